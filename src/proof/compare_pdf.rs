//! Compares a PDF with the one that its source makes: the words of its pages first, then object by object.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::difference::{Difference, Part, changed};
use super::pdf_text::{Piece, pieces};
use super::places::{Places, is_mark, squeeze};

/// PDFs that differ in more pieces than this are other documents: nobody reads a list of that length.
const MOST: usize = 4000;

/// What differs between the PDF that the source makes and the one that was given.
pub fn compare(expected: &Document, given: &Document, places: &Places) -> Vec<Difference> {
    let mut found = texts(&pieces(expected), &pieces(given), places);
    found.extend(information(expected, given));
    let spoken: BTreeSet<u32> = found.iter().filter_map(|difference| difference.page).collect();
    let roles = Roles::of(expected);
    let ids: BTreeSet<&ObjectId> = expected.objects.keys().chain(given.objects.keys()).collect();
    let differing = ids.into_iter().filter(|id| expected.objects.get(id) != given.objects.get(id));
    let mut others: BTreeSet<Difference> = BTreeSet::new();
    for id in differing {
        let (old, new) = (expected.objects.get(id), given.objects.get(id));
        let difference = roles.difference(*id, old.or(new), new);
        // A page whose words differ is drawn otherwise, and its title stands in the metadata: that is said already.
        let known = difference.part == Part::Drawing && difference.page.is_some_and(|page| spoken.contains(&page));
        if !known && Some(*id) != roles.information {
            others.insert(difference);
        }
    }
    found.extend(others);
    found
}

/// All that the pages say, squeezed, without heads, feet and marks of errata.
pub fn stream(pdf: &Document) -> String {
    pieces(pdf).iter().filter(|piece| is_said(piece)).map(|piece| squeeze(&piece.text)).collect()
}

/// Whether a piece belongs to what the document says.
fn is_said(piece: &Piece) -> bool {
    !piece.furniture && !is_mark(&piece.text)
}

fn texts(expected: &[Piece], given: &[Piece], places: &Places) -> Vec<Difference> {
    let mut all = String::new();
    let starts: Vec<usize> = expected
        .iter()
        .map(|piece| {
            let start = all.len();
            if is_said(piece) {
                all += &squeeze(&piece.text);
            }
            start
        })
        .collect();
    let key = |piece: &Piece| (piece.page, piece.furniture, piece.text.clone());
    let (old, new): (Vec<_>, Vec<_>) = (expected.iter().map(key).collect(), given.iter().map(key).collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    if (old.len() - head - tail).max(new.len() - head - tail) > MOST {
        return vec![Difference::of(Part::Text)];
    }
    let mut found = Vec::new();
    let mut tell = |at: usize, one: &str, other: &str, page: u32, furniture: bool| {
        let (was, is, range) = changed(one, other);
        let start = starts.get(at).copied().unwrap_or(all.len());
        let squeezed = |end: usize| start + squeeze(&one[..end]).len();
        let mut difference = Difference::of(if furniture { Part::Furniture } else { Part::Text }).page(page);
        if !furniture {
            difference.address = places.at(&all, squeezed(range.start)..squeezed(range.end), one);
        }
        found.push(difference.words(was, is));
    };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (_, from, to) = op.as_tag_tuple();
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Replace { .. } if from.len() == to.len() => {
                for (at, other) in from.zip(to) {
                    let piece = &expected[at];
                    tell(at, &piece.text, &given[other].text, given[other].page, piece.furniture);
                }
            }
            _ => {
                let join = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
                let piece = expected.get(from.start).filter(|_| !from.is_empty()).or(given.get(to.start));
                let Some(piece) = piece else { continue };
                tell(from.start, &join(&expected[from.clone()]), &join(&given[to]), piece.page, piece.furniture);
            }
        }
    }
    found
}

/// Title, author, dates: the entries of the document information.
fn information(expected: &Document, given: &Document) -> Vec<Difference> {
    let entries = |pdf: &Document| -> BTreeMap<String, String> {
        let info = pdf.trailer.get_deref(b"Info", pdf).and_then(Object::as_dict).ok();
        let words = |object: &Object| lopdf::decode_text_string(object).unwrap_or_else(|_| format!("{object:?}"));
        let name = |key: &[u8]| String::from_utf8_lossy(key).into_owned();
        info.into_iter().flat_map(|info| info.iter().map(|(key, object)| (name(key), words(object)))).collect()
    };
    differing(&entries(expected), &entries(given), Part::Metadata)
}

/// The entries of two tables that differ.
pub fn differing<'t>(
    old: &'t BTreeMap<String, String>,
    new: &'t BTreeMap<String, String>,
    part: Part,
) -> Vec<Difference> {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).filter(|key| old.get(*key) != new.get(*key)).collect();
    let value = |table: &'t BTreeMap<String, String>, key: &String| table.get(key).map_or("", String::as_str);
    keys.into_iter().map(|key| Difference::of(part).named(key).words(value(old, key), value(new, key))).collect()
}

/// What the objects of a PDF are there for.
struct Roles {
    /// Page whose content a stream is, or whose link or entry an object is.
    pages: BTreeMap<ObjectId, u32>,
    /// Names of attachments by their file and their specification.
    attachments: BTreeMap<ObjectId, String>,
    information: Option<ObjectId>,
}

impl Roles {
    fn of(pdf: &Document) -> Roles {
        let mut pages = BTreeMap::new();
        for (number, page) in pdf.get_pages() {
            pages.insert(page, number);
            pages.extend(pdf.get_page_contents(page).into_iter().map(|content| (content, number)));
            let annotations = pdf.get_dictionary(page).and_then(|page| page.get_deref(b"Annots", pdf)?.as_array());
            let annotations = annotations.map_or(&[][..], Vec::as_slice);
            pages.extend(annotations.iter().filter_map(|it| Some((it.as_reference().ok()?, number))));
        }
        let mut attachments = BTreeMap::new();
        for (id, object) in &pdf.objects {
            let Ok(dict) = object.as_dict() else { continue };
            let Ok(embedded) = dict.get(b"EF").and_then(Object::as_dict) else { continue };
            let Some(name) = dict.get(b"UF").ok().and_then(|name| lopdf::decode_text_string(name).ok()) else {
                continue;
            };
            let files = embedded.iter().filter_map(|(_, file)| file.as_reference().ok());
            attachments.extend(files.map(|file| (file, name.clone())));
            attachments.insert(*id, name);
        }
        Roles { pages, attachments, information: pdf.trailer.get(b"Info").and_then(Object::as_reference).ok() }
    }

    fn difference(&self, id: ObjectId, object: Option<&Object>, new: Option<&Object>) -> Difference {
        if let Some(name) = self.attachments.get(&id) {
            return Difference::of(Part::Attachment).named(name);
        }
        let dict = object.and_then(dict_of);
        let is = |key: &[u8], value: &[u8]| {
            dict.is_some_and(|dict| dict.get(key).and_then(Object::as_name).is_ok_and(|name| name == value))
        };
        let named = |key: &[u8]| dict.is_some_and(|dict| dict.has(key));
        let on_page = |difference: Difference| Difference { page: self.pages.get(&id).copied(), ..difference };
        if is(b"Subtype", b"Link") || named(b"URI") {
            let address = |object: Option<&Object>| object.and_then(dict_of).map(link).unwrap_or_default();
            let (old, new) = (address(object), address(new));
            let difference = on_page(Difference::of(Part::Link));
            return if old == new { difference } else { difference.words(&old, &new) };
        }
        if is(b"Type", b"Metadata") {
            return Difference::of(Part::Metadata).named("XMP");
        }
        if is(b"Subtype", b"Image") {
            return Difference::of(Part::Picture);
        }
        let fonts: [&[u8]; 3] = [b"Font", b"FontDescriptor", b"CMap"];
        if fonts.iter().any(|kind| is(b"Type", kind)) || named(b"Length1") || is(b"Subtype", b"CIDFontType0C") {
            return Difference::of(Part::Font);
        }
        let is_drawn = matches!(object, Some(Object::Stream(_)));
        on_page(Difference::of(if is_drawn { Part::Drawing } else { Part::Structure }))
    }
}

fn dict_of(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// Where a link leads.
fn link(dict: &Dictionary) -> String {
    let action = dict.get(b"A").and_then(Object::as_dict).unwrap_or(dict);
    let target = action.get(b"URI").and_then(Object::as_str).unwrap_or_default();
    String::from_utf8_lossy(target).into_owned()
}
