//! Results in words and shapes: titles of functions, scores, ratings and their scale. What all sections share.

use super::model::{Ccpm, Function};
use super::scale::{IASC, IASC_NAME, Rating, Scale};
use super::words;
use crate::kinds::functions::core_function;
use crate::kinds::{Speaker, Stage};
use crate::source::{Line, Percent, Val};
use crate::view::{Badge, Bar, Part, Stretch, Text, place};

/// The scale of a document.
pub fn scale_of(ccpm: &Ccpm) -> &Scale {
    ccpm.scale.as_ref().unwrap_or(&IASC)
}

/// The scale of the year before; the present one where none is declared.
pub fn scale_before(ccpm: &Ccpm) -> &Scale {
    ccpm.previous.as_ref().and_then(|previous| previous.scale.as_ref()).unwrap_or_else(|| scale_of(ccpm))
}

/// Title of a function: its own name, the official one, or the key as typed.
pub fn function_title(stage: &Stage, key: &str, name: Option<&Line>) -> Text {
    match (name, core_function(key)) {
        (Some(name), _) => stage.line(name),
        (None, Some(function)) => stage.word(function.title),
        (None, None) => stage.same(key),
    }
}

/// Title of a function within a sentence in one language.
pub fn function_words(s: &mut Speaker, key: &str, name: Option<&Line>) -> String {
    match (name, core_function(key)) {
        (Some(name), _) => s.text(name),
        (None, Some(function)) => function.title.get(s.lang).to_owned(),
        (None, None) => key.to_owned(),
    }
}

/// Score and rating of a function: the rating is computed from the score where there is one.
pub fn result_parts(ccpm: &Ccpm, stage: &Stage, function: &Function) -> Vec<Part> {
    let score = function.score.as_ref().map(|score| stage.percent(score.v).part());
    let rating = rating_of(scale_of(ccpm), &function.score, &function.rating).map(|r| Part::Badge(badge(stage, r)));
    score.into_iter().chain(rating).collect()
}

/// The rating that a score has on a scale, or the one that was typed.
pub fn rating_of(scale: &Scale, score: &Option<Percent>, typed: &Option<Val<Rating>>) -> Option<Rating> {
    score.as_ref().map(|score| scale.rate(score.v)).or(typed.as_ref().map(|rating| rating.v))
}

pub fn badge(stage: &Stage, rating: Rating) -> Badge {
    Badge { tone: rating.tone(), text: stage.word(rating.word()) }
}

/// A score as a bar in a cell, with a mark where the year before stood.
pub fn bar(stage: &Stage, scale: &Scale, score: &Percent, before: Option<&Percent>) -> Part {
    Part::Bar(Bar {
        fraction: score.v / 100.0,
        before: before.map(|before| before.v / 100.0),
        tone: scale.rate(score.v).tone(),
        text: stage.percent(score.v),
    })
}

/// The bands of a scale as stretches of an axis from 0 to 100 %, the weakest first, each with its rating.
pub fn bands(stage: &Stage, scale: &Scale) -> Vec<(Rating, Stretch)> {
    let mut upper = 100.0;
    let mut bands: Vec<_> = (scale.bands.iter())
        .map(|(rating, above)| {
            let lower = above.unwrap_or(0.0);
            let (from, length) = (place(lower), place(upper - lower));
            upper = lower;
            (*rating, Stretch { from, length, tone: rating.tone(), label: stage.word(rating.word()) })
        })
        .collect();
    bands.reverse();
    bands
}

/// One band in words, with its bound: "Fuerte, por encima de 75 %".
pub fn band_words(stage: &Stage, s: &Speaker, scale: &Scale, at: usize) -> String {
    let numbers = stage.locale.numbers(s.lang);
    let (rating, above) = scale.bands[at];
    let word = rating.word().get(s.lang);
    let lowest = at.checked_sub(1).and_then(|before| scale.bands[before].1);
    match (above, above.or(lowest)) {
        (Some(_), Some(bound)) => format!("{word}, {} {}", words::ABOVE.get(s.lang), numbers.percent(bound)),
        (None, Some(bound)) => format!("{word}, {} {}", words::UP_TO.get(s.lang), numbers.percent(bound)),
        _ => word.to_owned(),
    }
}

/// "Escala (…): Fuerte, por encima de 75 %; … ; Débil, hasta 25 %."
pub fn scale_words(stage: &Stage, s: &mut Speaker, scale: &Scale) -> String {
    let name = match &scale.name {
        Some(name) => s.text(name),
        None if scale.same_cuts(&IASC) => IASC_NAME.get(s.lang).to_owned(),
        None => words::OWN_SCALE.get(s.lang).to_owned(),
    };
    let bands: Vec<String> = (0..scale.bands.len()).map(|at| band_words(stage, s, scale, at)).collect();
    format!("{} ({name}): {}.", words::SCALE.get(s.lang), bands.join("; "))
}
