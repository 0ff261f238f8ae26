//! The index of the output folder: every publication by kind and year, in all languages.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::manifest::{Entry, Manifest, Words};
use crate::kinds::{Document, KINDS, Stage, Status, file_name, status_badge, words::FOR_THE_WALL};
use crate::locale::{Lang, Word};
use crate::typography::dressed;
use crate::view::{Edition, Format, Text};
use crate::workspace::Workspace;

crate::words! {
    PUBLICATIONS: "Publicaciones" / "Publications";
    EMPTY: "Esta carpeta no tiene publicaciones todavía." / "This folder has no publications yet.";
    TITLE: "Publicaciones" / "Publications";
    SKIP: "Ir al contenido" / "Skip to content";
    ISSUED_IN: "Documentos emitidos en" / "Documents issued in";
}

/// Brings the manifest's entries up to date: today's documents, and those whose publications still lie here.
pub fn update(workspace: &Workspace, manifest: &mut Manifest) {
    let edition = Edition::all(workspace.config.language);
    let stage = Stage::new(workspace, &edition);
    for document in workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
        manifest.documents.insert(document.id().to_owned(), entry(&stage, document));
    }
    let outputs = &manifest.outputs;
    manifest.documents.retain(|id, _| outputs.values().any(|output| output.document == *id));
}

fn entry(stage: &Stage, document: &Document) -> Entry {
    let header = &document.header;
    let title = dressed(stage.line(&header.title));
    Entry {
        kind: document.kind.key.to_owned(),
        issued: header.issued.v.to_string(),
        status: header.status.key().to_owned(),
        title: title.0.iter().map(|p| Words { lang: p.lang.to_string(), text: p.to_plain() }).collect(),
    }
}

/// An entry as the index's template reads it, with its day; `None` when the manifest holds something else.
fn shown(stage: &Stage, id: &str, entry: &Entry) -> Option<(NaiveDate, Value)> {
    let issued: NaiveDate = entry.issued.parse().ok()?;
    let status = Status::ALL.iter().copied().find(|status| status.key() == entry.status)?;
    let known = entry.title.iter().all(|words| Lang::parse(&words.lang).is_some());
    let value = json!({
        "id": id,
        "title": entry.title,
        "issued": line(&stage.date(issued)),
        "status": status_badge(stage, status),
    });
    known.then_some((issued, value))
}

/// A text as the index's template reads it.
fn line(text: &Text) -> Value {
    text.0.iter().map(|passage| json!({ "lang": passage.lang, "text": passage.to_plain() })).collect()
}

/// What the index's template reads.
pub fn page(workspace: &Workspace, manifest: &Manifest) -> Value {
    let edition = Edition::all(workspace.config.language);
    let stage = Stage::new(workspace, &edition);
    let word = |word: Word| line(&stage.word(word));
    let title = match &workspace.config.title {
        Some(title) => dressed(stage.line(title)).plain_all(),
        None => stage.word(TITLE).plain_all(),
    };
    let kinds: Vec<Value> = KINDS
        .iter()
        .map(|kind| {
            let mut years: BTreeMap<i32, Vec<(NaiveDate, &String, Value)>> = BTreeMap::new();
            for (id, entry) in manifest.documents.iter().filter(|(_, entry)| entry.kind == kind.key) {
                if let Some((issued, mut value)) = shown(&stage, id, entry) {
                    value["editions"] = editions(manifest, id);
                    years.entry(issued.year()).or_default().push((issued, id, value));
                }
            }
            let years: Vec<Value> = years
                .into_iter()
                .rev()
                .map(|(year, mut entries)| {
                    entries.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
                    let documents: Vec<Value> = entries.into_iter().map(|(_, _, value)| value).collect();
                    // The year in a title is often that of the work, and another one.
                    let label = stage.each(|speaker| format!("{} {year}", ISSUED_IN.get(speaker.lang)));
                    json!({ "year": year, "label": line(&label), "documents": documents })
                })
                .collect();
            json!({ "label": word(kind.name), "years": years })
        })
        .filter(|kind| kind["years"].as_array().is_some_and(|years| !years.is_empty()))
        .collect();
    json!({
        "langs": edition.langs(),
        "workspace": title,
        "labels": { "skip": word(SKIP), "publications": word(PUBLICATIONS), "empty": word(EMPTY) },
        "kinds": kinds,
    })
}

/// The editions of a document that lie in the folder, languages one by one before pairs.
fn editions(manifest: &Manifest, id: &str) -> Value {
    let mut found: BTreeMap<String, (Edition, Value)> = BTreeMap::new();
    for (name, output) in manifest.outputs.iter().filter(|(_, output)| output.document == id) {
        let Some(edition) = Edition::parse(&output.edition) else { continue };
        let (edition, files) = found.entry(output.edition.clone()).or_insert_with(|| (edition, json!({})));
        let named = |format: &&Format| file_name(id, edition, **format) == *name;
        if let Some(format) = Format::ALL.iter().find(named) {
            files[format.extension()] = json!(name);
        }
    }
    let mut editions: Vec<(Edition, Value)> = found.into_values().collect();
    editions.sort_by_key(|(edition, _)| {
        let order = |lang: &Lang| Lang::ALL.iter().position(|known| known == lang);
        (edition.langs().len(), edition.langs().iter().map(order).collect::<Vec<_>>())
    });
    editions
        .into_iter()
        .map(|(edition, files)| {
            let langs = edition.langs();
            let label: Vec<String> = langs.iter().map(|lang| crate::kinds::capital(lang.name().get(*lang))).collect();
            let only = (langs.len() == 1).then(|| edition.lead());
            let wall: Vec<&str> = langs.iter().map(|lang| FOR_THE_WALL.get(*lang)).collect();
            json!({
                "label": label.join(" + "),
                "lang": only,
                "html": files["html"],
                "pdf": files["pdf"],
                "wall": files["wall.pdf"],
                "wall_label": wall.join(" / "),
            })
        })
        .collect()
}
