//! The plan as a tree: lines in lines, activities in lines and under each other; their numbers and sums.

use std::collections::HashMap;

use super::model::{Activity, Line, Poa};
use super::money::Sums;
use crate::kinds::rows::{Branch, Placed, outline};

/// Levels of lines, and of activities within a line.
pub const DEEPEST: usize = 3;

/// A line of action in its place, with its activities in theirs.
pub struct Placing<'a> {
    pub line: &'a Line,
    /// "2." or "2.1".
    pub number: String,
    pub activities: Vec<Numbered<'a>>,
    /// What its activities and the lines under it cost; the stated total where they say nothing.
    pub sums: Sums,
}

/// An activity with its number.
pub struct Numbered<'a> {
    pub activity: &'a Activity,
    pub number: String,
}

/// Lines as rows that stand under each other.
pub fn line_branches(poa: &Poa) -> Vec<Branch<'_>> {
    poa.line.iter().map(|line| Branch { id: Some(&line.id), under: line.under.as_ref() }).collect()
}

/// Activities as rows that stand under each other.
pub fn activity_branches<'a>(activities: impl IntoIterator<Item = &'a Activity>) -> Vec<Branch<'a>> {
    activities.into_iter().map(|a| Branch { id: a.id.as_ref(), under: a.under.as_ref() }).collect()
}

/// The lines in their order, each with its activities.
pub fn lines(poa: &Poa) -> Vec<Placing<'_>> {
    let order = outline(&line_branches(poa));
    let mut placings: Vec<Placing> = order
        .iter()
        .enumerate()
        .map(|(i, placed)| {
            let line = &poa.line[placed.index];
            // Activities of a line that has lines below it are numbered after these.
            let below = order[i + 1..].iter().take_while(|p| p.depth() > placed.depth());
            let offset = below.filter(|p| p.depth() == placed.depth() + 1).count();
            let activities = activities(poa, line, placed, offset);
            Placing { line, number: placed.number(), sums: own_sums(poa, line), activities }
        })
        .collect();
    // From the last to the first: what stands below a line is summed before the line itself.
    for i in (0..placings.len()).rev() {
        let mut below = Sums::default();
        for j in i + 1..placings.len() {
            match order[j].depth() {
                depth if depth <= order[i].depth() => break,
                depth if depth == order[i].depth() + 1 => below.add(&placings[j].sums),
                _ => {}
            }
        }
        placings[i].sums.add(&below);
        if placings[i].sums.is_empty() {
            placings[i].sums = Sums::of(&placings[i].line.budget, poa.currency.as_ref());
        }
    }
    placings
}

fn activities<'a>(poa: &'a Poa, line: &Line, placed: &Placed, offset: usize) -> Vec<Numbered<'a>> {
    let rows = of_line(poa, line);
    outline(&activity_branches(rows.iter().copied()))
        .into_iter()
        .map(|row| {
            let (first, rest) = row.number.split_first().unwrap_or((&0, &[]));
            let number = placed.number.iter().copied().chain([first + offset]).chain(rest.iter().copied());
            let number = number.map(|n| n.to_string()).collect::<Vec<_>>().join(".");
            Numbered { activity: rows[row.index], number }
        })
        .collect()
}

/// The activities of a line, in the order of the source.
pub fn of_line<'a>(poa: &'a Poa, line: &Line) -> Vec<&'a Activity> {
    poa.activity.iter().filter(|activity| activity.line.v == line.id.v).collect()
}

/// What the activities of a line cost: an activity's own budget, or that of the activities under it.
fn own_sums(poa: &Poa, line: &Line) -> Sums {
    let rows = of_line(poa, line);
    let mut total = Sums::default();
    for row in rows.iter().filter(|row| row.under.is_none()) {
        total.add(&cost(poa, row, &rows, 0));
    }
    total
}

/// What an activity costs: its own budget where it states one, else the sum of those under it.
pub fn cost(poa: &Poa, activity: &Activity, rows: &[&Activity], depth: usize) -> Sums {
    let own = Sums::of(&activity.budget, poa.currency.as_ref());
    if own.is_empty() { cost_below(poa, activity, rows, depth) } else { own }
}

/// What the activities under one cost.
pub fn cost_below(poa: &Poa, activity: &Activity, rows: &[&Activity], depth: usize) -> Sums {
    let mut sums = Sums::default();
    // Deeper than the rules allow is a circle.
    if depth <= DEEPEST {
        for row in children(activity, rows) {
            sums.add(&cost(poa, row, rows, depth + 1));
        }
    }
    sums
}

/// The activities directly under one.
pub fn children<'a, 'r>(activity: &'r Activity, rows: &'r [&'a Activity]) -> impl Iterator<Item = &'a Activity> + 'r {
    let id = activity.id.as_ref().map(|id| id.as_str());
    rows.iter().copied().filter(move |row| id.is_some() && row.under.as_ref().map(|u| u.as_str()) == id)
}

/// How many activities stand directly under each id.
pub fn child_counts(poa: &Poa) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for under in poa.activity.iter().filter_map(|activity| activity.under.as_ref()) {
        *counts.entry(under.as_str()).or_default() += 1;
    }
    counts
}

/// What the whole plan costs: the sums of its outermost lines, or the stated total where they say nothing.
pub fn total(poa: &Poa, placings: &[Placing]) -> Sums {
    let mut total = Sums::default();
    for placing in placings.iter().filter(|placing| placing.line.under.is_none()) {
        total.add(&placing.sums);
    }
    if total.is_empty() { Sums::of(&poa.budget, poa.currency.as_ref()) } else { total }
}
