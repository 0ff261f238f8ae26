//! Approved documents whose pages call something otherwise than they did: what `check` warns of at home, and what `verify`
//! says of a publication, held against the record.

use std::path::Path;

use crate::support::{DIRECTORY, build_all, check, codes, minutes, workspace, write};
use pliego::proof::{Recorded, recorded};
use pliego::versions::{Ledger, issue};
use pliego::workspace::{Root, Workspace};
use tempfile::TempDir;

const CONFIG: &str = "editions = [\"es\", \"en\"]\n";

/// A workspace with a directory and documents, all of which were issued as they are.
fn issued(directory: &str, documents: &[(&str, &str)]) -> TempDir {
    let folder = workspace(&[("pliego.toml", CONFIG), ("directory.toml", directory)]);
    for (name, text) in documents {
        write(folder.path(), &format!("content/{name}.toml"), text);
    }
    assert_eq!(codes(&check(folder.path())), [""; 0]);
    let open = Workspace::open(folder.path()).expect("a folder");
    for document in open.documents.iter().map(|loaded| loaded.document.as_ref().expect("a document")) {
        issue(&open, document).expect("a record");
    }
    folder
}

/// What is called otherwise on the pages of an edition than in the version that it is of, by its record.
fn renamed(folder: &Path, edition: &str) -> Vec<String> {
    build_all(folder);
    let ledger = Ledger::read(&Root::find(folder).expect("a root"), "content");
    let each = ["pdf", "html"].map(|extension| {
        let file = std::fs::read(folder.join(format!("output/{edition}.{extension}"))).expect("an output");
        let Recorded::Issued { renamed, .. } = recorded(&file, &ledger) else { panic!("{edition}.{extension}") };
        let told = renamed.into_iter().map(|it| (it.entry.unwrap_or_default(), it.issued, it.present));
        told.map(|(entry, issued, present)| format!("{entry}: {issued} → {present}")).collect::<Vec<_>>()
    });
    assert_eq!(each[0], each[1]);
    each[0].clone()
}

fn approved(id: &str, more: &str) -> String {
    minutes(id, more).replace("\"circulated\"", "\"approved\"")
}

#[test]
fn a_country_that_writes_numbers_alike_changes_no_page() {
    let folder = issued(DIRECTORY, &[("a", &approved("a", ""))]);
    for (locale, found, told) in [("es-CO", 0, [0, 0]), ("es-PE", 1, [1, 0])] {
        write(folder.path(), "pliego.toml", &format!("locale = \"{locale}\"\n{CONFIG}"));
        assert_eq!(codes(&check(folder.path())), vec!["C009"; found], "{locale}");
        assert_eq!(["a.es", "a.en"].map(|edition| renamed(folder.path(), edition).len()), told, "{locale}");
    }
}

#[test]
fn a_body_that_only_a_quoted_plan_names_is_on_the_pages_too() {
    let body = |key: &str, name: &str| {
        format!("[[body]]\nkey = \"{key}\"\nname = {{ es = \"{name}\", en = \"{name} (en)\" }}\n")
    };
    let report = |id: &str, year: i32, body: &str, action: &str| {
        format!(
            "kind = \"ccpm\"\nid = \"{id}\"\ntitle = {{ es = \"Informe\", en = \"Report\" }}\nbody = \"{body}\"\n\
             issued = {}-05-16\nstatus = \"approved\"\nreport = \"final\"\ncountry = {{ es = \"País\", en = \"Country\" }}\n\
             level = \"national\"\ncluster = \"{body}\"\nyear = {year}\n[[function]]\nkey = \"strategy\"\nscore = 60\n\
             said = {{ es = \"Se dijo algo.\", en = \"Something was said.\" }}\n[[action]]\nfunction = \"strategy\"\n\
             action = {{ es = \"Hacer\", en = \"Do\" }}\ntimeframe = \"{year}\"\n{action}",
            year + 1
        )
    };
    let last = report("last", 2023, "old-cluster", "id = \"one\"\nresponsible = \"office\"\n");
    // Whoever takes over does not stand against whoever had it.
    let next = "responsible = \"cluster\"\nfollows = \"last#one\"\ncomments = { es = \"La oficina cerró.\", en = \"The office closed.\" }\n";
    let now = report("now", 2024, "cluster", next);
    let directory = body("cluster", "Clúster") + &body("old-cluster", "Clúster de antes") + &body("office", "Oficina");
    let folder = issued(&directory, &[("last", &last), ("now", &now)]);
    assert_eq!(renamed(folder.path(), "now.es"), [""; 0]);
    write(folder.path(), "directory.toml", &directory.replace("\"Oficina", "\"Despacho"));
    assert_eq!(codes(&check(folder.path())), ["C009", "C009"], "both plans show it");
    assert_eq!(renamed(folder.path(), "now.es"), ["office: Oficina → Despacho"]);
    assert_eq!(renamed(folder.path(), "now.en"), ["office: Oficina (en) → Despacho (en)"]);
    // The header of last year's plan is not on this year's pages.
    write(folder.path(), "directory.toml", &directory.replace("de antes", "anterior"));
    assert_eq!(codes(&check(folder.path())), ["C009"]);
    assert_eq!(renamed(folder.path(), "now.es"), [""; 0]);
}

#[test]
fn a_body_that_is_named_by_its_acronym_may_have_got_another_key() {
    let folder = issued(DIRECTORY, &[("a", &approved("a", ""))]);
    let rekeyed = DIRECTORY.replace("key = \"sag\"", "key = \"sag-2\"");
    write(folder.path(), "directory.toml", &rekeyed);
    assert_eq!(codes(&check(folder.path())), [""; 0], "the pages say the same");
    write(folder.path(), "directory.toml", &rekeyed.replace("Grupo Consultivo", "Grupo Decisorio"));
    let found = check(folder.path());
    assert_eq!(codes(&found), ["C009"]);
    assert!(found[0].others.iter().any(|place| place.file.path == "directory.toml"), "{:#?}", found[0].others);
    assert_eq!(renamed(folder.path(), "a.es"), ["sag-2: Grupo Consultivo Estratégico → Grupo Decisorio Estratégico"]);
}

#[test]
fn an_acronym_without_a_key_is_known_in_each_language() {
    let acronym = "[[acronym]]\nacronym = { es = \"RED\", en = \"NET\" }\nname = { es = \"Red de sitios\", en = \"Network of sites\" }\n";
    let text = "[[decision]]\ntext = { es = \"La RED se reúne.\", en = \"The NET meets.\" }\n";
    let directory = format!("{DIRECTORY}{acronym}");
    let folder = issued(&directory, &[("a", &approved("a", text))]);
    write(folder.path(), "directory.toml", &directory.replace("Red de", "Malla de").replace("Network of", "Web of"));
    assert_eq!(codes(&check(folder.path())), ["C009"]);
    assert_eq!(renamed(folder.path(), "a.es"), ["RED: Red de sitios → Malla de sitios"]);
    assert_eq!(renamed(folder.path(), "a.en"), ["NET: Network of sites → Web of sites"]);
}
