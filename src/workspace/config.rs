//! `pliego.toml`: what holds for all documents of a workspace.

use std::sync::Arc;

use crate::diag::{Finding, SourceFile};
use crate::locale::{Lang, Locale};
use crate::source::{Line, LocaleName, Plain, Reader, Record, Val};
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
    /// Name of the theme.
    pub theme: Option<Plain>,
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
            theme: None,
            levels: Levels::default(),
        }
    }
}

crate::record! {
    /// The file that marks the root of the workspace. Every key is optional.
    pub struct ConfigFile("El archivo que marca la raíz del espacio de trabajo. Todas las claves son opcionales.") {
        /// Name of the workspace, shown in the index of the outputs.
        title("título": "Nombre del espacio de trabajo, que aparece en el índice de las publicaciones."): Option<Line>,
        /// Language and country, which decide how numbers are written (`es-VE`: 12.345,5; `es-PE`: 12,345.5).
        locale("configuración regional": "Idioma y país, que deciden cómo se escriben los números (`es-VE`: 12.345,5; \
            `es-PE`: 12,345.5)."): Option<LocaleName>,
        /// Language of plain strings in documents that do not say theirs; by default that of the locale.
        language("idioma": "Idioma de los textos simples en los documentos que no indican el suyo; si falta, el de \
            `locale`."): Option<Lang>,
        /// Paper size.
        paper("papel": "Tamaño del papel."): Option<Paper>,
        /// Editions to build of documents that do not say theirs.
        editions("ediciones": "Ediciones que se publican de los documentos que no indican las suyas."): Vec<Edition>,
        /// Theme of the publications: `pliego` or `gazette`, or one of the workspace's own (`templates/themes/…toml`).
        theme("tema": "Tema de las publicaciones: `pliego` o `gazette`, o uno propio del espacio de trabajo \
            (`templates/themes/…toml`)."): Option<Plain>,
        /// Rules that shall weigh more or less than they do by themselves.
        rule("regla": "Reglas que deben pesar más o menos que de por sí."): Vec<RuleLevel>,
    }
}

crate::record! {
    /// A rule that shall weigh more or less than it does by itself. Only warnings can be set: an error keeps a document from
    /// being published because it could not be published rightly.
    pub struct RuleLevel("Una regla que debe pesar más o menos que de por sí. Solo los avisos se pueden cambiar: un error \
        impide publicar un documento porque no se podría publicar bien.") {
        /// Code of the rule: "W008".
        code("código": "Código de la regla: «W008»."): Plain,
        /// What its findings do.
        severity("severidad": "Qué hacen sus hallazgos."): Val<Level>,
        /// Why, for those who come after.
        reason("motivo": "Por qué, para quienes vengan después."): Option<Plain>,
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
        let syntax = crate::source::parse(file, Lang::ES);
        if !syntax.holes.is_empty() {
            return (config, syntax.into_findings());
        }
        let table = syntax.table();
        let fields = [ConfigFile::FIELDS];
        let mut reader = Reader::new(file, "pliego", Lang::ES, &[], &fields);
        reader.unknown_keys(&table, &fields);
        // Field by field: one that is wrong must not hide what is wrong with the next.
        let (table, at) = (&table, 0..0);
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
        config.theme = reader.field::<Option<Plain>>(table, "theme", &at).flatten();
        let rules: Vec<RuleLevel> = reader.field(table, "rule", &at).unwrap_or_default();
        config.levels = Levels::read(&mut reader, &rules);
        (config, syntax.settle(reader.findings))
    }
}
