//! Slips of syntax that the parser has a message for which only programmers understand: said in plain words, and mended
//! where one sign too many, too few or another than was meant is all there is to it.

use std::ops::Range;
use std::sync::Arc;

use super::faults::is_sound;
use super::layout::{Head, Layout, Statement};
use super::meant;
use crate::diag::{Finding, Fix, Say, SourceFile, codes};
use crate::say;

/// The finding that a fault is when a known slip explains it.
pub fn finding(file: &Arc<SourceFile>, layout: &Layout, statement: &Statement, span: &Range<usize>) -> Option<Finding> {
    hard_spaces(file, statement)
        .or_else(|| colons(file, statement))
        .or_else(|| brackets(file, statement))
        .or_else(|| foreign_comment(file, statement))
        .or_else(|| signs_behind(file, statement))
        .or_else(|| equals_twice(file, statement))
        .or_else(|| truth(file, statement))
        .or_else(|| never_closed(file, layout, statement, span))
}

fn found(file: &Arc<SourceFile>, span: Range<usize>, (message, help): (Say, Say)) -> Finding {
    Finding::new(codes::SYNTAX, file, span, message).help(help)
}

/// The statement with stretches of it replaced, from the last to the first.
fn edited(written: &str, edits: &[(Range<usize>, &str)]) -> String {
    let mut text = written.to_owned();
    edits.iter().rev().for_each(|(span, new)| text.replace_range(span.clone(), new));
    text
}

/// The fix that makes these edits of a statement, where it is sound then.
fn mended(file: &Arc<SourceFile>, statement: &Statement, title: Say, edits: &[(Range<usize>, &str)]) -> Option<Fix> {
    let from = statement.span.start;
    let sound = is_sound(&edited(&file.text[statement.span.clone()], edits));
    let fix =
        |fix: Fix, (span, new): &(Range<usize>, &str)| fix.replace(file, from + span.start..from + span.end, *new);
    sound.then(|| edits.iter().fold(Fix::new(title), fix))
}

/// Blanks that came with a copied line and that TOML takes for letters.
fn hard_spaces(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
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

/// "True", "Sí": what many write for true and false.
fn truth(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
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

/// "key: value", as in many other formats.
fn colons(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
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

/// "[row]]", "[[row]": two brackets on one side.
fn brackets(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
    let line = file.text[statement.span.start..].lines().next()?;
    let header = line.split('#').next()?.trim_end();
    let name = header.trim_matches(['[', ']']);
    let (left, right) = (header.find(name)?, header.len() - header.rfind(name)? - name.len());
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    if !is_name || !header.starts_with('[') || left == right || left.max(right) > 3 {
        return None;
    }
    let start = statement.span.start;
    let found = found(
        file,
        start..start + header.len(),
        (
            say!("los corchetes de «{header}» no están completos" | "the brackets of “{header}” are not complete"),
            say!(
                "una fila lleva dos a cada lado: [[{name}]]; una tabla, uno: [{name}]"
                    | "a row has two on each side: [[{name}]]; a table has one: [{name}]"
            ),
        ),
    );
    // Two on one side are typed on purpose; one alone may be either.
    if left.max(right) < 2 {
        return Some(found);
    }
    let whole = format!("[[{name}]]");
    let fix = Fix::new(say!("escriba {whole}" | "write {whole}")).replace(file, start..start + header.len(), whole);
    Some(found.fix(fix))
}

/// "// …", which begins a comment elsewhere.
fn foreign_comment(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
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
fn signs_behind(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
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
fn equals_twice(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
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

/// A brace or bracket that is opened on this line and swallows what stands below: the fault is where it opens.
fn never_closed(
    file: &Arc<SourceFile>,
    layout: &Layout,
    statement: &Statement,
    span: &Range<usize>,
) -> Option<Finding> {
    let line = file.position(statement.span.start).line;
    let value = &file.text[statement.value.clone()];
    if let Some(mark) = ["\"\"\"", "'''"].into_iter().find(|mark| value.starts_with(mark)) {
        let start = statement.value.start;
        let words = (
            say!("texto de varias líneas sin cerrar" | "a text of several lines that is not closed"),
            say!("cierre el texto con tres comillas ({mark})" | "close the text with three quotes ({mark})"),
        );
        let closed = value[mark.len()..].contains(mark);
        return (!closed).then(|| found(file, start..start + mark.len(), words));
    }
    let opens = value.chars().next().filter(|c| matches!(c, '{' | '['))?;
    let first = value.lines().next().unwrap_or_default().trim_end();
    let further = file.position(span.start).line > line;
    // In a list over several lines the fault is where the parser sees it.
    let goes_on = first.ends_with([',', '[', '{']);
    if statement.head != Head::Pair || !further || goes_on || layout.at(span.start).is_none() {
        return None;
    }
    let (name_es, name_en, closing) =
        if opens == '{' { ("la llave", "the brace", '}') } else { ("el corchete", "the bracket", ']') };
    let start = statement.value.start;
    let words = (
        say!("{name_es} «{opens}» no se cierra" | "{name_en} “{opens}” is not closed"),
        say!("ponga «{closing}» al final del valor" | "put “{closing}” at the end of the value"),
    );
    Some(found(file, start..start + first.len(), words))
}

/// The signs of a statement that stand in no text and no comment.
fn outside_quotes(written: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quote, mut escaped, mut comment) = (None, false, false);
    written.char_indices().filter(move |(_, c)| {
        match (quote, c) {
            _ if comment => comment = *c != '\n',
            (Some('"'), '\\') if !escaped => {
                escaped = true;
                return false;
            }
            (Some(open), c) => quote = (*c != open || escaped).then_some(open),
            (None, '#') => comment = true,
            (None, '"' | '\'') => quote = Some(*c),
            (None, _) => return true,
        }
        escaped = false;
        false
    })
}

/// What the parser says, in plain words, with what to do.
pub fn words(message: &str, line: &str) -> (Say, Say) {
    let value = line.split_once('=').map_or("", |(_, value)| value);
    let value = value.split_once(" #").map_or(value, |(value, _)| value).trim();
    of_value(value).unwrap_or_else(|| of_message(message, line.contains('=') && value.is_empty()))
}

/// A number or date that is none, seen by what was typed.
fn of_value(value: &str) -> Option<(Say, Say)> {
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

fn of_message(message: &str, without_value: bool) -> (Say, Say) {
    let begins = |starts: &[&str]| starts.iter().any(|start| message.starts_with(start));
    let line = || {
        say!(
            "cada línea es: clave = valor; los textos van entre comillas"
                | "each line is: key = value; texts are in quotes"
        )
    };
    match message {
        _ if begins(&["cannot extend value", "duplicate key"]) => (
            say!("la clave ya tiene otro valor más arriba" | "the key already has another value further up"),
            say!(
                "una clave se escribe de una sola manera en cada documento"
                    | "write a key in one way only within a document"
            ),
        ),
        _ if without_value || begins(&["missing value"]) => (
            say!("clave sin valor" | "a key without a value"),
            say!("escriba el valor después de «=» o borre la línea" | "write the value after “=” or delete the line"),
        ),
        _ if begins(&["key with no value"]) => (
            say!("a esta línea le faltan «=» y el valor" | "this line lacks “=” and the value"),
            say!(
                "escriba clave = valor; un comentario empieza con «#»" | "write key = value; a comment begins with “#”"
            ),
        ),
        _ if begins(&["invalid basic string", "invalid literal string"]) => (
            say!("comillas sin cerrar" | "quotes that are not closed"),
            say!(
                "cierre el texto con \" en la misma línea, o use tres comillas (\"\"\") para varias líneas"
                    | "close the text with \" on the same line, or use three quotes (\"\"\") for several lines"
            ),
        ),
        _ if begins(&["invalid multi-line", "keys cannot be multi-line"]) => (
            say!("texto de varias líneas sin cerrar" | "a text of several lines that is not closed"),
            say!("cierre el texto con tres comillas (\"\"\")" | "close the text with three quotes (\"\"\")"),
        ),
        _ if begins(&["unclosed array table", "unclosed table"]) => (
            say!("corchete o llave sin cerrar" | "a bracket or brace that is not closed"),
            say!(
                "cuente los corchetes: [[fila]] lleva dos a cada lado"
                    | "count the brackets: [[row]] has two on each side"
            ),
        ),
        _ if begins(&["unclosed", "missing key for inline table", "invalid inline table"]) => (
            say!("corchete o llave sin cerrar" | "a bracket or brace that is not closed"),
            say!(
                "cuente los corchetes y las llaves: cada uno se cierra"
                    | "count the brackets and braces: each is closed"
            ),
        ),
        _ if begins(&["missing array opening", "missing inline table opening", "missing table open"]) => (
            say!("corchete o llave que nadie abrió" | "a bracket or brace that nobody opened"),
            say!("bórrelo, o ponga el que falta al comienzo" | "delete it, or put the missing one at the beginning"),
        ),
        _ if begins(&["missing comma", "missing assignment"]) => (
            say!("falta una coma" | "a comma is missing"),
            say!("separe los valores con comas" | "separate the values with commas"),
        ),
        _ if begins(&["extra comma"]) => (
            say!("sobra una coma" | "there is a comma too many"),
            say!("entre dos valores va una sola coma" | "one comma stands between two values"),
        ),
        _ if message.contains("escape") || message.contains("unicode value digits") => (
            say!(
                "barra invertida (\\) sin sentido en un texto entre comillas"
                    | "a backslash (\\) without a meaning in a quoted text"
            ),
            say!(
                "escriba \\\\ para una barra, o ponga el texto entre comillas simples ('…')"
                    | "write \\\\ for a backslash, or put the text in single quotes ('…')"
            ),
        ),
        _ if message.contains("recurs") => (
            say!("demasiados niveles, unos dentro de otros" | "too many levels, one inside the other"),
            say!("use listas planas: [[fila]]" | "use flat lists: [[row]]"),
        ),
        _ if begins(&["unexpected key or value", "unexpected content"]) => (
            say!("aquí sobra algo después del valor" | "there is something left over behind the value"),
            say!(
                "un texto va entero entre comillas; las comillas que lleva dentro se escriben «así», y un comentario empieza con «#»"
                    | "the whole of a text is in quotes; quotes within it are written “like this”, and a comment begins with “#”"
            ),
        ),
        _ if begins(&["string values must be quoted", "missing opening quote", "invalid value"]) => (
            say!("este valor no se entiende" | "this value is not understood"),
            say!(
                "un texto va entre comillas, una lista entre [ ], y un texto en dos idiomas entre {{ }}"
                    | "a text is in quotes, a list in [ ], a text in two languages in {{ }}"
            ),
        ),
        _ if begins(&["invalid unquoted key", "unquoted keys cannot be empty", "invalid key"]) => (
            say!("aquí debe ir una clave, y hay otra cosa" | "a key must stand here, and there is something else"),
            line(),
        ),
        _ if begins(&["carriage return", "invalid comment character"]) => (
            say!(
                "hay un signo que no se ve y no puede estar aquí"
                    | "there is a sign that nobody sees and that cannot stand here"
            ),
            say!("borre la línea y escríbala de nuevo" | "delete the line and type it again"),
        ),
        _ => (say!("esta línea no se entiende" | "this line is not understood"), line()),
    }
}

#[cfg(test)]
mod tests {
    use super::outside_quotes;

    #[test]
    fn signs_in_texts_and_comments_are_not_seen() {
        let seen = |written: &str| outside_quotes(written).map(|(_, c)| c).collect::<String>();
        assert_eq!(seen("a: \"b: \\\" c:\", d: 'e:\\' # f:"), "a: , d:  ");
        assert_eq!(seen("a # b\nc"), "a c");
    }
}
