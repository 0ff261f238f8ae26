//! The code of a lesson: `LN2_GN` is the second lesson not learned of the area GN.

use super::words;
use crate::locale::Word;

/// What a code says its lesson is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    GoodPractice,
    Learned,
    NotLearned,
}

impl Class {
    /// The class of a lesson by the first letters of its code, also where the rest of the code has a fault.
    pub fn of(code: &str) -> Option<Class> {
        match code.get(..2)?.to_ascii_uppercase().as_str() {
            "BP" => Some(Class::GoodPractice),
            "LA" => Some(Class::Learned),
            "LN" => Some(Class::NotLearned),
            _ => None,
        }
    }

    /// Its name.
    pub fn word(self) -> Word {
        match self {
            Class::GoodPractice => words::GOOD_PRACTICE,
            Class::Learned => words::LEARNED,
            Class::NotLearned => words::NOT_LEARNED,
        }
    }
}

/// The area that a code names; `None` when what it names cannot be one.
pub fn area(code: &str) -> Option<&str> {
    code.split_once('_').map(|(_, area)| area).filter(|area| is_area(area))
}

/// Whether a code has the form `(BP|LA|LN)<number>_<area>`.
pub fn is_well_formed(code: &str) -> bool {
    let Some((head, area)) = code.split_once('_') else { return false };
    let number = ["BP", "LA", "LN"].iter().find_map(|class| head.strip_prefix(class));
    number.is_some_and(is_number) && is_area(area)
}

fn is_number(word: &str) -> bool {
    (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()) && !word.starts_with('0')
}

/// Whether a word can be the area of a code: capital letters and digits.
pub fn is_area(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || (c.is_alphabetic() && c.is_uppercase()))
}

/// Whether the number of a code is written with letters that look like digits: `LNI_GN`.
pub fn has_letter_for_digit(code: &str) -> bool {
    digits_for_letters(code).is_some_and(|corrected| corrected != code && is_well_formed(&corrected))
}

/// The code that was probably meant; `None` when it cannot be told.
pub fn corrected(code: &str, area: &str) -> Option<String> {
    let code = code.to_uppercase().replace(['-', ' '], "_");
    // What stands between the class and its number is no area: "LN-4".
    let code = match code.split_at_checked(2) {
        Some((class, rest)) => format!("{class}{}", rest.trim_start_matches('_')),
        None => code,
    };
    let code = if code.contains('_') { code } else { format!("{code}_{area}") };
    digits_for_letters(&code).filter(|corrected| is_well_formed(corrected))
}

/// The code with digits in place of the letters that look like them, between its class and its area.
fn digits_for_letters(code: &str) -> Option<String> {
    let (head, area) = code.split_once('_')?;
    let (class, number) = (head.get(..2)?, head.get(2..)?);
    let number: String = number
        .chars()
        .map(|c| match c {
            'I' | 'l' | 'L' | '|' | 'i' => '1',
            'O' | 'o' => '0',
            c => c,
        })
        .collect();
    Some(format!("{class}{number}_{area}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for good in ["LN2_GN", "BP10_PR", "LA1_VBG", "LA1_NIÑEZ", "LN3_P2"] {
            assert!(is_well_formed(good), "{good}");
        }
        for bad in
            ["", "LN", "LN2", "LN2_", "LNI_GN", "LN0_GN", "LN02_GN", "ln2_GN", "LX2_GN", "LN2-GN", "LN2_G_N", "éé1_GN"]
        {
            assert!(!is_well_formed(bad), "{bad}");
        }
    }

    #[test]
    fn what_was_meant() {
        let meant = |code| corrected(code, "GN");
        for code in ["LNI_GN", "LNl_GN", "ln1_gn", "LN1", "LN1-GN", "LN1 GN", "LNI"] {
            assert_eq!(meant(code).as_deref(), Some("LN1_GN"), "{code}");
        }
        for code in ["LN-4", "ln 4", "LN_4_GN", "LN4"] {
            assert_eq!(meant(code).as_deref(), Some("LN4_GN"), "{code}");
        }
        assert_eq!(meant("LNIO_GN").as_deref(), Some("LN10_GN"));
        for code in ["", "L", "é", "ñandú", "LN_GN", "LX1_GN"] {
            assert_eq!(meant(code), None, "{code}");
        }
        assert!(has_letter_for_digit("BPI_GN") && !has_letter_for_digit("BP1_GN") && !has_letter_for_digit("bpI_GN"));
    }
}
