//! Translations beside a document: gettext files `<name>.<lang>.po`.
//!
//! An entry belongs to a text by its address (`msgctxt`); its `msgid` is the text it was made from, so that a
//! changed source is noticed. The reader is our own because a finding needs the line of each entry and a broken
//! file must not end in a panic; the PO crates known to us give neither.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::diag::{Finding, Say, SourceFile, codes};
use crate::locale::Lang;
use crate::say;

/// The translations of one document into one language.
#[derive(Debug)]
pub struct Catalog {
    pub lang: Lang,
    pub file: Arc<SourceFile>,
    pub entries: Vec<Entry>,
    /// Whether something in the file could not be read: what it lacks may be there.
    pub broken: bool,
    by_address: HashMap<String, usize>,
}

/// One translated text.
#[derive(Debug, Default)]
pub struct Entry {
    /// Address of the text; empty when the entry does not say it.
    pub address: String,
    /// The text that the translation was made from.
    pub source: String,
    pub words: String,
    /// Marked by its translator as unsure, or by a tool as guessed.
    pub fuzzy: bool,
    /// Place in the PO file.
    pub span: Range<usize>,
    /// Place of the source.
    pub source_span: Range<usize>,
    /// Place of the words.
    pub words_span: Range<usize>,
    used: AtomicBool,
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
    /// Reads a PO file; what cannot be read becomes findings.
    pub fn parse(lang: Lang, file: Arc<SourceFile>) -> (Catalog, Vec<Finding>) {
        let mut parser = Parser::new(lang, &file);
        let mut offset = 0;
        for raw in file.text.split_inclusive('\n') {
            let start = offset + raw.len() - raw.trim_start().len();
            offset += raw.len();
            parser.line(raw.trim(), start);
        }
        parser.finish();
        let Parser { entries, by_address, findings, .. } = parser;
        (Catalog { lang, broken: !findings.is_empty(), entries, by_address, file }, findings)
    }

    /// The entry of an address.
    pub fn find(&self, address: &str) -> Option<&Entry> {
        self.by_address.get(address).map(|i| &self.entries[*i])
    }
}

/// Where the string being read belongs.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Part {
    Nothing,
    Context,
    Id,
    Words,
    /// The forms of a plural, which documents do not have.
    Plural,
}

struct Parser<'f> {
    lang: Lang,
    file: &'f Arc<SourceFile>,
    entries: Vec<Entry>,
    by_address: HashMap<String, usize>,
    findings: Vec<Finding>,
    /// The entry being read, and its part.
    entry: Entry,
    part: Part,
}

impl<'f> Parser<'f> {
    fn new(lang: Lang, file: &'f Arc<SourceFile>) -> Self {
        Parser {
            lang,
            file,
            entries: Vec::new(),
            by_address: HashMap::new(),
            findings: Vec::new(),
            entry: Entry::default(),
            part: Part::Nothing,
        }
    }

    /// Reads a line without the spaces around it, which begins at `start`.
    fn line(&mut self, line: &str, start: usize) {
        if line.is_empty() || (line.starts_with('#') && self.part >= Part::Words) {
            self.finish();
        }
        if line.is_empty() || line.starts_with('#') {
            if let Some(flags) = line.strip_prefix("#,") {
                self.entry.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            } else if line.starts_with("#~") && self.part == Part::Nothing {
                // The marks of an entry that a tool has put aside are not those of the next one.
                self.entry = Entry::default();
            }
            return;
        }
        let span = start..start + line.len();
        let (keyword, string) = line.split_at(line.find(['"', ' ', '\t']).unwrap_or(line.len()));
        let part = match keyword {
            "msgctxt" => Part::Context,
            "msgid" => Part::Id,
            "msgstr" => Part::Words,
            "msgid_plural" => Part::Plural,
            _ if keyword.starts_with("msgstr[") => Part::Plural,
            // A string that goes on from the line above.
            "" if self.part != Part::Nothing => self.part,
            _ => return self.broken(span),
        };
        // Within an entry the parts follow each other; one out of turn begins the next entry.
        let begins = !keyword.is_empty() && part != Part::Plural && part <= self.part;
        if begins {
            self.finish();
        }
        if self.part == Part::Nothing {
            self.entry.span = span.clone();
        }
        if part == Part::Plural && self.part != Part::Plural {
            self.plural(span.clone());
        }
        if part == Part::Words && self.part != Part::Words {
            self.entry.words_span = span.clone();
        }
        if part == Part::Id && self.part != Part::Id {
            self.entry.source_span = span.clone();
        }
        self.part = part;
        let Some(text) = unquote(string.trim()) else { return self.broken(span) };
        self.entry.span.end = span.end;
        match part {
            Part::Context => self.entry.address.push_str(&text),
            Part::Id => {
                self.entry.source.push_str(&text);
                self.entry.source_span.end = span.end;
            }
            Part::Words => {
                self.entry.words.push_str(&text);
                self.entry.words_span.end = span.end;
            }
            Part::Nothing | Part::Plural => {}
        }
    }

    /// Ends the entry being read.
    fn finish(&mut self) {
        if std::mem::replace(&mut self.part, Part::Nothing) == Part::Nothing {
            return;
        }
        let entry = std::mem::take(&mut self.entry);
        // The entry without address and source is the file's header.
        if entry.source.is_empty() && entry.address.is_empty() {
            return self.header(&entry);
        }
        if !entry.address.is_empty() {
            if let Some(&first) = self.by_address.get(&entry.address) {
                return self.duplicate(&entry, self.entries[first].span.clone());
            }
            self.by_address.insert(entry.address.clone(), self.entries.len());
        }
        self.entries.push(entry);
    }

    /// A file that says it is in another language than its name does would be printed as what it is not.
    fn header(&mut self, header: &Entry) {
        let language = header.words.lines().find_map(|line| line.strip_prefix("Language:")).map(str::trim);
        let stated = language.and_then(|code| code.get(..2)).unwrap_or(self.lang.code());
        if stated != self.lang.code() {
            let (code, named) = (stated.to_owned(), self.lang);
            self.report(
                header.span.clone(),
                say!(
                    "el archivo está en «{code}», y su nombre dice «{named}»"
                        | "the file is in “{code}”, and its name says “{named}”"
                ),
                say!(
                    "cambie el nombre del archivo, o corrija Language en su encabezado"
                        | "rename the file, or correct Language in its header"
                ),
            );
        }
    }

    fn report(&mut self, span: Range<usize>, message: Say, help: Say) {
        self.findings.push(Finding::new(codes::BROKEN_CATALOG, self.file, span, message).help(help));
    }

    fn broken(&mut self, span: Range<usize>) {
        self.report(
            span,
            say!("línea que no es de un archivo PO" | "a line that does not belong in a PO file"),
            say!(
                "un archivo PO tiene msgctxt, msgid y msgstr, cada uno con su texto entre comillas"
                    | "a PO file has msgctxt, msgid and msgstr, each with its text in quotes"
            ),
        );
    }

    fn plural(&mut self, span: Range<usize>) {
        self.report(
            span,
            say!("entrada con formas de plural" | "an entry with plural forms"),
            say!(
                "deje un solo msgid y un solo msgstr: los textos de un documento no cambian con el número"
                    | "leave one msgid and one msgstr: the texts of a document do not change with a number"
            ),
        );
    }

    fn duplicate(&mut self, entry: &Entry, first: Range<usize>) {
        let address = &entry.address;
        let message = say!("«{address}» está traducido dos veces" | "“{address}” is translated twice");
        let finding = Finding::new(codes::BROKEN_CATALOG, self.file, entry.span.clone(), message)
            .other(self.file, first, say!("la primera entrada está aquí" | "the first entry is here"))
            .help(say!("borre una de las dos" | "delete one of the two"));
        self.findings.push(finding);
    }
}

/// Words as an entry holds them behind a keyword: one string a line.
pub fn entry_line(keyword: &str, words: &str) -> String {
    let quote = |line: &str| {
        let escaped = line.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
        format!("\"{escaped}\"")
    };
    let lines: Vec<String> = words.split_inclusive('\n').map(quote).collect();
    match &lines[..] {
        [] => format!("{keyword} \"\""),
        [only] => format!("{keyword} {only}"),
        lines => format!("{keyword} \"\"\n{}", lines.join("\n")),
    }
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
    fn what_is_quoted_reads_the_same() {
        for words in ["", "uno", "dos \"y\" C:\\n\ttres", "una línea\notra\n\núltima"] {
            let text = format!("msgctxt \"d#a\"\n{}\nmsgstr \"x\"\n", entry_line("msgid", words));
            let (catalog, findings) = parse(&text);
            let entry = catalog.find("d#a").expect("the entry");
            assert!(findings.is_empty() && entry.source == words, "{text}");
            assert_eq!(file_slice(&catalog, &entry.source_span), entry_line("msgid", words));
        }
    }

    fn file_slice<'c>(catalog: &'c Catalog, span: &Range<usize>) -> &'c str {
        &catalog.file.text[span.clone()]
    }

    #[test]
    fn broken_lines_are_findings_not_panics() {
        for broken in ["msgid", "msgid ", "msgid \"", "msgstr \"a\" b\"", "\"loose\"", "nonsense", "msgctxt \"\\"] {
            let (_, findings) = parse(broken);
            assert_eq!(findings.len(), 1, "{broken}");
        }
    }
}
