//! Rules that hold for every kind, one family a file.
//!
//! Before them in the pipeline: the documents of a workspace, read. After them: the complete list of findings, with
//! those taken away that a document accepts. A kind's own rules lie in its folder.

mod acceptances;
mod addresses;
mod glyphs;
mod languages;
mod names;
mod pictures;
mod prose;
mod weekdays;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Finding, Say, SourceFile};
use crate::kinds::{Check, Document, Loaded};
use crate::locale::Lang;
use crate::say;
use crate::source::LocalText;
use crate::workspace::Workspace;

pub use glyphs::Coverage;

/// Checks all documents of the workspace and returns every finding, in the order of files and places.
pub fn check(workspace: &mut Workspace, coverage: &Coverage) -> Vec<Finding> {
    let addresses = addresses::Addresses::of(&workspace.documents);
    let mut found: Vec<Vec<Finding>> =
        workspace.documents.par_iter().map(|loaded| check_document(workspace, loaded, coverage, &addresses)).collect();
    duplicate_ids(&workspace.documents, &mut found);

    let mut findings = std::mem::take(&mut workspace.findings);
    for (loaded, found) in workspace.documents.iter_mut().zip(found) {
        let mut all = std::mem::take(&mut loaded.findings);
        all.extend(found);
        // A document whose meaning is broken is as unfit for printing as one that could not be read.
        if all.iter().any(Finding::is_error) {
            findings.extend(all);
            loaded.document = None;
        } else if let Some(document) = &loaded.document {
            findings.extend(acceptances::apply(document, all));
        } else {
            findings.extend(all);
        }
    }
    crate::diag::sort(&mut findings);
    findings
}

fn check_document(
    workspace: &Workspace,
    loaded: &Loaded,
    coverage: &Coverage,
    addresses: &addresses::Addresses,
) -> Vec<Finding> {
    let mut findings = glyphs::check(loaded, coverage);
    let Some(document) = &loaded.document else { return findings };
    let check = Check { file: &document.file, header: &document.header, directory: &workspace.directory };
    findings.extend(names::check(document, &workspace.directory));
    findings.extend(addresses::check(document, addresses));
    findings.extend(languages::check(document, &loaded.catalogs));
    findings.extend(prose::check(document));
    findings.extend(weekdays::check(document));
    findings.extend(pictures::check(document, &workspace.root));
    findings.extend(document.content.check(&check));
    for finding in &mut findings {
        if finding.address.is_none() && Arc::ptr_eq(&finding.at.file, &document.file) {
            finding.address = document.address_at(&finding.at.span);
        }
    }
    findings
}

/// Two documents with one id would write the same outputs: neither is built.
fn duplicate_ids(documents: &[Loaded], found: &mut [Vec<Finding>]) {
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, loaded) in documents.iter().enumerate() {
        if let Some((id, _)) = &loaded.id {
            by_id.entry(id).or_default().push(i);
        }
    }
    let mut groups: Vec<_> = by_id.into_iter().filter(|(_, group)| group.len() > 1).collect();
    groups.sort();
    for (id, group) in groups {
        for &i in &group {
            let Some((_, span)) = &documents[i].id else { continue };
            let message = say!("dos documentos tienen el id «{id}»" | "two documents have the id “{id}”");
            let mut finding = Finding::new(Code::DuplicateId, &documents[i].file, span.clone(), message).help(say!(
                "dé a uno de ellos otro id: da nombre a los archivos publicados"
                    | "give one of them another id: it names the published files"
            ));
            for &other in group.iter().filter(|&&other| other != i) {
                if let Some((_, span)) = &documents[other].id {
                    let file = &documents[other].file;
                    finding =
                        finding.other(file, span.clone(), say!("el mismo id está aquí" | "the same id stands here"));
                }
            }
            found[i].push(finding);
        }
    }
}

/// Makes a finding of a document at a place.
pub(crate) fn finding(document: &Document, code: Code, span: Range<usize>, message: Say) -> Finding {
    Finding::new(code, &Arc::clone(&document.file), span, message)
}

/// Makes a finding about the words of a text in one language, in the document or in the file of their translation; at
/// the first of the signs that the source holds as such, else at the whole value.
pub(crate) fn text_finding(
    document: &Document,
    text: &LocalText,
    lang: Lang,
    signs: &[&str],
    code: Code,
    message: Say,
) -> Finding {
    let (file, span) = words_of(document, text, lang);
    let source = &file.text[file.clamp(&span)];
    let place = signs.iter().find_map(|sign| {
        let start = span.start + source.find(sign).filter(|_| !sign.is_empty())?;
        Some(start..start + sign.len())
    });
    Finding { address: Some(text.address.clone()), ..Finding::new(code, file, place.unwrap_or(span), message) }
}

/// The file and place of the words of a text in one language.
pub(crate) fn words_of<'d>(
    document: &'d Document,
    text: &'d LocalText,
    lang: Lang,
) -> (&'d Arc<SourceFile>, Range<usize>) {
    match text.translation(lang) {
        Some(translation) => (&translation.file, translation.span.clone()),
        None => (&document.file, text.place(lang)),
    }
}
