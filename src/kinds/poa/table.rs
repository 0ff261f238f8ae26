//! The two tables of activities: the schedule, and how each activity is measured.

use super::load;
use super::model::{Activity, Layout, Periods, Poa};
use super::money::Sums;
use super::schedule::{Entry, Schedule};
use super::target::Target;
use super::tree::{Numbered, Placing};
use super::view::{amounts, money};
use super::words;
use crate::kinds::words::CONTINUED;
use crate::kinds::{Stage, Standing};
use crate::locale::month_names;
use crate::source::Line;
use crate::view::{Band, Block, Cell, Column, Group, Part, PeriodMark, Role, Row, Section, Table, Text};

/// Columns that are printed only where some activity fills them.
#[derive(Clone, Copy, Default)]
struct Filled {
    target: bool,
    weight: bool,
    schedule: bool,
    budget: bool,
    responsible: bool,
    standing: bool,
    note: bool,
    /// Names in a line, and columns that share the width: a sheet for the wall has more of it than of height.
    in_line: bool,
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
            note: any(|a| a.note.is_some()),
            in_line: false,
        }
    }
}

fn standing(activity: &Activity) -> Standing<'_> {
    Standing { status: activity.status, done: activity.done.as_ref(), updated: activity.updated.as_ref() }
}

/// The schedule: one table, or one a line of action where the plan is printed upright; none for a plan without
/// activities.
pub fn schedule(poa: &Poa, lines: &[Placing], total: &Sums, stage: &Stage) -> Vec<Table> {
    if poa.line.is_empty() && poa.activity.is_empty() {
        return Vec::new();
    }
    let filled = Filled::of(poa);
    if poa.layout() == Layout::Portrait {
        return lines.iter().enumerate().flat_map(|(i, line)| of_line(poa, i, line, &filled, stage)).collect();
    }
    let groups = groups(lines, filled.budget, stage, |numbered| Some(row(poa, numbered, &filled, stage)));
    let caption = stage.word(words::SCHEDULE_CAPTION);
    let mut table = table(poa, "part:schedule-table".into(), caption, groups, &filled, stage);
    if filled.budget {
        let cell = |column: &Column| match column.key {
            "activity" => Cell::from(stage.word(words::TOTAL)),
            "budget" => money(total, stage),
            _ => Cell::default(),
        };
        let row = Row::total(table.columns.iter().map(cell).collect());
        table.groups.push(Group { band: None, rows: vec![row] });
    }
    vec![table]
}

/// The schedule for the wall: what, how much, when and who, closed by what runs in each period.
pub fn wall_schedule(poa: &Poa, lines: &[Placing], stage: &Stage) -> Option<Table> {
    if lines.is_empty() {
        return None;
    }
    let filled =
        Filled { weight: false, budget: false, standing: false, note: false, in_line: true, ..Filled::of(poa) };
    let groups = groups(lines, false, stage, |numbered| Some(row(poa, numbered, &filled, stage)));
    let caption = stage.word(words::SCHEDULE_CAPTION);
    let mut table = table(poa, "part:schedule-table".into(), caption, groups, &filled, stage);
    if filled.schedule {
        let mut curve = load::curve(poa, lines, stage).into_iter();
        let cell = |column: &Column| match column.key {
            "activity" => Cell::from(stage.word(words::LOAD_CAPTION)),
            "slot" => curve.next().unwrap_or_default(),
            _ => Cell::default(),
        };
        let row = Row::total(table.columns.iter().map(cell).collect());
        table.groups.push(Group { band: None, rows: vec![row] });
    }
    Some(table)
}

/// Columns that an upright page has room for.
const UPRIGHT_COLUMNS: usize = 9;

/// The table of one line; two, what is done and when, where one has more columns than an upright page has room for.
fn of_line(poa: &Poa, i: usize, line: &Placing, filled: &Filled, stage: &Stage) -> Vec<Table> {
    let id = format!("part:schedule-table-{}", i + 1);
    let caption = stage.each(|s| format!("{} {}", words::LINE.get(s.lang), line.number));
    let make = |id: String, caption: Text, filled: &Filled| {
        let lines = std::slice::from_ref(line);
        let groups = groups(lines, filled.budget, stage, |numbered| Some(row(poa, numbered, filled, stage)));
        table(poa, id, caption, groups, filled, stage)
    };
    let whole = make(id.clone(), caption.clone(), filled);
    if whole.columns.len() <= UPRIGHT_COLUMNS || !filled.schedule {
        return vec![whole];
    }
    let what = make(id.clone(), caption, &Filled { schedule: false, ..*filled });
    let caption = stage.each(|s| {
        let calendar = words::CALENDAR.get(s.lang).to_lowercase();
        format!("{} {}: {calendar}", words::LINE.get(s.lang), line.number)
    });
    let mut when = make(format!("{id}-calendar"), caption, &Filled { schedule: true, ..Filled::default() });
    // The anchor of an activity is its row in the first of the two.
    when.groups.iter_mut().flat_map(|group| &mut group.rows).for_each(|row| row.id = None);
    vec![what, when]
}

fn table(poa: &Poa, id: String, caption: Text, groups: Vec<Group>, filled: &Filled, stage: &Stage) -> Table {
    let mut columns = vec![
        stage.column("number", words::NUMBER, Role::Figure),
        stage.column("activity", words::ACTIVITY, Role::Prose),
    ];
    let names = if filled.in_line { Role::Prose } else { Role::Name };
    let mut push = |wanted: bool, key, label, role| {
        if wanted {
            columns.push(stage.column(key, label, role));
        }
    };
    push(filled.target, "target", words::TARGET, names);
    push(filled.weight, "weight", words::WEIGHT, Role::Figure);
    let first = columns.len();
    if filled.schedule {
        columns.extend(slot_columns(poa.periods(), stage));
    }
    let mut push = |wanted: bool, key, label, role| {
        if wanted {
            columns.push(stage.column(key, label, role));
        }
    };
    push(filled.budget, "budget", words::BUDGET, Role::Figure);
    push(filled.responsible, "responsible", words::RESPONSIBLE, names);
    push(filled.standing, "status", words::STATUS, Role::Badge);
    let mut table = Table { id, caption, columns, upper: Vec::new(), row_header: Some(1), groups, notes: Vec::new() };
    if filled.schedule {
        table.head_groups(calendar_heads(poa.periods(), first, stage));
    }
    table
}

/// The heads above the columns of the periods, of which `first` is the first: the quarters above their months.
fn calendar_heads(periods: Periods, first: usize, stage: &Stage) -> Vec<(usize, usize, Text)> {
    match periods {
        Periods::Quarters => vec![(first, 4, stage.word(words::CALENDAR))],
        Periods::Months => (0..4).map(|q| (first + q * 3, 3, stage.quarter(q + 1))).collect(),
    }
}

/// One column a quarter or month.
pub fn slot_columns(periods: Periods, stage: &Stage) -> Vec<Column> {
    match periods {
        Periods::Quarters => (1..=4).map(|n| Column::new("slot", stage.quarter(n), Role::Mark)).collect(),
        Periods::Months => (0..12)
            .map(|i| {
                let label = stage.each(|s| month_names(s.lang)[i].chars().take(3).collect());
                Column::new("slot", label, Role::Mark)
            })
            .collect(),
    }
}

/// One group a line, with the line's band above its rows; `with_budget` adds what the line costs.
fn groups(lines: &[Placing], with_budget: bool, stage: &Stage, make: impl Fn(&Numbered) -> Option<Row>) -> Vec<Group> {
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
            if with_budget && !placing.sums.is_empty() {
                let amounts = amounts(&placing.sums, stage);
                parts.push(stage.each(|s| format!("{}: {}", words::BUDGET.get(s.lang), amounts(s))).part());
            }
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
    words_cell.0.extend(activity.note.as_ref().filter(|_| filled.note).map(|note| stage.prose(note).part()));
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
        cells.push(if filled.in_line {
            Cell::from(stage.each(|s| s.bodies(&activity.responsible)))
        } else {
            stage.bodies(&activity.responsible)
        });
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

/// The quarters or months of the year, each by its first month and its last.
pub fn periods_of(periods: Periods) -> impl Iterator<Item = (u32, u32)> {
    let width = match periods {
        Periods::Quarters => 3,
        Periods::Months => 1,
    };
    (0..12 / width).map(move |i| (i * width + 1, i * width + width))
}

/// One cell a quarter or month. A quarter stands for each of its months where the schedule counts in months.
fn slots(periods: Periods, schedule: Option<&Schedule>, stage: &Stage) -> Vec<Cell> {
    let entries: Vec<Option<Entry>> = periods_of(periods).map(|months| schedule?.entry(months)).collect();
    let marked = |i: usize| entries.get(i).is_some_and(Option::is_some);
    let cell = |(i, entry): (usize, &Option<Entry>)| {
        let text = match (*entry)? {
            Entry::Mark => stage.same("X"),
            Entry::Quantity(n) => stage.number(n),
            Entry::Share(n) => stage.percent(n),
        };
        let mark = PeriodMark { text, before: i > 0 && marked(i - 1), after: marked(i + 1) };
        Some(Cell(vec![Part::Mark(mark)]))
    };
    entries.iter().enumerate().map(|pair| cell(pair).unwrap_or_default()).collect()
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
    let groups = groups(lines, false, stage, make).into_iter().filter(|group| !group.rows.is_empty()).collect();
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
