//! The registry of rules: every code has a page in both languages, whose wrong example gives this one finding and whose
//! right example none, and every code has a case among the broken documents.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use crate::support::{self, check, examples, project};
use pliego::diag::{Code, Example, Page, Say, Shown};
use pliego::kinds::{codes, families};
use pliego::locale::Lang;

/// Codes whose fault no text file can show in a few lines, and the tests of `tests/failures.rs` and
/// `tests/outputs.rs` that bring each about.
const IN_WORDS: &[(&str, &str)] = &[
    ("S002", "files_in_another_encoding_are_findings_at_their_place"),
    ("S003", "pipes_are_not_read"),
    ("P005", "an_output_folder_that_cannot_be_written_is_an_error"),
    ("P006", "own_templates_replace_ours_file_by_file_and_their_faults_are_named"),
    ("P007", "own_templates_replace_ours_file_by_file_and_their_faults_are_named"),
    ("P008", "a_sheet_for_the_wall_that_is_too_crowded_is_a_warning"),
    ("C008", "a_record_that_was_altered_is_an_error_of_its_document"),
];

/// Every code with its page.
fn pages() -> Vec<(Code, Page)> {
    let (mut pages, mut malformed) = (Vec::new(), Vec::new());
    for code in codes() {
        match code.explanation() {
            Ok(page) => pages.push((code, page)),
            Err(error) => malformed.push(format!("{code:?}: its page is malformed: {error}")),
        }
    }
    none(&malformed);
    pages
}

/// Fails with all complaints at once.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n\n{}\n", complaints.join("\n\n"));
}

#[test]
fn every_page_says_what_and_why_in_both_languages() {
    let mut complaints = Vec::new();
    for (code, page) in pages() {
        let name = Say { es: code.name.es.to_owned(), en: code.name.en.to_owned() };
        let mut texts = vec![("name", &name), ("what", &page.what), ("why", &page.why)];
        if let Shown::Words { shown } = &page.shown {
            texts.push(("shown", shown));
        }
        for (part, text) in texts {
            for lang in Lang::ALL {
                let words = text.get(*lang);
                let sentence = part == "name" || (words.ends_with('.') && words.split_whitespace().count() > 3);
                if words.trim().is_empty() || !sentence {
                    complaints.push(format!("{}: {part}.{lang} is no sentence: “{words}”", code.code));
                }
            }
            if text.es == text.en {
                complaints.push(format!("{}: {part} is the same in both languages: “{}”", code.code, text.es));
            }
        }
    }
    none(&complaints);
}

#[test]
fn every_family_has_a_name() {
    for family in families() {
        let first = family.codes[0].code;
        assert!(family.name.es.len() > 1, "{first}: its letter has no line in FAMILIES (src/diag/codes.rs)");
    }
    assert_eq!(families().iter().map(|family| family.codes.len()).sum::<usize>(), codes().count());
}

#[test]
fn codes_are_unique_and_every_page_belongs_to_one() {
    let mut seen = BTreeSet::new();
    for code in codes() {
        assert!(seen.insert(code.code), "{} stands for two rules", code.code);
    }
    let mut pages = 0;
    for entry in walkdir::WalkDir::new(project().join("src")) {
        let path = entry.expect("an entry").into_path();
        let of_pages = path.parent().and_then(|folder| folder.file_name()).is_some_and(|name| name == "pages");
        if of_pages && path.extension().is_some_and(|extension| extension == "toml") {
            let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
            assert!(seen.contains(stem.as_str()), "{}: a page without a code", path.display());
            pages += 1;
        }
    }
    assert_eq!(pages, seen.len(), "a page for each code");
}

#[test]
fn the_wrong_example_gives_this_finding_and_the_right_one_none() {
    let mut complaints = Vec::new();
    for (code, page) in pages() {
        if let Shown::Examples { wrong, right } = page.shown {
            complaints.extend(complaint(code.code, "wrong", &wrong, &[code.code]));
            complaints.extend(complaint(code.code, "right", &right, &[]));
        }
    }
    none(&complaints);
}

/// What an example gives, where that is not what it should give.
fn complaint(code: &str, which: &str, example: &Example, expected: &[&str]) -> Option<String> {
    let folder = examples::workspace(code, example);
    let findings = check(folder.path());
    if findings.iter().map(|finding| finding.code.code).eq(expected.iter().copied()) {
        return None;
    }
    let mut text = format!("{code}: the {which} example must give {expected:?}, and gives:\n");
    for finding in &findings {
        let _ = writeln!(text, "  {}", pliego::diag::render_short(finding, Lang::EN));
    }
    if findings.is_empty() {
        text.push_str("  nothing\n");
    }
    for path in files(folder.path().to_path_buf()) {
        let shown = std::fs::read_to_string(&path).expect("a readable file");
        let name = path.strip_prefix(folder.path()).expect("below the folder").display();
        let _ = write!(text, "--- {name}\n{shown}");
    }
    Some(text)
}

fn files(folder: PathBuf) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

#[test]
fn codes_without_examples_are_those_that_no_text_file_can_show() {
    let in_words = pages().into_iter().filter(|(_, page)| matches!(page.shown, Shown::Words { .. }));
    let in_words: Vec<&str> = in_words.map(|(code, _)| code.code).collect();
    let listed: Vec<&str> = IN_WORDS.iter().map(|(code, _)| *code).collect();
    assert_eq!(in_words, listed, "pages with [shown] on the left, those that may have it on the right");
}

#[test]
fn every_code_has_a_case_and_every_case_a_code() {
    let known: BTreeSet<&str> = codes().map(|code| code.code).collect();
    let marks = support::marks::all(&project().join("tests/findings"));
    let marked: BTreeSet<&str> = marks.keys().map(|(_, _, code)| code.as_str()).collect();
    let orphans: Vec<_> = marks.keys().filter(|(_, _, code)| !known.contains(code.as_str())).collect();
    assert!(orphans.is_empty(), "marks in tests/findings with codes that no rule has: {orphans:?}");

    let read = |path: &str| std::fs::read_to_string(project().join(path)).expect("the tests");
    let failures = read("tests/failures.rs") + &read("tests/outputs.rs");
    for (code, test) in IN_WORDS {
        let body = failures.split_once(&format!("fn {test}()")).and_then(|(_, rest)| rest.split("\n}\n").next());
        assert!(body.is_some_and(|body| body.contains(&format!("\"{code}\""))), "{code}: no case in the test {test}");
        assert!(!marked.contains(code), "{code} has a case in tests/findings: it needs no line in this file");
    }
    let missing: Vec<_> =
        known.iter().filter(|code| !marked.contains(*code) && !IN_WORDS.iter().any(|(e, _)| e == *code)).collect();
    assert!(missing.is_empty(), "codes without a case in tests/findings: {missing:?}");
}
