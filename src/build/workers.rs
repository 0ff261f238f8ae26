//! The workers: each takes the next edition, makes its view and renders it. When all editions of a document are there,
//! they are written; when one fails, the set that lies in the folder stays as it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::manifest::{Manifest, Output};
use super::output::{self, sha256};
use super::plan::Job;
use super::{BuildOptions, Progress, cannot_write, pool};
use crate::diag::{Finding, codes};
use crate::html::{self, GENERATOR, HtmlRenderer};
use crate::kinds::{Document, compose, compose_unmarked, compose_wall, file_name};
use crate::panics;
use crate::pdf::{Plant, Press};
use crate::say;
use crate::view::{Form, Format, View};
use crate::workspace::Workspace;

/// What all workers share.
pub struct Machinery<'a> {
    pub workspace: &'a Workspace,
    pub templates_hash: String,
    pub html: &'a HtmlRenderer,
    pub plant: &'a Arc<Plant>,
    /// What lies in the output folder.
    pub manifest: &'a Manifest,
    pub options: &'a BuildOptions,
}

/// What came of a document.
#[derive(Default)]
pub struct Done {
    /// Its outputs by name, and whether they had to be written.
    pub outputs: Vec<(String, Output, bool)>,
    /// Pages that are heavier than a phone on a poor line likes, with their bytes.
    pub heavy: Vec<(String, usize)>,
    pub findings: Vec<Finding>,
}

/// An output before it is written.
struct Made {
    name: String,
    output: Output,
    /// Its bytes; none when the file in the folder is still the right one.
    bytes: Option<Vec<u8>>,
    /// The bytes of a page without its pictures; nothing for a PDF.
    weight: usize,
}

/// Why an edition was not made.
struct Fault {
    /// The files that there are not; those of an edition that a panic happened with are not known.
    names: Vec<String>,
    error: String,
    /// It is the message of a panic.
    internal: bool,
}

/// A thread of the build. The press costs a copy of the fonts: it is set up when the first PDF needs it.
struct Worker {
    number: usize,
    press: Option<Press>,
}

/// Runs all jobs and returns what came of each document, in their order.
pub fn run(machinery: &Machinery, jobs: &[Vec<Job>], progress: &Progress) -> Vec<Done> {
    let finished = AtomicUsize::new(0);
    let total = jobs.iter().flatten().map(|job| formats(machinery, job).count()).sum::<usize>();
    pool::run(
        jobs,
        machinery.options.workers,
        |number| Worker { number, press: None },
        |worker, job| {
            let made = render(machinery, job, worker);
            let count = formats(machinery, job).count();
            progress(finished.fetch_add(count, Ordering::Relaxed) + count, total);
            made
        },
        |i, editions| {
            let mut made = Vec::new();
            let mut faults = Vec::new();
            for edition in editions {
                match edition {
                    Ok(results) => results.into_iter().for_each(|result| match result {
                        Ok(output) => made.push(output),
                        Err(fault) => faults.push(fault),
                    }),
                    Err(panic) => faults.push(Fault { names: Vec::new(), error: panic, internal: true }),
                }
            }
            // Only jobs of one document make a group.
            let Some(Job { document, .. }) = jobs[i].first() else { return Done::default() };
            if faults.is_empty() {
                publish(machinery, document, made)
            } else {
                Done { findings: cannot_typeset(document, faults), ..Done::default() }
            }
        },
    )
}

/// The formats that are asked for, of those that the document is published in.
fn formats(machinery: &Machinery, job: &Job) -> impl Iterator<Item = Format> {
    job.document.formats().filter(|format| machinery.options.formats.contains(format))
}

/// Renders an edition in all formats.
fn render(machinery: &Machinery, job: &Job, worker: &mut Worker) -> Vec<Result<Made, Fault>> {
    let workspace = machinery.workspace;
    let (source, hash) = job.document.attachment(job.edition);
    let view_of = |form: Form| {
        let view = match form {
            Form::Pages if machinery.options.clean => compose_unmarked(workspace, job.document, job.edition, &hash),
            Form::Pages => compose(workspace, job.document, job.edition, &hash),
            Form::Wall => compose_wall(workspace, job.document, job.edition, &hash),
        };
        let made_from = fingerprint(machinery, &view, &source);
        (view, made_from)
    };
    let pages = view_of(Form::Pages);
    let each = formats(machinery, job).map(|format| {
        let wall = (format.form() == Form::Wall).then(|| view_of(Form::Wall));
        let (view, made_from) = wall.as_ref().unwrap_or(&pages);
        let name = file_name(job.document.id(), job.edition, format);
        let path = job.document.file.path.clone();
        // The format is part of the name; everything else is part of the fingerprint.
        let weight = |bytes: &[u8]| if format == Format::Html { html::weight(bytes) } else { 0 };
        if let Some(old) = machinery.manifest.outputs.get(&name).filter(|old| old.made_from == *made_from)
            && let Some(bytes) = output::read(&machinery.options.out.join(&name))
            && sha256(&bytes) == old.sha256
        {
            let output = Output { source: path, ..old.clone() };
            return Ok(Made { name, output, bytes: None, weight: weight(&bytes) });
        }
        let bytes = match format {
            Format::Html => machinery.html.document(view, &source, &workspace.root).map(String::into_bytes),
            Format::Pdf | Format::Wall => pdf(machinery, view, &source, worker),
        };
        match bytes {
            Err(error) => Err(Fault { names: vec![name], error, internal: false }),
            Ok(bytes) => {
                let output = Output {
                    document: job.document.id().to_owned(),
                    source: path,
                    edition: job.edition.to_string(),
                    made_from: made_from.clone(),
                    sha256: sha256(&bytes),
                };
                let weight = weight(&bytes);
                Ok(Made { name, output, bytes: Some(bytes), weight })
            }
        }
    });
    each.collect()
}

/// Writes the outputs of a document: first all of them beside their places, then each into its place.
fn publish(machinery: &Machinery, document: &Document, made: Vec<Made>) -> Done {
    let folder = &machinery.options.out;
    let foreign = |made: &&Made| {
        let bytes = made.bytes.as_ref().filter(|_| !machinery.manifest.outputs.contains_key(&made.name));
        bytes.is_some_and(|bytes| output::is_foreign(folder, &made.name, bytes))
    };
    let others: Vec<&str> = made.iter().filter(foreign).map(|made| made.name.as_str()).collect();
    if !others.is_empty() {
        return Done { findings: vec![not_ours(document, &others.join(", "))], ..Done::default() };
    }
    let mut done = Done::default();
    let mut staged = Vec::new();
    for Made { name, output, bytes, weight } in made {
        if weight >= html::HEAVY {
            done.heavy.push((name.clone(), weight));
        }
        match bytes.map_or(Ok(None), |bytes| output::stage(folder, &name, &bytes)) {
            Ok(file) => staged.push((name, output, file)),
            Err(error) => return Done { findings: vec![cannot_write(&name, &error)], ..Done::default() },
        }
    }
    for (name, output, file) in staged {
        let written = file.is_some();
        match file.map_or(Ok(()), output::Staged::publish) {
            Ok(()) => done.outputs.push((name, output, written)),
            Err(error) => done.findings.push(cannot_write(&name, &error)),
        }
    }
    done
}

fn pdf(machinery: &Machinery, view: &View, source: &str, worker: &mut Worker) -> Result<Vec<u8>, String> {
    let press = match &mut worker.press {
        Some(press) => press,
        none => none.insert(Press::new(machinery.plant, worker.number).map_err(|error| error.to_string())?),
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

/// One finding a fault, however many editions have it.
fn cannot_typeset(document: &Document, faults: Vec<Fault>) -> Vec<Finding> {
    let mut distinct: Vec<Fault> = Vec::new();
    for fault in faults {
        match distinct.iter_mut().find(|known| known.error == fault.error && known.internal == fault.internal) {
            Some(known) => known.names.extend(fault.names),
            None => distinct.push(fault),
        }
    }
    let place = || document.header.title.span.clone();
    let finding = |Fault { names, error, internal }: Fault| {
        if internal {
            return panics::finding(&document.file, place(), &error);
        }
        let names = names.join(", ");
        let message = say!("no se puede componer {names}: {error}" | "{names} cannot be typeset: {error}");
        Finding::new(codes::CANNOT_TYPESET, &document.file, place(), message).help(say!(
            "es un fallo de pliego o de una plantilla propia, no del texto; lo publicado antes queda como estaba"
                | "this is a fault of pliego or of your own template, not of the text; what was published before stays as it was"
        ))
    };
    distinct.into_iter().map(finding).collect()
}

fn not_ours(document: &Document, names: &str) -> Finding {
    let message = say!(
        "la carpeta de las publicaciones tiene archivos que pliego no hizo: {names}"
            | "the folder of the publications holds files that pliego did not make: {names}"
    );
    Finding::new(codes::CANNOT_WRITE, &document.file, document.header.id.span.clone(), message).help(say!(
        "muévalos o bórrelos, o dé otro id al documento; no se ha sobrescrito nada"
            | "move or delete them, or give the document another id; nothing was overwritten"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_one_finding_however_many_editions_have_it() {
        let folder = tempfile::tempdir().unwrap();
        let text = "kind = \"minutes\"\nid = \"a\"\ntitle = \"A\"\nbody = \"B\"\nissued = 2024-05-16\nstatus = \"draft\"\ndate = 2024-05-14\n";
        std::fs::write(folder.path().join("a.toml"), text).unwrap();
        let workspace = Workspace::open(folder.path()).unwrap();
        let document = workspace.documents[0].document.as_ref().expect("a document");
        let fault =
            |name: &str, error: &str, internal| Fault { names: vec![name.into()], error: error.into(), internal };
        let found = cannot_typeset(
            document,
            vec![
                fault("a.es.pdf", "no room", false),
                fault("", "index out of bounds", true),
                fault("a.en.pdf", "no room", false),
                fault("", "index out of bounds", true),
            ],
        );
        let words: Vec<&str> = found.iter().map(|finding| finding.message.en.as_str()).collect();
        assert_eq!(
            words,
            ["a.es.pdf, a.en.pdf cannot be typeset: no room", "internal error of pliego: index out of bounds"]
        );
        assert!(
            found.iter().all(|f| f.code == codes::CANNOT_TYPESET && document.file.position(f.at.span.start).line == 3)
        );
    }
}
