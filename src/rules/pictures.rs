//! Pictures: they must be there, inside the workspace, of a format that both outputs can show, and described.

use std::collections::HashMap;
use std::sync::Arc;

use super::svg;
use crate::diag::{Code, Finding, Say, SourceFile, cannot_read, codes, help_reading};
use crate::kinds::{Document, Loaded, PictureUse};
use crate::panics;
use crate::pdf::{Plant, Press};
use crate::say;
use crate::theme::{Logos, Theme};
use crate::workspace::{ReadError, Root, join_path};

/// Extensions of the formats that the PDF and the HTML can both show.
pub const FORMATS: &[&str] = &["png", "jpg", "jpeg", "svg"];

/// The pictures of a workspace, each looked at once: its path, and what is wrong with it.
pub struct Gallery(HashMap<String, Option<Fault>>);

/// What is wrong with a picture.
enum Fault {
    Read(ReadError),
    /// It does not begin as its extension says.
    AnotherFormat(String),
    /// An SVG that asks for something outside itself.
    RefersTo(String),
    /// No PDF can be made of it: it is damaged, or holds something that the standards forbid.
    Unprintable(String),
}

impl Gallery {
    /// Looks at every picture of the theme and the documents. A proof of each is printed, in this thread: typst must not
    /// run on the pool that the rules run on.
    pub fn of(theme: &Theme, documents: &[Loaded], root: &Root, plant: &Arc<Plant>) -> Gallery {
        let mut gallery = HashMap::new();
        let mut press = None;
        let documents = documents.iter().filter_map(|loaded| loaded.document.as_ref());
        for shows in theme.logo_sheet().map(Shows::of_theme).into_iter().chain(documents.map(Shows::of_document)) {
            for picture in &shows.pictures {
                let extension = extension(&picture.path.v);
                if FORMATS.contains(&extension.as_str()) {
                    let path = join_path(shows.folder, &picture.path.v);
                    gallery.entry(path).or_insert_with_key(|path| fault(root, path, &extension, plant, &mut press));
                }
            }
        }
        Gallery(gallery)
    }
}

/// What shows pictures: a document, or the theme.
struct Shows<'a> {
    file: &'a Arc<SourceFile>,
    pictures: Vec<PictureUse<'a>>,
    /// The folder that their paths are counted from.
    folder: &'a str,
    /// Its name in words.
    counted_from: Say,
}

impl<'a> Shows<'a> {
    fn of_document(document: &'a Document) -> Shows<'a> {
        Shows {
            file: &document.file,
            pictures: document.pictures(),
            folder: document.file.path.rsplit_once('/').map_or("", |(folder, _)| folder),
            counted_from: say!("la carpeta del documento" | "the document's folder"),
        }
    }

    fn of_theme(logos: &'a Logos) -> Shows<'a> {
        Shows {
            file: &logos.file,
            pictures: logos.pictures().collect(),
            folder: "",
            counted_from: say!("la carpeta raíz del espacio de trabajo" | "the root folder of the workspace"),
        }
    }
}

fn fault(root: &Root, path: &str, extension: &str, plant: &Arc<Plant>, press: &mut Option<Press>) -> Option<Fault> {
    let bytes = match root.read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Some(Fault::Read(error)),
    };
    if !is_picture(&bytes, extension) {
        return Some(Fault::AnotherFormat(extension.to_owned()));
    }
    if extension == "svg"
        && let Some(address) = std::str::from_utf8(&bytes).ok().and_then(svg::outside_reference)
    {
        return Some(Fault::RefersTo(address.to_owned()));
    }
    // After a panic the press is not used again: it stays taken.
    let proof = || -> Result<Press, String> {
        let ready = press.take();
        let ready = ready.map_or_else(|| Press::new(plant, 0).map_err(|error| error.to_string()), Ok)?;
        ready.proof(extension, bytes).map(|()| ready)
    };
    match panics::catch(proof) {
        Ok(Ok(ready)) => {
            *press = Some(ready);
            None
        }
        Ok(Err(error)) | Err(error) => Some(Fault::Unprintable(error)),
    }
}

/// Checks the logos and figures of a document.
pub fn check(document: &Document, gallery: &Gallery) -> Vec<Finding> {
    check_shown(&Shows::of_document(document), gallery)
}

/// Checks the logos of a theme.
pub fn check_theme(logos: &Logos, gallery: &Gallery) -> Vec<Finding> {
    check_shown(&Shows::of_theme(logos), gallery)
}

fn check_shown(shows: &Shows, gallery: &Gallery) -> Vec<Finding> {
    let finding = |code, span, message| Finding::new(code, shows.file, span, message);
    let mut findings = Vec::new();
    for picture in &shows.pictures {
        let path = join_path(shows.folder, &picture.path.v);
        let typed = &picture.path.v;
        let span = picture.path.span.clone();
        if !FORMATS.contains(&extension(typed).as_str()) {
            let message = say!("«{typed}» no es PNG, JPEG ni SVG" | "“{typed}” is not PNG, JPEG or SVG");
            let help = say!("guarde la imagen como PNG, JPEG o SVG" | "save the picture as PNG, JPEG or SVG");
            findings.push(finding(codes::BAD_PICTURE, span.clone(), message).help(help));
        } else if let Some(Some(fault)) = gallery.0.get(&path) {
            let (code, message, help) = words(fault, typed, &path, &shows.counted_from);
            findings.push(finding(code, span.clone(), message).help(help));
        }
        if picture.alt.is_none_or(|alt| alt.source().1.is_empty()) {
            let message = say!(
                "la imagen «{typed}» no tiene texto alternativo" | "the picture “{typed}” has no alternative text"
            );
            let help = say!(
                "diga en «alt» qué muestra a quien no la ve: alt.es = \"…\""
                    | "say in “alt” what it shows, for who does not see it: alt.en = \"…\""
            );
            findings.push(finding(codes::NO_ALTERNATIVE_TEXT, span, message).help(help));
        }
    }
    findings
}

fn words(fault: &Fault, typed: &str, path: &str, counted_from: &Say) -> (Code, Say, Say) {
    let (from_es, from_en) = (&counted_from.es, &counted_from.en);
    let (message, help) = match fault {
        Fault::Read(ReadError::Outside) => {
            let message = say!("«{typed}» está fuera del espacio de trabajo" | "“{typed}” lies outside the workspace");
            let help = say!("copie la imagen a {from_es}" | "copy the picture into {from_en}");
            return (codes::OUTSIDE_WORKSPACE, message, help);
        }
        Fault::Read(ReadError::Missing) => (
            say!("no hay ninguna imagen «{path}»" | "there is no picture “{path}”"),
            say!(
                "el nombre se cuenta desde {from_es}, y distingue mayúsculas"
                    | "the name is counted from {from_en}, and capitals matter"
            ),
        ),
        Fault::Read(ReadError::NotAFile) => (
            say!("«{path}» no es un archivo común" | "“{path}” is not an ordinary file"),
            say!("ponga en su lugar la imagen misma" | "put the picture itself in its place"),
        ),
        Fault::Read(ReadError::Io(error)) => (cannot_read(path, error), help_reading(error)),
        Fault::AnotherFormat(extension) => (
            say!("«{typed}» no contiene una imagen {extension}" | "“{typed}” does not hold a {extension} picture"),
            say!(
                "ábrala en un programa de imágenes y guárdela otra vez en ese formato"
                    | "open it in a picture editor and save it again in that format"
            ),
        ),
        Fault::RefersTo(address) => (
            say!(
                "«{typed}» toma algo de fuera de sí misma: «{address}»"
                    | "“{typed}” takes something from outside itself: “{address}”"
            ),
            say!(
                "incruste en el SVG las imágenes, letras y estilos que usa, o guárdela como PNG"
                    | "embed the pictures, fonts and styles that the SVG uses, or save it as PNG"
            ),
        ),
        Fault::Unprintable(error) => (
            say!("«{typed}» no se puede imprimir: {error}" | "“{typed}” cannot be printed: {error}"),
            say!(
                "la imagen está dañada o incompleta: ábrala en un programa de imágenes y guárdela otra vez"
                    | "the picture is damaged or incomplete: open it in a picture editor and save it again"
            ),
        ),
    };
    (codes::BAD_PICTURE, message, help)
}

fn extension(path: &str) -> String {
    path.rsplit('.').next().unwrap_or_default().to_lowercase()
}

/// Whether the bytes begin as the format does.
fn is_picture(bytes: &[u8], extension: &str) -> bool {
    match extension {
        "png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "svg" => std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")),
        _ => bytes.starts_with(b"\xff\xd8\xff"),
    }
}
