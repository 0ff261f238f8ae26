//! The record of a workspace: the versions of its documents that were issued, `.record/<id>/0001.toml` and so on.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::record::{Fault, Record};
use crate::diag::{Finding, SourceFile, cannot_read, codes};
use crate::say;
use crate::workspace::{Root, unreadable};

/// Folder of the record, in that of the documents.
pub const RECORD_FOLDER: &str = ".record";

/// The versions that were issued.
#[derive(Debug, Default)]
pub struct Ledger {
    /// By the id of their document, the oldest first.
    issued: BTreeMap<String, Vec<Record>>,
    /// Path of the folder below the root.
    folder: String,
    /// What is wrong with the files.
    findings: Vec<Finding>,
}

impl Ledger {
    /// Reads the record of the documents in a folder below the root.
    pub fn read(root: &Root, content: &str) -> Ledger {
        let folder = if content.is_empty() { RECORD_FOLDER.to_owned() } else { format!("{content}/{RECORD_FOLDER}") };
        let listing = root.list(&folder, &["toml"], |_| false);
        let mut ledger = Ledger { issued: BTreeMap::new(), folder, findings: Vec::new() };
        for (path, error) in &listing.unread {
            let file = Arc::new(SourceFile::new(path.as_str(), ""));
            ledger.findings.push(Finding::new(codes::UNREADABLE, &file, 0..0, cannot_read(path, error)));
        }
        let mut unknown = HashSet::new();
        for path in &listing.files {
            ledger.add(root, path, &mut unknown);
        }
        ledger
    }

    /// The versions of a document, the oldest first.
    pub fn of(&self, document: &str) -> &[Record] {
        self.issued.get(document).map_or(&[], Vec::as_slice)
    }

    /// Ids of the documents that have versions.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.issued.keys().map(String::as_str)
    }

    /// Where a version lies, below the root.
    pub fn path(&self, document: &str, number: u32) -> String {
        format!("{}/{document}/{number:04}.toml", self.folder)
    }

    /// The id of the document in whose record a file lies.
    pub fn owner_of<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.folder.as_str())?.strip_prefix('/')?.split('/').next()
    }

    /// What is wrong with the record of a document; while anything is, no version is added and none published.
    pub fn findings_of<'l>(&'l self, document: &str) -> impl Iterator<Item = &'l Finding> + use<'l> {
        let folder = format!("{}/{document}/", self.folder);
        self.findings.iter().filter(move |finding| finding.at.file.path.starts_with(&folder))
    }

    /// What is wrong with records that are of none of these documents.
    pub fn findings_of_others(&self, documents: &HashSet<&str>) -> Vec<Finding> {
        let owned =
            |finding: &&Finding| self.owner_of(&finding.at.file.path).is_none_or(|owner| !documents.contains(owner));
        self.findings.iter().filter(owned).cloned().collect()
    }

    /// Reads a file of the record. `unknown` holds the folders of which the last file could not be read: nobody knows
    /// whether the next one follows it.
    fn add<'p>(&mut self, root: &Root, path: &'p str, unknown: &mut HashSet<&'p str>) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let bytes = match root.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                unknown.insert(folder);
                return self.findings.push(unreadable(path, &error));
            }
        };
        let file = Arc::new(SourceFile::new(path, String::from_utf8_lossy(&bytes).into_owned()));
        let record = match Record::read(&file.text) {
            Ok(record) => record,
            Err(fault) => {
                unknown.insert(folder);
                return self.findings.push(altered(&file, &fault));
            }
        };
        if path != self.path(&record.document, record.number) {
            let due = self.path(&record.document, record.number);
            let message = say!(
                "esta versión emitida es de «{due}», y está en otro sitio"
                    | "this issued version belongs in “{due}”, and lies elsewhere"
            );
            return self.findings.push(broken(&file, "document", message));
        }
        let versions = self.issued.entry(record.document.clone()).or_default();
        // The files come in the order of their names.
        let last = versions.last();
        // Of the versions that a publication carries, the first is the first one that it tells something of.
        let first = if record.langs.is_some() { record.number } else { 1 };
        if unknown.remove(folder) {
            // What is wrong has been told.
        } else if last.is_some_and(|last| last.langs != record.langs) {
            let message = say!(
                "esta versión se sacó de una publicación, o la anterior: no son de un mismo registro"
                    | "this version, or the one before it, was taken out of a publication: they are not of one record"
            );
            self.findings.push(broken(&file, "excerpt", message));
        } else if record.number != last.map_or(first, |last| last.number.saturating_add(1)) {
            let missing = last.map_or(first, |last| last.number.saturating_add(1));
            let message = say!(
                "falta la versión emitida número {missing}, anterior a esta"
                    | "issued version number {missing}, which comes before this one, is missing"
            );
            self.findings.push(broken(&file, "number", message));
        } else if record.previous != last.map(|last| last.seal.clone()).unwrap_or_default() {
            let message = say!(
                "la versión anterior a esta no es la que se emitió: su sello no corresponde"
                    | "the version before this one is not the one that was issued: its seal does not match"
            );
            self.findings.push(broken(&file, "previous", message));
        }
        versions.push(record);
    }
}

fn altered(file: &Arc<SourceFile>, fault: &Fault) -> Finding {
    let (key, message) = match fault {
        Fault::Unreadable(why) => (
            "document",
            say!(
                "este archivo del registro no se puede leer como versión emitida ({why})"
                    | "this file of the record cannot be read as an issued version ({why})"
            ),
        ),
        Fault::Source => (
            "source",
            say!(
                "el texto de esta versión emitida fue alterado después de emitirla"
                    | "the text of this issued version was altered after it was issued"
            ),
        ),
        Fault::Seal => (
            "seal",
            say!(
                "los datos de esta versión emitida fueron alterados: el sello no corresponde"
                    | "the data of this issued version were altered: the seal does not match"
            ),
        ),
    };
    broken(file, key, message)
}

fn broken(file: &Arc<SourceFile>, key: &str, message: crate::diag::Say) -> Finding {
    Finding::new(codes::RECORD_BROKEN, file, place(file, key), message).help(say!(
        "el registro no se edita: recupere el archivo tal como se emitió, de una copia de seguridad o con git"
            | "the record is not edited: bring the file back as it was issued, from a backup or with git"
    ))
}

/// The line of a key; the beginning of the file, when there is none.
fn place(file: &SourceFile, key: &str) -> Range<usize> {
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return start..start + key.len();
        }
        start += line.len();
    }
    0..0
}
