//! Issuing: a version is added to the record, as one file that is there whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use toml::Table;

use super::{Change, Delta, Record, changes, context};
use crate::kinds::{Document, Status};
use crate::locale::Lang;
use crate::workspace::Workspace;

/// What came of issuing a document.
#[derive(Debug)]
pub enum Issued {
    /// A version was added, with what changed since the one before, formalities left aside.
    New { record: Record, path: String, changes: Vec<Change> },
    /// The last version says the same: nothing was written.
    Same(Record),
    /// A draft is not issued.
    Draft,
    /// The record is the one that a publication carries: its home is elsewhere.
    Excerpt,
    /// A version before has the same name and says something else.
    SameVersion(Record),
}

/// Issues a document: adds its present version to the record. It must have no errors; `rules` sees to it that corrections
/// cover what changed.
///
/// # Errors
/// When the record cannot be written. What was there is there still, and nothing of a new version is.
pub fn issue(workspace: &Workspace, document: &Document) -> io::Result<Issued> {
    if document.header.status == Status::Draft {
        return Ok(Issued::Draft);
    }
    let last = workspace.ledger.of(document.id()).last();
    if last.is_some_and(|last| last.langs.is_some()) {
        return Ok(Issued::Excerpt);
    }
    let record = Record::new(document.id(), last, document.canonical(Lang::ALL)).map_err(io::Error::other)?;
    let record = record.with_context(context(document, workspace));
    let old = last.map_or_else(Table::new, |last| last.table.clone());
    let path = workspace.ledger.path(document.id(), record.number);
    let place = workspace.root.path().join(&path);
    if let Some(last) = last.filter(|last| last.table == record.table) {
        remove_leavings(place.parent().unwrap_or(Path::new(".")))?;
        return Ok(Issued::Same(last.clone()));
    }
    let mut found = match last {
        Some(_) => changes(document.kind, &old, &record.table, &Delta::between(&old, &record.table)),
        None => Vec::new(),
    };
    found.retain(|change| !change.formal);
    let named_alike = |other: &&Record| match record.version() {
        Some(version) => other.name() == version,
        None => other.number == record.number - 1 && other.version().is_none(),
    };
    let issued = workspace.ledger.of(document.id());
    if let Some(other) = issued.iter().find(named_alike).filter(|_| !found.is_empty()) {
        return Ok(Issued::SameVersion(other.clone()));
    }
    match write(&place, &record.write().map_err(io::Error::other)?) {
        Ok(()) => Ok(Issued::New { record, path, changes: found }),
        // Another run issued the same at the same time.
        Err(error) => match std::fs::read_to_string(&place).ok().and_then(|text| Record::read(&text).ok()) {
            Some(theirs) if theirs == record => Ok(Issued::Same(theirs)),
            _ => Err(error),
        },
    }
}

/// So often a version is written anew because another run took its file for a leaving.
const TRIES: usize = 5;

/// Writes a file that is not there yet by way of one beside it.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut tries = 0;
    loop {
        remove_leavings(folder)?;
        tries += 1;
        match write_once(folder, path, text) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && tries < TRIES => {}
            result => return result,
        }
    }
}

fn write_once(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(LEAVING).suffix(".tmp");
    // Temporary files are private; the record has the mode of any new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    // Somebody else may have issued this version in the meantime: theirs stays.
    file.persist_noclobber(path).map(drop).map_err(|error| error.error)
}

/// What the name of a file begins with that is not in its place yet.
const LEAVING: &str = ".pliego-issue-";

/// Takes away what a run left that was killed.
fn remove_leavings(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(LEAVING) {
            match std::fs::remove_file(entry.path()) {
                // Another run was faster.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                result => result?,
            }
        }
    }
    Ok(())
}
