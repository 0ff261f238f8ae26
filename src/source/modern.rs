//! Syntax of TOML 1.1 that editors and other programs do not know yet: it is read, and said.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use toml_parser::decoder::Encoding;
use toml_parser::parser::{Event, EventKind};

use super::layout::Layout;
use crate::diag::{Finding, Fix, Say, SourceFile, codes};
use crate::say;

/// Reports what only TOML 1.1 has: once a statement for inline tables, once a string, once a time.
pub fn check(file: &Arc<SourceFile>, layout: &Layout) -> Vec<Finding> {
    let mut findings = inline_tables(file, layout);
    for event in &layout.events {
        let span = event.span().start()..event.span().end();
        let found = match (event.kind(), event.encoding()) {
            (EventKind::Scalar | EventKind::SimpleKey, Some(Encoding::BasicString | Encoding::MlBasicString)) => {
                escapes(file, span)
            }
            (EventKind::Scalar, None) => time(file, span),
            _ => None,
        };
        findings.extend(found);
    }
    crate::diag::sort(&mut findings);
    findings
}

fn finding(file: &Arc<SourceFile>, span: Range<usize>, message: Say, help: Say) -> Finding {
    Finding::new(codes::NEW_SYNTAX, file, span, message).help(help)
}

/// A table in braces that goes over several lines or ends in a comma.
#[derive(Debug, Default)]
struct Inline {
    open: usize,
    edits: Vec<(Range<usize>, &'static str)>,
    commented: bool,
}

fn inline_tables(file: &Arc<SourceFile>, layout: &Layout) -> Vec<Finding> {
    // By statement, because one that is broken into lines holds others that are.
    let mut found: HashMap<usize, Inline> = HashMap::new();
    let mut open: Vec<&Event> = Vec::new();
    let events = &layout.events;
    let mut index = 0;
    while let Some(event) = events.get(index) {
        let in_braces =
            open.last().filter(|outer| outer.kind() == EventKind::InlineTableOpen).map(|outer| outer.span().start());
        let mut add = |outer: usize, edit: Option<(Range<usize>, &'static str)>| {
            let Some(statement) = layout.at(outer) else { return };
            let inline = found.entry(statement).or_insert_with(|| Inline { open: outer, ..Inline::default() });
            inline.commented |= edit.is_none();
            inline.edits.extend(edit);
        };
        match (event.kind(), in_braces) {
            (EventKind::ArrayOpen | EventKind::InlineTableOpen, _) => open.push(event),
            (EventKind::ArrayClose | EventKind::InlineTableClose, _) => {
                open.pop();
            }
            (EventKind::Comment, Some(outer)) => add(outer, None),
            (EventKind::ValueSep, Some(outer)) if ends(&events[index + 1..]) => {
                add(outer, Some((event.span().start()..event.span().end(), "")));
            }
            (EventKind::Whitespace | EventKind::Newline, Some(outer)) => {
                let gap = events[index..].iter().take_while(|next| is_space(next)).count();
                let run = &events[index..index + gap];
                if run.iter().any(|next| next.kind() == EventKind::Newline) {
                    add(outer, Some((event.span().start()..run[gap - 1].span().end(), " ")));
                }
                index += gap;
                continue;
            }
            _ => {}
        }
        index += 1;
    }
    found
        .into_values()
        .map(|Inline { open, edits, commented }| {
            let message = say!(
                "tabla entre llaves en varias líneas o con coma al final: los editores aún no la entienden"
                    | "a table in braces over several lines or with a comma at its end: editors do not understand it yet"
            );
            let help = say!(
                "escríbala en una sola línea y sin coma final; los comentarios, encima"
                    | "write it on one line and without the last comma; comments go above"
            );
            let found = finding(file, open..open + 1, message, help);
            if commented {
                return found;
            }
            let fix = Fix::new(say!("escriba la tabla en una línea" | "write the table on one line"));
            found.fix(edits.into_iter().fold(fix, |fix, (span, text)| fix.replace(file, span, text)))
        })
        .collect()
}

fn is_space(event: &Event) -> bool {
    matches!(event.kind(), EventKind::Whitespace | EventKind::Newline)
}

/// Whether nothing more comes before the closing brace.
fn ends(rest: &[Event]) -> bool {
    let mut rest = rest.iter().filter(|event| !is_space(event) && event.kind() != EventKind::Comment);
    rest.next().is_some_and(|event| event.kind() == EventKind::InlineTableClose)
}

/// `\e` and `\x41` in a text.
fn escapes(file: &Arc<SourceFile>, span: Range<usize>) -> Option<Finding> {
    let text = &file.text[span.clone()];
    let mut edits = Vec::new();
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        if sign != '\\' {
            continue;
        }
        let place = span.start + at;
        match signs.next() {
            Some((_, 'e')) => edits.push((place..place + 2, "\\u001B")),
            Some((_, 'x')) => edits.push((place..place + 2, "\\u00")),
            _ => {}
        }
    }
    let (first, _) = edits.first()?;
    let shown = &file.text[first.clone()];
    let message = say!(
        "«{shown}» en un texto: los editores aún no lo entienden"
            | "“{shown}” in a text: editors do not understand it yet"
    );
    let help =
        say!("escriba \\u y cuatro cifras, o el carácter mismo" | "write \\u and four digits, or the character itself");
    let fix = Fix::new(say!("escriba \\u y cuatro cifras" | "write \\u and four digits"));
    let found = finding(file, first.clone(), message, help);
    Some(found.fix(edits.into_iter().fold(fix, |fix, (span, text)| fix.replace(file, span, text))))
}

/// A time without seconds and without quotes.
fn time(file: &Arc<SourceFile>, span: Range<usize>) -> Option<Finding> {
    let typed = &file.text[span.clone()];
    let from = typed.find(['T', 't', ' ']).map_or(0, |at| at + 1);
    let clock = typed[from..].split(['Z', 'z', '+', '-']).next().unwrap_or_default();
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute) = clock.split_once(':')?;
    if !(digits(hour) && digits(minute)) {
        return None;
    }
    let end = span.start + from + clock.len();
    let message = say!(
        "hora sin segundos y sin comillas: los editores aún no la entienden"
            | "a time without seconds and quotes: editors do not understand it yet"
    );
    let help = say!("póngala entre comillas: \"10:30\"" | "put it in quotes: \"10:30\"");
    let fix = if from == 0 {
        Fix::new(say!("ponga la hora entre comillas" | "put the time in quotes"))
            .replace(file, span.start..span.start, "\"")
            .replace(file, span.end..span.end, "\"")
    } else {
        Fix::new(say!("añada los segundos: {typed}:00" | "add the seconds: {typed}:00")).replace(file, end..end, ":00")
    };
    Some(finding(file, span, message, help).fix(fix))
}
