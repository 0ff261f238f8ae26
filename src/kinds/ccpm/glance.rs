//! The results at a glance: all functions on the declared scale, this year beside the last, as a chart and as a table; and
//! what limits the comparison of the two years.

use super::model::{Ccpm, Function};
use super::results::{
    badge, band_words, bands, bar, function_title, function_words, rating_of, scale_before, scale_of, scale_words,
};
use super::{follow_up, words};
use crate::kinds::Stage;
use crate::locale::join;
use crate::view::{
    Block, Cell, Chart, ChartRow, Column, Group, Item, KeyEntry, Lane, Mark, Part, Role, Row, Section, Shape, Table,
    Text, Tick, place,
};

/// The section of the results; `None` for a report that has neither functions nor a scale.
pub fn section(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    let remarks = comparison(ccpm, stage);
    let blocks: Vec<Block> = if ccpm.function.is_empty() {
        let known = ccpm.scale.is_some() || ccpm.previous.is_some();
        let scale = known.then(|| stage.each(|s| scale_words(stage, s, scale_of(ccpm))));
        scale.into_iter().chain(remarks).map(|text| Block::Prose { text }).collect()
    } else if ccpm.is_report() {
        let label = stage.each(|s| format!("{} {}", words::COMPARISON.get(s.lang), ccpm.year_before()));
        let blocks: Vec<Block> = remarks.into_iter().map(|text| Block::Prose { text }).collect();
        let item = Item { id: None, marker: String::new(), title: Some(label), aside: Vec::new(), blocks };
        let remarks = (!item.blocks.is_empty()).then(|| Block::Items { items: vec![item] });
        let chart = chart(ccpm, stage).map(Block::Chart);
        chart.into_iter().chain([Block::Table(table(ccpm, stage))]).chain(remarks).collect()
    } else {
        let mut table = table(ccpm, stage);
        table.notes.extend(remarks);
        vec![Block::Table(table)]
    };
    let heading = stage.word(words::GLANCE);
    (!blocks.is_empty()).then(|| Section { name: "glance", id: "part:glance".into(), number: None, heading, blocks })
}

/// Whether anything is known of the year before.
fn has_before(ccpm: &Ccpm) -> bool {
    ccpm.function.iter().any(|f| f.previous_score.is_some() || f.previous_rating.is_some())
}

/// One row a function. Where a chart stands above, the table holds figures only, and last year's rating with them;
/// alone it has the bars itself.
fn table(ccpm: &Ccpm, stage: &Stage) -> Table {
    let report = ccpm.is_report();
    let before = has_before(ccpm);
    let column = |key, label, role| stage.column(key, label, role);
    let mut columns = vec![
        column("number", words::NUMBER, Role::Figure),
        column("function", words::FUNCTION, Role::Prose),
        column("result", words::RESULT, if report { Role::Figure } else { Role::Bar }),
        column("rating", words::RATING, Role::Badge),
    ];
    let year = |year: i32| stage.same(year.to_string());
    if before && report {
        columns.push(column("before", words::RESULT, Role::Figure));
        columns.push(column("rating-before", words::RATING, Role::Badge));
    } else if before {
        columns.push(Column::new("before", year(ccpm.year_before()), Role::Figure));
    }
    if !ccpm.action.is_empty() {
        columns.push(column("actions", words::ACTIONS, Role::Figure));
    }
    let rows = ccpm.function.iter().enumerate().map(|(i, function)| {
        let mut cells = vec![Cell::from(stage.same((i + 1).to_string()))];
        cells.extend(cells_of(ccpm, stage, function, before));
        if !ccpm.action.is_empty() {
            cells.push(Cell::from(stage.number(ccpm.actions_of(&function.key.0).count() as f64)));
        }
        Row::new(None, cells)
    });
    let mut table = Table {
        id: "part:glance-table".into(),
        caption: stage.word(words::GLANCE_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(1),
        groups: vec![Group { band: None, rows: rows.collect() }],
        notes: vec![stage.each(|s| scale_words(stage, s, scale_of(ccpm)))],
    };
    if before && report {
        table.head_groups(vec![(2, 2, year(ccpm.year.v)), (4, 2, year(ccpm.year_before()))]);
    }
    table
}

/// Name, result and rating of a function, and those of the year before.
fn cells_of(ccpm: &Ccpm, stage: &Stage, function: &Function, before: bool) -> Vec<Cell> {
    let (report, scale) = (ccpm.is_report(), scale_of(ccpm));
    let mut name = vec![function_title(stage, &function.key.0, function.name.as_ref()).part()];
    name.extend(stage.optional(&function.note).map(Text::part));
    let result = function.score.as_ref().map(|score| match report {
        true => stage.percent(score.v).part(),
        false => bar(stage, scale, score, function.previous_score.as_ref()),
    });
    let rating = |scale, score, typed| rating_of(scale, score, typed).map(|r| Cell::from(badge(stage, r)));
    let mut cells = vec![
        Cell(name),
        Cell(result.into_iter().collect()),
        rating(scale, &function.score, &function.rating).unwrap_or_default(),
    ];
    let score = || function.previous_score.as_ref().map(|score| stage.percent(score.v));
    if before && report {
        cells.push(score().map(Cell::from).unwrap_or_default());
        let rated = rating(scale_before(ccpm), &function.previous_score, &function.previous_rating);
        cells.push(rated.unwrap_or_default());
    } else if before {
        let rating = function.previous_rating.as_ref().map(|rating| stage.word(rating.v.word()));
        cells.push(score().or(rating).map(Cell::from).unwrap_or_default());
    }
    cells
}

/// Letters of a function's name beside the axis; the table has all of them.
const LONGEST_LABEL: usize = 120;

/// The chart; `None` when no function has a score.
fn chart(ccpm: &Ccpm, stage: &Stage) -> Option<Chart> {
    let scored = ccpm.function.iter().any(|function| function.score.is_some());
    let scale = scale_of(ccpm);
    let before = ccpm.function.iter().any(|function| function.previous_score.is_some());
    let bands = bands(stage, scale);
    let rows = ccpm.function.iter().enumerate().map(|(i, function)| {
        let mut marks = match (&function.score, &function.rating) {
            (Some(score), _) => Mark::bar(Shape::Solid, score.v),
            // Somewhere in its band: the band is all that is known.
            (None, Some(rating)) => (bands.iter().filter(|(band, _)| *band == rating.v))
                .map(|(_, band)| Mark { shape: Shape::Hatched, from: band.from, length: band.length })
                .collect(),
            (None, None) => Vec::new(),
        };
        marks.extend(function.previous_score.as_ref().map(|score| Mark::point(Shape::Diamond, score.v)));
        let figure = |score: &Option<_>| score.as_ref().map(|score: &crate::source::Percent| stage.percent(score.v));
        let mut figures = vec![figure(&function.score).unwrap_or_default()];
        if before {
            figures.push(figure(&function.previous_score).unwrap_or_default());
        }
        ChartRow {
            number: format!("{}.", i + 1),
            label: function_title(stage, &function.key.0, function.name.as_ref()).shortened(LONGEST_LABEL),
            lanes: vec![Lane { marks, figures }],
        }
    });
    let rows: Vec<ChartRow> = rows.collect();
    let cuts = scale.bands.iter().filter_map(|(_, above)| *above);
    let mut ticks: Vec<f64> = cuts.chain([0.0, 100.0]).collect();
    ticks.sort_by(f64::total_cmp);
    ticks.dedup();
    let year = |year: i32| stage.same(year.to_string());
    scored.then(|| Chart {
        id: "chart:glance".into(),
        caption: stage.word(words::GLANCE_CHART),
        alt: alt(ccpm, stage, before),
        ticks: ticks.iter().map(|at| Tick { at: place(*at), label: stage.percent(*at) }).collect(),
        heads: if before { vec![year(ccpm.year.v), year(ccpm.year_before())] } else { Vec::new() },
        key: key(ccpm, stage, &rows),
        rows,
        bands: bands.into_iter().map(|(_, band)| band).collect(),
    })
}

/// The shapes that the rows have, then the bands with their bounds.
fn key(ccpm: &Ccpm, stage: &Stage, rows: &[ChartRow]) -> Vec<KeyEntry> {
    let scale = scale_of(ccpm);
    let shapes = [
        (Shape::Solid, stage.same(ccpm.year.v.to_string())),
        (Shape::Diamond, stage.same(ccpm.year_before().to_string())),
        (Shape::Hatched, stage.word(words::UNSCORED)),
    ];
    let bands = (0..scale.bands.len()).map(|at| {
        let label = stage.each(|s| band_words(stage, s, scale, at));
        KeyEntry { shape: None, tone: Some(scale.bands[at].0.tone()), label }
    });
    KeyEntry::of_shapes(rows, shapes).into_iter().chain(bands).collect()
}

/// What the chart shows, in words: its kind, the highest and the lowest, and how the two years differ.
fn alt(ccpm: &Ccpm, stage: &Stage, before: bool) -> Text {
    let scores = || ccpm.function.iter().filter_map(|function| Some((function, function.score.as_ref()?.v)));
    let pairs = || ccpm.function.iter().filter_map(|f| Some((f.score.as_ref()?.v, f.previous_score.as_ref()?.v)));
    stage.each(|s| {
        let numbers = stage.locale.numbers(s.lang);
        let year = ccpm.year_before();
        let mut words_of = vec![format!("{}: {}", words::BARS.get(s.lang), words::GLANCE_CHART.get(s.lang))];
        if before {
            words_of[0] += &format!(", {} {year}", words::BARS_WITH_BEFORE.get(s.lang));
        }
        let named = |s: &mut _, (f, score): (&Function, f64)| {
            format!("{}, {}", function_words(s, &f.key.0, f.name.as_ref()), numbers.percent(score))
        };
        let highest = scores().max_by(|a, b| a.1.total_cmp(&b.1));
        let lowest = scores().min_by(|a, b| a.1.total_cmp(&b.1));
        if let (Some(highest), Some(lowest)) = (highest, lowest) {
            let (first, last) = (named(s, highest), named(s, lowest));
            words_of.push(format!("{}: {first}; {}: {last}", words::HIGHEST.get(s.lang), words::LOWEST.get(s.lang)));
        }
        if before {
            let count = |of: fn(&(f64, f64)) -> bool| pairs().filter(of).count();
            let (risen, fallen, equal) = (count(|(a, b)| a > b), count(|(a, b)| a < b), count(|(a, b)| a == b));
            words_of.push(format!(
                "{} {year}: {} {risen}, {} {fallen}, {} {equal}",
                words::SINCE.get(s.lang),
                words::RISEN.get(s.lang),
                words::FALLEN.get(s.lang),
                words::EQUAL.get(s.lang)
            ));
        }
        format!("{}. {}", words_of.join(". "), words::FIGURES_BELOW.get(s.lang))
    })
}

/// What limits the comparison with the year before: another scale, other functions, and what the authors say of it.
fn comparison(ccpm: &Ccpm, stage: &Stage) -> Vec<Text> {
    let Some(previous) = &ccpm.previous else { return Vec::new() };
    let year = previous.year.v;
    let mut remarks = Vec::new();
    if let Some(before) = previous.scale.as_ref().filter(|before| !before.same_cuts(scale_of(ccpm))) {
        remarks.push(stage.each(|s| {
            let old = scale_words(stage, s, before);
            let (changed, end) = (words::SCALE_CHANGED.get(s.lang), words::SCALE_CHANGED_END.get(s.lang));
            format!("{changed} {year}: {end}. {old}")
        }));
    }
    remarks.extend(other_functions(ccpm, stage, year));
    remarks.extend(stage.optional(&previous.note));
    remarks
}

/// The functions that only one of the two years has. Which the year before had beside those of this one is known from its
/// document alone.
fn other_functions(ccpm: &Ccpm, stage: &Stage, year: i32) -> Option<Text> {
    let compared = |f: &&Function| f.previous_score.is_some() || f.previous_rating.is_some();
    let new: Vec<&Function> = ccpm.function.iter().filter(|f| !compared(f)).collect();
    // A report that gives no result at all of the year before says nothing of its functions.
    let new = if new.len() < ccpm.function.len() { new } else { Vec::new() };
    let has = |key: &str| ccpm.function.iter().any(|f| f.key.0.v == key);
    let last = ccpm.previous.as_ref().and_then(|previous| follow_up::report(stage, &previous.document.as_ref()?.0));
    let gone: Vec<&Function> = last.into_iter().flat_map(|last| &last.function).filter(|f| !has(&f.key.0)).collect();
    (!new.is_empty() || !gone.is_empty()).then(|| {
        stage.each(|s| {
            let mut parts = Vec::new();
            for (word, functions) in [(words::FUNCTIONS_NEW, &new), (words::FUNCTIONS_GONE, &gone)] {
                let names: Vec<String> =
                    functions.iter().map(|f| function_words(s, &f.key.0, f.name.as_ref())).collect();
                if !names.is_empty() {
                    parts.push(format!("{}: {}", word.get(s.lang), join(s.lang, &names)));
                }
            }
            format!("{} {year}. {}.", words::FUNCTIONS_CHANGED.get(s.lang), crate::kinds::capital(&parts.join("; ")))
        })
    })
}

/// The score or rating of the year before within a line: "2023: 71 %".
pub fn before_part(ccpm: &Ccpm, stage: &Stage, function: &Function) -> Option<Part> {
    let rating = rating_of(scale_before(ccpm), &function.previous_score, &function.previous_rating)?;
    let text = stage.each(|s| {
        let numbers = stage.locale.numbers(s.lang);
        let score = function.previous_score.as_ref().map(|score| numbers.percent(score.v));
        let words = score.into_iter().chain([rating.word().get(s.lang).to_owned()]);
        format!("{}: {}", ccpm.year_before(), words.collect::<Vec<_>>().join(", "))
    });
    Some(text.part())
}
