//! The attendance of a meeting: people, organisations, apologies and counts.

use super::model::{Attendance, Minutes, Participant};
use super::words;
use crate::kinds::Stage;
use crate::kinds::words::CONTINUED;
use crate::source::Count;
use crate::view::{Band, Block, Cell, Fact, Group, Role, Row, Section, Table, Text};

/// The section of participants; `None` when nothing is known of them.
pub fn section(minutes: &Minutes, stage: &Stage) -> Option<Section> {
    let mut blocks = Vec::new();
    let counts = counts(minutes, stage);
    let organisations_only = minutes.participant.iter().all(|p| {
        p.name.is_none()
            && p.post.is_none()
            && p.count.is_none()
            && p.women.is_none()
            && p.men.is_none()
            && p.proxy_for.is_none()
            && p.attendance.unwrap_or(Attendance::Present) == Attendance::Present
    });
    if organisations_only && !minutes.participant.is_empty() {
        let names = stage.each(|speaker| {
            let names: Vec<String> =
                minutes.participant.iter().filter_map(|p| p.body.as_ref()).map(|body| speaker.body(body)).collect();
            crate::locale::join(speaker.lang, &names)
        });
        blocks.push(Block::Facts { items: vec![stage.fact(words::ORGANISATIONS, names)] });
    } else if !minutes.participant.is_empty() {
        blocks.push(Block::Table(table(minutes, stage)));
    }
    if !counts.is_empty() {
        blocks.push(Block::Facts { items: counts });
    }
    if let Some(note) = stage.optional(&minutes.participants_note) {
        blocks.push(Block::Prose { text: note });
    }
    (!blocks.is_empty()).then(|| Section {
        name: "participants",
        id: "part:participants".into(),
        number: None,
        heading: stage.word(words::PARTICIPANTS),
        blocks,
    })
}

/// Totals: those that the document states, else the sums of its rows.
fn counts(minutes: &Minutes, stage: &Stage) -> Vec<Fact> {
    let present = || minutes.participant.iter().filter(|p| p.attendance != Some(Attendance::Apologies));
    let sum = |get: &dyn Fn(&Participant) -> Option<u64>| {
        let known: Vec<u64> = present().filter_map(get).collect();
        (!known.is_empty()).then(|| known.iter().sum::<u64>())
    };
    let count = |n: &Option<Count>| n.as_ref().map(|n| u64::from(n.v));
    let women = count(&minutes.women).or_else(|| sum(&|p| count(&p.women)));
    let men = count(&minutes.men).or_else(|| sum(&|p| count(&p.men)));
    let people = count(&minutes.headcount)
        .or_else(|| sum(&people_of).filter(|_| present().all(|p| people_of(p).is_some())))
        .or_else(|| Some(women? + men?));
    [(words::COUNT, people), (words::WOMEN, women), (words::MEN, men)]
        .into_iter()
        .filter_map(|(label, count)| Some(stage.fact(label, stage.number(count? as f64))))
        .collect()
}

/// How many people a row stands for; `None` for an organisation whose number is not known.
pub fn people_of(participant: &Participant) -> Option<u64> {
    let by_sex = match (&participant.women, &participant.men) {
        (None, None) => None,
        (women, men) => Some([women, men].into_iter().flatten().map(|n| u64::from(n.v)).sum()),
    };
    let person = (participant.name.is_some() || participant.post.is_some()).then_some(1);
    participant.count.as_ref().map(|n| u64::from(n.v)).or(by_sex).or(person)
}

fn table(minutes: &Minutes, stage: &Stage) -> Table {
    let has = |get: &dyn Fn(&Participant) -> bool| minutes.participant.iter().any(get);
    let with_counts = has(&|p| p.count.is_some() || p.women.is_some() || p.men.is_some());
    let column = |key, label, role| stage.column(key, label, role);
    let mut columns =
        vec![column("person", words::PERSON, Role::Prose), column("organisation", words::ORGANISATION, Role::Name)];
    if with_counts {
        columns.push(column("women", words::WOMEN, Role::Figure));
        columns.push(column("men", words::MEN, Role::Figure));
        columns.push(column("people", words::COUNT, Role::Figure));
    }
    let groups = [
        (Attendance::Present, words::PRESENT),
        (Attendance::Proxy, words::PROXIES),
        (Attendance::Apologies, words::APOLOGIES),
    ];
    let groups = groups.into_iter().filter_map(|(attendance, label)| {
        let rows: Vec<Row> = (minutes.participant.iter())
            .filter(|p| p.attendance.unwrap_or(Attendance::Present) == attendance)
            .map(|p| row(p, stage, with_counts))
            .collect();
        let band = Band {
            number: String::new(),
            label: stage.word(label),
            parts: Vec::new(),
            continued: stage.word(CONTINUED),
        };
        (!rows.is_empty()).then_some(Group { band: Some(band), rows })
    });
    Table {
        id: "part:attendance".into(),
        caption: stage.word(words::ATTENDANCE_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(0),
        groups: groups.collect(),
        notes: Vec::new(),
    }
}

fn row(participant: &Participant, stage: &Stage, with_counts: bool) -> Row {
    let named = participant.name.is_some() || participant.post.is_some();
    // An organisation without a named person stands in the first column, so that each row has its header.
    let who = stage.each(|speaker| {
        let mut parts = Vec::new();
        parts.extend(participant.name.as_ref().map(|name| name.v.clone()));
        parts.extend(participant.post.as_ref().map(|post| speaker.text(post)));
        parts.extend(participant.body.as_ref().filter(|_| !named).map(|body| speaker.body(body)));
        let who = parts.join(", ");
        match &participant.proxy_for {
            Some(represented) => {
                let represented = speaker.text(represented);
                format!("{who} ({} {represented})", words::PROXY_FOR.get(speaker.lang)).trim_start().to_owned()
            }
            None => who,
        }
    });
    let body = participant.body.as_ref().filter(|_| named).map(|body| stage.body(body)).unwrap_or_default();
    let mut cells = vec![Cell::from(who), Cell::from(body)];
    if with_counts {
        let figure = |n: Option<u64>| n.map_or(Text::default(), |n| stage.number(n as f64));
        cells.push(Cell::from(figure(participant.women.as_ref().map(|n| u64::from(n.v)))));
        cells.push(Cell::from(figure(participant.men.as_ref().map(|n| u64::from(n.v)))));
        cells.push(Cell::from(figure(people_of(participant))));
    }
    Row::new(None, cells)
}
