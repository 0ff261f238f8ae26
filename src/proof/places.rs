//! Where in the source the printed words come from: the addresses behind a text.
//!
//! Before it: the document that a publication carries and the text of the publication as it should be. After it: the
//! comparison, which names the address of each text that is not as it should be.

use std::collections::{BTreeMap, HashSet};

use toml::de::DeValue;

use crate::kinds::{Document, capital};
use crate::locale::{Lang, date_words, weekday_words};
use crate::source::{LocalText, markdown, parse};
use crate::versions::{self, What};
use crate::view::{Edition, Node};
use crate::workspace::Workspace;

/// The words that a document prints, with their addresses.
pub struct Places {
    /// Squeezed words with the addresses that print them, in the order of the source.
    words: BTreeMap<String, Vec<String>>,
    /// Those of the document's texts; the others are names, dates and figures.
    texts: HashSet<String>,
    /// Words as they were typed, by what they are squeezed.
    typed: BTreeMap<String, String>,
}

/// Shorter than this, words stand in too many places to say where they come from.
const TELLING: usize = 2;

impl Places {
    pub fn of(workspace: &Workspace, document: &Document, edition: &Edition) -> Places {
        let mut places = Places { words: BTreeMap::new(), texts: HashSet::new(), typed: BTreeMap::new() };
        for (_, text) in &document.texts {
            for piece in pieces(text, edition) {
                places.texts.insert(squeeze(&piece));
                places.note(&piece, text.address.clone());
            }
        }
        let syntax = parse(&document.file, document.header.language.unwrap_or(workspace.config.language));
        let mut leaves = Vec::new();
        syntax.table().values().for_each(|value| gather(value, &mut leaves));
        for (span, printed) in leaves {
            let Some(address) = document.address_at(&span) else { continue };
            for &lang in edition.langs() {
                for words in printed.in_words(workspace, lang) {
                    places.note(&words, address.clone());
                }
            }
        }
        // What stood there before is printed in the errata.
        for change in versions::errata(document, &workspace.ledger).changes() {
            let (What::Changed { old, .. } | What::Removed(old)) = &change.what else { continue };
            if change.lang.is_none_or(|lang| edition.langs().contains(&lang)) {
                old_words(old, &mut |words| {
                    places.note(&versions::plain(words), format!("{}{}", document.id(), change.address));
                });
            }
        }
        places
    }

    fn note(&mut self, typed: &str, address: String) {
        let words = squeeze(typed);
        if words.chars().count() >= TELLING {
            self.typed.insert(words.clone(), typed.to_owned());
            let addresses = self.words.entry(words).or_default();
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
    }

    /// The address of what stands at `range` in `all`, the squeezed text of the publication; `piece` is the passage around
    /// it, for texts that are broken up by what stands beside them.
    pub fn at(&self, all: &str, range: std::ops::Range<usize>, piece: &str) -> Option<String> {
        let mut best: Option<(&String, usize)> = None;
        for words in self.words.keys() {
            let mut from = floor(all, range.start.saturating_sub(words.len()));
            let to = ceil(all, (range.end + words.len()).min(all.len()));
            while let Some(at) = all.get(from..to).and_then(|window| window.find(words.as_str())) {
                let start = from + at;
                let covers = start <= range.start && range.end <= start + words.len();
                let weight = |words: &String| (self.texts.contains(words), words.len());
                if covers && best.is_none_or(|(known, _)| weight(known) < weight(words)) {
                    best = Some((words, start));
                }
                from = ceil(all, start + 1);
            }
        }
        if let Some((words, start)) = best {
            let addresses = &self.words[words];
            let nth = all[..start].matches(words.as_str()).count();
            return addresses.get(nth).or(addresses.last()).cloned();
        }
        let squeezed = squeeze(piece);
        let long = squeezed.chars().count() >= 8;
        let holds = self.words.iter().filter(|(words, _)| long && words.contains(&squeezed));
        holds.min_by_key(|(words, _)| words.len()).and_then(|(_, addresses)| addresses.first().cloned())
    }

    /// The addresses whose words should stand in a text and do not, with the words as they were typed. `expected` is the
    /// text that the source makes: what it does not say either is printed otherwise.
    pub fn missing_from(&self, given: &str, expected: &str) -> Vec<(String, String)> {
        let lost =
            self.words.iter().filter(|(words, _)| expected.contains(words.as_str()) && !given.contains(words.as_str()));
        let typed = |words: &String| self.typed.get(words).unwrap_or(words).clone();
        let mut missing: Vec<(String, String)> = lost
            .flat_map(|(words, addresses)| addresses.iter().map(|address| (address.clone(), typed(words))))
            .collect();
        missing.sort();
        missing
    }
}

/// A text without what a page may break it by (spaces, hyphens, what cannot be seen), and with one sign for all those that
/// [`typography`](crate::typography) puts for one another: the source has them as typed, and a page as dressed.
///
/// It goes sign by sign: the parts of a text are squeezed to the parts of the squeezed text.
pub fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '-' | '\u{AD}' | '\u{200B}' | '\u{2011}' | '\u{2060}' => {}
            '"' | '«' | '»' | '“' | '”' | '„' | '‘' | '’' => squeezed.push('\''),
            '…' => squeezed.push_str("..."),
            c if c.is_whitespace() => {}
            c => squeezed.push(c),
        }
    }
    squeezed
}

/// Whether a piece of a page is the mark of an erratum. The tool puts it into the words of a text, which are one text
/// all the same.
pub fn is_mark(piece: &str) -> bool {
    let number = piece.trim().strip_prefix("[C").and_then(|rest| rest.strip_suffix(']'));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at.min(text.len())
}

/// The stretches of a text that stand on a page in one piece.
fn pieces(text: &LocalText, edition: &Edition) -> Vec<String> {
    let mut pieces = Vec::new();
    for lang in edition.langs() {
        let words = text.get(*lang).unwrap_or_else(|| text.source().1);
        if text.prose {
            let mut open = String::new();
            markdown::parse(words).0.iter().for_each(|node| cut(node, &mut open, &mut pieces));
            pieces.push(open);
        } else {
            pieces.push(words.to_owned());
        }
    }
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

fn cut(node: &Node, open: &mut String, pieces: &mut Vec<String>) {
    let mut block = |nodes: &[Node], open: &mut String| {
        pieces.push(std::mem::take(open));
        nodes.iter().for_each(|node| cut(node, open, pieces));
        pieces.push(std::mem::take(open));
    };
    match node {
        Node::Text { s } => open.push_str(s),
        Node::Br => open.push(' '),
        // The number of the note stands between what is before it and what is behind it.
        Node::P { c } | Node::Fn { c, .. } => block(c, open),
        // No source has marks of errata: the tool puts them in, and the comparison leaves them out.
        Node::Erratum { .. } => {}
        Node::Em { c } | Node::Strong { c } | Node::Ins { c } | Node::Link { c, .. } => {
            c.iter().for_each(|node| cut(node, open, pieces));
        }
        Node::Ul { items } | Node::Ol { items, .. } => items.iter().for_each(|item| block(item, open)),
    }
}

/// A value of the source that is printed in other words than it is typed.
enum Leaf {
    Words(String),
    Day(chrono::NaiveDate),
    Figure(f64),
}

impl Leaf {
    fn in_words(&self, workspace: &Workspace, lang: Lang) -> Vec<String> {
        match self {
            Leaf::Words(words) => {
                let mut printed = vec![words.clone()];
                if let Some(entry) = workspace.directory.find(words) {
                    let names = [Some(&entry.name), entry.acronym.as_ref()];
                    printed.extend(
                        names.into_iter().flatten().map(|name| name.get(lang).unwrap_or(name.source().1).to_owned()),
                    );
                }
                printed
            }
            Leaf::Day(day) => {
                let weekday = weekday_words(lang, *day);
                vec![capital(&weekday), weekday, date_words(lang, *day)]
            }
            Leaf::Figure(value) => {
                let numbers = workspace.config.locale.numbers(lang);
                vec![numbers.percent(*value), numbers.number(*value)]
            }
        }
    }
}

/// The words of a value of an earlier version.
fn old_words(value: &toml::Value, note: &mut impl FnMut(&str)) {
    match value {
        toml::Value::String(words) => note(words),
        toml::Value::Array(items) => items.iter().for_each(|item| old_words(item, note)),
        toml::Value::Table(table) => table.iter().for_each(|(_, item)| old_words(item, note)),
        _ => {}
    }
}

fn gather(value: &toml::Spanned<DeValue>, leaves: &mut Vec<(std::ops::Range<usize>, Leaf)>) {
    let mut leaf = |leaf| leaves.push((value.span(), leaf));
    match value.get_ref() {
        DeValue::String(words) => leaf(words.parse().map_or_else(|_| Leaf::Words(words.to_string()), Leaf::Day)),
        DeValue::Integer(digits) => drop(digits.as_str().parse().map(|value| leaf(Leaf::Figure(value)))),
        DeValue::Float(digits) => drop(digits.as_str().parse().map(|value| leaf(Leaf::Figure(value)))),
        DeValue::Datetime(day) => drop(day.to_string().parse().map(|day| leaf(Leaf::Day(day)))),
        DeValue::Boolean(_) => {}
        DeValue::Array(items) => items.iter().for_each(|item| gather(item, leaves)),
        DeValue::Table(table) => table.values().for_each(|item| gather(item, leaves)),
    }
}
