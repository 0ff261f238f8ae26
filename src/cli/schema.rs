//! `pliego schema`: writes the schemas with which an editor helps to write documents.

use std::path::{Path, PathBuf};

use super::args::SchemaArgs;
use super::{Stop, Ui, cannot_open, cannot_write, report};
use crate::build::output;
use crate::say;
use crate::schema::{Subject, subjects};
use crate::workspace::{Root, SCHEMAS_FOLDER};

pub fn run(args: &SchemaArgs, ui: Ui) -> Result<u8, Stop> {
    let folder = match &args.out {
        Some(out) => out.clone(),
        None => {
            let here = PathBuf::from(".");
            Root::find(&here).map_err(|error| cannot_open(&here, &error))?.path().join(SCHEMAS_FOLDER)
        }
    };
    let wanted = |subject: &Subject| args.kinds.is_empty() || args.kinds.iter().any(|kind| kind == subject.name);
    let files: Vec<(String, String)> = subjects()
        .iter()
        .filter(|subject| wanted(subject))
        .map(|subject| (subject.file_name(), subject.text(ui.lang)))
        .collect();
    // Nothing is written as long as one of them would take the place of somebody else's file.
    if let Some((name, _)) = files.iter().find(|(name, text)| output::is_foreign(&folder, name, text.as_bytes())) {
        let path = folder.join(name);
        let path = path.display();
        return Err(Stop(say!(
            "«{path}» no es de pliego y no se sobrescribe: muévalo, o elija otra carpeta con --out"
                | "“{path}” is not pliego's and is not overwritten: move it, or choose another folder with --out"
        )));
    }
    let mut written = 0;
    output::prepare(&folder).map_err(|error| cannot_write(&folder, &error))?;
    for (name, text) in &files {
        let new = output::write(&folder, name, text.as_bytes());
        written += usize::from(new.map_err(|error| cannot_write(&folder.join(name), &error))?);
    }
    closing_lines(&folder, &files, written, ui);
    Ok(0)
}

fn closing_lines(folder: &Path, files: &[(String, String)], written: usize, ui: Ui) {
    let schemas = report::counted(ui.lang, files.len(), report::SCHEMA, report::SCHEMAS);
    let new = report::counted(ui.lang, written, report::FILE_WRITTEN, report::FILES_WRITTEN);
    let unchanged = report::UNCHANGED.get(ui.lang);
    report::line(&format!("{schemas} ({new}, {} {unchanged}) → {}", files.len() - written, folder.display()));
    if let (Some((name, _)), Some(folder)) = (files.first(), folder.file_name()) {
        let folder = folder.to_string_lossy();
        let text = say!(
            "Para que un editor los use, la primera línea de cada documento dice la ruta desde él hasta su esquema: #:schema ../{folder}/{name}"
                | "For an editor to use them, the first line of each document says the way from it to its schema: #:schema ../{folder}/{name}"
        );
        report::line(text.get(ui.lang));
    }
}
