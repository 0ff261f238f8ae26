//! Signs that TOML does not have, or has in another place: blanks and colons from elsewhere, what stands behind a value.

use std::ops::Range;
use std::sync::Arc;

use super::super::faults::is_sound;
use super::super::layout::{Head, Statement};
use super::{edited, found, mended, outside_quotes};
use crate::diag::{Finding, Fix, SourceFile};
use crate::say;

/// Blanks that came with a copied line and that TOML takes for letters.
pub(super) fn hard_spaces(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
    let from = statement.span.start;
    let line = &file.text[from..];
    let line = &line[..line.find(['\r', '\n']).unwrap_or(line.len())];
    let hard = |c: char| c.is_whitespace() && !c.is_ascii_whitespace();
    let blanks: Vec<(Range<usize>, &str)> =
        outside_quotes(line).filter(|(_, c)| hard(*c)).map(|(at, c)| (at..at + c.len_utf8(), " ")).collect();
    let (first, _) = blanks.first()?;
    let words = (
        say!("aquí hay un espacio que no es el de la barra" | "there is a space here that is not the ordinary one"),
        say!(
            "llegó con una línea copiada: bórrelo y escriba un espacio"
                | "it came with a copied line: delete it and type a space"
        ),
    );
    let fix = is_sound(&edited(line, &blanks)).then(|| {
        let fix = Fix::new(say!("escriba espacios comunes" | "write ordinary spaces"));
        blanks.iter().fold(fix, |fix, (span, new)| fix.replace(file, from + span.start..from + span.end, *new))
    });
    Some(Finding { fix, ..found(file, from + first.start..from + first.end, words) })
}

/// "key: value", as in many other formats.
pub(super) fn colons(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
    if statement.head != Head::Pair {
        return None;
    }
    let written = &file.text[statement.span.clone()];
    let colons: Vec<usize> = outside_quotes(written).filter(|(_, c)| *c == ':').map(|(at, _)| at).collect();
    let first = *colons.first()?;
    // Behind a value it is no sign of a key: a time, an address.
    let before = written[..first].trim_end().rsplit(['{', ',', '=']).next().unwrap_or_default().trim();
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    if !before.starts_with(char::is_alphabetic) || !before.chars().all(is_key) {
        return None;
    }
    let place = statement.span.start + first;
    let found = found(
        file,
        place..place + 1,
        (
            say!("hay «:» donde debe ir «=»" | "there is “:” where “=” must stand"),
            say!(
                "cada línea es: clave = valor; los textos van entre comillas"
                    | "each line is: key = value; texts are in quotes"
            ),
        ),
    );
    let edits = |colons: &[usize]| -> Vec<(Range<usize>, &str)> {
        let blank = |at: usize| written[..at].ends_with(' ');
        let sign = |at: &usize| (*at..*at + 1, if blank(*at) { "=" } else { " =" });
        colons.iter().map(sign).collect()
    };
    let title = || say!("escriba «=»" | "write “=”");
    let fix = mended(file, statement, title(), &edits(&colons)).or_else(|| {
        // A value without quotes is the second slip of the same line.
        let value = written[first + 1..].trim();
        let start = first + 1 + written[first + 1..].find(value)?;
        let plain = !value.is_empty() && !value.contains(['"', '\'', '[', ']', '{', '}', '=', '\\', '#', '\n']);
        let mut edits = edits(&colons[..1]);
        edits.extend([(start..start, "\""), (start + value.len()..start + value.len(), "\"")]);
        mended(file, statement, say!("escriba «=» y ponga comillas" | "write “=” and add quotes"), &edits)
            .filter(|_| plain)
    });
    Some(Finding { fix, ..found })
}

/// "// …", which begins a comment elsewhere.
pub(super) fn foreign_comment(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
    let start = statement.span.start;
    let sign = ["//", "--", "%", ";"].into_iter().find(|sign| file.text[start..].starts_with(sign))?;
    let line = file.text[start..].lines().next()?;
    // What begins so and says `key = …` may be meant to count.
    if line.contains('=') {
        return None;
    }
    let span = start..start + sign.len();
    let words = (
        say!("«{sign}» no empieza un comentario" | "“{sign}” does not begin a comment"),
        say!("un comentario empieza con «#»" | "a comment begins with “#”"),
    );
    let fix = Fix::new(say!("cambie «{sign}» por «#»" | "change “{sign}” to “#”")).replace(file, span.clone(), "#");
    Some(found(file, span, words).fix(fix))
}

/// "key = value;", "key = value,".
pub(super) fn behind(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
    let written = &file.text[statement.span.clone()];
    let bare = written.trim_end_matches([';', ',', ' ']);
    let sign = written[bare.len()..].trim();
    if statement.head != Head::Pair || sign.is_empty() {
        return None;
    }
    let stretch = bare.len()..written.len();
    let fix = mended(file, statement, say!("quite «{sign}»" | "take away “{sign}”"), &[(stretch.clone(), "")])?;
    let place = statement.span.start + stretch.start..statement.span.start + stretch.end;
    let words = (
        say!("«{sign}» sobra al final de la línea" | "“{sign}” at the end of the line is too much"),
        say!("la línea termina con el valor" | "the line ends with the value"),
    );
    Some(found(file, place, words).fix(fix))
}

/// "key == value".
pub(super) fn equals_twice(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
    let written = &file.text[statement.span.clone()];
    let at = written.find("==")?;
    let fix = mended(file, statement, say!("deje un solo «=»" | "leave one “=”"), &[(at..at + 2, "=")])?;
    let place = statement.span.start + at..statement.span.start + at + 2;
    let words = (
        say!("sobra un «=»" | "there is one “=” too many"),
        say!("cada línea es: clave = valor" | "each line is: key = value"),
    );
    Some(found(file, place, words).fix(fix))
}
