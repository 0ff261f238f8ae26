//! Differences of versions, held against thousands of random edits of the samples.
//!
//! Each case takes the canonical form of a sample, edits it and knows what it did (`support/edits.rs`). The difference must
//! lead from the one to the other exactly; the changes must name all of it and nothing else; what is only moved must be told
//! as moved, with the fewest rows.

use crate::support;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use crate::support::dice::Dice;
use crate::support::edits::{self, Edit, Told, at, list_of};
use pliego::assets::Templates;
use pliego::diag::Finding;
use pliego::kinds::Kind;
use pliego::locale::Lang;
use pliego::pdf::Plant;
use pliego::source::Step;
use pliego::theme::Theme;
use pliego::versions::{Change, Delta, Issued, Ledger, Record, What, changes, find, issue};
use pliego::workspace::{Root, Workspace};
use toml::{Table, Value};

/// Cases of one edit each.
const SINGLE: usize = 3_000;
/// Cases of several edits.
const SEVERAL: usize = 500;
/// Cases of an approved document that is edited.
const APPROVED: usize = 300;
/// Cases of a record that is damaged.
const DAMAGED: usize = 2_000;

/// A sample in its canonical form.
struct Sample {
    kind: &'static Kind,
    form: Table,
}

fn samples() -> Vec<Sample> {
    let workspace = Workspace::open(&support::project()).expect("the samples");
    let samples: Vec<Sample> = workspace
        .documents
        .iter()
        .filter_map(|loaded| loaded.document.as_ref())
        .map(|document| {
            let mut form: Table = document.canonical(Lang::ALL).parse().expect("a canonical form");
            // What a sample tells of its own corrections would be in the way of those that are tried here.
            form.remove("correction");
            Sample { kind: document.kind, form }
        })
        .collect();
    assert_eq!(samples.len(), support::sample_count());
    samples
}

/// The changes between two forms, after the difference has been held against them.
fn told(kind: &Kind, old: &Table, new: &Table) -> Result<Vec<Change>, String> {
    let delta = Delta::between(old, new);
    if delta.apply(old).as_ref() != Some(new) {
        return Err("the difference does not lead from the old form to the new one".to_owned());
    }
    if delta.is_empty() != (old == new) {
        return Err("an empty difference".to_owned());
    }
    let found = changes(kind, old, new, &delta);
    whole(old, new, &found).map_err(|why| format!("{why}: {}", shown(&found)))?;
    Ok(found)
}

fn shown(changes: &[Change]) -> String {
    let line = |change: &Change| {
        let what = match &change.what {
            What::Added(value) => format!("added {value}"),
            What::Removed(value) => format!("removed {value}"),
            What::Changed { old, new } => format!("{old} -> {new}"),
            What::Moved { from, to, .. } => format!("moved {from} -> {to}"),
        };
        let what: String = what.chars().take(160).collect();
        format!("\n  {} ({}) {:?}: {what}", change.address, change.position, change.lang)
    };
    changes.iter().map(line).collect()
}

/// Whether the changes name every difference and nothing else: what they say is what the forms say at those places, and
/// when all that they name is taken out of both forms, these say the same.
fn whole(old: &Table, new: &Table, changes: &[Change]) -> Result<(), String> {
    let (mut before, mut after) = (old.clone(), new.clone());
    let mut moved = false;
    // What is taken out is marked first, so that positions stay what they are.
    let mark = || Value::String("\u{0}".to_owned());
    let gone = || Value::String("\u{1}".to_owned());
    let text = |path: &[Step], change: &Change| {
        path.iter().cloned().chain(change.lang.map(|lang| Step::Key(lang.code().to_owned()))).collect::<Vec<_>>()
    };
    let set = |form: &mut Table, path: &[Step], value: Value| match at(form, path) {
        Some(place) => {
            *place = value;
            Ok(())
        }
        None => Err(format!("there is nothing at {path:?}")),
    };
    for change in changes {
        let path = text(&change.path, change);
        let says = |form: &Table, path: &[Step], value: &Value| match find(form, path) == Some(value) {
            true => Ok(()),
            false => Err(format!("{path:?} does not say {value}")),
        };
        match &change.what {
            What::Added(value) => {
                says(new, &path, value)?;
                set(&mut after, &path, gone())?;
            }
            What::Removed(value) => {
                says(old, &path, value)?;
                set(&mut before, &path, gone())?;
            }
            What::Changed { old: was, new: is } => {
                let old_path = text(change.old_path.as_deref().unwrap_or_default(), change);
                says(old, &old_path, was)?;
                says(new, &path, is)?;
                if was == is {
                    return Err(format!("{path:?} did not change"));
                }
                set(&mut before, &old_path, mark())?;
                set(&mut after, &path, mark())?;
            }
            What::Moved { from, to, .. } => {
                let place = |path: Option<&[Step]>| path.and_then(<[_]>::last).cloned();
                let (old_path, path) = (place(change.old_path.as_deref()), place(Some(&change.path)));
                if (old_path, path) != (Some(Step::Item(from - 1)), Some(Step::Item(to - 1))) {
                    return Err(format!("{} did not move like this", change.address));
                }
                moved = true;
            }
        }
    }
    // Rows that moved are in both forms all the same.
    let (before, after) = (Value::Table(before), Value::Table(after));
    let (before, after) = if moved { (bag(before), bag(after)) } else { (before, after) };
    if settled(before) == settled(after) { Ok(()) } else { Err("something is not named".to_owned()) }
}

/// A value without what was marked as gone, and without lists and tables that are empty then.
fn settled(value: Value) -> Option<Value> {
    match value {
        Value::String(text) if text == "\u{1}" => None,
        Value::Array(items) => {
            let items: Vec<Value> = items.into_iter().filter_map(settled).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Table(table) => {
            let table: Table = table.into_iter().filter_map(|(key, value)| Some((key, settled(value)?))).collect();
            (!table.is_empty()).then_some(Value::Table(table))
        }
        other => Some(other),
    }
}

/// A value with the rows of all its lists in one order.
fn bag(value: Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.into_iter().map(bag).collect();
            items.sort_by_key(|item| settled(item.clone()).map_or(String::new(), |item| item.to_string()));
            Value::Array(items)
        }
        Value::Table(table) => Value::Table(table.into_iter().map(|(key, value)| (key, bag(value))).collect()),
        other => other,
    }
}

/// Whether the changes are what an edit should be told as.
fn is_told(edit: &Edit, told: &[Told], changes: &[Change]) -> bool {
    let mut rest: Vec<&Change> = changes.iter().filter(|change| !is_empty(change)).collect();
    let mut take = |wanted: &dyn Fn(&Change) -> bool| match rest.iter().position(|change| wanted(change)) {
        Some(at) => {
            rest.remove(at);
            true
        }
        None => false,
    };
    let all = told.iter().all(|told| match told {
        Told::Added(path) => take(&|c| matches!(c.what, What::Added(_)) && c.path == *path && c.lang.is_none()),
        Told::Removed(path) => take(&|c| {
            let place = c.path == *path || c.old_path.as_ref() == Some(path);
            matches!(c.what, What::Removed(_)) && place && c.lang.is_none()
        }),
        Told::Changed(path, lang) => {
            take(&|c| matches!(c.what, What::Changed { .. }) && c.path == *path && c.lang == *lang)
        }
        Told::Gained(path, lang) => {
            take(&|c| matches!(c.what, What::Added(_)) && c.path == *path && c.lang == Some(*lang))
        }
        Told::Lost(path, lang) => {
            take(&|c| matches!(c.what, What::Removed(_)) && c.path == *path && c.lang == Some(*lang))
        }
        Told::Row(list, row) => take(&|c| {
            list_of(&c.path) == list && matches!(&c.what, What::Added(value) if value.as_table() == Some(row))
        }),
        Told::Gone(list, row) => take(&|c| {
            list_of(&c.path) == list && matches!(&c.what, What::Removed(value) if value.as_table() == Some(row))
        }),
        Told::Moved(list, count) => {
            (0..*count).all(|_| take(&|c| matches!(c.what, What::Moved { .. }) && list_of(&c.path) == list))
        }
    });
    all && rest.is_empty() && changes.iter().all(|change| change.formal || !edit.formal)
}

/// A list or table that says nothing, and is there or not.
fn is_empty(change: &Change) -> bool {
    let (What::Added(value) | What::Removed(value)) = &change.what else { return false };
    change.formal && settled(value.clone()).is_none()
}

/// Whether a row was told as gone and new, because so much of it is different that nobody can tell.
fn is_replaced(edit: &Edit, changes: &[Change]) -> bool {
    let lists: Vec<&[Step]> = changes.iter().map(|change| list_of(&change.path)).collect();
    let small = |value: &Value| match value {
        Value::Table(row) => row.get("id").is_none() && row.len() <= 3,
        _ => false,
    };
    edit.told.as_deref().is_some_and(|told| told.len() == 1)
        && matches!(changes, [
            Change { what: What::Added(new), .. }, Change { what: What::Removed(old), .. }
        ] if small(new) && small(old))
        && lists[0] == lists[1]
}

/// Runs cases on all cores and gathers their counts and complaints.
fn run(cases: usize, case: impl Fn(usize) -> (String, Result<(), String>) + Sync) -> BTreeMap<String, usize> {
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let work = |first: usize| {
        let all = (first..cases).step_by(threads).map(|number| (number, case(number)));
        all.map(|(number, (name, result))| (name, result.err().map(|why| format!("case {number}: {why}")))).collect()
    };
    let mut counts = BTreeMap::new();
    let mut complaints = Vec::new();
    std::thread::scope(|scope| {
        let work = &work;
        let handles: Vec<_> = (0..threads).map(|first| scope.spawn(move || -> Vec<_> { work(first) })).collect();
        for handle in handles {
            for (name, complaint) in handle.join().expect("no panic") {
                *counts.entry(name).or_insert(0) += 1;
                complaints.extend(complaint);
            }
        }
    });
    assert!(
        complaints.is_empty(),
        "{} complaints:\n{}",
        complaints.len(),
        complaints[..complaints.len().min(8)].join("\n")
    );
    counts
}

#[test]
fn an_edit_is_told_as_what_it_is() {
    let samples = samples();
    let counts = run(SINGLE, |number| {
        let mut dice = Dice::new(number);
        let Sample { kind, form } = dice.pick(&samples);
        let mut new = form.clone();
        let edit = edits::random(&mut new, &mut dice);
        let result = told(kind, form, &new).and_then(|changes| match &edit.told {
            Some(due) if is_told(&edit, due, &changes) => Ok(edit.name.to_owned()),
            Some(_) if is_replaced(&edit, &changes) => Ok(format!("{} (row replaced)", edit.name)),
            Some(due) => Err(format!("{} should be {due:?}, is {}", edit.name, shown(&changes))),
            None => Ok(edit.name.to_owned()),
        });
        (result.clone().unwrap_or_default(), result.map(drop).map_err(|why| format!("{} ({why})", kind.key)))
    });
    println!("edits: {counts:?}");
    let replaced: usize = counts.iter().filter(|(name, _)| name.ends_with("replaced)")).map(|(_, count)| count).sum();
    assert!(replaced * 50 < SINGLE, "{replaced} rows replaced");
    assert!(counts.len() >= 20, "{counts:?}");
}

#[test]
fn several_edits_are_told_whole() {
    let samples = samples();
    let counts = run(SEVERAL, |number| {
        let mut dice = Dice::new(SINGLE + number);
        let Sample { kind, form } = dice.pick(&samples);
        let mut new = form.clone();
        let count = 2 + dice.roll(11);
        for _ in 0..count {
            edits::random(&mut new, &mut dice);
        }
        let back = told(kind, form, &new).and_then(|_| told(kind, &new, form));
        (format!("{count:2} edits"), back.map(drop).map_err(|why| format!("{} ({why})", kind.key)))
    });
    println!("{counts:?}");
}

/// A sample by itself, approved and issued; its source is its canonical form.
struct Approved {
    folder: tempfile::TempDir,
    path: String,
    form: Table,
    kind: &'static Kind,
}

fn approved(samples: &[Sample]) -> Vec<Approved> {
    let project = support::project();
    let workspace = Workspace::open(&project).expect("the samples");
    let paths = workspace.documents.iter().map(|loaded| loaded.file.path.clone());
    let one = |(sample, path): (&Sample, String)| {
        let mut form = sample.form.clone();
        // A sample that was corrected begins anew: what an edit does to issued corrections is another rule's.
        form.remove("correction");
        form.insert("status".into(), "approved".into());
        form.insert("version".into(), "1.0".into());
        let text = toml::to_string(&form).expect("TOML");
        let read = |path: &str| std::fs::read_to_string(project.join(path)).expect("a file");
        let (pliego, directory) = (read("pliego.toml"), read("directory.toml"));
        let files = [("pliego.toml", &*pliego), ("directory.toml", &*directory), (path.as_str(), &*text)];
        let folder = support::workspace(&files);
        let pictures = Path::new(&path).parent().expect("a folder").join("pictures");
        if project.join(&pictures).is_dir() {
            support::copy(&project.join(&pictures), &folder.path().join(&pictures));
        }
        let workspace = Workspace::open(folder.path()).expect("a workspace");
        let document = workspace.documents[0].document.as_ref().expect("a document");
        assert!(matches!(issue(&workspace, document).expect("a record"), Issued::New { .. }));
        Approved { folder, path, form, kind: sample.kind }
    };
    samples.iter().zip(paths).map(one).collect()
}

/// Codes of the rules of corrections that a text of the document gives; `None` when the text cannot be read.
fn verdict(case: &Approved, form: &Table, plant: &Arc<Plant>) -> Option<(Vec<&'static str>, Table, String)> {
    let text = toml::to_string(form).expect("TOML");
    let root = Root::find(case.folder.path()).expect("a workspace");
    let drafts = HashMap::from([(case.path.clone(), text.into_bytes())]);
    let mut workspace = Workspace::read(root.with_drafts(drafts));
    let loaded = &workspace.documents[0];
    if loaded.findings.iter().any(Finding::is_error) {
        return None;
    }
    let document = loaded.document.as_ref()?;
    let (form, id) = (document.canonical(Lang::ALL).parse().expect("a canonical form"), document.id().to_owned());
    let findings = pliego::rules::check(&mut workspace, plant);
    let codes = findings.iter().map(|finding| finding.code.as_str()).filter(|code| code.starts_with('C'));
    Some((codes.collect(), form, id))
}

#[test]
fn what_was_approved_changes_by_a_correction_that_covers_it() {
    let samples = samples();
    let approved = approved(&samples);
    let plant = Arc::new(Plant::new(&Templates::new(&[], Theme::default())));
    let counts = run(APPROVED, |number| {
        let mut dice = Dice::new(SINGLE + SEVERAL + number);
        let case = dice.pick(&approved);
        let mut form = case.form.clone();
        for _ in 0..1 + dice.roll(3) {
            edits::random(&mut form, &mut dice);
        }
        let Some((codes, now, _)) = verdict(case, &form, &plant) else { return ("unreadable".into(), Ok(())) };
        let found = match told(case.kind, &case.form, &now) {
            Ok(found) => found,
            Err(why) => return ("told".into(), Err(why)),
        };
        let mut covers: Vec<Value> =
            found.iter().filter(|change| !change.formal).map(|change| change.address.clone().into()).collect();
        if covers.is_empty() {
            let result =
                if codes.is_empty() { Ok(()) } else { Err(format!("{codes:?} of formalities {}", shown(&found))) };
            return ("formal".into(), result);
        }
        if codes != ["C001"] {
            return ("uncovered".into(), Err(format!("{} ({codes:?}): {}", case.path, shown(&found))));
        }
        covers.dedup();
        let correction = Table::from_iter([
            ("by".to_owned(), form["body"].clone()),
            ("on".to_owned(), form["issued"].clone()),
            (
                "reason".to_owned(),
                Value::Table(["es", "en"].map(|lang| (lang.into(), "Fe de erratas".into())).into_iter().collect()),
            ),
            ("covers".to_owned(), Value::Array(covers)),
        ]);
        form.insert("status".into(), "corrected".into());
        form.insert("version".into(), "1.1".into());
        form.insert("correction".into(), Value::Array(vec![Value::Table(correction)]));
        let result = match verdict(case, &form, &plant) {
            Some((codes, ..)) if codes.is_empty() => Ok(()),
            Some((codes, ..)) => Err(format!("{} covered, and {codes:?}: {}", case.path, shown(&found))),
            None => Err(format!("{}: the correction cannot be read", case.path)),
        };
        ("covered".into(), result)
    });
    println!("{counts:?}");
    assert!(counts["covered"] * 2 > APPROVED && counts["formal"] > 5, "{counts:?}");
}

#[test]
fn no_byte_of_the_record_changes_unnoticed() {
    let samples = samples();
    let versions = 3;
    let folder = support::workspace(&[]);
    let path = |number: usize| format!("content/.record/a/{number:04}.toml");
    let mut last: Option<Record> = None;
    for number in 1..=versions {
        let mut form = samples[0].form.clone();
        form.insert("version".into(), Value::Integer(number as i64));
        let record = Record::new("a", last.as_ref(), toml::to_string(&form).expect("TOML")).expect("a record");
        support::write(folder.path(), &path(number), &record.write().expect("a file"));
        last = Some(record);
    }
    let root = Root::find(folder.path()).expect("a workspace");
    let sound = Ledger::read(&root, "content");
    assert_eq!((sound.of("a").len(), sound.findings_of("a").count()), (versions, 0));
    let (mut noticed, mut same) = (0, 0);
    for number in 0..DAMAGED {
        let mut dice = Dice::new(number);
        let path = path(1 + dice.roll(versions));
        let whole = std::fs::read(folder.path().join(&path)).expect("a record");
        let mut bytes = whole.clone();
        let at = dice.roll(bytes.len());
        match dice.roll(4) {
            0 => drop(bytes.remove(at)),
            1 => bytes.insert(at, dice.roll(256) as u8),
            2 => bytes.truncate(at),
            _ => bytes[at] = bytes[at].wrapping_add(1 + dice.roll(255) as u8),
        }
        let ledger = Ledger::read(&root.with_drafts(HashMap::from([(path.clone(), bytes.clone())])), "content");
        let findings: Vec<&Finding> = ledger.findings_of("a").collect();
        match findings[..] {
            [] if ledger.of("a") == sound.of("a") => same += 1,
            [found] if found.code.as_str() == "C008" && found.at.file.path == path => noticed += 1,
            _ => panic!("case {number}, byte {at} of {path}: {findings:?}"),
        }
    }
    println!("noticed: {noticed}, of no account: {same}");
    assert!(noticed > same * 4, "{noticed} noticed, {same} of no account");
}

#[test]
fn no_version_is_taken_out_or_put_in_unnoticed() {
    let samples = samples();
    let versions = 5;
    let mut records: Vec<Record> = Vec::new();
    for number in 1..=versions {
        let mut form = samples[0].form.clone();
        form.insert("version".into(), Value::Integer(number as i64));
        records.push(Record::new("a", records.last(), toml::to_string(&form).expect("TOML")).expect("a record"));
    }
    let read = |files: &[(usize, usize)]| {
        let folder = support::workspace(&[]);
        for (place, record) in files {
            let text = records[*record].write().expect("a file");
            support::write(folder.path(), &format!("content/.record/a/{:04}.toml", place + 1), &text);
        }
        let ledger = Ledger::read(&Root::find(folder.path()).expect("a workspace"), "content");
        let found: Vec<&str> = ledger.findings_of("a").map(|finding| finding.code.as_str()).collect();
        assert!(found.iter().all(|code| *code == "C008"), "{found:?}");
        found.len()
    };
    let all: Vec<(usize, usize)> = (0..versions).map(|at| (at, at)).collect();
    assert_eq!(read(&all), 0);
    for at in 0..versions {
        let mut without = all.clone();
        without.remove(at);
        // Without its last version a record is what it was before: a copy elsewhere tells, the record cannot.
        assert_eq!(read(&without) > 0, at + 1 < versions, "without {at}");
        let mut closed = without.clone();
        closed.iter_mut().skip(at).for_each(|(place, _)| *place -= 1);
        assert_eq!(read(&closed) > 0, at + 1 < versions, "{at} taken out, the others moved up");
        for other in (0..versions).filter(|other| *other != at) {
            let mut twice = all.clone();
            twice[at].1 = other;
            assert!(read(&twice) > 0, "{other} in the place of {at}");
            let mut swapped = all.clone();
            swapped[at].1 = other;
            swapped[other].1 = at;
            assert!(read(&swapped) > 0, "{at} and {other} swapped");
        }
        let mut more = all.clone();
        more.push((versions, at));
        assert!(read(&more) > 0, "{at} once more");
    }
}
