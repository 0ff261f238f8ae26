//! Compares a page with the one that its source makes, element by element and text by text.

use std::collections::BTreeSet;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::difference::{Difference, Part, changed};
use super::places::{Places, squeeze};

/// Pages that differ in more places than this are other pages: nobody reads a list of that length.
const MOST: usize = 4000;

/// An element's tag or a text, with what it is for.
struct Unit {
    text: String,
    part: Part,
    /// What it is called, where it has a name.
    name: Option<String>,
    /// It is the mark of an erratum: words of a text stand around it, and it is none of them.
    mark: bool,
}

impl Unit {
    /// Whether it belongs to what the document says.
    fn is_said(&self) -> bool {
        self.part == Part::Text && !self.mark
    }
}

/// What differs between the page that the source makes and the one that was given.
pub fn compare(expected: &str, given: &str, places: &Places) -> Vec<Difference> {
    let (old, new) = (units(expected), units(given));
    let mut all = String::new();
    let mut starts = Vec::with_capacity(old.len());
    for unit in &old {
        starts.push(all.len());
        if unit.is_said() {
            all += &squeeze(&unit.text);
        }
    }
    let same = |(a, b): &(&Unit, &Unit)| a.text == b.text;
    let head = old.iter().zip(&new).take_while(same).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(same).count();
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    if old.len().max(new.len()) > MOST {
        return vec![Difference::of(Part::Structure)];
    }
    let texts = |units: &[Unit]| units.iter().map(|unit| unit.text.clone()).collect::<Vec<_>>();
    let mut found = BTreeSet::new();
    for op in capture_diff_slices(Algorithm::Myers, &texts(old), &texts(new)) {
        let (tag, from, to) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        for i in 0..from.len().max(to.len()) {
            let (was, is) = (old[from.clone()].get(i), new[to.clone()].get(i));
            let Some(unit) = was.or(is) else { continue };
            let (one, other) = (was.map_or("", |unit| &unit.text), is.map_or("", |unit| &unit.text));
            let (words, instead, range) = changed(one, other);
            let mut difference = Difference { name: unit.name.clone(), ..Difference::of(unit.part) };
            if unit.part == Part::Text {
                let start = starts.get(head + from.start + i).copied().unwrap_or(all.len());
                let squeezed = |end: usize| start + squeeze(&one[..end]).len();
                difference.address = places.at(&all, squeezed(range.start)..squeezed(range.end), one);
            }
            let speaks = matches!(unit.part, Part::Text | Part::Metadata | Part::Link);
            found.insert(if speaks { difference.words(words, instead) } else { difference });
        }
    }
    found.into_iter().collect()
}

/// All that a page says, squeezed, without marks of errata.
pub fn stream(page: &str) -> String {
    units(page).iter().filter(|unit| unit.is_said()).map(|unit| squeeze(&unit.text)).collect()
}

fn units(page: &str) -> Vec<Unit> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut units = Vec::new();
    let mut head = false;
    // Elements whose text is no text of the page.
    let mut inside: Option<String> = None;
    let mut mark = false;
    let Ok(tokens) = Tokenizer::new_with_emitter(page, emitter).collect::<Result<Vec<_>, _>>();
    for token in tokens {
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match token {
            Token::StartTag(tag) => {
                let name = words(&tag.name);
                head = head || name == "head";
                let attributes: Vec<String> =
                    tag.attributes.iter().map(|(key, value)| format!(" {}=\"{}\"", words(key), words(value))).collect();
                let part = match name.as_str() {
                    _ if head => Part::Metadata,
                    "a" => Part::Link,
                    "img" => Part::Picture,
                    "html" => Part::Metadata,
                    _ => Part::Structure,
                };
                let called = head.then(|| tag.attributes.get(&b"name"[..]).map_or(name.clone(), |value| words(value)));
                mark = name == "a" && tag.attributes.get(&b"class"[..]).is_some_and(|class| words(class) == "erratum")
                    || mark && name != "a";
                if matches!(name.as_str(), "script" | "style" | "title" | "template") {
                    inside = Some(name.clone());
                }
                units.push(Unit { text: format!("<{name}{}>", attributes.concat()), part, name: called, mark });
            }
            Token::EndTag(tag) => {
                let name = words(&tag.name);
                head = head && name != "head";
                mark = mark && name != "a";
                inside = inside.filter(|open| *open != name);
                let part = if head { Part::Metadata } else { Part::Structure };
                units.push(Unit { text: format!("</{name}>"), part, name: None, mark });
            }
            Token::String(text) => {
                let (part, name) = match inside.as_deref() {
                    Some("style") => (Part::Drawing, None),
                    Some("title") => (Part::Metadata, Some("title".to_owned())),
                    Some("script") => (Part::Attachment, Some("script".to_owned())),
                    Some(_) => (Part::Structure, None),
                    None if head => (Part::Structure, None),
                    None => (Part::Text, None),
                };
                units.push(Unit { text: words(&text), part, name, mark });
            }
            Token::Comment(text) => {
                units.push(Unit { text: format!("<!--{}", words(&text)), part: Part::Structure, name: None, mark });
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    units
}
