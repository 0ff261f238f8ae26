//! Rating scales. They differ between clusters, so a scale is data: bands by their lower bounds.

use super::codes;
use std::sync::LazyLock;

use crate::diag::Finding;
use crate::locale::Word;
use crate::say;
use crate::source::{Amount, Choice, FieldValue, Form, Line, Plain, Reader, Record, Type, Value};
use crate::view::Tone;

crate::choices! {
    /// Rating of a function.
    pub enum Rating {
        Strong "strong": "Fuerte" / "Strong",
        Satisfactory "satisfactory": "Satisfactorio" / "Satisfactory",
        Unsatisfactory "unsatisfactory": "Insatisfactorio" / "Unsatisfactory",
        Weak "weak": "Débil" / "Weak",
    }
}

impl Rating {
    pub fn tone(self) -> Tone {
        match self {
            Rating::Strong => Tone::Strong,
            Rating::Satisfactory => Tone::Satisfactory,
            Rating::Unsatisfactory => Tone::Unsatisfactory,
            Rating::Weak => Tone::Weak,
        }
    }
}

/// A scale: bands from the best to the weakest. A score belongs to the first band whose bound it exceeds.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    pub name: Option<Line>,
    /// Rating and exclusive lower bound; the weakest band has none.
    pub bands: Vec<(Rating, Option<f64>)>,
}

/// The scale of the IASC and UNICEF (CCPM guidance note: strong over 75, satisfactory 51–75, unsatisfactory 26–50,
/// weak 25 and below), by lower bounds so that 75.5 falls somewhere.
pub static IASC: LazyLock<Scale> = LazyLock::new(|| Scale {
    name: None,
    bands: vec![
        (Rating::Strong, Some(75.0)),
        (Rating::Satisfactory, Some(50.0)),
        (Rating::Unsatisfactory, Some(25.0)),
        (Rating::Weak, None),
    ],
});

/// Presets by their names in the source.
const PRESETS: &[Choice] = &[Choice { key: "iasc", name: IASC_NAME }];

impl Scale {
    /// The rating of a score.
    pub fn rate(&self, score: f64) -> Rating {
        // As it is printed: 80.004 reads "80 %" and is rated as 80.
        let score = (score * 100.0).round() / 100.0;
        let band = self.bands.iter().find(|(_, above)| above.is_none_or(|above| score > above));
        band.or(self.bands.last()).map_or(Rating::Weak, |(rating, _)| *rating)
    }

    /// Whether two scales cut at the same scores.
    pub fn same_cuts(&self, other: &Scale) -> bool {
        self.bands == other.bands
    }
}

crate::record! {
    /// A scale of your own: bands from the best to the weakest, each with a lower `above` than the one before; the last
    /// has none. `"iasc"` is: above 75 strong, above 50 satisfactory, above 25 unsatisfactory, else weak.
    pub struct ScaleTable("Una escala propia: bandas de la mejor a la más débil, cada una con un `above` menor que el \
        de la anterior; la última no lleva. `\"iasc\"` es: más de 75, fuerte; más de 50, satisfactorio; más de 25, \
        insatisfactorio; lo demás, débil.") {
        /// Name of the scale.
        name("nombre": "Nombre de la escala."): Option<Line>,
        /// Bands, from the best to the weakest.
        band("banda": "Bandas, de la mejor a la más débil."): Vec<Band>,
    }
}

crate::record! {
    /// A band of a scale.
    pub struct Band("Una banda de una escala.") {
        /// Rating of the scores in it.
        rating("calificación": "Calificación de sus puntajes."): Rating,
        /// Scores above this one belong to it; the weakest band has no bound.
        above("por encima de": "Los puntajes mayores que este le pertenecen; la banda más débil no tiene \
            límite."): Option<Amount>,
    }
}

impl FieldValue for Scale {
    const TYPE: Type = Type::Either {
        es: "el nombre de una escala (\"iasc\") o una tabla con sus bandas",
        en: "the name of a scale (\"iasc\") or a table with its bands",
        example: "\"iasc\"",
        form: Form::Pattern("^iasc$"),
        table: &ScaleTable::SHAPE,
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            Plain::read(reader, value)?;
            reader.choice(value, Type::Choice(PRESETS))?;
            return Some(IASC.clone());
        };
        reader.unknown_keys(table, &[ScaleTable::FIELDS]);
        let known = reader.findings.len();
        let read = ScaleTable::read_fields(reader, table, value.span())?;
        // Bands that could not be read cover nothing.
        if reader.findings[known..].iter().any(Finding::is_error) {
            return None;
        }
        let bands: Vec<_> = read.band.iter().map(|b| (b.rating, b.above.as_ref().map(|a| a.v))).collect();
        let falling = bands.windows(2).all(|pair| match (pair[0].1, pair[1].1) {
            (Some(upper), Some(lower)) => upper > lower,
            (Some(_), None) => true,
            _ => false,
        });
        let above_all = bands.iter().any(|(_, above)| above.is_some_and(|above| above >= 100.0));
        let distinct = bands.iter().enumerate().all(|(i, band)| bands[..i].iter().all(|other| other.0 < band.0));
        if bands.is_empty() || !falling || !distinct || bands.last().is_some_and(|band| band.1.is_some()) || above_all {
            let message = say!(
                "la escala no cubre todos los puntajes una sola vez"
                    | "the scale does not cover every score exactly once"
            );
            reader.report(Finding::new(codes::BROKEN_SCALE, reader.file, value.span(), message).help(say!(
                "ordene las [[scale.band]] de la mejor a la más débil, con «above» cada vez menor y la última sin «above»"
                | "order the [[scale.band]] from the best to the weakest, with falling “above” and the last without “above”")));
            return None;
        }
        Some(Scale { name: read.name, bands })
    }
}

/// Name of the official scale, for the note below a table.
pub const IASC_NAME: Word = Word { es: "escala del IASC", en: "IASC scale" };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_score_falls_somewhere() {
        let cases = [
            (100.0, Rating::Strong),
            (75.5, Rating::Strong),
            (75.0, Rating::Satisfactory),
            (50.5, Rating::Satisfactory),
            (50.0, Rating::Unsatisfactory),
            (25.0, Rating::Weak),
            (0.0, Rating::Weak),
        ];
        for (score, rating) in cases {
            assert_eq!(IASC.rate(score), rating, "{score}");
        }
    }
}
