//! Acronyms that a document uses and nobody explains: neither the directory nor the document itself.
//!
//! An acronym is a word in capitals. Not every such word is one: headings and words for emphasis are set in capitals, too,
//! and some acronyms are known to everybody. What is left is reported once a document.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::Arc;

use super::super::strings::Phrase;
use super::super::{text_finding, words_of};
use super::by_place;
use crate::diag::{Finding, codes, nearest};
use crate::kinds::Document;
use crate::locale::{Lang, roman};
use crate::memo::Memo;
use crate::say;
use crate::source::{LocalText, fold, is_currency};
use crate::workspace::{DIRECTORY_FILE, Directory};

/// Acronyms that need no explanation in these documents, and words that are set in capitals.
const KNOWN: &str = "ONU UN NNUU EEUU USA UE EU OEA UK RU \
    COVID SARS VIH HIV SIDA AIDS ADN DNA TB PCR \
    PDF USB GPS CD DVD TV SMS HTML XML URL WWW HTTP CSV XLS XLSX DOC DOCX PPTX JPG JPEG PNG SVG ZIP PIN QR SIM CV FAQ PC TI IT \
    WIFI FM AM PM GMT UTC KG KM CM MM KB MB GB TB KW MW KWH KVA HP LED LCD AC DC PVC PET \
    OK VIP NB PD SA SAC SRL LTDA INC LTD ISO ISBN ISSN DOI ID DNI \
    NA ND SN SC NC SI SÍ NO NI YA OJO NOTA URGENTE IMPORTANTE TOTAL TODO TODOS TODAS NUNCA SOLO SÓLO MÁS MENOS NUEVO \
    NOT ALL NEW NOTE MUST YES ONLY NEVER EVERY AND OR";

/// Countries by the three letters of ISO 3166, as tables and names of files have them. Codes of two letters are not taken
/// for countries: they would hide the acronyms that are most in use, as GTM would.
const COUNTRIES: &str = "ABW AFG AGO AIA ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BMU \
    BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CUW CYM CYP CZE DEU DJI DMA DNK DOM DZA \
    ECU EGY ERI ESP EST ETH FIN FJI FRA GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GUF GUY HND HRV HTI HUN IDN IND IRL IRN \
    IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KOR KWT LAO LBN LBR LBY LKA LSO LTU LUX LVA MAR MDA MDG MEX MKD MLI MLT MMR \
    MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NZL OMN PAK PAN PER PHL PNG POL PRI PRT PRY PSE QAT ROU RUS RWA \
    SAU SDN SEN SGP SLE SLV SOM SRB SSD SUR SVK SVN SWE SWZ SYR TCD TGO THA TJK TKM TLS TTO TUN TUR TZA UGA UKR URY USA UZB \
    VCT VEN VNM YEM ZAF ZMB ZWE";

/// The acronyms that a workspace declares.
pub struct Declared {
    words: HashSet<String>,
    shorts: Vec<String>,
}

impl Declared {
    pub fn of(directory: &Directory) -> Declared {
        let (mut words, mut shorts) = (HashSet::new(), Vec::new());
        for entry in directory.entries() {
            for (_, short) in entry.acronym.iter().flat_map(|acronym| &acronym.values) {
                words.insert(short.clone());
                shorts.push(short.clone());
            }
            // A name may hold an acronym that nobody can explain, and one with a place behind it: "MCLCP Amazonas".
            for (_, name) in entry.acronym.iter().chain([&entry.name]).flat_map(|text| &text.values) {
                words.extend(capitals(name).map(str::to_owned));
            }
        }
        shorts.sort();
        shorts.dedup();
        Declared { words, shorts }
    }
}

/// Reports the acronyms of a document that are explained nowhere, each once. `phrases` are all its strings: names and
/// codes that are no texts are known to whoever filled them in.
pub fn check(document: &Document, phrases: &[Phrase], declared: &Declared) -> Vec<Finding> {
    let texts = by_place(document);
    let own: HashSet<&str> = (phrases.iter())
        .filter(|phrase| !texts.contains_key(&(Arc::as_ptr(phrase.file), phrase.span.start)))
        .flat_map(|phrase| capitals(&phrase.words))
        .collect();
    let said = LazyCell::new(|| Said::of(document));
    let mut judged: HashSet<String> = HashSet::new();
    let mut findings = Vec::new();
    for (_, text) in &document.texts {
        let mut unknown: Vec<(Lang, Vec<String>)> = Vec::new();
        for (lang, words) in &text.values {
            let used = candidates(*lang, words);
            let known = |word: &str| declared.words.contains(word) || own.contains(word) || is_known(word);
            let open = used.iter().filter_map(|word| open_part(word, &known));
            let fresh = open.filter(|&word| judged.insert(word.to_owned()));
            let fresh = fresh.filter(|word| !said.explained.contains(word) && !said.small.contains(&fold(word)));
            unknown.push((*lang, fresh.map(str::to_owned).collect()));
        }
        findings.extend(report(document, text, &unknown, declared));
    }
    findings
}

/// What of an acronym is not known: of two joined ones the one that is not, or both.
fn open_part<'w>(word: &'w str, known: &impl Fn(&str) -> bool) -> Option<&'w str> {
    if known(word) {
        return None;
    }
    let mut open = word.split('-').filter(|part| part.chars().count() > 1 && !known(part));
    match (open.next(), open.next()) {
        (None, _) => None,
        (Some(part), None) => Some(part),
        _ => Some(word),
    }
}

fn report(document: &Document, text: &LocalText, unknown: &[(Lang, Vec<String>)], declared: &Declared) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut first: Option<usize> = None;
    for (lang, words) in unknown.iter().filter(|(_, words)| !words.is_empty()) {
        // As many in the one language as in the other are the same ones: one fault each.
        if first == Some(words.len()) {
            for (finding, word) in findings.iter_mut().zip(words) {
                let (file, span) = words_of(document, text, *lang);
                let start = file.text.get(span.clone()).and_then(|source| source.find(word.as_str()));
                let place = start.map_or(span.clone(), |at| span.start + at..span.start + at + word.len());
                let label = say!("en el otro idioma, «{word}»" | "in the other language, “{word}”");
                *finding = finding.clone().other(file, place, label);
            }
            continue;
        }
        first = Some(words.len());
        findings.extend(words.iter().map(|word| one(document, text, *lang, word, declared)));
    }
    findings
}

fn one(document: &Document, text: &LocalText, lang: Lang, word: &str, declared: &Declared) -> Finding {
    let message = say!("nadie explica la sigla «{word}»" | "nobody explains the acronym “{word}”");
    let near = nearest(word, declared.shorts.iter().map(String::as_str)).filter(|_| word.chars().count() > 3);
    let help = match near {
        Some(near) => say!(
            "¿quiso decir «{near}»? Si no, declárela en {DIRECTORY_FILE} ([[acronym]] con acronym y name) o escriba \
             el nombre completo la primera vez: Nombre ({word})"
                | "did you mean “{near}”? If not, declare it in {DIRECTORY_FILE} ([[acronym]] with acronym and name) \
                   or write the full name the first time: Name ({word})"
        ),
        None => say!(
            "declárela en {DIRECTORY_FILE} ([[acronym]] con acronym y name), y saldrá en la leyenda; o escriba el \
             nombre completo la primera vez: Nombre ({word})"
                | "declare it in {DIRECTORY_FILE} ([[acronym]] with acronym and name), and it comes into the legend; \
                   or write the full name the first time: Name ({word})"
        ),
    };
    text_finding(document, text, lang, &[word], codes::UNEXPLAINED_ACRONYM, message).help(help)
}

/// What a document says about words that may be acronyms, read once for all of them.
#[derive(Default)]
struct Said<'d> {
    /// What stands beside words: "Grupo Técnico (GT)", "GT (grupo técnico)".
    explained: HashSet<&'d str>,
    /// Words with small letters, folded: one that stands in capitals as well has them for emphasis.
    small: HashSet<String>,
}

impl<'d> Said<'d> {
    fn of(document: &'d Document) -> Said<'d> {
        let mut said = Said::default();
        for (_, words) in document.texts.iter().flat_map(|(_, text)| &text.values) {
            said.read(words);
        }
        said
    }

    fn read(&mut self, words: &'d str) {
        for (at, _) in words.match_indices('(') {
            let (before, inside) = (&words[..at], &words[at + 1..]);
            if let Some((short, _)) = inside.split_once([')', ',', ';', ':', ' '])
                && before.split_whitespace().nth(1).is_some()
            {
                self.explained.insert(short);
            }
            if let Some(short) = before.strip_suffix(' ').and_then(|before| before.rsplit(char::is_whitespace).next())
                && has_two_words(inside)
            {
                // Of joined acronyms the last one may be meant: "CT-GT (grupo técnico)".
                let parts = short.match_indices(|c: char| !c.is_alphanumeric()).map(|(at, sign)| at + sign.len());
                self.explained.extend(parts.chain([0]).map(|start| &short[start..]));
            }
        }
        let words = words.split(|c: char| !c.is_alphanumeric());
        self.small.extend(words.filter(|word| word.contains(char::is_lowercase)).map(fold));
    }
}

/// Whether at least two words stand before the bracket is closed.
fn has_two_words(inside: &str) -> bool {
    let mut words = 0;
    for token in inside.split_whitespace() {
        let (word, closed) = token.split_once(')').map_or((token, false), |(word, _)| (word, true));
        words += usize::from(word.contains(char::is_alphabetic));
        if words > 1 || closed {
            break;
        }
    }
    words > 1
}

/// The words of a text that may be acronyms to be explained, each once.
fn candidates(lang: Lang, words: &str) -> Arc<[String]> {
    static READ: Memo<Arc<[String]>> = Memo::new();
    READ.of(lang, words, || {
        let mut found: Vec<String> = Vec::new();
        for word in capitals(words).filter(|word| !is_known(word)) {
            if !found.iter().any(|known| known == word) {
                found.push(word.to_owned());
            }
        }
        found.into()
    })
}

fn is_known(word: &str) -> bool {
    let listed = |list: &str| list.split_ascii_whitespace().any(|known| known == word);
    let plural = || {
        let mut letters = word.chars();
        let pair = (letters.next(), letters.next());
        pair.0 == pair.1 && letters.next().is_none()
    };
    listed(KNOWN) || listed(COUNTRIES) || is_currency(word) || plural() || (1..40).any(|n| roman(n) == word)
}

/// The words in capitals of a text, without the plural's s; those of a passage in capitals left out.
fn capitals(words: &str) -> impl Iterator<Item = &str> {
    let tokens: Vec<&str> = words.split_whitespace().collect();
    let alone = tokens.len() == 1;
    let shouted = |at: Option<usize>| {
        let Some(token) = at.and_then(|at| tokens.get(at)) else { return false };
        token.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !token.chars().any(|c| c.is_lowercase() || c.is_ascii_digit())
    };
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        // Two words in capitals with nothing between them are a heading or a shout; names in a list have commas.
        let sign = |c: char| !c.is_alphanumeric();
        let parted = |at: usize| {
            let (before, behind) = (tokens.get(at), tokens.get(at + 1));
            before.is_some_and(|token| token.ends_with(sign)) || behind.is_some_and(|token| token.starts_with(sign))
        };
        // "ALOJAMIENTO Y ENSERES": a word of one letter joins them.
        let small = |at: usize| tokens.get(at).is_some_and(|token| matches!(*token, "A" | "E" | "O" | "U" | "Y"));
        let before = at.checked_sub(1).map(|b| if small(b) { b.checked_sub(1).unwrap_or(b) } else { b });
        let behind = if small(at + 1) { at + 2 } else { at + 1 };
        if !alone && ((shouted(before) && !parted(at - 1)) || (shouted(Some(behind)) && !parted(at))) {
            continue;
        }
        if token.contains(['@', '_', '+', '&', '=', '#', '%']) || token.contains("://") || token.contains("www.") {
            continue;
        }
        // "A/RES/70/1", "05/2024", "S/C": what is more than names beside each other.
        let parts = || token.split('/');
        if parts().count() > 1 && parts().any(|part| part.chars().filter(|c| c.is_alphabetic()).count() < 2) {
            continue;
        }
        let words = parts().flat_map(|part| part.split(['–', '—', '(', ')', '[', ']', '’', '\'', '*', ',']));
        for word in words {
            match compound(word) {
                Some(compound) => found.push(compound),
                None => found.extend(word.split('-').filter_map(acronym)),
            }
        }
    }
    found.into_iter()
}

/// Acronyms joined by hyphens ("CT-CIS", "GORE-A"), which are one.
fn compound(word: &str) -> Option<&str> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let joined =
        |part: &str| acronym(part).is_some() || (part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    let whole =
        word.contains('-') && word.split('-').all(joined) && word.split('-').any(|part| acronym(part).is_some());
    whole.then_some(word)
}

/// The acronym that a word is. Letters before the sign of a currency are none: "US$", "RD$".
fn acronym(word: &str) -> Option<&str> {
    let begun = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = begun.trim_end_matches(|c: char| !c.is_alphanumeric());
    if begun[word.len()..].starts_with('$') {
        return None;
    }
    let bare = word.strip_suffix('s').filter(|bare| bare.len() > 1).unwrap_or(word);
    let capitals = bare.chars().filter(|c| c.is_uppercase()).count();
    let figures = bare.chars().filter(char::is_ascii_digit).count();
    let length = bare.chars().count();
    let led = bare.starts_with(char::is_uppercase) || (figures == 1 && bare.starts_with(|c: char| c.is_ascii_digit()));
    (capitals >= 2 && capitals + figures == length && (2..=8).contains(&length) && led).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_explains_an_acronym() {
        for (words, short, explained) in [
            ("El Grupo Técnico (GT) y más", "GT", true),
            ("El Grupo Técnico (GT, en español)", "GT", true),
            ("GT (grupo técnico)", "GT", true),
            ("La CT-GT (grupo técnico)", "GT", true),
            ("La CT-GT (grupo técnico)", "CT-GT", true),
            // One word is no name, and the end of another acronym is none of its own.
            ("El (GT)", "GT", false),
            ("GT (2024)", "GT", false),
            ("GT (grupo)", "GT", false),
            ("XGT (grupo técnico)", "GT", false),
            ("El Grupo Técnico (GT", "GT", false),
        ] {
            let mut said = Said::default();
            said.read(words);
            assert_eq!(said.explained.contains(short), explained, "{words}");
        }
        let mut said = Said::default();
        said.read("Se nombró a Técnicos de la ONG");
        assert!(said.small.contains("nombro") && said.small.contains("tecnicos") && !said.small.contains("ong"));
    }

    #[test]
    fn acronyms_and_other_words_in_capitals() {
        let found = |words: &str| candidates(Lang::ES, words).join(" ");
        for (words, acronyms) in [
            ("El SAG, las ONGs y la R4V.", "SAG ONG R4V"),
            ("según la GTX/SAG y el 3RP (CCPM)", "GTX SAG 3RP CCPM"),
            ("La CT-AEE no vino; el grupo *GTA* tampoco, ni la ex-GTB", "CT-AEE GTA GTB"),
            ("Vino la ONG’s coordinadora", "ONG"),
        ] {
            assert_eq!(found(words), acronyms, "{words}");
        }
        for words in [
            "CLÚSTER DE ALOJAMIENTO Y ENSERES",
            "El PDF de la ONU, en USD y en VEN: SÍ o NO",
            "Capítulos II, IV y XII",
            "A/RES/70/1; acta 05/2024; S/C y N/C",
            "EE.UU. y RR. HH.",
            "LN2_GN, A4, Q3, G20",
            "COVID-19",
            "SitRep, iMMAP",
            "https://example.org/AAP/GTX y gtx@EJEMPLO.org",
            "AMPLIFICACIONES",
            "M+E+I",
            "de US$ 500, RD$ 20 (BZ$) y TT$: US$500, C$ 30, R$ 5, Bs. 300, MX$/mes",
        ] {
            assert_eq!(found(words), "", "{words}");
        }
    }
}
