//! The logos of the theme: what would be wrong with them in a document is wrong with them here, once for all documents.
//!
//! What is wrong with the theme's settings is found where they are read.

use std::collections::HashSet;
use std::sync::Arc;

use super::glyphs::{self, Coverage};
use super::pictures::{self, Gallery};
use super::{strings, texts};
use crate::diag::{Finding, codes};
use crate::locale::Lang;
use crate::pdf::Plant;
use crate::say;
use crate::source::LocalText;
use crate::theme::{Logos, Theme};
use crate::workspace::{CONFIG_FILE, Root, Workspace};

/// Checks the logos of the theme, alone: for those who look at the theme and not at the documents.
pub fn check_logos(theme: &Theme, root: &Root, plant: &Arc<Plant>) -> Vec<Finding> {
    let gallery = Gallery::of(theme, &[], root, plant);
    let logos = theme.logo_sheet();
    logos.map(|logos| faults(logos, &gallery, &Coverage::of(plant.book()))).unwrap_or_default()
}

/// Checks the logos of the theme for the documents that show them.
pub fn check(workspace: &Workspace, gallery: &Gallery, coverage: &Coverage) -> Vec<Finding> {
    let Some(logos) = workspace.theme.logo_sheet() else { return Vec::new() };
    let mut findings = faults(logos, gallery, coverage);
    let langs = shown_in(workspace);
    let texts = logos.rows.iter().filter_map(|logo| logo.alt.as_deref());
    findings.extend(texts.flat_map(|text| langs.iter().filter_map(|lang| missing(logos, text, *lang))));
    findings
}

fn faults(logos: &Logos, gallery: &Gallery, coverage: &Coverage) -> Vec<Finding> {
    let mut findings = pictures::check_theme(logos, gallery);
    let texts = || logos.rows.iter().filter_map(|logo| logo.alt.as_deref());
    let places = texts().flat_map(|text| text.values.iter().map(|(lang, _)| text.place(*lang).start));
    let places: HashSet<usize> = places.collect();
    // What else a theme file says is not printed.
    let mut phrases = strings::of_file(&logos.file, &[], &[]);
    phrases.retain(|phrase| places.contains(&phrase.span.start));
    findings.extend(glyphs::check_phrases(&phrases, coverage));
    findings.extend(texts::check_phrases(&phrases, None, coverage));
    findings.extend(texts::check_logos(logos));
    findings
}

/// The languages in which documents show the logos of the theme, as far as they are known.
fn shown_in(workspace: &Workspace) -> Vec<Lang> {
    if !workspace.knows(CONFIG_FILE) {
        return Vec::new();
    }
    let documents = workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref());
    let documents =
        documents.filter(|it| it.header.logo.is_empty() && it.doubt.as_ref().is_none_or(|it| !it.languages));
    let shown: HashSet<Lang> = documents.flat_map(|document| document.langs()).collect();
    Lang::ALL.iter().copied().filter(|lang| shown.contains(lang)).collect()
}

fn missing(logos: &Logos, text: &LocalText, lang: Lang) -> Option<Finding> {
    // One that says nothing at all has a finding of its own.
    if text.get(lang).is_some() || text.is_neutral() || text.source().1.is_empty() {
        return None;
    }
    let (es, en) = (lang.name().es, lang.name().en);
    let message = say!("falta este texto en {es}" | "this text is missing in {en}");
    let help = if text.places.is_empty() {
        say!(
            "escriba el texto en cada idioma: alt = {{ es = \"…\", en = \"…\" }}"
                | "write the text in each language: alt = {{ es = \"…\", en = \"…\" }}"
        )
    } else {
        say!("agregue el valor: {lang} = \"…\"" | "add the value: {lang} = \"…\"")
    };
    Some(Finding::new(codes::MISSING_TRANSLATION, &logos.file, text.place(lang), message).help(help))
}
