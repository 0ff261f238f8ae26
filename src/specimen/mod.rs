//! A specimen: one publication with everything that a theme gives a look to, for `pliego theme preview`.
//!
//! Beside the pipeline: a view made here and not of a document, so that it holds what no single kind does. After it: both
//! renderers, as for any other view.

mod blocks;
mod figures;

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::json;

use crate::assets::Templates;
use crate::html::{HtmlRenderer, INDEX_FILE};
use crate::kinds::{Stage, capital, logos};
use crate::locale::{Lang, Locale, Word};
use crate::pdf::{Plant, Press};
use crate::proof::Carried;
use crate::source::markdown;
use crate::theme::Theme;
use crate::view::{
    Alternate, Badge, CaptionEntry, CaptionList, Colophon, Edition, Fact, Form, Furniture, Labels, Legend, LegendEntry,
    Masthead, PagePattern, Part, Passage, Section, Text, Tone, View, name_pictures, number_footnotes,
};
use crate::workspace::{Directory, Root, join_path};

/// The picture of the specimen, by a path that no workspace has: its bytes are put in that place.
const PICTURE: (&str, &[u8]) = ("pliego-specimen.svg", include_bytes!("picture.svg"));

/// The files of a specimen, with their names: the editions as PDF and page, and an index of them.
///
/// # Errors
/// What the renderers say, when an own template is broken.
pub fn files(templates: &Templates, root: &Root, lang: Lang) -> Result<Vec<(String, Vec<u8>)>, String> {
    let plain = |finding: Box<crate::diag::Finding>| finding.message.get(lang).to_owned();
    let html = HtmlRenderer::new(templates).map_err(plain)?;
    let press = Press::new(&Arc::new(Plant::new(templates)), 0).map_err(|error| error.to_string())?;
    let root = root.with_drafts(HashMap::from([(PICTURE.0.to_owned(), PICTURE.1.to_vec())]));
    let theme = templates.theme();
    let name = &theme.name;
    let mut files = Vec::new();
    for edition in Edition::defaults() {
        let view = view(&edition, theme);
        files.push((file_name(&edition, "pdf"), press.document(&view, &Carried::default(), &root)?));
        files.push((file_name(&edition, "html"), html.document(&view, &Carried::default(), &root)?.into_bytes()));
    }
    let index = html.index(&index(name, lang)).map_err(plain)?;
    files.push((INDEX_FILE.to_owned(), index.into_bytes()));
    Ok(files)
}

fn file_name(edition: &Edition, extension: &str) -> String {
    format!("specimen.{}.{extension}", edition.to_string().replace('+', "-"))
}

/// The words of an edition.
struct Speaker<'a>(&'a Edition);

impl Speaker<'_> {
    /// A line.
    fn line(&self, es: impl Into<String>, en: impl Into<String>) -> Text {
        let (es, en) = (es.into(), en.into());
        Text(
            self.0
                .langs()
                .iter()
                .map(|lang| Passage::plain(*lang, if *lang == Lang::ES { &*es } else { &*en }))
                .collect(),
        )
    }

    /// A word of the program.
    fn word(&self, word: Word) -> Text {
        self.line(word.es, word.en)
    }

    /// A text with paragraphs, lists, emphasis, links and footnotes.
    fn prose(&self, es: &str, en: &str) -> Text {
        let passage = |lang: &Lang| Passage {
            prose: true,
            nodes: markdown::parse(if *lang == Lang::ES { es } else { en }).0,
            ..Passage::plain(*lang, "")
        };
        Text(self.0.langs().iter().map(passage).collect())
    }

    /// The same in every language.
    fn same(&self, words: impl Into<String>) -> Text {
        Text::same(self.0.lead(), words)
    }

    fn badge(&self, tone: Tone, es: &str, en: &str) -> Badge {
        Badge { tone, text: self.line(es, en) }
    }

    fn fact(&self, label: Text, value: Text) -> Fact {
        Fact { label, value: vec![value.part()] }
    }
}

/// The specimen in an edition.
pub fn view(edition: &Edition, theme: &Theme) -> View {
    let s = &Speaker(edition);
    let name = &theme.name;
    let title = s.line(format!("Muestra del tema «{name}»"), format!("Specimen of the theme “{name}”"));
    let (locale, directory) = (Locale::default(), Directory::default());
    let stage = Stage { edition, locale: &locale, directory: &directory, documents: &[] };
    let status = s.badge(Tone::Provisional, "Borrador", "Draft");
    let sections = blocks::sections(s);
    let mut view = View {
        id: "specimen".to_owned(),
        // The kind whose templates place nothing of their own.
        kind: "strategy",
        langs: edition.langs().to_vec(),
        form: Form::Pages,
        paper: "a4",
        upright: true,
        window_title: title.plain_all(),
        author: "pliego".to_owned(),
        issued: (2024, 3, 7),
        watermark: Some(s.line("MUESTRA", "SPECIMEN")),
        cover: None,
        masthead: Masthead {
            kind: s.line("Muestra", "Specimen"),
            body: s.line("Grupo Consultivo Estratégico", "Strategic Advisory Group"),
            title: title.clone(),
            status: status.clone(),
            status_note: Some(s.line("nota sobre el estado del documento", "a remark on the state of the document")),
            version: Some(s.line("Versión 2", "Version 2")),
            issued: s.line("Emitido el 7 de marzo de 2024", "Issued on 7 March 2024"),
            distribution: Some(s.line("Distribución: pública", "Distribution: public")),
            logos: logos(&stage, theme.logos(), "/"),
            facts: blocks::facts(s),
            corrects: None,
        },
        lists: lists(s, &sections),
        sections,
        leaves: vec![blocks::leaf(s)],
        legend: Some(legend(s)),
        colophon: Colophon {
            lines: vec![s.line("Borrador · Versión 2 · 7 de marzo de 2024", "Draft · Version 2 · 7 March 2024")],
            contact: Some(s.line("Secretaría · Tel. +58 212 555 0100", "Secretariat · Tel. +58 212 555 0100")),
        },
        furniture: Furniture {
            title,
            version: status.text,
            contact: Some(s.line("Secretaría · Tel. +58 212 555 0100", "Secretariat · Tel. +58 212 555 0100")),
            page: edition
                .langs()
                .iter()
                .map(|&lang| PagePattern { lang, pattern: crate::kinds::words::PAGE.get(lang) })
                .collect(),
        },
        alternates: alternates(edition),
        footnotes: Vec::new(),
        pictures: Vec::new(),
        labels: {
            use crate::kinds::words::{BACK, CONTENTS, EDITIONS, FOOTNOTES, INDEX, SKIP};
            let [skip, editions, contents, footnotes, back, index] =
                [SKIP, EDITIONS, CONTENTS, FOOTNOTES, BACK, INDEX].map(|it| s.word(it));
            Labels { skip, editions, contents, footnotes, back, index }
        },
    };
    name_pictures(&mut view, |path| join_path("", path));
    crate::typography::dress(&mut view);
    number_footnotes(&mut view);
    view
}

fn lists(s: &Speaker, sections: &[Section]) -> Vec<CaptionList> {
    use crate::kinds::words::LIST_OF_TABLES;
    let tables = sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        crate::view::Block::Table(table) => Some(CaptionEntry { id: table.id.clone(), text: table.caption.clone() }),
        _ => None,
    });
    vec![CaptionList { name: "tables", heading: s.word(LIST_OF_TABLES), entries: tables.collect() }]
}

fn legend(s: &Speaker) -> Legend {
    let entry = |short: &str, es: &str, en: &str| LegendEntry { short: s.same(short), long: s.line(es, en) };
    Legend {
        heading: s.word(crate::kinds::words::LEGEND),
        entries: vec![
            entry("S/C", "sin comentarios", "no comments"),
            entry("SAG", "Grupo Consultivo Estratégico", "Strategic Advisory Group"),
        ],
    }
}

fn alternates(current: &Edition) -> Vec<Alternate> {
    let each = |edition: Edition| {
        let label: Vec<String> = edition.langs().iter().map(|lang| capital(lang.name().get(*lang))).collect();
        let lang = (edition.langs().len() == 1).then(|| edition.lead());
        [("html", ""), ("pdf", " (PDF)")].map(|(extension, more)| Alternate {
            href: file_name(&edition, extension),
            label: format!("{}{more}", label.join(" + ")),
            lang,
            current: extension == "html" && edition == *current,
        })
    };
    Edition::defaults().into_iter().flat_map(each).collect()
}

/// What the template of the index reads.
fn index(theme: &str, lang: Lang) -> serde_json::Value {
    let edition = Edition::all(lang);
    let s = Speaker(&edition);
    let line = |text: Text| -> serde_json::Value {
        text.0.iter().map(|passage| json!({ "lang": passage.lang, "text": passage.to_plain() })).collect()
    };
    let editions: Vec<_> = Edition::defaults()
        .iter()
        .map(|edition| {
            let label: Vec<String> = edition.langs().iter().map(|lang| capital(lang.name().get(*lang))).collect();
            json!({
                "label": label.join(" + "),
                "lang": (edition.langs().len() == 1).then(|| edition.lead()),
                "html": file_name(edition, "html"),
                "pdf": file_name(edition, "pdf"),
                "wall": null,
            })
        })
        .collect();
    let title = s.line(format!("Muestra del tema «{theme}»"), format!("Specimen of the theme “{theme}”"));
    let document = json!({
        "id": "specimen",
        "title": line(title.clone()),
        "issued": line(s.line("7 de marzo de 2024", "7 March 2024")),
        "status": s.badge(Tone::Provisional, "Borrador", "Draft"),
        "editions": editions,
    });
    let year = json!({
        "year": 2024,
        "label": line(s.line("Documentos emitidos en 2024", "Documents issued in 2024")),
        "documents": [document],
    });
    json!({
        "langs": edition.langs(),
        "workspace": title.plain(),
        "labels": {
            "skip": line(s.word(crate::kinds::words::SKIP)),
            "publications": line(s.line("Publicaciones", "Publications")),
            "empty": [],
        },
        "kinds": [{ "label": line(s.line("Muestras", "Specimens")), "years": [year] }],
    })
}

/// A part that says a reserved value.
fn reserved(s: &Speaker) -> Part {
    Part::Reserved { text: s.same("S/C") }
}
