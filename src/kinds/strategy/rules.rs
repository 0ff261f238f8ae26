//! What contradicts itself or is missing in a strategy.

use super::codes;
use super::model::Strategy;
use super::parts::{DEEPEST, FRAME, GUIDELINES, branches, heads};
use super::periods::Stretch;
use crate::diag::{self, Finding, Say};
use crate::kinds::Check;
use crate::kinds::rows::{check_tree, no_such_item};
use crate::say;
use crate::source::{Period, Plain, Val};

/// Checks a strategy.
pub fn check(strategy: &Strategy, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    references(strategy, check, &mut findings);
    sections(strategy, check, &mut findings);
    periods(strategy, check, &mut findings);
    for activity in &strategy.activity {
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

/// Periods that end before they begin, and those of rows that lie outside the period they belong to.
fn periods(strategy: &Strategy, check: &Check, findings: &mut Vec<Finding>) {
    open_ends(strategy, check, findings);
    let mut document = Stretch::of_document(strategy);
    if inverted(document, document, check, findings) {
        // Nothing is measured by a period that is wrong itself.
        document = Stretch { begin: None, end: None };
    }
    for committee in &strategy.committee {
        let own = Stretch::new(&committee.begin, &committee.end);
        inverted(own, own.or(document), check, findings);
    }
    for activity in &strategy.activity {
        let committee = strategy.committee.iter().find(|row| row.id.v == activity.committee.v);
        let around = committee.map_or(document, |row| Stretch::new(&row.begin, &row.end).or(document));
        let own = Stretch::new(&activity.start, &activity.end);
        let sound = !inverted(own, own, check, findings);
        if sound {
            outside(own, around, &ACTIVITY, check, findings);
        }
        let around = if sound { own.or(around) } else { around };
        for milestone in strategy.milestone.iter().filter(|milestone| milestone.activity.v == activity.id.v) {
            let own = Stretch::new(&milestone.start, &milestone.end);
            if !inverted(own, own, check, findings) {
                outside(own, around, &MILESTONE, check, findings);
            }
        }
    }
}

/// "From May on" can begin a stretch; it cannot end one.
fn open_ends(strategy: &Strategy, check: &Check, findings: &mut Vec<Finding>) {
    let ends = std::iter::once(&strategy.end)
        .chain(strategy.committee.iter().filter_map(|row| row.end.as_ref()))
        .chain(strategy.activity.iter().filter_map(|row| row.end.as_ref()))
        .chain(strategy.milestone.iter().filter_map(|row| row.end.as_ref()));
    for end in ends.filter(|end| matches!(end.v, Period::From(_))) {
        let message = say!("un fin no puede ser «desde…»" | "an end cannot be “from … on”");
        findings.push(Finding::new(diag::codes::NOT_A_CHOICE, check.file, end.span.clone(), message).help(say!(
            "escriba el último periodo sin «/..», por ejemplo: end = \"2024-05\""
                | "write the last period without “/..”, for example: end = \"2024-05\""
        )));
    }
}

/// Reports a stretch that ends before it begins, at the part of it that the row gives itself.
fn inverted(own: Stretch, whole: Stretch, check: &Check, findings: &mut Vec<Finding>) -> bool {
    let (Some(begin), Some(end)) = (whole.begin, whole.end) else { return false };
    let Some(given) = own.end.or(own.begin).filter(|_| whole.is_inverted()) else { return false };
    let other = if given.span == end.span { begin } else { end };
    let label = if given.span == end.span {
        say!("empieza aquí" | "it begins here")
    } else {
        say!("termina aquí" | "it ends here")
    };
    let message = say!("este periodo termina antes de empezar" | "this period ends before it begins");
    findings.push(
        Finding::new(codes::PERIOD_ENDS_FIRST, check.file, given.span.clone(), message)
            .other(check.file, other.span.clone(), label)
            .help(say!("corrija una de las dos fechas" | "correct one of the two dates")),
    );
    true
}

/// What lies outside, in both languages.
struct Named {
    begins: fn() -> Say,
    ends: fn() -> Say,
}

const ACTIVITY: Named = Named {
    begins: || say!("la actividad es anterior a su periodo" | "the activity is before its period"),
    ends: || say!("la actividad es posterior a su periodo" | "the activity is after its period"),
};

const MILESTONE: Named = Named {
    begins: || say!("el hito es anterior a su periodo" | "the milestone is before its period"),
    ends: || say!("el hito es posterior a su periodo" | "the milestone is after its period"),
};

/// Reports, once, a row of which some part lies wholly outside the period that it belongs to.
fn outside(own: Stretch, around: Stretch, named: &Named, check: &Check, findings: &mut Vec<Finding>) {
    // A period that is wrong itself measures nothing.
    if around.is_inverted() {
        return;
    }
    let given: Vec<&Val<Period>> = own.begin.into_iter().chain(own.end).collect();
    let before = given.iter().find(|period| around.begins_after(period)).zip(around.begin);
    let after = given.iter().rev().find(|period| around.ends_before(period)).zip(around.end);
    let (period, limit, message, label) = match (before, after) {
        (Some((period, limit)), _) => {
            (period, limit, (named.begins)(), say!("el periodo empieza aquí" | "the period begins here"))
        }
        (None, Some((period, limit))) => {
            (period, limit, (named.ends)(), say!("el periodo termina aquí" | "the period ends here"))
        }
        (None, None) => return,
    };
    findings.push(
        Finding::new(codes::OUTSIDE_PERIOD, check.file, period.span.clone(), message)
            .other(check.file, limit.span.clone(), label)
            .help(say!(
                "corrija una de las dos fechas, o acepte el aviso con su motivo"
                    | "correct one of the two dates, or accept the warning with its reason"
            )),
    );
}
