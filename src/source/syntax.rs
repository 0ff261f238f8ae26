//! Bytes to text to TOML: encoding, byte-order mark, syntax errors in plain words.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Date;

use super::when::{Period, PeriodError};
use crate::diag::{Finding, Say, SourceFile, codes};
use crate::say;

/// Turns a file's bytes into text. A byte-order mark is dropped; anything but UTF-8 is a finding at its place.
pub fn decode(path: &str, bytes: Vec<u8>) -> Result<Arc<SourceFile>, Box<Finding>> {
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Arc::new(SourceFile::new(path, text))),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            // The finding shows the file as far as it can be read: the bytes that cannot stand as question marks.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let file = Arc::new(SourceFile::new(path, text));
            let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
            let help = if utf16 {
                say!(
                    "el archivo está en UTF-16: al guardar, elija la codificación UTF-8"
                        | "the file is in UTF-16: choose the encoding UTF-8 when saving"
                )
            } else {
                say!(
                    "al guardar, elija la codificación UTF-8 (en el Bloc de notas: Guardar como, Codificación)"
                        | "choose the encoding UTF-8 when saving (in Notepad: Save as, Encoding)"
                )
            };
            let message = say!("el archivo no está en UTF-8" | "the file is not in UTF-8");
            Err(Box::new(Finding::new(codes::NOT_UTF8, &file, offset..offset + 1, message).help(help)))
        }
    }
}

/// Parses TOML and reports all syntax errors of the file, one a line.
pub fn parse(file: &Arc<SourceFile>) -> (Spanned<DeTable<'_>>, Vec<Finding>) {
    let (mut table, errors) = DeTable::parse_recoverable(&file.text);
    let mut findings: Vec<Finding> = Vec::new();
    let mut last_line = 0;
    let mut errors: Vec<_> = errors.iter().map(|e| (e.span().unwrap_or(0..0), e.message())).collect();
    errors.sort_by_key(|(span, _)| span.start);
    let impossible = |span: &Range<usize>| impossible_date(file.text.get(span.clone()).unwrap_or_default());
    if errors.iter().any(|(span, _)| impossible(span).is_some()) {
        restore_dates(table.get_mut(), &|span| impossible(&span));
        errors.retain(|(span, _)| impossible(span).is_none());
    }
    for (span, message) in errors {
        // What follows the first error of a line is its echo.
        let line = file.position(span.start).line;
        if line == last_line {
            continue;
        }
        last_line = line;
        let (message, help) = explain(message, line_text(file, span.start));
        findings.push(Finding::new(codes::SYNTAX, file, span, message).help(help));
    }
    (table, findings)
}

/// A date that has its form and stands in no calendar, such as 30 February.
fn impossible_date(written: &str) -> Option<Date> {
    let parts: Vec<&str> = written.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let date = Date { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
    (Period::parse(written) == Err(PeriodError::NoSuchDate)).then_some(date)
}

/// Puts impossible dates in their places, where the parser leaves nothing: whoever reads the field knows more about the
/// fault than the parser, and reads on.
fn restore_dates(table: &mut DeTable, date_at: &dyn Fn(Range<usize>) -> Option<Date>) {
    fn restore(value: &mut Spanned<DeValue>, date_at: &dyn Fn(Range<usize>) -> Option<Date>) {
        let span = value.span();
        match value.get_mut() {
            DeValue::Datetime(found) if found.date.is_none() && found.time.is_none() => found.date = date_at(span),
            DeValue::Array(items) => items.iter_mut().for_each(|item| restore(item, date_at)),
            DeValue::Table(table) => restore_dates(table, date_at),
            _ => {}
        }
    }
    table.iter_mut().for_each(|(_, value)| restore(value, date_at));
}

fn line_text(file: &SourceFile, offset: usize) -> &str {
    let start = file.line_start(file.position(offset).line);
    file.text[start..].lines().next().unwrap_or_default()
}

/// The parser's message in the words of somebody who does not write code, with what to do.
fn explain(message: &str, line: &str) -> (Say, Say) {
    let value = line.split_once('=').map_or("", |(_, value)| value);
    let value = value.split_once(" #").map_or(value, |(value, _)| value).trim();
    if line.contains(['“', '”', '‘', '’']) && !value.starts_with(['"', '\'']) {
        return (
            say!("comillas tipográficas alrededor de un texto" | "curly quotes around a text"),
            say!("use comillas rectas: \"texto\"" | "use straight quotes: \"text\""),
        );
    }
    if value.starts_with(|c: char| c.is_ascii_digit()) && value.contains(['/', '-', ':']) {
        return (
            say!("fecha o periodo que TOML no entiende" | "a date or period that TOML does not understand"),
            say!(
                "escríbala entre comillas y en la forma año-mes-día: \"2024-05-14\", \"2024-05\", \"2024-S1\""
                    | "write it in quotes as year-month-day: \"2024-05-14\", \"2024-05\", \"2024-S1\""
            ),
        );
    }
    match message {
        "duplicate key" => (
            say!("la misma clave está dos veces" | "the same key stands twice"),
            say!(
                "deje una sola; si son dos filas de una lista, cada una empieza con [[…]]"
                    | "keep one; if they are two rows of a list, each starts with [[…]]"
            ),
        ),
        m if m.starts_with("cannot extend value of type string") => (
            say!("un texto simple y sus traducciones a la vez" | "a plain text and its translations at once"),
            say!(
                "quite la línea sin idioma: escriba texto.es = \"…\" y texto.en = \"…\""
                    | "remove the line without a language: write text.es = \"…\" and text.en = \"…\""
            ),
        ),
        m if m.starts_with("cannot extend value") => (
            say!("la clave ya tiene otro valor más arriba" | "the key already has another value further up"),
            say!(
                "una clave se escribe de una sola manera en cada documento"
                    | "write a key in one way only within a document"
            ),
        ),
        _ if line.contains('=') && value.is_empty() => (
            say!("clave sin valor" | "a key without a value"),
            say!("escriba el valor después de «=» o borre la línea" | "write the value after “=” or delete the line"),
        ),
        m if m.starts_with("string values must be quoted") => (
            say!("texto sin comillas" | "text without quotes"),
            say!("ponga el texto entre comillas: clave = \"texto\"" | "put the text in quotes: key = \"text\""),
        ),
        m if m.starts_with("invalid basic string") || m.starts_with("invalid literal string") => (
            say!("comillas sin cerrar" | "quotes that are not closed"),
            say!(
                "cierre el texto con \" en la misma línea, o use tres comillas (\"\"\") para varias líneas"
                    | "close the text with \" on the same line, or use three quotes (\"\"\") for several lines"
            ),
        ),
        m if m.starts_with("invalid multi-line") => (
            say!("texto de varias líneas sin cerrar" | "a text of several lines that is not closed"),
            say!("cierre el texto con tres comillas (\"\"\")" | "close the text with three quotes (\"\"\")"),
        ),
        m if m.starts_with("unclosed") => (
            say!("corchete o llave sin cerrar" | "a bracket or brace that is not closed"),
            say!(
                "cuente los corchetes: [[fila]] lleva dos a cada lado"
                    | "count the brackets: [[row]] has two on each side"
            ),
        ),
        m if m.starts_with("missing comma") => (
            say!("falta una coma" | "a comma is missing"),
            say!("separe los valores con comas" | "separate the values with commas"),
        ),
        m if m.contains("escape") => (
            say!(
                "barra invertida (\\) sin sentido en un texto entre comillas"
                    | "a backslash (\\) without a meaning in a quoted text"
            ),
            say!(
                "escriba \\\\ para una barra, o ponga el texto entre comillas simples ('…')"
                    | "write \\\\ for a backslash, or put the text in single quotes ('…')"
            ),
        ),
        m if m.contains("recurs") => (
            say!("demasiados niveles, unos dentro de otros" | "too many levels, one inside the other"),
            say!("use listas planas: [[fila]]" | "use flat lists: [[row]]"),
        ),
        other => (
            Say { es: format!("sintaxis TOML rota ({other})"), en: format!("broken TOML syntax ({other})") },
            say!(
                "cada línea es: clave = valor; los textos van entre comillas"
                    | "each line is: key = value; texts are in quotes"
            ),
        ),
    }
}
