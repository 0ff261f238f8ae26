//! `issue` killed at random moments: the record is the old one or the new one, and the next run goes through.
//!
//! `PLIEGO_KILLS=500 cargo test killed:: -- --nocapture` kills more runs and prints what became of them.

use std::path::Path;

use crate::support::dice::Dice;
use crate::support::kill;
use crate::support::{self, DIRECTORY, minutes, workspace, write};
use pliego::versions::{Ledger, RECORD_FOLDER};
use pliego::workspace::Root;

const ISSUE: &[&str] = &["issue", "content/a.toml", "--ui-lang", "en"];

fn text(version: usize) -> String {
    let long = support::stress::words(400);
    let more =
        format!("version = \"{version}\"\n[[decision]]\ntext = {{ es = \"{long}\", en = \"{long} {version}\" }}\n");
    minutes("a", &more)
}

/// A workspace whose document was issued once, and says something else now.
fn changed() -> tempfile::TempDir {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &text(1))]);
    assert!(kill::run(folder.path(), ISSUE).status.success());
    write(folder.path(), "content/a.toml", &text(2));
    folder
}

/// How many versions there are; every one of them is whole.
fn versions(folder: &Path) -> usize {
    let ledger = Ledger::read(&Root::find(folder).expect("a workspace"), "content");
    assert_eq!(ledger.findings_of("a").count(), 0);
    ledger.of("a").len()
}

/// Names of all files in the record, hidden ones too.
fn files(folder: &Path) -> Vec<String> {
    let record = folder.join("content").join(RECORD_FOLDER).join("a");
    let entries = std::fs::read_dir(record).expect("a record");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_version_is_there_whole_or_not_at_all() {
    let kills = kill::count("PLIEGO_KILLS", 40);
    let usual = kill::usual(ISSUE, changed);
    let (mut old, mut new, mut over, mut leavings) = (0, 0, 0, 0);
    let prepared = changed();
    let first = std::fs::read(prepared.path().join("content/.record/a/0001.toml")).expect("the first version");
    for number in 0..kills {
        let folder = prepared.path();
        over += usize::from(kill::at_random(folder, ISSUE, usual, &mut Dice::new(number)));
        match versions(folder) {
            1 => old += 1,
            2 => new += 1,
            count => panic!("kill {number}: {count} versions"),
        }
        leavings += usize::from(files(folder).iter().any(|name| name.ends_with(".tmp")));
        let next = kill::run(folder, ISSUE);
        assert!(next.status.success(), "kill {number}: {}", String::from_utf8_lossy(&next.stderr));
        assert_eq!(versions(folder), 2, "kill {number}");
        assert_eq!(files(folder), ["0001.toml", "0002.toml"], "kill {number}: nothing else is left");
        assert_eq!(std::fs::read(folder.join("content/.record/a/0001.toml")).expect("a version"), first);
        std::fs::remove_file(folder.join("content/.record/a/0002.toml")).expect("the second version");
    }
    println!(
        "{kills} runs killed within {usual:?}: {old} left the old record, {new} the new one; {over} were over, {leavings} left a temporary file"
    );
    assert!(old > 0, "some run was killed before its end");
}

#[test]
fn two_at_once_issue_one_version() {
    for number in 0..8 {
        let folder = changed();
        let both = [0, 1].map(|_| kill::pliego(folder.path(), ISSUE).spawn().expect("the program runs"));
        let both = both.map(|child| child.wait_with_output().expect("the program ends"));
        let said = || both.iter().map(|output| String::from_utf8_lossy(&output.stderr)).collect::<String>();
        assert_eq!((versions(folder.path()), files(folder.path())), (2, vec!["0001.toml".into(), "0002.toml".into()]));
        assert!(both.iter().any(|output| output.status.success()), "{number}: {}", said());
        assert!(both.iter().all(|output| output.status.success()), "{number}: {}", said());
    }
}
