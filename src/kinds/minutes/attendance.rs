//! The attendance of a meeting: people, organisations, apologies and counts.

use super::model::{Attendance, Minutes, Participant};
use super::words;
use crate::kinds::{Speaker, Stage};
use crate::locale::Word;
use crate::source::Count;
use crate::view::{Block, Fact, Section, Text};

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
        blocks.extend(rosters(minutes, stage));
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

/// Who was there, who stood in for somebody, who sent apologies: one list each.
fn rosters(minutes: &Minutes, stage: &Stage) -> Vec<Block> {
    let lists = [
        (Attendance::Present, words::PRESENT),
        (Attendance::Proxy, words::PROXIES),
        (Attendance::Apologies, words::APOLOGIES),
    ];
    let roster = |(attendance, label): (Attendance, Word)| {
        let of_it = minutes.participant.iter().filter(|p| p.attendance.unwrap_or(Attendance::Present) == attendance);
        let entries: Vec<Text> = of_it.map(|p| entry(p, stage)).collect();
        (!entries.is_empty()).then(|| Block::Roster { label: stage.word(label), entries })
    };
    lists.into_iter().filter_map(roster).collect()
}

/// "Coordinación nacional, SAG (en representación de …)", "SAG (mujeres: 3, hombres: 2)".
fn entry(participant: &Participant, stage: &Stage) -> Text {
    stage.each(|speaker| {
        let mut who = Vec::new();
        who.extend(participant.name.as_ref().map(|name| name.v.clone()));
        who.extend(participant.post.as_ref().map(|post| speaker.text(post)));
        who.extend(participant.body.as_ref().map(|body| speaker.body(body)));
        let by_sex = [(words::WOMEN, &participant.women), (words::MEN, &participant.men)];
        let counts = match by_sex {
            [(_, None), (_, None)] => vec![(words::COUNT, &participant.count)],
            known => known.to_vec(),
        };
        let mut remarks = Vec::new();
        remarks.extend(
            participant
                .proxy_for
                .as_ref()
                .map(|represented| format!("{} {}", words::PROXY_FOR.get(speaker.lang), speaker.text(represented))),
        );
        remarks.extend(counts.into_iter().filter_map(|(label, count)| {
            let count = speaker_number(stage, speaker, count.as_ref()?.v);
            Some(format!("{}: {count}", label.get(speaker.lang).to_lowercase()))
        }));
        let who = who.join(", ");
        if remarks.is_empty() { who } else { format!("{who} ({})", remarks.join(", ")).trim_start().to_owned() }
    })
}

fn speaker_number(stage: &Stage, speaker: &Speaker, n: u32) -> String {
    stage.locale.numbers(speaker.lang).number(f64::from(n))
}
