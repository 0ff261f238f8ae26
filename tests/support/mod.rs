//! What the suites share: scratch workspaces, readers of the outputs.

pub mod dice;
pub mod edits;
pub mod examples;
pub mod html_text;
pub mod kill;
pub mod layout;
pub mod marks;
pub mod pdf_text;
pub mod run;
pub mod stress;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use pliego::build::{BuildOptions, Report, build};
use pliego::diag::Finding;
use pliego::view::Format;
use pliego::workspace::Workspace;
use tempfile::TempDir;

/// Root of the project.
pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder that goes away with the value.
pub fn scratch() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A scratch workspace with these files.
pub fn workspace(files: &[(&str, &str)]) -> TempDir {
    let folder = scratch();
    // The mark of a root: nothing above the scratch folder must have a say.
    if !files.iter().any(|(path, _)| *path == "pliego.toml") {
        write(folder.path(), "pliego.toml", "");
    }
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

/// Writes a file below a folder, with the folders it needs.
pub fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().expect("a path with a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

/// Copies a folder with all that is below it.
pub fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("a readable folder");
        let target = to.join(entry.path().strip_prefix(from).expect("a path below the folder"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).expect("a folder");
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// The project's samples as a scratch workspace.
pub fn samples() -> TempDir {
    let folder = scratch();
    for path in ["pliego.toml", "directory.toml"] {
        std::fs::copy(project().join(path), folder.path().join(path)).expect("a copy");
    }
    copy(&project().join("content"), &folder.path().join("content"));
    folder
}

/// The codes of findings, in their order.
pub fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code.as_str()).collect()
}

/// The samples with all their publications, made once for all tests: nobody writes there.
pub fn published() -> &'static Path {
    static BUILT: LazyLock<TempDir> = LazyLock::new(|| {
        let folder = samples();
        let report = build_all(folder.path());
        assert!(report.findings.is_empty(), "{:#?}", report.findings);
        folder
    });
    BUILT.path()
}

/// How many files the samples are published in: each edition in each format that its document has.
pub fn output_count() -> usize {
    let workspace = Workspace::open(&project()).expect("the samples");
    let documents = workspace.documents.iter().map(|loaded| loaded.document.as_ref().expect("a sound sample"));
    documents.map(|document| document.editions.len() * document.formats().count()).sum()
}

/// How many documents the project's samples are.
pub fn sample_count() -> usize {
    let visible = |entry: &walkdir::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
    let walk = walkdir::WalkDir::new(project().join("content")).into_iter().filter_entry(visible);
    let files = walk.map(|entry| entry.expect("an entry"));
    let count = files.filter(|entry| entry.path().extension().is_some_and(|e| e == "toml")).count();
    assert!(count >= 4, "{count} samples");
    count
}

/// Findings of a workspace.
pub fn check(folder: &Path) -> Vec<Finding> {
    let mut workspace = Workspace::open(folder).expect("a readable folder");
    pliego::build::check(&mut workspace)
}

/// Builds everything of a workspace into its `output` folder.
pub fn build_all(folder: &Path) -> Report {
    build_with(folder, |_| {})
}

/// Builds with options of one's own.
pub fn build_with(folder: &Path, change: impl FnOnce(&mut BuildOptions)) -> Report {
    let mut workspace = Workspace::open(folder).expect("a readable folder");
    let mut options = BuildOptions {
        editions: Vec::new(),
        formats: Format::ALL.to_vec(),
        out: folder.join("output"),
        workers: 2,
        prune: false,
        clean: false,
        only: Vec::new(),
    };
    change(&mut options);
    build(&mut workspace, &options, &|_, _| {})
}

/// Names of the files in a folder, hidden ones left out, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a readable folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// The files in a folder with their bytes, hidden ones left out.
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let bytes = |name: &String| std::fs::read(folder.join(name)).expect("a readable file");
    names(folder).into_iter().map(|name| (name.clone(), bytes(&name))).collect()
}

/// A small correct document of minutes, with more lines; they end in a decision where they say nothing else, because
/// minutes that say nothing are a fault.
pub fn minutes(id: &str, more: &str) -> String {
    let lists = ["discussion", "decision", "action", "followup"];
    let says = lists.iter().any(|list| more.contains(&format!("[{list}]")) || more.contains(&format!("{list} =")));
    let decision = if says { "" } else { "\n[[decision]]\ntext = \"S/C\"\n" };
    format!(
        "kind = \"minutes\"\nid = \"{id}\"\ntitle = {{ es = \"Reunión\", en = \"Meeting\" }}\nbody = \"SAG\"\n\
         issued = 2024-05-16\nstatus = \"circulated\"\ndate = 2024-05-14\n{more}{decision}"
    )
}

/// A directory with the body that [`minutes`] names.
pub const DIRECTORY: &str = "[[body]]\nkey = \"sag\"\nacronym = { es = \"SAG\", en = \"SAG\" }\n\
    name = { es = \"Grupo Consultivo Estratégico\", en = \"Strategic Advisory Group\" }\n";

/// The text of one edition of a document with the id `a`, equal in PDF and HTML.
pub fn publish(source: &str, edition: &str) -> String {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", source)]);
    let report = build_all(folder.path());
    let errors: Vec<_> = report.findings.iter().filter(|f| f.is_error()).collect();
    assert!(
        errors.is_empty() && report.written == 6,
        "{:?}",
        report.findings.iter().map(|f| &f.message.es).collect::<Vec<_>>()
    );
    let file = |extension: &str| folder.path().join("output").join(format!("a.{edition}.{extension}"));
    let pdf = pdf_text::fold(&pdf_text::read(&std::fs::read(file("pdf")).expect("the PDF")).text);
    let html = pdf_text::fold(&html_text::read(&std::fs::read_to_string(file("html")).expect("the HTML")).text);
    assert_eq!(pdf, html);
    pdf
}

/// Holds that a text has these parts.
pub fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "«{part}» not in:\n{text}");
    }
}
