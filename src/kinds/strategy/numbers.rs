//! The numbers of sections, tables and figures, given in the order of the page across the whole document.

use super::words;
use crate::kinds::{Speaker, Stage};
use crate::locale::Word;
use crate::view::Text;

/// How many of each have been given a number so far.
#[derive(Default)]
pub struct Numbers {
    sections: usize,
    tables: usize,
    figures: usize,
}

impl Numbers {
    /// The number of the next section.
    pub fn section(&mut self) -> usize {
        self.sections += 1;
        self.sections
    }

    /// "Cuadro 1. …"
    pub fn table(&mut self, stage: &Stage, caption: impl Fn(&mut Speaker) -> String) -> Text {
        self.tables += 1;
        numbered(stage, words::TABLE, self.tables, caption)
    }

    /// "Figura 1. …"
    pub fn figure(&mut self, stage: &Stage, caption: impl Fn(&mut Speaker) -> String) -> Text {
        self.figures += 1;
        numbered(stage, words::FIGURE, self.figures, caption)
    }
}

/// A word with a number and what follows: "Combo temático 1. …"
pub fn numbered(stage: &Stage, word: Word, number: usize, text: impl Fn(&mut Speaker) -> String) -> Text {
    stage.each(|s| format!("{}\u{a0}{number}. {}", word.get(s.lang), text(s)))
}
