//! `pliego list`: the documents of the workspace, one a line, with the version issued last.

use super::args::ListArgs;
use super::{Selection, Stop, Ui, open, report};
use crate::build::is_below;
use crate::locale::Lang;
use crate::say;

pub fn run(args: &ListArgs, ui: Ui) -> Result<u8, Stop> {
    let Selection { mut workspace, only } = open(&args.paths)?;
    // A document is sound when its meaning is, too; the findings themselves are the business of `check`.
    crate::build::check(&mut workspace);
    let mut rows: Vec<[String; 6]> = Vec::new();
    for loaded in &workspace.documents {
        if !(only.is_empty() || only.iter().any(|start| is_below(&loaded.file.path, start))) {
            continue;
        }
        let last = loaded.id.as_ref().and_then(|(id, _)| workspace.ledger.of(id).last());
        let issued = last.map(|record| {
            let version = record.name();
            say!("emitida: {version}" | "issued: {version}").get(ui.lang).to_owned()
        });
        let issued = issued.unwrap_or_default();
        rows.push(match &loaded.document {
            Some(document) => {
                let editions: Vec<String> = document.editions.iter().map(ToString::to_string).collect();
                [
                    document.id().to_owned(),
                    document.kind.key.to_owned(),
                    document.header.issued.v.to_string(),
                    document.header.status.word().get(ui.lang).to_owned(),
                    editions.join(" "),
                    issued,
                ]
            }
            None => {
                let id = loaded.id.as_ref().map_or(loaded.file.path.clone(), |(id, _)| id.clone());
                let broken = if ui.lang == Lang::ES { "con errores" } else { "with errors" };
                [id, "?".into(), "?".into(), broken.into(), String::new(), issued]
            }
        });
    }
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    for row in &rows {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        report::out(cells.join("  ").trim_end());
    }
    report::line(&report::counted(ui.lang, rows.len(), report::DOCUMENT, report::DOCUMENTS));
    Ok(0)
}
