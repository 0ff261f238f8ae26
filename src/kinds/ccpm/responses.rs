//! Response rates by type of partner, with totals and with what is odd explained.

use super::model::{Ccpm, Response};
use super::rules::{Odd, odd};
use super::words;
use crate::kinds::Stage;
use crate::view::{Block, Cell, Group, Role, Row, Section, Table, Text};

/// The section of response rates; `None` when nothing is known of them.
pub fn section(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    let mut blocks = Vec::new();
    if !ccpm.response.is_empty() {
        blocks.push(Block::Table(table(&ccpm.response, stage)));
    }
    if let Some(note) = &ccpm.response_note {
        blocks.push(Block::Prose { text: stage.prose(note) });
    }
    let heading = stage.word(words::RESPONSES);
    (!blocks.is_empty()).then(|| Section {
        name: "responses",
        id: "part:responses".into(),
        number: None,
        heading,
        blocks,
    })
}

/// Counts of a row or of all rows.
#[derive(Clone, Copy)]
struct Counts {
    partners: Option<u64>,
    effective: Option<u64>,
    responded: Option<u64>,
}

fn table(responses: &[Response], stage: &Stage) -> Table {
    let counts = |r: &Response| Counts {
        partners: r.partners.as_ref().map(|n| u64::from(n.v)),
        effective: r.effective.as_ref().map(|n| u64::from(n.v)),
        responded: r.responded.as_ref().map(|n| u64::from(n.v)),
    };
    let with_effective = responses.iter().any(|r| r.effective.is_some());
    let column = |key, label, role| stage.column(key, label, role);
    let mut columns = vec![
        column("type", words::PARTNER_TYPE, Role::Prose),
        column("partners", words::PARTNERS, Role::Figure),
        column("responded", words::RESPONDED, Role::Figure),
        column("overall", words::RATE_OVERALL, Role::Figure),
    ];
    if with_effective {
        columns.insert(2, column("effective", words::EFFECTIVE, Role::Figure));
        columns.push(column("effective-rate", words::RATE_EFFECTIVE, Role::Figure));
    }
    let mut rows: Vec<Row> = responses
        .iter()
        .map(|response| {
            let mut name = vec![stage.word(response.partner.word()).part()];
            name.extend(stage.optional(&response.note).map(Text::part));
            let given = response.rate.as_ref().map(|rate| rate.v);
            row(stage, Cell(name), counts(response), given, with_effective)
        })
        .collect();
    // A total of numbers some of which are missing would be wrong.
    let sum = |get: fn(&Counts) -> Option<u64>| {
        let all: Vec<Option<u64>> = responses.iter().map(|r| get(&counts(r))).collect();
        all.iter().copied().sum::<Option<u64>>()
    };
    let total =
        Counts { partners: sum(|c| c.partners), effective: sum(|c| c.effective), responded: sum(|c| c.responded) };
    if responses.len() > 1 && total.partners.is_some() && total.responded.is_some() {
        rows.push(row(stage, Cell::from(stage.word(words::TOTAL)), total, None, with_effective));
    }
    let found: Vec<Odd> = responses.iter().filter_map(odd).collect();
    let mut notes = Vec::new();
    for (kind, sign, word) in
        [(Odd::NoDenominator, NO_RATE_SIGN, words::NO_RATE), (Odd::OverHundred, OVER_SIGN, words::OVER_HUNDRED)]
    {
        if found.contains(&kind) {
            notes.push(stage.each(|s| format!("{sign} {}.", crate::kinds::speak::capital(word.get(s.lang)))));
        }
    }
    Table {
        id: "part:response-rates".into(),
        caption: stage.word(words::RESPONSES_CAPTION),
        columns,
        upper: Vec::new(),
        row_header: Some(0),
        groups: vec![Group { band: None, rows }],
        notes,
    }
}

/// Signs that lead from a cell to the note below the table.
const NO_RATE_SIGN: &str = "*";
const OVER_SIGN: &str = "†";

fn row(stage: &Stage, name: Cell, counts: Counts, given: Option<f64>, with_effective: bool) -> Row {
    let figure = |n: Option<u64>| n.map_or(Cell::default(), |n| Cell::from(stage.number(n as f64)));
    let rate = |denominator: Option<u64>| match (counts.responded, denominator) {
        (Some(0), Some(0)) | (None, _) | (_, None) => None,
        (Some(_), Some(0)) => Some(stage.same(format!("–{NO_RATE_SIGN}"))),
        (Some(n), Some(d)) => Some(percent(stage, n as f64 * 100.0 / d as f64)),
    };
    let overall = rate(counts.partners).or_else(|| given.map(|given| percent(stage, given)));
    let mut cells = vec![name, figure(counts.partners)];
    if with_effective {
        cells.push(figure(counts.effective));
    }
    cells.push(figure(counts.responded));
    cells.push(overall.map(Cell::from).unwrap_or_default());
    if with_effective {
        cells.push(rate(counts.effective).map(Cell::from).unwrap_or_default());
    }
    Row::new(None, cells)
}

/// A rate with one decimal, and the sign of the note when it is over 100 %.
fn percent(stage: &Stage, rate: f64) -> Text {
    let rounded = (rate * 10.0).round() / 10.0;
    stage.each(|s| {
        let words = stage.locale.numbers(s.lang).percent(rounded);
        if rate > 100.0 { format!("{words}{OVER_SIGN}") } else { words }
    })
}
