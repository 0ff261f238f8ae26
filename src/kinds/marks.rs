//! Marks in the text: which words of a view are there because of a correction.
//!
//! A change of the source may show anywhere: as a date in words, in a sum, in an order. So for each erratum of the last
//! corrected version the document is put back to what it said before that one change, its view is made, too, and what the
//! present view says otherwise is marked. Nothing of a kind needs to be known for that.

use std::collections::BTreeMap;
use std::sync::Arc;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::speak::Stage;
use super::{Document, Loaded, words};
use crate::diag::SourceFile;
use crate::locale::Lang;
use crate::panics;
use crate::source::Step;
use crate::versions::{Change, Corrected, What, revert};
use crate::view::{Node, Passage, Setting, Text, View, for_each_setting, hoist_errata};
use crate::workspace::Workspace;

/// So many errata are marked in the text at most: each costs a view of the whole document.
pub const MOST: usize = 200;

/// Marks what the last corrected version changed. `pages` makes the view of a document as it is before it is marked.
pub fn mark(
    workspace: &Workspace,
    document: &Document,
    stage: &Stage,
    version: &Corrected,
    pages: &dyn Fn(&Document) -> View,
    view: &mut View,
) {
    let Ok(present) = document.canonical(Lang::ALL).parse::<toml::Table>() else { return };
    let texts_of = |table: &toml::Table| {
        let text = toml::to_string(table).ok()?;
        let file = Arc::new(SourceFile::new(document.file.path.as_str(), text));
        // A document without one of its changes may be one that the rules refuse; no view was tried on such.
        let view = panics::catch(|| {
            let document = Loaded::read(file, Vec::new(), &workspace.config).document?;
            Some(pages(&document))
        });
        view.ok().flatten().map(texts)
    };
    // What is compared is made of canonical forms on both sides.
    let Some(now) = texts_of(&present) else { return };
    let places = settings(view);
    if places.len() != now.len() {
        return;
    }
    let errata = version.groups.iter().flat_map(|group| &group.errata).take(MOST);
    let changes = errata
        .flat_map(|erratum| erratum.shown(stage.edition.langs()).into_iter().map(|change| (erratum.number, change)));
    let mut marks: BTreeMap<(usize, usize), Marks> = BTreeMap::new();
    for (number, change) in changes {
        let Some(before) = revert(change, &version.old, &present).and_then(|table| texts_of(&table)) else { continue };
        let found = differences(&before, &now, change);
        let found = found.into_iter().filter_map(|(place, spans)| settled(place, spans, &places, &now));
        for (place, spans) in found {
            for (passage, spans) in spans {
                marks.entry((place, passage)).or_default().add(&spans, number);
            }
        }
    }
    let mut at = 0;
    for_each_setting(view, &mut |text, _| {
        for (passage, it) in text.0.iter_mut().enumerate() {
            if let Some(marks) = marks.get(&(at, passage)) {
                apply(it, marks);
            }
        }
        at += 1;
    });
    hoist_errata(view);
}

/// Every text of a view.
fn texts(mut view: View) -> Vec<Text> {
    let mut texts = Vec::new();
    for_each_setting(&mut view, &mut |text, _| texts.push(text.clone()));
    texts
}

fn settings(view: &mut View) -> Vec<Setting> {
    let mut settings = Vec::new();
    for_each_setting(view, &mut |_, setting| settings.push(setting));
    settings
}

/// Words of a passage that are new, by their positions; an empty span stands where words are gone.
type Spans = Vec<std::ops::Range<usize>>;

/// For each text that differs its position and its passages with what is new in them.
fn differences(before: &[Text], now: &[Text], change: &Change) -> Vec<(usize, Vec<(usize, Spans)>)> {
    let key = |text: &Text| serde_json::to_string(text).unwrap_or_default();
    let (old_keys, new_keys): (Vec<String>, Vec<String>) =
        (before.iter().map(key).collect(), now.iter().map(key).collect());
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for operation in capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys) {
        if operation.tag() != DiffTag::Equal {
            gone.extend(operation.old_range());
            new.extend(operation.new_range());
        }
    }
    // What only stands elsewhere now, because rows are sorted, says what it said.
    new.retain(|&at| match gone.iter().position(|&other| old_keys[other] == new_keys[at]) {
        Some(other) => {
            gone.remove(other);
            false
        }
        None => true,
    });
    let rows = match change.what {
        What::Added(_) => matches!(change.path.last(), Some(Step::Item(_))),
        What::Moved { .. } => true,
        What::Removed(_) | What::Changed { .. } => false,
    };
    if matches!(change.what, What::Moved { .. }) {
        new.truncate(1);
    }
    let pairs = new.len() == gone.len();
    let pair = |(i, &at): (usize, &usize)| {
        let old = pairs.then(|| &before[gone[i]]);
        let spans: Vec<(usize, Spans)> =
            now[at].0.iter().enumerate().map(|(i, passage)| (i, spans(old, passage))).collect();
        // A number that only moved on with its row is no news.
        let counted =
            rows && (is_ordinal(&now[at]) || old.is_some_and(|old| without_digits(old) == without_digits(&now[at])));
        (!counted).then_some((at, spans))
    };
    new.iter().enumerate().filter_map(pair).collect()
}

/// Whether a text is the number of its row: "4", "2.1".
fn is_ordinal(text: &Text) -> bool {
    text.0.iter().all(|passage| {
        let words = passage.to_plain();
        words.split('.').all(|number| number.len() < 4 && number.chars().all(|c| c.is_ascii_digit()))
    })
}

fn without_digits(text: &Text) -> String {
    text.plain_all().chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// What is new in a passage.
fn spans(old: Option<&Text>, passage: &Passage) -> Spans {
    let now = tokens(&passage.nodes);
    let old = old.and_then(|old| match &old.0[..] {
        [only] => Some(only),
        several => several.iter().find(|other| other.lang == passage.lang),
    });
    let Some(old) = old else { return std::iter::once(0..now.len()).collect() };
    let changes = capture_diff_slices(Algorithm::Myers, &tokens(&old.nodes), &now);
    changes.iter().filter(|change| change.tag() != DiffTag::Equal).map(|change| change.new_range()).collect()
}

/// Where a mark goes: a figure of a schedule has no room, and the cell that names its row bears it.
fn settled(
    place: usize,
    spans: Vec<(usize, Spans)>,
    places: &[Setting],
    now: &[Text],
) -> Option<(usize, Vec<(usize, Spans)>)> {
    match places[place] {
        Setting::Words | Setting::Head => Some((place, spans)),
        Setting::Apart => None,
        Setting::Drawn => {
            let head = places[..place].iter().rposition(|setting| *setting == Setting::Head)?;
            let ends = now[head].0.iter().map(|passage| tokens(&passage.nodes).len());
            let mark = |end| std::iter::once(end..end).collect();
            Some((head, ends.map(mark).enumerate().collect()))
        }
    }
}

/// So near to the next one, a mark is left to that one.
const NEAR: usize = 4;

/// What is marked in a passage.
#[derive(Debug, Default)]
struct Marks {
    /// Positions of the words that are new.
    new: Vec<std::ops::Range<usize>>,
    /// Numbers of errata, by how many words stand before their marks.
    behind: BTreeMap<usize, Vec<usize>>,
}

impl Marks {
    fn add(&mut self, spans: &Spans, number: usize) {
        for (i, span) in spans.iter().enumerate() {
            self.new.push(span.clone());
            if spans.get(i + 1).is_none_or(|next| next.start > span.end + NEAR) {
                let numbers = self.behind.entry(span.end).or_default();
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
        }
    }
}

/// The words of nodes in their order, those of notes included.
fn tokens(nodes: &[Node]) -> Vec<&str> {
    let mut tokens = Vec::new();
    for node in nodes {
        match node {
            Node::Text { s } => tokens.extend(s.split_whitespace()),
            Node::P { c } | Node::Em { c } | Node::Strong { c } | Node::Ins { c } => tokens.extend(self::tokens(c)),
            Node::Link { c, .. } | Node::Fn { c, .. } => tokens.extend(self::tokens(c)),
            Node::Ul { items } | Node::Ol { items, .. } => {
                items.iter().for_each(|item| tokens.extend(self::tokens(item)))
            }
            Node::Br | Node::Erratum { .. } => {}
        }
    }
    tokens
}

/// Puts the marks into a passage.
fn apply(passage: &mut Passage, marks: &Marks) {
    let word = words::ERRATUM_MARK.get(passage.mark_lang.unwrap_or(passage.lang));
    let mut writer = Writer { marks, word, at: 0, begun: false };
    passage.nodes = writer.nodes(std::mem::take(&mut passage.nodes));
    if !writer.begun {
        // No words are left that a mark could follow.
        passage.nodes.extend(writer.errata(0));
    }
}

struct Writer<'a> {
    marks: &'a Marks,
    word: &'static str,
    /// Words written.
    at: usize,
    begun: bool,
}

impl Writer<'_> {
    fn nodes(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let mut out = Vec::new();
        for node in nodes {
            match node {
                Node::Text { s } => self.text(&s, &mut out),
                Node::P { c } => out.push(Node::P { c: self.nodes(c) }),
                Node::Em { c } => out.push(Node::Em { c: self.nodes(c) }),
                Node::Strong { c } => out.push(Node::Strong { c: self.nodes(c) }),
                Node::Ins { c } => out.push(Node::Ins { c: self.nodes(c) }),
                Node::Fn { n, c } => out.push(Node::Fn { n, c: self.nodes(c) }),
                Node::Link { url, c } => self.link(url, c, &mut out),
                Node::Ul { items } => {
                    out.push(Node::Ul { items: items.into_iter().map(|item| self.nodes(item)).collect() });
                }
                Node::Ol { start, items } => {
                    out.push(Node::Ol { start, items: items.into_iter().map(|item| self.nodes(item)).collect() });
                }
                Node::Br | Node::Erratum { .. } => out.push(node),
            }
        }
        out
    }

    /// A link cannot hold another one: the marks of its words stand behind it.
    fn link(&mut self, url: String, c: Vec<Node>, out: &mut Vec<Node>) {
        let mut inner = self.nodes(c);
        let mut errata = Vec::new();
        take_errata(&mut inner, &mut errata);
        out.push(Node::Link { url, c: inner });
        out.extend(errata);
    }

    fn text(&mut self, s: &str, out: &mut Vec<Node>) {
        let lead = s.len() - s.trim_start().len();
        push(out, &s[..lead], false);
        let mut rest = &s[lead..];
        while !rest.is_empty() {
            if !self.begun {
                self.begun = true;
                out.extend(self.errata(0));
            }
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            let space = behind.len() - behind.trim_start().len();
            let new = |at: usize| self.marks.new.iter().any(|span| span.contains(&at));
            let (this, next) = (new(self.at), new(self.at + 1));
            self.at += 1;
            push(out, word, this);
            let errata = self.errata(self.at);
            // The space between two new words is theirs.
            let joined = this && next && errata.is_empty() && behind.len() > space;
            out.extend(errata);
            push(out, &behind[..space], joined);
            rest = &behind[space..];
        }
    }

    /// The marks behind so many words.
    fn errata(&self, at: usize) -> Vec<Node> {
        let numbers = self.marks.behind.get(&at);
        numbers.into_iter().flatten().map(|&n| Node::Erratum { n, word: self.word }).collect()
    }
}

fn take_errata(nodes: &mut Vec<Node>, errata: &mut Vec<Node>) {
    for node in std::mem::take(nodes) {
        match node {
            Node::Erratum { .. } => errata.push(node),
            Node::Em { mut c } => {
                take_errata(&mut c, errata);
                nodes.push(Node::Em { c });
            }
            Node::Strong { mut c } => {
                take_errata(&mut c, errata);
                nodes.push(Node::Strong { c });
            }
            other => nodes.push(other),
        }
    }
}

/// Adds words; they join those before them that are of their sort.
fn push(out: &mut Vec<Node>, words: &str, new: bool) {
    if words.is_empty() {
        return;
    }
    let last = match out.last_mut() {
        Some(Node::Ins { c }) if new => c.last_mut(),
        Some(node @ Node::Text { .. }) if !new => Some(node),
        _ => None,
    };
    match last {
        Some(Node::Text { s }) => s.push_str(words),
        _ => {
            let text = Node::Text { s: words.to_owned() };
            out.push(if new { Node::Ins { c: vec![text] } } else { text });
        }
    }
}
