//! `docs/new-kind.md` followed to the letter, in a copy of the crate.

use std::path::Path;
use std::process::Command;

use crate::support::{self, examples, html_text, pdf_text, project, write};
use pliego::diag::{Example, Page, Shown};

/// A block of the page: what its mark says, and its text.
struct Piece<'a> {
    mark: &'a str,
    text: &'a str,
}

/// The marked blocks of the page, in order.
fn pieces(page: &str) -> Vec<Piece<'_>> {
    let marks = page.split("<!-- ").skip(1).map(|piece| piece.split_once(" -->").expect("a mark that ends"));
    marks
        .map(|(mark, rest)| {
            let (_, rest) = rest.split_once("```").expect("a block after the mark");
            let (_, rest) = rest.split_once('\n').expect("the language of the block");
            Piece { mark, text: rest.split_once("```\n").expect("a block that ends").0 }
        })
        .collect()
}

#[test]
fn a_sixth_kind_is_added_by_its_files_and_one_line() {
    let page = std::fs::read_to_string(project().join("docs/new-kind.md")).expect("the page").replace("\r\n", "\n");
    // Always the same place, so that what is compiled there does not pile up in the target folder.
    let crate_copy = &Path::new(env!("CARGO_TARGET_TMPDIR")).join("new-kind");
    if crate_copy.exists() {
        std::fs::remove_dir_all(crate_copy).expect("the copy of the last run goes away");
    }
    // Under another name: cargo tells packages of one target folder apart by name, and would mix up the two crates.
    for (file, change) in [("Cargo.toml", rename as fn(&str) -> String), ("Cargo.lock", rename_locked)] {
        let text = std::fs::read_to_string(project().join(file)).expect("a file of the crate");
        write(crate_copy, file, &change(&text.replace("\r\n", "\n")));
    }
    for folder in ["src", "templates", "fonts", "benches"] {
        support::copy(&project().join(folder), &crate_copy.join(folder));
    }
    for file in ["rust-toolchain.toml", "README.md"] {
        std::fs::copy(project().join(file), crate_copy.join(file)).expect("a copy");
    }
    let workspace = support::workspace(&[]);
    let (mut files, mut lines, mut documents) = (0, 0, 0);
    for Piece { mark, text } in pieces(&page) {
        if let Some(path) = mark.strip_prefix("file: ") {
            assert!(!crate_copy.join(path).exists(), "{path} is a new file");
            write(crate_copy, path, text);
            files += 1;
        } else if let Some((path, after)) = mark.strip_prefix("line: ").and_then(|m| m.split_once(", after ")) {
            assert_eq!(text.lines().count(), 1, "one line");
            add_line(&crate_copy.join(path), after.trim_matches('"'), text);
            lines += 1;
        } else if let Some(path) = mark.strip_prefix("document: ") {
            write(workspace.path(), path, text);
            documents += 1;
        } else {
            panic!("a mark that nobody knows: {mark}");
        }
    }
    assert_eq!((files, lines, documents), (8, 1, 1));

    // The dependencies are those that this test was built with; nothing is asked of the net.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    let run = |folder: &Path, args: &[&str]| {
        Command::new(env!("CARGO"))
            .args(["run", "--offline", "--locked", "--quiet", "--manifest-path"])
            .arg(crate_copy.join("Cargo.toml"))
            .arg("--")
            .args(args)
            .args(["--ui-lang", "en"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", target)
            .output()
            .expect("cargo runs")
    };
    let output = run(workspace.path(), &["build"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    // The body is not declared in this empty workspace, which is a warning.
    assert!(said.contains("1 document, 3 editions (6 files written, 0 unchanged); 0 errors, 1 warning"), "{said}");

    let read = |name: &str| std::fs::read(workspace.path().join("output").join(name)).expect("a publication");
    let expected = [
        ("es", ["Aviso público", "Para Todos", "Vigencia Desde marzo de 2026", "La bodega no atiende", "1. Retirar"]),
        ("en", ["Public notice", "To All", "Validity From March 2026", "The warehouse is closed", "1. Collect"]),
    ];
    for (edition, phrases) in expected {
        let pdf = pdf_text::fold(&pdf_text::read(&read(&format!("notice-2026-03.{edition}.pdf"))).text);
        let html = read(&format!("notice-2026-03.{edition}.html"));
        let html = pdf_text::fold(&html_text::read(&String::from_utf8_lossy(&html)).text);
        assert_eq!(pdf, html);
        support::has(&pdf, &phrases);
    }

    let explained = run(workspace.path(), &["explain", "n001"]);
    let explained = String::from_utf8_lossy(&explained.stdout);
    assert!(explained.starts_with("N001 · warning · request without addressee\n"), "{explained}");
    // What `tests/rules.rs` holds of every code holds of the new one.
    let page = std::fs::read_to_string(crate_copy.join("src/kinds/notice/pages/N001.toml")).expect("the page");
    let Shown::Examples { wrong, right } = Page::parse(&page).expect("a page").shown else { panic!("no examples") };
    for (example, closing) in [(wrong, "0 errors, 1 warning"), (right, "0 errors, 0 warnings")] {
        let document = ("notice.toml".to_owned(), format!("{HEADER}{}", example["notice"]));
        let folder = examples::workspace("N001", &Example::from([document]));
        let checked = run(folder.path(), &["check", "--short"]);
        let said = String::from_utf8_lossy(&checked.stderr);
        assert!(said.ends_with(&format!("1 document: {closing}\n")), "{said}");
        assert_eq!(said.contains("warning[N001]"), closing.contains("1 warning"), "{said}");
    }
}

/// What the examples of a notice lack, which here nobody knows but the copy.
const HEADER: &str = "kind = \"notice\"\nid = \"notice\"\ntitle = \"…\"\nbody = \"ACNUR\"\nissued = 2026-03-02\n\
    status = \"draft\"\ntext = \"…\"\n";

/// The manifest of the copy: another package with a library of the same name.
fn rename(manifest: &str) -> String {
    assert!(manifest.contains("name = \"pliego\"\n") && manifest.contains("default-run = \"pliego\"\n"));
    let renamed = manifest.replacen("name = \"pliego\"\n", "name = \"pliego-new-kind\"\n", 1);
    renamed.replacen("default-run = \"pliego\"\n", "", 1) + "\n[lib]\nname = \"pliego\"\npath = \"src/lib.rs\"\n"
}

fn rename_locked(lock: &str) -> String {
    assert!(lock.contains("name = \"pliego\"\n"));
    lock.replacen("name = \"pliego\"\n", "name = \"pliego-new-kind\"\n", 1)
}

fn add_line(file: &Path, after: &str, line: &str) {
    let text = std::fs::read_to_string(file).expect("a file of the crate");
    let (before, rest) = text.split_once(&format!("{after}\n")).expect("the place of the line");
    std::fs::write(file, format!("{before}{after}\n{line}{rest}")).expect("a writable copy");
}
