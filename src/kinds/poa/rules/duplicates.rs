//! Activities that say nearly the same with different targets: one of them may be left over.
//!
//! Each is compared with few others, however long the plan: a text whose words all stand in another's is found there by
//! its rarest word.

use std::collections::{BTreeSet, HashMap};

use super::super::codes;
use super::super::model::Activity;
use super::super::target::Target;
use super::wording::stems;
use crate::diag::Finding;
use crate::kinds::Check;
use crate::locale::exact;
use crate::say;
use crate::source::fold;

/// Two activities of one line with nearly the same words and different targets.
pub fn duplicates(rows: &[&Activity], check: &Check, findings: &mut Vec<Finding>) {
    let sayings: Vec<Saying> = rows.iter().map(|row| Saying::of(row)).collect();
    let related = |a: usize, b: usize| is_under(rows[a], rows[b]) || is_under(rows[b], rows[a]);
    for (first, later) in twins(&sayings, related).pairs {
        let message = say!(
            "dos actividades casi iguales con metas distintas" | "two activities nearly alike with different targets"
        );
        let (row, first) = (rows[later], rows[first]);
        findings.push(
            Finding::new(codes::NEAR_DUPLICATE, check.file, row.activity.span.clone(), message)
                .other(check.file, first.activity.span.clone(), say!("la primera está aquí" | "the first is here"))
                .help(say!(
                    "si es la misma, deje una sola; si no, diga en qué se distinguen"
                        | "if it is the same, keep one; if not, say what tells them apart"
                )),
        );
    }
}

fn is_under(row: &Activity, above: &Activity) -> bool {
    row.under.as_ref().is_some_and(|under| above.id.as_ref().is_some_and(|id| id.v == under.v))
}

/// What an activity says, for comparing.
struct Saying {
    line: String,
    words: BTreeSet<String>,
    targets: Vec<String>,
}

impl Saying {
    fn of(row: &Activity) -> Saying {
        let words = stems(row.activity.source().1).collect();
        Saying { line: row.line.v.clone(), words, targets: row.target.iter().map(target_words).collect() }
    }

    /// Whether all the words of the shorter one stand in the other, which is not much longer.
    fn is_like(&self, other: &Saying) -> bool {
        let (fewer, more) = if self.words.len() < other.words.len() { (self, other) } else { (other, self) };
        self.line == other.line
            && self.targets != other.targets
            && fewer.words.len() >= 2
            && fewer.words.len() * 2 >= more.words.len()
            && fewer.words.is_subset(&more.words)
    }
}

/// A target, for comparing.
fn target_words(target: &Target) -> String {
    match target {
        Target::Words(words) => fold(words.source().1),
        Target::Quantity(target) => {
            let unit = target.unit.as_ref().map_or(String::new(), |unit| fold(unit.source().1));
            format!("{} {unit}", exact(target.quantity.v))
        }
    }
}

/// How many activities with one word in common are looked at. More of them say the same over and over.
const MOST: usize = 32;

/// Pairs of nearly equal sayings, and what it took to find them.
struct Twins {
    /// The earlier one and the later one.
    pairs: Vec<(usize, usize)>,
    comparisons: usize,
}

/// Finds, for each saying, the first earlier one that is nearly equal.
fn twins(sayings: &[Saying], related: impl Fn(usize, usize) -> bool) -> Twins {
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for saying in sayings {
        for word in &saying.words {
            *counts.entry((&saying.line, word)).or_default() += 1;
        }
    }
    let rarest = |saying: &Saying| {
        let count = |word: &&String| counts.get(&(saying.line.as_str(), word.as_str())).copied();
        saying.words.iter().min_by_key(count).cloned()
    };
    // Earlier ones by each of their words, and by the rarest of them.
    let mut holding: HashMap<(&str, String), Vec<usize>> = HashMap::new();
    let mut known_by: HashMap<(&str, String), Vec<usize>> = HashMap::new();
    let mut twins = Twins { pairs: Vec::new(), comparisons: 0 };
    for (later, saying) in sayings.iter().enumerate() {
        let Some(anchor) = rarest(saying) else { continue };
        let line = saying.line.as_str();
        let key = |word: &String| (line, word.clone());
        // The shorter of two is found by its rarest word: the later one among those that hold it, the earlier ones
        // among those known by a word of the later.
        let mut candidates: Vec<usize> = holding.get(&key(&anchor)).into_iter().flatten().copied().collect();
        candidates.extend(saying.words.iter().filter_map(|word| known_by.get(&key(word))).flatten());
        candidates.sort_unstable();
        candidates.dedup();
        twins.comparisons += candidates.len();
        let alike = |earlier: &usize| sayings[*earlier].is_like(saying) && !related(*earlier, later);
        twins.pairs.extend(candidates.into_iter().find(alike).map(|earlier| (earlier, later)));
        for word in &saying.words {
            put(holding.entry(key(word)).or_default(), later);
        }
        put(known_by.entry(key(&anchor)).or_default(), later);
    }
    twins
}

fn put(shelf: &mut Vec<usize>, index: usize) {
    if shelf.len() < MOST {
        shelf.push(index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saying(line: &str, text: &str, target: &str) -> Saying {
        Saying { line: line.to_owned(), words: stems(text).collect(), targets: vec![target.to_owned()] }
    }

    #[test]
    fn the_shorter_of_two_may_come_first_or_last() {
        let short = || saying("one", "Encuentros con los coordinadores", "3 reuniones");
        let long = || saying("one", "Encuentros con los coordinadores, para fortalecerla", "2 reuniones");
        let pairs = |sayings: &[Saying]| twins(sayings, |_, _| false).pairs;
        assert_eq!(pairs(&[short(), long()]), [(0, 1)]);
        assert_eq!(pairs(&[long(), short()]), [(0, 1)]);
        assert_eq!(pairs(&[short(), short()]), [], "the same target");
        let elsewhere = saying("two", "Encuentros con los coordinadores", "2 reuniones");
        assert_eq!(pairs(&[short(), elsewhere]), [], "another line");
        assert_eq!(twins(&[short(), long()], |_, _| true).pairs, [], "one under the other");
    }

    /// However alike the activities are, and however many, each is compared with few others.
    #[test]
    fn comparisons_grow_with_the_activities_and_no_faster() {
        let plan = |count: usize| -> Vec<Saying> {
            let lines = ["one", "two"];
            let row = |line: &str, n: usize| {
                // Half of them have words of their own, half say the same as many others.
                let own = if n.is_multiple_of(2) { format!("asunto{n:04}") } else { String::new() };
                saying(
                    line,
                    &format!("Reunir comité regional coordinación seguimiento {own}"),
                    &format!("{n} reuniones"),
                )
            };
            lines.iter().flat_map(|line| (0..count).map(|n| row(line, n))).collect()
        };
        let (half, many) = (twins(&plan(500), |_, _| false), twins(&plan(1000), |_, _| false));
        assert!(many.comparisons <= 2 * 1000 * 2 * MOST, "{} comparisons", many.comparisons);
        assert!(many.comparisons * 10 <= half.comparisons * 22, "{} and {}", half.comparisons, many.comparisons);
        assert_eq!(many.pairs.len(), 2 * 999, "each but the first of its line is nearly the same as an earlier one");
    }
}
