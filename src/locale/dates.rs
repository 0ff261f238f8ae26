//! Dates and periods in words.

use chrono::{Datelike, NaiveDate};

use super::Lang;
use crate::source::{Period, Recurrence, Third};

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
        Period::Month { year, month } => month_words(lang, *year, *month),
        Period::Quarter { year, quarter } => {
            let ordinal = ordinal(lang, *quarter);
            if es { format!("{ordinal} trimestre de {year}") } else { format!("{ordinal} quarter of {year}") }
        }
        Period::Half { year, half } => {
            let ordinal = ordinal(lang, *half);
            if es { format!("{ordinal} semestre de {year}") } else { format!("{ordinal} half of {year}") }
        }
        Period::Year(year) => year.to_string(),
        Period::Third { .. } if es => format!("a {}", bare_words(lang, period)),
        Period::Third { .. } => bare_words(lang, period),
        Period::From(start) => {
            let (article, start) = (article(lang, start), bare_words(lang, start));
            if es { format!("desde {article}{start}") } else { format!("from {article}{start}") }
        }
        Period::Recurrence(recurrence) => recurrence_word(lang, *recurrence).to_owned(),
        Period::Text(_) => String::new(),
    }
}

/// The stretch from one period to another: "de enero de 2018 a junio de 2019", "January to June 2018". What both have
/// in common is said once.
pub fn range_words(lang: Lang, begin: &Period, end: &Period) -> String {
    let (from, to) = (shared_words(lang, begin, end), bare_words(lang, end));
    if lang == Lang::ES {
        let preposition = |period, plain, joined| if article(lang, period).is_empty() { plain } else { joined };
        format!("{} {from} {} {to}", preposition(begin, "de", "del"), preposition(end, "a", "al"))
    } else {
        format!("{from} to {to}")
    }
}

/// The first period of a range, without the month or the year that the last one says as well.
fn shared_words(lang: Lang, begin: &Period, end: &Period) -> String {
    match (begin, end) {
        (Period::Third { year, month, third }, Period::Third { year: last, month: same, .. })
            if (year, month) == (last, same) =>
        {
            // "Mid- to late February": the month is said once, behind the second part.
            let hanging = if lang != Lang::ES && *third == Third::Mid { "-" } else { "" };
            format!("{}{hanging}", third_word(lang, *third))
        }
        // "Early" alone would not say of what.
        (Period::Year(_) | Period::Third { month: None, .. }, _) => bare_words(lang, begin),
        _ => {
            let words = bare_words(lang, begin);
            // "From May to 2024" would not say which May.
            if matches!(end, Period::Year(_)) {
                return words;
            }
            let years = begin.start().zip(end.end()).map(|(first, last)| (first.year(), last.year()));
            let Some((year, _)) = years.filter(|(first, last)| first == last) else { return words };
            let year = year.to_string();
            let without = words.strip_suffix(&year).map(str::trim_end);
            let without = without.map(|words| words.strip_suffix(" de").or(words.strip_suffix(" of")).unwrap_or(words));
            without.unwrap_or(&words).to_owned()
        }
    }
}

/// The last moment of something: "hasta mediados de febrero de 2021", "by mid-February 2021".
pub fn until_words(lang: Lang, end: &Period) -> String {
    let preposition = if lang == Lang::ES { "hasta" } else { "by" };
    format!("{preposition} {}{}", article(lang, end), bare_words(lang, end))
}

/// A period as it stands behind a preposition: without one of its own and without the day of the week.
fn bare_words(lang: Lang, period: &Period) -> String {
    match period {
        Period::Day(date) => date_words(lang, *date),
        Period::Third { year, month, third } => {
            let part = third_word(lang, *third);
            let joined = match (lang, third) {
                (Lang::ES, _) => " de ",
                (_, Third::Mid) => "-",
                _ => " ",
            };
            match month {
                Some(month) => format!("{part}{joined}{}", month_words(lang, *year, *month)),
                None => format!("{part}{joined}{year}"),
            }
        }
        other => period_words(lang, other),
    }
}

fn third_word(lang: Lang, third: Third) -> &'static str {
    let (es, en) = match third {
        Third::Early => ("principios", "early"),
        Third::Mid => ("mediados", "mid"),
        Third::Late => ("fines", "late"),
    };
    if lang == Lang::ES { es } else { en }
}

/// The article that a period wants behind a preposition, with a space, or nothing.
fn article(lang: Lang, period: &Period) -> &'static str {
    match period {
        Period::Day(_) if lang == Lang::ES => "el ",
        Period::Quarter { .. } | Period::Half { .. } if lang == Lang::ES => "el ",
        Period::Quarter { .. } | Period::Half { .. } => "the ",
        _ => "",
    }
}

fn month_words(lang: Lang, year: i32, month: u32) -> String {
    let name = NaiveDate::from_ymd_opt(year, month, 1).map(|date| format(lang, date, "%B")).unwrap_or_default();
    if lang == Lang::ES { format!("{name} de {year}") } else { format!("{name} {year}") }
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
        assert_eq!(both("2024-05-03/.."), pair("desde el 3\u{a0}de mayo de 2024", "from 3\u{a0}May 2024"));
        assert_eq!(both("2021-02-mid"), pair("a mediados de febrero de 2021", "mid-February 2021"));
        assert_eq!(both("2021-02-early"), pair("a principios de febrero de 2021", "early February 2021"));
        assert_eq!(both("2021-late"), pair("a fines de 2021", "late 2021"));
        assert_eq!(both("2021-02-mid/.."), pair("desde mediados de febrero de 2021", "from mid-February 2021"));
        assert_eq!(both("continuous"), pair("continuo", "continuous"));
        assert_eq!(weekday_names(Lang::ES)[2], "miércoles");
        assert_eq!(month_names(Lang::EN)[11], "December");
    }

    #[test]
    fn stretches_between_two_periods() {
        let range = |lang, begin: &str, end: &str| {
            range_words(lang, &Period::parse(begin).unwrap(), &Period::parse(end).unwrap())
        };
        assert_eq!(range(Lang::ES, "2018-01", "2019-06"), "de enero de 2018 a junio de 2019");
        assert_eq!(range(Lang::EN, "2018-01", "2019-06"), "January 2018 to June 2019");
        assert_eq!(range(Lang::ES, "2021-02", "2021-10"), "de febrero a octubre de 2021");
        assert_eq!(range(Lang::ES, "2021-Q1", "2021-05-31"), "del primer trimestre al 31\u{a0}de mayo de 2021");
        assert_eq!(range(Lang::EN, "2021-Q1", "2021-05-31"), "first quarter to 31\u{a0}May 2021");
        assert_eq!(range(Lang::ES, "2021-02-early", "2021-02-mid"), "de principios a mediados de febrero de 2021");
        assert_eq!(range(Lang::EN, "2021-02-early", "2021-02-mid"), "early to mid-February 2021");
        assert_eq!(range(Lang::ES, "2021-03-early", "2021-mid"), "de principios de marzo a mediados de 2021");
        assert_eq!(range(Lang::ES, "2021-mid", "2021-12"), "de mediados de 2021 a diciembre de 2021");
        assert_eq!(range(Lang::EN, "2021-02-mid", "2021-02-late"), "mid- to late February 2021");
        assert_eq!(range(Lang::EN, "2021-early", "2021-late"), "early to late 2021");
        assert_eq!(range(Lang::ES, "2024-05", "2024"), "de mayo de 2024 a 2024");
        assert_eq!(range(Lang::EN, "2024-Q3", "2024"), "third quarter of 2024 to 2024");
        assert_eq!(range(Lang::ES, "2021", "2022"), "de 2021 a 2022");
        let until = |lang, end: &str| until_words(lang, &Period::parse(end).unwrap());
        assert_eq!(until(Lang::ES, "2021-02-mid"), "hasta mediados de febrero de 2021");
        assert_eq!(until(Lang::ES, "2021-S2"), "hasta el segundo semestre de 2021");
        assert_eq!(until(Lang::EN, "2021-S2"), "by the second half of 2021");
    }
}
