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

    pub fn words(self, expected: impl Into<String>, found: impl Into<String>) -> Difference {
        Difference { expected: Some(expected.into()), found: Some(found.into()), ..self }
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

/// A text of which no more is quoted than fits on a line or two.
pub fn quoted(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 160 { text } else { text.chars().take(159).collect::<String>() + "…" }
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
}
