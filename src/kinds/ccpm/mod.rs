//! CCPM: cluster coordination performance monitoring. Results, action plan, follow-up.

pub mod codes;
mod commitments;
mod follow_up;
mod functions;
mod glance;
pub mod model;
mod plan;
mod process;
mod responses;
mod results;
mod rules;
pub mod scale;
mod view;
mod words;

pub use model::Ccpm;

use super::{Check, Commitment, Content, Kind, Loaded, Sheet, Stage, Succession, Taken};
use crate::diag::{Finding, Say};
use crate::say;
use crate::view::Fact;
use crate::workspace::Directory;

/// The kind `ccpm`.
pub const KIND: Kind = Kind::of::<Ccpm>("ccpm", words::KIND, codes::ALL);

impl Content for Ccpm {
    fn check(&self, check: &Check) -> Vec<Finding> {
        rules::check(self, check)
    }

    fn lacks(&self) -> Option<Say> {
        (self.function.is_empty() && self.action.is_empty())
            .then(|| say!("funciones ni acciones" | "functions or actions"))
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

    fn cover(&self, stage: &Stage) -> Vec<Fact> {
        view::cover(self, stage)
    }

    fn reads(&self) -> Vec<&str> {
        follow_up::documents(self)
    }

    fn takes<'a>(&self, documents: &'a [Loaded]) -> Vec<Taken<'a>> {
        follow_up::taken(self, documents)
    }
}
