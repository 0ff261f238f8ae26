//! What a printer sees: paper, orientation, sheets.

use std::path::Path;

use crate::support::{self, build_all, minutes, workspace};
use lopdf::{Document, Object};

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

/// Builds the plan into a folder that stays.
fn built_plan(folder: &Path, more: &str) -> pliego::build::Report {
    support::write(folder, "content/a.toml", &plan(more));
    support::build_with(folder, |options| options.prune = true)
}

#[test]
fn the_wall_has_the_year_on_one_sheet() {
    let activities: String = (1..60)
        .map(|i| format!("[[activity]]\nline = \"one\"\nactivity = {{ es = \"Tarea {i}\", en = \"Task {i}\" }}\nschedule = [\"Q2\"]\n"))
        .collect();
    for (paper, size) in [("a3", (420, 297)), ("a2", (594, 420)), ("a1", (841, 594))] {
        let source = plan(&format!("wall = \"{paper}\"")) + &activities;
        let folder = workspace(&[("pliego.toml", "editions = [\"es\"]\n"), ("content/a.toml", &source)]);
        assert_eq!(build_all(folder.path()).written, 3);
        let path = folder.path().join("output/a.es.wall.pdf");
        assert_eq!(pages(&path), [size], "{paper}");
        let text = support::pdf_text::fold(&support::pdf_text::read(&std::fs::read(path).expect("the sheet")).text);
        support::has(
            &text,
            &["Plan Aprobado Emitido el 16 de mayo de 2024", "1.1 Uno X 1.2 Tarea 1 X", "1.60 Tarea 59 X"],
        );
        support::has(&text, &["Actividades en marcha en cada periodo 1 59 0 0 Aprobado"]);
    }
}

#[test]
fn the_sheet_for_the_wall_comes_and_goes_with_the_request() {
    let folder = workspace(&[("pliego.toml", "editions = [\"es\"]\n")]);
    let output = folder.path().join("output");
    let three = ["a.es.html", "a.es.pdf", "a.es.wall.pdf", "index.html"];
    assert_eq!(built_plan(folder.path(), "wall = \"a3\"").written, 3);
    assert_eq!(support::names(&output), three);
    let read = |name: &str| std::fs::read_to_string(output.join(name)).expect("a page");
    for page in ["index.html", "a.es.html"] {
        assert!(read(page).contains("href=\"a.es.wall.pdf\""), "{page}");
    }
    let again = built_plan(folder.path(), "wall = \"a3\"");
    assert_eq!((again.written, again.unchanged), (0, 3));
    // Another paper for the wall leaves the pages as they are, but for the source that they carry.
    assert_eq!(built_plan(folder.path(), "wall = \"a2\"").written, 3);
    let gone = built_plan(folder.path(), "");
    assert_eq!(gone.obsolete.iter().map(|o| o.name.as_str()).collect::<Vec<_>>(), ["a.es.wall.pdf"]);
    assert_eq!(support::names(&output), ["a.es.html", "a.es.pdf", "index.html"]);
    assert!(!read("index.html").contains("wall"));
}

#[test]
fn a_sign_in_sheet_has_its_lines_behind_the_last_page() {
    let sheet = |more: &str| {
        let text = support::publish(&minutes("a", more), "es");
        let (before, sheet) = text.split_once("Lista de asistencia ")?;
        assert!(before.contains("Huella de la fuente"), "the sheet is the last thing:\n{text}");
        Some(sheet.to_owned())
    };
    let lines = |from: u32, to: u32| (from..=to).map(|n| format!(" {n}")).collect::<String>();
    let head = "Fecha Martes 14 de mayo de 2024 Para llenar en la reunión N.º Nombre y cargo Organización Sexo \
                Correo o teléfono Firma";
    assert_eq!(sheet("sign_in = 3\n").as_deref(), Some(format!("{head}{}", lines(1, 3)).as_str()));
    // At least twenty, and one for each person of those who are named.
    assert_eq!(sheet("sign_in = true\n").as_deref(), Some(format!("{head}{}", lines(1, 20)).as_str()));
    let many = "sign_in = true\n[[participant]]\nbody = \"sag\"\ncount = 30\n[[participant]]\nname = \"A\"\n";
    assert_eq!(sheet(many).as_deref(), Some(format!("{head}{}", lines(1, 31)).as_str()));
    assert_eq!(sheet("sign_in = false\n"), None);
    assert_eq!(sheet(""), None);
}

/// The rules of a page for paper. What they come to on a sheet is looked at in a browser (`.ci/validators/axe.mjs`).
fn rules_for_paper(page: &str) -> String {
    let mut rest = page;
    let mut rules = String::new();
    while let Some((_, group)) = rest.split_once("@media print{") {
        let end = group.find("\n}").unwrap_or(group.len());
        rules += &group[..end];
        rest = &group[end..];
    }
    rules
}

#[test]
fn a_printed_page_keeps_together_what_belongs_together() {
    let source = plan("");
    let folder = workspace(&[("pliego.toml", "editions = [\"es\"]\n"), ("content/a.toml", &source)]);
    build_all(folder.path());
    let page = std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("the page");
    support::has(&page, &["@page{margin:", "@bottom-right{content:counter(page) \" / \" counter(pages)"]);
    let rules = rules_for_paper(&page);
    // Chromium leaves a last line alone when two are asked for.
    support::has(&rules, &["orphans:3", "widows:3"]);
    // Heads with their rows, headings in one piece, and the end of the document on its last wide sheet.
    support::has(&rules, &["thead + tbody>:first-child,tbody:last-child>:last-child{break-before:avoid}"]);
    support::has(&rules, &["h1,h2,h3,h4,h5,h6,thead,tr", "caption,thead,.band", ".wide + :is(.footnotes,.legend)"]);
}

#[test]
fn what_only_a_screen_needs_is_not_printed() {
    let draft = minutes("a", "").replace("\"circulated\"", "\"draft\"");
    let folder = workspace(&[("pliego.toml", "editions = [\"es\"]\n"), ("content/a.toml", &draft)]);
    build_all(folder.path());
    let page = std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("the page");
    let rules = rules_for_paper(&page);
    support::has(&rules, &[".skip,.bar-top{display:none}"]);
    // The mark of a draft lies behind the words, or they are lost.
    support::has(&rules, &[".watermark{position:fixed;z-index:-1"]);
}
