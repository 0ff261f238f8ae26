//! Bytes to text: encoding and byte-order mark.

use std::sync::Arc;

use crate::diag::{Finding, SourceFile, codes};
use crate::say;

/// Turns a file's bytes into text. A byte-order mark is dropped; anything but UTF-8 is a finding at its place.
pub fn decode(path: &str, bytes: Vec<u8>) -> Result<Arc<SourceFile>, Box<Finding>> {
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Arc::new(SourceFile::new(path, text))),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            // The finding shows the file as far as it can be read: the bytes that cannot stand as question marks.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let file = Arc::new(SourceFile::new(path, text));
            let place = offset..offset + char::REPLACEMENT_CHARACTER.len_utf8();
            let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
            let help = if utf16 {
                say!(
                    "el archivo está en UTF-16: al guardar, elija la codificación UTF-8"
                        | "the file is in UTF-16: choose the encoding UTF-8 when saving"
                )
            } else {
                say!(
                    "al guardar, elija la codificación UTF-8 (en el Bloc de notas: Guardar como, Codificación)"
                        | "choose the encoding UTF-8 when saving (in Notepad: Save as, Encoding)"
                )
            };
            let message = say!("el archivo no está en UTF-8" | "the file is not in UTF-8");
            Err(Box::new(Finding::new(codes::NOT_UTF8, &file, place, message).help(help)))
        }
    }
}
