//! What contradicts itself or is missing in a strategy.

mod periods;

use super::codes;
use super::model::Strategy;
use super::parts::{DEEPEST, FRAME, GUIDELINES, branches, heads};
use crate::diag::{self, Finding};
use crate::kinds::rows::{check_tree, no_such_item};
use crate::kinds::{Check, Progress};
use crate::say;
use crate::source::Plain;

/// Checks a strategy.
pub fn check(strategy: &Strategy, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    references(strategy, check, &mut findings);
    sections(strategy, check, &mut findings);
    idle_committees(strategy, check, &mut findings);
    periods::periods(strategy, check, &mut findings);
    ownerless_milestones(strategy, check, &mut findings);
    // A milestone whose activity is not known may be any activity's.
    let known = strategy.milestone.iter().all(|milestone| !milestone.activity.is_stand_in());
    for activity in strategy.activity.iter().filter(|_| known) {
        let id = &activity.id.v;
        if strategy.milestone.iter().all(|milestone| milestone.activity.v != *id) {
            let message = say!("la actividad «{id}» no tiene ningún hito" | "the activity “{id}” has no milestone");
            findings.push(
                Finding::new(codes::ACTIVITY_WITHOUT_MILESTONE, check.file, activity.id.span.clone(), message).help(
                    say!(
                        "agregue un [[milestone]] con activity = \"{id}\", o acepte el aviso con su motivo"
                            | "add a [[milestone]] with activity = \"{id}\", or accept the warning with its reason"
                    ),
                ),
            );
        }
    }
    findings
}

/// Rows that name others: committees, combos, activities, and where figures stand.
fn references(strategy: &Strategy, check: &Check, findings: &mut Vec<Finding>) {
    let mut all = |references: Vec<&Plain>, known: Vec<&str>| {
        let lost = references.into_iter().filter(|reference| !known.contains(&reference.as_str()));
        findings.extend(lost.map(|reference| no_such_item(check, reference, &known)));
    };
    let committees = || strategy.committee.iter().map(|row| row.id.as_str());
    let of_committees = (strategy.combo.iter().map(|row| &row.committee))
        .chain(strategy.activity.iter().map(|row| &row.committee))
        .chain(strategy.role.iter().filter_map(|row| row.committee.as_ref()));
    all(of_committees.collect(), committees().collect());
    all(
        strategy.process.iter().map(|row| &row.combo).collect(),
        strategy.combo.iter().map(|row| row.id.as_str()).collect(),
    );
    all(
        strategy.milestone.iter().map(|row| &row.activity).collect(),
        strategy.activity.iter().map(|row| row.id.as_str()).collect(),
    );
    let guidelines = !strategy.guideline.is_empty() || strategy.guidelines_intro.is_some();
    let places = (strategy.section.iter().map(|row| row.id.as_str()))
        .chain(committees())
        .chain(strategy.frame.is_some().then_some(FRAME))
        .chain(guidelines.then_some(GUIDELINES));
    all(strategy.figure.iter().map(|row| &row.section).collect(), places.collect());
}

/// Sections under each other, and sections without a title, which continue the one above them.
fn sections(strategy: &Strategy, check: &Check, findings: &mut Vec<Finding>) {
    let ids = strategy.section.iter().map(|row| &row.id).chain(strategy.committee.iter().map(|row| &row.id));
    for id in ids.filter(|id| [FRAME, GUIDELINES].contains(&id.as_str())) {
        let typed = &id.v;
        let message = say!(
            "«{typed}» nombra ya la introducción o los lineamientos"
                | "“{typed}” already names the introduction or the guidelines"
        );
        findings.push(
            Finding::new(diag::codes::BAD_ID, check.file, id.span.clone(), message)
                .help(say!("dé a esta fila otro id" | "give this item another id")),
        );
    }
    let heads = heads(strategy);
    if let Some(first) = strategy.section.first().filter(|first| first.title.is_none()) {
        let message = say!(
            "el primer apartado no tiene título, y no hay otro que pueda continuar"
                | "the first section has no title, and there is none that it could continue"
        );
        findings.push(
            Finding::new(diag::codes::MISSING_FIELD, check.file, first.id.span.clone(), message)
                .help(say!("por ejemplo: title = \"…\"" | "for example: title = \"…\"")),
        );
    }
    for part in strategy.section.iter().filter(|part| part.title.is_none()) {
        let Some(under) = &part.under else { continue };
        let message = say!(
            "un apartado sin título continúa el de arriba: no puede estar bajo otro"
                | "a section without a title continues the one above it: it cannot stand under another"
        );
        findings.push(
            Finding::new(diag::codes::EXCLUDED_FIELD, check.file, under.span.clone(), message)
                .help(say!("quite «under», o agregue «title»" | "drop “under”, or add “title”")),
        );
    }
    // Numbers are given to titles: a sub-section cannot stand under a mere continuation.
    let branches = branches(&heads);
    let mut lost = Vec::new();
    for head in &heads {
        for part in &head.continued {
            let (id, title) = (&part.id.v, &head.part.id.v);
            for under in branches.iter().filter_map(|branch| branch.under).filter(|under| under.v == *id) {
                let message = say!(
                    "el apartado «{id}» no tiene título, y no puede tener subapartados"
                        | "the section “{id}” has no title and cannot have sub-sections"
                );
                let finding = Finding::new(diag::codes::NO_SUCH_ITEM, check.file, under.span.clone(), message);
                lost.push(under.span.start);
                findings.push(finding.help(say!(
                    "escriba under = \"{title}\", o dé a «{id}» un título"
                        | "write under = \"{title}\", or give “{id}” a title"
                )));
            }
        }
    }
    let tree = check_tree(check, &branches, DEEPEST);
    findings.extend(tree.into_iter().filter(|finding| !lost.contains(&finding.at.span.start)));
}

/// Open milestones that nobody answers for, in a strategy that names owners for others; some name none at all.
fn ownerless_milestones(strategy: &Strategy, check: &Check, findings: &mut Vec<Finding>) {
    if strategy.milestone.iter().all(|milestone| milestone.responsible.is_empty()) {
        return;
    }
    let open = strategy.milestone.iter().filter(|milestone| !milestone.status.is_some_and(Progress::is_closed));
    for milestone in open.filter(|milestone| milestone.responsible.is_empty()) {
        let message = say!("hito sin responsable" | "milestone without an owner");
        let span = milestone.result.span.clone();
        findings.push(Finding::new(codes::MILESTONE_WITHOUT_OWNER, check.file, span, message).help(say!(
            "agregue responsible = \"…\", como en los demás hitos"
                | "add responsible = \"…\", as in the other milestones"
        )));
    }
}

/// Committees that do nothing: no activity, no combo of processes.
fn idle_committees(strategy: &Strategy, check: &Check, findings: &mut Vec<Finding>) {
    let named: Vec<&str> = (strategy.activity.iter().map(|row| row.committee.as_str()))
        .chain(strategy.combo.iter().map(|row| row.committee.as_str()))
        .collect();
    // A row of a committee that does not exist is meant for another.
    let known = |id: &&str| strategy.committee.iter().any(|committee| committee.id.v == **id);
    if !named.iter().all(known) {
        return;
    }
    for committee in strategy.committee.iter().filter(|committee| !named.contains(&committee.id.as_str())) {
        let id = &committee.id.v;
        let message = say!("el comité «{id}» no tiene ninguna actividad" | "the committee “{id}” has no activity");
        findings.push(Finding::new(codes::IDLE_COMMITTEE, check.file, committee.id.span.clone(), message).help(say!(
            "agregue una [[activity]] con committee = \"{id}\", o acepte el aviso con su motivo"
                | "add an [[activity]] with committee = \"{id}\", or accept the warning with its reason"
        )));
    }
}
