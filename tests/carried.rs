//! A corrected publication outside its workspace: it is proven by the versions that it carries, these say no more than its
//! readers may know, and what was taken out of it is no way round the rules at home.

use std::path::Path;

use crate::support::{self, DIRECTORY, build_with, check, minutes, workspace, write};
use pliego::proof::{Verdict, Verifier, unpack};
use pliego::versions::issue;
use pliego::workspace::Workspace;
use tempfile::TempDir;

/// Minutes that were circulated, approved and corrected twice; the last correction is not issued.
fn corrected(more: &str) -> TempDir {
    let folder =
        workspace(&[("pliego.toml", "editions = [\"es\", \"en\", \"es+en\"]\n"), ("directory.toml", DIRECTORY)]);
    let text = |header: [&str; 3], place: [&str; 2], corrections: &str| {
        let [issued, status, version] = header;
        let [es, en] = place;
        let place = format!("{more}version = \"{version}\"\nplace = {{ es = \"{es}\", en = \"{en}\" }}\n");
        let text = minutes("a", &place).replace("2024-05-16", issued).replace("\"circulated\"", status);
        format!("{text}{corrections}")
    };
    let correction = |on: &str| {
        format!(
            "\n[[correction]]\nby = \"SAG\"\non = {on}\nreason = {{ es = \"Se copió mal.\", en = \"It was miscopied.\" }}\ncovers = [\"#place\"]\n"
        )
    };
    let once = correction("2024-05-20");
    let twice = format!("{once}{}", correction("2024-05-30"));
    let versions = [
        text(["2024-05-16", "\"circulated\"", "1"], ["Casa de Fulano", "So-and-so's house"], ""),
        text(["2024-05-17", "\"approved\"", "2"], ["Sala A de la casa comunal", "Attic"], ""),
        text(["2024-05-21", "\"corrected\"", "3"], ["Sala A de la casa comunal", "Basement"], &once),
        text(["2024-05-31", "\"corrected\"", "4"], ["Sala B de la casa comunal", "Cellar"], &twice),
    ];
    for (at, version) in versions.iter().enumerate() {
        write(folder.path(), "content/a.toml", version);
        let codes: Vec<_> = check(folder.path()).iter().map(|found| found.code.as_str()).collect();
        assert!(codes.is_empty(), "version {at}: {codes:?}");
        if at + 1 < versions.len() {
            let open = Workspace::open(folder.path()).expect("a folder");
            issue(&open, open.documents[0].document.as_ref().expect("a document")).expect("a record");
        }
    }
    folder
}

fn output(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join("output").join(name)).expect("an output")
}

fn unpacked(bytes: &[u8], folder: &Path) {
    for file in unpack(bytes).expect("a publication").carried.files {
        write(folder, &file.path, &String::from_utf8(file.bytes).expect("text"));
    }
}

#[test]
fn a_corrected_publication_is_proven_by_what_it_carries() {
    let verifier = Verifier::new(None);
    for more in ["", "attach = \"full\"\n", "attach = \"full\"\nlanguage = \"en\"\n"] {
        let folder = corrected(more);
        for clean in [false, true] {
            build_with(folder.path(), |options| options.clean = clean);
            for name in ["es", "en", "es-en"].iter().flat_map(|it| [format!("a.{it}.pdf"), format!("a.{it}.html")]) {
                let outcome = verifier.verify(&output(folder.path(), &name));
                assert_eq!(outcome.verdict, Verdict::Identical, "{name} {more}{clean}: {:?}", outcome.differences);
                assert!(outcome.manifest.expect("a manifest").complete);
                let elsewhere = tempfile::tempdir().expect("a folder");
                unpacked(&output(folder.path(), &name), elsewhere.path());
                let found = check(elsewhere.path());
                assert!(found.iter().all(|found| !found.is_error()), "{name} {more}{:?}", found[0].message.es);
            }
        }
    }
}

/// In each edition alone less is left of a short passage than its two languages have in common.
#[test]
fn a_short_passage_that_changed_in_both_languages_is_one_passage_in_each_edition() {
    let folder =
        workspace(&[("pliego.toml", "editions = [\"es\", \"en\", \"es+en\"]\n"), ("directory.toml", DIRECTORY)]);
    let text = |status: &str, version: u32, [es, en]: [&str; 2], correction: &str| {
        let passage = |es: &str, en: &str| {
            format!("[[discussion]]\nagenda = \"one\"\ntext = {{ es = \"{es}\", en = \"{en}\" }}\n")
        };
        let rows = passage("Primer tema tratado.", "First matter discussed.") + &passage(es, en);
        let agenda = "[[agenda]]\nid = \"one\"\ntitle = { es = \"Punto\", en = \"Item\" }\n";
        let text = minutes("a", &format!("version = \"{version}\"\n{agenda}{rows}{correction}"));
        text.replace("\"circulated\"", status)
    };
    let before = ["Segundo párrafo igual.", "Second paragraph, alike."];
    write(folder.path(), "content/a.toml", &text("\"approved\"", 1, before, ""));
    let open = Workspace::open(folder.path()).expect("a folder");
    issue(&open, open.documents[0].document.as_ref().expect("a document")).expect("a record");
    let correction = "[[correction]]\nby = \"SAG\"\non = 2024-05-20\n\
                      reason = { es = \"Se copió mal.\", en = \"It was miscopied.\" }\ncovers = [\"#discussion.2\"]\n";
    let after = ["Segundo párrafo desigual.", "Second paragraph, unlike."];
    let corrected = text("\"corrected\"", 2, after, correction).replace("2024-05-16", "2024-05-21");
    write(folder.path(), "content/a.toml", &corrected);
    let report = build_with(folder.path(), |_| {});
    assert_eq!(support::codes(&report.findings), [""; 0]);
    let verifier = Verifier::new(None);
    for name in ["es", "en", "es-en"].iter().flat_map(|it| [format!("a.{it}.pdf"), format!("a.{it}.html")]) {
        let outcome = verifier.verify(&output(folder.path(), &name));
        assert_eq!(outcome.verdict, Verdict::Identical, "{name}: {:?}", outcome.differences);
    }
}

#[test]
fn the_versions_carried_say_what_the_edition_says_and_no_more() {
    let folder = corrected("");
    build_with(folder.path(), |_| {});
    let carried = |name: &str| -> String {
        let files = unpack(&output(folder.path(), name)).expect("a publication").carried.files;
        files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
    };
    let (es, both) = (carried("a.es.html"), carried("a.es-en.pdf"));
    for word in ["Attic", "Basement", "Cellar", "So-and-so", "Fulano"] {
        assert!(!es.contains(word), "{word}");
    }
    assert!(es.contains("Sala A") && both.contains("Attic") && both.contains("Basement"));
    // What was circulated before approval is no erratum: it was told once, and stays at home from then on.
    assert!(!both.contains("Fulano") && !both.contains("So-and-so"));
}

#[test]
fn what_a_publication_carried_is_no_record_of_a_document_in_other_languages() {
    let folder = corrected("");
    build_with(folder.path(), |_| {});
    let elsewhere = tempfile::tempdir().expect("a folder");
    unpacked(&output(folder.path(), "a.es.html"), elsewhere.path());
    let (home, taken) = (folder.path().join("content/.record/a"), elsewhere.path().join("content/.record/a"));
    let codes = || check(folder.path()).iter().map(|found| found.code.as_str()).collect::<Vec<_>>();
    // The last version alone, behind the others.
    std::fs::copy(taken.join("0004.toml"), home.join("0004.toml")).expect("a file");
    assert_eq!(codes(), ["C008"]);
    // All of it.
    std::fs::remove_dir_all(&home).expect("a folder");
    support::copy(&taken, &home);
    let text = std::fs::read_to_string(folder.path().join("content/a.toml")).expect("the document");
    write(folder.path(), "content/a.toml", &text.replace("Cellar", "Roof"));
    assert_eq!(codes(), ["C001"]);
}

#[test]
fn a_text_that_changed_in_two_languages_is_one_finding() {
    let folder = corrected("");
    let path = folder.path().join("content/a.toml");
    let text = std::fs::read_to_string(path).expect("the document").replace("[\"#place\"]", "[\"#date\"]");
    let text = text.replacen("[\"#date\"]", "[\"#place\"]", 1).replace("date = 2024-05-14", "date = 2024-05-13");
    write(folder.path(), "content/a.toml", &text);
    let found = check(folder.path());
    assert_eq!(found.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), ["C002"]);
    assert!(found[0].fix.is_some(), "one address is to be added");
}

#[test]
fn an_approved_document_does_not_escape_under_another_id() {
    let folder = corrected("");
    let path = folder.path().join("content/a.toml");
    let text = std::fs::read_to_string(path).expect("the document");
    let (text, _) = text.split_once("\n[[correction]]").expect("corrections");
    let text = text.replace("id = \"a\"", "id = \"b\"").replace("\"corrected\"", "\"approved\"");
    write(folder.path(), "content/a.toml", &text.replace("Sala B", "Sala C"));
    let found = check(folder.path());
    assert_eq!(found.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), ["C001"]);
    // Other minutes are others.
    write(folder.path(), "content/a.toml", &text.replace("2024-05-14", "2024-05-10"));
    assert!(check(folder.path()).is_empty());
}

#[test]
fn a_version_name_is_used_once() {
    let folder = corrected("");
    let path = folder.path().join("content/a.toml");
    let text = std::fs::read_to_string(path).expect("the document");
    write(folder.path(), "content/a.toml", &text.replace("version = \"4\"", "version = \"2\""));
    let found = check(folder.path());
    assert_eq!(found.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), ["C006"]);
}

#[test]
fn a_mark_within_a_text_does_not_break_it() {
    let folder = corrected("");
    build_with(folder.path(), |_| {});
    let page = String::from_utf8(output(folder.path(), "a.es.html")).expect("a page");
    assert!(page.contains("<ins>B</ins>") && page.contains(" de la casa comunal"), "a mark in mid-sentence");
    let (body, rest) = page.split_once("<script").expect("a page");
    let changed = body.replace("casa comunal", "casa particular");
    let addresses = |page: &str| {
        let outcome = Verifier::new(None).verify(page.as_bytes());
        let addresses = outcome.differences.iter().filter_map(|it| it.address.clone()).collect::<Vec<_>>();
        (outcome.verdict, addresses)
    };
    let (verdict, named) = addresses(&format!("{changed}<script{rest}"));
    assert!(verdict == Verdict::Altered && named.contains(&"a#place".to_owned()), "{named:?}");
    // So is what stood there before, in the errata.
    let (verdict, named) =
        addresses(&page.replace("Sala <strong>A</strong> de la casa", "Sala <strong>A</strong> de la caza"));
    assert!(verdict == Verdict::Altered && named == ["a#place"], "{named:?}");
    let other = |body: &str| format!("{body}<script{}", rest.replace("\"tool\":\"pliego ", "\"tool\":\"pliego 9"));
    assert_eq!(addresses(&other(body)), (Verdict::OtherVersion, Vec::new()));
    // Both what stands there and what stood there.
    assert_eq!(addresses(&other(&changed)), (Verdict::OtherVersion, vec!["a#place".to_owned(); 2]));
    // A version that marks nothing, or otherwise, says the same.
    let link = |page: &str| -> String {
        let mut parts = page.split("<a class=\"erratum\"");
        let head = parts.next().unwrap_or_default().to_owned();
        head + &parts.filter_map(|part| Some(part.split_once("</a>")?.1)).collect::<String>()
    };
    assert_eq!(addresses(&other(&link(body))), (Verdict::OtherVersion, Vec::new()));
}
