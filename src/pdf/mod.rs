//! PDF: lays a view out with typst, as PDF/A-3a and PDF/UA-1, with the source attached.
//!
//! Before it: the view. After it: `build`, which runs one [`Press`] a worker and writes what comes out.

mod fill;
mod fit;
mod fonts;
mod pack;
mod world;

use serde_json::json;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::locale::Lang;
use crate::proof::Carried;
use crate::view::{Form, View};
use crate::workspace::Root;
pub use pack::pack_table;
use world::Job;
pub use world::{Plant, Press};

/// Font of running text. A picture may hold text, and where a font has no glyph for it depends on the fonts around it.
const PROOF_FONT: &str = "Source Serif 4";

/// How many documents old a memoised result may be. What documents of one kind share stays; the rest is let go, so
/// that memory does not grow with the number of documents.
const CACHE_AGE: usize = 2;

impl Press {
    /// One document in one edition, with what the PDF carries of its making.
    ///
    /// # Errors
    /// typst's messages, when the view cannot be typeset or breaks a standard.
    pub fn document(&self, view: &View, carried: &Carried, root: &Root) -> Result<Vec<u8>, String> {
        let form = if view.form == Form::Wall { " wall" } else { "" };
        let ident = format!("{} {:?}{form}", view.id, view.langs);
        self.typeset(view, carried, root, |pages| export(pages, ident))?.map(pack::pack)
    }

    /// Lays a document out and lets `look` see its pages, from which [`Press::document`] makes the PDF: where every
    /// letter stands can be read here and nowhere else.
    ///
    /// # Errors
    /// typst's messages, when the view cannot be typeset.
    pub fn typeset<T: Send>(
        &self,
        view: &View,
        carried: &Carried,
        root: &Root,
        look: impl FnOnce(&PagedDocument) -> T + Send,
    ) -> Result<T, String> {
        self.lay_out(view, carried, root, "", look)
    }

    /// `more` are further arguments of the template.
    fn lay_out<T: Send>(
        &self,
        view: &View,
        carried: &Carried,
        root: &Root,
        more: &str,
        look: impl FnOnce(&PagedDocument) -> T + Send,
    ) -> Result<T, String> {
        let mut files = Vec::new();
        let lang = view.langs.first().copied().unwrap_or(Lang::ES);
        let mut attachments = Vec::new();
        for (i, (name, bytes, what, words)) in carried.attachments(lang).into_iter().enumerate() {
            let path = format!("attached/{i}");
            attachments.push(json!({
                "name": name, "file": format!("/{path}"), "relationship": what.relationship(), "mime": mime(name), "words": words,
            }));
            files.push((path, bytes.to_vec()));
        }
        files.push(("attached.json".to_owned(), serde_json::to_vec(&attachments).map_err(|error| error.to_string())?));
        for file in &view.pictures {
            let bytes = root.read(&file.path).map_err(|_| format!("{}: cannot be read", file.path))?;
            files.push((format!("assets/{}", file.name), bytes));
        }
        files.push(("data.json".to_owned(), serde_json::to_vec(view).map_err(|error| error.to_string())?));
        let template = match view.form {
            Form::Pages => "document",
            Form::Wall => "wall",
        };
        let program = format!(
            "#import \"/{}/{template}.typ\": document\n\
             #for it in json(\"/attached.json\") {{ pdf.attach(it.name, read(it.file, encoding: none), \
             relationship: it.relationship, mime-type: it.mime, description: it.words) }}\n\
             #document(json(\"/data.json\"){more})\n",
            view.kind
        );
        self.compile(Job { program, files }, look)
    }

    /// Whether a view for the wall fits on its sheet with letters of at least that size, in points. This is quickly known; how
    /// small the letters are is not.
    ///
    /// # Errors
    /// typst's messages, when the view cannot be typeset.
    pub fn fits_on_the_wall(&self, view: &View, root: &Root, least: f64) -> Result<bool, String> {
        self.lay_out(view, &Carried::default(), root, &format!(", least: {least}pt"), |pages| pages.pages().len() == 1)
    }

    /// The size of the smallest letters of a view that is laid out on one sheet, in points, as they are printed.
    ///
    /// # Errors
    /// typst's messages, when the view cannot be typeset.
    pub fn smallest_letters(&self, view: &View, root: &Root) -> Result<f64, String> {
        let of_page = |page: &typst_layout::Page| smallest_in(&page.frame, 1.0);
        self.typeset(view, &Carried::default(), root, |pages| {
            pages.pages().iter().map(of_page).fold(f64::INFINITY, f64::min)
        })
    }

    /// Prints a picture by itself and throws the page away: whether a PDF can be made of it.
    ///
    /// # Errors
    /// typst's messages.
    pub fn proof(&self, extension: &str, picture: Vec<u8>) -> Result<(), String> {
        let program = format!(
            "#set document(title: \"Proof\", date: datetime(year: 2000, month: 1, day: 1))\n#set text(font: \"{PROOF_FONT}\", lang: \"es\")\n\
             #image(\"/assets/0.{extension}\", height: 13mm, alt: \"Proof\")\n"
        );
        let files = vec![(format!("assets/0.{extension}"), picture)];
        self.compile(Job { program, files }, |pages| export(pages, "proof".to_owned()))?.map(drop)
    }

    fn compile<T: Send>(&self, job: Job, look: impl FnOnce(&PagedDocument) -> T + Send) -> Result<T, String> {
        let result = self.run(job, |world| {
            let document = fit::fitted(world).map_err(|errors| messages(&errors))?;
            Ok(look(&document))
        });
        // Also after an error: the caches are global and would grow.
        comemo::evict(CACHE_AGE);
        result
    }
}

/// The smallest letters in a frame that is enlarged by `zoom`.
fn smallest_in(frame: &Frame, zoom: f64) -> f64 {
    let size = |item: &FrameItem| match item {
        FrameItem::Group(group) => smallest_in(&group.frame, zoom * group.transform.sy.get().abs()),
        FrameItem::Text(text) if !text.text.trim().is_empty() => text.size.to_pt() * zoom,
        _ => f64::INFINITY,
    };
    frame.items().map(|(_, item)| size(item)).fold(f64::INFINITY, f64::min)
}

/// The media type of an attachment, by its name.
fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("toml") => "application/toml",
        Some("json") => "application/json",
        Some("po") => "text/x-gettext-translation",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        _ => "image/jpeg",
    }
}

fn export(pages: &PagedDocument, ident: String) -> Result<Vec<u8>, String> {
    let standards =
        PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).map_err(|error| error.message().to_string())?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some(crate::html::GENERATOR.to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map_err(|errors| messages(&errors))
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
    lines.join("; ")
}
