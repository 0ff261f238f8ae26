//! Characters that no font has: a PDF/UA cannot be made of them, so they are found in the source.

use typst::text::FontBook;
use unicode_normalization::UnicodeNormalization;

use super::strings::Phrase;
use super::texts::{is_bullet_sign, is_pasted};
use crate::diag::{Finding, codes};
use crate::say;

/// The characters that the fonts have between them.
pub struct Coverage(Vec<typst::text::Coverage>);

impl Coverage {
    pub fn of(book: &FontBook) -> Coverage {
        let infos = (0..).map_while(|i| book.info(i));
        Coverage(infos.map(|info| info.coverage.clone()).collect())
    }

    pub fn has(&self, c: char) -> bool {
        self.0.iter().any(|coverage| coverage.contains(c as u32))
    }
}

/// Characters that make no glyph and may stand in a text: line ends, tabs, soft hyphens, joiners.
fn is_silent(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Reports the characters of a file and its translations that no font has, once a text; but not those that a copy from
/// another program leaves behind, which have a rule of their own.
pub fn check_phrases(phrases: &[Phrase], coverage: &Coverage) -> Vec<Finding> {
    phrases.iter().filter_map(|phrase| check_phrase(phrase, coverage)).collect()
}

fn check_phrase(phrase: &Phrase, coverage: &Coverage) -> Option<Finding> {
    let printable = |c: char| is_silent(c) || is_pasted(c) || coverage.has(c);
    let missing = phrase.words.nfc().find(|&c| !printable(c))?;
    let number = missing as u32;
    let message = say!(
        "ninguna fuente tiene el carácter «{missing}» (U+{number:04X})"
            | "no font has the character “{missing}” (U+{number:04X})"
    );
    // The character itself, when the source holds it as such.
    let Phrase { file, span, .. } = phrase;
    let place = file.text.get(span.clone()).and_then(|source| source.find(missing)).map_or(span.clone(), |i| {
        let start = span.start + i;
        start..start + missing.len_utf8()
    });
    let help = if is_bullet_sign(missing) {
        say!(
            "es una viñeta: bórrela y empiece la línea con «- »"
                | "it is a bullet: delete it and begin the line with “- ”"
        )
    } else {
        say!("bórrelo o escríbalo de otra manera" | "delete it or write it in another way")
    };
    Some(Finding::new(codes::NO_GLYPH, file, place, message).help(help))
}
