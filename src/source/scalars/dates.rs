//! Days, periods and times of day, with the form in which one is written that was typed otherwise.

use chrono::NaiveDate;
use toml::de::DeValue;

use super::super::fields::{FieldValue, Record, Type};
use super::super::form::Form;
use super::super::meant;
use super::super::reader::{Reader, Value};
use super::super::spoken::{self, Spoken};
use super::super::text::{Line, LocalText};
use super::super::values::{Date, Time, Val};
use super::super::when::{Period, PeriodError, TimeOfDay};
use super::{scalar, wrong};
use crate::diag::{Finding, Fix, Say, codes};
use crate::say;

impl FieldValue for Date {
    const TYPE: Type = scalar(
        "una fecha (año-mes-día)",
        "a date (year-month-day)",
        "2024-05-14",
        Form::Pattern(r"^\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\s*$"),
    );

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let written = match value.get_ref() {
            DeValue::String(text) => text.trim().to_owned(),
            DeValue::Datetime(datetime) => match (datetime.date, datetime.time) {
                (Some(date), None) => date.to_string(),
                _ => return wrong(reader, value, Self::TYPE),
            },
            _ => return wrong(reader, value, Self::TYPE),
        };
        match Period::parse(&written) {
            Ok(Period::Day(date)) => Some(Val { v: date, span: value.span() }),
            Err(PeriodError::NoSuchDate) => no_such_date(reader, value, &written),
            _ => not_a_date(reader, value, &written),
        }
    }

    fn stand_in() -> Option<Self> {
        Some(Val::nowhere(NaiveDate::default()))
    }
}

impl FieldValue for Val<Period> {
    const TYPE: Type = Type::Either {
        es: "un periodo",
        en: "a period",
        example: "\"2024-S1\"",
        form: Form::Pattern(Period::PATTERN),
        table: &FreePeriod::SHAPE,
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let period = match value.get_ref() {
            DeValue::Table(table) => {
                reader.unknown_keys(table, &[FreePeriod::FIELDS]);
                Period::Text(FreePeriod::read_fields(reader, table, value.span())?.text.0)
            }
            DeValue::Datetime(_) => Period::Day(Date::read(reader, value)?.v),
            _ => {
                let written = reader.string(value, Self::TYPE)?.trim().to_owned();
                match Period::parse(&written) {
                    Ok(period) => period,
                    Err(PeriodError::NoSuchDate) => return no_such_date(reader, value, &written),
                    Err(PeriodError::Form) => return not_a_period(reader, value, &written),
                }
            }
        };
        Some(Val { v: period, span: value.span() })
    }

    fn stand_in() -> Option<Self> {
        Some(Val::nowhere(Period::Text(LocalText::stand_in(false))))
    }
}

crate::record! {
    /// A period in words, when no other form fits.
    pub struct FreePeriod("Un periodo en palabras, cuando ninguna otra forma sirve.") {
        /// The words.
        text("texto": "Las palabras."): Line,
    }
}

impl FieldValue for Time {
    const TYPE: Type = scalar(
        "una hora (de 00:00 a 23:59)",
        "a time of day (00:00 to 23:59)",
        "\"09:30\"",
        Form::Pattern(r"^\s*([01]?[0-9]|2[0-3]):[0-5]?[0-9](:([0-5]?[0-9]|60)(\.[0-9]+)?)?\s*$"),
    );

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let written = match value.get_ref() {
            DeValue::String(text) => text.trim().to_owned(),
            DeValue::Datetime(datetime) if datetime.date.is_none() => datetime.to_string(),
            _ => return wrong(reader, value, Self::TYPE),
        };
        match TimeOfDay::parse(&written) {
            Some(time) => Some(Val { v: time, span: value.span() }),
            None => not_a_time(reader, value, &written),
        }
    }
}

/// A text that is no day: the day that it says, where it says one.
fn not_a_date<T>(reader: &mut Reader, value: &Value, written: &str) -> Option<T> {
    let message = say!("«{written}» no es una fecha" | "“{written}” is not a date");
    let meant = said(written).filter(|form| matches!(Period::parse(form), Ok(Period::Day(_))));
    let help = match &meant {
        Some(form) => say!("la fecha se escribe {form}" | "the date is written {form}"),
        None => say!("una fecha se escribe año-mes-día: 2024-05-14" | "a date is written year-month-day: 2024-05-14"),
    };
    let fix = meant.map(|form| (written, form.clone(), form));
    misformed(reader, value, message, help, fix)
}

/// A text that is no period: the form that is nearest to what it says.
fn not_a_period<T>(reader: &mut Reader, value: &Value, written: &str) -> Option<T> {
    let message = say!("«{written}» no es un periodo" | "“{written}” is not a period");
    let meant = said(written);
    let help = match (&meant, spoken::period(written)) {
        (Some(form), _) => say!("se escribe \"{form}\"" | "it is written \"{form}\""),
        (None, Some(Spoken::WithoutYear(form))) => say!(
            "diga también el año, y escríbalo así: \"{form}\""
                | "say the year, too, and write it like this: \"{form}\""
        ),
        (None, _) => say!(
            "las formas son: \"2024-05-14\", \"2024-05\", \"2024-S1\" (semestre), \"2024-Q3\" \
             (trimestre), \"2024\", \"2024-05/..\" (desde mayo), \"2024-02-mid\" (a mediados de febrero), \
             \"continuous\", \"monthly\", \"quarterly\"; si ninguna sirve: {{ text = \"…\" }}"
                | "the forms are: \"2024-05-14\", \"2024-05\", \"2024-S1\" (half-year), \"2024-Q3\" \
                   (quarter), \"2024\", \"2024-05/..\" (from May), \"2024-02-mid\" (mid-February), \
                   \"continuous\", \"monthly\", \"quarterly\"; when none will do: {{ text = \"…\" }}"
        ),
    };
    let fix = meant.map(|form| (written, form.clone(), format!("\"{form}\"")));
    misformed(reader, value, message, help, fix)
}

/// A text that is no time of day.
fn not_a_time<T>(reader: &mut Reader, value: &Value, written: &str) -> Option<T> {
    let message = say!("«{written}» no es una hora" | "“{written}” is not a time of day");
    let meant = spoken::time(written);
    let form = meant.as_deref().unwrap_or("09:30");
    let help = say!(
        "una hora se escribe de 00:00 a 23:59, entre comillas: \"{form}\""
            | "a time is written from 00:00 to 23:59, in quotes: \"{form}\""
    );
    let fix = meant.as_ref().map(|form| (written, form.clone(), format!("\"{form}\"")));
    misformed(reader, value, message, help, fix)
}

/// The one day or period that a text says.
fn said(written: &str) -> Option<String> {
    let numbers = || meant::date(written).map(|date| date.trim_matches('"').to_owned());
    match spoken::period(written) {
        Some(Spoken::Whole(form)) => Some(form),
        Some(Spoken::WithoutYear(_)) => None,
        None => numbers().filter(|form| Period::parse(form).is_ok()),
    }
}

/// Reports a value in another form than the field's, with its fix: what was typed, what it says, and how that is written.
fn misformed<T>(
    reader: &mut Reader,
    value: &Value,
    message: Say,
    help: Say,
    fix: Option<(&str, String, String)>,
) -> Option<T> {
    let fix = fix.map(|(typed, form, source)| {
        let title = say!("cambie «{typed}» por {form}" | "change “{typed}” to {form}");
        Fix::new(title).replace(reader.file, value.span(), source)
    });
    let found = Finding::new(codes::WRONG_TYPE, reader.file, value.span(), message).help(help);
    reader.report(Finding { fix, ..found });
    None
}

fn no_such_date<T>(reader: &mut Reader, value: &Value, written: &str) -> Option<T> {
    let key = reader.key();
    let message = say!(
        "«{key}» dice {written}, que no existe en el calendario" | "“{key}” says {written}, which no calendar has"
    );
    let help = say!(
        "revise el día y el mes: la forma es año-mes-día" | "check the day and the month: the form is year-month-day"
    );
    reader.report(Finding::new(codes::NO_SUCH_DATE, reader.file, value.span(), message).help(help));
    None
}
