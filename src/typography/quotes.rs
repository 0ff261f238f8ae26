//! Straight quotation marks and apostrophes, and three points.
//!
//! A mark opens or closes by what stands beside it, and only pairs are changed: a paragraph with a mark too many keeps
//! them all, because nobody knows which one it is. All of them are read first, in time that grows with the paragraph and
//! no faster; which signs a pair becomes depends on the pairs around and within it. Marks right behind a figure are feet and inches, minutes and seconds,
//! unless a quotation ends there.

use std::ops::Range;

use super::Edit;
use super::habits::{Habits, SINGLE};

/// What a pair of marks is.
#[derive(Clone, Copy)]
enum Kind {
    Double,
    Single,
    /// Marks of typography, by the number of the pair in this language.
    Typed(Option<usize>),
}

/// A quotation that is open, of any marks but straight single ones.
struct Open {
    at: usize,
    kind: Kind,
    /// What closes it.
    close: char,
    /// The straight single marks within it that are open. Where it closes they were none.
    singles: Vec<usize>,
}

/// Two marks that are one quotation; without a second it goes on in the next paragraph.
struct Pair {
    start: usize,
    end: Option<usize>,
    kind: Kind,
}

/// The marks of a paragraph as they are read, from left to right.
struct Reading<'w> {
    words: &'w str,
    habits: &'static Habits,
    open: Vec<Open>,
    /// The straight single marks that are open outside every other quotation.
    singles: Vec<usize>,
    pairs: Vec<Pair>,
    /// Whether the word that is read has an apostrophe within it.
    has_apostrophe: bool,
}

/// The changes of the quotation marks and apostrophes of a paragraph.
pub(super) fn marks(words: &str, habits: &'static Habits, edits: &mut Vec<Edit>) {
    if !words.contains(['"', '\'']) {
        return;
    }
    let mut reading =
        Reading { words, habits, open: Vec::new(), singles: Vec::new(), pairs: Vec::new(), has_apostrophe: false };
    let mut addresses = Addresses::of(words);
    let mut astray = false;
    for (at, sign) in words.char_indices() {
        match sign {
            '"' | '\'' if addresses.hold(at) => {}
            '"' => astray |= !reading.double(at),
            '\'' if reading.is_apostrophe(at) => {
                edits.push(Edit { at: at..at + 1, new: "’" });
                reading.apostrophe(at, 1);
            }
            '\'' => {}
            '«' | '“' | '„' | '‘' => {
                let close = match sign {
                    '«' => '»',
                    '‘' => '’',
                    _ => '”',
                };
                let level = habits.quotes.iter().position(|(_, last)| last.starts_with(close));
                reading.open.push(Open { at, kind: Kind::Typed(level), close, singles: Vec::new() });
            }
            '’' => reading.apostrophe(at, sign.len_utf8()),
            '»' | '”' => reading.typed_close(at, sign),
            _ => reading.has_apostrophe &= sign.is_alphabetic(),
        }
    }
    if !astray && !reading.open.iter().any(|it| matches!(it.kind, Kind::Double)) {
        reading.into_edits(edits);
    }
}

impl Reading<'_> {
    /// A straight double mark; `false` when it neither opens nor closes anything.
    fn double(&mut self, at: usize) -> bool {
        let (before, behind) = around(self.words, at, 1);
        let quoting = self.open.last().is_some_and(|it| matches!(it.kind, Kind::Double));
        if quoting && closes(before, behind) {
            self.close(at);
        } else if before.is_some_and(char::is_numeric) {
            // Inches, seconds.
        } else if opens(before, behind) {
            self.open.push(Open { at, kind: Kind::Double, close: '"', singles: Vec::new() });
        } else {
            return false;
        }
        true
    }

    /// Whether a straight single mark is an apostrophe; half of a pair is kept in mind.
    fn is_apostrophe(&mut self, at: usize) -> bool {
        let (before, behind) = around(self.words, at, 1);
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        // Two of them in a row are a double mark, or seconds.
        if before == Some('\'') || behind == Some('\'') || is_doubtful_n(self.words, at, self.habits) {
            return false;
        }
        if letter(before) && letter(behind) {
            return true;
        }
        let singles = self.open.last_mut().map_or(&mut self.singles, |it| &mut it.singles);
        if closes(before, behind)
            && let Some(start) = singles.pop()
        {
            self.pairs.push(Pair { start, end: Some(at), kind: Kind::Single });
            return false;
        }
        if opens(before, behind) {
            let word = &self.words[at + 1..];
            let year = after_year(word);
            if year.is_none() && !is_clipped(word, self.habits) {
                singles.push(at);
                return false;
            }
            // "'24" may begin what is quoted; "'90s" and "'tis" are short for something.
            return self.habits.final_apostrophe && year.is_none_or(|rest| word.len() - rest.len() == 3);
        }
        letter(before)
            && !behind.is_some_and(char::is_alphanumeric)
            && (self.habits.final_apostrophe || self.has_apostrophe)
    }

    /// The sign of an apostrophe, which may as well close a quotation.
    fn apostrophe(&mut self, at: usize, len: usize) {
        let (before, behind) = around(self.words, at, len);
        if !behind.is_some_and(char::is_alphanumeric) {
            self.typed_close(at, '’');
        } else if before.is_some_and(char::is_alphabetic) {
            self.has_apostrophe = true;
        }
    }

    /// A closing mark of typography: within a straight pair no other one can end.
    fn typed_close(&mut self, at: usize, sign: char) {
        if self.open.last().is_some_and(|it| it.close == sign) {
            self.close(at);
        }
    }

    fn close(&mut self, at: usize) {
        if let Some(it) = self.open.pop() {
            self.pairs.push(Pair { start: it.at, end: Some(at), kind: it.kind });
        }
    }

    /// Gives each straight pair the marks of its level. That is known only now: a mark that did not close was none.
    fn into_edits(self, edits: &mut Vec<Edit>) {
        let Reading { mut pairs, open, habits, .. } = self;
        // Nobody types « or “ by accident; a ‘ without its ’ is an apostrophe that a word processor turned.
        let unclosed = open.into_iter().filter(|it| it.close != '’');
        pairs.extend(unclosed.map(|it| Pair { start: it.at, end: None, kind: it.kind }));
        pairs.sort_by_key(|pair| pair.start);

        // What each pair stands in, and the levels that were typed right within it.
        let (mut parents, mut within) = (Vec::with_capacity(pairs.len()), vec![0_u8; pairs.len()]);
        let mut around: Vec<usize> = Vec::new();
        for (i, pair) in pairs.iter().enumerate() {
            while around.last().is_some_and(|&last| pairs[last].end.is_some_and(|end| end < pair.start)) {
                around.pop();
            }
            let parent = around.last().copied();
            if let (Some(parent), Kind::Typed(Some(level))) = (parent, pair.kind) {
                within[parent] |= 1 << level;
            }
            parents.push(parent);
            around.push(i);
        }

        let count = habits.quotes.len();
        let alone = habits.quotes.iter().position(|pair| *pair == SINGLE).unwrap_or_default();
        let mut levels: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
        for (i, pair) in pairs.iter().enumerate() {
            let outer = parents[i].and_then(|parent: usize| levels[parent]);
            let first = match pair.kind {
                Kind::Typed(level) => {
                    levels.push(level.or(outer));
                    continue;
                }
                Kind::Single if parents[i].is_none() => alone,
                _ => outer.map_or(0, |level| level + 1),
            };
            // The same marks never stand right within themselves.
            let mut free = (first..first + count).map(|level| level % count);
            let level = free.find(|&level| Some(level) != outer && within[i] & (1 << level) == 0);
            if let (Some(level), Some(end)) = (level, pair.end) {
                let (open, close) = habits.quotes[level];
                edits.push(Edit { at: pair.start..pair.start + 1, new: open });
                edits.push(Edit { at: end..end + 1, new: close });
            }
            levels.push(level.or(outer));
        }
    }
}

/// What follows a year of two figures at the beginning of these words, as in "'24" and "the '90s".
fn after_year(words: &str) -> Option<&str> {
    let rest = words.strip_prefix(|c: char| c.is_ascii_digit())?.strip_prefix(|c: char| c.is_ascii_digit())?;
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// Whether these words begin with one that has lost its beginning. Between two marks it is a word that is quoted.
fn is_clipped(words: &str, habits: &Habits) -> bool {
    let word = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    habits.clipped.iter().any(|clipped| word.eq_ignore_ascii_case(clipped))
        && !words[word.len()..].starts_with(['\'', '’'])
}

/// Whether the mark is one of those around the "n" of "rock 'n' roll", which may be a letter that is quoted as well.
fn is_doubtful_n(words: &str, at: usize, habits: &Habits) -> bool {
    let around_n = |start: usize| {
        let is_n = words.get(start..start + 3).is_some_and(|it| it.eq_ignore_ascii_case("'n'"));
        let alone = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        is_n && alone(words[..start].chars().next_back()) && alone(words[start + 3..].chars().next())
    };
    habits.clipped.contains(&"n") && (around_n(at) || at.checked_sub(2).is_some_and(around_n))
}

/// The characters beside a mark of this many bytes.
fn around(words: &str, at: usize, len: usize) -> (Option<char>, Option<char>) {
    (words[..at].chars().next_back(), words[at + len..].chars().next())
}

fn opens(before: Option<char>, behind: Option<char>) -> bool {
    let free = |c: char| c.is_whitespace() || is_opening(c) || matches!(c, '"' | '\'' | '’' | '—' | '–' | '-' | '/');
    before.is_none_or(free)
        && behind.is_some_and(|c| {
            !c.is_whitespace() && !matches!(c, ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '»' | '”')
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
    let mut addresses = Addresses::of(words);
    let places = places.filter(|at| alone(at) && !addresses.hold(at.start));
    edits.extend(places.map(|at| Edit { at, new: "…" }));
}

/// The addresses, names of files and codes of a paragraph, for whoever goes through it from left to right. Each word is
/// judged once, however many marks it has.
struct Addresses<'w> {
    words: &'w str,
    /// Where the last word that was judged ends.
    end: usize,
    /// The address that it is; nothing where it is none. Marks around one are not within it.
    address: Range<usize>,
}

impl<'w> Addresses<'w> {
    fn of(words: &'w str) -> Self {
        Self { words, end: 0, address: 0..0 }
    }

    /// Whether the place is within an address; never before one that was asked for.
    fn hold(&mut self, at: usize) -> bool {
        if at >= self.end {
            let before = &self.words[self.end..at];
            let start = at - before.rsplit(char::is_whitespace).next().map_or(0, str::len);
            self.end = self.words[at..].find(char::is_whitespace).map_or(self.words.len(), |i| at + i);
            let bare = self.words[start..self.end].trim_start_matches(|c| is_opening(c) || matches!(c, '"' | '\''));
            let first = self.end - bare.len();
            let ends = |c: char| !c.is_alphanumeric() && !matches!(c, '/' | '_' | '=' | '&' | '#' | '%');
            let core = bare.trim_end_matches(ends);
            self.address = if is_address(core) {
                first..first + core.len() + closing(core, &bare[core.len()..])
            } else {
                first..first
            };
        }
        self.address.contains(&at)
    }
}

/// How much of what stands behind an address is still of it: up to the marks that close what was opened within, as in
/// `a="b"`. A mark behind an address that has none of its own, or only pairs, closes what stands around it.
fn closing(address: &str, behind: &str) -> usize {
    let is_open = |mark: char| {
        let apostrophe = |at: usize| {
            let (before, behind) = around(address, at, 1);
            mark == '\'' && [before, behind].iter().all(|c| c.is_some_and(char::is_alphanumeric))
        };
        address.match_indices(mark).filter(|(at, _)| !apostrophe(*at)).count() % 2 == 1
    };
    let ends = ['"', '\''].into_iter().filter(|mark| is_open(*mark)).filter_map(|mark| behind.find(mark));
    ends.map(|at| at + 1).max().unwrap_or(0)
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
