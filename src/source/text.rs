//! A text as its source gives it: in one language or in several, with what is known of its translations.

use std::ops::{Deref, Range};
use std::sync::Arc;

use crate::locale::Lang;

/// A text of a document, with one value a language.
#[derive(Debug, PartialEq)]
pub struct LocalText {
    /// Address of the text (`minutes-2022-03-03#kits.text`).
    pub address: String,
    /// Place of the value in the source.
    pub span: Range<usize>,
    /// Whether the Markdown subset applies.
    pub prose: bool,
    /// Languages with their words, the language of the source first. Never empty.
    pub values: Vec<(Lang, String)>,
    /// Place of each value that the document itself holds.
    pub places: Vec<(Lang, Range<usize>)>,
    /// Languages whose translation was made from an older text or is marked as unsure.
    pub stale: Vec<Lang>,
    /// Set when the text is a reserved value, which is the same in every language.
    pub reserved: Option<Reserved>,
}

/// Values that are the same in every language and differ from an empty cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reserved {
    /// `S/C`: sin comentarios, no comments.
    NoComments,
    /// `N/C`: no corresponde, not applicable.
    NotApplicable,
}

impl Reserved {
    pub const ALL: &'static [Reserved] = &[Reserved::NoComments, Reserved::NotApplicable];

    /// The reserved value that a text is.
    pub fn parse(text: &str) -> Option<Reserved> {
        Reserved::ALL.iter().copied().find(|reserved| reserved.as_str() == text.trim())
    }

    /// As typed and as printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Reserved::NoComments => "S/C",
            Reserved::NotApplicable => "N/C",
        }
    }
}

impl LocalText {
    /// The words in `lang`.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.values.iter().find(|(l, _)| *l == lang).map(|(_, words)| words.as_str())
    }

    /// Place of the words in `lang`; that of the whole text for words from elsewhere.
    pub fn place(&self, lang: Lang) -> Range<usize> {
        let place = self.places.iter().find(|(l, _)| *l == lang).map(|(_, span)| span);
        place.unwrap_or(&self.span).clone()
    }

    /// The first value and its language: what stands in when a translation is missing.
    pub fn source(&self) -> (Lang, &str) {
        self.values.first().map_or((Lang::ES, ""), |(lang, words)| (*lang, words))
    }

    /// Whether the text reads the same in every language: reserved values, and texts without letters.
    pub fn is_neutral(&self) -> bool {
        self.reserved.is_some() || !self.source().1.chars().any(char::is_alphabetic)
    }
}

/// A text of one line, in which nothing is markup.
#[derive(Debug, Clone, PartialEq)]
pub struct Line(pub Arc<LocalText>);

/// A text in the Markdown subset.
#[derive(Debug, Clone, PartialEq)]
pub struct Prose(pub Arc<LocalText>);

impl Deref for Line {
    type Target = LocalText;
    fn deref(&self) -> &LocalText {
        &self.0
    }
}

impl Deref for Prose {
    type Target = LocalText;
    fn deref(&self) -> &LocalText {
        &self.0
    }
}
