//! Edits of canonical forms, each with what it should be told as.
//!
//! They know nothing of how differences are found: what an edit did is known from making it.

use pliego::locale::Lang;
use pliego::source::Step;
use pliego::versions::is_text;
use toml::{Table, Value};

use super::dice::Dice;

/// What an edit should be told as; the fields that it leaves open may be anything.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    Added(Vec<Step>),
    Removed(Vec<Step>),
    Changed(Vec<Step>, Option<Lang>),
    /// A text that is there in one language more.
    Gained(Vec<Step>, Lang),
    Lost(Vec<Step>, Lang),
    /// Some row of this list is there once more, and says this.
    Row(Vec<Step>, Table),
    /// Some row of this list is there once less, and said this.
    Gone(Vec<Step>, Table),
    /// So many rows of this list moved.
    Moved(Vec<Step>, usize),
}

/// An edit that was made.
#[derive(Debug)]
pub struct Edit {
    pub name: &'static str,
    /// What it should be told as; `None` where more than one way to tell it is right.
    pub told: Option<Vec<Told>>,
    /// Whether readers see it.
    pub formal: bool,
}

/// The ways to edit.
pub const WAYS: &[fn(&mut Table, &mut Dice) -> Option<Edit>] = &[
    word,
    word,
    word,
    scalar,
    scalar,
    gain,
    lose,
    drop_key,
    add_row,
    add_row,
    drop_row,
    drop_row,
    double,
    shift,
    shift,
    shuffle,
    swap_ids,
    shift_and_change,
    take_id,
    give_id,
    other_id,
    clear,
    space,
    retype,
    retype_text,
    items,
];

/// Makes an edit of some way that the form allows.
pub fn random(form: &mut Table, dice: &mut Dice) -> Edit {
    loop {
        if let Some(edit) = dice.pick(WAYS)(form, dice) {
            return edit;
        }
    }
}

/// Every value of a form with the way to it, the id of the document and its kind left out.
pub fn values(form: &Table) -> Vec<(Vec<Step>, &Value)> {
    fn walk<'v>(path: Vec<Step>, value: &'v Value, into: &mut Vec<(Vec<Step>, &'v Value)>) {
        let below = |step: Step| path.iter().cloned().chain([step]).collect::<Vec<_>>();
        match value {
            Value::Table(table) if !is_text(table) => {
                table.iter().for_each(|(key, value)| walk(below(Step::Key(key.clone())), value, into));
            }
            // A list of one thing and another is a value by itself.
            Value::Array(items) if is_rows(value) => {
                items.iter().enumerate().for_each(|(at, value)| walk(below(Step::Item(at)), value, into));
            }
            _ => {}
        }
        into.push((path, value));
    }
    let mut all = Vec::new();
    for (key, value) in
        form.iter().filter(|(key, _)| !["id", "kind", "status", "version", "issued"].contains(&key.as_str()))
    {
        walk(vec![Step::Key(key.clone())], value, &mut all);
    }
    all
}

/// The value at the end of a way.
pub fn at<'v>(form: &'v mut Table, path: &[Step]) -> Option<&'v mut Value> {
    let (Step::Key(first), rest) = path.split_first()? else { return None };
    rest.iter().try_fold(form.get_mut(first)?, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_str()),
        Step::Item(index) => value.get_mut(*index),
    })
}

fn pick(form: &Table, dice: &mut Dice, wanted: impl Fn(&[Step], &Value) -> bool) -> Option<Vec<Step>> {
    let paths: Vec<Vec<Step>> =
        values(form).into_iter().filter(|(path, value)| wanted(path, value)).map(|(path, _)| path).collect();
    (!paths.is_empty()).then(|| dice.pick(&paths).clone())
}

fn key_of(path: &[Step]) -> &str {
    match path.last() {
        Some(Step::Key(key)) => key,
        _ => "",
    }
}

fn is_rows(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_table))
}

/// A list of rows of at least so many.
fn list(form: &Table, dice: &mut Dice, least: usize) -> Option<Vec<Step>> {
    pick(form, dice, |_, value| is_rows(value) && value.as_array().is_some_and(|rows| rows.len() >= least))
}

fn rows<'f>(form: &'f mut Table, path: &[Step]) -> Option<&'f mut Vec<Value>> {
    at(form, path)?.as_array_mut()
}

fn told(name: &'static str, told: Vec<Told>) -> Option<Edit> {
    Some(Edit { name, told: Some(told), formal: false })
}

fn open(name: &'static str) -> Option<Edit> {
    Some(Edit { name, told: None, formal: false })
}

/// A word more in a text.
fn with_word(text: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let at = dice.roll(words.len() + 1);
    words.insert(at, "aproximadamente");
    words.join(" ")
}

fn word(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = pick(form, dice, |_, value| value.as_table().is_some_and(is_text))?;
    let text = at(form, &path)?.as_table_mut()?;
    let keys: Vec<String> = text.keys().cloned().collect();
    let key = dice.pick(&keys);
    let words = with_word(text.get(key)?.as_str()?, dice);
    text.insert(key.clone(), words.into());
    told("a word more", vec![Told::Changed(path, Lang::parse(key))])
}

fn space(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let spaced = |value: &Value| {
        value.as_table().is_some_and(|t| is_text(t) && t.values().all(|v| v.as_str().is_some_and(|s| s.contains(' '))))
    };
    let path = pick(form, dice, |_, value| spaced(value))?;
    let text = at(form, &path)?.as_table_mut()?;
    let keys: Vec<String> = text.keys().cloned().collect();
    let key = dice.pick(&keys);
    let words = text.get(key)?.as_str()?.replacen(' ', "  ", 1);
    text.insert(key.clone(), words.into());
    Some(Edit { name: "a space more", told: Some(vec![Told::Changed(path, Lang::parse(key))]), formal: true })
}

fn scalar(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let simple = |path: &[Step], value: &Value| {
        key_of(path) != "id" && matches!(path.last(), Some(Step::Key(_))) && !value.is_table() && !value.is_array()
    };
    let path = pick(form, dice, simple)?;
    let value = at(form, &path)?;
    *value = match &*value {
        Value::Integer(n) => Value::Integer(n + 1),
        Value::Float(n) => Value::Float(n + 0.5),
        Value::Boolean(flag) => Value::Boolean(!flag),
        Value::Datetime(day) => {
            let mut day = *day;
            let date = day.date.as_mut()?;
            date.day = if date.day == 1 { 2 } else { 1 };
            Value::Datetime(day)
        }
        Value::String(words) => Value::String(with_word(words, dice)),
        _ => return None,
    };
    told("another value", vec![Told::Changed(path, None)])
}

fn gain(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let one = |value: &Value| value.as_table().is_some_and(|text| is_text(text) && text.len() == 1);
    let path = pick(form, dice, |_, value| one(value))?;
    let text = at(form, &path)?.as_table_mut()?;
    let lang = *Lang::ALL.iter().find(|lang| !text.contains_key(lang.code()))?;
    text.insert(lang.code().to_owned(), "in the other language".into());
    told("a language more", vec![Told::Gained(path, lang)])
}

fn lose(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let two = |value: &Value| value.as_table().is_some_and(|text| is_text(text) && text.len() == 2);
    let path = pick(form, dice, |_, value| two(value))?;
    let lang = *dice.pick(Lang::ALL);
    at(form, &path)?.as_table_mut()?.remove(lang.code());
    told("a language less", vec![Told::Lost(path, lang)])
}

fn drop_key(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path =
        pick(form, dice, |path, value| matches!(path.last(), Some(Step::Key(key)) if key != "id") && !is_rows(value))?;
    let (last, parent) = path.split_last()?;
    let Step::Key(key) = last else { return None };
    let alone = match at(form, parent) {
        Some(parent) => parent.as_table_mut().and_then(|table| table.remove(key)).is_none(),
        None => form.remove(key).is_none(),
    };
    assert!(!alone, "{path:?}");
    told("a key less", vec![Told::Removed(path)])
}

fn add_row(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = list(form, dice, 1)?;
    let rows = rows(form, &path)?;
    let mut row = dice.pick(rows).as_table()?.clone();
    row.remove("id");
    let texts: Vec<String> =
        row.iter().filter(|(_, value)| value.as_table().is_some_and(is_text)).map(|(key, _)| key.clone()).collect();
    for key in &texts {
        let words = format!("Lorem ipsum {} dolor {}", dice.roll(1000), dice.roll(1000));
        row.insert(key.clone(), Value::Table(Table::from_iter([("es".to_owned(), Value::String(words))])));
    }
    let place = dice.roll(rows.len() + 1);
    rows.insert(place, Value::Table(row.clone()));
    told("a row more", vec![Told::Row(path, row)])
}

fn drop_row(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = list(form, dice, 1)?;
    let rows = rows(form, &path)?;
    let place = dice.roll(rows.len());
    let row = rows.remove(place).as_table()?.clone();
    told("a row less", vec![Told::Gone(path, row)])
}

fn double(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = list(form, dice, 1)?;
    let rows = rows(form, &path)?;
    let from = dice.roll(rows.len());
    let mut row = rows[from].as_table()?.clone();
    // Two rows cannot have one id: the copy has none.
    row.remove("id");
    let place = dice.roll(rows.len() + 1);
    rows.insert(place, Value::Table(row.clone()));
    told("a row twice", vec![Told::Row(path, row)])
}

/// The fewest rows that must move to lead from one order to another: all but a longest common run.
fn moves(old: &[Value], new: &[Value]) -> usize {
    let mut longest = vec![vec![0usize; new.len() + 1]; old.len() + 1];
    for i in 0..old.len() {
        for j in 0..new.len() {
            longest[i + 1][j + 1] =
                if old[i] == new[j] { longest[i][j] + 1 } else { longest[i][j + 1].max(longest[i + 1][j]) };
        }
    }
    new.len() - longest[old.len()][new.len()]
}

fn shift(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = list(form, dice, 2)?;
    let rows = rows(form, &path)?;
    let old = rows.clone();
    let row = rows.remove(dice.roll(old.len()));
    rows.insert(dice.roll(old.len()), row);
    let count = moves(&old, rows);
    told("a row elsewhere", vec![Told::Moved(path, count)])
}

fn shuffle(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = list(form, dice, 3)?;
    let rows = rows(form, &path)?;
    let old = rows.clone();
    for end in (1..rows.len()).rev() {
        rows.swap(end, dice.roll(end + 1));
    }
    let count = moves(&old, rows);
    told("another order", vec![Told::Moved(path, count)])
}

fn id_of(row: &Value) -> Option<String> {
    Some(row.get("id")?.as_str()?.to_owned())
}

fn set_id(row: &mut Value, id: String) {
    row.as_table_mut().map(|row| row.insert("id".to_owned(), id.into()));
}

fn swap_ids(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let with_ids =
        |value: &Value| value.as_array().is_some_and(|rows| rows.iter().filter(|row| id_of(row).is_some()).count() > 1);
    let path = pick(form, dice, |_, value| is_rows(value) && with_ids(value))?;
    let rows = rows(form, &path)?;
    let places: Vec<usize> = (0..rows.len()).filter(|at| id_of(&rows[*at]).is_some()).collect();
    let (one, other) = (*dice.pick(&places), *dice.pick(&places));
    let (first, second) = (id_of(&rows[one])?, id_of(&rows[other])?);
    set_id(&mut rows[one], second);
    set_id(&mut rows[other], first);
    open("ids swapped")
}

fn shift_and_change(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = list(form, dice, 3)?;
    let rows = rows(form, &path)?;
    let from = dice.roll(rows.len());
    let mut row = rows[from].as_table()?.clone();
    word(&mut row, dice)?;
    rows.remove(from);
    rows.insert(dice.roll(rows.len() + 1), Value::Table(row));
    open("a row elsewhere and changed")
}

fn take_id(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = pick(form, dice, |path, value| matches!(path.last(), Some(Step::Item(_))) && id_of(value).is_some())?;
    at(form, &path)?.as_table_mut()?.remove("id");
    let path = path.into_iter().chain([Step::Key("id".to_owned())]).collect();
    Some(Edit { name: "an id less", told: Some(vec![Told::Removed(path)]), formal: true })
}

fn give_id(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = pick(form, dice, |path, value| {
        matches!(path.last(), Some(Step::Item(_))) && value.is_table() && value.get("id").is_none()
    })?;
    set_id(at(form, &path)?, format!("new-{}", dice.roll(100_000)));
    let path = path.into_iter().chain([Step::Key("id".to_owned())]).collect();
    Some(Edit { name: "an id more", told: Some(vec![Told::Added(path)]), formal: true })
}

fn other_id(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = pick(form, dice, |path, value| matches!(path.last(), Some(Step::Item(_))) && id_of(value).is_some())?;
    set_id(at(form, &path)?, format!("other-{}", dice.roll(100_000)));
    open("another id")
}

fn clear(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = list(form, dice, 1)?;
    let rows = rows(form, &path)?;
    let gone =
        rows.drain(..).map(|row| Told::Gone(path.clone(), row.as_table().cloned().unwrap_or_default())).collect();
    told("a list emptied", gone)
}

/// A value of another type.
fn retype(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = pick(form, dice, |path, _| key_of(path) != "id")?;
    let others = [
        Value::Integer(7),
        Value::String("siete".into()),
        Value::Array(vec![7.into(), "siete".into()]),
        Value::Table(Table::from_iter([("x".to_owned(), Value::Integer(7))])),
        Value::Array(Vec::new()),
    ];
    *at(form, &path)? = dice.pick(&others).clone();
    open("another type")
}

/// A text that was one for all languages, or becomes it.
fn retype_text(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let path = pick(form, dice, |_, value| value.as_table().is_some_and(is_text))?;
    let value = at(form, &path)?;
    let words = value.as_table()?.values().next()?.as_str()?.to_owned();
    *value = Value::String(words);
    open("one text for all languages")
}

/// A list of simple values in another order, or with one more.
fn items(form: &mut Table, dice: &mut Dice) -> Option<Edit> {
    let simple =
        |value: &Value| value.as_array().is_some_and(|items| items.len() > 1 && !items.iter().any(Value::is_table));
    let path = pick(form, dice, |_, value| simple(value))?;
    let items = at(form, &path)?.as_array_mut()?;
    items.swap(0, 1);
    items.push(Value::String("uno más".into()));
    told("other items", vec![Told::Changed(path, None)])
}

/// The list that a row lies in.
pub fn list_of(path: &[Step]) -> &[Step] {
    path.split_last().map_or(path, |(_, list)| list)
}
