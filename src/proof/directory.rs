//! The part of the directory that a publication carries: the bodies and acronyms that it names, in its languages.

use std::collections::HashMap;

use toml::{Table, Value};

use crate::kinds::{Document, Stage};
use crate::locale::Lang;
use crate::source::{BodyRef, LocalText, canonical, fold};
use crate::view::{Edition, View};
use crate::workspace::{Entry, Workspace};

/// The entries that a publication names, as TOML. `others` are the documents that it takes facts from, with what is
/// carried of them.
pub fn named(
    workspace: &Workspace,
    document: &Document,
    others: &[(&Document, String)],
    view: &View,
    edition: &Edition,
) -> String {
    let all = &workspace.directory;
    // Of another document those bodies that stand in what is carried of it.
    let theirs = others.iter().flat_map(|(other, text)| other.bodies.iter().filter(|body| text.contains(&body.0.v)));
    let mut bodies: HashMap<*const Entry, Vec<&BodyRef>> = HashMap::new();
    for body in document.bodies.iter().chain(theirs) {
        if let Some(entry) = all.find(&body.0) {
            bodies.entry(std::ptr::from_ref(entry)).or_default().push(body);
        }
    }
    let stage = Stage::new(workspace, edition);
    let entries = all.entries().iter().filter_map(|entry| {
        let typed = bodies.get(&std::ptr::from_ref(entry)).map_or(&[][..], Vec::as_slice);
        let in_legend = || view.legend.as_ref().is_some_and(|legend| stage.explains(legend, entry));
        if typed.is_empty() && !in_legend() {
            return None;
        }
        // A document may name a body in a language that the edition does not have.
        let known = |body: &&BodyRef| is_name(entry, &body.0, edition.langs());
        Some((entry, if typed.iter().all(known) { edition.langs() } else { Lang::ALL }))
    });
    to_toml(entries)
}

/// All entries in every language.
pub fn whole(workspace: &Workspace) -> String {
    to_toml(workspace.directory.entries().iter().map(|entry| (entry, Lang::ALL)))
}

/// Whether what was typed names the entry by its key or in one of the languages.
fn is_name(entry: &Entry, typed: &str, langs: &[Lang]) -> bool {
    let typed = fold(typed);
    let in_langs = |text: &LocalText| langs.iter().any(|lang| text.get(*lang).is_some_and(|name| fold(name) == typed));
    entry.key.as_deref().is_some_and(|key| fold(key) == typed)
        || in_langs(&entry.name)
        || entry.acronym.as_ref().is_some_and(|acronym| in_langs(acronym))
}

fn to_toml<'e>(entries: impl Iterator<Item = (&'e Entry, &'e [Lang])>) -> String {
    let (mut bodies, mut acronyms) = (Vec::new(), Vec::new());
    for (entry, langs) in entries {
        let mut table = Table::new();
        let mut put = |key: &str, value: Value| drop(table.insert(key.to_owned(), value));
        put("name", canonical::localized(&entry.name, langs));
        entry.acronym.iter().for_each(|acronym| put("acronym", canonical::localized(acronym, langs)));
        entry.key.iter().for_each(|key| put("key", key.clone().into()));
        let list = if entry.key.is_some() { &mut bodies } else { &mut acronyms };
        list.push(Value::Table(table));
    }
    let lists = [("body", bodies), ("acronym", acronyms)].into_iter().filter(|(_, list)| !list.is_empty());
    let table: Table = lists.map(|(key, list)| (key.to_owned(), Value::Array(list))).collect();
    // Strings, lists and tables always have a form in TOML.
    toml::to_string(&table).unwrap_or_default()
}
