//! `pliego explain`: the page of a rule, on a terminal of 80 columns or as JSON.

use std::fmt::Write;
use std::path::Path;

use clap::builder::styling::{AnsiColor, Style};
use serde::Serialize;

use super::args::ExplainArgs;
use super::{Stop, Ui, report};
use crate::diag::{Code, Example, Page, Say, Severity, Shown, nearest};
use crate::kinds;
use crate::locale::{Lang, Word};
use crate::say;
use crate::workspace::{Levels, config_at};

/// Width of what is printed.
const WIDTH: usize = 80;

pub fn run(args: &ExplainArgs, ui: Ui) -> Result<u8, Stop> {
    let rules: Vec<Code> = args.codes.iter().map(|typed| find(typed)).collect::<Result<_, _>>()?;
    let levels = config_at(Path::new(".")).levels;
    let mut pages = Vec::new();
    for rule in rules {
        let page = rule.explanation().map_err(|error| {
            let code = rule.as_str();
            Stop(say!("la página de {code} está rota: {error}" | "the page of {code} is broken: {error}"))
        })?;
        pages.push((rule, page));
    }
    if args.json {
        let entries: Vec<Entry> = pages.iter().map(|(rule, page)| Entry::new(rule, page)).collect();
        report::json(&entries);
    } else {
        let texts: Vec<String> = pages.iter().map(|(rule, page)| render(rule, page, &levels, ui.lang)).collect();
        report::styled(&texts.join("\n\n"));
    }
    Ok(0)
}

fn find(typed: &str) -> Result<Code, Stop> {
    let code = kinds::codes().find(|code| code.as_str().eq_ignore_ascii_case(typed.trim()));
    code.ok_or_else(|| match padded(typed).or_else(|| nearest(typed, kinds::codes().map(|code| code.as_str()))) {
        Some(near) => Stop(say!(
            "no hay ninguna regla «{typed}»; ¿quiso decir «{near}»?"
                | "there is no rule “{typed}”; did you mean “{near}”?"
        )),
        None => Stop(say!(
            "no hay ninguna regla «{typed}»; pliego rules las enumera todas"
                | "there is no rule “{typed}”; pliego rules lists them all"
        )),
    })
}

/// The code that was typed without its zeros: D003 for "d3".
fn padded(typed: &str) -> Option<&'static str> {
    let typed = typed.trim();
    let (letters, number) = typed.split_at(typed.find(|c: char| c.is_ascii_digit())?);
    let number: u32 = number.parse().ok()?;
    let same = |code: &&str| {
        let (stem, digits) = code.split_at(code.find(|c: char| c.is_ascii_digit()).unwrap_or(code.len()));
        stem.eq_ignore_ascii_case(letters.trim_end_matches(['-', ' '])) && digits.parse() == Ok(number)
    };
    kinds::codes().map(|code| code.as_str()).find(same)
}

/// A rule with its page, as JSON.
#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    name: Say,
    what: &'a Say,
    why: &'a Say,
    #[serde(flatten)]
    shown: &'a Shown,
}

impl<'a> Entry<'a> {
    fn new(rule: Code, page: &'a Page) -> Entry<'a> {
        let name = Say { es: rule.name.es.to_owned(), en: rule.name.en.to_owned() };
        let Page { what, why, shown } = page;
        Entry { code: rule.code, severity: rule.severity.word().en, name, what, why, shown }
    }
}

crate::words! {
    WHY: "Por qué" / "Why";
    WRONG: "Mal" / "Wrong";
    RIGHT: "Bien" / "Right";
    IN_WORDS: "Cuándo" / "When";
    HERE: "En este espacio de trabajo" / "In this workspace";
    OFF: "apagada" / "switched off";
}

/// What a rule does where the workspace sets it otherwise than it is by itself.
pub fn level_here(rule: Code, levels: &Levels) -> Option<Word> {
    let level = levels.of(rule);
    (level != Some(rule.severity)).then(|| level.map_or(OFF, Severity::word))
}

/// The page of a rule as it is read on a terminal.
fn render(rule: Code, page: &Page, levels: &Levels, lang: Lang) -> String {
    let (bold, plain) = (Style::new().bold(), Style::new());
    let severity = rule.severity.word().get(lang);
    let mut out = String::new();
    let _ = writeln!(out, "{bold}{} · {severity} · {}{bold:#}", rule.code, rule.name.get(lang));
    if let Some(level) = level_here(rule, levels) {
        let _ = writeln!(out, "{}: {} (pliego.toml)", HERE.get(lang), level.get(lang));
    }
    let _ = write!(out, "\n{}", wrap(page.what.get(lang), ""));
    let mut section = |style: Style, head: Word, text: &str| {
        let _ = write!(out, "\n{style}{}{style:#}\n{text}", head.get(lang));
    };
    section(bold, WHY, &wrap(page.why.get(lang), "  "));
    match &page.shown {
        Shown::Examples { wrong, right } => {
            section(plain.bold().fg_color(Some(AnsiColor::Red.into())), WRONG, &files(wrong, lang));
            section(plain.bold().fg_color(Some(AnsiColor::Green.into())), RIGHT, &files(right, lang));
        }
        Shown::Words { shown } => section(bold, IN_WORDS, &wrap(shown.get(lang), "  ")),
    }
    out
}

/// The files of an example, each below its name.
fn files(example: &Example, lang: Lang) -> String {
    let mut out = String::new();
    for (name, text) in example {
        let caption = caption(name);
        let _ = writeln!(out, "  {}:", caption.get(lang));
        for line in text.trim_end().lines() {
            let _ = writeln!(out, "{}", format!("    {line}").trim_end());
        }
    }
    out
}

/// What a file of an example is: part of a document of a kind, or a whole file.
pub fn caption(name: &str) -> Say {
    if let Some((kind, _)) = name.split_once('@') {
        say!("lo que ya se emitió, kind = \"{kind}\"" | "what has been issued, kind = \"{kind}\"")
    } else if name.contains('.') {
        Say { es: name.to_owned(), en: name.to_owned() }
    } else {
        say!("parte de un documento, kind = \"{name}\"" | "part of a document, kind = \"{name}\"")
    }
}

/// A paragraph broken into lines that fit, each behind the indent.
fn wrap(text: &str, indent: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length <= WIDTH {
            out.push(' ');
            column += 1 + length;
        } else {
            out.push_str(if column > 0 { "\n" } else { "" });
            out.push_str(indent);
            column = indent.len() + length;
        }
        out.push_str(word);
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_fits_on_a_terminal() {
        let mut wide = Vec::new();
        for rule in kinds::codes() {
            let page = rule.explanation().expect("a page");
            for lang in Lang::ALL {
                let text = render(rule, &page, &Levels::default(), *lang);
                let text = anstream::adapter::strip_str(&text).to_string();
                let lines = text.lines().filter(|line| line.chars().count() > WIDTH);
                wide.extend(lines.map(|line| format!("{}: {line}", rule.code)));
            }
        }
        assert!(wide.is_empty(), "lines of more than {WIDTH} columns:\n{}", wide.join("\n"));
    }

    #[test]
    fn paragraphs_are_broken_between_words() {
        let words = "palabra ".repeat(30);
        let wrapped = wrap(&words, "  ");
        assert!(wrapped.lines().all(|line| line.starts_with("  palabra") && line.chars().count() <= WIDTH));
        assert_eq!(wrapped.split_whitespace().count(), 30);
        assert_eq!(wrap("x".repeat(100).as_str(), ""), "x".repeat(100) + "\n");
    }
}
