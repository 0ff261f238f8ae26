//! A target: words, or a quantity with its unit.

use crate::source::{Amount, FieldValue, Form, Line, Reader, Record, Type, Value};

/// What is to be reached.
#[derive(Debug)]
pub enum Target {
    Words(Line),
    Quantity(TargetTable),
}

crate::record! {
    /// A target that can be counted.
    pub struct TargetTable("Una meta que se puede contar.") {
        /// How many.
        quantity("cantidad": "Cuántos."): Amount,
        /// Of what ("mesas", "informes").
        unit("unidad": "De qué («mesas», «informes»)."): Option<Line>,
    }
}

impl FieldValue for Target {
    const TYPE: Type = Type::Either {
        es: "un texto, o una tabla con la cantidad y su unidad",
        en: "a text, or a table with the quantity and its unit",
        example: "{ quantity = 4, unit = \"informes\" }",
        form: Form::Words,
        table: &TargetTable::SHAPE,
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        match value.get_ref().as_table() {
            Some(table) if TargetTable::FIELDS.iter().any(|field| table.contains_key(field.key)) => {
                reader.unknown_keys(table, &[TargetTable::FIELDS]);
                TargetTable::read_fields(reader, table, value.span()).map(Target::Quantity)
            }
            None if !value.get_ref().is_str() => {
                reader.wrong_type(value, Self::TYPE);
                None
            }
            // A text, in one language or in several.
            _ => Line::read(reader, value).map(Target::Words),
        }
    }
}

impl Target {
    /// The one quantity of a list of targets: what a schedule must add up to.
    pub fn only_quantity(targets: &[Target]) -> Option<&Amount> {
        match targets {
            [Target::Quantity(target)] => Some(&target.quantity),
            _ => None,
        }
    }
}
