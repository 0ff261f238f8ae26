//! Dates and periods in words.

use chrono::{Datelike, NaiveDate};

use super::Lang;
use crate::source::{Period, Recurrence};

/// Names of the months, January first.
pub fn month_names(lang: Lang) -> Vec<String> {
    (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2024, month, 1)).map(|date| format(lang, date, "%B")).collect()
}

/// Names of the days of the week, Monday first.
pub fn weekday_names(lang: Lang) -> Vec<String> {
    // 1 January 2024 was a Monday.
    (1..=7).filter_map(|day| NaiveDate::from_ymd_opt(2024, 1, day)).map(|date| format(lang, date, "%A")).collect()
}

/// "3 de marzo de 2022", "3 March 2022".
pub fn date_words(lang: Lang, date: NaiveDate) -> String {
    let month = format(lang, date, "%B");
    match lang {
        Lang::ES => format!("{}\u{a0}de {month} de {}", date.day(), date.year()),
        _ => format!("{}\u{a0}{month} {}", date.day(), date.year()),
    }
}

/// "lunes 14 de marzo de 2022", "Monday 14 March 2022". The weekday is always computed.
pub fn weekday_words(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", format(lang, date, "%A"), date_words(lang, date))
}

/// A period in words, in lower case as within a sentence; a free text is the caller's business.
pub fn period_words(lang: Lang, period: &Period) -> String {
    let es = lang == Lang::ES;
    match period {
        Period::Day(date) => weekday_words(lang, *date),
        Period::Month { year, month } => {
            let name = NaiveDate::from_ymd_opt(*year, *month, 1).map(|d| format(lang, d, "%B")).unwrap_or_default();
            if es { format!("{name} de {year}") } else { format!("{name} {year}") }
        }
        Period::Quarter { year, quarter } => {
            let ordinal = ordinal(lang, *quarter);
            if es { format!("{ordinal} trimestre de {year}") } else { format!("{ordinal} quarter of {year}") }
        }
        Period::Half { year, half } => {
            let ordinal = ordinal(lang, *half);
            if es { format!("{ordinal} semestre de {year}") } else { format!("{ordinal} half of {year}") }
        }
        Period::Year(year) => year.to_string(),
        Period::From(start) => {
            let start = match &**start {
                Period::Day(date) if es => format!("el {}", date_words(lang, *date)),
                Period::Day(date) => date_words(lang, *date),
                Period::Quarter { .. } | Period::Half { .. } if es => format!("el {}", period_words(lang, start)),
                Period::Quarter { .. } | Period::Half { .. } => format!("the {}", period_words(lang, start)),
                other => period_words(lang, other),
            };
            if es { format!("desde {start}") } else { format!("from {start}") }
        }
        Period::Recurrence(recurrence) => recurrence_word(lang, *recurrence).to_owned(),
        Period::Text(_) => String::new(),
    }
}

fn recurrence_word(lang: Lang, recurrence: Recurrence) -> &'static str {
    let (es, en) = match recurrence {
        Recurrence::Continuous => ("continuo", "continuous"),
        Recurrence::Weekly => ("semanal", "weekly"),
        Recurrence::Monthly => ("mensual", "monthly"),
        Recurrence::Bimonthly => ("bimestral", "every two months"),
        Recurrence::Quarterly => ("trimestral", "quarterly"),
        Recurrence::HalfYearly => ("semestral", "half-yearly"),
        Recurrence::Yearly => ("anual", "yearly"),
    };
    if lang == Lang::ES { es } else { en }
}

fn ordinal(lang: Lang, n: u32) -> &'static str {
    let names = match lang {
        Lang::ES => ["primer", "segundo", "tercer", "cuarto"],
        _ => ["first", "second", "third", "fourth"],
    };
    names[(n as usize).saturating_sub(1).min(3)]
}

fn format(lang: Lang, date: NaiveDate, pattern: &str) -> String {
    // Names of months and days do not differ between the countries of a language.
    let locale = match lang {
        Lang::ES => chrono::Locale::es_ES,
        _ => chrono::Locale::en_GB,
    };
    date.format_localized(pattern, locale).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_both_languages() {
        let both = |period: &str| {
            let period = Period::parse(period).unwrap();
            (period_words(Lang::ES, &period), period_words(Lang::EN, &period))
        };
        let pair = |es: &str, en: &str| (es.to_owned(), en.to_owned());
        assert_eq!(both("2022-03-14"), pair("lunes 14\u{a0}de marzo de 2022", "Monday 14\u{a0}March 2022"));
        assert_eq!(both("2022-04"), pair("abril de 2022", "April 2022"));
        assert_eq!(both("2024-S2"), pair("segundo semestre de 2024", "second half of 2024"));
        assert_eq!(both("2024-05/.."), pair("desde mayo de 2024", "from May 2024"));
        assert_eq!(both("2024-Q1/.."), pair("desde el primer trimestre de 2024", "from the first quarter of 2024"));
        assert_eq!(both("continuous"), pair("continuo", "continuous"));
        assert_eq!(weekday_names(Lang::ES)[2], "miércoles");
        assert_eq!(month_names(Lang::EN)[11], "December");
    }
}
