//! The layout of a TOML file: its statements with their places, whether or not they are sound.
//!
//! Before it in the pipeline: the text of a file. After it: `syntax`, which finds the statement that a fault lies in, and
//! the fixes, which rewrite and move statements with the comments that belong to them. It looks through the eyes of the
//! parser that `toml` itself uses.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};

/// Levels of nesting that are looked into, as many as `toml` reads.
const DEEPEST: u32 = 80;

/// The statements of a file.
#[derive(Debug)]
pub struct Layout<'f> {
    text: &'f str,
    pub events: Vec<Event>,
    pub statements: Vec<Statement>,
}

/// What a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// `key = value`, or what was to be one.
    Pair,
    /// `[table]`
    Table,
    /// `[[rows]]`
    Rows,
}

/// A line, or several when the value goes on.
#[derive(Debug, Clone)]
pub struct Statement {
    pub head: Head,
    /// The words of its key as they were typed, in order.
    pub keys: Vec<Range<usize>>,
    /// From its first sign to its last, without the comment behind.
    pub span: Range<usize>,
    /// The value of a pair; empty when there is none.
    pub value: Range<usize>,
    /// The position of the header that it stands under.
    pub section: Option<usize>,
}

impl<'f> Layout<'f> {
    pub fn of(text: &'f str) -> Layout<'f> {
        let tokens = Source::new(text).lex().into_vec();
        let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
        parse_document(&tokens, &mut RecursionGuard::new(&mut events, DEEPEST), &mut ());
        let statements = statements(text, &events);
        Layout { text, events, statements }
    }

    /// What stands at a place; nothing beyond the text.
    pub fn between(&self, span: &Range<usize>) -> &'f str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// A word of a key, without its quotes.
    pub fn word(&self, key: &Range<usize>) -> &'f str {
        self.text[key.clone()].trim_matches(['"', '\''])
    }

    /// The words of a statement's key.
    pub fn words(&self, statement: &Statement) -> Vec<&'f str> {
        statement.keys.iter().map(|key| self.word(key)).collect()
    }

    /// The statement that a place lies in; its line counts, too.
    pub fn at(&self, offset: usize) -> Option<usize> {
        let after = self.statements.partition_point(|statement| statement.span.start <= offset);
        let index = after.checked_sub(1)?;
        (offset < self.line_end(self.statements[index].span.end)).then_some(index).or_else(|| {
            // At the very end of a text without a last line break.
            (offset == self.text.len() && self.line_end(self.statements[index].span.end) == offset).then_some(index)
        })
    }

    /// Every word of a key, also within inline tables.
    pub fn keys(&self) -> impl Iterator<Item = Range<usize>> {
        let keys = self.events.iter().filter(|event| event.kind() == EventKind::SimpleKey);
        keys.map(|event| event.span().start()..event.span().end())
    }

    /// The statement whose key is at a place.
    pub fn with_key(&self, key: usize) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.keys.iter().any(|word| word.start == key))
    }

    /// The unquoted value or string that a place lies in.
    pub fn scalar_at(&self, offset: usize) -> Option<Range<usize>> {
        let scalars = self.events.iter().filter(|event| event.kind() == EventKind::Scalar);
        scalars.map(|event| event.span().start()..event.span().end()).find(|span| span.contains(&offset))
    }

    /// A statement with the comments directly above it and the one behind it, in whole lines.
    pub fn block(&self, statement: &Statement) -> Range<usize> {
        // What is above the statement before it belongs to that one.
        let before = self.statements.iter().take_while(|other| other.span.start < statement.span.start).last();
        let limit = before.map_or(0, |other| self.line_end(other.span.end));
        let mut start = self.line_start(statement.span.start);
        while start > limit {
            let above = self.line_start(start - 1);
            if above < limit || !self.text[above..start].trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        start..self.line_end(statement.span.end)
    }

    /// The place for one more key of the document itself: behind its last one, above the first table or list.
    pub fn end_of_root(&self) -> usize {
        match self.statements.iter().rev().find(|statement| statement.section.is_none() && statement.head == Head::Pair)
        {
            Some(last) => self.line_end(last.span.end),
            None => self.statements.first().map_or(self.text.len(), |first| self.block(first).start),
        }
    }

    /// The end of the section that a header begins: where the comments of the next header begin.
    pub fn end_of_section(&self, header: usize) -> usize {
        let next = self.statements[header + 1..].iter().find(|statement| statement.head != Head::Pair);
        next.map_or(self.text.len(), |next| self.block(next).start)
    }

    fn line_start(&self, offset: usize) -> usize {
        self.text[..offset].rfind('\n').map_or(0, |at| at + 1)
    }

    /// Behind the line break of the line.
    pub fn line_end(&self, offset: usize) -> usize {
        self.text[offset..].find('\n').map_or(self.text.len(), |at| offset + at + 1)
    }
}

fn statements(text: &str, events: &[Event]) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut current: Option<Statement> = None;
    let mut section = None;
    let (mut depth, mut valued) = (0_usize, false);
    for event in events {
        let span = event.span().start()..event.span().end();
        match event.kind() {
            EventKind::Whitespace => continue,
            EventKind::Comment if depth == 0 => continue,
            EventKind::Newline if depth == 0 => {
                statements.extend(current.take());
                continue;
            }
            EventKind::StdTableOpen | EventKind::ArrayTableOpen if depth == 0 => {
                statements.extend(current.take());
                section = Some(statements.len());
                let head = if event.kind() == EventKind::StdTableOpen { Head::Table } else { Head::Rows };
                let value = span.end..span.end;
                current = Some(Statement { head, keys: Vec::new(), span, value, section: None });
                valued = false;
                continue;
            }
            EventKind::ArrayOpen | EventKind::InlineTableOpen => depth += 1,
            EventKind::ArrayClose | EventKind::InlineTableClose => depth = depth.saturating_sub(1),
            // A bracket where none can stand; its end is an ordinary one.
            EventKind::Error if matches!(&text[span.clone()], "[" | "{") => depth += 1,
            EventKind::Error if matches!(&text[span.clone()], "]" | "}") => depth = depth.saturating_sub(1),
            _ => {}
        }
        let statement = current.get_or_insert_with(|| {
            valued = false;
            let value = span.start..span.start;
            Statement { head: Head::Pair, keys: Vec::new(), span: span.clone(), value, section }
        });
        match event.kind() {
            EventKind::SimpleKey if !valued => statement.keys.push(span.clone()),
            EventKind::KeyValSep if !valued => {
                valued = true;
                statement.value = span.end..span.end;
            }
            _ if valued => {
                if statement.value.is_empty() {
                    statement.value.start = span.start;
                }
                statement.value.end = span.end.max(statement.value.start);
            }
            _ => {}
        }
        statement.span.end = span.end.max(statement.span.end);
    }
    statements.extend(current);
    statements
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# head\n\n# about\ntitle = \"a\" # behind\ntext = \"\"\"\n# no comment\n\"\"\"\n\n# rows\n[[row]]\n\
                        a.es = [\n  1,\n]\nb = {\n c = 1 }\n[last]";

    #[test]
    fn statements_have_their_places() {
        let layout = Layout::of(TEXT);
        let shown: Vec<&str> = layout.statements.iter().map(|statement| &TEXT[statement.span.clone()]).collect();
        let text = "text = \"\"\"\n# no comment\n\"\"\"";
        assert_eq!(shown, ["title = \"a\"", text, "[[row]]", "a.es = [\n  1,\n]", "b = {\n c = 1 }", "[last]"]);
        assert_eq!(layout.words(&layout.statements[3]), ["a", "es"]);
        assert_eq!(&TEXT[layout.statements[3].value.clone()], "[\n  1,\n]");
        assert_eq!(layout.statements[3].section, Some(2));
        assert_eq!(&TEXT[layout.block(&layout.statements[0])], "# about\ntitle = \"a\" # behind\n");
        assert_eq!(&TEXT[layout.block(&layout.statements[2])], "# rows\n[[row]]\n");
        assert_eq!(&TEXT[..layout.end_of_root()], &TEXT[..TEXT.find("\n# rows").unwrap()]);
        assert_eq!(layout.end_of_section(2), TEXT.find("[last]").unwrap());
        assert_eq!(layout.at(TEXT.find("behind").unwrap()), Some(0));
        assert_eq!(layout.at(TEXT.find("# about").unwrap()), None);
        assert_eq!(layout.at(TEXT.len()), Some(5));
    }

    #[test]
    fn faulty_statements_have_their_places() {
        let text = "place\nkind = minutes now, more\n= 3\n[[row]\ntask = \"a\"\n";
        let layout = Layout::of(text);
        let shown: Vec<&str> = layout.statements.iter().map(|statement| &text[statement.span.clone()]).collect();
        assert_eq!(shown, ["place", "kind = minutes now, more", "= 3", "[[row", "task = \"a\""]);
    }
}
