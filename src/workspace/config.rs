//! `pliego.toml`: what holds for all documents of a workspace.

use std::sync::Arc;

use crate::diag::{Finding, SourceFile};
use crate::locale::{Lang, Locale};
use crate::source::{Line, LocaleName, Plain, Reader, Record};
use crate::view::Edition;

use super::Levels;

/// The configuration in force.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the workspace, for the index.
    pub title: Option<Line>,
    pub locale: Locale,
    /// Language of plain strings in documents that do not say theirs.
    pub language: Lang,
    pub paper: Paper,
    pub editions: Vec<Edition>,
    /// What rules do to a document, where it differs from their own severity.
    pub levels: Levels,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            title: None,
            locale: Locale::default(),
            language: Lang::ES,
            paper: Paper::A4,
            editions: Edition::defaults(),
            levels: Levels::default(),
        }
    }
}

crate::record! {
    /// The file that marks the root of the workspace. Every key is optional.
    pub struct ConfigFile {
        /// Name of the workspace, shown in the index of the outputs.
        title("título"): Option<Line>,
        /// Language and country, which decide how numbers are written (`es-VE`: 12.345,5; `es-PE`: 12,345.5).
        locale("configuración regional"): Option<LocaleName>,
        /// Language of plain strings in documents that do not say theirs; by default that of the locale.
        language("idioma"): Option<Lang>,
        /// Paper size.
        paper("papel"): Option<Paper>,
        /// Editions to build of documents that do not say theirs.
        editions("ediciones"): Vec<Edition>,
        /// Rules that shall weigh more or less than they do by themselves.
        rule("regla"): Vec<RuleLevel>,
    }
}

crate::record! {
    /// A rule that shall weigh more or less than it does by itself. Only warnings can be set: an error keeps a document from
    /// being published because it could not be published rightly.
    pub struct RuleLevel {
        /// Code of the rule: "W008".
        code("código"): Plain,
        /// What its findings do.
        severity("severidad"): Level,
        /// Why, for those who come after.
        reason("motivo"): Option<Plain>,
    }
}

crate::choices! {
    /// What the findings of a rule do to a document.
    pub enum Level {
        Error "error": "error" / "error",
        Warning "warning": "aviso" / "warning",
        Off "off": "nada" / "nothing",
    }
}

crate::choices! {
    /// Paper size of the PDFs.
    pub enum Paper {
        A4 "a4": "A4" / "A4",
        A3 "a3": "A3" / "A3",
        Letter "letter": "Carta" / "Letter",
        Legal "legal": "Oficio" / "Legal",
    }
}

impl Config {
    /// Reads a configuration; what is wrong in it leaves the default in force.
    pub fn read(file: &Arc<SourceFile>) -> (Config, Vec<Finding>) {
        let mut config = Config::default();
        let (table, findings) = crate::source::parse(file);
        if !findings.is_empty() {
            return (config, findings);
        }
        let fields = [ConfigFile::FIELDS];
        let mut reader = Reader::new(file, "pliego", Lang::ES, &[], &fields);
        reader.unknown_keys(table.get_ref(), &fields);
        // Field by field: one that is wrong must not hide what is wrong with the next.
        let (table, at) = (table.get_ref(), 0..0);
        config.title = reader.field(table, "title", &at).flatten();
        config.paper = reader.field::<Option<Paper>>(table, "paper", &at).flatten().unwrap_or(config.paper);
        if let Some(name) = reader.field::<Option<LocaleName>>(table, "locale", &at).flatten() {
            config.language = name.lang.unwrap_or(config.language);
            config.locale = name.locale;
        }
        config.language = reader.field::<Option<Lang>>(table, "language", &at).flatten().unwrap_or(config.language);
        let editions: Vec<Edition> = reader.field(table, "editions", &at).unwrap_or_default();
        if !editions.is_empty() {
            config.editions = Edition::distinct(editions);
        }
        let rules: Vec<RuleLevel> = reader.field(table, "rule", &at).unwrap_or_default();
        config.levels = Levels::read(&mut reader, &rules);
        (config, reader.findings)
    }
}
