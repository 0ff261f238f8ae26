//! What stands inside a paragraph: emphasis, strong, links, references to footnotes, line breaks.
//!
//! The second half of the parser. pulldown-cmark does the work. It gets the paragraph as a single line that begins like
//! no block, so that it finds none, and with the signs escaped whose meaning the subset leaves out. What it does
//! understand and prose does not is set as it was typed, by its place in the line.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{Aside, Problem, is_followable};
use crate::view::Node;

/// Emphasis inside more emphasis than this is text.
const MAX_LEVELS: usize = 10;
/// Begins the line: no block begins with it, and words begin behind it as they do at the start of a line.
const START: char = '\u{a0}';
/// Stands for a line break within the line.
const BREAK: char = '\u{2028}';

/// Parses the lines of a paragraph.
pub(super) fn parse(lines: &[&str], aside: &mut Aside) -> Vec<Node> {
    let line = Line::of(lines);
    let mut builder = Builder { line: &line, frames: Vec::new(), root: Vec::new(), aside };
    // In their older form references come to us whether there is a note or not.
    for (event, at) in Parser::new_ext(&line.text, Options::ENABLE_OLD_FOOTNOTES).into_offset_iter() {
        builder.event(event, at);
    }
    builder.root
}

/// A paragraph as one line, escaped.
struct Line {
    text: String,
    /// Places of the backslashes that nobody typed.
    added: Vec<usize>,
}

impl Line {
    fn of(lines: &[&str]) -> Line {
        let mut joined = String::new();
        for (i, line) in lines.iter().enumerate() {
            let words = line.trim_end_matches([' ', '\t']);
            let backslashes = words.len() - words.trim_end_matches('\\').len();
            if i + 1 == lines.len() {
                joined.push_str(words);
            } else if backslashes % 2 == 1 {
                joined.push_str(&words[..words.len() - 1]);
                joined.extend([' ', BREAK]);
            } else {
                joined.push_str(words);
                joined.push(' ');
                joined.extend(line.ends_with("  ").then_some(BREAK));
            }
        }
        Line::escaped(&joined)
    }

    fn escaped(typed: &str) -> Line {
        let mut line = Line { text: String::with_capacity(typed.len() + 8), added: Vec::new() };
        line.text.push(START);
        let mut chars = typed.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                // A backslash escapes a sign, as in Markdown; elsewhere it is a character like any other.
                '\\' => {
                    line.text.push('\\');
                    line.text.extend(chars.next_if(char::is_ascii_punctuation));
                }
                '<' | '`' | '&' => line.escape(c),
                // A picture: neither it nor the link that would be left of it. A note may be called after any sign.
                '!' => {
                    line.escape('!');
                    if chars.next_if_eq(&'[').is_some() {
                        if chars.peek() == Some(&'^') { line.text.push('[') } else { line.escape('[') }
                    }
                }
                // The check of characters has reported them.
                c if c.is_ascii_control() && c != '\t' => {}
                c => line.text.push(c),
            }
        }
        line
    }

    fn escape(&mut self, sign: char) {
        self.added.push(self.text.len());
        self.text.extend(['\\', sign]);
    }

    /// A stretch of the line as it was typed.
    fn typed(&self, at: Range<usize>) -> String {
        let added = |i: usize| self.added.binary_search(&i).is_ok();
        self.text[at.clone()].char_indices().filter(|(i, _)| !added(at.start + i)).map(|(_, c)| c).collect()
    }
}

/// An element that is still open.
struct Frame<'l> {
    tag: Tag<'l>,
    content: Vec<Node>,
    /// Place of the content in the line, as far as it is known.
    inside: Option<Range<usize>>,
}

struct Builder<'l, 'a> {
    line: &'l Line,
    /// Open elements, innermost last.
    frames: Vec<Frame<'l>>,
    root: Vec<Node>,
    aside: &'a mut Aside,
}

impl<'l> Builder<'l, '_> {
    fn event(&mut self, event: Event<'l>, at: Range<usize>) {
        match event {
            Event::Start(Tag::Paragraph) => {}
            Event::Start(tag) => {
                self.widen(&at);
                self.frames.push(Frame { tag, content: Vec::new(), inside: None });
            }
            Event::End(_) => {
                if let Some(frame) = self.frames.pop() {
                    self.close(frame, at);
                }
            }
            Event::Text(text) => {
                self.widen(&at);
                let start = if at.start == 0 { START.len_utf8() } else { 0 };
                self.text(&text[start..]);
            }
            Event::FootnoteReference(_) => {
                self.widen(&at);
                self.reference(&self.line.typed(at));
            }
            // The escapes leave nothing else; if they did, it would be set as typed.
            _ => {
                self.widen(&at);
                self.text(&self.line.typed(at));
            }
        }
    }

    /// Notes that the innermost open element holds this stretch of the line.
    fn widen(&mut self, at: &Range<usize>) {
        if let Some(frame) = self.frames.last_mut() {
            let start = frame.inside.as_ref().map_or(at.start, |inside| inside.start);
            frame.inside = Some(start..at.end);
        }
    }

    fn content(&mut self) -> &mut Vec<Node> {
        self.frames.last_mut().map_or(&mut self.root, |frame| &mut frame.content)
    }

    fn text(&mut self, text: &str) {
        for (i, words) in text.split(BREAK).enumerate() {
            let content = self.content();
            if i > 0 {
                if let Some(Node::Text { s }) = content.last_mut() {
                    s.truncate(s.trim_end_matches(' ').len());
                }
                content.push(Node::Br);
            }
            match content.last_mut() {
                _ if words.is_empty() => {}
                Some(Node::Text { s }) => s.push_str(words),
                _ => content.push(Node::Text { s: words.to_owned() }),
            }
        }
    }

    /// A reference (`[^label]`). One that names no note is text.
    fn reference(&mut self, typed: &str) {
        let label = typed.trim_start_matches("[^").trim_end_matches(']');
        match self.aside.call(label) {
            Some(c) => self.content().push(Node::Fn { n: 0, c }),
            None => self.text(typed),
        }
    }

    fn close(&mut self, frame: Frame<'l>, at: Range<usize>) {
        let Frame { tag, content, inside } = frame;
        let deep = self.frames.len() >= MAX_LEVELS;
        match tag {
            Tag::Emphasis | Tag::Strong if deep => {
                self.aside.report(Problem::TooDeep);
                self.as_typed(content, at, inside);
            }
            Tag::Emphasis => self.content().push(Node::Em { c: content }),
            Tag::Strong => self.content().push(Node::Strong { c: content }),
            // A title would be lost.
            Tag::Link { title, .. } if !title.is_empty() => self.as_typed(content, at, inside),
            Tag::Link { dest_url, .. } if is_followable(&dest_url) => {
                let url = dest_url.to_string();
                let c = if content.is_empty() { vec![Node::Text { s: url.clone() }] } else { content };
                self.content().push(Node::Link { url, c });
            }
            Tag::Link { dest_url, .. } => {
                self.aside.report(Problem::Link(dest_url.to_string()));
                self.append(content);
            }
            _ => self.as_typed(content, at, inside),
        }
    }

    /// The content of an element between its signs.
    fn as_typed(&mut self, content: Vec<Node>, at: Range<usize>, inside: Option<Range<usize>>) {
        let inside = inside.unwrap_or(at.start + 1..at.start + 1);
        self.text(&self.line.typed(at.start..inside.start));
        self.append(content);
        self.text(&self.line.typed(inside.end..at.end));
    }

    fn append(&mut self, content: Vec<Node>) {
        for node in content {
            match node {
                Node::Text { s } => self.text(&s),
                node => self.content().push(node),
            }
        }
    }
}
