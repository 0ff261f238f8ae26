//! Excerpts: of a record, what a publication in some of its languages carries.
//!
//! The errata of an edition are made from the versions before it, so they go along. A text in another language is no
//! business of its readers; a hash stands in its place, so that a change in it still counts where errata are numbered.

use sha2::{Digest, Sha256};
use toml::{Table, Value};

use super::{Record, is_text};
use crate::locale::Lang;

/// The versions of a document for readers of some languages; the last one is what the document says now.
///
/// # Errors
/// When one of them has no form in TOML, which a canonical form always has.
pub fn excerpts(records: &[Record], present: &Table, langs: &[Lang]) -> Result<Vec<Record>, String> {
    let unissued = records.last().is_none_or(|last| last.table != *present);
    let tables = records.iter().map(|record| &record.table).chain(unissued.then_some(present));
    let document = present.get("id").and_then(Value::as_str).unwrap_or_default();
    let mut excerpts: Vec<Record> = Vec::new();
    for table in tables {
        let source = toml::to_string(&hidden(table, langs)).map_err(|error| error.to_string())?;
        let record = Record::excerpt(document, excerpts.last(), source, langs).map_err(|error| error.to_string())?;
        excerpts.push(record);
    }
    Ok(excerpts)
}

/// A form without the texts of other languages, as publications carry their source.
pub fn trimmed(table: &Table, langs: &[Lang]) -> Table {
    each_text(table, langs, &|text, own| text.retain(|key, _| own.iter().any(|own| own == key)))
}

/// A form with hashes in the place of texts of other languages.
fn hidden(table: &Table, langs: &[Lang]) -> Table {
    each_text(table, langs, &|text, own| {
        for (key, value) in text.iter_mut() {
            if let Value::String(words) = value
                && !own.contains(key)
            {
                *words = format!("#{}", hash(words));
            }
        }
    })
}

/// Changes every text that says something in one of the languages; one that does not is printed in the language it is in.
fn each_text(table: &Table, langs: &[Lang], change: &dyn Fn(&mut Table, &[String])) -> Table {
    let own: Vec<String> = langs.iter().map(|lang| lang.code().to_owned()).collect();
    let mut table = table.clone();
    visit(&mut table, &|text| {
        if text.keys().any(|key| own.contains(key)) {
            change(text, &own);
        }
    });
    table
}

fn visit(table: &mut Table, change: &dyn Fn(&mut Table)) {
    if is_text(table) {
        return change(table);
    }
    for (_, value) in table.iter_mut() {
        match value {
            Value::Table(below) => visit(below, change),
            Value::Array(items) => items.iter_mut().filter_map(Value::as_table_mut).for_each(|row| visit(row, change)),
            _ => {}
        }
    }
}

fn hash(words: &str) -> String {
    Sha256::digest(words.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        text.parse().unwrap()
    }

    #[test]
    fn what_other_readers_read_is_hidden_and_counts() {
        let old = table("id = \"a\"\ntitle = { es = \"Uno\", en = \"One\" }\nonly = { en = \"Two\" }\n");
        let new = table("id = \"a\"\ntitle = { es = \"Uno\", en = \"Eins\" }\nonly = { en = \"Two\" }\n");
        let first = Record::new("a", None, old.to_string()).unwrap();
        let excerpts = excerpts(&[first], &new, &[Lang::ES]).unwrap();
        let [old, new] = &excerpts[..] else { panic!("{excerpts:?}") };
        assert!(!old.source.contains("One") && !new.source.contains("Eins") && old.source.contains("Two"));
        assert_ne!(old.table, new.table);
        assert_eq!(trimmed(&old.table, &[Lang::ES]), trimmed(&new.table, &[Lang::ES]));
        assert_eq!((new.number, &new.previous, new.langs.as_deref()), (2, &old.seal, Some(&[Lang::ES][..])));
    }
}
