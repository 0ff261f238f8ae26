//! Alternative texts that describe nothing: a file name, the caption once more, the word "image".

use super::super::text_finding;
use super::{Worded, mend, words_of};
use crate::diag::{Finding, Fix, Say, codes};
use crate::kinds::{Document, PictureUse, capital};
use crate::say;
use crate::source::{Line, fold};
use crate::theme::Logos;

/// Letters of the longest alternative text that is listened to in one go.
const LONGEST: usize = 250;

/// Words that name a picture and do not describe it, folded.
const EMPTY: &[&str] = &[
    "imagen",
    "figura",
    "foto",
    "fotografia",
    "grafico",
    "ilustracion",
    "logo",
    "logotipo",
    "mapa",
    "esquema",
    "image",
    "picture",
    "figure",
    "photo",
    "photograph",
    "chart",
    "graphic",
    "illustration",
    "map",
    "diagram",
    "diagrama",
];

/// What a screen reader has said already when it begins to read, in small letters.
const ANNOUNCED: &[&str] =
    &["una imagen de ", "imagen de ", "la imagen de ", "an image of ", "image of ", "a picture of ", "picture of "];

/// Reports those of a theme's logos that do not help. What mends them is done by hand: it is one line for all documents.
pub fn check_logos(logos: &Logos) -> Vec<Finding> {
    let words = |picture: &PictureUse| -> Vec<Finding> {
        let texts =
            picture.alt.into_iter().flat_map(|alt| alt.values.iter().map(move |(lang, words)| (alt, *lang, words)));
        let found = texts.filter_map(|(alt, lang, words)| {
            let (message, help) = fault(picture, Worded { text: alt, lang }, words)?;
            Some(Finding::new(codes::EMPTY_DESCRIPTION, &logos.file, alt.place(lang), message).help(help))
        });
        found.collect()
    };
    logos.pictures().flat_map(|picture| words(&picture)).collect()
}

/// Reports alternative texts that do not help, once a picture and language.
pub fn check(document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    for picture in document.pictures() {
        let Some(alt) = picture.alt else { continue };
        for (lang, words) in &alt.values {
            let worded = Worded { text: alt, lang: *lang };
            if let Some((message, help)) = fault(&picture, worded, words) {
                let found = text_finding(document, alt, *lang, &[], codes::EMPTY_DESCRIPTION, message).help(help);
                findings.push(match without_announcement(document, worded, words) {
                    Some(fix) => found.fix(fix),
                    None => found,
                });
            }
        }
    }
    findings
}

fn fault(picture: &PictureUse, alt: Worded, words: &str) -> Option<(Say, Say)> {
    let folded = fold(words.trim_end_matches(['.', ':', ' ']));
    let same = |other: &Line| other.get(alt.lang).is_some_and(|caption| fold(caption.trim_end_matches('.')) == folded);
    let describe = || {
        say!(
            "diga en una frase qué se ve y qué importa de ello"
                | "say in a sentence what is seen and what matters of it"
        )
    };
    let length = words.chars().count();
    Some(if is_file_name(&folded, &picture.path.v) {
        (
            say!(
                "el texto alternativo «{words}» es un nombre de archivo"
                    | "the alternative text “{words}” is a file name"
            ),
            describe(),
        )
    } else if EMPTY.contains(&folded.as_str()) {
        (
            say!(
                "el texto alternativo «{words}» no describe nada" | "the alternative text “{words}” describes nothing"
            ),
            describe(),
        )
    } else if picture.caption.is_some_and(same) {
        (
            say!(
                "el texto alternativo repite el título de la figura, que se lee junto a él"
                    | "the alternative text repeats the caption of the figure, which is read out beside it"
            ),
            describe(),
        )
    } else if announcement(words).is_some() {
        (
            say!(
                "el texto alternativo empieza diciendo que es una imagen, y eso ya lo dice el lector de pantalla"
                    | "the alternative text begins by saying that it is an image, which the screen reader says already"
            ),
            say!("empiece con lo que se ve" | "begin with what is seen"),
        )
    } else if length > LONGEST {
        (
            say!(
                "el texto alternativo es largo ({length} caracteres): se oye de una vez, sin pausa"
                    | "the alternative text is long ({length} characters): it is heard in one go, without a pause"
            ),
            say!(
                "déjelo en {LONGEST} caracteres o menos, y cuente lo demás en el texto del documento"
                    | "leave it at {LONGEST} characters or less, and tell the rest in the text of the document"
            ),
        )
    } else {
        return None;
    })
}

/// Whether the folded words are the name of a picture's file, this one's or another.
fn is_file_name(folded: &str, path: &str) -> bool {
    let name = fold(path.rsplit('/').next().unwrap_or(path));
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let extension = [".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".pdf"].iter().any(|end| folded.ends_with(end));
    // A name of one word may be what the picture shows: "acnur.svg".
    folded == name || (folded == stem && stem.contains(['-', '_'])) || (extension && !folded.contains(' '))
}

/// Bytes of what the screen reader has said already.
fn announcement(words: &str) -> Option<usize> {
    let small = words.to_lowercase();
    ANNOUNCED.iter().find(|start| small.starts_with(*start)).map(|start| start.len())
}

fn without_announcement(document: &Document, alt: Worded, words: &str) -> Option<Fix> {
    let length = announcement(words)?;
    let (file, spelling) = words_of(document, alt)?;
    let start = spelling.words.find(&words[..length])?;
    let end = start + length;
    let first = spelling.words[end..].chars().next().filter(|c| c.is_alphabetic())?;
    let title = say!("empiece con lo que se ve" | "begin with what is seen");
    let changes = [(start..end + first.len_utf8(), capital(&first.to_string()))];
    Some(mend(Fix::new(title), file, &spelling, Some(alt), &changes))
}
