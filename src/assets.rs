//! What the binary carries: templates, theme and fonts. A workspace's own templates override them file by file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "templates"]
struct EmbeddedTemplates;

#[derive(RustEmbed)]
#[folder = "fonts"]
struct EmbeddedFonts;

/// Templates in force, by their path below `templates/`.
#[derive(Debug, Clone)]
pub struct Templates(BTreeMap<String, String>);

impl Templates {
    /// The embedded templates, with those of a workspace in their place.
    pub fn new(own: &[(String, String)]) -> Templates {
        let embedded = EmbeddedTemplates::iter().filter_map(|path| {
            let file = EmbeddedTemplates::get(&path)?;
            // A checkout may have turned the line ends; the outputs must not depend on it.
            Some((path.replace('\\', "/"), String::from_utf8_lossy(&file.data).replace("\r\n", "\n")))
        });
        let mut all: BTreeMap<String, String> = embedded.collect();
        all.extend(own.iter().cloned());
        Templates(all)
    }

    /// The text of a template.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Templates with that extension, with their paths.
    pub fn with_extension<'t>(&'t self, extension: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.0
            .iter()
            .filter(move |(path, _)| path.rsplit('.').next() == Some(extension))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Hash of all templates, which tells when outputs must be made anew.
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for (path, text) in &self.0 {
            hasher.update(path.as_bytes());
            hasher.update([0]);
            hasher.update(text.as_bytes());
            hasher.update([0]);
        }
        hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Hash of all fonts.
pub fn fonts_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        let mut hasher = Sha256::new();
        fonts().iter().for_each(|font| hasher.update(font));
        hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    })
}

/// The font files, sorted by name.
pub fn fonts() -> Vec<Vec<u8>> {
    let mut names: Vec<_> = EmbeddedFonts::iter().filter(|name| name.ends_with(".ttf")).collect();
    names.sort();
    names.iter().filter_map(|name| EmbeddedFonts::get(name)).map(|file| file.data.into_owned()).collect()
}
