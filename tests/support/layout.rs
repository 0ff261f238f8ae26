//! Where everything stands on the pages: typst's frames, read before they become a PDF.
//!
//! Before it: the pages of one edition ([`pliego::pdf::Press::typeset`]). After it: tests that hold the glyphs against
//! the cells they belong to. A cell is known by the tag that typst writes for it, its box by the places of its
//! neighbours; a cell that runs over pages has a frame of its own on each, with its size.

use std::collections::HashMap;

use typst::foundations::Content;
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::model::{FootnoteEntry, HeadingElem, ParElem, TableCell, TableElem};
use typst::pdf::ArtifactElem;
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

/// A box on a page, in points from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    fn of(rect: Rect) -> Area {
        // typst keeps the upper edge of a run's glyphs in `max`.
        let (a, b) = (rect.min.y.to_pt(), rect.max.y.to_pt());
        Area { left: rect.min.x.to_pt(), top: a.min(b), right: rect.max.x.to_pt(), bottom: a.max(b) }
    }

    /// Whether two boxes share more than a line as wide as `slack`.
    pub fn overlaps(&self, other: &Area, slack: f64) -> bool {
        self.left + slack < other.right
            && other.left + slack < self.right
            && self.top + slack < other.bottom
            && other.top + slack < self.bottom
    }
}

/// What a glyph run says, and where.
#[derive(Debug, Clone)]
pub struct Word {
    pub text: String,
    pub area: Area,
    /// In points.
    pub size: f64,
    /// The cell that it belongs to, as an index into [`PageLayout::cells`].
    pub cell: Option<usize>,
    /// Where its line stands.
    pub baseline: f64,
    /// What it is part of.
    pub part: Part,
}

/// What words are part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A paragraph, by its number in the document.
    Paragraph(usize),
    Heading,
    /// A note at the foot of the page.
    Note,
    /// Running head and foot, what stands behind the text, heads of tables that stand here again.
    Furniture,
    Other,
}

/// A cell, or the part of it that stands on this page.
#[derive(Debug, Clone)]
pub struct CellPart {
    /// Number of the table in the document.
    pub table: usize,
    pub column: usize,
    pub columns: usize,
    pub row: usize,
    /// A head of columns that stands here again.
    pub repeated: bool,
    /// The last row of its table.
    pub last: bool,
    pub left: f64,
    pub top: f64,
    /// Where the cell ends: the next column begins, or the table ends.
    pub right: f64,
}

/// One page.
#[derive(Debug, Clone, Default)]
pub struct PageLayout {
    pub width: f64,
    pub height: f64,
    pub words: Vec<Word>,
    pub cells: Vec<CellPart>,
}

/// The pages of a document.
pub fn read(document: &PagedDocument) -> Vec<PageLayout> {
    let mut walk = Walk {
        table: 0,
        known: HashMap::new(),
        page: PageLayout::default(),
        rules: Vec::new(),
        paragraphs: 0,
        within: Vec::new(),
        broken: HashMap::new(),
    };
    let mut pages: Vec<PageLayout> = document.pages().iter().map(|page| walk.page(&page.frame)).collect();
    let mut ends: HashMap<usize, usize> = HashMap::new();
    for cell in pages.iter().flat_map(|page| &page.cells) {
        let end = ends.entry(cell.table).or_default();
        *end = cell.row.max(*end);
    }
    pages.iter_mut().flat_map(|page| &mut page.cells).for_each(|cell| cell.last = ends[&cell.table] == cell.row);
    pages
}

#[derive(Clone, Copy)]
struct Known {
    table: usize,
    column: usize,
    columns: usize,
    row: usize,
    repeated: bool,
}

struct Walk {
    /// Tables seen so far.
    table: usize,
    /// The cells by their locations: the parts of a broken cell name it only.
    known: HashMap<Location, Known>,
    page: PageLayout,
    /// Horizontal rules: left end, right end, height on the page.
    rules: Vec<(f64, f64, f64)>,
    /// Paragraphs seen so far.
    paragraphs: usize,
    /// The elements around, which a page does not end.
    within: Vec<(Location, Part)>,
    /// The same within cells and notes that go on on another page, by what they are parts of.
    broken: HashMap<Location, Vec<(Location, Part)>>,
}

impl Walk {
    fn page(&mut self, frame: &Frame) -> PageLayout {
        let Size { x, y } = frame.size();
        self.page = PageLayout { width: x.to_pt(), height: y.to_pt(), ..PageLayout::default() };
        self.rules.clear();
        self.frame(frame, Point::zero(), 1.0, &mut Vec::new());
        self.right_edges();
        std::mem::take(&mut self.page)
    }

    /// What stands in a frame whose corner is at `origin`, enlarged by `zoom`.
    fn frame(&mut self, frame: &Frame, origin: Point, zoom: f64, open: &mut Vec<(Location, usize)>) {
        for (at, item) in frame.items() {
            let at = origin + *at * zoom;
            match item {
                FrameItem::Group(group) => {
                    let Transform { sx, ky, kx, sy, tx, ty } = group.transform;
                    // What is turned is the watermark, behind everything; a sheet for the wall is enlarged.
                    if (ky.get(), kx.get()) != (0.0, 0.0) {
                        continue;
                    }
                    assert_eq!(sx, sy, "nothing is stretched");
                    let at = at + Point::new(tx, ty) * zoom;
                    let zoom = zoom * sx.get();
                    let around = self.within.len();
                    let parent = group.parent.map(|parent| parent.location);
                    self.within.extend(parent.and_then(|parent| self.broken.remove(&parent)).into_iter().flatten());
                    let cell =
                        group.parent.and_then(|parent| Some((parent.location, *self.known.get(&parent.location)?)));
                    match cell {
                        Some((location, known)) => {
                            let index = self.begin(known, at);
                            open.push((location, index));
                            self.frame(&group.frame, at, zoom, open);
                            open.retain(|(other, _)| *other != location);
                        }
                        None => self.frame(&group.frame, at, zoom, open),
                    }
                    if let Some(parent) = parent {
                        let rest = self.within.split_off(around.min(self.within.len()));
                        self.broken.insert(parent, rest);
                    }
                }
                FrameItem::Text(text) => {
                    let shape = text.bbox();
                    if shape.min.x.to_pt().is_finite() && !text.text.trim().is_empty() {
                        self.page.words.push(Word {
                            text: text.text.to_string(),
                            area: Area::of(Rect::new(at + shape.min * zoom, at + shape.max * zoom)),
                            size: text.size.to_pt() * zoom,
                            cell: open.last().map(|(_, index)| *index),
                            baseline: at.y.to_pt(),
                            part: self.part(),
                        });
                    }
                }
                FrameItem::Shape(shape, _) => {
                    if let Geometry::Line(to) = &shape.geometry
                        && to.y == Abs::zero()
                    {
                        let end = at.x + to.x * zoom;
                        let (left, right) = (at.x.min(end), at.x.max(end));
                        self.rules.push((left.to_pt(), right.to_pt(), at.y.to_pt()));
                    }
                }
                FrameItem::Tag(Tag::Start(element, _)) => {
                    self.enter(element);
                    self.table += usize::from(element.is::<TableElem>());
                    if let Some(cell) = element.to_packed::<TableCell>() {
                        let place = |n: typst::foundations::Smart<usize>| n.custom().expect("a cell in its place");
                        let (column, row) =
                            (place(cell.x.get(Default::default())), place(cell.y.get(Default::default())));
                        let repeated = *cell.is_repeated.as_option().as_ref().unwrap_or(&false);
                        let known = Known {
                            table: self.table,
                            column,
                            columns: cell.colspan.get(Default::default()).get(),
                            row,
                            repeated,
                        };
                        let location = element.location().expect("a tagged cell has a location");
                        self.known.insert(location, known);
                        // The frames of a cell that runs over pages come with their parent; here is its first one.
                        if open.last().is_none_or(|(other, _)| *other != location) {
                            let index = self.begin(known, at);
                            open.push((location, index));
                        }
                    }
                }
                FrameItem::Tag(Tag::End(location, ..)) => {
                    if let Some(i) = self.within.iter().rposition(|(other, _)| other == location) {
                        self.within.truncate(i);
                    }
                    if let Some(i) = open.iter().rposition(|(other, _)| other == location) {
                        open.truncate(i);
                    }
                }
                FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn enter(&mut self, element: &Content) {
        let part = if element.is::<ParElem>() {
            self.paragraphs += 1;
            Part::Paragraph(self.paragraphs)
        } else if element.is::<HeadingElem>() {
            Part::Heading
        } else if element.is::<FootnoteEntry>() {
            Part::Note
        } else if element.is::<ArtifactElem>() {
            Part::Furniture
        } else {
            return;
        };
        self.within.extend(element.location().map(|location| (location, part)));
    }

    fn part(&self) -> Part {
        let has = |part| self.within.iter().any(|(_, other)| *other == part);
        let outer = [Part::Furniture, Part::Note, Part::Heading].into_iter().find(|part| has(*part));
        outer.or(self.within.last().map(|(_, part)| *part)).unwrap_or(Part::Other)
    }

    fn begin(&mut self, known: Known, at: Point) -> usize {
        let Known { table, column, columns, row, repeated } = known;
        let (left, top) = (at.x.to_pt(), at.y.to_pt());
        self.page.cells.push(CellPart {
            table,
            column,
            columns,
            row,
            repeated,
            last: false,
            left,
            top,
            right: f64::NAN,
        });
        self.page.cells.len() - 1
    }

    /// A column ends where the next one begins, the last one where the rules of the table end.
    fn right_edges(&mut self) {
        let mut edges: HashMap<(usize, usize), f64> = HashMap::new();
        let mut reach: HashMap<usize, (f64, f64, f64)> = HashMap::new();
        for cell in &self.page.cells {
            edges.insert((cell.table, cell.column), cell.left);
            let reach = reach.entry(cell.table).or_insert((f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY));
            *reach = (reach.0.min(cell.left), reach.1.min(cell.top), reach.2.max(cell.top));
        }
        for cell in &mut self.page.cells {
            let (left, top, bottom) = reach[&cell.table];
            cell.right = edges.get(&(cell.table, cell.column + cell.columns)).copied().unwrap_or_else(|| {
                let of_table = |rule: &&(f64, f64, f64)| {
                    rule.0 >= left - 1.0 && rule.1 > cell.left && rule.2 >= top - 1.0 && rule.2 <= bottom + 1.0
                };
                self.rules.iter().filter(of_table).map(|rule| rule.1).fold(f64::NEG_INFINITY, f64::max)
            });
        }
    }
}
