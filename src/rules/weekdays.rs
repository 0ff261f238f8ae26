//! Weekdays in texts: pliego computes them, and one that somebody typed must agree with its date.

use chrono::{Datelike, NaiveDate, Weekday};

use super::finding;
use crate::diag::{Code, Finding};
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
            let Some(wrong) = mismatch(*lang, words, issued) else { continue };
            let Mismatch { typed, day } = wrong;
            let right_es = &weekday_names(Lang::ES)[day.weekday().num_days_from_monday() as usize];
            let right_en = &weekday_names(Lang::EN)[day.weekday().num_days_from_monday() as usize];
            let (date_es, date_en) =
                (crate::locale::date_words(Lang::ES, day), crate::locale::date_words(Lang::EN, day));
            let message = say!("«{typed}»: el {date_es} es {right_es}" | "“{typed}”: {date_en} is a {right_en}");
            let help = say!("corrija el día o la fecha" | "correct the weekday or the date");
            findings.push(finding(document, Code::WeekdayMismatch, text.place(*lang), message).help(help));
        }
    }
    findings
}

struct Mismatch {
    typed: String,
    day: NaiveDate,
}

/// The first weekday in the words that contradicts the date that follows it.
fn mismatch(lang: Lang, words: &str, issued: i32) -> Option<Mismatch> {
    let tokens: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let weekdays: Vec<String> = weekday_names(lang).iter().map(|name| fold(name)).collect();
    let months: Vec<String> = month_names(lang).iter().map(|name| fold(name)).collect();
    for (i, token) in tokens.iter().enumerate() {
        let Some(weekday) = weekdays.iter().position(|name| *name == fold(token)) else { continue };
        let weekday = Weekday::try_from(weekday as u8).ok()?;
        // "lunes 14 de marzo de 2022", "Monday 14 March 2022", "Monday, March 14, 2022".
        let mut rest = tokens[i + 1..].iter().filter(|t| !matches!(**t, "de" | "del" | "of" | "the")).take(3);
        let (first, second) = (rest.next()?, rest.next()?);
        let day_month = |day: &str, month: &str| {
            let day: u32 = day.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok()?;
            Some((day, months.iter().position(|name| *name == fold(month))? as u32 + 1))
        };
        let Some((day, month)) = day_month(first, second).or_else(|| day_month(second, first)) else { continue };
        let year = rest.next().filter(|year| year.len() == 4).and_then(|year| year.parse::<i32>().ok());
        let dates: Vec<NaiveDate> = match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day).into_iter().collect(),
            None => [issued, issued + 1, issued - 1]
                .iter()
                .filter_map(|y| NaiveDate::from_ymd_opt(*y, month, day))
                .collect(),
        };
        if let Some(&nearest) = dates.first()
            && !dates.iter().any(|date| date.weekday() == weekday)
        {
            return Some(Mismatch { typed: format!("{token} {first} {second}"), day: nearest });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_held_against_their_dates() {
        let wrong = |lang, words| mismatch(lang, words, 2022).map(|m| m.typed);
        assert_eq!(wrong(Lang::ES, "el lunes 14 de marzo de 2022"), None);
        assert_eq!(wrong(Lang::ES, "el martes 14 de marzo de 2022").as_deref(), Some("martes 14 marzo"));
        assert_eq!(wrong(Lang::ES, "Miércoles 16 marzo"), None);
        assert_eq!(wrong(Lang::EN, "on Friday, March 11, 2022"), None);
        assert_eq!(wrong(Lang::EN, "on Friday 12th March 2022").as_deref(), Some("Friday 12th March"));
        assert_eq!(wrong(Lang::ES, "los lunes 3 veces; lunes"), None);
        assert_eq!(wrong(Lang::ES, "lunes 31 de febrero"), None);
    }
}
