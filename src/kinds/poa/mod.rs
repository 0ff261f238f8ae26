//! POA: the annual operating plan (plan operativo anual) with its schedule, budget and progress.

pub mod codes;
mod commitments;
mod load;
pub mod model;
pub mod money;
mod rules;
pub mod schedule;
mod table;
pub mod target;
mod tree;
mod view;
mod words;

pub use model::Poa;

use super::{Check, Commitment, Content, Kind, Sheet, Stage, WallPaper};
use crate::diag::{Finding, Say};
use crate::say;

/// The kind `poa`.
pub const KIND: Kind = Kind::of::<Poa>("poa", words::KIND, codes::ALL);

impl Content for Poa {
    fn check(&self, check: &Check) -> Vec<Finding> {
        rules::check(self, check)
    }

    fn lacks(&self) -> Option<Say> {
        (self.activity.is_empty()).then(|| say!("actividades" | "activities"))
    }

    fn commitments(&self) -> Vec<Commitment<'_>> {
        commitments::commitments(self)
    }

    fn sheet(&self, stage: &Stage) -> Sheet {
        view::sheet(self, stage)
    }

    fn wall(&self) -> Option<WallPaper> {
        self.wall
    }

    fn wall_sheet(&self, stage: &Stage) -> Sheet {
        view::wall_sheet(self, stage)
    }

    fn is_upright(&self) -> bool {
        self.layout() == model::Layout::Portrait
    }
}
