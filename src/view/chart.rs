//! Charts: figures drawn on one axis, row by row. The geometry is here, as places on an axis from 0 to 100; a palette is
//! not. The templates draw it in the colours of the theme, typst as shapes and tera as SVG.
//!
//! A drawing never says what colour alone would say: shapes differ in outline, bands have a shape and a word, and each
//! figure is printed beside its row. The same figures stand as a table or as facts next to the chart.

use serde::Serialize;

use super::{Text, Tone};

/// A chart: rows of shapes on a common axis.
#[derive(Debug, Clone, Serialize)]
pub struct Chart {
    /// Anchor, unique in the document.
    pub id: String,
    pub caption: Text,
    /// What the drawing shows, for whoever does not see it.
    pub alt: Text,
    /// Named stretches of the axis, drawn behind the rows: the bands of a scale.
    pub bands: Vec<Stretch>,
    /// Places of the axis with their words, drawn below the rows.
    pub ticks: Vec<Tick>,
    /// Heads of the figures beside the rows; empty when the figures need none.
    pub heads: Vec<Text>,
    pub rows: Vec<ChartRow>,
    /// What the shapes and the bands mean.
    pub key: Vec<KeyEntry>,
}

/// A stretch of the axis.
#[derive(Debug, Clone, Serialize)]
pub struct Stretch {
    pub from: f64,
    pub length: f64,
    pub tone: Tone,
    pub label: Text,
}

/// A place of the axis.
#[derive(Debug, Clone, Serialize)]
pub struct Tick {
    pub at: f64,
    pub label: Text,
}

/// A row: what it is about, and one or more lanes of shapes.
#[derive(Debug, Clone, Serialize)]
pub struct ChartRow {
    /// "1.", or empty.
    pub number: String,
    pub label: Text,
    pub lanes: Vec<Lane>,
}

/// Shapes on one line, with the figures that they stand for at its end.
#[derive(Debug, Clone, Serialize)]
pub struct Lane {
    pub marks: Vec<Mark>,
    /// One figure a head, or one alone; an empty one where there is none.
    pub figures: Vec<Text>,
}

/// A shape on the axis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Mark {
    pub shape: Shape,
    /// Where it begins; of a point, where it is.
    pub from: f64,
    pub length: f64,
}

/// Shapes, told apart by outline and filling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A filled bar.
    Solid,
    /// A bar with an outline and slanted lines.
    Hatched,
    /// A thin line along the axis.
    Line,
    /// A point, drawn as a filled disc.
    Dot,
    /// A point, drawn as a hollow diamond: another year's.
    Diamond,
    /// The end of a bar that is longer than the axis.
    Beyond,
}

/// A shape or a band with what it means.
#[derive(Debug, Clone, Serialize)]
pub struct KeyEntry {
    /// The shape; none for a band.
    pub shape: Option<Shape>,
    /// The tone of a band; none for a shape.
    pub tone: Option<Tone>,
    pub label: Text,
}

impl KeyEntry {
    /// The entries of those shapes that the rows have.
    pub fn of_shapes(rows: &[ChartRow], shapes: impl IntoIterator<Item = (Shape, Text)>) -> Vec<KeyEntry> {
        let marks = || rows.iter().flat_map(|row| &row.lanes).flat_map(|lane| &lane.marks);
        let shown = shapes.into_iter().filter(|(shape, _)| marks().any(|mark| mark.shape == *shape));
        shown.map(|(shape, label)| KeyEntry { shape: Some(shape), tone: None, label }).collect()
    }
}

impl Mark {
    /// A bar of some filling from the start of the axis. One that is longer than the axis ends in a mark of its own.
    pub fn bar(shape: Shape, to: f64) -> Vec<Mark> {
        let beyond = (to > 100.0).then_some(Mark { shape: Shape::Beyond, from: 100.0, length: 0.0 });
        let bar = Mark { shape, from: 0.0, length: place(to) };
        std::iter::once(bar).chain(beyond).collect()
    }

    /// A point.
    pub fn point(shape: Shape, at: f64) -> Mark {
        Mark { shape, from: place(at), length: 0.0 }
    }
}

/// A place on the axis with two decimals: enough for any paper, and the same in every output.
pub fn place(at: f64) -> f64 {
    (at.clamp(0.0, 100.0) * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_longer_than_the_axis_says_so() {
        let ends = |to| Mark::bar(Shape::Solid, to).iter().map(|mark| (mark.shape, mark.length)).collect::<Vec<_>>();
        assert_eq!(ends(80.3), [(Shape::Solid, 80.3)]);
        assert_eq!(ends(100.0), [(Shape::Solid, 100.0)]);
        assert_eq!(ends(150.0), [(Shape::Solid, 100.0), (Shape::Beyond, 0.0)]);
    }

    #[test]
    fn places_stay_on_the_axis() {
        assert_eq!([place(-1.0), place(100.0 / 3.0), place(700.0)], [0.0, 33.33, 100.0]);
    }
}
