//! What is due when, at a glance: how many milestones each committee has in each stretch of the calendar.

use chrono::{Datelike, NaiveDate};

use super::model::{Committee, Milestone, Strategy};
use super::numbers::Numbers;
use super::periods::{first_day, last_day};
use super::words;
use crate::kinds::{Progress, Stage};
use crate::locale::Lang;
use crate::source::Period;
use crate::view::{
    Block, Cell, Column, Group, Level, Node, Part, Passage, PeriodMark, Role, Row, Section, Table, Text,
};

/// Columns that fit beside the names of the committees, those of totals among them.
const MOST_COLUMNS: usize = 9;

/// The section; `None` for a strategy without milestones.
pub fn section(strategy: &Strategy, stage: &Stage, numbers: &mut Numbers) -> Option<Section> {
    if strategy.milestone.is_empty() {
        return None;
    }
    let calendar = Calendar::of(strategy);
    // What takes more columns than a page has is not seen at a glance.
    if calendar.units.len() + calendar.others() > MOST_COLUMNS {
        return None;
    }
    let caption = if calendar.by_end { words::GLANCE_ENDS } else { words::GLANCE_STARTS };
    let mut rows: Vec<Row> = strategy.committee.iter().map(|it| row(strategy, stage, &calendar, Some(it))).collect();
    if strategy.committee.len() > 1 {
        rows.push(row(strategy, stage, &calendar, None));
    }
    let mut table = Table {
        id: "part:glance-table".into(),
        caption: numbers.table(stage, |s| caption.get(s.lang).to_owned()),
        columns: calendar.columns(stage),
        upper: Vec::new(),
        row_header: Some(0),
        groups: vec![Group { band: None, rows }],
        notes: Vec::new(),
    };
    if calendar.unit != Unit::Year {
        table.head_groups(calendar.years(stage));
    }
    Some(Section {
        name: "glance",
        id: "part:glance".into(),
        number: None,
        heading: stage.word(words::GLANCE),
        blocks: vec![Block::Table(table)],
    })
}

/// How fine the columns are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Quarter,
    Half,
    Year,
}

impl Unit {
    fn in_a_year(self) -> i32 {
        match self {
            Unit::Quarter => 4,
            Unit::Half => 2,
            Unit::Year => 1,
        }
    }

    /// The unit that a day lies in, counted from the year 0.
    fn of_day(self, day: NaiveDate) -> i32 {
        day.year() * self.in_a_year() + day.month0() as i32 * self.in_a_year() / 12
    }

    /// The finest unit that does not make a period look more exact than it is.
    fn of_period(period: &Period) -> Unit {
        match period {
            Period::From(inner) => Unit::of_period(inner),
            Period::Half { .. } => Unit::Half,
            Period::Year(_) => Unit::Year,
            _ => Unit::Quarter,
        }
    }
}

/// The columns: stretches of the calendar from the first milestone to the last.
struct Calendar {
    /// Whether milestones count where they are due; else where they start.
    by_end: bool,
    unit: Unit,
    /// First and last unit; empty when no milestone has a date.
    units: std::ops::Range<i32>,
    /// Whether there are milestones without a date.
    undated: bool,
    /// Whether the state of some milestone is known.
    standing: bool,
}

impl Calendar {
    fn of(strategy: &Strategy) -> Calendar {
        let milestones = &strategy.milestone;
        let by_end = milestones.iter().any(|milestone| milestone.end.is_some());
        let dated: Vec<(&Period, NaiveDate)> = milestones.iter().filter_map(|it| date(it, by_end)).collect();
        let mut unit = dated.iter().map(|(period, _)| Unit::of_period(period)).max().unwrap_or(Unit::Year);
        let range = |unit: Unit| {
            let units = || dated.iter().map(|(_, day)| unit.of_day(*day));
            units().min().zip(units().max()).map_or(0..0, |(first, last)| first..last + 1)
        };
        let undated = dated.len() < milestones.len();
        let standing = milestones.iter().any(|milestone| milestone.status.is_some());
        let mut calendar = Calendar { by_end, unit, units: range(unit), undated, standing };
        while unit != Unit::Year && calendar.units.len() + calendar.others() > MOST_COLUMNS {
            unit = if unit == Unit::Quarter { Unit::Half } else { Unit::Year };
            calendar = Calendar { unit, units: range(unit), ..calendar };
        }
        calendar
    }

    /// Columns beside those of the calendar: without a date, total, done.
    fn others(&self) -> usize {
        1 + usize::from(self.undated) + usize::from(self.standing)
    }

    fn columns(&self, stage: &Stage) -> Vec<Column> {
        let mut columns = vec![stage.column("committee", words::COMMITTEE, Role::Prose)];
        columns.extend(self.units.clone().map(|unit| Column::new("period", self.label(stage, unit), Role::Mark)));
        if self.undated {
            columns.push(stage.column("undated", words::UNDATED, Role::Mark));
        }
        columns.push(stage.column("total", words::TOTAL, Role::Mark));
        if self.standing {
            columns.push(stage.column("done", words::DONE, Role::Mark));
        }
        columns
    }

    /// "I trim.", "1.er sem."; the year alone where the columns are years.
    fn label(&self, stage: &Stage, unit: i32) -> Text {
        let n = unit.rem_euclid(self.unit.in_a_year()) as usize;
        match self.unit {
            Unit::Quarter => stage.quarter(n + 1),
            Unit::Half => stage.each(|s| {
                let ordinals = if s.lang == Lang::ES { ["1.er", "2.º"] } else { ["1st", "2nd"] };
                format!("{} {}", ordinals[n], words::HALF.get(s.lang))
            }),
            Unit::Year => stage.same(unit.to_string()),
        }
    }

    /// The years above their columns.
    fn years(&self, stage: &Stage) -> Vec<(usize, usize, Text)> {
        let mut years: Vec<(usize, usize, i32)> = Vec::new();
        for (i, unit) in self.units.clone().enumerate() {
            let year = unit.div_euclid(self.unit.in_a_year());
            match years.last_mut() {
                Some((_, span, last)) if *last == year => *span += 1,
                _ => years.push((i + 1, 1, year)),
            }
        }
        years.into_iter().map(|(first, span, year)| (first, span, stage.same(year.to_string()))).collect()
    }

    /// The unit that a milestone is counted in.
    fn unit_of(&self, milestone: &Milestone) -> Option<i32> {
        date(milestone, self.by_end).map(|(_, day)| self.unit.of_day(day))
    }
}

/// The date by which a milestone is counted: the last day of its end, or the first day of its start.
fn date(milestone: &Milestone, by_end: bool) -> Option<(&Period, NaiveDate)> {
    let period = if by_end { milestone.end.as_ref() } else { milestone.start.as_ref() }?;
    // "The middle of the year" lies in no quarter for certain.
    if matches!(period.v, Period::Third { month: None, .. }) {
        return None;
    }
    let day = if by_end { last_day(period) } else { first_day(period) };
    Some((&period.v, day?))
}

/// The row of a committee, or of all of them.
fn row(strategy: &Strategy, stage: &Stage, calendar: &Calendar, committee: Option<&Committee>) -> Row {
    let milestones: Vec<&Milestone> = match committee {
        Some(committee) => milestones_of(strategy, committee).collect(),
        None => strategy.milestone.iter().collect(),
    };
    let name = committee.map(|it| link(stage.line(&it.title), &it.id));
    let name = name.unwrap_or_else(|| strong(stage.word(words::TOTAL)));
    let figure = |n: usize| {
        let text = stage.number(n as f64);
        Cell::from(if committee.is_some() { text } else { strong(text) })
    };
    let count = |of: &dyn Fn(&Milestone) -> bool| milestones.iter().filter(|milestone| of(milestone)).count();
    let counts: Vec<usize> =
        (calendar.units.clone()).map(|unit| count(&|milestone| calendar.unit_of(milestone) == Some(unit))).collect();
    let mut cells = vec![Cell::from(name)];
    cells.extend(if committee.is_some() { timeline(&counts, stage) } else { curve(&counts, stage) });
    if calendar.undated {
        cells.push(match count(&|milestone| calendar.unit_of(milestone).is_none()) {
            0 => Cell::default(),
            n => figure(n),
        });
    }
    // A total is a figure, also where it is nothing.
    cells.push(figure(milestones.len()));
    if calendar.standing {
        cells.push(figure(milestones.iter().filter(|milestone| milestone.status == Some(Progress::Done)).count()));
    }
    if committee.is_some() { Row::new(None, cells) } else { Row::total(cells) }
}

/// A committee's milestones along the calendar: a mark where it has some, joined where it has some in each stretch.
fn timeline(counts: &[usize], stage: &Stage) -> Vec<Cell> {
    let marked = |i: usize| counts.get(i).is_some_and(|&n| n > 0);
    let mark = |(i, &n): (usize, &usize)| {
        let text = stage.number(n as f64);
        Part::Mark(PeriodMark { text, before: i > 0 && marked(i - 1), after: marked(i + 1) })
    };
    let cell = |(i, n): (usize, &usize)| if *n == 0 { Cell::default() } else { Cell(vec![mark((i, n))]) };
    counts.iter().enumerate().map(cell).collect()
}

/// The milestones of all committees along the calendar, each stretch with a column above its figure.
fn curve(counts: &[usize], stage: &Stage) -> Vec<Cell> {
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    let column = |&n: &usize| {
        let fraction = (n as f64 / most as f64 * 1000.0).round() / 1000.0;
        Cell(vec![Part::Column(Level { fraction, text: stage.number(n as f64) })])
    };
    counts.iter().map(|n| if *n == 0 { Cell::default() } else { column(n) }).collect()
}

/// The milestones of a committee's activities.
fn milestones_of<'a>(strategy: &'a Strategy, committee: &'a Committee) -> impl Iterator<Item = &'a Milestone> {
    strategy.milestone.iter().filter(|milestone| {
        let activity = strategy.activity.iter().find(|activity| activity.id.v == milestone.activity.v);
        activity.is_some_and(|activity| activity.committee.v == committee.id.v)
    })
}

/// The text as a link to an anchor of the page.
pub fn link(text: Text, anchor: &str) -> Text {
    within(text, |c| Node::Link { url: format!("#{anchor}"), c })
}

fn strong(text: Text) -> Text {
    within(text, |c| Node::Strong { c })
}

fn within(mut text: Text, make: impl Fn(Vec<Node>) -> Node) -> Text {
    for Passage { nodes, .. } in &mut text.0 {
        *nodes = vec![make(std::mem::take(nodes))];
    }
    text
}
