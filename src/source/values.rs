//! Types of field values that carry meaning of their own: dates, amounts, names.

use std::ops::{Deref, Range};

use chrono::NaiveDate;

use super::text::{Line, Reserved};
use super::when::TimeOfDay;

/// The place of a value that stands in for a missing or faulty one: nowhere. What touches it is an echo.
pub const ABSENT: Range<usize> = usize::MAX..usize::MAX;

/// A value with its place in the source.
#[derive(Debug, Clone, PartialEq)]
pub struct Val<T> {
    pub v: T,
    pub span: Range<usize>,
}

impl<T> Val<T> {
    /// A value that stands in for a missing or faulty one.
    pub fn nowhere(v: T) -> Val<T> {
        Val { v, span: ABSENT }
    }

    /// Whether it stands in for a missing or faulty value.
    pub fn is_stand_in(&self) -> bool {
        self.span == ABSENT
    }
}

impl<T> Deref for Val<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.v
    }
}

/// A day.
pub type Date = Val<NaiveDate>;
/// A time of day.
pub type Time = Val<TimeOfDay>;
/// A percentage as written in the source: 84 is 84 %.
#[derive(Debug, Clone, PartialEq)]
pub struct Percent(pub Val<f64>);
/// A number of any size.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount(pub Val<f64>);
/// A number of people or things.
pub type Count = Val<u32>;
/// A calendar year.
#[derive(Debug, Clone, PartialEq)]
pub struct Year(pub Val<i32>);
/// A string that is the same in every language: a name, a number, an address on the net.
pub type Plain = Val<String>;

/// A number or name of a version or a meeting: what a document writes as a number is a word as well.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral(pub Plain);

/// A body or organisation as typed: a key, an acronym or a name, looked up in the directory.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyRef(pub Plain);

impl BodyRef {
    /// Whether it is the reserved word for everybody.
    pub fn is_all(&self) -> bool {
        self.0.v == "all"
    }

    /// The reserved value that stands in place of a body ("N/C").
    pub fn reserved(&self) -> Option<Reserved> {
        Reserved::parse(&self.0.v)
    }
}

impl Deref for Numeral {
    type Target = Plain;
    fn deref(&self) -> &Plain {
        &self.0
    }
}

impl Deref for Percent {
    type Target = Val<f64>;
    fn deref(&self) -> &Val<f64> {
        &self.0
    }
}

impl Deref for Amount {
    type Target = Val<f64>;
    fn deref(&self) -> &Val<f64> {
        &self.0
    }
}

impl Deref for Year {
    type Target = Val<i32>;
    fn deref(&self) -> &Val<i32> {
        &self.0
    }
}

/// A person, by name, by post, or both. In the source a plain string is a name.
#[derive(Debug)]
pub struct Person {
    /// Place of the value in the source.
    pub at: Range<usize>,
    pub name: Option<Plain>,
    pub post: Option<Line>,
    pub body: Option<BodyRef>,
}
