//! Lists of tables and figures: the numbered captions of a view, for the contents.
//!
//! Before it: the finished sections of a kind that numbers its captions. After it: the renderers, which set the lists
//! behind the contents, with page numbers on paper and as links on screen.

use super::speak::Stage;
use super::words;
use crate::view::{Block, CaptionEntry, CaptionList, Node, Section, Text};

/// So many captions are worth a list: one alone is found without it.
const WORTH_A_LIST: usize = 2;

/// The list of tables and the list of figures, each where it is worth one.
pub fn lists(stage: &Stage, sections: &[Section]) -> Vec<CaptionList> {
    let (mut tables, mut figures) = (Vec::new(), Vec::new());
    sections.iter().for_each(|section| gather(&section.blocks, &mut tables, &mut figures));
    [("tables", words::LIST_OF_TABLES, tables), ("figures", words::LIST_OF_FIGURES, figures)]
        .into_iter()
        .filter(|(_, _, entries)| entries.len() >= WORTH_A_LIST)
        .map(|(name, heading, entries)| CaptionList { name, heading: stage.word(heading), entries })
        .collect()
}

fn gather(blocks: &[Block], tables: &mut Vec<CaptionEntry>, figures: &mut Vec<CaptionEntry>) {
    for block in blocks {
        match block {
            Block::Table(table) if !table.caption.is_empty() => tables.push(entry(&table.id, &table.caption)),
            Block::Figure { id, caption, .. } => figures.push(entry(id, caption)),
            Block::Items { items } => items.iter().for_each(|item| gather(&item.blocks, tables, figures)),
            _ => {}
        }
    }
}

fn entry(id: &str, caption: &Text) -> CaptionEntry {
    let mut text = caption.clone();
    text.0.iter_mut().for_each(|passage| passage.nodes = listed(std::mem::take(&mut passage.nodes)));
    CaptionEntry { id: id.to_owned(), text }
}

/// The words of a caption as a line of a list, which is a link itself: without links and footnotes of its own.
fn listed(nodes: Vec<Node>) -> Vec<Node> {
    nodes
        .into_iter()
        .flat_map(|node| match node {
            Node::Fn { .. } => Vec::new(),
            Node::Link { c, .. } => listed(c),
            Node::Em { c } => vec![Node::Em { c: listed(c) }],
            Node::Strong { c } => vec![Node::Strong { c: listed(c) }],
            other => vec![other],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_list_has_no_links_and_no_notes_of_its_own() {
        let text = |s: &str| Node::Text { s: s.to_owned() };
        let note = Node::Fn { n: 1, c: vec![text("nota")] };
        let link = Node::Link { url: "https://example.org".into(), c: vec![text("plan"), note.clone()] };
        let nodes = listed(vec![text("El "), Node::Em { c: vec![link] }, note]);
        assert_eq!(
            serde_json::to_value(&nodes).unwrap(),
            serde_json::to_value(vec![text("El "), Node::Em { c: vec![text("plan")] }]).unwrap()
        );
    }
}
