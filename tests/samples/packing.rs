//! The bytes of the PDFs: packed, and at most six tenths of what the typesetter writes.

use std::sync::Arc;

use pliego::assets::Templates;
use pliego::pdf::{Plant, Press};
use pliego::proof::{Maker, Publication};
use pliego::theme::Theme;
use pliego::view::Format;
use pliego::workspace::Workspace;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::*;

fn built(id: &str, edition: &str) -> Vec<u8> {
    std::fs::read(support::published().join("output").join(format!("{id}.{edition}.pdf"))).expect("the PDF")
}

#[test]
fn every_pdf_is_packed() {
    for id in SAMPLES {
        for edition in EDITIONS {
            let bytes = built(id, edition);
            // Only what could not be packed has a table of its objects in plain letters.
            let holds = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
            assert!(holds(b"/ObjStm") && holds(b"/XRef") && !holds(b"\ntrailer"), "{id}, {edition}: not packed");
            assert!(holds(b"/Predictor 12"), "{id}, {edition}: the table of objects is not packed");
        }
    }
}

/// In one language, where a document is short and its fonts weigh most.
#[test]
fn every_pdf_has_six_tenths_of_the_typesetters_bytes_at_most() {
    let mut workspace = Workspace::open(support::published()).expect("the samples");
    pliego::build::check(&mut workspace);
    let templates = Templates::new(&[], Theme::default());
    let maker = Maker::of(&templates);
    let press = Press::new(&Arc::new(Plant::new(&templates)), 0).expect("a press");
    let mut looked = 0;
    for document in workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
        let Some(edition) = document.editions.iter().find(|edition| edition.to_string() == "es") else { continue };
        let publication = Publication::of(&workspace, document, edition, Format::Pdf, true, &maker);
        let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).expect("the standards");
        let options = PdfOptions { standards, ..PdfOptions::default() };
        let (view, carried) = (&publication.view, &publication.carried);
        let plain =
            press.typeset(view, carried, &workspace.root, |pages| typst_pdf::pdf(pages, &options).expect("a PDF"));
        let (plain, packed) = (plain.expect("pages").len(), built(document.id(), "es").len());
        assert!(packed * 10 <= plain * 6, "{}: {packed} of {plain} bytes", document.id());
        looked += 1;
    }
    assert_eq!(looked, SAMPLES.len());
}
