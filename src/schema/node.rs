//! A schema in the making: the types that a value may have, and what holds for each of them.

use serde_json::{Map, Value, json};

use crate::locale::Lang;
use crate::source::{Choice, Form};

/// An empty value, which counts as absent.
const BLANK: &str = r"^\s*$";
/// A value that says something.
const NOT_BLANK: &str = r"\S";

/// A schema whose types are still open to more.
#[derive(Debug, Clone, Default)]
pub struct Node {
    types: Vec<&'static str>,
    keywords: Map<String, Value>,
}

impl Node {
    /// A value of one type.
    pub fn of<const N: usize>(ty: &'static str, keywords: [(&str, Value); N]) -> Node {
        Node { types: vec![ty], keywords: keywords.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
    }

    /// A simple value.
    pub fn simple(form: Form, lang: Lang) -> Node {
        match form {
            Form::Text => Node::of("string", []),
            Form::Pattern(pattern) => Node::of("string", [("pattern", json!(pattern))]),
            Form::Words => Node::of("string", []).or(Node::words(lang)),
            Form::Number(from, to) => Node::number("number", from, to),
            Form::Whole(from, to) => Node::number("integer", from, to),
            Form::Flag => Node::of("boolean", []),
            Form::List(item) => Node::of("array", [("items", Node::simple(*item, lang).value())]),
            Form::Keyed(key, value) => {
                let values = Map::from_iter([(key.to_owned(), Node::simple(*value, lang).value())]);
                Node::of(
                    "object",
                    [("patternProperties", Value::Object(values)), ("additionalProperties", Node::unknown(lang))],
                )
            }
            Form::Any(forms) => forms.iter().fold(Node::default(), |node, form| node.or(Node::simple(*form, lang))),
        }
    }

    /// A word of a closed list, with what each means.
    pub fn choice(list: &[Choice], lang: Lang) -> Node {
        let keys: Vec<&str> = list.iter().map(|choice| choice.key).collect();
        let names: Vec<&str> = list.iter().map(|choice| choice.name.get(lang)).collect();
        Node::of("string", [("enum", json!(keys)), ("x-taplo", json!({ "docs": { "enumValues": names } }))])
    }

    /// A table with a text a language.
    fn words(lang: Lang) -> Node {
        let text = if lang == Lang::ES { "Texto en" } else { "Text in" };
        let word = |each: &Lang| {
            let description = format!("{text} {}.", each.name().get(lang));
            (each.code().to_owned(), json!({ "description": description, "type": "string" }))
        };
        let languages = Lang::ALL.iter().map(word).collect();
        Node::of(
            "object",
            [
                ("properties", Value::Object(languages)),
                ("additionalProperties", Node::unknown(lang)),
                ("minProperties", json!(1)),
            ],
        )
    }

    /// What refuses the value of a key that nobody knows; checkers quote it.
    pub fn unknown(lang: Lang) -> Value {
        json!({ "not": { "title": if lang == Lang::ES { "clave desconocida" } else { "unknown key" } } })
    }

    fn number(ty: &'static str, from: f64, to: f64) -> Node {
        let bounds = [("minimum", from), ("maximum", to)].into_iter().filter(|(_, bound)| bound.is_finite());
        let keywords = bounds.map(|(key, bound)| (key.to_owned(), json!(bound as i64))).collect();
        Node { types: vec![ty], keywords }
    }

    /// This, or a value of another type. Only the keys of two tables meet.
    pub fn or(mut self, other: Node) -> Node {
        let new: Vec<&str> = other.types.into_iter().filter(|ty| !self.has(ty)).collect();
        self.types.extend(new);
        for (key, value) in other.keywords {
            match (self.keywords.get_mut(&key), value) {
                (Some(Value::Object(mine)), Value::Object(theirs)) => mine.extend(theirs),
                (_, value) => drop(self.keywords.insert(key, value)),
            }
        }
        self
    }

    /// This, or a list of `items`. What holds for one word of a list must not hold for the list of them.
    pub fn or_list(mut self, items: Value) -> Node {
        if let Some(Value::Array(words)) = self.keywords.remove("enum") {
            self.keywords.remove("x-taplo");
            let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
            self.set("pattern", json!(format!("^({})$", words.join("|"))));
        }
        self.or(Node::of("array", [("items", items)]))
    }

    /// Sets a keyword.
    pub fn set(&mut self, key: &str, value: Value) {
        self.keywords.insert(key.to_owned(), value);
    }

    pub fn remove(&mut self, key: &str) {
        self.keywords.remove(key);
    }

    pub fn has(&self, ty: &str) -> bool {
        self.types.contains(&ty)
    }

    /// The value may also be empty.
    pub fn or_blank(mut self, lang: Lang) -> Node {
        if let Some(Value::Array(words)) = self.keywords.get_mut("enum") {
            words.push(json!(""));
            let name = if lang == Lang::ES { "vacío: como si no estuviera" } else { "empty: as if it were not there" };
            if let Some(Value::Array(names)) =
                self.keywords.get_mut("x-taplo").map(|ext| &mut ext["docs"]["enumValues"])
            {
                names.push(json!(name));
            }
        } else if !self.has("string") {
            self.types.push("string");
            self.set("pattern", json!(BLANK));
        } else if let Some(Value::String(pattern)) = self.keywords.get_mut("pattern") {
            *pattern = format!("{BLANK}|{pattern}");
        }
        self
    }

    /// The value must not be empty, in no language either.
    pub fn not_blank(mut self) -> Node {
        if self.has("string") && !self.keywords.contains_key("pattern") && !self.keywords.contains_key("enum") {
            self.set("pattern", json!(NOT_BLANK));
        }
        if self.has("object") {
            let blank = json!({ "type": "string", "pattern": BLANK });
            self.set("not", json!({ "type": "object", "additionalProperties": blank }));
        }
        self
    }

    /// The finished schema.
    pub fn value(self) -> Value {
        Value::Object(self.map())
    }

    /// The finished schema, still open to more keywords.
    pub fn map(mut self) -> Map<String, Value> {
        match self.types.as_slice() {
            [one] => self.set("type", json!(one)),
            all => {
                let all = json!(all);
                self.set("type", all);
            }
        }
        self.keywords
    }
}

/// A value of TOML as the checkers of schemas see it: dates and times are strings.
pub fn json_of(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.iter().map(json_of).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.clone(), json_of(value))).collect())
        }
    }
}
