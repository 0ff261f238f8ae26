//! What the binary carries: templates, theme and fonts. A workspace's own templates override them file by file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::theme::{self, Theme};

#[derive(RustEmbed)]
#[folder = "templates"]
struct EmbeddedTemplates;

#[derive(RustEmbed)]
#[folder = "fonts"]
struct EmbeddedFonts;

/// Templates in force, by their path below `templates/`, and the theme that they are set in.
#[derive(Debug, Clone)]
pub struct Templates {
    texts: BTreeMap<String, String>,
    theme: Theme,
}

impl Templates {
    /// The embedded templates, with those of a workspace in their place.
    pub fn new(own: &[(String, String)], theme: Theme) -> Templates {
        let embedded = EmbeddedTemplates::iter().filter_map(|path| Some((path.replace('\\', "/"), embedded(&path)?)));
        let mut texts: BTreeMap<String, String> = embedded.collect();
        texts.extend(own.iter().cloned());
        texts.retain(|path, _| !theme::is_theme(path));
        Templates { texts, theme }
    }

    /// The theme in force.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The text of a template.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Templates with that extension, with their paths.
    pub fn with_extension<'t>(&'t self, extension: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.texts
            .iter()
            .filter(move |(path, _)| path.rsplit('.').next() == Some(extension))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Hash of all templates and of what the theme sets, which tells when outputs must be made anew.
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        let theme = (theme::THEME_FILE.to_owned(), self.theme.to_toml());
        for (path, text) in self.texts.iter().chain(std::iter::once((&theme.0, &theme.1))) {
            hasher.update(path.as_bytes());
            hasher.update([0]);
            hasher.update(text.as_bytes());
            hasher.update([0]);
        }
        hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The text of a template that the binary carries.
fn embedded(path: &str) -> Option<String> {
    let file = EmbeddedTemplates::get(path)?;
    // A checkout may have turned the line ends; the outputs must not depend on it.
    Some(String::from_utf8_lossy(&file.data).replace("\r\n", "\n"))
}

/// The text of a theme that the binary carries, by its path below `templates/`.
pub fn theme(path: &str) -> Option<String> {
    embedded(path).filter(|_| theme::is_theme(path))
}

/// The paths of the themes that the binary carries.
pub fn themes() -> Vec<String> {
    EmbeddedTemplates::iter().map(|path| path.replace('\\', "/")).filter(|path| theme::is_theme(path)).collect()
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
