//! Texts packed as a heavy page carries them: zlib, by the packer that the PDFs have.
//!
//! Before it: the texts a page carries, or the page that anybody may have made. After it: the block of `html`, and
//! `unpack`. A page under its limit carries its texts as they are, so that whoever opens it in an editor reads them.

use lopdf::{DecompressError, Dictionary, Stream};

/// The key of the packed texts in the block of a page.
pub const PACKED: &str = "packed";

/// Packs bytes; none when they do not become less. The same bytes give the same.
pub fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
    stream.compress().ok()?;
    stream.dict.has(b"Filter").then_some(stream.content)
}

/// Unpacks bytes, or says that they unpack to more than a limit. Of damaged bytes comes out what can be read of them, which
/// may be nothing: whoever reads that finds it.
pub fn unpack(bytes: &[u8], limit: usize) -> Result<Vec<u8>, TooMuch> {
    let mut dictionary = Dictionary::new();
    dictionary.set("Filter", "FlateDecode");
    match Stream::new(dictionary, bytes.to_vec()).decompressed_content_with_limit(limit) {
        Ok(unpacked) => Ok(unpacked),
        Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => Err(TooMuch),
        Err(_) => Ok(Vec::new()),
    }
}

/// Bytes unpack to more than they may.
#[derive(Debug, PartialEq, Eq)]
pub struct TooMuch;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let text = "[[activity]]\nline = \"uno\"\n".repeat(200);
        let packed = pack(text.as_bytes()).expect("less");
        assert!(packed.len() * 10 < text.len(), "{} bytes", packed.len());
        assert_eq!(unpack(&packed, text.len()), Ok(text.clone().into_bytes()));
        assert_eq!(unpack(&packed, text.len() - 1), Err(TooMuch), "more than the limit");
        assert_eq!(pack(b"few"), None);
        assert_eq!(unpack(b"nothing packed", 1000), Ok(Vec::new()));
    }
}
