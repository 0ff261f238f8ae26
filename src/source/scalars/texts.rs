//! Texts in one language or several, with their translations.

use std::sync::Arc;

use toml::de::DeValue;
use unicode_normalization::UnicodeNormalization;

use super::super::fields::{FieldValue, Type};
use super::super::form::Form;
use super::super::reader::{Reader, Value};
use super::super::text::{Line, LocalText, Prose, Reserved, Translation};
use super::scalar;
use crate::diag::{Finding, codes};
use crate::locale::Lang;
use crate::say;

/// Words as they are compared and printed: composed accents, plain line ends, no space at the ends.
pub(crate) fn clean(text: &str, prose: bool) -> String {
    let text: String = text.replace("\r\n", "\n").nfc().collect();
    if prose {
        text.trim_end().trim_start_matches('\n').to_owned()
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl FieldValue for Line {
    const TYPE: Type = scalar("un texto de una línea", "a text of one line", "\"…\"", Form::Words);

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        read_text(reader, value, false, Self::TYPE).map(Line)
    }

    fn stand_in() -> Option<Self> {
        Some(Line(LocalText::stand_in(false)))
    }
}

impl FieldValue for Prose {
    const TYPE: Type = scalar("un texto", "a text", "\"…\"", Form::Words);

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        read_text(reader, value, true, Self::TYPE).map(Prose)
    }

    fn stand_in() -> Option<Self> {
        Some(Prose(LocalText::stand_in(true)))
    }
}

fn read_text(reader: &mut Reader, value: &Value, prose: bool, expected: Type) -> Option<Arc<LocalText>> {
    let address = reader.address();
    let mut text = LocalText {
        address,
        span: value.span(),
        prose,
        values: Vec::new(),
        places: Vec::new(),
        translations: Vec::new(),
        stale: Vec::new(),
        reserved: None,
    };
    match value.get_ref() {
        DeValue::String(words) => text.values.push((reader.language, clean(words, prose))),
        DeValue::Table(table) => {
            for (key, words) in table {
                let Some(lang) = Lang::parse(key.get_ref()) else {
                    let code: &str = key.get_ref();
                    let message = say!("«{code}» no es un idioma de pliego" | "“{code}” is not a language of pliego");
                    let help = say!("los idiomas son: es, en" | "the languages are: es, en");
                    reader.report(Finding::new(codes::UNKNOWN_KEY, reader.file, key.span(), message).help(help));
                    continue;
                };
                // A dotted key's table is no place in the source; its values are.
                text.places.push((lang, words.span()));
                reader.note_place(words.span());
                let words = clean(reader.string(words, expected)?, prose);
                // An empty value is a missing one.
                if !words.is_empty() {
                    text.values.push((lang, words));
                }
            }
            let language = reader.language;
            text.values.sort_by_key(|(lang, _)| *lang != language);
            if text.values.is_empty() {
                reader.wrong_type(value, expected);
                return None;
            }
        }
        _ => {
            reader.wrong_type(value, expected);
            return None;
        }
    }
    add_translations(reader, &mut text);
    text.reserved = Reserved::of(&text.values);
    let text = Arc::new(text);
    reader.texts.push((reader.path().to_vec(), Arc::clone(&text)));
    Some(text)
}

/// Looks the text up in the translations beside the document, for the languages that the document does not give.
fn add_translations(reader: &Reader, text: &mut LocalText) {
    for catalog in reader.catalogs {
        let Some(entry) = catalog.find(&text.address).filter(|_| text.get(catalog.lang).is_none()) else { continue };
        entry.mark_used();
        let words = clean(&entry.words, text.prose);
        if words.is_empty() {
            continue;
        }
        // A translation of an older text, or one that its translator marked as unsure, is not printed.
        if entry.fuzzy || clean(&entry.source, text.prose) != text.source().1 {
            text.stale.push(catalog.lang);
        } else {
            text.values.push((catalog.lang, words));
            let (file, span) = (Arc::clone(&catalog.file), entry.words_span.clone());
            let source = entry.source_span.clone();
            text.translations.push(Translation { lang: catalog.lang, file, span, source });
        }
    }
}
