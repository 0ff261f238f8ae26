//! Documents that say nothing: a header and no content.

use super::finding;
use crate::diag::{Finding, codes};
use crate::kinds::Document;
use crate::say;

/// Reports a document without what its kind is for. `read` is what was found in reading it.
pub fn check(document: &Document, read: &[Finding]) -> Option<Finding> {
    let lacks = document.content.lacks()?;
    // What it says may stand under a key that is misspelt, behind broken syntax or in a list that could not be read.
    let inside = |finding: &Finding| finding.address.as_ref().is_some_and(|address| address.contains('#'));
    let hides = |found: &Finding| {
        found.code == codes::UNKNOWN_KEY || (found.is_error() && (found.code != codes::MISSING_FIELD || inside(found)))
    };
    if read.iter().any(hides) {
        return None;
    }
    let (es, en) = (&lacks.es, &lacks.en);
    let title = &document.header.title;
    let message = say!("documento sin {es}" | "document without {en}");
    Some(
        finding(document, codes::EMPTY_DOCUMENT, title.place(title.source().0), message).help(say!(
            "complételo antes de publicarlo, o bórrelo" | "complete it before it is published, or delete it"
        )),
    )
}
