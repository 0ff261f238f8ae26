//! `pliego explain` and `pliego rules` as their users meet them.

use std::process::Command;

use crate::support::run::{err, out, pliego};
use crate::support::{DIRECTORY, minutes, scratch, workspace};

#[test]
fn a_page_is_printed_in_the_language_of_the_messages() {
    let folder = scratch();
    for lang in ["es", "en"] {
        // The case of the code makes no difference.
        let output = pliego(folder.path(), &["explain", "d003", "--ui-lang", lang]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        insta::assert_snapshot!(format!("d003.{lang}"), out(&output));
    }
    let words = out(&pliego(folder.path(), &["explain", "S002", "--ui-lang", "es"]));
    assert!(words.contains("\nCuándo\n") && !words.contains("\nMal\n"), "{words}");
    let both = out(&pliego(folder.path(), &["explain", "M001", "M002", "--ui-lang", "en"]));
    assert!(both.starts_with("M001 · warning · ") && both.contains("\nM002 · warning · "), "{both}");
}

#[test]
fn colours_add_nothing_but_colours() {
    let folder = scratch();
    let plain = out(&pliego(folder.path(), &["explain", "K001", "--ui-lang", "es"]));
    let output = Command::new(env!("CARGO_BIN_EXE_pliego"))
        .args(["explain", "K001", "--ui-lang", "es"])
        .current_dir(folder.path())
        .env("CLICOLOR_FORCE", "1")
        .output()
        .expect("the command runs");
    let coloured = out(&output);
    assert!(coloured.contains("\u{1b}[") && !plain.contains('\u{1b}'));
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
}

#[test]
fn an_unknown_code_is_answered_with_the_nearest() {
    let folder = scratch();
    for (typed, es, en) in [
        ("D0033", "no hay ninguna regla «D0033»; ¿quiso decir «D003»?", "did you mean “D003”?"),
        ("d3", "¿quiso decir «D003»?", "did you mean “D003”?"),
        ("R-7", "¿quiso decir «R007»?", "did you mean “R007”?"),
        ("minuta", "pliego rules las enumera todas", "pliego rules lists them all"),
    ] {
        for (lang, words) in [("es", es), ("en", en)] {
            let output = pliego(folder.path(), &["explain", "D003", typed, "--ui-lang", lang]);
            assert_eq!(output.status.code(), Some(2));
            assert!(err(&output).contains(words) && out(&output).is_empty(), "{}", err(&output));
        }
    }
    let output = pliego(folder.path(), &["explain", "--ui-lang", "es"]);
    assert_eq!((output.status.code(), err(&output).contains("falta <CÓDIGO>...")), (Some(2), true), "{}", err(&output));
}

#[test]
fn every_rule_is_listed_once_below_its_family() {
    let folder = scratch();
    let text = out(&pliego(folder.path(), &["rules", "--ui-lang", "es"]));
    let listed: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("  "))
        .map(|line| &line[..line.find(' ').unwrap_or(0)])
        .collect();
    let codes: Vec<&str> = pliego::kinds::families().iter().flat_map(|f| &f.codes).map(|code| code.code).collect();
    assert_eq!(listed, codes);
    assert!(text.contains("\nFechas\n  D001  error    fecha imposible\n"), "{text}");
    assert!(text.contains("\nMinutas\n  M001  aviso "), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
}

#[test]
fn the_weight_that_the_workspace_gives_a_rule_is_shown() {
    let levels = "[[rule]]\ncode = \"M002\"\nseverity = \"error\"\n\n[[rule]]\ncode = \"W006\"\nseverity = \"off\"\n";
    let folder = workspace(&[("pliego.toml", levels), ("content/deep/a.toml", &minutes("a", ""))]);
    let within = folder.path().join("content/deep");
    let text = out(&pliego(&within, &["explain", "M002", "W006", "M001", "--ui-lang", "es"]));
    assert!(text.contains("responsable o fecha\nEn este espacio de trabajo: error (pliego.toml)\n"), "{text}");
    assert!(text.contains("En este espacio de trabajo: apagada (pliego.toml)\n"), "{text}");
    assert_eq!(text.matches("En este espacio de trabajo").count(), 2, "{text}");
    let listed = out(&pliego(&within, &["rules", "--ui-lang", "en"]));
    assert!(listed.contains("action point without owner or date (here: error)\n"), "{listed}");
    assert!(listed.contains("activities nearly alike (here: switched off)\n"), "{listed}");
}

#[test]
fn json_holds_both_languages() {
    let folder = scratch();
    let parse = |args: &[&str]| -> serde_json::Value {
        serde_json::from_str(&out(&pliego(folder.path(), args))).expect("JSON")
    };
    let pages = parse(&["explain", "M001", "P005", "--json"]);
    assert_eq!(pages[0]["code"], "M001");
    assert_eq!(pages[0]["severity"], "warning");
    assert!(pages[0]["wrong"]["minutes"].as_str().expect("an example").contains("duration_minutes = 60"));
    assert!(pages[0]["why"]["es"].is_string() && pages[1]["shown"]["en"].is_string() && pages[1]["wrong"].is_null());
    let rules = parse(&["rules", "--json"]);
    assert_eq!(rules.as_array().expect("a list").len(), pliego::kinds::codes().count());
    assert_eq!(rules[0]["family"]["es"], "Sintaxis y archivos");
}

#[test]
fn findings_point_at_their_explanation_once_a_run() {
    let folder =
        workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", "titel = 3\nlugar = 4\n"))]);
    for command in ["check", "build"] {
        let text = err(&pliego(folder.path(), &[command, "--ui-lang", "es"]));
        assert_eq!(text.matches("\nPara saber más de un hallazgo: pliego explain F001\n").count(), 1, "{text}");
    }
    let short = err(&pliego(folder.path(), &["check", "--short", "--ui-lang", "es"]));
    assert!(!short.contains("explain"), "one line a finding, for editors: {short}");
    let sound = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    assert!(!err(&pliego(sound.path(), &["check"])).contains("explain"));
}
