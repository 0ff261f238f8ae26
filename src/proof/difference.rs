//! A difference between a file and the publication that its source makes, in plain words.

use serde::Serialize;

use crate::diag::Say;
use crate::say;

/// What of a file differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A text, a date, a figure.
    Text,
    /// Running head or foot of a page.
    Furniture,
    Link,
    Picture,
    /// How something is drawn: its place, size, colour.
    Drawing,
    /// An attached file.
    Attachment,
    /// An entry of the manifest.
    Manifest,
    /// Title, author, dates, languages of the file.
    Metadata,
    Font,
    /// What no reader sees: tags, tables of objects, names.
    Structure,
    /// The file as such.
    File,
}

/// A difference, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Difference {
    pub part: Part,
    /// Page of a PDF, from 1.
    pub page: Option<u32>,
    /// Address of the text in the source.
    pub address: Option<String>,
    /// Name of the attachment, of the entry, of the position.
    pub name: Option<String>,
    /// What the source makes.
    pub expected: Option<String>,
    /// What the file says.
    pub found: Option<String>,
}

impl Difference {
    pub fn of(part: Part) -> Difference {
        Difference { part, page: None, address: None, name: None, expected: None, found: None }
    }

    pub fn page(self, page: u32) -> Difference {
        Difference { page: Some(page), ..self }
    }

    pub fn named(self, name: impl Into<String>) -> Difference {
        Difference { name: Some(name.into()), ..self }
    }

    /// With the words on both sides, quoted so that they are equal only where nothing but spaces differs. What is the same
    /// and stands elsewhere needs no words.
    pub fn words(self, expected: &str, found: &str) -> Difference {
        if expected == found {
            return self;
        }
        let (expected, found) = (spaced(expected), spaced(found));
        let same = expected.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
        let from = if expected == found { 0 } else { same };
        Difference { expected: Some(quoted(&expected, from)), found: Some(quoted(&found, from)), ..self }
    }

    /// The difference in one line.
    pub fn say(&self) -> Say {
        let name = self.name.as_deref().unwrap_or_default();
        let what = match self.part {
            Part::Text => say!("texto" | "text"),
            Part::Furniture => say!("encabezado o pie de página" | "running head or foot"),
            Part::Link => say!("enlace" | "link"),
            Part::Picture => say!("imagen" | "picture"),
            Part::Drawing => say!("algo está dibujado de otro modo" | "something is drawn otherwise"),
            Part::Attachment => say!("archivo adjunto «{name}»" | "attached file “{name}”"),
            Part::Manifest => say!("manifiesto, «{name}»" | "manifest, “{name}”"),
            Part::Metadata => say!("metadatos, «{name}»" | "metadata, “{name}”"),
            Part::Font => say!("las letras (fuentes tipográficas)" | "the letters (fonts)"),
            Part::Structure => say!("la estructura interna" | "the inner structure"),
            Part::File => say!("el archivo ({name})" | "the file ({name})"),
        };
        let (mut es, mut en) = (what.es, what.en);
        if let Some(address) = &self.address {
            es += &format!(", {address}");
            en += &format!(", {address}");
        }
        if let Some(page) = self.page {
            es = format!("página {page}: {es}");
            en = format!("page {page}: {en}");
        }
        match (self.expected.as_deref(), self.found.as_deref()) {
            (Some(""), Some("")) => {
                es += ": solo difieren los espacios";
                en += ": only the spaces differ";
            }
            (Some(expected), Some(found)) if expected == found => {
                es += &format!(": solo difieren los espacios de «{expected}»");
                en += &format!(": only the spaces of “{expected}” differ");
            }
            (Some(expected), Some("")) => {
                es += &format!(": falta «{expected}»");
                en += &format!(": “{expected}” is missing");
            }
            (Some(""), Some(found)) => {
                es += &format!(": sobra «{found}»");
                en += &format!(": “{found}” should not be there");
            }
            (Some(expected), Some(found)) => {
                es += &format!(": dice «{found}»; según la fuente, «{expected}»");
                en += &format!(": it says “{found}”; by the source, “{expected}”");
            }
            _ => {}
        }
        Say { es, en }
    }
}

/// Where two texts part: the words of each that differ, and the place of those in the first, in bytes.
pub fn changed<'t>(expected: &'t str, found: &'t str) -> (&'t str, &'t str, std::ops::Range<usize>) {
    let same = expected.chars().zip(found.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (&expected[same..], &found[same..]);
    let end: usize = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(c, _)| c.len_utf8()).sum();
    let (mut start, mut from_end) = (same, end);
    // Whole words.
    start -= expected[..start].chars().rev().take_while(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>();
    from_end -= expected[expected.len() - from_end..]
        .chars()
        .take_while(|c| !c.is_whitespace())
        .map(char::len_utf8)
        .sum::<usize>();
    (&expected[start..expected.len() - from_end], &found[start..found.len() - from_end], same..expected.len() - end)
}

/// How many characters fit on a line or two.
const QUOTED: usize = 160;

/// What of a text is quoted, when all of it is too much: its beginning, or what stands around a place in it that is further
/// on, in characters.
fn quoted(text: &str, place: usize) -> String {
    let count = text.chars().count();
    if count <= QUOTED {
        return text.to_owned();
    }
    let skipped = if place < QUOTED / 2 { 0 } else { place - QUOTED / 4 };
    let (before, room) = if skipped == 0 { ("", QUOTED - 1) } else { ("…", QUOTED - 2) };
    let after = if count - skipped > room { "…" } else { "" };
    text.chars().skip(skipped).take(room).fold(before.to_owned(), |quoted, c| quoted + c.encode_utf8(&mut [0; 4]))
        + after
}

/// A text with one plain space wherever it has any.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_named() {
        assert_eq!(changed("uno dos tres", "uno dós tres"), ("dos", "dós", 5..6));
        assert_eq!(changed("uno dos", "uno dos tres"), ("dos", "dos tres", 7..7));
        assert_eq!(changed("", "x"), ("", "x", 0..0));
        assert_eq!(changed("aa", "a"), ("aa", "a", 1..2));
    }
    #[test]
    fn spaces_are_told_as_spaces() {
        let said = |expected: &str, found: &str| Difference::of(Part::Text).words(expected, found).say();
        let spaces = said("12\u{a0}de marzo", "12 de marzo");
        assert_eq!(spaces.es, "texto: solo difieren los espacios de «12 de marzo»");
        assert_eq!(spaces.en, "text: only the spaces of “12 de marzo” differ");
        assert_eq!(said("\u{a0}", "").en, "text: only the spaces differ");
        assert_eq!(said("12\u{a0}de", "13 de").en, "text: it says “13 de”; by the source, “12 de”");
        assert_eq!(said("", "x").es, "texto: sobra «x»");
        // What is the same on another page.
        assert_eq!(said("x", "x").es, "texto");
    }

    #[test]
    fn of_long_texts_the_part_that_differs_is_quoted() {
        let long = |end: &str| "palabra ".repeat(40) + end;
        let said = Difference::of(Part::Link).words(&long("una"), &long("otra"));
        let (expected, found) = (said.expected.expect("words"), said.found.expect("words"));
        assert!(expected.starts_with('…') && expected.ends_with("palabra una") && found.ends_with("palabra otra"));
        let said = Difference::of(Part::Text).words(&long("una").replace(' ', "\u{a0}"), &long("una"));
        assert_eq!(said.expected, said.found);
        assert!(said.expected.is_some_and(|words| words.starts_with("palabra ") && words.chars().count() == QUOTED));
    }
}
