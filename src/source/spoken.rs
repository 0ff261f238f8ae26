//! Dates, periods and times as people say them: "12 de marzo de 2026", "segundo semestre", "9:00 a. m.".
//!
//! Part of the reader. What says one thing is put into the form of the format by a fix; of what lacks only its year, the
//! form is shown.

use super::fold;
use super::when::{Period, TimeOfDay};
use crate::locale::{Lang, month_names, roman};

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spoken {
    /// In the form of the format.
    Whole(String),
    /// All but the year: the form with another one in its place.
    WithoutYear(String),
}

/// The year in the examples of forms.
const EXAMPLE: &str = "2024";

/// Words that say nothing of the time.
const SMALL: &[&str] =
    &["de", "del", "el", "la", "los", "a", "en", "of", "the", "in", "ano", "mes", "year", "dia", "º"];

/// The day or period that words say.
pub fn period(typed: &str) -> Option<Spoken> {
    let folded = fold(typed);
    let split = |c: char| !c.is_alphanumeric();
    let words: Vec<&str> = folded.split(split).filter(|word| !word.is_empty() && !SMALL.contains(word)).collect();
    if let [word] = words[..]
        && let Some(recurrence) = recurrence(word)
    {
        return Some(Spoken::Whole(recurrence.to_owned()));
    }
    let (from, words) = match words.split_first() {
        Some((&("desde" | "partir" | "from"), rest)) => (true, rest),
        _ => (false, &words[..]),
    };
    let (year, rest) = match words.split_last() {
        Some((year, rest)) if is_year(year) => (Some(*year), rest),
        _ => (None, words),
    };
    let part = part(rest)?;
    let form = |year: &str| {
        let end = if from { "/.." } else { "" };
        let written = format!("{year}{part}{end}");
        Period::parse(&written).is_ok().then_some(written)
    };
    match year {
        Some(year) => form(year).map(Spoken::Whole),
        None => form(EXAMPLE).map(Spoken::WithoutYear),
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands behind the year: "-03-12", "-S2", "-02-mid".
fn part(words: &[&str]) -> Option<String> {
    if let [first, rest @ ..] = words
        && let Some(third) = third(first)
    {
        return match rest {
            [] => Some(format!("-{third}")),
            [name] => month(name).map(|month| format!("-{month:02}-{third}")),
            _ => None,
        };
    }
    match words {
        [name] => month(name).map(|month| format!("-{month:02}")).or_else(|| short(name)),
        [one, other] => {
            let day = |day: &str, name: &str| {
                let day = day.trim_end_matches(|c: char| c.is_alphabetic());
                let day: u32 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
                month(name).map(|month| format!("-{month:02}-{day:02}"))
            };
            let stretch = |count: &str, name: &str| {
                let (letter, last) = match name {
                    "semestre" | "half" => ('S', 2),
                    "trimestre" | "quarter" => ('Q', 4),
                    _ => return None,
                };
                ordinal(count).filter(|n| *n <= last).map(|n| format!("-{letter}{n}"))
            };
            // "12 marzo", "March 12"; "segundo semestre", "semestre 2".
            day(one, other).or_else(|| day(other, one)).or_else(|| stretch(one, other)).or_else(|| stretch(other, one))
        }
        _ => None,
    }
}

/// "S2", "Q3", "T3", "2S".
fn short(word: &str) -> Option<String> {
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    let letter = match letters.as_str() {
        "s" => 'S',
        "q" | "t" => 'Q',
        _ => return None,
    };
    (digits.len() == 1 && word.len() == 2).then(|| format!("-{letter}{digits}"))
}

fn month(word: &str) -> Option<usize> {
    let is = |name: &String| {
        let name = fold(name);
        name == word || (word.len() >= 3 && name.starts_with(word)) || (word == "setiembre" && name == "septiembre")
    };
    Lang::ALL.iter().find_map(|lang| month_names(*lang).iter().position(is)).map(|index| index + 1)
}

fn third(word: &str) -> Option<&'static str> {
    match word {
        "inicio" | "inicios" | "principio" | "principios" | "comienzo" | "comienzos" | "early" => Some("early"),
        "mediado" | "mediados" | "mid" => Some("mid"),
        "fin" | "fines" | "final" | "finales" | "late" => Some("late"),
        _ => None,
    }
}

fn ordinal(word: &str) -> Option<usize> {
    const WORDS: [&[&str]; 4] = [
        &["primer", "primero", "first", "1er", "1ro", "1st"],
        &["segundo", "second", "2do", "2nd"],
        &["tercer", "tercero", "third", "3er", "3ro", "3rd"],
        &["cuarto", "fourth", "4to", "4th"],
    ];
    let is = |n: &usize| word == n.to_string() || word == fold(&roman(*n)) || WORDS[n - 1].contains(&word);
    (1..=4).find(is)
}

/// "Bimensual" is none of them: it may be twice a month and every two months.
fn recurrence(word: &str) -> Option<&'static str> {
    match word {
        "continuo" | "continua" | "permanente" | "constante" | "ongoing" => Some("continuous"),
        "semanal" | "semanalmente" => Some("weekly"),
        "mensual" | "mensualmente" => Some("monthly"),
        "bimestral" | "bimestralmente" => Some("bimonthly"),
        "trimestral" | "trimestralmente" => Some("quarterly"),
        "semestral" | "semestralmente" | "half-year" => Some("half-yearly"),
        "anual" | "anualmente" | "annual" => Some("yearly"),
        _ => None,
    }
}

/// The time of day that words say: "9.30", "9:30 h", "2 p. m.", "14h00".
pub fn time(typed: &str) -> Option<String> {
    let small = fold(typed);
    let words: String = small.chars().filter(|c| !c.is_whitespace()).collect();
    let end = words.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ':' | 'h')).unwrap_or(words.len());
    let (digits, half) = words.split_at(end);
    let digits = digits.trim_end_matches(['.', ':', 'h']).replace(['.', 'h'], ":");
    if !half.chars().all(|c| c.is_ascii_alphabetic() || c == '.') {
        return None;
    }
    let half: String = half.chars().filter(char::is_ascii_alphabetic).collect();
    let later = match half.as_str() {
        "" | "rs" | "oras" | "s" => None,
        "am" => Some(0),
        "pm" => Some(12),
        _ => return None,
    };
    // A number alone is an hour only where something says so.
    let whole = if digits.contains(':') { digits } else { format!("{digits}:00") };
    let alone = !words.contains([':', '.', 'h']) && later.is_none();
    let TimeOfDay(minutes) = TimeOfDay::parse(&whole).filter(|_| !alone)?;
    let (hour, minute) = (minutes / 60, minutes % 60);
    let hour = match later {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(later) => hour % 12 + later,
        None => hour,
    };
    Some(format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_that_are_said() {
        for (typed, form) in [
            ("12 de marzo de 2026", "2026-03-12"),
            ("12 marzo 2026", "2026-03-12"),
            ("March 12, 2026", "2026-03-12"),
            ("12-mar-2026", "2026-03-12"),
            ("1.º de abril del año 2026", "2026-04-01"),
            ("marzo de 2026", "2026-03"),
            ("setiembre 2026", "2026-09"),
            ("Segundo semestre de 2026", "2026-S2"),
            ("II semestre 2026", "2026-S2"),
            ("tercer trimestre 2026", "2026-Q3"),
            ("T3 2026", "2026-Q3"),
            ("desde mayo de 2026", "2026-05/.."),
            ("a partir de mayo de 2026", "2026-05/.."),
            ("mediados de febrero de 2026", "2026-02-mid"),
            ("fines de 2026", "2026-late"),
            ("Mensual", "monthly"),
            ("continua", "continuous"),
        ] {
            assert_eq!(period(typed), Some(Spoken::Whole(form.to_owned())), "{typed}");
        }
        for (typed, form) in [("segundo semestre", "2024-S2"), ("marzo", "2024-03"), ("15 de marzo", "2024-03-15")] {
            assert_eq!(period(typed), Some(Spoken::WithoutYear(form.to_owned())), "{typed}");
        }
        for typed in [
            "",
            "2026",
            "pronto",
            "31 de febrero de 2026",
            "quinto semestre de 2026",
            "bimensual",
            "marzo o abril de 2026",
            "ma 2026",
            "desde",
        ] {
            assert_eq!(period(typed), None, "{typed}");
        }
    }

    #[test]
    fn times_that_are_said() {
        for (typed, form) in [
            ("9.00", "09:00"),
            ("9:00 am", "09:00"),
            ("9:30 a. m.", "09:30"),
            ("12:15 pm", "12:15"),
            ("12 am", "00:00"),
            ("2 PM", "14:00"),
            ("14h", "14:00"),
            ("14h30", "14:30"),
            ("09:00 hrs", "09:00"),
            ("9:00 horas", "09:00"),
        ] {
            assert_eq!(time(typed).as_deref(), Some(form), "{typed}");
        }
        for typed in ["", "9", "25:00", "14 pm", "mañana", "9:00 - 10:00", "h", "9:75"] {
            assert_eq!(time(typed), None, "{typed}");
        }
    }
}
