//! The schemas against the readers: what is read without a finding is taken, what a reader refuses is refused.
//!
//! `UPDATE_DOCS=1 cargo test schema::` writes the schemas of `docs/schemas` anew.

use crate::support;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use boon::{Compiler, SchemaIndex, Schemas};
use pliego::diag::SourceFile;
use pliego::kinds::{Header, KINDS, Loaded};
use pliego::locale::Lang;
use pliego::schema::{json_of, subjects};
use pliego::source::{Field, Record, Recurrence, Shape, Type};
use pliego::workspace::{Config, Directory, config::ConfigFile, directory::DirectoryFile};
use serde_json::Value;
use toml::{Table, Value as Toml};

/// The schemas of one language, compiled by an implementation that is not ours.
struct Checker {
    schemas: Schemas,
    index: BTreeMap<&'static str, SchemaIndex>,
}

impl Checker {
    fn new(lang: Lang) -> Checker {
        let (mut schemas, mut compiler, mut index) = (Schemas::new(), Compiler::new(), BTreeMap::new());
        for subject in subjects() {
            let place = format!("http://localhost/{}", subject.file_name());
            compiler.add_resource(&place, subject.schema(lang)).expect("a resource");
            let compiled = compiler.compile(&place, &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
            index.insert(subject.name, compiled);
        }
        Checker { schemas, index }
    }

    fn takes(&self, subject: &str, document: &Table) -> bool {
        self.why_not(subject, document).is_none()
    }

    /// Why a document is refused.
    fn why_not(&self, subject: &str, document: &Table) -> Option<String> {
        let json = json_of(&Toml::Table(document.clone()));
        self.schemas.validate(&json, self.index[subject]).err().map(|error| format!("{error:#}"))
    }
}

/// Codes of what a reader finds by itself, without looking at the rest of the document.
const FORM: &[&str] = &["F001", "F002", "F003", "F004", "F005", "F007", "F008", "F009", "F010", "D001", "S005", "S007"];

/// Codes that the reader of a subject finds in a source, of those about the form of values.
fn found(subject: &str, source: &str) -> Vec<&'static str> {
    let file = Arc::new(SourceFile::new("a.toml", source));
    let findings = match subject {
        "pliego" => Config::read(&file).1,
        "directory" => Directory::read(&file, &[], Lang::ES).1,
        _ => Loaded::read(file, Vec::new(), &Config::default()).findings,
    };
    findings.iter().map(|finding| finding.code.as_str()).filter(|code| FORM.contains(code)).collect()
}

fn shapes(subject: &str) -> Vec<&'static Shape> {
    match subject {
        "pliego" => vec![&ConfigFile::SHAPE],
        "directory" => vec![&DirectoryFile::SHAPE],
        kind => {
            let kind = KINDS.iter().find(|each| each.key == kind).expect("a kind");
            vec![&Header::SHAPE, kind.shape]
        }
    }
}

/// The example of a field as a value, for a table or row one that holds what must be there.
fn example(ty: Type) -> Toml {
    match ty {
        Type::Record(shape) => Toml::Table(smallest(&[shape])),
        Type::List(inner) => Toml::Array(vec![example(*inner)]),
        _ => value(ty.example("x").split_once(" = ").expect("a value").1),
    }
}

/// A table with what must be there.
fn smallest(shapes: &[&Shape]) -> Table {
    let fields = shapes.iter().flat_map(|shape| shape.fields).filter(|field| field.required);
    let id = |key: &str| if key == "id" { Some(Toml::String("a".into())) } else { None };
    fields.map(|field| (field.key.to_owned(), id(field.key).unwrap_or_else(|| example(field.ty)))).collect()
}

/// The smallest document of a subject.
fn document(subject: &str) -> Table {
    let mut document = smallest(&shapes(subject));
    if KINDS.iter().any(|kind| kind.key == subject) {
        document.insert("kind".into(), Toml::String(subject.into()));
    }
    document
}

fn value(source: &str) -> Toml {
    let mut table: Table = format!("x = {source}").parse().unwrap_or_else(|error| panic!("{source}: {error}"));
    table.remove("x").expect("the value")
}

/// A way from the root of a document to a table in it: keys, those of lists going on in their only row.
type Way<'w> = &'w [&'static str];

/// The table at the end of a way, made on the way where it is not there.
fn table_at<'d>(document: &'d mut Table, shapes: &[&'static Shape], way: Way) -> &'d mut Table {
    let Some((key, rest)) = way.split_first() else { return document };
    let field = shapes.iter().flat_map(|shape| shape.fields).find(|field| field.key == *key).expect("a field");
    let inner = if let Type::List(inner) = field.ty { *inner } else { field.ty };
    let (Type::Record(below) | Type::Either { table: below, .. }) = inner else { panic!("{key} holds no table") };
    let list = matches!(field.ty, Type::List(_));
    let made = || Toml::Table(smallest(&[below]));
    let next = document.entry(*key).or_insert_with(|| if list { Toml::Array(vec![made()]) } else { made() });
    // A field that must be there stands with its example, which may be no table.
    if !list && !next.is_table() {
        *next = made();
    }
    let next = match next {
        Toml::Array(rows) => &mut rows[0],
        next => next,
    };
    table_at(next.as_table_mut().expect("a table"), &[below], rest)
}

/// Every table of a subject: the way to it and its shapes.
fn tables(subject: &str) -> Vec<(Vec<&'static str>, Vec<&'static Shape>)> {
    let mut all = vec![(Vec::new(), shapes(subject))];
    let mut next = 0;
    while let Some((way, shapes)) = all.get(next).cloned() {
        for field in shapes.iter().flat_map(|shape| shape.fields) {
            let inner = if let Type::List(inner) = field.ty { *inner } else { field.ty };
            if let Type::Record(below) | Type::Either { table: below, .. } = inner {
                all.push((way.iter().copied().chain([field.key]).collect(), vec![below]));
            }
        }
        next += 1;
    }
    all
}

/// Values of every sort, most of them wrong for most fields.
const VALUES: &[&str] = &[
    r#""""#,
    r#""  ""#,
    r#""texto""#,
    r#""x""#,
    r#""x.""#,
    r#"".x""#,
    r#""Á-2 (b)""#,
    "0",
    "1",
    "12",
    "-1",
    "12.5",
    "100.0",
    "100.5",
    "1e20",
    "2024",
    "2500",
    "2024.0",
    "true",
    "false",
    "2024-05-14",
    "2024-05-14T10:00:00",
    "09:30:00",
    r#""2024-05-14""#,
    r#"" 2024-05-14 ""#,
    r#""2024-13-01""#,
    r#""2024-00-10""#,
    r#""2024-05""#,
    r#""2024-5""#,
    r#""2024-S1""#,
    r#""2024-S3""#,
    r#""2024-Q4""#,
    r#""2024-Q5""#,
    r#""2024""#,
    r#""24""#,
    r#""2024-05/..""#,
    r#""2021-02-mid""#,
    r#""2021-late""#,
    r#""2021-14-mid""#,
    r#""monthly""#,
    r#""daily""#,
    r#""9:30""#,
    r#""23:59:30""#,
    r#""24:00""#,
    r#""9:60""#,
    r#""PEN""#,
    r#"" pen""#,
    r#""S/""#,
    r#""es""#,
    r#""es+en""#,
    r#""en + es""#,
    r#""es+es""#,
    r#""fr""#,
    r#""es-VE""#,
    r#""es_419""#,
    r#""ES""#,
    r#""Q1""#,
    r#""m12""#,
    r#""M13""#,
    r#""iasc""#,
    r#""draft""#,
    r#""84%""#,
    "[]",
    r#"[""]"#,
    r#"["texto"]"#,
    r#"["texto", ""]"#,
    r#"["es", "es+en"]"#,
    "[1]",
    "[[]]",
    r#"["Q1", "Q2"]"#,
    r#"["Q1", "T2"]"#,
    "{}",
    r#"{ es = "a" }"#,
    r#"{ es = "a", en = "" }"#,
    r#"{ es = "a", en = "b" }"#,
    r#"{ es = "a", fr = "b" }"#,
    r#"{ fr = "b" }"#,
    r#"{ es = "", en = " " }"#,
    "{ es = 1 }",
    r#"{ name = "a" }"#,
    "{ name = 1 }",
    r#"{ name = "a", age = 3 }"#,
    r#"{ name = "", post = "" }"#,
    r#"{ text = "a" }"#,
    r#"{ text = 1 }"#,
    r#"{ text = "" }"#,
    "{ amount = 1 }",
    "{ amount = -1 }",
    r#"{ amount = 1, currency = "USD" }"#,
    r#"{ amount = 1, currency = "dólares" }"#,
    r#"{ amount = "", currency = "" }"#,
    r#"{ currency = "USD" }"#,
    r#"{ quantity = 2, unit = "a" }"#,
    r#"{ unit = "a" }"#,
    r#"{ quantity = 2, es = "a" }"#,
    r#"{ quantity = "", unit = "" }"#,
    "{ Q1 = 1, Q2 = 2.5 }",
    r#"{ q1 = "25%", M12 = " 7,5 % " }"#,
    r#"{ Q1 = "x" }"#,
    "{ Q1 = true }",
    r#"{ Q1 = "", Q2 = "" }"#,
    r#"{ Q1 = "-5%" }"#,
    "{ Q1 = -2 }",
    "{ Q9 = 1 }",
    "{ T1 = 1 }",
    r#"{ band = [{ rating = "weak" }] }"#,
    r#"{ band = [{ rating = "weak", above = 3 }, { rating = "none" }] }"#,
    "[{}]",
    r#"[{ es = "a" }]"#,
    r#"[{ fr = "a" }]"#,
    "[{ amount = 1 }, 2]",
    r#"[{ name = "a" }, "b"]"#,
];

#[test]
fn every_value_is_judged_as_its_reader_judges_it() {
    let checker = Checker::new(Lang::ES);
    let (mut taken, mut refused, mut differences) = (0, 0, Vec::new());
    for subject in subjects() {
        for (way, here) in tables(subject.name) {
            for field in here.iter().flat_map(|shape| shape.fields).filter(|field| field.key != "kind") {
                let choices = if let Type::Choice(list) = field.ty { list } else { &[] };
                let words =
                    choices.iter().map(|choice| choice.key).chain(Recurrence::ALL.iter().map(|(word, _)| *word));
                let words = words.map(|word| Toml::String(word.into()));
                for value in VALUES.iter().map(|source| value(source)).chain(words) {
                    let mut document = document(subject.name);
                    table_at(&mut document, &shapes(subject.name), &way).insert(field.key.into(), value.clone());
                    let read = found(subject.name, &toml::to_string(&document).expect("a document"));
                    let takes = checker.takes(subject.name, &document);
                    if takes {
                        taken += 1
                    } else {
                        refused += 1
                    }
                    if takes != read.is_empty() && !is_known_difference(field, &value, takes) {
                        let verdict = if takes { "taken" } else { "refused" };
                        differences
                            .push(format!("{} {way:?} {} = {value}: {verdict}, {read:?}", subject.name, field.key));
                    }
                }
            }
        }
    }
    assert!(taken > 10_000 && refused > 10_000, "{taken} taken, {refused} refused");
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

/// What a schema cannot know, and where it is stricter than the readers on purpose.
fn is_known_difference(field: &Field, value: &Toml, taken: bool) -> bool {
    let is_empty = |value: &Toml| value.as_str().is_some_and(|text| text.trim().is_empty());
    let all_empty = value.as_table().is_some_and(|table| !table.is_empty() && table.values().all(is_empty));
    let list_of_empty = value.as_array().is_some_and(|items| items.iter().all(is_empty));
    if taken {
        let spaces_around = value.as_str().is_some_and(|text| text.trim() != text);
        // JSON has no dates; the id of a row must not have spaces around it, that of a document may; a table in the
        // place of a simple value may be empty, and so may each of its fields.
        value.is_datetime() || (field.key == "id" && spaces_around) || (field.key == "text" && all_empty)
    } else {
        match field.ty {
            Type::Record(_) | Type::List(Type::Record(_)) => is_empty(value) || all_empty || list_of_empty,
            Type::Choice(_) => is_empty(value) || all_empty,
            _ => all_empty,
        }
    }
}

#[test]
fn every_table_asks_for_what_must_be_there_and_refuses_what_nobody_knows() {
    let checker = Checker::new(Lang::EN);
    let mut looked = 0;
    for subject in subjects() {
        let all = shapes(subject.name);
        assert_eq!(checker.why_not(subject.name, &document(subject.name)), None, "{}", subject.name);
        for (way, here) in tables(subject.name) {
            let mut sound = document(subject.name);
            table_at(&mut sound, &all, &way);
            assert_eq!(checker.why_not(subject.name, &sound), None, "{} {way:?}", subject.name);
            let mut strange = sound.clone();
            table_at(&mut strange, &all, &way).insert("nobody".into(), Toml::String("x".into()));
            assert!(!checker.takes(subject.name, &strange), "{} {way:?}: an unknown key", subject.name);
            let required: Vec<_> = here.iter().flat_map(|shape| shape.fields).filter(|field| field.required).collect();
            for field in &required {
                let mut without = sound.clone();
                let table = table_at(&mut without, &all, &way);
                table.remove(field.key).expect("the field");
                assert!(!checker.takes(subject.name, &without), "{} {way:?}: no {}", subject.name, field.key);
            }
            looked += 1 + required.len();
        }
    }
    assert!(looked > 100, "{looked} looked at");
}

/// The document of a file, and the subject that it is of.
fn read(path: &Path) -> Option<(String, Table)> {
    let document: Table = std::fs::read_to_string(path).ok()?.parse().ok()?;
    let subject = match path.file_name()?.to_str()? {
        "pliego.toml" => "pliego",
        "directory.toml" => "directory",
        _ => document.get("kind")?.as_str()?,
    };
    Some((subject.to_owned(), document))
}

fn sources(folder: &str) -> Vec<PathBuf> {
    // What was issued of a document lies beside it in a hidden folder, and is none.
    let hidden = |entry: &walkdir::DirEntry| entry.file_name().to_string_lossy().starts_with('.');
    let files = walkdir::WalkDir::new(support::project().join(folder)).sort_by_file_name();
    let files =
        files.into_iter().filter_entry(|entry| !hidden(entry)).map(|entry| entry.expect("an entry").into_path());
    files.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect()
}

#[test]
fn every_sample_is_taken() {
    let samples =
        [sources("content"), vec![support::project().join("pliego.toml"), support::project().join("directory.toml")]];
    for lang in Lang::ALL {
        let checker = Checker::new(*lang);
        for path in samples.concat() {
            let (subject, document) = read(&path).expect("a sample");
            assert_eq!(checker.why_not(&subject, &document), None, "{}", path.display());
        }
    }
    assert_eq!(samples[0].len(), support::sample_count());
}

#[test]
fn broken_documents_are_judged_as_they_are_read() {
    let checker = Checker::new(Lang::ES);
    let (mut taken, mut refused) = (0, 0);
    for path in sources("tests/findings") {
        let Some((subject, document)) = read(&path).filter(|(subject, _)| subjects().iter().any(|s| s.name == subject))
        else {
            continue;
        };
        let read = found(&subject, &std::fs::read_to_string(&path).expect("a document"));
        let why_not = checker.why_not(&subject, &document);
        if why_not.is_some() {
            refused += 1
        } else {
            taken += 1
        }
        assert!(!read.is_empty() || why_not.is_none(), "{}: {why_not:?}", path.display());
        // Codes of currencies, and the calendar of each month, are the business of the reader alone.
        let seen: Vec<_> = read.iter().filter(|code| !["D001", "F004", "S007"].contains(code)).collect();
        assert!(seen.is_empty() || why_not.is_some(), "{}: {seen:?}", path.display());
    }
    assert!(taken > 5 && refused > 5, "{taken} taken, {refused} refused");
}

/// The schema without its words.
fn bare(schema: &Value) -> Value {
    match schema {
        Value::Object(map) => {
            let is_word = |key: &str, value: &Value| {
                key == "x-taplo" || (["title", "description"].contains(&key) && value.is_string())
            };
            map.iter()
                .filter(|(key, value)| !is_word(key, value))
                .map(|(key, value)| (key.clone(), bare(value)))
                .collect()
        }
        Value::Array(items) => items.iter().map(bare).collect(),
        other => other.clone(),
    }
}

#[test]
fn the_languages_differ_in_words_only() {
    for subject in subjects() {
        let [spanish, english] = [Lang::ES, Lang::EN].map(|lang| subject.schema(lang));
        assert_ne!(spanish, english);
        assert_eq!(bare(&spanish), bare(&english), "{}", subject.name);
    }
    let minutes = subjects()[0].schema(Lang::ES);
    let due = &minutes["$defs"]["action"]["properties"]["due"];
    assert_eq!(due["title"], "Fecha");
    assert_eq!(due["description"], "Para cuándo.\n\nValor: un periodo.\n\nEjemplo: `due = \"2024-S1\"`");
    assert_eq!(due["examples"], serde_json::json!(["2024-S1"]));
    let status = &minutes["properties"]["status"];
    assert_eq!(status["enum"][0], "draft");
    assert_eq!(status["x-taplo"]["docs"]["enumValues"][0], "Borrador");
    assert_eq!(minutes["properties"]["kind"]["const"], "minutes");
}

/// A `$ref` hides what stands beside it from a checker of draft 7, and editors offer a key once a form of an `anyOf`.
#[test]
fn the_schemas_keep_to_what_editors_know() {
    fn look(value: &Value, at: &str) {
        if let Value::Object(map) = value {
            assert!(!map.contains_key("$ref") || map.len() == 1, "{at}: {map:?}");
            let no_schema = ["if", "then", "else", "not"];
            for (key, below) in map.iter().filter(|(key, _)| !no_schema.contains(&key.as_str())) {
                assert!(!["anyOf", "oneOf", "allOf"].contains(&key.as_str()), "{at}: {key}");
                look(below, &format!("{at}/{key}"));
            }
        }
    }
    for subject in subjects() {
        look(&subject.schema(Lang::ES), subject.name);
    }
}

#[test]
fn the_schemas_of_the_documentation_are_those_of_the_code() {
    let folder = support::project().join("docs/schemas");
    let mut expected = BTreeMap::new();
    for (lang, subject) in Lang::ALL.iter().flat_map(|lang| subjects().into_iter().map(move |subject| (*lang, subject)))
    {
        expected.insert(folder.join(lang.code()).join(subject.file_name()), subject.text(lang));
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        for (path, text) in &expected {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("a writable schema");
        }
    }
    for (path, text) in &expected {
        let found = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
        assert!(found == *text, "{} is not up to date: UPDATE_DOCS=1 cargo test schema::", path.display());
    }
    let files = walkdir::WalkDir::new(&folder).into_iter().map(|entry| entry.expect("an entry"));
    for file in files.filter(|entry| entry.file_type().is_file()) {
        assert!(expected.contains_key(file.path()), "{} belongs to nothing", file.path().display());
    }
}
