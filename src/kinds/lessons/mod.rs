//! Lessons learned and good practices of an area: an index, and a sheet for each lesson that has one.

mod code;
pub mod codes;
pub mod model;
mod official;
mod rules;
mod sheets;
mod view;
mod words;

pub use model::Lessons;

use super::{Check, Content, Kind, Sheet, Stage};
use crate::diag::{Finding, Say};
use crate::say;

/// The kind `lessons`.
pub const KIND: Kind = Kind::of::<Lessons>("lessons", words::KIND, codes::ALL);

impl Content for Lessons {
    fn check(&self, check: &Check) -> Vec<Finding> {
        rules::check(self, check)
    }

    fn lacks(&self) -> Option<Say> {
        (self.lesson.is_empty()).then(|| say!("lecciones" | "lessons"))
    }

    fn sheet(&self, stage: &Stage) -> Sheet {
        view::sheet(self, stage)
    }
}
