//! What somebody meant who does not write code: dates in the forms of letters, quotes of a word processor.
//!
//! Only what can mean one thing has a meaning here: `14/03/2022` is a day in March, `03/04/2022` may be two days.

use std::ops::Range;

use chrono::NaiveDate;

use super::faults::CURLY;
use super::when::{Period, TimeOfDay};

/// A date, period or time of day as TOML wants it.
pub fn date(typed: &str) -> Option<String> {
    let typed = typed.trim();
    if Period::parse(typed).is_ok() || TimeOfDay::parse(typed).is_some() {
        return Some(format!("\"{typed}\""));
    }
    let parts: Vec<&str> = typed.split(['/', '-', '.']).collect();
    let number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let numbers: Vec<u32> = parts.iter().map(|part| number(part)).collect::<Option<_>>()?;
    let is_year = |index: usize| parts[index].len() == 4;
    match numbers[..] {
        [year, month, day] if is_year(0) => whole_day(year, month, day),
        [day, month, year] if is_year(2) && (day > 12 || day == month) => whole_day(year, month, day),
        [month, day, year] if is_year(2) && day > 12 => whole_day(year, month, day),
        [year, month] if is_year(0) && (1..=12).contains(&month) => Some(format!("\"{year:04}-{month:02}\"")),
        [month, year] if is_year(1) && (1..=12).contains(&month) => Some(format!("\"{year:04}-{month:02}\"")),
        _ => None,
    }
}

fn whole_day(year: u32, month: u32, day: u32) -> Option<String> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(|day| day.to_string())
}

/// What many write for true and false: no text is meant.
pub fn truth(typed: &str) -> Option<bool> {
    match typed.to_lowercase().as_str() {
        "true" | "verdadero" | "sí" | "si" | "yes" => Some(true),
        "false" | "falso" | "no" => Some(false),
        _ => None,
    }
}

/// A statement's curly quotes made straight, where it is sound then.
pub fn straightened(written: &str, is_sound: impl Fn(&str) -> bool) -> Option<Vec<(Range<usize>, String)>> {
    if !written.contains(CURLY) || written.contains("\"\"\"") || written.contains("'''") {
        return None;
    }
    // Where the text itself has such a sign, the last one on the line closes.
    [false, true].into_iter().find_map(|last| {
        let edits = straighten(written, last)?;
        let mut straight = written.to_owned();
        for (span, text) in edits.iter().rev() {
            straight.replace_range(span.clone(), text);
        }
        is_sound(&straight).then_some(edits)
    })
}

fn straighten(written: &str, last: bool) -> Option<Vec<(Range<usize>, String)>> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(sign) = written[at..].chars().next() {
        let inner = at + sign.len_utf8();
        let line = written[inner..].lines().next().unwrap_or_default();
        let closing: &[char] = match sign {
            '"' | '\'' => &[],
            '«' => &['»'],
            '‘' | '’' => &['’', '‘'],
            '“' | '”' | '„' | '‟' => &['”', '“'],
            _ => {
                at = inner;
                continue;
            }
        };
        if closing.is_empty() {
            at = match end_of_string(line, sign) {
                Some(length) => inner + length + 1,
                // Opened with a straight quote and closed with a curly one.
                None => {
                    let (start, wrong) = line.char_indices().rev().find(|(_, c)| CURLY.contains(c))?;
                    let start = inner + start;
                    edits.push((start..start + wrong.len_utf8(), sign.to_string()));
                    start + wrong.len_utf8()
                }
            };
            continue;
        }
        let found = if last { line.rfind(closing) } else { line.find(closing) };
        let length = found.or_else(|| line.rfind('"'))?;
        let close = written[inner + length..].chars().next()?;
        let end = inner + length + close.len_utf8();
        edits.push((at..end, quoted(&written[inner..inner + length])));
        at = end;
    }
    Some(edits)
}

/// The length of what stands before the closing quote.
fn end_of_string(line: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    line.char_indices().find_map(|(at, c)| {
        let closes = c == quote && !escaped;
        escaped = quote == '"' && c == '\\' && !escaped;
        closes.then_some(at)
    })
}

/// Words as a TOML string of one line.
pub fn quoted(words: &str) -> String {
    if !words.contains(['"', '\\']) {
        format!("\"{words}\"")
    } else if !words.contains('\'') {
        format!("'{words}'")
    } else {
        format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_mean_one_day() {
        for (typed, meant) in [
            ("14/03/2022", "2022-03-14"),
            ("14-3-2022", "2022-03-14"),
            ("03/14/2022", "2022-03-14"),
            ("05.05.2022", "2022-05-05"),
            ("2022/3/4", "2022-03-04"),
            ("2022-04", "\"2022-04\""),
            ("04/2022", "\"2022-04\""),
            ("2024-S1", "\"2024-S1\""),
            ("9:30", "\"9:30\""),
        ] {
            assert_eq!(date(typed).as_deref(), Some(meant), "{typed}");
        }
        for typed in ["03/04/2022", "31/02/2022", "14/03/22", "1/2", "2022-13", "12-", "٣/04/2022"] {
            assert_eq!(date(typed), None, "{typed}");
        }
    }

    #[test]
    fn curly_quotes_become_straight() {
        let straight = |written: &str| {
            let edits = straightened(written, |text| toml::de::DeTable::parse(text).is_ok())?;
            let mut text = written.to_owned();
            edits.iter().rev().for_each(|(span, new)| text.replace_range(span.clone(), new));
            Some(text)
        };
        for (typed, meant) in [
            ("a = “Reunión, uno”", "a = \"Reunión, uno\""),
            ("a = { es = “x”, en = \"y\" }", "a = { es = \"x\", en = \"y\" }"),
            ("a = «dice \"sí\"»", "a = 'dice \"sí\"'"),
            ("a = ‘d’Europe’", "a = \"d’Europe\""),
            ("a = \"x”", "a = \"x\""),
            ("a = “x\"", "a = \"x\""),
            ("a = [“x”,\n “y”]", "a = [\"x\",\n \"y\"]"),
        ] {
            assert_eq!(straight(typed).as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(straight("a = “x"), None);
        assert_eq!(straight("a = \"x"), None);
    }
}
