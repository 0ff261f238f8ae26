//! Numbers in words and figures, as running text has them: "cinco", "five", "05".

use super::Lang;

const SPANISH: &[(&str, u32)] = &[
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("nueve", 9),
    ("diez", 10),
    ("once", 11),
    ("doce", 12),
    ("trece", 13),
    ("catorce", 14),
    ("quince", 15),
    ("dieciseis", 16),
    ("diecisiete", 17),
    ("dieciocho", 18),
    ("diecinueve", 19),
    ("veinte", 20),
    ("veinticuatro", 24),
    ("treinta", 30),
    ("cuarenta", 40),
    ("cincuenta", 50),
];

const ENGLISH: &[(&str, u32)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
];

/// The number that a word without case and accents stands for. "Un" and "one" are left out: they are articles as often.
pub fn numeral(lang: Lang, word: &str) -> Option<u32> {
    if !word.is_empty() && word.len() <= 6 && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    let words = if lang == Lang::ES { SPANISH } else { ENGLISH };
    words.iter().find(|(known, _)| *known == word).map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_figures() {
        assert_eq!(numeral(Lang::ES, "cinco"), Some(5));
        assert_eq!(numeral(Lang::ES, "05"), Some(5));
        assert_eq!(numeral(Lang::EN, "five"), Some(5));
        for none in ["", "un", "one", "five", "5a", "1234567"] {
            assert_eq!(numeral(Lang::ES, none), None, "{none}");
        }
    }
}
