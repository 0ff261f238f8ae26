//! PDF: lays a view out with typst, as PDF/A-3a and PDF/UA-1, with the source attached.
//!
//! Before it: the view. After it: `build`, which runs one [`Press`] a worker and writes what comes out.

mod world;

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::view::View;
use crate::workspace::Root;
use world::{Job, Picture};
pub use world::{Plant, Press};

/// Name of the attached source in the PDF.
pub const ATTACHMENT: &str = "source.toml";

/// How many documents old a memoised result may be. What documents of one kind share stays; the rest is let go, so
/// that memory does not grow with the number of documents.
const CACHE_AGE: usize = 2;

impl Press {
    /// One document in one edition. `source` is what the PDF carries of its source.
    ///
    /// # Errors
    /// typst's messages, one a line, when the view cannot be typeset or breaks a standard.
    pub fn document(&self, view: &View, source: &str, root: &Root) -> Result<Vec<u8>, String> {
        let result = self.compile(view, source, root);
        // Also after an error: the caches are global and would grow.
        comemo::evict(CACHE_AGE);
        result
    }

    fn compile(&self, view: &View, source: &str, root: &Root) -> Result<Vec<u8>, String> {
        let pictures = view.pictures.iter().map(|file| {
            let bytes = root.read(&file.path).map_err(|_| format!("{}: cannot be read", file.path))?;
            Ok(Picture { name: file.name.clone(), bytes })
        });
        let pictures = pictures.collect::<Result<Vec<_>, String>>()?;
        let data = serde_json::to_vec(view).map_err(|error| error.to_string())?;
        let job = Job { kind: view.kind, data, source: source.as_bytes().to_vec(), pictures };
        let ident = format!("{} {:?}", view.id, view.langs);
        self.run(job, |world| {
            let document: PagedDocument = typst::compile(world).output.map_err(|errors| messages(&errors))?;
            let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
                .map_err(|error| error.message().to_string())?;
            let options = PdfOptions {
                ident: Smart::Custom(ident),
                creator: Smart::Custom(Some(crate::html::GENERATOR.to_owned())),
                standards,
                ..PdfOptions::default()
            };
            typst_pdf::pdf(&document, &options).map_err(|errors| messages(&errors))
        })
    }
}

fn messages(errors: &[SourceDiagnostic]) -> String {
    let mut lines: Vec<String> = errors
        .iter()
        .map(|error| {
            let hints: Vec<&str> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
            if hints.is_empty() {
                error.message.to_string()
            } else {
                format!("{} ({})", error.message, hints.join("; "))
            }
        })
        .collect();
    lines.dedup();
    lines.join("\n")
}
