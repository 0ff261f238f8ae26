//! Faults of wording that plans have in practice: activities that say the same twice, names against numbers, and the
//! Spanish pair «bimensual» (twice a month) and «bimestral» (every two months).

use super::codes;
use std::collections::HashSet;

use super::model::{Activity, Poa};
use super::target::Target;
use crate::diag::Finding;
use crate::kinds::Check;
use crate::locale::{Lang, decimal};
use crate::say;
use crate::source::{LocalText, fold};

/// Checks the wording of the activities.
pub fn check(poa: &Poa, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    let rows: Vec<&Activity> = poa.activity.iter().filter(|activity| !activity.is_heading()).collect();
    near_duplicates(&rows, check, &mut findings);
    for row in &rows {
        names_against_number(row, check, &mut findings);
        every_two_months(row, check, &mut findings);
    }
    findings
}

/// Words that carry the meaning of a text: those of four letters and more, without case, accents and endings.
fn stems(text: &str) -> HashSet<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(|word| word.chars().take(6).collect())
        .collect()
}

/// Two activities of one line with nearly the same words and different targets: one of them may be left over.
fn near_duplicates(rows: &[&Activity], check: &Check, findings: &mut Vec<Finding>) {
    let words: Vec<HashSet<String>> = rows.iter().map(|row| stems(row.activity.source().1)).collect();
    for (later, row) in rows.iter().enumerate() {
        let earlier = (0..later).find(|&earlier| {
            let (a, b) = (&words[earlier], &words[later]);
            let (common, fewer) = (a.intersection(b).count(), a.len().min(b.len()));
            // All the words of the shorter text stand in the longer one.
            let alike = fewer >= 2 && common == fewer && fewer * 2 >= a.len().max(b.len());
            let family = is_under(rows[earlier], row) || is_under(row, rows[earlier]);
            alike && !family && rows[earlier].line.v == row.line.v && target_words(rows[earlier]) != target_words(row)
        });
        if let Some(first) = earlier.map(|earlier| rows[earlier]) {
            let message = say!(
                "dos actividades casi iguales con metas distintas"
                    | "two activities nearly alike with different targets"
            );
            findings.push(
                Finding::new(codes::NEAR_DUPLICATE, check.file, row.activity.span.clone(), message)
                    .other(check.file, first.activity.span.clone(), say!("la primera está aquí" | "the first is here"))
                    .help(say!(
                        "si es la misma, deje una sola; si no, diga en qué se distinguen"
                            | "if it is the same, keep one; if not, say what tells them apart"
                    )),
            );
        }
    }
}

fn is_under(row: &Activity, above: &Activity) -> bool {
    row.under.as_ref().is_some_and(|under| above.id.as_ref().is_some_and(|id| id.v == under.v))
}

/// The targets of an activity, for comparing.
fn target_words(activity: &Activity) -> Vec<String> {
    let words = |target: &Target| match target {
        Target::Words(words) => fold(words.source().1),
        Target::Quantity(target) => {
            format!(
                "{} {}",
                decimal(target.quantity.v),
                target.unit.as_ref().map_or(String::new(), |u| fold(u.source().1))
            )
        }
    };
    activity.target.iter().map(words).collect()
}

/// Names listed in the activity, against the quantity of the target.
fn names_against_number(row: &Activity, check: &Check, findings: &mut Vec<Finding>) {
    let [Target::Quantity(counted)] = &row.target[..] else { return };
    let (target, unit) = (&counted.quantity, counted.unit.as_ref());
    let (lang, words) = row.activity.source();
    // Twelve meetings of three bodies are no contradiction: what is counted must be what the names are names of.
    let names = listed_names(lang, words).filter(|(of, names)| {
        let unit = unit.and_then(|unit| unit.get(lang)).map(stems).unwrap_or_default();
        target.v <= 20.0 && names.len() as f64 != target.v && !stems(of).is_disjoint(&unit)
    });
    let Some((_, names)) = names else { return };
    let (count, stated) = (names.len(), decimal(target.v));
    let message = say!("se nombran {count} y la meta es {stated}" | "{count} are named and the target is {stated}");
    let names = names.join(", ");
    findings.push(
        Finding::new(codes::NAMES_AGAINST_TARGET, check.file, row.activity.span.clone(), message)
            .other(check.file, target.span.clone(), say!("la meta" | "the target"))
            .help(say!(
                "se nombran: {names}; corrija la lista o la meta"
                    | "named are: {names}; correct the list or the target"
            )),
    );
}

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

/// «Bimensual» in the activity and «bimestral» in the target, or the other way round.
fn every_two_months(row: &Activity, check: &Check, findings: &mut Vec<Finding>) {
    let targets = row.target.iter().filter_map(|target| match target {
        Target::Words(words) => Some(&**words),
        Target::Quantity(target) => target.unit.as_deref(),
    });
    let says = |text: &LocalText, word: &str| text.get(Lang::ES).is_some_and(|words| fold(words).contains(word));
    for target in targets {
        for (one, other) in [("bimensual", "bimestral"), ("bimestral", "bimensual")] {
            if says(&row.activity, one) && says(target, other) {
                let message = say!(
                    "la actividad es «{one}» y la meta «{other}»" | "the activity is “{one}” and the target “{other}”"
                );
                findings.push(
                    Finding::new(codes::TWICE_OR_EVERY_TWO, check.file, row.activity.span.clone(), message)
                        .other(check.file, target.span.clone(), say!("la meta" | "the target"))
                        .help(say!(
                            "bimensual es dos veces al mes; bimestral, cada dos meses"
                                | "“bimensual” is twice a month; “bimestral”, every two months"
                        )),
                );
            }
        }
    }
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
