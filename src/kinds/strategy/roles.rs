//! The table of roles: those of the whole body first, then those of each committee.

use super::model::{Duty, Strategy};
use super::numbers::Numbers;
use super::view::numbered_section;
use super::words;
use crate::kinds::Stage;
use crate::kinds::words::CONTINUED;
use crate::view::{Band, Block, Cell, Group, Role, Row, Section, Table, Text};

/// The section of the roles; `None` when there are none.
pub fn section(strategy: &Strategy, stage: &Stage, numbers: &mut Numbers) -> Option<Section> {
    if strategy.role.is_empty() {
        return None;
    }
    let with_holders = strategy.role.iter().any(|duty| !duty.held_by.is_empty());
    let with_tasks = strategy.role.iter().any(|duty| duty.tasks.is_some());
    let mut columns = vec![stage.column("role", words::ROLE, if with_tasks { Role::Name } else { Role::Prose })];
    if with_holders {
        columns.push(stage.column("held-by", words::HELD_BY, Role::Name));
    }
    if with_tasks {
        columns.push(stage.column("tasks", words::TASKS, Role::Prose));
    }
    let row = |duty: &Duty| {
        let mut cells = vec![stage.cell(Some(&duty.role))];
        if with_holders {
            cells.push(stage.bodies(&duty.held_by));
        }
        if with_tasks {
            cells.push(duty.tasks.as_ref().map_or(Cell::default(), |tasks| stage.cell(Some(tasks))));
        }
        Row::new(duty.id.as_ref(), cells)
    };
    let rows_of = |committee: Option<&str>| -> Vec<Row> {
        let own = strategy.role.iter().filter(|duty| duty.committee.as_ref().map(|id| id.as_str()) == committee);
        own.map(row).collect()
    };
    // Where no role belongs to a committee, a band above them all would say nothing.
    let banded = strategy.role.iter().any(|duty| duty.committee.is_some());
    let group = |label: Text, rows: Vec<Row>| {
        let band = Band { number: String::new(), label, parts: Vec::new(), continued: stage.word(CONTINUED) };
        (!rows.is_empty()).then_some(Group { band: Some(band).filter(|_| banded), rows })
    };
    let committees = strategy.committee.iter().map(|it| group(stage.line(&it.title), rows_of(Some(&it.id))));
    let groups = std::iter::once(group(stage.word(words::GENERAL), rows_of(None))).chain(committees).flatten();
    let table = Table {
        id: "part:roles-table".into(),
        caption: numbers.table(stage, |s| words::ROLES_CAPTION.get(s.lang).to_owned()),
        columns,
        upper: Vec::new(),
        row_header: Some(0),
        groups: groups.collect(),
        notes: Vec::new(),
    };
    let heading = stage.word(words::ROLES);
    Some(numbered_section("roles", "part:roles", heading, vec![Block::Table(table)], numbers))
}
