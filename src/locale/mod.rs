//! Languages as a set, and what depends on language and country: wording, dates, numbers, lists.
//!
//! Used by the readers (language tags), by the kinds (wording) and by the views (dates, numbers). A language is
//! added by giving every [`Word`] a form in it and a file beside `es.rs` and `en.rs`; nothing assumes a pair.

mod dates;
mod lists;
mod numbers;
mod numerals;
mod ordinals;
pub mod words;

pub use dates::{date_words, month_names, period_words, range_words, until_words, weekday_names, weekday_words};
pub use lists::join;
pub use numbers::{NumberStyle, decimal, exact};
pub use numerals::numeral;
pub use ordinals::{letters, roman};

use serde::{Serialize, Serializer};
use std::fmt;

/// A language by its two-letter code (ISO 639-1).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang([u8; 2]);

impl Lang {
    pub const ES: Lang = Lang(*b"es");
    pub const EN: Lang = Lang(*b"en");

    /// Languages that pliego has wording for: editions and messages exist in these.
    pub const ALL: &'static [Lang] = &[Lang::ES, Lang::EN];

    /// The language of a two-letter code; `None` when pliego has no wording for it.
    pub fn parse(code: &str) -> Option<Lang> {
        Lang::ALL.iter().copied().find(|lang| lang.code() == code)
    }

    /// The two-letter code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("und")
    }

    /// Name of this language, in each language.
    pub fn name(self) -> Word {
        match self {
            Lang::ES => words::SPANISH,
            _ => words::ENGLISH,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A fixed word or phrase of the tool, in every language of [`Lang::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    pub es: &'static str,
    pub en: &'static str,
}

impl Word {
    /// The form in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang.0 {
            [b'e', b's'] => self.es,
            _ => self.en,
        }
    }
}

/// Declares fixed words: `NAME: "español" / "English";`.
#[macro_export]
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident: $es:literal / $en:literal;)*) => {
        $($(#[$meta])* pub const $name: $crate::locale::Word = $crate::locale::Word { es: $es, en: $en };)*
        // A word without a form in some language does not compile.
        const _: () = { $(assert!(!$name.es.is_empty() && !$name.en.is_empty());)* };
    };
}

/// A country's way of writing, from a tag such as `es-VE`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locale {
    /// Country code in capitals (ISO 3166-1), or empty.
    pub country: String,
}

impl Locale {
    /// Reads `es-VE`, `en_GB.UTF-8` or `es`. `None` when it is not a language tag of that form.
    pub fn parse(tag: &str) -> Option<Locale> {
        let tag = tag.split('.').next().unwrap_or(tag);
        let mut parts = tag.split(['-', '_']);
        let language = parts.next()?;
        if !(2..=3).contains(&language.len()) || !language.chars().all(|c| c.is_ascii_lowercase()) {
            return None;
        }
        let country = parts.next().unwrap_or_default();
        let well_formed = country.is_empty()
            || (country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase()))
            || (country.len() == 3 && country.chars().all(|c| c.is_ascii_digit()));
        (well_formed && parts.next().is_none()).then(|| Locale { country: country.to_owned() })
    }

    /// How numbers are written in `lang` in this country.
    pub fn numbers(&self, lang: Lang) -> NumberStyle {
        NumberStyle::of(lang, &self.country)
    }
}
