//! The finding as a person reads it on a terminal: message, place, excerpt of the source, help.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Finding, Label, Severity, SourceFile};
use crate::locale::Lang;

/// Renders a finding with an excerpt of its source; `colour` switches the terminal's styles on.
pub fn render(finding: &Finding, lang: Lang, colour: bool) -> String {
    let name = finding.severity.word().get(lang);
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.with_name(name).primary_title(finding.message.get(lang)).id(finding.code.as_str());

    let mut files: Vec<&SourceFile> = vec![&finding.at.file];
    for label in &finding.others {
        if !files.iter().any(|file| std::ptr::eq(*file, &*label.file)) {
            files.push(&label.file);
        }
    }
    let mut group = Group::with_title(title);
    for file in files {
        let here = |label: &&Label| std::ptr::eq(&*label.file, file);
        let mut snippet = Snippet::source(file.text.as_str()).path(file.path.as_str());
        for label in std::iter::once(&finding.at).filter(here) {
            snippet = snippet.annotation(annotation(AnnotationKind::Primary, label, lang));
        }
        for label in finding.others.iter().filter(here) {
            snippet = snippet.annotation(annotation(AnnotationKind::Context, label, lang));
        }
        group = group.element(snippet);
    }
    if let Some(help) = &finding.help {
        let name = if lang == Lang::ES { "ayuda" } else { "help" };
        group = group.element(Level::HELP.with_name(name).message(help.get(lang)));
    }
    if let Some(fix) = &finding.fix {
        let name = if lang == Lang::ES { "corrección" } else { "fix" };
        group = group.element(Level::HELP.with_name(name).message(format!("{} (--fix)", fix.title.get(lang))));
    }
    // What an acceptance would name.
    if let Some(address) = finding.address.as_ref().filter(|_| finding.severity == Severity::Warning) {
        let name = if lang == Lang::ES { "dirección" } else { "address" };
        group = group.element(Level::NOTE.with_name(name).message(address.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

fn annotation<'a>(kind: AnnotationKind, label: &'a Label, lang: Lang) -> annotate_snippets::Annotation<'a> {
    // A fault that runs over many lines (a whole table) is shown by its first line.
    let span = label.file.clamp(&label.span);
    let first_line = label.file.text[span.clone()].find(['\r', '\n']).map_or(span.end, |i| span.start + i);
    kind.span(span.start..first_line).label(label.text.as_ref().map(|text| text.get(lang)))
}
