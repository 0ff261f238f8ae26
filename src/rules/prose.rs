//! What a prose field holds beyond the Markdown subset.

use super::{finding, text_finding};
use crate::diag::{Finding, Say, codes};
use crate::kinds::Document;
use crate::locale::Lang;
use crate::say;
use crate::source::LocalText;
use crate::source::markdown::{self, Problem};

/// Reports what texts hold that is not published, or not as it was meant, once a text.
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
        findings.extend(problems.into_iter().map(|(lang, problem)| explain(document, text, lang, problem)));
    }
    for link in document.header.annex.iter().filter_map(|annex| annex.link.as_ref()) {
        if !markdown::is_followable(link) {
            let (message, help) = bad_link(link);
            findings.push(finding(document, codes::BAD_LINK, link.span.clone(), message).help(help));
        }
    }
    findings
}

/// What is wrong with a link, and what to do.
fn bad_link(url: &str) -> (Say, Say) {
    if url.len() > markdown::LONGEST_URL {
        let (length, longest) = (url.len(), markdown::LONGEST_URL);
        let start: String = url.chars().take(60).collect();
        return (
            say!(
                "el enlace a «{start}…» no se publica: es demasiado largo ({length} caracteres)"
                    | "the link to “{start}…” is not published: it is too long ({length} characters)"
            ),
            say!("un enlace tiene a lo sumo {longest} caracteres" | "a link has {longest} characters at most"),
        );
    }
    (
        say!("el enlace a «{url}» no se publica" | "the link to “{url}” is not published"),
        say!(
            "un enlace empieza con https://, http://, mailto: o tel:"
                | "a link begins with https://, http://, mailto: or tel:"
        ),
    )
}

/// The finding about a problem in the words of a text in one language.
fn explain(document: &Document, text: &LocalText, lang: Lang, problem: Problem) -> Finding {
    let at = |signs: &[&str], code, message| text_finding(document, text, lang, signs, code, message);
    match problem {
        Problem::Html(tag) => at(
            &[&tag],
            codes::RAW_HTML,
            say!(
                "«{tag}» se imprime como letras: los textos no llevan HTML"
                    | "“{tag}” is printed as letters: texts hold no HTML"
            ),
        )
        .help(say!(
            "use **fuerte**, *énfasis*, listas y [enlaces](https://…)"
                | "use **strong**, *emphasis*, lists and [links](https://…)"
        )),
        Problem::Link(url) => {
            let (message, help) = bad_link(&url);
            at(&[&url], codes::BAD_LINK, message).help(help)
        }
        Problem::LooseNote(label) => at(
            &[&format!("[^{label}]:")],
            codes::LOOSE_NOTE,
            say!(
                "la nota al pie «{label}» no se publica: nada remite a ella"
                    | "the footnote “{label}” is not published: nothing refers to it"
            ),
        )
        .help(say!(
            "ponga [^{label}] en el texto, fuera de otra nota, o borre la nota"
                | "put [^{label}] in the text, outside another note, or delete the note"
        )),
        Problem::DuplicateNote(label) => at(
            &[&format!("[^{label}]:")],
            codes::DUPLICATE_NOTE,
            say!(
                "la nota al pie «{label}» está dos veces: solo se publica la primera"
                    | "the footnote “{label}” stands twice: only the first is published"
            ),
        )
        .help(say!(
            "dé a cada nota su propia etiqueta; las mayúsculas no las distinguen"
                | "give each note a label of its own; capitals make no difference"
        )),
        Problem::TooDeep => at(
            &[],
            codes::MARKUP_TOO_DEEP,
            say!(
                "demasiados niveles de listas o de énfasis: los signos de los más hondos se imprimen"
                    | "too many levels of lists or emphasis: the signs of the deepest are printed"
            ),
        )
        .help(say!(
            "use diez niveles como máximo; mejor, divida la lista" | "use ten levels at most; better, divide the list"
        )),
    }
}
