//! What minutes commit people to: action points, and reports on earlier ones.

use super::model::Minutes;
use crate::kinds::{Commitment, Duty, Nature, Standing};

/// The earlier action points that are followed up, then the new ones.
pub fn commitments(minutes: &Minutes) -> Vec<Commitment<'_>> {
    let reports = minutes.followup.iter().map(|row| Commitment {
        nature: Nature::Reported,
        at: row.at.clone(),
        id: row.id.as_ref(),
        what: &row.action,
        duties: vec![Duty { owners: &row.responsible, when: None }],
        agreed: row.meeting.as_ref(),
        standing: Standing::new(row.status, &row.done, &row.updated),
        remark: row.reason.as_deref(),
        follows: row.follows.as_ref(),
    });
    let agreed = minutes.action.iter().map(|row| Commitment {
        nature: Nature::Agreed,
        at: row.at.clone(),
        id: row.id.as_ref(),
        what: &row.task,
        duties: match &row.assignments[..] {
            [] => vec![Duty { owners: &row.responsible, when: row.due.as_ref() }],
            parts => parts.iter().map(|part| Duty { owners: &part.responsible, when: part.due.as_ref() }).collect(),
        },
        agreed: Some(&minutes.date),
        standing: Standing::new(row.status, &row.done, &row.updated),
        remark: row.note.as_deref(),
        follows: row.follows.as_ref(),
    });
    reports.chain(agreed).collect()
}
