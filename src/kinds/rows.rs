//! Rows that name each other by id: which exist, which stand under which, and the order and numbers that follow.
//!
//! The rules of the kinds check with it that a tree of rows is one; their views walk the same tree.

use std::collections::{HashMap, HashSet};

use super::Check;
use crate::diag::{Finding, codes, nearest};
use crate::say;
use crate::source::Plain;

/// A row's own id and the id of the row that it stands under.
#[derive(Debug, Clone, Copy)]
pub struct Branch<'a> {
    pub id: Option<&'a Plain>,
    pub under: Option<&'a Plain>,
}

/// Reports rows that stand under none that exists, under each other in a circle, or more than `deepest` levels deep.
pub fn check_tree(check: &Check, rows: &[Branch], deepest: usize) -> Vec<Finding> {
    let parents: HashMap<&str, Option<&str>> =
        rows.iter().filter_map(|row| Some((row.id?.as_str(), row.under.map(|under| under.as_str())))).collect();
    let known: Vec<&str> = parents.keys().copied().collect();
    let (mut findings, mut seen) = (Vec::new(), HashSet::new());
    for row in rows {
        let Some(under) = row.under else { continue };
        if !parents.contains_key(under.as_str()) {
            findings.push(no_such_item(check, under, &known));
            continue;
        }
        let (mut at, mut depth) = (Some(under.as_str()), 1);
        let mut circle = false;
        while let Some(id) = at.filter(|_| depth <= rows.len() + 1) {
            circle |= row.id.is_some_and(|own| own.as_str() == id);
            at = parents.get(id).copied().flatten();
            depth += 1;
        }
        let (message, help) = if at.is_some() {
            // Once a circle, at its first row; a row that only leads into one has no fault of its own.
            if !circle || !seen.insert(circle_of(row, &parents)) {
                continue;
            }
            (
                say!("estas filas están unas bajo otras en círculo" | "these items stand under each other in a circle"),
                say!("una de ellas debe quedar sin «under»" | "one of them must be without “under”"),
            )
        } else if depth == deepest + 1 {
            // Only the first level beyond: what stands below it is the same fault.
            (
                say!(
                    "fila anidada a {depth} niveles; caben {deepest}"
                        | "item nested {depth} levels deep; {deepest} fit"
                ),
                say!("póngala bajo una fila de un nivel más alto" | "put it under an item of a higher level"),
            )
        } else {
            continue;
        };
        findings.push(Finding::new(codes::NO_SUCH_ITEM, check.file, under.span.clone(), message).help(help));
    }
    findings
}

/// The circle that a row is part of, by the id that comes first in the alphabet.
fn circle_of<'a>(row: &Branch<'a>, parents: &HashMap<&'a str, Option<&'a str>>) -> Option<&'a str> {
    let own = row.id.map(|id| id.as_str());
    let next = |id: Option<&'a str>| id.and_then(|id| parents.get(id).copied().flatten());
    std::iter::successors(Some(own), |id| Some(next(*id)).filter(|id| id.is_some() && *id != own)).flatten().min()
}

/// Reports rows that stand under one of another group: `groups` holds what each row says under `key`. A row whose group
/// is not `known` has a fault already.
pub fn check_groups(check: &Check, key: &str, rows: &[Branch], groups: &[&Plain], known: &[&str]) -> Vec<Finding> {
    let by_id: HashMap<&str, &Plain> =
        rows.iter().zip(groups).filter_map(|(row, group)| Some((row.id?.as_str(), *group))).collect();
    let mut findings = Vec::new();
    for (row, group) in rows.iter().zip(groups) {
        let above = row.under.and_then(|under| by_id.get(under.as_str()));
        let real = |group: &Plain| known.contains(&group.as_str());
        let Some(above) = above.filter(|above| above.v != group.v && real(above) && real(group)) else { continue };
        let right = &above.v;
        let message = say!("esta fila está bajo otra de «{right}»" | "this item stands under one of “{right}”");
        findings.push(
            Finding::new(codes::NO_SUCH_ITEM, check.file, group.span.clone(), message)
                .other(check.file, above.span.clone(), say!("la fila de arriba" | "the item above"))
                .help(say!(
                    "escriba {key} = \"{right}\", o quite «under»" | "write {key} = \"{right}\", or drop “under”"
                )),
        );
    }
    findings
}

/// The finding for a reference to a row that does not exist, with the nearest of those that do.
pub fn no_such_item(check: &Check, reference: &Plain, known: &[&str]) -> Finding {
    let typed = &reference.v;
    let message = say!("no hay ninguna fila con el id «{typed}»" | "there is no item with the id “{typed}”");
    let mut all: Vec<&str> = known.iter().copied().filter(|id| !id.is_empty()).collect();
    all.sort_unstable();
    all.dedup();
    let help = match nearest(typed, all.iter().copied()) {
        Some(near) => say!("¿quiso decir «{near}»?" | "did you mean “{near}”?"),
        None if all.is_empty() => {
            say!("dé un id a la fila a la que se refiere" | "give the item that it refers to an id")
        }
        None => {
            let all = all.join(", ");
            say!("los ids son: {all}" | "the ids are: {all}")
        }
    };
    Finding::new(codes::NO_SUCH_ITEM, check.file, reference.span.clone(), message).help(help)
}

/// A row in its place: its position in the list and its number among the rows of its level, the outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub index: usize,
    pub number: Vec<usize>,
}

impl Placed {
    /// The number as printed: `2.1`.
    pub fn number(&self) -> String {
        self.number.iter().map(usize::to_string).collect::<Vec<_>>().join(".")
    }

    /// Levels above it.
    pub fn depth(&self) -> usize {
        self.number.len() - 1
    }
}

/// The rows in the order of their tree: each followed by those that stand under it, in the order of the source.
pub fn outline(rows: &[Branch]) -> Vec<Placed> {
    let mut below: HashMap<Option<&str>, Vec<usize>> = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        below.entry(row.under.map(|under| under.as_str())).or_default().push(index);
    }
    let mut order = Vec::with_capacity(rows.len());
    let mut seen = HashSet::new();
    let mut waiting: Vec<Placed> = children(&below, None, &[]);
    while let Some(placed) = waiting.pop() {
        // A circle has an error and is not printed, but must not be walked for ever either.
        if !seen.insert(placed.index) {
            continue;
        }
        if let Some(id) = rows[placed.index].id {
            waiting.extend(children(&below, Some(id.as_str()), &placed.number));
        }
        order.push(placed);
    }
    order
}

/// Rows below one, last first, as a stack wants them.
fn children(below: &HashMap<Option<&str>, Vec<usize>>, id: Option<&str>, number: &[usize]) -> Vec<Placed> {
    let rows = below.get(&id).into_iter().flatten();
    let mut placed: Vec<Placed> = rows
        .enumerate()
        .map(|(i, &index)| Placed { index, number: number.iter().copied().chain([i + 1]).collect() })
        .collect();
    placed.reverse();
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Val;

    #[test]
    fn rows_follow_the_row_they_stand_under() {
        let word = |text: &str| Val { v: text.to_owned(), span: 0..0 };
        let (one, two, three) = (word("one"), word("two"), word("three"));
        let rows = [
            Branch { id: Some(&one), under: None },
            Branch { id: None, under: Some(&two) },
            Branch { id: Some(&two), under: None },
            Branch { id: Some(&three), under: Some(&one) },
            Branch { id: None, under: Some(&three) },
        ];
        let numbers: Vec<_> = outline(&rows).iter().map(|p| (p.index, p.number())).collect();
        let expected = [(0, "1"), (3, "1.1"), (4, "1.1.1"), (2, "2"), (1, "2.1")];
        assert_eq!(numbers, expected.map(|(index, number)| (index, number.to_owned())));
    }
}
