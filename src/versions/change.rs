//! A difference as a list of changes, each with its address: what a correction covers, what the errata print.

use std::ops::Range;

use toml::{Table, Value};

use super::delta::{Delta, Entry, Row, Rows};
use super::{is_text, words};
use crate::kinds::{Header, Kind};
use crate::locale::Lang;
use crate::source::{Field, Record as _, Step, Type};

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Address of what changed (`#kits.due`), without the document; in the old version, for what is gone.
    pub address: String,
    /// The same by the position in its list (`#action.3.due`).
    pub position: String,
    /// Way to it in the new version; in the old one, for what is gone.
    pub path: Vec<Step>,
    /// Way to it in the old version; `None` for what is new.
    pub old_path: Option<Vec<Step>>,
    /// The language that changed, of a text.
    pub lang: Option<Lang>,
    /// Whether readers see it: ids, the paper, the date of issue are formalities of a version.
    pub formal: bool,
    pub what: What,
}

/// What happened to it.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Added(Value),
    Removed(Value),
    Changed {
        old: Value,
        new: Value,
    },
    /// A row that stands elsewhere in its list; positions are counted from 1.
    Moved {
        from: usize,
        to: usize,
        row: Table,
    },
}

impl Change {
    /// Whether an address covers the change: its own, that of what it lies in, or that of its list.
    pub fn is_covered_by(&self, address: &str) -> bool {
        [&self.address, &self.position].into_iter().any(|own| {
            own.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')) && address.len() > 1
        })
    }

    /// The declared fields on the way to what changed, outermost first.
    pub fn fields(&self, kind: &Kind) -> Vec<&'static Field> {
        let keys = || {
            self.path.iter().filter_map(|step| match step {
                Step::Key(key) => Some(key.as_str()),
                Step::Item(_) => None,
            })
        };
        let own = kind.shape.fields_on(keys());
        if own.is_empty() { Header::SHAPE.fields_on(keys()) } else { own }
    }
}

/// The changes that a difference consists of, in the order in which the kind declares what they are about.
///
/// `old` and `new` are the forms that it leads from and to.
pub fn changes(kind: &Kind, old: &Table, new: &Table, delta: &Delta) -> Vec<Change> {
    let mut walk = Walk { changes: Vec::new(), formal: false };
    let at = At::default();
    let order = |key: &str| {
        let fields = || Header::FIELDS.iter().chain(kind.shape.fields);
        fields().position(|field| field.key == key).unwrap_or(usize::MAX)
    };
    let mut entries: Vec<(&String, &Entry)> = delta.0.iter().collect();
    entries.sort_by_key(|(key, _)| order(key));
    let field = |key: &str| Header::FIELDS.iter().chain(kind.shape.fields).find(|field| field.key == key);
    for (key, entry) in entries {
        let field = field(key);
        walk.formal = field.is_some_and(|field| field.formal);
        walk.entry(&at, key, entry, field.map(|field| field.ty), (old.get(key), new.get(key)));
    }
    walk.changes
}

/// Where the walk is: by id, by position, and the ways.
#[derive(Debug, Clone, Default)]
struct At {
    address: String,
    position: String,
    path: Vec<Step>,
    old_path: Option<Vec<Step>>,
}

impl At {
    fn key(&self, key: &str) -> At {
        let join = |text: &str| if text.is_empty() { format!("#{key}") } else { format!("{text}.{key}") };
        let step = |path: &[Step]| path.iter().cloned().chain([Step::Key(key.to_owned())]).collect::<Vec<_>>();
        let old_path = if self.path.is_empty() { Some(Vec::new()) } else { self.old_path.clone() };
        At {
            address: join(&self.address),
            position: join(&self.position),
            path: step(&self.path),
            old_path: old_path.map(|path| step(&path)),
        }
    }

    /// A row of the list that this is.
    fn row(&self, id: Option<&str>, at: usize, from: Option<usize>) -> At {
        let item = |text: &str, at: usize| format!("{text}.{}", at + 1);
        let step = |path: &[Step], at: usize| path.iter().cloned().chain([Step::Item(at)]).collect::<Vec<_>>();
        At {
            address: id.map_or_else(|| item(&self.address, at), |id| format!("#{id}")),
            position: item(&self.position, at),
            path: step(&self.path, at),
            old_path: self.old_path.as_ref().zip(from).map(|(path, from)| step(path, from)),
        }
    }
}

struct Walk {
    changes: Vec<Change>,
    formal: bool,
}

impl Walk {
    fn push(&mut self, at: &At, lang: Option<Lang>, formal: bool, what: What) {
        let At { address, position, path, old_path } = at.clone();
        let formal = formal || matches!(&what, What::Added(value) | What::Removed(value) if says_nothing(value));
        let (path, old_path) = match &what {
            What::Added(_) => (path, None),
            What::Removed(_) => (old_path.clone().unwrap_or(path), old_path),
            What::Changed { .. } | What::Moved { .. } => (path, old_path),
        };
        self.changes.push(Change { address, position, path, old_path, lang, formal: self.formal || formal, what });
    }

    fn entry(&mut self, at: &At, key: &str, entry: &Entry, ty: Option<Type>, values: (Option<&Value>, Option<&Value>)) {
        let at = at.key(key);
        let formal = key == "id";
        match entry {
            Entry::Added(value) => self.whole(&at, formal, value, What::Added, ty),
            Entry::Removed(value) => self.whole(&at, formal, value, What::Removed, ty),
            Entry::Changed { old, new } => {
                let formal = formal || say_the_same(old, new);
                self.push(&at, None, formal, What::Changed { old: old.clone(), new: new.clone() });
            }
            Entry::Table(delta) => match values {
                (Some(Value::Table(old)), Some(Value::Table(new))) if is_text(old) && is_text(new) => {
                    self.text(&at, delta);
                }
                (Some(Value::Table(old)), Some(Value::Table(new))) => {
                    let shape = ty.and_then(Type::shape);
                    for (key, entry) in &delta.0 {
                        let ty =
                            shape.and_then(|shape| shape.fields.iter().find(|field| field.key == key)).map(|f| f.ty);
                        self.entry(&at, key, entry, ty, (old.get(key), new.get(key)));
                    }
                }
                _ => {}
            },
            Entry::Rows(rows) => self.rows(&at, rows, ty, values),
        }
    }

    /// A value that is there as a whole, or was; a list of rows is told row by row.
    fn whole(&mut self, at: &At, formal: bool, value: &Value, what: fn(Value) -> What, ty: Option<Type>) {
        match value {
            Value::Array(items) if matches!(ty, Some(Type::List(Type::Record(_)))) => {
                for (index, item) in items.iter().enumerate() {
                    let id = item.get("id").and_then(Value::as_str);
                    self.push(&at.row(id, index, Some(index)), None, formal, what(item.clone()));
                }
            }
            _ => self.push(at, None, formal, what(value.clone())),
        }
    }

    /// A text, language by language.
    fn text(&mut self, at: &At, delta: &Delta) {
        for (key, entry) in &delta.0 {
            let lang = Lang::parse(key);
            match entry {
                Entry::Added(value) => self.push(at, lang, false, What::Added(value.clone())),
                Entry::Removed(value) => self.push(at, lang, false, What::Removed(value.clone())),
                Entry::Changed { old, new } => {
                    let what = What::Changed { old: old.clone(), new: new.clone() };
                    self.push(at, lang, say_the_same(old, new), what);
                }
                Entry::Table(_) | Entry::Rows(_) => {}
            }
        }
    }

    fn rows(&mut self, at: &At, rows: &Rows, ty: Option<Type>, (old, new): (Option<&Value>, Option<&Value>)) {
        let (Some(old), Some(new)) = (old.and_then(Value::as_array), new.and_then(Value::as_array)) else { return };
        let shape = ty.and_then(Type::shape);
        let id = |row: &Table| row.get("id").and_then(Value::as_str).map(str::to_owned);
        for (index, row) in rows.now.iter().enumerate() {
            match row {
                Row::New(row) => {
                    let at = at.row(id(row).as_deref(), index, None);
                    self.push(&at, None, false, What::Added(Value::Table(row.clone())));
                }
                Row::Kept { from, moved, delta } => {
                    let (Some(Value::Table(before)), Some(Value::Table(row))) = (old.get(*from), new.get(index)) else {
                        continue;
                    };
                    let at = at.row(id(row).as_deref(), index, Some(*from));
                    if *moved {
                        self.push(&at, None, false, What::Moved { from: from + 1, to: index + 1, row: row.clone() });
                    }
                    for (key, entry) in &delta.0 {
                        let ty =
                            shape.and_then(|shape| shape.fields.iter().find(|field| field.key == key)).map(|f| f.ty);
                        self.entry(&at, key, entry, ty, (before.get(key), row.get(key)));
                    }
                }
            }
        }
        for (from, row) in &rows.gone {
            let at = at.row(id(row).as_deref(), *from, Some(*from));
            self.push(&at, None, false, What::Removed(Value::Table(row.clone())));
        }
    }
}

/// Whether two values are two ways to write one: a single value and a list of it, a date with and without quotes, a text
/// whose lines break elsewhere, a whole number with and without decimals.
fn say_the_same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Array(one), other) | (other, Value::Array(one)) if !other.is_array() => {
            matches!(&one[..], [only] if only == other || say_the_same(only, other))
        }
        (Value::String(old), Value::String(new)) => words::are_same(old, new),
        (Value::String(words), Value::Datetime(day)) | (Value::Datetime(day), Value::String(words)) => {
            words.trim() == day.to_string()
        }
        (Value::Integer(whole), Value::Float(number)) | (Value::Float(number), Value::Integer(whole)) => {
            *whole as f64 == *number
        }
        _ => false,
    }
}

/// Whether a value is as good as none: a list or table without anything in it.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::String(words) => words.trim().is_empty(),
        Value::Array(items) => items.iter().all(says_nothing),
        Value::Table(table) => table.values().all(says_nothing),
        _ => false,
    }
}

/// The place of an address, or that of the nearest thing around it that there is.
pub fn place_of(address: &str, place: impl Fn(&str) -> Option<Range<usize>>) -> Option<Range<usize>> {
    let mut address = address;
    loop {
        match place(address) {
            None => address = &address[..address.rfind('.')?],
            found => return found,
        }
    }
}
