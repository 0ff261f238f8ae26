//! Editions: which languages a publication shows, and in which format.

use std::fmt;

use serde::Serialize;

use crate::locale::Lang;

/// The languages of an edition, the leading one first: `es`, `en`, `es+en`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edition(Vec<Lang>);

impl Edition {
    /// Reads `es`, `en`, `es+en`. `None` for an unknown language, a repeated one, or more than two.
    pub fn parse(text: &str) -> Option<Edition> {
        let langs: Vec<Lang> = text.split('+').map(|code| Lang::parse(code.trim())).collect::<Option<_>>()?;
        let distinct = langs.iter().enumerate().all(|(i, lang)| !langs[..i].contains(lang));
        // Two columns is what a page can pair.
        (distinct && (1..=2).contains(&langs.len())).then_some(Edition(langs))
    }

    /// Every language by itself, then the first two paired.
    pub fn defaults() -> Vec<Edition> {
        let mut editions: Vec<Edition> = Lang::ALL.iter().map(|lang| Edition(vec![*lang])).collect();
        editions.push(Edition(Lang::ALL.iter().copied().take(2).collect()));
        editions
    }

    /// Every language in one, `lead` first: the edition of the index.
    pub fn all(lead: Lang) -> Edition {
        let others = Lang::ALL.iter().copied().filter(|lang| *lang != lead);
        Edition(std::iter::once(lead).chain(others).collect())
    }

    /// The editions, each where it stands first.
    pub fn distinct(editions: Vec<Edition>) -> Vec<Edition> {
        let mut distinct: Vec<Edition> = Vec::with_capacity(editions.len());
        for edition in editions {
            if !distinct.contains(&edition) {
                distinct.push(edition);
            }
        }
        distinct
    }

    /// The languages, the leading one first.
    pub fn langs(&self) -> &[Lang] {
        &self.0
    }

    /// The language that leads.
    pub fn lead(&self) -> Lang {
        self.0[0]
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, lang) in self.0.iter().enumerate() {
            write!(f, "{}{lang}", if i > 0 { "+" } else { "" })?;
        }
        Ok(())
    }
}

/// Output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    Pdf,
    Html,
    /// A PDF of one large sheet for the wall, of documents that ask for one.
    Wall,
}

impl Format {
    pub const ALL: &'static [Format] = &[Format::Pdf, Format::Html, Format::Wall];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Format::Pdf | Format::Wall => "pdf",
            Format::Html => "html",
        }
    }

    /// What follows id and languages in the name of the file.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Html => "html",
            Format::Wall => "wall.pdf",
        }
    }

    /// How the view of this format is laid out.
    pub fn form(self) -> Form {
        match self {
            Format::Pdf | Format::Html => Form::Pages,
            Format::Wall => Form::Wall,
        }
    }
}

/// How a view is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// As pages, or as a page of the web.
    Pages,
    /// As one sheet for the wall.
    Wall,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parsing() {
        assert_eq!(Edition::parse("es+en").unwrap().to_string(), "es+en");
        assert_eq!(Edition::parse("en").unwrap().langs(), [Lang::EN]);
        for wrong in ["", "xx", "es+es", "es+", "es,en", "+"] {
            assert_eq!(Edition::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Edition::defaults().len(), 3);
    }
}
