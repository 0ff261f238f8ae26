//! Texts that lack a language of the document's editions, translations of older texts, translations of nothing.

use std::sync::Arc;

use super::{finding, text_finding, words_of};
use crate::diag::{Finding, Say, codes};
use crate::kinds::Document;
use crate::locale::Lang;
use crate::say;
use crate::source::{Catalog, Entry, LocalText};

/// Checks the languages of all texts.
pub fn check(document: &Document, catalogs: &[Catalog]) -> Vec<Finding> {
    // What a broken file of translations lacks may be there.
    let broken = |lang| catalogs.iter().any(|catalog| catalog.lang == lang && catalog.broken);
    let mut findings = Vec::new();
    for lang in document.langs().into_iter().filter(|lang| !broken(*lang)) {
        findings.extend(check_language(document, catalogs, lang));
    }
    for catalog in catalogs.iter().filter(|catalog| !catalog.broken) {
        findings.extend(orphans(document, catalog));
    }
    findings.extend(document.texts.iter().filter_map(|(_, text)| reserved_beside_text(document, text)));
    findings
}

/// Entries that translate no text of the document.
fn orphans(document: &Document, catalog: &Catalog) -> Vec<Finding> {
    let (lost, known): (Vec<&Entry>, Vec<&Entry>) =
        catalog.entries.iter().filter(|entry| !entry.is_used()).partition(|entry| entry.address.is_empty());
    let mut findings: Vec<Finding> = known.into_iter().map(|entry| orphan(document, catalog, entry)).collect();
    // A file made by another tool has no address anywhere: one fault.
    if let Some(first) = lost.first() {
        let (id, count) = (document.id(), lost.len());
        let message = say!(
            "la traducción no dice de qué texto es (entradas así: {count})"
                | "the translation does not say which text it is of (entries like this: {count})"
        );
        let help = say!(
            "ponga antes de msgid la dirección del texto, por ejemplo: msgctxt \"{id}#title\""
                | "put the address of the text before msgid, for example: msgctxt \"{id}#title\""
        );
        let found = Finding::new(codes::ORPHAN_TRANSLATION, &catalog.file, first.span.clone(), message).help(help);
        findings.push(Finding { address: Some(id.to_owned()), ..found });
    }
    findings
}

fn orphan(document: &Document, catalog: &Catalog, entry: &Entry) -> Finding {
    let address = &entry.address;
    let (es, en) = (catalog.lang.name().es, catalog.lang.name().en);
    let message = if document.texts.iter().any(|(_, text)| text.address == *address) {
        say!("el documento mismo ya dice «{address}» en {es}" | "the document itself says “{address}” in {en} already")
    } else if document.has_address(address) {
        say!("«{address}» no es un texto que se traduzca" | "“{address}” is no text to be translated")
    } else {
        say!(
            "la traducción «{address}» no tiene texto en el documento"
                | "the translation “{address}” has no text in the document"
        )
    };
    let found = Finding::new(codes::ORPHAN_TRANSLATION, &catalog.file, entry.span.clone(), message)
        .help(say!("borre la entrada, o corrija su msgctxt" | "delete the entry, or correct its msgctxt"));
    Finding { address: Some(address.clone()), ..found }
}

/// A reserved value in one language and something else in another: both are printed as they were typed.
fn reserved_beside_text(document: &Document, text: &LocalText) -> Option<Finding> {
    let (lang, reserved) = text.stray_reserved()?;
    let reserved = reserved.as_str();
    let (es, en) = (lang.name().es, lang.name().en);
    let message = say!(
        "«{reserved}» en {es} y otra cosa en el otro idioma"
            | "“{reserved}” in {en} and something else in the other language"
    );
    let mut found = text_finding(document, text, lang, &[], codes::RESERVED_BESIDE_TEXT, message).help(say!(
        "un valor reservado vale para todos los idiomas: escriba solo «{reserved}», o el texto en cada idioma"
            | "a reserved value holds for every language: write “{reserved}” alone, or the text in each language"
    ));
    for (other, _) in text.values.iter().filter(|(other, _)| *other != lang) {
        let (file, span) = words_of(document, text, *other);
        found = found.other(file, span, say!("aquí dice otra cosa" | "here it says something else"));
    }
    Some(found)
}

fn check_language(document: &Document, catalogs: &[Catalog], lang: Lang) -> Vec<Finding> {
    let texts = || document.texts.iter().map(|(_, text)| text);
    let stale = |text: &LocalText| text.stale.contains(&lang);
    let missing: Vec<&Arc<LocalText>> =
        texts().filter(|text| text.get(lang).is_none() && (stale(text) || !text.is_neutral())).collect();
    // A document without a word of a language has one fault, not one a text.
    if missing.len() > 1 && texts().filter(|text| !text.is_neutral()).all(|text| text.get(lang).is_none()) {
        let old: Vec<_> = missing.iter().filter(|text| stale(text)).collect();
        return vec![match old.first().and_then(|text| entry(text, catalogs, lang)) {
            Some(first) => all_stale(document, lang, old.len(), first),
            None => all_missing(document, lang, missing.len()),
        }];
    }
    missing.into_iter().map(|text| one_missing(document, text, lang, entry(text, catalogs, lang))).collect()
}

/// The entry that translates a text into a language, and its file.
fn entry<'c>(text: &LocalText, catalogs: &'c [Catalog], lang: Lang) -> Option<(&'c Catalog, &'c Entry)> {
    let catalog = catalogs.iter().find(|catalog| catalog.lang == lang)?;
    Some((catalog, catalog.find(&text.address)?))
}

fn all_missing(document: &Document, lang: Lang, count: usize) -> Finding {
    let (es, en) = (lang.name().es, lang.name().en);
    let message = say!(
        "el documento no tiene nada en {es} ({count} textos)" | "the document has nothing in {en} ({count} texts)"
    );
    let only = document.texts.first().map_or(Lang::ES, |(_, text)| text.source().0);
    finding(document, codes::MISSING_TRANSLATION, document.header.title.span.clone(), message).help(say!(
        "si solo se publica en un idioma, escriba en el encabezado: editions = [\"{only}\"]"
            | "if it is published in one language only, write in the header: editions = [\"{only}\"]"
    ))
}

fn all_stale(document: &Document, lang: Lang, count: usize, (catalog, first): (&Catalog, &Entry)) -> Finding {
    let (es, en) = (lang.name().es, lang.name().en);
    let message = say!(
        "ninguna traducción al {es} está al día (de textos anteriores: {count})"
            | "no translation into {en} is up to date (of older texts: {count})"
    );
    let found = Finding::new(codes::STALE_TRANSLATION, &catalog.file, first.span.clone(), message)
        .help(update(lang))
        .other(&document.file, document.header.title.span.clone(), say!("el documento" | "the document"));
    Finding { address: Some(document.id().to_owned()), ..found }
}

fn one_missing(document: &Document, text: &LocalText, lang: Lang, entry: Option<(&Catalog, &Entry)>) -> Finding {
    let (es, en) = (lang.name().es, lang.name().en);
    let address = &text.address;
    let stale = text.stale.contains(&lang);
    let (code, message) = if stale {
        let message =
            say!("la traducción al {es} es de un texto anterior" | "the translation into {en} is of an older text");
        (codes::STALE_TRANSLATION, message)
    } else {
        (codes::MISSING_TRANSLATION, say!("falta este texto en {es}" | "this text is missing in {en}"))
    };
    let help = match entry {
        Some(_) if stale => update(lang),
        Some(_) => say!("escriba la traducción en msgstr" | "write the translation into msgstr"),
        None if !text.places.is_empty() => say!("agregue el valor: {lang} = \"…\"" | "add the value: {lang} = \"…\""),
        None => say!(
            "escriba el texto con sus idiomas (clave.es = \"…\", clave.en = \"…\") o tradúzcalo en el archivo .{lang}.po con msgctxt \"{address}\""
                | "write the text with its languages (key.es = \"…\", key.en = \"…\") or translate it in the .{lang}.po file with msgctxt \"{address}\""
        ),
    };
    let found = finding(document, code, text.place(lang), message).help(help);
    match entry {
        Some((catalog, entry)) => {
            found.other(&catalog.file, entry.span.clone(), say!("su traducción está aquí" | "its translation is here"))
        }
        None => found,
    }
}

fn update(lang: Lang) -> Say {
    say!(
        "actualice la entrada en el archivo .{lang}.po: msgid debe ser el texto de hoy, sin la marca «fuzzy»"
            | "update the entry in the .{lang}.po file: msgid must be today's text, without the mark “fuzzy”"
    )
}
