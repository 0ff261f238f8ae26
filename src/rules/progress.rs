//! Where agreed things stand: state, share done and day of the information must agree with each other.

use super::finding;
use crate::diag::{Finding, codes};
use crate::kinds::{Document, Progress};
use crate::say;

/// Reports progress that contradicts itself, and information of a day on which nobody can have had it.
pub fn check(document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in document.content.commitments() {
        let standing = row.standing;
        if let (Some(status), Some(done)) = (standing.status, standing.done) {
            let contradicted = match status {
                Progress::Done => done.v < 100.0,
                Progress::NotStarted => done.v > 0.0,
                Progress::CarriedOver => done.v >= 100.0,
                // A recurring thing may be done as far as it can be by now; a dropped one may have been nearly done.
                Progress::UnderWay | Progress::Dropped => false,
            };
            if contradicted {
                let percent = crate::locale::decimal(done.v);
                let (es, en) = (status.word().es, status.word().en);
                let message =
                    say!("el estado es «{es}» y el avance {percent} %" | "the status is “{en}” and {percent}% is done");
                findings.push(
                    finding(document, codes::PROGRESS_CONTRADICTED, done.span.clone(), message)
                        .help(say!("corrija «status» o «done»" | "correct “status” or “done”")),
                );
            }
        }
        let Some(updated) = standing.updated else { continue };
        let issued = &document.header.issued;
        let (other, message, label) = if updated.v > issued.v {
            (
                issued,
                say!(
                    "una información posterior al documento que la da"
                        | "information later than the document that gives it"
                ),
                say!("el documento se emite aquí" | "the document is issued here"),
            )
        } else if let Some(agreed) = row.agreed.filter(|agreed| updated.v < agreed.v) {
            (
                agreed,
                say!(
                    "el avance es anterior al día en que se acordó" | "the progress is before the day of the agreement"
                ),
                say!("se acordó este día" | "agreed on this day"),
            )
        } else {
            continue;
        };
        findings.push(
            finding(document, codes::DATES_OUT_OF_ORDER, updated.span.clone(), message)
                .other(&document.file, other.span.clone(), label)
                .help(say!("corrija una de las dos fechas" | "correct one of the two dates")),
        );
    }
    findings
}
