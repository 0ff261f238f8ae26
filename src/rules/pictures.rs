//! Pictures: they must be there, inside the workspace, of a format that both outputs can show, and described.

use super::finding;
use crate::diag::{Code, Finding};
use crate::kinds::Document;
use crate::say;
use crate::workspace::{ReadError, Root, join_path};

/// Extensions of the formats that the PDF and the HTML can both show.
pub const FORMATS: &[&str] = &["png", "jpg", "jpeg", "svg"];

/// Checks the logos and figures of a document.
pub fn check(document: &Document, root: &Root) -> Vec<Finding> {
    let folder = document.file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut findings = Vec::new();
    for picture in document.pictures() {
        let typed = &picture.path.v;
        let path = join_path(folder, typed);
        let span = picture.path.span.clone();
        let extension = typed.rsplit('.').next().unwrap_or_default().to_lowercase();
        if !FORMATS.contains(&extension.as_str()) {
            let message = say!("«{typed}» no es PNG, JPEG ni SVG" | "“{typed}” is not PNG, JPEG or SVG");
            findings.push(finding(document, Code::BadPicture, span.clone(), message));
        } else {
            match root.read(&path) {
                Ok(bytes) if is_picture(&bytes, &extension) => {}
                Ok(_) => {
                    let message = say!(
                        "«{typed}» no contiene una imagen {extension}"
                            | "“{typed}” does not hold a {extension} picture"
                    );
                    findings.push(finding(document, Code::BadPicture, span.clone(), message));
                }
                Err(ReadError::Outside) => {
                    let message =
                        say!("«{typed}» está fuera del espacio de trabajo" | "“{typed}” lies outside the workspace");
                    let help = say!(
                        "copie la imagen a la carpeta del documento" | "copy the picture into the document's folder"
                    );
                    findings.push(finding(document, Code::OutsideWorkspace, span.clone(), message).help(help));
                }
                Err(ReadError::Missing) => {
                    let message = say!("no hay ninguna imagen «{path}»" | "there is no picture “{path}”");
                    let help = say!(
                        "el nombre se cuenta desde la carpeta del documento, y distingue mayúsculas"
                            | "the name is counted from the document's folder, and capitals matter"
                    );
                    findings.push(finding(document, Code::BadPicture, span.clone(), message).help(help));
                }
                Err(ReadError::Io(error)) => {
                    let message = say!("no se puede leer «{path}»: {error}" | "“{path}” cannot be read: {error}");
                    findings.push(finding(document, Code::BadPicture, span.clone(), message));
                }
            }
        }
        if picture.alt.is_none_or(|alt| alt.source().1.is_empty()) {
            let message = say!(
                "la imagen «{typed}» no tiene texto alternativo" | "the picture “{typed}” has no alternative text"
            );
            let help = say!(
                "diga en «alt» qué muestra: alt.es = \"Logotipo de …\""
                    | "say in “alt” what it shows: alt.en = \"Logo of …\""
            );
            findings.push(finding(document, Code::NoAlternativeText, span, message).help(help));
        }
    }
    findings
}

/// Whether the bytes begin as the format does.
fn is_picture(bytes: &[u8], extension: &str) -> bool {
    match extension {
        "png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "svg" => std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")),
        _ => bytes.starts_with(b"\xff\xd8\xff"),
    }
}
