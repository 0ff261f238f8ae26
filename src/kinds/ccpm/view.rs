//! A CCPM document as it is read: how each function did, who answered, what was said, what was agreed.

use super::model::{Ccpm, Function, Report, Subfunction};
use super::scale::{IASC, IASC_NAME, Rating, Scale};
use super::{plan, responses, words};
use crate::kinds::functions::core_function;
use crate::kinds::{Sheet, Speaker, Stage};
use crate::locale::join;
use crate::source::{Line, Percent, Val};
use crate::view::{Badge, Bar, Block, Cell, Column, Fact, Group, Item, Part, Role, Row, Section, Table, Text};

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
        glance(ccpm, stage),
        responses::section(ccpm, stage),
        functions(ccpm, stage),
        plan::section(ccpm, stage),
    ];
    Sheet { kind, facts: facts(ccpm, stage), sections: sections.into_iter().flatten().collect() }
}

fn facts(ccpm: &Ccpm, stage: &Stage) -> Vec<Fact> {
    let leads = stage.each(|s| s.bodies(&ccpm.lead_agencies));
    // A follow-up report says its quarter in its name.
    let quarter = ccpm.quarter.as_ref().filter(|_| ccpm.report != Some(Report::FollowUp));
    let quarter = quarter.map(|quarter| stage.same(quarter.v.to_string()));
    let date = |date: &Option<Val<_>>| date.as_ref().map(|date| stage.date(date.v));
    [
        Some(stage.fact(words::COUNTRY, stage.line(&ccpm.country))),
        Some(stage.fact(words::YEAR, stage.same(ccpm.year.v.to_string()))),
        Some(stage.fact(words::CLUSTER, stage.body(&ccpm.cluster))),
        Some(stage.fact(words::LEVEL, stage.word(ccpm.level.word()))),
        stage.maybe(words::QUARTER_OF, quarter),
        stage.maybe(words::REGION, stage.optional(&ccpm.region)),
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

fn scale_of(ccpm: &Ccpm) -> &Scale {
    ccpm.scale.as_ref().unwrap_or(&IASC)
}

/// Title of a function: its own name, the official one, or the key as typed.
pub fn function_title(stage: &Stage, key: &str, name: Option<&Line>) -> Text {
    match (name, core_function(key)) {
        (Some(name), _) => stage.line(name),
        (None, Some(function)) => stage.word(function.title),
        (None, None) => stage.same(key),
    }
}

/// Score and rating of a function: the rating is computed from the score where there is one.
pub fn result_parts(ccpm: &Ccpm, stage: &Stage, function: &Function) -> Vec<Part> {
    let score = function.score.as_ref().map(|score| stage.percent(score.v).part());
    let rating = rating_of(scale_of(ccpm), &function.score, &function.rating).map(|r| Part::Badge(badge(stage, r)));
    score.into_iter().chain(rating).collect()
}

fn rating_of(scale: &Scale, score: &Option<Percent>, typed: &Option<Val<Rating>>) -> Option<Rating> {
    score.as_ref().map(|score| scale.rate(score.v)).or(typed.as_ref().map(|rating| rating.v))
}

fn badge(stage: &Stage, rating: Rating) -> Badge {
    Badge { tone: rating.tone(), text: stage.word(rating.word()) }
}

fn bar(stage: &Stage, scale: &Scale, score: &Percent, before: Option<&Percent>) -> Part {
    Part::Bar(Bar {
        fraction: score.v / 100.0,
        before: before.map(|before| before.v / 100.0),
        tone: scale.rate(score.v).tone(),
        text: stage.percent(score.v),
    })
}

/// All functions in one table: this year's score and rating, last year's, and how many actions were agreed.
fn glance(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    if ccpm.function.is_empty() {
        return scale_alone(ccpm, stage);
    }
    let scale = scale_of(ccpm);
    let before = ccpm.function.iter().any(|f| f.previous_score.is_some() || f.previous_rating.is_some());
    let column = |key, label, role| stage.column(key, label, role);
    let mut columns = vec![
        column("number", words::NUMBER, Role::Figure),
        column("function", words::FUNCTION, Role::Prose),
        column("result", words::RESULT, Role::Bar),
        column("rating", words::RATING, Role::Badge),
    ];
    if before {
        let label = ccpm.previous.as_ref().map_or(ccpm.year.v - 1, |previous| previous.year.v);
        columns.push(Column::new("before", stage.same(label.to_string()), Role::Figure));
    }
    if !ccpm.action.is_empty() {
        columns.push(column("actions", words::ACTIONS, Role::Figure));
    }
    let rows = ccpm.function.iter().enumerate().map(|(i, function)| {
        let mut name = vec![function_title(stage, &function.key.0, function.name.as_ref()).part()];
        name.extend(stage.optional(&function.note).map(Text::part));
        let result = function.score.as_ref().map(|s| bar(stage, scale, s, function.previous_score.as_ref()));
        let rating = rating_of(scale, &function.score, &function.rating).map(|r| Cell::from(badge(stage, r)));
        let mut cells = vec![
            Cell::from(stage.same(format!("{}", i + 1))),
            Cell(name),
            Cell(result.into_iter().collect()),
            rating.unwrap_or_default(),
        ];
        if before {
            let score = function.previous_score.as_ref().map(|score| stage.percent(score.v));
            let rating = function.previous_rating.as_ref().map(|rating| stage.word(rating.v.word()));
            cells.push(score.or(rating).map(Cell::from).unwrap_or_default());
        }
        if !ccpm.action.is_empty() {
            let count = ccpm.action.iter().filter(|action| action.function.0.v == function.key.0.v).count();
            cells.push(Cell::from(stage.number(count as f64)));
        }
        Row::new(None, cells)
    });
    let table = Table {
        id: "part:glance-table".into(),
        caption: stage.word(words::GLANCE_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(1),
        groups: vec![Group { band: None, rows: rows.collect() }],
        notes: glance_notes(ccpm, stage),
    };
    let heading = stage.word(words::GLANCE);
    Some(Section { name: "glance", id: "part:glance".into(), number: None, heading, blocks: vec![Block::Table(table)] })
}

/// What a report without functions says of its scale and of the year before.
fn scale_alone(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    let known = ccpm.scale.is_some() || ccpm.previous.is_some();
    let blocks = glance_notes(ccpm, stage).into_iter().map(|text| Block::Prose { text });
    known.then(|| Section {
        name: "glance",
        id: "part:glance".into(),
        number: None,
        heading: stage.word(words::GLANCE),
        blocks: blocks.collect(),
    })
}

/// The scale, and what limits the comparison with the year before.
fn glance_notes(ccpm: &Ccpm, stage: &Stage) -> Vec<Text> {
    let scale = scale_of(ccpm);
    let mut notes = vec![stage.each(|s| scale_words(stage, s, scale))];
    let Some(previous) = &ccpm.previous else { return notes };
    if let Some(before) = previous.scale.as_ref().filter(|before| !before.same_cuts(scale)) {
        notes.push(stage.each(|s| {
            let old = scale_words(stage, s, before);
            let (changed, end) = (words::SCALE_CHANGED.get(s.lang), words::SCALE_CHANGED_END.get(s.lang));
            format!("{changed} {}: {end}. {old}", previous.year.v)
        }));
    }
    let without: Vec<usize> = (ccpm.function.iter().enumerate())
        .filter(|(_, f)| f.previous_score.is_none() && f.previous_rating.is_none())
        .map(|(i, _)| i + 1)
        .collect();
    if !without.is_empty() && without.len() < ccpm.function.len() {
        notes.push(stage.each(|s| {
            let numbers: Vec<String> = without.iter().map(usize::to_string).collect();
            format!("{}: {}.", words::NOT_COMPARED.get(s.lang), join(s.lang, &numbers))
        }));
    }
    notes.extend(stage.optional(&previous.note));
    notes
}

/// "Escala (…): Fuerte, por encima de 75 %; … ; Débil, hasta 25 %."
fn scale_words(stage: &Stage, s: &mut Speaker, scale: &Scale) -> String {
    let name = match &scale.name {
        Some(name) => s.text(name),
        None if scale.same_cuts(&IASC) => IASC_NAME.get(s.lang).to_owned(),
        None => words::OWN_SCALE.get(s.lang).to_owned(),
    };
    let numbers = stage.locale.numbers(s.lang);
    let mut lowest = None;
    let mut bands = Vec::new();
    for (rating, above) in &scale.bands {
        let word = rating.word().get(s.lang);
        let bound = above.or(lowest).map(|bound| numbers.percent(bound));
        lowest = *above;
        bands.push(match (above, bound) {
            (Some(_), Some(bound)) => format!("{word}, {} {bound}", words::ABOVE.get(s.lang)),
            (None, Some(bound)) => format!("{word}, {} {bound}", words::UP_TO.get(s.lang)),
            _ => word.to_owned(),
        });
    }
    format!("{} ({name}): {}.", words::SCALE.get(s.lang), bands.join("; "))
}

/// Per function: rating, sub-functions, what was said, constraints, good practices.
fn functions(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    let mut blocks = Vec::new();
    for (i, function) in ccpm.function.iter().enumerate() {
        let key = function.key.0.as_str();
        let of_function = |sub: &&Subfunction| sub.key.0.split('.').next() == Some(key);
        let subs: Vec<&Subfunction> = ccpm.subfunction.iter().filter(of_function).collect();
        let texts: Vec<_> = [
            (words::SAID, &function.said),
            (words::CONSTRAINTS, &function.constraints),
            (words::GOOD_PRACTICES, &function.good_practices),
        ]
        .into_iter()
        .filter_map(|(label, text)| Some((label, text.as_ref()?)))
        .collect();
        if subs.is_empty() && texts.is_empty() {
            continue;
        }
        blocks.push(Block::Heading {
            id: format!("function:{key}"),
            level: 3,
            number: Some(format!("{}.", i + 1)),
            text: function_title(stage, key, function.name.as_ref()),
        });
        let result = result_parts(ccpm, stage, function);
        if !result.is_empty() {
            blocks.push(Block::Facts { items: vec![Fact { label: stage.word(words::RESULT), value: result }] });
        }
        if !subs.is_empty() {
            blocks.push(Block::Table(subfunctions(ccpm, stage, i + 1, function, &subs)));
        }
        let items: Vec<Item> = texts
            .into_iter()
            .map(|(label, text)| Item {
                id: None,
                marker: String::new(),
                title: Some(stage.word(label)),
                aside: Vec::new(),
                blocks: vec![Block::Prose { text: stage.prose(text) }],
            })
            .collect();
        if !items.is_empty() {
            blocks.push(Block::Items { items });
        }
    }
    let heading = stage.word(words::FUNCTIONS);
    (!blocks.is_empty()).then(|| Section {
        name: "functions",
        id: "part:functions".into(),
        number: None,
        heading,
        blocks,
    })
}

fn subfunctions(ccpm: &Ccpm, stage: &Stage, number: usize, function: &Function, subs: &[&Subfunction]) -> Table {
    let scale = scale_of(ccpm);
    let before = subs.iter().any(|sub| sub.previous_score.is_some());
    let column = |key, label, role| stage.column(key, label, role);
    let mut columns = vec![
        column("number", words::NUMBER, Role::Figure),
        column("subfunction", words::SUBFUNCTION, Role::Prose),
        column("result", words::RESULT, Role::Bar),
        column("rating", words::RATING, Role::Badge),
    ];
    if before {
        let label = ccpm.previous.as_ref().map_or(ccpm.year.v - 1, |previous| previous.year.v);
        columns.push(Column::new("before", stage.same(label.to_string()), Role::Figure));
    }
    let rows = subs.iter().enumerate().map(|(i, sub)| {
        let result = sub.score.as_ref().map(|score| bar(stage, scale, score, sub.previous_score.as_ref()));
        let rating = rating_of(scale, &sub.score, &sub.rating).map(|rating| Cell::from(badge(stage, rating)));
        let mut cells = vec![
            Cell::from(stage.same(format!("{number}.{}", i + 1))),
            Cell::from(function_title(stage, &sub.key.0, sub.name.as_ref())),
            Cell(result.into_iter().collect()),
            rating.unwrap_or_default(),
        ];
        if before {
            cells.push(sub.previous_score.as_ref().map(|s| Cell::from(stage.percent(s.v))).unwrap_or_default());
        }
        Row::new(None, cells)
    });
    let title = function_title(stage, &function.key.0, function.name.as_ref());
    Table {
        id: format!("sub:{}", function.key.0.v),
        caption: title,
        columns,
        upper: Vec::new(),
        row_header: Some(1),
        groups: vec![Group { band: None, rows: rows.collect() }],
        notes: Vec::new(),
    }
}
