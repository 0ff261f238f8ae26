//! Characters that no font has: a PDF/UA cannot be made of them, so they are found in the source.

use std::sync::Arc;

use toml::de::{DeTable, DeValue};
use typst::text::FontBook;
use unicode_normalization::UnicodeNormalization;

use crate::diag::{Code, Finding, SourceFile};
use crate::kinds::Loaded;
use crate::say;

/// The characters that the fonts have between them.
pub struct Coverage(Vec<typst::text::Coverage>);

impl Coverage {
    pub fn of(book: &FontBook) -> Coverage {
        let infos = (0..).map_while(|i| book.info(i));
        Coverage(infos.map(|info| info.coverage.clone()).collect())
    }

    fn has(&self, c: char) -> bool {
        self.0.iter().any(|coverage| coverage.contains(c as u32))
    }
}

/// Characters that make no glyph and may stand in a text: line ends, tabs, soft hyphens, joiners.
fn is_silent(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Reports the characters of a document and its translations that no font has, once a text.
pub fn check(loaded: &Loaded, coverage: &Coverage) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !loaded.findings.iter().any(|f| matches!(f.code, Code::Syntax | Code::NotUtf8 | Code::Unreadable)) {
        let (table, _) = crate::source::parse(&loaded.file);
        walk_table(table.get_ref(), true, &mut |words, span| {
            findings.extend(check_string(&loaded.file, words, span, coverage));
        });
    }
    for catalog in &loaded.catalogs {
        for entry in &catalog.entries {
            findings.extend(check_string(&catalog.file, &entry.words, entry.span.clone(), coverage));
        }
    }
    findings
}

fn check_string(
    file: &Arc<SourceFile>,
    words: &str,
    span: std::ops::Range<usize>,
    coverage: &Coverage,
) -> Option<Finding> {
    let missing = words.nfc().find(|c| !is_silent(*c) && !coverage.has(*c))?;
    let number = missing as u32;
    let shown = if missing.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&missing) { '\u{fffd}' } else { missing };
    let message = say!(
        "ninguna fuente tiene el carácter «{shown}» (U+{number:04X})"
            | "no font has the character “{shown}” (U+{number:04X})"
    );
    // The character itself, when the source holds it as such.
    let place = file.text.get(span.clone()).and_then(|source| source.find(missing)).map_or(span.clone(), |i| {
        let start = span.start + i;
        start..start + missing.len_utf8()
    });
    let help = if ('\u{e000}'..='\u{f8ff}').contains(&missing) {
        say!(
            "es una viñeta pegada desde Word: bórrela y empiece la línea con «- »"
                | "it is a bullet pasted from Word: delete it and begin the line with “- ”"
        )
    } else {
        say!("bórrelo o escríbalo de otra manera" | "delete it or write it in another way")
    };
    Some(Finding::new(Code::NoGlyph, file, place, message).help(help))
}

type Visit<'v> = dyn FnMut(&str, std::ops::Range<usize>) + 'v;

fn walk_table(table: &DeTable, top: bool, visit: &mut Visit) {
    for (key, value) in table {
        // What is never printed may hold anything.
        if !(top && key.get_ref() == "accept") {
            walk_value(value, visit);
        }
    }
}

fn walk_value(value: &toml::Spanned<DeValue>, visit: &mut Visit) {
    match value.get_ref() {
        DeValue::String(words) => visit(words, value.span()),
        DeValue::Array(items) => items.iter().for_each(|item| walk_value(item, visit)),
        DeValue::Table(table) => walk_table(table, false, visit),
        _ => {}
    }
}
