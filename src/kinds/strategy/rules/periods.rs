//! Periods that end before they begin, and rows that lie outside the period they belong to.

use super::super::codes;
use super::super::model::Strategy;
use super::super::periods::Stretch;
use crate::diag::{self, Finding, Say};
use crate::kinds::Check;
use crate::locale::{Lang, period_words};
use crate::say;
use crate::source::{Period, Val};

/// Periods that end before they begin, and those of rows that lie outside the period they belong to.
pub fn periods(strategy: &Strategy, check: &Check, findings: &mut Vec<Finding>) {
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
    begins: fn(&Say, &Say) -> Say,
    ends: fn(&Say, &Say) -> Say,
}

const ACTIVITY: Named = Named {
    begins: |Say { es, en }, limit| {
        let (limit_es, limit_en) = (&limit.es, &limit.en);
        say!(
            "la actividad ({es}) es anterior a su periodo (empieza: {limit_es})"
                | "the activity ({en}) is before its period (begins: {limit_en})"
        )
    },
    ends: |Say { es, en }, limit| {
        let (limit_es, limit_en) = (&limit.es, &limit.en);
        say!(
            "la actividad ({es}) es posterior a su periodo (termina: {limit_es})"
                | "the activity ({en}) is after its period (ends: {limit_en})"
        )
    },
};

const MILESTONE: Named = Named {
    begins: |Say { es, en }, limit| {
        let (limit_es, limit_en) = (&limit.es, &limit.en);
        say!(
            "el hito ({es}) es anterior a su periodo (empieza: {limit_es})"
                | "the milestone ({en}) is before its period (begins: {limit_en})"
        )
    },
    ends: |Say { es, en }, limit| {
        let (limit_es, limit_en) = (&limit.es, &limit.en);
        say!(
            "el hito ({es}) es posterior a su periodo (termina: {limit_es})"
                | "the milestone ({en}) is after its period (ends: {limit_en})"
        )
    },
};

/// A period as it is printed.
fn spoken(period: &Period) -> Say {
    Say { es: period_words(Lang::ES, period), en: period_words(Lang::EN, period) }
}

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
        (Some((period, limit)), _) => (
            period,
            limit,
            (named.begins)(&spoken(period), &spoken(limit)),
            say!("el periodo empieza aquí" | "the period begins here"),
        ),
        (None, Some((period, limit))) => (
            period,
            limit,
            (named.ends)(&spoken(period), &spoken(limit)),
            say!("el periodo termina aquí" | "the period ends here"),
        ),
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
