//! What the pages of a document say that does not stand in it: the names of the bodies and acronyms it uses, and the country
//! that decides how its numbers are written.
//!
//! Each version is recorded with them. Whoever changes them afterwards changes pages that were approved, and no erratum
//! would tell: `rules` finds it here, and `proof` asks it about publications.

use std::collections::HashSet;

use serde::Serialize;
use toml::{Table, Value};

use crate::kinds::{Document, contains_word};
use crate::locale::{Lang, Locale, NumberStyle};
use crate::source::canonical;
use crate::workspace::{Directory, Entry};

/// What a document takes from the directory and the configuration, as TOML: `country`, and an `[[entry]]` for each body and
/// acronym that it names, in all languages.
pub fn context(document: &Document, directory: &Directory, locale: &Locale) -> String {
    let source = document.canonical(Lang::ALL);
    let bodies: HashSet<*const Entry> =
        document.bodies.iter().filter_map(|body| directory.find(&body.0)).map(std::ptr::from_ref).collect();
    let named = |entry: &&Entry| {
        let mut acronyms = entry.acronym.iter().flat_map(|acronym| &acronym.values);
        bodies.contains(&std::ptr::from_ref(*entry)) || acronyms.any(|(_, acronym)| contains_word(&source, acronym))
    };
    let entries: Vec<Value> = directory.entries().iter().filter(named).map(|entry| Value::Table(row(entry))).collect();
    let mut table = Table::from_iter([("country".to_owned(), locale.country.clone().into())]);
    if !entries.is_empty() {
        table.insert("entry".to_owned(), entries.into());
    }
    // Strings, lists and tables always have a form in TOML.
    toml::to_string(&table).unwrap_or_default()
}

fn row(entry: &Entry) -> Table {
    let acronym = entry.acronym.iter().map(|acronym| ("acronym".to_owned(), canonical::localized(acronym, Lang::ALL)));
    let name = ("name".to_owned(), canonical::localized(&entry.name, Lang::ALL));
    std::iter::once(("id".to_owned(), id(entry).into())).chain(acronym).chain([name]).collect()
}

/// What an entry is known by: the key of a body; of anything else its acronym.
pub fn id(entry: &Entry) -> &str {
    entry.key.as_deref().unwrap_or_else(|| entry.short().source().1)
}

/// Something that a document said when it was issued and that would be printed otherwise today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drift {
    /// The entry of the directory by its [`id`]; `None` for the country.
    pub entry: Option<String>,
    /// The words then.
    pub issued: String,
    /// The words now.
    pub present: String,
}

/// What the pages in some languages say otherwise, by the context of a version and the present one. Only entries that both have
/// are compared: one that a document does not name any more is no business of its pages, and an unknown body is another rule's.
pub fn drift(issued: &str, present: &str, langs: &[Lang]) -> Vec<Drift> {
    let (Ok(issued), Ok(present)) = (issued.parse::<Table>(), present.parse::<Table>()) else { return Vec::new() };
    let mut drifts = Vec::new();
    if let (Some(old), Some(new)) = (word(&issued, "country"), word(&present, "country"))
        && langs.iter().any(|lang| NumberStyle::of(*lang, old) != NumberStyle::of(*lang, new))
    {
        drifts.push(Drift { entry: None, issued: old.to_owned(), present: new.to_owned() });
    }
    for old in entries(&issued) {
        let Some(id) = word(old, "id") else { continue };
        let Some(new) = entries(&present).find(|new| word(new, "id") == Some(id)) else { continue };
        let words = [short, name]
            .into_iter()
            .flat_map(|part| langs.iter().filter_map(move |lang| Some((part(old, *lang)?, part(new, *lang)?))));
        // What an entry is called in several languages is one thing that changed.
        drifts.extend(words.into_iter().find(|(old, new)| old != new).map(|(old, new)| Drift {
            entry: Some(id.to_owned()),
            issued: old.to_owned(),
            present: new.to_owned(),
        }));
    }
    drifts
}

fn word<'t>(table: &'t Table, key: &str) -> Option<&'t str> {
    table.get(key)?.as_str()
}

fn entries(table: &Table) -> impl Iterator<Item = &Table> {
    table.get("entry").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

/// What stands on the page where an entry is named: its acronym, or the name of what has none.
fn short(entry: &Table, lang: Lang) -> Option<&str> {
    entry.get("acronym").map_or_else(|| name(entry, lang), |acronym| in_language(acronym, lang))
}

/// What a legend explains it by.
fn name(entry: &Table, lang: Lang) -> Option<&str> {
    in_language(entry.get("name")?, lang)
}

/// A text in a language: a plain one is the same in all, and one that lacks the language is printed in the one it has.
fn in_language(text: &Value, lang: Lang) -> Option<&str> {
    let words = text.as_str().or_else(|| text.get(lang.code())?.as_str());
    words.or_else(|| text.as_table()?.values().next()?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_have_is_compared() {
        let form = |country: &str, name: &str| {
            format!("country = \"{country}\"\n[[entry]]\nid = \"sag\"\nacronym = \"SAG\"\nname = {name}\n")
        };
        let old = form("VE", "{ es = \"Grupo\", en = \"Group\" }");
        let words = |new: &str| {
            let words = |it: Drift| (it.entry.unwrap_or_default(), it.issued, it.present);
            drift(&old, new, Lang::ALL).into_iter().map(words).collect::<Vec<_>>()
        };
        let told = |entry: &str, issued: &str, present: &str| (entry.to_owned(), issued.to_owned(), present.to_owned());
        assert_eq!(words(&old), []);
        assert_eq!(words(&form("PE", "{ es = \"Grupo\", en = \"Group\" }")), [told("", "VE", "PE")]);
        assert_eq!(words(&form("VE", "{ es = \"Mesa\", en = \"Table\" }")), [told("sag", "Grupo", "Mesa")]);
        assert_eq!(words(&form("VE", "\"Grupo\"")), [told("sag", "Group", "Grupo")]);
        // An acronym that comes or goes changes what the pages say.
        let without = form("VE", "{ es = \"Grupo\", en = \"Group\" }").replace("acronym = \"SAG\"\n", "");
        assert_eq!(words(&without), [told("sag", "SAG", "Grupo")]);
        assert_eq!(drift(&without, &old, &[Lang::EN])[0].present, "SAG");
        // Of two countries that write numbers alike in the languages of the editions, nothing changes on the pages.
        assert_eq!(words(&old.replace("VE", "CO")), []);
        assert_eq!(drift(&old, &old.replace("VE", "PE"), &[Lang::EN]), []);
        // What no edition says is nobody's concern.
        assert_eq!(drift(&old, &form("VE", "{ es = \"Grupo\", en = \"Table\" }"), &[Lang::ES]), []);
        assert_eq!(words("country = \"VE\"\n"), []);
        assert_eq!(drift("", &old, Lang::ALL), []);
    }
}
