//! Core functions of a cluster: the official list, shared by CCPM documents and by the minutes that discuss them.
//!
//! A function is known by its key, never by its number: two orders are in use (IASC, Cluster Coordination at
//! Country Level, 2015, and the older one). Titles marked `ours` in the list are this project's own translation.

use std::sync::LazyLock;

use super::lists::{self, Titled};
use crate::source::{FieldValue, Form, Plain, Reader, Type, Val, Value};

static LIST: LazyLock<Vec<Titled>> = LazyLock::new(|| lists::read(include_str!("functions.tsv")));

/// Every official function and sub-function.
pub fn core_functions() -> &'static [Titled] {
    &LIST
}

/// The official function or sub-function of that key.
pub fn core_function(key: &str) -> Option<&'static Titled> {
    lists::find(&LIST, key)
}

/// The key of a function or sub-function, as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionRef(pub Plain);

impl FieldValue for FunctionRef {
    const TYPE: Type = Type::Scalar {
        es: "la clave de una función básica",
        en: "the key of a core function",
        example: "\"service-delivery\"",
        form: Form::Text,
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let key = reader.string(value, Self::TYPE)?.trim().to_owned();
        Some(FunctionRef(Val { v: key, span: value.span() }))
    }

    fn stand_in() -> Option<Self> {
        Plain::stand_in().map(FunctionRef)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_official_list_is_complete_in_both_languages() {
        let main = LIST.iter().filter(|f| !f.key.contains('.')).count();
        assert_eq!((main, LIST.len()), (7, 20));
        assert!(LIST.iter().all(|f| !f.title.es.is_empty() && !f.title.en.is_empty()));
        let parents = LIST.iter().filter_map(|f| f.key.split_once('.')).map(|(parent, _)| parent);
        assert!(parents.clone().count() == 13 && parents.into_iter().all(|key| core_function(key).is_some()));
    }
}
