//! The content of a PDF page as text: which marked-content sequence says what.
//!
//! Before it: a parsed PDF and one of its pages. After it: `pdf_text.rs`, which puts the sequences in the order of the
//! tags. Codes become letters by the fonts' ToUnicode maps; a text given as `/ActualText` (no-break spaces and
//! hyphens at the ends of lines) takes the place of what is drawn.

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};

/// The text of a page by the identifier of its marked content, in pieces of one language.
pub type Marked = HashMap<i64, Vec<(Option<String>, String)>>;

/// A marked-content sequence that is open.
struct Sequence {
    mcid: Option<i64>,
    lang: Option<String>,
    /// Nothing within counts: its text is given, or it is an artifact.
    mute: bool,
}

/// Reads the content of a page.
pub fn marked_content(doc: &Document, page: ObjectId) -> Marked {
    let stream = doc.get_page_content(page);
    let content = Content::decode(&stream).unwrap_or_else(|error| panic!("a page cannot be parsed: {error}"));
    let fonts = doc.get_page_fonts(page).unwrap_or_default();
    let encodings: HashMap<&[u8], Encoding> = fonts
        .iter()
        .map(|(name, font)| (&name[..], font.get_font_encoding(doc).expect("a font whose letters are known")))
        .collect();
    let mut marked = Marked::new();
    let mut open: Vec<Sequence> = Vec::new();
    let mut font = None;
    for operation in &content.operations {
        let operands = &operation.operands[..];
        match operation.operator.as_str() {
            "BMC" | "BDC" => {
                let properties = operands.get(1).and_then(|it| properties(doc, page, it));
                let actual = properties.and_then(|it| string(doc, it, b"ActualText"));
                let artifact = operands.first().and_then(|it| it.as_name().ok()) == Some(b"Artifact");
                let mcid = properties.and_then(|it| it.get(b"MCID").and_then(Object::as_i64).ok());
                let lang = properties.and_then(|it| string(doc, it, b"Lang"));
                open.push(Sequence { mcid, lang, mute: artifact });
                if let Some(text) = actual {
                    add(&mut marked, &open, &text);
                    // What is drawn within is said already.
                    if let Some(innermost) = open.last_mut() {
                        innermost.mute = true;
                    }
                }
            }
            "EMC" => drop(open.pop()),
            "Tf" => font = operands.first().and_then(|it| it.as_name().ok()).and_then(|name| encodings.get(name)),
            "Tj" | "TJ" | "'" | "\"" => {
                let shown = operands.last().into_iter();
                let strings = shown.flat_map(|it| it.as_array().map_or(std::slice::from_ref(it), Vec::as_slice));
                for codes in strings.filter_map(|it| it.as_str().ok()) {
                    let text = font.expect("text without a font").bytes_to_string(codes);
                    add(&mut marked, &open, &text.unwrap_or_else(|error| panic!("unreadable text: {error}")));
                }
            }
            _ => {}
        }
    }
    marked
}

/// Adds text to the innermost sequence that has an identifier; what is in none, or in a mute one, does not count.
fn add(marked: &mut Marked, open: &[Sequence], text: &str) {
    let Some(mcid) = open.iter().rev().find_map(|sequence| sequence.mcid) else { return };
    if open.iter().any(|sequence| sequence.mute) {
        return;
    }
    let lang = open.iter().rev().find_map(|sequence| sequence.lang.clone());
    let pieces = marked.entry(mcid).or_default();
    match pieces.last_mut() {
        Some((before, piece)) if *before == lang => piece.push_str(text),
        _ => pieces.push((lang, text.to_owned())),
    }
}

/// The properties of a sequence: in place, or by their name in the resources of the page.
fn properties<'a>(doc: &'a Document, page: ObjectId, operand: &'a Object) -> Option<&'a Dictionary> {
    let Ok(name) = operand.as_name() else { return operand.as_dict().ok() };
    let (own, others) = doc.get_page_resources(page).ok()?;
    let resources = own.into_iter().chain(others.into_iter().filter_map(|id| doc.get_dictionary(id).ok()));
    resources.into_iter().find_map(|it| {
        let named = it.get_deref(b"Properties", doc).and_then(Object::as_dict).ok()?;
        named.get_deref(name, doc).and_then(Object::as_dict).ok()
    })
}

/// An entry that is a text string.
pub fn string(doc: &Document, dict: &Dictionary, key: &[u8]) -> Option<String> {
    decode_text_string(dict.get_deref(key, doc).ok()?).ok()
}
