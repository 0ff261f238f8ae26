//! The manifest of an output folder: what lies there, made from what. It is how a build knows what is unchanged and
//! what is nobody's any more; a folder without one is simply built anew.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::output;

/// Name of the manifest in the output folder.
pub const MANIFEST_FILE: &str = ".pliego.json";

/// What lies in an output folder.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// Outputs by file name.
    #[serde(default)]
    pub outputs: BTreeMap<String, Output>,
    /// What the index says of each document, by id.
    #[serde(default)]
    pub documents: BTreeMap<String, Entry>,
}

/// An output.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Output {
    /// Id of its document.
    pub document: String,
    /// Path of its source below the workspace's root.
    pub source: String,
    /// Languages, as in `es+en`.
    pub edition: String,
    /// Hash of everything it was made from: view, source, templates, pictures, tool.
    pub made_from: String,
    /// Hash of its bytes.
    pub sha256: String,
}

/// What the index says of a document. Kept here, so that a document that has an error today stays in the index as
/// long as its publications lie in the folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry {
    pub kind: String,
    pub year: i32,
    /// For sorting: date of issue.
    pub date: String,
    /// The entry as the index's template reads it.
    pub shown: serde_json::Value,
}

impl Manifest {
    /// The manifest of a folder; an unreadable one counts as none, which only costs time.
    pub fn load(folder: &Path) -> Manifest {
        let text = std::fs::read(folder.join(MANIFEST_FILE)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Writes the manifest.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn save(&self, folder: &Path) -> io::Result<bool> {
        let text = serde_json::to_string_pretty(self).map_err(io::Error::other)?;
        output::write(folder, MANIFEST_FILE, text.as_bytes())
    }
}
