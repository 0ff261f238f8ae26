//! The running text: introduction, operating guidelines, and the document's own sections with their sub-sections.

use super::model::{Part, Strategy};
use super::numbers::Numbers;
use super::view::{figures, numbered_section};
use super::words;
use crate::kinds::Stage;
use crate::kinds::rows::{Branch, outline};
use crate::view::{Block, Item, Section};

/// Names by which a figure refers to the parts that have no id.
pub const FRAME: &str = "frame";
pub const GUIDELINES: &str = "guidelines";

/// Levels of sections that a page can show.
pub const DEEPEST: usize = 3;

/// The introduction; `None` when there is none.
pub fn frame(strategy: &Strategy, stage: &Stage, numbers: &mut Numbers) -> Option<Section> {
    let mut blocks = vec![Block::Prose { text: stage.prose(strategy.frame.as_ref()?) }];
    blocks.extend(figures(strategy, FRAME, stage, numbers));
    Some(numbered_section("frame", "part:frame", stage.word(words::FRAME), blocks, numbers))
}

/// The operating guidelines; `None` when there are none.
pub fn guidelines(strategy: &Strategy, stage: &Stage, numbers: &mut Numbers) -> Option<Section> {
    let mut blocks = Vec::new();
    blocks.extend(strategy.guidelines_intro.as_ref().map(|text| Block::Prose { text: stage.prose(text) }));
    let items = strategy.guideline.iter().enumerate().map(|(i, guideline)| Item {
        id: guideline.id.as_ref().map(|id| id.v.clone()),
        marker: format!("{}.", i + 1),
        title: None,
        aside: Vec::new(),
        blocks: vec![Block::Prose { text: stage.prose(&guideline.text) }],
    });
    let items: Vec<Item> = items.collect();
    if !items.is_empty() {
        blocks.push(Block::Items { items });
    }
    if blocks.is_empty() {
        return None;
    }
    blocks.extend(figures(strategy, GUIDELINES, stage, numbers));
    Some(numbered_section("guidelines", "part:guidelines", stage.word(words::GUIDELINES), blocks, numbers))
}

/// A section with a title, and those without one that continue it.
pub struct Head<'a> {
    pub part: &'a Part,
    pub continued: Vec<&'a Part>,
}

/// The sections with a title, in the order of the source. One without a title that has none above is left out: it
/// has an error.
pub fn heads(strategy: &Strategy) -> Vec<Head<'_>> {
    let mut heads: Vec<Head> = Vec::new();
    for part in &strategy.section {
        match heads.last_mut() {
            Some(head) if part.title.is_none() => head.continued.push(part),
            _ if part.title.is_some() => heads.push(Head { part, continued: Vec::new() }),
            _ => {}
        }
    }
    heads
}

/// The sections as rows that stand under each other.
pub fn branches<'a>(heads: &[Head<'a>]) -> Vec<Branch<'a>> {
    heads.iter().map(|head| Branch { id: Some(&head.part.id), under: head.part.under.as_ref() }).collect()
}

/// The document's own sections.
pub fn sections(strategy: &Strategy, stage: &Stage, numbers: &mut Numbers) -> Vec<Section> {
    let heads = heads(strategy);
    let mut sections: Vec<Section> = Vec::new();
    for placed in outline(&branches(&heads)) {
        let head = &heads[placed.index];
        let title = head.part.title.as_ref().map(|title| stage.line(title)).unwrap_or_default();
        let id = &head.part.id.v;
        match sections.last_mut().filter(|_| placed.depth() > 0) {
            None => {
                sections.push(numbered_section("section", id, title, text(strategy, head, stage, numbers), numbers))
            }
            Some(section) => {
                // Its number below that of its section, which is counted from the start of the document.
                let below = placed.number();
                let below = below.split_once('.').map_or("", |(_, below)| below);
                section.blocks.push(Block::Heading {
                    id: id.clone(),
                    level: 2 + placed.depth() as u8,
                    number: section.number.as_ref().map(|number| format!("{number}{below}")),
                    text: title,
                });
                section.blocks.extend(text(strategy, head, stage, numbers));
            }
        }
    }
    sections
}

/// The text of a section with its figures, then what continues it.
fn text(strategy: &Strategy, head: &Head, stage: &Stage, numbers: &mut Numbers) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in std::iter::once(&head.part).chain(&head.continued) {
        blocks.push(Block::Prose { text: stage.prose(&part.text) });
        blocks.extend(figures(strategy, &part.id, stage, numbers));
    }
    blocks
}
