//! The view: one document in one edition, as plain data with every decision taken.
//!
//! Before it in the pipeline: the kinds, which turn a checked document into a view. After it: the two
//! renderers, `html` (tera) and `pdf` (typst), which only lay it out. Dates, numbering, totals, legends and the
//! choice of language happen before a view exists; a template never decides what is said, so that PDF and HTML
//! cannot disagree. The types serialise to the JSON that both sets of templates read.

mod collect;
mod edition;

pub use collect::{for_each_text, number_footnotes};
pub use edition::{Edition, Format};

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
    /// `a4`, `letter` or `legal`.
    pub paper: &'static str,
    /// Title for the window and for the PDF's metadata: a plain string.
    pub window_title: String,
    /// Publishing body, for the metadata.
    pub author: String,
    /// Date of issue: year, month, day. It is the PDF's date, too.
    pub issued: (i32, u32, u32),
    /// Word set across each page of a draft.
    pub watermark: Option<Text>,
    pub masthead: Masthead,
    pub sections: Vec<Section>,
    /// Acronyms and reserved values that this edition uses, explained.
    pub legend: Option<Legend>,
    pub colophon: Colophon,
    /// Running head and foot of printed pages.
    pub furniture: Furniture,
    /// Other editions of the same document, for the switch at the head of the HTML.
    pub alternates: Vec<Alternate>,
    /// Footnotes of all texts, in reading order; HTML lists them, typst sets them at the foot of the page.
    pub footnotes: Vec<Footnote>,
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
    /// "Emitido el 7 de marzo de 2022".
    pub issued: Text,
    /// "Distribución: pública".
    pub distribution: Option<Text>,
    pub logos: Vec<Picture>,
    /// The kind's own facts: date, place, chair; country, cluster, year.
    pub facts: Vec<Fact>,
}

/// A picture, by the path under which the renderers find it.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// Path below the workspace root, with forward slashes.
    pub path: String,
    /// Alternative text.
    pub alt: Text,
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
    pub heading: Text,
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "k", rename_all = "lowercase")]
pub enum Block {
    /// A heading below the section's own: level 3 or deeper.
    Heading {
        id: String,
        level: u8,
        number: Option<String>,
        text: Text,
    },
    /// Running text.
    Prose {
        text: Text,
    },
    /// Labels with values.
    Facts {
        items: Vec<Fact>,
    },
    Table(Table),
    /// Items with a marker made by the tool.
    Items {
        items: Vec<Item>,
    },
    /// A note set apart from the text, with its label ("Nota").
    Note {
        label: Text,
        text: Text,
    },
    /// Lines to sign on.
    Signatures {
        people: Vec<Signature>,
    },
}

/// An item of a numbered or lettered list.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// Anchor, when the item has an id.
    pub id: Option<String>,
    /// "1.", "a)", or empty for an item without marker.
    pub marker: String,
    /// Title of the item, set in bold.
    pub title: Option<Text>,
    /// What stands beside the title: presenter, minutes allotted, rating.
    pub aside: Vec<Part>,
    pub blocks: Vec<Block>,
}

/// A table: columns, and rows in groups.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    pub id: String,
    pub caption: Text,
    pub columns: Vec<Column>,
    /// Index of the column whose cells name their row.
    pub row_header: Option<usize>,
    pub groups: Vec<Group>,
    /// Remarks below the table.
    pub notes: Vec<Text>,
}

/// A column and what it holds, from which the templates choose width and alignment.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// Stable name.
    pub key: &'static str,
    pub label: Text,
    pub role: Role,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Sentences: gets the room.
    Prose,
    /// Names of people and bodies: some words.
    Name,
    /// A few words that may wrap.
    Short,
    /// Dates and periods.
    Date,
    /// A badge; never wraps.
    Badge,
    /// Figures: right-aligned, tabular.
    Figure,
    /// A score drawn as a bar on its scale.
    Bar,
}

/// Rows that belong together, with the band that heads them; the band is repeated after a page break.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    pub band: Option<Band>,
    pub rows: Vec<Row>,
}

/// Head of a group of rows.
#[derive(Debug, Clone, Serialize)]
pub struct Band {
    /// Number of the group ("1."), or empty.
    pub number: String,
    pub label: Text,
    /// Figures and badges of the group as a whole.
    pub parts: Vec<Part>,
    /// "(cont.)", for the pages after the first.
    pub continued: Text,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Anchor, when the item has an id.
    pub id: Option<String>,
    /// One cell a column. A cell without parts is empty.
    pub cells: Vec<Cell>,
}

/// A cell: its parts, one below the other.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct Cell(pub Vec<Part>);

/// The smallest piece that a layout places.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "k", rename_all = "lowercase")]
pub enum Part {
    Text {
        text: Text,
    },
    Badge(Badge),
    /// A reserved value ("S/C"): a value, set apart from both text and an empty cell.
    Reserved {
        text: Text,
    },
    Bar(Bar),
}

/// A score on a scale from 0 to 100 %.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    /// Length of the bar, 0 to 1.
    pub fraction: f64,
    /// Where the score of the year before stood, 0 to 1.
    pub before: Option<f64>,
    pub tone: Tone,
    /// The score in figures ("84 %").
    pub text: Text,
}

/// A word with a colour and a shape: ratings, priorities, states.
#[derive(Debug, Clone, Serialize)]
pub struct Badge {
    pub tone: Tone,
    pub text: Text,
}

/// Meaning of a badge. Each tone has a colour and a shape of its own in the theme, so that colour never stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    Strong,
    Satisfactory,
    Unsatisfactory,
    Weak,
    /// Maximum priority.
    High,
    Medium,
    Low,
    Done,
    UnderWay,
    NotStarted,
    Dropped,
    /// Draft and circulated documents: not final.
    Provisional,
    /// Approved and corrected documents.
    Final,
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

/// A person who signs.
#[derive(Debug, Clone, Serialize)]
pub struct Signature {
    pub name: Text,
    pub post: Option<Text>,
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

/// A text as an edition prints it: one passage a language shown, the leading language first; one passage only
/// when all languages say the same.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Passage>);

/// A text in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Passage {
    /// Language that the words are in.
    pub lang: Lang,
    /// Mark shown before a passage that stands in for a missing translation ("[in Spanish]").
    pub mark: Option<&'static str>,
    /// Language of the mark: that of the edition, not of the words.
    pub mark_lang: Option<Lang>,
    /// Whether `nodes` are blocks (paragraphs, lists) or the inline content of a line.
    pub prose: bool,
    pub nodes: Vec<Node>,
}

/// A node of a text: the Markdown subset, parsed once for both outputs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Node {
    /// Paragraph.
    P {
        c: Vec<Node>,
    },
    /// Bulleted list; each item is a list of blocks.
    Ul {
        items: Vec<Vec<Node>>,
    },
    /// Numbered list.
    Ol {
        start: u64,
        items: Vec<Vec<Node>>,
    },
    Text {
        s: String,
    },
    Em {
        c: Vec<Node>,
    },
    Strong {
        c: Vec<Node>,
    },
    Link {
        url: String,
        c: Vec<Node>,
    },
    /// Line break.
    Br,
    /// Footnote reference; `c` holds the note's blocks, `n` its number in the document.
    Fn {
        n: usize,
        c: Vec<Node>,
    },
}

impl Text {
    /// A text that is equal in every language (a figure, a name): one passage, tagged with the leading language.
    pub fn same(lang: Lang, s: impl Into<String>) -> Self {
        Text(vec![Passage::plain(lang, s)])
    }

    /// The words of the leading passage, without markup.
    pub fn plain(&self) -> String {
        self.0.first().map(Passage::to_plain).unwrap_or_default()
    }

    /// The words of all passages, joined by " / ", without markup.
    pub fn plain_all(&self) -> String {
        self.0.iter().map(Passage::to_plain).collect::<Vec<_>>().join(" / ")
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|p| p.nodes.is_empty())
    }

    /// This text as a part of a cell or a fact.
    pub fn part(self) -> Part {
        Part::Text { text: self }
    }
}

impl Passage {
    /// A line of plain text.
    pub fn plain(lang: Lang, s: impl Into<String>) -> Self {
        Passage { lang, mark: None, mark_lang: None, prose: false, nodes: vec![Node::Text { s: s.into() }] }
    }

    /// The words without markup; paragraphs and items are separated by a space.
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        self.nodes.iter().for_each(|node| node.push_plain(&mut out, false));
        out.trim_end().to_owned()
    }

    /// The words without markup, those of footnotes included.
    pub fn to_plain_with_notes(&self) -> String {
        let mut out = String::new();
        self.nodes.iter().for_each(|node| node.push_plain(&mut out, true));
        out
    }
}

impl Node {
    fn push_plain(&self, out: &mut String, notes: bool) {
        match self {
            Node::Text { s } => out.push_str(s),
            Node::Br => out.push(' '),
            Node::P { c } => {
                c.iter().for_each(|node| node.push_plain(out, notes));
                out.push(' ');
            }
            Node::Em { c } | Node::Strong { c } | Node::Link { c, .. } => {
                c.iter().for_each(|node| node.push_plain(out, notes));
            }
            Node::Ul { items } | Node::Ol { items, .. } => {
                items.iter().flatten().for_each(|node| node.push_plain(out, notes));
            }
            Node::Fn { c, .. } if notes => {
                out.push(' ');
                c.iter().for_each(|node| node.push_plain(out, notes));
            }
            Node::Fn { .. } => {}
        }
    }
}

impl From<Text> for Cell {
    fn from(text: Text) -> Self {
        if text.is_empty() { Cell::default() } else { Cell(vec![text.part()]) }
    }
}

impl From<Badge> for Cell {
    fn from(badge: Badge) -> Self {
        Cell(vec![Part::Badge(badge)])
    }
}
