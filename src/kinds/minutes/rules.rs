//! What contradicts itself or is missing in minutes.

use std::collections::HashMap;

use super::model::{Minutes, Progress};
use crate::diag::{Code, Finding, nearest};
use crate::kinds::Check;
use crate::kinds::functions::{core_function, core_functions};
use crate::say;
use crate::source::Plain;

/// Checks minutes.
pub fn check(minutes: &Minutes, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    times(minutes, check, &mut findings);
    agenda(minutes, check, &mut findings);
    functions(minutes, check, &mut findings);
    open_action_points(minutes, check, &mut findings);
    if minutes.date.v > check.header.issued.v {
        let message = say!("la minuta se emite antes de la reunión" | "the minutes are issued before the meeting");
        findings.push(
            Finding::new(Code::DatesOutOfOrder, check.file, check.header.issued.span.clone(), message)
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
            Finding::new(Code::DatesOutOfOrder, check.file, end.span.clone(), message)
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
            Finding::new(Code::DurationMismatch, check.file, stated.span.clone(), message)
                .other(check.file, start.span.clone(), say!("hora de inicio" | "start"))
                .other(check.file, end.span.clone(), say!("hora de cierre" | "end"))
                .help(say!(
                    "borre «duration_minutes»: la duración se calcula de las horas"
                        | "delete “duration_minutes”: the duration is computed from the times"
                )),
        );
    }
}

/// References within the document: agenda items, and passages under which others stand.
fn agenda(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    let items: Vec<&str> = minutes.agenda.iter().map(|item| item.id.as_str()).collect();
    let references = (minutes.discussion.iter().map(|row| &row.agenda))
        .chain(minutes.decision.iter().filter_map(|row| row.agenda.as_ref()))
        .chain(minutes.action.iter().filter_map(|row| row.agenda.as_ref()));
    for reference in references.filter(|reference| !items.contains(&reference.as_str())) {
        findings.push(no_such_item(check, reference, &items));
    }
    let parents: HashMap<&str, &str> = (minutes.discussion.iter())
        .filter_map(|row| Some((row.id.as_ref()?.as_str(), row.under.as_ref().map_or("", |u| u.as_str()))))
        .collect();
    let rows: Vec<&str> = parents.keys().copied().collect();
    for row in &minutes.discussion {
        let Some(under) = &row.under else { continue };
        if !parents.contains_key(under.as_str()) {
            findings.push(no_such_item(check, under, &rows));
            continue;
        }
        // A circle of rows that stand under each other would never be printed.
        let mut at = under.as_str();
        for _ in 0..=parents.len() {
            at = parents.get(at).copied().unwrap_or_default();
        }
        if !at.is_empty() {
            let message =
                say!("estas filas están unas bajo otras en círculo" | "these items stand under each other in a circle");
            findings.push(
                Finding::new(Code::NoSuchItem, check.file, under.span.clone(), message)
                    .help(say!("una de ellas debe quedar sin «under»" | "one of them must be without “under”")),
            );
        }
    }
}

fn no_such_item(check: &Check, reference: &Plain, known: &[&str]) -> Finding {
    let typed = &reference.v;
    let message = say!("no hay ninguna fila con el id «{typed}»" | "there is no item with the id “{typed}”");
    let help = match nearest(typed, known.iter().copied()) {
        Some(near) => say!("¿quiso decir «{near}»?" | "did you mean “{near}”?"),
        None => {
            let mut all = known.to_vec();
            all.sort_unstable();
            let all = all.join(", ");
            say!("los ids son: {all}" | "the ids are: {all}")
        }
    };
    Finding::new(Code::NoSuchItem, check.file, reference.span.clone(), message).help(help)
}

fn functions(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    for function in minutes.discussion.iter().filter_map(|row| row.function.as_ref()) {
        if core_function(&function.0).is_none() {
            let typed = &function.0.v;
            let message = say!("«{typed}» no es una función básica" | "“{typed}” is not a core function");
            let keys = || core_functions().iter().map(|f| f.key);
            let all = keys().filter(|key| !key.contains('.')).collect::<Vec<_>>().join(", ");
            let help = match nearest(typed, keys()) {
                Some(near) => say!("¿quiso decir «{near}»?" | "did you mean “{near}”?"),
                None => say!(
                    "las claves son: {all}; otra cosa va en «title»"
                        | "the keys are: {all}; anything else goes into “title”"
                ),
            };
            findings.push(Finding::new(Code::UnknownFunction, check.file, function.0.span.clone(), message).help(help));
        }
    }
}

/// An action point without owner or date is a wish.
fn open_action_points(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    for action in minutes.action.iter().filter(|a| !matches!(a.status, Some(Progress::Done | Progress::Dropped))) {
        let (owner, date) = if action.assignments.is_empty() {
            (!action.responsible.is_empty(), action.due.is_some())
        } else {
            (
                action.assignments.iter().all(|a| !a.responsible.is_empty()),
                action.assignments.iter().all(|a| a.due.is_some()),
            )
        };
        let message = match (owner, date) {
            (true, true) => continue,
            (false, true) => say!("punto de acción sin responsable" | "action point without an owner"),
            (true, false) => say!("punto de acción sin fecha" | "action point without a date"),
            (false, false) => say!("punto de acción sin responsable ni fecha" | "action point without owner or date"),
        };
        findings.push(Finding::new(Code::OpenActionPoint, check.file, action.task.span.clone(), message).help(say!(
            "agregue responsible = \"…\" y due = \"2024-05-14\" (o \"2024-05\")"
                | "add responsible = \"…\" and due = \"2024-05-14\" (or \"2024-05\")"
        )));
    }
}
