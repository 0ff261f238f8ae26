//! Changes in the words of a reader: places by their names and first words, values as they are printed.

use crate::support::{DIRECTORY, minutes, workspace};
use pliego::locale::Lang;
use pliego::versions::{Delta, Side, Teller, changes};
use pliego::workspace::Workspace;

/// Every change from one text of minutes to another, told in a language: place, what stood there, what stands there.
/// Words that the other side has not stand between strokes.
fn told(old: &str, new: &str, lang: Lang) -> Vec<(String, String, String)> {
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("content/a.toml", &minutes("a", old)),
        ("content/b.toml", &minutes("a", new)),
    ]);
    let workspace = Workspace::open(folder.path()).expect("a folder");
    let document = |i: usize| workspace.documents[i].document.as_ref().expect("a document");
    let [old, new] = [0, 1].map(|i| document(i).canonical(Lang::ALL).parse::<toml::Table>().expect("TOML"));
    let kind = document(0).kind;
    let teller = Teller::new(&workspace, kind, &old, &new, lang);
    let side = |side: Option<Side>| {
        let words = side.map(|side| side.words).unwrap_or_default();
        let mark = |text: &str| format!("|{}|{}", text.trim_end(), &text[text.trim_end().len()..]);
        let words = words
            .into_iter()
            .filter(|it| !it.text.is_empty())
            .map(|it| if it.differs { mark(&it.text) } else { it.text });
        words.collect::<String>().replace('\u{a0}', " ")
    };
    changes(kind, &old, &new, &Delta::between(&old, &new))
        .iter()
        .filter(|change| !change.formal)
        .map(|change| {
            let told = teller.told(change);
            let moved = told.moved.map(|(from, to)| format!("{from} → {to}: ")).unwrap_or_default();
            (teller.place(change), side(told.old), moved + &side(told.new))
        })
        .collect()
}

fn row(it: (&str, &str, &str)) -> (String, String, String) {
    (it.0.to_owned(), it.1.to_owned(), it.2.to_owned())
}

const ACTION: &str = "[[action]]\nid = \"map\"\ntask = { es = \"Publicar el mapa\", en = \"Publish the map\" }\n\
    responsible = [\"SAG\", \"all\"]\ndue = \"2024-06-14\"\ndone = 12.5\n";

#[test]
fn values_are_told_as_they_are_printed() {
    let new = ACTION
        .replace("\"SAG\", ", "")
        .replace("06-14", "06-12")
        .replace("12.5", "20")
        .replace("mapa", "mapa nuevo")
        .replace("due", "status = \"done\"\ndue");
    let es = [
        (
            "Punto de acción «Publicar el mapa nuevo», fecha",
            "|Viernes 14| de junio de 2024",
            "|Miércoles 12| de junio de 2024",
        ),
        ("Punto de acción «Publicar el mapa nuevo», avance", "|12,5| %", "|20| %"),
        ("Punto de acción «Publicar el mapa nuevo», responsable", "|SAG y| Todos", "Todos"),
        ("Punto de acción «Publicar el mapa nuevo», estado", "", "Cumplido"),
        ("Punto de acción «Publicar el mapa nuevo», actividad", "Publicar el mapa ", "Publicar el mapa |nuevo|"),
    ];
    let mut found = told(ACTION, &new, Lang::ES);
    found.sort();
    let mut expected = es.map(row);
    expected.sort();
    assert_eq!(found, expected);
    let en = told(ACTION, &new, Lang::EN);
    assert!(
        en.contains(&row(("Action point “Publish the map”, due", "|Friday 14| June 2024", "|Wednesday 12| June 2024"))),
        "{en:#?}"
    );
}

#[test]
fn whole_rows_are_told_by_their_texts() {
    let decision = "[[decision]]\ntext = { es = \"Se aprueba **todo**.\", en = \"All is approved.\" }\n";
    let both = format!("{ACTION}{decision}");
    assert_eq!(told(ACTION, &both, Lang::ES), [row(("Acuerdo «Se aprueba todo»", "", "Se aprueba todo."))]);
    assert_eq!(
        told(&both, decision, Lang::EN),
        [row(("Action point “Publish the map”", "Publish the map; SAG and All; Friday 14 June 2024; 12.5%", ""))]
    );
    let other = decision.replace("todo", "el resto").replace("All", "The rest");
    let swapped = told(&format!("{decision}{other}"), &format!("{other}{decision}"), Lang::ES);
    assert_eq!(swapped.len(), 1);
    assert!(swapped[0].2.starts_with("2 → 1: ") || swapped[0].2.starts_with("1 → 2: "), "{swapped:?}");
}

#[test]
fn rows_with_the_same_words_are_told_apart_by_their_places() {
    let two = |second: &str| format!("{ACTION}{}", ACTION.replace("map\"\n", &format!("{second}\"\n")));
    let old = two("plan");
    let new = old.replacen("06-14", "06-15", 2).replacen("06-15", "06-14", 1);
    let places: Vec<String> = told(&old, &new, Lang::ES).into_iter().map(|it| it.0).collect();
    assert_eq!(places, ["Punto de acción 2 «Publicar el mapa», fecha"]);
}

#[test]
fn only_signs_of_markup_are_shown_as_typed() {
    let decision = |text: &str| format!("[[decision]]\ntext = {{ es = \"{text}\", en = \"x\" }}\n");
    let found = told(&decision("Se aprueba todo."), &decision("Se aprueba *todo*."), Lang::ES);
    assert_eq!(
        found,
        [row(("Acuerdo «Se aprueba todo»", "", ""))].map(|mut it| {
            it.0 += ", texto";
            it.1 = "Se aprueba |todo.|".into();
            it.2 = "Se aprueba |*todo*.|".into();
            it
        })
    );
}
