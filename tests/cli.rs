//! The command line as its users meet it: messages, exit codes, silence when piped.

mod support;

use std::path::Path;
use std::process::{Command, Output};

use support::{DIRECTORY, minutes, samples, workspace, write};

fn pliego(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pliego"))
        .args(args)
        .current_dir(folder)
        .env_remove("LANG")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .output()
        .expect("the command runs")
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).replace('\\', "/")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

#[test]
fn a_build_closes_with_what_was_done() {
    let folder = samples();
    let first = pliego(folder.path(), &["build", "--ui-lang", "es"]);
    assert_eq!(code(&first), 0, "{}", err(&first));
    let text = err(&first);
    let all = support::sample_count();
    let (editions, files) = (all * 3, all * 6);
    let start = format!("{all} documentos, {editions} ediciones ({files} archivos nuevos, 0 sin cambios); 0 errores");
    assert!(text.starts_with(&format!("{start}, 0 avisos → ")), "{text}");
    assert!(text.contains("output\nCada PDF y cada HTML lleva su fuente en forma canónica"), "{text}");
    assert_eq!(text.lines().count(), 2, "quiet when piped: {text}");
    assert!(out(&first).is_empty());
    let second =
        pliego(folder.path(), &["build", "--ui-lang=en", "--lang", "es+en", "--format", "pdf", "content/ccpm"]);
    assert!(
        err(&second).starts_with("2 documents, 2 editions (0 files written, 2 unchanged); 0 errors, 0 warnings"),
        "{}",
        err(&second)
    );
}

#[test]
fn messages_follow_the_locale() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    for (locale, word) in
        [("en_GB.UTF-8", "1 document:"), ("es_VE.UTF-8", "1 documento:"), ("fr_FR.UTF-8", "1 documento:")]
    {
        let output = Command::new(env!("CARGO_BIN_EXE_pliego"))
            .arg("check")
            .current_dir(folder.path())
            .env("LC_ALL", locale)
            .env("LANG", locale)
            .output()
            .expect("the command runs");
        assert!(err(&output).starts_with(word), "{locale}: {}", err(&output));
    }
}

#[test]
fn findings_decide_the_exit_code() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", "titel = 3\n"))]);
    let warned = pliego(folder.path(), &["check", "--ui-lang", "en"]);
    assert_eq!(code(&warned), 0);
    assert!(err(&warned).contains("warning[F001]: unknown key “titel”"), "{}", err(&warned));
    assert!(err(&warned).contains("content/a.toml:8:1"), "{}", err(&warned));
    assert!(err(&warned).contains("did you mean “title”?"), "{}", err(&warned));
    assert_eq!(code(&pliego(folder.path(), &["check", "--strict"])), 1);
    assert_eq!(code(&pliego(folder.path(), &["build"])), 0);
    assert_eq!(code(&pliego(folder.path(), &["build", "--strict"])), 1);

    write(folder.path(), "content/b.toml", "kind = 3");
    let failed = pliego(folder.path(), &["build", "--ui-lang", "es"]);
    assert_eq!(code(&failed), 1);
    assert!(err(&failed).contains("1 error, 1 aviso"), "{}", err(&failed));
    let short = pliego(folder.path(), &["check", "--short", "--ui-lang", "es", "content/b.toml"]);
    assert!(err(&short).starts_with("content/b.toml:1:8: error[S005] "), "{}", err(&short));
    assert_eq!(err(&short).lines().count(), 2);
}

#[test]
fn unusable_arguments_and_files_end_with_two() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", "")), ("notes.txt", "")]);
    for args in [
        &["build", "nowhere.toml"][..],
        &["build", "notes.txt"],
        &["build", "--lang", "fr"],
        &["build", "--format", "docx"],
        &["build", "--jobs", "0"],
        &["publish"],
        &[],
    ] {
        let output = pliego(folder.path(), args);
        assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
        assert!(!err(&output).is_empty(), "{args:?}");
    }
    write(folder.path(), "output", "a file in the way");
    assert_eq!(code(&pliego(folder.path(), &["build"])), 2);
}

#[test]
fn help_exists_in_both_languages_with_examples() {
    let folder = support::scratch();
    for (lang, words) in [("es", ["Ejemplos:", "publicaciones"]), ("en", ["Examples:", "publications"])] {
        for command in [&["--help"][..], &["build", "--help"], &["check", "--help"]] {
            let mut args = vec!["--ui-lang", lang];
            args.extend(command);
            let output = pliego(folder.path(), &args);
            assert_eq!(code(&output), 0);
            assert!(out(&output).contains(words[0]), "{args:?}: {}", out(&output));
        }
        assert!(out(&pliego(folder.path(), &["--ui-lang", lang, "--help"])).contains(words[1]));
    }
}

#[test]
fn list_shows_every_document_broken_ones_too() {
    let folder = samples();
    write(folder.path(), "content/broken.toml", "id = \"broken\"");
    let output = pliego(folder.path(), &["list", "--ui-lang", "en"]);
    let text = out(&output);
    assert_eq!(text.lines().count(), support::sample_count() + 1, "{text}");
    assert!(
        text.lines().any(|l| l.starts_with("ccpm-2023-venezuela")
            && l.contains("ccpm")
            && l.contains("2024-05-06")
            && l.contains("Approved")
            && l.ends_with("es en es+en")),
        "{text}"
    );
    assert!(text.lines().any(|l| l.starts_with("broken") && l.contains("with errors")), "{text}");
}

#[test]
fn an_empty_folder_says_what_to_do() {
    let folder = support::scratch();
    let output = pliego(folder.path(), &["build", "--ui-lang", "es"]);
    assert_eq!(code(&output), 0);
    assert!(err(&output).contains("No hay documentos"), "{}", err(&output));
}

#[test]
fn the_full_source_goes_out_only_when_asked_and_the_build_says_so() {
    let secret = "# un comentario interno\n";
    let canonical =
        format!("{secret}{}", minutes("canonical", "[[accept]]\ncode = \"F001\"\nreason = \"motivo interno\"\n"));
    let full = format!("{secret}{}", minutes("full", "attach = \"full\"\n"));
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &canonical), ("content/b.toml", &full)]);
    let output = pliego(folder.path(), &["build", "--ui-lang", "es"]);
    assert!(err(&output).contains("Llevan su fuente completa, con los comentarios: full."), "{}", err(&output));
    let attached = |name: &str| {
        let pdf = lopdf::Document::load(folder.path().join("output").join(name)).expect("a PDF");
        let file = pdf.objects.values().find_map(|object| {
            let stream = object.as_stream().ok()?;
            let kind = stream.dict.get(b"Type").and_then(|t| t.as_name()).ok()?;
            (kind == b"EmbeddedFile").then(|| stream.decompressed_content().unwrap_or(stream.content.clone()))
        });
        String::from_utf8(file.expect("an attachment")).expect("text")
    };
    let text = attached("canonical.es.pdf");
    assert!(text.contains("id = \"canonical\"") && text.contains("Reunión"), "{text}");
    assert!(!text.contains("interno") && !text.contains("Meeting"), "{text}");
    assert!(attached("canonical.es-en.pdf").contains("Meeting"));
    assert_eq!(attached("full.es.pdf"), full);
    let html = std::fs::read_to_string(folder.path().join("output/canonical.en.html")).unwrap();
    assert!(html.contains("Meeting") && !html.contains("interno"));
}
