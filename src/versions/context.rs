//! What the pages of a document say that does not stand in it: the names of the bodies and acronyms it uses, and the country
//! that decides how its numbers are written.
//!
//! Each version is recorded with them. Whoever changes them afterwards changes pages that were approved, and no erratum
//! would tell: `rules` finds it here, and `proof` asks it about publications.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::Serialize;
use toml::{Table, Value};

use crate::kinds::{Document, contains_word};
use crate::locale::{Lang, NumberStyle};
use crate::source::canonical;
use crate::workspace::{Entry, Workspace};

/// What a document takes from the directory and the configuration, as TOML: `country`, and an `[[entry]]` for each body and
/// acronym that it names, in all languages. What its pages tell of other documents names them, too.
pub fn context(document: &Document, workspace: &Workspace) -> String {
    let directory = &workspace.directory;
    let mut text = document.canonical(Lang::ALL);
    let mut bodies: HashSet<*const Entry> = HashSet::new();
    let mut add = |typed: &str| bodies.extend(directory.find(typed).map(std::ptr::from_ref));
    document.bodies.iter().for_each(|body| add(&body.0));
    for (other, fields) in document.content.takes(&workspace.documents) {
        let rows = told_rows(other, fields);
        let words = words_in(&rows);
        other.bodies.iter().filter(|body| words.contains(&*body.0.v)).for_each(|body| add(&body.0));
        words.into_iter().for_each(|word| text.extend(["\n", word]));
    }
    let named = |entry: &&Entry| {
        let mut acronyms = entry.acronym.iter().flat_map(|acronym| &acronym.values);
        bodies.contains(&std::ptr::from_ref(*entry)) || acronyms.any(|(_, acronym)| contains_word(&text, acronym))
    };
    let entries: Vec<Value> = directory.entries().iter().filter(named).map(|entry| Value::Table(row(entry))).collect();
    let country = workspace.config.locale.country.clone();
    let mut table = Table::from_iter([("country".to_owned(), country.into())]);
    if !entries.is_empty() {
        table.insert("entry".to_owned(), entries.into());
    }
    // Strings, lists and tables always have a form in TOML.
    toml::to_string(&table).unwrap_or_default()
}

/// The rows that are told of another document. Its header is only taken so that it can be read: no page says it.
fn told_rows(other: &Document, fields: &[&str]) -> Value {
    let source = other.canonical(Lang::ALL);
    let source = if fields.is_empty() { source } else { canonical::only(&source, fields) };
    let mut table: Table = source.parse().unwrap_or_default();
    table.retain(|_, value| value.as_array().is_some_and(|rows| rows.iter().all(Value::is_table)));
    Value::Table(table)
}

/// Every string below a value.
fn words_in(value: &Value) -> BTreeSet<&str> {
    match value {
        Value::String(words) => BTreeSet::from([words.as_str()]),
        Value::Array(items) => items.iter().flat_map(words_in).collect(),
        Value::Table(table) => table.values().flat_map(words_in).collect(),
        _ => BTreeSet::new(),
    }
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
    /// The entry of the present directory by its [`id`]; `None` for the country.
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
    for (old, new) in counterparts(&issued, &present) {
        let words = [short, name]
            .into_iter()
            .flat_map(|part| langs.iter().filter_map(move |lang| Some((part(old, *lang)?, part(new, *lang)?))));
        // What an entry is called in several languages is one thing that changed.
        drifts.extend(words.into_iter().find(|(then, now)| then != now).map(|(then, now)| Drift {
            entry: word(new, "id").map(str::to_owned),
            issued: then.to_owned(),
            present: now.to_owned(),
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

/// The entries that both contexts have. One is known by its id, or else by an acronym: a document may name by it what has got
/// another key since, and what has no key goes in each edition by the acronym of its languages.
fn counterparts<'t>(issued: &'t Table, present: &'t Table) -> Vec<(&'t Table, &'t Table)> {
    let ids: HashSet<&str> = entries(issued).filter_map(|entry| word(entry, "id")).collect();
    let (mut by_id, mut by_acronym) = (HashMap::new(), HashMap::new());
    for entry in entries(present) {
        let Some(id) = word(entry, "id") else { continue };
        by_id.insert(id, entry);
        if !ids.contains(id) {
            by_acronym.extend(acronyms(entry).map(|acronym| (acronym, entry)));
        }
    }
    let counterpart = |old: &Table| {
        let same = word(old, "id").and_then(|id| by_id.get(id));
        same.or_else(|| acronyms(old).find_map(|acronym| by_acronym.get(acronym))).copied()
    };
    entries(issued).filter_map(|old| Some((old, counterpart(old)?))).collect()
}

/// The acronym of an entry in every language.
fn acronyms(entry: &Table) -> impl Iterator<Item = &str> {
    let acronym = entry.get("acronym");
    let each = acronym.and_then(Value::as_table).into_iter().flat_map(Table::values);
    acronym.into_iter().chain(each).filter_map(Value::as_str)
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

    #[test]
    fn an_entry_without_its_key_is_known_by_an_acronym() {
        let form = |entries: &[(&str, &str, &str)]| {
            let row = |(id, acronym, name): &(&str, &str, &str)| {
                format!("[[entry]]\nid = \"{id}\"\nacronym = {acronym}\nname = \"{name}\"\n")
            };
            entries.iter().map(row).collect::<String>()
        };
        let told = |old: &[(&str, &str, &str)], new: &[(&str, &str, &str)], lang: Lang| {
            let found = drift(&form(old), &form(new), &[lang]).into_iter();
            found
                .map(|it| format!("{}: {} → {}", it.entry.unwrap_or_default(), it.issued, it.present))
                .collect::<Vec<_>>()
        };
        let both = "{ es = \"OIM\", en = \"IOM\" }";
        // Another key.
        assert_eq!(told(&[("iom", both, "Old")], &[("iom-2", both, "New")], Lang::ES), ["iom-2: Old → New"]);
        // No key, and one of its languages.
        let english = "{ en = \"IOM\" }";
        assert_eq!(told(&[("OIM", both, "Old")], &[("IOM", english, "New")], Lang::EN), ["IOM: Old → New"]);
        assert!(told(&[("OIM", both, "Old")], &[("IOM", english, "Old")], Lang::EN).is_empty());
        // Two entries of one acronym, of which the pages need only one today.
        let (body, other) = (("iom", "\"OIM\"", "Body"), ("OIM", "\"OIM\"", "Other"));
        assert!(told(&[body, other], &[body], Lang::ES).is_empty());
    }
}
