//! The workers: each takes the next edition, makes its view and renders it. When all editions of a document are there,
//! they are written; when one fails, the set that lies in the folder stays as it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::manifest::{Manifest, Output};
use super::output::{self, sha256};
use super::plan::Job;
use super::{BuildOptions, Progress, cannot_write, journal, pool};
use crate::diag::{Finding, codes};
use crate::html::{self, HtmlRenderer};
use crate::kinds::{Document, file_name};
use crate::panics;
use crate::pdf::{Plant, Press};
use crate::proof::{Maker, Publication};
use crate::say;
use crate::view::Format;
use crate::workspace::Workspace;

/// What all workers share.
pub struct Machinery<'a> {
    pub workspace: &'a Workspace,
    /// What publications are made by.
    pub maker: Maker,
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
    let mut last: Option<Publication> = None;
    let each = formats(machinery, job).map(|format| {
        // A page of the web and a PDF of pages have the same view and carry the same.
        let publication = match last.take().filter(|publication| publication.view.form == format.form()) {
            Some(publication) => publication.into_format(format),
            None => {
                let marks = !machinery.options.clean;
                Publication::of(workspace, job.document, job.edition, format, marks, &machinery.maker)
            }
        };
        let publication = last.insert(publication);
        let made_from = publication.fingerprint();
        let name = file_name(job.document.id(), job.edition, format);
        let path = job.document.file.path.clone();
        // The format is part of the name; everything else is part of the fingerprint.
        let weight = |bytes: &[u8]| if format == Format::Html { html::weight(bytes) } else { 0 };
        if let Some(old) = machinery.manifest.outputs.get(&name).filter(|old| old.made_from == made_from)
            && let Some(bytes) = output::read(&machinery.options.out.join(&name))
            && sha256(&bytes) == old.sha256
        {
            let output = Output { source: path, ..old.clone() };
            return Ok(Made { name, output, bytes: None, weight: weight(&bytes) });
        }
        publication.prove(workspace);
        let Publication { view, carried, .. } = &*publication;
        let bytes = match format {
            Format::Html => machinery.html.document(view, carried, &workspace.root).map(String::into_bytes),
            Format::Pdf | Format::Wall => {
                worker.press(machinery).and_then(|press| press.document(view, carried, &workspace.root))
            }
        };
        match bytes {
            Err(error) => Err(Fault { names: vec![name], error, internal: false }),
            Ok(bytes) => {
                let output = Output {
                    document: job.document.id().to_owned(),
                    source: path,
                    edition: job.edition.to_string(),
                    made_from,
                    sha256: sha256(&bytes),
                };
                let weight = weight(&bytes);
                Ok(Made { name, output, bytes: Some(bytes), weight })
            }
        }
    });
    each.collect()
}

/// Writes the outputs of a document: first all of them beside their places, then all into their places.
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
    let mut files = Vec::new();
    for (number, (name, output, file)) in staged.into_iter().enumerate() {
        done.outputs.push((name, output, file.is_some()));
        files.extend(file.map(|file| (number, file)));
    }
    match journal::publish(folder, document.id(), files) {
        Err(error) => return Done { findings: vec![cannot_write(document.id(), &error)], ..Done::default() },
        // Backwards, so that the numbers hold.
        Ok(failed) => failed.into_iter().rev().for_each(|(number, error)| {
            let (name, ..) = done.outputs.remove(number);
            done.findings.push(cannot_write(&name, &error));
        }),
    }
    done
}

impl Worker {
    fn press(&mut self, machinery: &Machinery) -> Result<&Press, String> {
        Ok(match &mut self.press {
            Some(press) => press,
            none => none.insert(Press::new(machinery.plant, self.number).map_err(|error| error.to_string())?),
        })
    }
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
