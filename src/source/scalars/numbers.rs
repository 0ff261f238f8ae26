//! Numbers between bounds: percentages, amounts, counts, years.

use toml::de::DeValue;

use super::super::fields::{FieldValue, Type};
use super::super::form::Form;
use super::super::reader::{Reader, Value};
use super::super::values::{Amount, Count, Percent, Val, Year};
use super::{scalar, wrong};
use crate::diag::{Finding, codes};
use crate::say;

impl FieldValue for Percent {
    const TYPE: Type =
        scalar("un porcentaje, de 0 a 100", "a percentage, from 0 to 100", "84", Form::Number(0.0, 100.0));

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let number = read_number(reader, value, Self::TYPE)?;
        if (0.0..=100.0).contains(&number) {
            Some(Percent(Val { v: number, span: value.span() }))
        } else {
            out_of_range(reader, value, Self::TYPE)
        }
    }

    fn stand_in() -> Option<Self> {
        Some(Percent(Val::nowhere(0.0)))
    }
}

impl FieldValue for Amount {
    const TYPE: Type = scalar("un número desde 0", "a number from 0", "12.5", Form::Number(0.0, 1e15));

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let number = read_number(reader, value, Self::TYPE)?;
        if number >= 0.0 {
            Some(Amount(Val { v: number, span: value.span() }))
        } else {
            out_of_range(reader, value, Self::TYPE)
        }
    }

    fn stand_in() -> Option<Self> {
        Some(Amount(Val::nowhere(0.0)))
    }
}

/// The greatest count: more people than a coordination body will ever see, and few enough to be summed.
const MOST: f64 = 999_999_999.0;

impl FieldValue for Count {
    const TYPE: Type = scalar(
        "un número entero de 0 a 999.999.999",
        "a whole number from 0 to 999,999,999",
        "12",
        Form::Whole(0.0, MOST),
    );

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let number = read_number(reader, value, Self::TYPE)?;
        if number.fract() == 0.0 && (0.0..=MOST).contains(&number) {
            Some(Val { v: number as u32, span: value.span() })
        } else {
            out_of_range(reader, value, Self::TYPE)
        }
    }

    fn stand_in() -> Option<Self> {
        Some(Val::nowhere(0))
    }
}

impl FieldValue for Year {
    const TYPE: Type = scalar("un año (de 1900 a 2200)", "a year (1900 to 2200)", "2024", Form::Whole(1900.0, 2200.0));

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let number = read_number(reader, value, Self::TYPE)?;
        if number.fract() == 0.0 && (1900.0..=2200.0).contains(&number) {
            Some(Year(Val { v: number as i32, span: value.span() }))
        } else {
            out_of_range(reader, value, Self::TYPE)
        }
    }

    fn stand_in() -> Option<Self> {
        Some(Year(Val::nowhere(0)))
    }
}

fn read_number(reader: &mut Reader, value: &Value, expected: Type) -> Option<f64> {
    let number = match value.get_ref() {
        DeValue::Integer(integer) => {
            i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok().map(|n| n as f64)
        }
        DeValue::Float(float) => float.as_str().replace('_', "").parse().ok(),
        _ => return wrong(reader, value, expected),
    };
    match number.filter(|n: &f64| n.is_finite() && n.abs() < 1e15) {
        Some(number) => Some(number),
        None => out_of_range(reader, value, expected),
    }
}

fn out_of_range<T>(reader: &mut Reader, value: &Value, expected: Type) -> Option<T> {
    let Type::Scalar { es, en, .. } = expected else { return None };
    let typed = reader.file.text.get(value.span()).unwrap_or_default();
    let key = reader.key();
    let message = say!("«{key}» dice {typed}, y debe ser {es}" | "“{key}” says {typed}, and must be {en}");
    let line = expected.example(&key);
    // "1.850" was meant as a number with a separator.
    let help = match typed.split_once('.') {
        Some((thousands, rest)) if rest.len() == 3 => say!(
            "si son miles, escríbalos sin separador: {key} = {thousands}{rest}"
                | "if these are thousands, write them without a separator: {key} = {thousands}{rest}"
        ),
        _ => say!("por ejemplo: {line}" | "for example: {line}"),
    };
    reader.report(Finding::new(codes::OUT_OF_RANGE, reader.file, value.span(), message).help(help));
    None
}
