//! What a plan commits people to: its activities.

use super::model::Poa;
use crate::kinds::{Commitment, Duty, Nature, Standing};

/// The activities, without the rows that only head them. Their time is the schedule, which no other row shares.
pub fn commitments(poa: &Poa) -> Vec<Commitment<'_>> {
    let rows = poa.activity.iter().filter(|row| !row.is_heading()).map(|row| Commitment {
        nature: Nature::Planned,
        at: row.at.clone(),
        id: row.id.as_ref(),
        what: &row.activity,
        duties: vec![Duty { owners: &row.responsible, when: None }],
        agreed: None,
        standing: Standing::new(row.status, &row.done, &row.updated),
        remark: row.note.as_deref(),
        follows: row.follows.as_ref(),
    });
    rows.collect()
}
