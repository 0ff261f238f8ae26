//! The finding on one line: `file:line:column: severity[CODE] message`, for lists and editors.

use super::{Finding, Severity};
use crate::locale::Lang;

/// Renders a finding on one line.
pub fn render(finding: &Finding, lang: Lang) -> String {
    let position = finding.at.file.position(finding.at.span.start);
    let name = match (finding.severity, lang) {
        (Severity::Error, _) => "error",
        (Severity::Warning, Lang::ES) => "aviso",
        (Severity::Warning, _) => "warning",
    };
    let message = finding.message.get(lang);
    format!(
        "{}:{}:{}: {name}[{}] {message}",
        finding.at.file.path,
        position.line,
        position.column,
        finding.code.as_str()
    )
}
