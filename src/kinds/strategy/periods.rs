//! Which stretch of time a committee, an activity or a milestone belongs to, and how a stretch is said.

use chrono::NaiveDate;

use super::model::{Committee, Strategy};
use crate::kinds::{Speaker, Stage, capital};
use crate::locale::{range_words, until_words};
use crate::source::{Period, Val};
use crate::view::Text;

/// A stretch of time by its first and its last period, as far as they are known.
#[derive(Clone, Copy)]
pub struct Stretch<'a> {
    pub begin: Option<&'a Val<Period>>,
    pub end: Option<&'a Val<Period>>,
}

impl<'a> Stretch<'a> {
    pub fn new(begin: &'a Option<Val<Period>>, end: &'a Option<Val<Period>>) -> Stretch<'a> {
        Stretch { begin: begin.as_ref(), end: end.as_ref() }
    }

    /// That of the whole document.
    pub fn of_document(strategy: &'a Strategy) -> Stretch<'a> {
        Stretch { begin: Some(&strategy.begin), end: Some(&strategy.end) }
    }

    /// That of a committee: its own, with the document's where it says nothing.
    pub fn of_committee(strategy: &'a Strategy, committee: &'a Committee) -> Stretch<'a> {
        Stretch::new(&committee.begin, &committee.end).or(Stretch::of_document(strategy))
    }

    /// What is not known of it, from another.
    pub fn or(self, other: Stretch<'a>) -> Stretch<'a> {
        Stretch { begin: self.begin.or(other.begin), end: self.end.or(other.end) }
    }

    pub fn is_known(&self) -> bool {
        self.begin.is_some() || self.end.is_some()
    }

    /// Whether it certainly ends before it begins. "May" that begins in "the first half" may be either.
    pub fn is_inverted(&self) -> bool {
        let (Some(begin), Some(end)) = (self.begin, self.end) else { return false };
        first_day(begin).zip(last_day(end)).is_some_and(|(begin, end)| end < begin)
    }

    /// Whether all of the period certainly lies before the stretch begins.
    pub fn begins_after(&self, period: &Period) -> bool {
        self.begin.and_then(|begin| first_day(begin)).zip(last_day(period)).is_some_and(|(begin, last)| last < begin)
    }

    /// Whether all of the period certainly lies after the stretch has ended.
    pub fn ends_before(&self, period: &Period) -> bool {
        self.end.and_then(|end| last_day(end)).zip(first_day(period)).is_some_and(|(end, first)| first > end)
    }

    /// In words, beginning with a capital; `None` when nothing is known of it.
    pub fn words(&self, stage: &Stage) -> Option<Text> {
        self.is_known().then(|| stage.each(|s| self.say(s)))
    }

    fn say(&self, speaker: &mut Speaker) -> String {
        let calendar = |period: &Period| period.start().is_some();
        let words = match (self.begin.map(|begin| closed(begin)), self.end.map(|end| closed(end))) {
            (Some(begin), Some(end)) if begin == end => return speaker.period(begin),
            (Some(begin), Some(end)) if calendar(begin) && calendar(end) => range_words(speaker.lang, begin, end),
            (Some(begin), Some(end)) => format!("{} – {}", speaker.period(begin), speaker.period(end)),
            (Some(begin), None) if calendar(begin) => return speaker.period(&Period::From(Box::new(begin.clone()))),
            (None, Some(end)) if calendar(end) => until_words(speaker.lang, end),
            (Some(one), None) | (None, Some(one)) => return speaker.period(one),
            (None, None) => String::new(),
        };
        capital(&words)
    }
}

/// A period that begins or ends a stretch: "from May" is May.
fn closed(period: &Period) -> &Period {
    match period {
        Period::From(inner) => inner,
        period => period,
    }
}

/// First day of a period that begins or ends a stretch.
pub fn first_day(period: &Period) -> Option<NaiveDate> {
    closed(period).start()
}

/// Last day of a period that begins or ends a stretch.
pub fn last_day(period: &Period) -> Option<NaiveDate> {
    closed(period).end()
}
