//! `pliego diff` as its users meet it: sides, forms, exit codes.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::{DIRECTORY, kill, minutes, workspace, write};

const FILE: &str = "content/a.toml";

fn text(version: &str, more: &str) -> String {
    let rows = "[[action]]\nid = \"map\"\ntask = { es = \"Publicar el mapa\", en = \"Publish the map\" }\n\
        responsible = \"SAG\"\ndue = 2024-06-14\n";
    minutes("a", &format!("version = \"{version}\"\n{rows}{more}")).replace("\"circulated\"", "\"approved\"")
}

fn changed(version: &str) -> String {
    text(version, "[[decision]]\ntext = { es = \"Se aprueba.\", en = \"Approved.\" }\n")
        .replace("06-14", "06-12")
        .replace("Publicar el mapa", "Publicar el mapa nuevo")
}

/// A workspace whose document was issued as version 1.0, and says something else now.
fn issued() -> tempfile::TempDir {
    let folder = workspace(&[("directory.toml", DIRECTORY), (FILE, &text("1.0", ""))]);
    assert!(kill::run(folder.path(), &["issue", FILE]).status.success());
    write(folder.path(), FILE, &changed("1.1"));
    folder
}

fn diff(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let all: Vec<&str> = ["diff", "--ui-lang", "es"].iter().chain(args).copied().collect();
    parts(&kill::run(folder, &all))
}

fn parts(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\\', "/");
    (output.status.code().expect("an exit code"), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_last_version_is_held_against_the_present_text() {
    let folder = issued();
    let (code, out, err) = diff(folder.path(), &[FILE]);
    assert_eq!(code, 1, "{err}");
    insta::assert_snapshot!("diff.es", format!("{out}{err}"));
    let (code, out, _) = diff(folder.path(), &["a@1.0", FILE, "--lang", "en"]);
    assert_eq!(code, 1);
    assert!(!out.contains("#map.task") && out.contains("#map.due"), "{out}");
    for same in [&["a@1", "a@1.0"][..], &["a@last", "content/a.toml@1"], &[FILE, FILE]] {
        assert_eq!(diff(folder.path(), same), (0, String::new(), "dicen lo mismo\n".to_owned()), "{same:?}");
    }
}

#[test]
fn addresses_are_those_that_a_correction_covers() {
    let folder = issued();
    let (code, out, err) = diff(folder.path(), &[FILE, "--short"]);
    assert_eq!((code, err.as_str()), (1, ""));
    let covers: Vec<String> = out.lines().map(|address| format!("\"{address}\"")).collect();
    let correction = format!(
        "\n[[correction]]\nby = \"SAG\"\non = 2024-05-16\nreason = {{ es = \"Errata.\", en = \"Misprint.\" }}\ncovers = [{}]\n",
        covers.join(", ")
    );
    write(folder.path(), FILE, &(changed("1.1").replace("\"approved\"", "\"corrected\"") + &correction));
    let (code, _, err) = parts(&kill::run(folder.path(), &["issue", FILE, "--ui-lang", "es"]));
    assert_eq!(code, 0, "{err}");
    assert!(diff(folder.path(), &[FILE]).2.ends_with("dicen lo mismo\n"));
    assert_eq!(diff(folder.path(), &["a@1", "a@2", "--short"]).1, out);
    let (_, list, _) = parts(&kill::run(folder.path(), &["list", "--ui-lang", "es"]));
    assert!(list.trim_end().ends_with("es en es+en  emitida: 1.1"), "{list}");
}

#[test]
fn a_program_reads_it_as_json() {
    let folder = issued();
    let (code, out, _) = diff(folder.path(), &[FILE, "--json"]);
    assert_eq!(code, 1);
    let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((json["same"].as_bool(), json["kind"].as_str()), (Some(false), Some("minutes")));
    assert_eq!(json["old"]["version"], "1.0");
    let changes = json["changes"].as_array().expect("changes");
    let due = changes.iter().find(|change| change["address"] == "#map.due").expect("the date");
    assert_eq!(
        (&due["what"], &due["old"], &due["new"]),
        (&"changed".into(), &"2024-06-14".into(), &"2024-06-12".into())
    );
    assert_eq!(due["place"]["en"], "Action point “Publish the map”, due");
    assert!(changes.last().is_some_and(|change| change["formal"] == true && change["address"] == "#version"));
    let keys: Vec<&String> = due.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["address", "formal", "from", "lang", "new", "old", "place", "position", "to", "what"]);
}

#[test]
fn a_page_says_what_is_gone_and_what_is_new() {
    let folder = issued();
    write(folder.path(), FILE, &changed("1.1").replace("Se aprueba.", "Se aprueba <b> & más."));
    let (code, out, err) = diff(folder.path(), &[FILE, "--html", "--out", "page.html"]);
    assert_eq!((code, out.as_str(), err.as_str()), (1, "", ""));
    let page = std::fs::read_to_string(folder.path().join("page.html")).expect("a page");
    assert_eq!(diff(folder.path(), &[FILE, "--html"]).1.trim_end(), page.trim_end());
    assert!(
        page.contains("<ins><span class=\"unseen\">Añadido: </span>nuevo<span class=\"unseen\"> Fin. </span></ins>")
    );
    assert!(page.contains("<html lang=\"es\">") && page.contains("Se aprueba &lt;b&gt; &amp; más."), "escaped");
    assert!(!page.contains("http-equiv=\"refresh\"") && !page.contains("<script"), "light");
    // Somebody else's file stays.
    write(folder.path(), "mine.html", "<p>mine</p>");
    let (code, _, err) = diff(folder.path(), &[FILE, "--html", "--out", "mine.html"]);
    assert!(code == 2 && err.contains("no es de pliego"), "{err}");
    assert_eq!(diff(folder.path(), &[FILE, "--out", "x.html"]).0, 2, "--out is of --html");
}

#[test]
fn what_cannot_be_compared_is_said() {
    let folder = issued();
    let lessons =
        "kind = \"lessons\"\nid = \"b\"\ntitle = \"T\"\nbody = \"SAG\"\nissued = 2024-05-16\nstatus = \"draft\"\n";
    write(folder.path(), "content/b.toml", lessons);
    write(folder.path(), "content/broken.toml", "kind = \"minutes\"\nid = \"broken\"\ntitle = \n");
    let all: &[(&[&str], &str)] = &[
        (&["a@3"], "no se ha emitido ninguna versión «3»; las emitidas son: 1.0"),
        (&["content/none.toml"], "no existe «content/none.toml»"),
        (&["content"], "«content» es una carpeta"),
        (&["content/broken.toml", FILE], "error[S00"),
        (&["content/b.toml"], "no hay con qué comparar"),
        (&[], "falta"),
    ];
    for (args, words) in all {
        let (code, out, err) = diff(folder.path(), args);
        assert!(code == 2 && out.is_empty() && err.contains(words), "{args:?}: {code} {err}");
    }
    // A record that was altered is no side, and nothing is added to it.
    let record = folder.path().join("content/.record/a/0001.toml");
    let altered = std::fs::read_to_string(&record).expect("a record").replace("mapa", "plano");
    std::fs::write(&record, &altered).expect("a record");
    let (code, _, err) = diff(folder.path(), &[FILE]);
    assert!(code == 2 && err.contains("error[C008]"), "{err}");
    let (code, _, err) = parts(&kill::run(folder.path(), &["issue", FILE, "--ui-lang", "es"]));
    assert!(code == 1 && err.contains("error[C008]"), "{err}");
    assert_eq!(std::fs::read_dir(folder.path().join("content/.record/a")).expect("the record").count(), 1);
    // It is no business of another document.
    let other = minutes("c", "").replace("\"draft\"", "\"circulated\"");
    write(folder.path(), "content/c.toml", &other);
    let (code, _, err) = parts(&kill::run(folder.path(), &["issue", "content/c.toml", "--ui-lang", "es"]));
    assert!(code == 0 && !err.contains("C008"), "{err}");
}

#[test]
fn git_has_a_version_with_its_translations() {
    let folder = workspace(&[("directory.toml", DIRECTORY)]);
    let git = |args: &[&str]| {
        let who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"];
        let output = Command::new("git").args(who).args(args).current_dir(folder.path()).output();
        output.is_ok_and(|output| output.status.success())
    };
    if !git(&["init", "-q"]) {
        println!("no git here: nothing is tried");
        return;
    }
    let one = minutes("a", "").replace("title = { es = \"Reunión\", en = \"Meeting\" }", "title = \"Reunión\"");
    let po = |words: &str| {
        format!(
            "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgctxt \"a#title\"\nmsgid \"Reunión\"\nmsgstr \"{words}\"\n"
        )
    };
    write(folder.path(), FILE, &one);
    write(folder.path(), "content/a.en.po", &po("Meeting"));
    assert!(git(&["add", "-A"]) && git(&["commit", "-qm", "one"]));
    assert_eq!(diff(folder.path(), &[FILE]).0, 0, "git's version stands in where none was issued");
    write(folder.path(), "content/a.en.po", &po("Gathering"));
    let (code, out, _) = diff(folder.path(), &[FILE]);
    assert!(code == 1 && out.contains("[-Meeting-]") && out.contains("{+Gathering+}"), "{out}");
    std::fs::remove_file(folder.path().join(FILE)).expect("the document");
    write(folder.path(), "content/moved.toml", &one);
    let (code, out, err) = diff(folder.path(), &["content/a.toml@git:HEAD", "content/moved.toml"]);
    assert!(code == 1 && out.contains("[-Meeting-]"), "{out}{err}");
    for (revision, words) in [
        ("none", "no conoce la revisión «none»"),
        ("--help", "no conoce la revisión «--help»"),
        ("HEAD", "no existía en la revisión «HEAD»"),
    ] {
        let (code, _, err) = diff(folder.path(), &[&format!("content/moved.toml@git:{revision}")]);
        assert!(code == 2 && err.contains(words), "{err}");
    }
}
