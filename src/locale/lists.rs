//! Lists in running text: "a, b y c", "a, b and c".

use super::Lang;

/// Joins items with commas and the language's conjunction; in Spanish `y` becomes `e` before the sound /i/. Where an item
/// has a comma of its own, semicolons part them, also before the conjunction: "a; b, c; y d".
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
            if items.iter().any(|item| item.contains([',', ';'])) {
                format!("{}; {and} {last}", head.join("; "))
            } else {
                format!("{} {and} {last}", head.join(", "))
            }
        }
    }
}

/// Whether a Spanish item starts with the vowel /i/: `i…`, `hi…`, `y` before a consonant, but not the diphthongs `hie…`,
/// `ia…`, `io…`. Where both are said ("ion", "hiato") it keeps "y", which is right either way.
fn starts_with_i(item: &str) -> bool {
    let item = item.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = item.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut lower = word.chars().flat_map(char::to_lowercase).peekable();
    let mute = lower.next_if_eq(&'h').is_some();
    let (first, second) = (lower.next(), lower.next());
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'á' | 'é' | 'í' | 'ó' | 'ú');
    // An acronym is read from its first letter on, as a word or letter by letter: "e IOM"; "y HI" ("hache, i").
    let acronym = word.chars().skip(1).any(char::is_uppercase);
    match first {
        // "iPad" and its like are not read in Spanish.
        Some('i') if acronym => !mute && word.starts_with('I'),
        Some('i') => !second.is_some_and(|c| matches!(c, 'a' | 'e' | 'o' | 'á' | 'é' | 'ó')),
        Some('í') => true,
        Some('y') => !mute && second.is_some_and(|c| c.is_alphabetic() && !vowel(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conjunctions() {
        let cases: &[(Lang, &[&str], &str)] = &[
            (Lang::ES, &["ACNUR", "OIM", "UNICEF"], "ACNUR, OIM y UNICEF"),
            (Lang::EN, &["UNHCR", "IOM"], "UNHCR and IOM"),
            (Lang::EN, &["UNHCR", "OCHA", "IOM"], "UNHCR, OCHA and IOM"),
            (Lang::EN, &["UNHCR"], "UNHCR"),
            (Lang::EN, &[], ""),
            // Before the sound of i.
            (Lang::ES, &["datos", "información"], "datos e información"),
            (Lang::ES, &["padres", "hijos"], "padres e hijos"),
            (Lang::ES, &["costa", "Ítaca"], "costa e Ítaca"),
            (Lang::ES, &["Rojas", "Yrigoyen"], "Rojas e Yrigoyen"),
            (Lang::ES, &["cruz", "«Informe»"], "cruz e «Informe»"),
            (Lang::ES, &["cruz", "(incompleto)"], "cruz e (incompleto)"),
            (Lang::ES, &["ACNUR", "IOM"], "ACNUR e IOM"),
            (Lang::ES, &["ACNUR", "INE-Censos"], "ACNUR e INE-Censos"),
            // Before others that are written with one.
            (Lang::ES, &["madera", "hierro"], "madera y hierro"),
            (Lang::ES, &["agua", "hielo"], "agua y hielo"),
            (Lang::ES, &["diptongo", "hiato"], "diptongo y hiato"),
            (Lang::ES, &["moléculas", "iones"], "moléculas y iones"),
            (Lang::ES, &["playa", "yodo"], "playa y yodo"),
            (Lang::ES, &["ACNUR", "HI"], "ACNUR y HI"),
            (Lang::ES, &["Android", "iPhone"], "Android y iPhone"),
            (Lang::ES, &["10", "11"], "10 y 11"),
            (Lang::ES, &["uno", ""], "uno y "),
            // Items with commas.
            (Lang::ES, &["agua, saneamiento e higiene", "salud"], "agua, saneamiento e higiene; y salud"),
            (Lang::ES, &["salud", "agua, luz", "inclusión"], "salud; agua, luz; e inclusión"),
            (Lang::EN, &["health", "water, light", "food"], "health; water, light; and food"),
        ];
        for (lang, items, joined) in cases {
            let items: Vec<String> = items.iter().map(|s| s.to_string()).collect();
            assert_eq!(join(*lang, &items), *joined);
        }
    }
}
