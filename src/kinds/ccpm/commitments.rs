//! What a CCPM document commits the cluster to: its agreed actions.

use super::codes;
use super::model::{Ccpm, Report};
use crate::kinds::{Commitment, Duty, Nature, Standing, Succession};
use crate::source::fold;
use crate::workspace::Directory;

/// The agreed actions; those of a follow-up report are the ones that it reports on.
pub fn commitments(ccpm: &Ccpm) -> Vec<Commitment<'_>> {
    let nature = if ccpm.report == Some(Report::FollowUp) { Nature::Reported } else { Nature::Planned };
    let rows = ccpm.action.iter().map(|row| Commitment {
        nature,
        at: row.at.clone(),
        id: row.id.as_ref(),
        what: &row.action,
        duties: vec![Duty { owners: &row.responsible, when: row.timeframe.as_ref() }],
        agreed: None,
        standing: Standing::new(row.status, &row.done, &row.updated),
        remark: row.comments.as_deref(),
        follows: row.follows.as_ref(),
    });
    rows.collect()
}

/// The plans of one cluster, of one country and level, year by year.
pub fn succession<'a>(ccpm: &'a Ccpm, directory: &Directory) -> Succession<'a> {
    let words = |text: &crate::source::LocalText| fold(text.source().1);
    let level = ccpm.level.key().to_owned();
    let region = ccpm.region.as_deref().map(words).unwrap_or_default();
    Succession {
        series: vec![directory.identity(&ccpm.cluster.0), words(&ccpm.country), level, region],
        year: &ccpm.year,
        previous: ccpm.previous.as_ref().map_or(ccpm.year.v - 1, |previous| previous.year.v),
        rule: codes::ACTION_LEFT_OPEN,
    }
}
