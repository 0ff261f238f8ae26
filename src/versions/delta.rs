//! The difference between two canonical forms, as a tree that mirrors them.
//!
//! It is exact: applied to the old form it gives the new one. Rows keep their identity (see `rows`), so a row that only
//! changed its place is moved, not removed and added.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::rows;

/// What changed between two tables.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Delta(pub BTreeMap<String, Entry>);

/// What changed about a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    Added(Value),
    Removed(Value),
    /// Another value: a number, a date, a word, a list of such.
    Changed {
        old: Value,
        new: Value,
    },
    /// A table, of which some keys changed.
    Table(Delta),
    /// A list of tables.
    Rows(Rows),
}

/// What changed about a list of tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// Rows that are gone, with their positions in the old list.
    pub gone: Vec<(usize, Table)>,
    /// Every row of the new list, in its order.
    pub now: Vec<Row>,
}

/// A row of the new list.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    New(Table),
    /// A row of the old list.
    Kept {
        /// Its position there.
        from: usize,
        /// Whether it stands before or behind others than it did.
        moved: bool,
        delta: Delta,
    },
}

impl Delta {
    /// The difference that leads from `old` to `new`.
    pub fn between(old: &Table, new: &Table) -> Delta {
        let mut delta = BTreeMap::new();
        for (key, value) in old {
            let entry = match new.get(key) {
                None => Some(Entry::Removed(value.clone())),
                Some(other) => entry(value, other),
            };
            delta.extend(entry.map(|entry| (key.clone(), entry)));
        }
        let added = new.iter().filter(|(key, _)| !old.contains_key(*key));
        delta.extend(added.map(|(key, value)| (key.clone(), Entry::Added(value.clone()))));
        Delta(delta)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The new form, out of the old one; `None` when the difference is not one of this form.
    pub fn apply(&self, old: &Table) -> Option<Table> {
        let mut new = old.clone();
        for (key, entry) in &self.0 {
            let value = match entry {
                Entry::Added(value) => Some(value.clone()),
                Entry::Removed(_) => None,
                Entry::Changed { new, .. } => Some(new.clone()),
                Entry::Table(delta) => Some(Value::Table(delta.apply(old.get(key)?.as_table()?)?)),
                Entry::Rows(rows) => Some(Value::Array(rows.apply(old.get(key)?.as_array()?)?)),
            };
            match value {
                Some(value) => new.insert(key.clone(), value),
                None => new.remove(key),
            };
        }
        Some(new)
    }
}

impl Rows {
    fn apply(&self, old: &[Value]) -> Option<Vec<Value>> {
        let row = |row: &Row| match row {
            Row::New(table) => Some(Value::Table(table.clone())),
            Row::Kept { from, delta, .. } => Some(Value::Table(delta.apply(old.get(*from)?.as_table()?)?)),
        };
        self.now.iter().map(row).collect()
    }

    /// Whether every row stands where it stood and says what it said.
    fn is_empty(&self) -> bool {
        let same = |row: &Row| matches!(row, Row::Kept { moved: false, delta, .. } if delta.is_empty());
        self.gone.is_empty() && self.now.iter().all(same)
    }
}

fn entry(old: &Value, new: &Value) -> Option<Entry> {
    match (old, new) {
        _ if old == new => None,
        (Value::Table(old), Value::Table(new)) => {
            Some(Entry::Table(Delta::between(old, new))).filter(|entry| *entry != Entry::Table(Delta::default()))
        }
        (Value::Array(old_rows), Value::Array(new_rows)) => {
            match tables(old_rows).zip(tables(new_rows)) {
                // A list that is empty on either side holds rows when the other does.
                Some((old, new)) if !(old.is_empty() && new.is_empty()) => Some(Entry::Rows(rows::between(&old, &new)))
                    .filter(|entry| match entry {
                        Entry::Rows(rows) => !rows.is_empty(),
                        _ => true,
                    }),
                _ => Some(Entry::Changed { old: old.clone(), new: new.clone() }),
            }
        }
        _ => Some(Entry::Changed { old: old.clone(), new: new.clone() }),
    }
}

/// The items of a list, when all of them are tables.
fn tables(list: &[Value]) -> Option<Vec<&Table>> {
    list.iter().map(Value::as_table).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        text.parse().unwrap()
    }

    fn both(old: &str, new: &str) -> Delta {
        let (old, new) = (table(old), table(new));
        let delta = Delta::between(&old, &new);
        assert_eq!(delta.apply(&old).as_ref(), Some(&new));
        delta
    }

    #[test]
    fn equal_forms_do_not_differ() {
        assert!(both("a = 1\n[[r]]\nx = 1\n", "a = 1\n[[r]]\nx = 1\n").is_empty());
    }

    #[test]
    fn a_row_that_changed_its_place_is_moved() {
        let delta = both("[[r]]\nx = 1\n[[r]]\nx = 2\n[[r]]\nx = 3\n", "[[r]]\nx = 3\n[[r]]\nx = 1\n[[r]]\nx = 2\n");
        let Some(Entry::Rows(rows)) = delta.0.get("r") else { panic!("{delta:?}") };
        let moved: Vec<bool> = rows.now.iter().map(|row| matches!(row, Row::Kept { moved: true, .. })).collect();
        assert_eq!((moved, rows.gone.len()), (vec![true, false, false], 0));
    }

    #[test]
    fn a_row_is_known_by_its_id() {
        let delta = both("[[r]]\nid = \"a\"\nx = 1\n", "[[r]]\nx = 1\n[[r]]\nid = \"a\"\nx = 2\n");
        let Some(Entry::Rows(rows)) = delta.0.get("r") else { panic!("{delta:?}") };
        assert!(matches!(&rows.now[..], [Row::New(_), Row::Kept { from: 0, moved: false, .. }]), "{rows:?}");
    }

    #[test]
    fn whatever_the_types_the_difference_leads_from_one_to_the_other() {
        let forms =
            ["", "a = 1", "a = []", "a = [1]", "a = [{}]", "[a]\nx = 1", "[[a]]\nx = 1\n[[a]]\n", "a = [{x = 1}, 2]"];
        for old in forms {
            for new in forms {
                both(old, new);
            }
        }
    }
}
