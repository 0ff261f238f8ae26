//! Weekdays in texts: pliego computes them, and one that somebody typed must agree with its date.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::words_of;
use crate::diag::{Finding, codes};
use crate::kinds::Document;
use crate::locale::{Lang, month_names, weekday_names};
use crate::say;
use crate::source::fold;

/// Reports every weekday that does not fall on the date beside it. A date without a year is taken in the year of
/// issue, then in the years around it: only a weekday that fits none of them is a fault.
pub fn check(document: &Document) -> Vec<Finding> {
    let issued = document.header.issued.year();
    let mut findings = Vec::new();
    for (_, text) in &document.texts {
        for (lang, words) in &text.values {
            let (file, value) = words_of(document, text, *lang);
            let mut searched = value.start;
            for Mismatch { typed, day } in mismatches(*lang, words, issued) {
                let right_es = &weekday_names(Lang::ES)[day.weekday().num_days_from_monday() as usize];
                let right_en = &weekday_names(Lang::EN)[day.weekday().num_days_from_monday() as usize];
                let (date_es, date_en) =
                    (crate::locale::date_words(Lang::ES, day), crate::locale::date_words(Lang::EN, day));
                let shown = typed.split_whitespace().collect::<Vec<_>>().join(" ");
                let message = say!("«{shown}»: el {date_es} es {right_es}" | "“{shown}”: {date_en} is a {right_en}");
                let place = find(&file.text[..value.end.min(file.text.len())], searched, typed);
                searched = place.as_ref().map_or(searched, |place| place.end);
                let found = Finding::new(codes::WEEKDAY_MISMATCH, file, place.unwrap_or(value.clone()), message)
                    .help(say!("corrija el día o la fecha" | "correct the weekday or the date"));
                findings.push(Finding { address: Some(text.address.clone()), ..found });
            }
        }
    }
    findings
}

/// Where the source holds the words, from a place on: as they are, or broken over lines, of which the first word stands
/// for all.
fn find(source: &str, from: usize, words: &str) -> Option<Range<usize>> {
    let rest = source.get(from..)?;
    let first = words.split_whitespace().next()?;
    let (start, len) = match rest.find(words) {
        Some(start) => (start, words.len()),
        None => (rest.find(first)?, first.len()),
    };
    Some(from + start..from + start + len)
}

struct Mismatch<'w> {
    /// Weekday and date as typed.
    typed: &'w str,
    day: NaiveDate,
}

/// The weekdays in the words that contradict the date that follows them.
fn mismatches(lang: Lang, words: &str, issued: i32) -> Vec<Mismatch<'_>> {
    let weekdays: Vec<String> = weekday_names(lang).iter().map(|name| fold(name)).collect();
    let months: Vec<String> = month_names(lang).iter().map(|name| fold(name)).collect();
    let tokens = tokens(words);
    let mismatch = |i: usize| {
        let (start, token) = tokens[i];
        let weekday = weekdays.iter().position(|name| *name == fold(token))?;
        let weekday = Weekday::try_from(weekday as u8).ok()?;
        // "lunes 14 de marzo de 2022", "Monday 14 March 2022", "Monday, March 14, 2022".
        let mut rest = tokens[i + 1..].iter().filter(|(_, t)| !matches!(*t, "de" | "del" | "of" | "the")).take(3);
        let ((_, first), (at, second)) = (rest.next()?, rest.next()?);
        let day_month = |day: &str, month: &str| {
            let day: u32 = day.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok()?;
            Some((day, months.iter().position(|name| *name == fold(month))? as u32 + 1))
        };
        let (day, month) = day_month(first, second).or_else(|| day_month(second, first))?;
        let year = rest.next().filter(|(_, year)| year.len() == 4).and_then(|(_, year)| year.parse::<i32>().ok());
        let dates: Vec<NaiveDate> = match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day).into_iter().collect(),
            None => [issued, issued + 1, issued - 1]
                .iter()
                .filter_map(|y| NaiveDate::from_ymd_opt(*y, month, day))
                .collect(),
        };
        let day = *dates.first().filter(|_| !dates.iter().any(|date| date.weekday() == weekday))?;
        Some(Mismatch { typed: &words[start..at + second.len()], day })
    };
    (0..tokens.len()).filter_map(mismatch).collect()
}

/// The runs of letters and digits in the words, with their places.
fn tokens(words: &str) -> Vec<(usize, &str)> {
    let sign = |c: char| !c.is_alphanumeric();
    let mut start = 0;
    let parts = words.split_inclusive(sign).map(|part| {
        start += part.len();
        (start - part.len(), part.trim_end_matches(sign))
    });
    parts.filter(|(_, token)| !token.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_held_against_their_dates() {
        let wrong = |lang, words| mismatches(lang, words, 2022).into_iter().map(|m| m.typed).collect::<Vec<_>>();
        let none: [&str; 0] = [];
        assert_eq!(wrong(Lang::ES, "el lunes 14 de marzo de 2022"), none);
        assert_eq!(wrong(Lang::ES, "el martes 14 de marzo de 2022"), ["martes 14 de marzo"]);
        assert_eq!(
            wrong(Lang::ES, "martes 14 de marzo de 2022; lunes 14 de marzo de 2022; el sábado 1 de mayo de 2022"),
            ["martes 14 de marzo", "sábado 1 de mayo"]
        );
        assert_eq!(wrong(Lang::ES, "Miércoles 16 marzo"), none);
        assert_eq!(wrong(Lang::EN, "on Friday, March 11, 2022"), none);
        assert_eq!(wrong(Lang::EN, "on Friday 12th March 2022"), ["Friday 12th March"]);
        assert_eq!(wrong(Lang::ES, "los lunes 3 veces; lunes"), none);
        assert_eq!(wrong(Lang::ES, "lunes 31 de febrero"), none);
    }
}
