//! What contradicts itself or is missing in minutes.

mod actions;
mod agenda;
mod people;

use super::codes;
use super::model::Minutes;
use crate::diag::{self, Finding};
use crate::kinds::Check;
use crate::say;
use crate::source::Time;

/// Checks minutes.
pub fn check(minutes: &Minutes, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    times(minutes, check, &mut findings);
    planned_times(minutes, check, &mut findings);
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

/// The longest meeting, in minutes. One may run past midnight, but then its end is early in the day.
const LONGEST: u32 = 16 * 60;

/// Minutes from one time to the next time of day that is the other.
fn length(start: &Time, end: &Time) -> u32 {
    (end.v.0 + 24 * 60 - start.v.0) % (24 * 60)
}

/// The times for which a meeting was called, in order; that it began at others is told, and no fault.
fn planned_times(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    let (Some(start), Some(end)) = (&minutes.planned_start, &minutes.planned_end) else { return };
    if length(start, end) <= LONGEST {
        return;
    }
    let (from, to) = (start.v, end.v);
    let message = say!(
        "la reunión debía terminar ({to}) antes de empezar ({from})"
            | "the meeting was to end ({to}) before it was to begin ({from})"
    );
    findings.push(
        Finding::new(diag::codes::DATES_OUT_OF_ORDER, check.file, end.span.clone(), message)
            .other(check.file, start.span.clone(), say!("debía empezar aquí" | "it was to begin here"))
            .help(say!("corrija «planned_start» o «planned_end»" | "correct “planned_start” or “planned_end”")),
    );
}

/// Times in order, and the stated duration against them.
fn times(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    let (Some(start), Some(end)) = (&minutes.start, &minutes.end) else { return };
    let length = length(start, end);
    if length > LONGEST {
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
