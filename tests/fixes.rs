//! Fixes, as data: each folder of `tests/fixes` is a workspace before (`before`) and after (`after`) `check --fix`.
//!
//! What is not fixed must be in both alike, byte for byte. In the fixed workspace nothing is left that has a fix, and
//! nothing is wrong that was not wrong before.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::support::{self, DIRECTORY, codes, minutes, workspace, write};
use pliego::fix::{self, Outcome};
use pliego::workspace::{Root, Workspace};

fn run(folder: &Path) -> Outcome {
    fix::run(&Root::find(folder).expect("a workspace"), &|_, _| true)
}

/// Fixes a workspace on disk.
fn fix(folder: &Path) -> Outcome {
    let outcome = run(folder);
    let unwritten = fix::write(&outcome.workspace.root, &outcome.changes);
    assert!(unwritten.is_empty(), "{unwritten:?}");
    outcome
}

fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let text = std::fs::read_to_string(entry.path()).expect("a text");
        (entry.path().strip_prefix(folder).expect("below").to_path_buf(), text)
    };
    files.map(read).collect()
}

#[test]
fn each_case_comes_out_as_it_should() {
    let root = support::project().join("tests/fixes");
    let mut cases: Vec<_> = std::fs::read_dir(&root).expect("the cases").map(|e| e.expect("a case").path()).collect();
    cases.sort();
    let mut fixed = BTreeSet::new();
    for case in &cases {
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        let folder = support::scratch();
        support::copy(&case.join("before"), folder.path());
        let before = support::check(folder.path());
        let outcome = fix(folder.path());
        if std::env::var_os("UPDATE_FIXES").is_some() {
            support::copy(folder.path(), &case.join("after"));
        }
        assert_eq!(files(folder.path()), files(&case.join("after")), "{name}");
        assert!(outcome.undone.is_empty(), "{name}: {:?}", outcome.undone);
        assert!(outcome.applied.len() >= before.iter().filter(|finding| finding.fix.is_some()).count(), "{name}");
        let after = support::check(folder.path());
        assert_eq!(codes(&after), codes(&outcome.findings), "{name}: what is on disk is what was tried");
        assert!(after.iter().all(|finding| finding.fix.is_none()), "{name}: {:?}", codes(&after));
        let again = run(folder.path());
        assert!(again.applied.is_empty() && again.changes.is_empty(), "{name}: a second time changes something");
        fixed.extend(outcome.applied.iter().map(|applied| applied.code.as_str()));
    }
    assert!(cases.len() >= 3, "{} cases", cases.len());
    let expected = [
        "F001", "F002", "F004", "F007", "F008", "F009", "F010", "R001", "S005", "S008", "S009", "S010", "S011", "S012",
        "S014",
    ];
    assert_eq!(fixed.into_iter().collect::<Vec<_>>(), expected);
}

/// A correct document with its faults put in; fixed, it is the correct one again.
#[test]
fn line_ends_marks_and_comments_are_kept() {
    let right = minutes(
        "a",
        "# above\nversion = \"2\" # behind\n\n# the rows\n[[action]]\n# a row\ntask = { es = \"Uno\", en = \"One\" } # end\nresponsible = \"all\"\ndue = 2024-06-01\n",
    );
    let wrong = minutes(
        "a",
        "\n# the rows\n[[action]]\n# a row\ntask = { es = “Uno”, en = \"One\" } # end\n# above\nversion = \"2\" # behind\nresponsable = \"all\"\ndue = 2024-06-01\n",
    );
    for (mark, end) in [("", "\n"), ("\u{feff}", "\r\n"), ("", "\r\n"), ("\u{feff}", "\n")] {
        let dressed = |text: &str| format!("{mark}{}", text.replace('\n', end));
        let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &dressed(&wrong))]);
        let outcome = fix(folder.path());
        assert_eq!(outcome.applied.len(), 3);
        assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
        let text = std::fs::read_to_string(folder.path().join("content/a.toml")).expect("the document");
        assert_eq!(text, dressed(&right), "{end:?}");
    }
}

#[test]
fn fixes_that_would_make_something_worse_are_taken_back() {
    // In double brackets it is a row, and has more errors than the one that it had.
    let worse = minutes("a", "[decision]\nagenda = 3\nid = 4\n");
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &worse),
        ("content/b.toml", &minutes("b", "versión = \"2\"\n")),
    ]);
    let outcome = fix(folder.path());
    let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("the document");
    assert_eq!(text("content/b.toml"), minutes("b", "version = \"2\"\n"));
    assert_eq!(text("content/a.toml"), worse);
    assert_eq!(outcome.undone.into_iter().collect::<Vec<_>>(), ["content/a.toml"]);
}

#[test]
fn a_fix_may_change_another_file() {
    let named = "host = \"Mesa de Salud\"\n";
    let folder = workspace(&[
        ("directory.toml", DIRECTORY.trim_end()),
        ("content/a.toml", &minutes("a", named)),
        ("content/b.toml", &minutes("b", "host = \"mesa de salud\"\nchair = { body = \"SAAG\" }\n")),
    ]);
    let before = support::check(folder.path());
    assert_eq!(codes(&before), ["R001", "R001", "R001"]);
    let outcome = fix(folder.path());
    // One declaration for both documents; what is near a declared name is rather a slip.
    assert_eq!(codes(&outcome.findings), ["R001"]);
    let directory = std::fs::read_to_string(folder.path().join("directory.toml")).expect("the directory");
    assert_eq!(
        directory,
        format!(
            "{DIRECTORY}\n[[body]]\nkey = \"mesa-de-salud\"\nname = {{ es = \"Mesa de Salud\", en = \"Mesa de Salud\" }}\n"
        )
    );
}

#[test]
#[cfg(unix)]
fn files_that_are_protected_or_elsewhere_are_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let wrong = minutes("a", "versión = \"2\"\n");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &wrong)]);
    let path = folder.path().join("content/a.toml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o440)).expect("permissions");
    let outcome = run(folder.path());
    let unwritten = fix::write(&outcome.workspace.root, &outcome.changes);
    assert_eq!(codes(&unwritten), ["P005"]);
    assert_eq!(std::fs::read_to_string(&path).expect("the document"), wrong);

    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("permissions");
    write(folder.path(), "content/a.toml", &format!("{wrong}# saved meanwhile\n"));
    assert_eq!(codes(&fix::write(&outcome.workspace.root, &outcome.changes)), ["P005"]);
    fix(folder.path());
    let mode = std::fs::metadata(&path).expect("the document").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);

    // A document that is a link to another place of the workspace is written there; one that leads out is not read.
    let outside = support::scratch();
    write(outside.path(), "out.toml", &wrong);
    std::os::unix::fs::symlink(outside.path().join("out.toml"), folder.path().join("content/out.toml"))
        .expect("a link");
    write(folder.path(), "kept/b.toml", &minutes("b", "versión = \"2\"\n"));
    std::os::unix::fs::symlink("../kept/b.toml", folder.path().join("content/b.toml")).expect("a link");
    let outcome = fix(folder.path());
    assert_eq!(codes(&outcome.findings), ["P003"]);
    assert_eq!(std::fs::read_to_string(outside.path().join("out.toml")).expect("the other"), wrong);
    let kept = std::fs::read_to_string(folder.path().join("kept/b.toml")).expect("the document");
    assert_eq!(kept, minutes("b", "version = \"2\"\n"));
    assert!(folder.path().join("content/b.toml").is_symlink());
}

#[test]
fn only_what_was_chosen_is_fixed() {
    let wrong = |id: &str| minutes(id, "versión = \"2\"\n");
    let folder =
        workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &wrong("a")), ("content/b.toml", &wrong("b"))]);
    let root = Root::find(folder.path()).expect("a workspace");
    let outcome = fix::run(&root, &|_: &Workspace, finding| finding.at.file.path == "content/b.toml");
    let changed: Vec<&str> = outcome.changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(changed, ["content/b.toml"]);
    assert!(
        outcome.changes[0].diff().contains("-versión = \"2\"\n+version = \"2\"\n"),
        "{}",
        outcome.changes[0].diff()
    );
}
