//! Values that do not fit their field: of another type, or none of the words that it knows.
//!
//! Part of the reader. The finding shows what the field holds; where a word of a list was meant, it brings the fix.

use toml::de::DeValue;

use super::fields::Type;
use super::form::Choice;
use super::reader::{Reader, Value};
use crate::diag::{Finding, Fix, Say, clear_nearest, codes, nearest};
use crate::say;

impl Reader<'_> {
    /// Reports that a value has another type than the field's.
    pub fn wrong_type(&mut self, value: &Value, expected: Type) {
        let (es, en) = type_names(expected);
        let found = type_of(value);
        let (found_es, found_en) = (&found.es, &found.en);
        let key = self.key();
        let message = say!("«{key}» debe ser {es}, y es {found_es}" | "“{key}” must be {en}, and is {found_en}");
        let finding =
            Finding::new(codes::WRONG_TYPE, self.file, value.span(), message).help(example_of(&key, expected));
        self.report(finding);
    }

    /// Reports that a field which is a list of rows has something else: often a row in single brackets.
    pub fn not_rows(&mut self, value: &Value, expected: Type) {
        self.wrong_type(value, expected);
        let (span, key) = (value.span(), self.key());
        let header = self.file.text.get(span.clone()).filter(|text| text.starts_with('[') && text.ends_with(']'));
        if let Some(finding) = self.findings.last_mut().filter(|_| header.is_some()) {
            let fix = Fix::new(say!("escriba [[{key}]]: es una fila" | "write [[{key}]]: it is a row"));
            let fix = fix.replace(self.file, span.start..span.start, "[").replace(self.file, span.end..span.end, "]");
            finding.fix = Some(fix);
        }
    }

    /// A string value, or a finding about its type.
    pub fn string<'v>(&mut self, value: &'v Value, expected: Type) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(value, expected);
        }
        text
    }

    /// A word out of a closed list, or a finding that names the one that was meant: the nearest, or that which is printed so
    /// in Spanish.
    pub fn choice<'v>(&mut self, value: &'v Value, expected: Type) -> Option<&'v str> {
        let word = self.string(value, expected)?;
        let Type::Choice(list) = expected else { return Some(word) };
        if list.iter().any(|choice| choice.key == word) {
            return Some(word);
        }
        let all = explained(list);
        let (all_es, all_en) = (&all.es, &all.en);
        let keys = || list.iter().map(|choice| choice.key);
        // A document is "aprobado", its minutes are "aprobada".
        let typed = masculine(word);
        let spanish = list.iter().find(|choice| masculine(choice.name.es) == typed).map(|choice| choice.key);
        let help = match spanish.or_else(|| nearest(word, keys())) {
            Some(near) => say!(
                "¿quiso decir «{near}»? Las posibilidades son: {all_es}"
                    | "did you mean “{near}”? The possibilities are: {all_en}"
            ),
            None => say!("las posibilidades son: {all_es}" | "the possibilities are: {all_en}"),
        };
        let (code, message) = match spanish {
            Some(key) => (codes::SPANISH_CHOICE, say!("«{word}» se escribe «{key}»" | "“{word}” is written “{key}”")),
            None => (codes::NOT_A_CHOICE, say!("«{word}» no está en la lista" | "“{word}” is not in the list")),
        };
        let sure = spanish.or_else(|| clear_nearest(word, keys()));
        let fix = sure.map(|key| {
            Fix::new(say!("cambie «{word}» por «{key}»" | "change “{word}” to “{key}”")).replace(
                self.file,
                value.span(),
                format!("\"{key}\""),
            )
        });
        self.report(Finding { fix, ..Finding::new(code, self.file, value.span(), message).help(help) });
        None
    }
}

fn type_names(expected: Type) -> (String, String) {
    match expected {
        Type::Scalar { es, en, .. } | Type::Either { es, en, .. } => (es.to_owned(), en.to_owned()),
        Type::Choice(list) => {
            let all = words_of(list);
            (format!("una palabra de esta lista: {all}"), format!("a word of this list: {all}"))
        }
        Type::Record(_) => ("una tabla".to_owned(), "a table".to_owned()),
        Type::List(inner) => {
            let (es, en) = type_names(*inner);
            (format!("una lista (cada valor: {es})"), format!("a list (each value: {en})"))
        }
    }
}

fn words_of(list: &[Choice]) -> String {
    list.iter().map(|choice| choice.key).collect::<Vec<_>>().join(", ")
}

/// The words of a list, each with what it stands for where it does not say so itself.
fn explained(list: &[Choice]) -> Say {
    let one = |choice: &Choice, name: &str| {
        let same = super::fold(name).replace('-', " ") == choice.key.replace('-', " ");
        if same { choice.key.to_owned() } else { format!("{} ({name})", choice.key) }
    };
    let all = |name: &dyn Fn(&Choice) -> String| {
        list.iter().map(|choice| one(choice, &name(choice))).collect::<Vec<_>>().join(", ")
    };
    Say { es: all(&|choice| choice.name.es.to_lowercase()), en: all(&|choice| choice.name.en.to_owned()) }
}

/// Words without case, accents and the ending of their gender.
fn masculine(words: &str) -> String {
    let folded = super::fold(&words.replace(['-', '_'], " "));
    let ending = |word: &str| word.strip_suffix('a').map_or(word.to_owned(), |stem| format!("{stem}o"));
    folded.split(' ').map(ending).collect::<Vec<_>>().join(" ")
}

fn type_of(value: &Value) -> Say {
    match value.get_ref() {
        DeValue::String(_) => say!("un texto" | "a text"),
        DeValue::Integer(_) => say!("un número entero" | "a whole number"),
        DeValue::Float(_) => say!("un número con decimales" | "a number with decimals"),
        DeValue::Boolean(_) => say!("verdadero o falso" | "true or false"),
        DeValue::Datetime(_) => say!("una fecha u hora" | "a date or time"),
        DeValue::Array(_) => say!("una lista" | "a list"),
        DeValue::Table(_) => say!("una tabla" | "a table"),
    }
}

pub(super) fn example_of(key: &str, ty: Type) -> Say {
    let line = ty.example(key);
    say!("por ejemplo: {line}" | "for example: {line}")
}
