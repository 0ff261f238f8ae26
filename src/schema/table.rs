//! The schemas of tables: their keys, what each may hold, which must be there.

use serde_json::{Map, Value, json};

use super::node::{Node, json_of};
use crate::kinds::capital;
use crate::locale::Lang;
use crate::source::{Field, GOOD_ID, Shape, Type};

/// Makes the schemas of tables and keeps those of rows, which are referred to.
pub struct Tables {
    lang: Lang,
    /// Schemas of rows and of values that stand in lists, by the way to them.
    pub definitions: Map<String, Value>,
}

impl Tables {
    pub fn new(lang: Lang) -> Tables {
        Tables { lang, definitions: Map::new() }
    }

    /// A table of the source with the fields of these shapes.
    pub fn table(&mut self, shapes: &[&Shape], path: &str) -> Map<String, Value> {
        self.node(shapes, path, false).map()
    }

    /// A table; one in the place of a simple value counts as absent when all it holds is empty, so it may be.
    fn node(&mut self, shapes: &[&Shape], path: &str, may_be_blank: bool) -> Node {
        let fields = || shapes.iter().flat_map(|shape| shape.fields);
        let properties: Map<String, Value> = fields()
            .map(|field| {
                let path = if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) };
                (field.key.to_owned(), self.field(field, &path, may_be_blank))
            })
            .collect();
        let required: Vec<&str> = fields().filter(|field| field.required).map(|field| field.key).collect();
        let unknown = Node::unknown(self.lang);
        let mut node =
            Node::of("object", [("properties", Value::Object(properties)), ("additionalProperties", unknown)]);
        if !required.is_empty() {
            node.set("required", json!(required));
        }
        node
    }

    fn field(&mut self, field: &Field, path: &str, may_be_blank: bool) -> Value {
        let mut node = self.one(field.ty, path);
        if field.key == "id" {
            node.set("pattern", json!(GOOD_ID));
        }
        let node = match field.ty {
            Type::Record(_) | Type::List(Type::Record(_)) => node,
            _ if field.required && !may_be_blank => node.not_blank(),
            _ => node.or_blank(self.lang),
        };
        let mut description = field.doc.get(self.lang).to_owned();
        if let Some(value) = value_name(field.ty, self.lang) {
            description += &format!("\n\n{} {value}.", if self.lang == Lang::ES { "Valor:" } else { "Value:" });
        }
        let mut schema = Map::from_iter([("title".to_owned(), json!(title(field, self.lang)))]);
        let example = example(field);
        if let Some((line, _)) = &example {
            description += &format!("\n\n{} `{line}`", if self.lang == Lang::ES { "Ejemplo:" } else { "Example:" });
        }
        schema.insert("description".to_owned(), json!(description));
        schema.append(&mut node.map());
        if let Some((_, value)) = example {
            schema.insert("examples".to_owned(), json!([value]));
        }
        Value::Object(schema)
    }

    /// What a field of that type may hold, when it is neither empty nor absent.
    fn one(&mut self, ty: Type, path: &str) -> Node {
        match ty {
            Type::Scalar { form, .. } => Node::simple(form, self.lang),
            Type::Choice(list) => Node::choice(list, self.lang),
            Type::Record(shape) => self.node(&[shape], path, false),
            Type::Either { form, table, .. } => {
                let simple = Node::simple(form, self.lang);
                let several_tables = simple.has("object");
                let mut node = simple.or(self.node(&[table], path, true));
                if several_tables {
                    either_table(&mut node, table);
                }
                node
            }
            Type::List(Type::Record(shape)) => {
                let row = self.node(&[shape], path, false).map();
                Node::of("array", [("items", self.define(path, shape, row))])
            }
            Type::List(inner) => {
                let one = self.one(*inner, path);
                let item = one.clone().or_blank(self.lang).map();
                let items = match *inner {
                    Type::Either { table, .. } => self.define(path, table, item),
                    _ => Value::Object(item),
                };
                one.or_list(items)
            }
        }
    }

    /// Keeps a schema under the way to it, and refers to it.
    fn define(&mut self, path: &str, shape: &Shape, mut schema: Map<String, Value>) -> Value {
        let mut definition = Map::from_iter([("description".to_owned(), json!(shape.doc.get(self.lang)))]);
        definition.append(&mut schema);
        self.definitions.insert(path.to_owned(), Value::Object(definition));
        json!({ "$ref": format!("#/$defs/{path}") })
    }
}

/// A value that is either a text in several languages or a table of its own: the languages and the fields exclude each
/// other, and the fields that must be there are only asked of the table.
fn either_table(node: &mut Node, table: &Shape) {
    let language = |lang: &Lang| json!({ "required": [lang.code()] });
    let fields = table.fields.iter().map(|field| (field.key.to_owned(), json!(false))).collect();
    let required: Vec<&str> = table.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    node.remove("required");
    node.set("if", json!({ "anyOf": Lang::ALL.iter().map(language).collect::<Vec<_>>() }));
    node.set("then", json!({ "properties": Value::Object(fields) }));
    node.set("else", json!({ "required": required }));
}

/// The name of a field as a title, in the user's language.
fn title(field: &Field, lang: Lang) -> String {
    capital(&if lang == Lang::ES { field.es.to_owned() } else { field.key.replace('_', " ") })
}

/// What a field holds, in words, where its schema does not list it.
fn value_name(ty: Type, lang: Lang) -> Option<String> {
    let name = |es: &str, en: &str| if lang == Lang::ES { es.to_owned() } else { en.to_owned() };
    match ty {
        Type::Scalar { es, en, .. } | Type::Either { es, en, .. } => Some(name(es, en)),
        Type::Choice(_) | Type::Record(_) => None,
        Type::List(inner) => Some(value_name(*inner, lang)? + &name(", o una lista", ", or a list of them")),
    }
}

/// A line of TOML that shows the field, and its value; `None` where it would only show the form of a string.
fn example(field: &Field) -> Option<(String, Value)> {
    let line = match field.ty {
        Type::Choice(_) | Type::Record(_) | Type::List(Type::Record(_)) => return None,
        ty => ty.example(field.key),
    };
    let table: toml::Table = line.parse().ok()?;
    let value = table.get(field.key)?;
    (value.as_str() != Some("…")).then(|| (line.clone(), json_of(value)))
}
