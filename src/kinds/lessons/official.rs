//! The official lists that sheets refer to: goals with their targets, guiding principles, objectives.
//!
//! Sources: Sustainable Development Goals, A/RES/70/1 (short titles of the United Nations), their targets as numbered in
//! A/RES/71/313; guiding principles and objectives of the Global Compact for Safe, Orderly and Regular Migration,
//! A/RES/73/195.

use std::sync::LazyLock;

use crate::kinds::lists::{Titled, find, read};

static GOALS: LazyLock<Vec<Titled>> = LazyLock::new(|| read(include_str!("sdg.tsv")));
static PRINCIPLES: LazyLock<Vec<Titled>> = LazyLock::new(|| read(include_str!("gcm_principles.tsv")));
static OBJECTIVES: LazyLock<Vec<Titled>> = LazyLock::new(|| read(include_str!("gcm_objectives.tsv")));

/// The targets of each goal: how many have a number, and the letter of the last of the others.
const TARGETS: [(u32, Option<char>); 17] = [
    (5, Some('b')),
    (5, Some('c')),
    (9, Some('d')),
    (7, Some('c')),
    (6, Some('c')),
    (6, Some('b')),
    (3, Some('b')),
    (10, Some('b')),
    (5, Some('c')),
    (7, Some('c')),
    (7, Some('c')),
    (8, Some('c')),
    (3, Some('b')),
    (7, Some('c')),
    (9, Some('c')),
    (10, Some('b')),
    (19, None),
];

/// A target within its goal; those with a number come before those with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Number(u32),
    Letter(char),
}

/// A goal, or one of its targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sdg {
    /// Number of the goal, from 1.
    pub goal: usize,
    pub target: Option<Target>,
}

impl Sdg {
    /// Reads `10`, `10.7` or `3.c`; `None` when there is no such goal or target.
    pub fn parse(key: &str) -> Option<Sdg> {
        let (goal, target) = key.split_once('.').map_or((key, None), |(goal, target)| (goal, Some(target)));
        let goal = GOALS.iter().position(|entry| entry.key == goal)? + 1;
        let target = match target {
            Some(word) => Some(targets(goal).find(|target| target.to_string() == word)?),
            None => None,
        };
        Some(Sdg { goal, target })
    }

    /// The goal with its official title.
    pub fn title(&self) -> &'static Titled {
        &GOALS[self.goal - 1]
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Target::Number(number) => write!(f, "{number}"),
            Target::Letter(letter) => write!(f, "{letter}"),
        }
    }
}

/// The targets of a goal, from the first to the last.
pub fn targets(goal: usize) -> impl Iterator<Item = Target> {
    let (numbers, last) = TARGETS[goal - 1];
    let letters = last.into_iter().flat_map(|last| 'a'..=last);
    (1..=numbers).map(Target::Number).chain(letters.map(Target::Letter))
}

/// A guiding principle, by its letter.
pub fn principle(key: &str) -> Option<&'static Titled> {
    find(&PRINCIPLES, key)
}

/// An objective, by its number.
pub fn objective(key: &str) -> Option<&'static Titled> {
    find(&OBJECTIVES, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_complete_in_both_languages() {
        for (list, count) in [(&*GOALS, 17), (&*PRINCIPLES, 10), (&*OBJECTIVES, 23)] {
            assert_eq!(list.len(), count);
            assert!(list.iter().all(|entry| !entry.title.es.is_empty() && !entry.title.en.is_empty()));
        }
        assert!(PRINCIPLES.iter().map(|entry| entry.key).eq(('a'..='j').map(String::from)));
        for list in [&*GOALS, &*OBJECTIVES] {
            assert!(list.iter().map(|entry| entry.key).eq((1..=list.len()).map(|n| n.to_string())));
        }
    }

    #[test]
    fn the_targets_are_169() {
        assert_eq!((1..=TARGETS.len()).map(|goal| targets(goal).count()).sum::<usize>(), 169);
    }

    #[test]
    fn goals_and_targets_by_key() {
        let sdg = |goal, target| Some(Sdg { goal, target });
        assert_eq!(Sdg::parse("10"), sdg(10, None));
        assert_eq!(Sdg::parse("10.7"), sdg(10, Some(Target::Number(7))));
        assert_eq!(Sdg::parse("3.c"), sdg(3, Some(Target::Letter('c'))));
        assert_eq!(Sdg::parse("16.10"), sdg(16, Some(Target::Number(10))));
        for wrong in ["", "0", "18", "010", "10.8", "10.d", "10.07", "17.a", "3.C", "10.", ".7", "10.7.1", "diez"] {
            assert_eq!(Sdg::parse(wrong), None, "{wrong}");
        }
        assert!(Sdg::parse("3.9") < Sdg::parse("3.a") && Sdg::parse("3.d") < Sdg::parse("10"));
    }
}
