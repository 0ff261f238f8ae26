//! The documentation against the code: `docs/format.md` and `docs/format.es.md` hold every key of every kind as declared,
//! `docs/rules.md` and `docs/rules.es.md` every rule with its page.
//!
//! `UPDATE_DOCS=1 cargo test docs::` writes them anew; in the format, what stands outside the two marks is written by
//! hand.

use crate::support;
use std::fmt::Write;

use pliego::diag::{Example, Shown};
use pliego::kinds::{Header, KINDS, families};
use pliego::locale::{Lang, Word};
use pliego::source::{Record, Shape, Type};
use pliego::workspace::{config::ConfigFile, directory::DirectoryFile};

const BEGIN: &str = "<!-- From here on generated from the code: UPDATE_DOCS=1 cargo test docs:: -->";
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
}

#[test]
fn the_references_of_the_format_are_those_of_the_code() {
    for (file, lang) in [("docs/format.md", Lang::EN), ("docs/format.es.md", Lang::ES)] {
        let found = read(file);
        let (before, rest) = found.split_once(BEGIN).expect("the first mark");
        let (_, after) = rest.split_once(END).expect("the second mark");
        hold(file, &found, &format!("{before}{BEGIN}\n\n{}{END}{after}", tables(lang)));
    }
}

#[test]
fn the_pages_of_the_rules_are_those_of_the_code() {
    for (file, lang) in [("docs/rules.md", Lang::EN), ("docs/rules.es.md", Lang::ES)] {
        hold(file, &read(file), &rules(lang));
    }
}

/// A page of the documentation; empty when it has not been made yet.
fn read(file: &str) -> String {
    std::fs::read_to_string(support::project().join(file)).unwrap_or_default().replace("\r\n", "\n")
}

/// Holds that a page is what it should be, or makes it so.
fn hold(file: &str, found: &str, expected: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(support::project().join(file), expected).expect("a writable page");
        return;
    }
    let line = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
    assert!(found == expected, "{file} is not up to date (UPDATE_DOCS=1 cargo test docs::): {line:?}");
}

#[test]
fn the_reference_has_the_same_parts_in_both_languages() {
    let parts = |file: &str| {
        let page = read(file);
        let level = |line: &str| line.chars().take_while(|c| *c == '#').count();
        let is_part = |line: &&str| line.starts_with('#') || line.starts_with("```") || line.starts_with('|');
        let (by_hand, _) = page.split_once(BEGIN).expect("the first mark");
        by_hand.lines().filter(is_part).map(|line| (level(line), line.matches(" | ").count())).collect::<Vec<_>>()
    };
    assert!(parts("docs/format.md").len() > 30);
    assert_eq!(parts("docs/format.md"), parts("docs/format.es.md"));
}

fn tables(lang: Lang) -> String {
    let mut out = String::new();
    section(&mut out, "`pliego.toml`", &ConfigFile::SHAPE, lang);
    section(&mut out, "`directory.toml`", &DirectoryFile::SHAPE, lang);
    section(&mut out, HEADER.get(lang), &Header::SHAPE, lang);
    for kind in KINDS {
        section(&mut out, &format!("`kind = \"{}\"`", kind.key), kind.shape, lang);
    }
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

pliego::words! {
    TITLE: "Reglas" / "Rules";
    INTRODUCTION: "Qué revisa pliego: cada regla con su código, por qué existe, un ejemplo que da el hallazgo y otro que no. `pliego explain D003` imprime lo mismo en la terminal; `pliego rules` las enumera. Un error impide publicar el documento; un aviso, no. Un ejemplo es solo la parte del documento que hace falta." / "What pliego checks: each rule with its code, why it is there, an example that gives the finding and one that does not. `pliego explain D003` prints the same on the terminal; `pliego rules` lists them. An error keeps the document from being published, a warning does not. An example is only as much of a document as it takes.";
    OTHER: "In English: [rules.md](rules.md)" / "En español: [rules.es.md](rules.es.md)";
    CODE: "Código" / "Code";
    SEVERITY: "Gravedad" / "Severity";
    NAME: "Qué encuentra" / "What it finds";
    WHY: "Por qué" / "Why";
    WRONG: "Mal" / "Wrong";
    RIGHT: "Bien" / "Right";
    WHEN: "Cuándo" / "When";
    PART: "parte de un documento" / "part of a document";
}

/// Every rule with its page: a list by families, then the pages.
fn rules(lang: Lang) -> String {
    let t = |word: Word| word.get(lang);
    let mut out = format!("<!-- UPDATE_DOCS=1 cargo test docs:: -->\n\n# {}\n\n*{}*\n\n", t(TITLE), t(OTHER));
    let _ = write!(out, "{}\n\n", t(INTRODUCTION));
    for family in families() {
        let _ =
            write!(out, "## {}\n\n| {} | {} | {} |\n|---|---|---|\n", t(family.name), t(CODE), t(SEVERITY), t(NAME));
        for rule in &family.codes {
            let (code, severity, name) = (rule.code, t(rule.severity.word()), t(rule.name));
            let _ = writeln!(out, "| [{code}](#{}) | {severity} | {name} |", code.to_lowercase());
        }
        for rule in &family.codes {
            let page = rule.explanation().expect("a page");
            let _ = write!(out, "\n### {}\n\n**{}** ({})\n\n", rule.code, t(rule.name), t(rule.severity.word()));
            let _ = write!(out, "{}\n\n*{}:* {}\n", page.what.get(lang), t(WHY), page.why.get(lang));
            match &page.shown {
                Shown::Examples { wrong, right } => {
                    example(&mut out, t(WRONG), wrong, lang);
                    example(&mut out, t(RIGHT), right, lang);
                }
                Shown::Words { shown } => {
                    let _ = write!(out, "\n*{}:* {}\n", t(WHEN), shown.get(lang));
                }
            }
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// The files of an example, each a block of code below its name.
fn example(out: &mut String, head: &str, files: &Example, lang: Lang) {
    for (name, text) in files {
        let (ending, caption) = match name.rsplit_once('.') {
            Some((_, ending)) => (ending, format!("`{name}`")),
            None => ("toml", format!("{}, `kind = \"{name}\"`", PART.get(lang))),
        };
        let _ = write!(out, "\n*{head}* – {caption}:\n\n```{ending}\n{}\n```\n", text.trim_end());
    }
}
