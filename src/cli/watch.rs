//! `pliego build --watch`: builds again whenever a file of the workspace is saved.

use std::path::{Component, Path};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

// The debouncer's own events do not tell whether a file was written or merely read, and a build reads every file: it
// would follow itself for ever. So the events beneath it are used.
use notify_debouncer_mini::notify::{self, Event, EventKind, RecursiveMode, Watcher};

use super::{Stop, Ui, report};
use crate::say;
use crate::workspace::TEMPLATES_FOLDER;

/// Editors save in several steps; what happens within this time counts as one.
const PAUSE: Duration = Duration::from_millis(250);

/// Watches `root` until the process is stopped. Changes of the publications in `out` are our own.
pub fn run(root: &Path, out: &Path, ui: Ui, build: impl Fn() -> Result<(), Stop>) -> Result<u8, Stop> {
    let failed = |error: notify::Error| {
        Stop(say!("no se puede vigilar la carpeta: {error}" | "the folder cannot be watched: {error}"))
    };
    let out = dunce::canonicalize(out).unwrap_or_else(|_| out.to_path_buf());
    let (sender, changes) = mpsc::channel();
    let watched = root.to_path_buf();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| matters(&event, &watched, &out)) {
            let _ = sender.send(());
        }
    })
    .map_err(failed)?;
    watcher.watch(root, RecursiveMode::Recursive).map_err(failed)?;
    let waiting = say!("Esperando cambios (Ctrl+C para terminar)…" | "Waiting for changes (Ctrl+C to stop)…");
    report::line(waiting.get(ui.lang));
    while changes.recv().is_ok() {
        // Until it has been quiet for a while.
        while !matches!(changes.recv_timeout(PAUSE), Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected)) {}
        // A build that cannot even start says so and the watch goes on: the next save may mend it.
        if let Err(Stop(why)) = build() {
            report::line(&format!("error: {}", why.get(ui.lang)));
        }
        report::line(waiting.get(ui.lang));
    }
    Ok(0)
}

/// Whether a build after the event could come out differently from the one before it.
fn matters(event: &Event, root: &Path, out: &Path) -> bool {
    let written = !matches!(event.kind, EventKind::Access(_));
    written && event.paths.iter().any(|path| is_input(path, root, out))
}

/// Whether a path may be that of a file that a build reads, or of a folder of such files. The output folder may be the
/// workspace itself.
fn is_input(path: &Path, root: &Path, out: &Path) -> bool {
    let Ok(relative) = path.strip_prefix(root) else { return false };
    let hidden = relative.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
    if hidden || path == out || path == root {
        return false;
    }
    match path.extension() {
        // A folder, most of the time: all that is in it comes or goes.
        None => true,
        Some(extension) => {
            let extension = extension.to_string_lossy().to_lowercase();
            let own_template = relative.components().next() == Some(Component::Normal(TEMPLATES_FOLDER.as_ref()));
            matches!(extension.as_str(), "toml" | "po" | "png" | "jpg" | "jpeg" | "svg")
                || (own_template && matches!(extension.as_str(), "typ" | "css"))
                // Beside the publications lie pages of ours.
                || (own_template && extension == "html" && path.parent() != Some(out))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use notify_debouncer_mini::notify::event::{AccessKind, CreateKind, ModifyKind};

    use super::*;

    #[test]
    fn a_build_does_not_follow_itself() {
        let root = Path::new("/w");
        for out in ["/w/output", "/w", "/w/content", "/w/templates"] {
            let out = Path::new(out);
            let event = |kind: EventKind, name: &str| Event::new(kind).add_path(out.join(name));
            for name in ["a.es.pdf", "a.es-en.html", "index.html", ".pliego.json", ".pliego-x1.tmp", ""] {
                for kind in [EventKind::Create(CreateKind::Any), EventKind::Modify(ModifyKind::Any)] {
                    assert!(!matters(&event(kind, name), root, out), "{} {name}", out.display());
                }
            }
            let read = Event::new(EventKind::Access(AccessKind::Any)).add_path(PathBuf::from("/w/content/a.toml"));
            assert!(!matters(&read, root, out));
        }
    }

    #[test]
    fn what_a_build_reads_is_an_input() {
        let root = Path::new("/w");
        for out in ["/w/output", "/w", "/elsewhere"] {
            for (path, expected) in [
                ("/w/content/a.toml", true),
                ("/w/content/A.TOML", true),
                ("/w/content/a.en.po", true),
                ("/w/content/logo.svg", true),
                ("/w/content/minutes", true),
                ("/w/templates/minutes/document.html", true),
                ("/w/templates/shared/index.html", true),
                ("/w/notes.txt", false),
                ("/w/.git/config.toml", false),
                ("/w/content/.a.toml.swp", false),
                ("/x/a.toml", false),
            ] {
                assert_eq!(is_input(Path::new(path), root, Path::new(out)), expected, "{path} with {out}");
            }
        }
    }
}
