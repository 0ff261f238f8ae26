//! Approved documents whose pages say something else because the directory or the country changed.
//!
//! No correction declares it and no erratum tells, because the document itself is as it was.

use std::collections::BTreeSet;
use std::ops::Range;

use super::corrections::status;
use super::finding;
use crate::diag::{Finding, Say, codes};
use crate::kinds::Document;
use crate::locale::Lang;
use crate::say;
use crate::versions::{Drift, Record, context, drift, entry_id};
use crate::workspace::{CONFIG_FILE, DIRECTORY_FILE, Workspace};

/// Reports what is called otherwise today than in the version that was issued last, once that one was agreed.
pub fn check(document: &Document, workspace: &Workspace) -> Vec<Finding> {
    let Some(last) = workspace.ledger.of(document.id()).last().filter(|last| last.is_final()) else {
        return Vec::new();
    };
    let present = context(document, workspace);
    let langs: BTreeSet<Lang> = document.editions.iter().flat_map(|edition| edition.langs()).copied().collect();
    let langs: Vec<Lang> = langs.into_iter().collect();
    drift(&last.context, &present, &langs).iter().map(|drift| report(document, workspace, last, drift)).collect()
}

fn report(document: &Document, workspace: &Workspace, last: &Record, drift: &Drift) -> Finding {
    match &drift.entry {
        Some(id) => renamed(document, workspace, last, drift, id),
        None => regrouped(document, workspace, last, drift),
    }
}

/// The country is another one, and with it how numbers and dates are written.
fn regrouped(document: &Document, workspace: &Workspace, last: &Record, drift: &Drift) -> Finding {
    let (version, Drift { issued, present, .. }) = (last.name(), drift);
    let message = say!(
        "los números se escribirán como en «{present}», y en la versión {version}, aprobada, como en «{issued}»"
            | "numbers will be written as in “{present}”, and in version {version}, which was approved, as in “{issued}”"
    );
    let found = finding(document, codes::RENAMED_AFTER_APPROVAL, status(document), message).help(say!(
        "deje en pliego.toml el país de locale con el que se aprobó, o acepte este aviso con su motivo"
            | "leave in pliego.toml the country of locale that it was approved with, or accept this warning with its reason"
    ));
    pointing(found, workspace, CONFIG_FILE, 0..0, say!("el país está en este archivo" | "the country is in this file"))
}

/// A body, an acronym or a name of the directory is another one.
fn renamed(document: &Document, workspace: &Workspace, last: &Record, drift: &Drift, id: &str) -> Finding {
    let (version, Drift { issued, present, .. }) = (last.name(), drift);
    let entry = workspace.directory.entries().iter().find(|entry| entry_id(entry) == id);
    let names_it = |typed: &str| {
        workspace.directory.find(typed).is_some_and(|found| entry.is_some_and(|it| std::ptr::eq(it, found)))
    };
    let used = document.bodies.iter().find(|body| names_it(&body.0));
    let place = used.map_or(status(document), |body| body.0.span.clone());
    let message = say!(
        "«{id}» aparecerá como «{present}», y en la versión {version}, aprobada, decía «{issued}»"
            | "“{id}” will appear as “{present}”, and version {version}, which was approved, said “{issued}”"
    );
    // Documents name a body by its key; an acronym is found by itself, so that there cannot be an old and a new one.
    let help = if entry.is_some_and(|entry| entry.key.is_none()) {
        say!(
            "deje en directory.toml la sigla y el nombre con los que se aprobó, o acepte este aviso con su motivo"
                | "leave in directory.toml the acronym and the name that it was approved with, or accept this warning with its reason"
        )
    } else {
        say!(
            "deje en directory.toml el nombre con el que se aprobó y declare el nuevo con otra clave, para los documentos que vienen; o acepte este aviso con su motivo"
                | "leave in directory.toml the name that it was approved with and declare the new one with another key, for the documents to come; or accept this warning with its reason"
        )
    };
    let found = finding(document, codes::RENAMED_AFTER_APPROVAL, place, message).help(help);
    match entry {
        Some(entry) => {
            pointing(found, workspace, DIRECTORY_FILE, entry.at.clone(), say!("se declara aquí" | "declared here"))
        }
        None => found,
    }
}

/// The finding with the place in a shared file that it comes from, when the workspace has that file.
fn pointing(found: Finding, workspace: &Workspace, path: &str, at: Range<usize>, label: Say) -> Finding {
    match workspace.shared.iter().find(|shared| shared.file.path == path) {
        Some(shared) => found.other(&shared.file, at, label),
        None => found,
    }
}
