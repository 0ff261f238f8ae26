//! Links that say nothing by themselves: a screen reader lists the links of a page without the words around them.

use std::collections::HashMap;

use super::super::{finding, text_finding};
use crate::diag::{Finding, codes};
use crate::kinds::Document;
use crate::locale::Lang;
use crate::say;
use crate::source::{LocalText, fold, markdown};
use crate::view::{Node, Passage};

/// Texts of links that say nothing, folded.
const VAGUE: &[&str] = &[
    "aca",
    "aqui",
    "ver",
    "ver aqui",
    "ver mas",
    "vea aqui",
    "leer mas",
    "mas",
    "mas informacion",
    "enlace",
    "este enlace",
    "link",
    "este link",
    "clic",
    "clic aqui",
    "haga clic aqui",
    "haz clic aqui",
    "pulse aqui",
    "click aqui",
    "descargar",
    "here",
    "see",
    "see here",
    "click",
    "click here",
    "this link",
    "read more",
    "more",
    "more information",
    "download",
];

/// Length from which on an address is no text to be read out.
const LONG_ADDRESS: usize = 50;

/// A link in the words of a text.
struct Link<'d> {
    text: &'d LocalText,
    lang: Lang,
    shown: String,
    url: String,
}

/// Reports links without words of their own, and links of one text that lead to different places.
pub fn check(document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Where each text of a link leads to, for each language.
    let mut known: HashMap<(Lang, String), String> = HashMap::new();
    for link in links(document) {
        if let Some(found) = vague(document, &link) {
            findings.push(found);
            continue;
        }
        let url = known.entry((link.lang, fold(&link.shown))).or_insert_with(|| link.url.clone());
        if url.trim_end_matches('/') != link.url.trim_end_matches('/') {
            let Link { text, lang, shown, url } = &link;
            findings.push(
                text_finding(document, text, *lang, &[url, shown], codes::AMBIGUOUS_LINK, ambiguous(shown))
                    .help(advice()),
            );
        }
    }
    for annex in &document.header.annex {
        let Some(url) = &annex.link else { continue };
        for (lang, title) in &annex.title.values {
            let first = known.entry((*lang, fold(title))).or_insert_with(|| url.v.clone());
            if first.trim_end_matches('/') != url.v.trim_end_matches('/') {
                findings
                    .push(finding(document, codes::AMBIGUOUS_LINK, url.span.clone(), ambiguous(title)).help(advice()));
                break;
            }
        }
    }
    findings
}

fn ambiguous(shown: &str) -> crate::diag::Say {
    say!(
        "otro enlace del documento dice también «{shown}» y lleva a otra parte"
            | "another link of the document says “{shown}”, too, and leads somewhere else"
    )
}

fn advice() -> crate::diag::Say {
    say!("dé a cada enlace un texto que diga a dónde lleva" | "give each link a text that says where it leads")
}

fn vague(document: &Document, link: &Link) -> Option<Finding> {
    let Link { text, lang, shown, url } = link;
    let words = text.get(*lang).unwrap_or_default();
    let bare = fold(shown.trim_matches(|c: char| !c.is_alphanumeric()));
    let address = shown.starts_with("http://") || shown.starts_with("https://") || shown.starts_with("www.");
    let empty = shown == url && words.contains("[](");
    let message = if empty {
        say!("un enlace no tiene texto: se imprime su dirección" | "a link has no text: its address is printed")
    } else if address && shown.chars().count() > LONG_ADDRESS {
        say!(
            "el texto de un enlace es una dirección larga, que se lee letra por letra"
                | "the text of a link is a long address, which is read out letter by letter"
        )
    } else if VAGUE.contains(&bare.as_str()) {
        say!("el enlace «{shown}» no dice a dónde lleva" | "the link “{shown}” does not say where it leads")
    } else {
        return None;
    };
    let sign = format!("[{shown}]");
    Some(text_finding(document, text, *lang, &["[](", &sign, shown, url], codes::VAGUE_LINK, message).help(say!(
        "ponga entre corchetes lo que se encuentra allí: [términos de referencia](https://…)"
            | "put in the brackets what is found there: [terms of reference](https://…)"
    )))
}

/// The links of the texts, in their order, those in footnotes included.
fn links(document: &Document) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    for (_, text) in document.texts.iter().filter(|(_, text)| text.prose) {
        for (lang, words) in text.values.iter().filter(|(_, words)| words.contains("](")) {
            let mut waiting: Vec<Node> = markdown::parse(words).0;
            waiting.reverse();
            while let Some(node) = waiting.pop() {
                match node {
                    Node::Link { url, c } => {
                        let shown = Passage { nodes: c, ..Passage::plain(*lang, "") }.to_plain();
                        links.push(Link { text, lang: *lang, shown: shown.trim().to_owned(), url });
                    }
                    Node::P { c } | Node::Em { c } | Node::Strong { c } | Node::Ins { c } | Node::Fn { c, .. } => {
                        waiting.extend(c.into_iter().rev());
                    }
                    Node::Ul { items } | Node::Ol { items, .. } => waiting.extend(items.into_iter().flatten().rev()),
                    Node::Text { .. } | Node::Br | Node::Erratum { .. } => {}
                }
            }
        }
    }
    links
}
