//! Text to TOML: the syntax of a file, as far as it is sound.
//!
//! Before it in the pipeline: the text of a file. After it: `reader`, which reads what is sound. The statements with a
//! fault in their syntax are taken out before that, so that the rest can be read in the same run; what they left are
//! holes, and a finding that may be no more than the echo of one is not reported.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Date;

use super::layout::{Head, Layout};
use super::when::{Period, PeriodError};
use super::{faults, modern};
use crate::diag::{Finding, SourceFile};
use crate::locale::Lang;

/// How often the text is read again without the statements at fault. More is needed by no file that a person wrote.
const ROUNDS: usize = 20;

/// The syntax of a file.
#[derive(Debug)]
pub struct Syntax<'f> {
    /// Its faults, in the order of their places.
    pub findings: Vec<Finding>,
    /// Keys that TOML wants in quotes, such as `título`. The table has them all the same: whoever knows which key is meant
    /// says so instead.
    pub keys: Vec<Finding>,
    /// What was taken out.
    pub holes: Vec<Hole>,
    /// The text without the statements at fault, every byte in its place.
    sound: Cow<'f, str>,
}

/// A statement, or a whole section, that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    pub span: Range<usize>,
    /// Where the header begins that it stands under; `None` in the document itself.
    pub header: Option<usize>,
    /// The first word of its key, or of the header of a section; `None` when that could not be read either.
    pub key: Option<String>,
}

/// Reads the syntax of a file. `language` is that of its plain strings, unless it says so itself.
pub fn parse(file: &Arc<SourceFile>, language: Lang) -> Syntax<'_> {
    let mut syntax =
        Syntax { findings: Vec::new(), keys: Vec::new(), holes: Vec::new(), sound: Cow::Borrowed(file.text.as_str()) };
    for round in 0..ROUNDS {
        let (table, errors) = DeTable::parse_recoverable(&syntax.sound);
        let mut errors: Vec<(Range<usize>, String)> =
            errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message().to_owned())).collect();
        errors.sort_by_key(|(span, _)| span.start);
        errors.retain(|(span, _)| file.text.get(span.clone()).and_then(impossible_date).is_none());
        let layout = Layout::of(&syntax.sound);
        let (keys, errors): (Vec<_>, Vec<_>) =
            errors.into_iter().partition(|fault| faults::is_accented_key(&layout, &file.text, fault));
        if errors.is_empty() {
            syntax.keys = faults::accented_keys(file, &layout, &keys);
            if syntax.findings.is_empty() {
                syntax.findings = modern::check(file, &layout);
            }
            return syntax;
        }
        if round == 0 {
            let own = table.get_ref().get("language").and_then(|own| Lang::parse(own.get_ref().as_str()?));
            syntax.findings = faults::explain(file, &layout, &errors, own.unwrap_or(language));
            syntax.findings.extend(modern::check(file, &layout).into_iter().filter(|found| {
                let statement = layout.at(found.at.span.start);
                !errors.iter().any(|(span, _)| layout.at(span.start) == statement)
            }));
        }
        let open = faults::open_statements(&layout, &errors);
        let holes: Vec<Hole> = errors.iter().map(|(span, _)| hole(&layout, &syntax.sound, span, &open)).collect();
        let mut sound = syntax.sound.into_owned().into_bytes();
        for hole in &holes {
            sound[hole.span.clone()]
                .iter_mut()
                .filter(|byte| !matches!(byte, b'\r' | b'\n'))
                .for_each(|byte| *byte = b' ');
        }
        // Holes begin and end with a line, and spaces are a character each.
        syntax.sound = Cow::Owned(String::from_utf8(sound).unwrap_or_default());
        syntax.holes.extend(holes);
    }
    syntax.sound = Cow::Borrowed("");
    syntax.holes.push(Hole { span: 0..file.text.len(), header: None, key: None });
    syntax
}

impl Syntax<'_> {
    /// What the sound statements say.
    pub fn table(&self) -> DeTable<'_> {
        let (table, _) = DeTable::parse_recoverable(&self.sound);
        let mut table = table.into_inner();
        restore_dates(&mut table, &|span| self.sound.get(span).and_then(impossible_date));
        table
    }

    /// What is known of a file that was read: its faults of syntax, and what the reading found. A key in letters that TOML
    /// does not know is reported once, by whoever knows more about it.
    pub fn settle(self, mut found: Vec<Finding>) -> Vec<Finding> {
        let mut findings = self.findings;
        for key in self.keys {
            let same =
                |other: &Finding| other.at.span.start == key.at.span.start && Arc::ptr_eq(&other.at.file, &key.at.file);
            if !found.iter().any(|other| same(other) && other.is_error()) {
                found.retain(|other| !same(other));
                findings.push(key);
            }
        }
        findings.extend(found);
        findings
    }

    /// All its faults: those of keys, too.
    pub fn into_findings(self) -> Vec<Finding> {
        let mut findings = self.findings;
        findings.extend(self.keys);
        findings
    }
}

/// What a fault takes out: its statement, and with a header all that stands under it.
fn hole(layout: &Layout, text: &str, fault: &Range<usize>, open: &HashSet<usize>) -> Hole {
    let Some(index) = layout.at(fault.start) else {
        // A sign that TOML knows nowhere, in a comment or between statements.
        let start = text[..fault.start].rfind('\n').map_or(0, |at| at + 1);
        return Hole { span: start..layout.line_end(fault.start), header: None, key: Some(String::new()) };
    };
    let statement = &layout.statements[index];
    let start = statement.span.start;
    if statement.head != Head::Pair {
        let first_word = statement.keys.first().map(|key| layout.word(key).to_owned());
        return Hole {
            span: start..layout.end_of_section(index).max(layout.line_end(start)),
            header: None,
            key: first_word,
        };
    }
    let mut end = layout.line_end(statement.span.end);
    if open.contains(&index) {
        // What is not closed runs on to the end of the file: it was meant to end before the next header.
        let mut line = layout.line_end(start);
        while line < end {
            let next = layout.line_end(line);
            if faults::looks_like_header(&text[line..next]) {
                end = line;
                break;
            }
            line = next;
        }
    }
    let key = statement.keys.first().map(|key| layout.word(key).to_owned());
    let header = statement.section.map(|section| layout.statements[section].span.start);
    Hole { span: start..end, header, key }
}

/// A date that has its form and stands in no calendar, such as 30 February: whoever reads the field knows more about the
/// fault than the parser.
fn impossible_date(written: &str) -> Option<Date> {
    let parts: Vec<&str> = written.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let date = Date { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
    (Period::parse(written) == Err(PeriodError::NoSuchDate)).then_some(date)
}

/// Puts impossible dates in their places, where the parser leaves nothing.
fn restore_dates(table: &mut DeTable, date_at: &dyn Fn(Range<usize>) -> Option<Date>) {
    fn restore(value: &mut Spanned<DeValue>, date_at: &dyn Fn(Range<usize>) -> Option<Date>) {
        let span = value.span();
        match value.get_mut() {
            DeValue::Datetime(found) if found.date.is_none() && found.time.is_none() => found.date = date_at(span),
            DeValue::Array(items) => items.iter_mut().for_each(|item| restore(item, date_at)),
            DeValue::Table(table) => restore_dates(table, date_at),
            _ => {}
        }
    }
    table.iter_mut().for_each(|(_, value)| restore(value, date_at));
}
