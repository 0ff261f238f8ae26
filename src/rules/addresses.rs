//! References to items of this and other documents.

use std::collections::{HashMap, HashSet};

use super::finding;
use super::positions::Positions;
use crate::diag::{Finding, codes, nearest};
use crate::kinds::{Document, Loaded};
use crate::say;

/// Everything that a reference can name: documents, and their items.
pub struct Addresses<'a> {
    /// Ids of the items of each document, by the document's id.
    items: HashMap<&'a str, HashSet<&'a str>>,
    /// Ids of documents that could not be read to the end: what they hold is not known.
    unread: HashSet<&'a str>,
    /// Rows that are named by their position.
    positions: Positions<'a>,
}

impl<'a> Addresses<'a> {
    pub fn of(documents: &'a [Loaded]) -> Self {
        let positions = Positions::of(documents);
        let mut addresses = Addresses { items: HashMap::new(), unread: HashSet::new(), positions };
        for loaded in documents {
            match (&loaded.document, &loaded.id) {
                (Some(document), _) if document.doubt.is_none() => {
                    addresses.items.insert(document.id(), document.items.keys().map(String::as_str).collect());
                }
                (_, Some((id, _))) => {
                    addresses.unread.insert(id);
                }
                (_, None) => {}
            }
        }
        addresses
    }

    fn holds(&self, document: &str, item: Option<&str>) -> bool {
        // The fault of a document with errors is reported there.
        self.unread.contains(document)
            || self.items.get(document).is_some_and(|items| item.is_none_or(|item| items.contains(item)))
    }

    /// The nearest address: another item of the same document, or another document.
    fn nearest(&self, document: &str, item: Option<&str>) -> Option<String> {
        match (self.items.get(document), item) {
            (Some(items), Some(item)) => nearest(item, items.iter().copied()).map(|near| format!("{document}#{near}")),
            _ => nearest(document, self.items.keys().copied().filter(|id| !id.is_empty())).map(|near| match item {
                Some(item) => format!("{near}#{item}"),
                None => near.to_owned(),
            }),
        }
    }
}

/// The document and the item that a reference names.
pub fn parts<'a>(document: &'a Document, reference: &'a str) -> (&'a str, Option<&'a str>) {
    match reference.split_once('#') {
        Some(("", item)) => (document.id(), Some(item)),
        Some((target, item)) => (target, Some(item)),
        None => (reference, None),
    }
}

/// Reports every reference that leads nowhere, or to a row by its position.
pub fn check(document: &Document, addresses: &Addresses) -> Vec<Finding> {
    let mut findings = Vec::new();
    for reference in &document.references {
        let (target, item) = parts(document, reference);
        if addresses.holds(target, item) {
            continue;
        }
        if let Some(found) = addresses.positions.check(document, reference) {
            findings.push(found);
            continue;
        }
        let typed = &reference.v;
        let help = match addresses.nearest(target, item) {
            Some(near) => say!("¿quiso decir «{near}»?" | "did you mean “{near}”?"),
            None => say!(
                "una dirección es el id del documento, # y el id de la fila: \"minuta-2024-05#costos\""
                    | "an address is the document's id, # and the item's id: \"minutes-2024-05#costs\""
            ),
        };
        let message = say!("«{typed}» no lleva a ninguna parte" | "“{typed}” leads nowhere");
        findings.push(finding(document, codes::NO_SUCH_ADDRESS, reference.span.clone(), message).help(help));
    }
    findings
}
