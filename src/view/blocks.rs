//! The pieces of a section, from the block to the badge.

use serde::Serialize;

use super::{Chart, Fact, Picture, Table, Text};

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
    /// Figures and badges on a line of their own.
    Line {
        parts: Vec<Part>,
    },
    Table(Table),
    Chart(Chart),
    /// Items with a marker made by the tool.
    Items {
        items: Vec<Item>,
    },
    /// A note set apart from the text, with its label ("Nota").
    Note {
        label: Text,
        text: Text,
    },
    /// A picture with its caption above and its source below.
    Figure {
        /// Anchor.
        id: String,
        picture: Picture,
        /// Caption with its number ("Figura 1. …").
        caption: Text,
        /// Where the picture comes from ("Fuente: …").
        source: Option<Text>,
    },
    /// Short entries under a label, in columns: who was there.
    Roster {
        label: Text,
        entries: Vec<Text>,
    },
    /// A blank form: numbered lines under heads, to be filled in by hand.
    Form {
        /// Anchor.
        id: String,
        caption: Text,
        /// The first one is that of the numbers.
        heads: Vec<FormHead>,
        rows: u32,
    },
    /// Lines to sign on.
    Signatures {
        people: Vec<Signature>,
    },
}

/// The head of what is to be filled in.
#[derive(Debug, Clone, Serialize)]
pub struct FormHead {
    pub label: Text,
    /// Whether a letter or a number is all that goes there.
    pub narrow: bool,
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
    Mark(PeriodMark),
    Column(Level),
}

/// A mark of a schedule: something runs in the period of its column.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodMark {
    /// What the mark says ("X", "25 %").
    pub text: Text,
    /// Whether the period before is marked, too: the marks then join into one.
    pub before: bool,
    /// Whether the period after is marked, too.
    pub after: bool,
}

/// A figure with a column drawn above it, on an axis that it shares with its neighbours in the row.
#[derive(Debug, Clone, Serialize)]
pub struct Level {
    /// Height of the column, 0 to 1.
    pub fraction: f64,
    /// The figure.
    pub text: Text,
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
    CarriedOver,
    NotStarted,
    Dropped,
    /// Draft and circulated documents: not final.
    Provisional,
    /// Approved and corrected documents.
    Final,
}

/// A person who signs.
#[derive(Debug, Clone, Serialize)]
pub struct Signature {
    pub name: Text,
    pub post: Option<Text>,
}
