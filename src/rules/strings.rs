//! The strings of a file and of its translations, as those rules read them that ask for no field: which characters
//! stand there.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use crate::diag::{Finding, SourceFile, codes};
use crate::locale::Lang;
use crate::source::{Catalog, Spelling};

/// A string that may be printed.
pub struct Phrase<'l> {
    pub file: &'l Arc<SourceFile>,
    pub span: Range<usize>,
    pub words: String,
    /// Whether translations stand beside the file.
    pub has_translations: bool,
}

impl Phrase<'_> {
    /// How the file spells it.
    pub fn spelling(&self) -> Option<Spelling> {
        let po = self.file.path.ends_with(".po");
        let spelling = if po { Spelling::of_po } else { Spelling::of_toml }(self.file, self.span.clone())?;
        // What is spelled otherwise than we think gets no place of its own and no fix.
        (spelling.words == self.words).then_some(spelling)
    }
}

/// The strings of a file and its translations. `known` are the findings of its reading: a key that nobody knows is not
/// printed, and neither is what stands in a statement that cannot be read.
pub fn of_file<'l>(file: &'l Arc<SourceFile>, catalogs: &'l [Catalog], known: &[Finding]) -> Vec<Phrase<'l>> {
    let mut phrases = Vec::new();
    let here = || known.iter().filter(|found| Arc::ptr_eq(&found.at.file, file));
    if !here().any(|f| [codes::NOT_UTF8, codes::UNREADABLE].contains(&f.code)) {
        let unknown: HashSet<usize> =
            here().filter(|f| f.code == codes::UNKNOWN_KEY).map(|found| found.at.span.start).collect();
        let syntax = crate::source::parse(file, Lang::ES);
        walk_table(&syntax.table(), true, &unknown, &mut |words, span| {
            phrases.push(Phrase { file, span, words: words.to_owned(), has_translations: !catalogs.is_empty() });
        });
    }
    for catalog in catalogs {
        let entries = catalog.entries.iter();
        phrases.extend(entries.map(|entry| Phrase {
            file: &catalog.file,
            span: entry.words_span.clone(),
            words: entry.words.clone(),
            has_translations: false,
        }));
    }
    phrases
}

type Visit<'v> = dyn FnMut(&str, Range<usize>) + 'v;

fn walk_table(table: &DeTable, top: bool, unknown: &HashSet<usize>, visit: &mut Visit) {
    for (key, value) in table {
        // What is never printed may hold anything.
        let silent = (top && key.get_ref() == "accept") || unknown.contains(&key.span().start);
        if !silent {
            walk_value(value, unknown, visit);
        }
    }
}

fn walk_value(value: &toml::Spanned<DeValue>, unknown: &HashSet<usize>, visit: &mut Visit) {
    match value.get_ref() {
        DeValue::String(words) => visit(words, value.span()),
        DeValue::Array(items) => items.iter().for_each(|item| walk_value(item, unknown, visit)),
        DeValue::Table(table) => walk_table(table, false, unknown, visit),
        _ => {}
    }
}
