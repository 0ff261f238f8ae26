//! What stands in texts: what a copy from a word processor leaves behind, what the author typed and the tool makes.
//!
//! One family a file. Faults of characters are looked for in every string of a file (`phrases`), faults of meaning in the
//! texts of a document. Every fix is made by [`mend`]: it knows that a text and the translation made from it change
//! together.

mod acronyms;
mod descriptions;
mod figures;
mod headings;
mod language;
mod links;
mod lists;
mod numbering;
mod paste;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::glyphs::Coverage;
use super::strings::Phrase;
use crate::diag::{Finding, Fix, Say, SourceFile};
use crate::kinds::Document;
use crate::locale::Lang;
use crate::source::{LocalText, Spelling, clean, entry_line};

pub use acronyms::{Declared, check as check_acronyms};
pub use descriptions::check_logos;
pub use lists::is_bullet_sign;
pub use paste::is_pasted;

/// Reports what stands in the strings of a file and its translations and was not typed there on purpose. Without a
/// document (a file that all share, or one with a fault) it is not known which string translates which.
pub fn check_phrases(phrases: &[Phrase], document: Option<&Document>, coverage: &Coverage) -> Vec<Finding> {
    let texts = document.map(by_place).unwrap_or_default();
    let mut findings = Vec::new();
    for phrase in phrases {
        let text = texts.get(&(Arc::as_ptr(phrase.file), phrase.span.start)).copied();
        findings.extend(paste::check(phrase, text));
        if let Some(text) = text.filter(|text| text.text.prose) {
            findings.extend(lists::check(phrase, text, coverage));
        }
    }
    findings
}

/// Reports what the texts of a document hold that the tool makes or no reader is served by.
pub fn check(document: &Document) -> Vec<Finding> {
    let mut findings = numbering::check(document);
    findings.extend(language::check(document));
    findings.extend(figures::check(document));
    findings.extend(headings::check(document));
    findings.extend(links::check(document));
    findings.extend(descriptions::check(document));
    findings
}

/// The words of a text in one language.
#[derive(Clone, Copy)]
struct Worded<'d> {
    text: &'d LocalText,
    lang: Lang,
}

/// The texts of a document by file and start of their words.
fn by_place(document: &Document) -> HashMap<(*const SourceFile, usize), Worded<'_>> {
    let texts = document.texts.iter().flat_map(|(_, text)| text.values.iter().map(move |(lang, _)| (text, *lang)));
    texts
        .map(|(text, lang)| {
            let (file, span) = super::words_of(document, text, lang);
            ((Arc::as_ptr(file), span.start), Worded { text, lang })
        })
        .collect()
}

/// How the source spells the words of a text; `None` where it is not known.
fn words_of<'d>(document: &'d Document, Worded { text, lang }: Worded<'d>) -> Option<(&'d Arc<SourceFile>, Spelling)> {
    let (file, span) = super::words_of(document, text, lang);
    let po = text.translation(lang).is_some();
    let spelling = if po { Spelling::of_po } else { Spelling::of_toml }(file, span)?;
    (Some(clean(&spelling.words, text.prose).as_str()) == text.get(lang)).then_some((file, spelling))
}

/// A change of words: a stretch of them, and what takes its place.
type Change = (Range<usize>, String);

/// Adds to a fix the changes of the words of a string. A translation that was made from them is one of the new words then,
/// so that it does not become stale.
fn mend(mut fix: Fix, file: &Arc<SourceFile>, spelling: &Spelling, text: Option<Worded>, changes: &[Change]) -> Fix {
    for (stretch, new) in changes {
        fix = fix.replace(file, spelling.place(stretch), new.clone());
    }
    let Some(Worded { text, .. }) = text.filter(|it| it.text.source().0 == it.lang) else { return fix };
    let new = clean(&changed(&spelling.words, changes), text.prose);
    if new != text.source().1 {
        for translation in &text.translations {
            fix = fix.replace(&translation.file, translation.source.clone(), entry_line("msgid", &new));
        }
    }
    fix
}

/// The words after the changes, which are in their order.
fn changed(words: &str, changes: &[Change]) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for (stretch, new) in changes {
        out.push_str(&words[at..stretch.start]);
        out.push_str(new);
        at = stretch.end;
    }
    out + &words[at..]
}

/// A finding about a string at a stretch of its words, or at all of it where they have no place of their own.
fn found(
    phrase: &Phrase,
    spelling: Option<&Spelling>,
    stretch: &Range<usize>,
    text: Option<Worded>,
    code: crate::diag::Code,
    message: Say,
) -> Finding {
    let place = spelling.map_or(phrase.span.clone(), |spelling| spelling.place(stretch));
    let address = text.map(|it| it.text.address.clone());
    Finding { address, ..Finding::new(code, phrase.file, place, message) }
}
