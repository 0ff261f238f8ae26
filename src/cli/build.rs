//! `pliego build`: makes the publications.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::BuildArgs;
use super::{FINDINGS, Selection, Stop, UNUSABLE, Ui, open, report, watch};
use crate::build::{BuildOptions, Report, Why};
use crate::diag::{Say, why};
use crate::html::INDEX_FILE;
use crate::kinds::file_name;
use crate::locale::Lang;
use crate::say;
use crate::view::{Edition, Format};
use crate::workspace::Workspace;

pub fn run(args: &BuildArgs, ui: Ui) -> Result<u8, Stop> {
    let Built { code, out, root, show } = build_once(args, ui)?;
    if args.open && code != UNUSABLE && show.is_file() {
        open::that(&show).map_err(|error| {
            let path = show.display();
            let Say { es, en } = why(&error);
            Stop(say!("no se puede abrir «{path}»: {es}" | "“{path}” cannot be opened: {en}"))
        })?;
    }
    if args.watch { watch::run(&root, &out, ui, || build_once(args, ui).map(|_| ())) } else { Ok(code) }
}

/// What a build leaves behind for what comes after it.
struct Built {
    code: u8,
    out: PathBuf,
    root: PathBuf,
    /// The file to open: the only publication, or the index.
    show: PathBuf,
}

fn build_once(args: &BuildArgs, ui: Ui) -> Result<Built, Stop> {
    let Selection { mut workspace, only } = open(&args.paths)?;
    let out = args.out.clone().unwrap_or_else(|| workspace.output());
    let options = BuildOptions {
        editions: args.editions.clone(),
        formats: args.formats.clone(),
        out: out.clone(),
        workers: args.workers,
        prune: args.prune,
        clean: args.clean,
        only,
    };
    let bar = progress_bar(ui);
    let mut result = crate::build::build(&mut workspace, &options, &|done, total| {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    // What is wrong with documents that were not asked for is not today's question.
    let is_document = |path: &str| workspace.documents.iter().any(|l| l.file.path == path);
    result.findings.retain(|finding| !is_document(&finding.at.file.path) || options.selects(&finding.at.file.path));

    report::findings(&result.findings, ui, false);
    closing_lines(&result, &workspace, &options, ui);
    let code = if result.no_output {
        UNUSABLE
    } else if report::fails(&result.findings, args.strict) {
        FINDINGS
    } else {
        0
    };
    let show = what_to_open(&workspace, &options);
    Ok(Built { code, root: workspace.root.path().to_path_buf(), out, show })
}

fn progress_bar(ui: Ui) -> ProgressBar {
    if !ui.interactive {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn closing_lines(result: &Report, workspace: &Workspace, options: &BuildOptions, ui: Ui) {
    let lang = ui.lang;
    let folder = options.out.display();
    leftovers(result, options.prune, lang);
    let findings = report::counted_findings(lang, &result.findings);
    if !result.halted_by.is_empty() {
        let files = result.halted_by.join(", ");
        let halted = say!(
            "No se ha publicado nada: corrija primero {files}. Lo publicado antes queda como estaba."
                | "Nothing was published: correct {files} first. What was published before stays as it was."
        );
        report::line(&findings);
        report::line(halted.get(lang));
        return;
    }
    if result.no_output {
        report::line(&findings);
        return;
    }
    let documents = report::counted(lang, result.documents, report::DOCUMENT, report::DOCUMENTS);
    let editions = report::counted(lang, result.editions, report::EDITION, report::EDITIONS);
    let written = report::counted(lang, result.written, report::FILE_WRITTEN, report::FILES_WRITTEN);
    let unchanged = format!("{} {}", result.unchanged, report::UNCHANGED.get(lang));
    report::line(&format!("{documents}, {editions} ({written}, {unchanged}); {findings} → {folder}"));
    let attached = if result.full_sources.is_empty() {
        say!(
            "Cada PDF y cada HTML lleva su fuente en forma canónica, sin comentarios ni aceptaciones."
                | "Each PDF and each HTML carries its source in canonical form, without comments and acceptances."
        )
    } else {
        let ids = result.full_sources.join(", ");
        say!(
            "Llevan su fuente completa, con los comentarios: {ids}. Los demás, la forma canónica."
                | "These carry their full source, comments included: {ids}. The others, the canonical form."
        )
    };
    if result.documents > 0 {
        report::line(attached.get(lang));
    }
    if !result.waiting.is_empty() {
        let files = result.waiting.join(", ");
        let text = say!(
            "Sin publicar de nuevo, porque toman datos de un documento con errores: {files}"
                | "Not published again, because they take facts from a document with errors: {files}"
        );
        report::line(text.get(lang));
    }
    heavy_pages(result, lang);
    missing_editions(workspace, options, lang);
    if workspace.documents.is_empty() && result.findings.is_empty() {
        report::line(nothing_to_do(lang));
    }
}

/// Says what lies in the folder for no reason, or was deleted.
fn leftovers(result: &Report, pruned: bool, lang: Lang) {
    for why in [Why::NoDocument, Why::NoEdition] {
        let names: Vec<&str> = result.obsolete.iter().filter(|o| o.why == why).map(|o| o.name.as_str()).collect();
        let names = match names.as_slice() {
            [] => continue,
            names => names.join(", "),
        };
        let text = match (why, pruned) {
            (Why::NoDocument, true) => {
                say!(
                    "Borrado, porque su documento ya no existe: {names}"
                        | "Deleted, because its document is gone: {names}"
                )
            }
            (Why::NoDocument, false) => say!(
                "Su documento ya no existe (para borrarlos: --prune): {names}"
                    | "Their document is gone (to delete them: --prune): {names}"
            ),
            (Why::NoEdition, true) => say!(
                "Borrado, porque su documento ya no se publica en esa edición: {names}"
                    | "Deleted, because its document is not published in that edition any more: {names}"
            ),
            (Why::NoEdition, false) => say!(
                "Su documento ya no se publica en esa edición (para borrarlos: --prune): {names}"
                    | "Their document is not published in that edition any more (to delete them: --prune): {names}"
            ),
        };
        report::line(text.get(lang));
    }
    if !result.uncertain.is_empty() {
        let names = result.uncertain.join(", ");
        let text = say!(
            "Quizá sobren, pero no se borra nada mientras haya una carpeta o un id que no se puede leer: {names}"
                | "Perhaps nobody's, but nothing is deleted while a folder or an id cannot be read: {names}"
        );
        report::line(text.get(lang));
    }
}

/// Says which pages a phone on a poor line will take long to load. It is no finding: the document is right as it is.
fn heavy_pages(result: &Report, lang: Lang) {
    if result.heavy.is_empty() {
        return;
    }
    let names: Vec<String> = result.heavy.iter().map(|(name, bytes)| format!("{name} ({} KB)", bytes / 1000)).collect();
    let names = names.join(", ");
    let text = say!(
        "Páginas pesadas para un teléfono con mala conexión; si puede, reparta el documento en varios: {names}"
            | "Heavy pages for a phone on a poor connection; if you can, split the document: {names}"
    );
    report::line(text.get(lang));
}

/// Says which of the editions asked for exist in no document, and which ones do exist.
fn missing_editions(workspace: &Workspace, options: &BuildOptions, lang: Lang) {
    let documents = workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref());
    let documents = documents.filter(|document| options.selects(&document.file.path));
    let there: BTreeSet<&Edition> = documents.flat_map(|document| &document.editions).collect();
    let missing: Vec<String> =
        options.editions.iter().filter(|edition| !there.contains(edition)).map(ToString::to_string).collect();
    if missing.is_empty() || there.is_empty() {
        return;
    }
    let missing = missing.join(", ");
    let there = there.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let text = say!(
        "Ningún documento elegido se publica en la edición {missing}; se publican en: {there}. Las ediciones se declaran con «editions» en el documento o en pliego.toml."
            | "No document that was chosen is published in the edition {missing}; they are published in: {there}. Editions are declared with “editions” in the document or in pliego.toml."
    );
    report::line(text.get(lang));
}

fn nothing_to_do(lang: Lang) -> &'static str {
    if lang == Lang::ES {
        "No hay documentos: cree un archivo .toml en la carpeta «content»."
    } else {
        "There are no documents: create a .toml file in the folder “content”."
    }
}

fn what_to_open(workspace: &Workspace, options: &BuildOptions) -> PathBuf {
    let documents = workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref());
    let mut documents = documents.filter(|document| !options.only.is_empty() && options.selects(&document.file.path));
    let only = documents.next().filter(|_| documents.next().is_none());
    let name = only.and_then(|document| {
        let edition = document.editions.iter().find(|e| options.editions.is_empty() || options.editions.contains(e))?;
        let format = *options.formats.first().unwrap_or(&Format::Pdf);
        Some(file_name(document.id(), edition, format))
    });
    options.out.join(name.as_deref().unwrap_or(INDEX_FILE))
}
