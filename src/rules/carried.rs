//! Series of yearly plans: what the plan of the year before left open, this year's carries on or drops.

use std::collections::{HashMap, HashSet};

use super::finding;
use super::follows::{Thread, Threads};
use crate::diag::Finding;
use crate::kinds::{Document, Loaded, Succession};
use crate::say;
use crate::workspace::Directory;

/// A series and a year of it.
type Volume = (Vec<String>, i32);

/// The yearly plans of the workspace.
pub struct Series<'a> {
    /// By the path of the document.
    plans: HashMap<&'a str, Succession<'a>>,
    /// The rows of each year of each series, those of the document issued first before the others.
    volumes: HashMap<Volume, Vec<usize>>,
    /// Rows of which a later row of the same year says more.
    reported: HashSet<usize>,
    /// Rows that are done or dropped, or of which a row that follows them says so.
    closed: HashSet<usize>,
}

impl<'a> Series<'a> {
    pub fn of(documents: &'a [Loaded], threads: &Threads, directory: &Directory) -> Series<'a> {
        let documents = documents.iter().filter_map(|loaded| loaded.document.as_ref());
        let plans = documents.filter_map(|document| {
            let plan = document.content.succession(directory).filter(|plan| !plan.year.is_stand_in())?;
            Some((document.file.path.as_str(), plan))
        });
        let plans: HashMap<&str, Succession> = plans.collect();
        let volume = |thread: &Thread| plans.get(thread.document.file.path.as_str()).map(Succession::volume);
        let mut volumes: HashMap<Volume, Vec<usize>> = HashMap::new();
        let (mut reported, mut closed) = (HashSet::new(), HashSet::new());
        for (index, thread) in threads.rows.iter().enumerate() {
            let own = volume(thread);
            let followed = thread.follows.filter(|at| own.is_some() && volume(&threads.rows[*at]) == own);
            reported.extend(followed);
            if thread.row.is_closed() {
                closed.extend(threads.back(index));
            }
            if let Some(own) = own {
                volumes.entry(own).or_default().push(index);
            }
        }
        for rows in volumes.values_mut() {
            rows.sort_by_key(|index| (threads.rows[*index].document.header.issued.v, *index));
        }
        Series { plans, volumes, reported, closed }
    }

    /// Reports, at the year of a plan, every action of the year before that it leaves open.
    pub fn check(&self, document: &Document, threads: &Threads) -> Vec<Finding> {
        let Some(plan) = self.plans.get(document.file.path.as_str()) else { return Vec::new() };
        let rows_of = |year: i32| self.volumes.get(&(plan.series.clone(), year)).map_or(&[][..], Vec::as_slice);
        let own = rows_of(plan.year.v);
        // A preliminary report has no plan yet, and the follow-up reports of a year come after its plan.
        if own.first().is_none_or(|first| !std::ptr::eq(threads.rows[*first].document, document)) {
            return Vec::new();
        }
        let carried: HashSet<usize> = own.iter().flat_map(|index| threads.back(*index)).collect();
        let open = rows_of(plan.previous).iter().filter(|index| {
            !self.reported.contains(index)
                && !self.closed.contains(index)
                // Whoever carries on the row of a plan carries on what the reports of its year say of it.
                && threads.back(**index).iter().all(|row| !carried.contains(row))
        });
        let mut open: Vec<usize> = open.copied().collect();
        open.sort_unstable();
        open.into_iter().map(|index| left_open(document, plan, &threads.rows[index])).collect()
    }
}

impl Succession<'_> {
    fn volume(&self) -> Volume {
        (self.series.clone(), self.year.v)
    }
}

fn left_open(document: &Document, plan: &Succession, thread: &Thread) -> Finding {
    let words = beginning(thread.row.what.source().1);
    let address = thread.address().unwrap_or_default();
    let before = plan.previous;
    let message = say!(
        "«{words}», de {before}, quedó sin terminar, y este plan no lo continúa ni lo descarta"
            | "“{words}”, of {before}, was left unfinished, and this plan neither carries it on nor drops it"
    );
    let found = finding(document, plan.rule, plan.year.span.clone(), message)
        .other(
            &thread.document.file,
            thread.row.at.clone(),
            say!("lo que quedó sin terminar" | "what was left unfinished"),
        )
        .help(say!(
            "agregue una [[action]] con follows = \"{address}\"; si se abandona, con status = \"dropped\""
                | "add an [[action]] with follows = \"{address}\"; if it is given up, with status = \"dropped\""
        ));
    // By this address one action is accepted, and not all of them at once.
    Finding { address: Some(address), ..found }
}

/// The first words of a text, for a message of one line.
fn beginning(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() > 60 {
            return out.trim_end_matches([',', ';', ':', ' ']).to_owned() + "…";
        }
        out.push_str(if out.is_empty() { "" } else { " " });
        out.push_str(word);
    }
    out
}
