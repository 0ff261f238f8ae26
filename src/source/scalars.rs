//! How single values are read: texts, dates, numbers, names.

use std::sync::Arc;

use chrono::NaiveDate;
use toml::de::DeValue;
use unicode_normalization::UnicodeNormalization;

use super::fields::{FieldValue, Record, Type};
use super::form::Form;
use super::meant;
use super::reader::{Reader, Value};
use super::spoken::{self, Spoken};
use super::text::{Line, LocalText, Prose, Reserved, Translation};
use super::values::{Amount, BodyRef, Count, Date, Numeral, Percent, Person, Plain, Time, Val, Year};
use super::when::{Period, PeriodError, TimeOfDay};
use crate::diag::{Finding, Fix, Say, codes};
use crate::locale::Lang;
use crate::say;

const fn scalar(es: &'static str, en: &'static str, example: &'static str, form: Form) -> Type {
    Type::Scalar { es, en, example, form }
}

/// Words as they are compared and printed: composed accents, plain line ends, no space at the ends.
pub(crate) fn clean(text: &str, prose: bool) -> String {
    let text: String = text.replace("\r\n", "\n").nfc().collect();
    if prose {
        text.trim_end().trim_start_matches('\n').to_owned()
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn read_text(reader: &mut Reader, value: &Value, prose: bool, expected: Type) -> Option<Arc<LocalText>> {
    let address = reader.address();
    let mut text = LocalText {
        address,
        span: value.span(),
        prose,
        values: Vec::new(),
        places: Vec::new(),
        translations: Vec::new(),
        stale: Vec::new(),
        reserved: None,
    };
    match value.get_ref() {
        DeValue::String(words) => text.values.push((reader.language, clean(words, prose))),
        DeValue::Table(table) => {
            for (key, words) in table {
                let Some(lang) = Lang::parse(key.get_ref()) else {
                    let code: &str = key.get_ref();
                    let message = say!("«{code}» no es un idioma de pliego" | "“{code}” is not a language of pliego");
                    let help = say!("los idiomas son: es, en" | "the languages are: es, en");
                    reader.report(Finding::new(codes::UNKNOWN_KEY, reader.file, key.span(), message).help(help));
                    continue;
                };
                // A dotted key's table is no place in the source; its values are.
                text.places.push((lang, words.span()));
                reader.note_place(words.span());
                let words = clean(reader.string(words, expected)?, prose);
                // An empty value is a missing one.
                if !words.is_empty() {
                    text.values.push((lang, words));
                }
            }
            let language = reader.language;
            text.values.sort_by_key(|(lang, _)| *lang != language);
            if text.values.is_empty() {
                reader.wrong_type(value, expected);
                return None;
            }
        }
        _ => {
            reader.wrong_type(value, expected);
            return None;
        }
    }
    add_translations(reader, &mut text);
    text.reserved = Reserved::of(&text.values);
    let text = Arc::new(text);
    reader.texts.push((reader.path().to_vec(), Arc::clone(&text)));
    Some(text)
}

/// Looks the text up in the translations beside the document, for the languages that the document does not give.
fn add_translations(reader: &Reader, text: &mut LocalText) {
    for catalog in reader.catalogs {
        let Some(entry) = catalog.find(&text.address).filter(|_| text.get(catalog.lang).is_none()) else { continue };
        entry.mark_used();
        let words = clean(&entry.words, text.prose);
        if words.is_empty() {
            continue;
        }
        // A translation of an older text, or one that its translator marked as unsure, is not printed.
        if entry.fuzzy || clean(&entry.source, text.prose) != text.source().1 {
            text.stale.push(catalog.lang);
        } else {
            text.values.push((catalog.lang, words));
            let (file, span) = (Arc::clone(&catalog.file), entry.words_span.clone());
            let source = entry.source_span.clone();
            text.translations.push(Translation { lang: catalog.lang, file, span, source });
        }
    }
}

impl FieldValue for Line {
    const TYPE: Type = scalar("un texto de una línea", "a text of one line", "\"…\"", Form::Words);

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        read_text(reader, value, false, Self::TYPE).map(Line)
    }

    fn stand_in() -> Option<Self> {
        Some(Line(LocalText::stand_in(false)))
    }
}

impl FieldValue for Prose {
    const TYPE: Type = scalar("un texto", "a text", "\"…\"", Form::Words);

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        read_text(reader, value, true, Self::TYPE).map(Prose)
    }

    fn stand_in() -> Option<Self> {
        Some(Prose(LocalText::stand_in(true)))
    }
}

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
            "las formas son: \"2024-05-14\", \"2024-05\", \"2024-S1\" (semestre), \"2024-Q3\" (trimestre), \"2024\", \"2024-05/..\" (desde mayo), \"2024-02-mid\" (a mediados de febrero), \"continuous\", \"monthly\", \"quarterly\"; si ninguna sirve: {{ text = \"…\" }}"
                | "the forms are: \"2024-05-14\", \"2024-05\", \"2024-S1\" (half-year), \"2024-Q3\" (quarter), \"2024\", \"2024-05/..\" (from May), \"2024-02-mid\" (mid February), \"continuous\", \"monthly\", \"quarterly\"; when none will do: {{ text = \"…\" }}"
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

fn wrong<T>(reader: &mut Reader, value: &Value, expected: Type) -> Option<T> {
    reader.wrong_type(value, expected);
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
