//! Faults of usage in plain words.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::locale::Lang;
use crate::say;

/// What is wrong with the command line, in the language of the messages. clap's own words are English.
pub fn explain(error: &clap::Error, lang: Lang) -> String {
    let value = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    };
    let (arg, given) = (value(ContextKind::InvalidArg), value(ContextKind::InvalidValue));
    let text = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = value(ContextKind::InvalidSubcommand);
            say!("no hay ninguna orden «{name}»" | "there is no command “{name}”")
        }
        ErrorKind::UnknownArgument => say!("no hay ninguna opción «{arg}»" | "there is no option “{arg}”"),
        ErrorKind::InvalidValue if given.is_empty() => say!("falta el valor de {arg}" | "{arg} lacks its value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = value(ContextKind::ValidValue);
            let (es, en) = match valid.as_str() {
                "" => (String::new(), String::new()),
                _ => (format!("; se conocen: {valid}"), format!("; known are: {valid}")),
            };
            say!("{arg}: «{given}» no sirve{es}" | "{arg}: “{given}” will not do{en}")
        }
        ErrorKind::ArgumentConflict => {
            let other = value(ContextKind::PriorArg);
            if other.is_empty() || other == arg {
                say!("{arg} está dos veces" | "{arg} is given twice")
            } else {
                say!("{arg} y {other} no van juntos" | "{arg} and {other} do not go together")
            }
        }
        ErrorKind::TooManyValues => say!("{arg} no lleva ningún valor" | "{arg} takes no value"),
        ErrorKind::MissingRequiredArgument => say!("falta {arg}" | "{arg} is missing"),
        ErrorKind::MissingSubcommand => {
            say!(
                "falta la orden: build, check, list, issue, diff, extract, verify, schema, explain, rules o theme"
                    | "a command is missing: build, check, list, issue, diff, extract, verify, schema, explain, rules or theme"
            )
        }
        _ => say!("no se entienden los argumentos" | "the arguments cannot be understood"),
    };
    let more = say!("pliego --help explica cómo se usa" | "pliego --help explains how it is used");
    format!("error: {}\n{}", text.get(lang), more.get(lang))
}
