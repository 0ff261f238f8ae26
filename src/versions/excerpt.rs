//! Excerpts: of a record, what a publication in some of its languages carries.
//!
//! The errata of an edition are made from the versions before it, so they go along; versions that it tells nothing of do
//! not. A text in another language is no business of its readers; a number stands in its place, the same for the same
//! words, so that a change in it still counts where errata are numbered. A hash would do as well, but for a short text
//! anybody could guess the words behind it.

use std::cell::RefCell;
use std::collections::HashMap;

use toml::{Table, Value};

use super::{Record, is_text};
use crate::locale::Lang;

/// The versions of a document for readers of some languages, from the one at position `first`; the last one is what the
/// document says now.
///
/// # Errors
/// When one of them has no form in TOML, which a canonical form always has.
pub fn excerpts(records: &[Record], first: usize, present: &Table, langs: &[Lang]) -> Result<Vec<Record>, String> {
    let unissued = records.last().is_none_or(|last| last.table != *present);
    let tables = records.iter().map(|record| &record.table).chain(unissued.then_some(present));
    let numbered = (1..).zip(tables).skip(first);
    let document = present.get("id").and_then(Value::as_str).unwrap_or_default();
    let mut excerpts: Vec<Record> = Vec::new();
    let numbers = RefCell::default();
    for (number, table) in numbered {
        let source = toml::to_string(&hidden(table, langs, &numbers)).map_err(|error| error.to_string())?;
        let record = Record::excerpt(document, number, excerpts.last(), source, langs);
        let record = record.map_err(|error| error.to_string())?;
        excerpts.push(record);
    }
    Ok(excerpts)
}

/// A form without the texts of other languages, as publications carry their source.
pub fn trimmed(table: &Table, langs: &[Lang]) -> Table {
    each_text(table, langs, &|text, own| text.retain(|key, _| own.iter().any(|own| own == key)))
}

/// A form with numbers in the place of texts of other languages.
fn hidden(table: &Table, langs: &[Lang], numbers: &RefCell<HashMap<String, usize>>) -> Table {
    each_text(table, langs, &|text, own| {
        for (key, value) in text.iter_mut() {
            if let Value::String(words) = value
                && !own.contains(key)
            {
                let mut numbers = numbers.borrow_mut();
                let next = numbers.len() + 1;
                *words = format!("#{}", numbers.entry(std::mem::take(words)).or_insert(next));
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
        let excerpts = excerpts(&[first], 0, &new, &[Lang::ES]).unwrap();
        let [old, new] = &excerpts[..] else { panic!("{excerpts:?}") };
        assert!(!old.source.contains("One") && !new.source.contains("Eins") && old.source.contains("Two"));
        assert_ne!(old.table, new.table);
        assert_eq!(trimmed(&old.table, &[Lang::ES]), trimmed(&new.table, &[Lang::ES]));
        assert_eq!((new.number, &new.previous, new.langs.as_deref()), (2, &old.seal, Some(&[Lang::ES][..])));
        assert!(old.source.contains("en = \"#1\"") && new.source.contains("en = \"#2\""));
    }

    #[test]
    fn versions_that_nothing_is_told_of_stay_at_home() {
        let form = |word: &str| table(&format!("id = \"a\"\ntitle = {{ es = \"{word}\" }}\n"));
        let first = Record::new("a", None, form("Uno").to_string()).unwrap();
        let second = Record::new("a", Some(&first), form("Dos").to_string()).unwrap();
        let excerpts = excerpts(&[first, second], 1, &form("Tres"), &[Lang::ES]).unwrap();
        let numbers: Vec<u32> = excerpts.iter().map(|record| record.number).collect();
        assert_eq!((numbers, excerpts[0].previous.as_str()), (vec![2, 3], ""));
    }

    #[test]
    fn an_excerpt_answers_for_its_own_languages_and_no_others() {
        let form = |en: &str| table(&format!("id = \"a\"\ntitle = {{ es = \"Uno\"{en} }}\n"));
        let present = form(", en = \"One\"");
        let excerpts = excerpts(&[], 0, &present, &[Lang::ES]).unwrap();
        assert!(excerpts[0].is_said_by(&form("")));
        assert!(!excerpts[0].is_said_by(&present));
    }
}
