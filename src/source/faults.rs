//! Faults of syntax in the words of somebody who does not write code, each under its code, with its fix where the meaning
//! is clear.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use super::layout::{Head, Layout, Statement};
use super::meant;
use super::slips;
use crate::diag::{Code, Finding, Fix, Say, SourceFile, codes};
use crate::locale::Lang;
use crate::say;

/// What the parser says and where.
pub type Fault = (Range<usize>, String);

/// Signs that word processors put in the place of straight quotes.
pub(super) const CURLY: &[char] = &['“', '”', '„', '‟', '‘', '’', '«', '»'];

/// Whether a text in three quotes is not closed. Then what was text reads as syntax, and syntax as text, from wherever a
/// mark is missing: nothing behind the first fault is certain.
pub fn is_inside_out(faults: &[Fault]) -> bool {
    let lost =
        |message: &str| message.starts_with("invalid multi-line") || message.starts_with("keys cannot be multi-line");
    faults.iter().any(|(_, message)| lost(message))
}

/// Whether a line says `key = …`, sound or not.
fn is_assignment(line: &str) -> bool {
    let key = line.split_once('=').map_or("", |(key, _)| key.trim());
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '"' | '\'');
    !key.is_empty() && key.chars().all(is_key)
}

/// Whether a line is the header of a table or of a row.
pub fn looks_like_header(line: &str) -> bool {
    let line = line.split('#').next().unwrap_or_default().trim();
    let inner = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')).unwrap_or_default();
    let name = inner.strip_prefix('[').and_then(|line| line.strip_suffix(']')).unwrap_or(inner);
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
}

/// The key that a fault lies in because it has spaces between its words: "hora de inicio", "[[punto de acción]]".
pub fn spaced_key(layout: &Layout, text: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let statement = &layout.statements[layout.at(span.start)?];
    let line = text[statement.span.start..].lines().next()?;
    let key = match statement.head {
        // A value of its own before the sign is none of a key.
        Head::Pair => line.split_once(['=', '.'])?.0,
        Head::Table | Head::Rows => line.split_once(']')?.0.trim_start_matches('['),
    };
    let start = statement.span.start + line.find(key)? + key.len() - key.trim_start().len();
    let key = key.trim();
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let worded = key.starts_with(char::is_alphabetic) && key.contains(' ') && key.split(' ').all(is_word);
    worded.then(|| start..start + key.len())
}

/// Whether a fault is only that a key has letters beyond ASCII and no quotes.
pub fn is_accented_key(layout: &Layout, (span, message): &Fault) -> bool {
    message.starts_with("invalid unquoted key") && accented_key(layout, span).is_some()
}

fn accented_key(layout: &Layout, span: &Range<usize>) -> Option<Range<usize>> {
    let keys = layout.keys().find(|key| key.start <= span.start && span.start < key.end)?;
    layout.between(&keys).chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).then_some(keys)
}

/// One finding a key.
pub fn accented_keys(file: &Arc<SourceFile>, layout: &Layout, faults: &[Fault]) -> Vec<Finding> {
    let mut keys: Vec<Range<usize>> = faults.iter().filter_map(|(span, _)| accented_key(layout, span)).collect();
    keys.dedup();
    keys.into_iter()
        .map(|key| {
            let typed = &file.text[key.clone()];
            let message = say!(
                "«{typed}» no puede ser una clave: lleva acento o ñ"
                    | "“{typed}” cannot be a key: it has an accent or ñ"
            );
            Finding::new(codes::MALFORMED_KEY, file, key.clone(), message).help(say!(
                "las claves son palabras inglesas sin acento, como title o responsible"
                    | "keys are English words without accents, such as title or responsible"
            ))
        })
        .collect()
}

/// Whether a line begins a statement that does not belong to the one above: not indented, a header or `key = …`.
pub fn begins_statement(line: &str) -> bool {
    !line.starts_with([' ', '\t']) && (looks_like_header(line) || is_assignment(line))
}

/// Whether what could not be read is no statement of its own.
pub fn is_rest(written: &str) -> bool {
    let line = written.lines().next().unwrap_or_default();
    !looks_like_header(line) && !is_assignment(line)
}

/// A further fault within a statement, where it is one of its own: a value among others that lacks its quotes.
pub fn finding_of_value(file: &Arc<SourceFile>, layout: &Layout, (span, _): &Fault) -> Option<Finding> {
    let statement = &layout.statements[layout.at(span.start)?];
    unquoted(file, layout, statement, span).filter(|found| found.fix.is_some() || found.code == codes::UNQUOTED_DATE)
}

/// The finding that a fault is, by what was probably meant.
pub fn finding(file: &Arc<SourceFile>, layout: &Layout, (span, message): &Fault, language: Lang) -> Finding {
    let at = |code: Code, (message, help): (Say, Say)| Finding::new(code, file, span.clone(), message).help(help);
    let Some(statement) = layout.at(span.start).map(|index| &layout.statements[index]) else {
        return at(codes::SYNTAX, slips::words(message, ""));
    };
    let written = &file.text[statement.span.clone()];
    let line = written.lines().next().unwrap_or_default();
    if let Some(fix) = straight_quotes(file, statement) {
        return at(codes::CURLY_QUOTES, curly_words()).fix(fix);
    }
    if line.contains(CURLY) && !file.text[statement.value.clone()].starts_with(['"', '\'']) {
        return at(codes::CURLY_QUOTES, curly_words());
    }
    if let Some(found) = unquoted(file, layout, statement, span) {
        return found;
    }
    if message == "duplicate key" || message.starts_with("cannot extend value of type string") {
        return twice(file, layout, statement, span, language);
    }
    if let Some(key) = spaced_key(layout, &file.text, span) {
        let typed = &file.text[key.clone()];
        return Finding::new(
            codes::MALFORMED_KEY,
            file,
            key,
            say!("«{typed}» no puede ser una clave: lleva espacios" | "“{typed}” cannot be a key: it has spaces"),
        )
        .help(say!(
            "las claves son palabras inglesas unidas con guion bajo, como status_note"
                | "keys are English words joined by an underscore, such as status_note"
        ));
    }
    slips::finding(file, layout, statement, span).unwrap_or_else(|| at(codes::SYNTAX, slips::words(message, line)))
}

fn curly_words() -> (Say, Say) {
    (
        say!("comillas tipográficas alrededor de un texto" | "curly quotes around a text"),
        say!("use comillas rectas: \"texto\"" | "use straight quotes: \"text\""),
    )
}

/// Whether a statement, changed, would be sound by itself.
pub(super) fn is_sound(written: &str) -> bool {
    DeTable::parse(written).is_ok()
}

fn straight_quotes(file: &Arc<SourceFile>, statement: &Statement) -> Option<Fix> {
    let written = &file.text[statement.span.clone()];
    let edits = meant::straightened(written, is_sound)?;
    let fix =
        Fix::new(say!("cambie las comillas tipográficas por rectas" | "change the curly quotes to straight ones"));
    Some(edits.into_iter().fold(fix, |fix, (span, text)| {
        fix.replace(file, statement.span.start + span.start..statement.span.start + span.end, text)
    }))
}

/// A date, a period or words that stand without quotes.
fn unquoted(file: &Arc<SourceFile>, layout: &Layout, statement: &Statement, span: &Range<usize>) -> Option<Finding> {
    let scalar = layout.scalar_at(span.start)?;
    let typed = &file.text[scalar.clone()];
    let replaced = |span: &Range<usize>, text: &str| {
        let (start, end) = (statement.span.start, statement.span.end);
        is_sound(&format!("{}{text}{}", &file.text[start..span.start], &file.text[span.end..end]))
    };
    if typed.starts_with(|c: char| c.is_ascii_digit()) && typed.contains(['/', '-', ':']) {
        let message = say!("fecha o periodo que TOML no entiende" | "a date or period that TOML does not understand");
        let found = Finding::new(codes::UNQUOTED_DATE, file, span.clone(), message).help(say!(
            "escríbala entre comillas y en la forma año-mes-día: \"2024-05-14\", \"2024-05\", \"2024-S1\""
                | "write it in quotes as year-month-day: \"2024-05-14\", \"2024-05\", \"2024-S1\""
        ));
        let fix = meant::date(typed).filter(|date| replaced(&scalar, date)).map(|date| {
            Fix::new(say!("escriba {date} en lugar de {typed}" | "write {date} instead of {typed}")).replace(
                file,
                scalar.clone(),
                date,
            )
        });
        return Some(Finding { fix, ..found });
    }
    if !typed.starts_with(|c: char| c.is_alphabetic() || matches!(c, '¿' | '¡')) || meant::truth(typed).is_some() {
        return None;
    }
    let found =
        Finding::new(codes::UNQUOTED_TEXT, file, span.clone(), say!("texto sin comillas" | "text without quotes"))
            .help(say!("ponga el texto entre comillas: clave = \"texto\"" | "put the text in quotes: key = \"text\""));
    // The words of a whole line, commas included; in a list or an inline table only what stands there.
    let whole = statement.value.clone();
    let place = [whole, scalar].into_iter().find(|place| {
        let words = &file.text[place.clone()];
        !words.contains(['"', '\'', '[', ']', '{', '}', '=', '\\', '#', '\n'])
            && replaced(place, &format!("\"{words}\""))
    });
    let fix = place.map(|place| {
        let words = &file.text[place.clone()];
        Fix::new(say!("ponga comillas: \"{words}\"" | "add quotes: \"{words}\"")).replace(
            file,
            place.clone(),
            format!("\"{words}\""),
        )
    });
    Some(Finding { fix, ..found })
}

/// A key that stands twice: a plain text beside its translations, a table that was meant as a list, or just twice.
fn twice(
    file: &Arc<SourceFile>,
    layout: &Layout,
    statement: &Statement,
    span: &Range<usize>,
    language: Lang,
) -> Finding {
    let words = layout.words(statement);
    let others =
        || layout.statements.iter().filter(|other| other.section == statement.section && other.span != statement.span);
    if statement.head != Head::Pair {
        let (shown, key) = (words.join("."), words.join("."));
        let message = say!("la tabla [{shown}] está dos veces" | "the table [{shown}] stands twice");
        let found = Finding::new(codes::TABLE_TWICE, file, span.clone(), message).help(say!(
            "si son dos filas de una lista, cada una empieza con [[{key}]]; si no, deje una sola"
                | "if they are two rows of a list, each starts with [[{key}]]; if not, keep one"
        ));
        let same: Vec<&Statement> = layout
            .statements
            .iter()
            .filter(|other| other.head == Head::Table && layout.words(other) == words)
            .collect();
        let whole = |header: &&Statement| file.text[header.span.clone()].ends_with(']');
        if words.len() > 1 || !same.iter().all(whole) {
            return found;
        }
        let fix = Fix::new(say!("escriba [[{key}]]: una fila cada vez" | "write [[{key}]]: a row each time"));
        return found.fix(same.iter().fold(fix, |fix, header| {
            fix.replace(file, header.span.start..header.span.start, "[").replace(
                file,
                header.span.end..header.span.end,
                "]",
            )
        }));
    }
    let translation = |long: &[&str], short: &[&str]| {
        (long.len() == short.len() + 1 && long.starts_with(short)).then(|| Lang::parse(long[short.len()])).flatten()
    };
    let pair = others().find_map(|other| {
        let other_words = layout.words(other);
        let (plain, lang) = match (translation(&words, &other_words), translation(&other_words, &words)) {
            (Some(lang), _) => (other, lang),
            (_, Some(lang)) => (statement, lang),
            _ => return None,
        };
        Some((plain, other, lang))
    });
    if let Some((plain, other, _)) = pair {
        let (es, plain_words) = (language.code(), layout.words(plain));
        let key = plain_words.join(".");
        let message = say!("un texto simple y sus traducciones a la vez" | "a plain text and its translations at once");
        let found = Finding::new(codes::PLAIN_AND_TRANSLATED, file, span.clone(), message)
            .other(file, other.span.clone(), say!("el mismo texto está aquí" | "the same text stands here"))
            .help(say!(
                "ponga a cada línea su idioma: {key}.es = \"…\" y {key}.en = \"…\""
                    | "give each line its language: {key}.es = \"…\" and {key}.en = \"…\""
            ));
        let taken = layout.statements.iter().any(|own| {
            own.section == statement.section && translation(&layout.words(own), &plain_words) == Some(language)
        });
        let end = plain.keys.last().filter(|_| !taken).map(|word| word.end);
        let fix = end.map(|end| {
            Fix::new(say!("cambie «{key}» por «{key}.{es}»" | "change “{key}” to “{key}.{es}”")).replace(
                file,
                end..end,
                format!(".{es}"),
            )
        });
        return Finding { fix, ..found };
    }
    let message = say!("la misma clave está dos veces" | "the same key stands twice");
    let found = Finding::new(codes::KEY_TWICE, file, span.clone(), message).help(say!(
        "deje una sola; si son dos filas de una lista, cada una empieza con [[…]]"
            | "keep one; if they are two rows of a list, each starts with [[…]]"
    ));
    match others().find(|other| other.head == Head::Pair && layout.words(other) == words) {
        Some(first) if !words.is_empty() => {
            found.other(file, first.span.clone(), say!("la otra está aquí" | "the other is here"))
        }
        _ => found,
    }
}
