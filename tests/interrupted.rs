//! A build that is killed: each output is the old one or the new one, and the next build makes all of them new.
//!
//! `PLIEGO_KILLS` says how often; a few dozen times by default.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::dice::Dice;
use crate::support::run::command;
use crate::support::{self, contents, minutes, write};

const IDS: [&str; 3] = ["a", "b", "c"];

/// Writes the documents in one of two versions.
fn documents(folder: &Path, version: &str) {
    for id in IDS {
        let text = minutes(id, "").replace("Reunión", version).replace("Meeting", version);
        write(folder, &format!("content/{id}.toml"), &text);
    }
}

fn pliego(folder: &Path) -> Command {
    let mut command = command(folder, &["build", "--jobs", "2"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn build(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    assert!(pliego(folder).status().expect("the command runs").success());
    contents(&folder.join("output"))
}

/// Names of what only a build under way may have in the folder.
fn left_lying(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder.join("output")).expect("the folder").map(|entry| entry.expect("an entry"));
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".pliego-")).collect()
}

/// Bytes of the outputs by their names.
type Outputs = BTreeMap<String, Vec<u8>>;

/// The two states between which the builds are killed, and how long a build takes.
fn states(folder: &Path) -> (Outputs, Outputs, Duration) {
    documents(folder, "Caracas");
    let old = build(folder);
    documents(folder, "Maracaibo");
    let start = std::time::Instant::now();
    let new = build(folder);
    assert_eq!(old.len(), IDS.len() * 6 + 1);
    assert!(old.iter().all(|(name, bytes)| new[name] != *bytes));
    (old, new, start.elapsed())
}

#[test]
fn a_killed_build_leaves_each_output_old_or_new_and_the_next_one_goes_through() {
    let kills = std::env::var("PLIEGO_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(30);
    let folder = support::scratch();
    write(folder.path(), "pliego.toml", "");
    write(folder.path(), "directory.toml", support::DIRECTORY);
    let (old, new, takes) = states(folder.path());
    let mut dice = Dice::new(7);
    let (mut mixed, mut lying) = (0, 0);
    for kill in 0..kills {
        // From the one state to the other and back.
        let (from, to, version) = if kill % 2 == 0 { (&new, &old, "Caracas") } else { (&old, &new, "Maracaibo") };
        documents(folder.path(), version);
        let mut child = pliego(folder.path()).spawn().expect("the command runs");
        std::thread::sleep(takes.mul_f64(dice.roll(1200) as f64 / 1000.0));
        let _ = child.kill();
        child.wait().expect("an end");
        let now = contents(&folder.path().join("output"));
        assert_eq!(now.keys().collect::<Vec<_>>(), from.keys().collect::<Vec<_>>(), "kill {kill}");
        for (name, bytes) in &now {
            assert!(*bytes == from[name] || *bytes == to[name], "kill {kill}: {name} is neither old nor new");
        }
        mixed += usize::from(now != *from && now != *to);
        lying += usize::from(!left_lying(folder.path()).is_empty());
        assert!(build(folder.path()) == *to, "kill {kill}: the next build does not make all of it new");
        assert_eq!(left_lying(folder.path()), [""; 0], "kill {kill}: something lies about");
    }
    println!("{kills} kills: {mixed} between the documents, {lying} with files that lay ready");
}

#[test]
fn a_killed_set_is_finished_even_when_its_document_has_an_error_by_then() {
    let folder = support::scratch();
    write(folder.path(), "pliego.toml", "");
    write(folder.path(), "directory.toml", support::DIRECTORY);
    let (old, new, _) = states(folder.path());
    // Killed after the second of its moves: the others lie ready, and the journal says where they go.
    let output = folder.path().join("output");
    let names: Vec<&String> = old.keys().filter(|name| name.starts_with("a.")).collect();
    let mut moves = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let ready = format!(".pliego-{i}.tmp");
        if i >= 2 {
            std::fs::write(output.join(&ready), &old[*name]).expect("a file");
        } else {
            std::fs::write(output.join(name), &old[*name]).expect("a file");
        }
        moves.push((ready, (*name).clone()));
    }
    std::fs::write(output.join(".pliego-a.journal"), serde_json::to_vec(&moves).expect("JSON")).expect("a file");
    write(folder.path(), "content/a.toml", "kind = \"minutes\"\nid = \"a\"\n");
    assert!(!pliego(folder.path()).status().expect("the command runs").success());
    let now = contents(&output);
    for (name, bytes) in now.iter().filter(|(name, _)| *name != "index.html") {
        let expected = if name.starts_with("a.") { &old[name] } else { &new[name] };
        assert!(bytes == expected, "{name}");
    }
    assert_eq!(left_lying(folder.path()), [""; 0]);
}
