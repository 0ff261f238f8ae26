//! Fields and records: the declarative side of the source format.
//!
//! A kind declares its records with [`record!`](crate::record): one line a field, whose type says what the source
//! may hold, whose doc comment is the field's documentation and whose Spanish name is recognised when somebody types
//! it instead of the key. The same table drives reading, the check for unknown keys, the documentation and the schemas
//! for editors.

use std::ops::Range;

use super::form::{Choice, Form};
use super::reader::{Reader, Table, Value, is_blank};
use crate::locale::Word;

/// What a field may hold, for findings and documentation.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// A simple value, with its name in Spanish and English, an example in TOML, and its form.
    Scalar { es: &'static str, en: &'static str, example: &'static str, form: Form },
    /// One word of a list.
    Choice(&'static [Choice]),
    /// A table with fields of its own.
    Record(&'static Shape),
    /// A simple value, or a table with fields of its own.
    Either { es: &'static str, en: &'static str, example: &'static str, form: Form, table: &'static Shape },
    /// A list of values.
    List(&'static Type),
}

/// What a table may hold.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// What it is.
    pub doc: Word,
    pub fields: &'static [Field],
}

impl Shape {
    /// The fields on the way to a value, outermost first; they end where the way leads into what no record declares.
    pub fn fields_on<'p>(&self, path: impl IntoIterator<Item = &'p str>) -> Vec<&'static Field> {
        let (mut fields, mut on) = (self.fields, Vec::new());
        for key in path {
            let Some(field) = fields.iter().find(|field| field.key == key) else { break };
            on.push(field);
            fields = field.ty.shape().map_or(&[], |shape| shape.fields);
        }
        on
    }
}

impl Type {
    /// The table that a value of this type, or of an item of its list, may be.
    pub fn shape(self) -> Option<&'static Shape> {
        match self {
            Type::Record(shape) | Type::Either { table: shape, .. } => Some(shape),
            Type::List(inner) => inner.shape(),
            Type::Scalar { .. } | Type::Choice(_) => None,
        }
    }

    /// A line of TOML that shows a field of this type.
    pub fn example(self, key: &str) -> String {
        match self {
            Type::Scalar { example, .. } | Type::Either { example, .. } => format!("{key} = {example}"),
            Type::Choice(list) => format!("{key} = \"{}\"", list.first().map_or("", |choice| choice.key)),
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
    /// What it says.
    pub doc: Word,
    pub required: bool,
    /// Whether the tool prints a number or letter before the text.
    pub numbered: bool,
    /// Whether it belongs to the version and its paper, and not to what the document says: it changes without a correction.
    pub formal: bool,
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

    /// What takes the place of a required value that is missing or faulty, so that reading goes on and the rules run.
    /// Its place is [`ABSENT`](super::ABSENT). `None` when nothing can; the record that needs it is not read then.
    fn stand_in() -> Option<Self> {
        None
    }
}

/// A table with declared fields.
pub trait Record: Sized {
    const SHAPE: Shape;
    const FIELDS: &'static [Field] = Self::SHAPE.fields;

    /// Reads the fields of a table whose place is `at`.
    fn read_fields(reader: &mut Reader, table: &Table, at: Range<usize>) -> Option<Self>;

    /// A record of stand-ins, in the place of one that is missing.
    fn stand_in() -> Option<Self>;
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

    fn stand_in() -> Option<Self> {
        R::stand_in()
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
///     pub struct AgendaItem("Un punto de la agenda.") {
///         /// Title of the item.
///         title("título": "Título del punto."): Option<Line>,
///         /// Kind of respondent.
///         partner("tipo": "Tipo de socio.", "type"): PartnerType,
///     }
/// }
/// ```
///
/// The first word in brackets is the Spanish name of the field, then comes the documentation in Spanish; that in English
/// is the doc comment. A last word is the key, where it cannot be the name of a Rust field. `numbered` behind the brackets
/// says that the tool prints a number or letter before the text, so that nobody types one:
/// `title("título": "Título.") numbered: Line`. `formal` in the same place says that the field belongs to the version and
/// its paper: it may change after the document was approved.
#[macro_export]
macro_rules! record {
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    // A doc comment comes line by line, each with a space before its first word.
    (@doc $es:literal, $($en:literal)+) => { $crate::locale::Word { es: $es, en: concat!($($en),+).trim_ascii() } };
    (@numbered numbered) => { true };
    (@numbered $($other:ident)?) => { false };
    (@formal formal) => { true };
    (@formal $($other:ident)?) => { false };
    ($(#[doc = $about:literal])+ pub struct $name:ident($about_es:literal) {
        $($(#[doc = $doc:literal])+ $field:ident($es:literal: $doc_es:literal $(, $key:literal)?) $($mark:ident)?: $ty:ty,)*
    }) => {
        $(#[doc = $about])+
        #[derive(Debug)]
        pub struct $name {
            /// Place of the table in the source.
            pub at: std::ops::Range<usize>,
            $($(#[doc = $doc])+ pub $field: $ty,)*
        }

        impl $crate::source::Record for $name {
            const SHAPE: $crate::source::Shape = $crate::source::Shape { doc: $crate::record!(@doc $about_es, $($about)+), fields: &[$($crate::source::Field {
                key: $crate::record!(@key $field $($key)?),
                es: $es,
                doc: $crate::record!(@doc $doc_es, $($doc)+),
                required: <$ty as $crate::source::FieldValue>::REQUIRED,
                numbered: $crate::record!(@numbered $($mark)?),
                formal: $crate::record!(@formal $($mark)?),
                ty: <$ty as $crate::source::FieldValue>::TYPE,
            }),*] };

            fn read_fields(
                reader: &mut $crate::source::Reader,
                table: &$crate::source::Table,
                at: std::ops::Range<usize>,
            ) -> Option<Self> {
                // Every field is read, so that one fault does not hide the next.
                $(let $field = reader.field::<$ty>(table, $crate::record!(@key $field $($key)?), &at);)*
                Some($name { at, $($field: $field.or_else(<$ty as $crate::source::FieldValue>::stand_in)?,)* })
            }

            fn stand_in() -> Option<Self> {
                Some($name {
                    at: $crate::source::ABSENT,
                    $($field: <$ty as $crate::source::FieldValue>::absent()
                        .or_else(<$ty as $crate::source::FieldValue>::stand_in)?,)*
                })
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
            const TYPE: $crate::source::Type = $crate::source::Type::Choice(&[$($crate::source::Choice {
                key: $word,
                name: $crate::locale::Word { es: $es, en: $en },
            }),+]);

            fn read(reader: &mut $crate::source::Reader, value: &$crate::source::Value) -> Option<Self> {
                let word = reader.choice(value, Self::TYPE)?;
                $name::ALL.iter().copied().find(|choice| choice.key() == word)
            }

            fn stand_in() -> Option<Self> {
                $name::ALL.first().copied()
            }
        }

        impl $crate::source::FieldValue for $crate::source::Val<$name> {
            const TYPE: $crate::source::Type = <$name as $crate::source::FieldValue>::TYPE;

            fn read(reader: &mut $crate::source::Reader, value: &$crate::source::Value) -> Option<Self> {
                let v = <$name as $crate::source::FieldValue>::read(reader, value)?;
                Some($crate::source::Val { v, span: value.span() })
            }

            fn stand_in() -> Option<Self> {
                $name::ALL.first().copied().map($crate::source::Val::nowhere)
            }
        }
    };
}
