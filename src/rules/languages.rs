//! Texts that lack a language of the document's editions, translations of older texts, translations of nothing.

use std::sync::Arc;

use super::finding;
use crate::diag::{Code, Finding, Say};
use crate::kinds::Document;
use crate::locale::Lang;
use crate::say;
use crate::source::{Catalog, LocalText};

/// Checks the languages of all texts.
pub fn check(document: &Document, catalogs: &[Catalog]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for lang in document.langs() {
        findings.extend(check_language(document, catalogs, lang));
    }
    for catalog in catalogs {
        for entry in catalog.entries.iter().filter(|entry| !entry.is_used()) {
            let address = &entry.address;
            let message = say!(
                "la traducción «{address}» no tiene texto en el documento"
                    | "the translation “{address}” has no text in the document"
            );
            let found = Finding::new(Code::OrphanTranslation, &catalog.file, entry.span.clone(), message)
                .help(say!("borre la entrada, o corrija su msgctxt" | "delete the entry, or correct its msgctxt"));
            findings.push(Finding { address: Some(address.clone()), ..found });
        }
    }
    findings
}

fn check_language(document: &Document, catalogs: &[Catalog], lang: Lang) -> Vec<Finding> {
    let texts = || document.texts.iter().map(|(_, text)| text).filter(|text| !text.is_neutral());
    let missing: Vec<&Arc<LocalText>> = texts().filter(|text| text.get(lang).is_none()).collect();
    let (es, en) = (lang.name().es, lang.name().en);
    // A document without a word of a language has one fault, not one a text.
    if missing.len() > 1 && missing.len() == texts().count() {
        let count = missing.len();
        let message = say!(
            "el documento no tiene nada en {es} ({count} textos)" | "the document has nothing in {en} ({count} texts)"
        );
        let only = document.texts.first().map_or(Lang::ES, |(_, text)| text.source().0);
        let found =
            finding(document, Code::MissingTranslation, document.header.title.span.clone(), message).help(say!(
                "si solo se publica en un idioma, escriba en el encabezado: editions = [\"{only}\"]"
                    | "if it is published in one language only, write in the header: editions = [\"{only}\"]"
            ));
        return vec![found];
    }
    missing
        .into_iter()
        .map(|text| {
            let catalog = catalogs.iter().find(|catalog| catalog.lang == lang);
            let entry = catalog.and_then(|catalog| Some((catalog, catalog.find(&text.address)?)));
            let (code, message) = if text.stale.contains(&lang) {
                (
                    Code::StaleTranslation,
                    say!(
                        "la traducción al {es} es de un texto anterior"
                            | "the translation into {en} is of an older text"
                    ),
                )
            } else {
                (Code::MissingTranslation, say!("falta este texto en {es}" | "this text is missing in {en}"))
            };
            let mut found = finding(document, code, text.span.clone(), message).help(help(text, lang, entry.is_some()));
            if let Some((catalog, entry)) = entry {
                found = found.other(
                    &catalog.file,
                    entry.span.clone(),
                    say!("su traducción está aquí" | "its translation is here"),
                );
            }
            found
        })
        .collect()
}

fn help(text: &LocalText, lang: Lang, in_catalog: bool) -> Say {
    if in_catalog {
        say!(
            "actualice la entrada en el archivo .{lang}.po: msgid debe ser el texto de hoy, sin la marca «fuzzy»"
                | "update the entry in the .{lang}.po file: msgid must be today's text, without the mark “fuzzy”"
        )
    } else if !text.places.is_empty() {
        say!("agregue el valor: {lang} = \"…\"" | "add the value: {lang} = \"…\"")
    } else {
        let address = &text.address;
        say!(
            "escriba el texto con sus idiomas (clave.es = \"…\", clave.en = \"…\") o tradúzcalo en el archivo .{lang}.po con msgctxt \"{address}\""
                | "write the text with its languages (key.es = \"…\", key.en = \"…\") or translate it in the .{lang}.po file with msgctxt \"{address}\""
        )
    }
}
