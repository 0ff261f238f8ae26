//! How single values are read, one family a file: texts, names, dates and times, numbers; and here, true and false.
//!
//! Part of the reader. A value that does not fit is reported where it is read, with the form that was meant where it is
//! clear.

mod dates;
mod names;
mod numbers;
mod texts;

use toml::de::DeValue;

use super::fields::{FieldValue, Type};
use super::form::Form;
use super::reader::{Reader, Value};
use super::values::Val;

pub use dates::FreePeriod;
pub use names::Address;
pub(crate) use texts::clean;

const fn scalar(es: &'static str, en: &'static str, example: &'static str, form: Form) -> Type {
    Type::Scalar { es, en, example, form }
}

/// Reports a value of another type than the field's.
fn wrong<T>(reader: &mut Reader, value: &Value, expected: Type) -> Option<T> {
    reader.wrong_type(value, expected);
    None
}

impl FieldValue for bool {
    const TYPE: Type = scalar("verdadero o falso (true, false)", "true or false", "true", Form::Flag);

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => wrong(reader, value, Self::TYPE),
        }
    }
}

impl FieldValue for Val<bool> {
    const TYPE: Type = bool::TYPE;

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        bool::read(reader, value).map(|v| Val { v, span: value.span() })
    }
}
