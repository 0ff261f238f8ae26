//! The theme as CSS: one custom property a setting, one class a tone.
//!
//! `[size] text = 10.2` becomes `--size-text:10.2` (bare numbers, so that the style sheet scales them to the
//! screen), `[dark]` overrides `[colour]` on screens that ask for it, and a tone becomes a class that sets
//! `--tone-ink`, `--tone-paper` and `--tone-shape`, the last one of the shapes drawn in `style.css`.

use std::fmt::Write;

use toml::{Table, Value};

/// The custom properties of a theme, to be put before `style.css`.
pub fn theme_css(theme: &Table) -> String {
    let mut css = String::from(":root{");
    for (table, prefix) in [("fonts", "font"), ("size", "size"), ("space", "space"), ("colour", "colour")] {
        push_table(theme, table, prefix, &mut css);
    }
    css.push_str("}\n@media screen and (prefers-color-scheme:dark){:root{");
    push_table(theme, "dark", "colour", &mut css);
    css.push_str("}}\n");
    for (name, tone) in entries(theme, "tone") {
        let of = |key: &str| tone.get(key).and_then(Value::as_str).unwrap_or_default();
        let (name, ink, paper, shape) = (bare(name), bare(of("ink")), bare(of("paper")), bare(of("shape")));
        let _ =
            writeln!(css, ".tone-{name}{{--tone-ink:{ink};--tone-paper:{paper};--tone-shape:var(--shape-{shape})}}");
    }
    css
}

fn push_table(theme: &Table, table: &str, prefix: &str, css: &mut String) {
    for (key, value) in entries(theme, table) {
        let key = bare(key);
        let _ = match value {
            Value::String(s) if prefix == "font" => write!(css, "--{prefix}-{key}:\"{}\";", bare(s)),
            Value::String(s) => write!(css, "--{prefix}-{key}:{};", bare(s)),
            Value::Integer(n) => write!(css, "--{prefix}-{key}:{n};"),
            Value::Float(n) => write!(css, "--{prefix}-{key}:{n};"),
            _ => Ok(()),
        };
    }
}

fn entries<'t>(theme: &'t Table, table: &str) -> impl Iterator<Item = (&'t String, &'t Value)> {
    theme.get(table).and_then(Value::as_table).into_iter().flatten()
}

/// A word of the theme without the signs that could end a declaration, a rule or the style element.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric() || " #.,%()-_".contains(*c)).collect()
}
