//! The tutorials of `docs`, followed to the letter in an empty folder.
//!
//! A block of TOML is a file, named in its first line; one of `diff` changes the document, or is added at its end when it
//! takes nothing away; one of `sh` is a command, and the block of `text` behind it is what the command says.
//! `UPDATE_DOCS=1 cargo test tutorials::` writes what the commands say.

use std::path::Path;

use crate::support::run::{err, out, pliego};
use crate::support::{names, project, scratch, write};

const DOCUMENT: &str = "content/minutes.toml";

/// What a command says, in the language of the page.
fn say(folder: &Path, command: &str, lang: &str) -> String {
    let args: Vec<&str> = command.trim().split(' ').skip(1).chain(["--ui-lang", lang]).collect();
    let output = pliego(folder, &args);
    let said = err(&output) + &out(&output);
    let home = folder.canonicalize().expect("the folder");
    let said = said.replace(&*home.to_string_lossy(), "…").replace(&*folder.to_string_lossy(), "…");
    said.replace('\u{a0}', " ").replace('\\', "/")
}

/// The document with an edit.
fn edit(folder: &Path, diff: &str) {
    let side = |sign: char| {
        diff.lines().filter_map(|line| line.strip_prefix(sign)).fold(String::new(), |all, line| all + line + "\n")
    };
    let (old, new) = (side('-'), side('+'));
    let text = std::fs::read_to_string(folder.join(DOCUMENT)).expect("the document");
    assert!(text.contains(&old), "there is nothing to edit: {old}");
    let text = if old.is_empty() { text + &new } else { text.replacen(&old, &new, 1) };
    write(folder, DOCUMENT, &text);
}

/// Follows a page and returns the folder.
fn follow(file: &str, lang: &str) -> tempfile::TempDir {
    let path = project().join(file);
    let page = std::fs::read_to_string(&path).expect("the page").replace("\r\n", "\n");
    let folder = scratch();
    let (mut followed, mut said) = (String::new(), None);
    for (at, part) in page.split("```").enumerate() {
        let mut part = part.to_owned();
        if at % 2 == 1 {
            let (language, block) = part.split_once('\n').expect("a language");
            match language {
                "toml" => {
                    let (name, text) = block.split_once('\n').expect("a name");
                    write(folder.path(), name.trim_start_matches("# "), text);
                }
                "diff" => edit(folder.path(), block),
                "sh" => said = Some(say(folder.path(), block, lang)),
                "text" => {
                    let said = said.take().expect("a command before it");
                    if std::env::var_os("UPDATE_DOCS").is_none() {
                        assert_eq!(said, block, "{file}");
                    }
                    part = format!("text\n{said}");
                }
                other => panic!("{file}: a block of {other}"),
            }
        }
        followed += if at == 0 { "" } else { "```" };
        followed += &part;
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, followed).expect("a writable page");
    }
    folder
}

#[test]
fn the_story_of_a_correction_in_english() {
    let folder = follow("docs/corrections.md", "en");
    let page = std::fs::read_to_string(folder.path().join("output/minutes-2026-05-12.en.html")).expect("the page");
    for words in
        ["Corrects version 3 of 1\u{a0}June 2026", "Corrigenda", "Version 3 of", "Version 4 of", "For", "Read", "C2"]
    {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(names(&folder.path().join("content/.record/minutes-2026-05-12")).len(), 4);
}

#[test]
fn the_story_of_a_correction_in_spanish() {
    let folder = follow("docs/corrections.es.md", "es");
    let page = std::fs::read_to_string(folder.path().join("output/minutes-2026-05-12.es.html")).expect("the page");
    for words in
        ["Corrige la versión 3, del 1\u{a0}de junio de 2026", "Fe de erratas", "Donde dice", "Debe decir", "C2"]
    {
        assert!(page.contains(words), "{words}");
    }
}
