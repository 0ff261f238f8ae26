//! HTML: lays a view out with tera, as one self-contained file.
//!
//! Before it: the view. After it: `build`, which writes what comes out.

mod nodes;
mod sheet;
mod slim;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::Value;
use tera::{Context, Tera};

use crate::assets::Templates;
use crate::diag::{Finding, SourceFile, codes};
use crate::proof::{Carried, CarriedFile, PACKED, What, pack};
use crate::say;
use crate::theme::theme_css;
use crate::view::{View, for_each_picture};
use crate::workspace::{Root, TEMPLATES_FOLDER};
use sheet::Sheet;

/// Template of the index.
const INDEX_TEMPLATE: &str = "shared/index.html";

/// What the templates get in the place of the style sheet, which is cut to the finished page: nothing that a text can be.
const SHEET_PLACE: &str = "<css>";
/// Template of what changed between two versions.
const DIFFERENCE_TEMPLATE: &str = "shared/diff.html";

/// The style sheets, in their order behind the theme.
const STYLE_SHEETS: [&str; 2] = ["shared/style.css", "shared/chart.css"];

/// Name of the index in the output folder.
pub const INDEX_FILE: &str = "index.html";

/// So heavy a page may be without its pictures, in bytes, before a phone on a poor line feels it.
pub const HEAVY: usize = 200_000;

/// The bytes of a page without its pictures.
pub fn weight(page: &[u8]) -> usize {
    slim::without_pictures(page)
}

/// The tool's name and version, for the metadata of pages and PDFs.
pub const GENERATOR: &str = concat!("pliego ", env!("CARGO_PKG_VERSION"));

/// The tool's name, with which [`GENERATOR`] begins in every version.
pub const GENERATOR_NAME: &str = "pliego";

/// Renders views with the templates in force.
pub struct HtmlRenderer {
    tera: Tera,
    sheet: Sheet,
}

#[derive(Serialize)]
struct Page<'a> {
    doc: serde_json::Value,
    css: &'a str,
    data_block: String,
    index: &'a str,
    generator: &'a str,
}

impl HtmlRenderer {
    /// Compiles the templates; the theme goes before the style sheets.
    ///
    /// # Errors
    /// A finding, when a template of the workspace is broken.
    pub fn new(templates: &Templates) -> Result<HtmlRenderer, Box<Finding>> {
        let mut tera = Tera::new();
        tera.register_filter("nodes", nodes::nodes);
        tera.register_filter("unmarked", nodes::unmarked);
        tera.add_raw_templates(templates.with_extension("html")).map_err(|error| {
            // tera names the template and the line in its message.
            bad_template(TEMPLATES_FOLDER, &error.to_string())
        })?;
        let sheets = STYLE_SHEETS.iter().filter_map(|path| templates.get(path));
        let css: String = std::iter::once(theme_css(templates.theme()).as_str()).chain(sheets).collect();
        Ok(HtmlRenderer { tera, sheet: Sheet::new(&css) })
    }

    /// One document in one edition, with what the page carries of its making. A picture that stands in the page is not
    /// carried a second time.
    ///
    /// # Errors
    /// tera's message, with the template and the line.
    pub fn document(&self, view: &View, carried: &Carried, root: &Root) -> Result<String, String> {
        let uris = data_uris(view, root);
        let mut page = Page {
            doc: slim::view(&with_pictures(view, &uris)).map_err(|error| error.to_string())?,
            css: SHEET_PLACE,
            data_block: data_block(carried, false, |_| false),
            index: INDEX_FILE,
            generator: GENERATOR,
        };
        let template = format!("{}/document.html", view.kind);
        let text = self.render(&template, &page)?;
        // An own template may leave a picture out, which is needed all the same to make the page again.
        let is_shown = |file: &CarriedFile| text.contains(&STANDARD.encode(&file.bytes));
        let unseen = |file: &CarriedFile| file.what == What::Picture && !is_shown(file);
        // What is carried can be read by whoever looks at the page, as long as a phone does not have to wait for it.
        let packed = weight(text.as_bytes()) > HEAVY;
        if !packed && !carried.files.iter().any(unseen) {
            return Ok(text);
        }
        page.data_block = data_block(carried, packed, unseen);
        self.render(&template, &page)
    }

    /// The index of an output folder.
    ///
    /// # Errors
    /// A finding: only an own template can fail, because the index holds nothing that the tool did not make.
    pub fn index(&self, index: &impl Serialize) -> Result<String, Box<Finding>> {
        self.whole(INDEX_TEMPLATE, index)
    }

    /// What changed between two versions of a document.
    ///
    /// # Errors
    /// A finding about an own template.
    pub fn difference(&self, difference: &impl Serialize) -> Result<String, Box<Finding>> {
        self.whole(DIFFERENCE_TEMPLATE, difference)
    }

    fn whole(&self, template: &str, content: &impl Serialize) -> Result<String, Box<Finding>> {
        #[derive(Serialize)]
        struct Whole<'a, T> {
            #[serde(flatten)]
            content: &'a T,
            css: &'a str,
            generator: &'a str,
        }
        self.render(template, &Whole { content, css: SHEET_PLACE, generator: GENERATOR })
            .map_err(|error| bad_template(&format!("{TEMPLATES_FOLDER}/{template}"), &error))
    }

    fn render(&self, template: &str, page: &impl Serialize) -> Result<String, String> {
        let context = Context::from_serialize(page).map_err(|error| error.to_string())?;
        let page = self.tera.render(template, &context).map_err(|error| error.to_string())?;
        Ok(page.replacen(SHEET_PLACE, self.sheet.for_page(&page).trim_end(), 1))
    }
}

fn bad_template(path: &str, error: &str) -> Box<Finding> {
    let file = Arc::new(SourceFile::new(path, ""));
    let message = say!("una plantilla propia tiene errores: {error}" | "one of your own templates has errors: {error}");
    Box::new(Finding::new(codes::BAD_TEMPLATE, &file, 0..0, message).help(say!(
        "corríjala, o bórrela para volver a la de pliego" | "correct it, or delete it to return to pliego's own"
    )))
}

/// What is carried as JSON for a script element; `<` is escaped, so that nothing in it can close the element. Texts stand
/// in it as they are, or packed into one; pictures that are asked for in base64.
fn data_block(carried: &Carried, packed: bool, wanted: impl Fn(&CarriedFile) -> bool) -> String {
    let mut json = format!("{{\"manifest\":{}", if carried.manifest.is_empty() { "null" } else { &carried.manifest });
    let (pictures, texts): (Vec<_>, Vec<_>) = carried.files.iter().partition(|file| file.what == What::Picture);
    let texts = (texts.into_iter())
        .map(|file| format!("{}:{}", Value::from(&*file.name), Value::from(String::from_utf8_lossy(&file.bytes))));
    let texts = texts.collect::<Vec<_>>().join(",\n");
    match Some(format!("{{{texts}}}")).filter(|_| packed).and_then(|texts| pack(texts.as_bytes())) {
        // A specimen carries none.
        _ if texts.is_empty() => {}
        Some(bytes) => json += &format!(",\n\"{PACKED}\":\"{}\"", STANDARD.encode(bytes)),
        None => json += &format!(",\n{texts}"),
    }
    for file in pictures.into_iter().filter(|file| wanted(file)) {
        json += &format!(",\n{}:\"{}\"", Value::from(&*file.name), STANDARD.encode(&file.bytes));
    }
    json.replace('<', "\\u003c") + "}"
}

/// The pictures of a view as data URIs, by their names; a page asks for nothing from outside.
fn data_uris<'v>(view: &'v View, root: &Root) -> BTreeMap<&'v str, String> {
    view.pictures
        .iter()
        .filter_map(|file| {
            let bytes = root.read(&file.path).ok()?;
            let media = match file.name.rsplit('.').next().unwrap_or_default() {
                "png" => "image/png",
                "svg" => "image/svg+xml",
                _ => "image/jpeg",
            };
            Some((file.name.as_str(), format!("data:{media};base64,{}", STANDARD.encode(bytes))))
        })
        .collect()
}

/// The view with its pictures in the place of their names.
fn with_pictures<'v>(view: &'v View, uris: &BTreeMap<&str, String>) -> Cow<'v, View> {
    if view.pictures.is_empty() {
        return Cow::Borrowed(view);
    }
    let mut shown = view.clone();
    for_each_picture(&mut shown, &mut |picture| {
        picture.file = uris.get(picture.file.as_str()).cloned().unwrap_or_default();
    });
    Cow::Owned(shown)
}
