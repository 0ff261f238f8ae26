//! The process of an annual report: its dates on a line of time, and the days between them.

use chrono::{Datelike, Months, NaiveDate};

use super::model::Ccpm;
use super::words;
use crate::kinds::Stage;
use crate::locale::{Word, date_words, month_names};
use crate::view::{
    Block, Cell, Chart, ChartRow, Group, Lane, Mark, Role, Row, Section, Shape, Table, Text, Tick, place,
};

/// The section of the process; `None` when no date is known.
pub fn section(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    let dates = [(words::LAUNCH, &ccpm.launch), (words::REVIEW, &ccpm.review), (words::COMPLETION, &ccpm.completion)];
    let dates: Vec<(Word, NaiveDate)> =
        dates.iter().filter_map(|(word, date)| Some((*word, date.as_ref()?.v))).collect();
    let chart = chart(&dates, stage).map(Block::Chart);
    let blocks: Vec<Block> =
        chart.into_iter().chain((!dates.is_empty()).then(|| Block::Table(table(&dates, stage)))).collect();
    let heading = stage.word(words::PROCESS);
    (!blocks.is_empty()).then(|| Section { name: "process", id: "part:process".into(), number: None, heading, blocks })
}

fn table(dates: &[(Word, NaiveDate)], stage: &Stage) -> Table {
    let column = |key, label, role| stage.column(key, label, role);
    let mut columns = vec![column("step", words::STEP, Role::Prose), column("date", words::DATE, Role::Date)];
    let several = dates.len() > 1;
    if several {
        columns.push(column("days", words::DAYS, Role::Figure));
    }
    let rows = dates.iter().map(|(word, date)| {
        let days = (*date - dates[0].1).num_days();
        let mut cells = vec![Cell::from(stage.word(*word)), Cell::from(stage.date(*date))];
        if several {
            cells.push(Cell::from(stage.number(days as f64)));
        }
        Row::new(None, cells)
    });
    Table {
        id: "part:process-dates".into(),
        caption: stage.word(words::PROCESS_DATES),
        columns,
        upper: Vec::new(),
        row_header: Some(0),
        groups: vec![Group { band: None, rows: rows.collect() }],
        notes: Vec::new(),
    }
}

/// The dates on an axis of months; `None` when there is no stretch of time to draw.
fn chart(dates: &[(Word, NaiveDate)], stage: &Stage) -> Option<Chart> {
    let (first, last) = (dates.first()?.1, dates.last()?.1);
    // Dates out of order are a finding.
    if first >= last || dates.windows(2).any(|pair| pair[0].1 > pair[1].1) {
        return None;
    }
    let start = first.with_day(1)?;
    let end = last.with_day(1)?.checked_add_months(Months::new(1))?;
    let at = |date: NaiveDate| place((date - start).num_days() as f64 * 100.0 / (end - start).num_days() as f64);
    let rows = dates.iter().map(|(word, date)| {
        let line = Mark { shape: Shape::Line, from: at(first), length: place(at(*date) - at(first)) };
        let line = Some(line).filter(|line| line.length > 0.0);
        let marks = line.into_iter().chain([Mark::point(Shape::Dot, at(*date))]).collect();
        let lanes = vec![Lane { marks, figures: vec![stage.date(*date)] }];
        ChartRow { number: String::new(), label: stage.word(*word), lanes }
    });
    Some(Chart {
        id: "chart:process".into(),
        caption: stage.word(words::PROCESS_CAPTION),
        alt: stage.each(|s| {
            let steps: Vec<String> = (dates.iter())
                .map(|(word, date)| format!("{}: {}", word.get(s.lang), date_words(s.lang, *date)))
                .collect();
            format!("{}. {}.", words::TIMELINE.get(s.lang), steps.join("; "))
        }),
        bands: Vec::new(),
        ticks: ticks(start, end, stage).into_iter().map(|(date, label)| Tick { at: at(date), label }).collect(),
        heads: Vec::new(),
        rows: rows.collect(),
        key: Vec::new(),
    })
}

/// Most words that stand side by side below an axis.
const MOST_TICKS: i32 = 4;

/// The first days of months, every second or third month when there are many; the year stands with the first one and
/// with each January.
fn ticks(start: NaiveDate, end: NaiveDate, stage: &Stage) -> Vec<(NaiveDate, Text)> {
    let months = (end.year() - start.year()) * 12 + end.month0() as i32 - start.month0() as i32;
    let step = (months + MOST_TICKS - 1) / MOST_TICKS;
    let nth = |n: i32| start.checked_add_months(Months::new(u32::try_from(n * step).ok()?));
    (0..MOST_TICKS)
        .map_while(nth)
        .take_while(|date| *date < end)
        .enumerate()
        .map(|(i, date)| {
            let label = stage.each(|s| {
                let name = &month_names(s.lang)[date.month0() as usize];
                if i == 0 || date.month() == 1 { format!("{name} {}", date.year()) } else { name.clone() }
            });
            (date, label)
        })
        .collect()
}
