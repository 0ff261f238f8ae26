//! The action plan: agreed actions, grouped by core function, whose band repeats after a page break.

use super::model::{Action, Ccpm};
use super::results::{function_title, result_parts};
use super::words;
use crate::kinds::words::CONTINUED;
use crate::kinds::{Stage, Standing};
use crate::view::{Badge, Band, Block, Cell, Group, Role, Row, Section, Table};

/// The section of the plan; `None` for a report without actions.
pub fn section(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    if ccpm.action.is_empty() {
        return None;
    }
    let with_status = ccpm.action.iter().any(|action| standing(action).is_known());
    let column = |key, label, role| stage.column(key, label, role);
    let mut columns = vec![
        column("priority", words::PRIORITY, Role::Badge),
        column("action", words::ACTION, Role::Prose),
        column("timeframe", words::TIMEFRAME, Role::Short),
        column("responsible", words::RESPONSIBLE, Role::Name),
        column("constraints", words::CONSTRAINTS, Role::Prose),
        column("good-practices", words::GOOD_PRACTICES, Role::Prose),
        column("comments", words::COMMENTS, Role::Prose),
    ];
    if with_status {
        columns.push(column("status", words::STATUS, Role::Badge));
    }
    let table = Table {
        id: "part:plan-table".into(),
        caption: stage.word(words::PLAN_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(1),
        groups: groups(ccpm, stage, with_status),
        notes: Vec::new(),
    };
    let heading = stage.word(words::PLAN);
    Some(Section { name: "plan", id: "part:plan".into(), number: None, heading, blocks: vec![Block::Table(table)] })
}

/// The functions of the report in their order, then any that only actions name.
pub fn functions_in_order(ccpm: &Ccpm) -> Vec<&str> {
    let mut keys: Vec<&str> = ccpm.function.iter().map(|f| f.key.0.as_str()).collect();
    for action in &ccpm.action {
        if !keys.contains(&action.function.0.as_str()) {
            keys.push(&action.function.0);
        }
    }
    keys
}

/// One group a function that has actions.
fn groups(ccpm: &Ccpm, stage: &Stage, with_status: bool) -> Vec<Group> {
    let keys = functions_in_order(ccpm);
    let group = |(i, key): (usize, &&str)| {
        let rows: Vec<Row> = ccpm.actions_of(key).map(|(at, action)| row(at, action, stage, with_status)).collect();
        let function = ccpm.function.iter().find(|f| f.key.0.v == **key);
        let band = Band {
            number: format!("{}.", i + 1),
            label: function_title(stage, key, function.and_then(|f| f.name.as_ref())),
            parts: function.map(|f| result_parts(ccpm, stage, f)).unwrap_or_default(),
            continued: stage.word(CONTINUED),
        };
        (!rows.is_empty()).then_some(Group { band: Some(band), rows })
    };
    keys.iter().enumerate().filter_map(group).collect()
}

fn row(at: usize, action: &Action, stage: &Stage, with_status: bool) -> Row {
    let priority = action.priority.map(|priority| Badge { tone: priority.tone(), text: stage.word(priority.word()) });
    let mut cells = vec![
        priority.map(Cell::from).unwrap_or_default(),
        stage.cell(Some(&action.action)),
        action.timeframe.as_ref().map(|period| Cell::from(stage.period(period))).unwrap_or_default(),
        stage.bodies(&action.responsible),
        stage.cell(action.constraints.as_deref()),
        stage.cell(action.good_practices.as_deref()),
        stage.cell(action.comments.as_deref()),
    ];
    if with_status {
        cells.push(stage.standing(standing(action)));
    }
    Row { id: Some(action.anchor(at)), ..Row::new(None, cells) }
}

/// What an action says of its progress.
pub fn standing(action: &Action) -> Standing<'_> {
    Standing { status: action.status, done: action.done.as_ref(), updated: action.updated.as_ref() }
}
