//! The files of a workspace, confined to its root: links are followed and then checked.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::CONFIG_FILE;

/// The root folder of a workspace, in its canonical form.
#[derive(Debug, Clone)]
pub struct Root(PathBuf);

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// It lies outside the root, by its path or by a link.
    Outside,
    Io(io::Error),
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
        Ok(Root(root.to_path_buf()))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The bytes of a file, by its path below the root.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let real = self.resolve(path)?;
        std::fs::read(real).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ReadError::Missing,
            _ => ReadError::Io(error),
        })
    }

    /// The real place of a path below the root, all links followed.
    pub fn resolve(&self, path: &str) -> Result<PathBuf, ReadError> {
        let relative = Path::new(path);
        if relative.components().any(|c| !matches!(c, Component::Normal(_) | Component::CurDir)) {
            return Err(ReadError::Outside);
        }
        let real = dunce::canonicalize(self.0.join(relative)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ReadError::Missing,
            _ => ReadError::Io(error),
        })?;
        if real.starts_with(&self.0) { Ok(real) } else { Err(ReadError::Outside) }
    }

    /// Paths of the files with one of the extensions in a folder and below it, sorted, with forward slashes.
    /// Hidden files and folders are left out.
    pub fn list(&self, folder: &str, extensions: &[&str]) -> Vec<String> {
        let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let mut paths: Vec<String> = walkdir::WalkDir::new(self.0.join(folder))
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !(hidden(entry.file_name()) || entry.file_name() == "target"))
            .filter_map(Result::ok)
            .filter(|entry| !entry.file_type().is_dir())
            .filter(|entry| entry.path().extension().is_some_and(|e| extensions.iter().any(|x| e == *x)))
            .filter_map(|entry| self.relative(entry.path()))
            .collect();
        paths.sort();
        paths
    }

    /// A path below the root as it is shown, with forward slashes.
    pub fn relative(&self, path: &Path) -> Option<String> {
        let relative = path.strip_prefix(&self.0).ok()?;
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
    fn nothing_outside_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(folder.path().join("in.toml"), "a = 1").unwrap();
        let root = Root::find(folder.path()).unwrap();
        assert_eq!(root.read("in.toml").unwrap(), b"a = 1");
        assert!(matches!(root.read("../x"), Err(ReadError::Outside)));
        assert!(matches!(root.read("none.toml"), Err(ReadError::Missing)));
        assert!(matches!(root.read(&outside.path().to_string_lossy()), Err(ReadError::Outside)));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(outside.path(), folder.path().join("link.toml")).unwrap();
            assert!(matches!(root.read("link.toml"), Err(ReadError::Outside)));
        }
    }
}
