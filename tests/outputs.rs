//! The folder of the publications: what stays whole when something goes wrong, what is made again, whose files are whose.

use crate::support::{
    self, DIRECTORY, build_all, build_with, check, codes, contents, minutes, names, workspace, write,
};
use pliego::build::Why;
use pliego::diag::codes;

#[test]
fn an_output_folder_that_cannot_be_written_is_an_error() {
    let files = [("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", "")), ("mine", "a file")];
    let folder = workspace(&files);
    for out in ["mine", "mine/below"] {
        let report = build_with(folder.path(), |options| options.out = folder.path().join(out));
        assert_eq!((codes(&report.findings), report.no_output), (vec!["P005"], true), "{out}");
        let finding = &report.findings[0];
        assert!(
            finding.message.es.ends_with("hay un archivo donde debería haber una carpeta"),
            "{:?}",
            finding.message
        );
        assert!(finding.help.as_ref().unwrap().es.starts_with("mueva el archivo"), "{:?}", finding.help);
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("mine")).unwrap(), "a file");
}

#[test]
fn an_output_that_cannot_be_replaced_does_not_stop_the_others() {
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &minutes("a", "")),
        ("content/b.toml", &minutes("b", "")),
    ]);
    // A folder in the place of a file cannot be replaced by one.
    write(folder.path(), "output/a.es.pdf/x", "");
    let report = build_all(folder.path());
    assert_eq!(codes(&report.findings), ["P005"]);
    assert_eq!((report.documents, report.written), (1, 6), "the other document is there, and nothing of this one");
    assert!(!folder.path().join("output/a.en.pdf").exists());
    // Also where there was an output of ours.
    std::fs::remove_file(folder.path().join("output/b.es.pdf")).unwrap();
    write(folder.path(), "output/b.es.pdf/x", "");
    std::fs::remove_dir_all(folder.path().join("output/a.es.pdf")).unwrap();
    let report = build_all(folder.path());
    assert_eq!(codes(&report.findings), ["P005"]);
    assert_eq!((report.written, report.unchanged), (6, 5));
}

#[test]
fn the_outputs_of_a_broken_document_stay_as_they_were() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    assert_eq!(build_all(folder.path()).written, 6);
    let read = || std::fs::read(folder.path().join("output/a.es.pdf")).unwrap();
    let before = read();
    write(folder.path(), "content/a.toml", "kind = \"minutes\"\nid = \"a\nbroken");
    let report = build_with(folder.path(), |options| options.prune = true);
    assert!(report.findings.iter().all(|finding| finding.code == codes::SYNTAX) && !report.findings.is_empty());
    assert!(report.obsolete.is_empty(), "a document with errors is not gone: {:?}", report.obsolete);
    assert!(read() == before);
    let index = std::fs::read_to_string(folder.path().join("output/index.html")).unwrap();
    assert!(index.contains("a.es.pdf"), "its publications are still in the index");
}

#[test]
fn outputs_of_removed_documents_are_listed_then_pruned() {
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &minutes("a", "")),
        ("content/b.toml", &minutes("b", "")),
    ]);
    assert_eq!(build_all(folder.path()).written, 12);
    write(folder.path(), "output/mine.txt", "not ours");
    std::fs::remove_file(folder.path().join("content/b.toml")).unwrap();
    let report = build_all(folder.path());
    assert_eq!((report.obsolete.len(), report.written, report.unchanged), (6, 0, 6));
    assert_eq!(names(&folder.path().join("output")).len(), 14);
    let report = build_with(folder.path(), |options| options.prune = true);
    assert_eq!(report.obsolete.len(), 6);
    let left = names(&folder.path().join("output"));
    assert_eq!(
        left,
        ["a.en.html", "a.en.pdf", "a.es-en.html", "a.es-en.pdf", "a.es.html", "a.es.pdf", "index.html", "mine.txt"]
    );
    assert!(build_all(folder.path()).obsolete.is_empty());
}

#[test]
fn what_did_not_change_is_not_made_again_and_what_was_lost_is() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    build_all(folder.path());
    let report = build_all(folder.path());
    assert_eq!((report.written, report.unchanged), (0, 6));
    std::fs::write(folder.path().join("output/a.es.html"), "spoiled").unwrap();
    std::fs::remove_file(folder.path().join("output/a.en.pdf")).unwrap();
    assert_eq!(build_all(folder.path()).written, 2);
    // A name in the directory is part of what a document says.
    write(folder.path(), "directory.toml", &DIRECTORY.replace("Strategic Advisory Group", "Advisory Group"));
    assert_eq!(build_all(folder.path()).written, 4, "the English and the paired editions");
}

#[test]
fn an_error_in_what_all_share_stops_the_build_and_echoes_nowhere() {
    let sound = [
        ("pliego.toml", "title = \"Clúster\"\neditions = [\"es\"]\n"),
        ("directory.toml", DIRECTORY),
        (
            "content/a.toml",
            &minutes("a", "[[accept]]\ncode = \"M001\"\nreason = \"x\"\n").replace(", en = \"Meeting\"", ""),
        ),
        ("content/b.toml", &minutes("b", "")),
    ];
    let broken: [(&str, String, &[&str]); 7] = [
        ("directory.toml", format!("{DIRECTORY}key"), &["S001"]),
        ("directory.toml", DIRECTORY.replace("name = {", "nombre = {"), &["F008"]),
        ("directory.toml", DIRECTORY.replace("Grupo", "Grupo \u{4e2d}"), &["P001"]),
        ("directory.es.po", "msgid".to_owned(), &["S004"]),
        ("pliego.toml", "title = ".to_owned(), &["S001"]),
        ("pliego.toml", "title = \"A \u{4e2d}\"\neditions = [\"es\"]\n".to_owned(), &["P001"]),
        ("pliego.toml", "editions = [\"fr\"]\n".to_owned(), &["F004"]),
    ];
    for (path, text, expected) in broken {
        let folder = workspace(&sound);
        let first = build_all(folder.path());
        assert_eq!(codes(&first.findings), ["A001"], "{:?}", first.findings);
        let before = contents(&folder.path().join("output"));
        write(folder.path(), path, &text);
        std::fs::remove_file(folder.path().join("content/b.toml")).unwrap();
        write(folder.path(), "content/c.toml", &minutes("c", "").replace("2024-05-16", "\"2024-02-30\""));
        let report = build_with(folder.path(), |options| options.prune = true);
        let mut found = codes(&report.findings);
        found.retain(|code| *code != "A001");
        assert_eq!(found, [&["D001"], expected].concat(), "{path} {text}: {:?}", report.findings);
        assert_eq!(report.halted_by, [path]);
        assert!(report.obsolete.is_empty() && report.documents == 0);
        assert!(before == contents(&folder.path().join("output")), "{path} {text}: nothing is touched");
        assert_eq!(check(folder.path()).len(), report.findings.len());
    }
}

#[test]
fn what_a_broken_document_published_is_known_by_its_id_too() {
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &minutes("a", "")),
        ("content/b.toml", &minutes("b", "")),
    ]);
    build_all(folder.path());
    std::fs::remove_file(folder.path().join("content/a.toml")).unwrap();
    std::fs::remove_file(folder.path().join("content/b.toml")).unwrap();
    write(folder.path(), "content/renamed.toml", &minutes("a", "date = 3\n"));
    let report = build_with(folder.path(), |options| options.prune = true);
    let pruned: Vec<&str> = report.obsolete.iter().map(|obsolete| obsolete.name.as_str()).collect();
    assert_eq!(pruned, ["b.en.html", "b.en.pdf", "b.es-en.html", "b.es-en.pdf", "b.es.html", "b.es.pdf"]);
    assert!(report.obsolete.iter().all(|obsolete| obsolete.why == Why::NoDocument));
    assert!(folder.path().join("output/a.es.pdf").exists());
    // Without an id it may be anybody.
    write(folder.path(), "content/renamed.toml", "kind = \"minutes\"\n");
    let report = build_with(folder.path(), |options| options.prune = true);
    assert_eq!((report.obsolete.len(), report.uncertain.len()), (0, 6));
    assert!(folder.path().join("output/a.es.pdf").exists());
}

#[test]
fn a_dropped_edition_is_obsolete_as_such() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    build_all(folder.path());
    write(
        folder.path(),
        "content/a.toml",
        &minutes("a", "").replace("date =", "editions = [\"es\", \"en\", \"es\"]\ndate ="),
    );
    let report = build_all(folder.path());
    let names: Vec<(&str, Why)> = report.obsolete.iter().map(|o| (o.name.as_str(), o.why)).collect();
    assert_eq!(names, [("a.es-en.html", Why::NoEdition), ("a.es-en.pdf", Why::NoEdition)]);
    assert_eq!(report.written + report.unchanged, 4, "an edition that is named twice is made once");
    write(folder.path(), "pliego.toml", "editions = [\"en\", \"es\", \"en\"]\n");
    write(folder.path(), "content/a.toml", &minutes("a", ""));
    let report = build_all(folder.path());
    assert_eq!((report.editions, report.written + report.unchanged), (2, 4));
}

#[test]
fn two_workspaces_do_not_share_an_output_folder() {
    let both = support::scratch();
    for (name, id) in [("one", "a"), ("two", "b")] {
        write(both.path(), &format!("{name}/pliego.toml"), "");
        write(both.path(), &format!("{name}/directory.toml"), DIRECTORY);
        write(both.path(), &format!("{name}/content/x.toml"), &minutes(id, ""));
    }
    let web = both.path().join("web");
    let into_web = |name: &str| {
        build_with(&both.path().join(name), |options| {
            options.out = web.clone();
            options.prune = true;
        })
    };
    assert_eq!(into_web("one").written, 6);
    let before = contents(&web);
    let report = into_web("two");
    assert_eq!(codes(&report.findings), ["P005"]);
    assert!(report.no_output && report.obsolete.is_empty());
    assert!(before == contents(&web));
    assert_eq!(into_web("one").unchanged, 6);
    // Without its manifest the folder is anybody's, and what is there is not deleted.
    std::fs::remove_file(web.join(".pliego.json")).unwrap();
    let report = into_web("two");
    assert_eq!((report.written, report.obsolete.len()), (6, 0), "{:?}", report.findings);
    assert_eq!(names(&web).len(), 13);
}

#[test]
fn a_workspace_that_moves_with_its_publications_goes_on() {
    let folder = support::scratch();
    write(folder.path(), "here/pliego.toml", "");
    write(folder.path(), "here/directory.toml", DIRECTORY);
    write(folder.path(), "here/content/a.toml", &minutes("a", ""));
    build_all(&folder.path().join("here"));
    std::fs::create_dir(folder.path().join("deeper")).unwrap();
    std::fs::rename(folder.path().join("here"), folder.path().join("deeper/there")).unwrap();
    let report = build_all(&folder.path().join("deeper/there"));
    assert_eq!((report.written, report.unchanged, report.findings.len()), (0, 6, 0));
}

#[test]
fn files_of_others_are_not_overwritten() {
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &minutes("a", "")),
        ("content/b.toml", &minutes("b", "")),
        ("output/a.es.html", "<!DOCTYPE html><title>Mine</title>"),
        ("output/index.html", "<!DOCTYPE html><title>My site</title>"),
    ]);
    for _ in 0..2 {
        let report = build_all(folder.path());
        assert_eq!(codes(&report.findings), ["P005", "P005"], "{:?}", report.findings);
        assert_eq!(report.documents, 1, "the other document is built");
        let read = |name: &str| std::fs::read_to_string(folder.path().join("output").join(name)).unwrap();
        assert!(read("a.es.html").contains("Mine") && read("index.html").contains("My site"));
        assert!(!folder.path().join("output/a.es.pdf").exists(), "a document is published whole or not at all");
    }
    std::fs::remove_file(folder.path().join("output/a.es.html")).unwrap();
    std::fs::remove_file(folder.path().join("output/index.html")).unwrap();
    let report = build_all(folder.path());
    assert_eq!((report.documents, report.findings.len()), (2, 0));
}

#[test]
fn a_lost_or_broken_manifest_costs_a_build_and_nothing_else() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    build_all(folder.path());
    let out = folder.path().join("output");
    let manifest = out.join(".pliego.json");
    let sound: serde_json::Value = serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
    write(folder.path(), "precious.toml", "[[keep]]");
    write(folder.path(), "output/mine.txt", "keep");
    let with = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut value = sound.clone();
        change(&mut value);
        value.to_string()
    };
    let entry = || sound["outputs"]["a.es.pdf"].clone();
    let broken = [
        None,
        Some(String::new()),
        Some("{\"outputs\": ".to_owned()),
        Some("[[[]]]".to_owned()),
        Some(with(&|value| value["outputs"] = 3.into())),
        Some(with(&|value| value["documents"]["a"]["title"] = "text".into())),
        Some(with(&|value| value["documents"]["a"]["title"][0]["lang"] = "xx".into())),
        Some(with(&|value| value["documents"]["a"] = serde_json::json!({"shown": []}))),
        Some(with(&|value| value["documents"]["a"]["issued"] = "soon".into())),
        Some(with(&|value| value["outputs"]["a.es.pdf"]["edition"] = "xx".into())),
        Some(with(&|value| value["outputs"]["../precious.toml"] = entry())),
        Some(with(&|value| value["outputs"]["mine.txt"] = entry())),
        Some(with(&|value| value["outputs"][folder.path().join("precious.toml").to_str().unwrap()] = entry())),
        Some(with(&|value| value["workspace"] = 7.into())),
    ];
    for text in broken {
        match &text {
            None => std::fs::remove_file(&manifest).unwrap(),
            Some(text) => std::fs::write(&manifest, text).unwrap(),
        }
        // What was published says itself who made it.
        write(folder.path(), "content/a.toml", &minutes("a", &format!("# {}\n", text.as_deref().unwrap_or("-").len())));
        let report = build_with(folder.path(), |options| options.prune = true);
        assert!(report.findings.is_empty(), "{text:?}: {:?}", report.findings);
        assert_eq!(report.written + report.unchanged, 6);
        assert!(report.obsolete.is_empty(), "{text:?}: {:?}", report.obsolete);
        assert!(folder.path().join("precious.toml").exists() && out.join("mine.txt").exists(), "{text:?}");
        let repaired: serde_json::Value = serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
        assert_eq!(repaired, sound, "{text:?}");
    }
    // Also when something else is to be said.
    std::fs::remove_file(&manifest).unwrap();
    write(folder.path(), "content/a.toml", &minutes("a", "number = \"7\"\n"));
    let report = build_all(folder.path());
    assert_eq!((report.written, report.findings.len()), (6, 0));
}

#[test]
fn a_document_with_errors_stays_in_the_index_when_the_manifest_says_what_it_was() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    build_all(folder.path());
    let index = || std::fs::read_to_string(folder.path().join("output/index.html")).unwrap();
    let before = index();
    write(folder.path(), "content/a.toml", &minutes("a", "number = true\n"));
    assert_eq!(codes(&build_all(folder.path()).findings), ["F002"]);
    assert_eq!(index(), before);
}

#[test]
fn an_own_index_that_cannot_be_made_is_a_fault_of_the_template() {
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &minutes("a", "")),
        ("templates/shared/index.html", "{{ kinds.nothing.there }}"),
    ]);
    let report = build_all(folder.path());
    assert_eq!(codes(&report.findings), ["P007"], "{:?}", report.findings);
    assert!(!report.no_output);
    assert_eq!(build_all(folder.path()).unchanged, 6, "the manifest is kept all the same");
}

/// The year in a title is that of the meeting or of the plan; the index goes by another one, and says so.
#[test]
fn the_index_says_that_its_years_are_those_of_issue() {
    let late = minutes("a", "").replace("issued = 2024-05-16", "issued = 2025-01-09");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &late)]);
    assert_eq!(build_all(folder.path()).written, 6);
    let index = std::fs::read_to_string(folder.path().join("output/index.html")).unwrap();
    let page = scraper::Html::parse_document(&index);
    let heading = page.select(&scraper::Selector::parse("h3").unwrap()).next().expect("a year");
    let words: Vec<String> = heading.text().map(|words| words.trim().to_owned()).filter(|w| !w.is_empty()).collect();
    assert_eq!(words, ["Documentos emitidos en 2025", "Documents issued in 2025"]);
}
