//! The build: plan, skip what is unchanged, workers, atomic writes, manifest.
//!
//! Last in the pipeline. A document with an error is left out and its previous outputs stay as they are; every other
//! document is built. An error in what all documents share leaves everything as it is.

mod index;
mod journal;
mod manifest;
pub(crate) mod output;
mod plan;
mod pool;
mod workers;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assets::Templates;
use crate::diag::{Finding, Say, SourceFile, codes, why};
use crate::html::{HtmlRenderer, INDEX_FILE};
use crate::pdf::Plant;
use crate::proof::Maker;
use crate::rules;
use crate::say;
use crate::view::{Edition, Format};
use crate::workspace::Workspace;

pub use manifest::{MANIFEST_FILE, Output};
use manifest::{Manifest, workspace_name};
pub use plan::{Obsolete, Why, is_below};

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
    /// Whether corrections leave no marks in the text.
    pub clean: bool,
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
    pub obsolete: Vec<Obsolete>,
    /// Outputs that no known document makes, kept because a folder or an id cannot be read.
    pub uncertain: Vec<String>,
    /// Documents whose outputs carry the full source instead of the canonical form.
    pub full_sources: Vec<String>,
    /// Pages heavier than [`crate::html::HEAVY`], with their bytes.
    pub heavy: Vec<(String, usize)>,
    /// Documents that were not built because they say something of another one that has errors.
    pub waiting: Vec<String>,
    /// Files with errors that concern every document, because of which nothing was built.
    pub halted_by: Vec<String>,
    /// Whether the folder of the outputs could not be used at all.
    pub no_output: bool,
}

/// Tells how far a build is: outputs done, outputs in all.
pub type Progress<'a> = dyn Fn(usize, usize) + Sync + 'a;

/// Checks all documents of a workspace.
pub fn check(workspace: &mut Workspace) -> Vec<Finding> {
    let templates = Templates::new(&workspace.templates, workspace.theme.clone());
    let mut findings = rules::check(workspace, &Arc::new(Plant::new(&templates)));
    findings.extend(HtmlRenderer::new(&templates).err().map(|error| *error));
    crate::diag::sort(&mut findings);
    findings
}

/// Builds what the options ask for.
pub fn build(workspace: &mut Workspace, options: &BuildOptions, progress: &Progress) -> Report {
    let templates = Templates::new(&workspace.templates, workspace.theme.clone());
    let plant = Arc::new(Plant::new(&templates));
    let mut report = Report { findings: rules::check(workspace, &plant), ..Report::default() };
    let html = HtmlRenderer::new(&templates);
    // What is wrong for all documents would come out wrong in all publications.
    let halting = workspace.findings.iter().chain(html.as_ref().err().map(|finding| &**finding));
    let halted_by: BTreeSet<String> = halting.filter(|f| f.is_error()).map(|f| f.at.file.path.clone()).collect();
    report.halted_by = halted_by.into_iter().collect();
    match html {
        Ok(html) if report.halted_by.is_empty() => {
            let machinery = (&templates, &plant, &html);
            build_sound(workspace, options, machinery, progress, &mut report);
        }
        Ok(_) => {}
        Err(finding) => report.findings.push(*finding),
    }
    crate::diag::sort(&mut report.findings);
    report
}

/// Builds the documents without errors.
fn build_sound(
    workspace: &Workspace,
    options: &BuildOptions,
    (templates, plant, html): (&Templates, &Arc<Plant>, &HtmlRenderer),
    progress: &Progress,
    report: &mut Report,
) {
    let mut manifest = match open_output(workspace, &options.out) {
        Ok(manifest) => manifest,
        Err(finding) => {
            report.findings.push(*finding);
            report.no_output = true;
            return;
        }
    };
    // Held until the end: another build must not tidy up what this one has under way.
    let _folder = match journal::take(&options.out) {
        Ok(folder) => folder,
        Err(error) => {
            report.findings.push(cannot_write(&options.out.display().to_string(), &error));
            report.no_output = true;
            return;
        }
    };
    let jobs = plan::jobs(workspace, options);
    report.waiting = plan::waiting(workspace, options);
    let machinery =
        workers::Machinery { workspace, maker: Maker::of(templates), html, plant, manifest: &manifest, options };
    let results = workers::run(&machinery, &jobs, progress);

    let mut built = BTreeSet::new();
    for done in results {
        report.findings.extend(done.findings);
        report.heavy.extend(done.heavy);
        for (name, output, written) in done.outputs {
            built.insert((output.document.clone(), output.edition.clone()));
            *(if written { &mut report.written } else { &mut report.unchanged }) += 1;
            manifest.outputs.insert(name, output);
        }
    }
    report.editions = built.len();
    let documents: BTreeSet<&String> = built.iter().map(|(document, _)| document).collect();
    report.documents = documents.len();
    report.full_sources = plan::full_sources(workspace, &documents);

    let leftovers = plan::leftovers(workspace, &manifest);
    report.uncertain = leftovers.uncertain;
    report.obsolete = leftovers.obsolete;
    if options.prune {
        let findings = &mut report.findings;
        report.obsolete.retain(|Obsolete { name, .. }| match output::remove(&options.out, name) {
            Ok(()) => manifest.outputs.remove(name).is_some(),
            Err(error) => {
                findings.push(cannot_write(name, &error));
                false
            }
        });
    }
    index::update(workspace, &mut manifest);
    report.findings.extend(write_index(workspace, options, html, &mut manifest).err().map(|finding| *finding));
    if let Err(error) = manifest.save(&options.out) {
        report.findings.push(cannot_write(MANIFEST_FILE, &error));
        report.no_output = true;
    }
}

/// Makes the folder of the outputs ready and reads its manifest.
fn open_output(workspace: &Workspace, out: &Path) -> Result<Manifest, Box<Finding>> {
    let shown = out.display().to_string();
    let real = output::prepare(out).and_then(|()| dunce::canonicalize(out));
    let real = real.map_err(|error| Box::new(cannot_write(&shown, &error)))?;
    let name = workspace_name(&real, workspace.root.path());
    let manifest = Manifest::load(out);
    if manifest.is_of_another(&name, out) {
        let file = Arc::new(SourceFile::new(shown.as_str(), ""));
        let message = say!(
            "«{shown}» tiene las publicaciones de otra carpeta de trabajo"
                | "“{shown}” holds the publications of another workspace"
        );
        return Err(Box::new(Finding::new(codes::CANNOT_WRITE, &file, 0..0, message).help(say!(
            "elija otra carpeta con --out; si la carpeta de trabajo es la misma y solo cambió de sitio, borre {MANIFEST_FILE} en «{shown}»"
                | "choose another folder with --out; if it is the same workspace in a new place, delete {MANIFEST_FILE} in “{shown}”"
        ))));
    }
    Ok(Manifest { workspace: name, ..manifest })
}

/// Writes the index, unless somebody else's page is in its place.
fn write_index(
    workspace: &Workspace,
    options: &BuildOptions,
    html: &HtmlRenderer,
    manifest: &mut Manifest,
) -> Result<(), Box<Finding>> {
    let page = html.index(&index::page(workspace, manifest))?;
    let was_ours = |old: Vec<u8>| output::sha256(&old) == manifest.index;
    let path = options.out.join(INDEX_FILE);
    if output::is_foreign(&options.out, INDEX_FILE, page.as_bytes()) && !output::read(&path).is_some_and(was_ours) {
        manifest.index.clear();
        let message = say!(
            "hay un {INDEX_FILE} que pliego no hizo: el índice no se escribe"
                | "there is an {INDEX_FILE} that pliego did not make: the index is not written"
        );
        let file = Arc::new(SourceFile::new(path.display().to_string(), ""));
        return Err(Box::new(Finding::new(codes::CANNOT_WRITE, &file, 0..0, message).help(say!(
            "muévalo o cámbiele el nombre, o elija otra carpeta con --out"
                | "move or rename it, or choose another folder with --out"
        ))));
    }
    output::write(&options.out, INDEX_FILE, page.as_bytes())
        .map_err(|error| Box::new(cannot_write(INDEX_FILE, &error)))?;
    manifest.index = output::sha256(page.as_bytes());
    Ok(())
}

fn cannot_write(path: &str, error: &std::io::Error) -> Finding {
    let file = Arc::new(SourceFile::new(path, ""));
    let Say { es, en } = why(error);
    let message = say!("no se puede escribir en «{path}»: {es}" | "“{path}” cannot be written: {en}");
    let help = if error.kind() == std::io::ErrorKind::NotADirectory {
        say!(
            "mueva el archivo o cámbiele el nombre, o elija otra carpeta con --out"
                | "move or rename the file, or choose another folder with --out"
        )
    } else {
        say!(
            "revise los permisos y el espacio, cierre el archivo si está abierto, o elija otra carpeta con --out"
                | "check permissions and space, close the file if it is open, or choose another folder with --out"
        )
    };
    Finding::new(codes::CANNOT_WRITE, &file, 0..0, message).help(help)
}
