//! Broken workspaces with their expected findings written inside.
//!
//! Each folder of `tests/findings` is a workspace. A comment names the code of a finding and where it begins:
//! `#~ F001` on this line, `#~^ F001` on the line above, `#~v F001` on the line below, `#~1 F001` in line 1.
//! Every finding must be expected and every expectation met, and the words in both languages are held against a
//! snapshot. That every code has a case is held by `tests/rules.rs`.

use crate::support;
use std::collections::BTreeSet;

use crate::support::marks::{self, Places};
use pliego::diag::{Finding, render_human};
use pliego::locale::Lang;

fn found(findings: &[Finding]) -> Places {
    let mut places = Places::new();
    for finding in findings {
        let line = finding.at.file.position(finding.at.span.start).line;
        *places.entry((finding.at.file.path.clone(), line, finding.code.as_str().to_owned())).or_default() += 1;
    }
    places
}

/// A message without the names and numbers in it: what two findings share that tell of the same fault.
fn gist(message: &str) -> String {
    let outside = message.split('“').map(|part| part.split_once('”').map_or(part, |(_, rest)| rest));
    outside.collect::<String>().replace(|c: char| c.is_ascii_digit(), "")
}

#[test]
fn every_finding_is_expected_and_every_expectation_is_met() {
    let root = support::project().join("tests/findings");
    let mut cases: Vec<_> = std::fs::read_dir(&root).expect("the cases").map(|e| e.expect("a case").path()).collect();
    cases.sort();
    let (mut total, mut distinct) = (0, BTreeSet::new());
    for case in &cases {
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        let expected = marks::all(case);
        let findings = support::check(case);
        assert_eq!(found(&findings), expected, "{name}: found on the left, expected on the right");
        for lang in Lang::ALL {
            let words: Vec<String> = findings.iter().map(|finding| render_human(finding, *lang, false)).collect();
            insta::assert_snapshot!(format!("{name}.{lang}"), words.join("\n\n"));
        }
        for finding in &findings {
            assert!(!finding.message.es.is_empty() && finding.message.es != finding.message.en, "{name}: {finding:?}");
            assert!(finding.help.is_some(), "{name}: no help: {finding:?}");
        }
        total += findings.len();
        distinct.extend(findings.iter().map(|finding| (finding.code.as_str(), gist(&finding.message.en))));
    }
    println!("{} cases, {total} findings, {} distinct faults", cases.len(), distinct.len());
    assert!(cases.len() >= 7 && distinct.len() >= 120, "{} cases, {} distinct faults", cases.len(), distinct.len());
}
