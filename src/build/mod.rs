//! The build: plan, skip what is unchanged, workers, atomic writes, manifest.
//!
//! Last in the pipeline. A document with an error is left out and its previous outputs stay as they are; every other
//! document is built.

mod index;
mod manifest;
mod output;
mod plan;
mod workers;

use std::path::PathBuf;
use std::sync::Arc;

use crate::assets::Templates;
use crate::diag::{Code, Finding, SourceFile};
use crate::html::{HtmlRenderer, INDEX_FILE};
use crate::pdf::Plant;
use crate::rules::{self, Coverage};
use crate::say;
use crate::view::{Edition, Format};
use crate::workspace::Workspace;

use manifest::Manifest;
pub use manifest::{MANIFEST_FILE, Output};
pub use plan::is_below;

/// What to build and where.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// Editions to build; all that a document declares when empty.
    pub editions: Vec<Edition>,
    /// Formats to build.
    pub formats: Vec<Format>,
    /// Folder of the outputs.
    pub out: PathBuf,
    /// Number of workers.
    pub workers: usize,
    /// Whether outputs of removed documents are deleted.
    pub prune: bool,
    /// Documents to build, by the start of their paths below the root; all when empty.
    pub only: Vec<String>,
}

/// What came of a build.
#[derive(Debug, Default)]
pub struct Report {
    pub findings: Vec<Finding>,
    /// Documents of which at least one edition was asked for and is there.
    pub documents: usize,
    /// Editions that are there, a PDF and an HTML of the same languages counting once.
    pub editions: usize,
    /// Files written.
    pub written: usize,
    /// Files that were already as they should be.
    pub unchanged: usize,
    /// Outputs that no document makes any more: still there, or deleted with `prune`.
    pub obsolete: Vec<String>,
    /// Documents whose outputs carry the full source instead of the canonical form.
    pub full_sources: Vec<String>,
    /// Whether the folder of the outputs could not be used at all.
    pub no_output: bool,
}

/// Tells how far a build is: outputs done, outputs in all.
pub type Progress<'a> = dyn Fn(usize, usize) + Sync + 'a;

/// Checks all documents of a workspace.
pub fn check(workspace: &mut Workspace) -> Vec<Finding> {
    let templates = Templates::new(&workspace.templates);
    let plant = Plant::new(&templates);
    let mut findings = rules::check(workspace, &Coverage::of(plant.book()));
    findings.extend(HtmlRenderer::new(&templates).err().map(|error| *error));
    crate::diag::sort(&mut findings);
    findings
}

/// Builds what the options ask for.
pub fn build(workspace: &mut Workspace, options: &BuildOptions, progress: &Progress) -> Report {
    let templates = Templates::new(&workspace.templates);
    let plant = Arc::new(Plant::new(&templates));
    let mut report = Report { findings: rules::check(workspace, &Coverage::of(plant.book())), ..Report::default() };
    let html = match HtmlRenderer::new(&templates) {
        Ok(html) => html,
        Err(finding) => {
            report.findings.push(*finding);
            return report;
        }
    };
    if let Err(error) = output::prepare(&options.out) {
        report.findings.push(cannot_write(&options.out.display().to_string(), &error));
        report.no_output = true;
        return report;
    }

    let mut manifest = Manifest::load(&options.out);
    let jobs = plan::jobs(workspace, options);
    let machinery = workers::Machinery { workspace, templates_hash: templates.hash(), html: &html, plant: &plant };
    let results = workers::run(&machinery, &jobs, &manifest, options, progress);

    let mut built = std::collections::BTreeSet::new();
    for result in results {
        match result {
            workers::Done::Output { output, name, written } => {
                built.insert((output.document.clone(), output.edition.clone()));
                *(if written { &mut report.written } else { &mut report.unchanged }) += 1;
                manifest.outputs.insert(name, output);
            }
            workers::Done::Failed(finding) => report.findings.push(*finding),
        }
    }
    report.editions = built.len();
    let documents: std::collections::BTreeSet<&String> = built.iter().map(|(document, _)| document).collect();
    report.documents = documents.len();
    report.full_sources = plan::full_sources(workspace, &documents);

    report.obsolete = plan::obsolete(workspace, &manifest);
    if options.prune {
        for name in &report.obsolete {
            match output::remove(&options.out, name) {
                Ok(()) => {
                    manifest.outputs.remove(name);
                }
                Err(error) => report.findings.push(cannot_write(name, &error)),
            }
        }
    }
    index::update(workspace, &mut manifest);
    let page = html.index(&index::page(workspace, &manifest));
    let saved = match page {
        Ok(page) => output::write(&options.out, INDEX_FILE, page.as_bytes()).and_then(|_| manifest.save(&options.out)),
        Err(error) => Err(std::io::Error::other(error)),
    };
    if let Err(error) = saved {
        report.findings.push(cannot_write(INDEX_FILE, &error));
        report.no_output = true;
    }
    crate::diag::sort(&mut report.findings);
    report
}

fn cannot_write(path: &str, error: &std::io::Error) -> Finding {
    let file = Arc::new(SourceFile::new(path, ""));
    let message = say!("no se puede escribir en «{path}»: {error}" | "“{path}” cannot be written: {error}");
    Finding::new(Code::CannotWrite, &file, 0..0, message).help(say!(
        "revise los permisos y el espacio, cierre el archivo si está abierto, o elija otra carpeta con --out"
            | "check permissions and space, close the file if it is open, or choose another folder with --out"
    ))
}
