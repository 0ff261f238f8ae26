//! What the system says went wrong with a file, in the languages of the messages.

use std::fmt::Display;
use std::io::{Error, ErrorKind};

use super::Say;
use crate::say;

/// That a file cannot be read, and why.
pub fn cannot_read(path: impl Display, error: &Error) -> Say {
    let Say { es, en } = why(error);
    say!("no se puede leer «{path}»: {es}" | "“{path}” cannot be read: {en}")
}

/// Why a file could not be read or written. The words of the system itself, in its language, only for what has none here.
pub fn why(error: &Error) -> Say {
    match error.kind() {
        _ if is_loop(error) => say!("los enlaces dan vueltas en círculo" | "its links lead round in a circle"),
        ErrorKind::NotFound => say!("no existe" | "it does not exist"),
        ErrorKind::PermissionDenied => say!("falta el permiso" | "permission is denied"),
        ErrorKind::AlreadyExists => say!("ya existe" | "it exists already"),
        ErrorKind::ReadOnlyFilesystem => say!("el disco es de solo lectura" | "the disk is read-only"),
        ErrorKind::StorageFull => say!("no queda espacio en el disco" | "no space is left on the disk"),
        ErrorKind::QuotaExceeded => say!("se agotó la cuota de espacio" | "the quota of space is used up"),
        ErrorKind::FileTooLarge => say!("el archivo es demasiado grande" | "the file is too large"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            say!("otro programa lo está usando" | "another program is using it")
        }
        ErrorKind::NotADirectory => {
            say!("hay un archivo donde debería haber una carpeta" | "a file stands in the place of a folder")
        }
        ErrorKind::IsADirectory => {
            say!("hay una carpeta donde debería haber un archivo" | "a folder stands in the place of a file")
        }
        ErrorKind::DirectoryNotEmpty => say!("la carpeta no está vacía" | "the folder is not empty"),
        ErrorKind::InvalidFilename => say!("el nombre no es válido" | "the name is not valid"),
        ErrorKind::CrossesDevices => say!("está en otro disco" | "it lies on another disk"),
        ErrorKind::TimedOut => say!("el disco no respondió a tiempo" | "the disk did not answer in time"),
        ErrorKind::StaleNetworkFileHandle | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
            say!("se perdió la conexión con la carpeta de red" | "the connection to the network folder was lost")
        }
        ErrorKind::OutOfMemory => say!("no alcanza la memoria" | "there is not enough memory"),
        ErrorKind::UnexpectedEof => say!("el archivo termina antes de tiempo" | "the file ends too early"),
        ErrorKind::Interrupted => say!("se interrumpió" | "it was interrupted"),
        _ => say!("el sistema dice: {error}" | "the system says: {error}"),
    }
}

/// What to do about a file that cannot be read.
pub fn help_reading(error: &Error) -> Say {
    if is_loop(error) {
        say!(
            "el enlace lleva a sí mismo: quítelo y ponga el archivo en su lugar"
                | "the link leads back to itself: remove it and put the file in its place"
        )
    } else {
        say!("revise los permisos del archivo" | "check the permissions of the file")
    }
}

/// What to do about a folder that cannot be read.
pub fn help_entering(error: &Error) -> Say {
    let Say { es, en } = if is_loop(error) {
        say!(
            "el enlace lleva a sí mismo: quítelo y ponga la carpeta en su lugar"
                | "the link leads back to itself: remove it and put the folder in its place"
        )
    } else {
        say!("revise los permisos de la carpeta" | "check the permissions of the folder")
    };
    say!(
        "{es}; mientras tanto no se sabe qué archivos hay en ella"
            | "{en}; until then nobody knows which files it holds"
    )
}

/// What the systems call links that lead to themselves (ELOOP); its kind is not in the standard library yet.
const LOOP: Option<i32> = if cfg!(target_os = "linux") {
    Some(40)
} else if cfg!(target_vendor = "apple") {
    Some(62)
} else {
    None
};

/// Links that lead to themselves, as a walk through folders tells of them.
pub fn link_loop() -> Error {
    LOOP.map_or_else(|| ErrorKind::TooManyLinks.into(), Error::from_raw_os_error)
}

fn is_loop(error: &Error) -> bool {
    error.kind() == ErrorKind::TooManyLinks || (LOOP.is_some() && error.raw_os_error() == LOOP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_speaks_the_language_of_the_reader() {
        let missing = std::fs::read("/no/such/file").unwrap_err();
        assert_eq!(why(&missing), say!("no existe" | "it does not exist"));
        assert_eq!(why(&link_loop()).es, "los enlaces dan vueltas en círculo");
        assert_eq!(why(&Error::other("ouch")).es, "el sistema dice: ouch");
    }
}
