//! The documentation against the code: `docs/format.md` and `docs/format.es.md` hold every key of every kind and every
//! code, as declared.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes the tables anew; what stands outside the two marks is written by hand.

mod support;

use std::fmt::Write;

use pliego::diag::Severity;
use pliego::kinds::{Header, KINDS};
use pliego::locale::{Lang, Word};
use pliego::source::{Record, Shape, Type};
use pliego::workspace::{config::ConfigFile, directory::DirectoryFile};

const BEGIN: &str = "<!-- From here on generated from the code: UPDATE_DOCS=1 cargo test --test docs -->";
const END: &str = "<!-- End of what is generated -->";

pliego::words! {
    HEADER: "Encabezado" / "Header";
    HEAD_OF_FIELDS: "| Clave | En español | Valor | Obligatoria | Qué dice | Ejemplo |" / "| Key | In Spanish | Value | Must be there | What it says | Example |";
    YES: "sí" / "yes";
    AS_THE_VALUE_OF: "Una tabla como valor de" / "A table as the value of";
    ONE_OF: "una de" / "one of";
    TABLE: "tabla" / "table";
    ROWS: "filas" / "rows";
    OR_A_LIST: ", o una lista" / ", or a list of them";
    CODES: "Códigos" / "Codes";
    HEAD_OF_CODES: "| Código | Gravedad | Español | Inglés |" / "| Code | Severity | English | Spanish |";
    ERROR: "error" / "error";
    WARNING: "aviso" / "warning";
}

fn check(file: &str, lang: Lang) {
    let path = support::project().join("docs").join(file);
    let found = std::fs::read_to_string(&path).expect("the reference").replace("\r\n", "\n");
    let (before, rest) = found.split_once(BEGIN).expect("the first mark");
    let (_, after) = rest.split_once(END).expect("the second mark");
    let expected = format!("{before}{BEGIN}\n\n{}{END}{after}", tables(lang));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &expected).expect("a writable reference");
    }
    let line = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
    assert!(found == expected || std::env::var_os("UPDATE_DOCS").is_some(), "docs/{file} is not up to date: {line:?}");
}

#[test]
fn the_reference_of_the_format_is_that_of_the_code() {
    check("format.md", Lang::EN);
}

#[test]
fn the_reference_in_spanish_is_that_of_the_code() {
    check("format.es.md", Lang::ES);
}

#[test]
fn the_reference_has_the_same_parts_in_both_languages() {
    let parts = |file: &str| {
        let page = std::fs::read_to_string(support::project().join("docs").join(file)).expect("the reference");
        let level = |line: &str| line.chars().take_while(|c| *c == '#').count();
        let is_part = |line: &&str| line.starts_with('#') || line.starts_with("```") || line.starts_with('|');
        let (by_hand, _) = page.split_once(BEGIN).expect("the first mark");
        by_hand.lines().filter(is_part).map(|line| (level(line), line.matches(" | ").count())).collect::<Vec<_>>()
    };
    assert!(parts("format.md").len() > 30);
    assert_eq!(parts("format.md"), parts("format.es.md"));
}

fn tables(lang: Lang) -> String {
    let mut out = String::new();
    section(&mut out, "`pliego.toml`", &ConfigFile::SHAPE, lang);
    section(&mut out, "`directory.toml`", &DirectoryFile::SHAPE, lang);
    section(&mut out, HEADER.get(lang), &Header::SHAPE, lang);
    for kind in KINDS {
        section(&mut out, &format!("`kind = \"{}\"`", kind.key), kind.shape, lang);
    }
    let _ = write!(out, "## {}\n\n{}\n|---|---|---|---|\n", CODES.get(lang), HEAD_OF_CODES.get(lang));
    for rule in pliego::kinds::codes() {
        let severity = match rule.severity {
            Severity::Error => ERROR,
            Severity::Warning => WARNING,
        };
        let (own, other) = match lang {
            Lang::ES => (rule.name.es, rule.name.en),
            _ => (rule.name.en, rule.name.es),
        };
        let _ = writeln!(out, "| {} | {} | {own} | {other} |", rule.code, severity.get(lang));
    }
    out.push('\n');
    out
}

fn section(out: &mut String, title: &str, shape: &'static Shape, lang: Lang) {
    let _ = write!(out, "## {title}\n\n");
    let mut written = Vec::new();
    table(out, "", shape, &mut written, lang);
}

/// The keys of a table, then the tables that they hold, each shape once.
fn table(out: &mut String, path: &str, shape: &'static Shape, written: &mut Vec<Word>, lang: Lang) {
    let _ = write!(out, "{}\n\n{}\n|---|---|---|---|---|---|\n", shape.doc.get(lang), HEAD_OF_FIELDS.get(lang));
    for field in shape.fields {
        let cells = [
            format!("`{}`", field.key),
            field.es.to_owned(),
            words(field.ty, field.key, lang),
            if field.required { YES.get(lang).to_owned() } else { String::new() },
            field.doc.get(lang).to_owned(),
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
            (true, _) => format!("{} `{path}`", AS_THE_VALUE_OF.get(lang)),
            (false, true) => format!("`[[{path}]]`"),
            (false, false) => format!("`[{path}]`"),
        };
        let _ = write!(out, "### {head}\n\n");
        table(out, &path, below, written, lang);
    }
}

fn words(ty: Type, key: &str, lang: Lang) -> String {
    match ty {
        Type::Scalar { es, en, .. } | Type::Either { es, en, .. } => Word { es, en }.get(lang).to_owned(),
        Type::Choice(list) => {
            let all: Vec<String> = list.iter().map(|choice| format!("`{}`", choice.key)).collect();
            format!("{} {}", ONE_OF.get(lang), all.join(", "))
        }
        Type::Record(_) => format!("{} `[{key}]`", TABLE.get(lang)),
        Type::List(Type::Record(_)) => format!("{} `[[{key}]]`", ROWS.get(lang)),
        Type::List(inner) => words(*inner, key, lang) + OR_A_LIST.get(lang),
    }
}

#[test]
fn every_field_is_described_in_both_languages() {
    let mut looked = 0;
    let mut waiting: Vec<&Shape> = vec![&ConfigFile::SHAPE, &DirectoryFile::SHAPE, &Header::SHAPE];
    waiting.extend(KINDS.iter().map(|kind| kind.shape));
    let is_sentence = |doc: &str| doc.ends_with('.') && doc.starts_with(|c: char| c.is_uppercase());
    while let Some(shape) = waiting.pop() {
        assert!(is_sentence(shape.doc.es) && is_sentence(shape.doc.en), "{:?}", shape.doc);
        for field in shape.fields {
            assert!(is_sentence(field.doc.es) && is_sentence(field.doc.en), "{}: {:?}", field.key, field.doc);
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
