//! Bodies and acronyms of the directory that no document uses.

use std::ptr;

use crate::diag::{Finding, codes};
use crate::kinds::{Document, contains_word};
use crate::say;
use crate::workspace::{DIRECTORY_FILE, Entry, Workspace};

/// Acronyms in the tool's own words, which a publication may print though no document types them.
const PRINTED: &[&str] = &["AAP", "CCPM", "ODS", "ONG", "POA", "SDG", "NGO", "IASC", "ONU", "UN"];

/// Reports what is declared and stands nowhere: neither in a field nor in a text. Says nothing while a document is unread
/// or faulty, because it may be the one.
pub fn check(workspace: &Workspace) -> Vec<Finding> {
    let broken = |catalogs: &[crate::source::Catalog]| catalogs.iter().any(|catalog| catalog.broken);
    let complete = workspace.unread.is_empty()
        && workspace.knows(DIRECTORY_FILE)
        && workspace.documents.iter().all(|loaded| {
            loaded.document.is_some() && !loaded.findings.iter().any(Finding::is_error) && !broken(&loaded.catalogs)
        });
    let documents: Vec<&Document> = workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()).collect();
    let Some(shared) = workspace.shared.iter().find(|shared| shared.file.path == DIRECTORY_FILE) else {
        return Vec::new();
    };
    // A name that is declared twice may be meant for either.
    let faulty = workspace.findings.iter().any(|found| found.is_error() && found.at.file.path == DIRECTORY_FILE);
    if !complete || faulty || documents.is_empty() || broken(&shared.catalogs) {
        return Vec::new();
    }
    let directory = &workspace.directory;
    let mut named: Vec<&Entry> = Vec::new();
    for body in documents.iter().flat_map(|document| &document.bodies) {
        named.extend(directory.find(&body.0).filter(|entry| !named.iter().any(|known| ptr::eq(*known, *entry))));
    }
    let entries = directory.entries().iter();
    let unused = entries.filter(|entry| {
        !named.iter().any(|known| ptr::eq(*known, *entry)) && !is_said(entry, &documents, directory.entries())
    });
    unused
        .map(|entry| {
            let (_, short) = entry.short().source();
            let message = say!("ningún documento usa «{short}»" | "no document uses “{short}”");
            let help = say!(
                "si no lo va a usar, borre la entrada; si lo usa con otro nombre, corrija la entrada o el documento"
                    | "if you will not use it, delete the entry; if you use it by another name, correct the entry or the document"
            );
            Finding::new(codes::UNUSED_NAME, &shared.file, entry.at.clone(), message).help(help)
        })
        .collect()
}

/// Whether the acronym or the name stands in a text of a document, in the name of another entry, or in the tool's words.
fn is_said(entry: &Entry, documents: &[&Document], entries: &[Entry]) -> bool {
    let shorts = || entry.acronym.iter().flat_map(|acronym| &acronym.values).map(|(_, short)| short.as_str());
    let names = || entry.name.values.iter().map(|(_, name)| name.as_str());
    let says =
        |words: &str| shorts().any(|short| contains_word(words, short)) || names().any(|name| words.contains(name));
    let others = || entries.iter().filter(|other| !ptr::eq(*other, entry)).flat_map(|other| &other.name.values);
    shorts().any(|short| PRINTED.contains(&short))
        || documents
            .iter()
            .flat_map(|document| &document.texts)
            .any(|(_, text)| text.values.iter().any(|(_, w)| says(w)))
        || others().any(|(_, name)| says(name))
}
