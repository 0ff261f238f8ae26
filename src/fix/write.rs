//! Writing the fixed sources: each file once, whole or not at all, where it really lies.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use crate::diag::{Finding, Say, SourceFile, codes, why};
use crate::say;
use crate::workspace::{ReadError, Root};

/// A file before and after its fixes.
#[derive(Debug)]
pub struct Change {
    /// Path below the root.
    pub path: String,
    pub before: Vec<u8>,
    pub after: Vec<u8>,
}

impl Change {
    /// The change as a unified diff.
    pub fn diff(&self) -> String {
        let (before, after) = (String::from_utf8_lossy(&self.before), String::from_utf8_lossy(&self.after));
        let diff = similar::TextDiff::from_lines(&*before, &*after);
        diff.unified_diff().header(&self.path, &self.path).to_string()
    }
}

/// Writes the changes; a finding for each that cannot be written. A file keeps its permissions; one that is protected
/// against writing, or that somebody saved in the meantime, is left alone.
pub fn write(root: &Root, changes: &[Change]) -> Vec<Finding> {
    changes
        .iter()
        .filter_map(|change| replace(root, change).err().map(|why| cannot_write(&change.path, &why)))
        .collect()
}

fn replace(root: &Root, change: &Change) -> Result<(), Say> {
    let real = root.resolve(&change.path).map_err(|error| match error {
        ReadError::Io(error) => why(&error),
        ReadError::Missing => why(&io::ErrorKind::NotFound.into()),
        ReadError::Outside => say!("está fuera del espacio de trabajo" | "it lies outside the workspace"),
        ReadError::NotAFile => say!("no es un archivo común" | "it is not an ordinary file"),
    })?;
    let now = std::fs::read(&real).map_err(|error| why(&error))?;
    if now != change.before {
        return Err(say!("alguien lo guardó entretanto" | "somebody saved it in the meantime"));
    }
    put(&real, &change.after).map_err(|error| why(&error))
}

fn put(path: &Path, text: &[u8]) -> io::Result<()> {
    let permissions = std::fs::metadata(path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    let mut file = tempfile::Builder::new().prefix(".pliego-").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(text)?;
    file.as_file().set_permissions(permissions)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

fn cannot_write(path: &str, Say { es, en }: &Say) -> Finding {
    let file = Arc::new(SourceFile::new(path, ""));
    let message = say!("no se puede corregir «{path}»: {es}" | "“{path}” cannot be fixed: {en}");
    Finding::new(codes::CANNOT_WRITE, &file, 0..0, message).help(say!(
        "revise los permisos, cierre el archivo si está abierto y repita la orden"
            | "check the permissions, close the file if it is open, and repeat the command"
    ))
}
