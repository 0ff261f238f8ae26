//! The agenda, and what of it was spoken of.

use super::super::agenda::{DEEPEST, agenda_branches, discussion_branches};
use super::super::model::Minutes;
use crate::diag::{self, Finding, nearest};
use crate::kinds::Check;
use crate::kinds::functions::{core_function, core_functions};
use crate::kinds::rows::{check_groups, check_tree, no_such_item};
use crate::say;
use crate::source::Plain;

/// References within the document: agenda items, and rows under which others stand.
pub fn agenda(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    let items: Vec<&str> = minutes.agenda.iter().map(|item| item.id.as_str()).collect();
    let references = (minutes.discussion.iter().map(|row| &row.agenda))
        .chain(minutes.decision.iter().filter_map(|row| row.agenda.as_ref()))
        .chain(minutes.action.iter().filter_map(|row| row.agenda.as_ref()));
    for reference in references.filter(|reference| !items.contains(&reference.as_str())) {
        findings.push(no_such_item(check, reference, &items));
    }
    findings.extend(check_tree(check, &agenda_branches(minutes), DEEPEST));
    findings.extend(check_tree(check, &discussion_branches(minutes), DEEPEST));
    let groups: Vec<&Plain> = minutes.discussion.iter().map(|row| &row.agenda).collect();
    findings.extend(check_groups(check, "agenda", &discussion_branches(minutes), &groups, &items));
}

/// Core functions that exist.
pub fn functions(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    for function in minutes.discussion.iter().filter_map(|row| row.function.as_ref()) {
        if core_function(&function.0).is_none() {
            let typed = &function.0.v;
            let message = say!("«{typed}» no es una función básica" | "“{typed}” is not a core function");
            let keys = || core_functions().iter().map(|f| f.key);
            let all = keys().filter(|key| !key.contains('.')).collect::<Vec<_>>().join(", ");
            let help = match nearest(typed, keys()) {
                Some(near) => say!("¿quiso decir «{near}»?" | "did you mean “{near}”?"),
                None => say!(
                    "las claves son: {all}; otra cosa va en «title»"
                        | "the keys are: {all}; anything else goes into “title”"
                ),
            };
            findings.push(
                Finding::new(diag::codes::UNKNOWN_FUNCTION, check.file, function.0.span.clone(), message).help(help),
            );
        }
    }
}
