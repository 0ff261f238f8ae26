//! Packing: the objects of a finished PDF into compressed streams, and out of it what nobody needs.
//!
//! Before it: typst's export, which writes each element of the tag tree as text of its own; with large tables the tags are
//! most of the file, in a short document the fonts. After it: `build`, which writes the bytes. Nothing that a reader sees
//! changes: the same objects stand closer together, as PDF has allowed since version 1.5, and the fonts go without their
//! hints (`fonts`).

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream};

use super::fonts;

/// Objects in one stream. More pack better; a reader that wants one object unpacks all of its stream.
const IN_A_STREAM: usize = 500;

/// zlib's strongest.
const LEVEL: u32 = 9;

/// Bytes of a row in the table of objects, as lopdf writes it: `/W[1 4 2]`.
const ROW: usize = 7;

/// The same PDF in fewer bytes; the one that came in, when it cannot be packed or is no smaller then.
pub fn pack(pdf: Vec<u8>) -> Vec<u8> {
    match try_pack(&pdf) {
        Some(packed) if packed.len() < pdf.len() => packed,
        _ => pdf,
    }
}

fn try_pack(pdf: &[u8]) -> Option<Vec<u8>> {
    let mut document = Document::load_mem(pdf).ok()?;
    make_fonts_lean(&mut document);
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(IN_A_STREAM)
        .compression_level(LEVEL)
        .build();
    let mut packed = Vec::with_capacity(pdf.len() / 2);
    document.save_with_options(&mut packed, options).ok()?;
    Some(pack_table(&packed).unwrap_or(packed))
}

/// Takes hints and names out of the embedded fonts.
fn make_fonts_lean(document: &mut Document) {
    let programs: Vec<ObjectId> = (document.objects.values())
        .filter_map(|object| object.as_dict().ok()?.get(b"FontFile2").ok()?.as_reference().ok())
        .collect();
    for id in programs {
        let Ok(Object::Stream(stream)) = document.get_object_mut(id) else { continue };
        if let Some(font) = stream.decompressed_content().ok().and_then(|font| fonts::lean(&font)) {
            if stream.dict.has(b"Length1") {
                stream.dict.set("Length1", i64::try_from(font.len()).unwrap_or_default());
            }
            stream.dict.remove(b"Filter");
            stream.set_content(font);
            // One that does not get smaller stays as it is.
            let _ = stream.compress();
        }
    }
}

/// Packs the table of objects, which lopdf writes row by row. It is the last object of the file, so that no other moves.
/// `None` for a PDF that has another table than lopdf writes.
pub fn pack_table(pdf: &[u8]) -> Option<Vec<u8>> {
    let tail = pdf.len().checked_sub(32)?;
    let words = String::from_utf8_lossy(&pdf[tail..]).into_owned();
    let at: usize = words.split_once("startxref")?.1.split_whitespace().next()?.parse().ok()?;
    let object = pdf.get(at..)?;
    let start = b">>stream\n";
    let head = object.windows(start.len()).position(|part| part == start)?;
    let (head, rest) = (std::str::from_utf8(&object[..head]).ok()?, &object[head + start.len()..]);
    let (head, length) = head.rsplit_once("/Length ")?;
    let rows = rest.get(..length.parse().ok()?)?;
    if !head.contains("/W[1 4 2]") || rows.len() % ROW != 0 {
        return None;
    }
    // Row by row as the difference to the one above: most of them then say the same.
    let mut above = &[0; ROW][..];
    let mut plain = Vec::with_capacity(rows.len() / ROW * (ROW + 1));
    for row in rows.chunks(ROW) {
        plain.push(2);
        plain.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(*above)));
        above = row;
    }
    let mut table = Stream::new(Dictionary::new(), plain);
    table.compress().ok()?;
    table.dict.get(b"Filter").ok()?;
    let mut packed = pdf[..at].to_vec();
    let columns = format!("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {ROW}>>");
    packed.extend(format!("{head}{columns}/Length {}>>stream\n", table.content.len()).bytes());
    packed.extend(table.content);
    packed.extend(format!("\nendstream\nendobj\n\nstartxref\n{at}\n%%EOF\n").bytes());
    Some(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_comes_out_as_it_went_in() {
        for bytes in [&b"%PDF-1.7\nnothing else"[..], b""] {
            assert_eq!(pack(bytes.to_vec()), bytes);
        }
    }

    #[test]
    fn the_table_of_objects_says_the_same_packed() {
        let mut document = Document::with_version("1.7");
        let objects: Vec<ObjectId> = (0..900).map(|n| document.add_object(Object::Integer(n))).collect();
        let catalog = document.add_object(lopdf::dictionary! { "Type" => "Catalog", "First" => objects[0] });
        document.trailer.set("Root", catalog);
        let mut plain = Vec::new();
        let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
        document.save_with_options(&mut plain, options).expect("a PDF");
        let packed = pack_table(&plain).expect("a packed table");
        assert!(packed.len() + 4000 < plain.len(), "{} of {} bytes", packed.len(), plain.len());
        let read = Document::load_mem(&packed).expect("a PDF");
        for (n, id) in (0..).zip(objects) {
            assert_eq!(read.get_object(id).and_then(Object::as_i64).ok(), Some(n));
        }
        assert_eq!(pack_table(&packed), None, "it is packed once");
    }
}
