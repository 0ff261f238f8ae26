//! The command line as its users meet it: messages, exit codes, silence when piped.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::run::{code, err, out, pliego};
use crate::support::{self, DIRECTORY, minutes, samples, workspace, write};

#[test]
fn a_build_names_pages_that_are_heavy_also_when_they_are_unchanged() {
    let long = support::stress::words(30_000);
    let action = format!("[[action]]\ntask = {{ es = \"{long}\", en = \"{long}\" }}\n");
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &minutes("a", &action)),
        ("content/b.toml", &minutes("b", "")),
    ]);
    for files in ["6 archivos nuevos", "6 sin cambios"] {
        let text = err(&pliego(folder.path(), &["build", "--ui-lang", "es", "--format", "html"]));
        assert!(text.contains(files), "{text}");
        let note = text.lines().find(|line| line.starts_with("Páginas pesadas")).expect("a note");
        assert!(note.contains("a.es-en.html (") && !note.contains("b."), "{note}");
    }
}

#[test]
fn a_build_closes_with_what_was_done() {
    let folder = samples();
    let first = pliego(folder.path(), &["build", "--ui-lang", "es"]);
    assert_eq!(code(&first), 0, "{}", err(&first));
    let text = err(&first);
    let count = support::sample_count();
    let (editions, files) = (count * 3, support::output_count());
    let closing = format!(
        "{count} documentos, {editions} ediciones ({files} archivos nuevos, 0 sin cambios); 0 errores, 0 avisos → "
    );
    assert!(text.starts_with(&closing), "{text}");
    assert!(text.contains("output\nCada PDF y cada HTML lleva su fuente en forma canónica"), "{text}");
    assert_eq!(text.lines().count(), 2, "quiet when piped: {text}");
    assert!(out(&first).is_empty());
    let second =
        pliego(folder.path(), &["build", "--ui-lang=en", "--lang", "es+en", "--format", "pdf", "content/ccpm"]);
    assert!(
        err(&second).starts_with("3 documents, 3 editions (0 files written, 3 unchanged); 0 errors, 0 warnings"),
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
    assert!(err(&warned).contains("“title” is here already"), "{}", err(&warned));
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
fn findings_in_a_po_file_belong_to_the_document_that_it_translates() {
    let orphan = "msgctxt \"gone\"\nmsgid \"x\"\nmsgstr \"y\"\n";
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/one/a.toml", &minutes("a", "")),
        ("content/one/a.en.po", orphan),
        ("content/two/b.toml", &minutes("b", "")),
        ("content/two/b.en.po", orphan),
    ]);
    for (path, found) in [("content", 2), ("content/one", 1), ("content/two/b.toml", 1)] {
        let output = pliego(folder.path(), &["check", "--short", path]);
        assert_eq!(err(&output).matches("[L003]").count(), found, "{path}: {}", err(&output));
    }
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
        for command in [&["--help"][..], &["build", "--help"], &["check", "--help"], &["explain", "--help"]] {
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
fn help_and_faults_of_usage_speak_the_language_of_the_messages() {
    let folder = support::scratch();
    for (args, es, en) in [
        (&["--help"][..], "Uso: pliego [OPCIONES] <ORDEN>", "Usage: pliego [OPTIONS] <COMMAND>"),
        (&["build", "--help"], "Uso: pliego build [OPCIONES] [RUTA]...", "Usage: pliego build [OPTIONS] [PATH]..."),
        (&["check", "-h"], "Uso: pliego check [OPCIONES] [RUTA]...", "Usage: pliego check [OPTIONS] [PATH]..."),
        (&["build", "--open=yes"], "--open no lleva ningún valor", "--open takes no value"),
        (&["build", "--out"], "falta el valor de --out", "--out <FOLDER> lacks its value"),
        (&["build", "--strict", "--strict"], "--strict está dos veces", "--strict is given twice"),
        (&["--ui-lang"], "falta el valor de --ui-lang", "--ui-lang <es|en> lacks its value"),
    ] {
        for (lang, words) in [("es", es), ("en", en)] {
            // Before the arguments: the last of them may be what is wrong.
            let output = Command::new(env!("CARGO_BIN_EXE_pliego"))
                .args(args)
                .current_dir(folder.path())
                .env("LC_ALL", format!("{lang}_XX.UTF-8"))
                .output()
                .expect("the command runs");
            let text = out(&output) + &err(&output);
            assert!(text.contains(words), "{args:?} in {lang}: {text}");
        }
    }
    let spanish = out(&pliego(folder.path(), &["--ui-lang", "es", "build", "--help"]));
    assert!(!spanish.contains("OPTIONS") && !spanish.contains("COMMAND"), "{spanish}");
}

#[test]
fn an_edition_that_no_document_has_is_named_with_those_that_exist() {
    let only_spanish = minutes("a", "").replace("date =", "editions = [\"es\"]\ndate =");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &only_spanish)]);
    let built = pliego(folder.path(), &["build", "--ui-lang", "es", "--lang", "en"]);
    let text = err(&built);
    assert!(text.contains("se publica en la edición en; se publican en: es."), "{text}");
    assert!(!text.contains("No hay documentos"), "{text}");
    let built = pliego(folder.path(), &["build", "--ui-lang", "en", "--lang", "es"]);
    assert!(!err(&built).contains("No document"), "{}", err(&built));
}

#[test]
fn an_error_in_the_directory_is_the_last_word() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    assert_eq!(code(&pliego(folder.path(), &["build"])), 0);
    write(folder.path(), "directory.toml", "[[body]]\nkey = \n");
    let output = pliego(folder.path(), &["build", "--prune", "--ui-lang", "es"]);
    assert_eq!(code(&output), 1);
    let last = "1 error, 0 avisos\nNo se ha publicado nada: corrija primero directory.toml. Lo publicado antes queda como estaba.\n";
    assert!(err(&output).ends_with(last), "{}", err(&output));
    let checked = pliego(folder.path(), &["check", "--ui-lang", "es"]);
    assert!(err(&checked).ends_with("1 documento: 1 error, 0 avisos\n"), "{}", err(&checked));
}

#[test]
fn what_is_obsolete_is_named_with_the_reason() {
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &minutes("a", "")),
        ("content/b.toml", &minutes("b", "")),
    ]);
    pliego(folder.path(), &["build"]);
    write(folder.path(), "content/a.toml", &minutes("a", "").replace("date =", "editions = [\"es\"]\ndate ="));
    std::fs::remove_file(folder.path().join("content/b.toml")).unwrap();
    let text = err(&pliego(folder.path(), &["build", "--ui-lang", "en"]));
    assert!(text.contains("Their document is gone (to delete them: --prune): b.en.html, b.en.pdf, b.es-en"), "{text}");
    assert!(
        text.contains("not published in that edition any more (to delete them: --prune): a.en.html, a.en.pdf, a.es-en"),
        "{text}"
    );
    let text = err(&pliego(folder.path(), &["build", "--ui-lang", "es", "--prune"]));
    assert!(text.contains("Borrado, porque su documento ya no existe: b.en.html"), "{text}");
    assert!(text.contains("Borrado, porque su documento ya no se publica en esa edición: a.en.html"), "{text}");
    assert_eq!(support::names(&folder.path().join("output")), ["a.es.html", "a.es.pdf", "index.html"]);
}

/// Runs the command as somebody whom permissions bind, with whom the folder is left: the superuser reads everything.
/// The binary is copied, because not everybody may enter the folder where it was built.
#[cfg(unix)]
fn as_anybody(folder: &Path, args: &[&str]) -> Output {
    use std::os::unix::fs::{MetadataExt, chown};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    let binary = folder.join("pliego");
    if !binary.exists() {
        std::fs::copy(env!("CARGO_BIN_EXE_pliego"), &binary).expect("a copy");
    }
    let mut command = Command::new(binary);
    let owner = std::fs::metadata(folder).expect("a folder").uid();
    if owner == 0 {
        for entry in walkdir::WalkDir::new(folder) {
            chown(entry.expect("an entry").path(), Some(NOBODY), Some(NOBODY)).expect("another owner");
        }
    }
    if [0, NOBODY].contains(&owner) {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.args(args).current_dir(folder);
    loop {
        match command.output() {
            // Another test that starts a process holds the copy open for a moment.
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => std::thread::yield_now(),
            result => return result.expect("the command runs"),
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_a_finding_and_nothing_is_pruned() {
    use std::os::unix::fs::PermissionsExt;
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &minutes("a", "")),
        ("content/locked/b.toml", &minutes("b", "")),
    ]);
    let first = as_anybody(folder.path(), &["build"]);
    assert_eq!(code(&first), 0, "{}", err(&first));
    let lock = |mode: u32| {
        let locked = folder.path().join("content/locked");
        std::fs::set_permissions(locked, std::fs::Permissions::from_mode(mode)).expect("permissions");
    };
    lock(0o000);
    let second = as_anybody(folder.path(), &["build", "--prune", "--ui-lang", "en"]);
    lock(0o755);
    let text = err(&second);
    assert_eq!(code(&second), 1, "{text}");
    assert!(text.contains("error[S003]: the folder “content/locked” cannot be read"), "{text}");
    assert!(text.contains("nothing is deleted while a folder or an id cannot be read: b.en.html"), "{text}");
    assert_eq!(support::names(&folder.path().join("output")).len(), 13);
}

#[cfg(unix)]
#[test]
fn publications_have_the_mode_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    for (mask, mode) in [("022", 0o644), ("002", 0o664), ("077", 0o600)] {
        let line = format!("umask {mask}; exec \"$0\" build --out {mask}");
        let built = Command::new("sh")
            .args(["-c", &line, env!("CARGO_BIN_EXE_pliego")])
            .current_dir(folder.path())
            .output()
            .expect("a shell");
        assert_eq!(code(&built), 0, "{}", err(&built));
        for name in ["a.es.pdf", "a.es.html", "index.html", ".pliego.json"] {
            let file = std::fs::metadata(folder.path().join(mask).join(name)).expect("a file");
            assert_eq!(file.permissions().mode() & 0o777, mode, "{name} under {mask}");
        }
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
        let bytes = std::fs::read(folder.path().join("output").join(name)).expect("a PDF");
        let unpacked = pliego::proof::unpack(&bytes).expect("what it carries");
        let (source, _) = unpacked.source().expect("a source");
        String::from_utf8(source.bytes.clone()).expect("text")
    };
    let text = attached("canonical.es.pdf");
    assert!(text.contains("id = \"canonical\"") && text.contains("Reunión"), "{text}");
    assert!(!text.contains("interno") && !text.contains("Meeting"), "{text}");
    assert!(attached("canonical.es-en.pdf").contains("Meeting"));
    assert_eq!(attached("full.es.pdf"), full);
    let html = std::fs::read_to_string(folder.path().join("output/canonical.en.html")).unwrap();
    assert!(html.contains("Meeting") && !html.contains("interno"));
}

#[test]
fn schemas_are_written_beside_the_documents() {
    let folder =
        workspace(&[("content/a.toml", &("#:schema ../schemas/minutes.schema.json\n".to_owned() + &minutes("a", "")))]);
    let content = folder.path().join("content");
    let first = pliego(&content, &["schema", "--ui-lang", "es"]);
    assert_eq!(code(&first), 0, "{}", err(&first));
    assert!(err(&first).starts_with("7 esquemas (7 archivos nuevos, 0 sin cambios) → "), "{}", err(&first));
    assert!(err(&first).contains("#:schema ../schemas/minutes.schema.json"), "{}", err(&first));
    let schemas = support::contents(&folder.path().join("schemas"));
    let names: Vec<&str> = schemas.keys().map(String::as_str).collect();
    let kinds = ["ccpm", "directory", "lessons", "minutes", "pliego", "poa", "strategy"];
    assert_eq!(names, kinds.map(|kind| format!("{kind}.schema.json")));
    for (name, bytes) in &schemas {
        let committed = std::fs::read(support::project().join("docs/schemas/es").join(name)).expect("a schema");
        assert!(*bytes == committed, "{name} is that of the documentation");
    }
    // They are no documents, and the line that leads to them is a comment.
    let check = pliego(folder.path(), &["check", "--ui-lang", "en"]);
    assert!(err(&check).contains("1 document: 0 errors, 1 warning"), "{}", err(&check));
    let second = pliego(folder.path(), &["schema", "--ui-lang", "es"]);
    assert!(err(&second).starts_with("7 esquemas (0 archivos nuevos, 7 sin cambios)"), "{}", err(&second));
    // In the other language they take the place of the former.
    let english = pliego(folder.path(), &["schema", "--ui-lang", "en", "minutes"]);
    assert!(err(&english).starts_with("1 schema (1 file written, 0 unchanged)"), "{}", err(&english));
}

#[test]
fn a_schema_takes_nobody_elses_place() {
    let folder = workspace(&[("mine/poa.schema.json", "{ \"mine\": true }")]);
    let taken = pliego(folder.path(), &["schema", "--ui-lang", "en", "--out", "mine"]);
    assert_eq!(code(&taken), 2);
    assert!(err(&taken).contains("poa.schema.json” is not pliego's and is not overwritten"), "{}", err(&taken));
    assert_eq!(support::names(&folder.path().join("mine")), ["poa.schema.json"], "nothing else was written");
    let other = pliego(folder.path(), &["schema", "--ui-lang", "en", "--out", "mine", "minutes", "directory"]);
    assert_eq!(code(&other), 0, "{}", err(&other));
    let unknown = pliego(folder.path(), &["schema", "--ui-lang", "en", "minuta"]);
    assert_eq!(code(&unknown), 2);
    assert!(err(&unknown).contains("“minuta” will not do; known are: minutes, ccpm"), "{}", err(&unknown));
}

#[test]
fn fixes_are_shown_and_then_made() {
    let wrong = minutes("a", "versión = \"2\"\ncolour = 1\n");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &wrong)]);
    let text = || std::fs::read_to_string(folder.path().join("content/a.toml")).expect("the document");
    let checked = pliego(folder.path(), &["check", "--ui-lang", "es"]);
    assert_eq!(code(&checked), 1);
    assert!(err(&checked).contains("= corrección: cambie «versión» por «version» (--fix)"), "{}", err(&checked));
    assert!(err(&checked).ends_with("1 documento: 1 error, 1 aviso; 1 se corrige con --fix\n"), "{}", err(&checked));

    let shown = pliego(folder.path(), &["check", "--diff", "--ui-lang", "en"]);
    assert!(out(&shown).contains("-versión = \"2\"\n+version = \"2\"\n"), "{}", out(&shown));
    assert!(err(&shown).ends_with("0 errors, 1 warning; 1 fix possible with --fix\n"), "{}", err(&shown));
    assert_eq!(text(), wrong, "nothing is written");

    let fixed = pliego(folder.path(), &["check", "--fix", "--short", "--ui-lang", "es"]);
    assert_eq!(code(&fixed), 0, "{}", err(&fixed));
    let lines: Vec<String> = err(&fixed).lines().map(str::to_owned).collect();
    assert_eq!(lines[0], "content/a.toml:8: cambie «versión» por «version»");
    assert!(lines[1].starts_with("content/a.toml:9:1: aviso[F001]"), "{lines:?}");
    assert_eq!(lines[2], "1 documento: 0 errores, 1 aviso; 1 corrección hecha");
    assert_eq!(text(), wrong.replace("versión", "version"));
    assert!(err(&pliego(folder.path(), &["check", "--fix", "--ui-lang", "en"])).ends_with("; 0 fixes applied\n"));
    assert_eq!(code(&pliego(folder.path(), &["check", "--fix", "--diff"])), 2);
}

#[test]
fn findings_come_as_json() {
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", "colour = 1\n"))]);
    let output = pliego(folder.path(), &["check", "--json", "--ui-lang", "en"]);
    let list: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert_eq!(list[0]["code"], "F001");
    assert_eq!(list[0]["at"]["start"]["line"], 8);
    assert_eq!(list[0]["message"], "unknown key “colour”");
    assert!(err(&output).starts_with("1 document:"), "only the closing line: {}", err(&output));
    let sound = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", ""))]);
    assert_eq!(out(&pliego(sound.path(), &["check", "--json"])), "[]\n");
}
