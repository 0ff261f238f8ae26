//! The files of a workspace, confined to its root: links are followed and then checked.

use std::collections::HashMap;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::CONFIG_FILE;
use crate::diag::link_loop;

/// The root folder of a workspace, in its canonical form.
#[derive(Debug, Clone)]
pub struct Root {
    folder: PathBuf,
    /// Files as they shall be, in the place of what is on disk: fixes are tried before they are written.
    drafts: Arc<HashMap<String, Vec<u8>>>,
    /// Whether the drafts are all there is: nothing is read from disk.
    closed: bool,
}

/// What a walk through a folder found.
#[derive(Debug, Default)]
pub struct Listing {
    /// Paths of the files, sorted, with forward slashes.
    pub files: Vec<String>,
    /// Folders that could not be looked into, and why: there may be files in them.
    pub unread: Vec<(String, io::Error)>,
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// It lies outside the root, by its path or by a link.
    Outside,
    /// It is a folder, a pipe or a device. Reading some of these never ends.
    NotAFile,
    Io(io::Error),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { ReadError::Missing } else { ReadError::Io(error) }
    }
}

impl Root {
    /// The nearest folder from `start` upwards that holds a `pliego.toml`; `start` itself (or the folder of the
    /// file `start`) when there is none.
    pub fn find(start: &Path) -> io::Result<Root> {
        let start = dunce::canonicalize(start)?;
        let folder = if start.is_dir() { start.as_path() } else { start.parent().unwrap_or(&start) };
        let root = folder.ancestors().find(|folder| folder.join(CONFIG_FILE).is_file()).unwrap_or(folder);
        // Fails early, with the system's own words, when the folder cannot be entered.
        std::fs::read_dir(root)?;
        Ok(Root { folder: root.to_path_buf(), drafts: Arc::default(), closed: false })
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// The same root with other files in it than on disk, by their paths.
    pub fn with_drafts(&self, drafts: HashMap<String, Vec<u8>>) -> Root {
        Root { drafts: Arc::new(drafts), ..self.clone() }
    }

    /// A root of these files and no others, by their paths: nothing is read from disk.
    pub fn of_files(files: HashMap<String, Vec<u8>>) -> Root {
        Root { folder: PathBuf::new(), drafts: Arc::new(files), closed: true }
    }

    /// Whether there is a folder of that name at the root.
    pub fn has_folder(&self, name: &str) -> bool {
        if self.closed {
            return self.drafts.keys().any(|path| path.split_once('/').is_some_and(|(folder, _)| folder == name));
        }
        self.folder.join(name).is_dir()
    }

    /// The bytes of a file, by its path below the root.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        if let Some(draft) = self.drafts.get(path) {
            return Ok(draft.clone());
        }
        let real = self.resolve(path)?;
        if !std::fs::metadata(&real).map_err(ReadError::from)?.is_file() {
            return Err(ReadError::NotAFile);
        }
        std::fs::read(real).map_err(ReadError::from)
    }

    /// The real place of a path below the root, all links followed.
    pub fn resolve(&self, path: &str) -> Result<PathBuf, ReadError> {
        if self.closed {
            return Err(ReadError::Missing);
        }
        let relative = Path::new(path);
        if relative.components().any(|c| !matches!(c, Component::Normal(_) | Component::CurDir)) {
            return Err(ReadError::Outside);
        }
        let real = dunce::canonicalize(self.folder.join(relative)).map_err(ReadError::from)?;
        if real.starts_with(&self.folder) { Ok(real) } else { Err(ReadError::Outside) }
    }

    /// The files with one of the extensions, whatever its case, in a folder and below it. Hidden files and folders are
    /// left out, and the folders that `skip` names by their path; a folder that is not there holds nothing.
    pub fn list(&self, folder: &str, extensions: &[&str], skip: impl Fn(&str) -> bool) -> Listing {
        let mut listing = Listing::default();
        if self.closed {
            let below = |path: &&String| {
                let rest =
                    if folder.is_empty() { Some(path.as_str()) } else { path.strip_prefix(&format!("{folder}/")) };
                rest.is_some_and(|rest| !rest.split('/').any(|part| part.starts_with('.')))
            };
            let wanted = |path: &&String| {
                path.rsplit_once('.').is_some_and(|(_, end)| extensions.iter().any(|e| end.eq_ignore_ascii_case(e)))
            };
            listing.files = self.drafts.keys().filter(below).filter(wanted).cloned().collect();
            listing.files.sort();
            return listing;
        }
        let shown = |path: &Path| self.relative(path).unwrap_or_default();
        let walk =
            walkdir::WalkDir::new(self.folder.join(folder)).sort_by_file_name().into_iter().filter_entry(|entry| {
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                entry.depth() == 0 || !(hidden || (entry.file_type().is_dir() && skip(&shown(entry.path()))))
            });
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let extension = entry.path().extension().unwrap_or_default();
                    let wanted = extensions.iter().any(|known| extension.eq_ignore_ascii_case(known));
                    if wanted && !entry.file_type().is_dir() {
                        listing.files.extend(self.relative(entry.path()));
                    }
                }
                Err(error) => {
                    let path = error.path().map(&shown).unwrap_or_default();
                    let error = error.into_io_error().unwrap_or_else(link_loop);
                    // What went away during the walk is not there; neither is the folder itself, most of the time.
                    if error.kind() != io::ErrorKind::NotFound {
                        listing.unread.push((path, error));
                    }
                }
            }
        }
        listing.files.sort();
        listing
    }

    /// A path below the root as it is shown, with forward slashes.
    pub fn relative(&self, path: &Path) -> Option<String> {
        let relative = path.strip_prefix(&self.folder).ok()?;
        let parts: Vec<String> = relative.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
        Some(parts.join("/"))
    }
}

/// Joins a relative path to a folder below the root, resolving `..`; both with forward slashes.
pub fn join_path(folder: &str, path: &str) -> String {
    let folder = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_relative_to_the_document() {
        assert_eq!(join_path("content/minutes", "../logos/a.png"), "content/logos/a.png");
        assert_eq!(join_path("", "../../etc/passwd"), "../../etc/passwd");
        assert_eq!(join_path("content", "/logos/a.png"), "logos/a.png");
    }

    #[test]
    fn files_are_listed_whatever_the_case_of_their_extension() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["a.toml", "B.TOML", "c.txt", ".hidden.toml", "target/d.toml", "deep/target/e.Toml", ".git/f.toml"]
        {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let root = Root::find(folder.path()).unwrap();
        let all = root.list("", &["toml"], |_| false);
        assert_eq!(all.files, ["B.TOML", "a.toml", "deep/target/e.Toml", "target/d.toml"]);
        assert_eq!(root.list("", &["toml"], |path| path == "target").files, ["B.TOML", "a.toml", "deep/target/e.Toml"]);
        let none = root.list("none", &["toml"], |_| false);
        assert!(none.files.is_empty() && none.unread.is_empty());
    }

    #[test]
    fn a_root_of_files_reads_nothing_else() {
        let files = [("content/a.toml", "a"), ("b.toml", "b"), ("content/x.png", "c")];
        let root = Root::of_files(files.map(|(path, text)| (path.to_owned(), text.into())).into());
        assert_eq!(root.read("content/a.toml").unwrap(), b"a");
        assert_eq!(
            (root.list("content", &["toml"], |_| false).files, root.has_folder("content")),
            (vec!["content/a.toml".to_owned()], true)
        );
        assert!(!root.has_folder("src"));
        for path in ["Cargo.toml", "src/lib.rs", "../x", "/etc/hostname", ""] {
            assert!(matches!(root.read(path), Err(ReadError::Missing)), "{path}");
        }
    }

    #[test]
    fn nothing_outside_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(folder.path().join("in.toml"), "a = 1").unwrap();
        let root = Root::find(folder.path()).unwrap();
        assert_eq!(root.read("in.toml").unwrap(), b"a = 1");
        assert!(matches!(root.read("../x"), Err(ReadError::Outside)));
        assert!(matches!(root.read("."), Err(ReadError::NotAFile)));
        assert!(matches!(root.read("none.toml"), Err(ReadError::Missing)));
        assert!(matches!(root.read(&outside.path().to_string_lossy()), Err(ReadError::Outside)));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(outside.path(), folder.path().join("link.toml")).unwrap();
            assert!(matches!(root.read("link.toml"), Err(ReadError::Outside)));
        }
    }
}
