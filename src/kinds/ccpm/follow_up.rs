//! What became of the previous plan: each of its actions, where it stands and what continues it in this one.
//!
//! The previous plan is that of the document which `previous.document` names, or to which the actions' `follows` lead. A
//! state is looked for where it was last said: in the follow-up reports of that year, then in the plan itself. An action
//! that is not closed and that one of this plan follows is carried over.

use super::model::{Action, Ccpm, Report};
use super::plan::{functions_in_order, standing};
use super::results::function_title;
use super::words;
use crate::kinds::words::CONTINUED;
use crate::kinds::{Document, Loaded, Progress, Stage, Standing, Taken};
use crate::source::Plain;
use crate::view::{Band, Block, Cell, Group, Node, Part, Passage, Role, Row, Section, Table, Text};

/// Ids of the documents whose plans are followed up: the one declared, then those that the actions lead to.
pub fn documents(ccpm: &Ccpm) -> Vec<&str> {
    let declared = ccpm.previous.iter().filter_map(|previous| Some(id_of(&previous.document.as_ref()?.0)));
    let followed = ccpm.action.iter().filter_map(|action| Some(id_of(&action.follows.as_ref()?.0)));
    let mut ids = Vec::new();
    for id in declared.chain(followed).filter(|id| !id.is_empty()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// What is told of an earlier plan, and what its document could not be read without.
const OF_PLAN: &[&str] = &[
    "kind",
    "id",
    "language",
    "title",
    "body",
    "issued",
    "status",
    "country",
    "level",
    "cluster",
    "year",
    "report",
    "quarter",
    "function.key",
    "function.name",
    "action.id",
    "action.function",
    "action.action",
    "action.timeframe",
    "action.responsible",
    "action.status",
    "action.done",
    "action.updated",
];
/// What is told of the follow-up reports on it.
const OF_FOLLOW_UP: &[&str] = &[
    "kind",
    "id",
    "language",
    "title",
    "body",
    "issued",
    "status",
    "country",
    "level",
    "cluster",
    "year",
    "report",
    "quarter",
    "action.id",
    "action.function",
    "action.action",
    "action.status",
    "action.done",
    "action.updated",
    "action.follows",
];

/// The documents that the section is made from.
pub fn taken<'a>(ccpm: &Ccpm, documents: &'a [Loaded]) -> Vec<Taken<'a>> {
    let ids = self::documents(ccpm);
    let known = || {
        let documents = documents.iter().filter_map(|loaded| loaded.document.as_ref());
        documents.filter_map(|document| Some((document, of_kind(document)?)))
    };
    let plans: Vec<_> = known().filter(|(document, _)| ids.contains(&document.id())).collect();
    let about = |report: &Ccpm| {
        let follows = report.action.iter().filter_map(|action| action.follows.as_ref());
        let mut plans = plans.iter().filter(|(_, plan)| plan.year.v < ccpm.year.v && plan.year.v == report.year.v);
        report.report == Some(Report::FollowUp)
            && plans.any(|(plan, _)| follows.clone().any(|address| id_of(&address.0) == plan.id()))
    };
    let is_plan = |document: &Document| ids.contains(&document.id());
    let kept = known().filter(|(document, report)| is_plan(document) || about(report));
    kept.map(|(document, report)| match (is_plan(document), about(report)) {
        (true, true) => (document, &[][..]),
        (true, false) => (document, OF_PLAN),
        _ => (document, OF_FOLLOW_UP),
    })
    .collect()
}

/// A document as one of this kind.
fn of_kind(document: &Document) -> Option<&Ccpm> {
    (document.content.as_ref() as &dyn std::any::Any).downcast_ref()
}

/// The document of an address.
fn id_of(address: &Plain) -> &str {
    address.split('#').next().unwrap_or_default()
}

/// The CCPM document of an address, when it is there.
pub fn report<'a>(stage: &Stage<'a>, address: &str) -> Option<&'a Ccpm> {
    let document = stage.document(address.split('#').next().unwrap_or_default())?;
    of_kind(document)
}

/// The section; `None` when no earlier plan is known.
pub fn section(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    // A quarter's follow-up continues the plan of its own year, row by row.
    let earlier = documents(ccpm).into_iter().filter_map(|id| Some((id, report(stage, id)?)));
    let earlier = earlier.filter(|(_, last)| last.year.v < ccpm.year.v && !last.action.is_empty());
    let mut blocks = Vec::new();
    for (id, last) in earlier {
        let fates: Vec<Fate> = last.action.iter().map(|action| Fate::of(ccpm, stage, id, last, action)).collect();
        blocks.push(Block::Prose { text: counts(stage, last, &fates) });
        blocks.push(Block::Table(table(stage, id, last, &fates)));
    }
    let heading = stage.word(words::FOLLOW_UP);
    (!blocks.is_empty()).then(|| Section {
        name: "follow-up",
        id: "part:follow-up".into(),
        number: None,
        heading,
        blocks,
    })
}

/// What became of an action.
struct Fate<'a> {
    /// Where it stands; nothing when nobody said.
    standing: Standing<'a>,
    /// The actions of this plan that continue it, with their places.
    continued: Vec<(usize, &'a Action)>,
}

impl<'a> Fate<'a> {
    fn of(ccpm: &'a Ccpm, stage: &Stage<'a>, id: &str, last: &'a Ccpm, action: &'a Action) -> Fate<'a> {
        let follows = |other: &&Action| {
            let typed = other.follows.as_ref().and_then(|follows| follows.0.split_once('#'));
            typed.is_some_and(|(document, item)| document == id && action.id.as_ref().is_some_and(|id| id.v == item))
        };
        let continued: Vec<_> = ccpm.action.iter().enumerate().filter(|(_, other)| follows(other)).collect();
        // Reports of the same year are read quarter by quarter; the last one that says anything counts.
        let mut reports: Vec<&Ccpm> = (stage.documents.iter())
            .filter_map(|loaded| (loaded.document.as_ref()?.content.as_ref() as &dyn std::any::Any).downcast_ref())
            .filter(|other: &&Ccpm| other.report == Some(Report::FollowUp) && other.year.v == last.year.v)
            .collect();
        reports.sort_by_key(|report| report.quarter.as_ref().map(|quarter| quarter.v));
        let mut later = reports.iter().flat_map(|report| report.action.iter().filter(follows)).map(standing);
        let said = later.rfind(|said| said.status.is_some()).unwrap_or_else(|| standing(action));
        let closed = said.status.is_some_and(Progress::is_closed);
        let standing = match continued.is_empty() || closed {
            true => said,
            false => Standing { status: Some(Progress::CarriedOver), ..said },
        };
        Fate { standing, continued }
    }
}

/// "Plan de 2023: 8 acciones. Cumplido: 2; En curso: 1; …", in the order of the states.
fn counts(stage: &Stage, last: &Ccpm, fates: &[Fate]) -> Text {
    stage.each(|s| {
        let count = |status| fates.iter().filter(|fate| fate.standing.status == status).count();
        let known = Progress::ALL.iter().map(|&status| (status.word(), count(Some(status))));
        let states: Vec<String> = known
            .chain([(words::NOT_REPORTED, count(None))])
            .filter(|(_, n)| *n > 0)
            .map(|(word, n)| format!("{}: {n}", word.get(s.lang)))
            .collect();
        let (plan, actions) = (words::OF_PLAN.get(s.lang), words::ACTIONS_COUNTED.get(s.lang));
        format!("{plan} {}: {} {actions}. {}.", last.year.v, fates.len(), states.join("; "))
    })
}

fn table(stage: &Stage, id: &str, last: &Ccpm, fates: &[Fate]) -> Table {
    let column = |key, label, role| stage.column(key, label, role);
    let columns = vec![
        column("action", words::ACTION, Role::Prose),
        column("timeframe", words::TIMEFRAME, Role::Short),
        column("responsible", words::RESPONSIBLE, Role::Name),
        column("state", words::STATE, Role::Badge),
        column("continued", words::CONTINUED_BY, Role::Prose),
    ];
    let keys = functions_in_order(last);
    let groups = keys.iter().enumerate().map(|(i, key)| {
        let rows: Vec<Row> = (last.actions_of(key)).map(|(at, action)| row(stage, action, &fates[at])).collect();
        let function = last.function.iter().find(|f| f.key.0.v == **key);
        let band = Band {
            number: format!("{}.", i + 1),
            label: function_title(stage, key, function.and_then(|f| f.name.as_ref())),
            parts: Vec::new(),
            continued: stage.word(CONTINUED),
        };
        Group { band: Some(band), rows }
    });
    Table {
        id: format!("follow-up:{id}"),
        caption: stage.word(words::FOLLOW_UP_OF),
        columns,
        upper: Vec::new(),
        row_header: Some(0),
        groups: groups.filter(|group| !group.rows.is_empty()).collect(),
        notes: Vec::new(),
    }
}

fn row(stage: &Stage, action: &Action, fate: &Fate) -> Row {
    let state = match fate.standing.is_known() {
        true => stage.standing(fate.standing),
        false => Cell::from(stage.word(words::NOT_REPORTED)),
    };
    let continued = fate.continued.iter().map(|(at, next)| link(stage, *at, next));
    let cells = vec![
        stage.cell(Some(&action.action)),
        action.timeframe.as_ref().map(|period| Cell::from(stage.period(period))).unwrap_or_default(),
        stage.bodies(&action.responsible),
        state,
        Cell(continued.collect()),
    ];
    Row::new(None, cells)
}

/// An action of this plan in its words, as a link to its row.
fn link(stage: &Stage, at: usize, action: &Action) -> Part {
    let mut text = stage.prose(&action.action);
    for passage in &mut text.0 {
        let c = vec![Node::Text { s: passage.to_plain() }];
        let nodes = vec![Node::Link { url: format!("#{}", action.anchor(at)), c }];
        *passage = Passage { prose: false, nodes, ..passage.clone() };
    }
    text.part()
}
