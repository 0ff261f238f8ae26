//! Whether a publication says what was issued: its source held against the record of a workspace.

use serde::Serialize;
use toml::Table;

use super::unpack::unpack;
use crate::panics;
use crate::source::is_good_id;
use crate::versions::{Drift, Ledger, context, drift, trimmed};
use crate::view::Edition;

/// What a record says of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "found")]
pub enum Recorded {
    /// Its source is that of an issued version. `renamed` tells what its pages call otherwise than that version did, because
    /// the directory or the country changed.
    Issued { version: String, number: u32, renamed: Vec<Drift> },
    /// Versions of the document were issued, and none of them says this.
    NotIssued,
    /// The record is broken: it proves nothing.
    Broken,
    /// There is no record of the document here.
    Nothing,
}

/// What a record says of a publication. It answers for the source inside only; that the pages agree with it is what
/// [`super::Verifier`] tells.
pub fn recorded(bytes: &[u8], ledger: &Ledger) -> Recorded {
    // As in `Verifier::verify`: a file that what reads it cannot cope with is none of ours.
    panics::catch(|| found(bytes, ledger)).unwrap_or(Recorded::Nothing)
}

fn found(bytes: &[u8], ledger: &Ledger) -> Recorded {
    let Ok(unpacked) = unpack(bytes) else { return Recorded::Nothing };
    let subject = &unpacked.manifest.document;
    let records = ledger.of(&subject.id);
    if !is_good_id(&subject.id) {
        return Recorded::Nothing;
    }
    // Of a record that was altered there may be nothing that can be read.
    if ledger.findings_of(&subject.id).next().is_some() {
        return Recorded::Broken;
    }
    if records.is_empty() {
        return Recorded::Nothing;
    }
    let Some(edition) = Edition::parse(&subject.edition) else { return Recorded::NotIssued };
    let workspace = unpacked.carried.workspace();
    let mut documents = workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref());
    let Some(document) = documents.find(|document| document.id() == subject.id) else { return Recorded::NotIssued };
    let Ok(source) = document.canonical(edition.langs()).parse::<Table>() else { return Recorded::NotIssued };
    // A text that came back is in two versions: the last one is the one that stands.
    let found = records.iter().rev().find(|record| trimmed(&record.table, edition.langs()) == source);
    let present = context(document, &workspace);
    found.map_or(Recorded::NotIssued, |record| Recorded::Issued {
        version: record.name(),
        number: record.number,
        renamed: drift(&record.context, &present, edition.langs()),
    })
}
