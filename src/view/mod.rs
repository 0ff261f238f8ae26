//! The view: one document in one edition, as plain data with every decision taken.
//!
//! Before it in the pipeline: the kinds, which turn a checked document into a view. After it: the two
//! renderers, `html` (tera) and `pdf` (typst), which only lay it out. Dates, numbering, totals, legends and the
//! choice of language happen before a view exists; a template never decides what is said, so that PDF and HTML
//! cannot disagree. The types serialise to the JSON that both sets of templates read.

mod blocks;
mod chart;
mod collect;
mod edition;
mod every;
mod settings;
mod table;
mod text;

pub use blocks::{Badge, Bar, Block, FormHead, Item, Level, Part, PeriodMark, Signature, Tone};
pub use chart::{Chart, ChartRow, KeyEntry, Lane, Mark, Shape, Stretch, Tick, place};
pub use collect::{for_each_picture, for_each_setting, for_each_text, name_pictures, number_footnotes};
pub use edition::{Edition, Form, Format};
pub use every::for_each_passage;
pub use settings::{Setting, hoist_errata};
pub use table::{Band, Cell, Column, Group, Role, Row, Table, UpperHead};
pub use text::{Node, Passage, Text};

use serde::Serialize;

use crate::locale::Lang;

/// One document in one edition.
#[derive(Debug, Clone, Serialize)]
pub struct View {
    /// The document's id, which is also the stem of the output's file name.
    pub id: String,
    /// Key of the kind; picks the folder of templates.
    pub kind: &'static str,
    /// Languages shown, the leading one first: one, or two in a paired edition.
    pub langs: Vec<Lang>,
    pub form: Form,
    /// `a4`, `a3`, `letter` or `legal`; of a sheet for the wall `a3` to `a1`.
    pub paper: &'static str,
    /// Whether all pages stand upright, also those that the kind would lay on their side.
    pub upright: bool,
    /// Title for the window and for the PDF's metadata: a plain string.
    pub window_title: String,
    /// Publishing body, for the metadata.
    pub author: String,
    /// Date of issue: year, month, day. It is the PDF's date, too.
    pub issued: (i32, u32, u32),
    /// Word set across each page of a draft.
    pub watermark: Option<Text>,
    /// Present when the masthead has a page of its own, with contents behind it.
    pub cover: Option<Cover>,
    pub masthead: Masthead,
    /// Lists of tables and figures, where captions are numbered and there is more than one to find.
    pub lists: Vec<CaptionList>,
    pub sections: Vec<Section>,
    /// Loose leaves behind the last page, each by itself: forms to be filled in by hand.
    pub leaves: Vec<Section>,
    /// Acronyms and reserved values that this edition uses, explained.
    pub legend: Option<Legend>,
    pub colophon: Colophon,
    /// Running head and foot of printed pages.
    pub furniture: Furniture,
    /// Other editions of the same document, for the switch at the head of the HTML.
    pub alternates: Vec<Alternate>,
    /// Footnotes of all texts, in reading order; HTML lists them, typst sets them at the foot of the page.
    pub footnotes: Vec<Footnote>,
    /// The pictures of the masthead and of the figures, each file once.
    #[serde(skip)]
    pub pictures: Vec<PictureFile>,
    /// Names of parts that only HTML has (skip link, landmarks).
    pub labels: Labels,
}

/// What stands at the head of the first page, equal in all kinds.
#[derive(Debug, Clone, Serialize)]
pub struct Masthead {
    /// Name of the kind ("Minuta de reunión").
    pub kind: Text,
    pub body: Text,
    pub title: Text,
    /// Document status as a badge.
    pub status: Badge,
    pub status_note: Option<Text>,
    /// "Versión 2".
    pub version: Option<Text>,
    /// "Corrige la versión 1, del 16 de mayo de 2024", a link to the errata.
    pub corrects: Option<Text>,
    /// "Emitido el 7 de marzo de 2022".
    pub issued: Text,
    /// "Distribución: pública".
    pub distribution: Option<Text>,
    pub logos: Vec<Picture>,
    /// The kind's own facts: date, place, chair; country, cluster, year.
    pub facts: Vec<Fact>,
}

/// What a cover has beside the masthead, which it sets larger and on a page of its own.
#[derive(Debug, Clone, Serialize)]
pub struct Cover {
    /// The few facts by which a reader knows the document on a shelf: year, place.
    pub facts: Vec<Fact>,
    /// Heading of the contents.
    pub contents: Text,
}

/// A picture as it is placed.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// Path as typed; in a finished view the name of a [`PictureFile`].
    pub file: String,
    /// Alternative text.
    pub alt: Text,
}

/// A picture file that a view shows.
#[derive(Debug, Clone)]
pub struct PictureFile {
    /// Name within the publication: `0.png`. Fixed names, because typst never forgets a path.
    pub name: String,
    /// Path below the workspace root, with forward slashes.
    pub path: String,
}

/// A label with its value.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub label: Text,
    pub value: Vec<Part>,
}

/// A part of the document with a heading of level 2 (level 1 is the title).
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Stable name by which a kind's templates choose a layout ("actions", "plan").
    pub name: &'static str,
    /// Anchor, unique in the document.
    pub id: String,
    /// "2.", where the kind numbers its sections; a code, where it names them by one.
    pub number: Option<String>,
    pub heading: Text,
    pub blocks: Vec<Block>,
}

/// The tables or the figures of a document by their captions.
#[derive(Debug, Clone, Serialize)]
pub struct CaptionList {
    /// Stable name: `tables` or `figures`.
    pub name: &'static str,
    pub heading: Text,
    pub entries: Vec<CaptionEntry>,
}

/// A caption with the anchor of what it stands above.
#[derive(Debug, Clone, Serialize)]
pub struct CaptionEntry {
    pub id: String,
    pub text: Text,
}

/// Explanation of acronyms and reserved values.
#[derive(Debug, Clone, Serialize)]
pub struct Legend {
    pub heading: Text,
    pub entries: Vec<LegendEntry>,
}

/// An acronym with its name.
#[derive(Debug, Clone, Serialize)]
pub struct LegendEntry {
    pub short: Text,
    pub long: Text,
}

/// Last lines of the document: version, date of issue, hash of the source, who to write to.
#[derive(Debug, Clone, Serialize)]
pub struct Colophon {
    pub lines: Vec<Text>,
    pub contact: Option<Text>,
}

/// Running head and foot.
#[derive(Debug, Clone, Serialize)]
pub struct Furniture {
    /// Short title.
    pub title: Text,
    /// Status and version.
    pub version: Text,
    /// Contact line.
    pub contact: Option<Text>,
    /// "Página {n} de {m}", one pattern a language.
    pub page: Vec<PagePattern>,
}

/// Page count pattern with `{n}` and `{m}` to be filled by the paged renderer.
#[derive(Debug, Clone, Serialize)]
pub struct PagePattern {
    pub lang: Lang,
    pub pattern: &'static str,
}

/// Another file of the same document.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    pub href: String,
    pub label: String,
    /// Language of the target, when it has one only.
    pub lang: Option<Lang>,
    /// True for the file the reader is looking at.
    pub current: bool,
}

/// Texts of parts that only HTML has.
#[derive(Debug, Clone, Serialize)]
pub struct Labels {
    pub skip: Text,
    pub editions: Text,
    pub contents: Text,
    pub footnotes: Text,
    pub back: Text,
    pub index: Text,
}

/// A footnote, by its number.
#[derive(Debug, Clone, Serialize)]
pub struct Footnote {
    pub n: usize,
    pub lang: Lang,
    pub nodes: Vec<Node>,
}
