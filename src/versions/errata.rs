//! Errata: what each corrected version changed, by the corrections that declare it; and before approval, what changed since
//! the text was circulated.
//!
//! Plain data, made of the record and the present text. The view prints it (`kinds`), and the marks in the text follow from
//! it.

use chrono::NaiveDate;
use toml::{Table, Value};

use super::{Change, Delta, Ledger, Record, changes};
use crate::kinds::{Document, Status};
use crate::locale::Lang;

/// What a document says of its versions.
#[derive(Debug, Default)]
pub struct Errata {
    /// Corrected versions, the oldest first.
    pub corrected: Vec<Corrected>,
    /// What changed since the text was circulated, as long as nothing of it was corrected.
    pub since: Option<Since>,
    /// Position in the record of the first version that either tells of.
    pub first: usize,
}

/// A corrected version.
#[derive(Debug)]
pub struct Corrected {
    pub from: Issue,
    pub to: Issue,
    /// Canonical forms of both.
    pub old: Table,
    pub new: Table,
    pub groups: Vec<Group>,
}

/// The errata that a correction declares.
#[derive(Debug)]
pub struct Group {
    /// Position of the correction in the document; `None` for what none declares.
    pub correction: Option<usize>,
    pub errata: Vec<Erratum>,
}

/// A change of what was approved.
#[derive(Debug)]
pub struct Erratum {
    /// Its number in the document: it keeps it in all later versions, in every language.
    pub number: usize,
    /// One change; of a text that changed in several languages one a language.
    pub changes: Vec<Change>,
}

impl Errata {
    /// All changes that are told, the oldest first.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        let errata = self.corrected.iter().flat_map(|version| &version.groups).flat_map(|group| &group.errata);
        errata.flat_map(|erratum| &erratum.changes).chain(self.since.iter().flat_map(|since| &since.changes))
    }
}

impl Erratum {
    /// The changes that an edition in these languages shows.
    pub fn shown(&self, langs: &[Lang]) -> Vec<&Change> {
        self.changes.iter().filter(|change| change.lang.is_none_or(|lang| langs.contains(&lang))).collect()
    }
}

/// Changes of one text are told together; each other one by itself.
pub fn together(changes: Vec<Change>) -> Vec<Vec<Change>> {
    let mut groups: Vec<Vec<Change>> = Vec::new();
    for change in changes {
        let of_one_text = |group: &&mut Vec<Change>| {
            group.iter().all(|other| other.lang.is_some() && change.lang.is_some() && other.position == change.position)
        };
        match groups.last_mut().filter(of_one_text) {
            Some(group) => group.push(change),
            None => groups.push(vec![change]),
        }
    }
    groups
}

/// What changed since an earlier version.
#[derive(Debug)]
pub struct Since {
    pub version: Issue,
    pub old: Table,
    pub new: Table,
    pub changes: Vec<Change>,
}

/// A version as readers know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    pub name: String,
    pub issued: Option<NaiveDate>,
}

impl Issue {
    fn of(record: &Record) -> Issue {
        Issue { name: record.name(), issued: record.issued() }
    }
}

/// The errata of a document, from its record and its present text.
pub fn errata(document: &Document, ledger: &Ledger) -> Errata {
    let records = ledger.of(document.id());
    let Some(last) = records.last() else { return Errata::default() };
    // A document that is read is one that has a canonical form.
    let Ok(present) = document.canonical(Lang::ALL).parse::<Table>() else { return Errata::default() };
    let header = &document.header;
    let here = Issue {
        name: header
            .version
            .as_ref()
            .map_or_else(|| (last.number.saturating_add(1)).to_string(), |version| version.v.clone()),
        issued: Some(header.issued.v),
    };
    let unissued = !last.is_said_by(&present);
    let mut versions: Vec<(Issue, &Table, Option<Status>)> =
        records.iter().map(|record| (Issue::of(record), &record.table, record.status())).collect();
    if unissued {
        versions.push((here, &present, Some(header.status)));
    }
    let is_final = |status: &Option<Status>| status.is_some_and(Status::is_final);
    let first = versions.iter().position(|(.., status)| is_final(status));
    let before = versions.len().saturating_sub(2);
    let mut found = Errata { first: first.map_or(before, |first| first.min(before)), ..Errata::default() };
    let mut number = 1;
    for pair in first.map_or(&[][..], |first| &versions[first..]).windows(2) {
        let [(from, old, _), (to, new, _)] = pair else { continue };
        let changed = differences(document, old, new);
        if !changed.is_empty() {
            let groups = groups(document, (old, new), changed, &mut number);
            let (from, to) = (from.clone(), to.clone());
            found.corrected.push(Corrected { from, to, old: (*old).clone(), new: (*new).clone(), groups });
        }
    }
    // The first version that everybody agreed to, and each before it, says what is new since the one before.
    if let [.., (version, old, status), (_, new, _)] = &versions[..]
        && !is_final(status)
    {
        let changes = differences(document, old, new);
        let since = Since { version: version.clone(), old: (*old).clone(), new: (*new).clone(), changes };
        found.since = Some(since).filter(|since| !since.changes.is_empty());
    }
    found
}

/// What readers see of the difference.
fn differences(document: &Document, old: &Table, new: &Table) -> Vec<Change> {
    let mut found = changes(document.kind, old, new, &Delta::between(old, new));
    found.retain(|change| !change.formal);
    found
}

/// Each change with the first of the version's own corrections that covers it.
fn groups(document: &Document, (old, new): (&Table, &Table), changes: Vec<Change>, number: &mut usize) -> Vec<Group> {
    let declared = |table: &Table| table.get("correction").and_then(Value::as_array).map_or(0, Vec::len);
    let own = declared(old)..declared(new);
    let covers = |at: usize, change: &Change| {
        let correction = document.header.correction.get(at);
        correction.is_some_and(|correction| {
            correction.covers.iter().any(|address| change.is_covered_by(document.own_address(address)))
        })
    };
    let mut groups: Vec<Group> = own.clone().map(|at| Group { correction: Some(at), errata: Vec::new() }).collect();
    groups.push(Group { correction: None, errata: Vec::new() });
    for changes in together(changes) {
        let covered = |at: usize| changes.iter().any(|change| covers(at, change));
        let at = own.clone().position(covered).unwrap_or(own.len());
        groups[at].errata.push(Erratum { number: 0, changes });
    }
    groups.retain(|group| !group.errata.is_empty());
    for erratum in groups.iter_mut().flat_map(|group| &mut group.errata) {
        erratum.number = *number;
        *number += 1;
    }
    groups
}
