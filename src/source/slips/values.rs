//! Values that TOML writes otherwise: true and false, numbers and dates.

use std::sync::Arc;

use super::super::layout::Statement;
use super::super::meant;
use super::found;
use crate::diag::{Finding, Fix, Say, SourceFile};
use crate::say;

/// "True", "Sí": what many write for true and false.
pub(super) fn truth(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
    let typed = &file.text[statement.value.clone()];
    let meant = meant::truth(typed)?;
    let place = statement.value.clone();
    // "Sí" may be the words of a text.
    let fix = typed.eq_ignore_ascii_case(&meant.to_string()).then(|| {
        let fix = Fix::new(say!("cambie «{typed}» por {meant}" | "change “{typed}” to {meant}"));
        fix.replace(file, place.clone(), meant.to_string())
    });
    let words = (
        say!("«{typed}» no es un valor de TOML" | "“{typed}” is no value of TOML"),
        say!(
            "escriba true o false, en minúsculas y sin comillas; si es un texto, póngalo entre comillas"
                | "write true or false, in small letters and without quotes; if it is a text, put it in quotes"
        ),
    );
    Some(Finding { fix, ..found(file, place, words) })
}

/// A number or date that is none, seen by what was typed.
pub(super) fn words(value: &str) -> Option<(Say, Say)> {
    if !value.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = value.trim_end_matches([' ', '%']);
    if digits.chars().all(|c| c.is_ascii_digit() || ".,' ".contains(c)) {
        return Some((
            say!("«{value}» no es un número que TOML entienda" | "“{value}” is no number that TOML understands"),
            say!(
                "escriba solo las cifras, con punto para los decimales y sin % ni separador de miles: 62.5"
                    | "write the figures only, with a point before decimals, without % or thousands separators: 62.5"
            ),
        ));
    }
    value.contains(char::is_alphabetic).then(|| {
        (
            say!("fecha o texto sin comillas: «{value}»" | "a date or text without quotes: “{value}”"),
            say!(
                "una fecha se escribe año-mes-día: 2024-05-14; un texto va entre comillas: \"12 talleres\""
                    | "a date is written year-month-day: 2024-05-14; a text is in quotes: \"12 workshops\""
            ),
        )
    })
}
