//! The plan: which outputs are to be there, and which are there for no reason.

use std::collections::{BTreeSet, HashSet};

use super::BuildOptions;
use super::manifest::Manifest;
use crate::kinds::{Attach, Document, file_name};
use crate::view::Edition;
use crate::workspace::Workspace;

/// A document in one edition, in all formats that are asked for.
pub struct Job<'a> {
    pub document: &'a Document,
    pub edition: &'a Edition,
}

/// The jobs of a build, document by document.
pub fn jobs<'a>(workspace: &'a Workspace, options: &BuildOptions) -> Vec<Vec<Job<'a>>> {
    let wanted = |edition: &&Edition| options.editions.is_empty() || options.editions.contains(edition);
    workspace
        .documents
        .iter()
        .filter_map(|loaded| loaded.document.as_ref())
        .filter(|document| options.selects(&document.file.path) && !waits(workspace, document))
        .map(|document| {
            document.editions.iter().filter(wanted).map(|edition| Job { document, edition }).collect::<Vec<_>>()
        })
        .filter(|jobs| !jobs.is_empty())
        .collect()
}

/// Whether a document says something of another one that has errors today. It would come out with less than it said before.
fn waits(workspace: &Workspace, document: &Document) -> bool {
    let mut broken = workspace.documents.iter().filter(|loaded| loaded.document.is_none());
    let reads = document.content.reads();
    broken.any(|loaded| loaded.id.as_ref().is_some_and(|(id, _)| reads.contains(&id.as_str())))
}

/// The files of the documents that wait for another one to be corrected.
pub fn waiting(workspace: &Workspace, options: &BuildOptions) -> Vec<String> {
    let documents = workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref());
    documents
        .filter(|document| options.selects(&document.file.path) && waits(workspace, document))
        .map(|document| document.file.path.clone())
        .collect()
}

impl BuildOptions {
    /// Whether a document of that path is to be built.
    pub fn selects(&self, path: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|start| is_below(path, start))
    }
}

/// Whether a path is the folder or file `start`, or lies in it.
pub fn is_below(path: &str, start: &str) -> bool {
    start.is_empty() || path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// An output that no document makes any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obsolete {
    pub name: String,
    pub why: Why,
}

/// Why an output is obsolete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// No document has its id.
    NoDocument,
    /// Its document is not published in this edition.
    NoEdition,
}

/// What lies in the output folder for no reason.
#[derive(Debug, Default)]
pub struct Leftovers {
    pub obsolete: Vec<Obsolete>,
    /// Outputs that may belong to something which cannot be read today.
    pub uncertain: Vec<String>,
}

/// Outputs in the manifest that no document makes. Those of a document with errors, known by its file or its id, are
/// not among them: it will be back. While a folder or an id cannot be read, nothing is known to be obsolete.
pub fn leftovers(workspace: &Workspace, manifest: &Manifest) -> Leftovers {
    let mut blind = !workspace.unread.is_empty();
    let (mut made, mut sound) = (HashSet::new(), HashSet::new());
    let (mut broken_files, mut broken_ids) = (HashSet::new(), HashSet::new());
    for loaded in &workspace.documents {
        match &loaded.document {
            None => {
                broken_files.insert(loaded.file.path.as_str());
                match &loaded.id {
                    Some((id, _)) => broken_ids.extend([id.as_str()]),
                    None => blind = true,
                }
            }
            Some(document) => {
                sound.insert(document.id());
                for edition in &document.editions {
                    made.extend(document.formats().map(|format| file_name(document.id(), edition, format)));
                }
            }
        }
    }
    let mut leftovers = Leftovers::default();
    for (name, output) in &manifest.outputs {
        let kept = broken_files.contains(output.source.as_str()) || broken_ids.contains(output.document.as_str());
        if made.contains(name) || kept {
            continue;
        }
        if blind {
            leftovers.uncertain.push(name.clone());
        } else {
            let why = if sound.contains(output.document.as_str()) { Why::NoEdition } else { Why::NoDocument };
            leftovers.obsolete.push(Obsolete { name: name.clone(), why });
        }
    }
    leftovers
}

/// Built documents that carry their full source, comments included.
pub fn full_sources(workspace: &Workspace, built: &BTreeSet<&String>) -> Vec<String> {
    workspace
        .documents
        .iter()
        .filter_map(|loaded| loaded.document.as_ref())
        .filter(|document| document.header.attach == Some(Attach::Full))
        .map(|document| document.id().to_owned())
        .filter(|id| built.contains(id))
        .collect()
}
