//! Takes out of a publication what it carries.
//!
//! Before it: the bytes of a file that anybody may have made. After it: `extract`, which gives the files to the reader,
//! and [`verify`](super::Verifier), which makes the publication again. The input is hostile: sizes are bounded, names and
//! paths that would lead anywhere are refused, nothing is written.

use std::collections::{BTreeMap, HashSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lopdf::{Dictionary, Document, LoadOptions, Object};
use serde_json::Value;

use super::carry::{Carried, CarriedFile, MANIFEST, SOURCE, What};
use super::entries::{self, Entries};
use super::manifest::{FileEntry, Manifest, SourceForm};
use super::packed::{self, PACKED};
use crate::build::output::{has_our_mark, sha256};
use crate::versions::RECORD_FOLDER;

/// So large a file may be, in bytes, and all that it unpacks to.
pub const LARGEST: usize = 64 << 20;
/// So many bytes of texts a publication may carry, packed or not: all that is read as TOML, gettext or JSON.
const LARGEST_TEXTS: usize = 8 << 20;
/// So many files a publication may carry.
const MOST_FILES: usize = entries::MOST;

/// The element of a page in which the files stand.
const BLOCK: &str = "<script type=\"application/json\" id=\"source\">";

/// What a file carries.
#[derive(Debug)]
pub struct Unpacked {
    pub manifest: Manifest,
    /// The manifest as it stands in the file.
    pub manifest_value: Value,
    pub carried: Carried,
    /// Names of files that the manifest lists and that are not there, or have another hash.
    pub damaged: Vec<String>,
    /// The PDF; none for a page.
    pub pdf: Option<Document>,
}

/// Why nothing could be taken out of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Neither a PDF nor a page that this tool made.
    NotOurs,
    /// It has our mark and cannot be read.
    Unreadable,
    /// It has our mark and no manifest: an index, the work of an earlier version, or what is left of a publication.
    NoManifest,
    /// Its manifest cannot be understood.
    BadManifest,
    /// What it carries is more than a publication carries, or leads out of its folder.
    Refused,
}

/// Takes out of a PDF or page what it carries.
///
/// # Errors
/// Why nothing could be taken out.
pub fn unpack(bytes: &[u8]) -> Result<Unpacked, Refusal> {
    let is_pdf = bytes.starts_with(b"%PDF-");
    let marked = has_our_mark(bytes);
    if bytes.len() > LARGEST {
        return Err(if marked { Refusal::Refused } else { Refusal::NotOurs });
    }
    let (pdf, files) = if is_pdf {
        let options = LoadOptions { max_decompressed_size: Some(LARGEST), ..LoadOptions::default() };
        let Ok(pdf) = Document::load_mem_with_options(bytes, options) else {
            return Err(if marked { Refusal::Unreadable } else { Refusal::NotOurs });
        };
        let files = attachments(&pdf)?;
        (Some(pdf), files)
    } else {
        (None, block(bytes, marked)?)
    };
    let texts = files.iter().filter(|(name, _)| !is_picture(name));
    if texts.map(|(_, bytes)| bytes.len()).sum::<usize>() > LARGEST_TEXTS {
        return Err(Refusal::Refused);
    }
    let Some(text) = files.get(MANIFEST) else {
        return Err(if marked { Refusal::NoManifest } else { Refusal::NotOurs });
    };
    let manifest_value: Value = serde_json::from_slice(text).map_err(|_| Refusal::BadManifest)?;
    let manifest: Manifest = serde_json::from_value(manifest_value.clone()).map_err(|_| Refusal::BadManifest)?;
    if !are_sound(&manifest.files) {
        return Err(Refusal::Refused);
    }
    let mut pictures = if is_pdf { BTreeMap::new() } else { shown_pictures(bytes) };
    let mut damaged = Vec::new();
    let mut carried = Carried::default();
    for entry in &manifest.files {
        let found = files.get(&entry.name).cloned().or_else(|| pictures.remove(&entry.sha256));
        if found.as_ref().is_none_or(|bytes| sha256(bytes) != entry.sha256) {
            damaged.push(entry.name.clone());
        }
        let what = match entry.name.as_str() {
            SOURCE => What::Source(manifest.form),
            name if is_picture(name) => What::Picture,
            _ => What::Context,
        };
        let (name, path) = (entry.name.clone(), entry.path.clone());
        carried.files.extend(found.map(|bytes| CarriedFile { name, path, bytes, what }));
    }
    Ok(Unpacked { manifest, manifest_value, carried, damaged, pdf })
}

impl Unpacked {
    /// The carried source, with its form.
    pub fn source(&self) -> Option<(&CarriedFile, SourceForm)> {
        let file = self.carried.files.iter().find(|file| file.name == SOURCE)?;
        Some((file, self.manifest.form))
    }
}

fn is_picture(name: &str) -> bool {
    name.starts_with("picture-")
}

/// Whether the manifest lists what a publication may carry: paths that stay where they are put, none of them twice.
fn are_sound(files: &[FileEntry]) -> bool {
    let mut paths = HashSet::new();
    let mut names = HashSet::new();
    files.len() <= MOST_FILES
        && files.first().is_some_and(|file| file.name == SOURCE)
        && files.iter().all(|file| {
            let path = file.path.to_lowercase();
            // Nothing that is read as a text is let in as a picture.
            let is_fitting = !(is_picture(&file.name) && (path.ends_with(".toml") || path.ends_with(".po")));
            is_plain(&file.path) && is_fitting && paths.insert(path) && names.insert(file.name.as_str())
        })
}

/// Whether a path leads to a file below the folder it is put in, on every system.
fn is_plain(path: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty()
            && (!part.starts_with('.') || part == RECORD_FOLDER)
            && !part.ends_with(['.', ' '])
            && !part.chars().any(|c| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'))
    };
    path.len() <= 1000 && path.split('/').all(is_name)
}

/// The files attached to a PDF, by their names.
fn attachments(pdf: &Document) -> Result<BTreeMap<String, Vec<u8>>, Refusal> {
    let mut files = BTreeMap::new();
    let mut room = LARGEST;
    for specification in pdf.objects.values().filter_map(|object| object.as_dict().ok()) {
        let Some((name, object)) = attachment(pdf, specification) else { continue };
        let Ok(stream) = object.as_stream() else { continue };
        let bytes = if stream.dict.has(b"Filter") {
            stream.decompressed_content_with_limit(room).map_err(|_| Refusal::Unreadable)?
        } else {
            stream.content.clone()
        };
        room = room.checked_sub(bytes.len()).ok_or(Refusal::Refused)?;
        // Of two files of one name nobody knows which one a reader sees.
        if files.len() >= MOST_FILES || files.insert(name, bytes).is_some() {
            return Err(Refusal::Refused);
        }
    }
    Ok(files)
}

/// The name and the embedded file of a file specification.
fn attachment<'d>(pdf: &'d Document, specification: &Dictionary) -> Option<(String, &'d Object)> {
    let embedded = specification.get(b"EF").and_then(Object::as_dict).ok()?;
    let file = embedded.get(b"F").or_else(|_| embedded.get(b"UF")).and_then(Object::as_reference).ok()?;
    let name = specification.get(b"UF").or_else(|_| specification.get(b"F")).ok()?;
    Some((lopdf::decode_text_string(name).ok()?, pdf.get_object(file).ok()?))
}

/// The files in the data block of a page, by their names.
fn block(bytes: &[u8], marked: bool) -> Result<BTreeMap<String, Vec<u8>>, Refusal> {
    let missing = || if marked { Refusal::NoManifest } else { Refusal::NotOurs };
    let text = std::str::from_utf8(bytes).map_err(|_| if marked { Refusal::Unreadable } else { Refusal::NotOurs })?;
    let (_, rest) = text.split_once(BLOCK).ok_or_else(missing)?;
    if rest.contains(BLOCK) {
        return Err(Refusal::Refused);
    }
    let (json, _) = rest.split_once("</script>").ok_or_else(missing)?;
    let Ok(block) = serde_json::from_str::<Entries<Value>>(json) else {
        return Err(if marked { Refusal::BadManifest } else { Refusal::NotOurs });
    };
    if !block.are_sound() {
        return Err(Refusal::Refused);
    }
    let mut files = Vec::new();
    for (key, value) in block.kept {
        match value {
            Value::String(text) if is_picture(&key) => {
                files.push((key, STANDARD.decode(text).unwrap_or_default()));
            }
            Value::String(text) if key == PACKED => {
                let packed = STANDARD.decode(text).map_err(|_| Refusal::Unreadable)?;
                let texts = packed::unpack(&packed, LARGEST_TEXTS).map_err(|_| Refusal::Refused)?;
                let texts: Entries<String> = serde_json::from_slice(&texts).map_err(|_| Refusal::Unreadable)?;
                if !texts.are_sound() {
                    return Err(Refusal::Refused);
                }
                files.extend(texts.kept.into_iter().map(|(name, text)| (name, text.into_bytes())));
            }
            Value::String(text) => files.push((key, text.into_bytes())),
            manifest if key == "manifest" && manifest.is_object() => {
                files.push((MANIFEST.to_owned(), manifest.to_string().into_bytes()));
            }
            _ => {}
        }
    }
    let count = files.len();
    let files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
    // Of two files of one name nobody knows which one a reader sees.
    if count > MOST_FILES || files.len() < count {
        return Err(Refusal::Refused);
    }
    Ok(files)
}

/// The pictures that a page shows, by their hashes.
fn shown_pictures(page: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let text = String::from_utf8_lossy(page);
    // What stands between marks is looked at once, however often it says that a picture begins.
    let addresses = text.split(['"', '\'', ')', '>']).filter_map(|between| {
        let (_, address) = between.split_once("data:image/")?;
        STANDARD.decode(address.split_once(";base64,")?.1).ok()
    });
    addresses.map(|bytes| (sha256(&bytes), bytes)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn no_text_is_let_in_as_a_picture() {
        let files = |path: &str| -> Vec<FileEntry> {
            let file = |name: &str, path: &str| json!({ "name": name, "path": path, "sha256": "" });
            let files = [file(SOURCE, "content/a.toml"), file("picture-1", path)];
            files.map(|file| serde_json::from_value(file).expect("an entry")).to_vec()
        };
        assert!(are_sound(&files("content/a.png")));
        for path in ["content/b.toml", "content/b.TOML", "content/a.en.po"] {
            assert!(!are_sound(&files(path)), "{path}");
        }
    }

    #[test]
    fn paths_that_lead_anywhere_are_refused() {
        for path in ["content/a.toml", "content/x/x/minutes-2024.es.po", "logos/Ñandú 1.png"] {
            assert!(is_plain(path), "{path}");
        }
        for path in ["", "/etc/x", "../x", "a/../b", "a//b", "a/", "C:/x", "a\\b", ".git/config", "a/.", "a\0b", "a\nb"]
        {
            assert!(!is_plain(path), "{path}");
        }
    }
}
