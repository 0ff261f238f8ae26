//! Minutes: who met, what was said and decided, who does what by when.

mod agenda;
mod attendance;
pub mod codes;
mod commitments;
pub mod model;
mod rules;
pub mod sign_in;
mod view;
mod words;

pub use model::Minutes;

use super::{Check, Commitment, Content, Kind, Sheet, Stage};
use crate::diag::{Finding, Say};
use crate::say;
use crate::view::Section;

/// The kind `minutes`.
pub const KIND: Kind = Kind::of::<Minutes>("minutes", words::KIND, codes::ALL);

impl Content for Minutes {
    fn check(&self, check: &Check) -> Vec<Finding> {
        rules::check(self, check)
    }

    fn leaves(&self, stage: &Stage) -> Vec<Section> {
        sign_in::section(self, stage).into_iter().collect()
    }

    fn lacks(&self) -> Option<Say> {
        let silent = self.discussion.is_empty() && self.decision.is_empty();
        (silent && self.action.is_empty() && self.followup.is_empty())
            .then(|| say!("desarrollo, acuerdos ni puntos de acción" | "discussion, decisions or action points"))
    }

    fn commitments(&self) -> Vec<Commitment<'_>> {
        commitments::commitments(self)
    }

    fn sheet(&self, stage: &Stage) -> Sheet {
        view::sheet(self, stage)
    }
}
