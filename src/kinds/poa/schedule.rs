//! The schedule of an activity: marks, quantities or shares of the year, by quarter or by month.

use std::ops::Range;

use toml::de::DeValue;

use crate::diag::{self, Finding};
use crate::say;
use crate::source::{Amount, FieldValue, Form, Reader, Type, Value};

/// A quarter or a month of the plan's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// 1 to 4.
    Quarter(u32),
    /// 1 to 12.
    Month(u32),
}

impl Slot {
    /// Reads `Q1` or `M12`, in capitals or not.
    pub fn parse(text: &str) -> Option<Slot> {
        let (letter, digits) = text.split_at_checked(1)?;
        let number: u32 = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
        match letter {
            "Q" | "q" if (1..=4).contains(&number) => Some(Slot::Quarter(number)),
            "M" | "m" if (1..=12).contains(&number) => Some(Slot::Month(number)),
            _ => None,
        }
    }

    /// The months that it stands for.
    pub fn months(self) -> std::ops::RangeInclusive<u32> {
        match self {
            Slot::Quarter(quarter) => quarter * 3 - 2..=quarter * 3,
            Slot::Month(month) => month..=month,
        }
    }
}

/// What stands in a slot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entry {
    /// Something is done then.
    Mark,
    /// So much of the target.
    Quantity(f64),
    /// So many per cent of the whole.
    Share(f64),
}

impl Entry {
    /// Whether it says that nothing is done then.
    pub fn is_nothing(self) -> bool {
        matches!(self, Entry::Quantity(n) | Entry::Share(n) if n == 0.0)
    }
}

/// The slots in which an activity is carried out.
#[derive(Debug, Clone)]
pub struct Schedule {
    pub entries: Vec<(Slot, Entry, Range<usize>)>,
    pub span: Range<usize>,
}

impl Schedule {
    /// What stands in the months from the first to the last, in one slot that holds them all.
    pub fn entry(&self, (first, last): (u32, u32)) -> Option<Entry> {
        let holds = |slot: &Slot| *slot.months().start() <= first && *slot.months().end() >= last;
        self.entries.iter().find(|(slot, ..)| holds(slot)).map(|(_, entry, _)| *entry)
    }

    /// Sum of the quantities; `None` for marks and shares.
    pub fn quantity(&self) -> Option<f64> {
        self.sum(|entry| if let Entry::Quantity(n) = entry { Some(n) } else { None })
    }

    /// Sum of the shares; `None` for marks and quantities.
    pub fn share(&self) -> Option<f64> {
        self.sum(|entry| if let Entry::Share(n) = entry { Some(n) } else { None })
    }

    fn sum(&self, get: impl Fn(Entry) -> Option<f64>) -> Option<f64> {
        let all: Option<Vec<f64>> = self.entries.iter().map(|(_, entry, _)| get(*entry)).collect();
        all.filter(|all| !all.is_empty()).map(|all| all.iter().sum())
    }
}

impl FieldValue for Schedule {
    const TYPE: Type = Type::Scalar {
        es: "una lista de trimestres (Q1 a Q4) o meses (M1 a M12), o una tabla que da a cada uno su cantidad o su porcentaje",
        en: "a list of quarters (Q1 to Q4) or months (M1 to M12), or a table that gives each its quantity or its share",
        example: "[\"Q1\", \"Q4\"]",
        form: Form::Any(&[SLOT, Form::List(&SLOT), Form::Keyed(KEY, &ENTRY)]),
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let mut entries = Vec::new();
        let mut whole = true;
        match value.get_ref() {
            DeValue::Array(items) => {
                for item in items {
                    match reader.string(item, Self::TYPE).map(|word| (word, Slot::parse(word.trim()))) {
                        Some((_, Some(slot))) => entries.push((slot, Entry::Mark, item.span())),
                        Some((word, None)) => whole = unknown(reader, word, item.span()),
                        None => whole = false,
                    }
                }
            }
            // A list of one may be written as its value.
            DeValue::String(word) => match Slot::parse(word.trim()) {
                Some(slot) => entries.push((slot, Entry::Mark, value.span())),
                None => whole = unknown(reader, word, value.span()),
            },
            DeValue::Table(table) => {
                for (key, item) in table {
                    let Some(slot) = Slot::parse(key.get_ref()) else {
                        whole = unknown(reader, key.get_ref(), key.span());
                        continue;
                    };
                    match entry(reader, item) {
                        Some(entry) => entries.push((slot, entry, item.span())),
                        None => whole = false,
                    }
                }
            }
            _ => {
                reader.wrong_type(value, Self::TYPE);
                return None;
            }
        }
        let schedule = Schedule { entries, span: value.span() };
        (whole & mixed(reader, &schedule) & twice(reader, &schedule)).then_some(schedule)
    }
}

/// A mark (`"x"`, `true`), a quantity (`2`) or a share (`"25%"`).
fn entry(reader: &mut Reader, value: &Value) -> Option<Entry> {
    match value.get_ref() {
        DeValue::Boolean(true) => Some(Entry::Mark),
        DeValue::String(text) => {
            let text = text.trim();
            if matches!(text, "x" | "X") {
                return Some(Entry::Mark);
            }
            let share = text.strip_suffix('%').and_then(|n| n.trim().replace(',', ".").parse::<f64>().ok());
            match share.filter(|share| (0.0..=100.0).contains(share)) {
                Some(share) => Some(Entry::Share(share)),
                None => {
                    reader.wrong_type(value, CELL);
                    None
                }
            }
        }
        DeValue::Integer(_) | DeValue::Float(_) => Amount::read(reader, value).map(|amount| Entry::Quantity(amount.v)),
        _ => {
            reader.wrong_type(value, CELL);
            None
        }
    }
}

const CELL: Type = Type::Scalar {
    es: "una cantidad (2), un porcentaje (\"25%\") o una marca (\"x\")",
    en: "a quantity (2), a share (\"25%\") or a mark (\"x\")",
    example: "{ Q1 = 2, Q2 = 4 }",
    form: ENTRY,
};

const SLOT: Form = Form::Pattern(r"^\s*([Qq]0*[1-4]|[Mm]0*([1-9]|1[0-2]))\s*$");
const KEY: &str = "^([Qq]0*[1-4]|[Mm]0*([1-9]|1[0-2]))$";
/// A table of empty cells is no schedule, so cells may be empty.
const ENTRY: Form = Form::Any(&[
    Form::Pattern(r"^\s*([xX]?|\+?([0-9]+[.,]?[0-9]*|[.,][0-9]+)\s*%)\s*$"),
    Form::Number(0.0, 1e15),
    Form::Flag,
]);

/// Reports a word that is no quarter and no month.
fn unknown(reader: &mut Reader, word: &str, span: Range<usize>) -> bool {
    let message = say!("«{word}» no es un trimestre ni un mes" | "“{word}” is neither a quarter nor a month");
    let help = say!(
        "los trimestres son Q1, Q2, Q3 y Q4; los meses, M1 (enero) a M12 (diciembre)"
            | "quarters are Q1, Q2, Q3 and Q4; months are M1 (January) to M12 (December)"
    );
    reader.report(Finding::new(diag::codes::NOT_A_CHOICE, reader.file, span, message).help(help));
    false
}

/// Quantities, shares and marks do not add up to anything together.
fn mixed(reader: &mut Reader, schedule: &Schedule) -> bool {
    let kind = |entry: &Entry| std::mem::discriminant(entry);
    let Some((_, first, _)) = schedule.entries.first() else { return true };
    let Some((_, _, span)) = schedule.entries.iter().find(|(_, entry, _)| kind(entry) != kind(first)) else {
        return true;
    };
    let message = say!(
        "el cronograma mezcla marcas, cantidades y porcentajes" | "the schedule mixes marks, quantities and shares"
    );
    let help = say!("use una sola de las tres formas en cada fila" | "use only one of the three in each row");
    reader.report(Finding::new(diag::codes::WRONG_TYPE, reader.file, span.clone(), message).help(help));
    false
}

/// A month cannot be filled twice, by itself and by its quarter.
fn twice(reader: &mut Reader, schedule: &Schedule) -> bool {
    for (i, (slot, _, span)) in schedule.entries.iter().enumerate() {
        let earlier = &schedule.entries[..i];
        if let Some((_, _, first)) =
            earlier.iter().find(|(other, ..)| other.months().any(|m| slot.months().contains(&m)))
        {
            let message = say!("este periodo está dos veces" | "this period stands twice");
            let finding = Finding::new(diag::codes::DUPLICATE_ID, reader.file, span.clone(), message)
                .other(reader.file, first.clone(), say!("la primera vez, aquí" | "the first time, here"))
                .help(say!("deje uno de los dos" | "keep one of the two"));
            reader.report(finding);
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots() {
        assert_eq!(Slot::parse("Q1"), Some(Slot::Quarter(1)));
        assert_eq!(Slot::parse("m12").map(Slot::months), Some(12..=12));
        assert_eq!(Slot::parse("Q4").map(Slot::months), Some(10..=12));
        for wrong in ["", "Q", "Q0", "Q5", "M13", "M+1", "T1", "1", "é1", "Q 1"] {
            assert_eq!(Slot::parse(wrong), None, "{wrong}");
        }
    }
}
