//! Colours: how they are written, how far two of them stand apart, and what lies between them.

use std::fmt;

/// A colour of a screen, as it is written: `#0b4f6c`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    pub const WHITE: Colour = Colour([255; 3]);
    pub const BLACK: Colour = Colour([0; 3]);

    /// `#0b4f6c`, or short `#fff`.
    pub fn parse(written: &str) -> Option<Colour> {
        let digits = written.trim().strip_prefix('#')?;
        let digit = |i: usize| digits.as_bytes().get(i).and_then(|byte| char::from(*byte).to_digit(16));
        let pair = |i: usize| Some(digit(2 * i)? * 16 + digit(2 * i + 1)?);
        let twice = |i: usize| Some(digit(i)? * 17);
        let part = |i| match digits.len() {
            6 => pair(i),
            3 => twice(i),
            _ => None,
        };
        Some(Colour([part(0)? as u8, part(1)? as u8, part(2)? as u8]))
    }

    /// Between this colour (`share` 1) and another (`share` 0).
    pub fn mix(self, other: Colour, share: f64) -> Colour {
        let between = |i: usize| (f64::from(self.0[i]) * share + f64::from(other.0[i]) * (1.0 - share)).round() as u8;
        Colour([between(0), between(1), between(2)])
    }

    /// The contrast of two colours, from 1 (equal) to 21 (black and white), as WCAG 2 reckons it.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |byte: u8| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(written: &str) -> Colour {
        Colour::parse(written).unwrap_or_else(|| panic!("{written}"))
    }

    #[test]
    fn colours_are_read_as_they_are_written() {
        assert_eq!(colour("#0b4f6c").to_string(), "#0b4f6c");
        assert_eq!(colour(" #FA0 ").to_string(), "#ffaa00");
        for wrong in ["", "#", "0b4f6c", "#0b4f6", "#0b4f6cff", "#0b4g6c", "#ñññ", "red", "rgb(1,2,3)"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    /// The values of the examples in WCAG's own techniques.
    #[test]
    fn contrast_is_reckoned_as_wcag_does() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        assert!((colour("#767676").contrast(Colour::WHITE) - 4.54).abs() < 0.01);
        assert!((Colour::WHITE.contrast(colour("#777777")) - 4.48).abs() < 0.01);
        assert_eq!(colour("#123456").contrast(colour("#123456")), 1.0);
    }

    #[test]
    fn a_mix_lies_between() {
        assert_eq!(Colour::BLACK.mix(Colour::WHITE, 0.5).to_string(), "#808080");
        assert_eq!(colour("#102030").mix(Colour::WHITE, 1.0).to_string(), "#102030");
    }
}
