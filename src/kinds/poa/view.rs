//! A plan as it is read: the year at a glance, what it is for, its activities with their schedule, how they are measured,
//! what they cost.

use super::load;
use super::model::Poa;
use super::money::Sums;
use super::table::{indicators, schedule, wall_schedule};
use super::tree::{self, Placing};
use super::words;
use crate::kinds::words::NOTE;
use crate::kinds::{BETWEEN, Sheet, Speaker, Stage};
use crate::source::currency_sign;
use crate::view::{Block, Cell, Column, Fact, Group, Item, Role, Row, Section, Table, Text};

/// The kind's part of the view.
pub fn sheet(poa: &Poa, stage: &Stage) -> Sheet {
    let lines = tree::lines(poa);
    let total = tree::total(poa, &lines);
    let sections = [
        load::section(poa, &lines, stage),
        prose_section("introduction", "part:introduction", words::INTRODUCTION, &poa.introduction, stage),
        prose_section("objective", "part:objective", words::OBJECTIVE, &poa.objective, stage),
        line_objectives(&lines, stage),
        schedule_section(poa, &lines, &total, stage),
        indicators(poa, &lines, stage),
        budget(&lines, &total, stage),
    ];
    Sheet {
        kind: stage.word(words::DOCUMENT),
        facts: facts(poa, &total, stage),
        sections: sections.into_iter().flatten().collect(),
    }
}

/// The year on one sheet: every activity with its periods, and how many run in each.
pub fn wall_sheet(poa: &Poa, stage: &Stage) -> Sheet {
    let lines = tree::lines(poa);
    let section = |table| Section {
        name: "schedule",
        id: "part:schedule".into(),
        number: None,
        heading: stage.word(words::SCHEDULE),
        blocks: vec![Block::Table(table)],
    };
    Sheet {
        kind: stage.word(words::DOCUMENT),
        facts: Vec::new(),
        sections: wall_schedule(poa, &lines, stage).map(section).into_iter().collect(),
    }
}

fn facts(poa: &Poa, total: &Sums, stage: &Stage) -> Vec<Fact> {
    let code = poa.form_code.as_ref().map(|code| stage.same(code.v.clone()));
    let validated_by = stage.each(|s| s.bodies(&poa.validated_by));
    let money = money(total, stage).0;
    let budget = (!money.is_empty()).then(|| Fact { label: stage.word(words::TOTAL_BUDGET), value: money });
    [
        Some(stage.fact(words::YEAR, stage.same(poa.year.v.to_string()))),
        stage.maybe(words::FORM_CODE, code),
        stage.maybe(words::VALIDATED_BY, Some(validated_by)),
        stage.maybe(words::VALIDATED_ON, poa.validated_on.as_ref().map(|date| stage.date(date.v))),
        budget,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Amounts in one cell, one currency a line: "L 1.234,50".
pub fn money(sums: &Sums, stage: &Stage) -> Cell {
    let parts = sums.0.iter().map(|(currency, cents)| {
        let sign = currency_sign(currency);
        stage.each(|s| format!("{sign}\u{a0}{}", stage.locale.numbers(s.lang).money(*cents))).part()
    });
    Cell(parts.collect())
}

/// Amounts on one line: "L 1.234,50 · US$ 20,00".
pub fn amounts(sums: &Sums, stage: &Stage) -> impl Fn(&Speaker) -> String {
    move |s| {
        let amount = |(currency, cents): (&String, &i64)| {
            format!("{}\u{a0}{}", currency_sign(currency), stage.locale.numbers(s.lang).money(*cents))
        };
        sums.0.iter().map(amount).collect::<Vec<_>>().join(BETWEEN)
    }
}

fn prose_section(
    name: &'static str,
    id: &str,
    heading: crate::locale::Word,
    text: &Option<crate::source::Prose>,
    stage: &Stage,
) -> Option<Section> {
    let blocks = vec![Block::Prose { text: stage.prose(text.as_ref()?) }];
    Some(Section { name, id: id.into(), number: None, heading: stage.word(heading), blocks })
}

/// What each line is to achieve; `None` when no line says it.
fn line_objectives(lines: &[Placing], stage: &Stage) -> Option<Section> {
    let known = |placing: &&Placing| placing.line.objective.is_some();
    let items: Vec<Item> = lines
        .iter()
        .filter(known)
        .map(|placing| Item {
            id: None,
            marker: format!("{}.", placing.number),
            title: Some(stage.line(&placing.line.title)),
            aside: Vec::new(),
            blocks: placing
                .line
                .objective
                .iter()
                .map(|objective| Block::Prose { text: stage.prose(objective) })
                .collect(),
        })
        .collect();
    (!items.is_empty()).then(|| Section {
        name: "lines",
        id: "part:lines".into(),
        number: None,
        heading: stage.word(words::LINES),
        blocks: vec![Block::Items { items }],
    })
}

fn schedule_section(poa: &Poa, lines: &[Placing], total: &Sums, stage: &Stage) -> Option<Section> {
    let mut blocks: Vec<Block> = schedule(poa, lines, total, stage).into_iter().map(Block::Table).collect();
    blocks.extend(poa.note.as_ref().map(|note| Block::Note { label: stage.word(NOTE), text: stage.prose(note) }));
    let heading = stage.word(words::SCHEDULE);
    (!blocks.is_empty()).then(|| Section {
        name: "schedule",
        id: "part:schedule".into(),
        number: None,
        heading,
        blocks,
    })
}

/// What each line costs, one column a currency: sums of different currencies never meet.
fn budget(lines: &[Placing], total: &Sums, stage: &Stage) -> Option<Section> {
    if total.is_empty() {
        return None;
    }
    let mut columns =
        vec![stage.column("number", words::NUMBER, Role::Figure), stage.column("line", words::LINE, Role::Prose)];
    for currency in total.0.keys() {
        let sign = currency_sign(currency);
        let label = if sign == currency { currency.clone() } else { format!("{sign} ({currency})") };
        columns.push(Column::new("amount", stage.same(label), Role::Figure));
    }
    let amounts = |sums: &Sums| -> Vec<Cell> {
        let cell = |currency: &String| match sums.0.get(currency) {
            Some(cents) => Cell::from(stage.each(|s| stage.locale.numbers(s.lang).money(*cents))),
            None => Cell::default(),
        };
        total.0.keys().map(cell).collect()
    };
    let mut rows: Vec<Row> = lines
        .iter()
        .map(|placing| {
            let mut cells =
                vec![Cell::from(stage.same(placing.number.clone())), Cell::from(stage.line(&placing.line.title))];
            cells.extend(amounts(&placing.sums));
            Row::new(None, cells)
        })
        .collect();
    let mut last = vec![Cell::from(Text::default()), Cell::from(stage.word(words::TOTAL))];
    last.extend(amounts(total));
    rows.push(Row::total(last));
    let table = Table {
        id: "part:budget-table".into(),
        caption: stage.word(words::BUDGET_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(1),
        groups: vec![Group { band: None, rows }],
        notes: Vec::new(),
    };
    Some(Section {
        name: "budget",
        id: "part:budget".into(),
        number: None,
        heading: stage.word(words::BUDGET),
        blocks: vec![Block::Table(table)],
    })
}
