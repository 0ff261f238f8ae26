//! JSON Schemas of the source format, for editors: they complete keys, explain them and mark what does not fit.
//!
//! Beside the pipeline: made from the same declarations that the readers work with ([`Shape`]), so there is no second
//! description that could lag behind. A schema takes whatever is read without a finding and refuses what the readers
//! refuse, as far as it can know it; what only the rules know stays with `pliego check`. It is stricter than the
//! readers in three things that nobody writes on purpose: an empty string in the place of a table or of rows, spaces in
//! the place of a word of a list, and a table of empty strings in the place of a simple value.
//!
//! Only words that every draft since the seventh has are used, and nothing beside a `$ref`: the widespread checker of
//! TOML (taplo, in Even Better TOML) reads these schemas by the rules of draft 7. For the same reason a value of several
//! forms has several types, not an `anyOf`: editors would offer its key once a form. An unknown key is refused by its value: with
//! `"additionalProperties": false` that checker marks the whole table.

mod node;
mod table;

use serde_json::{Map, Value, json};

use crate::kinds::{Header, KINDS};
use crate::locale::{Lang, Word};
use crate::source::{Record, Shape};
use crate::workspace::{CONFIG_FILE, DIRECTORY_FILE, config::ConfigFile, directory::DirectoryFile};
use table::Tables;

pub use node::json_of;

/// What says in a schema that this tool made it.
pub const MARK: &str = "pliego schema";

/// Something that there is a schema of: a kind of document, or a file that all documents share.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    /// The key of the kind, or the name of the file without its extension.
    pub name: &'static str,
    title: Word,
    /// What the whole is.
    doc: Word,
    shapes: [&'static Shape; 2],
    is_kind: bool,
}

/// A table without fields, beside which a subject has one shape only.
const NOTHING: Shape = Shape { doc: Word { es: "", en: "" }, fields: &[] };

/// Every subject: the kinds, then the files that all documents share.
pub fn subjects() -> Vec<Subject> {
    let kinds = KINDS.iter().map(|kind| Subject {
        name: kind.key,
        title: kind.name,
        doc: kind.shape.doc,
        shapes: [&Header::SHAPE, kind.shape],
        is_kind: true,
    });
    let file = |name: &'static str, shape: &'static Shape| Subject {
        name: name.strip_suffix(".toml").unwrap_or(name),
        title: Word { es: name, en: name },
        doc: shape.doc,
        shapes: [shape, &NOTHING],
        is_kind: false,
    };
    kinds.chain([file(CONFIG_FILE, &ConfigFile::SHAPE), file(DIRECTORY_FILE, &DirectoryFile::SHAPE)]).collect()
}

impl Subject {
    /// Name of the file of its schema.
    pub fn file_name(&self) -> String {
        format!("{}.schema.json", self.name)
    }

    /// The schema, with its words in `lang`.
    pub fn schema(&self, lang: Lang) -> Value {
        let mut tables = Tables::new(lang);
        let mut whole = tables.table(&self.shapes, "");
        if self.is_kind
            && let Some(kind) = whole["properties"]["kind"].as_object_mut()
        {
            kind.remove("pattern");
            kind.insert("const".to_owned(), json!(self.name));
        }
        let mut schema = Map::from_iter([
            ("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema")),
            ("$comment".to_owned(), json!(MARK)),
            ("title".to_owned(), json!(self.title.get(lang))),
            ("description".to_owned(), json!(self.doc.get(lang))),
        ]);
        schema.append(&mut whole);
        if !tables.definitions.is_empty() {
            schema.insert("$defs".to_owned(), Value::Object(tables.definitions));
        }
        Value::Object(schema)
    }

    /// The schema as the text of its file.
    pub fn text(&self, lang: Lang) -> String {
        // A `Value` always has a form as text.
        serde_json::to_string_pretty(&self.schema(lang)).unwrap_or_default() + "\n"
    }
}
