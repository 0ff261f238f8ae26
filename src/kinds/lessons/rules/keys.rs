//! Goals, targets, principles and objectives that exist.

use super::super::codes;
use super::super::model::LessonSheet;
use super::super::official::{self, Sdg};
use crate::diag::{Finding, Say};
use crate::kinds::Check;
use crate::say;
use crate::source::Plain;

/// Goals, targets, principles and objectives that exist.
pub fn official_keys(sheet: &LessonSheet, check: &Check, findings: &mut Vec<Finding>) {
    let mut unknown = |key: &Plain, is_known: &dyn Fn(&str) -> bool, message: Say, help: Say| {
        // "J)" and "3.C" are as good as right.
        let meant = key.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_lowercase();
        let help =
            if is_known(&meant) { say!("¿quiso decir «{meant}»?" | "did you mean “{meant}”?") } else { help };
        findings.push(Finding::new(codes::UNKNOWN_OFFICIAL_KEY, check.file, key.span.clone(), message).help(help));
    };
    let is_sdg = |key: &str| Sdg::parse(key).is_some();
    for key in sheet.sdg.iter().filter(|key| !is_sdg(key)) {
        let (message, help) = no_such_sdg(key);
        unknown(key, &is_sdg, message, help);
    }
    let is_principle = |key: &str| official::principle(key).is_some();
    for key in sheet.principles.iter().filter(|key| !is_principle(key)) {
        let typed = &key.v;
        let message = say!(
            "el Pacto Mundial para la Migración no tiene el principio rector «{typed}»"
                | "the Global Compact for Migration has no guiding principle “{typed}”"
        );
        let help = say!("los principios van de \"a\" a \"j\"" | "the principles go from \"a\" to \"j\"");
        unknown(key, &is_principle, message, help);
    }
    let is_objective = |key: &str| official::objective(key).is_some();
    for key in sheet.objectives.iter().filter(|key| !is_objective(key)) {
        let typed = &key.v;
        let message = say!(
            "el Pacto Mundial para la Migración no tiene el objetivo «{typed}»"
                | "the Global Compact for Migration has no objective “{typed}”"
        );
        let help = say!("los objetivos van de 1 a 23" | "the objectives go from 1 to 23");
        unknown(key, &is_objective, message, help);
    }
}

fn no_such_sdg(typed: &str) -> (Say, Say) {
    let Some(goal) = typed.split_once('.').and_then(|(goal, _)| Sdg::parse(goal)) else {
        return (
            say!("no hay ningún ODS «{typed}»" | "there is no SDG “{typed}”"),
            say!(
                "los objetivos van de \"1\" a \"17\"; una meta se escribe \"10.7\" o \"3.c\""
                    | "the goals go from \"1\" to \"17\"; a target is written \"10.7\" or \"3.c\""
            ),
        );
    };
    let goal = goal.goal;
    let targets: Vec<String> = official::targets(goal).map(|target| format!("{goal}.{target}")).collect();
    let targets = targets.join(", ");
    (
        say!("el ODS {goal} no tiene la meta «{typed}»" | "SDG {goal} has no target “{typed}”"),
        say!("sus metas son: {targets}" | "its targets are: {targets}"),
    )
}
