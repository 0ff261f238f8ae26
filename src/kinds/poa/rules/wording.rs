//! The words of an activity and what its target counts, for the rules that hold one against the other.

use std::ops::Range;

use super::super::model::Activity;
use super::super::target::Target;
use crate::locale::{Lang, numeral};
use crate::source::{LocalText, fold};

/// The beginning of a word that carries its meaning, without case, accents and endings.
pub fn stem(word: &str) -> String {
    fold(word).chars().take(6).collect()
}

/// Words that carry the meaning of a text: those of four letters and more.
pub fn stems(text: &str) -> impl Iterator<Item = String> {
    words(text).into_iter().filter(|word| word.chars().count() > 3).map(|word| word.chars().take(6).collect())
}

/// The words of a text, without case and accents.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What a target counts.
pub struct Counted<'a> {
    pub quantity: f64,
    /// Of what, in words without case and accents: "reuniones", "bimestral".
    pub unit: Vec<String>,
    /// Place of the quantity.
    pub span: Range<usize>,
    /// The text that names the unit.
    pub text: &'a LocalText,
}

impl<'a> Counted<'a> {
    /// What the one target of an activity counts: a quantity with its unit, or words that begin with a number.
    pub fn of(activity: &'a Activity) -> Option<Counted<'a>> {
        match &activity.target[..] {
            [Target::Quantity(target)] => {
                let text = target.unit.as_deref()?;
                let (quantity, span) = (target.quantity.v, target.quantity.span.clone());
                Some(Counted { quantity, unit: words(text.source().1), span, text })
            }
            [Target::Words(text)] => {
                let (lang, source) = text.source();
                let mut unit = words(source);
                let first = unit.first().filter(|_| source.trim_start().starts_with(char::is_alphanumeric))?;
                let quantity = f64::from(numeral(lang, first)?);
                // "04 mesas" counts; "2024" alone does not, and neither does "3,5 t".
                unit.remove(0);
                unit.first().filter(|next| numeral(lang, next).is_none())?;
                Some(Counted { quantity, unit, span: text.place(lang), text })
            }
            _ => None,
        }
    }

    /// The noun of the unit: its first word of four letters and more.
    pub fn noun(&self) -> Option<String> {
        self.unit.iter().find(|word| word.chars().count() > 3).map(|word| stem(word))
    }

    /// Whether so many are counted for each of something ("reuniones por mesa").
    pub fn is_rate(&self) -> bool {
        self.unit.iter().any(|word| EACH.contains(&word.as_str()))
    }

    pub fn lang(&self) -> Lang {
        self.text.source().0
    }
}

/// Words behind which a number is one of several like it: "por mesa", "al mes", "each".
pub const EACH: &[&str] = &["por", "cada", "per", "each", "every"];
