//! The workers: each takes the next job, makes its view, renders and writes it.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::manifest::{Manifest, Output};
use super::output::{self, sha256};
use super::plan::Job;
use super::{BuildOptions, Progress, cannot_write};
use crate::diag::{Code, Finding};
use crate::html::{GENERATOR, HtmlRenderer};
use crate::kinds::{compose, file_name};
use crate::pdf::{Plant, Press};
use crate::say;
use crate::view::{Format, View};
use crate::workspace::Workspace;

/// What all workers share.
pub struct Machinery<'a> {
    pub workspace: &'a Workspace,
    pub templates_hash: String,
    pub html: &'a HtmlRenderer,
    pub plant: &'a Arc<Plant>,
}

/// What came of an output.
pub enum Done {
    Output { name: String, output: Output, written: bool },
    Failed(Box<Finding>),
}

/// Runs all jobs and returns what came of them, in the order of the jobs.
pub fn run(
    machinery: &Machinery,
    jobs: &[Job],
    manifest: &Manifest,
    options: &BuildOptions,
    progress: &Progress,
) -> Vec<Done> {
    let next = AtomicUsize::new(0);
    let finished = AtomicUsize::new(0);
    let total: usize = jobs.iter().map(|job| job.formats.len()).sum();
    let results: Mutex<Vec<(usize, Done)>> = Mutex::new(Vec::with_capacity(total));
    std::thread::scope(|scope| {
        for worker in 0..options.workers.clamp(1, jobs.len().max(1)) {
            let (next, finished, results) = (&next, &finished, &results);
            scope.spawn(move || {
                // The press costs a copy of the fonts: it is set up when the first PDF needs it.
                let mut press: Option<Press> = None;
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(i) else { break };
                    for done in run_job(machinery, job, manifest, options, worker, &mut press) {
                        results.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push((i, done));
                        progress(finished.fetch_add(1, Ordering::Relaxed) + 1, total);
                    }
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    results.sort_by_key(|(i, _)| *i);
    results.into_iter().map(|(_, done)| done).collect()
}

fn run_job(
    machinery: &Machinery,
    job: &Job,
    manifest: &Manifest,
    options: &BuildOptions,
    worker: usize,
    press: &mut Option<Press>,
) -> Vec<Done> {
    let workspace = machinery.workspace;
    let (source, hash) = job.document.attachment(job.edition);
    let view = compose(workspace, job.document, job.edition, &hash);
    let made_from = fingerprint(machinery, &view, &source);
    let each = job.formats.iter().map(|&format| {
        let name = file_name(job.document.id(), job.edition, format);
        // The format is part of the name; everything else is part of the fingerprint.
        if let Some(old) = manifest.outputs.get(&name).filter(|old| old.made_from == made_from)
            && std::fs::read(options.out.join(&name)).is_ok_and(|bytes| sha256(&bytes) == old.sha256)
        {
            let output = Output { source: job.document.file.path.clone(), ..old.clone() };
            return Done::Output { name, output, written: false };
        }
        let bytes = match format {
            Format::Html => machinery.html.document(&view, &source, &workspace.root).map(String::into_bytes),
            Format::Pdf => pdf(machinery, &view, &source, worker, press),
        };
        match bytes {
            Err(error) => Done::Failed(Box::new(cannot_typeset(job, format, &error))),
            Ok(bytes) => match output::write(&options.out, &name, &bytes) {
                Err(error) => Done::Failed(Box::new(cannot_write(&name, &error))),
                Ok(written) => {
                    let output = Output {
                        document: job.document.id().to_owned(),
                        source: job.document.file.path.clone(),
                        edition: job.edition.to_string(),
                        made_from: made_from.clone(),
                        sha256: sha256(&bytes),
                    };
                    Done::Output { name, output, written }
                }
            },
        }
    });
    each.collect()
}

fn pdf(
    machinery: &Machinery,
    view: &View,
    source: &str,
    worker: usize,
    press: &mut Option<Press>,
) -> Result<Vec<u8>, String> {
    let press = match press {
        Some(press) => press,
        None => press.insert(Press::new(machinery.plant, worker).map_err(|error| error.to_string())?),
    };
    press.document(view, source, &machinery.workspace.root)
}

/// Hash of everything that an output is made from.
fn fingerprint(machinery: &Machinery, view: &View, source: &str) -> String {
    let mut parts = serde_json::to_vec(view).unwrap_or_default();
    for text in [source, &machinery.templates_hash, GENERATOR] {
        parts.push(0);
        parts.extend(text.as_bytes());
    }
    for file in &view.pictures {
        parts.push(0);
        parts.extend(machinery.workspace.root.read(&file.path).unwrap_or_default());
    }
    sha256(&parts)
}

fn cannot_typeset(job: &Job, format: Format, error: &str) -> Finding {
    let document = job.document;
    let (name, edition) = (format.extension().to_uppercase(), job.edition);
    let message = say!(
        "no se puede componer la edición {edition} en {name}: {error}"
            | "the edition {edition} cannot be typeset as {name}: {error}"
    );
    Finding::new(Code::CannotTypeset, &document.file, document.header.title.span.clone(), message).help(say!(
        "es un fallo de pliego o de una plantilla propia, no del texto: las demás ediciones están hechas"
            | "this is a fault of pliego or of your own template, not of the text: the other editions are made"
    ))
}
