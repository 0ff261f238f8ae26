//! One document of each kind with ten times the rows: it must be built, whole, in every edition and both outputs.

use crate::support::{self, build_all, html_text, pdf_text, project, workspace};

/// Sample, list whose rows are repeated, and how many rows the sample has.
const CASES: &[(&str, &str, usize)] = &[
    ("content/minutes/2022-03-03-sag.toml", "action", 3),
    ("content/ccpm/2025-diffa.toml", "action", 14),
    ("content/poa/2024-amazonas.toml", "activity", 25),
    ("content/strategy/2018-cis-comites.toml", "milestone", 42),
    ("content/lessons/2021-general.toml", "sheet", 1),
];

const TIMES: usize = 10;

/// The document with each row of the list ten times; the copies have no id, so that they differ in nothing else.
fn tenfold(source: &str, list: &str) -> (String, usize) {
    let mut document: toml::Table = source.parse().expect("a sample");
    let rows = document[list].as_array().expect("rows").clone();
    let mut more = Vec::new();
    for row in &rows {
        more.push(row.clone());
        let heads = row.get("heading").is_some();
        for copy in (1..TIMES).filter(|_| !heads) {
            let mut row = row.as_table().expect("a row").clone();
            row.remove("id");
            if list == "sheet" {
                // A sheet belongs to a lesson of the index, whose code is its own.
                let code = format!("LN{}_GN", 10 + copy);
                let mut lesson = document["lesson"][0].as_table().expect("a lesson").clone();
                lesson.insert("code".into(), code.clone().into());
                document["lesson"].as_array_mut().expect("the index").push(lesson.into());
                row.insert("lesson".into(), code.into());
            }
            more.push(row.into());
        }
    }
    let count = more.iter().filter(|row| row.get("heading").is_none()).count();
    document.insert(list.into(), more.into());
    document.remove("logo");
    (toml::to_string(&document).expect("a document"), count)
}

#[test]
fn ten_times_the_rows_are_printed_whole() {
    let mut kinds = std::collections::BTreeSet::new();
    for (path, list, rows) in CASES {
        let source = std::fs::read_to_string(project().join(path)).expect("a sample");
        let directory = std::fs::read_to_string(project().join("directory.toml")).expect("the directory");
        let (text, count) = tenfold(&source, list);
        assert_eq!(count, rows * TIMES, "{path}");
        let folder = workspace(&[("directory.toml", &directory), (path, &text)]);
        support::copy(&project().join("content/strategy/pictures"), &folder.path().join("content/strategy/pictures"));
        let report = build_all(folder.path());
        let errors: Vec<_> = report.findings.iter().filter(|finding| finding.is_error()).collect();
        // A plan may have a sheet for the wall beside its PDF and its page.
        let formats = if text.contains("\nwall = ") { 3 } else { 2 };
        assert!(errors.is_empty() && report.written == 3 * formats, "{path}: {errors:?}");
        let id = source.lines().find_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"')).expect("an id");
        for edition in ["es", "en", "es-en"] {
            let file = |extension: &str| folder.path().join("output").join(format!("{id}.{edition}.{extension}"));
            let pdf = std::fs::read(file("pdf")).expect("the PDF");
            let pages = lopdf::Document::load_mem(&pdf).expect("a PDF").get_pages().len();
            assert!(pages >= 3, "{path}, {edition}: {pages} pages");
            let pdf = pdf_text::fold(&pdf_text::read(&pdf).text);
            let html = html_text::read(&std::fs::read_to_string(file("html")).expect("the HTML"));
            assert_eq!(pdf, pdf_text::fold(&html.text), "{path}, {edition}");
            // Each row is there as often as it should: by rows of tables, and by sheets.
            let shown = match *list {
                "sheet" => {
                    pdf.matches(if edition == "en" { "☐ Positive lesson" } else { "☐ Lección positiva" }).count()
                }
                _ => html.tables.iter().map(Vec::len).sum(),
            };
            assert!(shown >= count, "{path}, {edition}: {shown} of {count} rows");
        }
        kinds.insert(source.lines().find_map(|line| line.strip_prefix("kind = ")).expect("a kind").to_owned());
    }
    assert_eq!(kinds.len(), pliego::kinds::KINDS.len());
}
