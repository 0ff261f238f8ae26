//! Texts: what an edition prints of a text, as nodes that both renderers set.

use serde::Serialize;

use super::Part;
use crate::locale::Lang;

/// A text as an edition prints it: one passage a language shown, the leading language first; one passage only
/// when all languages say the same.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Passage>);

/// A text in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Passage {
    /// Language that the words are in.
    pub lang: Lang,
    /// Mark shown before a passage that stands in for a missing translation ("[in Spanish]").
    pub mark: Option<&'static str>,
    /// Language of the mark: that of the edition, not of the words.
    pub mark_lang: Option<Lang>,
    /// Whether `nodes` are blocks (paragraphs, lists) or the inline content of a line.
    pub prose: bool,
    /// Whether the signs stay those that were typed, because that is what the passage is about.
    #[serde(skip)]
    pub as_typed: bool,
    pub nodes: Vec<Node>,
}

/// A node of a text: the Markdown subset, parsed once for both outputs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Node {
    /// Paragraph.
    P {
        c: Vec<Node>,
    },
    /// Bulleted list; each item is a list of blocks.
    Ul {
        items: Vec<Vec<Node>>,
    },
    /// Numbered list.
    Ol {
        start: u64,
        items: Vec<Vec<Node>>,
    },
    Text {
        s: String,
    },
    Em {
        c: Vec<Node>,
    },
    Strong {
        c: Vec<Node>,
    },
    Link {
        url: String,
        c: Vec<Node>,
    },
    /// Line break.
    Br,
    /// Words that a correction put here.
    Ins {
        c: Vec<Node>,
    },
    /// The mark of an erratum, behind what it changed: its number, and the word for it in the language of the passage.
    Erratum {
        n: usize,
        word: &'static str,
    },
    /// Footnote reference; `c` holds the note's blocks, `n` its number in the document.
    Fn {
        n: usize,
        c: Vec<Node>,
    },
}

impl Text {
    /// A text that is equal in every language (a figure, a name): one passage, tagged with the leading language.
    pub fn same(lang: Lang, s: impl Into<String>) -> Self {
        Text(vec![Passage::plain(lang, s)])
    }

    /// The words of the leading passage, without markup.
    pub fn plain(&self) -> String {
        self.0.first().map(Passage::to_plain).unwrap_or_default()
    }

    /// The words of all passages, joined by " / ", without markup.
    pub fn plain_all(&self) -> String {
        self.0.iter().map(Passage::to_plain).collect::<Vec<_>>().join(" / ")
    }

    /// A line with no more letters than that in any language, cut with "…".
    pub fn shortened(mut self, most: usize) -> Text {
        for passage in &mut self.0 {
            let words = passage.to_plain();
            if words.chars().count() > most {
                let cut: String = words.chars().take(most).collect();
                passage.nodes = vec![Node::Text { s: format!("{}…", cut.trim_end()) }];
            }
        }
        self
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|p| p.nodes.is_empty())
    }

    /// This text as a part of a cell or a fact.
    pub fn part(self) -> Part {
        Part::Text { text: self }
    }
}

impl Passage {
    /// A passage of nodes, which are blocks in prose.
    pub fn of(lang: Lang, prose: bool, nodes: Vec<Node>) -> Self {
        Passage { lang, mark: None, mark_lang: None, prose, as_typed: false, nodes }
    }

    /// A line of plain text.
    pub fn plain(lang: Lang, s: impl Into<String>) -> Self {
        Passage::of(lang, false, vec![Node::Text { s: s.into() }])
    }

    /// The words without markup; paragraphs and items are separated by a space.
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        self.nodes.iter().for_each(|node| node.push_plain(&mut out, false));
        out.trim_end().to_owned()
    }

    /// The words without markup, those of footnotes included.
    pub fn to_plain_with_notes(&self) -> String {
        let mut out = String::new();
        self.nodes.iter().for_each(|node| node.push_plain(&mut out, true));
        out
    }
}

impl Node {
    fn push_plain(&self, out: &mut String, notes: bool) {
        match self {
            Node::Text { s } => out.push_str(s),
            Node::Br => out.push(' '),
            Node::P { c } => {
                c.iter().for_each(|node| node.push_plain(out, notes));
                out.push(' ');
            }
            Node::Em { c } | Node::Strong { c } | Node::Link { c, .. } | Node::Ins { c } => {
                c.iter().for_each(|node| node.push_plain(out, notes));
            }
            Node::Ul { items } | Node::Ol { items, .. } => {
                items.iter().flatten().for_each(|node| node.push_plain(out, notes));
            }
            Node::Fn { c, .. } if notes => {
                out.push(' ');
                c.iter().for_each(|node| node.push_plain(out, notes));
            }
            Node::Fn { .. } | Node::Erratum { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_by_letters() {
        let short = |s: &str| Text::same(Lang::ES, s).shortened(5).plain();
        assert_eq!(
            (short("ñandú"), short("señor mío"), short("más o menos")),
            ("ñandú".into(), "señor…".into(), "más o…".into())
        );
    }
}
