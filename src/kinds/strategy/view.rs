//! A strategy as it is read: what is due when, then the text in the order of the source, the committees, the roles.

use super::model::Strategy;
use super::numbers::Numbers;
use super::periods::Stretch;
use super::{committee, glance, parts, roles, words};
use crate::kinds::{Sheet, Stage};
use crate::view::{Block, Fact, Picture, Section};

/// The kind's part of the view.
pub fn sheet(strategy: &Strategy, stage: &Stage) -> Sheet {
    let mut numbers = Numbers::default();
    let mut sections = Vec::new();
    sections.extend(glance::section(strategy, stage, &mut numbers));
    sections.extend(parts::frame(strategy, stage, &mut numbers));
    sections.extend(parts::guidelines(strategy, stage, &mut numbers));
    sections.extend(parts::sections(strategy, stage, &mut numbers));
    sections.extend(strategy.committee.iter().map(|it| committee::section(strategy, it, stage, &mut numbers)));
    sections.extend(roles::section(strategy, stage, &mut numbers));
    Sheet { kind: stage.word(words::DOCUMENT), facts: facts(strategy, stage), sections }
}

fn facts(strategy: &Strategy, stage: &Stage) -> Vec<Fact> {
    let count = |label, n: usize| stage.maybe(label, (n > 0).then(|| stage.number(n as f64)));
    [
        stage.maybe(words::PERIOD, Stretch::of_document(strategy).words(stage)),
        count(words::COMMITTEES, strategy.committee.len()),
        count(words::MILESTONES, strategy.milestone.len()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The figures that stand at the end of a section.
pub fn figures(strategy: &Strategy, section: &str, stage: &Stage, numbers: &mut Numbers) -> Vec<Block> {
    let here = strategy.figure.iter().filter(|figure| figure.section.v == section);
    here.map(|figure| Block::Figure {
        id: figure.id.v.clone(),
        picture: Picture {
            file: figure.path.v.clone(),
            alt: figure.alt.as_ref().map(|alt| stage.line(alt)).unwrap_or_default(),
        },
        caption: numbers.figure(stage, |s| s.text(&figure.caption)),
        source: figure
            .source
            .as_ref()
            .map(|source| stage.each(|s| format!("{}: {}", words::SOURCE.get(s.lang), s.text(source)))),
    })
    .collect()
}

/// A numbered section, its text ended by the figures that name it.
pub fn numbered_section(
    name: &'static str,
    id: &str,
    heading: crate::view::Text,
    blocks: Vec<Block>,
    numbers: &mut Numbers,
) -> Section {
    Section { name, id: id.to_owned(), number: Some(format!("{}.", numbers.section())), heading, blocks }
}
