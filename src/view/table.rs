//! Tables: columns, and rows in groups.

use serde::Serialize;

use super::{Badge, Part, Text};

/// A table: columns, and rows in groups.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    pub id: String,
    pub caption: Text,
    pub columns: Vec<Column>,
    /// The upper row of a head of two rows (the quarters above their months); empty for a head of one.
    pub upper: Vec<UpperHead>,
    /// Index of the column whose cells name their row.
    pub row_header: Option<usize>,
    pub groups: Vec<Group>,
    /// Remarks below the table.
    pub notes: Vec<Text>,
}

/// A head of the upper row.
#[derive(Debug, Clone, Serialize)]
pub struct UpperHead {
    pub label: Text,
    /// Columns that it stands above.
    pub span: usize,
    /// The column whose own head this is; it reaches down through both rows.
    pub column: Option<usize>,
}

impl Table {
    /// Puts heads above groups of neighbouring columns: the first column of each, their number, and the head.
    pub fn head_groups(&mut self, groups: Vec<(usize, usize, Text)>) {
        let mut at = 0;
        for (first, span, label) in groups {
            self.single_heads(at, first);
            self.columns.iter_mut().skip(first).take(span).for_each(|column| column.under = true);
            self.upper.push(UpperHead { label, span, column: None });
            at = first + span;
        }
        self.single_heads(at, self.columns.len());
    }

    fn single_heads(&mut self, from: usize, to: usize) {
        for i in from..to {
            self.upper.push(UpperHead { label: self.columns[i].label.clone(), span: 1, column: Some(i) });
        }
    }
}

/// A column and what it holds, from which the templates choose width and alignment.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// Stable name.
    pub key: &'static str,
    pub label: Text,
    pub role: Role,
    /// Whether a head of the upper row stands above this column's own.
    pub under: bool,
}

impl Column {
    /// A column whose head is the only one above it.
    pub fn new(key: &'static str, label: Text, role: Role) -> Column {
        Column { key, label, role, under: false }
    }
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
    /// A mark or a small figure of a schedule: narrow and centred.
    Mark,
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
    /// One cell a column; one alone in a heading row. A cell without parts is empty.
    pub cells: Vec<Cell>,
    /// Whether the row heads those below it: its one cell spans all columns.
    pub heading: bool,
    /// Whether the row sums up those above it.
    pub total: bool,
}

impl Row {
    /// A row of the document's item `id`.
    pub fn new(id: Option<&crate::source::Plain>, cells: Vec<Cell>) -> Row {
        Row { id: id.map(|id| id.v.clone()), cells, heading: false, total: false }
    }

    /// A row that sums up those above it.
    pub fn total(cells: Vec<Cell>) -> Row {
        Row { total: true, ..Row::new(None, cells) }
    }

    /// A row that heads those below it.
    pub fn heading(id: Option<&crate::source::Plain>, cell: Cell) -> Row {
        Row { id: id.map(|id| id.v.clone()), cells: vec![cell], heading: true, total: false }
    }
}

/// A cell: its parts, one below the other.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct Cell(pub Vec<Part>);

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
