//! Writing: a file is whole or it is not there. What did not change is not touched, and what others made is theirs.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::html::GENERATOR_NAME;

/// Makes the folder and tries that it can be written.
///
/// # Errors
/// When the folder cannot be made or written.
pub fn prepare(folder: &Path) -> io::Result<()> {
    // A file of that name "exists already", which nobody takes for the fault that it is.
    std::fs::create_dir_all(folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => io::ErrorKind::NotADirectory.into(),
        _ => error,
    })?;
    temporary(folder).map(drop)
}

/// A file that lies ready beside its place.
pub struct Staged {
    file: NamedTempFile,
    path: PathBuf,
}

/// Writes a file beside its place; `None` when the one in its place is the same.
///
/// # Errors
/// When the file cannot be written.
pub fn stage(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<Option<Staged>> {
    let path = folder.join(name);
    if read(&path).is_some_and(|old| old == bytes) {
        return Ok(None);
    }
    let mut file = temporary(folder)?;
    file.write_all(bytes)?;
    Ok(Some(Staged { file, path }))
}

impl Staged {
    /// Where the file lies and where it goes, both by their names in the folder.
    pub fn way(&self) -> (String, String) {
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name(self.file.path()), name(&self.path))
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// When what is there cannot be replaced.
    pub fn publish(self) -> io::Result<()> {
        self.file.persist(&self.path).map(drop).map_err(|error| error.error)
    }
}

/// Writes a file by way of a temporary one beside it; returns whether it had to be written.
///
/// # Errors
/// When the file cannot be written.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<bool> {
    match stage(folder, name, bytes)? {
        Some(staged) => staged.publish().map(|()| true),
        None => Ok(false),
    }
}

/// Writes a file that is not there yet.
///
/// # Errors
/// When there is one, or it cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    std::fs::File::create_new(path)?.write_all(bytes)
}

fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".pliego-").suffix(".tmp");
    // Temporary files are private; publications have the mode of any new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// The bytes of an ordinary file; `None` when there is none. A pipe would never end.
pub fn read(path: &Path) -> Option<Vec<u8>> {
    std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    std::fs::read(path).ok()
}

/// Whether something of that name lies in the folder that is not ours to replace: it has other bytes than those that
/// are to be written, and does not say that it was made by this tool. It is asked of what the manifest does not list;
/// by its own mark a publication is known when the manifest was lost or a build was interrupted before writing it.
pub fn is_foreign(folder: &Path, name: &str, bytes: &[u8]) -> bool {
    let path = folder.join(name);
    std::fs::symlink_metadata(&path).is_ok() && read(&path).is_none_or(|old| old != bytes && !has_our_mark(&old))
}

/// Whether a page, PDF or schema names this tool, of whatever version, as its generator.
pub fn has_our_mark(bytes: &[u8]) -> bool {
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    if bytes.starts_with(b"%PDF-") {
        holds(&format!("<xmp:CreatorTool>{GENERATOR_NAME} "))
    } else if bytes.starts_with(b"{") {
        holds(&format!("\"$comment\": \"{}\"", crate::schema::MARK))
    } else {
        holds(&format!("<meta name=\"generator\" content=\"{GENERATOR_NAME} "))
    }
}

/// Deletes an output; one that is already gone is no error. Only plain names in the folder itself are touched.
///
/// # Errors
/// When the file is there and cannot be deleted.
pub fn remove(folder: &Path, name: &str) -> io::Result<()> {
    if Path::new(name).file_name().is_none_or(|plain| plain != name) {
        return Ok(());
    }
    match std::fs::remove_file(folder.join(name)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Hash of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
