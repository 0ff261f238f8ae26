//! Items that follow another, of this document or of another: who and when must agree, and no circles.
//!
//! The threads of all commitments of the workspace are spun once; `carried` looks at the same ones.

use std::collections::{HashMap, HashSet};

use super::{addresses, finding, is_faulty, row_of};
use crate::diag::{Finding, codes};
use crate::kinds::{Commitment, Document, Loaded, Nature};
use crate::locale::{Lang, date_words};
use crate::say;
use crate::source::{Period, Val};
use crate::workspace::Directory;

/// Every commitment of the workspace, with the ones that it follows.
pub struct Threads<'a> {
    pub rows: Vec<Thread<'a>>,
}

/// A commitment in its document.
pub struct Thread<'a> {
    loaded: &'a Loaded,
    pub document: &'a Document,
    pub row: Commitment<'a>,
    /// The one that it follows.
    pub follows: Option<usize>,
}

impl<'a> Threads<'a> {
    pub fn of(documents: &'a [Loaded]) -> Threads<'a> {
        let mut rows = Vec::new();
        for loaded in documents {
            let Some(document) = &loaded.document else { continue };
            let commitments = document.content.commitments();
            rows.extend(commitments.into_iter().map(|row| Thread { loaded, document, row, follows: None }));
        }
        let mut by_place: HashMap<(&str, usize), usize> = HashMap::new();
        for (index, thread) in rows.iter().enumerate() {
            by_place.entry((thread.document.id(), thread.row.at.start)).or_insert(index);
        }
        // Of two documents with one id, which is an error, the first.
        let mut by_id: HashMap<&str, &Document> = HashMap::new();
        for document in documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
            by_id.entry(document.id()).or_insert(document);
        }
        let followed = |thread: &Thread| {
            let (target, item) = addresses::parts(thread.document, &thread.row.follows?.0);
            let row = by_id.get(target)?.row(item?)?;
            by_place.get(&(target, row.span.start)).copied()
        };
        let follows: Vec<Option<usize>> = rows.iter().map(followed).collect();
        for (thread, follows) in rows.iter_mut().zip(follows) {
            thread.follows = follows;
        }
        Threads { rows }
    }

    /// Reports what contradicts the item that it follows, and items that follow each other in a circle.
    pub fn check(&self, document: &Document, directory: &Directory) -> Vec<Finding> {
        let mut findings = Vec::new();
        let own = |thread: &&Thread| std::ptr::eq(thread.document, document);
        for (index, thread) in self.rows.iter().enumerate().filter(|(_, thread)| own(thread)) {
            let Some(followed) = thread.follows else { continue };
            match self.circle(index) {
                // Once a circle, at the first of its rows.
                Some(circle) if circle.iter().all(|other| index <= *other) => findings.extend(self.in_circle(&circle)),
                Some(_) => {}
                None => contradictions(thread, &self.rows[followed], directory, &mut findings),
            }
        }
        findings
    }

    /// The rows of the circle that a row is part of, itself first; `None` when it is part of none.
    fn circle(&self, index: usize) -> Option<Vec<usize>> {
        let back = self.back(index);
        (self.rows[*back.last()?].follows == Some(index)).then_some(back)
    }

    /// A row, the one that it follows, and so on to the first, each once.
    pub fn back(&self, index: usize) -> Vec<usize> {
        let (mut back, mut seen) = (vec![index], HashSet::from([index]));
        let mut next = self.rows[index].follows;
        while let Some(at) = next.filter(|at| seen.insert(*at)) {
            back.push(at);
            next = self.rows[at].follows;
        }
        back
    }

    fn in_circle(&self, circle: &[usize]) -> Option<Finding> {
        let place = |index: usize| {
            let thread = &self.rows[index];
            Some((&thread.document.file, thread.row.follows?.0.span.clone()))
        };
        let (_, span) = place(circle[0])?;
        let document = self.rows[circle[0]].document;
        let message = if circle.len() == 1 {
            say!("esta fila se sigue a sí misma" | "this item follows itself")
        } else {
            say!("estas filas se siguen unas a otras en círculo" | "these items follow each other in a circle")
        };
        let mut found = finding(document, codes::FOLLOWS_CIRCLE, span, message).help(say!(
            "«follows» nombra una fila anterior: corríjalo, o bórrelo en la más antigua"
                | "“follows” names an earlier item: correct it, or delete it in the oldest"
        ));
        for (file, span) in circle[1..].iter().filter_map(|index| place(*index)) {
            found = found.other(file, span, say!("y esta sigue a la siguiente" | "and this one follows the next"));
        }
        Some(found)
    }
}

impl Thread<'_> {
    /// Address of its row.
    pub fn address(&self) -> Option<String> {
        self.document.address_at(&self.row.at)
    }

    /// Whether something of its row could not be read.
    fn is_faulty(&self) -> bool {
        self.address().is_some_and(|address| is_faulty(&self.loaded.findings, row_of(&address)))
    }
}

/// Other owners, another date, another meeting than the item that it follows has.
fn contradictions(thread: &Thread, followed: &Thread, directory: &Directory, findings: &mut Vec<Finding>) {
    if followed.is_faulty() {
        return;
    }
    let (row, before) = (&thread.row, &followed.row);
    if !row.explains_itself() {
        findings.extend(other_owners(thread, followed, directory));
        // A new plan has new dates; a report, or a row of the same document, has none but those of what it follows.
        if row.nature != Nature::Planned || std::ptr::eq(thread.document, followed.document) {
            findings.extend(other_dates(thread, followed));
        }
    }
    let days = row.agreed.zip(before.agreed).filter(|_| row.nature == Nature::Reported);
    if let Some((stated, day)) = days.filter(|(stated, day)| stated.v != day.v) {
        let words = |day| (date_words(Lang::ES, day), date_words(Lang::EN, day));
        let ((typed_es, typed_en), (right_es, right_en)) = (words(stated.v), words(day.v));
        let message = say!(
            "dice que se acordó el {typed_es}, y se acordó el {right_es}"
                | "it says that it was agreed on {typed_en}, and it was agreed on {right_en}"
        );
        findings.push(
            finding(thread.document, codes::FOLLOWS_CONTRADICTED, stated.span.clone(), message)
                .other(
                    &followed.document.file,
                    day.span.clone(),
                    say!("la fecha del acuerdo" | "the day it was agreed"),
                )
                .help(say!("corrija la fecha, o «follows»" | "correct the date, or “follows”")),
        );
    }
}

/// Owners of whom none is an owner of the item that it follows.
fn other_owners(thread: &Thread, followed: &Thread, directory: &Directory) -> Option<Finding> {
    let (now, before) = (thread.row.owners(), followed.row.owners());
    if now.iter().chain(&before).any(|body| body.is_all()) {
        return None;
    }
    let known: Vec<String> = before.iter().map(|body| directory.identity(&body.0)).collect();
    if now.iter().any(|body| known.contains(&directory.identity(&body.0))) {
        return None;
    }
    let (first, other) = (now.first()?, before.first()?);
    let message =
        say!("otro responsable que el de la fila a la que sigue" | "another owner than that of the item it follows");
    Some(
        finding(thread.document, codes::FOLLOWS_CONTRADICTED, first.0.span.clone(), message)
            .other(
                &followed.document.file,
                other.0.span.clone(),
                say!("el responsable de aquella" | "the owner of that one"),
            )
            .help(explain()),
    )
}

/// A date or period that none of the item that it follows has in common with it.
fn other_dates(thread: &Thread, followed: &Thread) -> Option<Finding> {
    let before = followed.row.whens();
    let other = *before.first()?;
    let now = thread.row.whens();
    let when = now.iter().find(|when| before.iter().all(|before| apart(when, before)))?;
    let message = say!("otra fecha que la de la fila a la que sigue" | "another date than that of the item it follows");
    Some(
        finding(thread.document, codes::FOLLOWS_CONTRADICTED, when.span.clone(), message)
            .other(&followed.document.file, other.span.clone(), say!("la fecha de aquella" | "the date of that one"))
            .help(explain()),
    )
}

fn explain() -> crate::diag::Say {
    say!(
        "corríjalo; si cambió, dígalo con status = \"carried-over\" o con una nota"
            | "correct it; if it has changed, say so with status = \"carried-over\" or in a note"
    )
}

/// Whether two periods certainly have no day in common.
fn apart(one: &Val<Period>, other: &Val<Period>) -> bool {
    let ends_before = |a: &Period, b: &Period| a.end().zip(b.start()).is_some_and(|(end, start)| end < start);
    ends_before(one, other) || ends_before(other, one)
}
