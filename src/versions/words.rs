//! The difference between two texts, word by word.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A stretch of words of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both texts.
    Same(String),
    /// In the old text only.
    Old(String),
    /// In the new text only.
    New(String),
}

/// The stretches of two texts in their order. `Same` and `Old` together are the old text, `Same` and `New` the new one;
/// only in their spaces they may differ from it.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (words(old), words(new));
    let mut pieces: Vec<Piece> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (_, from, to) = operation.as_tag_tuple();
        let join = |words: &[Word]| words.iter().map(|word| word.text).collect::<String>();
        match operation.tag() {
            DiffTag::Equal => pieces.push(Piece::Same(join(&new[to]))),
            _ => {
                pieces.extend((!from.is_empty()).then(|| Piece::Old(join(&old[from]))));
                pieces.extend((!to.is_empty()).then(|| Piece::New(join(&new[to]))));
            }
        }
    }
    pieces
}

/// Whether two texts have the same words in the same paragraphs: nobody sees where their lines break in the source.
pub fn are_same(old: &str, new: &str) -> bool {
    words(old) == words(new)
}

/// A word with the space behind it.
#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    text: &'t str,
}

impl<'t> Word<'t> {
    /// What tells words apart: the letters, and whether a paragraph ends behind them.
    fn key(&self) -> (&'t str, bool) {
        let word = self.text.trim();
        let space = &self.text[self.text.trim_end().len()..];
        (word, space.matches('\n').count() > 1)
    }
}

impl PartialEq for Word<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Word<'_> {}

impl PartialOrd for Word<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Word<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for Word<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// The words of a text; space before the first one belongs to nobody.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let letters = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let space = rest[letters..].find(|c: char| !c.is_whitespace()).unwrap_or(rest.len() - letters);
        let (word, behind) = rest.split_at(letters + space);
        words.push(Word { text: word });
        rest = behind;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_by_word() {
        let (same, old, new) =
            (|s: &str| Piece::Same(s.into()), |s: &str| Piece::Old(s.into()), |s: &str| Piece::New(s.into()));
        assert_eq!(
            pieces("five places are named", "four places are named"),
            [old("five "), new("four "), same("places are named")]
        );
        assert_eq!(pieces("a b", "a b c"), [same("a b "), new("c")]);
        assert_eq!(pieces("", "a"), [new("a")]);
        assert!(pieces("", "").is_empty());
    }

    #[test]
    fn both_texts_are_whole_but_for_their_spaces() {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for (old, new) in [("  a\n\nb c ", "a b\tc"), ("á é", "é"), ("x", "x "), ("a b c d", "d c b a")] {
            let pieces = pieces(old, new);
            let side = |wanted: fn(&Piece) -> Option<&str>| {
                plain(&pieces.iter().filter_map(wanted).map(|piece| format!("{piece} ")).collect::<String>())
            };
            assert_eq!(
                side(|piece| match piece {
                    Piece::Same(text) | Piece::Old(text) => Some(text),
                    Piece::New(_) => None,
                }),
                plain(old)
            );
            assert_eq!(
                side(|piece| match piece {
                    Piece::Same(text) | Piece::New(text) => Some(text),
                    Piece::Old(_) => None,
                }),
                plain(new)
            );
        }
    }

    #[test]
    fn a_line_that_breaks_elsewhere_is_no_change() {
        assert!(are_same("one\ntwo", "one two ") && !are_same("one\n\ntwo", "one two"));
    }
}
