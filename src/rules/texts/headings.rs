//! Headings typed into prose: the signs are printed, and what only looks like a heading is none for a screen reader.

use super::super::text_finding;
use super::{Change, Worded, mend, words_of};
use crate::diag::{Finding, Fix, Say, codes};
use crate::kinds::Document;
use crate::say;
use crate::source::{LocalText, markdown};
use crate::view::{Node, Passage};

/// Letters of the longest line that is taken for a heading.
const LONGEST: usize = 80;

/// Reports headings in prose, once a text.
pub fn check(document: &Document) -> Vec<Finding> {
    let prose = document.texts.iter().map(|(_, text)| text).filter(|text| text.prose);
    prose.filter_map(|text| marked(document, text).or_else(|| bold(document, text))).collect()
}

/// Lines that begin with `#`.
fn marked(document: &Document, text: &LocalText) -> Option<Finding> {
    let mut fix = Some(Fix::new(say!("quite los «#»" | "take away the “#”")));
    let mut finding = None;
    for (lang, words) in &text.values {
        let Some((first, signs)) = marks(words).next() else { continue };
        let signs = &words[first..first + signs];
        let message = say!(
            "«{signs}» no hace un título: se imprime tal cual" | "“{signs}” makes no heading: it is printed as it is"
        );
        finding.get_or_insert_with(|| {
            let line = words[first..].lines().next().unwrap_or_default();
            text_finding(document, text, *lang, &[line], codes::TYPED_HEADING, message).help(advice())
        });
        let worded = Worded { text, lang: *lang };
        fix = fix.zip(words_of(document, worded)).map(|(fix, (file, spelling))| {
            let changes: Vec<Change> = marks(&spelling.words)
                .map(|(at, signs)| {
                    let behind = &spelling.words[at + signs..];
                    (at..at + signs + behind.len() - behind.trim_start().len(), String::new())
                })
                .collect();
            mend(fix, file, &spelling, Some(worded), &changes)
        });
    }
    Some(match fix {
        Some(fix) => finding?.fix(fix),
        None => finding?,
    })
}

/// Where lines begin with the signs of a heading, and how many there are.
fn marks(words: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    words.split_inclusive('\n').filter_map(move |line| {
        let rest = line.trim_start();
        let start = at + line.len() - rest.len();
        at += line.len();
        let signs = rest.len() - rest.trim_start_matches('#').len();
        let title = rest[signs..].starts_with(' ') && rest[signs..].contains(char::is_alphabetic);
        ((1..=6).contains(&signs) && title).then_some((start, signs))
    })
}

/// A short paragraph all in bold with something below it.
fn bold(document: &Document, text: &LocalText) -> Option<Finding> {
    text.values.iter().find_map(|(lang, words)| {
        // Most texts have nothing in bold.
        if !words.contains("**") && !words.contains("__") {
            return None;
        }
        let (nodes, _) = markdown::parse(words);
        let title = nodes.windows(2).find_map(|pair| match &pair[0] {
            Node::P { c } => match &c[..] {
                [Node::Strong { c }] => {
                    let title = Passage { nodes: c.clone(), ..Passage::plain(*lang, "") }.to_plain();
                    (title.chars().count() <= LONGEST && !title.ends_with(['.', '!', '?', ';', ','])).then_some(title)
                }
                _ => None,
            },
            _ => None,
        })?;
        let message = say!(
            "«{title}» parece un título y es un párrafo en negrita"
                | "“{title}” looks like a heading and is a paragraph in bold"
        );
        Some(text_finding(document, text, *lang, &[&title], codes::TYPED_HEADING, message).help(advice()))
    })
}

fn advice() -> Say {
    say!(
        "un texto no lleva títulos: haga de esta parte una fila con su «title», o empiece el párrafo sin título"
            | "a text has no headings: make this part a row with a “title” of its own, or begin the paragraph without one"
    )
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn signs_of_headings() {
        let found = |words: &str| marks(words).collect::<Vec<_>>();
        assert_eq!(found("# Uno\ntexto\n  ## Dos\n"), [(0, 1), (14, 2)]);
        assert_eq!(found("#1 prioridad\n# \n# 5\nel punto # dos\n####### siete"), []);
    }
}
