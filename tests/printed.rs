//! What a printer sees: paper, orientation, sheets.

mod support;

use std::path::Path;

use lopdf::{Document, Object};
use support::{build_all, minutes, workspace};

/// Width and height of each page of a PDF, in millimetres.
fn pages(path: &Path) -> Vec<(i64, i64)> {
    let pdf = Document::load(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let number = |object: &Object| f64::from(object.as_float().expect("a number"));
    let sizes = pdf.get_pages().into_values().map(|id| {
        let media = pdf.get_dictionary(id).and_then(|page| page.get(b"MediaBox")).and_then(Object::as_array);
        let media: Vec<f64> = media.expect("a paper size").iter().map(number).collect();
        let millimetres = |points: f64| (points * 25.4 / 72.0).round() as i64;
        (millimetres(media[2] - media[0]), millimetres(media[3] - media[1]))
    });
    sizes.collect()
}

#[test]
fn each_paper_gives_pages_of_its_size() {
    for (paper, size) in [("a4", (210, 297)), ("a3", (297, 420)), ("letter", (216, 279)), ("legal", (216, 356))] {
        let config = format!("paper = \"{paper}\"\neditions = [\"es\"]\n");
        let folder = workspace(&[("pliego.toml", &config), ("content/a.toml", &minutes("a", ""))]);
        build_all(folder.path());
        let output = folder.path().join("output");
        assert_eq!(pages(&output.join("a.es.pdf")), [size], "{paper}");
        let html = std::fs::read_to_string(output.join("a.es.html")).expect("the HTML");
        assert!(html.contains(&format!("@page {{ size: {paper} }}")), "{paper}");
    }
}

#[test]
fn a_document_may_have_a_paper_of_its_own() {
    let files = [
        ("pliego.toml", "paper = \"letter\"\neditions = [\"es\"]\n"),
        ("content/a.toml", &minutes("a", "paper = \"legal\"\n")),
        ("content/b.toml", &minutes("b", "")),
    ];
    let folder = workspace(&files);
    build_all(folder.path());
    let output = folder.path().join("output");
    assert_eq!(pages(&output.join("a.es.pdf")), [(216, 356)]);
    assert_eq!(pages(&output.join("b.es.pdf")), [(216, 279)]);
}

/// A plan of one activity a quarter, with a line's objective, and more fields.
fn plan(more: &str) -> String {
    format!(
        "kind = \"poa\"\nid = \"a\"\ntitle = {{ es = \"Plan\", en = \"Plan\" }}\nbody = \"sag\"\nissued = 2024-05-16\n\
         status = \"approved\"\nyear = 2024\n{more}\n\
         [[line]]\nid = \"one\"\ntitle = {{ es = \"Línea\", en = \"Line\" }}\nobjective = {{ es = \"Fin\", en = \"End\" }}\n\
         [[activity]]\nline = \"one\"\nactivity = {{ es = \"Uno\", en = \"One\" }}\nschedule = [\"Q1\"]\n"
    )
}

#[test]
fn a_plan_lies_on_its_side_unless_it_asks_to_stand_upright() {
    for (layout, expected) in [("landscape", vec![(210, 297), (297, 210)]), ("portrait", vec![(210, 297)])] {
        let source = plan(&format!("layout = \"{layout}\""));
        let folder = workspace(&[("pliego.toml", "editions = [\"es\"]\n"), ("content/a.toml", &source)]);
        build_all(folder.path());
        assert_eq!(pages(&folder.path().join("output/a.es.pdf")), expected, "{layout}");
    }
}
