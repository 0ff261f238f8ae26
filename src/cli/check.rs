//! `pliego check`: every finding, and nothing written.

use super::args::CheckArgs;
use super::{FINDINGS, Selection, Stop, Ui, open, report};
use crate::build::{self, is_below};

pub fn run(args: &CheckArgs, ui: Ui) -> Result<u8, Stop> {
    let Selection { mut workspace, only } = open(&args.paths)?;
    let checked = workspace
        .documents
        .iter()
        .filter(|l| only.is_empty() || only.iter().any(|o| is_below(&l.file.path, o)))
        .count();
    let mut findings = build::check(&mut workspace);
    // Findings about the configuration concern every selection; those in a PO file belong to its document.
    let document_of = |path: &str| {
        let loaded = workspace.documents.iter().find(|loaded| loaded.owns(path))?;
        Some(loaded.file.path.clone())
    };
    findings.retain(|f| {
        let document = document_of(&f.at.file.path).filter(|_| !only.is_empty());
        document.is_none_or(|document| only.iter().any(|o| is_below(&document, o)))
    });
    report::findings(&findings, ui, args.short);
    let documents = report::counted(ui.lang, checked, report::DOCUMENT, report::DOCUMENTS);
    report::line(&format!("{documents}: {}", report::counted_findings(ui.lang, &findings)));
    Ok(if report::fails(&findings, args.strict) { FINDINGS } else { 0 })
}
