//! Takes one change back: the present form as it would be without it.

use toml::{Table, Value};

use super::{Change, Delta, Entry, Row, What};
use crate::source::Step;

/// The present form without a change that led to it from `old`. `None` for a row that is gone: it shows nowhere.
pub fn revert(change: &Change, old: &Table, present: &Table) -> Option<Table> {
    let mut table = present.clone();
    let lang = change.lang.map(|lang| Step::Key(lang.code().to_owned()));
    let whole = |path: &[Step]| path.iter().cloned().chain(lang.clone()).collect::<Vec<_>>();
    match &change.what {
        What::Changed { old: value, .. } => set(&mut table, &whole(&change.path), value.clone())?,
        What::Added(_) => remove(&mut table, &whole(&change.path))?,
        What::Removed(value) => {
            if matches!(change.path.last(), Some(Step::Item(_))) {
                return None;
            }
            let path = present_path(&Delta::between(old, present), &change.path)?;
            set(&mut table, &whole(&path), value.clone())?;
        }
        What::Moved { from, .. } => {
            let (Step::Item(at), list) = change.path.split_last()? else { return None };
            let rows = place(&mut table, list)?.as_array_mut()?;
            let row = (*at < rows.len()).then(|| rows.remove(*at))?;
            rows.insert((from - 1).min(rows.len()), row);
        }
    }
    Some(table)
}

/// The way in the present form to what lay on a way in the old one.
fn present_path(delta: &Delta, old: &[Step]) -> Option<Vec<Step>> {
    let (Step::Key(key), rest) = old.split_first()? else { return None };
    let mut path = vec![Step::Key(key.clone())];
    match (delta.0.get(key), rest) {
        (Some(Entry::Table(inner)), [_, ..]) => path.extend(present_path(inner, rest)?),
        (Some(Entry::Rows(rows)), [Step::Item(at), rest @ ..]) => {
            let kept = |row: &Row| matches!(row, Row::Kept { from, .. } if from == at);
            let now = rows.now.iter().position(kept)?;
            path.push(Step::Item(now));
            if let (Row::Kept { delta, .. }, [_, ..]) = (&rows.now[now], rest) {
                path.extend(present_path(delta, rest)?);
            }
        }
        (_, rest) => path.extend(rest.iter().cloned()),
    }
    Some(path)
}

fn place<'t>(table: &'t mut Table, path: &[Step]) -> Option<&'t mut Value> {
    let (Step::Key(first), rest) = path.split_first()? else { return None };
    rest.iter().try_fold(table.get_mut(first)?, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_str()),
        Step::Item(index) => value.get_mut(*index),
    })
}

fn set(table: &mut Table, path: &[Step], value: Value) -> Option<()> {
    match path.split_last()? {
        (Step::Key(key), []) => table.insert(key.clone(), value),
        (Step::Key(key), parent) => place(table, parent)?.as_table_mut()?.insert(key.clone(), value),
        (Step::Item(_), _) => return None,
    };
    Some(())
}

fn remove(table: &mut Table, path: &[Step]) -> Option<()> {
    match path.split_last()? {
        (Step::Key(key), []) => table.remove(key).map(drop),
        (Step::Key(key), parent) => place(table, parent)?.as_table_mut()?.remove(key).map(drop),
        (Step::Item(at), parent) => {
            let rows = place(table, parent)?.as_array_mut()?;
            (*at < rows.len()).then(|| rows.remove(*at)).map(drop)
        }
    }
}
