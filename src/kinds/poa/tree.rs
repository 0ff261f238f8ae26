//! The plan as a tree: lines in lines, activities in lines and under each other; their numbers and sums.

use std::collections::HashMap;

use super::model::{Activity, Line, Poa};
use super::money::Sums;
use crate::kinds::rows::{Branch, outline};

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
    // On the page the activities of a line come before the lines under it, and so they do in the numbers.
    let mut numbers: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut placings: Vec<Placing> = Vec::with_capacity(order.len());
    for placed in &order {
        let line = &poa.line[placed.index];
        let above = line.under.as_ref().and_then(|under| Some((under, numbers.get(under.as_str())?.clone())));
        let number = match above {
            Some((under, mut number)) => {
                let outer = |row: &&Activity| row.line.v == under.v && row.under.is_none();
                number.push(poa.activity.iter().filter(outer).count() + placed.number.last().unwrap_or(&1));
                number
            }
            None => placed.number.clone(),
        };
        let activities = activities(poa, line, &number);
        placings.push(Placing { line, number: joined(&number), sums: own_sums(poa, line), activities });
        numbers.insert(line.id.as_str(), number);
    }
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

fn activities<'a>(poa: &'a Poa, line: &Line, number: &[usize]) -> Vec<Numbered<'a>> {
    let rows = of_line(poa, line);
    outline(&activity_branches(rows.iter().copied()))
        .into_iter()
        .map(|row| Numbered { activity: rows[row.index], number: joined(&[number, &row.number].concat()) })
        .collect()
}

fn joined(number: &[usize]) -> String {
    number.iter().map(usize::to_string).collect::<Vec<_>>().join(".")
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
