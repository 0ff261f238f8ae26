//! The Markdown subset of prose: emphasis, strong, links, lists, footnotes, line breaks. Everything else is text.
//!
//! Whatever stands outside the subset (headings, code, HTML, images, tables, quotations, rules) comes out as the
//! characters that were typed; what cannot be published at all becomes a [`Problem`], so that nothing is lost in
//! silence. `blocks` finds paragraphs, lists and footnotes, `inline` what stands inside a paragraph. The nodes feed both
//! renderers.

mod blocks;
mod inline;

use std::collections::HashMap;

use crate::view::Node;
use blocks::Block;

/// What a text holds that the subset does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Something that looks like HTML; it is printed as typed.
    Html(String),
    /// A link with an address that is not http, https, mailto or tel; only its text is printed.
    Link(String),
    /// A footnote that nothing in the text refers to, by its label; it is not printed.
    LooseNote(String),
    /// A second footnote of the same label; it is not printed.
    DuplicateNote(String),
    /// A list or emphasis inside too many others; its signs are printed.
    TooDeep,
}

/// Parses prose into blocks, and lists what was left aside.
pub fn parse(text: &str) -> (Vec<Node>, Vec<Problem>) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let outline = blocks::parse(dedent(&text));
    let mut aside = Aside::default();
    aside.problems.extend(html_like(&text).map(Problem::Html));
    if outline.too_deep {
        aside.report(Problem::TooDeep);
    }
    // The notes come first, and know none of each other: a reference inside a note is text.
    let notes: Vec<_> = outline.notes.into_iter().map(|note| (note.label, nodes(note.blocks, &mut aside))).collect();
    notes.into_iter().for_each(|(label, body)| aside.add(label, body));
    let nodes = nodes(outline.blocks, &mut aside);
    (nodes, aside.close())
}

/// Whether a publication may link to the address.
pub fn is_followable(url: &str) -> bool {
    if url.len() > LONGEST_URL {
        return false;
    }
    let url = url.to_lowercase();
    SCHEMES.iter().any(|scheme| url.starts_with(scheme))
}

/// Length of the longest address, in bytes, that the typesetter makes a link of.
pub const LONGEST_URL: usize = 8000;

/// Schemes that a link may have.
const SCHEMES: &[&str] = &["http://", "https://", "mailto:", "tel:"];

/// What stands beside the text: its footnotes and what was left aside.
#[derive(Default)]
struct Aside {
    /// In the order of the text.
    notes: Vec<Note>,
    /// Positions in `notes` by label.
    by_label: HashMap<String, usize>,
    problems: Vec<Problem>,
}

struct Note {
    label: String,
    body: Vec<Node>,
    called: bool,
}

impl Aside {
    fn report(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    fn add(&mut self, label: &str, body: Vec<Node>) {
        let label = label.trim().to_owned();
        if self.by_label.contains_key(&fold(&label)) {
            return self.report(Problem::DuplicateNote(label));
        }
        self.by_label.insert(fold(&label), self.notes.len());
        self.notes.push(Note { label, body, called: false });
    }

    /// The body of the note that a reference names.
    fn call(&mut self, label: &str) -> Option<Vec<Node>> {
        let note = &mut self.notes[*self.by_label.get(&fold(label))?];
        // An empty note would leave a number without words.
        note.called = !note.body.is_empty();
        note.called.then(|| note.body.clone())
    }

    fn close(mut self) -> Vec<Problem> {
        let loose = self.notes.into_iter().filter(|note| !note.called);
        self.problems.extend(loose.map(|note| Problem::LooseNote(note.label)));
        self.problems
    }
}

/// A label as labels are compared.
fn fold(label: &str) -> String {
    label.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Nodes out of blocks. Lists are not nested deeper than `blocks` allows.
fn nodes(blocks: Vec<Block>, aside: &mut Aside) -> Vec<Node> {
    let mut nodes = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(lines) => {
                let c = inline::parse(&lines, aside);
                nodes.extend((!c.is_empty()).then_some(Node::P { c }));
            }
            Block::List { start, items } => {
                let items = items.into_iter().map(|item| self::nodes(item, aside)).collect();
                nodes.push(match start {
                    Some(start) => Node::Ol { start, items },
                    None => Node::Ul { items },
                });
            }
        }
    }
    nodes
}

/// The first thing in the text that looks like an HTML tag: `<b>`, `</p>`, `<a href="…">`.
fn html_like(text: &str) -> Option<String> {
    let begins_tag = |(start, _): &(usize, &str)| {
        let name = text[start + 1..].trim_start_matches('/');
        let behind = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && behind.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
    };
    let (start, _) = text.match_indices('<').find(begins_tag)?;
    let end = text[start..].find('>')?;
    Some(text[start..=start + end].to_owned())
}

/// The lines without the indentation that all of them share, as editors add to multi-line strings.
fn dedent(text: &str) -> impl Iterator<Item = &str> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let common = text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    text.lines().map(move |line| line.get(common..).unwrap_or(""))
}

#[cfg(test)]
mod tests;
