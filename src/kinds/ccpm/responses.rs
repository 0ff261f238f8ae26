//! Response rates by type of partner, with totals and with what is odd explained.

use super::model::{Ccpm, Response};
use super::rules::{Odd, odd};
use super::words;
use crate::kinds::Stage;
use crate::view::{
    Block, Cell, Chart, ChartRow, Group, KeyEntry, Lane, Mark, Role, Row, Section, Shape, Table, Text, Tick,
};

/// The section of response rates; `None` when nothing is known of them.
pub fn section(ccpm: &Ccpm, stage: &Stage) -> Option<Section> {
    let mut blocks = Vec::new();
    if !ccpm.response.is_empty() {
        blocks.extend(chart(ccpm, stage).map(Block::Chart));
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

/// Counts of a row or of all rows, and the rate that is given in their place.
#[derive(Clone, Copy)]
struct Counts {
    partners: Option<u64>,
    effective: Option<u64>,
    responded: Option<u64>,
    given: Option<f64>,
}

/// A rate of answers.
#[derive(Clone, Copy)]
enum Rate {
    /// In per cent.
    Of(f64),
    /// There were answers, but nobody to answer.
    NoDenominator,
}

impl Counts {
    fn of(response: &Response) -> Counts {
        Counts {
            partners: response.partners.as_ref().map(|n| u64::from(n.v)),
            effective: response.effective.as_ref().map(|n| u64::from(n.v)),
            responded: response.responded.as_ref().map(|n| u64::from(n.v)),
            given: response.rate.as_ref().map(|rate| rate.v),
        }
    }

    /// All rows together; `None` for one row alone. A total of numbers some of which are missing would be wrong.
    fn total(responses: &[Response]) -> Option<Counts> {
        let sum = |get: fn(&Counts) -> Option<u64>| responses.iter().map(|r| get(&Counts::of(r))).sum::<Option<u64>>();
        let total = Counts {
            partners: sum(|c| c.partners),
            effective: sum(|c| c.effective),
            responded: sum(|c| c.responded),
            given: None,
        };
        (responses.len() > 1 && total.partners.is_some() && total.responded.is_some()).then_some(total)
    }

    fn overall(self) -> Option<Rate> {
        self.rate(self.partners).or(self.given.map(Rate::Of))
    }

    fn effectively(self) -> Option<Rate> {
        self.rate(self.effective)
    }

    fn rate(self, denominator: Option<u64>) -> Option<Rate> {
        match (self.responded?, denominator?) {
            (0, 0) => None,
            (_, 0) => Some(Rate::NoDenominator),
            (n, d) => Some(Rate::Of(n as f64 * 100.0 / d as f64)),
        }
    }
}

fn table(responses: &[Response], stage: &Stage) -> Table {
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
    let name = |response: &Response| {
        let mut name = vec![stage.word(response.partner.word()).part()];
        name.extend(stage.optional(&response.note).map(Text::part));
        Cell(name)
    };
    let rows = responses.iter().map(|response| row(stage, name(response), Counts::of(response), with_effective));
    let total = Counts::total(responses);
    let total = total.map(|total| row(stage, Cell::from(stage.word(words::TOTAL)), total, with_effective));
    let rows: Vec<Row> = rows.chain(total).collect();
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

fn row(stage: &Stage, name: Cell, counts: Counts, with_effective: bool) -> Row {
    let figure = |n: Option<u64>| n.map_or(Cell::default(), |n| Cell::from(stage.number(n as f64)));
    let rate = |rate: Option<Rate>| rate.map(|rate| Cell::from(rate_words(stage, rate))).unwrap_or_default();
    let mut cells = vec![name, figure(counts.partners)];
    if with_effective {
        cells.push(figure(counts.effective));
    }
    cells.push(figure(counts.responded));
    cells.push(rate(counts.overall()));
    if with_effective {
        cells.push(rate(counts.effectively()));
    }
    Row::new(None, cells)
}

/// A rate with one decimal, and the sign of the note when it is over 100 % or cannot be computed.
fn rate_words(stage: &Stage, rate: Rate) -> Text {
    let Rate::Of(rate) = rate else { return stage.same(format!("–{NO_RATE_SIGN}")) };
    stage.each(|s| {
        let words = stage.locale.numbers(s.lang).percent(rounded(rate));
        if rate > 100.0 { format!("{words}{OVER_SIGN}") } else { words }
    })
}

fn rounded(rate: f64) -> f64 {
    (rate * 10.0).round() / 10.0
}

/// Overall and effective rate of each type of partner, as two bars; `None` when no rate is known.
fn chart(ccpm: &Ccpm, stage: &Stage) -> Option<Chart> {
    let known = ccpm.response.iter().map(|response| (stage.word(response.partner.word()), Counts::of(response)));
    let total = Counts::total(&ccpm.response).map(|total| (stage.word(words::TOTAL), total));
    let all: Vec<(Text, Counts)> = known.chain(total).collect();
    let with_effective = all.iter().any(|(_, counts)| counts.effectively().is_some());
    let lane = |shape, rate: Option<Rate>| Lane {
        marks: match rate {
            Some(Rate::Of(rate)) => Mark::bar(shape, rate),
            _ => Vec::new(),
        },
        figures: vec![rate.map(|rate| rate_words(stage, rate)).unwrap_or_default()],
    };
    let rows = all.iter().map(|(label, counts)| {
        let mut lanes = vec![lane(Shape::Solid, counts.overall())];
        // A lane of its own only where there is something to tell.
        if counts.effectively().is_some() {
            lanes.push(lane(Shape::Hatched, counts.effectively()));
        }
        ChartRow { number: String::new(), label: label.clone(), lanes }
    });
    let rows: Vec<ChartRow> = rows.collect();
    let shapes =
        [(Shape::Solid, words::RATE_OVERALL), (Shape::Hatched, words::RATE_EFFECTIVE), (Shape::Beyond, words::BEYOND)];
    let some = all.iter().any(|(_, counts)| counts.overall().is_some() || counts.effectively().is_some());
    some.then(|| Chart {
        id: "chart:responses".into(),
        caption: stage.word(words::RESPONSES_CHART),
        alt: alt(ccpm, stage, with_effective),
        bands: Vec::new(),
        ticks: [0.0, 50.0, 100.0].map(|at| Tick { at, label: stage.percent(at) }).into(),
        heads: Vec::new(),
        key: KeyEntry::of_shapes(&rows, shapes.map(|(shape, word)| (shape, stage.word(word)))),
        rows,
    })
}

/// What the chart shows, in words: its kind, the highest and the lowest rate, and that of all partners together.
fn alt(ccpm: &Ccpm, stage: &Stage, with_effective: bool) -> Text {
    let rates = || {
        ccpm.response.iter().filter_map(|response| match Counts::of(response).overall()? {
            Rate::Of(rate) => Some((response.partner.word(), rate)),
            Rate::NoDenominator => None,
        })
    };
    stage.each(|s| {
        let numbers = stage.locale.numbers(s.lang);
        let percent = |rate| numbers.percent(rounded(rate));
        let mut said = vec![format!("{}: {}", words::BARS.get(s.lang), words::RESPONSES_CHART.get(s.lang))];
        if with_effective {
            let kinds = [words::RATE_OVERALL, words::RATE_EFFECTIVE].map(|word| word.get(s.lang).to_lowercase());
            said[0] += &format!(", {}", crate::locale::join(s.lang, &kinds));
        }
        let highest = rates().max_by(|a, b| a.1.total_cmp(&b.1));
        let lowest = rates().min_by(|a, b| a.1.total_cmp(&b.1));
        if let (Some((first, most)), Some((last, least))) = (highest, lowest) {
            let of = |word: crate::locale::Word, rate| format!("{}, {}", word.get(s.lang), percent(rate));
            let (highest, lowest) = (words::HIGHEST_RATE.get(s.lang), words::LOWEST_RATE.get(s.lang));
            said.push(format!("{highest}: {}; {lowest}: {}", of(first, most), of(last, least)));
        }
        if let Some(Rate::Of(rate)) = Counts::total(&ccpm.response).and_then(Counts::overall) {
            said.push(format!("{}: {}", words::TOTAL.get(s.lang), percent(rate)));
        }
        format!("{}. {}", said.join(". "), words::FIGURES_BELOW.get(s.lang))
    })
}
