//! The page of a rule: what it finds, why that matters, a wrong and a right example, in every language of the messages.
//!
//! A page is a TOML file beside the table of its code (`pages/<CODE>.toml`). `pliego explain` prints it, `docs/rules.md`
//! is made of it, and `tests/rules.rs` builds its examples.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Rule, Say};

/// The page of a rule.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Source")]
pub struct Page {
    /// What the rule finds.
    pub what: Say,
    /// Why that matters.
    pub why: Say,
    pub shown: Shown,
}

/// How a page shows its rule.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Shown {
    Examples {
        wrong: Example,
        right: Example,
    },
    /// In words, because no text file has the fault: it lies in bytes, permissions, links or pictures.
    Words {
        shown: Say,
    },
}

/// The files of an example by name. A name without an ending is that of a kind and holds as much of a document as it
/// takes; `minutes@1` is what was issued of it before; `directory.toml` and `pliego.toml` are those of the workspace, and others lie beside the document.
pub type Example = BTreeMap<String, String>;

/// A page as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    what: Say,
    why: Say,
    wrong: Option<Example>,
    right: Option<Example>,
    shown: Option<Say>,
}

impl TryFrom<Source> for Page {
    type Error = &'static str;

    fn try_from(Source { what, why, wrong, right, shown }: Source) -> Result<Page, &'static str> {
        let shown = match (wrong, right, shown) {
            (Some(wrong), Some(right), None) => Shown::Examples { wrong, right },
            (None, None, Some(shown)) => Shown::Words { shown },
            _ => return Err("a page has [wrong] and [right], or [shown] in their place"),
        };
        Ok(Page { what, why, shown })
    }
}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    /// When a part is missing, or there is one that nobody knows.
    pub fn parse(text: &str) -> Result<Page, toml::de::Error> {
        toml::from_str(text)
    }
}

impl Rule {
    /// The rule's page.
    ///
    /// # Errors
    /// When the page is malformed, which a test holds against every code.
    pub fn explanation(&self) -> Result<Page, toml::de::Error> {
        Page::parse(self.page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "[what]\nes = \"a\"\nen = \"b\"\n[why]\nes = \"c\"\nen = \"d\"\n";

    #[test]
    fn a_page_shows_examples_or_says_what_they_would_show() {
        let parse = |rest: &str| Page::parse(&format!("{HEAD}{rest}"));
        assert!(parse("[wrong]\nminutes = 'a'\n[right]\nminutes = 'b'\n").is_ok());
        assert!(parse("[shown]\nes = \"e\"\nen = \"f\"\n").is_ok());
        for faulty in [
            "",
            "[wrong]\nminutes = 'a'\n",
            "[wrong]\n[right]\n[shown]\nes = \"e\"\nen = \"f\"\n",
            "[shown]\nes = \"e\"\n",
            "[other]\n",
            "[shown]\nes = \"e\"\nen = \"f\"\nfr = \"g\"\n",
        ] {
            assert!(parse(faulty).is_err(), "{faulty}");
        }
    }
}
