//! Figures that differ between the languages of a text: 12 in Spanish and 21 in English.
//!
//! Only figures are compared, by their digits: languages part them differently (1.234,5 and 1,234.5) and put them in
//! another order. A figure that the other language says in words is no fault, so both must have one that the other lacks.

use super::super::{text_finding, words_of};
use crate::diag::{Finding, codes};
use crate::kinds::Document;
use crate::locale::{Lang, numeral};
use crate::say;
use crate::source::{LocalText, fold};

/// Words that make another figure of the one before them, in one language or the other: "12 mil" is "12,000".
const SCALES: &[&str] = &[
    "mil", "miles", "millon", "millones", "thousand", "million", "millions", "billion", "billions", "docena",
    "docenas", "dozen", "dozens", "decada", "anos", "am", "pm", "mediodia", "noon", "midnight",
];

/// Reports, once a text, the figures that each of two languages has and the other lacks.
pub fn check(document: &Document) -> Vec<Finding> {
    let texts = document.texts.iter().map(|(_, text)| text).filter(|text| text.reserved.is_none());
    texts.filter_map(|text| differing(document, text)).collect()
}

fn differing(document: &Document, text: &LocalText) -> Option<Finding> {
    let (source, first) = text.source();
    text.values[1..].iter().find_map(|(lang, words)| {
        let (lacking, extra) = unmatched(first, words)?;
        Some(finding(document, text, (source, &lacking), (*lang, &extra)))
    })
}

fn finding(
    document: &Document,
    text: &LocalText,
    (source, lacking): (Lang, &[&str]),
    (lang, extra): (Lang, &[&str]),
) -> Finding {
    let (one, other) = (lacking.join(", "), extra.join(", "));
    let (es, en, source_es, source_en) = (lang.name().es, lang.name().en, source.name().es, source.name().en);
    let message = say!(
        "el texto en {source_es} dice {one}, y el texto en {es}, {other}"
            | "the text in {source_en} says {one}, and the text in {en} says {other}"
    );
    let (file, span) = words_of(document, text, source);
    let within = &file.text[file.clamp(&span)];
    let at = lacking.first().and_then(|sign| Some((span.start + within.find(*sign)?, sign.len())));
    let place = at.map_or(span.clone(), |(start, length)| start..start + length);
    let label = say!("en {source_es}" | "in {source_en}");
    text_finding(document, text, lang, extra, codes::FIGURES_DIFFER, message)
        .other(file, place, label)
        .help(say!("corrija el que esté mal" | "correct the one that is wrong"))
}

/// The figures of each text that the other one lacks; `None` where one lacks none, or the two may say the same.
fn unmatched<'w>(one: &'w str, other: &'w str) -> Option<(Vec<&'w str>, Vec<&'w str>)> {
    let all_digits = |words: &str| words.chars().filter(char::is_ascii_digit).collect::<String>();
    if all_digits(one) == all_digits(other) {
        return None;
    }
    let (figures, others) = (figures(one), figures(other));
    let left = without(&figures, &others);
    let right = without(&others, &figures);
    let (spoken, also) = (Spoken::of(one), Spoken::of(other));
    let left: Vec<&Figure> = left.into_iter().filter(|figure| !also.says(figure)).collect();
    let right: Vec<&Figure> = right.into_iter().filter(|figure| !spoken.says(figure)).collect();
    if left.is_empty() || right.is_empty() || spoken.scaled || also.scaled {
        return None;
    }
    let digits = |figures: &[&Figure]| figures.iter().map(|figure| all_digits(figure.shown)).collect::<String>();
    // "1 000" and "1,000", "9.30" and "9:30" are parted into other figures; "2024-25" and "2024-2025" are one stretch.
    let short = |a: &Figure, b: &Figure| a.digits.ends_with(&b.digits) || b.digits.ends_with(&a.digits);
    let years = left.len() == right.len() && left.iter().zip(&right).all(|(a, b)| short(a, b));
    let shown = |figures: Vec<&Figure<'w>>| figures.into_iter().map(|figure| figure.shown).collect();
    (digits(&left) != digits(&right) && !years).then(|| (shown(left), shown(right)))
}

/// A number in digits.
#[derive(Debug)]
struct Figure<'w> {
    shown: &'w str,
    /// Without separators and leading zeros.
    digits: String,
}

/// The figures of the first that have no equal among the second, as often as they stand.
fn without<'f, 'w>(figures: &'f [Figure<'w>], others: &[Figure]) -> Vec<&'f Figure<'w>> {
    let mut rest: Vec<&str> = others.iter().map(|figure| figure.digits.as_str()).collect();
    let lacks = |figure: &&Figure| match rest.iter().position(|digits| *digits == figure.digits) {
        Some(at) => {
            rest.swap_remove(at);
            false
        }
        None => true,
    };
    figures.iter().filter(lacks).collect()
}

fn figures(words: &str) -> Vec<Figure<'_>> {
    let plain =
        |word: &&str| !word.contains("://") && !word.contains("www.") && !word.contains('@') && !word.contains("[^");
    words.split_whitespace().filter(plain).flat_map(in_word).collect()
}

/// The figures of a word; none of a name that has digits ("R4V", "1990s").
fn in_word(word: &str) -> Vec<Figure<'_>> {
    let mut figures = Vec::new();
    for part in word.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '\'' | '’')) {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric());
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() || part.contains(char::is_alphabetic) {
            continue;
        }
        // A decimal's last zeros say nothing; those of thousands do.
        let decimals = part.rsplit_once(['.', ',']).is_some_and(|(_, rest)| rest.len() != 3);
        let digits = if decimals { digits.trim_end_matches('0') } else { &digits };
        figures.push(Figure { shown: part, digits: digits.trim_start_matches('0').to_owned() });
    }
    figures
}

/// The numbers that a text says in words.
struct Spoken {
    numbers: Vec<u32>,
    /// Whether a word makes other figures of those beside it.
    scaled: bool,
}

impl Spoken {
    fn of(words: &str) -> Spoken {
        let folded = fold(words);
        let small: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let worded = small.iter().filter(|word| word.starts_with(char::is_alphabetic));
        let numbers = worded.filter_map(|word| Lang::ALL.iter().find_map(|lang| numeral(*lang, word)));
        // "a. m." comes as two letters.
        let halves = || small.windows(2).any(|pair| matches!(pair, ["a" | "p", "m"]));
        let scaled = small.iter().any(|word| SCALES.contains(word)) || halves();
        Spoken { numbers: numbers.collect(), scaled }
    }

    fn says(&self, figure: &Figure) -> bool {
        figure.digits.parse().is_ok_and(|number| self.numbers.contains(&number))
    }
}

#[cfg(test)]
mod tests {
    use super::unmatched;

    #[test]
    fn figures_that_differ() {
        for (es, en, one, other) in [
            ("Llegan 12 lonas.", "21 tarpaulins arrive.", "12", "21"),
            ("El 5 de mayo, 1.850 familias", "1,580 families on 5 May", "1.850", "1,580"),
            ("Un 62,5 % en 3 barrios", "In 3 districts 65.2 %", "62,5", "65.2"),
            ("Del 3 al 5 de mayo", "From 3 to 6 May", "5", "6"),
        ] {
            assert_eq!(unmatched(es, en), Some((vec![one], vec![other])), "{es}");
        }
    }

    #[test]
    fn figures_that_say_the_same() {
        for (es, en) in [
            ("Son 1.234,5 toneladas", "1,234.5 tonnes"),
            ("Son 2,50 y 1 000", "2.5 and 1,000"),
            ("El 12/03/2026", "On 03/12/2026"),
            ("A las 9.30 h en 2 salas", "At 9:30 in 2 rooms"),
            ("Tres talleres en 2 sedes", "3 workshops at two places"),
            ("Unas 12 mil personas", "Some 12,000 people"),
            ("A las 14:00, sala 3", "At 2 pm, room 3"),
            ("En 2024-25", "In 2024-2025"),
            ("La R4V en 2024", "R4V, 2024"),
            ("Véase https://example.org/es/1 (3)", "See https://example.org/en/2 (3)"),
            ("El 1.º de mayo", "1 May"),
            ("Primera de 5 reuniones", "1st of 5 meetings"),
            ("Nada", "12"),
        ] {
            assert_eq!(unmatched(es, en), None, "{es}");
        }
    }
}
