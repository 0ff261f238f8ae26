//! What a strategy commits people to: its milestones.

use super::model::Strategy;
use crate::kinds::{Commitment, Duty, Nature, Standing};

/// The milestones; the time of each is that by which it is to be reached.
pub fn commitments(strategy: &Strategy) -> Vec<Commitment<'_>> {
    let rows = strategy.milestone.iter().map(|row| Commitment {
        nature: Nature::Planned,
        at: row.at.clone(),
        id: row.id.as_ref(),
        what: &row.result,
        duties: vec![Duty { owners: &row.responsible, when: row.end.as_ref().or(row.start.as_ref()) }],
        agreed: None,
        standing: Standing::new(row.status, &row.done, &row.updated),
        remark: row.note.as_deref(),
        follows: row.follows.as_ref(),
    });
    rows.collect()
}
