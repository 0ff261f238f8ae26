//! The forms of simple values: what can be known of them without their document.
//!
//! A type of field says with its form which values its reader takes, as far as types, bounds and patterns can say it.
//! `schema` tells editors so; a test holds every form against its reader.

use crate::locale::Word;

/// What a simple value looks like in TOML. Patterns are regular expressions as JSON Schema has them.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Any string.
    Text,
    /// A string in which the pattern is found.
    Pattern(&'static str),
    /// A string, or a table with a string a language.
    Words,
    /// A number between two bounds, which belong to it.
    Number(f64, f64),
    /// A whole number between two bounds, which belong to it.
    Whole(f64, f64),
    /// True or false.
    Flag,
    /// A list.
    List(&'static Form),
    /// A table whose keys match a pattern.
    Keyed(&'static str, &'static Form),
    /// One of several forms that are not of the same type in TOML.
    Any(&'static [Form]),
}

/// A word of a closed list, with what it means.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    pub key: &'static str,
    pub name: Word,
}
