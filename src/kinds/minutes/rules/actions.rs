//! Action points: an owner and a date for each, given once.

use super::super::codes;
use super::super::model::Minutes;
use crate::diag::{self, Finding};
use crate::kinds::{Check, Progress};
use crate::say;

/// An action point without owner or date is a wish.
pub fn open_action_points(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
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
pub fn owners_twice(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
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
