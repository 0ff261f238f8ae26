//! Walks the texts of a finished view in the order in which they are read; numbers and gathers its footnotes.

use super::{Block, Fact, Footnote, Item, Node, Part, Passage, Picture, PictureFile, Setting, Table, Text, View};
use crate::locale::Lang;

/// Calls `f` for every text of the view's masthead and sections, in reading order.
pub fn for_each_text(view: &mut View, f: &mut dyn FnMut(&mut Text)) {
    for_each_setting(view, &mut |text, _| f(text));
}

/// The same, with where each text stands.
pub fn for_each_setting(view: &mut View, f: &mut Visit) {
    let masthead = &mut view.masthead;
    f(&mut masthead.kind, Setting::Apart);
    f(&mut masthead.body, Setting::Words);
    f(&mut masthead.title, Setting::Words);
    let cover = view.cover.iter_mut().flat_map(|cover| &mut cover.facts);
    cover.for_each(|fact| visit_fact(fact, f));
    masthead.status_note.iter_mut().for_each(|note| f(note, Setting::Apart));
    masthead.facts.iter_mut().for_each(|fact| visit_fact(fact, f));
    for section in &mut view.sections {
        f(&mut section.heading, Setting::Words);
        section.blocks.iter_mut().for_each(|block| visit_block(block, f));
    }
    for section in &mut view.leaves {
        f(&mut section.heading, Setting::Apart);
        section.blocks.iter_mut().for_each(|block| visit_block(block, &mut |text, _| f(text, Setting::Apart)));
    }
}

/// What is done with a text that stands somewhere.
type Visit<'v> = dyn FnMut(&mut Text, Setting) + 'v;

/// Gives every picture of the view its name within the publication, and lists the files. `place` says where a path
/// as typed leads to, below the workspace root.
pub fn name_pictures(view: &mut View, place: impl Fn(&str) -> String) {
    let mut files: Vec<PictureFile> = Vec::new();
    let mut name = |picture: &mut Picture| {
        let path = place(&picture.file);
        let known = files.iter().find(|file| file.path == path);
        let name = known.map(|file| file.name.clone()).unwrap_or_else(|| {
            let extension = path.rsplit('.').next().unwrap_or_default().to_lowercase();
            let file = PictureFile { name: format!("{}.{extension}", files.len()), path };
            let name = file.name.clone();
            files.push(file);
            name
        });
        picture.file = name;
    };
    for_each_picture(view, &mut name);
    view.pictures = files;
}

/// Calls `f` for every picture of the view: logos first, then figures in reading order.
pub fn for_each_picture(view: &mut View, f: &mut dyn FnMut(&mut Picture)) {
    view.masthead.logos.iter_mut().for_each(&mut *f);
    view.sections.iter_mut().flat_map(|section| &mut section.blocks).for_each(|block| visit_pictures(block, f));
}

fn visit_pictures(block: &mut Block, f: &mut dyn FnMut(&mut Picture)) {
    match block {
        Block::Figure { picture, .. } => f(picture),
        Block::Items { items } => {
            items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| visit_pictures(block, f));
        }
        _ => {}
    }
}

/// Numbers all footnotes of the view and lists them for the renderer that needs them in one place.
pub fn number_footnotes(view: &mut View) {
    let mut found = Vec::new();
    for_each_text(view, &mut |text| number_in_text(text, &mut found));
    view.footnotes = found;
}

fn visit_block(block: &mut Block, f: &mut Visit) {
    let words = Setting::Words;
    match block {
        Block::Heading { text, .. } | Block::Prose { text } => f(text, words),
        Block::Note { label, text } => {
            f(label, words);
            f(text, words);
        }
        Block::Facts { items } => {
            items.iter_mut().for_each(|fact| visit_fact(fact, f));
        }
        Block::Line { parts } => visit_parts(parts, words, f),
        Block::Table(table) => visit_table(table, f),
        Block::Items { items } => {
            for Item { title, aside, blocks, .. } in items {
                title.iter_mut().for_each(|title| f(title, words));
                visit_parts(aside, words, f);
                blocks.iter_mut().for_each(|block| visit_block(block, f));
            }
        }
        Block::Figure { caption, source, .. } => {
            f(caption, words);
            source.iter_mut().for_each(|source| f(source, words));
        }
        Block::Roster { label, entries } => {
            f(label, words);
            entries.iter_mut().for_each(|entry| f(entry, words));
        }
        Block::Form { caption, heads, .. } => {
            f(caption, Setting::Apart);
            heads.iter_mut().for_each(|head| f(&mut head.label, Setting::Apart));
        }
        Block::Chart(chart) => {
            f(&mut chart.caption, words);
            chart.rows.iter_mut().for_each(|row| f(&mut row.label, Setting::Apart));
        }
        Block::Signatures { people } => {
            for person in people {
                f(&mut person.name, words);
                person.post.iter_mut().for_each(|post| f(post, words));
            }
        }
    }
}

fn visit_table(table: &mut Table, f: &mut Visit) {
    f(&mut table.caption, Setting::Words);
    // In a head of two rows a column's own head stands in the upper one or in the lower one, never in both.
    table.upper.iter_mut().for_each(|head| f(&mut head.label, Setting::Words));
    let upper = !table.upper.is_empty();
    table.columns.iter_mut().filter(|c| c.under || !upper).for_each(|column| f(&mut column.label, Setting::Words));
    for group in &mut table.groups {
        if let Some(band) = &mut group.band {
            f(&mut band.label, Setting::Words);
            visit_parts(&mut band.parts, Setting::Words, f);
        }
        for (i, cell) in group.rows.iter_mut().flat_map(|row| row.cells.iter_mut().enumerate()) {
            let heads = table.row_header == Some(i);
            visit_parts(&mut cell.0, if heads { Setting::Head } else { Setting::Words }, f);
        }
    }
    table.notes.iter_mut().for_each(|note| f(note, Setting::Words));
}

fn visit_fact(fact: &mut Fact, f: &mut Visit) {
    f(&mut fact.label, Setting::Words);
    visit_parts(&mut fact.value, Setting::Words, f);
}

fn visit_parts(parts: &mut [Part], setting: Setting, f: &mut Visit) {
    for part in parts {
        match part {
            Part::Text { text } | Part::Reserved { text } => f(text, setting),
            Part::Badge(badge) => f(&mut badge.text, setting),
            Part::Bar(bar) => f(&mut bar.text, setting),
            Part::Mark(mark) => f(&mut mark.text, Setting::Drawn),
            Part::Column(level) => f(&mut level.text, Setting::Drawn),
        }
    }
}

fn number_in_text(text: &mut Text, found: &mut Vec<Footnote>) {
    // Both renderers pair the blocks of two passages one by one when there are as many of each.
    let pairs = match &text.0[..] {
        [one, two] => one.prose && one.nodes.len() == two.nodes.len(),
        _ => false,
    };
    if pairs {
        for i in 0..text.0[0].nodes.len() {
            for Passage { lang, nodes, .. } in &mut text.0 {
                number_in_nodes(&mut nodes[i..=i], *lang, found);
            }
        }
    } else {
        for Passage { lang, nodes, .. } in &mut text.0 {
            number_in_nodes(nodes, *lang, found);
        }
    }
}

fn number_in_nodes(nodes: &mut [Node], lang: Lang, found: &mut Vec<Footnote>) {
    for node in nodes {
        match node {
            Node::Fn { n, c } => {
                *n = found.len() + 1;
                found.push(Footnote { n: *n, lang, nodes: c.clone() });
            }
            Node::P { c } | Node::Em { c } | Node::Strong { c } | Node::Link { c, .. } | Node::Ins { c } => {
                number_in_nodes(c, lang, found)
            }
            Node::Ul { items } | Node::Ol { items, .. } => {
                items.iter_mut().for_each(|item| number_in_nodes(item, lang, found));
            }
            Node::Text { .. } | Node::Br | Node::Erratum { .. } => {}
        }
    }
}
