//! Rows of a plan: headings that only head, and activities with a target, a time and an owner.

use super::super::codes;
use super::super::model::{Activity, Poa};
use super::super::tree;
use crate::diag::{self, Finding, Say};
use crate::kinds::{Check, Progress};
use crate::say;

/// A heading has rows below it and nothing else of its own.
pub fn headings(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
    let counts = tree::child_counts(poa);
    for heading in poa.activity.iter().filter(|activity| activity.is_heading()) {
        if has_content(heading) {
            let message = say!("encabezado con datos de actividad" | "heading with the data of an activity");
            findings.push(
                Finding::new(diag::codes::EXCLUDED_FIELD, check.file, heading.activity.span.clone(), message).help(
                    say!(
                        "un encabezado solo lleva id, line, under y activity; si es una actividad, borre «heading»"
                            | "a heading has only id, line, under and activity; if it is an activity, delete “heading”"
                    ),
                ),
            );
        }
        if heading.id.as_ref().is_none_or(|id| !counts.contains_key(id.as_str())) {
            let message = say!("encabezado sin actividades" | "heading without activities");
            findings.push(Finding::new(codes::EMPTY_HEADING, check.file, heading.activity.span.clone(), message).help(
                say!(
                    "dé un id al encabezado y nómbrelo en sus actividades con under = \"…\""
                        | "give the heading an id and name it in its activities with under = \"…\""
                ),
            ));
        }
    }
}

fn has_content(activity: &Activity) -> bool {
    !activity.target.is_empty()
        || activity.schedule.as_ref().is_some_and(|schedule| !schedule.entries.is_empty())
        || !activity.responsible.is_empty()
        || !activity.budget.is_empty()
        || activity.weight.is_some()
        || activity.indicator.is_some()
        || activity.verification.is_some()
        || activity.risk.is_some()
        || activity.note.is_some()
        || activity.status.is_some()
        || activity.done.is_some()
        || activity.updated.is_some()
}

/// An activity without target, time or owner is a wish. One with activities below it leaves them these.
pub fn gaps(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
    let counts = tree::child_counts(poa);
    for activity in &poa.activity {
        let parent = activity.id.as_ref().is_some_and(|id| counts.contains_key(id.as_str()));
        if activity.is_heading() || parent || activity.status == Some(Progress::Dropped) {
            continue;
        }
        let empty_schedule = activity.schedule.as_ref().is_none_or(|schedule| schedule.entries.is_empty());
        let missing: Vec<Say> = [
            (activity.target.is_empty(), say!("meta" | "target")),
            (empty_schedule, say!("cronograma" | "schedule")),
            (activity.responsible.is_empty(), say!("responsable" | "owner")),
        ]
        .into_iter()
        .filter_map(|(absent, name)| absent.then_some(name))
        .collect();
        if missing.is_empty() {
            continue;
        }
        let es = missing.iter().map(|name| name.es.as_str()).collect::<Vec<_>>().join(", ");
        let en = missing.iter().map(|name| name.en.as_str()).collect::<Vec<_>>().join(", ");
        let message = say!("actividad sin {es}" | "activity without {en}");
        findings.push(Finding::new(codes::ACTIVITY_GAP, check.file, activity.activity.span.clone(), message).help(
            say!(
                "complete target, schedule y responsible; si la fila solo encabeza a otras, escriba heading = true"
                    | "fill in target, schedule and responsible; if the row only heads others, write heading = true"
            ),
        ));
    }
}
