//! What the pages of a PDF say, piece by piece, in the order in which it is drawn.
//!
//! Before it: a PDF that anybody may have made. After it: the comparison. Codes become letters by the fonts' maps; a text
//! given as `/ActualText` takes the place of what is drawn. What cannot be read comes out as a sign that stands for it.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};

use super::unpack::LARGEST;

/// Stands for letters that cannot be read.
const UNREADABLE: &str = "\u{FFFD}";

/// What one marked sequence of a page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// From 1.
    pub page: u32,
    /// Running head or foot.
    pub furniture: bool,
    pub text: String,
}

/// A marked-content sequence that is open.
struct Sequence {
    mcid: Option<i64>,
    artifact: bool,
    /// Its text is given: what is drawn within does not count.
    given: bool,
}

/// The pieces of all pages.
pub fn pieces(pdf: &Document) -> Vec<Piece> {
    pdf.get_pages().into_iter().flat_map(|(number, page)| of_page(pdf, number, page)).collect()
}

fn of_page(pdf: &Document, number: u32, page: ObjectId) -> Vec<Piece> {
    let content = pdf.get_page_content_with_limit(page, LARGEST).ok().and_then(|stream| Content::decode(&stream).ok());
    let Some(content) = content else {
        return vec![Piece { page: number, furniture: false, text: UNREADABLE.to_owned() }];
    };
    let fonts = pdf.get_page_fonts(page).unwrap_or_default();
    let encodings: BTreeMap<&[u8], Encoding> =
        fonts.iter().filter_map(|(name, font)| Some((&name[..], font.get_font_encoding(pdf).ok()?))).collect();
    let mut pieces: Vec<(Option<i64>, Piece)> = Vec::new();
    let mut open: Vec<Sequence> = Vec::new();
    let mut font = None;
    let mut add = |open: &[Sequence], text: &str| {
        let mcid = open.iter().rev().find_map(|sequence| sequence.mcid);
        let furniture = mcid.is_none() || open.iter().any(|sequence| sequence.artifact);
        match pieces.last_mut() {
            Some((last, piece)) if *last == mcid && piece.furniture == furniture => piece.text.push_str(text),
            _ => pieces.push((mcid, Piece { page: number, furniture, text: text.to_owned() })),
        }
    };
    for operation in &content.operations {
        let operands = &operation.operands[..];
        match operation.operator.as_str() {
            "BMC" | "BDC" => {
                let properties = operands.get(1).and_then(|it| properties(pdf, page, it));
                let artifact = operands.first().and_then(|it| it.as_name().ok()) == Some(b"Artifact");
                let mcid = properties.and_then(|it| it.get(b"MCID").and_then(Object::as_i64).ok());
                let actual = properties
                    .and_then(|it| it.get_deref(b"ActualText", pdf).ok())
                    .and_then(|text| decode_text_string(text).ok());
                let muted = open.iter().any(|sequence| sequence.given);
                open.push(Sequence { mcid, artifact, given: actual.is_some() });
                if let Some(text) = actual.filter(|_| !muted) {
                    add(&open, &text);
                }
            }
            "EMC" => drop(open.pop()),
            "Tf" => font = operands.first().and_then(|it| it.as_name().ok()).and_then(|name| encodings.get(name)),
            "Tj" | "TJ" | "'" | "\"" if !open.iter().any(|sequence| sequence.given) => {
                let shown = operands.last().into_iter();
                let strings = shown.flat_map(|it| it.as_array().map_or(std::slice::from_ref(it), Vec::as_slice));
                for codes in strings.filter_map(|it| it.as_str().ok()) {
                    let text = font.and_then(|font| font.bytes_to_string(codes).ok());
                    add(&open, text.as_deref().unwrap_or(UNREADABLE));
                }
            }
            _ => {}
        }
    }
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

/// The properties of a sequence: in place, or by their name in the resources of the page.
fn properties<'a>(pdf: &'a Document, page: ObjectId, operand: &'a Object) -> Option<&'a Dictionary> {
    let Ok(name) = operand.as_name() else { return operand.as_dict().ok() };
    let (own, others) = pdf.get_page_resources(page).ok()?;
    let resources = own.into_iter().chain(others.into_iter().filter_map(|id| pdf.get_dictionary(id).ok()));
    resources.into_iter().find_map(|it| {
        let named = it.get_deref(b"Properties", pdf).and_then(Object::as_dict).ok()?;
        named.get_deref(name, pdf).and_then(Object::as_dict).ok()
    })
}
