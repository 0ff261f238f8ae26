//! One round: which fixes go together, and the texts that they make.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Applied;
use crate::diag::{Edit, Finding, Fix, SourceFile};

/// The fixes of a round.
#[derive(Debug, Default)]
pub struct Plan {
    pub applied: Vec<Applied>,
    /// The files that change, with their new texts.
    pub texts: BTreeMap<String, String>,
}

impl Plan {
    /// Paths of the files that change or whose findings are fixed.
    pub fn touched(&self) -> impl Iterator<Item = String> {
        let paths = self.texts.keys().chain(self.applied.iter().map(|applied| &applied.path));
        paths.cloned().collect::<BTreeSet<_>>().into_iter()
    }
}

/// Chooses the fixes that go together: in the order of the findings, each with all its edits or not at all. What two
/// findings offer alike is done once; what overlaps waits for the next round.
pub fn plan<'f>(findings: impl Iterator<Item = &'f Finding>, barred: &BTreeSet<String>) -> Plan {
    let mut plan = Plan::default();
    let mut edits: BTreeMap<&str, (&SourceFile, Vec<&Edit>)> = BTreeMap::new();
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        let whole = fix.edits.iter().all(|edit| is_of(&edit.file, &edit.span) && !barred.contains(&edit.file.path));
        if !whole || fix.edits.is_empty() || barred.contains(&finding.at.file.path) {
            continue;
        }
        let done =
            |edit: &Edit| edits.get(edit.file.path.as_str()).is_some_and(|(_, all)| all.iter().any(|e| same(e, edit)));
        let alike = fix.edits.iter().all(done);
        if !alike && collides(fix, &edits) {
            continue;
        }
        for edit in fix.edits.iter().filter(|_| !alike) {
            edits.entry(&edit.file.path).or_insert_with(|| (&edit.file, Vec::new())).1.push(edit);
        }
        plan.applied.push(Applied {
            path: finding.at.file.path.clone(),
            line: finding.at.file.position(finding.at.span.start).line,
            code: finding.code,
            title: fix.title.clone(),
        });
    }
    plan.texts = edits.into_iter().map(|(path, (file, edits))| (path.to_owned(), edited(file, edits))).collect();
    plan
}

fn is_of(file: &SourceFile, span: &Range<usize>) -> bool {
    file.text.get(span.clone()).is_some()
}

fn same(a: &Edit, b: &Edit) -> bool {
    a.file.path == b.file.path && a.span == b.span && a.text == b.text
}

fn collides(fix: &Fix, edits: &BTreeMap<&str, (&SourceFile, Vec<&Edit>)>) -> bool {
    fix.edits.iter().any(|edit| {
        let all = edits.get(edit.file.path.as_str()).map_or(&[][..], |(_, all)| all.as_slice());
        all.iter().any(|other| overlap(&other.span, &edit.span))
    })
}

/// Whether two edits cannot both be made. Insertions at one place go together.
fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => false,
        (true, false) => b.start < a.start && a.start < b.end,
        (false, true) => a.start < b.start && b.start < a.end,
        (false, false) => a.start < b.end && b.start < a.end,
    }
}

/// The text with its edits. Line breaks that come in are those of the file.
fn edited(file: &SourceFile, mut edits: Vec<&Edit>) -> String {
    // Stable, so that what is inserted at one place keeps the order of the findings.
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let windows = file.text.find('\n').is_some_and(|at| file.text[..at].ends_with('\r'));
    let mut text = String::with_capacity(file.text.len());
    let mut at = 0;
    for edit in edits {
        text.push_str(&file.text[at..edit.span.start]);
        if windows {
            text.push_str(&edit.text.replace("\r\n", "\n").replace('\n', "\r\n"));
        } else {
            text.push_str(&edit.text);
        }
        at = edit.span.end;
    }
    text.push_str(&file.text[at..]);
    text
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::codes;
    use crate::say;

    fn finding(file: &Arc<SourceFile>, edits: &[(Range<usize>, &str)]) -> Finding {
        let fix = Fix::new(say!("a" | "b"));
        let fix = edits.iter().fold(fix, |fix, (span, text)| fix.replace(file, span.clone(), *text));
        Finding::new(codes::UNKNOWN_KEY, file, 0..0, say!("a" | "b")).fix(fix)
    }

    #[test]
    fn a_fix_is_made_whole_or_not_at_all() {
        let file = Arc::new(SourceFile::new("a.toml", "one\r\ntwo\r\n"));
        let other = Arc::new(SourceFile::new("b.toml", "x"));
        let mut split = finding(&file, &[(5..8, "dos")]);
        split.fix = split.fix.map(|fix| fix.replace(&other, 0..1, "y"));
        let found = [
            finding(&file, &[(0..3, "uno"), (10..10, "tres\n")]),
            finding(&file, &[(2..5, "!")]),
            split,
            finding(&file, &[(0..3, "uno"), (10..10, "tres\n")]),
            finding(&file, &[(0..99, "beyond")]),
        ];
        let plan = plan(found.iter(), &BTreeSet::new());
        assert_eq!(plan.texts["a.toml"], "uno\r\ndos\r\ntres\r\n");
        assert_eq!(plan.texts["b.toml"], "y");
        assert_eq!(plan.applied.len(), 3);
        let barred = super::plan(found.iter(), &BTreeSet::from(["b.toml".to_owned()]));
        assert_eq!(barred.texts["a.toml"], "uno\r\ntwo\r\ntres\r\n");
        assert_eq!(barred.texts.len(), 1);
    }
}
