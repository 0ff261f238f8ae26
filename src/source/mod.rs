//! Sources: TOML with spans, texts in several languages, translations, dates and periods, the Markdown subset.
//!
//! Before it in the pipeline: `workspace`, which finds and reads the files. After it: `kinds`, whose records are
//! filled here, one typed field at a time, with a finding for everything that does not fit.

pub mod canonical;
mod currency;
mod decode;
mod faults;
pub mod fields;
mod form;
mod ids;
mod keys;
mod layout;
pub mod markdown;
mod meant;
mod misfits;
mod modern;
mod names;
mod po;
mod reader;
mod scalars;
mod slips;
mod spelling;
mod spoken;
mod syntax;
mod text;
mod values;
mod when;

pub use currency::{Currency, currency_sign, is_currency};
pub use decode::decode;
pub use fields::{Field, FieldValue, Record, Shape, Type};
pub use form::{Choice, Form};
pub use ids::{GOOD_ID, is_good_id, is_row_id};
pub use meant::quoted;
pub use names::LocaleName;
pub use po::{Catalog, Entry, entry_line};
pub use reader::{Place, Reader, Row, Step, Table, Value};
pub(crate) use scalars::clean;
pub use scalars::{Address, FreePeriod};
pub use spelling::Spelling;
pub use syntax::{Hole, Syntax, parse};
pub use text::{Line, LocalText, Prose, Reserved, Translation};
pub use values::{ABSENT, Amount, BodyRef, Count, Date, Numeral, Percent, Person, Plain, Time, Val, Year};
pub use when::{Period, PeriodError, Recurrence, Third, TimeOfDay};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without case and accents, for comparing what was typed with what is declared.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
