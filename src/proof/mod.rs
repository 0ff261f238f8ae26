//! Proof: what a publication carries of its making, and whether it is still what was made.
//!
//! A publication holds the smallest workspace that it can be made from again ([`carry`]), with a manifest. Whoever has
//! the file can take the source out, make the publication once more and compare. Beside the pipeline: `build` asks what
//! is to be carried, the renderers attach it, `extract` and `verify` read it.

mod carry;
mod compare_html;
mod compare_pdf;
mod difference;
mod directory;
mod entries;
mod manifest;
mod packed;
mod pdf_text;
mod places;
mod recorded;
mod signature;
mod unpack;
mod verify;

pub use carry::{Carried, CarriedFile, MANIFEST, Publication, SOURCE, What, compose_form};
pub use difference::{Difference, Part};
pub use manifest::{FileEntry, Maker, Manifest, SourceForm, Subject};
pub use packed::{PACKED, pack};
pub use recorded::{Recorded, recorded};
pub use signature::{Authenticity, authenticity, public_key};
pub use unpack::{Refusal, Unpacked, unpack};
pub use verify::{Outcome, Verdict, Verifier};
