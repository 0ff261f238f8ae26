//! The plan: which outputs are to be there, and which are there for no reason.

use std::collections::{BTreeSet, HashSet};

use super::BuildOptions;
use super::manifest::Manifest;
use crate::kinds::{Attach, Document, file_name};
use crate::view::{Edition, Format};
use crate::workspace::Workspace;

/// A document in one edition, in one or more formats.
pub struct Job<'a> {
    pub document: &'a Document,
    pub edition: &'a Edition,
    pub formats: Vec<Format>,
}

/// The jobs of a build.
pub fn jobs<'a>(workspace: &'a Workspace, options: &BuildOptions) -> Vec<Job<'a>> {
    let wanted = |document: &Document| {
        options.only.is_empty() || options.only.iter().any(|start| is_below(&document.file.path, start))
    };
    workspace
        .documents
        .iter()
        .filter_map(|loaded| loaded.document.as_ref())
        .filter(|document| wanted(document))
        .flat_map(|document| document.editions.iter().map(move |edition| (document, edition)))
        .filter(|(_, edition)| options.editions.is_empty() || options.editions.contains(edition))
        .map(|(document, edition)| Job { document, edition, formats: options.formats.clone() })
        .collect()
}

/// Whether a path is the folder or file `start`, or lies in it.
pub fn is_below(path: &str, start: &str) -> bool {
    start.is_empty() || path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Outputs in the manifest that no document makes: of removed documents, old ids and dropped editions. Those of a
/// document with errors are kept: it will be back.
pub fn obsolete(workspace: &Workspace, manifest: &Manifest) -> Vec<String> {
    let mut made = HashSet::new();
    let mut broken = HashSet::new();
    for loaded in &workspace.documents {
        match &loaded.document {
            None => {
                broken.insert(loaded.file.path.as_str());
            }
            Some(document) => {
                for edition in &document.editions {
                    made.extend(Format::ALL.iter().map(|format| file_name(document.id(), edition, *format)));
                }
            }
        }
    }
    let kept = |source: &str| broken.contains(source);
    manifest
        .outputs
        .iter()
        .filter(|(name, output)| !made.contains(*name) && !kept(&output.source))
        .map(|(name, _)| name.clone())
        .collect()
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
