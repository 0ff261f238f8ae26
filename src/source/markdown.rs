//! The Markdown subset of prose: emphasis, strong, links, lists, footnotes, line breaks. Everything else is text.
//!
//! pulldown-cmark knows more of Markdown than prose fields do. What the subset leaves out (headings, code, HTML,
//! images, tables, quotations, rules) is escaped before parsing, so that it comes out as the characters that were
//! typed. The nodes feed both renderers.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::view::Node;

/// What a text holds that the subset does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Something that looks like HTML; it is printed as typed.
    Html(String),
    /// A link with an address that is not http, https, mailto or tel; only its text is printed.
    Link(String),
    /// A footnote that nothing in the text refers to, by its label; it is not printed.
    LooseNote(String),
}

/// Parses prose into blocks, and lists what was left aside.
pub fn parse(text: &str) -> (Vec<Node>, Vec<Problem>) {
    let mut builder = Builder { frames: Vec::new(), root: Vec::new(), notes: HashMap::new(), problems: Vec::new() };
    builder.problems.extend(html_like(text).map(Problem::Html));
    let escaped = escape(&dedent(text));
    for event in Parser::new_ext(&escaped, Options::ENABLE_FOOTNOTES) {
        builder.event(event);
    }
    let Builder { root, notes, mut problems, .. } = builder;
    let mut nodes = paragraphs(root);
    let mut placed = HashSet::new();
    place_notes(&mut nodes, &notes, 0, &mut placed);
    let mut loose: Vec<String> = notes.into_keys().filter(|label| !placed.contains(label)).collect();
    loose.sort();
    problems.extend(loose.into_iter().map(Problem::LooseNote));
    (nodes, problems)
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

/// Stands before the label of a footnote until its body is known. Control characters do not reach this parser.
const PENDING: char = '\u{1}';

struct Builder<'t> {
    /// Open elements, innermost last, with their content.
    frames: Vec<(Tag<'t>, Vec<Node>)>,
    root: Vec<Node>,
    /// Bodies of footnotes by label.
    notes: HashMap<String, Vec<Node>>,
    problems: Vec<Problem>,
}

impl<'t> Builder<'t> {
    fn event(&mut self, event: Event<'t>) {
        match event {
            Event::Start(tag) => self.frames.push((tag, Vec::new())),
            Event::End(_) => {
                if let Some((tag, content)) = self.frames.pop() {
                    self.close(tag, content);
                }
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.push(Node::Br),
            Event::FootnoteReference(label) => self.push(Node::Text { s: format!("{PENDING}{label}") }),
            _ => {}
        }
    }

    fn push(&mut self, node: Node) {
        self.frames.last_mut().map_or(&mut self.root, |(_, content)| content).push(node);
    }

    fn text(&mut self, text: &str) {
        // Deep indentation makes code of a paragraph, in which our own escapes are no escapes.
        if matches!(self.frames.last(), Some((Tag::CodeBlock(_), _))) {
            let plain = unescape(text.trim_end());
            return self.push(Node::Text { s: plain });
        }
        let content = self.frames.last_mut().map_or(&mut self.root, |(_, content)| content);
        match content.last_mut() {
            Some(Node::Text { s }) if !s.starts_with(PENDING) => s.push_str(text),
            _ => content.push(Node::Text { s: text.to_owned() }),
        }
    }

    fn close(&mut self, tag: Tag, content: Vec<Node>) {
        match tag {
            Tag::Emphasis => self.push(Node::Em { c: content }),
            Tag::Strong => self.push(Node::Strong { c: content }),
            Tag::Link { dest_url, .. } => {
                if is_followable(&dest_url) {
                    let url = dest_url.to_string();
                    let c = if content.is_empty() { vec![Node::Text { s: url.clone() }] } else { content };
                    self.push(Node::Link { url, c });
                } else {
                    self.problems.push(Problem::Link(dest_url.to_string()));
                    content.into_iter().for_each(|node| self.push(node));
                }
            }
            // An item is kept as a paragraph of blocks until its list closes.
            Tag::Item => self.push(Node::P { c: paragraphs(content) }),
            Tag::List(start) => {
                let items = content
                    .into_iter()
                    .map(|item| match item {
                        Node::P { c } => c,
                        other => vec![other],
                    })
                    .collect();
                self.push(match start {
                    Some(start) => Node::Ol { start, items },
                    None => Node::Ul { items },
                });
            }
            Tag::FootnoteDefinition(label) => {
                self.notes.insert(label.to_string(), paragraphs(content));
            }
            _ => self.push(Node::P { c: content }),
        }
    }
}

/// Blocks out of a mixture of blocks and loose inline content (items of tight lists have the latter).
fn paragraphs(content: Vec<Node>) -> Vec<Node> {
    let mut blocks = Vec::new();
    let mut loose = Vec::new();
    for node in content {
        if matches!(node, Node::P { .. } | Node::Ul { .. } | Node::Ol { .. }) {
            if !loose.is_empty() {
                blocks.push(Node::P { c: std::mem::take(&mut loose) });
            }
            blocks.push(node);
        } else {
            loose.push(node);
        }
    }
    if !loose.is_empty() {
        blocks.push(Node::P { c: loose });
    }
    blocks
}

/// Puts the bodies of footnotes at their references. A note inside a note is dropped: no reader could follow it.
fn place_notes(nodes: &mut Vec<Node>, notes: &HashMap<String, Vec<Node>>, depth: usize, placed: &mut HashSet<String>) {
    nodes.retain_mut(|node| {
        match node {
            Node::Text { s } => {
                if let Some(label) = s.strip_prefix(PENDING) {
                    let Some(body) = notes.get(label).filter(|_| depth == 0) else { return false };
                    let mut c = body.clone();
                    place_notes(&mut c, notes, depth + 1, placed);
                    placed.insert(label.to_owned());
                    *node = Node::Fn { n: 0, c };
                }
            }
            Node::P { c } | Node::Em { c } | Node::Strong { c } | Node::Link { c, .. } => {
                place_notes(c, notes, depth, placed)
            }
            Node::Ul { items } | Node::Ol { items, .. } => {
                items.iter_mut().for_each(|item| place_notes(item, notes, depth, placed));
            }
            Node::Br | Node::Fn { .. } => {}
        }
        true
    });
}

/// The first thing in the text that looks like an HTML tag.
fn html_like(text: &str) -> Option<String> {
    let start = text.match_indices('<').find(|(i, _)| {
        let rest = &text[i + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>') && !rest.starts_with("http")
    })?;
    let end = text[start.0..].find('>')?;
    Some(text[start.0..=start.0 + end].to_owned())
}

/// Takes away the indentation that all lines share, as editors add to multi-line strings.
fn dedent(text: &str) -> String {
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let common = text.lines().filter(|line| !line.trim().is_empty()).map(|line| indent(&line)).min().unwrap_or(0);
    text.lines().map(|line| line.get(common..).unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// Escapes the markup that the subset leaves out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for line in text.lines() {
        escape_line(line, &mut out);
        out.push('\n');
    }
    out
}

fn escape_line(line: &str, out: &mut String) {
    let body = line.trim_start();
    let indent = &line[..line.len() - body.len()];
    out.push_str(indent);
    let only = |sign: char| body.chars().all(|c| c == sign || c == ' ') && body.contains(sign);
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    // Headings, quotations, fences and rules; `2022.` at the start of a line is a year, not an item.
    if body.starts_with(['#', '>', '=', '|']) || only('-') || only('*') || only('_') || only('+') {
        out.push('\\');
    } else if digits >= 3 && body[digits..].starts_with(['.', ')']) {
        out.push_str(&body[..digits]);
        out.push('\\');
        return escape_inline(&body[digits..], out);
    }
    escape_inline(body, out);
}

/// Takes back what [`escape`] did.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.next_if(|next| c == '\\' && next.is_ascii_punctuation()) {
            Some(escaped) => out.push(escaped),
            None => out.push(c),
        }
    }
    out
}

fn escape_inline(text: &str, out: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // A backslash escapes punctuation, as in Markdown; elsewhere it is a character like any other.
            '\\' => {
                out.push('\\');
                if let Some(next) = chars.next_if(char::is_ascii_punctuation) {
                    out.push(next);
                }
            }
            '<' | '`' | '&' | '~' => {
                out.push('\\');
                out.push(c);
            }
            // An image: neither it nor the link that would be left of it.
            '!' if chars.next_if_eq(&'[').is_some() => out.push_str("\\!\\["),
            other if (other as u32) < 0x20 && other != '\t' => {}
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> Node {
        Node::Text { s: s.into() }
    }

    fn p(c: Vec<Node>) -> Node {
        Node::P { c }
    }

    #[test]
    fn the_subset() {
        let (nodes, problems) = parse("Un *énfasis* y **fuerte**, [enlace](https://example.org/?a=1&b=2).\\\nOtra.");
        let link = Node::Link { url: "https://example.org/?a=1&b=2".into(), c: vec![text("enlace")] };
        let expected = p(vec![
            text("Un "),
            Node::Em { c: vec![text("énfasis")] },
            text(" y "),
            Node::Strong { c: vec![text("fuerte")] },
            text(", "),
            link,
            text("."),
            Node::Br,
            text("Otra."),
        ]);
        assert_eq!((nodes, problems), (vec![expected], vec![]));
    }

    #[test]
    fn lists_and_footnotes() {
        let (nodes, _) = parse("    Antes:[^a]\n\n    - uno\n    - dos\n      1. dentro\n\n    [^a]: La *nota*.");
        let note = Node::Fn { n: 0, c: vec![p(vec![text("La "), Node::Em { c: vec![text("nota")] }, text(".")])] };
        let inner = Node::Ol { start: 1, items: vec![vec![p(vec![text("dentro")])]] };
        let list = Node::Ul { items: vec![vec![p(vec![text("uno")])], vec![p(vec![text("dos")]), inner]] };
        assert_eq!(nodes, vec![p(vec![text("Antes:"), note]), list]);
    }

    #[test]
    fn everything_else_is_text() {
        for literal in [
            "#read(\"x\")",
            "a * b _ c",
            "$x$",
            "@uno",
            "<script>",
            "{{ x }}",
            "{% if %}",
            "C:\\ruta",
            "C++",
            "a_b_c",
            "# Título",
            "> cita",
            "`código`",
            "&copy;",
            "![foto](a.png)",
            "---",
            "===",
            "| a | b |",
            "2022. Año",
            "~~no~~",
            "\\",
            "```rust",
            "*",
            "_",
            "#let x = 1",
            "= Título",
            "[sin enlace]",
            "[^nada]",
            "***",
            "1 < 2 & 3 > 2",
        ] {
            let (nodes, _) = parse(literal);
            assert_eq!(nodes, vec![p(vec![text(literal)])], "{literal}");
        }
        assert_eq!(parse("    sangrado").0, vec![p(vec![text("sangrado")])]);
        assert_eq!(parse("uno\n\n    a < b").0, vec![p(vec![text("uno")]), p(vec![text("a < b")])]);
    }

    #[test]
    fn problems_are_named() {
        assert_eq!(parse("a <b>c</b>").1, vec![Problem::Html("<b>".into())]);
        let (nodes, problems) = parse("[x](javascript:alert(1))");
        assert_eq!(nodes, vec![p(vec![text("x")])]);
        assert_eq!(problems, vec![Problem::Link("javascript:alert(1)".into())]);
        assert_eq!(parse("uno\n\n[^x]: nadie").1, vec![Problem::LooseNote("x".into())]);
    }
}
