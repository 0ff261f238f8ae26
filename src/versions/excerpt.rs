//! Excerpts: of a record, what a publication in some of its languages carries.
//!
//! The errata of an edition are made from the versions before it, so they go along; versions that it tells nothing of do
//! not. A text in another language is no business of its readers; two numbers stand in its place, `#4.7`. The second is the
//! same for the same words, so that a change in it still counts where errata are numbered. A hash would do as well, but for a
//! short text anybody could guess the words behind it. The first is that of the passage, which it keeps when its words change:
//! rows that are one row by all they say at home are one by what is left of them here, see [`passage`].

use std::collections::HashMap;

use toml::{Table, Value};

use super::delta::Row;
use super::{Record, is_text, rows};
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
    let mut hider = Hider { own: codes(langs), numbers: HashMap::new(), passages: 0 };
    let mut last: Option<(&Table, Table)> = None;
    for (number, table) in numbered {
        let hidden = hider.table(table, last.as_ref().map(|(full, hidden)| (*full, hidden)));
        let source = toml::to_string(&hidden).map_err(|error| error.to_string())?;
        last = Some((table, hidden));
        let record = Record::excerpt(document, number, excerpts.last(), source, langs);
        let record = record.map_err(|error| error.to_string())?;
        excerpts.push(record);
    }
    Ok(excerpts)
}

/// A form without the texts of other languages, as publications carry their source. A text that says nothing in one of
/// them is printed in the language it is in.
pub fn trimmed(table: &Table, langs: &[Lang]) -> Table {
    let own = codes(langs);
    let mut table = table.clone();
    visit(&mut table, &|text| {
        if speaks(text, &own) {
            text.retain(|key, _| own.iter().any(|own| own == key));
        }
    });
    table
}

/// The passage of a text that is hidden; `None` of one that is not.
pub fn passage(text: &str) -> Option<&str> {
    let (passage, words) = text.strip_prefix('#')?.split_once('.')?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(passage) && is_number(words)).then_some(passage)
}

/// Hides the texts of other languages in version after version.
struct Hider {
    /// The languages that are not hidden.
    own: Vec<String>,
    /// The number of each text.
    numbers: HashMap<String, usize>,
    /// How many passages there are.
    passages: usize,
}

impl Hider {
    /// A form with its texts hidden; `before` is what stood in its place in the version before, as it was and hidden.
    fn table(&mut self, table: &Table, before: Option<(&Table, &Table)>) -> Table {
        if is_text(table) {
            return self.text(table, before.map(|(_, hidden)| hidden));
        }
        let each = table.iter().map(|(key, value)| {
            let before = before.and_then(|(full, hidden)| Some((full.get(key)?, hidden.get(key)?)));
            let value = match value {
                Value::Table(table) => {
                    let before = before.and_then(|(full, hidden)| Some((full.as_table()?, hidden.as_table()?)));
                    Value::Table(self.table(table, before))
                }
                Value::Array(items) => {
                    let before = before.and_then(|(full, hidden)| Some((full.as_array()?, hidden.as_array()?)));
                    Value::Array(self.items(items, before))
                }
                value => value.clone(),
            };
            (key.clone(), value)
        });
        each.collect()
    }

    /// The items of a list; a row stands in the place of the one that it was.
    fn items(&mut self, items: &[Value], before: Option<(&Vec<Value>, &Vec<Value>)>) -> Vec<Value> {
        let tables = |items: &'_ [Value]| items.iter().all(Value::is_table);
        let origins: Vec<Option<usize>> = match before {
            Some((full, _)) if tables(full) && tables(items) => {
                let rows = |items: &'_ [Value]| items.iter().filter_map(Value::as_table).cloned().collect::<Vec<_>>();
                let (full, items) = (rows(full), rows(items));
                let found = rows::between(&full.iter().collect::<Vec<_>>(), &items.iter().collect::<Vec<_>>());
                let origin = |row: &Row| match row {
                    Row::New(_) => None,
                    Row::Kept { from, .. } => Some(*from),
                };
                found.now.iter().map(origin).collect()
            }
            _ => vec![None; items.len()],
        };
        let each = items.iter().zip(origins).map(|(item, origin)| {
            let Value::Table(row) = item else { return item.clone() };
            let before = before
                .zip(origin)
                .and_then(|((full, hidden), at)| Some((full.get(at)?.as_table()?, hidden.get(at)?.as_table()?)));
            Value::Table(self.table(row, before))
        });
        each.collect()
    }

    fn text(&mut self, text: &Table, before: Option<&Table>) -> Table {
        if !speaks(text, &self.own) {
            return text.clone();
        }
        let each = text.iter().map(|(lang, words)| {
            let Some(words) = words.as_str().filter(|_| !self.own.contains(lang)) else {
                return (lang.clone(), words.clone());
            };
            let next = self.numbers.len() + 1;
            let number = *self.numbers.entry(words.to_owned()).or_insert(next);
            let known = before.and_then(|before| passage(before.get(lang)?.as_str()?));
            let passage = known.map_or_else(
                || {
                    self.passages += 1;
                    self.passages.to_string()
                },
                str::to_owned,
            );
            (lang.clone(), Value::String(format!("#{passage}.{number}")))
        });
        each.collect()
    }
}

fn codes(langs: &[Lang]) -> Vec<String> {
    langs.iter().map(|lang| lang.code().to_owned()).collect()
}

/// Whether a text says something in one of the languages.
fn speaks(text: &Table, own: &[String]) -> bool {
    text.keys().any(|key| own.contains(key))
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
        assert!(old.source.contains("en = \"#1.1\"") && new.source.contains("en = \"#1.2\""));
    }

    #[test]
    fn rows_are_the_same_ones_when_their_other_languages_are_hidden() {
        let row = |es: &str, en: &str| format!("[[r]]\ntext = {{ es = \"{es}\", en = \"{en}\" }}\n");
        let form = |rows: &[String]| table(&format!("id = \"a\"\n{}", rows.concat()));
        let old = form(&[
            row("Segundo párrafo igual.", "Second paragraph, alike."),
            row("Nada que ver.", "Nothing of the kind."),
            row("S/C", "None"),
        ]);
        let new = form(&[
            row("S/C", "None"),
            row("Segundo párrafo desigual.", "Second paragraph, unlike."),
            row("Otra cosa entera.", "Something else altogether."),
        ]);
        let origins = |old: &Table, new: &Table| {
            let rows = |table: &Table| -> Vec<Table> {
                let rows = table["r"].as_array().unwrap().iter();
                rows.map(|row| row.as_table().unwrap().clone()).collect()
            };
            let (old, new) = (rows(old), rows(new));
            let found = rows::between(&old.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>());
            let origin = |row: &Row| if let Row::Kept { from, .. } = row { Some(*from) } else { None };
            found.now.iter().map(origin).collect::<Vec<_>>()
        };
        assert_eq!(origins(&old, &new), [Some(2), Some(0), None]);
        let first = Record::new("a", None, old.to_string()).unwrap();
        for lang in [Lang::ES, Lang::EN] {
            let excerpts = excerpts(std::slice::from_ref(&first), 0, &new, &[lang]).unwrap();
            assert_eq!(origins(&excerpts[0].table, &excerpts[1].table), [Some(2), Some(0), None], "{lang:?}");
        }
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
