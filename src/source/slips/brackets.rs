//! Brackets, braces and texts of several lines that are opened and not closed, or not alike on both sides.

use std::ops::Range;
use std::sync::Arc;

use super::super::layout::{Head, Layout, Statement};
use super::found;
use crate::diag::{Finding, Fix, SourceFile};
use crate::say;

/// "[row]]", "[[row]": two brackets on one side.
pub(super) fn unequal(file: &Arc<SourceFile>, statement: &Statement) -> Option<Finding> {
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

/// A brace or bracket that is opened on this line and swallows what stands below: the fault is where it opens.
pub(super) fn never_closed(
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
