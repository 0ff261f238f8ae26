//! The agenda and what was said on each of its items.

use std::collections::HashMap;

use super::model::{AgendaItem, Discussion, Minutes};
use super::words;
use crate::kinds::Stage;
use crate::kinds::functions::core_function;
use crate::kinds::rows::{Branch, Placed, outline};
use crate::kinds::words::NOTE;
use crate::locale::{letters, roman};
use crate::view::{Block, Item, Part, Section, Text};

/// Levels of agenda items, and of passages of the discussion, that a page can show.
pub const DEEPEST: usize = 4;

/// The items of the agenda as rows that stand under each other.
pub fn agenda_branches(minutes: &Minutes) -> Vec<Branch<'_>> {
    minutes.agenda.iter().map(|item| Branch { id: Some(&item.id), under: item.under.as_ref() }).collect()
}

/// The passages of the discussion as rows that stand under each other.
pub fn discussion_branches(minutes: &Minutes) -> Vec<Branch<'_>> {
    minutes.discussion.iter().map(|row| Branch { id: row.id.as_ref(), under: row.under.as_ref() }).collect()
}

/// Number of an item of the agenda (`2.1`), by its id.
pub fn agenda_number(minutes: &Minutes, id: &str) -> Option<String> {
    outline(&agenda_branches(minutes)).iter().find(|placed| minutes.agenda[placed.index].id.v == id).map(Placed::number)
}

/// The section of the agenda; `None` when there is none.
pub fn agenda(minutes: &Minutes, stage: &Stage) -> Option<Section> {
    let order = outline(&agenda_branches(minutes));
    let items = nested(&mut order.iter().peekable(), 0, &|placed| {
        let item = &minutes.agenda[placed.index];
        Item {
            id: None,
            marker: marker_of(placed),
            title: Some(stage.line(&item.title)),
            aside: aside(item, stage),
            blocks: Vec::new(),
        }
    });
    let heading = stage.word(words::AGENDA);
    (!items.is_empty()).then(|| Section {
        name: "agenda",
        id: "part:agenda".into(),
        number: None,
        heading,
        blocks: vec![Block::Items { items }],
    })
}

/// "1." at the first level, "1.1" below.
fn marker_of(placed: &Placed) -> String {
    if placed.depth() == 0 { format!("{}.", placed.number()) } else { placed.number() }
}

/// Items of one level, those of the next inside them.
fn nested<'p>(
    order: &mut std::iter::Peekable<impl Iterator<Item = &'p Placed>>,
    depth: usize,
    make: &dyn Fn(&Placed) -> Item,
) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    while let Some(placed) = order.peek() {
        if placed.depth() < depth {
            break;
        }
        if placed.depth() == depth {
            items.push(make(placed));
            order.next();
            continue;
        }
        let below = nested(order, depth + 1, make);
        if let Some(last) = items.last_mut() {
            last.blocks.push(Block::Items { items: below });
        }
    }
    items
}

fn aside(item: &AgendaItem, stage: &Stage) -> Vec<Part> {
    let presenter = item.presenter.as_ref().map(|person| stage.person(person).part());
    let minutes =
        item.minutes.as_ref().map(|n| stage.each(|s| format!("{}\u{a0}{}", n.v, words::MINUTES.get(s.lang))).part());
    presenter.into_iter().chain(minutes).collect()
}

/// The section of the discussion; `None` when nothing was written down.
pub fn discussion(minutes: &Minutes, stage: &Stage) -> Option<Section> {
    let talk = Talk::of(minutes, stage);
    let order = outline(&agenda_branches(minutes));
    let mut blocks = Vec::new();
    for (i, placed) in order.iter().enumerate() {
        let item = &minutes.agenda[placed.index];
        // An item of which nothing was said still heads those below it.
        let family = std::iter::once(placed).chain(order[i + 1..].iter().take_while(|p| p.depth() > placed.depth()));
        if !family.into_iter().any(|p| talk.on.contains_key(minutes.agenda[p.index].id.as_str())) {
            continue;
        }
        blocks.push(Block::Heading {
            id: item.id.v.clone(),
            level: 3 + placed.depth() as u8,
            number: Some(marker_of(placed)),
            text: stage.line(&item.title),
        });
        let rows = talk.on.get(item.id.as_str()).map_or(&[][..], Vec::as_slice);
        blocks.extend(talk.passages(rows, 0));
    }
    let heading = stage.word(words::DISCUSSION);
    (!blocks.is_empty()).then(|| Section {
        name: "discussion",
        id: "part:discussion".into(),
        number: None,
        heading,
        blocks,
    })
}

/// The passages of the discussion by what they belong to.
struct Talk<'a> {
    stage: &'a Stage<'a>,
    /// Outermost passages, by agenda item.
    on: HashMap<&'a str, Vec<&'a Discussion>>,
    /// Passages below others, by the id of the one above.
    below: HashMap<&'a str, Vec<&'a Discussion>>,
}

impl<'a> Talk<'a> {
    fn of(minutes: &'a Minutes, stage: &'a Stage<'a>) -> Talk<'a> {
        let mut talk = Talk { stage, on: HashMap::new(), below: HashMap::new() };
        for row in &minutes.discussion {
            let (map, key) = match &row.under {
                Some(under) => (&mut talk.below, under.as_str()),
                None => (&mut talk.on, row.agenda.as_str()),
            };
            map.entry(key).or_default().push(row);
        }
        talk
    }

    /// Passages of one level: plain text, and lettered items for those with a function or a title.
    fn passages(&self, rows: &[&Discussion], depth: usize) -> Vec<Block> {
        let (stage, mut blocks, mut items) = (self.stage, Vec::new(), Vec::new());
        let mut count = 0;
        for row in rows {
            let mut inner = vec![Block::Prose { text: stage.prose(&row.text) }];
            if let Some(note) = &row.note {
                inner.push(Block::Note { label: stage.word(NOTE), text: stage.prose(note) });
            }
            let below = row.id.as_ref().and_then(|id| self.below.get(id.as_str()));
            // Deeper than the rules allow is a circle, which has an error and is not printed.
            if let Some(below) = below.filter(|_| depth < DEEPEST) {
                inner.extend(self.passages(below, depth + 1));
            }
            match title(row, stage) {
                Some(title) => {
                    items.push(Item {
                        id: row.id.as_ref().map(|id| id.v.clone()),
                        marker: marker(count, depth),
                        title: Some(title),
                        aside: Vec::new(),
                        blocks: inner,
                    });
                    count += 1;
                }
                None => {
                    flush(&mut items, &mut blocks);
                    blocks.extend(inner);
                }
            }
        }
        flush(&mut items, &mut blocks);
        blocks
    }
}

fn flush(items: &mut Vec<Item>, blocks: &mut Vec<Block>) {
    if !items.is_empty() {
        blocks.push(Block::Items { items: std::mem::take(items) });
    }
}

/// Letters at the first level, as minutes have them; small Roman figures below, and so on by turns.
fn marker(index: usize, depth: usize) -> String {
    let word = if depth.is_multiple_of(2) { letters(index + 1) } else { roman(index + 1).to_lowercase() };
    format!("{word})")
}

fn title(row: &Discussion, stage: &Stage) -> Option<Text> {
    if let Some(title) = &row.title {
        return Some(stage.line(title));
    }
    let key = row.function.as_ref()?;
    Some(match core_function(&key.0) {
        Some(function) => stage.each(|s| format!("{}: {}", words::FUNCTION.get(s.lang), function.title.get(s.lang))),
        None => stage.same(key.0.v.clone()),
    })
}
