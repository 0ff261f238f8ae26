//! The theme: colours, letters, distances, shapes of everything that is published.
//!
//! Before it in the pipeline: `workspace`, which finds the files and the name of the theme. After it: `html` and `pdf`,
//! which get the same settled values, and `rules`' companion here, the contrast of every pair of colours that meet.
//! A theme is read once, with the place of each value, through declared fields. What a file leaves out is taken from the
//! theme below it: that of the workspace lies on the one it chose, and that on the built-in one.

mod colour;
mod contrast;
mod css;
mod logos;
mod model;
mod pairs;

pub use colour::Colour;
pub use css::theme_css;
pub use logos::Logos;
pub use model::{FAMILIES, Given, Shape, ThemeFile};
pub use pairs::{Keys, PAIRS, Paint, Pair, Scheme};

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use toml::de::DeValue;

use crate::assets;
use crate::diag::{Finding, SourceFile, codes, nearest};
use crate::kinds::Logo;
use crate::locale::Lang;
use crate::say;
use crate::source::{Plain, Reader, Record, Table};
use model::{Placed, Settings};

/// The theme of whoever chooses none.
pub const DEFAULT: &str = "pliego";
/// The theme file of that name, and of a workspace that lays its own over the theme it chose; below `templates/`.
pub const THEME_FILE: &str = "theme.toml";
/// The folder of the other themes, below `templates/`.
const FOLDER: &str = "themes/";

/// A value with the place where a workspace set it; none when it is built in.
#[derive(Debug, Clone)]
struct Setting {
    given: Given,
    place: Option<(Arc<SourceFile>, Range<usize>)>,
}

/// A theme with a value for every setting.
#[derive(Debug, Clone)]
pub struct Theme {
    pub name: String,
    settings: BTreeMap<Keys, Setting>,
    /// Those of the uppermost file that has any.
    logos: Option<Arc<Logos>>,
}

/// What a theme file holds.
struct Sheet {
    placed: Vec<Placed>,
    logos: Option<Logos>,
    /// The keys of the values that could not be read.
    faulty: BTreeSet<Vec<String>>,
    findings: Vec<Finding>,
}

impl Default for Theme {
    fn default() -> Theme {
        let mut theme = Theme { name: DEFAULT.to_owned(), settings: BTreeMap::new(), logos: None };
        theme.lay_built_in(THEME_FILE);
        theme
    }
}

/// Whether a file below `templates/` is a theme.
pub fn is_theme(path: &str) -> bool {
    path == THEME_FILE || path.starts_with(FOLDER) && path.ends_with(".toml")
}

/// The names of the built-in themes and of those of a workspace, sorted; the default one first.
pub fn names(templates: &[(String, String)]) -> Vec<String> {
    let own = templates.iter().map(|(path, _)| path.clone());
    let name = |path: String| Some(path.strip_prefix(FOLDER)?.strip_suffix(".toml")?.to_owned());
    let others: BTreeSet<String> = assets::themes().into_iter().chain(own).filter_map(name).collect();
    std::iter::once(DEFAULT.to_owned()).chain(others.into_iter().filter(|name| name != DEFAULT)).collect()
}

impl Theme {
    /// The theme of that name, of the workspace or built in; `None` when there is none. `language` is that of plain
    /// strings in the workspace.
    pub fn named(name: &str, templates: &[(String, String)], language: Lang) -> Option<(Theme, Vec<Finding>)> {
        let mut theme = Theme::default();
        if name == DEFAULT {
            return Some((theme, Vec::new()));
        }
        let path = format!("{FOLDER}{name}.toml");
        name.clone_into(&mut theme.name);
        match templates.iter().find(|(own, _)| *own == path) {
            Some((_, text)) => {
                let findings = theme.lay_own(&path, text, language);
                Some((theme, findings))
            }
            None => theme.lay_built_in(&path).then(|| (theme, Vec::new())),
        }
    }

    /// The theme of a workspace: the one it chose, and its own `templates/theme.toml` on that.
    pub fn of_workspace(
        chosen: Option<(&Plain, &Arc<SourceFile>)>,
        templates: &[(String, String)],
        language: Lang,
    ) -> (Theme, Vec<Finding>) {
        let name = chosen.map_or(DEFAULT, |(name, _)| &name.v);
        let (mut theme, mut findings) = Theme::named(name, templates, language).unwrap_or_else(|| {
            let unknown = chosen.map(|(name, file)| unknown_theme(name, file, templates));
            (Theme::default(), unknown.into_iter().collect())
        });
        if let Some((path, text)) = templates.iter().find(|(path, _)| path == THEME_FILE) {
            findings.extend(theme.lay_own(path, text, language));
        }
        (theme, findings)
    }

    /// A theme file laid over this theme, as that of a workspace, with what is wrong with it.
    pub fn with(mut self, text: &str) -> (Theme, Vec<Finding>) {
        let findings = self.lay_own(THEME_FILE, text, Lang::ES);
        (self, findings)
    }

    fn lay_built_in(&mut self, path: &str) -> bool {
        let Some(text) = assets::theme(path) else { return false };
        let Sheet { placed, findings, .. } = read(&Arc::new(SourceFile::new(path, text)), Lang::ES);
        debug_assert!(findings.is_empty(), "{findings:?}");
        self.settings.extend(placed.into_iter().map(|(keys, given, _)| (keys, Setting { given, place: None })));
        true
    }

    fn lay_own(&mut self, path: &str, text: &str, language: Lang) -> Vec<Finding> {
        let path = format!("{}/{path}", crate::workspace::TEMPLATES_FOLDER);
        let file = Arc::new(SourceFile::new(path, text));
        let Sheet { placed, logos, faulty, mut findings } = read(&file, language);
        for (keys, given, span) in placed {
            self.settings.insert(keys, Setting { given, place: Some((Arc::clone(&file), span)) });
        }
        self.logos = logos.map(Arc::new).or(self.logos.take());
        findings.extend(contrast::check(self, &faulty));
        findings
    }

    /// The logos of every document that names none of its own.
    pub fn logos(&self) -> &[Logo] {
        self.logos.as_ref().map_or(&[], |logos| &logos.rows)
    }

    /// The same with the file that they stand in.
    pub fn logo_sheet(&self) -> Option<&Logos> {
        self.logos.as_deref()
    }

    /// The value of a setting.
    pub fn get(&self, keys: &[&'static str]) -> Option<Given> {
        self.settings.get(keys).map(|setting| setting.given)
    }

    /// A colour; of a setting that is none, black.
    pub fn colour(&self, keys: &[&'static str]) -> Colour {
        match self.get(keys) {
            Some(Given::Colour(colour)) => colour,
            _ => Colour::BLACK,
        }
    }

    /// Every setting with its keys, in the order of the alphabet.
    pub fn settings(&self) -> impl Iterator<Item = (&Keys, Given)> {
        self.settings.iter().map(|(keys, setting)| (keys, setting.given))
    }

    /// The names of the tones.
    pub fn tones(&self) -> BTreeSet<&'static str> {
        self.settings.keys().filter(|keys| keys[0] == "tone").map(|keys| keys[1]).collect()
    }

    /// The whole theme as TOML, which the templates of the PDFs read.
    pub fn to_toml(&self) -> String {
        let mut whole = toml::Table::new();
        for (keys, given) in self.settings() {
            let Some((last, tables)) = keys.split_last() else { continue };
            let mut table = &mut whole;
            for key in tables {
                let inner = table.entry(*key).or_insert_with(|| toml::Value::Table(toml::Table::new()));
                // A key stands for a table or for a value, never for both: the declarations say which.
                let toml::Value::Table(inner) = inner else { unreachable!("{keys:?}") };
                table = inner;
            }
            table.insert((*last).to_owned(), value(given));
        }
        whole.to_string()
    }
}

fn value(given: Given) -> toml::Value {
    match given {
        Given::Family(name) => toml::Value::String(name.to_owned()),
        Given::Number(number) => toml::Value::Float(number),
        Given::Colour(colour) => toml::Value::String(colour.to_string()),
        Given::Shape(shape) => toml::Value::String(shape.key().to_owned()),
    }
}

/// Reads a theme file.
fn read(file: &Arc<SourceFile>, language: Lang) -> Sheet {
    let syntax = crate::source::parse(file, language);
    let fields = [ThemeFile::FIELDS];
    let mut reader = Reader::new(file, "theme", language, &[], &fields);
    let (mut placed, mut logos, mut faulty) = (Vec::new(), None, BTreeSet::new());
    let table = syntax.table();
    reader.unknown_keys(&table, &fields);
    if let Some(theme) = ThemeFile::read_fields(&mut reader, &table, 0..0) {
        theme.list(&[], &mut placed);
        // What a row lacks may stand in what could not be read.
        logos = theme.logo.filter(|_| syntax.holes.is_empty()).map(|rows| Logos::of(rows, &reader));
    }
    leaves(&table, &mut Vec::new(), &mut faulty);
    for (keys, ..) in &placed {
        faulty.remove(&keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>());
    }
    let findings = syntax.settle(reader.findings);
    Sheet { placed, logos, faulty, findings }
}

/// The keys of every value of a table.
fn leaves(table: &Table, path: &mut Vec<String>, found: &mut BTreeSet<Vec<String>>) {
    for (key, value) in table {
        let key: &str = key.get_ref();
        path.push(key.to_owned());
        match value.get_ref() {
            DeValue::Table(inner) => leaves(inner, path, found),
            _ => {
                found.insert(path.clone());
            }
        }
        path.pop();
    }
}

fn unknown_theme(name: &Plain, file: &Arc<SourceFile>, templates: &[(String, String)]) -> Finding {
    let names = names(templates);
    let (typed, all) = (&name.v, names.join(", "));
    let message = say!("no hay ningún tema «{typed}»" | "there is no theme “{typed}”");
    let help = match nearest(typed, names.iter().map(String::as_str)) {
        Some(near) => {
            say!("¿quiso decir «{near}»? Los temas son: {all}" | "did you mean “{near}”? The themes are: {all}")
        }
        None => say!(
            "los temas son: {all}; uno propio se pone en templates/themes/{typed}.toml"
                | "the themes are: {all}; one of your own goes into templates/themes/{typed}.toml"
        ),
    };
    Finding::new(codes::UNKNOWN_THEME, file, name.span.clone(), message).help(help)
}
