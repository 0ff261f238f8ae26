//! Where the texts of a view stand: which of them can carry a mark, and which are drawn.

use super::{Block, Item, Node, Part, Text, View};

/// What surrounds a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Running words, a cell, a heading.
    Words,
    /// The cell that names its row.
    Head,
    /// A small figure of a schedule, in which nothing else has room.
    Drawn,
    /// What has no marks: the name of the kind, what is part of a picture, blank forms.
    Apart,
}

/// Takes the marks of errata out of badges and bars, which are drawn around their words, and puts them behind.
pub fn hoist_errata(view: &mut View) {
    let facts = view.masthead.facts.iter_mut().chain(view.cover.iter_mut().flat_map(|cover| &mut cover.facts));
    facts.for_each(|fact| hoist(&mut fact.value));
    view.sections.iter_mut().flat_map(|section| &mut section.blocks).for_each(hoist_block);
}

fn hoist_block(block: &mut Block) {
    match block {
        Block::Facts { items } => items.iter_mut().for_each(|fact| hoist(&mut fact.value)),
        Block::Line { parts } => hoist(parts),
        Block::Table(table) => {
            for group in &mut table.groups {
                group.band.iter_mut().for_each(|band| hoist(&mut band.parts));
                group.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| hoist(&mut cell.0));
            }
        }
        Block::Items { items } => {
            for Item { aside, blocks, .. } in items {
                hoist(aside);
                blocks.iter_mut().for_each(hoist_block);
            }
        }
        _ => {}
    }
}

fn hoist(parts: &mut Vec<Part>) {
    let mut at = 0;
    while at < parts.len() {
        let text = match &mut parts[at] {
            Part::Badge(badge) => Some(&mut badge.text),
            Part::Bar(bar) => Some(&mut bar.text),
            _ => None,
        };
        at += 1;
        let Some(text) = text else { continue };
        let mut marks = Text::default();
        for passage in &mut text.0 {
            let (errata, words) =
                std::mem::take(&mut passage.nodes).into_iter().partition(|node| matches!(node, Node::Erratum { .. }));
            passage.nodes = words;
            marks.0.push(super::Passage { nodes: errata, ..passage.clone() });
        }
        marks.0.retain(|passage| !passage.nodes.is_empty());
        if !marks.0.is_empty() {
            // The badge says its word once in each language; the mark is said once.
            marks.0.truncate(1);
            parts.insert(at, Part::Text { text: marks });
            at += 1;
        }
    }
}
