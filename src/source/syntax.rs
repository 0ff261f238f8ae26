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

use super::faults::{self, Fault};
use super::layout::{Head, Layout};
use super::modern;
use super::when::{Period, PeriodError};
use crate::diag::{Finding, Fix, SourceFile, codes};
use crate::locale::Lang;
use crate::say;

/// How often the text is read again without the statements at fault. More is needed by no file that a person wrote: behind
/// the last fault nothing is looked at then.
const ROUNDS: usize = 40;

/// The syntax of a file.
#[derive(Debug)]
pub struct Syntax<'f> {
    /// Its faults, in the order of their places.
    pub findings: Vec<Finding>,
    /// Keys that TOML wants in quotes, such as `título` and `hora de inicio`. The table has them all the same: whoever knows which key is meant
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
    let mut rows_without_header = HashSet::new();
    let mut spaced_keys = Vec::new();
    for round in 0..ROUNDS {
        let (table, errors) = DeTable::parse_recoverable(&syntax.sound);
        let mut errors: Vec<Fault> =
            errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message().to_owned())).collect();
        errors.sort_by_key(|(span, _)| span.start);
        errors.retain(|(span, _)| file.text.get(span.clone()).and_then(impossible_date).is_none());
        let layout = Layout::of(&syntax.sound);
        let (keys, errors): (Vec<_>, Vec<_>) =
            errors.into_iter().partition(|fault| faults::is_accented_key(&layout, fault));
        // A key in several words is read as one, so that whoever knows the fields can say which was meant.
        let mut spaced: Vec<(Range<usize>, &Fault)> = errors
            .iter()
            .filter_map(|fault| Some((faults::spaced_key(&layout, &syntax.sound, &fault.0)?, fault)))
            .collect();
        spaced.dedup_by(|one, other| one.0 == other.0);
        if !spaced.is_empty() {
            let mut joined = syntax.sound.to_string();
            for (key, fault) in &spaced {
                spaced_keys.push(faults::finding(file, &layout, fault, language));
                joined.replace_range(key.clone(), &joined[key.clone()].replace(' ', "_"));
            }
            syntax.sound = Cow::Owned(joined);
            continue;
        }
        if errors.is_empty() {
            let accented = faults::accented_keys(file, &layout, &keys).into_iter();
            let again = |key: &Finding| spaced_keys.iter().any(|known: &Finding| known.at.span == key.at.span);
            syntax.keys = accented.filter(|key| !again(key)).collect();
            syntax.keys.extend(spaced_keys);
            syntax.findings.extend(modern::check(file, &layout));
            crate::diag::sort(&mut syntax.findings);
            return syntax;
        }
        let own = table.get_ref().get("language").and_then(|own| Lang::parse(own.get_ref().as_str()?));
        let language = own.unwrap_or(language);
        let inside_out = faults::is_inside_out(&errors) || round + 1 == ROUNDS;
        let mut holes: Vec<Hole> = Vec::new();
        for fault in &errors {
            let start = fault.0.start;
            if holes.last().is_some_and(|hole| start < hole.span.end) {
                let line = file.position(start).line;
                let said = syntax.findings.iter().any(|found| file.position(found.at.span.start).line == line);
                syntax.findings.extend(faults::finding_of_value(file, &layout, fault).filter(|_| !said && !inside_out));
                continue;
            }
            let (mut hole, certain) = hole(&layout, &syntax.sound, start);
            let below = |end: &usize| *end == hole.span.start;
            // What says nothing by itself, directly below what is at fault, is the rest of it.
            let rest = syntax.holes.iter().chain(&holes).any(|other| below(&other.span.end))
                && faults::is_rest(&file.text[hole.span.clone()]);
            let found = faults::finding(file, &layout, fault, language);
            // A row without its header gives each of its keys to the row above.
            let twice = found.code == codes::KEY_TWICE;
            let echo = rest || (twice && rows_without_header.iter().any(below));
            if !echo {
                syntax.findings.push(found);
            }
            if twice {
                rows_without_header.insert(hole.span.end);
            }
            if inside_out {
                hole = Hole { span: hole.span.start..file.text.len(), key: None, ..hole };
            }
            holes.push(hole);
            if !certain || inside_out {
                break;
            }
        }
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
        for mut key in self.keys {
            let same =
                |other: &Finding| other.at.span.start == key.at.span.start && Arc::ptr_eq(&other.at.file, &key.at.file);
            // A key that is typed in several lines is one fault, and its fix mends them all.
            let mends = |other: &Finding| {
                let mut edits = other.fix.iter().flat_map(|fix| &fix.edits);
                edits.any(|edit| edit.span.start == key.at.span.start && Arc::ptr_eq(&edit.file, &key.at.file))
            };
            // So are the headers of one list.
            let words = |found: &Finding| found.at.file.text.get(found.at.span.clone()).map(str::to_owned);
            let header = key.at.file.text[..key.at.span.start].ends_with('[');
            let again = |other: &Finding| header && other.code == key.code && words(other) == words(&key);
            let known = |other: &Finding| other.is_error() && (same(other) || mends(other) || again(other));
            if found.iter().chain(&findings).any(known) {
                continue;
            }
            // What the reader would have said of the key is more than that it is malformed.
            let unknown = found.iter().any(same);
            let other = found.iter().position(same).map(|index| found.remove(index));
            if let Some(other) = other.filter(|other| other.fix.is_some()) {
                (key.help, key.fix) = (other.help, other.fix);
            }
            // The words, joined, are the key.
            let joined = self.sound.get(key.at.span.clone()).filter(|joined| !joined.contains(' '));
            if let Some(joined) = joined.filter(|joined| !unknown && joined.contains('_')) {
                let fix = Fix::new(say!("únalas con guion bajo: {joined}" | "join them by underscores: {joined}"));
                key.fix = Some(fix.replace(&key.at.file, key.at.span.clone(), joined));
            }
            findings.push(key);
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

/// What a fault takes out: its statement, and with a header all that stands under it. Whether it is certain where that
/// ends: what is not closed runs on to the end of the file, and was meant to end before the next statement.
fn hole(layout: &Layout, text: &str, fault: usize) -> (Hole, bool) {
    let line_start = |offset: usize| text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let Some(index) = layout.at(fault) else {
        // A sign that TOML knows nowhere, in a comment or between statements.
        return (
            Hole { span: line_start(fault)..layout.line_end(fault), header: None, key: Some(String::new()) },
            true,
        );
    };
    let statement = &layout.statements[index];
    let start = line_start(statement.span.start);
    let key = statement.keys.first().map(|key| layout.word(key).to_owned());
    if statement.head != Head::Pair {
        let end = layout.end_of_section(index).max(layout.line_end(statement.span.end));
        // A header that is not closed takes the next one for its own end.
        let closed = text[statement.span.clone()].ends_with(']');
        return (Hole { span: start..end, header: None, key }, closed);
    }
    let end = layout.line_end(statement.span.end);
    let mut lines = std::iter::successors(Some(layout.line_end(start)), |line| Some(layout.line_end(*line)));
    let next = lines.find(|line| {
        *line >= end
            || (faults::begins_statement(&text[*line..layout.line_end(*line)]) && layout.scalar_at(*line).is_none())
    });
    let cut = next.filter(|next| *next < end);
    // A line that says nothing clear may have said anything.
    let key = key.filter(|_| !faults::is_rest(&text[start..end]));
    let header = statement.section.map(|section| layout.statements[section].span.start);
    (Hole { span: start..cut.unwrap_or(end), header, key }, cut.is_none())
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
