//! What contradicts itself or is missing in minutes.

mod actions;
mod agenda;
mod people;

use super::codes;
use super::model::Minutes;
use crate::diag::{self, Finding};
use crate::kinds::Check;
use crate::say;

/// Checks minutes.
pub fn check(minutes: &Minutes, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    times(minutes, check, &mut findings);
    agenda::agenda(minutes, check, &mut findings);
    agenda::silent_items(minutes, check, &mut findings);
    agenda::functions(minutes, check, &mut findings);
    actions::open_action_points(minutes, check, &mut findings);
    actions::owners_twice(minutes, check, &mut findings);
    people::people(minutes, check, &mut findings);
    if minutes.date.v > check.header.issued.v {
        let message = say!("la minuta se emite antes de la reunión" | "the minutes are issued before the meeting");
        findings.push(
            Finding::new(diag::codes::DATES_OUT_OF_ORDER, check.file, check.header.issued.span.clone(), message)
                .other(
                    check.file,
                    minutes.date.span.clone(),
                    say!("la reunión es de esta fecha" | "the meeting is of this date"),
                )
                .help(say!("corrija «issued» o «date»" | "correct “issued” or “date”")),
        );
    }
    findings
}

/// Times in order, and the stated duration against them.
fn times(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    let (Some(start), Some(end)) = (&minutes.start, &minutes.end) else { return };
    // A meeting may run past midnight, but then its end is early in the day.
    let length = (end.v.0 + 24 * 60 - start.v.0) % (24 * 60);
    if length > 16 * 60 {
        let (from, to) = (start.v, end.v);
        let message = say!(
            "la reunión termina ({to}) antes de empezar ({from})" | "the meeting ends ({to}) before it begins ({from})"
        );
        findings.push(
            Finding::new(diag::codes::DATES_OUT_OF_ORDER, check.file, end.span.clone(), message)
                .other(check.file, start.span.clone(), say!("empieza aquí" | "it begins here"))
                .help(say!("corrija «start» o «end»" | "correct “start” or “end”")),
        );
    } else if let Some(stated) = minutes.duration_minutes.as_ref().filter(|stated| stated.v != length) {
        let stated_minutes = stated.v;
        let message = say!(
            "la duración dice {stated_minutes} minutos y las horas dan {length}"
                | "the duration says {stated_minutes} minutes and the times give {length}"
        );
        findings.push(
            Finding::new(codes::DURATION_MISMATCH, check.file, stated.span.clone(), message)
                .other(check.file, start.span.clone(), say!("hora de inicio" | "start"))
                .other(check.file, end.span.clone(), say!("hora de cierre" | "end"))
                .help(say!(
                    "borre «duration_minutes»: la duración se calcula de las horas"
                        | "delete “duration_minutes”: the duration is computed from the times"
                )),
        );
    }
}
