//! What is printed: findings and closing lines on standard error, lists on standard output.

use std::io::Write;

use serde::Serialize;

use super::Ui;
use crate::diag::{Finding, Severity, render_human, render_short};
use crate::locale::{Lang, Word};
use crate::say;

/// Prints a line on standard error; a closed pipe is no reason to fail.
pub fn line(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Prints a line on standard output.
pub fn out(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Prints a text with styles on standard output, without them where they would not be seen.
pub fn styled(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Prints a value as JSON on standard output.
pub fn json(value: &impl Serialize) {
    // Plain data with keys of text: nothing in it can fail.
    out(&serde_json::to_string_pretty(value).unwrap_or_default());
}

/// Prints findings, as excerpts or one a line. Excerpts are for people: once a run they are told where to read more.
pub fn findings(findings: &[Finding], ui: Ui, short: bool) {
    for finding in findings {
        if short {
            line(&render_short(finding, ui.lang));
        } else {
            line(&render_human(finding, ui.lang, ui.colour));
            line("");
        }
    }
    if let Some(first) = findings.first().filter(|_| !short) {
        let code = first.code.as_str();
        let more = say!(
            "Para saber más de un hallazgo: pliego explain {code}"
                | "To learn more about a finding: pliego explain {code}"
        );
        line(more.get(ui.lang));
    }
}

/// Errors and warnings among the findings.
pub fn count(findings: &[Finding]) -> (usize, usize) {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    (errors, findings.len() - errors)
}

/// Whether the findings make the command fail.
pub fn fails(findings: &[Finding], strict: bool) -> bool {
    let (errors, warnings) = count(findings);
    errors > 0 || (strict && warnings > 0)
}

/// A number with its noun: "1 aviso", "3 avisos".
pub fn counted(lang: Lang, n: usize, one: Word, many: Word) -> String {
    format!("{n} {}", if n == 1 { one.get(lang) } else { many.get(lang) })
}

crate::words! {
    DOCUMENT: "documento" / "document";
    DOCUMENTS: "documentos" / "documents";
    EDITION: "edición" / "edition";
    EDITIONS: "ediciones" / "editions";
    ERROR: "error" / "error";
    ERRORS: "errores" / "errors";
    WARNING: "aviso" / "warning";
    WARNINGS: "avisos" / "warnings";
    SCHEMA: "esquema" / "schema";
    SCHEMAS: "esquemas" / "schemas";
    FILE_WRITTEN: "archivo nuevo" / "file written";
    FILES_WRITTEN: "archivos nuevos" / "files written";
    FIX_APPLIED: "corrección hecha" / "fix applied";
    FIXES_APPLIED: "correcciones hechas" / "fixes applied";
    FIX_POSSIBLE: "corrección posible con --fix" / "fix possible with --fix";
    FIXES_POSSIBLE: "correcciones posibles con --fix" / "fixes possible with --fix";
    UNCHANGED: "sin cambios" / "unchanged";
}

/// "2 errores, 1 aviso".
pub fn counted_findings(lang: Lang, findings: &[Finding]) -> String {
    let (errors, warnings) = count(findings);
    format!("{}, {}", counted(lang, errors, ERROR, ERRORS), counted(lang, warnings, WARNING, WARNINGS))
}
