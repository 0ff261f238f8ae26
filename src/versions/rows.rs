//! Which row of the new list was which row of the old one.
//!
//! First rows with the same id or, without one, the same words, as far as they kept their order; then wherever they went;
//! then rows that say nearly the same. A row with another id is another row, whatever it says.

use std::collections::{BTreeMap, HashSet, VecDeque};

use similar::{Algorithm, DiffTag, capture_diff_slices};
use toml::{Table, Value};

use super::delta::{Delta, Row, Rows};
use super::excerpt::passage;

/// How much two rows must have in common to be one row that was changed: from 0 to 1.
const ALIKE: f64 = 0.5;

/// How far apart rows may stand to be compared, where there are too many to compare all with all.
const WINDOW: usize = 50;

/// The difference between two lists.
pub fn between(old: &[&Table], new: &[&Table]) -> Rows {
    let origins = origins(old, new);
    let unmoved = longest_ascent(&origins);
    let now = origins.iter().zip(new).enumerate().map(|(at, (origin, row))| match origin {
        None => Row::New((*row).clone()),
        Some(from) => Row::Kept { from: *from, moved: !unmoved.contains(&at), delta: Delta::between(old[*from], row) },
    });
    let now = now.collect();
    let kept: HashSet<usize> = origins.into_iter().flatten().collect();
    let gone = old.iter().enumerate().filter(|(at, _)| !kept.contains(at));
    Rows { gone: gone.map(|(at, row)| (at, (*row).clone())).collect(), now }
}

/// For each row of the new list its position in the old one.
fn origins(old: &[&Table], new: &[&Table]) -> Vec<Option<usize>> {
    let mut matching = Matching { origins: vec![None; new.len()], free: (0..old.len()).collect() };
    matching.pair_in_order(old, new);
    matching.pair(old, new, |row| id(row).map(str::to_owned));
    matching.pair(old, new, |row| Some(words_of(row)));
    matching.pair_alike(old, new);
    matching.origins
}

struct Matching {
    origins: Vec<Option<usize>>,
    /// Rows of the old list that are nobody's origin yet.
    free: HashSet<usize>,
}

impl Matching {
    /// Pairs a longest run of rows that stand in their order: of rows that say the same, which one is gone or new is
    /// told so that the fewest others move.
    fn pair_in_order(&mut self, old: &[&Table], new: &[&Table]) {
        let before: Vec<_> = old.iter().map(|row| name_of(row)).collect();
        let after: Vec<_> = new.iter().map(|row| name_of(row)).collect();
        for operation in capture_diff_slices(Algorithm::Myers, &before, &after) {
            let (tag, from, to) = operation.as_tag_tuple();
            for (from, to) in from.zip(to).filter(|_| tag == DiffTag::Equal) {
                self.origins[to] = Some(from);
                self.free.remove(&from);
            }
        }
    }

    /// Pairs rows that have the same key, in their order.
    fn pair(&mut self, old: &[&Table], new: &[&Table], key: impl Fn(&Table) -> Option<String>) {
        let mut places: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for (at, row) in old.iter().enumerate().filter(|(at, _)| self.free.contains(at)) {
            if let Some(key) = key(row) {
                places.entry(key).or_default().push_back(at);
            }
        }
        for (origin, row) in self.origins.iter_mut().zip(new).filter(|(origin, _)| origin.is_none()) {
            let Some(candidates) = key(row).and_then(|key| places.get_mut(&key)) else { continue };
            if let Some(index) = candidates.iter().position(|&at| may_be(old[at], row))
                && let Some(at) = candidates.remove(index)
            {
                *origin = Some(at);
                self.free.remove(&at);
            }
        }
    }

    /// Pairs what is left by what the rows have in common, the most alike first.
    fn pair_alike(&mut self, old: &[&Table], new: &[&Table]) {
        let rest: Vec<usize> = (0..new.len()).filter(|at| self.origins[*at].is_none()).collect();
        let mut free: Vec<usize> = self.free.iter().copied().collect();
        free.sort_unstable();
        let many = rest.len() * free.len() > WINDOW * WINDOW;
        let mut pairs = Vec::new();
        for (i, &to) in rest.iter().enumerate() {
            for (j, &from) in free.iter().enumerate() {
                if (many && i.abs_diff(j) > WINDOW) || !may_be(old[from], new[to]) {
                    continue;
                }
                let likeness = likeness(&Value::Table(old[from].clone()), &Value::Table(new[to].clone()));
                if likeness >= ALIKE {
                    pairs.push((likeness, i.abs_diff(j), from, to));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
        for (_, _, from, to) in pairs {
            if self.origins[to].is_none() && self.free.remove(&from) {
                self.origins[to] = Some(from);
            }
        }
    }
}

fn id(row: &Table) -> Option<&str> {
    row.get("id")?.as_str()
}

/// Whether two rows may be the same one: an id that only one of them has was added or taken away.
fn may_be(old: &Table, new: &Table) -> bool {
    id(old).is_none() || id(new).is_none() || id(old) == id(new)
}

/// By what a row is known: its id, else all that it says.
fn name_of(row: &Table) -> (Option<&str>, String) {
    let id = id(row);
    (id, if id.is_some() { String::new() } else { words_of(row) })
}

/// What a row says, its id left aside.
fn words_of(row: &Table) -> String {
    let mut row = row.clone();
    row.remove("id");
    Value::Table(row).to_string()
}

/// How much two values have in common, from 0 to 1.
fn likeness(old: &Value, new: &Value) -> f64 {
    match (old, new) {
        _ if old == new => 1.0,
        (Value::Table(old), Value::Table(new)) => {
            let keys: HashSet<&String> = old.keys().chain(new.keys()).filter(|key| *key != "id").collect();
            let common = |key: &&String| old.get(*key).zip(new.get(*key)).map_or(0.0, |(old, new)| likeness(old, new));
            // The words of a row weigh more than its dates and owners, which many rows share.
            let weight = |key: &&String| match new.get(*key).or(old.get(*key)) {
                Some(Value::Table(_)) => 3.0,
                _ => 1.0,
            };
            let all: f64 = keys.iter().map(weight).sum();
            if all == 0.0 { 1.0 } else { keys.iter().map(|key| common(key) * weight(key)).sum::<f64>() / all }
        }
        (Value::String(old), Value::String(new)) => {
            // What is hidden tells only whether it was the same passage at home. So what was paired there comes out more alike
            // than it was, anything else less, and the same are paired.
            if let (Some(old), Some(new)) = (passage(old), passage(new)) {
                return if old == new { 1.0 } else { 0.0 };
            }
            let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<HashSet<_>>();
            let (old, new) = (words(old), words(new));
            let all = old.union(&new).count();
            if all == 0 { 1.0 } else { old.intersection(&new).count() as f64 / all as f64 }
        }
        _ => 0.0,
    }
}

/// Positions of a longest run of rows that stand in their old order; the fewest rows count as moved.
fn longest_ascent(origins: &[Option<usize>]) -> HashSet<usize> {
    // `tails[n]` ends the run of n + 1 rows whose end has the lowest origin; `before` leads back.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; origins.len()];
    for (at, origin) in origins.iter().enumerate() {
        let Some(origin) = origin else { continue };
        let length = tails.partition_point(|&tail| origins[tail] < Some(*origin));
        before[at] = length.checked_sub(1).map(|n| tails[n]);
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    std::iter::successors(tails.last().copied(), |&at| before[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_rows_are_moved() {
        let kept = |origins: &[usize]| {
            let origins: Vec<Option<usize>> = origins.iter().map(|at| Some(*at)).collect();
            let mut kept: Vec<usize> = longest_ascent(&origins).into_iter().collect();
            kept.sort_unstable();
            kept
        };
        assert_eq!(kept(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(kept(&[3, 0, 1, 2]), [1, 2, 3]);
        assert_eq!(kept(&[1, 2, 0]), [0, 1]);
        assert!(kept(&[]).is_empty());
    }

    #[test]
    fn rows_are_found_again() {
        let table = |text: &str| text.parse::<Table>().unwrap();
        let origins = |old: &[&str], new: &[&str]| {
            let (old, new): (Vec<_>, Vec<_>) =
                (old.iter().map(|t| table(t)).collect(), new.iter().map(|t| table(t)).collect());
            super::origins(&old.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>())
        };
        // Two rows that say the same are taken in their order.
        assert_eq!(origins(&["x = 1", "x = 1"], &["x = 1", "x = 1"]), [Some(0), Some(1)]);
        // Of rows that say the same, one that is gone moves none of the others.
        assert_eq!(origins(&["x = 1", "x = 2", "x = 1"], &["x = 2", "x = 1"]), [Some(1), Some(2)]);
        // An id that was added does not make another row of it; another id does.
        assert_eq!(origins(&["x = 1"], &["x = 1\nid = \"a\""]), [Some(0)]);
        assert_eq!(origins(&["x = 1\nid = \"b\""], &["x = 1\nid = \"a\""]), [None]);
        // Nearly the same words.
        let (old, new) = ("t = \"the map of the region\"\ny = 1", "t = \"the map of the whole region\"\ny = 1");
        assert_eq!(origins(&["t = \"else\"\ny = 1", old], &[new]), [Some(1)]);
    }
}
