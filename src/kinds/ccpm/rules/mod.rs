//! What contradicts itself or is missing in a CCPM document.

mod functions;
mod plan;
mod ratings;
mod responses;

pub use responses::{Odd, odd};

use super::model::Ccpm;
use crate::diag::{self, Finding};
use crate::kinds::Check;
use crate::say;

/// Checks a CCPM document.
pub fn check(ccpm: &Ccpm, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    process_dates(ccpm, check, &mut findings);
    functions::functions(ccpm, check, &mut findings);
    plan::plan(ccpm, check, &mut findings);
    ratings::ratings(ccpm, check, &mut findings);
    responses::responses(ccpm, check, &mut findings);
    ranges(ccpm, check, &mut findings);
    findings
}

/// A quarter of the year, and a year before that comes before.
fn ranges(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
    if let Some(quarter) = ccpm.quarter.as_ref().filter(|quarter| !(1..=4).contains(&quarter.v)) {
        let message = say!("un trimestre va de 1 a 4" | "a quarter goes from 1 to 4");
        findings.push(
            Finding::new(diag::codes::OUT_OF_RANGE, check.file, quarter.span.clone(), message)
                .help(say!("por ejemplo: quarter = 2" | "for example: quarter = 2")),
        );
    }
    if let Some(previous) = ccpm.previous.as_ref().filter(|previous| previous.year.v >= ccpm.year.v) {
        let (year, before) = (ccpm.year.v, previous.year.v);
        let message = say!(
            "el año anterior ({before}) no es anterior al evaluado ({year})"
                | "the year before ({before}) is not before the one assessed ({year})"
        );
        findings.push(
            Finding::new(diag::codes::DATES_OUT_OF_ORDER, check.file, previous.year.span.clone(), message)
                .other(check.file, ccpm.year.span.clone(), say!("año evaluado" | "year assessed"))
                .help(say!("corrija uno de los dos años" | "correct one of the two years")),
        );
    }
}

/// Launch, review, completion: in this order.
fn process_dates(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
    let dates = [("launch", &ccpm.launch), ("review", &ccpm.review), ("completion", &ccpm.completion)];
    let known: Vec<_> = dates.iter().filter_map(|(key, date)| Some((*key, date.as_ref()?))).collect();
    for pair in known.windows(2) {
        let ((first, earlier), (second, later)) = (pair[0], pair[1]);
        if earlier.v > later.v {
            let message = say!("«{second}» es anterior a «{first}»" | "“{second}” is before “{first}”");
            findings.push(
                Finding::new(diag::codes::DATES_OUT_OF_ORDER, check.file, later.span.clone(), message)
                    .other(
                        check.file,
                        earlier.span.clone(),
                        say!("esta fecha debe ir antes" | "this date must come first"),
                    )
                    .help(say!(
                        "el orden es: lanzamiento, revisión, finalización" | "the order is: launch, review, completion"
                    )),
            );
        }
    }
}
