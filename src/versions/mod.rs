//! Versions: what a document said when it was issued, and what changed since.
//!
//! Beside the pipeline. It takes the canonical forms that `source` makes, finds the difference between two of them
//! ([`Delta`]), names each change by its address ([`Change`]), and keeps the versions that were issued ([`Record`]) in a
//! folder of plain files. `rules` asks it whether a correction covers what changed, the views print its errata, `cli` shows
//! differences.

mod change;
mod context;
mod delta;
mod errata;
mod excerpt;
mod issue;
mod ledger;
mod printed;
mod record;
mod revert;
mod rows;
mod telling;
mod words;

pub use change::{Change, What, changes, place_of};
pub use context::{Drift, context, drift, id as entry_id};
pub use delta::{Delta, Entry, Row, Rows};
pub use errata::{Corrected, Errata, Erratum, Group, Issue, Since, errata, together};
pub use excerpt::{excerpts, trimmed};
pub use issue::{Issued, issue};
pub use ledger::{Ledger, RECORD_FOLDER};
pub use printed::plain;
pub use record::{Fault, Record};
pub use revert::revert;
pub use telling::{Side, Stretch, Teller, Told};
pub use words::{Piece, are_same, pieces};

use crate::source::Step;

/// Whether the table is a text with a string a language.
pub fn is_text(table: &toml::Table) -> bool {
    !table.is_empty() && table.iter().all(|(key, value)| crate::locale::Lang::parse(key).is_some() && value.is_str())
}

/// The value that a way leads to.
pub fn find<'v>(table: &'v toml::Table, path: &[Step]) -> Option<&'v toml::Value> {
    let (Step::Key(first), rest) = path.split_first()? else { return None };
    rest.iter().try_fold(table.get(first)?, |value, step| match step {
        Step::Key(key) => value.get(key.as_str()),
        Step::Item(index) => value.get(*index),
    })
}
