//! Spaces at which no line ends: between a figure and its unit, a day and its month, an abbreviation and what it stands
//! before.
//!
//! Only what is a single plain space becomes one without a break. And no run without a break gets longer than what the
//! narrowest cell of a table holds: there a line ends rather at its space than nowhere.

use super::Edit;
use super::habits::{CURRENCY_SIGNS, Habits, UNITS};
use super::quotes::is_opening;
use crate::source::is_currency;

/// Letters of the longest run without a break, as the columns of a printed table reckon with them.
const LONGEST_RUN: usize = 16;

/// The changes of the spaces of a paragraph.
pub(super) fn no_break(words: &str, habits: &Habits, edits: &mut Vec<Edit>) {
    // Where the run that is under way begins.
    let mut run = 0;
    for (at, _) in words.match_indices(' ') {
        let (before, behind) = (last_word(&words[..at]), first_word(&words[at + 1..]));
        let next = words[at + 1..].split([' ', '\n']).next().unwrap_or_default();
        run = words[run..at].rfind('\n').map_or(run, |end| run + end + 1);
        let joined = !before.is_empty()
            && !behind.is_empty()
            && belong_together(words, at, before, behind, habits)
            && letters(&words[run..at]) + 1 + letters(next) <= LONGEST_RUN;
        if joined {
            edits.push(Edit { at: at..at + 1, new: "\u{a0}" });
        } else {
            run = at + 1;
        }
    }
}

/// How long a run is; three points count alike whether they are one sign yet or not.
fn letters(run: &str) -> usize {
    run.chars().map(|c| if c == '…' { 3 } else { 1 }).sum()
}

/// The word that ends here; nothing behind a space.
fn last_word(words: &str) -> &str {
    words.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// The word that begins here; nothing before a space.
fn first_word(words: &str) -> &str {
    words.split(char::is_whitespace).next().unwrap_or_default()
}

fn belong_together(words: &str, at: usize, before: &str, behind: &str, habits: &Habits) -> bool {
    // A dash between spaces never begins a line.
    if matches!(behind, "–" | "—") {
        return true;
    }
    let before = before.trim_start_matches(|c| is_opening(c) || matches!(c, '"' | '\'' | '—' | '–'));
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let third = || first_word(words[at + 1 + behind.len()..].trim_start());
    if is_number(before) {
        return is_unit(behind, third, habits)
            || is_group(before, behind)
            || is_day(before) && begins_month(behind, third, habits);
    }
    if digit(behind.chars().next()) {
        return CURRENCY_SIGNS.contains(&before)
            || before.len() == 3 && is_currency(before)
            || habits.before_month.is_none() && habits.months.contains(&before) && is_day(leading_digits(behind))
            || is_before_number(before, habits);
    }
    if is_day(before) {
        return begins_month(behind, third, habits);
    }
    // Most words are no abbreviations: these end in a sign or are as short as "Mrs".
    if before.len() > 3 && !before.ends_with(['.', 'º', '°']) {
        return false;
    }
    habits.titles.contains(&before) && behind.starts_with(char::is_uppercase)
        || is_before_number(before, habits) && is_count(behind)
        || habits.pairs.contains(&(before, bare(behind)))
        || is_initial(before) && is_initial(bare(behind))
        || habits.doubled_plurals && is_doubled(before) && is_doubled(bare(behind))
}

/// A word without the signs that may end it, save the point of an abbreviation.
fn bare(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.')
}

/// Whether a word is a number, or ends a stretch of numbers; a sign of a currency may stand before it.
fn is_number(word: &str) -> bool {
    let figures = word.rsplit(['$', '€', '£']).next().unwrap_or_default();
    figures.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾'))
        && !figures.contains(char::is_alphabetic)
}

fn is_unit<'w>(word: &str, third: impl Fn() -> &'w str, habits: &Habits) -> bool {
    let clock = ["a.m.", "p.m.", "am", "pm", "a.m", "p.m"];
    let unit = word.split(['.', ',', ';', ':', '!', '?', '…', '/', '-', '–', '—']);
    let unit = unit.map(|part| part.trim_end_matches([')', ']', '»', '”', '’', '"', '\''])).next().unwrap_or_default();
    UNITS.contains(&unit)
        || habits.units.contains(&unit)
        || unit.len() == 3 && is_currency(unit)
        || clock.contains(&word.trim_end_matches([',', ';', ':', ')']))
        || matches!(word, "a." | "p.") && third().starts_with("m.")
        || habits.doubtful_units.contains(&unit) && (word != unit || matches!(third(), "" | "de"))
}

/// Whether two words are groups of one figure: "12 500".
fn is_group(before: &str, behind: &str) -> bool {
    let first = before.rsplit(['$', '€', '£', '+', '±', '−', '<', '>', '~', '≈', '≤', '≥']).next().unwrap_or_default();
    (1..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_digit()) && leading_digits(behind).len() == 3
}

fn leading_digits(word: &str) -> &str {
    &word[..word.bytes().take_while(u8::is_ascii_digit).count()]
}

/// Whether a word is the number of a day, or ends with one: "3", "3-5", "1.º", "3rd".
fn is_day(word: &str) -> bool {
    let last = word.rsplit(['-', '–', '/']).next().unwrap_or_default();
    let digits = leading_digits(last);
    let ordinal = matches!(&last[digits.len()..], "" | ".º" | "º" | ".°" | "°" | "st" | "nd" | "rd" | "th");
    ordinal && digits.len() <= 2 && digits.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

fn begins_month<'w>(word: &str, third: impl Fn() -> &'w str, habits: &Habits) -> bool {
    let is_month = |word: &str| {
        let name = word.trim_end_matches(|c: char| !c.is_alphabetic());
        habits.months.contains(&name) || habits.months.contains(&&*name.to_lowercase())
    };
    match habits.before_month {
        Some(between) => word == between && is_month(third()),
        None => is_month(word),
    }
}

fn is_before_number(word: &str, habits: &Habits) -> bool {
    let same = |known: &&str| known.chars().eq(word.chars().flat_map(char::to_lowercase));
    habits.before_number.iter().any(same)
}

/// Whether a word counts without figures: "IV", "b)".
fn is_count(word: &str) -> bool {
    let name = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let roman = name.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'));
    !name.is_empty() && (roman || name.chars().count() == 1 && word[name.len()..].starts_with(')'))
}

/// "J.", "m."
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.as_str() == "."
}

/// "EE.", "UU."
fn is_doubled(word: &str) -> bool {
    let mut chars = word.chars();
    let (first, second) = (chars.next(), chars.next());
    first.is_some_and(char::is_uppercase) && first == second && chars.as_str() == "."
}
