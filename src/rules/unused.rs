//! Bodies and acronyms of the directory that no document uses.
//!
//! A document uses what stands in its fields and texts, and what its publications print in the tool's own words: the name
//! of a kind, a title out of an official list. Only a view knows those, so views are made, but for acronyms that nobody
//! typed and for no others.

use std::collections::HashSet;
use std::ptr;

use rayon::prelude::*;

use crate::diag::{Finding, codes};
use crate::kinds::{Document, Stage, compose_unmarked, contains_word};
use crate::panics;
use crate::say;
use crate::workspace::{DIRECTORY_FILE, Entry, Workspace};

/// Reports what is declared and stands nowhere: neither in a field, nor in a text, nor in a legend. Says nothing while a
/// document is unread or faulty, because it may be the one. `found` is what is wrong with each document.
pub fn check(workspace: &Workspace, found: &[Vec<Finding>]) -> Vec<Finding> {
    let broken = |catalogs: &[crate::source::Catalog]| catalogs.iter().any(|catalog| catalog.broken);
    let complete = workspace.unread.is_empty()
        && workspace.knows(DIRECTORY_FILE)
        && workspace.documents.iter().all(|loaded| {
            loaded.document.is_some() && !loaded.findings.iter().any(Finding::is_error) && !broken(&loaded.catalogs)
        })
        && !found.iter().flatten().any(Finding::is_error);
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
    let mut unused: Vec<&Entry> = entries
        .filter(|entry| {
            !named.iter().any(|known| ptr::eq(*known, *entry)) && !is_said(entry, &documents, directory.entries())
        })
        .collect();
    if unused.iter().any(|entry| entry.acronym.is_some()) {
        let explained: Vec<Vec<usize>> =
            documents.par_iter().map(|document| explained(workspace, document, &unused)).collect();
        let explained: HashSet<usize> = explained.into_iter().flatten().collect();
        let mut at = 0..;
        unused.retain(|_| at.next().is_none_or(|at| !explained.contains(&at)));
    }
    unused
        .into_iter()
        .map(|entry| {
            let (_, short) = entry.short().source();
            let message = say!("ningún documento usa «{short}»" | "no document uses “{short}”");
            let help = say!(
                "si no lo va a usar, borre la entrada; si lo usa con otro nombre, corrija la entrada o el documento"
                    | "if you will not use it, delete the entry; if you use it by another name, correct the \
                       entry or the document"
            );
            Finding::new(codes::UNUSED_NAME, &shared.file, entry.at.clone(), message).help(help)
        })
        .collect()
}

/// Which of the entries the legends of a document explain.
fn explained(workspace: &Workspace, document: &Document, entries: &[&Entry]) -> Vec<usize> {
    let of_edition = |edition| {
        let view = compose_unmarked(workspace, document, edition, "");
        let stage = Stage::new(workspace, edition);
        let explains = |entry: &Entry| view.legend.as_ref().is_some_and(|legend| stage.explains(legend, entry));
        (0..entries.len()).filter(|&at| explains(entries[at])).collect::<Vec<_>>()
    };
    // What panics here does so again when it is built, and is reported there; until then nothing is unused.
    panics::catch(|| document.editions.iter().flat_map(of_edition).collect())
        .unwrap_or_else(|_| (0..entries.len()).collect())
}

/// Whether the acronym or the name stands in a text of a document or in the name of another entry.
fn is_said(entry: &Entry, documents: &[&Document], entries: &[Entry]) -> bool {
    let shorts = || entry.acronym.iter().flat_map(|acronym| &acronym.values).map(|(_, short)| short.as_str());
    let names = || entry.name.values.iter().map(|(_, name)| name.as_str());
    let says =
        |words: &str| shorts().any(|short| contains_word(words, short)) || names().any(|name| words.contains(name));
    let others = || entries.iter().filter(|other| !ptr::eq(*other, entry)).flat_map(|other| &other.name.values);
    documents.iter().flat_map(|document| &document.texts).any(|(_, text)| text.values.iter().any(|(_, w)| says(w)))
        || others().any(|(_, name)| says(name))
}
