//! `pliego extract`: gives back the source that a publication carries, or all that it was made from.

use std::io::Write;
use std::path::Path;

use super::args::ExtractArgs;
use super::{Stop, Ui, cannot_open, cannot_write, report};
use crate::build::output;
use crate::proof::{Refusal, SourceForm, Unpacked, unpack};
use crate::say;

pub fn run(args: &ExtractArgs, ui: Ui) -> Result<u8, Stop> {
    let path = &args.file;
    let bytes = std::fs::read(path).map_err(|error| cannot_open(path, &error))?;
    let unpacked = crate::panics::catch(|| unpack(&bytes)).unwrap_or(Err(Refusal::Unreadable));
    let unpacked = unpacked.map_err(|refusal| refused(path, refusal))?;
    let shown = path.display();
    let Some((source, form)) = unpacked.source() else {
        return Err(Stop(say!("«{shown}» no lleva su fuente" | "“{shown}” does not carry its source")));
    };
    match (&args.all, &args.out) {
        (Some(folder), _) => unpack_all(&unpacked, folder, ui)?,
        (None, Some(out)) => write(out, &source.bytes)?,
        (None, None) => drop(std::io::stdout().write_all(&source.bytes)),
    }
    let id = &unpacked.manifest.document.id;
    let edition = &unpacked.manifest.document.edition;
    let text = match form {
        SourceForm::Canonical => say!(
            "Fuente de {id}, edición {edition}, en forma canónica: lo que esta edición dice, sin comentarios ni otras lenguas."
                | "Source of {id}, edition {edition}, in canonical form: what this edition says, without comments and other languages."
        ),
        SourceForm::Full => say!(
            "Fuente completa de {id}, tal como se escribió, con sus comentarios."
                | "Full source of {id} as it was written, comments included."
        ),
    };
    report::line(text.get(ui.lang));
    if !unpacked.damaged.is_empty() {
        let names = unpacked.damaged.join(", ");
        let text = say!(
            "Cuidado: no es lo que dice el manifiesto: {names}. Más, con: pliego verify {shown}"
                | "Careful: this is not what the manifest says: {names}. To know more: pliego verify {shown}"
        );
        report::line(text.get(ui.lang));
    }
    Ok(u8::from(!unpacked.damaged.is_empty()))
}

/// Writes every carried file to its place below a folder.
fn unpack_all(unpacked: &Unpacked, folder: &Path, ui: Ui) -> Result<(), Stop> {
    let taken = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) || folder.is_file();
    if taken {
        let folder = folder.display();
        return Err(Stop(say!(
            "«{folder}» ya existe y no está vacía: elija otra carpeta"
                | "“{folder}” is there and not empty: choose another folder"
        )));
    }
    for file in &unpacked.carried.files {
        // The paths are plain names below the folder: `unpack` refuses all others.
        write(&folder.join(&file.path), &file.bytes)?;
    }
    let folder = folder.display();
    let count = unpacked.carried.files.len();
    let text = say!(
        "{count} archivos en «{folder}»; para volver a hacer la publicación: pliego build {folder}"
            | "{count} files in “{folder}”; to make the publication again: pliego build {folder}"
    );
    report::line(text.get(ui.lang));
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let shown = path.display();
    let cannot = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Stop(say!("«{shown}» ya existe y no se sobrescribe" | "“{shown}” is there and is not overwritten"))
        }
        _ => cannot_write(path, &error),
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(cannot)?;
    output::create(path, bytes).map_err(cannot)
}

fn refused(path: &Path, refusal: Refusal) -> Stop {
    let path = path.display();
    match refusal {
        Refusal::NotOurs => Stop(say!("«{path}» no lo hizo pliego" | "“{path}” was not made by pliego")),
        Refusal::Unreadable => {
            Stop(say!("«{path}» está dañado: no se puede leer" | "“{path}” is damaged: it cannot be read"))
        }
        Refusal::NoManifest | Refusal::BadManifest => Stop(say!(
            "«{path}» no lleva un manifiesto que se entienda: lo hizo una versión anterior, o fue alterado"
                | "“{path}” carries no manifest that can be understood: an earlier version made it, or it was altered"
        )),
        Refusal::Refused => Stop(say!(
            "«{path}» lleva más de lo que lleva una publicación, o archivos que saldrían de su carpeta: no se abre"
                | "“{path}” carries more than a publication does, or files that would leave their folder: it is not opened"
        )),
    }
}
