//! Packing: the objects of a finished PDF into compressed streams.
//!
//! Before it: typst's export, which writes each element of the tag tree as text of its own; with large tables the tags are
//! most of the file. After it: `build`, which writes the bytes. Nothing that a reader sees changes: the same objects stand
//! closer together, as PDF has allowed since version 1.5.

use lopdf::{Document, SaveOptions};

/// Objects in one stream. More pack better; a reader that wants one object unpacks all of its stream.
const IN_A_STREAM: usize = 500;

/// zlib's strongest.
const LEVEL: u32 = 9;

/// The same PDF in fewer bytes; the one that came in, when it cannot be packed or is no smaller then.
pub fn pack(pdf: Vec<u8>) -> Vec<u8> {
    match try_pack(&pdf) {
        Some(packed) if packed.len() < pdf.len() => packed,
        _ => pdf,
    }
}

fn try_pack(pdf: &[u8]) -> Option<Vec<u8>> {
    let mut document = Document::load_mem(pdf).ok()?;
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(IN_A_STREAM)
        .compression_level(LEVEL)
        .build();
    let mut packed = Vec::with_capacity(pdf.len() / 2);
    document.save_with_options(&mut packed, options).ok()?;
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
}
