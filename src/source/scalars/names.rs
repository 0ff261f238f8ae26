//! Words that are the same in every language: names, numerals, bodies, persons, references to items.

use toml::de::DeValue;

use super::super::fields::{FieldValue, Record, Type};
use super::super::form::Form;
use super::super::reader::{Reader, Value};
use super::super::text::Line;
use super::super::values::{BodyRef, Numeral, Person, Plain, Val};
use super::{clean, scalar, wrong};

impl FieldValue for Plain {
    const TYPE: Type = scalar("un texto entre comillas", "a text in quotes", "\"…\"", Form::Text);

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let text = clean(reader.string(value, Self::TYPE)?, false);
        Some(Val { v: text, span: value.span() })
    }

    fn stand_in() -> Option<Self> {
        Some(Val::nowhere(String::new()))
    }
}

impl Numeral {
    /// What is written as a number is a word as well.
    pub const FORM: Form = Form::Any(&[Form::Text, Form::Number(f64::NEG_INFINITY, f64::INFINITY)]);
}

impl FieldValue for Numeral {
    const TYPE: Type =
        scalar("un número o un texto entre comillas", "a number or a text in quotes", "\"2\"", Numeral::FORM);

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let written = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().to_owned(),
            DeValue::Float(float) => float.as_str().to_owned(),
            _ => clean(reader.string(value, Self::TYPE)?, false),
        };
        Some(Numeral(Val { v: written, span: value.span() }))
    }

    fn stand_in() -> Option<Self> {
        Plain::stand_in().map(Numeral)
    }
}

impl FieldValue for BodyRef {
    const TYPE: Type = scalar(
        "la clave, la sigla o el nombre de un órgano",
        "the key, acronym or name of a body",
        "\"ACNUR\"",
        Form::Text,
    );

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let text = clean(reader.string(value, Self::TYPE)?, false);
        let body = BodyRef(Val { v: text, span: value.span() });
        reader.bodies.push(body.clone());
        Some(body)
    }

    fn stand_in() -> Option<Self> {
        Plain::stand_in().map(BodyRef)
    }
}

/// A reference to an item of this or another document.
#[derive(Debug, Clone, PartialEq)]
pub struct Address(pub Plain);

impl FieldValue for Address {
    const TYPE: Type = scalar(
        "una dirección (documento#fila)",
        "an address (document#item)",
        "\"minutes-2022-03-03#costs\"",
        Form::Text,
    );

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let text = clean(reader.string(value, Self::TYPE)?, false);
        let address = Val { v: text, span: value.span() };
        reader.references.push(address.clone());
        Some(Address(address))
    }
}

impl FieldValue for Person {
    const TYPE: Type = Type::Either {
        es: "un nombre, o una tabla con nombre, cargo y organización",
        en: "a name, or a table with name, post and body",
        example: "{ name = \"…\", post = \"…\", body = \"…\" }",
        form: Form::Text,
        table: &PersonTable::SHAPE,
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(_) => {
                let name = Plain::read(reader, value)?;
                Some(Person { at: value.span(), name: Some(name), post: None, body: None })
            }
            DeValue::Table(table) => {
                reader.unknown_keys(table, &[PersonTable::FIELDS]);
                let PersonTable { at, name, post, body } = PersonTable::read_fields(reader, table, value.span())?;
                Some(Person { at, name, post, body })
            }
            _ => wrong(reader, value, Self::TYPE),
        }
    }
}

crate::record! {
    /// A person, by name, by post, or both.
    pub struct PersonTable("Una persona: su nombre, su cargo o ambos.") {
        /// Name.
        name("nombre": "Nombre."): Option<Plain>,
        /// Post.
        post("cargo": "Cargo."): Option<Line>,
        /// Body or organisation.
        body("organización": "Órgano u organización."): Option<BodyRef>,
    }
}
