//! The documentation against the code: `docs/format.md` holds every key of every kind and every code, as declared.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes the tables anew; what stands outside the two marks is written by hand.

mod support;

use std::fmt::Write;

use pliego::diag::Severity;
use pliego::kinds::{Header, KINDS};
use pliego::source::{Record, Shape, Type};
use pliego::workspace::{config::ConfigFile, directory::DirectoryFile};

const BEGIN: &str = "<!-- From here on generated from the code: UPDATE_DOCS=1 cargo test --test docs -->";
const END: &str = "<!-- End of what is generated -->";

#[test]
fn the_reference_of_the_format_is_that_of_the_code() {
    let path = support::project().join("docs/format.md");
    let found = std::fs::read_to_string(&path).expect("the reference").replace("\r\n", "\n");
    let (before, rest) = found.split_once(BEGIN).expect("the first mark");
    let (_, after) = rest.split_once(END).expect("the second mark");
    let expected = format!("{before}{BEGIN}\n\n{}{END}{after}", tables());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &expected).expect("a writable reference");
    }
    let line = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
    assert!(
        found == expected || std::env::var_os("UPDATE_DOCS").is_some(),
        "docs/format.md is not up to date: {line:?}"
    );
}

fn tables() -> String {
    let mut out = String::new();
    section(&mut out, "`pliego.toml`", &ConfigFile::SHAPE);
    section(&mut out, "`directory.toml`", &DirectoryFile::SHAPE);
    section(&mut out, "Header", &Header::SHAPE);
    for kind in KINDS {
        section(&mut out, &format!("`kind = \"{}\"`", kind.key), kind.shape);
    }
    out += "## Codes\n\n| Code | Severity | English | Spanish |\n|---|---|---|---|\n";
    for rule in pliego::kinds::codes() {
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let _ = writeln!(out, "| {} | {severity} | {} | {} |", rule.code, rule.name.en, rule.name.es);
    }
    out.push('\n');
    out
}

fn section(out: &mut String, title: &str, shape: &'static Shape) {
    let _ = write!(out, "## {title}\n\n");
    let mut written = Vec::new();
    table(out, "", shape, &mut written);
}

/// The keys of a table, then the tables that they hold, each shape once.
fn table(out: &mut String, path: &str, shape: &'static Shape, written: &mut Vec<&'static str>) {
    let _ = write!(out, "{}\n\n", paragraphs(shape.doc));
    *out += "| Key | In Spanish | Value | Must be there | What it says | Example |\n|---|---|---|---|---|---|\n";
    for field in shape.fields {
        let cells = [
            format!("`{}`", field.key),
            field.es.to_owned(),
            words(field.ty, field.key),
            if field.required { "yes".to_owned() } else { String::new() },
            field.doc.trim().to_owned(),
            format!("`{}`", field.ty.example(field.key)),
        ];
        let _ = writeln!(out, "| {} |", cells.map(|cell| cell.replace('|', "\\|").replace('\n', " ")).join(" | "));
    }
    out.push('\n');
    for field in shape.fields {
        let (inner, list) = match field.ty {
            Type::List(inner) => (*inner, true),
            ty => (ty, false),
        };
        let (below, value) = match inner {
            Type::Record(below) => (below, false),
            Type::Either { table, .. } => (table, true),
            _ => continue,
        };
        if written.contains(&below.doc) {
            continue;
        }
        written.push(below.doc);
        let path = if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) };
        let head = match (value, list) {
            (true, _) => format!("A table as the value of `{path}`"),
            (false, true) => format!("`[[{path}]]`"),
            (false, false) => format!("`[{path}]`"),
        };
        let _ = write!(out, "### {head}\n\n");
        table(out, &path, below, written);
    }
}

fn paragraphs(doc: &str) -> String {
    doc.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

fn words(ty: Type, key: &str) -> String {
    match ty {
        Type::Scalar { en, .. } | Type::Either { en, .. } => en.to_owned(),
        Type::Choice(list) => {
            format!("one of {}", list.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "))
        }
        Type::Record(_) => format!("table `[{key}]`"),
        Type::List(Type::Record(_)) => format!("rows `[[{key}]]`"),
        Type::List(inner) => format!("{}, or a list of them", words(*inner, key)),
    }
}

#[test]
fn every_field_is_described_in_both_languages() {
    let mut looked = 0;
    let mut waiting: Vec<&Shape> = vec![&ConfigFile::SHAPE, &DirectoryFile::SHAPE, &Header::SHAPE];
    waiting.extend(KINDS.iter().map(|kind| kind.shape));
    while let Some(shape) = waiting.pop() {
        assert!(!shape.doc.trim().is_empty());
        for field in shape.fields {
            assert!(field.doc.trim().ends_with('.') || field.doc.trim().ends_with(':'), "{}: {}", field.key, field.doc);
            assert!(!field.es.is_empty() && !field.es.contains('_'), "{}", field.key);
            let inner = if let Type::List(inner) = field.ty { *inner } else { field.ty };
            match inner {
                Type::Record(below) | Type::Either { table: below, .. } => waiting.push(below),
                _ => {}
            }
            looked += 1;
        }
    }
    assert!(looked > 150, "{looked} fields");
}
