//! What a prose field holds beyond the Markdown subset.

use super::finding;
use crate::diag::{Code, Finding};
use crate::kinds::Document;
use crate::locale::Lang;
use crate::say;
use crate::source::markdown::{self, Problem};

/// Reports HTML and links that cannot be followed, once a text.
pub fn check(document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, text) in document.texts.iter().filter(|(_, text)| text.prose) {
        // What both languages hold is one fault, shown where it stands first.
        let mut problems: Vec<(Lang, Problem)> = Vec::new();
        for (lang, words) in &text.values {
            for problem in markdown::parse(words).1 {
                if !problems.iter().any(|(_, known)| *known == problem) {
                    problems.push((*lang, problem));
                }
            }
        }
        for (lang, problem) in problems {
            let place = text.place(lang);
            findings.push(match problem {
                Problem::Html(tag) => finding(
                    document,
                    Code::RawHtml,
                    place,
                    say!(
                        "«{tag}» se imprime como letras: los textos no llevan HTML"
                            | "“{tag}” is printed as letters: texts hold no HTML"
                    ),
                )
                .help(say!(
                    "use **fuerte**, *énfasis*, listas y [enlaces](https://…)"
                        | "use **strong**, *emphasis*, lists and [links](https://…)"
                )),
                Problem::LooseNote(label) => finding(
                    document,
                    Code::LooseNote,
                    place,
                    say!(
                        "la nota al pie «{label}» no se publica: nada remite a ella"
                            | "the footnote “{label}” is not published: nothing refers to it"
                    ),
                )
                .help(say!(
                    "ponga [^{label}] en el texto, fuera de otra nota, o borre la nota"
                        | "put [^{label}] in the text, outside another note, or delete the note"
                )),
                Problem::Link(url) => bad_link(document, place, &url),
            });
        }
    }
    for link in document.header.annex.iter().filter_map(|annex| annex.link.as_ref()) {
        if !markdown::is_followable(link) {
            findings.push(bad_link(document, link.span.clone(), link));
        }
    }
    findings
}

fn bad_link(document: &Document, place: std::ops::Range<usize>, url: &str) -> Finding {
    if url.len() > markdown::LONGEST_URL {
        let (length, longest) = (url.len(), markdown::LONGEST_URL);
        let start: String = url.chars().take(60).collect();
        let message = say!(
            "el enlace a «{start}…» no se publica: es demasiado largo ({length} caracteres)"
                | "the link to “{start}…” is not published: it is too long ({length} characters)"
        );
        return finding(document, Code::BadLink, place, message)
            .help(say!("un enlace tiene a lo sumo {longest} caracteres" | "a link has {longest} characters at most"));
    }
    let message = say!("el enlace a «{url}» no se publica" | "the link to “{url}” is not published");
    finding(document, Code::BadLink, place, message).help(say!(
        "un enlace empieza con https://, http://, mailto: o tel:"
            | "a link begins with https://, http://, mailto: or tel:"
    ))
}
