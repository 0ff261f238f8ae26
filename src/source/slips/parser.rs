//! What the parser says, in plain words.

use super::values;
use crate::diag::Say;
use crate::say;

/// What the parser says, in plain words, with what to do.
pub fn words(message: &str, line: &str) -> (Say, Say) {
    let value = line.split_once('=').map_or("", |(_, value)| value);
    let value = value.split_once(" #").map_or(value, |(value, _)| value).trim();
    values::words(value).unwrap_or_else(|| of_message(message, line.contains('=') && value.is_empty()))
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
                "un texto va entero entre comillas; las comillas que lleva dentro se escriben «así», y un \
                 comentario empieza con «#»"
                    | "the whole of a text is in quotes; quotes within it are written “like this”, and a comment \
                       begins with “#”"
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
