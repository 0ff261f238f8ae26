//! HTML: lays a view out with tera, as one self-contained file.
//!
//! Before it: the view. After it: `build`, which writes what comes out.

mod nodes;
mod slim;
mod theme;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use tera::{Context, Tera};

use crate::assets::Templates;
use crate::diag::{Finding, SourceFile, codes};
use crate::say;
use crate::view::{View, for_each_picture};
use crate::workspace::{Root, TEMPLATES_FOLDER};

/// Template of the index.
const INDEX_TEMPLATE: &str = "shared/index.html";

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
    css: String,
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
    /// Compiles the templates and the theme.
    ///
    /// # Errors
    /// A finding, when a template or the theme of the workspace is broken.
    pub fn new(templates: &Templates) -> Result<HtmlRenderer, Box<Finding>> {
        let mut tera = Tera::new();
        tera.register_filter("nodes", nodes::nodes);
        tera.add_raw_templates(templates.with_extension("html")).map_err(|error| {
            // tera names the template and the line in its message.
            bad_template(TEMPLATES_FOLDER, "", 0..0, &error.to_string())
        })?;
        let text = templates.get("theme.toml").unwrap_or_default();
        let theme: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            bad_template("templates/theme.toml", text, error.span().unwrap_or(0..0), error.message())
        })?;
        let sheets = STYLE_SHEETS.iter().filter_map(|path| templates.get(path));
        let css: String = std::iter::once(theme::theme_css(&theme).as_str()).chain(sheets).collect();
        Ok(HtmlRenderer { tera, css: slim::css(&css) })
    }

    /// One document in one edition. `source` is what the page carries of its source.
    ///
    /// # Errors
    /// tera's message, with the template and the line.
    pub fn document(&self, view: &View, source: &str, root: &Root) -> Result<String, String> {
        let page = Page {
            doc: slim::view(&with_pictures(view, root)).map_err(|error| error.to_string())?,
            css: &self.css,
            data_block: data_block(source),
            index: INDEX_FILE,
            generator: GENERATOR,
        };
        self.render(&format!("{}/document.html", view.kind), &page)
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
        self.render(template, &Whole { content, css: &self.css, generator: GENERATOR })
            .map_err(|error| bad_template(&format!("{TEMPLATES_FOLDER}/{template}"), "", 0..0, &error))
    }

    fn render(&self, template: &str, page: &impl Serialize) -> Result<String, String> {
        let context = Context::from_serialize(page).map_err(|error| error.to_string())?;
        self.tera.render(template, &context).map_err(|error| error.to_string())
    }
}

fn bad_template(path: &str, text: &str, span: std::ops::Range<usize>, error: &str) -> Box<Finding> {
    let file = Arc::new(SourceFile::new(path, text));
    let message = say!("una plantilla propia tiene errores: {error}" | "one of your own templates has errors: {error}");
    Box::new(Finding::new(codes::BAD_TEMPLATE, &file, span, message).help(say!(
        "corríjala, o bórrela para volver a la de pliego" | "correct it, or delete it to return to pliego's own"
    )))
}

/// The source as JSON for a script element; `<` is escaped, so that nothing in it can close the element.
fn data_block(source: &str) -> String {
    let json = serde_json::json!({ "name": crate::pdf::ATTACHMENT, "source": source });
    json.to_string().replace('<', "\\u003c")
}

/// The view with its pictures as data URIs; a page asks for nothing from outside.
fn with_pictures<'v>(view: &'v View, root: &Root) -> Cow<'v, View> {
    if view.pictures.is_empty() {
        return Cow::Borrowed(view);
    }
    let uris: BTreeMap<&str, String> = view
        .pictures
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
        .collect();
    let mut shown = view.clone();
    for_each_picture(&mut shown, &mut |picture| {
        picture.file = uris.get(picture.file.as_str()).cloned().unwrap_or_default();
    });
    Cow::Owned(shown)
}
