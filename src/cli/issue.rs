//! `pliego issue`: adds the present version of documents to the record.

use super::args::IssueArgs;
use super::{FINDINGS, Selection, Stop, Ui, open, owner, report};
use crate::build::{self, is_below};
use crate::diag::{Finding, Say, why};
use crate::say;
use crate::versions::{Change, Issued, What, issue};

pub fn run(args: &IssueArgs, ui: Ui) -> Result<u8, Stop> {
    let Selection { mut workspace, only } = open(&args.paths)?;
    let mut findings = build::check(&mut workspace);
    let selected = |path: &str| only.is_empty() || only.iter().any(|start| is_below(path, start));
    findings.retain(|finding: &Finding| {
        finding.is_error() && owner(&workspace, finding).is_none_or(|loaded| selected(&loaded.file.path))
    });
    report::findings(&findings, ui, false);
    let mut refused = !findings.is_empty();
    // What is wrong for all documents may be wrong in what would be recorded of each.
    if workspace.findings.iter().any(Finding::is_error) {
        return Ok(FINDINGS);
    }
    for loaded in workspace.documents.iter().filter(|loaded| selected(&loaded.file.path)) {
        let path = &loaded.file.path;
        let Some(document) = &loaded.document else { continue };
        let issued = issue(&workspace, document).map_err(|error| {
            let Say { es, en } = why(&error);
            Stop(say!(
                "no se puede escribir el registro de «{path}»: {es}" | "the record of “{path}” cannot be written: {en}"
            ))
        })?;
        let message = match &issued {
            Issued::New { record, path: to, changes } => {
                let (version, number) = (record.name(), record.number);
                let head = say!(
                    "{path}: versión {version} emitida y registrada ({to})"
                        | "{path}: version {version} issued and recorded ({to})"
                );
                report::line(head.get(ui.lang));
                if number > 1 {
                    report::line(&format!("  {}", summary(changes).get(ui.lang)));
                }
                changes.iter().for_each(|change| report::line(&format!("    {}", named(change).get(ui.lang))));
                continue;
            }
            Issued::Same(record) => {
                let version = record.name();
                say!(
                    "{path}: ya está emitida así, como versión {version}"
                        | "{path}: already issued like this, as version {version}"
                )
            }
            Issued::Draft => {
                refused = true;
                say!(
                    "{path}: un borrador no se emite; ponga status = \"circulated\" o \"approved\""
                        | "{path}: a draft is not issued; set status = \"circulated\" or \"approved\""
                )
            }
            Issued::Excerpt => {
                refused = true;
                say!(
                    "{path}: esta carpeta se sacó de una publicación; las versiones se emiten donde está el registro completo"
                        | "{path}: this folder was taken out of a publication; versions are issued where the whole record is"
                )
            }
            Issued::SameVersion(record) => {
                refused = true;
                let version = record.name();
                say!(
                    "{path}: ya hay una versión {version} emitida, y dice otra cosa; escriba en version el número que sigue"
                        | "{path}: a version {version} has been issued, and says something else; write the next number in version"
                )
            }
        };
        report::line(message.get(ui.lang));
    }
    Ok(if refused { FINDINGS } else { 0 })
}

fn summary(changes: &[Change]) -> crate::diag::Say {
    match changes.len() {
        0 => say!("el texto es el de la versión anterior" | "the text is that of the version before"),
        1 => say!("un cambio desde la versión anterior:" | "one change since the version before:"),
        n => say!("{n} cambios desde la versión anterior:" | "{n} changes since the version before:"),
    }
}

/// A change as its address with a word on what happened.
fn named(change: &Change) -> crate::diag::Say {
    let address = &change.address;
    let lang = change.lang.map(|lang| format!(" ({lang})")).unwrap_or_default();
    match change.what {
        What::Added(_) => say!("{address}{lang}: añadido" | "{address}{lang}: added"),
        What::Removed(_) => say!("{address}{lang}: suprimido" | "{address}{lang}: removed"),
        What::Changed { .. } => say!("{address}{lang}: cambiado" | "{address}{lang}: changed"),
        What::Moved { .. } => say!("{address}: trasladado" | "{address}: moved"),
    }
}
