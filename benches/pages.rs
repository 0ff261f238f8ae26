//! Bytes and milliseconds a page of every sample: before packing and after it.
//!
//! `cargo bench --profile dev --bench pages` typesets each edition of the samples twice with nothing memoised: once as
//! typst exports it, once as pliego writes it. Compare the columns with each other: absolute times hold for one machine on
//! one day.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use pliego::assets::Templates;
use pliego::html::HtmlRenderer;
use pliego::pdf::{Plant, Press};
use pliego::proof::{Maker, Publication};
use pliego::theme::Theme;
use pliego::view::Format;
use pliego::workspace::Workspace;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

fn main() {
    let mut workspace = Workspace::open(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the samples");
    pliego::build::check(&mut workspace);
    let templates = Templates::new(&[], Theme::default());
    let maker = Maker::of(&templates);
    let html = HtmlRenderer::new(&templates).expect("the templates");
    let press = Press::new(&Arc::new(Plant::new(&templates)), 0).expect("a press");
    println!("{:<34} {:>5} {:>19} {:>5} {:>15} {:>9}", "", "", "PDF bytes a page", "", "PDF ms a page", "HTML");
    println!(
        "{:<34} {:>5} {:>9} {:>9} {:>5} {:>7} {:>7} {:>9}",
        "edition", "pages", "before", "after", "%", "before", "after", "bytes"
    );
    let mut sums = [0.0; 6];
    for document in workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
        for edition in &document.editions {
            let publication = Publication::of(&workspace, document, edition, Format::Pdf, true, &maker);
            let Publication { view, carried, .. } = &publication;
            comemo::evict(0);
            let start = Instant::now();
            let (pages, before) = press
                .typeset(view, carried, &workspace.root, |pages| {
                    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).expect("the standards");
                    let options = PdfOptions { standards, ..PdfOptions::default() };
                    (pages.pages().len(), typst_pdf::pdf(pages, &options).expect("a PDF").len())
                })
                .expect("pages");
            let time_before = start.elapsed();
            comemo::evict(0);
            let start = Instant::now();
            let after = press.document(view, carried, &workspace.root).expect("a PDF").len();
            let time_after = start.elapsed();
            let page = html.document(view, carried, &workspace.root).expect("a page").len();
            let ms = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
            let row = [pages as f64, before as f64, after as f64, ms(time_before), ms(time_after), page as f64];
            print_row(&format!("{} {edition}", document.id()), row);
            sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
    }
    print_row("all", sums);
}

fn print_row(name: &str, [pages, before, after, time_before, time_after, html]: [f64; 6]) {
    println!(
        "{name:<34} {pages:>5} {:>9.0} {:>9.0} {:>5.0} {:>7.1} {:>7.1} {html:>9}",
        before / pages,
        after / pages,
        100.0 * after / before,
        time_before / pages,
        time_after / pages
    );
}
