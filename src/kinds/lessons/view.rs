//! Lessons as they are read: the index first, then a sheet for each lesson that has one.

use super::code::Class;
use super::model::Lessons;
use super::{sheets, words};
use crate::kinds::{Sheet, Stage};
use crate::locale::join;
use crate::view::{Block, Cell, Fact, Group, Node, Role, Row, Section, Table, Text};

/// The kind's part of the view.
pub fn sheet(lessons: &Lessons, stage: &Stage) -> Sheet {
    let front = [index(lessons, stage), introduction(lessons, stage)];
    Sheet {
        kind: stage.word(words::KIND),
        facts: facts(lessons, stage),
        sections: front.into_iter().flatten().chain(sheets::sections(lessons, stage)).collect(),
    }
}

fn facts(lessons: &Lessons, stage: &Stage) -> Vec<Fact> {
    let area = &lessons.area;
    let name = stage.each(|s| format!("{} ({})", s.text(&area.name), area.code.v));
    [
        Some(stage.fact(words::AREA, name)),
        stage.maybe(words::SECTION, area.number.as_ref().map(|number| stage.same(number.v.clone()))),
        stage.maybe(words::PROJECT, stage.optional(&lessons.project)),
        stage.maybe(words::PERIOD, lessons.period.as_ref().map(|period| stage.period(period))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The index: each code, linked to its sheet, with what it says.
fn index(lessons: &Lessons, stage: &Stage) -> Option<Section> {
    if lessons.lesson.is_empty() {
        return None;
    }
    let columns =
        vec![stage.column("code", words::CODE, Role::Short), stage.column("statement", words::STATEMENT, Role::Prose)];
    let rows = lessons.lesson.iter().map(|lesson| {
        // What its letters mean stands below the code: there is room for two columns on a phone.
        let mut code = Cell::from(code(lessons, &lesson.code, stage));
        code.0.extend(Class::of(&lesson.code).map(|class| stage.word(class.word()).part()));
        Row::new(None, vec![code, stage.cell(Some(&lesson.statement))])
    });
    let without: Vec<String> = (lessons.lesson.iter())
        .filter(|lesson| lessons.sheet_of(&lesson.code).is_none())
        .map(|lesson| lesson.code.v.clone())
        .collect();
    let note = stage.each(|s| format!("{}: {}.", words::NO_SHEET.get(s.lang), join(s.lang, &without)));
    let table = Table {
        id: "part:lessons".into(),
        caption: stage.word(words::INDEX_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(0),
        groups: vec![Group { band: None, rows: rows.collect() }],
        notes: if without.is_empty() { Vec::new() } else { vec![note] },
    };
    Some(Section {
        name: "index",
        id: "part:index".into(),
        number: None,
        heading: stage.word(words::INDEX),
        blocks: vec![Block::Table(table)],
    })
}

/// A code as a link to its sheet, where it has one.
fn code(lessons: &Lessons, code: &str, stage: &Stage) -> Text {
    let mut text = stage.same(code);
    if let Some(anchor) = sheets::anchor(lessons, code) {
        for passage in &mut text.0 {
            let c = std::mem::take(&mut passage.nodes);
            passage.nodes = vec![Node::Link { url: format!("#{anchor}"), c }];
        }
    }
    text
}

fn introduction(lessons: &Lessons, stage: &Stage) -> Option<Section> {
    Some(Section {
        name: "introduction",
        id: "part:introduction".into(),
        number: None,
        heading: stage.word(words::INTRODUCTION),
        blocks: vec![Block::Prose { text: stage.prose(lessons.introduction.as_ref()?) }],
    })
}
