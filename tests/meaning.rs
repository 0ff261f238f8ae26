//! Rules between documents, and what their fixes make of the sources.

use crate::support::{DIRECTORY, check, codes, minutes, workspace};
use pliego::diag::Fix;

/// Applies a fix to the files of a workspace.
fn apply(folder: &std::path::Path, fix: &Fix) {
    let mut edits: Vec<_> = fix.edits.iter().collect();
    // From the back, so that the places of the others stay what they are.
    edits.sort_by_key(|edit| std::cmp::Reverse((edit.file.path.clone(), edit.span.start)));
    for edit in edits {
        let path = folder.join(&edit.file.path);
        let mut text = std::fs::read_to_string(&path).expect("a source");
        text.replace_range(edit.span.clone(), &edit.text);
        std::fs::write(path, text).expect("a writable source");
    }
}

#[test]
fn a_row_named_by_its_position_is_given_an_id_wherever_it_is_named() {
    let task = |words: &str| format!("task = \"{words}\"\nresponsible = \"sag\"\ndue = \"2024-06\"\n");
    let may = format!(
        "[[agenda]]\nid = \"one\"\ntitle = {{ es = \"Uno\", en = \"One\" }}\n\n\
         [[discussion]]\nagenda = \"one\"\ntext = \"S/C\"\n\n\
         [[action]]\r\n{}\n[[accept]]\ncode = \"M002\"\nat = \"#action.2\"\nreason = \"Se verá.\"\n\n\
         [[action]]\ntask = \"Enviar el informe anual\"\nresponsible = \"sag\"\n",
        task("Enviar el informe anual")
    );
    let follow = |position: u32| format!("\n[[action]]\n{}follows = \"may#action.{position}\"\n", task("Seguir"));
    let june = format!("{}{}{}", follow(1), follow(2), follow(1));
    let translations = "msgid \"\"\nmsgstr \"\"\n\n\
        msgctxt \"may#action.1.task\"\nmsgid \"Enviar el informe anual\"\nmsgstr \"Send the annual report\"\n\n\
        msgctxt \"may#action.2.task\"\nmsgid \"Enviar el informe anual\"\nmsgstr \"Send the annual report\"\n";
    let june_translations: String =
        (1..=3).map(|n| format!("msgctxt \"june#action.{n}.task\"\nmsgid \"Seguir\"\nmsgstr \"Follow\"\n\n")).collect();
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/may.toml", &minutes("may", &may)),
        ("content/may.en.po", translations),
        ("content/june.toml", &minutes("june", &june)),
        ("content/june.en.po", &june_translations),
    ]);
    let findings = check(folder.path());
    assert_eq!(codes(&findings), ["R012"; 3]);
    let fixes: Vec<&Fix> = findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    assert_eq!(fixes.len(), 2, "one a row");
    let all =
        Fix { title: fixes[0].title.clone(), edits: fixes.iter().flat_map(|fix| fix.edits.iter().cloned()).collect() };
    apply(folder.path(), &all);
    let read = |name: &str| std::fs::read_to_string(folder.path().join("content").join(name)).expect("a source");
    assert!(read("may.toml").contains("[[action]]\r\nid = \"enviar-informe-anual\"\r\n"), "{}", read("may.toml"));
    assert!(read("may.toml").contains("at = \"#enviar-informe-anual-2\""), "{}", read("may.toml"));
    assert_eq!(read("june.toml").matches("follows = \"may#enviar-informe-anual\"").count(), 2);
    assert_eq!(read("june.toml").matches("follows = \"may#enviar-informe-anual-2\"").count(), 1);
    let left = check(folder.path());
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn inline_rows_take_an_id_too() {
    let row = "{ task = { es = \"Leer\", en = \"Read\" }, responsible = \"sag\", due = \"2024-06\"";
    let more = format!("action = [{row} }}, {row}, follows = \"#action.1\" }}]\ndecision = [{{ text = \"S/C\" }}]\n");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/may.toml", &minutes("may", &more))]);
    let findings = check(folder.path());
    assert_eq!(codes(&findings), ["R012"]);
    apply(folder.path(), findings[0].fix.as_ref().expect("a fix"));
    let left = check(folder.path());
    assert!(left.is_empty(), "{left:#?}");
}
