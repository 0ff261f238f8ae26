//! Writing: a file is whole or it is not there. What did not change is not touched.

use std::io::{self, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

/// Makes the folder and tries that it can be written.
///
/// # Errors
/// When the folder cannot be made or written.
pub fn prepare(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    tempfile::NamedTempFile::new_in(folder).map(drop)
}

/// Writes a file by way of a temporary one beside it; returns whether it had to be written.
///
/// # Errors
/// When the file cannot be written.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<bool> {
    let path = folder.join(name);
    if std::fs::read(&path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    let mut file = tempfile::Builder::new().prefix(".pliego-").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(bytes)?;
    readable_by_all(file.as_file())?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(true)
}

/// Temporary files are private; publications are not.
#[cfg(unix)]
fn readable_by_all(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &std::fs::File) -> io::Result<()> {
    Ok(())
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
