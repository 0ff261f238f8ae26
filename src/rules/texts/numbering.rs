//! Numbers typed before texts that the tool numbers itself. Which fields those are is said where they are declared
//! (`numbered`, [`crate::record!`]); what a row is called ("Figura", "Committee") comes from there, too.

use std::collections::HashMap;

use super::{Change, Worded, mend, words_of};
use crate::diag::{Finding, Fix, codes};
use crate::kinds::Document;
use crate::say;
use crate::source::fold;

/// What tables and pictures are called beside the name of their row, and what numbered rows are called whatever they are.
const LABELS: &[&str] = &[
    "figura",
    "fig",
    "grafico",
    "grafica",
    "ilustracion",
    "imagen",
    "mapa",
    "cuadro",
    "tabla",
    "figure",
    "chart",
    "map",
    "picture",
    "table",
    "box",
    "punto",
    "item",
    "anexo",
    "annex",
    "appendix",
    "seccion",
    "section",
    "apartado",
    "capitulo",
    "chapter",
];

/// A number at the start of a text.
#[derive(Debug, PartialEq)]
struct Typed<'w> {
    /// As typed, with its label and the signs behind it.
    shown: &'w str,
    /// Bytes up to the words that it numbers.
    length: usize,
    form: Form,
    /// Whether it can be nothing else. "V. Pérez" and "2.5 Toneladas" begin with no number of a row.
    sure: bool,
}

/// How a number is written; the rows of a list are numbered in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    Labelled,
    Figure,
    Figures,
    Roman,
    Letter,
}

/// A typed number in one language of a text.
struct Hit<'d> {
    worded: Worded<'d>,
    length: usize,
    shown: String,
}

/// Reports numbers that stand in the text and would be printed behind the tool's own.
pub fn check(document: &Document) -> Vec<Finding> {
    let mut hits = Vec::new();
    for (path, text) in &document.texts {
        let fields = document.fields_on(path);
        let Some((field, above)) = fields.split_last().filter(|(field, _)| field.numbered) else { continue };
        let mut labels: Vec<String> = LABELS.iter().map(|&label| label.to_owned()).collect();
        let names = above.iter().rev().take(1).flat_map(|list| [fold(list.es), fold(&list.key.replace('_', " "))]);
        labels.extend(names);
        let place = (above.last().map(|list| list.key), field.key);
        let (mut found, mut certain, mut forms) = (Vec::new(), false, Vec::new());
        for (lang, words) in text.values.iter().filter(|(_, words)| !text.prose || !is_list(words)) {
            let Some(typed) = typed(words, &labels) else { continue };
            certain |= typed.sure;
            forms.push((place, typed.form));
            let worded = Worded { text, lang: *lang };
            found.push(Hit { worded, length: typed.length, shown: typed.shown.to_owned() });
        }
        if let Some(form) = forms.first() {
            hits.push((*form, certain, found));
        }
    }
    // A row alone may begin with what looks like a number; several rows of a list do not.
    let mut rows: HashMap<_, usize> = HashMap::new();
    hits.iter().for_each(|(form, ..)| *rows.entry(*form).or_default() += 1);
    let meant = hits.iter().filter(|(form, certain, _)| *certain || rows[form] > 1);
    meant.filter_map(|(.., found)| report(document, found)).collect()
}

fn report(document: &Document, found: &[Hit]) -> Option<Finding> {
    let Hit { worded: first, shown, .. } = found.first()?;
    let message = say!(
        "«{shown}» está escrito a mano, y pliego ya pone el número"
            | "“{shown}” is typed, and pliego puts the number itself"
    );
    let help = say!(
        "bórrelo: el número se calcula, y cambia solo cuando se mueve una fila"
            | "delete it: the number is computed, and changes by itself when a row is moved"
    );
    let mut finding =
        super::super::text_finding(document, first.text, first.lang, &[shown], codes::TYPED_NUMBER, message).help(help);
    let mut fix = Fix::new(say!("quite «{shown}»" | "take away “{shown}”"));
    for Hit { worded, length, shown } in found {
        let Some((file, spelling)) = words_of(document, *worded) else { return Some(finding) };
        let blank = spelling.words.len() - spelling.words.trim_start().len();
        // The words are read cleaned; a stretch that is spelled with other blanks is left to the author.
        if !spelling.words[blank..].starts_with(shown.as_str()) {
            return Some(finding);
        }
        let behind = &spelling.words[blank + shown.len()..];
        let end = blank + (shown.len() + behind.len() - behind.trim_start().len()).max(*length);
        let changes: [Change; 1] = [(blank..end, String::new())];
        fix = mend(fix, file, &spelling, Some(*worded), &changes);
    }
    finding = finding.fix(fix);
    Some(finding)
}

/// Whether more than one line begins as an item of a list does.
fn is_list(words: &str) -> bool {
    words.lines().filter(|line| typed(line.trim_start(), &[]).is_some()).count() > 1
}

/// The number that the words begin with.
fn typed<'w>(words: &'w str, labels: &[String]) -> Option<Typed<'w>> {
    labelled(words, labels).or_else(|| bare(words))
}

/// "Figura 2: …", "Comité IV. …", "Anexo A – …".
fn labelled<'w>(words: &'w str, labels: &[String]) -> Option<Typed<'w>> {
    let mut at = 0;
    let mut label = String::new();
    // The longest label has four words.
    for _ in 0..4 {
        let (token, next) = token(words, at)?;
        label = if label.is_empty() { String::new() } else { label + " " } + &fold(token.trim_end_matches('.'));
        at = next;
        if labels.contains(&label) {
            let (number, end) = self::token(words, at)?;
            let (core, sign) = split(number);
            let length = match sign {
                "." | ":" | ")" | ".-" | ".:" => end,
                "" => self::token(words, end).filter(|(sign, _)| is_dash(sign) || *sign == ":")?.1,
                _ => return None,
            };
            let is_number = is_figures(core) || is_roman(core) || is_letter(core);
            return (is_number && begins_words(&words[length..]))
                .then(|| Typed::new(words, length, Form::Labelled, true));
        }
    }
    None
}

/// "1. …", "2.3 …", "4.- …", "II. …", "a) …".
fn bare(words: &str) -> Option<Typed<'_>> {
    let (first, end) = token(words, 0)?;
    let (core, sign) = split(first);
    let (sign, length) = match (sign, token(words, end)) {
        ("", Some((dash, end))) if is_dash(dash) => ("-", end),
        (sign, _) => (sign, end),
    };
    let rest = &words[length..];
    if !begins_words(rest) {
        return None;
    }
    let spaced_dash = sign == "-" && first == core;
    let capital = rest.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let sure = match sign {
        ")" | ".-" | ".–" | ".—" | ".)" if is_figures(core) || is_roman(core) => true,
        ")" | ".-" if is_letter(core) => true,
        "." if is_figures(core) => capital,
        "." if is_roman(core) => core.len() > 1,
        "." if is_letter(core) => false,
        "-" | "–" | "—" | ":" if is_figures(core) && !core.contains('.') => !spaced_dash && capital,
        "-" | "–" | "—" if is_roman(core) && core.len() > 1 => false,
        // A decimal number is followed by what it counts, in small letters or as a unit.
        "" if is_figures(core) && core.contains('.') && is_titled(rest) => false,
        _ => return None,
    };
    let form = match core {
        core if core.contains('.') => Form::Figures,
        core if is_figures(core) => Form::Figure,
        core if is_roman(core) => Form::Roman,
        _ => Form::Letter,
    };
    Some(Typed::new(words, length, form, sure))
}

impl<'w> Typed<'w> {
    fn new(words: &'w str, length: usize, form: Form, sure: bool) -> Typed<'w> {
        Typed { shown: words[..length].trim(), length, form, sure }
    }
}

/// The word at a place, and where the next one begins.
fn token(words: &str, at: usize) -> Option<(&str, usize)> {
    let rest = words.get(at..)?;
    let length = rest.find([' ', '\t', '\u{a0}']).unwrap_or(rest.len());
    let behind = &rest[length..];
    let blank = behind.len() - behind.trim_start_matches([' ', '\t', '\u{a0}']).len();
    (length > 0).then(|| (&rest[..length], at + length + blank))
}

/// A number or letter and the signs behind it.
fn split(token: &str) -> (&str, &str) {
    let end = token.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(token.len());
    let core = token[..end].trim_end_matches('.');
    (core, &token[core.len()..])
}

/// Figures with dots between them: "3", "2.3"; no thousand, no hour, no date.
fn is_figures(core: &str) -> bool {
    let parts: Vec<&str> = core.split('.').collect();
    let good = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let padded = parts.iter().any(|part| part.starts_with('0'));
    parts.len() <= 5 && parts.iter().all(good) && (parts.len() == 1 || !padded) && core != "0"
}

fn is_roman(core: &str) -> bool {
    let known = |n: usize| crate::locale::roman(n) == core;
    (1..=5).contains(&core.len()) && (1..40).any(known)
}

fn is_letter(core: &str) -> bool {
    core.len() == 1 && core.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_dash(token: &str) -> bool {
    matches!(token, "-" | "–" | "—" | ".-")
}

/// Whether words follow.
fn begins_words(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '¿' | '¡' | '«' | '“' | '"' | '\'' | '*' | '('))
}

/// Whether the words begin like a title: a capital, then a small letter.
fn is_titled(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Option<(&str, bool)> {
        let labels = ["figura", "cuadro", "comite", "linea de accion"].map(str::to_owned);
        typed(words, &labels).map(|typed| (typed.shown, typed.sure))
    }

    #[test]
    fn numbers_that_somebody_typed() {
        for (words, shown) in [
            ("1. Bienvenida", "1."),
            ("3) Compras", "3)"),
            ("2.- Existencias", "2.-"),
            ("12.1. Compras", "12.1."),
            ("II. Marco", "II."),
            ("a) lonas", "a)"),
            ("Figura 1: Hogares", "Figura 1:"),
            ("Cuadro 2. Hitos", "Cuadro 2."),
            ("Comité IV – Agua", "Comité IV –"),
            ("Línea de acción 3: Agua", "Línea de acción 3:"),
            ("FIGURA 2.1. Hogares", "FIGURA 2.1."),
        ] {
            assert_eq!(found(words), Some((shown, true)), "{words}");
        }
        for (words, shown) in [("V. Pérez", "V."), ("2.3 Compras", "2.3"), ("B. Compras", "B."), ("1 - Compras", "1 -")]
        {
            assert_eq!(found(words), Some((shown, false)), "{words}");
        }
    }

    #[test]
    fn numbers_that_are_what_the_text_says() {
        for words in [
            "2024: balance",
            "3 de mayo",
            "5 % de los hogares",
            "4 mesas",
            "1.850 familias",
            "2.5 toneladas",
            "8:30 Apertura",
            "1.5 GB",
            "12.05 Reunión",
            "1.5.2024 Reunión",
            "II Encuentro regional",
            "1.er semestre",
            "3.ª reunión",
            "Línea 100: atención",
            "Figura central",
            "1 - 15 de mayo",
            "2 – 3 mesas",
            "A la mesa",
            "a las 8",
            "I",
            "1.",
            "Comité 4",
            "Fase 1: diagnóstico",
            "2024. Balance",
            "05/2024. Acta",
            "N.º 5",
            "10 000 lonas",
            "",
        ] {
            assert_eq!(found(words), None, "{words}");
        }
    }
}
