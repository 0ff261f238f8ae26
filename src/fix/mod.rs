//! Fixes: applies to the sources what findings offer, and makes nothing worse.
//!
//! Before it in the pipeline: the findings of a workspace. After it: the source files. Everything is tried on drafts first:
//! the fixes that do not overlap are applied, all is checked again, and a file that came out worse goes back to what it
//! was. What holds after the last round is written, each file once.

mod apply;
mod write;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::build;
use crate::diag::{Code, Finding, Say};
use crate::workspace::{Root, Workspace};

pub use apply::{Plan, plan};
pub use write::{Change, write};

/// How often is checked again what fixes brought to light.
const ROUNDS: usize = 10;

/// A fix that was applied.
#[derive(Debug, Clone)]
pub struct Applied {
    /// Where its finding was, before the round in which it was fixed.
    pub path: String,
    pub line: usize,
    pub code: Code,
    pub title: Say,
}

/// What came of the fixes.
#[derive(Debug)]
pub struct Outcome {
    /// The workspace as it is with the fixes.
    pub workspace: Workspace,
    /// What remains to be found in it.
    pub findings: Vec<Finding>,
    pub applied: Vec<Applied>,
    /// Files whose fixes were taken back, because with them something else would have been wrong.
    pub undone: BTreeSet<String>,
    /// The files as they were and as they are.
    pub changes: Vec<Change>,
}

/// Tries the fixes of the findings that `selected` holds for, until nothing changes. Nothing is written.
pub fn run(root: &Root, selected: &dyn Fn(&Workspace, &Finding) -> bool) -> Outcome {
    let (mut workspace, mut findings) = check(root.clone());
    let mut drafts: HashMap<String, Vec<u8>> = HashMap::new();
    let mut originals: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let (mut applied, mut undone) = (Vec::new(), BTreeSet::new());
    for _ in 0..ROUNDS {
        let before = count_errors(&findings);
        // A fix that made a file worse would do so again: the file is left alone. Each try leaves out more.
        let next = loop {
            let chosen = findings.iter().filter(|finding| selected(&workspace, finding));
            let plan = plan(chosen, &undone);
            if plan.texts.is_empty() {
                break None;
            }
            let mut tried = drafts.clone();
            for (path, text) in &plan.texts {
                let Ok(bytes) = workspace.root.read(path) else { continue };
                tried.insert(path.clone(), encode(text, &bytes));
                originals.entry(path.clone()).or_insert(bytes);
            }
            let (after, found) = check(root.with_drafts(tried.clone()));
            let errors = count_errors(&found);
            let worse: Vec<String> = plan.touched().filter(|path| is_worse(&before, &errors, path)).collect();
            if worse.is_empty() {
                break Some((plan, tried, after, found));
            }
            undone.extend(worse);
        };
        let Some((plan, tried, after, found)) = next else { break };
        applied.extend(plan.applied);
        (drafts, workspace, findings) = (tried, after, found);
    }
    let changes = originals
        .into_iter()
        .filter_map(|(path, before)| {
            let after = drafts.get(&path).filter(|after| **after != before)?.clone();
            Some(Change { path, before, after })
        })
        .collect();
    Outcome { workspace, findings, applied, undone, changes }
}

fn check(root: Root) -> (Workspace, Vec<Finding>) {
    let mut workspace = Workspace::read(root);
    let findings = build::check(&mut workspace);
    (workspace, findings)
}

/// A text as the bytes of the file that it was read from.
fn encode(text: &str, file: &[u8]) -> Vec<u8> {
    let mark: &[u8] = if file.starts_with(b"\xef\xbb\xbf") { b"\xef\xbb\xbf" } else { b"" };
    [mark, text.as_bytes()].concat()
}

/// Errors of syntax and errors in all, by file.
fn count_errors(findings: &[Finding]) -> HashMap<Arc<str>, (usize, usize)> {
    let mut counts: HashMap<Arc<str>, (usize, usize)> = HashMap::new();
    for finding in findings.iter().filter(|finding| finding.is_error()) {
        let (syntax, all) = counts.entry(finding.at.file.path.as_str().into()).or_default();
        *syntax += usize::from(finding.code.as_str().starts_with('S'));
        *all += 1;
    }
    counts
}

/// Whether a file has more errors than before. A fault of syntax hides others, so when one is gone the others may show.
fn is_worse(before: &HashMap<Arc<str>, (usize, usize)>, after: &HashMap<Arc<str>, (usize, usize)>, path: &str) -> bool {
    let (syntax, all) = before.get(path).copied().unwrap_or_default();
    let (syntax_now, all_now) = after.get(path).copied().unwrap_or_default();
    syntax_now > syntax || (syntax_now == syntax && all_now > all)
}

/// How many of the findings have a fix.
pub fn fixable(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.fix.is_some()).count()
}
