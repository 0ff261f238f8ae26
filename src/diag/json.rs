//! The findings as JSON, for editors and other programs. docs/findings.md describes the shape; what is there stays.

use std::ops::Range;

use serde_json::{Value, json};

use super::{Finding, Label, Say, Severity, SourceFile};
use crate::locale::Lang;

/// Renders findings as one document: a list with an object a finding. `message` and `help` are in `lang`; beside them
/// stand the words of every language.
pub fn render(findings: &[Finding], lang: Lang) -> String {
    let list: Vec<Value> = findings.iter().map(|found| finding(found, lang)).collect();
    // A value of strings and numbers always has a form in JSON.
    serde_json::to_string_pretty(&list).unwrap_or_default()
}

fn finding(finding: &Finding, lang: Lang) -> Value {
    let Finding { code, severity, message, at, others, help, address, fix } = finding;
    json!({
        "code": code.as_str(),
        "name": code.name.get(lang),
        "severity": match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": message.get(lang),
        "help": help.as_ref().map(|help| help.get(lang)),
        "words": { "message": say(message), "help": help.as_ref().map(say) },
        "address": address,
        "at": label(at, lang),
        "others": others.iter().map(|other| label(other, lang)).collect::<Vec<_>>(),
        "fix": fix.as_ref().map(|fix| json!({
            "title": fix.title.get(lang),
            "edits": fix.edits.iter().map(|edit| {
                let mut value = place(&edit.file, &edit.span);
                value["text"] = json!(edit.text);
                value
            }).collect::<Vec<_>>(),
        })),
    })
}

fn say(say: &Say) -> Value {
    json!({ "es": say.es, "en": say.en })
}

fn label(label: &Label, lang: Lang) -> Value {
    let mut value = place(&label.file, &label.span);
    value["label"] = json!(label.text.as_ref().map(|text| text.get(lang)));
    value
}

/// Lines and columns count from 1, columns in characters; offsets count bytes from 0, after a byte-order mark.
fn place(file: &SourceFile, span: &Range<usize>) -> Value {
    let span = file.clamp(span);
    let point = |offset: usize| {
        let position = file.position(offset);
        json!({ "line": position.line, "column": position.column, "offset": offset })
    };
    json!({ "file": file.path, "start": point(span.start), "end": point(span.end) })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::{Fix, codes};
    use crate::say;

    #[test]
    fn the_shape_is_the_documented_one() {
        let file = Arc::new(SourceFile::new("content/a.toml", "año = 1\r\ntitulo = \"x\"\r\n"));
        let found = Finding::new(codes::SPANISH_KEY, &file, 10..16, say!("uno" | "one"))
            .help(say!("dos" | "two"))
            .other(&file, 0..4, say!("tres" | "three"))
            .fix(Fix::new(say!("cuatro" | "four")).replace(&file, 10..16, "title"));
        insta::assert_snapshot!(render(&[Finding { address: Some("a#title".to_owned()), ..found }], Lang::EN));
        assert_eq!(render(&[], Lang::ES), "[]");
    }
}
