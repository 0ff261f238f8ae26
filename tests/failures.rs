//! What goes wrong beyond the words of one file: encodings, links, pictures, folders; and what stays whole meanwhile.

use crate::support::{self, DIRECTORY, build_all, check, codes, contents, minutes, names, workspace, write};
use base64::Engine;
use pliego::diag::codes;
use pliego::versions::{self, Issued, Record};
use pliego::workspace::Workspace;

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

/// A PNG of eight by eight dots.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAZ0lEQVR4nGNgYGRiZmFlY+fg5OLm4eXjFxAUEhYRFRNnwBCRkJSS\
    lpGVY8AQkVdQVFJWUWXAEFFT19DU0tZhwBDR1dM3MDQyZsAQMTE1M7ewtGLAELG2sbWzd3BkwBBxcnZxdXP3AAC4MRsBIK88YQAAAABJRU5ErkJggg==";

#[test]
fn damaged_pictures_and_pictures_that_are_not_whole_in_themselves_are_found_in_the_source() {
    let png = base64::engine::general_purpose::STANDARD.decode(PNG).unwrap();
    let mut corrupt = png.clone();
    corrupt[60] ^= 0xff;
    let svg =
        |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">{inside}</svg>");
    let cases: [(&str, Vec<u8>, bool); 11] = [
        ("whole.png", png.clone(), true),
        ("cut.png", png[..png.len() / 2].to_vec(), false),
        ("head.png", png[..8].to_vec(), false),
        ("corrupt.png", corrupt, false),
        ("head.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\0".to_vec(), false),
        ("cut.svg", svg("<rect").into_bytes(), false),
        ("outside.svg", svg("<image href=\"whole.png\" width=\"9\" height=\"9\"/>").into_bytes(), false),
        ("net.svg", svg("<image href=\"https://example.org/a.png\" width=\"9\" height=\"9\"/>").into_bytes(), false),
        ("glyphs.svg", svg("<text x=\"1\" y=\"9\" font-family=\"Arial\">\u{4e2d}</text>").into_bytes(), false),
        ("text.svg", svg("<text x=\"1\" y=\"9\" font-family=\"Arial\">Hola</text>").into_bytes(), true),
        (
            "inside.svg",
            svg(&format!("<image href=\"data:image/png;base64,{PNG}\" width=\"9\" height=\"9\"/>")).into_bytes(),
            true,
        ),
    ];
    for (name, bytes, good) in cases {
        let folder = workspace(&[
            ("directory.toml", DIRECTORY),
            ("content/a.toml", &with_logo(name, ALT)),
            ("content/b.toml", &with_logo(name, ALT).replace("\"logo\"", "\"b\"")),
        ]);
        std::fs::write(folder.path().join("content").join(name), bytes).unwrap();
        std::fs::write(folder.path().join("content/whole.png"), &png).unwrap();
        let report = build_all(folder.path());
        assert_eq!(codes(&report.findings), if good { [].as_slice() } else { &["P002", "P002"] }, "{name}: {report:?}");
        for found in &report.findings {
            assert_eq!(found.at.file.position(found.at.span.start).line, 9, "{name}: at the picture");
        }
        assert_eq!(report.documents, if good { 2 } else { 0 }, "{name}");
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
    let before = contents(&folder.path().join("output"));
    let report = build_all(folder.path());
    assert_eq!(codes(&report.findings), ["P006"], "one fault is one finding, however many editions have it");
    assert!(report.findings[0].message.en.contains("a.es.pdf, a.en.pdf, a.es-en.pdf"), "{:?}", report.findings[0]);
    assert_eq!((report.documents, report.written), (0, 0));
    assert!(before == contents(&folder.path().join("output")), "the set that was there is whole");
}

#[test]
fn a_folder_of_other_tools_is_left_out_only_where_documents_lie_beside_the_configuration() {
    let content = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/target/a.toml", &minutes("a", "")),
        ("content/node_modules/B.TOML", &minutes("b", "")),
    ]);
    write(content.path(), "content/node_modules/B.en.po", "msgctxt \"b#nothing\"\nmsgid \"x\"\nmsgstr \"y\"\n");
    let report = build_all(content.path());
    assert_eq!(report.documents, 2, "{:?}", report.findings);
    assert_eq!(codes(&report.findings), ["L003"], "the translation of a document in capitals is found");
    let beside = workspace(&[
        ("directory.toml", DIRECTORY),
        ("a.toml", &minutes("a", "")),
        ("target/package/c.toml", "name = 3"),
        ("sub/node_modules/d.toml", "name = 3"),
        ("templates/theme.toml", include_str!("../templates/theme.toml")),
        ("output/e.toml", "name = 3"),
    ]);
    let report = build_all(beside.path());
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert_eq!(report.documents, 1);
}

#[cfg(unix)]
#[test]
fn pipes_are_not_read() {
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/good.toml", &minutes("good", "")),
        ("content/logo.toml", &with_logo("pipe.png", ALT)),
    ]);
    std::fs::create_dir(folder.path().join("output")).unwrap();
    for name in
        ["content/pipe.toml", "content/good.en.po", "content/pipe.png", "output/good.es.pdf", "output/.pliego.json"]
    {
        let made = std::process::Command::new("mkfifo").arg(folder.path().join(name)).status().expect("mkfifo");
        assert!(made.success());
    }
    let report = build_all(folder.path());
    let found: Vec<(&str, &str)> = report.findings.iter().map(|f| (f.at.file.path.as_str(), f.code.as_str())).collect();
    assert_eq!(found, [("content/good.en.po", "S003"), ("content/logo.toml", "P002"), ("content/pipe.toml", "S003")]);
    std::fs::remove_file(folder.path().join("content/good.en.po")).unwrap();
    let report = build_all(folder.path());
    assert_eq!(codes(&report.findings), ["P005", "P002", "S003"], "a pipe in the place of an output is not ours");
}

#[test]
fn accepted_warnings_stay_accepted_when_the_document_has_errors() {
    let accept = |code: &str| format!("[[accept]]\ncode = \"{code}\"\nreason = \"x\"\n");
    for error in ["date = 3\n", "", "[[logo]]\npath = \"none.png\"\n"] {
        let more = if error.is_empty() { "status_note = \"\u{4e2d}\"\n" } else { error };
        let text = minutes("a", &format!("titel = 3\n{more}{}{}", accept("F001"), accept("D002")))
            .replace("date = 2024-05-14\n", if error.starts_with("date") { "" } else { "date = 2024-05-14\n" });
        let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &text)]);
        let found = check(folder.path());
        let warnings: Vec<&str> = codes(&found).into_iter().filter(|code| code.starts_with(['F', 'A'])).collect();
        assert!(!warnings.contains(&"F001") && !warnings.contains(&"A001"), "{text}\n{found:?}");
        assert!(found.iter().any(|finding| finding.is_error()), "{text}");
    }
}

#[test]
fn invisible_characters_are_found_where_they_stand_unless_nothing_prints_them() {
    for (typed, number) in
        [("\u{feff}", "U+FEFF"), ("\u{200e}", "U+200E"), ("\u{2028}", "U+2028"), ("\u{fe0f}", "U+FE0F")]
    {
        let text = minutes("a", &format!("status_note = {{ es = \"Uno{typed}{typed} dos\", en = \"One\" }}\n"));
        let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &text)]);
        let report = build_all(folder.path());
        assert_eq!(codes(&report.findings), ["T001"], "{number}: {:?}", report.findings);
        let found = &report.findings[0];
        assert!(found.message.en.contains("invisible") && found.message.en.contains(number), "{found:?}");
        let place = found.at.file.position(found.at.span.start);
        assert_eq!((place.line, place.column), (8, 26), "{number}");
    }
    let text = minutes("a", "remark = \"\u{1f600}\"\n[private]\nx = [\"\u{1f600}\"]\n");
    let text = text.replace("en = \"Meeting\"", "en = \"Meeting\", fr = \"\u{1f600}\"");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &text)]);
    assert_eq!(codes(&build_all(folder.path()).findings), ["F001", "F001", "F001"]);
}

#[test]
fn links_that_no_pdf_can_hold_are_warnings() {
    let address = |length: usize| format!("https://example.org/{}", "a".repeat(length - 20));
    for (length, expected) in [(8000, &[][..]), (8001, &["L005", "L005"])] {
        let url = address(length);
        let more = format!(
            "[[annex]]\ntitle = {{ es = \"Uno\", en = \"One\" }}\nlink = \"{url}\"\n[[agenda]]\nid = \"x\"\n\
             title = {{ es = \"Uno\", en = \"One\" }}\n[[discussion]]\nagenda = \"x\"\n\
             text = {{ es = \"[el informe]({url})\", en = \"[the report]({url})\" }}\n"
        );
        let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", &more))]);
        let report = build_all(folder.path());
        assert_eq!(codes(&report.findings), expected, "{length}");
        assert!(report.findings.iter().all(|found| found.message.en.len() < 200), "the address is shown in part");
        assert_eq!(report.written, 6, "{length}");
    }
}

/// A workspace whose one document was issued three times as circulated.
fn issued() -> tempfile::TempDir {
    let folder = workspace(&[("directory.toml", DIRECTORY)]);
    for (number, place) in ["Sala A", "Sala B", "Sala C"].iter().enumerate() {
        let text =
            minutes("a", &format!("version = \"{}\"\nplace = {{ es = \"{place}\", en = \"Room\" }}\n", number + 1));
        write(folder.path(), "content/a.toml", &text.replace("\"draft\"", "\"circulated\""));
        let workspace = Workspace::open(folder.path()).expect("a workspace");
        let document = workspace.documents[0].document.as_ref().expect("a document");
        let issued = versions::issue(&workspace, document).expect("a record");
        assert!(matches!(&issued, Issued::New { record, .. } if record.number as usize == number + 1), "{issued:?}");
    }
    folder
}

#[test]
fn a_record_that_was_altered_is_an_error_of_its_document() {
    let path = |number: usize| format!("content/.record/a/{number:04}.toml");
    let read = |folder: &tempfile::TempDir, number| std::fs::read_to_string(folder.path().join(path(number))).unwrap();
    assert!(check(issued().path()).is_empty());
    // Each of these leaves the rest as it was; the finding is in the file that tells.
    type Tamper = fn(&std::path::Path);
    let edits: [(&str, Tamper, usize); 5] = [
        ("the text", |record| replace(record, 2, "Sala B", "Sala X"), 2),
        ("the number", |record| replace(record, 3, "number = 3", "number = 2"), 3),
        ("no record", |record| std::fs::write(record.join("0002.toml"), "a = [").unwrap(), 2),
        ("one is missing", |record| std::fs::remove_file(record.join("0002.toml")).unwrap(), 3),
        ("another's", |record| std::fs::rename(record.join("0002.toml"), record.join("0009.toml")).unwrap(), 3),
    ];
    for (what, edit, tells) in edits {
        let folder = issued();
        edit(&folder.path().join("content/.record/a"));
        let report = build_all(folder.path());
        assert!(codes(&report.findings).contains(&"C008") && report.documents == 0, "{what}: {:?}", report.findings);
        assert!(report.findings.iter().any(|f| f.at.file.path == path(tells)), "{what}: {:?}", report.findings);
        // A file that cannot be read is one fault, also for those behind it.
        assert!(what == "another's" || report.findings.len() == 1, "{what}: {:?}", report.findings);
    }
    // A version that is altered with its own hashes is told by the next one.
    let folder = issued();
    let source = Record::read(&read(&folder, 2)).unwrap().source.replace("Sala B", "Sala X");
    let first = Record::read(&read(&folder, 1)).unwrap();
    let forged = Record::new("a", Some(&first), source).unwrap();
    std::fs::write(folder.path().join(path(2)), forged.write().unwrap()).unwrap();
    let findings = check(folder.path());
    assert_eq!(codes(&findings), ["C008"]);
    assert_eq!(findings[0].at.file.path, path(3));
}

fn replace(record: &std::path::Path, number: usize, from: &str, to: &str) {
    let path = record.join(format!("{number:04}.toml"));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    std::fs::write(path, text.replace(from, to)).unwrap();
}

/// A plan whose year takes so many rows, on A3.
fn crowded(paper: &str, activities: usize) -> String {
    let rows: String = (0..activities)
        .map(|i| {
            format!(
                "[[activity]]\nline = \"one\"\nactivity = {{ es = \"Visita {i} a la comunidad\", en = \"Visit {i} to the community\" }}\n\
                 target = {{ es = \"1 visita\", en = \"1 visit\" }}\nschedule = [\"Q2\"]\nresponsible = [\"sag\"]\n"
            )
        })
        .collect();
    format!(
        "kind = \"poa\"\nid = \"a\"\ntitle = {{ es = \"Plan\", en = \"Plan\" }}\nbody = \"sag\"\nissued = 2024-05-16\n\
         status = \"approved\"\nyear = 2024\nwall = \"{paper}\"\n\
         [[line]]\nid = \"one\"\ntitle = {{ es = \"Línea\", en = \"Line\" }}\n{rows}"
    )
}

#[test]
fn a_sheet_for_the_wall_that_is_too_crowded_is_a_warning() {
    let found = |paper: &str, activities: usize| {
        let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &crowded(paper, activities))]);
        let mut findings = check(folder.path());
        findings.retain(|finding| finding.code == codes::CROWDED_WALL);
        findings
    };
    assert!(found("a3", 20).is_empty());
    let crowded = found("a3", 120);
    assert_eq!(codes(&crowded), ["P008"]);
    let finding = &crowded[0];
    assert!(!finding.is_error() && finding.at.file.position(finding.at.span.start).line == 8, "{finding:?}");
    assert!(finding.help.as_ref().is_some_and(|help| help.en.contains("wall = \"a2\"")), "{finding:?}");
    assert!(found("a1", 60).is_empty() && !found("a3", 60).is_empty(), "the same year fits on a larger paper");
    let nowhere = found("a1", 150);
    assert!(nowhere[0].help.as_ref().is_some_and(|help| help.en.contains("no larger paper")), "{nowhere:?}");
}

/// Permissions have nothing to do with it.
#[cfg(unix)]
#[test]
fn links_that_lead_back_to_themselves_are_told_as_links() {
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/good.toml", &minutes("good", "")),
        ("content/logo.toml", &with_logo("round.png", ALT)),
    ]);
    std::fs::create_dir_all(folder.path().join("content/.record/good")).unwrap();
    let links = ["content/round.toml", "content/round.png", "content/.record/good/0001.toml", "templates"];
    for link in links.map(|link| folder.path().join(link)) {
        std::os::unix::fs::symlink(link.file_name().unwrap(), &link).unwrap();
    }
    let mut found: Vec<(String, String)> = Vec::new();
    for finding in check(folder.path()) {
        assert!(finding.message.es.ends_with("los enlaces dan vueltas en círculo"), "{:?}", finding.message);
        let help = finding.help.expect("help").es;
        assert!(help.starts_with("el enlace lleva a sí mismo") && !help.contains("permisos"), "{help}");
        found.push((finding.code.as_str().to_owned(), finding.at.file.path.clone()));
    }
    found.sort();
    let expected = [
        ("P002", "content/logo.toml"),
        ("S003", "content/.record/good/0001.toml"),
        ("S003", "content/round.toml"),
        ("S003", "templates"),
    ];
    assert_eq!(found, expected.map(|(code, path)| (code.to_owned(), path.to_owned())));
    // A link that leads nowhere is another fault.
    for link in links.map(|link| folder.path().join(link)) {
        std::fs::remove_file(link).unwrap();
    }
    std::os::unix::fs::symlink("none.toml", folder.path().join("content/none-there.toml")).unwrap();
    let nowhere = check(folder.path()).into_iter().find(|finding| finding.code.as_str() == "S003").expect("a finding");
    assert!(nowhere.message.es.ends_with("no existe") && nowhere.help.unwrap().es.starts_with("si es un enlace"));
}
