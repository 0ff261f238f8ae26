//! A CCPM document as it is read: how each function did, who answered, what was said, what was agreed.

use super::model::{Ccpm, Report};
use super::{follow_up, functions, glance, plan, process, responses, words};
use crate::kinds::{Sheet, Stage};
use crate::source::Val;
use crate::view::{Block, Fact, Section};

/// The kind's part of the view.
pub fn sheet(ccpm: &Ccpm, stage: &Stage) -> Sheet {
    let kind = stage.each(|s| {
        let name = ccpm.report.map_or(words::DOCUMENT, Report::word).get(s.lang);
        match (ccpm.report, &ccpm.quarter) {
            (Some(Report::FollowUp), Some(quarter)) => format!("{name}, {} {}", words::QUARTER.get(s.lang), quarter.v),
            _ => name.to_owned(),
        }
    });
    let sections = [
        summary(ccpm, stage),
        ccpm.is_report().then(|| process::section(ccpm, stage)).flatten(),
        glance::section(ccpm, stage),
        responses::section(ccpm, stage),
        functions::section(ccpm, stage),
        plan::section(ccpm, stage),
        follow_up::section(ccpm, stage),
    ];
    Sheet { kind, facts: facts(ccpm, stage), sections: sections.into_iter().flatten().collect() }
}

/// What stands large on the cover of an annual report. The short forms have none.
pub fn cover(ccpm: &Ccpm, stage: &Stage) -> Vec<Fact> {
    let shown = [
        Some(stage.fact(words::YEAR, stage.same(ccpm.year.v.to_string()))),
        Some(stage.fact(words::COUNTRY, stage.line(&ccpm.country))),
        stage.maybe(words::REGION, stage.optional(&ccpm.region)),
        Some(stage.fact(words::LEVEL, stage.word(ccpm.level.word()))),
    ];
    shown.into_iter().flatten().filter(|_| ccpm.is_report()).collect()
}

/// The facts of the masthead, without those that the cover or the timeline of an annual report shows.
fn facts(ccpm: &Ccpm, stage: &Stage) -> Vec<Fact> {
    let short = !ccpm.is_report();
    let leads = stage.each(|s| s.bodies(&ccpm.lead_agencies));
    // A follow-up report says its quarter in its name.
    let quarter = ccpm.quarter.as_ref().filter(|_| ccpm.report != Some(Report::FollowUp));
    let quarter = quarter.map(|quarter| stage.same(quarter.v.to_string()));
    let date = |date: &Option<Val<_>>| date.as_ref().filter(|_| short).map(|date| stage.date(date.v));
    [
        short.then(|| stage.fact(words::COUNTRY, stage.line(&ccpm.country))),
        short.then(|| stage.fact(words::YEAR, stage.same(ccpm.year.v.to_string()))),
        Some(stage.fact(words::CLUSTER, stage.body(&ccpm.cluster))),
        short.then(|| stage.fact(words::LEVEL, stage.word(ccpm.level.word()))),
        stage.maybe(words::QUARTER_OF, quarter),
        stage.maybe(words::REGION, stage.optional(&ccpm.region).filter(|_| short)),
        stage.maybe(words::COVERS, stage.optional(&ccpm.covers)),
        stage.maybe(words::LEADS, Some(leads)),
        stage.maybe(words::LAUNCH, date(&ccpm.launch)),
        stage.maybe(words::REVIEW, date(&ccpm.review)),
        stage.maybe(words::COMPLETION, date(&ccpm.completion)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn summary(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    let blocks = vec![Block::Prose { text: stage.prose(ccpm.summary.as_ref()?) }];
    Some(Section {
        name: "summary",
        id: "part:summary".into(),
        number: None,
        heading: stage.word(words::SUMMARY),
        blocks,
    })
}
