//! Forty mistakes typed by hand, and what `check` says of each: `docs/mistakes.es.md`.
//!
//! The table is for reading aloud: would a secretary know what to do? `UPDATE_DOCS=1 cargo test mistakes::` writes it
//! anew when messages have changed; whoever does so judges again (`judged` in `tests/mistakes/mistakes.toml`).

use crate::support;
use std::fmt::Write;

use pliego::diag::Finding;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistakes {
    mistake: Vec<Mistake>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    /// What happened.
    what: String,
    /// Name of a document of `base/content`.
    document: String,
    /// What stands there.
    old: String,
    /// What was typed instead.
    new: String,
    /// Whether a secretary would know what to do.
    judged: String,
}

const BEGIN: &str = "<!-- Desde aquí, generado: UPDATE_DOCS=1 cargo test mistakes:: -->";

fn check(mistake: &Mistake) -> Vec<Finding> {
    let base = support::project().join("tests/mistakes/base");
    let folder = support::scratch();
    support::copy(&base, folder.path());
    let name = format!("content/{}.toml", mistake.document);
    let right = std::fs::read_to_string(base.join(&name)).expect("a document").replace("\r\n", "\n");
    assert_eq!(right.matches(&mistake.old).count(), 1, "{}: «{}»", mistake.what, mistake.old);
    support::write(folder.path(), &name, &right.replace(&mistake.old, &mistake.new));
    support::check(folder.path())
}

#[test]
fn the_table_of_mistakes_says_what_check_says() {
    let project = support::project();
    let base = support::check(&project.join("tests/mistakes/base"));
    assert!(base.is_empty(), "without the mistakes there is nothing to find: {base:?}");
    let source = std::fs::read_to_string(project.join("tests/mistakes/mistakes.toml")).expect("the mistakes");
    let Mistakes { mistake: mistakes } = toml::from_str(&source).expect("well-formed mistakes");
    assert!(mistakes.len() >= 40, "{} mistakes", mistakes.len());

    let mut table = String::new();
    for (i, mistake) in mistakes.iter().enumerate() {
        let findings = check(mistake);
        assert!(!findings.is_empty(), "{}: nothing found", mistake.what);
        assert!(!mistake.judged.is_empty(), "{}: not judged", mistake.what);
        let _ = write!(table, "\n### {}. {}\n\n```toml\n{}\n```\n\n", i + 1, mistake.what, mistake.new.trim_end());
        for finding in &findings {
            let line = finding.at.file.position(finding.at.span.start).line;
            let _ = writeln!(table, "- línea {line}, {}: **{}**", finding.code.as_str(), finding.message.es);
            if let Some(help) = &finding.help {
                let _ = writeln!(table, "  - ayuda: {}", help.es);
            }
            if let Some(fix) = &finding.fix {
                let _ = writeln!(table, "  - `--fix`: {}", fix.title.es);
            }
        }
        let _ = writeln!(table, "\n*¿Sabría qué hacer?* {}", mistake.judged);
    }
    let path = project.join("docs/mistakes.es.md");
    let found = std::fs::read_to_string(&path).expect("the table").replace("\r\n", "\n");
    let (head, _) = found.split_once(BEGIN).expect("the mark");
    let expected = format!("{head}{BEGIN}\n{table}");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, expected).expect("a writable table");
        return;
    }
    let line = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
    assert!(found == expected, "docs/mistakes.es.md is not up to date: {line:?}");
}
