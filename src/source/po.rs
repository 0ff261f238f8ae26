//! Translations beside a document: gettext files `<name>.<lang>.po`.
//!
//! An entry belongs to a text by its address (`msgctxt`); its `msgid` is the text it was made from, so that a
//! changed source is noticed. The reader is our own because a finding needs the line of each entry and a broken
//! file must not end in a panic; the PO crates known to us give neither.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::diag::{Code, Finding, SourceFile};
use crate::locale::Lang;
use crate::say;

/// The translations of one document into one language.
#[derive(Debug)]
pub struct Catalog {
    pub lang: Lang,
    pub file: Arc<SourceFile>,
    pub entries: Vec<Entry>,
    by_address: HashMap<String, usize>,
}

/// One translated text.
#[derive(Debug, Default)]
pub struct Entry {
    /// Address of the text.
    pub address: String,
    /// The text that the translation was made from.
    pub source: String,
    pub words: String,
    /// Marked by its translator as unsure, or by a tool as guessed.
    pub fuzzy: bool,
    /// Place in the PO file.
    pub span: Range<usize>,
    used: AtomicBool,
}

/// Where the string being read belongs.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Nothing,
    Context,
    Id,
    Words,
}

impl Entry {
    /// Notes that a text of the document has asked for the entry.
    pub fn mark_used(&self) {
        self.used.store(true, Ordering::Relaxed);
    }

    pub fn is_used(&self) -> bool {
        self.used.load(Ordering::Relaxed)
    }
}

impl Catalog {
    /// Reads a PO file; the lines that cannot be read become findings.
    pub fn parse(lang: Lang, file: Arc<SourceFile>) -> (Catalog, Vec<Finding>) {
        let mut entries = Vec::new();
        let mut findings = Vec::new();
        let mut entry = Entry::default();
        let mut part = Part::Nothing;
        let mut offset = 0;
        for raw in file.text.split_inclusive('\n') {
            let line = raw.trim();
            let span = offset..offset + raw.trim_end().len();
            offset += raw.len();
            // A new entry begins with its comments or its context, after the words of the one before.
            let begins = line.starts_with('#') || line.starts_with("msgctxt") || line.starts_with("msgid");
            if line.is_empty() || (part == Part::Words && begins) {
                finish(&mut entry, &mut part, &mut entries);
            }
            let string = if line.is_empty() {
                continue;
            } else if let Some(flags) = line.strip_prefix("#,") {
                entry.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
                continue;
            } else if line.starts_with('#') {
                continue;
            } else if let Some(rest) = line.strip_prefix("msgctxt") {
                (part, entry.span) = (Part::Context, span.clone());
                rest
            } else if let Some(rest) = line.strip_prefix("msgid") {
                if part != Part::Context {
                    entry.span = span.clone();
                }
                part = Part::Id;
                rest
            } else if let Some(rest) = line.strip_prefix("msgstr") {
                part = Part::Words;
                rest
            } else {
                line
            };
            let target = match part {
                Part::Context => &mut entry.address,
                Part::Id => &mut entry.source,
                Part::Words => &mut entry.words,
                Part::Nothing => &mut String::new(),
            };
            match unquote(string.trim()) {
                Some(text) if part != Part::Nothing => target.push_str(&text),
                _ => findings.push(
                    Finding::new(
                        Code::BrokenCatalog,
                        &file,
                        span,
                        say!("línea que no es de un archivo PO" | "a line that does not belong in a PO file"),
                    )
                    .help(say!(
                        "un archivo PO tiene msgctxt, msgid y msgstr, cada uno con su texto entre comillas"
                            | "a PO file has msgctxt, msgid and msgstr, each with its text in quotes"
                    )),
                ),
            }
        }
        finish(&mut entry, &mut part, &mut entries);
        let by_address = entries.iter().enumerate().map(|(i, entry)| (entry.address.clone(), i)).collect();
        (Catalog { lang, file, entries, by_address }, findings)
    }

    /// The entry of an address.
    pub fn find(&self, address: &str) -> Option<&Entry> {
        self.by_address.get(address).map(|i| &self.entries[*i])
    }
}

fn finish(entry: &mut Entry, part: &mut Part, entries: &mut Vec<Entry>) {
    if *part != Part::Nothing {
        let entry = std::mem::take(entry);
        // The entry without address and source is the file's header.
        if !(entry.source.is_empty() && entry.address.is_empty()) {
            entries.push(entry);
        }
    }
    *part = Part::Nothing;
}

/// The content of a quoted string, escapes resolved.
fn unquote(quoted: &str) -> Option<String> {
    let inner = quoted.strip_prefix('"')?.strip_suffix('"').filter(|_| quoted.len() >= 2)?;
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return None,
            '\\' => match chars.next()? {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => {}
                other => out.push(other),
            },
            other => out.push(other),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Catalog, Vec<Finding>) {
        Catalog::parse(Lang::EN, Arc::new(SourceFile::new("a.en.po", text)))
    }

    #[test]
    fn entries_with_flags_and_continued_strings() {
        let (catalog, findings) = parse(
            "msgid \"\"\nmsgstr \"Language: en\\n\"\n\n#, fuzzy\nmsgctxt \"d#a\"\nmsgid \"Uno\"\nmsgstr \"One\"\n\
             msgctxt \"d#b\"\r\nmsgid \"\"\r\n\"Dos \"\r\n\"\\\"y\\\" tres\"\r\nmsgstr \"Two\\nthree\"\r\n",
        );
        assert!(findings.is_empty());
        assert_eq!(catalog.entries.len(), 2);
        assert!(catalog.find("d#a").unwrap().fuzzy);
        let b = catalog.find("d#b").unwrap();
        assert_eq!((b.source.as_str(), b.words.as_str(), b.fuzzy), ("Dos \"y\" tres", "Two\nthree", false));
        assert_eq!(catalog.file.position(b.span.start).line, 8);
    }

    #[test]
    fn broken_lines_are_findings_not_panics() {
        for broken in ["msgid", "msgid ", "msgid \"", "msgstr \"a\" b\"", "\"loose\"", "nonsense", "msgctxt \"\\"] {
            let (_, findings) = parse(broken);
            assert_eq!(findings.len(), 1, "{broken}");
        }
    }
}
