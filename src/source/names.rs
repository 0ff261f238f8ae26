//! Names out of closed sets that other modules own: languages, editions, locales.

use super::fields::{FieldValue, Type};
use super::form::{Choice, Form};
use super::reader::{Reader, Value};
use crate::diag::{Finding, codes};
use crate::locale::{Lang, Locale, words};
use crate::say;
use crate::view::Edition;

impl FieldValue for Lang {
    const TYPE: Type =
        Type::Choice(&[Choice { key: "es", name: words::SPANISH }, Choice { key: "en", name: words::ENGLISH }]);

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        Lang::parse(reader.choice(value, Self::TYPE)?)
    }
}

impl FieldValue for Edition {
    const TYPE: Type = Type::Scalar {
        es: "una edición: \"es\", \"en\" o \"es+en\"",
        en: "an edition: \"es\", \"en\" or \"es+en\"",
        example: "\"es+en\"",
        form: Form::Pattern(r"^\s*(es(\s*\+\s*en)?|en(\s*\+\s*es)?)\s*$"),
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let name = reader.string(value, Self::TYPE)?;
        let edition = Edition::parse(name);
        if edition.is_none() {
            let message = say!("«{name}» no es una edición" | "“{name}” is not an edition");
            let help =
                say!("las ediciones son \"es\", \"en\" y \"es+en\"" | "the editions are \"es\", \"en\" and \"es+en\"");
            reader.report(Finding::new(codes::NOT_A_CHOICE, reader.file, value.span(), message).help(help));
        }
        edition
    }
}

/// A language with a country, as `pliego.toml` names it.
#[derive(Debug, Clone)]
pub struct LocaleName {
    pub lang: Option<Lang>,
    pub locale: Locale,
}

impl FieldValue for LocaleName {
    const TYPE: Type = Type::Scalar {
        es: "un idioma con país",
        en: "a language with a country",
        example: "\"es-VE\"",
        form: Form::Pattern(r"^[a-z]{2,3}([_-]([A-Z]{2}|[0-9]{3})?)?(\..*)?$"),
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let tag = reader.string(value, Self::TYPE)?;
        let Some(locale) = Locale::parse(tag) else {
            let message = say!("«{tag}» no es un idioma con país" | "“{tag}” is not a language with a country");
            let help = say!(
                "escriba, por ejemplo, \"es-VE\", \"es-PE\" o \"es-MX\""
                    | "write, for example, \"es-VE\", \"es-PE\" or \"es-MX\""
            );
            reader.report(Finding::new(codes::NOT_A_CHOICE, reader.file, value.span(), message).help(help));
            return None;
        };
        Some(LocaleName { lang: tag.get(..2).and_then(Lang::parse), locale })
    }
}
