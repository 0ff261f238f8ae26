//! The samples, read back: what each publication must say, in every edition and both outputs.

mod ccpm;
mod lessons;
mod packing;
mod poa;
mod strategy;

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{self, html_text, pdf_text};

/// The two outputs of an edition as text.
struct Pair {
    pdf: pdf_text::PdfText,
    html: html_text::HtmlText,
}

fn read(id: &str, edition: &str) -> Pair {
    let base = support::published().join("output");
    let file = |extension: &str| base.join(format!("{id}.{edition}.{extension}"));
    let pdf = std::fs::read(file("pdf")).expect("the PDF");
    let html = std::fs::read_to_string(file("html")).expect("the HTML");
    Pair { pdf: pdf_text::read(&pdf), html: html_text::read(&html) }
}

const SAMPLES: &[&str] = &[
    "minutes-2022-03-03-sag",
    "minutes-2024-06-12",
    "minutes-2024-09-11",
    "ccpm-2023-venezuela",
    "ccpm-2024-diffa",
    "ccpm-2025-diffa",
    "poa-2024-amazonas",
    "poa-2025-secretaria",
    "strategy-2018-cis",
    "strategy-2021-valle-sula",
    "lessons-2021-general",
    "lessons-2022-protection",
];
const EDITIONS: &[&str] = &["es", "en", "es-en"];

/// Every phrase must stand in both outputs of the editions that show its language. A bar parts what stands in
/// different cells: in the paired edition the other language may stand between.
fn must_say(id: &str, es: &[&str], en: &[&str]) {
    let mut looked = 0;
    for edition in EDITIONS {
        let pair = read(id, edition);
        let mut phrases: Vec<&str> = Vec::new();
        phrases.extend(if edition.contains("es") { es } else { &[] });
        phrases.extend(if edition.contains("en") { en } else { &[] });
        for (output, text) in [("PDF", &pair.pdf.text), ("HTML", &pair.html.text)] {
            let text = pdf_text::fold(text);
            for phrase in &phrases {
                let parts: Vec<String> = match edition.contains('-') {
                    true => phrase.split('|').map(str::to_owned).collect(),
                    false => vec![phrase.replace('|', " ")],
                };
                for part in parts {
                    assert!(
                        text.contains(&pdf_text::fold(&part)),
                        "{id}, {edition}, {output}: «{part}» not in:\n{text}"
                    );
                }
                looked += 1;
            }
        }
    }
    assert_eq!(looked, 4 * (es.len() + en.len()), "{id}: each phrase in two editions and two outputs");
}

/// How often a phrase stands in both outputs of an edition.
fn times(id: &str, edition: &str, phrase: &str, expected: usize) {
    let pair = read(id, edition);
    for (output, text) in [("PDF", &pair.pdf.text), ("HTML", &pair.html.text)] {
        let text = pdf_text::fold(text);
        assert_eq!(text.matches(phrase).count(), expected, "{id}, {edition}, {output}: «{phrase}»");
    }
}

#[test]
fn pdf_and_html_say_the_same() {
    let mut compared = 0;
    for id in SAMPLES {
        for edition in EDITIONS {
            let pair = read(id, edition);
            let (pdf, html) = (pdf_text::fold(&pair.pdf.text), pdf_text::fold(&pair.html.text));
            assert!(pdf.len() > 1000, "{id}, {edition}: hardly any text");
            assert_eq!(first_difference(&pdf, &html), None, "{id}, {edition}: PDF and HTML differ");
            let notes = |notes: &[String]| notes.iter().map(|note| pdf_text::fold(note)).collect::<Vec<_>>();
            assert_eq!(notes(&pair.pdf.notes), notes(&pair.html.notes), "{id}, {edition}: footnotes");
            assert_eq!(pair.pdf.pictures, pair.html.pictures, "{id}, {edition}: alternative texts");
            assert_eq!(pair.pdf.title, pair.html.title, "{id}, {edition}: titles");
            assert_eq!(pair.pdf.lang, pair.html.lang, "{id}, {edition}: languages");
            compared += 1;
        }
    }
    assert_eq!(compared, SAMPLES.len() * EDITIONS.len());
}

/// Where two texts part, with some words around it.
fn first_difference(a: &str, b: &str) -> Option<(String, String)> {
    if a == b {
        return None;
    }
    let at = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let around = |s: &str| s.chars().skip(at.saturating_sub(40)).take(120).collect::<String>();
    Some((around(a), around(b)))
}

#[test]
fn every_language_of_an_edition_is_tagged() {
    for id in SAMPLES {
        for (edition, langs) in [("es", &["es"][..]), ("en", &["en"]), ("es-en", &["es", "en"])] {
            let pair = read(id, edition);
            for lang in langs {
                let pdf = pair.pdf.runs.iter().filter(|run| run.lang.as_deref() == Some(lang)).count();
                let html = pair.html.runs.iter().filter(|(l, _)| l == lang).count();
                assert!(pdf > 20 && html > 20, "{id}, {edition}: {pdf} and {html} passages in {lang}");
            }
            let other = ["es", "en"].iter().find(|lang| !langs.contains(lang));
            if let Some(other) = other {
                assert!(pair.pdf.runs.iter().all(|run| run.lang.as_deref() != Some(other)), "{id}, {edition}: {other}");
            }
        }
    }
}

#[test]
fn minutes_of_the_seed() {
    must_say(
        "minutes-2022-03-03-sag",
        &[
            "Minuta de reunión",
            "Clúster de Alojamiento, Energía y Enseres",
            "Jueves 3 de marzo de 2022",
            "ACNUR, Fundación Vivienda Popular, OIM y Clúster AEE",
            "1.|Propuesta de plan de acción tras el CCPM",
            "2.|Enseres básicos: visto bueno al contenido de los kits",
            "a) Función básica: Apoyar la prestación de servicios",
            "b) Función básica: Informar la toma de decisiones estratégicas",
            "c) Función básica: Planificación y desarrollo de la estrategia",
            "d) Función básica: Monitorear y reportar",
            "e) Función básica: Desarrollar y reforzar la capacidad nacional",
            "f) Función básica: Contribuir a un plan de incidencia sólido",
            "g) Función básica: Promover la rendición de cuentas ante las poblaciones afectadas|Sin comentarios.",
            "10 meses",
            "21 artículos y pesó 6,8 kg",
            "OIM|ACNUR|Lunes 14 de marzo de 2022 (OIM)|Miércoles 16 de marzo de 2022 (ACNUR)",
            "Viernes 11 de marzo de 2022",
            "Abril de 2022",
            "Circulado",
            "Versión 1",
            "Emitido el 7 de marzo de 2022",
            "Siglas y abreviaturas",
        ],
        &[
            "Meeting minutes",
            "Thursday 3 March 2022",
            "1.|Proposed action plan following the CCPM",
            "2.|Basic household items: approval of the contents of the kits",
            "a)|Core function: To support service delivery",
            "g)|Core function: Accountability to affected people|No comments.",
            "21 items and weighed 6.8 kg",
            "Monday 14 March 2022 (IOM)|Wednesday 16 March 2022 (UNHCR)",
            "Friday 11 March 2022",
            "April 2022",
            "Circulated",
            "Version 1",
            "Issued on 7 March 2022",
            "Acronyms and abbreviations",
        ],
    );
    for edition in ["es", "en"] {
        times("minutes-2022-03-03-sag", edition, if edition == "es" { "Función básica:" } else { "Core function:" }, 7);
    }
}

/// The words of every text of a sample must stand in both outputs: no row, cell or remark may get lost.
#[test]
fn nothing_of_the_sources_is_lost() {
    let mut workspace = pliego::workspace::Workspace::open(support::published()).expect("the samples");
    assert!(pliego::build::check(&mut workspace).is_empty());
    let mut looked = BTreeMap::new();
    for document in workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
        for edition in &document.editions {
            let name = edition.to_string().replace('+', "-");
            let pair = read(document.id(), &name);
            let whole = |text: &str, notes: &[String], pictures: &[String]| {
                pdf_text::fold(&format!("{text} {} {}", notes.join(" "), pictures.join(" ")))
            };
            let outputs = [
                whole(&pair.pdf.text, &pair.pdf.notes, &pair.pdf.pictures),
                whole(&pair.html.text, &pair.html.notes, &pair.html.pictures),
            ];
            for (_, text) in &document.texts {
                for lang in edition.langs() {
                    // Word by word: markup and the pairing of paragraphs break the text up.
                    let words = text.get(*lang).unwrap_or(text.source().1);
                    let words = if text.reserved.is_some() { "" } else { words };
                    // Labels of footnotes are replaced by numbers.
                    let words = &words.split("[^").enumerate().fold(String::new(), |text, (i, part)| {
                        text + if i == 0 { part } else { part.split_once(']').map_or(part, |(_, after)| after) }
                    });
                    for word in words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3) {
                        let link = words.contains("://");
                        for output in &outputs {
                            assert!(
                                link || output.contains(word),
                                "{}, {name}: «{word}» of {}",
                                document.id(),
                                text.address
                            );
                        }
                        *looked.entry(document.id().to_owned()).or_insert(0) += 1;
                    }
                }
            }
        }
    }
    assert_eq!(looked.len(), SAMPLES.len());
    assert!(looked.values().all(|words| *words >= 500), "{looked:?}");
}

#[test]
fn corrected_minutes_show_what_was_corrected() {
    must_say(
        "minutes-2024-09-11",
        &[
            "Corrige la versión 3, del 21 de octubre de 2024",
            "Corregido en la versión 3: C1",
            "Donde dice|Debe decir",
            "Viernes 27 de septiembre de 2024|Lunes 30 de septiembre de 2024",
            "la lista de los once [C3] puntos",
            "corriente y dos no tienen electricidad. [C3]",
            "Averiguar el costo de dos plantas eléctricas. [C6]",
        ],
        &[
            "Corrects version 3 of 21 October 2024",
            "Corrected in version 4: C3–C6",
            "For|Read",
            "Friday 27 September 2024|Monday 30 September 2024",
            "check whether they have [C5] access to water.",
        ],
    );
}

#[test]
fn second_samples_show_what_the_seeds_lack() {
    must_say(
        "minutes-2024-06-12",
        &[
            "Presentes",
            "Excusados",
            "En representación",
            "Mujeres",
            "Hombres",
            "Acuerdos",
            "Seguimiento de puntos de acción anteriores",
            "Cumplido",
            "En curso",
            "Pendiente",
            "aprobación tácita",
            "Próxima reunión",
            "Anexos",
            "Firmas",
            "Todos",
            "2 h",
            "i)",
        ],
        &[
            "Present",
            "Apologies",
            "Proxies",
            "Women",
            "Men",
            "Decisions",
            "Follow-up of earlier action points",
            "Done",
            "Under way",
            "Pending",
            "tacit approval",
            "Next meeting",
            "Annexes",
            "Signatures",
            "All",
        ],
    );
    must_say(
        "ccpm-2025-diffa",
        &[
            "89,38 %",
            "Tasas de respuesta",
            "–*",
            "†",
            "Más del 100 %",
            "1.1",
            "La escala cambió respecto de 2023",
            "Las funciones evaluadas no son las mismas que en 2023",
            "Preparar la estación fría",
            "Prioridad baja",
            "Pendiente",
            "Trasladado",
            "Descartado",
            "ONG internacionales",
        ],
        &[
            "89.38%",
            "Response rates",
            "Over 100%",
            "The scale has changed since 2023",
            "The functions assessed are not the same as in 2023",
            "To prepare for the cold season",
            "Low priority",
            "Pending",
            "Carried over",
            "Dropped",
            "International NGOs",
        ],
    );
}

#[test]
fn check_is_silent_on_all_samples() {
    let findings = support::check(&support::project());
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn the_index_names_every_document_and_links_to_files_that_are_there() {
    let output = support::published().join("output");
    let index = std::fs::read_to_string(output.join("index.html")).expect("the index");
    let page = scraper::Html::parse_document(&index);
    let links = scraper::Selector::parse("a[href]").expect("a selector");
    let mut files = 0;
    for link in page.select(&links).filter_map(|a| a.value().attr("href")).filter(|href| !href.starts_with('#')) {
        assert!(Path::new(&output).join(link).is_file(), "{link}");
        files += 1;
    }
    // A page and a PDF an edition, and the sheets for the wall of the plan that asks for them.
    assert_eq!(files, SAMPLES.len() * EDITIONS.len() * 2 + EDITIONS.len());
    let text = pdf_text::fold(&html_text::read(&index).text);
    for words in [
        "Reunión del Grupo Consultivo Estratégico",
        "Meeting of the Strategic Advisory Group",
        "Aprobado",
        "Approved",
        "2025",
    ] {
        assert!(text.contains(words), "{words}");
    }
}
