//! The finding on one line: `file:line:column: severity[CODE] message`, for lists and editors.

use super::Finding;
use crate::locale::Lang;

/// Renders a finding on one line.
pub fn render(finding: &Finding, lang: Lang) -> String {
    let position = finding.at.file.position(finding.at.span.start);
    let name = finding.severity.word().get(lang);
    let message = finding.message.get(lang);
    format!(
        "{}:{}:{}: {name}[{}] {message}",
        finding.at.file.path,
        position.line,
        position.column,
        finding.code.as_str()
    )
}
