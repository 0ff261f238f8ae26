//! What contradicts itself or is missing in a CCPM document.

use super::codes;
use super::model::{Ccpm, Response};
use super::scale::IASC;
use crate::diag::{self, Finding, nearest};
use crate::kinds::Check;
use crate::kinds::functions::{FunctionRef, core_function, core_functions};
use crate::say;
use crate::source::{Percent, Val, is_good_id};

/// Checks a CCPM document.
pub fn check(ccpm: &Ccpm, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    process_dates(ccpm, check, &mut findings);
    functions(ccpm, check, &mut findings);
    ratings(ccpm, check, &mut findings);
    responses(ccpm, check, &mut findings);
    ranges(ccpm, check, &mut findings);
    findings
}

/// A quarter of the year, and a year before that comes before.
fn ranges(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
    if let Some(quarter) = ccpm.quarter.as_ref().filter(|quarter| !(1..=4).contains(&quarter.v)) {
        let message = say!("un trimestre va de 1 a 4" | "a quarter goes from 1 to 4");
        findings.push(
            Finding::new(diag::codes::OUT_OF_RANGE, check.file, quarter.span.clone(), message)
                .help(say!("por ejemplo: quarter = 2" | "for example: quarter = 2")),
        );
    }
    if let Some(previous) = ccpm.previous.as_ref().filter(|previous| previous.year.v >= ccpm.year.v) {
        let (year, before) = (ccpm.year.v, previous.year.v);
        let message = say!(
            "el año anterior ({before}) no es anterior al evaluado ({year})"
                | "the year before ({before}) is not before the one assessed ({year})"
        );
        findings.push(
            Finding::new(diag::codes::DATES_OUT_OF_ORDER, check.file, previous.year.span.clone(), message)
                .other(check.file, ccpm.year.span.clone(), say!("año evaluado" | "year assessed"))
                .help(say!("corrija uno de los dos años" | "correct one of the two years")),
        );
    }
}

/// Launch, review, completion: in this order.
fn process_dates(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
    let dates = [("launch", &ccpm.launch), ("review", &ccpm.review), ("completion", &ccpm.completion)];
    let known: Vec<_> = dates.iter().filter_map(|(key, date)| Some((*key, date.as_ref()?))).collect();
    for pair in known.windows(2) {
        let ((first, earlier), (second, later)) = (pair[0], pair[1]);
        if earlier.v > later.v {
            let message = say!("«{second}» es anterior a «{first}»" | "“{second}” is before “{first}”");
            findings.push(
                Finding::new(diag::codes::DATES_OUT_OF_ORDER, check.file, later.span.clone(), message)
                    .other(
                        check.file,
                        earlier.span.clone(),
                        say!("esta fecha debe ir antes" | "this date must come first"),
                    )
                    .help(say!(
                        "el orden es: lanzamiento, revisión, finalización" | "the order is: launch, review, completion"
                    )),
            );
        }
    }
}

/// Keys that are neither official nor declared, and functions without an action.
fn functions(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
    let declared: Vec<&str> = ccpm.function.iter().map(|f| f.key.0.as_str()).collect();
    let keys = || core_functions().iter().map(|f| f.key).chain(declared.iter().copied());
    let mut unknown = |key: &FunctionRef| {
        let typed = &key.0.v;
        let message = say!("«{typed}» no es una función conocida" | "“{typed}” is not a known function");
        let help = match nearest(typed, keys().filter(|key| key != typed)) {
            Some(near) => say!("¿quiso decir «{near}»?" | "did you mean “{near}”?"),
            None => say!(
                "si es una función propia, declárela con [[function]] y «name»"
                    | "if it is a function of your own, declare it with [[function]] and “name”"
            ),
        };
        findings.push(Finding::new(diag::codes::UNKNOWN_FUNCTION, check.file, key.0.span.clone(), message).help(help));
    };
    for (key, name) in
        (ccpm.function.iter().map(|f| (&f.key, &f.name))).chain(ccpm.subfunction.iter().map(|f| (&f.key, &f.name)))
    {
        if name.is_none() && core_function(&key.0).is_none() {
            unknown(key);
        }
    }
    for action in &ccpm.action {
        let key = action.function.0.as_str();
        if !declared.contains(&key) && core_function(key).is_none() {
            unknown(&action.function);
        }
    }
    for function in &ccpm.function {
        if !is_good_id(&function.key.0) || function.key.0.contains('.') {
            findings.push(bad_key(check, &function.key));
        }
    }
    for sub in &ccpm.subfunction {
        let Some((parent, _)) = sub.key.0.split_once('.').filter(|_| is_good_id(&sub.key.0)) else {
            findings.push(bad_key(check, &sub.key));
            continue;
        };
        // A score whose function the report does not have would have no place in it.
        if !declared.contains(&parent) {
            let message = say!(
                "subfunción de «{parent}», que el informe no tiene"
                    | "sub-function of “{parent}”, which the report lacks"
            );
            findings.push(Finding::new(diag::codes::NO_SUCH_ITEM, check.file, sub.key.0.span.clone(), message).help(
                say!("agregue [[function]] con key = \"{parent}\"" | "add a [[function]] with key = \"{parent}\""),
            ));
        }
    }
    for (i, function) in ccpm.function.iter().enumerate() {
        let key = &function.key.0.v;
        if let Some(first) = ccpm.function[..i].iter().find(|other| other.key.0.v == *key) {
            let message = say!("la función «{key}» está dos veces" | "the function “{key}” stands twice");
            findings.push(
                Finding::new(diag::codes::DUPLICATE_ID, check.file, function.key.0.span.clone(), message)
                    .other(check.file, first.key.0.span.clone(), say!("la primera está aquí" | "the first is here"))
                    .help(say!("deje una sola de las dos" | "keep one of the two")),
            );
        }
        // A preliminary report has no plan yet.
        let acts = ccpm.action.iter().any(|action| action.function.0.v == *key);
        if !ccpm.action.is_empty() && !acts {
            let message = say!("la función «{key}» no tiene ninguna acción" | "the function “{key}” has no action");
            findings.push(
                Finding::new(codes::FUNCTION_WITHOUT_ACTION, check.file, function.key.0.span.clone(), message).help(
                    say!(
                        "agregue una [[action]] con function = \"{key}\", o acepte el aviso con su motivo"
                            | "add an [[action]] with function = \"{key}\", or accept the warning with its reason"
                    ),
                ),
            );
        }
    }
}

fn bad_key(check: &Check, key: &FunctionRef) -> Finding {
    let typed = &key.0.v;
    let message = say!("«{typed}» no sirve como clave de una función" | "“{typed}” cannot be the key of a function");
    Finding::new(diag::codes::BAD_ID, check.file, key.0.span.clone(), message).help(say!(
        "una función: key = \"localization\"; una subfunción: la clave de su función, un punto y una palabra: key = \"localization.funding\""
            | "a function: key = \"localization\"; a sub-function: the key of its function, a full stop and a word: key = \"localization.funding\""
    ))
}

/// Typed ratings against the scores, under the declared scales.
fn ratings(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
    let scale = ccpm.scale.as_ref().unwrap_or(&IASC);
    let before = ccpm.previous.as_ref().and_then(|previous| previous.scale.as_ref()).unwrap_or(scale);
    let mut against =
        |score: &Option<Percent>, rating: &Option<Val<super::scale::Rating>>, scale: &super::scale::Scale| {
            let (Some(score), Some(rating)) = (score, rating) else { return };
            let computed = scale.rate(score.v);
            if computed != rating.v {
                let percent = crate::locale::decimal(score.v);
                let (typed_es, typed_en) = (rating.v.word().es, rating.v.word().en);
                let (right_es, right_en) = (computed.word().es, computed.word().en);
                let message = say!(
                    "{percent} % es «{right_es}» en la escala declarada, no «{typed_es}»"
                        | "{percent}% is “{right_en}” on the declared scale, not “{typed_en}”"
                );
                findings.push(
                    Finding::new(codes::SCORE_AGAINST_LABEL, check.file, rating.span.clone(), message)
                        .other(check.file, score.span.clone(), say!("el puntaje está aquí" | "the score is here"))
                        .help(say!(
                            "borre «rating»: la calificación se calcula; o corrija la escala"
                                | "delete “rating”: it is computed; or correct the scale"
                        )),
                );
            }
        };
    for function in &ccpm.function {
        against(&function.score, &function.rating, scale);
        against(&function.previous_score, &function.previous_rating, before);
    }
    for function in &ccpm.subfunction {
        against(&function.score, &function.rating, scale);
    }
}

/// Answers without partners, and more answers than partners.
fn responses(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
    for (i, response) in ccpm.response.iter().enumerate() {
        if let Some(first) = ccpm.response[..i].iter().find(|other| other.partner == response.partner) {
            let (word_es, word_en) = (response.partner.word().es, response.partner.word().en);
            let message = say!("«{word_es}» está dos veces" | "“{word_en}” stands twice");
            findings.push(
                Finding::new(diag::codes::DUPLICATE_ID, check.file, response.at.clone(), message)
                    .other(check.file, first.at.clone(), say!("la primera está aquí" | "the first is here"))
                    .help(say!("deje una sola fila por tipo de socio" | "keep one row for each type of partner")),
            );
        }
        if let (Some(rate), Some(_), Some(_)) = (&response.rate, &response.partners, &response.responded) {
            let message =
                say!("«rate» y los números de los que se calcula" | "“rate” and the numbers that it is computed from");
            findings.push(
                Finding::new(diag::codes::EXCLUDED_FIELD, check.file, rate.span.clone(), message)
                    .help(say!("borre «rate»: la tasa se calcula" | "delete “rate”: it is computed")),
            );
        }
        let word_es = response.partner.word().es;
        let word_en = response.partner.word().en;
        let message = match odd(response) {
            None => continue,
            Some(Odd::NoDenominator) => {
                say!("{word_es}: hay respuestas y ningún socio" | "{word_en}: there are answers and no partner")
            }
            Some(Odd::OverHundred) => {
                say!("{word_es}: la tasa de respuesta pasa del 100 %" | "{word_en}: the response rate exceeds 100%")
            }
        };
        let span = response.responded.as_ref().map(|n| n.span.clone());
        let span = span.or(response.rate.as_ref().map(|rate| rate.span.clone())).unwrap_or_else(|| response.at.clone());
        findings.push(
            Finding::new(codes::ODD_RESPONSE_RATE, check.file, span, message)
                .help(say!("revise «partners», «effective» y «responded»; si es así, acepte el aviso con su motivo: se explica al pie de la tabla"
                    | "check “partners”, “effective” and “responded”; if it is so, accept the warning with its reason: it is explained below the table")),
        );
    }
}

/// What is odd about a response rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    NoDenominator,
    OverHundred,
}

/// What is odd about a row of the response rates.
pub fn odd(response: &Response) -> Option<Odd> {
    let responded = response.responded.as_ref().map(|n| n.v);
    let denominators = [&response.partners, &response.effective];
    let known = || denominators.iter().filter_map(|n| n.as_ref()).map(|n| n.v);
    if responded.is_some_and(|n| n > 0) && known().any(|n| n == 0) {
        Some(Odd::NoDenominator)
    } else if responded.is_some_and(|n| known().any(|d| n > d)) || response.rate.as_ref().is_some_and(|r| r.v > 100.0) {
        Some(Odd::OverHundred)
    } else {
        None
    }
}
