//! Rules that hold for every kind, one family a file.
//!
//! Before them in the pipeline: the documents of a workspace, read. After them: the complete list of findings, with
//! those taken away that a document accepts. A kind's own rules lie in its folder.

mod acceptances;
mod addresses;
mod carried;
mod corrections;
mod follows;
mod glyphs;
mod hollow;
mod languages;
mod names;
mod pictures;
mod positions;
mod progress;
mod prose;
mod renamed;
mod strings;
mod svg;
mod texts;
mod theme;
mod unused;
mod walls;
mod weekdays;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Finding, Say, SourceFile, codes};
use crate::kinds::{Check, Document, Doubt, Loaded};
use crate::locale::Lang;
use crate::panics;
use crate::pdf::Plant;
use crate::say;
use crate::source::LocalText;
use crate::workspace::{CONFIG_FILE, DIRECTORY_FILE, Workspace};
use addresses::Addresses;
use carried::Series;
use follows::Threads;
use glyphs::Coverage;
use names::Declarations;
use pictures::Gallery;

pub use theme::check_logos;

/// Checks all documents of the workspace and returns every finding, in the order of files and places. The plant tells
/// what can be printed.
pub fn check(workspace: &mut Workspace, plant: &Arc<Plant>) -> Vec<Finding> {
    let coverage = Coverage::of(plant.book());
    for shared in &workspace.shared {
        let phrases = strings::of_file(&shared.file, &shared.catalogs, &workspace.findings);
        let mut found = glyphs::check_phrases(&phrases, &coverage);
        found.extend(texts::check_phrases(&phrases, None, &coverage));
        workspace.findings.extend(found);
    }
    let threads = Threads::of(&workspace.documents);
    let orphans = {
        let ids = workspace.documents.iter().filter_map(|loaded| Some(loaded.id.as_ref()?.0.as_str()));
        corrections::orphans(&workspace.ledger, &ids.collect())
    };
    let gallery = Gallery::of(&workspace.theme, &workspace.documents, &workspace.root, plant);
    let found = theme::check(workspace, &gallery, &coverage);
    workspace.findings.extend(found);
    let rules = Rules {
        orphans,
        addresses: Addresses::of(&workspace.documents),
        series: Series::of(&workspace.documents, &threads, &workspace.directory),
        threads,
        gallery,
        coverage,
        declarations: Declarations::of(workspace),
        names: workspace.knows(DIRECTORY_FILE),
        declared: texts::Declared::of(&workspace.directory),
        languages: workspace.knows(CONFIG_FILE),
    };
    let mut found: Vec<Vec<Finding>> =
        workspace.documents.par_iter().map(|loaded| rules.check_caught(workspace, loaded)).collect();
    duplicate_ids(&workspace.documents, &mut found);
    for (loaded, found) in workspace.documents.iter().zip(&mut found) {
        if let Some((id, _)) = &loaded.id {
            found.extend(workspace.ledger.findings_of(id).cloned());
        }
    }
    walls::check(workspace, plant, &mut found);
    let unused = unused::check(workspace, &found);
    workspace.findings.extend(unused);

    let all_known = rules.names && rules.languages;
    let levels = &workspace.config.levels;
    let mut findings = workspace.findings.clone();
    findings.extend(workspace.unread.iter().cloned());
    let known: HashSet<&str> =
        workspace.documents.iter().filter_map(|loaded| Some(loaded.id.as_ref()?.0.as_str())).collect();
    findings.extend(workspace.ledger.findings_of_others(&known));
    for (loaded, found) in workspace.documents.iter_mut().zip(found) {
        let mut all = std::mem::take(&mut loaded.findings);
        all.extend(found);
        levels.apply(&mut all);
        let broken = all.iter().any(Finding::is_error);
        findings.extend(acceptances::apply(loaded, all, levels, all_known && !broken));
        // A document whose meaning is broken is as unfit for printing as one that could not be read.
        if broken {
            loaded.document = None;
        }
    }
    levels.apply(&mut findings);
    crate::diag::sort(&mut findings);
    findings
}

/// What the rules need to know beyond the document.
struct Rules<'a> {
    addresses: Addresses<'a>,
    threads: Threads<'a>,
    series: Series<'a>,
    gallery: Gallery,
    coverage: Coverage,
    declarations: Declarations,
    declared: texts::Declared,
    /// Ids of records that no document has.
    orphans: Vec<String>,
    /// Whether the bodies are known: in a directory that cannot be read every name is missing.
    names: bool,
    /// Whether the editions are known that documents have by default.
    languages: bool,
}

impl Rules<'_> {
    fn check_caught(&self, workspace: &Workspace, loaded: &Loaded) -> Vec<Finding> {
        let panicked = |panic: String| vec![panics::finding(&loaded.file, 0..0, &panic)];
        panics::catch(|| self.check(workspace, loaded)).unwrap_or_else(panicked)
    }

    fn check(&self, workspace: &Workspace, loaded: &Loaded) -> Vec<Finding> {
        let phrases = strings::of_file(&loaded.file, &loaded.catalogs, &loaded.findings);
        let mut findings = glyphs::check_phrases(&phrases, &self.coverage);
        findings.extend(texts::check_phrases(&phrases, loaded.document.as_ref(), &self.coverage));
        let Some(document) = &loaded.document else { return findings };
        if self.names {
            findings.extend(names::check(document, &workspace.directory, &self.declarations));
            findings.extend(texts::check_acronyms(document, &phrases, &self.declared));
        }
        findings.extend(addresses::check(document, &self.addresses));
        if self.names {
            findings.extend(self.threads.check(document, &workspace.directory));
            findings.extend(self.series.check(document, &self.threads));
        }
        findings.extend(progress::check(document));
        // What was issued is not known of a record that was altered.
        let recorded = workspace.ledger.findings_of(document.id()).next().is_none();
        if recorded && document.doubt.is_none() && loaded.findings.iter().all(|found| !found.is_error()) {
            findings.extend(corrections::check(document, &workspace.ledger, &self.orphans));
            if self.names && self.languages {
                findings.extend(renamed::check(document, workspace));
            }
        }
        findings.extend(hollow::check(document, &loaded.findings));
        let doubt = document.doubt.as_ref();
        if self.languages && doubt.is_none_or(|doubt| !doubt.languages) {
            findings.extend(languages::check(document, &loaded.catalogs));
        }
        findings.extend(prose::check(document));
        findings.extend(texts::check(document));
        findings.extend(weekdays::check(document));
        findings.extend(pictures::check(document, &self.gallery));
        let locale = &workspace.config.locale;
        let check = Check { file: &document.file, header: &document.header, directory: &workspace.directory, locale };
        // What a kind compares may be missing only because it could not be read.
        if doubt.is_none() {
            findings.extend(document.content.check(&check));
        }
        for finding in &mut findings {
            if finding.address.is_none() && Arc::ptr_eq(&finding.at.file, &document.file) {
                finding.address = document.address_at(&finding.at.span);
            }
        }
        findings.retain(|finding| !is_echo(finding, document, &loaded.findings));
        if let Some(doubt) = doubt {
            findings.retain(|finding| !may_be_known(finding, doubt));
        }
        findings
    }
}

/// Whether a finding may be no more than the echo of a fault in reading: it is about a value that could not be read, it
/// touches a row with such a value, or misses a row that is there and could not be read.
fn is_echo(finding: &Finding, document: &Document, read: &[Finding]) -> bool {
    if finding.is_of_stand_in() {
        return true;
    }
    let faulty = |row: &str| is_faulty(read, row);
    if finding.code == codes::NO_SUCH_ITEM {
        let typed = document.file.text[document.file.clamp(&finding.at.span)].trim_matches(['"', '\'']);
        // Where two rows have one id, one of them was meant to have another.
        let doubled = read.iter().any(|fault| fault.code == codes::DUPLICATE_ID);
        if doubled || faulty(&format!("{}#{typed}", document.id())) {
            return true;
        }
    }
    let others = finding.others.iter().filter(|label| Arc::ptr_eq(&label.file, &document.file));
    let others = others.filter_map(|label| document.address_at(&label.span));
    finding.address.clone().into_iter().chain(others).any(|address| faulty(row_of(&address)))
}

/// Whether a row, given by its address, has a value that could not be read.
fn is_faulty(read: &[Finding], row: &str) -> bool {
    let mut faults = read.iter().filter(|fault| fault.is_error());
    faults.any(|fault| fault.address.as_deref().map(row_of) == Some(row))
}

/// Whether a finding about something missing may be wrong, because a part of the document could not be read.
fn may_be_known(finding: &Finding, doubt: &Doubt) -> bool {
    let row = finding.address.as_deref().map(row_of);
    [codes::ORPHAN_TRANSLATION, codes::NO_SUCH_ITEM].contains(&finding.code)
        || row.is_some_and(|row| doubt.rows.iter().any(|lost| lost == row))
}

/// The row or field that an address lies in: `doc#list.3` of `doc#list.3.field`, `doc#id` of `doc#id.field`.
pub(crate) fn row_of(address: &str) -> &str {
    let after = address.find('#').map_or(address.len(), |at| at + 1);
    let mut ends = address[after..].match_indices('.').map(|(at, _)| after + at);
    let Some(first) = ends.next() else { return address };
    let second = ends.next().unwrap_or(address.len());
    let numbered = address[first + 1..second].bytes().all(|byte| byte.is_ascii_digit());
    &address[..if numbered { second } else { first }]
}

/// Two documents with one id would write the same outputs: neither is built.
fn duplicate_ids(documents: &[Loaded], found: &mut [Vec<Finding>]) {
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, loaded) in documents.iter().enumerate() {
        if let Some((id, _)) = &loaded.id {
            by_id.entry(id).or_default().push(i);
        }
    }
    let mut groups: Vec<_> = by_id.into_iter().filter(|(_, group)| group.len() > 1).collect();
    groups.sort();
    for (id, group) in groups {
        for &i in &group {
            let Some((_, span)) = &documents[i].id else { continue };
            let message = say!("dos documentos tienen el id «{id}»" | "two documents have the id “{id}”");
            let mut finding = Finding::new(codes::DUPLICATE_ID, &documents[i].file, span.clone(), message).help(say!(
                "dé a uno de ellos otro id: da nombre a los archivos publicados"
                    | "give one of them another id: it names the published files"
            ));
            for &other in group.iter().filter(|&&other| other != i) {
                if let Some((_, span)) = &documents[other].id {
                    let file = &documents[other].file;
                    finding =
                        finding.other(file, span.clone(), say!("el mismo id está aquí" | "the same id stands here"));
                }
            }
            found[i].push(finding);
        }
    }
}

/// Makes a finding of a document at a place.
pub(crate) fn finding(document: &Document, code: Code, span: Range<usize>, message: Say) -> Finding {
    Finding::new(code, &Arc::clone(&document.file), span, message)
}

/// Makes a finding about the words of a text in one language, in the document or in the file of their translation; at
/// the first of the signs that the source holds as such, else at the whole value.
pub(crate) fn text_finding(
    document: &Document,
    text: &LocalText,
    lang: Lang,
    signs: &[&str],
    code: Code,
    message: Say,
) -> Finding {
    let (file, span) = words_of(document, text, lang);
    let source = &file.text[file.clamp(&span)];
    let place = signs.iter().find_map(|sign| {
        let start = span.start + source.find(sign).filter(|_| !sign.is_empty())?;
        Some(start..start + sign.len())
    });
    Finding { address: Some(text.address.clone()), ..Finding::new(code, file, place.unwrap_or(span), message) }
}

/// The file and place of the words of a text in one language.
pub(crate) fn words_of<'d>(
    document: &'d Document,
    text: &'d LocalText,
    lang: Lang,
) -> (&'d Arc<SourceFile>, Range<usize>) {
    match text.translation(lang) {
        Some(translation) => (&translation.file, translation.span.clone()),
        None => (&document.file, text.place(lang)),
    }
}
