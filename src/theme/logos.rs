//! The logos that a theme gives to every document that names none of its own.
//!
//! Before it: the rows of a theme file, read as those of a document's header are. After it: `kinds`, which puts them into
//! the mastheads, `rules`, which look at the pictures, and `proof`, which carries them. They are no part of what the
//! templates read: whoever verifies a publication has them from the publication.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Finding, SourceFile};
use crate::kinds::{Logo, PictureUse, address_at};
use crate::rules::row_of;
use crate::source::Reader;

/// The logos of a theme file. Their paths are counted from the root of the workspace.
#[derive(Debug)]
pub struct Logos {
    pub file: Arc<SourceFile>,
    /// Those rows that have no fault of their own: what a faulty one lacks would be found once more.
    pub rows: Vec<Logo>,
}

impl Logos {
    /// The rows that a reader has read.
    pub(super) fn of(mut rows: Vec<Logo>, reader: &Reader) -> Logos {
        let address = |span: &Range<usize>| address_at(&reader.places, span, &reader.document);
        let row = |address: Option<String>| address.map(|address| row_of(&address).to_owned());
        let faults = reader.findings.iter().filter(|found| found.is_error());
        let faulty: HashSet<Option<String>> =
            faults.map(|found: &Finding| row(found.address.clone().or_else(|| address(&found.at.span)))).collect();
        rows.retain(|logo| !faulty.contains(&row(address(&logo.at))));
        Logos { file: Arc::clone(reader.file), rows }
    }

    /// The logos as pictures.
    pub fn pictures(&self) -> impl Iterator<Item = PictureUse<'_>> {
        self.rows.iter().map(Logo::picture)
    }
}
