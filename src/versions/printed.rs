//! Values as readers know them: dates in words, choices by their printed word, bodies by their short name.
//!
//! The canonical form has them as they are typed, and the declared type of a field says what they are.

use toml::{Table, Value};

use super::{is_text, telling::Teller};
use crate::kinds::{FunctionRef, capital, core_function, words};
use crate::locale::{date_words, join, period_words};
use crate::source::{
    BodyRef, Date, FieldValue, Line, Percent, Period, Person, Plain, Prose, Type, Val, Year, markdown,
};

/// Whether a type is that of `T`: types of simple values are known by their names.
fn is<T: FieldValue>(ty: Type) -> bool {
    match (ty, T::TYPE) {
        (Type::Scalar { en: one, .. }, Type::Scalar { en: other, .. })
        | (Type::Either { en: one, .. }, Type::Either { en: other, .. }) => one == other,
        _ => false,
    }
}

/// Whether a type is words that readers read, in one language or in several.
pub fn is_words(ty: Type) -> bool {
    is::<Line>(ty) || is::<Prose>(ty)
}

/// Whether a type names something by a word of its own: a person, a body, a key of an official list.
pub fn is_name(ty: Type) -> bool {
    is::<Plain>(ty) || is::<Person>(ty) || is::<BodyRef>(ty) || is::<FunctionRef>(ty)
}

impl Teller<'_> {
    /// A value as it is printed. `ty` is the type of its field, where one is declared.
    pub fn value(&self, value: &Value, ty: Option<Type>) -> String {
        match value {
            Value::Table(table) if is_text(table) => self.words(table, ty),
            Value::Table(table) => self.table(table, ty),
            Value::Array(items) => {
                let inner = match ty {
                    Some(Type::List(inner)) => Some(*inner),
                    other => other,
                };
                let items: Vec<String> = items.iter().map(|item| self.value(item, inner)).collect();
                // Items that have commas of their own are not joined by more of them.
                if items.iter().any(|item| item.contains([',', ';'])) {
                    items.join("; ")
                } else {
                    join(self.lang, &items)
                }
            }
            Value::String(text) => self.string(text, ty),
            Value::Datetime(moment) => self.string(&moment.to_string(), ty),
            Value::Boolean(flag) => if *flag { words::YES } else { words::NO }.get(self.lang).to_owned(),
            Value::Integer(number) => self.number(*number as f64, ty),
            Value::Float(number) => self.number(*number, ty),
        }
    }

    /// The words of a text in the teller's language, or in the only one that it has; without their markup.
    fn words(&self, text: &Table, ty: Option<Type>) -> String {
        let own = text.get(self.lang.code()).or_else(|| text.values().next());
        own.and_then(Value::as_str).map(|words| self.string(words, ty)).unwrap_or_default()
    }

    /// A table with fields of its own: a whole row, a person, an amount with its currency.
    fn table(&self, table: &Table, ty: Option<Type>) -> String {
        let mut parts: Vec<String> = Vec::new();
        match ty.and_then(Type::shape) {
            Some(shape) => {
                for field in shape.fields.iter().filter(|field| !field.formal && field.key != "id") {
                    if let Some(value) = table.get(field.key).filter(|value| !self.refers(value, field.ty)) {
                        parts.push(match number_of(value).filter(|_| table.contains_key("currency")) {
                            Some(amount) => self.money(amount),
                            // Behind a semicolon a date has no capital, where its language has none for it.
                            None => match value.as_str().filter(|_| !parts.is_empty() && is::<Val<Period>>(field.ty)) {
                                Some(typed) => self.period(typed, &|words| words),
                                None => self.value(value, Some(field.ty)),
                            },
                        });
                    }
                }
            }
            // Entries of a schedule.
            None => parts.extend(table.iter().map(|(key, value)| format!("{key}: {}", self.value(value, None)))),
        }
        let counted = table.values().any(|value| value.is_integer() || value.is_float());
        let separator = match ty {
            Some(Type::Either { .. }) if counted => "\u{a0}",
            Some(Type::Either { .. }) => ", ",
            _ => "; ",
        };
        // A full stop before a semicolon is one stop too many.
        if let Some((_, others)) = parts.split_last_mut().filter(|_| separator == "; ") {
            others.iter_mut().for_each(|part| part.truncate(part.trim_end_matches('.').len()));
        }
        parts.join(separator)
    }

    /// Whether a value says nothing but which row this one belongs to.
    fn refers(&self, value: &Value, ty: Type) -> bool {
        is::<Plain>(ty) && value.as_str().is_some_and(|word| self.row_named(word).is_some())
    }

    fn string(&self, text: &str, ty: Option<Type>) -> String {
        let Some(ty) = ty else { return text.to_owned() };
        let day = || match Period::parse(text.trim()) {
            Ok(Period::Day(day)) => Some(day),
            _ => None,
        };
        match ty {
            Type::List(inner) => self.string(text, Some(*inner)),
            Type::Choice(list) => {
                let choice = list.iter().find(|choice| choice.key == text);
                choice.map_or(text, |choice| choice.name.get(self.lang)).to_owned()
            }
            ty if is::<Date>(ty) => day().map_or_else(|| text.to_owned(), |day| date_words(self.lang, day)),
            ty if is::<Val<Period>>(ty) => self.period(text, &|words| capital(&words)),
            ty if is::<BodyRef>(ty) => self.body(text),
            ty if is::<FunctionRef>(ty) => {
                core_function(text).map_or(text, |known| known.title.get(self.lang)).to_owned()
            }
            ty if is::<Prose>(ty) => plain(text),
            // A word by which a row is referred to is no word of the reader's.
            ty if is::<Plain>(ty) => self.row_named(text).unwrap_or_else(|| text.to_owned()),
            _ => text.to_owned(),
        }
    }

    /// A period in words; what is none as it was typed.
    fn period(&self, typed: &str, dressed: &dyn Fn(String) -> String) -> String {
        Period::parse(typed.trim())
            .map_or_else(|_| typed.to_owned(), |period| dressed(period_words(self.lang, &period)))
    }

    fn body(&self, typed: &str) -> String {
        if typed == "all" {
            return words::EVERYBODY.get(self.lang).to_owned();
        }
        let short = self.directory.find(typed).map(|entry| entry.short());
        short.map_or(typed, |short| short.get(self.lang).unwrap_or(short.source().1)).to_owned()
    }

    fn money(&self, amount: f64) -> String {
        self.locale.numbers(self.lang).money((amount * 100.0).round() as i64)
    }

    fn number(&self, number: f64, ty: Option<Type>) -> String {
        let style = self.locale.numbers(self.lang);
        match ty {
            Some(Type::List(inner)) => self.number(number, Some(*inner)),
            Some(ty) if is::<Percent>(ty) => style.percent(number),
            Some(ty) if is::<Year>(ty) || is_name(ty) => number.to_string(),
            Some(Type::Either { table, .. }) if table.fields.iter().any(|field| field.key == "currency") => {
                self.money(number)
            }
            _ => style.number(number),
        }
    }
}

fn number_of(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|number| number as f64))
}

/// The words of prose without its markup, its notes included; as typed, where nothing would be left.
pub fn plain(prose: &str) -> String {
    let nodes = markdown::parse(prose).0;
    let passage = crate::view::Passage::of(crate::locale::Lang::ES, true, nodes);
    let words = passage.to_plain_with_notes();
    if words.trim().is_empty() { prose.trim().to_owned() } else { words.trim().to_owned() }
}
