//! Where an agreed thing stands: state, share done, day of the information. Shared by every kind whose rows are followed up.

use super::speak::Stage;
use super::words;
use crate::source::{Date, Percent};
use crate::view::{Badge, Cell, Part, Tone};

crate::choices! {
    /// Where an action, an activity or a milestone stands.
    pub enum Progress {
        Done "done": "Cumplido" / "Done",
        UnderWay "under-way": "En curso" / "Under way",
        NotStarted "not-started": "Pendiente" / "Pending",
        CarriedOver "carried-over": "Trasladado" / "Carried over",
        Dropped "dropped": "Descartado" / "Dropped",
    }
}

impl Progress {
    /// Whether nothing more is expected of it.
    pub fn is_closed(self) -> bool {
        matches!(self, Progress::Done | Progress::Dropped)
    }

    fn tone(self) -> Tone {
        match self {
            Progress::Done => Tone::Done,
            Progress::UnderWay => Tone::UnderWay,
            Progress::CarriedOver => Tone::CarriedOver,
            Progress::NotStarted => Tone::NotStarted,
            Progress::Dropped => Tone::Dropped,
        }
    }
}

/// What a row says of its progress.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    pub status: Option<Progress>,
    pub done: Option<&'a Percent>,
    pub updated: Option<&'a Date>,
}

impl<'a> Standing<'a> {
    /// What the three fields of a row say.
    pub fn new(status: Option<Progress>, done: &'a Option<Percent>, updated: &'a Option<Date>) -> Standing<'a> {
        Standing { status, done: done.as_ref(), updated: updated.as_ref() }
    }

    /// Whether the row says anything of its progress; a table without such rows has no column for it.
    pub fn is_known(&self) -> bool {
        self.status.is_some() || self.done.is_some() || self.updated.is_some()
    }
}

impl Stage<'_> {
    /// The cell of a row's progress.
    pub fn standing(&self, standing: Standing) -> Cell {
        let mut parts = Vec::new();
        if let Some(status) = standing.status {
            parts.push(Part::Badge(Badge { tone: status.tone(), text: self.word(status.word()) }));
        }
        parts.extend(standing.done.map(|done| self.percent(done.v).part()));
        parts.extend(standing.updated.map(|date| {
            self.each(|s| format!("{} {}", words::AS_OF.get(s.lang), crate::locale::date_words(s.lang, date.v))).part()
        }));
        Cell(parts)
    }
}
