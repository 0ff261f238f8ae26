//! Typography: a text as its language sets it, out of a text as it was typed.
//!
//! Between the kinds and the renderers: `compose` puts a view together and has it dressed here, all of it and once, so that
//! PDF and HTML print the same signs and no kind has a part in it. Before the view nothing is changed: the source that is
//! published, the record of versions, the translations and the rules know the words as they were typed.
//!
//! What is dressed are spaces and signs, never words: a space between a figure and its unit becomes one at which no line
//! ends (`spaces`), straight quotation marks become those of the language, three points one sign (`quotes`). Nothing is
//! put where nothing stood and nothing is taken away. What a writer has typed with care stays, and so does whatever may be
//! meant in two ways. What is peculiar to a language stands in `habits`; a language is added by its own there.
//!
//! It runs over every text of every edition. So nothing is compiled, and nothing is copied while nothing changes.

mod habits;
mod quotes;
mod spaces;

use std::ops::Range;

use crate::view::{Node, Passage, Text, View, for_each_passage};
use habits::Habits;

/// Dresses every passage of a view, each in its own language.
pub fn dress(view: &mut View) {
    for_each_passage(view, dress_passage);
}

/// A text, dressed.
pub fn dressed(mut text: Text) -> Text {
    text.0.iter_mut().for_each(dress_passage);
    text
}

/// Dresses the words of a passage, unless they are there for how they were typed.
pub fn dress_passage(passage: &mut Passage) {
    if !passage.as_typed {
        dress_nodes(&mut passage.nodes, Habits::of(passage.lang));
    }
}

/// A sign in the place of what was typed; places are those of a paragraph's words.
struct Edit {
    at: Range<usize>,
    new: &'static str,
}

/// What is to be changed in the words of a paragraph, from left to right.
fn edits(words: &str, habits: &'static Habits) -> Vec<Edit> {
    let mut edits = Vec::new();
    quotes::marks(words, habits, &mut edits);
    quotes::ellipses(words, &mut edits);
    spaces::no_break(words, habits, &mut edits);
    edits.sort_by_key(|edit| edit.at.start);
    edits
}

/// Dresses inline nodes as the one paragraph that they are, and each of the blocks among them.
fn dress_nodes(nodes: &mut [Node], habits: &'static Habits) {
    match nodes {
        // Most texts are one string.
        [Node::Text { s }] => {
            let edits = edits(s, habits);
            return apply_to(s, 0, &edits);
        }
        _ => {
            let mut words = String::new();
            gather(nodes, &mut words);
            let edits = edits(&words, habits);
            if !edits.is_empty() {
                apply(nodes, &mut 0, &edits);
            }
        }
    }
    dress_blocks(nodes, habits);
}

fn dress_blocks(nodes: &mut [Node], habits: &'static Habits) {
    for node in nodes {
        match node {
            Node::P { c } | Node::Fn { c, .. } => dress_nodes(c, habits),
            Node::Ul { items } | Node::Ol { items, .. } => {
                items.iter_mut().for_each(|item| dress_nodes(item, habits));
            }
            Node::Em { c } | Node::Strong { c } | Node::Link { c, .. } | Node::Ins { c } => dress_blocks(c, habits),
            Node::Text { .. } | Node::Br | Node::Erratum { .. } => {}
        }
    }
}

/// The words of inline nodes. The call of a note and the mark of a correction are none, so that they change nothing.
fn gather(nodes: &[Node], words: &mut String) {
    for node in nodes {
        match node {
            Node::Text { s } => words.push_str(s),
            Node::Br => words.push('\n'),
            Node::Em { c } | Node::Strong { c } | Node::Link { c, .. } | Node::Ins { c } => gather(c, words),
            Node::P { .. } | Node::Ul { .. } | Node::Ol { .. } | Node::Fn { .. } | Node::Erratum { .. } => {}
        }
    }
}

/// Makes the changes in the nodes that [`gather`] read, in its order.
fn apply(nodes: &mut [Node], at: &mut usize, edits: &[Edit]) {
    for node in nodes {
        match node {
            Node::Text { s } => {
                let start = *at;
                *at += s.len();
                apply_to(s, start, edits);
            }
            Node::Br => *at += 1,
            Node::Em { c } | Node::Strong { c } | Node::Link { c, .. } | Node::Ins { c } => apply(c, at, edits),
            Node::P { .. } | Node::Ul { .. } | Node::Ol { .. } | Node::Fn { .. } | Node::Erratum { .. } => {}
        }
    }
}

/// Makes those changes that lie wholly in the string, whose words begin at `start`.
fn apply_to(s: &mut String, start: usize, edits: &[Edit]) {
    let end = start + s.len();
    let own = edits.partition_point(|edit| edit.at.start < start)..edits.partition_point(|edit| edit.at.start < end);
    if own.is_empty() {
        return;
    }
    let (mut out, mut done) = (String::with_capacity(s.len() + 2 * own.len()), start);
    for edit in edits[own].iter().filter(|edit| edit.at.end <= end) {
        out.push_str(&s[done - start..edit.at.start - start]);
        out.push_str(edit.new);
        done = edit.at.end;
    }
    out.push_str(&s[done - start..]);
    *s = out;
}

#[cfg(test)]
mod tests;
