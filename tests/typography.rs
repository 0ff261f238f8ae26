//! Publications say what was typed as their language sets it: in every text of every kind, in PDF and HTML alike.
//!
//! What becomes of a typed text is a table beside `src/typography`; here it is that all texts are dressed and that both
//! outputs, the index and the words for whoever does not see a picture agree.

use std::path::Path;

use crate::support::run::{code, out, pliego};
use crate::support::{self, DIRECTORY, build_all, build_with, html_text, minutes, pdf_text, project, workspace};
use pliego::html::INDEX_FILE;
use pliego::view::Format;
use toml::{Table, Value};

/// What is added to every text: as typed, and as published; `~` is a space without a break.
const PROBES: [(&str, &str, &str); 2] = [
    ("es", "y... \"el 'x' de\" 84 % (n.º 3)", "y… «el “x” de» 84~% (n.º~3)"),
    ("en", "and... \"the 'x' of\" 84 km (No. 3)", "and… “the ‘x’ of” 84~km (No.~3)"),
];

/// What nothing that was published may hold.
const TYPED: [&str; 7] = ["\"", "'x'", "...", "84 %", "84 km", "n.º 3", "No. 3"];

/// Adds the probe to every text of a document that is no reserved value.
fn probe(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(probe),
        Value::Table(texts) if texts.len() == 2 && texts.contains_key("es") && texts.contains_key("en") => {
            for (lang, typed, _) in PROBES {
                if let Some(Value::String(words)) = texts.get_mut(lang)
                    && !matches!(words.trim(), "" | "S/C" | "N/C")
                {
                    *words = format!("{} {typed}", words.trim_end());
                }
            }
        }
        Value::Table(fields) => fields.iter_mut().for_each(|(_, field)| probe(field)),
        _ => {}
    }
}

/// An edition as it is read back: the words of PDF and page with those of their notes and pictures.
struct Published {
    pdf: String,
    html: String,
}

fn read(output: &Path, id: &str, edition: &str) -> Published {
    let file = |extension: &str| output.join(format!("{id}.{edition}.{extension}"));
    let pdf = pdf_text::read(&std::fs::read(file("pdf")).expect("the PDF"));
    let page = std::fs::read_to_string(file("html")).expect("the page");
    let html = html_text::read(&page);
    assert!(!page.contains("&quot;el &#39;x"), "{id} {edition}: an attribute or a label is as typed");
    let all =
        |title, text, notes: &[String], pictures: &[String]| [&[title, text], notes, pictures].concat().join("\n");
    Published {
        pdf: all(pdf.title, pdf.text, &pdf.notes, &pdf.pictures),
        html: all(html.title, html.text, &html.notes, &html.pictures),
    }
}

#[test]
fn every_text_of_every_kind_is_dressed_in_both_outputs() {
    let directory = std::fs::read_to_string(project().join("directory.toml")).expect("the directory");
    for path in [
        "content/minutes/2024-06-12-coordination.toml",
        "content/ccpm/2025-diffa.toml",
        "content/poa/2024-amazonas.toml",
        "content/strategy/2018-cis-comites.toml",
        "content/lessons/2021-general.toml",
    ] {
        let sample = std::fs::read_to_string(project().join(path)).expect("a sample");
        let mut document: Table = sample.parse().expect("a sample");
        document.iter_mut().for_each(|(_, value)| probe(value));
        let typed = toml::to_string(&document).expect("a document");
        assert!(typed.matches("(n.º 3)").count() > 9, "{path}: texts");
        let folder = workspace(&[("directory.toml", &directory), (path, &typed)]);
        for pictures in ["content/strategy/pictures", "content/logos", "logos"] {
            if project().join(pictures).is_dir() {
                support::copy(&project().join(pictures), &folder.path().join(pictures));
            }
        }
        let report = build_all(folder.path());
        let errors: Vec<_> = report.findings.iter().filter(|f| f.is_error()).map(|f| &f.message.en).collect();
        assert!(errors.is_empty() && report.written > 0, "{path}: {errors:?}");
        let id = document["id"].as_str().expect("an id");
        let output = folder.path().join("output");
        for (edition, langs) in [("es", &PROBES[..1]), ("en", &PROBES[1..]), ("es-en", &PROBES[..])] {
            let Published { pdf, html } = read(&output, id, edition);
            for (name, text) in [("PDF", &pdf), ("HTML", &html)] {
                for typed in TYPED {
                    let at = text.find(typed).unwrap_or_default();
                    let excerpt: String =
                        text[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
                    assert!(!text.contains(typed), "{path} {edition}, {name}: {typed} behind “{excerpt}”");
                }
                for (lang, _, published) in langs {
                    let published = published.replace('~', "\u{a0}");
                    assert!(text.matches(&published).count() > 9, "{path} {edition}, {name}: {lang}");
                }
            }
        }
        let index = html_text::read(&std::fs::read_to_string(output.join(INDEX_FILE)).expect("the index")).text;
        for (_, typed, published) in PROBES {
            assert!(index.contains(&published.replace('~', "\u{a0}")) && !index.contains(typed), "{path}: {index}");
        }
    }
}

/// Country, document, edition, what stands there, what does not.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str], &'static [&'static str]);

/// What stands in an edition of a sample by the country of the workspace: its words, and those of another country, which
/// do not stand there. `~` is a space without a break.
const COUNTRIES: &[Case] = &[
    // Tables: money always with two decimals, figures, shares.
    ("es-VE", "poa-2025-secretaria", "es", &["2.557.500,50", "1.500,00", "33,3~%"], &["2,557,500.50", "33.3", "33,3%"]),
    ("es-MX", "poa-2025-secretaria", "es", &["2,557,500.50", "1,500.00", "33.3~%"], &["2.557.500,50", "33,3", "33.3%"]),
    ("es-VE", "poa-2025-secretaria", "en", &["2,557,500.50", "1,500.00", "33.3%"], &["2.557.500,50", "33,3"]),
    // Bars, charts with their axes, sentences, alternative texts, days.
    (
        "es-VE",
        "ccpm-2025-diffa",
        "es",
        &[
            "80,3~%",
            "El más alto: Apoyar la prestación de servicios, 80,3~%; el más bajo:",
            "Tasa general más alta: Sector privado, 150~%",
            "20~de enero de 2025",
            "22,22~%",
            "100~%",
        ],
        &["80.3", "80,3%", "22.22", "100%", "20 de enero"],
    ),
    ("es-MX", "ccpm-2025-diffa", "es", &["80.3~%", "servicios, 80.3~%; el más bajo:", "22.22~%"], &["80,3", "22,22"]),
    (
        "es-VE",
        "ccpm-2025-diffa",
        "en",
        &["80.3%", "service delivery, 80.3%; the lowest:", "20~January 2025", "22.22%", "100%"],
        &["80,3", "22,22", "100~%", "20 January"],
    ),
    ("es-VE", "ccpm-2025-diffa", "es-en", &["80,3~%", "80.3%", "20~de enero de 2025", "20~January 2025"], &["80,3%"]),
];

#[test]
fn figures_and_days_are_those_of_language_and_country_everywhere() {
    for locale in ["es-VE", "es-MX"] {
        let folder = support::samples();
        support::write(folder.path(), "pliego.toml", &format!("locale = \"{locale}\"\n"));
        let cases = || COUNTRIES.iter().filter(|case| case.0 == locale);
        build_with(folder.path(), |options| {
            options.formats = vec![Format::Html, Format::Pdf];
            options.only = ["content/poa/2025-plan-secretaria.toml", "content/ccpm"].map(str::to_owned).to_vec();
        });
        let output = folder.path().join("output");
        for (_, id, edition, there, elsewhere) in cases() {
            let Published { pdf, html } = read(&output, id, edition);
            for (name, text) in [("PDF", &pdf), ("HTML", &html)] {
                let has = |words: &&str| text.contains(&words.replace('~', "\u{a0}"));
                let lacking: Vec<_> = there.iter().filter(|words| !has(words)).collect();
                let strange: Vec<_> = elsewhere.iter().filter(|words| has(words)).collect();
                assert!(lacking.is_empty(), "{locale}, {id}.{edition}, {name} lacks {lacking:?}");
                assert!(strange.is_empty(), "{locale}, {id}.{edition}, {name} has {strange:?}");
            }
        }
        let index = html_text::read(&std::fs::read_to_string(output.join(INDEX_FILE)).expect("the index")).text;
        assert!(index.contains("28\u{a0}de marzo de 2025") && index.contains("28\u{a0}March 2025"), "{index}");
    }
}

/// The source that a publication carries, and its fingerprint, are of what was typed.
#[test]
fn what_is_carried_is_as_typed() {
    let typed = "title.es = 'El \"plan\" n.º 3...'\ntitle.en = 'The \"plan\" No. 3...'\n";
    let source =
        minutes("a", "editions = [\"es\"]\n").replace("title = { es = \"Reunión\", en = \"Meeting\" }\n", typed);
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &source)]);
    assert!(build_all(folder.path()).findings.is_empty());
    let file = folder.path().join("output/a.es.html");
    let page = html_text::read(&std::fs::read_to_string(&file).expect("the page"));
    assert_eq!(page.title, "El «plan» n.º\u{a0}3…");
    let run = |command: &str| pliego(folder.path(), &[command, &file.to_string_lossy()]);
    let carried = out(&run("extract"));
    assert!(carried.contains("plan\\\" n.º 3...") || carried.contains("\"plan\" n.º 3..."), "{carried}");
    let verified = run("verify");
    assert_eq!(code(&verified), 0, "{}", out(&verified));
}

/// A browser that prints a page leaves no single line at the end of a sheet either, and no heading alone; it breaks words
/// where text is narrow, by the language that the page names.
#[test]
fn pages_tell_the_browser_how_to_break() {
    let folder =
        workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", "editions = [\"es\"]\n"))]);
    build_all(folder.path());
    let page = std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("the page");
    assert_eq!(html_text::read(&page).lang, "es");
    let sheet: String = page.split_whitespace().collect();
    for rule in ["orphans:3;widows:3", "break-after:avoid", "hyphens:auto"] {
        assert!(sheet.contains(rule), "{rule}");
    }
}
