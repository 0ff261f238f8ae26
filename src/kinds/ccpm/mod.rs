//! CCPM: cluster coordination performance monitoring. Results, action plan, follow-up.

pub mod codes;
pub mod model;
mod plan;
mod responses;
mod rules;
pub mod scale;
mod view;
mod words;

pub use model::Ccpm;

use super::{Check, Content, Kind, Sheet, Stage};
use crate::diag::Finding;

/// The kind `ccpm`.
pub const KIND: Kind = Kind::of::<Ccpm>("ccpm", words::KIND, codes::ALL);

impl Content for Ccpm {
    fn check(&self, check: &Check) -> Vec<Finding> {
        rules::check(self, check)
    }

    fn sheet(&self, stage: &Stage) -> Sheet {
        view::sheet(self, stage)
    }
}
