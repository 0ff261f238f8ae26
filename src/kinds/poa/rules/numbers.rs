//! Numbers in the words of an activity against the quantity of its target.

use super::super::codes;
use super::super::model::Activity;
use super::wording::{Counted, EACH, stem, stems, words};
use crate::diag::Finding;
use crate::kinds::Check;
use crate::locale::{Lang, exact, numeral};
use crate::say;

/// Names listed in the activity, or a number that it states, against the quantity of the target.
pub fn numbers(row: &Activity, check: &Check) -> Option<Finding> {
    let counted = Counted::of(row)?;
    let (lang, text) = row.activity.source();
    if lang != counted.lang() {
        return None;
    }
    names(row, &counted, text, check).or_else(|| stated(row, &counted, text, check))
}

/// Names listed in the activity, against the quantity of the target.
fn names(row: &Activity, counted: &Counted, text: &str, check: &Check) -> Option<Finding> {
    let unit: Vec<String> = counted.unit.iter().flat_map(|word| stems(word)).collect();
    // Twelve meetings of three bodies are no contradiction: what is counted must be what the names are names of.
    let (_, names) = listed_names(counted.lang(), text).filter(|(of, names)| {
        counted.quantity <= 20.0 && names.len() as f64 != counted.quantity && stems(of).any(|stem| unit.contains(&stem))
    })?;
    let (count, stated) = (names.len(), exact(counted.quantity));
    let message = say!("se nombran {count} y la meta es {stated}" | "{count} are named and the target is {stated}");
    let names = names.join(", ");
    Some(
        Finding::new(codes::NAMES_AGAINST_TARGET, check.file, row.activity.place(counted.lang()), message)
            .other(check.file, counted.span.clone(), say!("la meta" | "the target"))
            .help(say!(
                "se nombran: {names}; corrija la lista o la meta"
                    | "named are: {names}; correct the list or the target"
            )),
    )
}

/// A number that the activity states of what the target counts: "Realizar 6 talleres".
fn stated(row: &Activity, counted: &Counted, text: &str, check: &Check) -> Option<Finding> {
    if counted.is_rate() {
        return None;
    }
    let (lang, noun) = (counted.lang(), counted.noun()?);
    let words = words(text);
    let mut numbers = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(number) = numeral(lang, word) else { continue };
        // The noun, or an adjective and the noun: "six workshops", "six regional workshops".
        let is_noun = |word: &&String| word.chars().count() > 3 && stem(word) == noun;
        let Some(behind) = words[at + 1..].iter().take(2).position(|word| is_noun(&word)) else { continue };
        let next = words.get(at + 2 + behind).map(String::as_str);
        let word_at = |back: usize| at.checked_sub(back).map(|at| words[at].as_str());
        let before = word_at(1);
        let limited = before == Some("de") && word_at(2).is_some_and(|word| LIMITS_OF.contains(&word));
        // "3.5 talleres" is no whole number, "2 talleres por comité" are not all of them, "al menos 2" may be more.
        if next.is_some_and(|next| EACH.contains(&next) || OF_A_TIME.contains(&next))
            || before.is_some_and(|before| LIMITS.contains(&before) || numeral(lang, before).is_some())
            || limited
            || words.iter().any(|word| word == "entre" || word == "between")
        {
            return None;
        }
        numbers.push(number);
    }
    let sum: u32 = numbers.iter().fold(0, |sum, number| sum.saturating_add(*number));
    let fits = |number: u32| f64::from(number) == counted.quantity;
    let first = *numbers.first().filter(|_| !fits(sum) && !numbers.iter().any(|number| fits(*number)))?;
    let target = exact(counted.quantity);
    let message = say!(
        "la actividad dice {first} y la meta es {target}" | "the activity says {first} and the target is {target}"
    );
    Some(
        Finding::new(codes::NAMES_AGAINST_TARGET, check.file, row.activity.place(lang), message)
            .other(check.file, counted.span.clone(), say!("la meta" | "the target"))
            .help(say!("corrija uno de los dos números" | "correct one of the two numbers")),
    )
}

/// Words behind which a number recurs: "2 reuniones al mes".
const OF_A_TIME: &[&str] = &["al", "a"];
/// Words before a number that is not the whole: "al menos 6", "hasta 6", "at least six", "4 o 6".
const LIMITS: &[&str] =
    &["menos", "hasta", "minimo", "maximo", "unos", "unas", "que", "o", "least", "most", "to", "about", "than", "or"];
/// Words before "de" and a number: "más de 6".
const LIMITS_OF: &[&str] = &["mas", "menos", "cerca", "alrededor", "minimo", "maximo"];

/// Proper names in a list of three and more that ends a text, behind the two words before it that say what they are
/// names of: "las Mesas Provinciales de Luya, Bagua y Bongará".
fn listed_names(lang: Lang, text: &str) -> Option<(&str, Vec<&str>)> {
    let text = text.trim_end_matches(['.', ' ']);
    let (and, before) =
        if lang == Lang::ES { ([" y ", " e "], [": ", " de "]) } else { ([" and ", " & "], [": ", " of "]) };
    let mut names: Vec<&str> = text
        .split(", ")
        .flat_map(|part| and.iter().find_map(|and| part.split_once(and)).map_or(vec![part], |(a, b)| vec![a, b]))
        .map(str::trim)
        .collect();
    // The first name has the sentence before it.
    let first = names.first_mut()?;
    let start = before.iter().filter_map(|before| Some(first.rfind(before)? + before.len())).max()?;
    let before = first[..start].trim_end_matches([':', ' ']);
    let before = before.strip_suffix(" de").or(before.strip_suffix(" of")).unwrap_or(before);
    let of = before.rmatch_indices(' ').nth(1).map_or(before, |(at, _)| &before[at..]);
    *first = &first[start..];
    let name = |name: &str| name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= 5;
    (names.len() > 2 && names.iter().all(|n| name(n))).then_some((of, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_list() {
        let es = |text| listed_names(Lang::ES, text).map(|(_, names)| names.len());
        assert_eq!(es("Activar las mesas de: Luya, Bagua y Rodríguez de Mendoza."), Some(3));
        assert_eq!(es("Cuatro dimensiones: social, económica, ambiental e institucional"), None);
        assert_eq!(es("Poner en marcha las Mesas de Luya, Utcubamba, Bagua y Rodríguez de Mendoza."), Some(4));
        assert_eq!(es("Una reunión: Lima y Cusco"), None);
        assert_eq!(es("Sin lista"), None);
        assert_eq!(listed_names(Lang::EN, "Set up: Luya, Bagua and Bongará").map(|(of, _)| of), Some("Set up"));
    }
}
