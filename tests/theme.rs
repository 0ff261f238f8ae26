//! Themes: the built-in ones hold what every theme is asked for, the table of pairs holds what the templates do, and no
//! template has a colour of its own. What is wrong with a theme file is in `tests/findings/theme`.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::support::run::{code, err, out, pliego};
use crate::support::{self, DIRECTORY, build_all, names as files, workspace};
use pliego::assets::{Templates, theme as built_in};
use pliego::locale::Lang;
use pliego::pdf::Plant;
use pliego::proof::{Verdict, Verifier};
use pliego::source::{Record, Type};
use pliego::theme::{FAMILIES, Given, PAIRS, Paint, Scheme, Shape, Theme, ThemeFile, names, theme_css};
use pliego::view::{Edition, Tone};

/// The built-in themes, each with its text.
fn themes() -> Vec<(String, String, Theme)> {
    names(&[])
        .into_iter()
        .map(|name| {
            let path = if name == "pliego" { "theme.toml".to_owned() } else { format!("themes/{name}.toml") };
            let (theme, findings) = Theme::named(&name, &[], Lang::ES).expect("a theme");
            assert!(findings.is_empty(), "{name}");
            (name, built_in(&path).expect("its text"), theme)
        })
        .collect()
}

fn templates(extensions: &[&str]) -> Vec<(String, String)> {
    let all = Templates::new(&[], Theme::default());
    let of =
        |extension: &&str| all.with_extension(extension).map(|(p, t)| (p.to_owned(), t.to_owned())).collect::<Vec<_>>();
    extensions.iter().flat_map(of).collect()
}

#[test]
fn built_in_themes_set_everything_and_have_no_findings_of_their_own() {
    let mut declared = Vec::new();
    fn walk(ty: Type, path: Vec<&'static str>, found: &mut Vec<Vec<&'static str>>) {
        let shape = match ty {
            Type::Record(shape) => shape,
            // Logos are nobody's but a workspace's.
            Type::List(_) => return,
            _ => return found.push(path),
        };
        shape.fields.iter().for_each(|field| walk(field.ty, [&path[..], &[field.key]].concat(), found));
    }
    walk(Type::Record(&ThemeFile::SHAPE), Vec::new(), &mut declared);
    declared.sort();
    assert!(declared.len() > 50);
    let themes = themes();
    assert_eq!(themes.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>(), ["pliego", "gazette"]);
    for (name, text, theme) in &themes {
        let set: Vec<_> = theme.settings().map(|(keys, _)| keys.clone()).collect();
        assert_eq!(set, declared, "{name}");
        // Every value counts as the workspace's own: so its contrasts are looked at, too.
        let (_, findings) = Theme::default().with(text);
        assert!(findings.is_empty(), "{name}: {:#?}", findings.iter().map(|it| &it.message.en).collect::<Vec<_>>());
    }
    // They are two looks, not one with two names: letters, colours and distances differ.
    for table in ["fonts", "size", "space", "colour", "tone", "dark"] {
        let [one, two] = [0, 1].map(|i| {
            let theme: &Theme = &themes[i].2;
            theme.settings().filter(|(keys, _)| keys[0] == table).map(|(_, given)| given).collect::<Vec<_>>()
        });
        assert!(one != two, "[{table}] is the same in both");
    }
}

/// A colour that is that of its ground is found in every pair of the table, bright and dark.
#[test]
fn every_pair_of_the_table_is_looked_at() {
    let base = Theme::default();
    let mut looked = 0;
    for (pair, scheme) in PAIRS.iter().flat_map(|pair| Scheme::ALL.map(|scheme| (pair, scheme))) {
        let (Some(over), Some(under)) = (pair.over.keys(scheme, "weak"), pair.under.keys(scheme, "weak")) else {
            continue;
        };
        let of = |keys: &[&'static str]| base.colour(keys);
        let ground = pair.under.colour(scheme, "weak", &of).expect("a colour");
        let (table, key) = over.split_at(over.len() - 1);
        let (_, findings) = base.clone().with(&format!("[{}]\n{} = \"{ground}\"\n", table.join("."), key[0]));
        let place = format!("{over:?} on {under:?}");
        assert_eq!(findings.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["V001"], "{place}");
        let help = &findings[0].help.as_ref().expect("help").en;
        assert!(help.contains("The nearest one that is enough is “#"), "{place}: {help}");
        // What it proposes does.
        let better = help.split('“').nth_back(0).and_then(|rest| rest.split('”').next()).expect("a colour");
        let (_, findings) = base.clone().with(&format!("[{}]\n{} = \"{better}\"\n", table.join("."), key[0]));
        assert!(findings.is_empty(), "{place}: {better}");
        looked += 1;
    }
    assert_eq!(looked, 2 * PAIRS.len() - 3, "the letters across a draft are on paper only");
}

#[test]
fn both_colours_of_a_theme_that_meet_are_one_finding_and_the_ground_is_blamed_for_all() {
    let codes = |text: &str| {
        let (_, findings) = Theme::default().with(text);
        findings.iter().map(|it| (it.code.as_str(), it.at.file.text[it.at.span.clone()].to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(
        codes("[colour]\nquiet = \"#cccccc\"\nbrand-soft = \"#e7eff3\"\n"),
        [("V001", "\"#cccccc\"".to_owned())]
    );
    assert_eq!(
        codes("[colour]\npaper = \"#222222\"\nink = \"#1b1f24\"\nquiet = \"#535b64\"\nbrand = \"#0b4f6d\"\n"),
        [("V001", "\"#222222\"".to_owned())]
    );
    // A value that cannot be read has its finding; what it would have met has none.
    assert_eq!(codes("[colour]\nink = \"blanco\"\n").len(), 1);
    assert_eq!(codes("[colour\nink = \"#ffffff\"\n").iter().map(|it| it.0).collect::<Vec<_>>(), ["S001"]);
}

/// A style sheet as rules: selector and declarations. Rules within others (`@media`) come out like those outside.
fn rules(sheet: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut bare = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").expect("a closed comment").1;
    }
    bare.push_str(rest);
    // Masks are drawings: what is black in them is drawn in the colour of the element.
    while let Some(start) = bare.find("url(\"") {
        let end = start + bare[start..].find("\")").expect("a closed address") + 2;
        bare.replace_range(start..end, "none");
    }
    let mut found = Vec::new();
    for part in bare.split('}') {
        let Some((selector, body)) = part.rsplit_once('{') else { continue };
        let selector = selector.rsplit_once('{').map_or(selector, |(_, own)| own).trim().to_owned();
        let declarations = body.split(';').filter_map(|it| it.split_once(':'));
        let declarations = declarations.map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned())).collect();
        found.push((selector, declarations));
    }
    found
}

/// Words of a value: names, numbers, colours.
fn words(value: &str) -> Vec<&str> {
    value.split(|c: char| !(c.is_alphanumeric() || "#-_%.".contains(c))).filter(|word| !word.is_empty()).collect()
}

const NAMED: &[&str] = &[
    "black", "white", "red", "green", "blue", "gray", "grey", "silver", "yellow", "orange", "purple", "navy", "teal",
    "maroon", "olive", "lime", "aqua", "fuchsia", "eastern", "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch",
    "oklab", "oklch", "luma", "cmyk",
];

#[test]
fn no_template_has_a_colour_of_its_own() {
    let hex = |word: &str| {
        word.strip_prefix('#')
            .is_some_and(|it| matches!(it.len(), 3 | 4 | 6 | 8) && it.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    let mut looked = 0;
    for (path, text) in templates(&["css"]) {
        for (selector, declarations) in rules(&text) {
            for (key, value) in declarations {
                let own = words(&value).into_iter().find(|word| hex(word) || NAMED.contains(word));
                assert_eq!(own, None, "{path}: {selector} {{ {key}: {value} }}");
                looked += 1;
            }
        }
    }
    assert!(looked > 400, "{looked} declarations");
    for (path, text) in templates(&["typ"]) {
        for (n, line) in text.lines().enumerate().map(|(n, line)| (n + 1, line.split("//").next().unwrap_or(line))) {
            // The theme's own words become colours in one place; mixing needs to be told in which space.
            let line = line
                .replace("rgb(value)", "")
                .replace("rgb(tone.ink)", "")
                .replace("rgb(tone.paper)", "")
                .replace("space: rgb", "");
            let quoted = line.split('"').skip(1).step_by(2).any(hex);
            // Named colours stand as values: behind a colon, a bracket or a plus.
            let named = words(&line).into_iter().find(|word| NAMED.contains(word));
            assert!(!quoted && named.is_none(), "{path}:{n}: {line}");
        }
    }
    for (path, text) in templates(&["html"]) {
        for (n, line) in text.lines().enumerate() {
            let attributes = ["style=\"", "fill=\"", "stroke=\"", "color=\"", "bgcolor=\""];
            for value in attributes.iter().flat_map(|it| line.split(it).skip(1)).filter_map(|it| it.split('"').next()) {
                let own = words(value).into_iter().find(|word| hex(word) || NAMED.contains(word));
                assert_eq!(own, None, "{path}:{}: {line}", n + 1);
            }
        }
    }
}

/// The theme's values that a CSS value is made of.
fn paints(value: &str) -> Vec<Paint> {
    let of = |word: &str| match word {
        "--tone-ink" => Some(Paint::ToneInk),
        "--tone-paper" => Some(Paint::TonePaper),
        _ => word.strip_prefix("--colour-").map(|key| {
            let known = ["brand", "brand-soft", "ink", "quiet", "rule", "paper"];
            Paint::Page(known.iter().find(|it| **it == key).unwrap_or_else(|| panic!("no colour “{key}”")))
        }),
    };
    words(value).into_iter().filter_map(of).collect()
}

#[test]
fn text_on_a_ground_in_the_style_sheets_is_a_pair_of_the_table() {
    let declared =
        |a: Paint, b: Paint| PAIRS.iter().any(|it| (it.over, it.under) == (a, b) || (it.over, it.under) == (b, a));
    let (mut pairs, mut texts) = (0, BTreeSet::new());
    for (path, text) in templates(&["css"]) {
        for (selector, declarations) in rules(&text) {
            let last = |key: &str| declarations.iter().rev().find(|(it, _)| it == key).map(|(_, value)| value.as_str());
            let ground = last("background").map(paints).unwrap_or_default();
            let colour = last("color").filter(|it| !it.contains("color-mix")).map(paints).unwrap_or_default();
            for &over in &colour {
                if let Paint::Page(key) = over {
                    texts.insert(key);
                }
                for &under in ground.iter().filter(|under| **under != over) {
                    assert!(declared(over, under), "{path}: {selector}: {over:?} on {under:?} is not in PAIRS");
                    pairs += 1;
                }
            }
        }
    }
    assert!(pairs >= 4, "{pairs} pairs");
    // Whatever text is set in, it can stand on the page; what is the page itself stands on the brand.
    for key in texts {
        let ground = if key == "paper" { "brand" } else { "paper" };
        assert!(declared(Paint::Page(key), Paint::Page(ground)), "text in “{key}”");
    }
}

#[test]
fn every_tone_and_every_shape_of_the_theme_is_drawn_in_both_outputs() {
    let all = [
        Tone::Strong,
        Tone::Satisfactory,
        Tone::Unsatisfactory,
        Tone::Weak,
        Tone::High,
        Tone::Medium,
        Tone::Low,
        Tone::Done,
        Tone::UnderWay,
        Tone::NotStarted,
        Tone::Dropped,
        Tone::Provisional,
        Tone::Final,
    ];
    let theme = Theme::default();
    let named: BTreeSet<String> = all
        .iter()
        .map(|tone| serde_json::to_value(tone).expect("a word").as_str().expect("a word").to_owned())
        .collect();
    assert_eq!(theme.tones().iter().map(|tone| (*tone).to_owned()).collect::<BTreeSet<_>>(), named);
    let templates = Templates::new(&[], theme);
    let (css, typ) =
        (templates.get("shared/style.css").expect("a sheet"), templates.get("shared/badge.typ").expect("shapes"));
    for shape in Shape::ALL {
        let key = shape.key();
        assert!(css.contains(&format!("--shape-{key}: ")), "{key}");
        assert!(typ.contains(&format!("  {key}: ink =>")) || typ.contains(&format!("  \"{key}\": ink =>")), "{key}");
    }
}

#[test]
fn the_families_of_the_theme_are_those_of_the_fonts() {
    let plant = Arc::new(Plant::new(&Templates::new(&[], Theme::default())));
    let carried: BTreeSet<&str> = plant.book().families().map(|(name, _)| name).collect();
    assert_eq!(FAMILIES.iter().map(|family| family.name).collect::<BTreeSet<_>>(), carried);
}

#[test]
fn both_outputs_are_made_of_the_same_settings() {
    for (name, _, theme) in themes() {
        let (css, toml) = (theme_css(&theme), theme.to_toml());
        let table: toml::Table = toml.parse().expect("TOML");
        for (keys, given) in theme.settings() {
            let value = keys.iter().skip(1).fold(&table[keys[0]], |value, key| &value[*key]);
            match given {
                Given::Colour(colour) => {
                    assert_eq!(value.as_str(), Some(&*colour.to_string()), "{name} {keys:?}");
                    assert!(css.contains(&colour.to_string()), "{name} {keys:?}");
                }
                Given::Number(number) => assert_eq!(value.as_float(), Some(number), "{name} {keys:?}"),
                Given::Family(family) => {
                    assert!(value.as_str() == Some(family) && css.contains(&format!("\"{family}\"")), "{name}")
                }
                Given::Shape(shape) => assert_eq!(value.as_str(), Some(shape.key()), "{name} {keys:?}"),
            }
        }
    }
}

const MINUTES: &str = "kind = \"minutes\"\nid = \"a\"\ntitle = \"Acta\"\nbody = \"sag\"\nissued = 2024-03-07\n\
    status = \"draft\"\ndate = 2024-03-06\nmode = \"virtual\"\neditions = [\"es\"]\n";

/// A workspace chooses a theme, has one of its own, or lays a few keys over one; what it leaves out stays.
#[test]
fn a_workspace_chooses_a_theme_has_its_own_and_lays_keys_over_it() {
    let page = |more: &[(&str, &str)]| {
        let folder = workspace(&[&[("directory.toml", DIRECTORY), ("content/a.toml", MINUTES)], more].concat());
        let report = build_all(folder.path());
        let errors: Vec<_> = report.findings.iter().filter(|it| it.is_error()).map(|it| &it.message.en).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert!(files(&folder.path().join("output")).contains(&"a.es.pdf".to_owned()));
        std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("the page")
    };
    let has = |page: &str, parts: &[&str]| parts.iter().for_each(|part| assert!(page.contains(part), "{part}"));
    has(&page(&[]), &["--colour-brand:#0b4f6c", "--font-title:\"Source Sans 3\""]);
    let gazette = ("pliego.toml", "theme = \"gazette\"\n");
    has(&page(&[gazette]), &["--colour-brand:#1a1a1a", "--font-title:\"Source Serif 4\",\"Source Serif Pro\""]);
    let own = ("templates/theme.toml", "[colour]\nbrand = \"#5b1a1a\"\n");
    has(&page(&[gazette, own]), &["--colour-brand:#5b1a1a", "--colour-quiet:#4a4a4a"]);
    let named = ("templates/themes/mesa.toml", "[colour]\nbrand = \"#3d1a5b\"\n[size]\ntext = 11\n");
    has(
        &page(&[("pliego.toml", "theme = \"mesa\"\n"), named]),
        &["--colour-brand:#3d1a5b", "--colour-quiet:#535b63", "--size-text:11;"],
    );
}

/// A comment in a theme makes nothing anew; a colour makes everything anew.
#[test]
fn outputs_are_made_anew_when_what_the_theme_says_changes() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", MINUTES)]);
    let built = |text: &str| {
        support::write(folder.path(), "templates/theme.toml", text);
        let report = build_all(folder.path());
        (report.written, report.unchanged)
    };
    assert_eq!(built(""), (2, 0));
    assert_eq!(built("# nothing\n[colour]\nbrand = \"#0B4F6C\"\n"), (0, 2));
    assert_eq!(built("[colour]\nbrand = \"#0b4f6d\"\n"), (2, 0));
}

// ── Logos ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><rect width=\"20\" height=\"10\"/></svg>";

/// A row of a logo, described in both languages.
fn logo(path: &str, name: &str) -> String {
    format!("[[logo]]\npath = \"{path}\"\nalt = {{ es = \"Emblema {name}\", en = \"Emblem {name}\" }}\n")
}

/// What is heard of the pictures of each page and its PDF.
fn heard(folder: &std::path::Path, output: &str) -> Vec<String> {
    let read = |extension: &str| std::fs::read(folder.join(format!("output/{output}.{extension}"))).expect("an output");
    let html = support::html_text::read(&String::from_utf8(read("html")).expect("a page")).pictures;
    assert_eq!(support::pdf_text::read(&read("pdf")).pictures, html, "{output}");
    html
}

#[test]
fn a_document_shows_the_logos_of_the_theme_unless_it_has_its_own() {
    let own = format!("{}\n{}", support::minutes("own", ""), logo("../marks/own.svg", "propio"));
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/deep/a.toml", &support::minutes("a", "")),
        ("content/own.toml", &own),
        ("marks/one.svg", SVG),
        ("marks/own.svg", SVG),
        ("pliego.toml", "theme = \"mesa\"\n"),
        ("templates/themes/mesa.toml", &logo("marks/one.svg", "uno")),
    ]);
    let shown = |theme: &str, lines: &[&str]| {
        support::write(folder.path(), "templates/theme.toml", theme);
        let report = build_all(folder.path());
        assert!(report.findings.is_empty(), "{:#?}", report.findings);
        assert_eq!(heard(folder.path(), "a.es"), lines);
        assert_eq!(heard(folder.path(), "own.en"), ["Emblem propio"]);
        report.written
    };
    assert_eq!(shown("[size]\ntext = 10\n", &["Emblema uno"]), 12);
    // The file over the theme has other logos, or none; nothing else is made anew than what showed them.
    let two = logo("marks/one.svg", "uno") + &logo("/marks/own.svg", "dos");
    assert_eq!(shown(&format!("{two}[size]\ntext = 10\n"), &["Emblema uno", "Emblema dos"]), 6);
    assert_eq!(shown("logo = []\n[size]\ntext = 10\n", &[]), 6);
    shown(&two, &["Emblema uno", "Emblema dos"]);
    support::write(folder.path(), "marks/one.svg", &SVG.replace("\"10\"", "\"12\""));
    assert_eq!(shown(&two, &["Emblema uno", "Emblema dos"]), 6, "a picture has changed");
}

#[test]
fn what_is_wrong_with_a_logo_of_the_theme_is_found_once_and_in_the_languages_that_show_it() {
    let alone = |id: &str, langs: &str| support::minutes(id, &format!("editions = [{langs}]\n"));
    let plain = "[[logo]]\npath = \"one.svg\"\nalt = \"Emblema del grupo\"\n";
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &alone("a", "\"es\"")),
        ("content/b.toml", &alone("b", "\"es\"")),
        ("one.svg", SVG),
        ("templates/theme.toml", plain),
    ]);
    let codes = || {
        let found = support::check(folder.path());
        found.iter().map(|it| (it.code.as_str(), it.at.file.path.clone())).collect::<Vec<_>>()
    };
    let in_theme = |code: &'static str| vec![(code, "templates/theme.toml".to_owned())];
    assert_eq!(codes(), []);
    support::write(folder.path(), "content/b.toml", &alone("b", "\"es\", \"en\""));
    assert_eq!(codes(), in_theme("L001"));
    // Plain strings are in the language of the workspace.
    support::write(folder.path(), "pliego.toml", "language = \"en\"\n");
    assert_eq!(codes(), in_theme("L001"));
    support::write(folder.path(), "content/a.toml", &alone("a", "\"en\""));
    support::write(folder.path(), "content/b.toml", &alone("b", "\"en\""));
    assert_eq!(codes().iter().filter(|(code, _)| *code == "L001").count(), 0);
    // A picture that is not there halts everything, as any error in a theme does.
    support::write(folder.path(), "templates/theme.toml", &logo("none.svg", "que falta"));
    assert_eq!(codes(), in_theme("P002"));
    let report = build_all(folder.path());
    assert_eq!((report.written, report.halted_by), (0, vec!["templates/theme.toml".to_owned()]));
}

#[test]
fn the_guide_names_every_theme_key_and_shape() {
    let theme = Theme::default();
    let keys: BTreeSet<&str> = theme.settings().flat_map(|(keys, _)| keys.iter().copied()).collect();
    for path in ["docs/themes.md", "docs/themes.es.md"] {
        let guide = std::fs::read_to_string(support::project().join(path)).expect("the guide");
        let has = |word: &str| {
            [format!("`{word}`"), format!("`[{word}]`"), format!("{word} = ")].iter().any(|it| guide.contains(it))
        };
        let shapes = Shape::ALL.iter().map(|shape| shape.key());
        let themes = names(&[]);
        for word in keys.iter().copied().chain(shapes).chain(themes.iter().map(String::as_str)) {
            assert!(has(word), "{path}: {word}");
        }
        for family in FAMILIES {
            assert!(guide.contains(family.name), "{path}: {}", family.name);
        }
    }
}

// ── The specimen ───────────────────────────────────────────────────────────────────────────────────────────────────

/// Every word that names a form of the view, by the key it stands under.
fn forms(value: &serde_json::Value, key: &str, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, field) in fields {
                if let (true, Some(word)) = (name == key, field.as_str()) {
                    found.insert(word.to_owned());
                }
                forms(field, key, found);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| forms(item, key, found)),
        _ => {}
    }
}

#[test]
fn the_specimen_has_every_form_that_a_publication_may_have() {
    let view = pliego::specimen::view(&Edition::parse("es+en").expect("an edition"), &Theme::default());
    let view = serde_json::to_value(&view).expect("a view");
    let has = |key: &str, all: &[&str]| {
        let mut found = BTreeSet::new();
        forms(&view, key, &mut found);
        assert_eq!(found, all.iter().map(|it| (*it).to_owned()).collect(), "{key}");
    };
    let blocks = [
        "heading",
        "prose",
        "facts",
        "line",
        "table",
        "chart",
        "items",
        "note",
        "figure",
        "roster",
        "form",
        "signatures",
    ];
    let parts = ["text", "badge", "reserved", "bar", "mark", "column"];
    has("k", &[&blocks[..], &parts[..]].concat());
    has("shape", &["solid", "hatched", "line", "dot", "diamond", "beyond"]);
    has("t", &["p", "ul", "ol", "text", "em", "strong", "link", "fn"]);
    has("tone", &Theme::default().tones().into_iter().collect::<Vec<_>>());
}

/// The exit code, what is printed and what is said.
fn told(folder: &std::path::Path, args: &[&str]) -> (i32, String, String) {
    let output = pliego(folder, args);
    (code(&output), out(&output).replace('\\', "/"), err(&output))
}

#[test]
fn a_preview_says_the_same_in_both_outputs_of_each_edition() {
    let folder = workspace(&[("pliego.toml", "theme = \"gazette\"\n")]);
    let listed = told(folder.path(), &["theme", "list", "--ui-lang", "en"]);
    assert_eq!((listed.0, listed.1.as_str()), (0, "pliego\ngazette  (in use)\n"));
    for (args, theme) in [(&[][..], "gazette"), (&["--theme", "pliego"][..], "pliego")] {
        let args = [&["theme", "preview", "--ui-lang", "en"], args].concat();
        let (code, _, said) = told(folder.path(), &args);
        assert!(code == 0 && said.contains(&format!("specimen of the theme “{theme}” → ")), "{said}");
        let made = folder.path().join("specimen").join(theme);
        assert_eq!(files(&made).len(), 7, "{:?}", files(&made));
        for edition in ["es", "en", "es-en"] {
            let read =
                |extension: &str| std::fs::read(made.join(format!("specimen.{edition}.{extension}"))).expect("a file");
            let pdf = support::pdf_text::read(&read("pdf"));
            let html = String::from_utf8(read("html")).expect("a page");
            let (_, block) = html.split_once("id=\"source\">").expect("what the page carries");
            let (block, _) = block.split_once("</script>").expect("the end of it");
            let block: serde_json::Value = serde_json::from_str(block).expect("JSON");
            assert_eq!(block, serde_json::json!({ "manifest": null }));
            assert_eq!(Verifier::new(None).verify(html.as_bytes()).verdict, Verdict::NoProof, "{theme} {edition}");
            let brand = Theme::named(theme, &[], Lang::ES).expect("a theme").0.colour(&["colour", "brand"]);
            assert!(html.contains(&format!("--colour-brand:{brand}")), "{theme} {edition}");
            let html = support::html_text::read(&html);
            assert_eq!(support::pdf_text::fold(&pdf.text), support::pdf_text::fold(&html.text), "{theme} {edition}");
            assert_eq!(pdf.pictures, html.pictures);
        }
        let index = std::fs::read_to_string(made.join("index.html")).expect("the index");
        assert!(files(&made).iter().filter(|name| *name != "index.html").all(|name| index.contains(&**name)));
    }
}

#[test]
fn a_preview_shows_the_logos_of_the_theme_and_says_what_is_wrong_with_them() {
    let folder = workspace(&[("marks/one.svg", SVG), ("templates/theme.toml", &logo("marks/one.svg", "uno"))]);
    let (code, _, said) = told(folder.path(), &["theme", "preview", "--ui-lang", "en"]);
    assert_eq!(code, 0, "{said}");
    for (edition, first) in [("es", "Emblema uno"), ("en", "Emblem uno"), ("es-en", "Emblema uno / Emblem uno")] {
        let read = |extension: &str| {
            std::fs::read(folder.path().join(format!("specimen/pliego/specimen.{edition}.{extension}")))
                .expect("a file")
        };
        let html = support::html_text::read(&String::from_utf8(read("html")).expect("a page")).pictures;
        assert_eq!(html[0], first, "{html:?}");
        assert_eq!(support::pdf_text::read(&read("pdf")).pictures, html);
    }
    support::write(folder.path(), "templates/theme.toml", &logo("marks/none.svg", "que falta"));
    let (code, _, said) = told(folder.path(), &["theme", "preview", "--ui-lang", "es"]);
    assert!(code == 1 && said.contains("error[P002]") && said.contains("templates/theme.toml:2:8"), "{said}");
}

#[test]
fn a_preview_of_a_broken_theme_says_what_is_wrong_and_writes_nothing() {
    let folder = workspace(&[
        ("templates/themes/mesa.toml", "[colour]\nink = \"#dddddd\"\n"),
        ("templates/theme.toml", "[size]\ntext = 1\n"),
        ("directory.toml", "broken ="),
    ]);
    let preview = |args: &[&str]| told(folder.path(), &[&["theme", "preview", "--ui-lang", "es"], args].concat());
    let (code, _, said) = preview(&["--theme", "mesa"]);
    assert!(code == 1 && said.contains("error[V001]") && said.contains("templates/themes/mesa.toml:2:7"), "{said}");
    let (code, _, said) = preview(&[]);
    assert!(code == 1 && said.contains("error[V004]") && !said.contains("S001"), "{said}");
    let (code, _, said) = preview(&["--theme", "meza"]);
    assert!(code == 2 && said.contains("no hay ningún tema «meza»; los temas son: pliego, gazette, mesa"), "{said}");
    assert!(!folder.path().join("specimen").exists());
    // What others made stays.
    support::write(folder.path(), "mine/specimen.es.html", "<p>mine");
    let (code, _, said) = preview(&["--theme", "gazette", "--out", "mine"]);
    assert!(code == 2 && said.contains("no se sobrescribe"), "{said}");
    assert_eq!(files(&folder.path().join("mine")), ["specimen.es.html"]);
}
