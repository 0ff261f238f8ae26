//! Strategies of committees: what each is for, in which processes it works, and its milestones.

pub mod codes;
mod commitments;
mod committee;
mod glance;
mod model;
mod numbers;
mod parts;
mod periods;
mod roles;
mod rules;
mod view;
mod words;

pub use model::Strategy;

use super::{Check, Commitment, Content, Kind, PictureUse, Sheet, Stage};
use crate::diag::{Finding, Say};
use crate::say;

/// The kind `strategy`.
pub const KIND: Kind = Kind::of::<Strategy>("strategy", words::KIND, codes::ALL);

impl Content for Strategy {
    fn check(&self, check: &Check) -> Vec<Finding> {
        rules::check(self, check)
    }

    fn lacks(&self) -> Option<Say> {
        (self.committee.is_empty()).then(|| say!("comités" | "committees"))
    }

    fn commitments(&self) -> Vec<Commitment<'_>> {
        commitments::commitments(self)
    }

    fn sheet(&self, stage: &Stage) -> Sheet {
        view::sheet(self, stage)
    }

    fn numbers_captions(&self) -> bool {
        true
    }

    fn pictures(&self) -> Vec<PictureUse<'_>> {
        self.figure
            .iter()
            .map(|figure| PictureUse { path: &figure.path, alt: figure.alt.as_ref(), caption: Some(&figure.caption) })
            .collect()
    }
}
