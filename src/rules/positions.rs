//! Rows that are named by their position (`plan#action.3`): it changes when a row is moved, a word does not.
//!
//! The fix gives the row an id made from its words and corrects every reference to it, in whichever file it stands.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::addresses::parts;
use super::finding;
use crate::diag::{Finding, Fix, SourceFile, codes};
use crate::kinds::{Document, Loaded};
use crate::say;
use crate::source::{Plain, Row, Step, fold, is_row_id};

/// The rows of the workspace that are named by their position, by the path of their document.
pub struct Positions<'a> {
    rows: BTreeMap<(&'a str, usize), Named<'a>>,
}

/// A row with the references that name its position.
struct Named<'a> {
    loaded: &'a Loaded,
    row: &'a Row,
    references: Vec<(&'a Document, &'a Plain)>,
    /// Its id, or the one that it would be given.
    id: String,
}

impl<'a> Positions<'a> {
    pub fn of(documents: &'a [Loaded]) -> Positions<'a> {
        let known = || documents.iter().filter_map(|loaded| Some((loaded, loaded.document.as_ref()?)));
        let mut rows: BTreeMap<(&str, usize), Named> = BTreeMap::new();
        for (_, document) in known() {
            for reference in &document.references {
                let (target, Some(item)) = parts(document, reference) else { continue };
                if !item.contains('.') {
                    continue;
                }
                let Some((loaded, target)) = known().find(|(_, other)| other.id() == target) else { continue };
                let Some(row) = target.row(item).filter(|row| row.position == item) else { continue };
                let named = rows.entry((target.file.path.as_str(), row.span.start));
                let new = || Named { loaded, row, references: Vec::new(), id: row.id.clone().unwrap_or_default() };
                named.or_insert_with(new).references.push((document, reference));
            }
        }
        // Two rows of one document must not be given one id.
        let mut taken: HashSet<(&str, String)> = HashSet::new();
        for ((path, _), named) in rows.iter_mut().filter(|(_, named)| named.row.id.is_none()) {
            let Some(document) = &named.loaded.document else { continue };
            let free = |id: &str| !document.items.contains_key(id) && !taken.contains(&(*path, id.to_owned()));
            named.id = new_id(document, named.row, free);
            taken.insert((path, named.id.clone()));
        }
        Positions { rows }
    }

    /// The finding about a reference that names a row by its position; `None` where it does not.
    pub fn check(&self, document: &Document, reference: &Plain) -> Option<Finding> {
        let is_own = |other: &(&Document, &Plain)| std::ptr::eq(other.1, reference);
        let named = self.rows.values().find(|named| named.references.iter().any(is_own))?;
        let (typed, target) = (&reference.v, named.loaded.document.as_ref()?);
        let message = say!(
            "«{typed}» nombra una fila por su posición, que cambia cuando se mueve"
                | "“{typed}” names an item by its position, which changes when it is moved"
        );
        let right = address(document, target, &named.id);
        let help = match named.row.id {
            Some(_) => say!("escriba \"{right}\"" | "write \"{right}\""),
            None => {
                let id = &named.id;
                say!(
                    "dé a la fila un id, por ejemplo id = \"{id}\", y escriba \"{right}\""
                        | "give the item an id, for example id = \"{id}\", and write \"{right}\""
                )
            }
        };
        let found = finding(document, codes::FOLLOWS_POSITION, reference.span.clone(), message)
            .other(&target.file, named.row.span.clone(), say!("la fila" | "the item"))
            .help(help);
        // One fix corrects every reference; of several findings about a row, the first carries it.
        let first = named.references.first().is_some_and(is_own);
        Some(match named.fix().filter(|_| first) {
            Some(fix) => found.fix(fix),
            None => found,
        })
    }
}

impl Named<'_> {
    fn fix(&self) -> Option<Fix> {
        let target = self.loaded.document.as_ref()?;
        let id = &self.id;
        let title = match self.row.id {
            Some(_) => say!("nombre la fila por su id «{id}»" | "name the item by its id “{id}”"),
            None => say!("dé a la fila el id «{id}»" | "give the item the id “{id}”"),
        };
        let mut fix = Fix::new(title);
        if self.row.id.is_none() {
            let (at, text) = insertion(&target.file, &self.row.span, id)?;
            fix = fix.replace(&target.file, at..at, text);
            fix = self.readdress(target, fix);
        }
        for (document, reference) in &self.references {
            let text = format!("\"{}\"", address(document, target, id));
            fix = fix.replace(&document.file, reference.span.clone(), text);
        }
        Some(fix)
    }

    /// Translations and acceptances of the row go by its address, too.
    fn readdress(&self, target: &Document, mut fix: Fix) -> Fix {
        let position = format!("#{}", self.row.position);
        let new = format!("#{}", self.id);
        let within = |file: &SourceFile, span: Range<usize>| {
            let text = &file.text[file.clamp(&span)];
            let hits = text
                .match_indices(&position)
                .filter(|(at, _)| text[at + position.len()..].starts_with(['.', '"', '\'']));
            hits.map(|(at, hit)| span.start + at..span.start + at + hit.len()).collect::<Vec<_>>()
        };
        for accept in target.header.accept.iter().filter_map(|accept| accept.at_address.as_ref()) {
            for span in within(&target.file, accept.span.clone()) {
                fix = fix.replace(&target.file, span, &new);
            }
        }
        let context = format!("msgctxt \"{}#", target.id());
        for file in self.loaded.catalogs.iter().map(|catalog| &catalog.file) {
            for span in within(file, 0..file.text.len()) {
                if file.text[..=span.start].ends_with(&context) {
                    fix = fix.replace(file, span, &new);
                }
            }
        }
        fix
    }
}

/// The address of an item as a document names it.
fn address(from: &Document, target: &Document, id: &str) -> String {
    if std::ptr::eq(from, target) { format!("#{id}") } else { format!("{}#{id}", target.id()) }
}

/// Where a row takes a new id, and what is written there.
fn insertion(file: &Arc<SourceFile>, row: &Range<usize>, id: &str) -> Option<(usize, String)> {
    let text = &file.text[row.start..];
    if text.starts_with('{') {
        return Some((row.start + 1, format!(" id = \"{id}\",")));
    }
    let line = text.starts_with("[[").then(|| text.split_inclusive('\n').next())??;
    let end = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
    let (before, after) = if line.ends_with('\n') { ("", end) } else { (end, "") };
    Some((row.start + line.len(), format!("{before}id = \"{id}\"{after}")))
}

/// An id out of the words of a row that no other row has.
fn new_id(document: &Document, row: &Row, free: impl Fn(&str) -> bool) -> String {
    let (list, index) = row.position.split_once('.').unwrap_or((&row.position, ""));
    let number: usize = index.parse().unwrap_or(1);
    let here =
        |way: &[Step]| matches!(way, [Step::Key(key), Step::Item(item), ..] if key == list && item + 1 == number);
    let text = document.texts.iter().find(|(way, _)| here(way)).map_or("", |(_, text)| text.source().1);
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 3);
    let words: Vec<&str> = words.take(4).collect();
    let stem = if words.is_empty() { list.to_owned() } else { words.join("-") };
    let stem = if is_row_id(&stem) { stem } else { list.to_owned() };
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    std::iter::once(stem.clone()).chain(numbered).find(|id| free(id)).unwrap_or(stem)
}
