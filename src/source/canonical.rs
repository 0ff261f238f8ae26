//! The canonical form of a document: what a PDF carries of its source.
//!
//! No comments, no acceptance reasons, nothing under keys that the format does not know, keys in alphabetical order, only the languages of the edition, translations
//! from PO files in their places. Two sources that say the same have the same canonical form and the same hash.

use std::collections::HashSet;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use toml::de::{DeTable, DeValue};

use super::reader::Step;
use super::text::LocalText;
use crate::locale::Lang;

/// Keys that stay at home: they are for the authors, not for the readers.
const PRIVATE: &[&str] = &["accept", "attach"];

/// The canonical form of a document for an edition in `langs`, as TOML.
///
/// `unknown` holds where the keys begin that no field declares; they are left out.
pub fn write(
    table: &DeTable,
    unknown: &HashSet<usize>,
    texts: &[(Vec<Step>, Arc<LocalText>)],
    langs: &[Lang],
) -> String {
    let mut plain = plain_table(table, unknown);
    for key in PRIVATE {
        plain.remove(*key);
    }
    for (path, text) in texts {
        set(&mut plain, path, localized(text, langs));
    }
    // A table of strings, numbers, dates, lists and tables always has a form in TOML.
    toml::to_string(&plain).unwrap_or_default()
}

/// Hash of a canonical form, in hexadecimal.
pub fn hash(canonical: &str) -> String {
    Sha256::digest(canonical.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The canonical form of a table that holds no texts in several languages, with those of its keys that are named.
pub fn of_keys(table: &DeTable, keys: &[&str]) -> String {
    let mut plain = plain_table(table, &HashSet::new());
    plain.retain(|key, _| keys.contains(&key));
    toml::to_string(&plain).unwrap_or_default()
}

/// A canonical form with those of its fields only that are named: `year`, or `action.id` for a field of rows.
pub fn only(canonical: &str, fields: &[&str]) -> String {
    let mut table: toml::Table = canonical.parse().unwrap_or_default();
    table.retain(|key, value| {
        let whole = fields.contains(&key);
        let inner: Vec<&str> = fields.iter().filter_map(|field| field.strip_prefix(key)?.strip_prefix('.')).collect();
        if let (toml::Value::Array(rows), false) = (value, whole) {
            for row in rows.iter_mut().filter_map(toml::Value::as_table_mut) {
                row.retain(|key, _| inner.contains(&key));
            }
        }
        whole || !inner.is_empty()
    });
    toml::to_string(&table).unwrap_or_default()
}

/// The text with the languages of the edition; its source stands in for one that is missing, as it does in print.
pub fn localized(text: &LocalText, langs: &[Lang]) -> toml::Value {
    let shown: toml::Table = langs
        .iter()
        .filter_map(|lang| Some((lang.code().to_owned(), toml::Value::String(text.get(*lang)?.to_owned()))))
        .collect();
    let (source, words) = text.source();
    if text.is_neutral() && text.values.iter().all(|(_, other)| other == words) {
        toml::Value::String(words.to_owned())
    } else if shown.is_empty() {
        toml::Value::Table(toml::Table::from_iter([(source.code().to_owned(), words.into())]))
    } else {
        toml::Value::Table(shown)
    }
}

fn set(table: &mut toml::Table, path: &[Step], text: toml::Value) {
    let mut steps = path.iter();
    let Some(Step::Key(first)) = steps.next() else { return };
    let mut target = table.get_mut(first);
    for step in steps {
        target = match step {
            Step::Key(key) => target.and_then(|value| value.get_mut(key.as_str())),
            // A single value that counts as a list of one has no position in the source.
            Step::Item(index) => target.and_then(|value| value.get_mut(*index)),
        };
    }
    if let Some(target) = target {
        *target = text;
    }
}

fn plain_table(table: &DeTable, unknown: &HashSet<usize>) -> toml::Table {
    // A value that says nothing is as good as absent.
    let blank = |value: &DeValue| value.as_str().is_some_and(|words| words.trim().is_empty());
    let known = table.iter().filter(|(key, value)| !unknown.contains(&key.span().start) && !blank(value.get_ref()));
    known.map(|(key, value)| (key.get_ref().to_string(), plain_value(value.get_ref(), unknown))).collect()
}

fn plain_value(value: &DeValue, unknown: &HashSet<usize>) -> toml::Value {
    match value {
        DeValue::String(text) => toml::Value::String(text.to_string()),
        DeValue::Integer(integer) => {
            let digits = integer.as_str().replace('_', "");
            i64::from_str_radix(&digits, integer.radix()).map_or(toml::Value::String(digits), toml::Value::Integer)
        }
        DeValue::Float(float) => {
            let digits = float.as_str().replace('_', "");
            digits.parse().map_or(toml::Value::String(digits), toml::Value::Float)
        }
        DeValue::Boolean(flag) => toml::Value::Boolean(*flag),
        DeValue::Datetime(datetime) => toml::Value::Datetime(*datetime),
        DeValue::Array(items) => {
            toml::Value::Array(items.iter().map(|item| plain_value(item.get_ref(), unknown)).collect())
        }
        DeValue::Table(table) => toml::Value::Table(plain_table(table, unknown)),
    }
}
