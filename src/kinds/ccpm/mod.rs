//! CCPM: cluster coordination performance monitoring. Results, action plan, follow-up.

pub mod codes;
mod commitments;
pub mod model;
mod plan;
mod responses;
mod rules;
pub mod scale;
mod view;
mod words;

pub use model::Ccpm;

use super::{Check, Commitment, Content, Kind, Sheet, Stage, Succession};
use crate::diag::Finding;
use crate::workspace::Directory;

/// The kind `ccpm`.
pub const KIND: Kind = Kind::of::<Ccpm>("ccpm", words::KIND, codes::ALL);

impl Content for Ccpm {
    fn check(&self, check: &Check) -> Vec<Finding> {
        rules::check(self, check)
    }

    fn commitments(&self) -> Vec<Commitment<'_>> {
        commitments::commitments(self)
    }

    fn succession(&self, directory: &Directory) -> Option<Succession<'_>> {
        Some(commitments::succession(self, directory))
    }

    fn sheet(&self, stage: &Stage) -> Sheet {
        view::sheet(self, stage)
    }
}
