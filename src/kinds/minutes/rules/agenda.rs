//! The agenda, and what of it was spoken of.

use std::collections::{HashMap, HashSet};

use super::super::agenda::{DEEPEST, agenda_branches, discussion_branches};
use super::super::codes;
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

/// Items of which nothing is said: neither of them nor of what they stand under or hold.
pub fn silent_items(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    let spoken: Vec<&Plain> = (minutes.discussion.iter().map(|row| &row.agenda))
        .chain(minutes.decision.iter().filter_map(|row| row.agenda.as_ref()))
        .chain(minutes.action.iter().filter_map(|row| row.agenda.as_ref()))
        .collect();
    let parents: HashMap<&str, Option<&Plain>> =
        minutes.agenda.iter().map(|item| (item.id.as_str(), item.under.as_ref())).collect();
    // Minutes that say nothing at all have that fault; a word on an item that does not exist is meant for another.
    if spoken.iter().any(|item| !parents.contains_key(item.as_str())) || spoken.is_empty() {
        return;
    }
    // What belongs to what is not known of an agenda that is no tree.
    if !check_tree(check, &agenda_branches(minutes), DEEPEST).is_empty() {
        return;
    }
    let family = |item: &str| -> Vec<String> {
        let mut family = vec![item.to_owned()];
        while let Some(Some(under)) = family.last().and_then(|last| parents.get(last.as_str())) {
            if family.contains(&under.v) {
                break;
            }
            family.push(under.v.clone());
        }
        family
    };
    let spoken: HashSet<&str> = spoken.into_iter().map(|item| item.as_str()).collect();
    let with_parents: HashSet<String> = spoken.iter().flat_map(|item| family(item)).collect();
    for item in &minutes.agenda {
        let id = &item.id.v;
        if with_parents.contains(id) || family(id).iter().any(|above| spoken.contains(above.as_str())) {
            continue;
        }
        let message =
            say!("del punto «{id}» de la agenda no se dice nada" | "nothing is said of the agenda item “{id}”");
        findings.push(Finding::new(codes::SILENT_AGENDA_ITEM, check.file, item.id.span.clone(), message).help(say!(
            "agregue una [[discussion]] con agenda = \"{id}\"; si no hubo comentarios, con text = \"S/C\""
                | "add a [[discussion]] with agenda = \"{id}\"; if there were no comments, with text = \"S/C\""
        )));
    }
}
