//! Bodies and organisations that the directory does not declare.

use std::collections::HashMap;
use std::sync::Arc;

use super::finding;
use crate::diag::{Finding, Label, codes};
use crate::kinds::Document;
use crate::say;
use crate::workspace::{DIRECTORY_FILE, Directory};

/// Reports every undeclared body, once a name, with all its places.
pub fn check(document: &Document, directory: &Directory) -> Vec<Finding> {
    let mut order: Vec<&str> = Vec::new();
    let mut places: HashMap<&str, Vec<std::ops::Range<usize>>> = HashMap::new();
    for body in document.bodies.iter().filter(|body| !body.is_all() && body.reserved().is_none()) {
        if directory.find(&body.0).is_none() {
            let spans = places.entry(&body.0).or_default();
            if spans.is_empty() {
                order.push(&body.0);
            }
            spans.push(body.0.span.clone());
        }
    }
    order
        .into_iter()
        .map(|name| {
            let spans = &places[name];
            let message = say!("«{name}» no está en el directorio" | "“{name}” is not in the directory");
            let help = match directory.nearest(name) {
                Some(near) => say!("¿quiso decir «{near}»? Se publica tal como está escrito"
                    | "did you mean “{near}”? It is published as typed"),
                None => say!("declárelo en {DIRECTORY_FILE}: [[body]] con key, acronym y name; mientras tanto se publica tal como está escrito"
                    | "declare it in {DIRECTORY_FILE}: [[body]] with key, acronym and name; until then it is published as typed"),
            };
            let mut found = finding(document, codes::UNKNOWN_BODY, spans[0].clone(), message).help(help);
            found.others.extend(spans[1..].iter().map(|span| Label {
                file: Arc::clone(&document.file),
                span: span.clone(),
                text: Some(say!("también aquí" | "here, too")),
            }));
            found
        })
        .collect()
}
