//! The plan of action: functions without actions, and actions without an owner or a timeframe.

use super::super::codes;
use super::super::model::{Ccpm, Function, Report};
use super::super::scale::{IASC, Rating};
use crate::diag::Finding;
use crate::kinds::{Check, Progress};
use crate::locale::decimal;
use crate::say;

/// Checks the plan of action.
pub fn plan(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
    // A preliminary report has no plan yet, and one that does not say what it is may be one.
    // An action whose function is not known may be any function's.
    let known = ccpm.action.iter().all(|action| !action.function.0.is_stand_in());
    let planned = !ccpm.action.is_empty() || matches!(ccpm.report, Some(Report::Final | Report::FollowUp));
    let mut seen = Vec::new();
    for function in ccpm.function.iter().filter(|_| planned && known) {
        let key = &function.key.0.v;
        // A function that stands twice has that fault.
        if ccpm.action.iter().any(|action| action.function.0.v == *key) || seen.contains(&key) {
            continue;
        }
        seen.push(key);
        findings.extend(without_action(ccpm, function, check));
    }
    for action in ccpm.action.iter().filter(|action| !action.status.is_some_and(Progress::is_closed)) {
        let message = match (action.responsible.is_empty(), action.timeframe.is_none()) {
            (false, false) => continue,
            (true, false) => say!("acción sin responsable" | "action without an owner"),
            (false, true) => say!("acción sin periodo" | "action without a timeframe"),
            (true, true) => say!("acción sin responsable ni periodo" | "action without owner or timeframe"),
        };
        findings.push(
            Finding::new(
                codes::ACTION_WITHOUT_OWNER,
                check.file,
                action.action.place(action.action.source().0),
                message,
            )
            .help(say!(
                "agregue responsible = \"…\" y timeframe = \"2024-S1\" (también \"continuous\" o \"quarterly\")"
                    | "add responsible = \"…\" and timeframe = \"2024-S1\" (also \"continuous\" or \"quarterly\")"
            )),
        );
    }
}

/// A function without an action: rated low, it needs one; else it may lack one where the others have theirs.
fn without_action(ccpm: &Ccpm, function: &Function, check: &Check) -> Option<Finding> {
    let (key, span) = (&function.key.0.v, function.key.0.span.clone());
    let scale = ccpm.scale.as_ref().unwrap_or(&IASC);
    let computed = function.score.as_ref().map(|score| (scale.rate(score.v), score.span.clone()));
    let rated = computed.or(function.rating.as_ref().map(|rating| (rating.v, rating.span.clone())));
    let low = rated.filter(|(rating, _)| matches!(rating, Rating::Unsatisfactory | Rating::Weak));
    if let Some((rating, place)) = low {
        let (word_es, word_en) = (rating.word().es.to_lowercase(), rating.word().en.to_lowercase());
        let percent = function.score.as_ref().map(|score| decimal(score.v));
        let message = match percent {
            Some(percent) => say!(
                "la función «{key}» ({percent} %, {word_es}) no tiene ninguna acción"
                    | "the function “{key}” ({percent}%, {word_en}) has no action"
            ),
            None => say!(
                "la función «{key}» ({word_es}) no tiene ninguna acción"
                    | "the function “{key}” ({word_en}) has no action"
            ),
        };
        return Some(
            Finding::new(codes::LOW_WITHOUT_ACTION, check.file, span, message)
                .other(check.file, place, say!("está por debajo de satisfactorio" | "it is below satisfactory"))
                .help(say!(
                    "agregue una [[action]] con function = \"{key}\"; si la atiende otro plan, acepte el aviso con su motivo"
                        | "add an [[action]] with function = \"{key}\"; if another plan sees to it, accept the warning with its reason"
                )),
        );
    }
    let message = say!("la función «{key}» no tiene ninguna acción" | "the function “{key}” has no action");
    (!ccpm.action.is_empty()).then(|| {
        Finding::new(codes::FUNCTION_WITHOUT_ACTION, check.file, span, message).help(say!(
            "agregue una [[action]] con function = \"{key}\", o acepte el aviso con su motivo"
                | "add an [[action]] with function = \"{key}\", or accept the warning with its reason"
        ))
    })
}
