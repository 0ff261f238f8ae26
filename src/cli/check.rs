//! `pliego check`: every finding; with `--fix` the sources are corrected first.

use super::args::CheckArgs;
use super::{FINDINGS, Selection, Stop, UNUSABLE, Ui, open, owner, report};
use crate::build::{self, is_below};
use crate::diag::{Finding, render_json};
use crate::fix::{self, Outcome, fixable};
use crate::say;
use crate::workspace::Workspace;

pub fn run(args: &CheckArgs, ui: Ui) -> Result<u8, Stop> {
    let Selection { mut workspace, only } = open(&args.paths)?;
    let selected = |workspace: &Workspace, finding: &Finding| is_selected(workspace, &only, finding);
    let checked = workspace
        .documents
        .iter()
        .filter(|l| only.is_empty() || only.iter().any(|o| is_below(&l.file.path, o)))
        .count();
    if !args.fix && !args.diff {
        let mut findings = build::check(&mut workspace);
        findings.retain(|finding| selected(&workspace, finding));
        print(&findings, args, ui);
        report::line(&format!("{}{}", closing(checked, &findings, ui), offer(fixable(&findings), findings.len(), ui)));
        return Ok(if report::fails(&findings, args.strict) { FINDINGS } else { 0 });
    }
    let Outcome { workspace, mut findings, applied, undone, changes } = fix::run(&workspace.root, &selected);
    findings.retain(|finding| selected(&workspace, finding));
    if args.diff {
        changes.iter().for_each(|change| report::out(change.diff().trim_end()));
    }
    let unwritten = if args.fix { fix::write(&workspace.root, &changes) } else { Vec::new() };
    for fix::Applied { path, line, title, .. } in &applied {
        if !unwritten.iter().any(|finding| finding.at.file.path == *path) && !args.json {
            report::line(&format!("{path}:{line}: {}", title.get(ui.lang)));
        }
    }
    let failed = !unwritten.is_empty();
    findings.extend(unwritten);
    print(&findings, args, ui);
    for path in &undone {
        let text = say!(
            "{path}: las correcciones se deshicieron, porque con ellas algo más habría quedado mal"
                | "{path}: the fixes were taken back, because with them something else would have been wrong"
        );
        report::line(text.get(ui.lang));
    }
    let fixes = report::counted(ui.lang, applied.len(), report::FIX_APPLIED, report::FIXES_APPLIED);
    let lead = match (args.diff, failed) {
        (true, _) => report::counted(ui.lang, applied.len(), report::FIX_POSSIBLE, report::FIXES_POSSIBLE),
        (false, false) => fixes,
        (false, true) => say!("no todo se pudo escribir" | "not all could be written").get(ui.lang).to_owned(),
    };
    report::line(&format!("{}; {lead}", closing(checked, &findings, ui)));
    Ok(if failed {
        UNUSABLE
    } else if report::fails(&findings, args.strict) {
        FINDINGS
    } else {
        0
    })
}

fn print(findings: &[Finding], args: &CheckArgs, ui: Ui) {
    if args.json {
        report::out(&render_json(findings, ui.lang));
    } else {
        report::findings(findings, ui, args.short);
    }
}

/// Findings about the configuration concern every selection; those in a PO file or in the record belong to their
/// document.
fn is_selected(workspace: &Workspace, only: &[String], finding: &Finding) -> bool {
    let owner = owner(workspace, finding).filter(|_| !only.is_empty());
    owner.is_none_or(|loaded| only.iter().any(|o| is_below(&loaded.file.path, o)))
}

fn closing(checked: usize, findings: &[Finding], ui: Ui) -> String {
    let documents = report::counted(ui.lang, checked, report::DOCUMENT, report::DOCUMENTS);
    format!("{documents}: {}", report::counted_findings(ui.lang, findings))
}

/// Says how many of the findings have a fix.
fn offer(fixable: usize, all: usize, ui: Ui) -> String {
    let text = match fixable {
        0 => return String::new(),
        1 if all == 1 => say!("; se corrige con --fix" | "; --fix corrects it"),
        1 => say!("; 1 se corrige con --fix" | "; --fix corrects 1 of them"),
        _ => say!("; {fixable} se corrigen con --fix" | "; --fix corrects {fixable} of them"),
    };
    text.get(ui.lang).to_owned()
}
