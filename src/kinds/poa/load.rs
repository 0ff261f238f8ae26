//! The year at a glance: how many activities run in each quarter or month, by line of action.

use super::model::{Activity, Poa};
use super::schedule::Schedule;
use super::table::{periods_of, slot_columns};
use super::tree::Placing;
use super::words;
use crate::kinds::Stage;
use crate::view::{Block, Cell, Column, Group, Level, Part, Role, Row, Section, Table, Text};

/// How many activities there are, and how many run in each period of the year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Load {
    pub activities: usize,
    pub periods: Vec<usize>,
}

impl Load {
    fn of<'a>(poa: &Poa, activities: impl Iterator<Item = &'a Activity>) -> Load {
        let mut load = Load { activities: 0, periods: vec![0; periods_of(poa.periods()).count()] };
        for activity in activities.filter(|activity| !activity.is_heading()) {
            load.activities += 1;
            for (count, months) in load.periods.iter_mut().zip(periods_of(poa.periods())) {
                *count += usize::from(activity.schedule.as_ref().is_some_and(|schedule| runs(schedule, months)));
            }
        }
        load
    }

    fn add(&mut self, other: &Load) {
        self.activities += other.activities;
        self.periods.iter_mut().zip(&other.periods).for_each(|(sum, count)| *sum += count);
    }
}

fn runs(schedule: &Schedule, months: (u32, u32)) -> bool {
    schedule.entry(months).is_some_and(|entry| !entry.is_nothing())
}

/// The load of each line with the lines under it, in their order, and that of the plan.
pub fn loads(poa: &Poa, lines: &[Placing]) -> (Vec<Load>, Load) {
    let own = |placing: &Placing| Load::of(poa, placing.activities.iter().map(|numbered| numbered.activity));
    let mut loads: Vec<Load> = lines.iter().map(own).collect();
    let mut total = Load::of(poa, std::iter::empty());
    // From the last to the first: a line stands behind the one that it is a part of.
    for i in (0..lines.len()).rev() {
        let load = loads[i].clone();
        match lines[i].line.under.as_ref().and_then(|under| lines.iter().position(|l| l.line.id.v == under.v)) {
            Some(above) => loads[above].add(&load),
            None => total.add(&load),
        }
    }
    (loads, total)
}

/// The section of the load; `None` for a plan without any schedule.
pub fn section(poa: &Poa, lines: &[Placing], stage: &Stage) -> Option<Section> {
    let (loads, total) = loads(poa, lines);
    if total.periods.iter().all(|&count| count == 0) {
        return None;
    }
    let mut heads = vec![
        stage.column("number", words::NUMBER, Role::Figure),
        stage.column("line", words::LINE, Role::Prose),
        stage.column("activities", words::ACTIVITIES, Role::Figure),
    ];
    heads.extend(slot_columns(poa.periods(), stage).into_iter().map(|column| Column { key: "load", ..column }));
    let mut rows = Vec::new();
    match lines {
        // One line is its own total.
        [only] => rows.push(total_row(number(only, stage), stage.line(&only.line.title), &total, stage)),
        _ => {
            rows.extend(lines.iter().zip(&loads).map(|(placing, load)| {
                Row::new(None, cells(number(placing, stage), stage.line(&placing.line.title), load, stage))
            }));
            rows.push(total_row(Cell::default(), stage.word(words::TOTAL), &total, stage));
        }
    }
    let table = Table {
        id: "part:load-table".into(),
        caption: stage.word(words::LOAD_CAPTION),
        columns: heads,
        upper: Vec::new(),
        row_header: Some(1),
        groups: vec![Group { band: None, rows }],
        notes: Vec::new(),
    };
    Some(Section {
        name: "load",
        id: "part:load".into(),
        number: None,
        heading: stage.word(words::LOAD),
        blocks: vec![Block::Table(table)],
    })
}

fn number(placing: &Placing, stage: &Stage) -> Cell {
    Cell::from(stage.same(placing.number.clone()))
}

fn cells(number: Cell, name: Text, load: &Load, stage: &Stage) -> Vec<Cell> {
    let figure = |n: usize| Cell::from(stage.number(n as f64));
    let mut cells = vec![number, Cell::from(name), figure(load.activities)];
    // A period without activities is a value: nothing runs then.
    cells.extend(load.periods.iter().map(|&count| figure(count)));
    cells
}

/// The row of the whole plan.
fn total_row(number: Cell, name: Text, load: &Load, stage: &Stage) -> Row {
    let mut cells = vec![number, Cell::from(name), Cell::from(stage.number(load.activities as f64))];
    cells.extend(columns(load, stage));
    Row::total(cells)
}

/// The curve of the year: one cell a period, with a column above its figure.
pub fn curve(poa: &Poa, lines: &[Placing], stage: &Stage) -> Vec<Cell> {
    columns(&loads(poa, lines).1, stage)
}

fn columns(load: &Load, stage: &Stage) -> Vec<Cell> {
    let most = load.periods.iter().copied().max().unwrap_or_default().max(1);
    let column = |&count: &usize| {
        let fraction = (count as f64 / most as f64 * 1000.0).round() / 1000.0;
        Cell(vec![Part::Column(Level { fraction, text: stage.number(count as f64) })])
    };
    load.periods.iter().map(column).collect()
}
