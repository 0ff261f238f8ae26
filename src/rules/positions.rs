//! Rows that are named by their position (`plan#action.3`): it changes when a row is moved, a word does not.
//!
//! The fix gives the row an id made from its words and corrects every reference to it, in whichever file it stands.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::addresses::parts;
use super::finding;
use crate::diag::{Finding, Fix, SourceFile, codes};
use crate::kinds::{Document, Loaded};
use crate::say;
use crate::source::{Plain, Row, Step, fold, is_row_id};

/// The rows of the workspace that are named by their position.
pub struct Positions<'a> {
    rows: Vec<Named<'a>>,
    /// The row that a reference names, and which of its references this one is, by the reference's file and start.
    by_reference: HashMap<(&'a str, usize), (usize, usize)>,
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
        let mut by_target: HashMap<&str, Vec<(&Document, &Plain, &str)>> = HashMap::new();
        for document in documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
            for reference in &document.references {
                if let (target, Some(item)) = parts(document, reference)
                    && item.contains('.')
                {
                    by_target.entry(target).or_default().push((document, reference, item));
                }
            }
        }
        let mut positions = Positions { rows: Vec::new(), by_reference: HashMap::new() };
        for loaded in documents {
            // Of two documents with one id the first is meant.
            let references = loaded.document.as_ref().and_then(|document| by_target.remove(document.id()));
            positions.add(loaded, references.unwrap_or_default());
        }
        positions
    }

    /// Adds the rows of a document that references name by their position.
    fn add(&mut self, loaded: &'a Loaded, references: Vec<(&'a Document, &'a Plain, &'a str)>) {
        let Some(target) = loaded.document.as_ref().filter(|_| !references.is_empty()) else { return };
        let rows: HashMap<&str, &Row> = target.rows.iter().map(|row| (row.position.as_str(), row)).collect();
        let mut named: BTreeMap<usize, Named> = BTreeMap::new();
        for (document, reference, item) in references {
            // An id comes before a position that is spelled like it.
            let Some(&row) = rows.get(item).filter(|_| !target.items.contains_key(item)) else { continue };
            let new = || Named { loaded, row, references: Vec::new(), id: row.id.clone().unwrap_or_default() };
            named.entry(row.span.start).or_insert_with(new).references.push((document, reference));
        }
        let words = first_words(target);
        // Two rows of one document must not be given one id.
        let mut taken: HashSet<String> = HashSet::new();
        for mut named in named.into_values() {
            if named.row.id.is_none() {
                let words = words.get(named.row.position.as_str()).copied().unwrap_or_default();
                named.id = new_id(named.row, words, |id| !target.items.contains_key(id) && !taken.contains(id));
                taken.insert(named.id.clone());
            }
            for (number, (document, reference)) in named.references.iter().enumerate() {
                let place = (document.file.path.as_str(), reference.span.start);
                self.by_reference.insert(place, (self.rows.len(), number));
            }
            self.rows.push(named);
        }
    }

    /// The finding about a reference that names a row by its position; `None` where it does not.
    pub fn check(&self, document: &Document, reference: &Plain) -> Option<Finding> {
        let &(row, number) = self.by_reference.get(&(document.file.path.as_str(), reference.span.start))?;
        let named = self.rows.get(row)?;
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
        let fix = if number == 0 { named.fix() } else { None };
        Some(Finding { fix, ..found })
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

/// The first text of each row, by the row's position.
fn first_words<'d>(document: &'d Document) -> HashMap<&'d str, &'d str> {
    let mut texts: HashMap<(&str, usize), &str> = HashMap::new();
    for (way, text) in &document.texts {
        if let [Step::Key(list), Step::Item(item), ..] = way.as_slice() {
            texts.entry((list, *item)).or_insert(text.source().1);
        }
    }
    let words = |row: &'d Row| {
        let (list, number) = row.position.split_once('.')?;
        let words = texts.get(&(list, number.parse::<usize>().ok()?.checked_sub(1)?))?;
        Some((row.position.as_str(), *words))
    };
    document.rows.iter().filter_map(words).collect()
}

/// An id out of the words of a row that no other row has.
fn new_id(row: &Row, words: &str, free: impl Fn(&str) -> bool) -> String {
    let list = row.position.split('.').next().unwrap_or_default();
    let folded = fold(words);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 3);
    let words: Vec<&str> = words.take(4).collect();
    let stem = if words.is_empty() { list.to_owned() } else { words.join("-") };
    let stem = if is_row_id(&stem) { stem } else { list.to_owned() };
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    std::iter::once(stem.clone()).chain(numbered).find(|id| free(id)).unwrap_or(stem)
}
