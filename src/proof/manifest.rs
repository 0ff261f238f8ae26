//! The manifest: what a publication was made by and from, with the hash of each file that it carries.

use serde::{Deserialize, Serialize};

use crate::assets::{self, Templates};
use crate::build::output::sha256;
use crate::html::GENERATOR;

/// The form of manifests that this version writes and reads.
pub const FORMAT: u32 = 1;

/// What a publication was made by and from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the manifest itself.
    pub manifest: u32,
    #[serde(flatten)]
    pub maker: Maker,
    pub document: Subject,
    /// Whether the source is carried in canonical form or in full.
    pub form: SourceForm,
    /// Hash of the canonical source. Its beginning is printed at the end of the publication.
    pub canonical: String,
    /// Whether what is carried makes the very same publication again.
    pub complete: bool,
    /// The files that are carried, the source first.
    pub files: Vec<FileEntry>,
}

/// What publications are made by; with another maker the same source may come out otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maker {
    /// Name and version of the tool.
    pub tool: String,
    /// Hash of all templates.
    pub templates: String,
    /// Hash of the theme; that of the templates has it in it.
    pub theme: String,
    /// Hash of the fonts.
    pub fonts: String,
}

/// Which publication it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    pub id: String,
    pub kind: String,
    /// Languages: `es`, `es+en`.
    pub edition: String,
    /// What follows the languages in the name of the file: `pdf`, `html`, `wall.pdf`.
    pub format: String,
    /// Whether corrections are marked in the text; where nothing was corrected it makes no difference.
    #[serde(default = "marked", skip_serializing_if = "Clone::clone")]
    pub marks: bool,
}

fn marked() -> bool {
    true
}

/// In which form a publication carries its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceForm {
    Canonical,
    Full,
}

/// A file that a publication carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Name of the attachment.
    pub name: String,
    /// Path in the workspace that the carried files make.
    pub path: String,
    pub sha256: String,
}

impl Maker {
    /// This version of the tool with its fonts and these templates.
    pub fn of(templates: &Templates) -> Maker {
        Maker {
            tool: GENERATOR.to_owned(),
            templates: templates.hash(),
            theme: sha256(templates.theme().to_toml().as_bytes()),
            fonts: assets::fonts_hash().to_owned(),
        }
    }
}

impl Manifest {
    /// The manifest as it is carried: one line.
    pub fn to_json(&self) -> String {
        // Plain data with keys of text: nothing in it can fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}
