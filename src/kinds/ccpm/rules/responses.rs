//! Response rates: answers without partners, more answers than partners, the same type twice.

use super::super::codes;
use super::super::model::{Ccpm, Response};
use crate::diag::{self, Finding};
use crate::kinds::Check;
use crate::say;

/// Answers without partners, and more answers than partners.
pub fn responses(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
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
