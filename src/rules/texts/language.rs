//! Texts that are evidently not in the language they are filed under, and translations that are only a copy.
//!
//! Evident is what two witnesses say: the trigrams of the whole text (`whatlang`, asked for the languages that come into
//! question here), and the small words without which no sentence is made. Names, titles and quotations are not heard.

use whatlang::Detector;

use super::super::{text_finding, words_of};
use crate::diag::{Finding, Fix, codes};
use crate::kinds::Document;
use crate::locale::{Lang, Word};
use crate::memo::Memo;
use crate::say;
use crate::source::LocalText;

/// Letters and words that a text must have beside its names for its language to be evident.
const FEWEST_LETTERS: usize = 45;
const FEWEST_WORDS: usize = 8;
/// How sure the trigrams must be, from 0 to 1.
const SURE: f64 = 0.2;
/// Texts of a document from which on a language that all of them lack is one fault.
const WHOLE: usize = 3;

/// Reports what is filed under a wrong language; where a whole document is, once.
pub fn check(document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    let (mut strayed, mut copied) = (Tally::default(), Tally::default());
    for (_, text) in document.texts.iter().filter(|(_, text)| text.reserved.is_none()) {
        let verdicts: Vec<(Lang, Verdict)> =
            text.values.iter().map(|(lang, words)| (*lang, verdict(*lang, words))).collect();
        if verdicts.iter().all(|(_, verdict)| *verdict == Verdict::Unknown) {
            continue;
        }
        if text.values.len() > 1 {
            let (_, first) = text.source();
            copied.add(text, text.values[1..].iter().find(|(_, words)| words == first).map(|(lang, _)| (*lang, None)));
        }
        let stray = verdicts.iter().find_map(|(lang, verdict)| match verdict {
            Verdict::Another(tongue) => Some((*lang, Some(*tongue))),
            _ => None,
        });
        strayed
            .add(text, stray.filter(|_| copied.faults.last().is_none_or(|(copy, ..)| !std::ptr::eq(*copy, &**text))));
    }
    match strayed.whole() {
        Some((text, lang, Some(tongue))) => findings.push(whole(document, text, lang, tongue, strayed.faults.len())),
        _ => findings.extend(
            strayed.faults.iter().filter_map(|(text, lang, tongue)| Some(stray(document, text, *lang, (*tongue)?))),
        ),
    }
    match copied.whole() {
        Some((text, lang, _)) => findings.push(copy(document, text, lang, copied.faults.len())),
        None => findings.extend(copied.faults.iter().map(|(text, lang, _)| copy(document, text, *lang, 1))),
    }
    findings
}

/// A text with a fault in one language, and the language that it is in instead.
type Fault<'d> = (&'d LocalText, Lang, Option<Tongue>);

/// How many texts have a fault, of all in which it could be seen.
#[derive(Default)]
struct Tally<'d> {
    faults: Vec<Fault<'d>>,
    seen: usize,
}

impl<'d> Tally<'d> {
    fn add(&mut self, text: &'d LocalText, fault: Option<(Lang, Option<Tongue>)>) {
        self.seen += 1;
        self.faults.extend(fault.map(|(lang, tongue)| (text, lang, tongue)));
    }

    /// The first fault, when all the document has it: it is one then.
    fn whole(&self) -> Option<Fault<'d>> {
        let (_, lang, tongue) = *self.faults.first()?;
        let alike = self.faults.iter().all(|(_, l, t)| (*l, *t) == (lang, tongue));
        let whole = alike && self.faults.len() >= WHOLE && self.faults.len() * 10 >= self.seen * 9;
        self.faults.first().copied().filter(|_| whole)
    }
}

/// A text in another language than its own; where the other one is in its place, both are one fault.
fn stray(document: &Document, text: &LocalText, lang: Lang, tongue: Tongue) -> Finding {
    let in_place_of = |other: Lang| {
        text.get(other).is_some_and(|words| verdict(other, words) == Verdict::Another(Tongue::Known(lang)))
    };
    match tongue {
        Tongue::Known(other) if in_place_of(other) => swapped(document, text, lang, other),
        _ => misfiled(document, text, lang, tongue),
    }
}

fn swapped(document: &Document, text: &LocalText, lang: Lang, read_lang: Lang) -> Finding {
    let (filed, read) = (lang.name(), read_lang.name());
    let (filed_es, filed_en, read_es, read_en) = (filed.es, filed.en, read.es, read.en);
    let message = say!(
        "los idiomas están cambiados: lo que dice «{lang}» está en {read_es}, y lo que dice «{read_lang}», en {filed_es}"
            | "the languages are swapped: what “{lang}” says is in {read_en}, and what “{read_lang}” says is in {filed_en}"
    );
    let found = text_finding(document, text, lang, &[], codes::WRONG_LANGUAGE, message)
        .help(say!("ponga cada texto en su idioma" | "put each text in its language"));
    let ((file, one), (other_file, two)) = (words_of(document, text, lang), words_of(document, text, read_lang));
    if text.translations.is_empty() {
        let (first, second) =
            (file.text[file.clamp(&one)].to_owned(), other_file.text[other_file.clamp(&two)].to_owned());
        let fix = Fix::new(say!("cambie los dos textos entre sí" | "swap the two texts"));
        return found.fix(fix.replace(file, one, second).replace(other_file, two, first));
    }
    found
}

fn misfiled(document: &Document, text: &LocalText, lang: Lang, tongue: Tongue) -> Finding {
    let (filed, read) = (lang.name(), tongue.name());
    let (filed_es, filed_en, read_es, read_en) = (filed.es, filed.en, read.es, read.en);
    let message = say!(
        "este texto se publica como {filed_es} y parece estar en {read_es}"
            | "this text is published as {filed_en} and seems to be in {read_en}"
    );
    text_finding(document, text, lang, &[], codes::WRONG_LANGUAGE, message).help(say!(
        "escríbalo en {filed_es}, o póngalo en la clave de su idioma (clave.es, clave.en)"
            | "write it in {filed_en}, or put it under the key of its language (key.es, key.en)"
    ))
}

/// A document whose texts of one language are all in another.
fn whole(document: &Document, text: &LocalText, lang: Lang, tongue: Tongue, count: usize) -> Finding {
    let (filed, read) = (lang.name(), tongue.name());
    let (filed_es, filed_en, read_es, read_en) = (filed.es, filed.en, read.es, read.en);
    let message = say!(
        "los textos que se publican como {filed_es} parecen estar en {read_es} ({count} textos)"
            | "the texts that are published as {filed_en} seem to be in {read_en} ({count} texts)"
    );
    let help = match tongue {
        _ if text.translation(lang).is_some() => say!(
            "revise el nombre del archivo de traducciones: dice en qué idioma está"
                | "look at the name of the file of translations: it says which language it is in"
        ),
        Tongue::Known(read) if text.places.is_empty() => say!(
            "diga en el encabezado en qué idioma está escrito el documento: language = \"{read}\""
                | "say in the header which language the document is written in: language = \"{read}\""
        ),
        _ => say!(
            "ponga cada texto en la clave de su idioma (clave.es, clave.en)"
                | "put each text under the key of its language (key.es, key.en)"
        ),
    };
    text_finding(document, text, lang, &[], codes::WRONG_LANGUAGE, message).help(help)
}

/// A translation that says word for word what it should translate.
fn copy(document: &Document, text: &LocalText, lang: Lang, count: usize) -> Finding {
    let (source, _) = text.source();
    let (es, en, source_es, source_en) = (lang.name().es, lang.name().en, source.name().es, source.name().en);
    let message = if count == 1 {
        say!(
            "el texto en {es} es una copia del texto en {source_es}"
                | "the text in {en} is a copy of the text in {source_en}"
        )
    } else {
        say!(
            "los textos en {es} son copias de los textos en {source_es} ({count} textos)"
                | "the texts in {en} are copies of the texts in {source_en} ({count} texts)"
        )
    };
    text_finding(document, text, lang, &[], codes::COPIED_TRANSLATION, message).help(say!(
        "tradúzcalo, o bórrelo: pliego publica entonces el otro texto con una marca que dice su idioma"
            | "translate it, or delete it: pliego then publishes the other text with a mark that says its language"
    ))
}

/// A language that a text may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tongue {
    Known(Lang),
    Portuguese,
    French,
}

impl Tongue {
    fn of(lang: whatlang::Lang) -> Option<Tongue> {
        match lang {
            whatlang::Lang::Spa => Some(Tongue::Known(Lang::ES)),
            whatlang::Lang::Eng => Some(Tongue::Known(Lang::EN)),
            whatlang::Lang::Por => Some(Tongue::Portuguese),
            whatlang::Lang::Fra => Some(Tongue::French),
            _ => None,
        }
    }

    fn name(self) -> Word {
        match self {
            Tongue::Known(lang) => lang.name(),
            Tongue::Portuguese => Word { es: "portugués", en: "Portuguese" },
            Tongue::French => Word { es: "francés", en: "French" },
        }
    }

    /// Small words of the language.
    fn small_words(self) -> &'static [&'static str] {
        match self {
            Tongue::Known(Lang::ES) => &[
                "a", "al", "como", "con", "de", "del", "el", "en", "es", "esta", "este", "esto", "fue", "ha", "han",
                "hay", "la", "las", "les", "lo", "los", "más", "no", "o", "para", "por", "que", "qué", "quien", "se",
                "sin", "sobre", "son", "su", "sus", "un", "una", "y", "ya",
            ],
            Tongue::Known(_) => &[
                "a", "an", "and", "are", "as", "at", "be", "by", "do", "each", "for", "from", "has", "have", "how",
                "in", "is", "it", "its", "no", "not", "of", "on", "or", "that", "the", "their", "there", "these",
                "they", "this", "to", "was", "were", "what", "which", "who", "will", "with",
            ],
            Tongue::Portuguese => &[
                "a", "ao", "as", "com", "como", "da", "das", "de", "do", "dos", "e", "em", "foi", "mais", "na", "no",
                "não", "o", "os", "ou", "para", "pela", "pelo", "por", "que", "se", "sem", "são", "um", "uma",
            ],
            Tongue::French => &[
                "a", "au", "aux", "avec", "ce", "dans", "de", "des", "du", "elle", "en", "est", "et", "il", "la", "le",
                "les", "ne", "ont", "ou", "par", "pas", "pour", "que", "qui", "sans", "se", "son", "sont", "sur", "un",
                "une",
            ],
        }
    }
}

/// What the words say of the language they are filed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// They are too few to tell.
    Unknown,
    Fits,
    Another(Tongue),
}

/// Asks both witnesses.
fn verdict(filed: Lang, words: &str) -> Verdict {
    static READ: Memo<Verdict> = Memo::new();
    READ.of(filed, words, || {
        let heard = heard(words);
        let letters = heard.iter().map(|word| word.chars().count()).sum::<usize>();
        if letters < FEWEST_LETTERS || heard.len() < FEWEST_WORDS {
            return Verdict::Unknown;
        }
        use whatlang::Lang::{Eng, Fra, Por, Spa};
        let Some(info) = Detector::with_allowlist(vec![Spa, Eng, Por, Fra]).detect(&heard.join(" ")) else {
            return Verdict::Unknown;
        };
        let tongue = Tongue::of(info.lang()).filter(|tongue| *tongue != Tongue::Known(filed));
        // Words that both languages have tell nothing.
        let small = |of: Tongue, not: Tongue| {
            let (of, not) = (of.small_words(), not.small_words());
            heard.iter().filter(|word| of.contains(&word.as_str()) && !not.contains(&word.as_str())).count()
        };
        // Of ten words of a sentence two or three are small; a quotation in another language brings some of its own.
        let evident = |tongue: Tongue| {
            let (own, other) = (small(Tongue::Known(filed), tongue), small(tongue, Tongue::Known(filed)));
            info.confidence() >= SURE && other * 10 >= heard.len() && own * 4 <= other
        };
        match tongue.filter(|tongue| evident(*tongue)) {
            Some(tongue) => Verdict::Another(tongue),
            None => Verdict::Fits,
        }
    })
}

/// The words that tell the language, in small letters: no names, figures, addresses, nor what stands in quotation marks.
fn heard(words: &str) -> Vec<String> {
    let mut heard = Vec::new();
    let (mut quoted, mut begins) = (false, true);
    for token in words.split_whitespace() {
        let straight = |token: &str| token.len() > 1 && token.starts_with('"');
        quoted |= token.contains(['«', '“']) || straight(token.trim_start_matches(['(', '[', '¿', '¡']));
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        let plain = !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''));
        let name =
            word.starts_with(char::is_uppercase) && (!begins || word.chars().nth(1).is_none_or(char::is_uppercase));
        if plain && !name && !quoted {
            heard.push(word.to_lowercase());
        }
        quoted &=
            !token.contains(['»', '”']) && !token.trim_end_matches(['.', ',', ';', ':', ')', '?', '!']).ends_with('"');
        begins = token.ends_with(['.', ':', '?', '!', ';']) || !token.contains(char::is_alphabetic) && begins;
    }
    heard
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn samples_are_in_their_languages_and_are_found_out_when_swapped() {
        let workspace = Workspace::open(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the samples");
        let (mut fits, mut found, mut missed) = (0, 0, Vec::new());
        for document in workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
            for (_, text) in &document.texts {
                for (lang, words) in &text.values {
                    match verdict(*lang, words) {
                        Verdict::Unknown => continue,
                        Verdict::Fits => fits += 1,
                        Verdict::Another(tongue) => panic!("{tongue:?}: {words}"),
                    }
                    let other = if *lang == Lang::ES { Lang::EN } else { Lang::ES };
                    match verdict(other, words) {
                        Verdict::Another(tongue) if tongue == Tongue::Known(*lang) => found += 1,
                        other => missed.push(format!("{other:?}: {words}")),
                    }
                }
            }
        }
        assert!(fits > 300, "{fits}");
        assert!(missed.len() * 50 <= fits, "{found} of {fits}:\n{}", missed.join("\n"));
    }

    #[test]
    fn neighbours_names_and_quotations() {
        let portuguese =
            "As organizações que trabalham com os refugiados não receberam uma resposta do governo em três meses.";
        let french =
            "Les organisations qui travaillent avec les réfugiés ont reçu une réponse du gouvernement dans les délais.";
        assert_eq!(verdict(Lang::ES, portuguese), Verdict::Another(Tongue::Portuguese));
        assert_eq!(verdict(Lang::EN, french), Verdict::Another(Tongue::French));
        for words in [
            "Special Committee on Poverty and Social Protection of the Council of Central American Social Integration",
            "La guía se titula «Guidelines on the selection of shelter items for the people who are affected by floods»",
            "Ver también: UNHCR, Emergency Handbook, IOM, Camp Management Toolkit, NRC, Norwegian Refugee Council",
            "La guía se titula \"Guidelines on the selection of shelter items for people who are affected\", y sirve \"también\" aquí",
            "1.850 kits; 720 kits; 610 kits",
        ] {
            assert!(!matches!(verdict(Lang::ES, words), Verdict::Another(_)), "{words}");
        }
    }
}
