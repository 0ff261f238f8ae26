//! Commitments: what somebody is to do by when, whatever kind of document it stands in.
//!
//! Each kind lists its own ([`Content::commitments`](super::Content::commitments)); what is made of them, from the rules
//! between documents on, is written once.

use std::ops::Range;

use super::progress::{Progress, Standing};
use crate::source::{Address, BodyRef, Date, LocalText, Period, Plain, Val};

/// Something that somebody is to do.
pub struct Commitment<'a> {
    pub nature: Nature,
    /// Place of its row.
    pub at: Range<usize>,
    pub id: Option<&'a Plain>,
    /// What is to be done.
    pub what: &'a LocalText,
    /// Who is to do it by when; several where owners have dates of their own.
    pub duties: Vec<Duty<'a>>,
    /// Day on which it was agreed, where one is known.
    pub agreed: Option<&'a Date>,
    pub standing: Standing<'a>,
    /// What is said of it besides: a note, a reason, a comment.
    pub remark: Option<&'a LocalText>,
    /// The item that it continues or reports on.
    pub follows: Option<&'a Address>,
}

/// How a commitment came to stand where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// A row of a plan: what it continues belongs to an earlier period.
    Planned,
    /// Agreed in a meeting.
    Agreed,
    /// A report on something that was agreed or planned elsewhere.
    Reported,
}

/// Who is to do something, and by when.
pub struct Duty<'a> {
    pub owners: &'a [BodyRef],
    pub when: Option<&'a Val<Period>>,
}

impl Commitment<'_> {
    /// Everybody who is to do it, as far as bodies are named.
    pub fn owners(&self) -> Vec<&BodyRef> {
        let owners = self.duties.iter().flat_map(|duty| duty.owners);
        owners.filter(|body| body.reserved().is_none() && !body.0.is_stand_in()).collect()
    }

    /// The days and periods that are set for it.
    pub fn whens(&self) -> Vec<&Val<Period>> {
        self.duties.iter().filter_map(|duty| duty.when).collect()
    }

    /// Whether nothing more is expected of it.
    pub fn is_closed(&self) -> bool {
        self.standing.status.is_some_and(Progress::is_closed)
    }

    /// Whether it says why it differs from what it continues: by its status or in a remark.
    pub fn explains_itself(&self) -> bool {
        matches!(self.standing.status, Some(Progress::CarriedOver | Progress::Dropped))
            || self.remark.is_some_and(|remark| remark.reserved.is_none())
    }
}
