//! Reads the fields of a document out of its TOML, with a finding for everything that does not fit.
//!
//! The reader knows where it is: every value it touches gets an address, by which translations are found and
//! acceptances matched. It also keeps lists of what the rules look at across all kinds: texts, bodies, references.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::{Field, FieldValue, Type};
use super::ids::is_row_id;
use super::misfits::example_of;
use super::po::Catalog;
use super::text::LocalText;
use super::values::{BodyRef, Plain};
use crate::diag::{Finding, SourceFile, codes};
use crate::locale::Lang;
use crate::say;

/// A TOML table with spans.
pub type Table<'i> = DeTable<'i>;
/// A TOML value with its span.
pub type Value<'i> = Spanned<DeValue<'i>>;

/// A step on the way from the root of a document to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    Key(String),
    /// Position in a list, from 0.
    Item(usize),
}

/// The address of a stretch of source.
#[derive(Debug, Clone)]
pub struct Place {
    pub span: Range<usize>,
    pub address: String,
}

/// A row of one of the document's own lists.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its list and its position in it, from 1: `action.3`.
    pub position: String,
    pub span: Range<usize>,
    pub id: Option<String>,
}

/// A reading of one document.
pub struct Reader<'a> {
    pub file: &'a Arc<SourceFile>,
    /// Language of plain strings.
    pub language: Lang,
    /// Translations that stand beside the document.
    pub catalogs: &'a [Catalog],
    /// The document's id, with which addresses begin.
    pub document: String,
    pub findings: Vec<Finding>,
    pub places: Vec<Place>,
    /// Every text, with the way to it.
    pub texts: Vec<(Vec<Step>, Arc<LocalText>)>,
    pub bodies: Vec<BodyRef>,
    /// Addresses of other items that this document refers to.
    pub references: Vec<Plain>,
    /// Ids of items, with their places.
    pub items: HashMap<String, Range<usize>>,
    pub rows: Vec<Row>,
    /// Where keys begin that no field declares: what they say is nobody's business.
    pub unknown: HashSet<usize>,
    path: Vec<Step>,
    /// Innermost item with an id: its depth in `path` and the id.
    item: Option<(usize, String)>,
    /// Keys of the document itself, for telling when one has slipped below a list.
    pub(super) root: Vec<&'static [Field]>,
    /// The keys that the document itself has.
    pub(super) root_keys: HashSet<String>,
    /// Fields that stand under another name: whoever finds the name has reported them.
    pub(super) misnamed: HashSet<(Vec<Step>, &'static str)>,
    /// Keys of the document that stand below a list.
    pub misplaced: HashSet<String>,
    /// Fields that the document itself lacks, with the position of the finding that says so.
    pub missing: Vec<(usize, String)>,
}

impl<'a> Reader<'a> {
    pub fn new(
        file: &'a Arc<SourceFile>,
        document: impl Into<String>,
        language: Lang,
        catalogs: &'a [Catalog],
        root: &[&'static [Field]],
    ) -> Self {
        Reader {
            file,
            language,
            catalogs,
            document: document.into(),
            findings: Vec::new(),
            places: Vec::new(),
            texts: Vec::new(),
            bodies: Vec::new(),
            references: Vec::new(),
            items: HashMap::new(),
            rows: Vec::new(),
            unknown: HashSet::new(),
            path: Vec::new(),
            item: None,
            root: root.to_vec(),
            root_keys: HashSet::new(),
            misnamed: HashSet::new(),
            misplaced: HashSet::new(),
            missing: Vec::new(),
        }
    }

    /// Reads a field of a table whose place is `at`; `None` means that a finding has been reported.
    pub fn field<T: FieldValue>(&mut self, table: &Table, key: &str, at: &Range<usize>) -> Option<T> {
        let value = table.get(key);
        let Some(value) = value.filter(|value| !is_blank(value, T::TYPE)) else {
            let absent = T::absent();
            if absent.is_none() && !self.is_misnamed(key) {
                let name = self.describe(key);
                let (at, message) = match value {
                    Some(blank) => (first_place(blank), say!("{name} está vacío" | "{name} is empty")),
                    None if self.path.is_empty() => (0..0, say!("falta {name}" | "{name} is missing")),
                    None => (at.clone(), say!("falta {name}" | "{name} is missing")),
                };
                let finding = Finding::new(codes::MISSING_FIELD, self.file, at, message);
                if self.path.is_empty() {
                    self.missing.push((self.findings.len(), key.to_owned()));
                }
                self.report(finding.help(example_of(key, T::TYPE)));
            }
            return absent;
        };
        self.path.push(Step::Key(key.to_owned()));
        self.note_place(value.span());
        let read = T::read(self, value);
        self.path.pop();
        read
    }

    /// Whether a field stands in the present table under a name that has been reported.
    fn is_misnamed(&self, key: &str) -> bool {
        self.misnamed.iter().any(|(path, name)| *name == key && *path == self.path)
    }

    /// Reads an item of a list; its `id` becomes the start of the addresses inside it.
    pub fn within_item<T>(&mut self, index: usize, item: &Value, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Item(index));
        let id = item
            .get_ref()
            .as_table()
            .and_then(|t| t.get("id"))
            .and_then(|id| Some((id.get_ref().as_str().filter(|words| !words.trim().is_empty())?, id.span())));
        let outer = self.item.clone();
        if let Some((id, span)) = id.clone() {
            self.item = Some((self.path.len(), id.to_owned()));
            if !is_row_id(id) {
                let message = say!("«{id}» no sirve como id de una fila" | "“{id}” cannot be the id of an item");
                let help = say!(
                    "use minúsculas sin acento, cifras y guiones, y otra palabra que las de la página (main, title, \
                     legend…)"
                        | "use lower-case letters without accents, digits and hyphens, and another word than the \
                           page's own (main, title, legend…)"
                );
                self.report(Finding::new(codes::BAD_ID, self.file, span.clone(), message).help(help));
            }
            if let Some(first) = self.items.insert(id.to_owned(), span.clone()) {
                self.report(
                    Finding::new(
                        codes::DUPLICATE_ID,
                        self.file,
                        span,
                        say!(
                            "dos filas del documento tienen el id «{id}»"
                                | "two items of the document have the id “{id}”"
                        ),
                    )
                    .other(self.file, first, say!("la primera está aquí" | "the first is here"))
                    .help(say!("dé a una de ellas otro id" | "give one of them another id")),
                );
            }
        }
        self.note_place(item.span());
        if let [Step::Key(list), Step::Item(index)] = &self.path[..] {
            let position = format!("{list}.{}", index + 1);
            self.rows.push(Row { position, span: item.span(), id: id.map(|(id, _)| id.to_owned()) });
        }
        let value = read(self);
        self.item = outer;
        self.path.pop();
        value
    }

    /// The address of the present place.
    pub fn address(&self) -> String {
        let (from, mut address) = match &self.item {
            Some((depth, id)) => (*depth, format!("{}#{id}", self.document)),
            None => (0, self.document.clone()),
        };
        for (i, step) in self.path[from..].iter().enumerate() {
            address.push(if i == 0 && from == 0 { '#' } else { '.' });
            match step {
                Step::Key(key) => address.push_str(key),
                Step::Item(index) => address.push_str(&(index + 1).to_string()),
            }
        }
        address
    }

    /// Gives a stretch of source the present address.
    pub(super) fn note_place(&mut self, span: Range<usize>) {
        let address = self.address();
        self.places.push(Place { span, address });
    }

    pub(super) fn path(&self) -> &[Step] {
        &self.path
    }

    /// Adds a finding, unless it is the echo of one about a missing value.
    pub fn report(&mut self, finding: Finding) {
        if !finding.is_of_stand_in() {
            self.findings.push(finding);
        }
    }

    /// The key of the field being read, also of an item in its list.
    pub(super) fn key(&self) -> String {
        let key = self.path.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            Step::Item(_) => None,
        });
        key.unwrap_or_default()
    }

    fn describe(&self, key: &str) -> String {
        let list = self.path.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Item(_) => None,
        });
        match list {
            Some(list) => format!("«{list}.{key}»"),
            None => format!("«{key}»"),
        }
    }
}

/// Whether a value says nothing, in any language: its field counts as absent. A row of its own is there even so.
pub(super) fn is_blank(value: &Value, ty: Type) -> bool {
    match value.get_ref() {
        DeValue::String(words) => words.trim().is_empty(),
        DeValue::Table(table) if !matches!(ty, Type::Record(_)) => {
            !table.is_empty() && table.iter().all(|(_, value)| is_blank(value, ty))
        }
        _ => false,
    }
}

/// Where a value begins in the source; the table of a dotted key is no place, its first value is.
fn first_place(value: &Value) -> Range<usize> {
    let table = value.get_ref().as_table();
    table
        .and_then(|table| table.iter().map(|(_, words)| words.span()).min_by_key(|span| span.start))
        .unwrap_or(value.span())
}
