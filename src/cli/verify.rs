//! `pliego verify`: whether publications are still what their sources make.

use std::path::{Path, PathBuf};

use minisign_verify::PublicKey;
use serde::Serialize;

use super::args::VerifyArgs;
use super::{FINDINGS, Stop, UNUSABLE, Ui, cannot_open, report};
use crate::diag::Say;
use crate::proof::{
    Authenticity, Outcome, Recorded, SourceForm, Verdict, Verifier, authenticity, public_key, recorded,
};
use crate::say;
use crate::versions::{Drift, Ledger};
use crate::workspace::{ledger_at, templates_at};

/// So many differences are told of a file; whoever wants all of them asks for JSON.
const TOLD: usize = 20;

/// What is known of a file, as JSON.
#[derive(Serialize)]
struct Entry {
    file: PathBuf,
    #[serde(flatten)]
    outcome: Outcome,
    /// What the verdict and the differences say, one line each.
    words: Vec<Say>,
    authenticity: Authenticity,
    /// Whether its source is that of a version in the record of the workspace.
    record: Recorded,
}

pub fn run(args: &VerifyArgs, ui: Ui) -> Result<u8, Stop> {
    let key = args.key.as_ref().map(|typed| {
        public_key(typed).map_err(|_| {
            Stop(say!(
                "--key: «{typed}» no es una clave pública de minisign ni un archivo con una"
                    | "--key: “{typed}” is neither a public key of minisign nor a file with one"
            ))
        })
    });
    let key = key.transpose()?;
    let verifier = Verifier::new(templates_at(Path::new(".")));
    let ledger = ledger_at(Path::new("."));
    let mut entries = Vec::new();
    let mut code = 0;
    for path in &args.files {
        match examine(path, &verifier, &ledger, key.as_ref()) {
            Ok(entry) => {
                let good = entry.outcome.verdict == Verdict::Identical && entry.authenticity != Authenticity::NotTheirs;
                code = code.max(if good { 0 } else { FINDINGS });
                if !args.json {
                    print(&entry, ui);
                }
                entries.push(entry);
            }
            // The others are verified all the same.
            Err(Stop(why)) => {
                report::line(&format!("error: {}", why.get(ui.lang)));
                code = UNUSABLE;
            }
        }
    }
    if args.json {
        report::json(&entries);
    }
    Ok(code)
}

fn examine(path: &Path, verifier: &Verifier, ledger: &Ledger, key: Option<&PublicKey>) -> Result<Entry, Stop> {
    let bytes = std::fs::read(path).map_err(|error| cannot_open(path, &error))?;
    let outcome = verifier.verify(&bytes);
    let words = std::iter::once(verdict(&outcome)).chain(outcome.differences.iter().map(|it| it.say())).collect();
    let authenticity = authenticity(path, &bytes, key);
    let record = recorded(&bytes, ledger);
    Ok(Entry { file: path.to_path_buf(), outcome, words, authenticity, record })
}

fn print(entry: &Entry, ui: Ui) {
    let Entry { file, outcome, words, authenticity, record } = entry;
    let Some((verdict, differences)) = words.split_first() else { return };
    report::out(&format!("{}: {}", file.display(), verdict.get(ui.lang)));
    if let Some(manifest) = &outcome.manifest {
        let (id, edition, format) = (&manifest.document.id, &manifest.document.edition, &manifest.document.format);
        let hash: String = manifest.canonical.chars().take(12).collect();
        let form = match manifest.form {
            SourceForm::Canonical => say!("canónica" | "canonical"),
            SourceForm::Full => say!("completa" | "full"),
        };
        let (tool, form) = (&manifest.maker.tool, form.get(ui.lang));
        let text = say!(
            "  {id}, edición {edition}, {format}; hecho con {tool}; lleva su fuente {form}, huella {hash}"
                | "  {id}, edition {edition}, {format}; made with {tool}; carries its {form} source, hash {hash}"
        );
        report::out(text.get(ui.lang));
    }
    for difference in differences.iter().take(TOLD) {
        report::out(&format!("  - {}", difference.get(ui.lang)));
    }
    if differences.len() > TOLD {
        let more = differences.len() - TOLD;
        let text = say!("  - y {more} más; todo, con --json" | "  - and {more} more; all of them with --json");
        report::out(text.get(ui.lang));
    }
    for text in of_record(record) {
        report::out(&format!("  {}", text.get(ui.lang)));
    }
    if outcome.verdict != Verdict::NotOurs || *authenticity != Authenticity::Nothing {
        report::out(&format!("  {}", maker(authenticity).get(ui.lang)));
    }
}

/// The verdict in one line.
fn verdict(outcome: &Outcome) -> Say {
    let clean = outcome.differences.is_empty();
    match outcome.verdict {
        Verdict::Identical => say!(
            "idéntico: las páginas dicen lo que dice la fuente que llevan dentro"
                | "identical: the pages say what the source inside says"
        ),
        Verdict::OtherVersion => {
            let names = |es: bool| {
                let word = |name: &str| match (name, es) {
                    ("tool", true) => "del programa",
                    ("tool", false) => "of the tool",
                    ("templates", true) => "de las plantillas",
                    ("templates", false) => "of the templates",
                    (_, true) => "de las fuentes tipográficas",
                    (_, false) => "of the fonts",
                };
                outcome.other.iter().map(|name| word(name)).collect::<Vec<_>>().join(", ")
            };
            let (es, en) = (names(true), names(false));
            let (text_es, text_en) = texts(clean);
            say!(
                "hecho con otra versión ({es}): las páginas no quedan probadas; {text_es}"
                    | "made by another version ({en}): the pages are not proven; {text_en}"
            )
        }
        Verdict::Incomplete => {
            let (text_es, text_en) = texts(clean);
            say!(
                "no lleva todo aquello de lo que se hizo: las páginas no quedan probadas; {text_es}"
                    | "it does not carry all that it was made from: the pages are not proven; {text_en}"
            )
        }
        Verdict::Altered => say!(
            "alterado: no es lo que hace la fuente que lleva dentro"
                | "altered: it is not what the source inside makes"
        ),
        Verdict::NoProof => say!(
            "dice ser de pliego y no lleva con qué probarlo: es un índice, lo hizo una versión anterior, o le quitaron lo que llevaba"
                | "it says it is pliego's and carries nothing to prove it by: it is an index, an earlier version made it, or what it carried was taken out"
        ),
        Verdict::NotOurs => say!("no lo hizo pliego" | "not made by pliego"),
    }
}

fn texts(found: bool) -> (&'static str, &'static str) {
    match found {
        true => ("todos los textos de la fuente están en ellas", "all texts of the source stand in them"),
        false => ("faltan textos de la fuente", "texts of the source are missing from them"),
    }
}

/// What the record of the workspace says, a line each; nothing where it has nothing of the document.
fn of_record(record: &Recorded) -> Vec<Say> {
    match record {
        Recorded::Issued { version, number, renamed } => {
            let found = say!(
                "La fuente que lleva es la de la versión {version}, tal como se emitió (número {number} del registro de esta carpeta)"
                    | "The source inside is that of version {version} as it was issued (number {number} of the record in this folder)"
            );
            std::iter::once(found).chain(renamed.iter().map(of_drift)).collect()
        }
        Recorded::NotIssued => vec![say!(
            "La fuente que lleva NO es la de ninguna versión emitida según el registro de esta carpeta"
                | "The source inside is NOT that of any version issued by the record in this folder"
        )],
        Recorded::Broken => vec![say!(
            "El registro de esta carpeta está alterado o incompleto y no prueba nada: pliego check dice dónde"
                | "The record in this folder is altered or incomplete and proves nothing: pliego check says where"
        )],
        Recorded::Nothing => Vec::new(),
    }
}

/// What the pages say otherwise than the issued version did.
fn of_drift(drift: &Drift) -> Say {
    let Drift { entry, issued, present } = drift;
    match entry {
        Some(entry) => say!(
            "pero las páginas NO dicen lo mismo: «{entry}» aparece como «{present}», y entonces era «{issued}»"
                | "but the pages do NOT say the same: “{entry}” appears as “{present}”, and was “{issued}” then"
        ),
        None => say!(
            "pero las páginas NO dicen lo mismo: los números van como en «{present}», y entonces como en «{issued}»"
                | "but the pages do NOT say the same: numbers are written as in “{present}”, and then as in “{issued}”"
        ),
    }
}

/// Who made the file, as far as it is known.
fn maker(authenticity: &Authenticity) -> Say {
    match authenticity {
        Authenticity::Signed { comment } => say!(
            "Firmado con esa clave, para este mismo archivo («{comment}»)"
                | "Signed with that key, for this very file (“{comment}”)"
        ),
        Authenticity::NotTheirs => say!(
            "La firma que hay junto al archivo NO es la de esa clave para este archivo"
                | "The signature beside the file is NOT that of this key for this file"
        ),
        Authenticity::NoKey => say!(
            "Hay una firma junto al archivo; para comprobarla: --key CLAVE"
                | "There is a signature beside the file; to check it: --key KEY"
        ),
        Authenticity::Nothing => say!(
            "Quién lo hizo no se sabe: no hay firma junto al archivo, y cualquiera puede hacer una publicación"
                | "Who made it is not known: there is no signature beside the file, and anybody can make a publication"
        ),
    }
}
