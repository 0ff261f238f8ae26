//! The section of a committee: mandate, thematic combos with their processes, and the table of its milestones.

use super::glance::link;
use super::model::{Activity, Combo, Committee, Milestone, Strategy};
use super::numbers::{Numbers, numbered};
use super::periods::Stretch;
use super::view::{figures, numbered_section};
use super::words;
use crate::kinds::words::{CONTINUED, NOTE};
use crate::kinds::{Stage, Standing};
use crate::locale::letters;
use crate::source::BodyRef;
use crate::view::{Band, Block, Cell, Column, Fact, Group, Item, Role, Row, Section, Table, Text};

/// The section of a committee.
pub fn section(strategy: &Strategy, committee: &Committee, stage: &Stage, numbers: &mut Numbers) -> Section {
    let mut blocks = Vec::new();
    let facts = facts(strategy, committee, stage);
    if !facts.is_empty() {
        blocks.push(Block::Facts { items: facts });
    }
    blocks.push(Block::Prose { text: stage.prose(&committee.mandate) });
    if let Some(note) = &committee.note {
        blocks.push(Block::Note { label: stage.word(NOTE), text: stage.prose(note) });
    }
    let combos = strategy.combo.iter().filter(|combo| combo.committee.v == committee.id.v);
    let items: Vec<Item> = combos.enumerate().map(|(i, it)| combo(strategy, it, i + 1, stage)).collect();
    if !items.is_empty() {
        blocks.push(Block::Items { items });
    }
    blocks.extend(milestones(strategy, committee, stage, numbers).map(Block::Table));
    blocks.extend(figures(strategy, &committee.id, stage, numbers));
    numbered_section("committee", &committee.id, stage.line(&committee.title), blocks, numbers)
}

/// A period of its own, and the body where it has another name than the title.
fn facts(strategy: &Strategy, committee: &Committee, stage: &Stage) -> Vec<Fact> {
    let own = Stretch::new(&committee.begin, &committee.end).is_known();
    let period = Some(Stretch::of_committee(strategy, committee)).filter(|_| own);
    let title = stage.line(&committee.title);
    let body = committee.body.as_ref().map(|body| full_name(stage, body)).filter(|name| *name != title);
    [stage.maybe(words::PERIOD, period.and_then(|period| period.words(stage))), stage.maybe(words::BODY, body)]
        .into_iter()
        .flatten()
        .collect()
}

fn full_name(stage: &Stage, body: &BodyRef) -> Text {
    match stage.directory.find(&body.0) {
        Some(entry) => stage.line(&entry.name),
        None => stage.body(body),
    }
}

fn combo(strategy: &Strategy, combo: &Combo, number: usize, stage: &Stage) -> Item {
    let processes = strategy.process.iter().filter(|process| process.combo.v == combo.id.v);
    let items: Vec<Item> = processes
        .enumerate()
        .map(|(i, process)| Item {
            id: process.id.as_ref().map(|id| id.v.clone()),
            marker: format!("{})", letters(i + 1)),
            title: None,
            aside: Vec::new(),
            blocks: vec![Block::Prose { text: stage.line(&process.text) }],
        })
        .collect();
    Item {
        id: Some(combo.id.v.clone()),
        marker: String::new(),
        title: Some(numbered(stage, words::COMBO, number, |s| s.text(&combo.title))),
        aside: Vec::new(),
        blocks: if items.is_empty() { Vec::new() } else { vec![Block::Items { items }] },
    }
}

/// The activities of a committee with their milestones, in the order of the source.
fn activities<'a>(strategy: &'a Strategy, committee: &Committee) -> Vec<(&'a Activity, Vec<&'a Milestone>)> {
    let of_activity = |id: &str| strategy.milestone.iter().filter(|it| it.activity.v == id).collect();
    let own = strategy.activity.iter().filter(|activity| activity.committee.v == committee.id.v);
    own.map(|activity| (activity, of_activity(&activity.id.v))).collect()
}

/// Which columns the table of milestones has besides number and result: those that some row fills.
struct Columns {
    starts: bool,
    ends: bool,
    responsible: bool,
    standing: bool,
}

impl Columns {
    fn of(milestones: &[&Milestone]) -> Columns {
        let any = |filled: &dyn Fn(&Milestone) -> bool| milestones.iter().any(|milestone| filled(milestone));
        Columns {
            starts: any(&|it| it.start.is_some()),
            ends: any(&|it| it.end.is_some()),
            responsible: any(&|it| !it.responsible.is_empty()),
            standing: any(&|it| standing(it).is_known()),
        }
    }

    fn heads(&self, stage: &Stage) -> Vec<Column> {
        let mut columns = vec![
            stage.column("number", words::NUMBER, Role::Figure),
            stage.column("result", words::RESULT, Role::Prose),
        ];
        match (self.starts, self.ends) {
            (true, true) => columns.push(stage.column("timeframe", words::TIMEFRAME, Role::Short)),
            (true, false) => columns.push(stage.column("start", words::STARTS, Role::Date)),
            (false, true) => columns.push(stage.column("end", words::ENDS, Role::Date)),
            (false, false) => {}
        }
        if self.responsible {
            columns.push(stage.column("responsible", words::RESPONSIBLE, Role::Name));
        }
        if self.standing {
            columns.push(stage.column("status", words::STATUS, Role::Badge));
        }
        columns
    }
}

/// The table of milestones, grouped by activity; `None` for a committee without activities.
fn milestones(strategy: &Strategy, committee: &Committee, stage: &Stage, numbers: &mut Numbers) -> Option<Table> {
    let activities = activities(strategy, committee);
    if activities.is_empty() {
        return None;
    }
    let all: Vec<&Milestone> = activities.iter().flat_map(|(_, milestones)| milestones).copied().collect();
    let columns = Columns::of(&all);
    let groups = activities.iter().enumerate().map(|(i, (activity, milestones))| {
        let period = Stretch::new(&activity.start, &activity.end).words(stage);
        let band = Band {
            number: format!("{}.", i + 1),
            label: stage.line(&activity.text),
            parts: period.map(Text::part).into_iter().collect(),
            continued: stage.word(CONTINUED),
        };
        let rows = milestones.iter().enumerate();
        let rows = rows.map(|(j, milestone)| row(strategy, milestone, format!("{}.{}", i + 1, j + 1), &columns, stage));
        Group { band: Some(band), rows: rows.collect() }
    });
    Some(Table {
        id: format!("milestones:{}", committee.id.v),
        caption: numbers.table(stage, |s| match &committee.table_caption {
            Some(caption) => s.text(caption),
            None => format!("{}: {}", words::MILESTONES.get(s.lang), s.text(&committee.title)),
        }),
        columns: columns.heads(stage),
        upper: Vec::new(),
        row_header: Some(1),
        groups: groups.collect(),
        notes: Vec::new(),
    })
}

fn row(strategy: &Strategy, milestone: &Milestone, number: String, columns: &Columns, stage: &Stage) -> Row {
    let mut result = stage.cell(Some(&milestone.result));
    result.0.extend(stage.optional(&milestone.note).map(Text::part));
    result.0.extend(continues(strategy, milestone, stage).map(Text::part));
    let mut cells = vec![Cell::from(stage.same(number)), result];
    if columns.starts || columns.ends {
        cells.push(when(milestone, columns, stage));
    }
    if columns.responsible {
        cells.push(stage.bodies(&milestone.responsible));
    }
    if columns.standing {
        cells.push(stage.standing(standing(milestone)));
    }
    Row::new(milestone.id.as_ref(), cells)
}

/// When: under a head that says which of the two it is, the period alone.
fn when(milestone: &Milestone, columns: &Columns, stage: &Stage) -> Cell {
    let text = match (&milestone.start, &milestone.end) {
        (Some(start), None) if !columns.ends => Some(stage.period(start)),
        (None, Some(end)) if !columns.starts => Some(stage.period(end)),
        (start, end) => Stretch::new(start, end).words(stage),
    };
    text.map(Cell::from).unwrap_or_default()
}

fn standing(milestone: &Milestone) -> Standing<'_> {
    Standing { status: milestone.status, done: milestone.done.as_ref(), updated: milestone.updated.as_ref() }
}

/// What a milestone continues: one of the same document by its number, another by its address.
fn continues(strategy: &Strategy, milestone: &Milestone, stage: &Stage) -> Option<Text> {
    let address = &milestone.follows.as_ref()?.0.v;
    let own = address.strip_prefix('#').and_then(|id| Some((id, number_of(strategy, id)?)));
    Some(match own {
        Some((id, number)) => {
            let words =
                stage.each(|s| format!("{} {} {number}", words::CONTINUES.get(s.lang), words::MILESTONE.get(s.lang)));
            link(words, id)
        }
        None => stage.each(|s| format!("{} {address}", words::CONTINUES.get(s.lang))),
    })
}

/// The number of a milestone in the table of its committee.
fn number_of(strategy: &Strategy, id: &str) -> Option<String> {
    strategy.committee.iter().flat_map(|it| activities(strategy, it).into_iter().enumerate()).find_map(
        |(i, (_, milestones))| {
            let at = milestones.iter().position(|it| it.id.as_ref().is_some_and(|own| own.v == id))?;
            Some(format!("{}.{}", i + 1, at + 1))
        },
    )
}
