//! The two tables of activities: the schedule, and how each activity is measured.

use super::model::{Activity, Periods, Poa};
use super::money::Sums;
use super::schedule::{Entry, Schedule};
use super::target::Target;
use super::tree::{Numbered, Placing};
use super::view::money;
use super::words;
use crate::kinds::words::CONTINUED;
use crate::kinds::{Stage, Standing, capital};
use crate::locale::{Lang, month_names, roman};
use crate::source::Line;
use crate::view::{Band, Block, Cell, Column, Group, Part, Role, Row, Section, Table, Text};

/// Columns that are printed only where some activity fills them.
struct Filled {
    target: bool,
    weight: bool,
    schedule: bool,
    budget: bool,
    responsible: bool,
    standing: bool,
}

impl Filled {
    fn of(poa: &Poa) -> Filled {
        let any = |get: fn(&Activity) -> bool| poa.activity.iter().any(get);
        Filled {
            target: any(|a| !a.target.is_empty()),
            weight: any(|a| a.weight.is_some()),
            schedule: any(|a| a.schedule.is_some()),
            budget: any(|a| !a.budget.is_empty()),
            responsible: any(|a| !a.responsible.is_empty()),
            standing: any(|a| standing(a).is_known()),
        }
    }
}

fn standing(activity: &Activity) -> Standing<'_> {
    Standing { status: activity.status, done: activity.done.as_ref(), updated: activity.updated.as_ref() }
}

/// The schedule; `None` for a plan without activities.
pub fn schedule(poa: &Poa, lines: &[Placing], stage: &Stage) -> Option<Table> {
    if poa.line.is_empty() && poa.activity.is_empty() {
        return None;
    }
    let filled = Filled::of(poa);
    let mut columns = vec![
        stage.column("number", words::NUMBER, Role::Figure),
        stage.column("activity", words::ACTIVITY, Role::Prose),
    ];
    let mut push = |wanted: bool, key, label, role| {
        if wanted {
            columns.push(stage.column(key, label, role));
        }
    };
    push(filled.target, "target", words::TARGET, Role::Name);
    push(filled.weight, "weight", words::WEIGHT, Role::Figure);
    let first = columns.len();
    if filled.schedule {
        columns.extend(slot_columns(poa.periods(), stage));
    }
    let last = columns.len();
    let mut push = |wanted: bool, key, label, role| {
        if wanted {
            columns.push(stage.column(key, label, role));
        }
    };
    push(filled.budget, "budget", words::BUDGET, Role::Figure);
    push(filled.responsible, "responsible", words::RESPONSIBLE, Role::Name);
    push(filled.standing, "status", words::STATUS, Role::Badge);
    let mut table = Table {
        id: "part:schedule-table".into(),
        caption: stage.word(words::SCHEDULE_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(1),
        groups: groups(lines, stage, |numbered| Some(row(poa, numbered, &filled, stage))),
        notes: Vec::new(),
    };
    if filled.schedule {
        let groups = match poa.periods() {
            Periods::Quarters => vec![(first, last - first, stage.word(words::CALENDAR))],
            Periods::Months => (0..4).map(|q| (first + q * 3, 3, quarter(stage, q + 1))).collect(),
        };
        table.head_groups(groups);
    }
    Some(table)
}

/// "I trim.", "Quarter 1".
fn quarter(stage: &Stage, n: usize) -> Text {
    stage.each(|s| match s.lang {
        Lang::ES => format!("{} {}", roman(n), words::QUARTER.get(s.lang)),
        _ => format!("{} {n}", capital(words::QUARTER.get(s.lang))),
    })
}

fn slot_columns(periods: Periods, stage: &Stage) -> Vec<Column> {
    match periods {
        Periods::Quarters => (1..=4).map(|n| Column::new("slot", quarter(stage, n), Role::Mark)).collect(),
        Periods::Months => (0..12)
            .map(|i| {
                let label = stage.each(|s| month_names(s.lang)[i].chars().take(3).collect());
                Column::new("slot", label, Role::Mark)
            })
            .collect(),
    }
}

/// One group a line, with the line's band above its rows.
fn groups(lines: &[Placing], stage: &Stage, make: impl Fn(&Numbered) -> Option<Row>) -> Vec<Group> {
    lines
        .iter()
        .map(|placing| {
            let mut parts: Vec<Part> = Vec::new();
            parts.extend(placing.line.weight.as_ref().map(|weight| {
                stage
                    .each(|s| {
                        let percent = stage.locale.numbers(s.lang).percent(weight.v);
                        format!("{}: {percent}", words::WEIGHT.get(s.lang))
                    })
                    .part()
            }));
            let band = Band {
                number: format!("{}.", placing.number),
                label: stage.line(&placing.line.title),
                parts,
                continued: stage.word(CONTINUED),
            };
            Group { band: Some(band), rows: placing.activities.iter().filter_map(&make).collect() }
        })
        .collect()
}

fn row(poa: &Poa, numbered: &Numbered, filled: &Filled, stage: &Stage) -> Row {
    let activity = numbered.activity;
    if activity.is_heading() {
        let text = stage.each(|s| format!("{} {}", numbered.number, s.text(&activity.activity)));
        return Row::heading(activity.id.as_ref(), Cell::from(text));
    }
    let mut words_cell = stage.cell(Some(&activity.activity));
    words_cell.0.extend(activity.note.as_ref().map(|note| stage.prose(note).part()));
    let mut cells = vec![Cell::from(stage.same(numbered.number.clone())), words_cell];
    if filled.target {
        cells.push(targets(&activity.target, stage));
    }
    if filled.weight {
        cells.push(activity.weight.as_ref().map(|w| Cell::from(stage.percent(w.v))).unwrap_or_default());
    }
    if filled.schedule {
        cells.extend(slots(poa.periods(), activity.schedule.as_ref(), stage));
    }
    if filled.budget {
        cells.push(money(&Sums::of(&activity.budget, poa.currency.as_ref()), stage));
    }
    if filled.responsible {
        cells.push(stage.bodies(&activity.responsible));
    }
    if filled.standing {
        cells.push(stage.standing(standing(activity)));
    }
    Row::new(activity.id.as_ref(), cells)
}

/// Targets in one cell, one below the other.
fn targets(targets: &[Target], stage: &Stage) -> Cell {
    let parts = targets.iter().flat_map(|target| match target {
        Target::Words(words) => stage.cell(Some(words)).0,
        Target::Quantity(target) => {
            let text = stage.each(|s| {
                let number = stage.locale.numbers(s.lang).number(target.quantity.v);
                match &target.unit {
                    Some(unit) => format!("{number} {}", s.text(unit)),
                    None => number,
                }
            });
            vec![text.part()]
        }
    });
    Cell(parts.collect())
}

/// One cell a quarter or month. A quarter stands for each of its months where the schedule counts in months.
fn slots(periods: Periods, schedule: Option<&Schedule>, stage: &Stage) -> Vec<Cell> {
    let width = match periods {
        Periods::Quarters => 3,
        Periods::Months => 1,
    };
    (0..12 / width)
        .map(|i| {
            let (first, last) = (i * width + 1, i * width + width);
            let entry = schedule.into_iter().flat_map(|schedule| &schedule.entries).find(|(slot, ..)| {
                let months = slot.months();
                *months.start() <= first && *months.end() >= last
            });
            match entry {
                None => Cell::default(),
                Some((_, Entry::Mark, _)) => Cell::from(stage.same("X")),
                Some((_, Entry::Quantity(n), _)) => Cell::from(stage.number(*n)),
                Some((_, Entry::Share(n), _)) => Cell::from(stage.percent(*n)),
            }
        })
        .collect()
}

/// How each activity is measured, and what may come between; `None` when no activity says it.
pub fn indicators(poa: &Poa, lines: &[Placing], stage: &Stage) -> Option<Section> {
    type Get = fn(&Activity) -> &Option<Line>;
    let all: [(&'static str, crate::locale::Word, Get); 3] = [
        ("indicator", words::INDICATOR, |a| &a.indicator),
        ("verification", words::VERIFICATION, |a| &a.verification),
        ("risk", words::RISK, |a| &a.risk),
    ];
    let shown: Vec<_> = all.iter().filter(|(_, _, get)| poa.activity.iter().any(|a| get(a).is_some())).collect();
    if shown.is_empty() {
        return None;
    }
    let mut columns = vec![
        stage.column("number", words::NUMBER, Role::Figure),
        stage.column("activity", words::ACTIVITY, Role::Prose),
    ];
    columns.extend(shown.iter().map(|(key, label, _)| stage.column(key, *label, Role::Prose)));
    let make = |numbered: &Numbered| {
        let activity = numbered.activity;
        let known = shown.iter().any(|(_, _, get)| get(activity).is_some());
        known.then(|| {
            let mut cells = vec![Cell::from(stage.same(numbered.number.clone())), stage.cell(Some(&activity.activity))];
            cells.extend(shown.iter().map(|(_, _, get)| stage.cell(get(activity).as_deref())));
            // Its anchor is the schedule's row.
            Row::new(None, cells)
        })
    };
    let groups = groups(lines, stage, make).into_iter().filter(|group| !group.rows.is_empty()).collect();
    let table = Table {
        id: "part:indicators-table".into(),
        caption: stage.word(words::INDICATORS_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(1),
        groups,
        notes: Vec::new(),
    };
    Some(Section {
        name: "indicators",
        id: "part:indicators".into(),
        number: None,
        heading: stage.word(words::INDICATORS),
        blocks: vec![Block::Table(table)],
    })
}
