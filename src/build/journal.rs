//! The journal: the editions of a document take their places together, also when the build is killed in between.
//!
//! The files of a set lie ready beside their places, then the journal says which of them goes where, then they are moved,
//! then the journal goes. A build that finds one finishes the moves: what lay ready was whole. Whatever else a killed
//! build left, files that lay ready without a journal, is deleted. Both only while no other build uses the folder.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use super::output::{self, Staged};

/// Held by the builds that use the folder.
const LOCK: &str = ".pliego.lock";
const PREFIX: &str = ".pliego-";
const JOURNAL: &str = ".journal";
const READY: &str = ".tmp";

/// The folder of the outputs, for as long as a build uses it.
pub struct Folder {
    /// Shared by all builds that use the folder; who gets it alone may tidy up.
    _lock: File,
}

/// Takes the folder and brings to an end what a killed build left.
///
/// # Errors
/// When the folder cannot be written.
pub fn take(folder: &Path) -> io::Result<Folder> {
    let lock = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
    // A file system that knows no locks is used by one build at a time, as far as anybody knows.
    if !matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
        finish(folder)?;
        let _ = lock.unlock();
    }
    // Others hold it alone for as long as they tidy up.
    let _ = lock.lock_shared();
    Ok(Folder { _lock: lock })
}

fn finish(folder: &Path) -> io::Result<()> {
    let names = || -> io::Result<Vec<String>> {
        let entries = std::fs::read_dir(folder)?.filter_map(Result::ok);
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name.starts_with(PREFIX)).collect();
        names.sort();
        Ok(names)
    };
    for journal in names()?.iter().filter(|name| name.ends_with(JOURNAL)) {
        let bytes = output::read(&folder.join(journal)).unwrap_or_default();
        let moves: Vec<(String, String)> = serde_json::from_slice(&bytes).unwrap_or_default();
        let is_plain = |name: &str| !name.is_empty() && !name.contains(['/', '\\', ':']) && name != "..";
        for (ready, name) in moves.iter().filter(|(ready, name)| is_ready(ready) && is_plain(ready) && is_plain(name)) {
            match std::fs::rename(folder.join(ready), folder.join(name)) {
                // It was moved before the build was killed.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                result => result?,
            }
        }
        output::remove(folder, journal)?;
    }
    names()?.iter().filter(|name| is_ready(name)).try_for_each(|name| output::remove(folder, name))
}

fn is_ready(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(READY)
}

/// Moves the files of a document to their places. Returns those that could not be moved, by their numbers.
///
/// # Errors
/// When the journal cannot be written; nothing has been moved then.
pub fn publish(folder: &Path, id: &str, staged: Vec<(usize, Staged)>) -> io::Result<Vec<(usize, io::Error)>> {
    let journal = format!("{PREFIX}{id}{JOURNAL}");
    let is_set = staged.len() > 1;
    if is_set {
        let moves: Vec<(String, String)> = staged.iter().map(|(_, file)| file.way()).collect();
        let text = serde_json::to_vec(&moves).map_err(io::Error::other)?;
        output::write(folder, &journal, &text)?;
    }
    let failed = staged.into_iter().filter_map(|(number, file)| Some((number, file.publish().err()?))).collect();
    if is_set {
        output::remove(folder, &journal)?;
    }
    Ok(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = entries.collect();
        names.sort();
        names
    }

    #[test]
    fn a_journal_is_finished_and_what_lies_about_goes() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("a.es.pdf", "new");
        write("a.en.pdf", "old");
        write(".pliego-2.tmp", "new");
        write(".pliego-3.tmp", "half");
        write("mine.txt", "mine");
        let moves = [
            (".pliego-1.tmp", "a.es.pdf"),
            (".pliego-2.tmp", "a.en.pdf"),
            ("mine.txt", "b"),
            (".pliego-3.tmp", "../b"),
        ];
        write(".pliego-a.journal", &serde_json::to_string(&moves).unwrap());
        write(".pliego-b.journal", "[[");
        drop(take(folder.path()).unwrap());
        assert_eq!(names(folder.path()), [".pliego.lock", "a.en.pdf", "a.es.pdf", "mine.txt"]);
        assert_eq!(std::fs::read_to_string(folder.path().join("a.en.pdf")).unwrap(), "new");
    }

    #[test]
    fn a_folder_in_use_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let held = take(folder.path()).unwrap();
        std::fs::write(folder.path().join(".pliego-1.tmp"), "under way").unwrap();
        drop(take(folder.path()).unwrap());
        assert!(folder.path().join(".pliego-1.tmp").exists());
        drop(held);
        drop(take(folder.path()).unwrap());
        assert!(!folder.path().join(".pliego-1.tmp").exists());
    }
}
