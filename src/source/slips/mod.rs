//! Slips of syntax that the parser has a message for which only programmers understand: said in plain words, and mended
//! where one sign too many, too few or another than was meant is all there is to it.
//!
//! Each family of slips looks at a statement that could not be read (`signs`, `brackets`, `values`); what none of them
//! knows is the parser's message, said in plain words (`parser`). Part of `faults`, which knows the statements.

mod brackets;
mod parser;
mod signs;
mod values;

use std::ops::Range;
use std::sync::Arc;

use super::faults::is_sound;
use super::layout::{Layout, Statement};
use crate::diag::{Finding, Fix, Say, SourceFile, codes};

pub use parser::words;

/// The finding that a fault is when a known slip explains it.
pub fn finding(file: &Arc<SourceFile>, layout: &Layout, statement: &Statement, span: &Range<usize>) -> Option<Finding> {
    signs::hard_spaces(file, statement)
        .or_else(|| signs::colons(file, statement))
        .or_else(|| brackets::unequal(file, statement))
        .or_else(|| signs::foreign_comment(file, statement))
        .or_else(|| signs::behind(file, statement))
        .or_else(|| signs::equals_twice(file, statement))
        .or_else(|| values::truth(file, statement))
        .or_else(|| brackets::never_closed(file, layout, statement, span))
}

fn found(file: &Arc<SourceFile>, span: Range<usize>, (message, help): (Say, Say)) -> Finding {
    Finding::new(codes::SYNTAX, file, span, message).help(help)
}

/// The statement with stretches of it replaced, from the last to the first.
fn edited(written: &str, edits: &[(Range<usize>, &str)]) -> String {
    let mut text = written.to_owned();
    edits.iter().rev().for_each(|(span, new)| text.replace_range(span.clone(), new));
    text
}

/// The fix that makes these edits of a statement, where it is sound then.
fn mended(file: &Arc<SourceFile>, statement: &Statement, title: Say, edits: &[(Range<usize>, &str)]) -> Option<Fix> {
    let from = statement.span.start;
    let sound = is_sound(&edited(&file.text[statement.span.clone()], edits));
    let fix =
        |fix: Fix, (span, new): &(Range<usize>, &str)| fix.replace(file, from + span.start..from + span.end, *new);
    sound.then(|| edits.iter().fold(Fix::new(title), fix))
}

/// The signs of a statement that stand in no text and no comment.
fn outside_quotes(written: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quote, mut escaped, mut comment) = (None, false, false);
    written.char_indices().filter(move |(_, c)| {
        match (quote, c) {
            _ if comment => comment = *c != '\n',
            (Some('"'), '\\') if !escaped => {
                escaped = true;
                return false;
            }
            (Some(open), c) => quote = (*c != open || escaped).then_some(open),
            (None, '#') => comment = true,
            (None, '"' | '\'') => quote = Some(*c),
            (None, _) => return true,
        }
        escaped = false;
        false
    })
}

#[cfg(test)]
mod tests {
    use super::outside_quotes;

    #[test]
    fn signs_in_texts_and_comments_are_not_seen() {
        let seen = |written: &str| outside_quotes(written).map(|(_, c)| c).collect::<String>();
        assert_eq!(seen("a: \"b: \\\" c:\", d: 'e:\\' # f:"), "a: , d:  ");
        assert_eq!(seen("a # b\nc"), "a c");
    }
}
