//! Who made a file. That the pages agree with the source inside says nothing of it: anybody can make a publication.
//!
//! Known is what a detached signature says, made with minisign and held against a public key that the reader has from
//! somebody they trust. Other evidence, as a record that the publishing body keeps, belongs beside it.

use std::path::{Path, PathBuf};

use minisign_verify::{PublicKey, Signature};
use serde::Serialize;

use crate::build::output::read;

/// What follows the name of a file in the name of its signature.
const EXTENSION: &str = ".minisig";

/// What is known of who made a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "known")]
pub enum Authenticity {
    /// The holder of the key signed this very file; `comment` is theirs, too.
    Signed { comment: String },
    /// There is a signature, and it is not that of the key for this file.
    NotTheirs,
    /// There is a signature and no key to hold it against.
    NoKey,
    /// There is no signature.
    Nothing,
}

/// A public key, as a line of base64 or as the file that minisign wrote.
///
/// # Errors
/// When it is neither.
pub fn public_key(typed: &str) -> Result<PublicKey, String> {
    PublicKey::from_base64(typed.trim()).or_else(|_| {
        let text = read(Path::new(typed)).and_then(|bytes| String::from_utf8(bytes).ok()).ok_or("")?;
        PublicKey::decode(&text).or_else(|_| PublicKey::from_base64(text.trim())).map_err(|error| error.to_string())
    })
}

/// What the signature beside a file says.
pub fn authenticity(file: &Path, bytes: &[u8], key: Option<&PublicKey>) -> Authenticity {
    let mut name = file.as_os_str().to_owned();
    name.push(EXTENSION);
    let Some(text) = read(&PathBuf::from(name)) else { return Authenticity::Nothing };
    let Some(key) = key else { return Authenticity::NoKey };
    let signature = String::from_utf8(text).ok().and_then(|text| Signature::decode(&text).ok());
    match signature {
        Some(signature) if key.verify(bytes, &signature, true).is_ok() => {
            Authenticity::Signed { comment: signature.trusted_comment().to_owned() }
        }
        _ => Authenticity::NotTheirs,
    }
}
