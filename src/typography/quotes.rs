//! Straight quotation marks and apostrophes, and three points.
//!
//! A mark opens or closes by what stands beside it, and only pairs are changed: a paragraph with a mark too many keeps
//! them all, because nobody knows which one it is. Marks right behind a figure are feet and inches, minutes and seconds,
//! unless a quotation ends there.

use std::ops::Range;

use super::Edit;
use super::habits::{Habits, SINGLE};

/// A quotation that is open.
enum Open {
    /// A straight mark: whether it is a double one, its place, its pair of marks by number.
    Straight { double: bool, at: usize, level: usize },
    /// A mark of typography, by what closes it and the number of its pair in this language.
    Typed { close: char, level: Option<usize> },
}

/// The changes of the quotation marks and apostrophes of a paragraph.
pub(super) fn marks(words: &str, habits: &Habits, edits: &mut Vec<Edit>) {
    if !words.contains(['"', '\'']) {
        return;
    }
    let mut open: Vec<Open> = Vec::new();
    let mut pairs: Vec<Edit> = Vec::new();
    let mut astray = false;
    for (at, sign) in words.char_indices() {
        match sign {
            '"' | '\'' if in_address(words, at) => {}
            '"' => astray |= !double(words, at, habits, &mut open, &mut pairs),
            '\'' => single(words, at, habits, &mut open, &mut pairs, edits),
            '«' | '“' | '„' | '‘' => {
                let close = match sign {
                    '«' => '»',
                    '‘' => '’',
                    _ => '”',
                };
                let level = habits.quotes.iter().position(|(_, last)| last.starts_with(close));
                open.push(Open::Typed { close, level });
            }
            '»' | '”' | '’' => {
                let same = |it: &Open| matches!(it, Open::Typed { close, .. } if *close == sign);
                // Within a straight pair another one cannot end; an apostrophe ends nothing.
                let inner = open.iter().rposition(|it| !is_single(it));
                let last = if sign == '’' { open.len().checked_sub(1) } else { inner };
                if let Some(last) = last.filter(|&last| same(&open[last])) {
                    open.truncate(last);
                }
            }
            _ => {}
        }
    }
    if !astray && !open.iter().any(|it| matches!(it, Open::Straight { double: true, .. })) {
        edits.append(&mut pairs);
    }
}

/// A straight double mark; `false` when it neither opens nor closes anything.
fn double(words: &str, at: usize, habits: &Habits, open: &mut Vec<Open>, pairs: &mut Vec<Edit>) -> bool {
    let (before, behind) = around(words, at);
    // A single mark that did not close was none.
    let last = open.iter().rposition(|it| !is_single(it));
    let quoting = last.filter(|&last| matches!(open[last], Open::Straight { .. }));
    if let Some(last) = quoting.filter(|_| closes(before, behind)) {
        close(open, last, at, habits, pairs);
    } else if before.is_some_and(char::is_numeric) {
        // Inches, seconds.
    } else if opens(before, behind) {
        open.push(Open::Straight { double: true, at, level: next_level(open, habits) });
    } else {
        return false;
    }
    true
}

/// A straight single mark: an apostrophe, or half of a pair. An apostrophe needs no other.
fn single(words: &str, at: usize, habits: &Habits, open: &mut Vec<Open>, pairs: &mut Vec<Edit>, edits: &mut Vec<Edit>) {
    let (before, behind) = around(words, at);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let last = open.len().checked_sub(1).filter(|&last| is_single(&open[last]));
    if letter(before) && letter(behind) {
        edits.push(Edit { at: at..at + 1, new: "’" });
    } else if let Some(last) = last.filter(|_| closes(before, behind)) {
        close(open, last, at, habits, pairs);
    } else if opens(before, behind) {
        let alone = habits.quotes.iter().position(|pair| *pair == SINGLE).unwrap_or_default();
        let level = if open.is_empty() { alone } else { next_level(open, habits) };
        open.push(Open::Straight { double: false, at, level });
    } else if habits.final_apostrophe && letter(before) && !behind.is_some_and(char::is_alphanumeric) {
        edits.push(Edit { at: at..at + 1, new: "’" });
    }
}

fn is_single(it: &Open) -> bool {
    matches!(it, Open::Straight { double: false, .. })
}

/// The number of the pair within those that are open.
fn next_level(open: &[Open], habits: &Habits) -> usize {
    let level = open.iter().rev().find_map(|it| match it {
        Open::Straight { level, .. } => Some(*level),
        Open::Typed { level, .. } => *level,
    });
    level.map_or(0, |level| (level + 1) % habits.quotes.len())
}

/// Closes an open pair, and what was open within it was none.
fn close(open: &mut Vec<Open>, which: usize, at: usize, habits: &Habits, pairs: &mut Vec<Edit>) {
    if let Open::Straight { at: start, level, .. } = open[which] {
        let (first, last) = habits.quotes[level];
        pairs.push(Edit { at: start..start + 1, new: first });
        pairs.push(Edit { at: at..at + 1, new: last });
    }
    open.truncate(which);
}

/// The characters beside a straight mark.
fn around(words: &str, at: usize) -> (Option<char>, Option<char>) {
    (words[..at].chars().next_back(), words[at + 1..].chars().next())
}

fn opens(before: Option<char>, behind: Option<char>) -> bool {
    let free = |c: char| c.is_whitespace() || is_opening(c) || matches!(c, '"' | '\'' | '—' | '–' | '-' | '/');
    before.is_none_or(free)
        && behind.is_some_and(|c| {
            !c.is_whitespace() && !matches!(c, ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '»' | '”' | '’')
        })
}

fn closes(before: Option<char>, behind: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_whitespace() && !is_opening(c))
        && behind.is_none_or(|c| !c.is_alphanumeric() && !is_opening_mark(c))
}

/// What opens something, or a sentence.
pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '¿' | '¡') || is_opening_mark(c)
}

fn is_opening_mark(c: char) -> bool {
    matches!(c, '«' | '“' | '„' | '‘')
}

/// Three points, no more, become one sign.
pub(super) fn ellipses(words: &str, edits: &mut Vec<Edit>) {
    let places = words.match_indices("...").map(|(at, points)| at..at + points.len());
    let alone = |at: &Range<usize>| !words[..at.start].ends_with('.') && !words[at.end..].starts_with('.');
    let places = places.filter(|at| alone(at) && !in_address(words, at.start));
    edits.extend(places.map(|at| Edit { at, new: "…" }));
}

/// Whether the place is within an address, the name of a file or a code. Marks around one are not within it.
fn in_address(words: &str, at: usize) -> bool {
    let start =
        words[..at].rfind(char::is_whitespace).map_or(0, |i| i + words[i..].chars().next().map_or(1, char::len_utf8));
    let end = words[at..].find(char::is_whitespace).map_or(words.len(), |i| at + i);
    let token = &words[start..end];
    let bare = token.trim_start_matches(|c| is_opening(c) || matches!(c, '"' | '\''));
    let first = end - bare.len();
    let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '_' | '=' | '&' | '#' | '%'));
    (first..first + bare.len()).contains(&at) && is_address(bare)
}

/// Whether a word looks like an address, the name of a file, a path or a piece of a program.
fn is_address(word: &str) -> bool {
    let dotted = || {
        let mut parts = word.split('.');
        let ends = |part: &str| part.ends_with(char::is_alphanumeric);
        let begins = |part: &str| part.starts_with(char::is_alphabetic);
        let mut before = parts.next().is_some_and(ends);
        parts.any(|part| std::mem::replace(&mut before, ends(part)) && begins(part))
    };
    let called = || {
        word.match_indices(['"', '\'']).any(|(at, _)| {
            let before = word[..at].strip_suffix('(');
            before.is_some_and(|name| name.ends_with(char::is_alphanumeric))
        })
    };
    word.contains("://") || word.contains(['@', '\\', '_', '=', '<', '>', '{', '}']) || dotted() || called()
}
