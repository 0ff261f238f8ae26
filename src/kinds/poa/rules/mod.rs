//! What contradicts itself or is missing in an annual operating plan.

mod activities;
mod duplicates;
mod frequency;
mod numbers;
mod schedules;
mod sums;
mod wording;

use super::model::{Activity, Poa};
use super::tree::{DEEPEST, activity_branches, line_branches};
use crate::diag::Finding;
use crate::kinds::Check;
use crate::kinds::rows::{check_groups, check_tree, no_such_item};
use crate::source::Plain;

/// Checks a plan.
pub fn check(poa: &Poa, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    references(poa, check, &mut findings);
    // Rows that name none, or stand in a circle, add up to nothing.
    if findings.is_empty() {
        sums::totals(poa, check, &mut findings);
    }
    activities::headings(poa, check, &mut findings);
    schedules::schedules(poa, check, &mut findings);
    activities::gaps(poa, check, &mut findings);
    sums::currencies(poa, check, &mut findings);
    sums::weights(poa, check, &mut findings);
    let rows: Vec<&Activity> = poa.activity.iter().filter(|activity| !activity.is_heading()).collect();
    duplicates::duplicates(&rows, check, &mut findings);
    for row in rows {
        findings.extend(numbers::numbers(row, check));
        frequency::frequency(row, check, &mut findings);
    }
    findings
}

/// Lines and activities that name each other.
fn references(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
    findings.extend(check_tree(check, &line_branches(poa), DEEPEST));
    findings.extend(check_tree(check, &activity_branches(&poa.activity), DEEPEST));
    let lines: Vec<&str> = poa.line.iter().map(|line| line.id.as_str()).collect();
    for activity in &poa.activity {
        if !lines.contains(&activity.line.as_str()) {
            findings.push(no_such_item(check, &activity.line, &lines));
        }
    }
    let groups: Vec<&Plain> = poa.activity.iter().map(|activity| &activity.line).collect();
    findings.extend(check_groups(check, "line", &activity_branches(&poa.activity), &groups, &lines));
}
