//! Function by function: its result beside last year's, sub-functions, what was said, and the actions that were agreed.

use super::glance::before_part;
use super::model::{Action, Ccpm, Function, Subfunction};
use super::results::{badge, bar, function_title, rating_of, result_parts, scale_of};
use super::words;
use crate::kinds::{BETWEEN, Stage};
use crate::locale::Lang;
use crate::view::{Block, Cell, Column, Group, Item, Node, Passage, Role, Row, Section, Table, Text};

/// The section of the functions. Where no more is known of any of them than results and actions, the tables of these say
/// it all; where more is known of one, none is left out of the row.
pub fn section(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    if !ccpm.function.iter().any(|function| is_told(ccpm, function)) {
        return None;
    }
    let blocks = ccpm.function.iter().enumerate().flat_map(|(i, function)| blocks(ccpm, stage, i + 1, function));
    Some(Section {
        name: "functions",
        id: "part:functions".into(),
        number: None,
        heading: stage.word(words::FUNCTIONS),
        blocks: blocks.collect(),
    })
}

/// Whether more is known of a function than its result and its actions.
fn is_told(ccpm: &Ccpm, function: &Function) -> bool {
    [&function.said, &function.constraints, &function.good_practices].into_iter().any(Option::is_some)
        || subfunctions_of(ccpm, function).next().is_some()
}

fn subfunctions_of<'c>(ccpm: &'c Ccpm, function: &'c Function) -> impl Iterator<Item = &'c Subfunction> {
    let key = function.key.0.as_str();
    ccpm.subfunction.iter().filter(move |sub| sub.key.0.split('.').next() == Some(key))
}

fn blocks(ccpm: &Ccpm, stage: &Stage, number: usize, function: &Function) -> Vec<Block> {
    let key = function.key.0.as_str();
    let subs: Vec<&Subfunction> = subfunctions_of(ccpm, function).collect();
    let texts = [
        (words::SAID, &function.said),
        (words::CONSTRAINTS, &function.constraints),
        (words::GOOD_PRACTICES, &function.good_practices),
    ];
    let mut items: Vec<Item> = (texts.into_iter())
        .filter_map(|(label, text)| Some(item(stage.word(label), Block::Prose { text: stage.prose(text.as_ref()?) })))
        .collect();
    let actions: Vec<(usize, &Action)> = ccpm.actions_of(key).collect();
    if !actions.is_empty() {
        items.push(item(stage.word(words::AGREED), Block::Items { items: agreed(stage, &actions) }));
    }
    let mut blocks = vec![Block::Heading {
        id: format!("function:{key}"),
        level: 3,
        number: Some(format!("{number}.")),
        text: function_title(stage, key, function.name.as_ref()),
    }];
    let mut result = result_parts(ccpm, stage, function);
    result.extend(before_part(ccpm, stage, function));
    if !result.is_empty() {
        blocks.push(Block::Line { parts: result });
    }
    if !subs.is_empty() {
        blocks.push(Block::Table(subfunctions(ccpm, stage, number, function, &subs)));
    }
    if !items.is_empty() {
        blocks.push(Block::Items { items });
    }
    blocks
}

fn item(title: Text, block: Block) -> Item {
    Item { id: None, marker: String::new(), title: Some(title), aside: Vec::new(), blocks: vec![block] }
}

/// The actions as a list that leads to their rows in the plan: each in its words, with its priority and its time.
fn agreed(stage: &Stage, actions: &[(usize, &Action)]) -> Vec<Item> {
    let line = |(at, action): &(usize, &Action)| {
        let mut text = stage.prose(&action.action);
        for passage in &mut text.0 {
            let words = passage.to_plain();
            let link = |s: String| Node::Link { url: format!("#{}", action.anchor(*at)), c: vec![Node::Text { s }] };
            let details = details(stage, action, passage.mark_lang.unwrap_or(passage.lang));
            let c = match details.is_empty() {
                true => vec![link(words)],
                false => vec![Node::Text { s: format!("{words} ") }, link(details)],
            };
            *passage = Passage { prose: true, nodes: vec![Node::P { c }], ..passage.clone() };
        }
        let blocks = vec![Block::Prose { text }];
        Item { id: None, marker: "•".into(), title: None, aside: Vec::new(), blocks }
    };
    actions.iter().map(line).collect()
}

/// Priority and time of an action: "Prioridad máxima · Segundo trimestre de 2025".
fn details(stage: &Stage, action: &Action, lang: Lang) -> String {
    let words = stage.each(|s| {
        let priority = action.priority.map(|priority| priority.word().get(s.lang).to_owned());
        let time = action.timeframe.as_ref().map(|period| s.period(period));
        priority.into_iter().chain(time).collect::<Vec<_>>().join(BETWEEN)
    });
    words.0.iter().find(|passage| passage.lang == lang).or(words.0.first()).map(Passage::to_plain).unwrap_or_default()
}

fn subfunctions(ccpm: &Ccpm, stage: &Stage, number: usize, function: &Function, subs: &[&Subfunction]) -> Table {
    let scale = scale_of(ccpm);
    let before = subs.iter().any(|sub| sub.previous_score.is_some());
    let column = |key, label, role| stage.column(key, label, role);
    let mut columns = vec![
        column("number", words::NUMBER, Role::Figure),
        column("subfunction", words::SUBFUNCTION, Role::Prose),
        column("result", words::RESULT, Role::Bar),
        column("rating", words::RATING, Role::Badge),
    ];
    if before {
        columns.push(Column::new("before", stage.same(ccpm.year_before().to_string()), Role::Figure));
    }
    let rows = subs.iter().enumerate().map(|(i, sub)| {
        let result = sub.score.as_ref().map(|score| bar(stage, scale, score, sub.previous_score.as_ref()));
        let rating = rating_of(scale, &sub.score, &sub.rating).map(|rating| Cell::from(badge(stage, rating)));
        let mut cells = vec![
            Cell::from(stage.same(format!("{number}.{}", i + 1))),
            Cell::from(function_title(stage, &sub.key.0, sub.name.as_ref())),
            Cell(result.into_iter().collect()),
            rating.unwrap_or_default(),
        ];
        if before {
            cells.push(sub.previous_score.as_ref().map(|s| Cell::from(stage.percent(s.v))).unwrap_or_default());
        }
        Row::new(None, cells)
    });
    let last = subs.len();
    let caption = stage.each(|s| match last {
        1 => format!("{} {number}.1", words::SUBFUNCTION.get(s.lang)),
        _ => format!("{} {number}.1–{number}.{last}", words::SUBFUNCTIONS.get(s.lang)),
    });
    Table {
        id: format!("sub:{}", function.key.0.v),
        caption,
        columns,
        upper: Vec::new(),
        row_header: Some(1),
        groups: vec![Group { band: None, rows: rows.collect() }],
        notes: Vec::new(),
    }
}
