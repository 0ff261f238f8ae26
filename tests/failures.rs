//! What goes wrong beyond the words of one file: encodings, links, pictures, folders; and what stays whole meanwhile.

mod support;

use pliego::diag::Code;
use support::{DIRECTORY, build_all, build_with, check, minutes, names, workspace, write};

fn codes(findings: &[pliego::diag::Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code.as_str()).collect()
}

#[test]
fn files_in_another_encoding_are_findings_at_their_place() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/good.toml", &minutes("good", ""))]);
    std::fs::write(folder.path().join("content/latin1.toml"), b"kind = \"minutes\"\ntitle = \"Reuni\xf3n\"\n").unwrap();
    std::fs::write(folder.path().join("content/utf16.toml"), b"\xff\xfek\x00i\x00").unwrap();
    let report = build_all(folder.path());
    assert_eq!(codes(&report.findings), ["S002", "S002"]);
    let latin1 = &report.findings[0].at;
    let place = latin1.file.position(latin1.span.start);
    assert_eq!((latin1.file.path.as_str(), place.line, place.column), ("content/latin1.toml", 2, 15));
    assert_eq!((report.documents, report.editions), (1, 3));
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_are_fine() {
    let unix = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", "number = \"3\"\n"))]);
    let windows = format!("\u{feff}{}", minutes("a", "number = \"3\"\n").replace('\n', "\r\n"));
    let windows = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &windows)]);
    for folder in [&unix, &windows] {
        let report = build_all(folder.path());
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
    for name in ["a.es.pdf", "a.en.html", "a.es-en.pdf"] {
        let read = |folder: &tempfile::TempDir| std::fs::read(folder.path().join("output").join(name)).unwrap();
        assert!(read(&unix) == read(&windows), "{name}");
    }
}

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><rect width=\"40\" height=\"20\" fill=\"#0b4f6c\"/></svg>";

fn with_logo(path: &str, alt: &str) -> String {
    minutes("logo", &format!("[[logo]]\npath = '{path}'\n{alt}\n"))
}

const ALT: &str = "alt = { es = \"Logotipo del clúster\", en = \"Logo of the cluster\" }";

#[test]
fn pictures_are_shown_in_both_outputs() {
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/minutes/a.toml", &with_logo("../logos/a.svg", ALT)),
        ("content/logos/a.svg", LOGO),
    ]);
    let report = build_all(folder.path());
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    let html = std::fs::read_to_string(folder.path().join("output/logo.es.html")).unwrap();
    assert!(html.contains("data:image/svg+xml;base64,") && html.contains("alt=\"Logotipo del clúster\""));
    let before = std::fs::read(folder.path().join("output/logo.es.pdf")).unwrap();
    // A changed picture is a changed publication.
    write(folder.path(), "content/logos/a.svg", &LOGO.replace("#0b4f6c", "#ff0000"));
    assert_eq!(build_all(folder.path()).written, 6);
    assert!(before != std::fs::read(folder.path().join("output/logo.es.pdf")).unwrap());
}

#[test]
fn pictures_that_cannot_be_shown_are_errors() {
    let cases = [
        ("missing.png", ALT, "P002"),
        ("a.gif", ALT, "P002"),
        ("fake.png", ALT, "P002"),
        ("../../../../etc/hostname.png", ALT, "P003"),
        ("a.svg", "", "P004"),
    ];
    for (path, alt, code) in cases {
        let folder = workspace(&[
            ("directory.toml", DIRECTORY),
            ("content/logo.toml", &with_logo(path, alt)),
            ("content/good.toml", &minutes("good", "")),
            ("content/a.svg", LOGO),
            ("content/fake.png", "no picture"),
        ]);
        let report = build_all(folder.path());
        assert_eq!(codes(&report.findings), [code], "{path}");
        assert_eq!(report.documents, 1, "{path}: the other document is built");
        assert!(names(&folder.path().join("output")).iter().all(|name| !name.starts_with("logo")), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_workspace_are_not_followed() {
    let outside = support::scratch();
    write(outside.path(), "secret.svg", LOGO);
    write(outside.path(), "secret.toml", "kind = \"minutes\"");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/logo.toml", &with_logo("link.svg", ALT))]);
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(outside.path().join(from), folder.path().join("content").join(to)).unwrap();
    };
    link("secret.svg", "link.svg");
    link("secret.toml", "linked.toml");
    assert_eq!(codes(&check(folder.path())), ["P003", "P003"]);
}

#[test]
fn an_output_folder_that_cannot_be_written_is_an_error() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    write(folder.path(), "output", "a file where the folder should be");
    let report = build_all(folder.path());
    assert_eq!(codes(&report.findings), ["P005"]);
    assert!(report.no_output);
}

#[test]
fn an_output_that_cannot_be_replaced_does_not_stop_the_others() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    // A folder in the place of a file cannot be replaced by one.
    write(folder.path(), "output/a.es.pdf/x", "");
    let report = build_all(folder.path());
    assert_eq!(codes(&report.findings), ["P005"]);
    assert_eq!(report.written, 5);
}

#[test]
fn own_templates_replace_ours_file_by_file_and_their_faults_are_named() {
    let theme = include_str!("../templates/theme.toml").replace("#0b4f6c", "#123456");
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &minutes("a", "")),
        ("templates/theme.toml", &theme),
    ]);
    assert!(build_all(folder.path()).findings.is_empty());
    assert!(std::fs::read_to_string(folder.path().join("output/a.es.html")).unwrap().contains("#123456"));

    write(folder.path(), "templates/minutes/document.html", "{% if %}");
    assert_eq!(codes(&build_all(folder.path()).findings), ["P007"]);
    std::fs::remove_file(folder.path().join("templates/minutes/document.html")).unwrap();

    write(folder.path(), "templates/minutes/document.typ", "#let document(data) = panic(\"no\")");
    let report = build_all(folder.path());
    assert_eq!(codes(&report.findings), ["P006", "P006", "P006"]);
    assert_eq!(report.unchanged, 3, "the HTML editions are there");
}

#[test]
fn the_outputs_of_a_broken_document_stay_as_they_were() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    assert_eq!(build_all(folder.path()).written, 6);
    let read = || std::fs::read(folder.path().join("output/a.es.pdf")).unwrap();
    let before = read();
    write(folder.path(), "content/a.toml", "kind = \"minutes\"\nid = \"a\nbroken");
    let report = build_with(folder.path(), |options| options.prune = true);
    assert!(report.findings.iter().all(|finding| finding.code == Code::Syntax) && !report.findings.is_empty());
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
