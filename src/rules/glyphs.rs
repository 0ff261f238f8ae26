//! Characters that no font has: a PDF/UA cannot be made of them, so they are found in the source.

use std::collections::HashSet;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};
use typst::text::FontBook;
use unicode_normalization::UnicodeNormalization;

use crate::diag::{Finding, SourceFile, codes};
use crate::kinds::Loaded;
use crate::locale::Lang;
use crate::say;
use crate::source::Catalog;

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
    matches!(c, '\n' | '\r' | '\t' | '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Characters that nobody sees and that come along with a copy: marks of direction, variation selectors, separators.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        )
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2061}'..='\u{206f}' | '\u{3164}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | BYTE_ORDER_MARK | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters of the private use area, as which Word's bullets arrive.
fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Within a text it is what is left of two files put together. PDF/A forbids it, whether a font has it or not.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reports the characters of a document and its translations that no font has, once a text.
pub fn check(loaded: &Loaded, coverage: &Coverage) -> Vec<Finding> {
    check_file(&loaded.file, &loaded.catalogs, &loaded.findings, coverage)
}

/// Reports the characters of a file and its translations that no font has, once a text. `known` are the findings of
/// its reading: a key that nobody knows is not printed.
pub fn check_file(
    file: &Arc<SourceFile>,
    catalogs: &[Catalog],
    known: &[Finding],
    coverage: &Coverage,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let here = || known.iter().filter(|found| Arc::ptr_eq(&found.at.file, file));
    if !here().any(|f| [codes::NOT_UTF8, codes::UNREADABLE].contains(&f.code)) {
        let unknown: HashSet<usize> =
            here().filter(|f| f.code == codes::UNKNOWN_KEY).map(|found| found.at.span.start).collect();
        let syntax = crate::source::parse(file, Lang::ES);
        walk_table(&syntax.table(), true, &unknown, &mut |words, span| {
            findings.extend(check_string(file, words, span, coverage));
        });
    }
    for catalog in catalogs {
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
    let missing = words.nfc().find(|&c| c == BYTE_ORDER_MARK || !(is_silent(c) || coverage.has(c)))?;
    let number = missing as u32;
    let message = if is_invisible(missing) {
        say!(
            "hay un carácter invisible que no se puede publicar (U+{number:04X})"
                | "there is an invisible character that cannot be published (U+{number:04X})"
        )
    } else {
        let shown = if is_private(missing) { char::REPLACEMENT_CHARACTER } else { missing };
        say!(
            "ninguna fuente tiene el carácter «{shown}» (U+{number:04X})"
                | "no font has the character “{shown}” (U+{number:04X})"
        )
    };
    // The character itself, when the source holds it as such.
    let place = file.text.get(span.clone()).and_then(|source| source.find(missing)).map_or(span.clone(), |i| {
        let start = span.start + i;
        start..start + missing.len_utf8()
    });
    let help = if is_private(missing) {
        say!(
            "es una viñeta pegada desde Word: bórrela y empiece la línea con «- »"
                | "it is a bullet pasted from Word: delete it and begin the line with “- ”"
        )
    } else if is_invisible(missing) {
        say!(
            "llegó con un texto copiado: borre las letras de alrededor y vuelva a escribirlas"
                | "it came with a copied text: delete the letters around it and type them again"
        )
    } else {
        say!("bórrelo o escríbalo de otra manera" | "delete it or write it in another way")
    };
    Some(Finding::new(codes::NO_GLYPH, file, place, message).help(help))
}

type Visit<'v> = dyn FnMut(&str, std::ops::Range<usize>) + 'v;

fn walk_table(table: &DeTable, top: bool, unknown: &HashSet<usize>, visit: &mut Visit) {
    for (key, value) in table {
        // What is never printed may hold anything.
        let silent = (top && key.get_ref() == "accept") || unknown.contains(&key.span().start);
        if !silent {
            walk_value(value, unknown, visit);
        }
    }
}

fn walk_value(value: &toml::Spanned<DeValue>, unknown: &HashSet<usize>, visit: &mut Visit) {
    match value.get_ref() {
        DeValue::String(words) => visit(words, value.span()),
        DeValue::Array(items) => items.iter().for_each(|item| walk_value(item, unknown, visit)),
        DeValue::Table(table) => walk_table(table, false, unknown, visit),
        _ => {}
    }
}
