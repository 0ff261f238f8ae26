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
    // Findings about the configuration concern every selection.
    let is_document = |path: &str| workspace.documents.iter().any(|l| l.file.path == path);
    findings.retain(|f| {
        only.is_empty() || !is_document(&f.at.file.path) || only.iter().any(|o| is_below(&f.at.file.path, o))
    });
    report::findings(&findings, ui, args.short);
    let documents = report::counted(ui.lang, checked, report::DOCUMENT, report::DOCUMENTS);
    report::line(&format!("{documents}: {}", report::counted_findings(ui.lang, &findings)));
    Ok(if report::fails(&findings, args.strict) { FINDINGS } else { 0 })
}
