//! `pliego rules`: every rule by its family, one a line, or as JSON.

use std::fmt::Write;
use std::path::Path;

use clap::builder::styling::Style;
use serde::Serialize;

use super::args::RulesArgs;
use super::explain::level_here;
use super::{Stop, Ui, report};
use crate::diag::Say;
use crate::kinds::families;
use crate::locale::Word;
use crate::say;
use crate::workspace::config_at;

/// A rule in the list, as JSON.
#[derive(Serialize)]
struct Entry {
    code: &'static str,
    severity: &'static str,
    name: Say,
    family: Say,
}

pub fn run(args: &RulesArgs, ui: Ui) -> Result<u8, Stop> {
    let families = families();
    if args.json {
        let both = |word: Word| Say { es: word.es.to_owned(), en: word.en.to_owned() };
        let entries = families.iter().flat_map(|family| {
            family.codes.iter().map(|rule| Entry {
                code: rule.code,
                severity: rule.severity.word().en,
                name: both(rule.name),
                family: both(family.name),
            })
        });
        report::json(&entries.collect::<Vec<_>>());
        return Ok(0);
    }
    let levels = config_at(Path::new(".")).levels;
    let bold = Style::new().bold();
    let mut out = String::new();
    for family in &families {
        let _ = writeln!(out, "{bold}{}{bold:#}", family.name.get(ui.lang));
        for rule in &family.codes {
            let severity = rule.severity.word().get(ui.lang);
            let _ = write!(out, "  {:<4}  {severity:<7}  {}", rule.code, rule.name.get(ui.lang));
            if let Some(level) = level_here(rule, &levels) {
                let here = say!("aquí" | "here");
                let _ = write!(out, " ({}: {})", here.get(ui.lang), level.get(ui.lang));
            }
            out.push('\n');
        }
        out.push('\n');
    }
    report::styled(&out);
    report::line(say!("pliego explain CÓDIGO explica cada una" | "pliego explain CODE explains each").get(ui.lang));
    Ok(0)
}
