//! The theme as CSS: one custom property a setting, one class a tone.
//!
//! `[size] text = 10.2` becomes `--size-text:10.2` (bare numbers, so that the style sheet scales them to the
//! screen), `[dark]` overrides `[colour]` on screens that ask for it, and a tone becomes a class that sets
//! `--tone-ink`, `--tone-paper` and `--tone-shape`, the last one of the shapes drawn in `style.css`. `--sheet` is the paper
//! of bright pages everywhere: pictures were made for it.

use std::fmt::Write;

use super::model::FAMILIES;
use super::{Given, Theme};

/// The custom properties of a theme, to be put before `style.css`.
pub fn theme_css(theme: &Theme) -> String {
    let mut css = String::from(":root{");
    for (table, prefix) in [("fonts", "font"), ("size", "size"), ("space", "space"), ("colour", "colour")] {
        push_table(theme, table, prefix, &mut css);
    }
    let sheet = theme.colour(&["colour", "paper"]);
    let _ = write!(css, "--sheet:{sheet};}}\n@media screen and (prefers-color-scheme:dark){{:root{{");
    push_table(theme, "dark", "colour", &mut css);
    css.push_str("}}\n");
    for tone in theme.tones() {
        let (ink, paper) = (theme.colour(&["tone", tone, "ink"]), theme.colour(&["tone", tone, "paper"]));
        let shape = match theme.get(&["tone", tone, "shape"]) {
            Some(Given::Shape(shape)) => shape.key(),
            _ => "none",
        };
        let _ =
            writeln!(css, ".tone-{tone}{{--tone-ink:{ink};--tone-paper:{paper};--tone-shape:var(--shape-{shape})}}");
    }
    css
}

fn push_table(theme: &Theme, table: &str, prefix: &str, css: &mut String) {
    for (keys, given) in theme.settings().filter(|(keys, _)| keys[0] == table) {
        let key = keys[1..].join("-");
        let _ = match given {
            Given::Family(name) => {
                let likes = FAMILIES.iter().find(|family| family.name == name).map_or("", |family| family.likes);
                write!(css, "--{prefix}-{key}:\"{name}\",{likes};")
            }
            Given::Number(number) => write!(css, "--{prefix}-{key}:{number};"),
            Given::Colour(colour) => write!(css, "--{prefix}-{key}:{colour};"),
            Given::Shape(shape) => write!(css, "--{prefix}-{key}:{};", shape.key()),
        };
    }
}
