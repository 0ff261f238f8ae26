//! The sides of a difference: which document a word of the command line means, and in which version.

use std::path::{Path, PathBuf};

use toml::Table;

use super::git::Repository;
use crate::diag::{Finding, Say, cannot_read};
use crate::kinds::{Document, Kind, Loaded};
use crate::locale::Lang;
use crate::panics;
use crate::say;
use crate::source::{Catalog, decode};
use crate::versions::Record;
use crate::workspace::{CONFIG_FILE, Root, Workspace};

/// A document in one of its versions.
#[derive(Debug)]
pub struct Side {
    /// What it is called: the file, and which version of it.
    pub name: Say,
    /// Id of the document.
    pub id: String,
    pub kind: &'static Kind,
    /// The canonical form in all languages.
    pub form: Table,
    /// What stands around it: names of bodies, ways of writing.
    pub workspace: Workspace,
    /// The version's own name, when it was issued.
    pub version: Option<String>,
    /// Whether it was issued when the document had been approved.
    pub is_final: bool,
}

/// Why there is no side.
#[derive(Debug)]
pub enum Trouble {
    Said(Say),
    /// It is broken: this is wrong with it.
    Broken(Vec<Finding>),
}

/// Which version of a document.
#[derive(Debug, PartialEq, Eq)]
enum Which<'a> {
    Present,
    /// One that was issued: its number, its own name, or `last`.
    Issued(&'a str),
    /// That of a revision.
    Git(&'a str),
}

/// The document that a word means, without its version.
struct Subject {
    workspace: Workspace,
    /// Its path below the root, and the whole of it; none of a document of which only the record is left.
    path: Option<(String, PathBuf)>,
    id: Option<String>,
}

/// The side that a word of the command line means: `PATH`, `PATH@VERSION`, `ID@VERSION`, `PATH@git:REVISION`.
///
/// # Errors
/// When there is no such thing, or it is broken.
pub fn named(word: &str) -> Result<Side, Trouble> {
    let (base, which) = split(word);
    let subject = Subject::find(base, &which)?;
    match which {
        Which::Present => subject.present(),
        Which::Issued(version) => subject.issued(version),
        Which::Git(revision) => subject.of_git(revision),
    }
}

/// Both sides, when one word is all there is: the version that it names against the present text; of a document, the last
/// version issued against the present text, or that of git where none was issued.
///
/// # Errors
/// When there is no such thing, or it is broken.
pub fn of_one(word: &str) -> Result<(Side, Side), Trouble> {
    let (base, which) = split(word);
    let present = || Subject::find(base, &Which::Present)?.present();
    if which != Which::Present {
        return Ok((named(word)?, present()?));
    }
    let subject = Subject::find(base, &Which::Present)?;
    let issued = subject.id.as_deref().is_some_and(|id| {
        !subject.workspace.ledger.of(id).is_empty() || subject.workspace.ledger.findings_of(id).next().is_some()
    });
    if issued {
        return Ok((subject.issued(LAST)?, present()?));
    }
    let folder = subject.path.as_ref().and_then(|(_, path)| path.parent());
    match folder.and_then(Repository::around) {
        Some(_) => Ok((subject.of_git("HEAD")?, present()?)),
        None => Err(Trouble::Said(say!(
            "no hay con qué comparar: de «{base}» no se ha emitido ninguna versión, y no está en un repositorio de git"
                | "there is nothing to compare with: no version of “{base}” has been issued, and it is not in a repository of git"
        ))),
    }
}

/// The version that was issued last.
const LAST: &str = "last";

fn split(word: &str) -> (&str, Which<'_>) {
    if Path::new(word).exists() {
        return (word, Which::Present);
    }
    if let Some((base, revision)) = word.split_once("@git:") {
        return (base, Which::Git(revision));
    }
    match word.rsplit_once('@') {
        Some((base, version)) if !base.is_empty() => (base, Which::Issued(version)),
        _ => (word, Which::Present),
    }
}

impl Subject {
    fn find(base: &str, which: &Which) -> Result<Subject, Trouble> {
        let place = Path::new(base);
        if place.is_dir() {
            return Err(Trouble::Said(say!(
                "«{base}» es una carpeta: diga qué documento" | "“{base}” is a folder: say which document"
            )));
        }
        // What is gone may still be in git.
        let folder = place.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        let in_git = matches!(which, Which::Git(_)) && folder.is_some_and(Path::is_dir) && place.extension().is_some();
        if place.exists() || in_git {
            let folder = folder.unwrap_or(Path::new("."));
            let real = dunce::canonicalize(folder).map_err(|error| unreadable(base, &error))?;
            let real = real.join(place.file_name().unwrap_or_default());
            let root = Root::find(folder).map_err(|error| unreadable(base, &error))?;
            let Some(path) = root.relative(&real) else { return Err(no_document(base)) };
            let workspace = Workspace::read_one(root, &path);
            let id = workspace.documents.first().and_then(|loaded| Some(loaded.id.as_ref()?.0.clone()));
            return Ok(Subject { workspace, path: Some((path, real)), id });
        }
        let workspace = Workspace::open(Path::new(".")).map_err(|error| unreadable(base, &error))?;
        let loaded = workspace.documents.iter().find(|loaded| loaded.id.as_ref().is_some_and(|(id, _)| id == base));
        let path = loaded.map(|loaded| loaded.file.path.clone());
        if path.is_none() && workspace.ledger.of(base).is_empty() {
            return Err(no_document(base));
        }
        let workspace = match &path {
            Some(path) => Workspace::read_one(workspace.root, path),
            None => workspace,
        };
        let path = path.map(|path| (path.clone(), workspace.root.path().join(path)));
        Ok(Subject { workspace, path, id: Some(base.to_owned()) })
    }

    /// What the document is called in messages.
    fn name(&self) -> String {
        self.path.as_ref().map(|(path, _)| path).or(self.id.as_ref()).cloned().unwrap_or_default()
    }

    fn present(mut self) -> Result<Side, Trouble> {
        self.refuse_broken_configuration()?;
        let name = self.name();
        let Some(loaded) = self.path.as_ref().and_then(|_| self.workspace.documents.pop()) else {
            return Err(no_document(&name));
        };
        let (document, form) = sound(loaded)?;
        Ok(Side {
            name: say!("{name}, texto actual" | "{name}, present text"),
            id: document.id().to_owned(),
            kind: document.kind,
            form,
            workspace: self.workspace,
            version: None,
            is_final: false,
        })
    }

    fn issued(self, version: &str) -> Result<Side, Trouble> {
        let name = self.name();
        let Some(id) = self.id else { return Err(no_document(&name)) };
        let ledger = &self.workspace.ledger;
        let broken: Vec<Finding> = ledger.findings_of(&id).cloned().collect();
        if !broken.is_empty() {
            return Err(Trouble::Broken(broken));
        }
        let records = ledger.of(&id);
        let record = wanted(records, version, &name)?.clone();
        let (version, number) = (record.name(), record.number);
        let kind = record.table.get("kind").and_then(toml::Value::as_str).and_then(Kind::find).ok_or_else(|| {
            Trouble::Said(say!(
                "la versión {version} de «{name}» es de una clase que no se conoce"
                    | "version {version} of “{name}” is of a kind that is not known"
            ))
        })?;
        let is_final = records.iter().filter(|record| record.number <= number).any(Record::is_final);
        Ok(Side {
            name: say!(
                "{name}, versión {version} emitida (n.º {number})"
                    | "{name}, version {version} as issued (no. {number})"
            ),
            id,
            kind,
            form: record.table,
            workspace: self.workspace,
            version: Some(version),
            is_final,
        })
    }

    fn of_git(self, revision: &str) -> Result<Side, Trouble> {
        self.refuse_broken_configuration()?;
        let shown = self.name();
        let Some((_, place)) = &self.path else { return Err(no_document(&shown)) };
        let (Some(folder), Some(file)) = (place.parent(), place.file_name().and_then(|name| name.to_str())) else {
            return Err(no_document(&shown));
        };
        let repository = Repository::open(folder).map_err(Trouble::Said)?;
        let commit = repository.commit(revision).map_err(Trouble::Said)?;
        let bytes = repository.file(&commit, file).ok_or_else(|| {
            Trouble::Said(say!(
                "«{shown}» no existía en la revisión «{revision}»" | "“{shown}” did not exist in revision “{revision}”"
            ))
        })?;
        let broken = |finding: Box<Finding>| Trouble::Broken(vec![*finding]);
        let of_revision = |path: &str| format!("{path}@git:{revision}");
        let source = decode(&of_revision(&shown), bytes).map_err(broken)?;
        let (mut catalogs, mut found) = (Vec::new(), Vec::new());
        let stem = |path: &str| path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned();
        for &lang in Lang::ALL {
            let Some(bytes) = repository.file(&commit, &format!("{}.{lang}.po", stem(file))) else { continue };
            let file = decode(&of_revision(&format!("{}.{lang}.po", stem(&shown))), bytes).map_err(broken)?;
            let (catalog, more) = Catalog::parse(lang, file);
            catalogs.push(catalog);
            found.extend(more);
        }
        let config = &self.workspace.config;
        let mut loaded = panics::catch(|| Loaded::read(source.clone(), catalogs, config))
            .unwrap_or_else(|panic| Loaded::failed(source.clone(), panics::finding(&source, 0..0, &panic)));
        loaded.findings.extend(found);
        let (document, form) = sound(loaded)?;
        Ok(Side {
            name: say!("{shown}, revisión {revision} de git" | "{shown}, revision {revision} of git"),
            id: document.id().to_owned(),
            kind: document.kind,
            form,
            workspace: self.workspace,
            version: None,
            is_final: false,
        })
    }

    /// The language of plain texts is the configuration's.
    fn refuse_broken_configuration(&self) -> Result<(), Trouble> {
        if self.workspace.knows(CONFIG_FILE) {
            return Ok(());
        }
        let own = self.workspace.findings.iter().filter(|finding| finding.at.file.path == CONFIG_FILE);
        Err(Trouble::Broken(own.filter(|finding| finding.is_error()).cloned().collect()))
    }
}

/// The version that a word means: its number, its own name or `last`.
fn wanted<'r>(records: &'r [Record], word: &str, name: &str) -> Result<&'r Record, Trouble> {
    let Some(last) = records.last() else {
        return Err(Trouble::Said(say!(
            "de «{name}» no se ha emitido ninguna versión" | "no version of “{name}” has been issued"
        )));
    };
    if word == LAST {
        return Ok(last);
    }
    let by_number = records.iter().find(|record| record.number.to_string() == word);
    let by_name = records.iter().rev().find(|record| record.version().as_deref() == Some(word));
    match (by_number, by_name) {
        (Some(one), Some(other)) if one.number != other.number => {
            let (named, number) = (one.name(), other.number);
            Err(Trouble::Said(say!(
                "«@{word}» puede ser dos: la que se emitió con el número {word} se llama {named}, y la que se llama {word} tiene el número {number}; use @{named} o @{number}"
                    | "“@{word}” may be two: the one issued as number {word} is called {named}, and the one called {word} is number {number}; use @{named} or @{number}"
            )))
        }
        (Some(record), _) | (None, Some(record)) => Ok(record),
        (None, None) => {
            let all: Vec<String> = records.iter().map(Record::name).collect();
            let all = all.join(", ");
            Err(Trouble::Said(say!(
                "de «{name}» no se ha emitido ninguna versión «{word}»; las emitidas son: {all}"
                    | "no version “{word}” of “{name}” has been issued; those that were: {all}"
            )))
        }
    }
}

/// A document that could be read, with its canonical form. What it means may be wrong all the same.
fn sound(loaded: Loaded) -> Result<(Document, Table), Trouble> {
    let errors: Vec<Finding> = loaded.findings.iter().filter(|finding| finding.is_error()).cloned().collect();
    let Some(document) = loaded.document.filter(|_| errors.is_empty()) else { return Err(Trouble::Broken(errors)) };
    match document.canonical(Lang::ALL).parse() {
        Ok(form) => Ok((document, form)),
        Err(_) => Err(Trouble::Broken(errors)),
    }
}

fn no_document(base: &str) -> Trouble {
    Trouble::Said(say!(
        "no existe «{base}», y ningún documento tiene ese id" | "“{base}” does not exist, and no document has that id"
    ))
}

fn unreadable(base: &str, error: &std::io::Error) -> Trouble {
    Trouble::Said(cannot_read(base, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_names_a_document_and_its_version() {
        assert_eq!(split("a.toml"), ("a.toml", Which::Present));
        assert_eq!(split("a.toml@2"), ("a.toml", Which::Issued("2")));
        assert_eq!(split("x@y/a.toml@1.1"), ("x@y/a.toml", Which::Issued("1.1")));
        assert_eq!(split("a.toml@git:HEAD@{1}"), ("a.toml", Which::Git("HEAD@{1}")));
        assert_eq!(split("@2"), ("@2", Which::Present));
    }
}
