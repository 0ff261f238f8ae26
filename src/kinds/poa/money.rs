//! Money: an amount in the plan's currency or in one of its own, and sums that never mix currencies.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{self, Finding};
use crate::say;
use crate::source::{Amount, Currency, FieldValue, Form, Reader, Record, Type, Value};

/// An amount of money as typed.
#[derive(Debug, Clone)]
pub struct Money {
    /// Hundredths: money is counted, not measured.
    pub cents: i64,
    /// Its own currency; that of the plan when absent.
    pub currency: Option<Currency>,
    pub span: Range<usize>,
}

crate::record! {
    /// An amount in a currency of its own.
    pub struct MoneyTable("Un monto en su propia moneda.") {
        /// Amount.
        amount("monto": "Monto."): Amount,
        /// Currency (ISO 4217).
        currency("moneda": "Moneda (ISO 4217)."): Option<Currency>,
    }
}

/// The greatest amount: far above any plan, and small enough for exact hundredths.
const MOST: f64 = 1e12;

impl FieldValue for Money {
    const TYPE: Type = Type::Either {
        es: "un monto, o una tabla con el monto y su moneda",
        en: "an amount, or a table with the amount and its currency",
        example: "{ amount = 1200.50, currency = \"USD\" }",
        form: Form::Number(0.0, MOST),
        table: &MoneyTable::SHAPE,
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let (amount, currency) = match value.get_ref().as_table() {
            Some(table) => {
                reader.unknown_keys(table, &[MoneyTable::FIELDS]);
                let read = MoneyTable::read_fields(reader, table, value.span())?;
                (read.amount, read.currency)
            }
            None if value.get_ref().is_str() => {
                reader.wrong_type(value, Self::TYPE);
                return None;
            }
            None => (Amount::read(reader, value)?, None),
        };
        let exact = amount.v * 100.0;
        if amount.v > MOST || (exact - exact.round()).abs() > 1e-3 {
            let message = if amount.v > MOST {
                say!("el monto es demasiado grande" | "the amount is too large")
            } else {
                say!("un monto tiene dos decimales como máximo" | "an amount has two decimals at most")
            };
            let help = say!("por ejemplo: budget = 1200.50" | "for example: budget = 1200.50");
            reader
                .report(Finding::new(diag::codes::OUT_OF_RANGE, reader.file, amount.span.clone(), message).help(help));
            return None;
        }
        Some(Money { cents: exact.round() as i64, currency, span: value.span() })
    }
}

/// Sums by currency code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums(pub BTreeMap<String, i64>);

impl Sums {
    /// The amounts, in the plan's currency where they name none. An amount without any currency has a finding.
    pub fn of(amounts: &[Money], default: Option<&Currency>) -> Sums {
        let mut sums = Sums::default();
        for money in amounts {
            if let Some(currency) = money.currency.as_ref().or(default) {
                *sums.0.entry(currency.0.v.clone()).or_default() += money.cents;
            }
        }
        sums
    }

    pub fn add(&mut self, other: &Sums) {
        for (currency, cents) in &other.0 {
            *self.0.entry(currency.clone()).or_default() += cents;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
