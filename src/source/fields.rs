//! Fields and records: the declarative side of the source format.
//!
//! A kind declares its records with [`record!`](crate::record): one line a field, whose type says what the source
//! may hold, whose doc comment is the field's documentation and whose Spanish name is recognised when somebody types
//! it instead of the key. The same table drives reading, the check for unknown keys and the documentation.

use std::ops::Range;

use super::reader::{Reader, Table, Value, is_blank};

/// What a field may hold, for findings and documentation.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// A simple value, with its name in Spanish and English and an example in TOML.
    Scalar { es: &'static str, en: &'static str, example: &'static str },
    /// One word of a list.
    Choice(&'static [&'static str]),
    /// A table with fields of its own.
    Record(&'static Shape),
    /// A simple value, or a table with fields of its own.
    Either { es: &'static str, en: &'static str, example: &'static str, table: &'static Shape },
    /// A list of values.
    List(&'static Type),
}

/// What a table may hold.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// What it is.
    pub doc: &'static str,
    pub fields: &'static [Field],
}

impl Type {
    /// A line of TOML that shows a field of this type.
    pub fn example(self, key: &str) -> String {
        match self {
            Type::Scalar { example, .. } | Type::Either { example, .. } => format!("{key} = {example}"),
            Type::Choice(list) => format!("{key} = \"{}\"", list.first().unwrap_or(&"")),
            Type::Record(_) => format!("[{key}]"),
            Type::List(Type::Record(_)) => format!("[[{key}]]"),
            Type::List(inner) => match inner.example(key).split_once(" = ") {
                Some((_, value)) => format!("{key} = [{value}]"),
                None => format!("{key} = []"),
            },
        }
    }
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub key: &'static str,
    /// Spanish name of the field, recognised as a mistake for the key.
    pub es: &'static str,
    /// What it is.
    pub doc: &'static str,
    pub required: bool,
    pub ty: Type,
}

/// A value that a field can have.
pub trait FieldValue: Sized {
    const TYPE: Type;
    const REQUIRED: bool = true;

    /// Reads the value. `None` means that a finding has been reported.
    fn read(reader: &mut Reader, value: &Value) -> Option<Self>;

    /// The value of an absent field; `None` when the field must be there.
    fn absent() -> Option<Self> {
        None
    }
}

/// A table with declared fields.
pub trait Record: Sized {
    const SHAPE: Shape;
    const FIELDS: &'static [Field] = Self::SHAPE.fields;

    /// Reads the fields of a table whose place is `at`.
    fn read_fields(reader: &mut Reader, table: &Table, at: Range<usize>) -> Option<Self>;
}

impl<R: Record> FieldValue for R {
    const TYPE: Type = Type::Record(&R::SHAPE);

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            reader.wrong_type(value, Self::TYPE);
            return None;
        };
        reader.unknown_keys(table, &[R::FIELDS]);
        R::read_fields(reader, table, value.span())
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    const TYPE: Type = T::TYPE;
    const REQUIRED: bool = false;

    /// A faulty value counts as absent: the document has an error and is not printed, but its rules can still run.
    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        Some(T::read(reader, value))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    const TYPE: Type = Type::List(&T::TYPE);
    const REQUIRED: bool = false;

    /// A list; a single value counts as a list of one.
    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        match value.get_ref().as_array() {
            Some(items) => {
                // Every item is read, so that one fault does not hide the next; one that says nothing is no item.
                let items = items
                    .iter()
                    .enumerate()
                    .filter(|(_, item)| !is_blank(item, T::TYPE))
                    .filter_map(|(i, item)| reader.within_item(i, item, |reader| T::read(reader, item)));
                Some(items.collect())
            }
            None if matches!(T::TYPE, Type::Record(_)) => {
                reader.not_rows(value, Self::TYPE);
                Some(Vec::new())
            }
            None => Some(T::read(reader, value).into_iter().collect()),
        }
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

/// Declares a record: a struct, its table of fields and how it is read.
///
/// ```text
/// record! {
///     /// An item of the agenda.
///     pub struct AgendaItem {
///         /// Title of the item.
///         title("título"): Option<Line>,
///         /// Kind of respondent.
///         partner("tipo", "type"): PartnerType,
///     }
/// }
/// ```
///
/// The first word in brackets is the Spanish name of the field; a second one is the key, where it cannot be the
/// name of a Rust field.
#[macro_export]
macro_rules! record {
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    ($(#[doc = $about:literal])+ pub struct $name:ident {
        $($(#[doc = $doc:literal])+ $field:ident($es:literal $(, $key:literal)?): $ty:ty,)*
    }) => {
        $(#[doc = $about])+
        #[derive(Debug)]
        pub struct $name {
            /// Place of the table in the source.
            pub at: std::ops::Range<usize>,
            $($(#[doc = $doc])+ pub $field: $ty,)*
        }

        impl $crate::source::Record for $name {
            const SHAPE: $crate::source::Shape = $crate::source::Shape { doc: concat!($($about),+), fields: &[$($crate::source::Field {
                key: $crate::record!(@key $field $($key)?),
                es: $es,
                doc: concat!($($doc),+),
                required: <$ty as $crate::source::FieldValue>::REQUIRED,
                ty: <$ty as $crate::source::FieldValue>::TYPE,
            }),*] };

            fn read_fields(
                reader: &mut $crate::source::Reader,
                table: &$crate::source::Table,
                at: std::ops::Range<usize>,
            ) -> Option<Self> {
                $(let $field = reader.field::<$ty>(table, $crate::record!(@key $field $($key)?), &at);)*
                Some($name { at, $($field: $field?,)* })
            }
        }
    };
}

/// Declares a closed list of words: an enum, its words in the source, and its printed form.
///
/// ```text
/// choices! {
///     /// Weight of an action.
///     pub enum Priority { Max "max": "Prioridad máxima" / "Top priority", … }
/// }
/// ```
#[macro_export]
macro_rules! choices {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$vmeta:meta])* $variant:ident $word:literal: $es:literal / $en:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word in the source.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The printed form.
            pub fn word(self) -> $crate::locale::Word {
                match self { $($name::$variant => $crate::locale::Word { es: $es, en: $en }),+ }
            }
        }

        impl $crate::source::FieldValue for $name {
            const TYPE: $crate::source::Type = $crate::source::Type::Choice(&[$($word),+]);

            fn read(reader: &mut $crate::source::Reader, value: &$crate::source::Value) -> Option<Self> {
                let word = reader.choice(value, Self::TYPE, &[$($es),+])?;
                $name::ALL.iter().copied().find(|choice| choice.key() == word)
            }
        }

        impl $crate::source::FieldValue for $crate::source::Val<$name> {
            const TYPE: $crate::source::Type = <$name as $crate::source::FieldValue>::TYPE;

            fn read(reader: &mut $crate::source::Reader, value: &$crate::source::Value) -> Option<Self> {
                let v = <$name as $crate::source::FieldValue>::read(reader, value)?;
                Some($crate::source::Val { v, span: value.span() })
            }
        }
    };
}
