//! `directory.toml`: bodies, organisations and acronyms, declared once and found by key, acronym or name.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Finding, SourceFile, codes};
use crate::locale::Lang;
use crate::say;
use crate::source::{Catalog, Line, LocalText, Plain, Reader, Record, fold};

/// A body, an organisation, or an acronym of something else.
#[derive(Debug)]
pub struct Entry {
    /// Place of what it is declared by: the acronym, or the key of a body.
    pub at: Range<usize>,
    /// The word by which documents refer to a body; nothing else has one.
    pub key: Option<String>,
    pub acronym: Option<Line>,
    pub name: Line,
}

impl Entry {
    /// The acronym, or the name of what has none.
    pub fn short(&self) -> &LocalText {
        self.acronym.as_ref().unwrap_or(&self.name)
    }
}

/// Everything that a workspace declares.
#[derive(Debug, Default)]
pub struct Directory {
    entries: Vec<Entry>,
    /// Bodies only, by folded key, acronym and name in every language.
    by_name: HashMap<String, usize>,
    /// What can be typed for a body, for suggestions.
    names: Vec<String>,
}

crate::record! {
    /// The bodies and acronyms of the workspace, beside `pliego.toml`. The file is optional.
    pub struct DirectoryFile("Los órganos y las siglas del espacio de trabajo, junto a `pliego.toml`. El archivo es \
        opcional.") {
        /// Bodies and organisations.
        body("órgano": "Órganos y organizaciones."): Vec<BodyEntry>,
        /// Other acronyms that the texts use.
        acronym("sigla": "Otras siglas que usan los textos."): Vec<AcronymEntry>,
    }
}

crate::record! {
    /// A body or organisation.
    pub struct BodyEntry("Un órgano o una organización.") {
        /// Word by which documents refer to it.
        key("clave": "Palabra con la que los documentos lo nombran."): Plain,
        /// Acronym, where it has one.
        acronym("sigla": "Sigla, si la tiene."): Option<Line>,
        /// Full name.
        name("nombre": "Nombre completo."): Line,
    }
}

crate::record! {
    /// An acronym of something that is not a body.
    pub struct AcronymEntry("Una sigla que no es de un órgano.") {
        /// The acronym.
        acronym("sigla": "La sigla."): Line,
        /// What it stands for.
        name("nombre": "Lo que significa."): Line,
    }
}

impl Directory {
    /// Reads a directory with its translations.
    pub fn read(file: &Arc<SourceFile>, catalogs: &[Catalog], language: Lang) -> (Directory, Vec<Finding>) {
        let mut directory = Directory::default();
        let syntax = crate::source::parse(file, language);
        if !syntax.holes.is_empty() {
            return (directory, syntax.into_findings());
        }
        let table = syntax.table();
        let fields = [DirectoryFile::FIELDS];
        let mut reader = Reader::new(file, "directory", language, catalogs, &fields);
        reader.unknown_keys(&table, &fields);
        if let Some(read) = DirectoryFile::read_fields(&mut reader, &table, 0..0) {
            let mut declared: HashMap<String, Range<usize>> = HashMap::new();
            for body in read.body {
                let index = directory.entries.len();
                let mut names = vec![(body.key.v.clone(), body.key.span.clone())];
                for text in body.acronym.iter().chain([&body.name]) {
                    names.extend(text.values.iter().map(|(_, words)| (words.clone(), text.span.clone())));
                }
                for (name, span) in names {
                    let first = declared.entry(fold(&name)).or_insert_with(|| span.clone()).clone();
                    if *directory.by_name.entry(fold(&name)).or_insert(index) != index {
                        reader.report(
                            Finding::new(
                                codes::DUPLICATE_NAME,
                                file,
                                span,
                                say!(
                                    "«{name}» ya es el nombre de otro órgano"
                                        | "“{name}” is already the name of another body"
                                ),
                            )
                            .other(file, first, say!("declarado aquí" | "declared here"))
                            .help(say!(
                                "dé a cada órgano nombres que no se repitan" | "give each body names that do not recur"
                            )),
                        );
                    }
                    directory.names.push(name);
                }
                directory.entries.push(Entry {
                    at: body.key.span,
                    key: Some(body.key.v),
                    acronym: body.acronym,
                    name: body.name,
                });
            }
            directory.entries.extend(read.acronym.into_iter().map(|entry| Entry {
                at: entry.acronym.span.clone(),
                key: None,
                acronym: Some(entry.acronym),
                name: entry.name,
            }));
        }
        (directory, syntax.settle(reader.findings))
    }

    /// The body that a key, acronym or name means, ignoring case and accents.
    pub fn find(&self, typed: &str) -> Option<&Entry> {
        self.by_name.get(&fold(typed)).map(|index| &self.entries[*index])
    }

    /// One word for each body, whichever of its names was typed; an undeclared one is what was typed.
    pub fn identity(&self, typed: &str) -> String {
        let typed = fold(typed);
        self.by_name.get(&typed).map_or(typed, |index| format!("\u{0}{index}"))
    }

    /// Every entry, bodies first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The known name nearest to what was typed.
    pub fn nearest(&self, typed: &str) -> Option<&str> {
        crate::diag::nearest(typed, self.names.iter().map(String::as_str))
    }
}
