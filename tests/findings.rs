//! Broken workspaces with their expected findings written inside.
//!
//! Each folder of `tests/findings` is a workspace. A comment names the code of a finding and where it begins:
//! `#~ F001` on this line, `#~^ F001` on the line above, `#~v F001` on the line below, `#~1 F001` in line 1.
//! Every finding must be expected and every expectation met, and the words in both languages are held against a
//! snapshot.

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use pliego::diag::{Finding, render_human};
use pliego::locale::Lang;

/// Findings by file, line and code, with how often they occur.
type Places = BTreeMap<(String, usize, String), usize>;

fn expected(folder: &Path) -> Places {
    let mut places = Places::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file()) {
        let path = entry.path().strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
        let bytes = std::fs::read(entry.path()).expect("a readable file");
        for (i, line) in String::from_utf8_lossy(&bytes).lines().enumerate() {
            let Some((_, mark)) = line.split_once("#~") else { continue };
            // Entries that a tool has put aside in a PO file begin so, too.
            if mark.starts_with(" msg") {
                continue;
            }
            let (line, codes) = match mark.chars().next() {
                Some('^') => (i, &mark[1..]),
                Some('v') => (i + 2, &mark[1..]),
                Some('1') => (1, &mark[1..]),
                _ => (i + 1, mark),
            };
            for code in codes.split_whitespace() {
                *places.entry((path.clone(), line, code.to_owned())).or_default() += 1;
            }
        }
    }
    places
}

fn found(findings: &[Finding]) -> Places {
    let mut places = Places::new();
    for finding in findings {
        let line = finding.at.file.position(finding.at.span.start).line;
        *places.entry((finding.at.file.path.clone(), line, finding.code.as_str().to_owned())).or_default() += 1;
    }
    places
}

#[test]
fn every_finding_is_expected_and_every_expectation_is_met() {
    let root = support::project().join("tests/findings");
    let mut cases: Vec<_> = std::fs::read_dir(&root).expect("the cases").map(|e| e.expect("a case").path()).collect();
    cases.sort();
    let mut codes = std::collections::BTreeSet::new();
    let mut total = 0;
    for case in &cases {
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        let expected = expected(case);
        let findings = support::check(case);
        assert_eq!(found(&findings), expected, "{name}: found on the left, expected on the right");
        for lang in Lang::ALL {
            let words: Vec<String> = findings.iter().map(|finding| render_human(finding, *lang, false)).collect();
            insta::assert_snapshot!(format!("{name}.{lang}"), words.join("\n\n"));
        }
        for finding in &findings {
            assert!(!finding.message.es.is_empty() && finding.message.es != finding.message.en, "{name}: {finding:?}");
            assert!(finding.help.is_some(), "{name}: no help: {finding:?}");
            codes.insert(finding.code.as_str());
        }
        total += findings.len();
    }
    assert!(cases.len() >= 7 && total >= 60, "{} cases, {total} findings", cases.len());
    // Codes that need more than a text file to come about have tests of their own (tests/failures.rs).
    let elsewhere = ["S002", "S003", "P002", "P003", "P004", "P005", "P006", "P007"];
    let missing: Vec<&str> =
        pliego::kinds::codes().map(|c| c.as_str()).filter(|c| !codes.contains(c) && !elsewhere.contains(c)).collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
}
