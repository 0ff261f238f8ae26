//! Typed ratings against the scores, under the declared scales.

use super::super::codes;
use super::super::model::Ccpm;
use super::super::scale::{IASC, Rating, Scale};
use crate::diag::Finding;
use crate::kinds::Check;
use crate::say;
use crate::source::{Percent, Val};

/// Typed ratings against the scores, under the declared scales.
pub fn ratings(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
    let scale = ccpm.scale.as_ref().unwrap_or(&IASC);
    let before = ccpm.previous.as_ref().and_then(|previous| previous.scale.as_ref()).unwrap_or(scale);
    let mut against = |score: &Option<Percent>, rating: &Option<Val<Rating>>, scale: &Scale| {
        let (Some(score), Some(rating)) = (score, rating) else { return };
        let computed = scale.rate(score.v);
        if computed != rating.v {
            let percent = crate::locale::decimal(score.v);
            let (typed_es, typed_en) = (rating.v.word().es, rating.v.word().en);
            let (right_es, right_en) = (computed.word().es, computed.word().en);
            let message = say!(
                "{percent} % es «{right_es}» en la escala declarada, no «{typed_es}»"
                    | "{percent}% is “{right_en}” on the declared scale, not “{typed_en}”"
            );
            findings.push(
                Finding::new(codes::SCORE_AGAINST_LABEL, check.file, rating.span.clone(), message)
                    .other(check.file, score.span.clone(), say!("el puntaje está aquí" | "the score is here"))
                    .help(say!(
                        "borre «rating»: la calificación se calcula; o corrija la escala"
                            | "delete “rating”: it is computed; or correct the scale"
                    )),
            );
        }
    };
    for function in &ccpm.function {
        against(&function.score, &function.rating, scale);
        against(&function.previous_score, &function.previous_rating, before);
    }
    for function in &ccpm.subfunction {
        against(&function.score, &function.rating, scale);
    }
}
