//! Findings: what is wrong with a document, where, and what to do about it.
//!
//! Every reader and rule reports through these types, whatever it reads; `human` and `short` print them. A finding
//! carries its words in every language of the messages, because the reader chooses the language at the end.

pub mod codes;
mod fix;
mod human;
mod json;
mod page;
mod rule;
mod short;
mod source_file;
mod system;

pub use fix::{Edit, Fix};
pub use human::render as render_human;
pub use json::render as render_json;
pub use page::{Example, Page, Shown};
pub use rule::{Code, Rule, Severity};
pub use short::render as render_short;
pub use source_file::{Position, SourceFile};
pub use system::{cannot_read, help_entering, help_reading, link_loop, why};

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::locale::Lang;
use crate::source::ABSENT;

/// A message in each language of [`Lang::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Say {
    pub es: String,
    pub en: String,
}

impl Say {
    /// The message in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        if lang == Lang::ES { &self.es } else { &self.en }
    }
}

/// A message in Spanish and English, both as format strings: `say!("falta «{key}»" | "“{key}” is missing")`.
#[macro_export]
macro_rules! say {
    ($es:literal | $en:literal) => {
        $crate::diag::Say { es: format!($es), en: format!($en) }
    };
}

/// A place in a source with an optional remark.
#[derive(Debug, Clone)]
pub struct Label {
    pub file: Arc<SourceFile>,
    /// Byte range in the file's text.
    pub span: Range<usize>,
    pub text: Option<Say>,
}

/// One fault.
#[derive(Debug, Clone)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    /// One line that stands alone.
    pub message: Say,
    /// The place of the fault.
    pub at: Label,
    /// Other places that belong to it, also in other files.
    pub others: Vec<Label>,
    /// What to do.
    pub help: Option<Say>,
    /// Address of the item or field, which an acceptance may name.
    pub address: Option<String>,
    /// What would take the fault away.
    pub fix: Option<Fix>,
}

impl Finding {
    pub fn new(code: Code, file: &Arc<SourceFile>, span: Range<usize>, message: Say) -> Self {
        let at = Label { file: Arc::clone(file), span, text: None };
        Finding { code, severity: code.severity, message, at, others: Vec::new(), help: None, address: None, fix: None }
    }

    /// Adds what to do.
    pub fn help(mut self, help: Say) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds a remark at the place of the fault.
    pub fn label(mut self, text: Say) -> Self {
        self.at.text = Some(text);
        self
    }

    /// Adds another place.
    pub fn other(mut self, file: &Arc<SourceFile>, span: Range<usize>, text: Say) -> Self {
        self.others.push(Label { file: Arc::clone(file), span, text: Some(text) });
        self
    }

    /// Adds what would take the fault away.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The places that it names: that of the fault, then the others.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        std::iter::once(&self.at).chain(&self.others)
    }

    /// Whether it is about a value that stands in for a missing one: the echo of a fault that is reported already.
    pub fn is_of_stand_in(&self) -> bool {
        self.labels().any(|label| label.span == ABSENT)
    }
}

/// Sorts findings by file and place, the order in which they are read.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let key = |f: &Finding| (f.at.file.path.clone(), f.at.span.start, f.code.as_str());
        key(a).cmp(&key(b))
    });
}

/// The candidate nearest to what was typed, ignoring case and accents; `None` when nothing is near. Of several as near,
/// the first in the alphabet: the candidates may come in any order.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = crate::source::fold(typed);
    let length = typed.chars().count();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            // A third of the letters may differ: `responsble` is near `responsible`, `titulo` is not near `due`.
            let limit = candidate.chars().count().max(3) / 3;
            let folded = crate::source::fold(candidate);
            // Nothing is measured that is too long anyway.
            let measured = folded.chars().count().abs_diff(length) <= limit;
            let distance = measured.then(|| strsim::damerau_levenshtein(&typed, &folded))?;
            (distance <= limit).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// The only candidate that is one or two letters away from what was typed: clear enough to be put in its place.
pub fn clear_nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = crate::source::fold(typed);
    // Short words are near to too many others.
    let limit = if folded.chars().count() < 6 { 1 } else { 2 };
    let distance = |candidate: &str| strsim::damerau_levenshtein(&folded, &crate::source::fold(candidate));
    let mut measured: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(folded.chars().count()) <= limit)
        .map(|candidate| (distance(candidate), candidate))
        .collect();
    measured.sort_unstable();
    let clear = measured.get(1).is_none_or(|(second, _)| measured[0].0 < *second);
    let (distance, candidate) = *measured.first()?;
    (clear && distance <= limit && folded.chars().count() > 3).then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::{clear_nearest, nearest};

    #[test]
    fn only_what_is_clear_is_put_in_the_place_of_what_was_typed() {
        assert_eq!(clear_nearest("responsble", ["responsible", "reason"]), Some("responsible"));
        assert_eq!(clear_nearest("dat", ["date"]), None);
        assert_eq!(clear_nearest("stat", ["start", "status"]), Some("start"));
        assert_eq!(clear_nearest("star", ["start", "stars"]), None);
        assert_eq!(clear_nearest("rssponsibel", ["responsible"]), Some("responsible"));
        assert_eq!(clear_nearest("títle", ["title"]), Some("title"));
    }

    #[test]
    fn suggestions_do_not_depend_on_the_order_of_the_candidates() {
        assert_eq!(nearest("row-x", ["row-b", "row-a", "row-c"]), Some("row-a"));
        assert_eq!(nearest("row-x", ["row-c", "row-a", "row-b"]), Some("row-a"));
        assert_eq!(nearest("row-c", ["row-a", "row-c"]), Some("row-c"));
        assert_eq!(nearest("ACNURR", ["Acnur", "OIM"]), Some("Acnur"));
        assert_eq!(nearest("titulo", ["due", "task"]), None);
    }
}
