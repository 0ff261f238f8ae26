//! A text as its source gives it: in one language or in several, with what is known of its translations.

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::values::ABSENT;
use crate::diag::SourceFile;
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
    /// Place of each value that the document itself holds, empty ones included.
    pub places: Vec<(Lang, Range<usize>)>,
    /// Where the values come from that the document does not hold itself.
    pub translations: Vec<Translation>,
    /// Languages whose translation was made from an older text or is marked as unsure.
    pub stale: Vec<Lang>,
    /// Set when every value is the same reserved value.
    pub reserved: Option<Reserved>,
}

/// Place of a value in a file of translations.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    pub lang: Lang,
    pub file: Arc<SourceFile>,
    pub span: Range<usize>,
    /// Place of the text that the translation was made from (`msgid`).
    pub source: Range<usize>,
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

    /// The reserved value that all words of a text are.
    pub(super) fn of(values: &[(Lang, String)]) -> Option<Reserved> {
        let (_, first) = values.first()?;
        Reserved::parse(first)
            .filter(|reserved| values.iter().all(|(_, words)| Reserved::parse(words) == Some(*reserved)))
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
    /// A text that stands in for a missing or faulty one: no words, nowhere.
    pub(super) fn stand_in(prose: bool) -> Arc<LocalText> {
        Arc::new(LocalText {
            address: String::new(),
            span: ABSENT,
            prose,
            values: vec![(Lang::ES, String::new())],
            places: Vec::new(),
            translations: Vec::new(),
            stale: Vec::new(),
            reserved: None,
        })
    }

    /// The words in `lang`.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.values.iter().find(|(l, _)| *l == lang).map(|(_, words)| words.as_str())
    }

    /// Place of the words in `lang` within the document; that of the whole text for words from elsewhere.
    pub fn place(&self, lang: Lang) -> Range<usize> {
        let place = self.places.iter().find(|(l, _)| *l == lang).map(|(_, span)| span);
        place.unwrap_or(&self.span).clone()
    }

    /// The translation beside the document that gives the words in `lang`.
    pub fn translation(&self, lang: Lang) -> Option<&Translation> {
        self.translations.iter().find(|translation| translation.lang == lang)
    }

    /// The first value and its language: what stands in when a translation is missing.
    pub fn source(&self) -> (Lang, &str) {
        self.values.first().map_or((Lang::ES, ""), |(lang, words)| (*lang, words))
    }

    /// Whether the text needs no translation: a reserved value, or no letters in any language.
    pub fn is_neutral(&self) -> bool {
        self.reserved.is_some() || !self.values.iter().any(|(_, words)| words.chars().any(char::is_alphabetic))
    }

    /// The first value that is reserved while another one is something else.
    pub fn stray_reserved(&self) -> Option<(Lang, Reserved)> {
        let stray = |(lang, words): &(Lang, String)| Some((*lang, Reserved::parse(words)?));
        self.values.iter().find_map(stray).filter(|_| self.reserved.is_none())
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
