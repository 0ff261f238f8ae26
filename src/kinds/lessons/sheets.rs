//! The sheets: one section each, headed by the code and the statement of its lesson.

use std::collections::BTreeMap;

use super::model::{Lesson, LessonSheet, LessonType, Lessons};
use super::official::{self, Sdg, Target};
use super::words;
use crate::kinds::Stage;
use crate::kinds::lists::Titled;
use crate::locale::{Word, join};
use crate::source::Prose;
use crate::view::{Block, Item, Node, Passage, Section, Text};

/// The sheets in the order of the index.
pub fn sections(lessons: &Lessons, stage: &Stage) -> Vec<Section> {
    let with_sheet = lessons.lesson.iter().filter_map(|lesson| Some((lesson, lessons.sheet_of(&lesson.code)?)));
    with_sheet.map(|(lesson, sheet)| section(lessons, lesson, sheet, stage)).collect()
}

/// The anchor of the sheet of that code; `None` when it has none.
pub fn anchor(lessons: &Lessons, code: &str) -> Option<String> {
    let place = lessons.sheet.iter().position(|sheet| sheet.lesson.v == code)?;
    // A code with a fault may hold anything; the place in the list cannot be taken for a code.
    let plain = !code.is_empty() && code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    Some(if plain { format!("sheet:{code}") } else { format!("sheet::{}", place + 1) })
}

fn section(lessons: &Lessons, lesson: &Lesson, sheet: &LessonSheet, stage: &Stage) -> Section {
    let texts = |label, text: &Option<Prose>| {
        text.as_ref().map(|text| item(label, vec![Block::Prose { text: stage.prose(text) }], stage))
    };
    let list = |label, blocks: Vec<Item>| {
        (!blocks.is_empty()).then(|| item(label, vec![Block::Items { items: blocks }], stage))
    };
    let items = [
        texts(words::FINDING, &sheet.finding),
        texts(words::DESCRIPTION, &sheet.description),
        texts(words::CONTEXT, &sheet.context),
        texts(words::TARGETS, &sheet.targets),
        texts(words::BENEFICIARIES, &sheet.beneficiaries),
        list(words::GOALS, goals(sheet, stage)),
        list(words::PRINCIPLES, titles(sheet.principles.iter().filter_map(|key| official::principle(key)), ")", stage)),
        list(words::OBJECTIVES, titles(sheet.objectives.iter().filter_map(|key| official::objective(key)), ".", stage)),
        sheet.lesson_type.as_ref().map(|ticked| {
            let options =
                [LessonType::Positive, LessonType::Negative].map(|option| (option.word(), option == ticked.v));
            item(words::TYPE, vec![ticks(options, stage)], stage)
        }),
        texts(words::SUCCESSES, &sheet.successes),
        texts(words::CHALLENGES, &sheet.challenges),
        sheet.learned.as_ref().map(|learned| {
            let options = [(words::LEARNED, learned.v), (words::NOT_LEARNED, !learned.v)];
            item(words::LEARNING, vec![ticks(options, stage)], stage)
        }),
    ];
    let items: Vec<Item> = items.into_iter().flatten().collect();
    Section {
        name: "sheet",
        id: anchor(lessons, &lesson.code).unwrap_or_default(),
        number: Some(lesson.code.v.clone()),
        heading: stage.line(&lesson.statement),
        blocks: if items.is_empty() { Vec::new() } else { vec![Block::Items { items }] },
    }
}

/// An entry of a sheet: its label and what stands below it.
fn item(label: Word, blocks: Vec<Block>, stage: &Stage) -> Item {
    Item { id: None, marker: String::new(), title: Some(stage.word(label)), aside: Vec::new(), blocks }
}

/// A line with a marker of its own.
fn line(marker: String, text: Text) -> Item {
    Item { id: None, marker, title: None, aside: Vec::new(), blocks: vec![Block::Prose { text }] }
}

/// Goals in the order of the official list, each once, with the targets that the sheet names.
fn goals(sheet: &LessonSheet, stage: &Stage) -> Vec<Item> {
    let mut goals: BTreeMap<usize, (Sdg, Vec<Target>)> = BTreeMap::new();
    let mut named: Vec<Sdg> = sheet.sdg.iter().filter_map(|key| Sdg::parse(key)).collect();
    named.sort_unstable();
    named.dedup();
    for sdg in named {
        goals.entry(sdg.goal).or_insert((sdg, Vec::new())).1.extend(sdg.target);
    }
    let lines = goals.into_values().map(|(sdg, targets)| {
        let text = stage.each(|s| {
            let title = sdg.title().title.get(s.lang);
            let label = if targets.len() == 1 { words::TARGET } else { words::TARGETS_OF }.get(s.lang);
            let targets: Vec<String> = targets.iter().map(|target| format!("{}.{target}", sdg.goal)).collect();
            if targets.is_empty() { title.to_owned() } else { format!("{title} ({label} {})", join(s.lang, &targets)) }
        });
        line(format!("{}.", sdg.goal), text)
    });
    lines.collect()
}

/// Entries of an official list in its order, each once, with their keys as markers.
fn titles<'t>(entries: impl Iterator<Item = &'t Titled>, sign: &str, stage: &Stage) -> Vec<Item> {
    let by_place = |entry: &'t Titled| (entry.key.len(), entry.key);
    let entries: BTreeMap<_, _> = entries.map(|entry| (by_place(entry), entry)).collect();
    entries.into_values().map(|entry| line(format!("{}{sign}", entry.key), stage.word(entry.title))).collect()
}

/// Options with their boxes, one a line, in signs that both outputs share: the ticked one is marked and strong.
fn ticks(options: [(Word, bool); 2], stage: &Stage) -> Block {
    let passages = stage.edition.langs().iter().map(|&lang| {
        let mut nodes = Vec::new();
        for (option, ticked) in options {
            if !nodes.is_empty() {
                nodes.push(Node::Br);
            }
            let sign = if ticked { '☑' } else { '☐' };
            let words = Node::Text { s: format!("{sign}\u{a0}{}", option.get(lang)) };
            nodes.push(if ticked { Node::Strong { c: vec![words] } } else { words });
        }
        Passage { nodes, ..Passage::plain(lang, "") }
    });
    Block::Prose { text: Text(passages.collect()) }
}
