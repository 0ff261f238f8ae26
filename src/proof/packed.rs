//! Texts packed as a heavy page carries them: zlib, by the packer that the PDFs have.
//!
//! Before it: the texts a page carries, or the page that anybody may have made. After it: the block of `html`, and
//! `unpack`. A page under its limit carries its texts as they are, so that whoever opens it in an editor reads them.

use lopdf::{Dictionary, Stream};

/// The key of the packed texts in the block of a page.
pub const PACKED: &str = "packed";

/// Packs bytes; none when they do not become less. The same bytes give the same.
pub fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
    stream.compress().ok()?;
    stream.dict.has(b"Filter").then_some(stream.content)
}

/// Unpacks bytes; none when they are not packed, or when they unpack to more than a limit.
pub fn unpack(bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut dictionary = Dictionary::new();
    dictionary.set("Filter", "FlateDecode");
    Stream::new(dictionary, bytes.to_vec()).decompressed_content_with_limit(limit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let text = "[[activity]]\nline = \"uno\"\n".repeat(200);
        let packed = pack(text.as_bytes()).expect("less");
        assert!(packed.len() * 10 < text.len(), "{} bytes", packed.len());
        assert_eq!(unpack(&packed, text.len()), Some(text.clone().into_bytes()));
        assert_eq!(unpack(&packed, text.len() - 1), None, "more than the limit");
        assert_eq!(pack(b"few"), None);
        assert_eq!(unpack(b"nothing packed", 1000).filter(|it| !it.is_empty()), None);
    }
}
