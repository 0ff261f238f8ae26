//! Minutes as they are read: action points and decisions first, then who was there and what was said.

use super::agenda::{agenda, agenda_number, discussion};
use super::attendance;
use super::model::{ActionPoint, Minutes, RecordType};
use super::words;
use crate::kinds::words::{CONTINUED, NOTE};
use crate::kinds::{Sheet, Stage, Standing};
use crate::locale::date_words;
use crate::source::{Period, Time};
use crate::view::{Band, Block, Cell, Fact, Group, Item, Role, Row, Section, Table, Text};

/// The kind's part of the view.
pub fn sheet(minutes: &Minutes, stage: &Stage) -> Sheet {
    let sections = [
        actions(minutes, stage),
        decisions(minutes, stage),
        attendance::section(minutes, stage),
        followup(minutes, stage),
        agenda(minutes, stage),
        discussion(minutes, stage),
        next_meeting(minutes, stage),
    ];
    Sheet {
        kind: stage.word(minutes.record.unwrap_or(RecordType::Minutes).word()),
        facts: facts(minutes, stage),
        sections: sections.into_iter().flatten().collect(),
    }
}

fn facts(minutes: &Minutes, stage: &Stage) -> Vec<Fact> {
    let number = minutes.number.as_ref().map(|number| stage.same(number.v.clone()));
    let time = times(minutes, stage);
    let host = minutes.host.as_ref().map(|host| stage.body(host));
    let duration = match (&minutes.start, &minutes.end, &minutes.duration_minutes) {
        (Some(start), Some(end), _) => Some((end.v.0 + 24 * 60 - start.v.0) % (24 * 60)),
        (_, _, Some(stated)) => Some(stated.v),
        _ => None,
    };
    let duration = duration.map(|minutes| match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, rest) => format!("{hours}\u{a0}h {rest}\u{a0}min"),
    });
    [
        Some(stage.fact(words::DATE, stage.weekday(minutes.date.v))),
        stage.maybe(words::TIME, time.clone()),
        // A zone stands beside the times; where there are none, alone.
        stage.maybe(words::TIME_ZONE, stage.optional(&minutes.timezone).filter(|_| time.is_none())),
        stage.maybe(words::DURATION, duration.map(|words| stage.same(words))),
        stage.maybe(words::PLACE, stage.optional(&minutes.place)),
        stage.maybe(words::PLATFORM, stage.optional(&minutes.platform)),
        stage.maybe(words::NUMBER, number),
        stage.maybe(words::HOST, host),
        stage.people(words::CONVENER, &minutes.convener),
        stage.people(words::CHAIR, &minutes.chair),
        stage.people(words::NOTE_TAKER, &minutes.note_taker),
        stage.maybe(words::QUORUM, stage.optional(&minutes.quorum)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// "09:10–11:10 (hora de Caracas; convocada de 09:00–11:00)".
fn times(minutes: &Minutes, stage: &Stage) -> Option<Text> {
    let span = |from: &Option<Time>, to: &Option<Time>| match (from, to) {
        (Some(from), Some(to)) => Some(format!("{}–{}", from.v, to.v)),
        (Some(one), None) | (None, Some(one)) => Some(one.v.to_string()),
        (None, None) => None,
    };
    let actual = span(&minutes.start, &minutes.end);
    let planned = span(&minutes.planned_start, &minutes.planned_end).filter(|planned| Some(planned) != actual.as_ref());
    let main = actual.clone().or_else(|| planned.clone())?;
    Some(stage.each(|speaker| {
        let mut remarks = Vec::new();
        remarks.extend(minutes.timezone.as_ref().map(|zone| speaker.text(zone)));
        if let (Some(_), Some(planned)) = (&actual, &planned) {
            remarks.push(format!("{} {planned}", words::PLANNED.get(speaker.lang)));
        }
        if remarks.is_empty() { main.clone() } else { format!("{main} ({})", remarks.join("; ")) }
    }))
}

fn actions(minutes: &Minutes, stage: &Stage) -> Option<Section> {
    if minutes.action.is_empty() {
        return None;
    }
    let with_status = minutes.action.iter().any(|action| standing(action).is_known());
    let column = |key, label, role| stage.column(key, label, role);
    let mut columns = vec![
        column("number", words::NUMBER_SHORT, Role::Figure),
        column("task", words::TASK, Role::Prose),
        column("responsible", words::RESPONSIBLE, Role::Name),
        column("due", words::DUE, Role::Date),
    ];
    if with_status {
        columns.push(column("status", words::STATUS, Role::Badge));
    }
    // What is due first comes first; what has no date, or none that ends, comes last, in the order of the source.
    let mut actions: Vec<&ActionPoint> = minutes.action.iter().collect();
    actions.sort_by_key(|action| {
        let due = earliest(action);
        (due.is_none(), due)
    });
    let rows = actions.into_iter().enumerate().map(|(i, action)| {
        let mut task = stage.cell(Some(&action.task));
        task.0.extend(stage.optional(&action.note).map(Text::part));
        let (responsible, due) = owners_and_dates(action, stage);
        let mut cells = vec![Cell::from(stage.same((i + 1).to_string())), task, responsible, due];
        if with_status {
            cells.push(stage.standing(standing(action)));
        }
        Row::new(action.id.as_ref(), cells)
    });
    let table = Table {
        id: "part:action-points".into(),
        caption: stage.word(words::ACTIONS_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(1),
        groups: vec![Group { band: None, rows: rows.collect() }],
        notes: Vec::new(),
    };
    let heading = stage.word(words::ACTIONS);
    Some(Section {
        name: "actions",
        id: "part:actions".into(),
        number: None,
        heading,
        blocks: vec![Block::Table(table)],
    })
}

fn standing(action: &ActionPoint) -> Standing<'_> {
    Standing { status: action.status, done: action.done.as_ref(), updated: action.updated.as_ref() }
}

/// The first day by which something of an action point is to be done.
fn earliest(action: &ActionPoint) -> Option<chrono::NaiveDate> {
    let parts = action.assignments.iter().map(|assignment| assignment.due.as_ref());
    parts.chain([action.due.as_ref()]).flatten().filter_map(|due| due.v.end()).min()
}

/// Owners and dates of an action point; where each owner has a date of their own, the date names the owner.
fn owners_and_dates(action: &ActionPoint, stage: &Stage) -> (Cell, Cell) {
    if action.assignments.is_empty() {
        let due = action.due.as_ref().map(|due| stage.period(due)).unwrap_or_default();
        return (stage.bodies(&action.responsible), Cell::from(due));
    }
    let owners = action.assignments.iter().flat_map(|a| stage.bodies(&a.responsible).0).collect();
    let dates = action.assignments.iter().filter_map(|assignment| {
        let due = assignment.due.as_ref()?;
        Some(
            stage
                .each(|speaker| {
                    let date = speaker.period(due);
                    if assignment.responsible.is_empty() {
                        date
                    } else {
                        format!("{date} ({})", speaker.bodies(&assignment.responsible))
                    }
                })
                .part(),
        )
    });
    (Cell(owners), Cell(dates.collect()))
}

fn decisions(minutes: &Minutes, stage: &Stage) -> Option<Section> {
    let items = minutes.decision.iter().enumerate().map(|(i, decision)| {
        // The item of the agenda that it was taken under, by its number.
        let aside = decision.agenda.as_ref().and_then(|id| agenda_number(minutes, id));
        let aside = aside.map(|n| stage.each(|s| format!("{} {n}", words::AGENDA_ITEM.get(s.lang))));
        Item {
            id: decision.id.as_ref().map(|id| id.v.clone()),
            marker: String::new(),
            // By this name it is cited: "acuerdo 3".
            title: Some(stage.each(|s| format!("{} {}", words::DECISION.get(s.lang), i + 1))),
            aside: aside.map(Text::part).into_iter().collect(),
            blocks: vec![Block::Prose { text: stage.prose(&decision.text) }],
        }
    });
    let items: Vec<Item> = items.collect();
    let heading = stage.word(words::DECISIONS);
    (!items.is_empty()).then(|| Section {
        name: "decisions",
        id: "part:decisions".into(),
        number: None,
        heading,
        blocks: vec![Block::Items { items }],
    })
}

fn followup(minutes: &Minutes, stage: &Stage) -> Option<Section> {
    let mut blocks = Vec::new();
    if let Some(previous) = &minutes.previous_minutes {
        let words_of = stage.each(|speaker| {
            let mut parts = Vec::new();
            parts.extend(previous.title.as_ref().map(|title| speaker.text(title)));
            if previous.title.is_none() {
                parts.extend(previous.minutes.as_ref().map(|minutes| minutes.0.v.clone()));
            }
            parts.extend(previous.date.as_ref().map(|date| date_words(speaker.lang, date.v)));
            parts.extend(previous.approval.map(|approval| approval.word().get(speaker.lang).to_owned()));
            parts.extend(
                previous
                    .until
                    .as_ref()
                    .map(|date| format!("{} {}", words::UNTIL.get(speaker.lang), date_words(speaker.lang, date.v))),
            );
            // The note is a sentence of its own.
            let facts = parts.join(", ");
            match previous.note.as_ref().map(|note| speaker.text(note)) {
                Some(note) if facts.is_empty() => note,
                Some(note) => format!("{facts}. {note}"),
                None => facts,
            }
        });
        blocks.push(Block::Facts { items: vec![stage.fact(words::PREVIOUS, words_of)] });
    }
    if !minutes.followup.is_empty() {
        blocks.push(Block::Table(followup_table(minutes, stage)));
    }
    let heading = stage.word(words::FOLLOWUP);
    (!blocks.is_empty()).then(|| Section {
        name: "followup",
        id: "part:followup".into(),
        number: None,
        heading,
        blocks,
    })
}

fn followup_table(minutes: &Minutes, stage: &Stage) -> Table {
    let column = |key, label, role| stage.column(key, label, role);
    let columns = vec![
        column("task", words::TASK, Role::Prose),
        column("responsible", words::RESPONSIBLE, Role::Name),
        column("status", words::STATUS, Role::Badge),
        column("reason", words::REASON, Role::Prose),
    ];
    // Meetings in the order of their dates; rows without one come last.
    let mut meetings: Vec<Option<chrono::NaiveDate>> =
        minutes.followup.iter().map(|row| row.meeting.as_ref().map(|date| date.v)).collect();
    meetings.sort_by_key(|meeting| (meeting.is_none(), *meeting));
    meetings.dedup();
    let groups = meetings.into_iter().map(|meeting| {
        let label = match meeting {
            Some(date) => stage.each(|s| format!("{} {}", words::MEETING_OF.get(s.lang), date_words(s.lang, date))),
            None => stage.word(words::EARLIER),
        };
        let rows = minutes.followup.iter().filter(|row| row.meeting.as_ref().map(|date| date.v) == meeting);
        let rows = rows.map(|row| {
            let standing = Standing { status: row.status, done: row.done.as_ref(), updated: row.updated.as_ref() };
            let cells = vec![
                stage.cell(Some(&row.action)),
                stage.bodies(&row.responsible),
                stage.standing(standing),
                stage.cell(row.reason.as_deref()),
            ];
            Row::new(row.id.as_ref(), cells)
        });
        let band = Band { number: String::new(), label, parts: Vec::new(), continued: stage.word(CONTINUED) };
        Group { band: Some(band), rows: rows.collect() }
    });
    Table {
        id: "part:followup-table".into(),
        caption: stage.word(words::FOLLOWUP_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(0),
        groups: groups.collect(),
        notes: Vec::new(),
    }
}

fn next_meeting(minutes: &Minutes, stage: &Stage) -> Option<Section> {
    let next = minutes.next_meeting.as_ref()?;
    let items: Vec<Fact> = [
        stage.maybe(words::DATE, next.date.as_ref().map(|date| stage.period(&Period::Day(date.v)))),
        stage.maybe(words::TIME, next.time.as_ref().map(|time| stage.time(time.v))),
        stage.maybe(words::PLACE, stage.optional(&next.place)),
        stage.maybe(NOTE, stage.optional(&next.note)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let heading = stage.word(words::NEXT);
    (!items.is_empty()).then(|| Section {
        name: "next",
        id: "part:next".into(),
        number: None,
        heading,
        blocks: vec![Block::Facts { items }],
    })
}
