//! The five-minute tutorial of both READMEs, followed to the letter in an empty folder.

use std::path::Path;
use std::process::Command;

use crate::support::{project, scratch, write};

/// The blocks of a page in that language of code, in order.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    page.split(&fence).skip(1).map(|rest| rest.split_once("```").expect("a block that ends").0).collect()
}

/// What the command says, in the language of the page.
fn say(folder: &Path, args: &[&str], lang: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pliego"))
        .args(args)
        .args(["--ui-lang", lang])
        .current_dir(folder)
        .output()
        .expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    said.replace('\u{a0}', " ")
}

fn follow(file: &str, lang: &str) {
    let page = std::fs::read_to_string(project().join(file)).expect("the README").replace("\r\n", "\n");
    let (files, outputs) = (blocks(&page, "toml"), blocks(&page, "text"));
    let folder = scratch();
    let document = "content/minutes.toml";
    for (path, text) in ["pliego.toml", "directory.toml", document].iter().zip(&files) {
        write(folder.path(), path, text);
    }
    assert_eq!(say(folder.path(), &["check"], lang), outputs[0], "{file}: the first check");
    assert!(files[2].contains("el viernes 21"));
    write(folder.path(), document, &files[2].replace("el viernes 21", "el jueves 21"));
    assert_eq!(say(folder.path(), &["check"], lang), outputs[1], "{file}: the second check");
    let said = say(folder.path(), &["build"], lang);
    let home = folder.path().canonicalize().expect("the folder");
    let said = said.replace(&*home.to_string_lossy(), "…").replace(&*folder.path().to_string_lossy(), "…");
    assert_eq!(said.replace('\\', "/"), outputs[2], "{file}: the build");
    assert!(folder.path().join("output/minutes-2026-05-12.es-en.pdf").exists());
}

#[test]
fn the_tutorial_in_english_says_what_happens() {
    follow("README.md", "en");
}

#[test]
fn the_tutorial_in_spanish_says_what_happens() {
    follow("README.es.md", "es");
}
