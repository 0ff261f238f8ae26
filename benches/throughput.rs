//! Documents a second and peak memory of a whole build, next to a loop that only compiles and exports the same pages.
//!
//! `cargo bench --profile dev --bench throughput -- [documents] [workers]` makes a workspace out of the samples
//! (500 documents by default, both kinds, all editions), builds it in a process of its own, then runs the bare loop
//! in another one. Peak memory is the operating system's figure (`VmHWM`) and is known on Linux only. Compare the
//! ratios: absolute figures hold for one machine on one day.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use pliego::assets::Templates;
use pliego::kinds::compose;
use pliego::pdf::{Plant, Press};
use pliego::theme::Theme;
use pliego::workspace::Workspace;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [mode, folder, workers] = &args[..]
        && mode == "--bare"
    {
        return bare(Path::new(folder), workers.parse().expect("a number of workers"));
    }
    let number = |i: usize, default: usize| args.get(i).and_then(|n| n.parse().ok()).unwrap_or(default);
    let documents = number(0, 500);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let workers = number(1, cores);

    let folder = tempfile::tempdir().expect("a temporary folder");
    let made = make_workspace(folder.path(), documents);
    println!("{made} documents, {} editions as PDF and HTML, {workers} workers", made * 3);

    let build = |formats: &str, out: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pliego"));
        command.args(["build", "--jobs", &workers.to_string(), "--format", formats, "--out"]);
        command.arg(folder.path().join(out)).current_dir(folder.path()).stderr(Stdio::null());
        measure(command)
    };
    let mut loop_only = Command::new(std::env::current_exe().expect("this program"));
    loop_only.arg("--bare").arg(folder.path()).arg(workers.to_string());

    let rows = [
        ("pliego build, PDF and HTML", build("pdf,html", "all")),
        ("pliego build, PDF only", build("pdf", "pdf")),
        ("the loop alone, PDF", measure(loop_only)),
        ("pliego build again, nothing changed", build("pdf,html", "all")),
    ];
    println!("{:<38} {:>9} {:>9} {:>12} {:>9}", "", "seconds", "docs/s", "editions/s", "peak MB");
    for (name, run) in &rows {
        let seconds = run.time.as_secs_f64();
        let peak = run.peak_kb.map_or("?".to_owned(), |kb| format!("{:.0}", kb as f64 / 1024.0));
        let (documents, editions) = (made as f64 / seconds, made as f64 * 3.0 / seconds);
        println!("{name:<38} {seconds:>9.2} {documents:>9.1} {editions:>12.1} {peak:>9}");
    }
    let ratio = rows[1].1.time.as_secs_f64() / rows[2].1.time.as_secs_f64();
    println!("a PDF build takes {ratio:.2} times the loop alone");
}

/// Copies of the samples under other ids, half of them minutes.
fn make_workspace(folder: &Path, documents: usize) -> usize {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["pliego.toml", "directory.toml"] {
        std::fs::copy(project.join(file), folder.join(file)).expect("a copy");
    }
    let samples: [(&str, &str); 4] = [
        ("minutes/2022-03-03-sag", "minutes-2022-03-03-sag"),
        ("ccpm/2023-venezuela", "ccpm-2023-venezuela"),
        ("minutes/2024-06-12-coordination", "minutes-2024-06-12"),
        ("ccpm/2025-diffa", "ccpm-2025-diffa"),
    ];
    std::fs::create_dir_all(folder.join("content")).expect("a folder");
    for i in 0..documents {
        let (path, id) = samples[i % samples.len()];
        for extension in ["toml", "en.po"] {
            let Ok(text) = std::fs::read_to_string(project.join("content").join(format!("{path}.{extension}"))) else {
                continue;
            };
            let text = text.replace(id, &format!("{id}-{i}"));
            std::fs::write(folder.join("content").join(format!("{i:05}.{extension}")), text).expect("a file");
        }
    }
    documents
}

struct Run {
    time: Duration,
    peak_kb: Option<u64>,
}

fn measure(mut command: Command) -> Run {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().expect("the command runs");
    let status = format!("/proc/{}/status", child.id());
    let mut peak_kb = None;
    let exit = loop {
        let known = std::fs::read_to_string(&status).ok().and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
            line.split_whitespace().nth(1)?.parse().ok()
        });
        peak_kb = peak_kb.max(known);
        if let Some(exit) = child.try_wait().expect("a child") {
            break exit;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(exit.success(), "{command:?} failed");
    Run { time: start.elapsed(), peak_kb }
}

/// Compiles and exports every edition of the workspace, and throws the result away.
fn bare(folder: &Path, workers: usize) {
    let mut workspace = Workspace::open(folder).expect("the workspace");
    pliego::build::check(&mut workspace);
    let plant = Arc::new(Plant::new(&Templates::new(&[], Theme::default())));
    let editions: Vec<_> = (workspace.documents.iter())
        .filter_map(|loaded| loaded.document.as_ref())
        .flat_map(|document| document.editions.iter().map(move |edition| (document, edition)))
        .collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for worker in 0..workers {
            let (plant, editions, next, workspace) = (&plant, &editions, &next, &workspace);
            scope.spawn(move || {
                let press = Press::new(plant, worker).expect("a press");
                while let Some((document, edition)) = editions.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let view = compose(workspace, document, edition, "000000000000");
                    let pdf = press.document(&view, &Default::default(), &workspace.root).expect("a PDF");
                    std::hint::black_box(pdf);
                }
            });
        }
    });
}
