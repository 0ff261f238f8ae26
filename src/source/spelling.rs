//! How a source spells the words of a value: which bytes of the file stand for which character.
//!
//! A rule finds a fault in words; its place and its fix lie in the bytes between quotes, with escapes, continued lines
//! and line ends of their own. After it: the rules, which report and mend what stands in texts.

use std::ops::Range;

use crate::diag::SourceFile;

/// The words of a value with the place of each character.
#[derive(Debug)]
pub struct Spelling {
    /// The words as the value holds them, before anything is cleaned.
    pub words: String,
    /// Where each character begins in `words`, and its place in the file.
    letters: Vec<(usize, Range<usize>)>,
    /// Where the words end in the file.
    end: usize,
}

impl Spelling {
    /// The string of a TOML file at `span`; `None` when it is none.
    pub fn of_toml(file: &SourceFile, span: Range<usize>) -> Option<Spelling> {
        let source = file.text.get(span.clone())?;
        let (quote, escapes) = match source.chars().next()? {
            '"' => ("\"", true),
            '\'' => ("'", false),
            _ => return None,
        };
        let triple = quote.repeat(3);
        let long = source.len() >= 6 && source.starts_with(&triple) && source.ends_with(&triple);
        let edge = if long { 3 } else { 1 };
        let inner = source.get(edge..source.len().checked_sub(edge)?)?;
        let mut spelling = Spelling::new(span.end - edge);
        let mut at = span.start + edge;
        let mut rest = inner;
        if long {
            // A line end right behind the quotes is not part of the words.
            rest = rest.strip_prefix("\r\n").or(rest.strip_prefix('\n')).unwrap_or(rest);
            at += inner.len() - rest.len();
        }
        while let Some(c) = rest.chars().next() {
            let (letter, length) = match c {
                '\\' if escapes => toml_escape(rest)?,
                c => (Some(c), c.len_utf8()),
            };
            spelling.push(letter, at..at + length);
            at += length;
            rest = rest.get(length..)?;
        }
        Some(spelling)
    }

    /// The strings of a PO file at `span`, which goes from a keyword to the end of its last string.
    pub fn of_po(file: &SourceFile, span: Range<usize>) -> Option<Spelling> {
        let source = file.text.get(span.clone())?;
        let mut spelling = Spelling::new(span.end.checked_sub(1)?);
        let mut offset = span.start;
        for line in source.split_inclusive('\n') {
            let start = offset;
            offset += line.len();
            let Some(open) = line.find('"') else { continue };
            let close = line.rfind('"').filter(|close| *close > open)?;
            let (mut at, mut rest) = (start + open + 1, &line[open + 1..close]);
            while let Some(c) = rest.chars().next() {
                let (letter, length) = match c {
                    '\\' => {
                        let escaped = rest[1..].chars().next()?;
                        let letter = match escaped {
                            'n' => Some('\n'),
                            't' => Some('\t'),
                            'r' => None,
                            other => Some(other),
                        };
                        (letter, 1 + escaped.len_utf8())
                    }
                    c => (Some(c), c.len_utf8()),
                };
                spelling.push(letter, at..at + length);
                at += length;
                rest = &rest[length..];
            }
        }
        Some(spelling)
    }

    fn new(end: usize) -> Spelling {
        Spelling { words: String::new(), letters: Vec::new(), end }
    }

    fn push(&mut self, letter: Option<char>, place: Range<usize>) {
        if let Some(letter) = letter {
            self.letters.push((self.words.len(), place));
            self.words.push(letter);
        }
    }

    /// Where the file spells a stretch of the words.
    pub fn place(&self, words: &Range<usize>) -> Range<usize> {
        let index = |at: usize| self.letters.partition_point(|(start, _)| *start < at);
        let start = self.letters.get(index(words.start)).map_or(self.end, |(_, place)| place.start);
        let last = self.letters.get(..index(words.end)).and_then(<[_]>::last);
        let end = last.filter(|_| !words.is_empty()).map_or(start, |(_, place)| place.end);
        start..end.max(start)
    }
}

/// The character that an escape at the start stands for, none for a line end that is left out, and the escape's length.
fn toml_escape(source: &str) -> Option<(Option<char>, usize)> {
    let sign = source[1..].chars().next()?;
    let code = |digits: usize| {
        let letter = char::from_u32(u32::from_str_radix(source.get(2..2 + digits)?, 16).ok()?)?;
        Some((Some(letter), 2 + digits))
    };
    match sign {
        'u' => code(4),
        'U' => code(8),
        'x' => code(2),
        'b' => Some((Some('\u{8}'), 2)),
        'e' => Some((Some('\u{1b}'), 2)),
        'f' => Some((Some('\u{c}'), 2)),
        'n' => Some((Some('\n'), 2)),
        'r' => Some((Some('\r'), 2)),
        't' => Some((Some('\t'), 2)),
        '"' | '\\' => Some((Some(sign), 2)),
        sign if sign.is_whitespace() => {
            let left_out = source.len() - source[1..].trim_start_matches([' ', '\t', '\r', '\n']).len();
            Some((None, left_out))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use toml::de::{DeTable, DeValue};

    use super::*;

    /// The spelling of the only value of a TOML file, which must be what the parser reads.
    fn toml(source: &str) -> (SourceFile, Spelling) {
        let (table, errors) = DeTable::parse_recoverable(source);
        assert!(errors.is_empty(), "{source}");
        let value = table.get_ref().get("a").expect("a value");
        let file = SourceFile::new("a.toml", source);
        let spelling = Spelling::of_toml(&file, value.span()).expect("a string");
        let DeValue::String(words) = value.get_ref() else { panic!("{source}") };
        assert_eq!(spelling.words, **words, "{source}");
        (file, spelling)
    }

    #[test]
    fn strings_of_every_form_have_their_places() {
        for source in [
            "a = \"tab:\\t, tilde\"",
            "a = 'C:\\t, tilde'",
            "a = \"\"\"\n  uno,\n  tilde \\u00e9 \\\n     y más\n\"\"\"",
            "a = '''\nuno, \"tilde\" 'y' más'''",
            "a = \"\"\"uno, tilde \"\"\"\"",
            "a = \"\\U0001F389 tilde\"",
        ] {
            let (file, spelling) = toml(source);
            let at = spelling.words.find("tilde").expect("the word");
            assert_eq!(&file.text[spelling.place(&(at..at + 5))], "tilde", "{source}");
        }
        let (file, spelling) = toml("a = \"x\\ty\"");
        assert_eq!(&file.text[spelling.place(&(1..2))], "\\t");
        assert_eq!(spelling.place(&(1..1)), 6..6);
        assert_eq!(spelling.place(&(3..3)), 9..9);
        let (_, empty) = toml("a = \"\"");
        assert_eq!(empty.place(&(0..0)), 5..5);
    }

    #[test]
    fn strings_of_po_files_have_their_places() {
        let file = SourceFile::new("a.en.po", "msgstr \"\"\r\n\"one \\\"tick\\\"\\n\"\r\n\"two\\tthree\"\r\n");
        let spelling = Spelling::of_po(&file, 0..file.text.trim_end().len()).expect("strings");
        assert_eq!(spelling.words, "one \"tick\"\ntwo\tthree");
        let at = spelling.words.find('\t').expect("a tab");
        assert_eq!(&file.text[spelling.place(&(at..at + 1))], "\\t");
        assert_eq!(&file.text[spelling.place(&(at - 3..at))], "two");
    }
}
