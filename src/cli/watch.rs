//! `pliego build --watch`: builds again whenever a file of the workspace is saved.

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use notify_debouncer_mini::{DebounceEventResult, new_debouncer, notify::RecursiveMode};

use super::{Stop, Ui, report};
use crate::say;

/// Editors save in several steps; what happens within this time counts as one.
const PAUSE: Duration = Duration::from_millis(250);

/// Watches `root` until the process is stopped. Changes below `out` are our own.
pub fn run(root: &Path, out: &Path, ui: Ui, build: impl Fn() -> Result<(), Stop>) -> Result<u8, Stop> {
    let (sender, changes) = mpsc::channel();
    let failed = |error: notify_debouncer_mini::notify::Error| {
        Stop(say!("no se puede vigilar la carpeta: {error}" | "the folder cannot be watched: {error}"))
    };
    let mut watcher = new_debouncer(PAUSE, move |result: DebounceEventResult| {
        let _ = sender.send(result);
    })
    .map_err(failed)?;
    watcher.watcher().watch(root, RecursiveMode::Recursive).map_err(failed)?;
    let out = dunce::canonicalize(out).unwrap_or_else(|_| out.to_path_buf());
    let waiting = say!("Esperando cambios (Ctrl+C para terminar)…" | "Waiting for changes (Ctrl+C to stop)…");
    report::line(waiting.get(ui.lang));
    for result in changes {
        let Ok(events) = result else { continue };
        let ours = |path: &Path| path.starts_with(&out) || path.starts_with(root.join(".git"));
        if events.iter().any(|event| !ours(&event.path)) {
            // A build that cannot even start says so and the watch goes on: the next save may mend it.
            if let Err(Stop(why)) = build() {
                report::line(&format!("error: {}", why.get(ui.lang)));
            }
            report::line(waiting.get(ui.lang));
        }
    }
    Ok(0)
}
