//! Lists in running text: "a, b y c", "a, b and c".

use super::Lang;

/// Joins items with commas and the language's conjunction; in Spanish `y` becomes `e` before the sound /i/.
pub fn join(lang: Lang, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => {
            let and = match lang {
                Lang::ES if starts_with_i(last) => "e",
                Lang::ES => "y",
                _ => "and",
            };
            format!("{} {and} {last}", head.join(", "))
        }
    }
}

/// Whether a Spanish word starts with the vowel /i/: `i…`, `hi…`, but not the diphthongs `hie…`, `ia…`, `io…`.
fn starts_with_i(word: &str) -> bool {
    // An acronym of two letters and more is spelled or read in ways that no rule settles: it keeps "y",
    // save where it is read as a word that starts with I (IOM keeps the vowel either way).
    let lower = word.to_lowercase().replace('í', "i");
    let rest = lower.strip_prefix('h').unwrap_or(&lower);
    match rest.strip_prefix('i') {
        Some(after) => !after.starts_with(['a', 'e', 'o', 'á', 'é', 'ó']) || word.chars().all(|c| c.is_uppercase()),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(lang: Lang, items: &[&str]) -> String {
        join(lang, &items.iter().map(|s| s.to_string()).collect::<Vec<_>>())
    }

    #[test]
    fn conjunctions() {
        assert_eq!(list(Lang::ES, &["ACNUR", "OIM", "UNICEF"]), "ACNUR, OIM y UNICEF");
        assert_eq!(list(Lang::ES, &["datos", "información"]), "datos e información");
        assert_eq!(list(Lang::ES, &["madera", "hierro"]), "madera y hierro");
        assert_eq!(list(Lang::EN, &["UNHCR", "IOM"]), "UNHCR and IOM");
        assert_eq!(list(Lang::EN, &["UNHCR"]), "UNHCR");
        assert_eq!(list(Lang::EN, &[]), "");
    }
}
