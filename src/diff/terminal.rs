//! A difference for people at a terminal: words that are gone stand in `[-…-]`, new ones in `{+…+}`, so that colours only
//! help.

use std::fmt::Write;

use clap::builder::styling::{AnsiColor, Style};

use super::{Difference, marked};
use crate::locale::{Lang, join};
use crate::say;
use crate::versions::{Change, Teller};

/// The difference with styles; whoever prints it takes them away where they would not be seen.
pub fn render(difference: &Difference, lang: Lang) -> String {
    let bold = Style::new().bold();
    let teller = difference.teller(lang);
    let mut out = String::new();
    let _ = writeln!(out, "{bold}--- {}{bold:#}", difference.old.name.get(lang));
    let _ = writeln!(out, "{bold}+++ {}{bold:#}", difference.new.name.get(lang));
    difference.changes.iter().for_each(|change| push(&mut out, &teller, change));
    if !difference.formal.is_empty() {
        let title =
            say!("Formalidades, que no se declaran como corrección" | "Formalities, which no correction declares");
        let _ = writeln!(out, "\n{bold}{}{bold:#}", title.get(lang));
        difference.formal.iter().for_each(|change| push(&mut out, &teller, change));
    }
    out
}

fn push(out: &mut String, teller: &Teller, change: &Change) {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let told = teller.told(change);
    let lang = change.lang.map(|lang| format!(" ({})", lang.name().get(teller.lang))).unwrap_or_default();
    let _ = writeln!(out, "\n{bold}{}{bold:#}{lang}  {dim}{}{dim:#}", teller.place(change), change.address);
    if let Some((from, to)) = told.moved {
        let moved = say!("  pasa del lugar {from} al {to}" | "  moves from place {from} to {to}");
        let _ = writeln!(out, "{}", moved.get(teller.lang));
        return;
    }
    let green = Style::new().fg_color(Some(AnsiColor::Green.into()));
    let red = Style::new().fg_color(Some(AnsiColor::Red.into()));
    let (old, new) = marked(&told);
    for (side, style, sign, open, close) in [(old, red, '-', "[-", "-]"), (new, green, '+', "{+", "+}")] {
        let Some(side) = side else { continue };
        let mut line = String::new();
        for (text, differs) in &side {
            if *differs {
                let _ = write!(line, "{style}{open}{text}{close}{style:#}");
            } else {
                line.push_str(text);
            }
        }
        // A text of several paragraphs stays below its sign.
        let line = line.trim_end().replace('\n', "\n    ");
        let _ = writeln!(out, "  {style}{sign}{style:#} {line}");
    }
}

/// What a difference amounts to: "3 cambios y 2 formalidades".
pub fn summary(difference: &Difference, lang: Lang) -> String {
    let changes = match difference.changes.len() {
        0 => None,
        1 => Some(say!("1 cambio" | "1 change")),
        n => Some(say!("{n} cambios" | "{n} changes")),
    };
    let formal = match difference.formal.len() {
        0 => None,
        1 => Some(say!("1 formalidad" | "1 formality")),
        n => Some(say!("{n} formalidades" | "{n} formalities")),
    };
    let parts: Vec<String> = [changes, formal].into_iter().flatten().map(|part| part.get(lang).to_owned()).collect();
    if parts.is_empty() {
        say!("dicen lo mismo" | "they say the same").get(lang).to_owned()
    } else {
        join(lang, &parts)
    }
}
