//! References to items of this and other documents.

use std::collections::HashMap;

use super::finding;
use crate::diag::{Code, Finding, nearest};
use crate::kinds::{Document, Loaded};
use crate::say;

/// Reports every reference that leads nowhere.
pub fn check(document: &Document, documents: &[Loaded]) -> Vec<Finding> {
    if document.references.is_empty() {
        return Vec::new();
    }
    let known = super::known_addresses(documents);
    // A document with errors of its own has no items to look up; its absence is reported there.
    let unread: HashMap<&str, ()> = documents
        .iter()
        .filter(|l| l.document.is_none())
        .filter_map(|l| Some((l.id.as_ref()?.0.as_str(), ())))
        .collect();
    let mut findings = Vec::new();
    for reference in &document.references {
        let address = match reference.strip_prefix('#') {
            Some(item) => format!("{}#{item}", document.id()),
            None => reference.v.clone(),
        };
        let target = address.split('#').next().unwrap_or_default();
        if known.contains(&address) || unread.contains_key(target) {
            continue;
        }
        let typed = &reference.v;
        let help = match nearest(&address, known.iter().map(String::as_str)) {
            Some(near) => say!("¿quiso decir «{near}»?" | "did you mean “{near}”?"),
            None => say!(
                "una dirección es el id del documento, # y el id de la fila: \"minuta-2024-05#costos\""
                    | "an address is the document's id, # and the item's id: \"minutes-2024-05#costs\""
            ),
        };
        let message = say!("«{typed}» no lleva a ninguna parte" | "“{typed}” leads nowhere");
        findings.push(finding(document, Code::NoSuchAddress, reference.span.clone(), message).help(help));
    }
    findings
}
