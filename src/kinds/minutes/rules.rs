//! What contradicts itself or is missing in minutes.

use super::agenda::{DEEPEST, agenda_branches, discussion_branches};
use super::attendance::people_of;
use super::codes;
use super::model::{Attendance, Minutes};
use crate::diag::{self, Finding, nearest};
use crate::kinds::functions::{core_function, core_functions};
use crate::kinds::rows::{check_groups, check_tree, no_such_item};
use crate::kinds::{Check, Progress};
use crate::say;
use crate::source::{Count, Plain};

/// Checks minutes.
pub fn check(minutes: &Minutes, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    times(minutes, check, &mut findings);
    agenda(minutes, check, &mut findings);
    functions(minutes, check, &mut findings);
    open_action_points(minutes, check, &mut findings);
    owners_twice(minutes, check, &mut findings);
    people(minutes, check, &mut findings);
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

/// References within the document: agenda items, and rows under which others stand.
fn agenda(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    let items: Vec<&str> = minutes.agenda.iter().map(|item| item.id.as_str()).collect();
    let references = (minutes.discussion.iter().map(|row| &row.agenda))
        .chain(minutes.decision.iter().filter_map(|row| row.agenda.as_ref()))
        .chain(minutes.action.iter().filter_map(|row| row.agenda.as_ref()));
    for reference in references.filter(|reference| !items.contains(&reference.as_str())) {
        findings.push(no_such_item(check, reference, &items));
    }
    findings.extend(check_tree(check, &agenda_branches(minutes), DEEPEST));
    findings.extend(check_tree(check, &discussion_branches(minutes), DEEPEST));
    let groups: Vec<&Plain> = minutes.discussion.iter().map(|row| &row.agenda).collect();
    findings.extend(check_groups(check, "agenda", &discussion_branches(minutes), &groups, &items));
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
            findings.push(
                Finding::new(diag::codes::UNKNOWN_FUNCTION, check.file, function.0.span.clone(), message).help(help),
            );
        }
    }
}

/// An action point without owner or date is a wish.
fn open_action_points(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    for action in minutes.action.iter().filter(|action| !action.status.is_some_and(Progress::is_closed)) {
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
        findings.push(Finding::new(codes::OPEN_ACTION_POINT, check.file, action.task.span.clone(), message).help(
            say!(
                "agregue responsible = \"…\" y due = \"2024-05-14\" (o \"2024-05\")"
                    | "add responsible = \"…\" and due = \"2024-05-14\" (or \"2024-05\")"
            ),
        ));
    }
}

/// An action point has owners and a date, or assignments with owners and dates of their own.
fn owners_twice(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    for action in minutes.action.iter().filter(|action| !action.assignments.is_empty()) {
        let owner = action.responsible.first().map(|body| ("responsible", body.0.span.clone()));
        let due = action.due.as_ref().map(|due| ("due", due.span.clone()));
        for (key, span) in owner.into_iter().chain(due) {
            let message = say!(
                "«{key}» y «assignments» en un mismo punto de acción" | "“{key}” and “assignments” in one action point"
            );
            findings.push(Finding::new(diag::codes::EXCLUDED_FIELD, check.file, span, message).help(say!(
                "ponga a cada responsable con su fecha en «assignments» y borre «{key}»"
                    | "put each owner with its date into “assignments” and delete “{key}”"
            )));
        }
    }
}

/// Numbers of people that are stated more than once must agree.
fn people(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    let mut against = |stated: &Option<Count>, women: &Option<Count>, men: &Option<Count>| {
        let (Some(stated), Some(women), Some(men)) = (stated, women, men) else { return };
        let (all, sum) = (u64::from(stated.v), u64::from(women.v) + u64::from(men.v));
        // Somebody may be counted as neither; nobody can be counted as both.
        if sum > all {
            let message = say!(
                "se dice {all} personas, y mujeres y hombres suman {sum}"
                    | "{all} people are stated, and women and men add up to {sum}"
            );
            findings.push(
                Finding::new(codes::COUNTS_MISMATCH, check.file, stated.span.clone(), message)
                    .other(check.file, women.span.clone(), say!("mujeres" | "women"))
                    .other(check.file, men.span.clone(), say!("hombres" | "men"))
                    .help(say!(
                        "corrija uno de los tres números, o borre el total: se calcula"
                            | "correct one of the three numbers, or delete the total: it is computed"
                    )),
            );
        }
    };
    against(&minutes.headcount, &minutes.women, &minutes.men);
    for participant in &minutes.participant {
        against(&participant.count, &participant.women, &participant.men);
    }
    let present = minutes.participant.iter().filter(|p| p.attendance != Some(Attendance::Apologies));
    let listed: u64 = present.filter_map(people_of).sum();
    if let Some(stated) = minutes.headcount.as_ref().filter(|stated| listed > u64::from(stated.v)) {
        let all = stated.v;
        let message = say!(
            "se dice {all} personas, y la lista de participantes tiene {listed}"
                | "{all} people are stated, and the list of participants has {listed}"
        );
        findings.push(Finding::new(codes::COUNTS_MISMATCH, check.file, stated.span.clone(), message).help(say!(
            "corrija «headcount» o la lista; si la lista está completa, borre «headcount»"
                | "correct “headcount” or the list; if the list is complete, delete “headcount”"
        )));
    }
}
