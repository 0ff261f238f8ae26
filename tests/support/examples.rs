//! The examples on the pages of the rules, made whole: a fragment gets the fields of its kind that it lacks.

use std::path::Path;

use pliego::diag::Example;
use pliego::kinds::{Header, Kind};
use pliego::source::{Field, Record, Shape, Type};
use pliego::versions::{self, Issued};
use pliego::workspace::Workspace;
use tempfile::TempDir;
use toml::Table;

/// Bodies that every example may name. The first is the one that completed headers name.
const BODIES: &[(&str, &str)] = &[
    (
        "ACNUR",
        "key = \"unhcr\"\nacronym = { es = \"ACNUR\", en = \"UNHCR\" }\nname = { es = \"Refugiados\", en = \"Refugees\" }",
    ),
    (
        "OIM",
        "key = \"iom\"\nacronym = { es = \"OIM\", en = \"IOM\" }\nname = { es = \"Migraciones\", en = \"Migration\" }",
    ),
];

/// The rule about names that no document uses.
const UNUSED: &str = "R007";

/// Rules that an example breaks by being short: documents without content, names that nobody uses. They are off, except in
/// their own examples.
const QUIET: &[&str] = &["R014", UNUSED];

/// Values of required fields where the example of their type does not suit.
const SUITABLE: &[(&str, &str)] = &[
    // A word that the rules compare with others, and that must not look like one of them.
    ("lessons.area.code", "\"GN\""),
];

/// An example of a rule as a workspace: documents and their neighbours in `content`, what all share beside it. A fragment
/// need not say anything besides what it shows.
pub fn workspace(code: &str, example: &Example) -> TempDir {
    let folder = super::workspace(&[]);
    let translated = example.keys().any(|name| name.ends_with(".po"));
    let issued: Vec<(&str, &String)> =
        example.iter().filter_map(|(name, text)| Some((name.split_once('@')?.0, text))).collect();
    for (name, text) in &issued {
        super::write(folder.path(), &path_of(name), &whole(name, text, translated));
    }
    let mut config = example.get("pliego.toml").cloned().unwrap_or_default();
    for quiet in QUIET.iter().filter(|quiet| **quiet != code) {
        config += &format!("\n[[rule]]\ncode = \"{quiet}\"\nseverity = \"off\"\n");
    }
    super::write(folder.path(), "pliego.toml", &config);
    let present = example.get("directory.toml").map_or("", String::as_str);
    let at_first = example.get("directory.toml@1").map_or(present, String::as_str);
    super::write(folder.path(), "directory.toml", &directory(code, at_first));
    if !issued.is_empty() {
        let workspace = Workspace::open(folder.path()).expect("a workspace");
        for document in workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
            let issued = versions::issue(&workspace, document).expect("a record");
            assert!(matches!(issued, Issued::New { .. }), "{code}: {issued:?}");
        }
    }
    super::write(folder.path(), "directory.toml", &directory(code, present));
    let shared = ["pliego.toml", "directory.toml"];
    for (name, text) in example.iter().filter(|(name, _)| !name.contains('@') && !shared.contains(&name.as_str())) {
        super::write(folder.path(), &path_of(name), &whole(name, text, translated));
    }
    folder
}

/// A directory with the bodies that every example may name.
fn directory(code: &str, declared: &str) -> String {
    let missing = BODIES.iter().filter(|(acronym, _)| code != UNUSED && !declared.contains(&format!("\"{acronym}\"")));
    let bodies: Vec<String> = missing.map(|(_, body)| format!("[[body]]\n{body}\n")).collect();
    format!("{declared}\n{}", bodies.join("\n"))
}

/// Where a file of an example lies: `minutes` is `content/minutes.toml`.
fn path_of(name: &str) -> String {
    let shared = ["pliego.", "directory."].iter().any(|start| name.starts_with(start));
    match name {
        _ if shared || name.contains('/') => name.to_owned(),
        _ if name.contains('.') => format!("content/{name}"),
        _ => format!("content/{name}.toml"),
    }
}

/// The file with the fields that its kind asks for, by the word its name begins with: `minutes`, `minutes-2026-04.toml`. What is no document stays as it is.
fn whole(name: &str, text: &str, translated: bool) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.strip_suffix(".toml").unwrap_or(file);
    let word = stem.split('-').next().unwrap_or(stem);
    let Some(kind) = Kind::find(word).filter(|_| Path::new(file).extension().is_none_or(|e| e == "toml")) else {
        assert!(name.contains('.'), "there is no kind “{name}”");
        return text.to_owned();
    };
    // An example of plain texts is one in Spanish: what it shows is not that it lacks a translation.
    let plain = !translated && ["es = ", "en = ", "editions"].iter().all(|sign| !text.contains(sign));
    let editions = if plain { "editions = [\"es\"]\n" } else { "" };
    format!("{editions}{}", complete(kind.key, kind.shape, stem, text))
}

/// A fragment of a document with the required fields before it that it lacks, each with the example of its type.
fn complete(kind: &str, shape: &Shape, id: &str, text: &str) -> String {
    let given = top_level(text);
    let mut lines = Vec::new();
    for field in Header::FIELDS.iter().chain(shape.fields) {
        if field.required && !given.iter().any(|key| key == field.key) {
            match field.key {
                "kind" => lines.push(format!("kind = \"{kind}\"")),
                "id" => lines.push(format!("id = \"{id}\"")),
                _ => fill(kind, field.key, field, &mut lines),
            }
        }
    }
    format!("{}\n{text}", lines.join("\n"))
}

/// Lines for a required field; a table by its own required fields, with dotted keys.
fn fill(kind: &str, path: &str, field: &Field, lines: &mut Vec<String>) {
    if let Type::Record(shape) = field.ty {
        for below in shape.fields.iter().filter(|below| below.required) {
            fill(kind, &format!("{path}.{}", below.key), below, lines);
        }
        return;
    }
    let suitable = SUITABLE.iter().find(|(place, _)| *place == format!("{kind}.{path}"));
    lines.push(suitable.map_or_else(|| field.ty.example(path), |(_, value)| format!("{path} = {value}")));
}

/// The keys of the document itself, also where the fragment is broken on purpose: then those of its lines.
fn top_level(text: &str) -> Vec<String> {
    if let Ok(table) = text.parse::<Table>() {
        return table.keys().cloned().collect();
    }
    let key = |line: &str| Some(line.split_once('=')?.0.split('.').next()?.trim().to_owned());
    text.lines().take_while(|line| !line.starts_with('[')).filter_map(key).collect()
}
