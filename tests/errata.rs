//! What readers see of a corrected document: errata in each language's own form, marks that are announced, and nothing else.

use std::path::Path;

use crate::support::run::{err, pliego};
use crate::support::{
    self, DIRECTORY, build_with, has, html_text, minutes, names, pdf_text, samples, scratch, workspace, write,
};
use pliego::kinds::{KINDS, compose, compose_unmarked};
use pliego::locale::Lang;
use pliego::source::Step;
use pliego::versions::{Change, Delta, Record, changes, errata, find, is_text};
use pliego::view::{Block, Node, Passage, Row, Table, Text, View, for_each_text};
use pliego::workspace::Workspace;
use scraper::{Html, Selector};
use tempfile::TempDir;
use toml::Value;

const ACTION: &str = "\n[[action]]\nid = \"map\"\ntask = { es = \"Publicar el mapa de socios\", en = \"Publish the map of partners\" }\n\
    responsible = \"SAG\"\ndue = 2024-06-14\n";

/// A version of minutes: what its header says, and its action point with some words changed.
fn version(header: [&str; 3], edits: &[(&str, &str)], more: &str) -> String {
    let [issued, status, number] = header;
    let text = minutes("a", &format!("version = \"{number}\"\n{ACTION}{more}"));
    let text = text.replace("2024-05-16", issued).replace("circulated", status);
    edits.iter().fold(text, |text, (from, to)| text.replace(from, to))
}

fn correction(on: &str, covers: &str) -> String {
    format!(
        "\n[[correction]]\nby = \"SAG\"\non = {on}\nreason = {{ es = \"Se copió mal.\", en = \"It was miscopied.\" }}\ncovers = [{covers}]\n"
    )
}

/// A workspace whose document was issued in these versions; the last one is its present text, and is not issued.
fn issued(versions: &[String]) -> TempDir {
    let folder = workspace(&[("directory.toml", DIRECTORY)]);
    for (at, text) in versions.iter().enumerate() {
        write(folder.path(), "content/a.toml", text);
        let errors: Vec<_> = support::check(folder.path()).into_iter().filter(|found| found.is_error()).collect();
        assert!(errors.is_empty(), "version {at}: {:#?}", errors.iter().map(|it| &it.message.es).collect::<Vec<_>>());
        if at + 1 < versions.len() {
            let open = Workspace::open(folder.path()).expect("a folder");
            let document = open.documents[0].document.as_ref().expect("a document");
            pliego::versions::issue(&open, document).expect("a record");
        }
    }
    folder
}

/// The text of an edition, equal in PDF and HTML.
fn text(folder: &Path, edition: &str) -> String {
    build_with(folder, |_| {});
    let file = |extension: &str| folder.join("output").join(format!("a.{edition}.{extension}"));
    let pdf = pdf_text::fold(&pdf_text::read(&std::fs::read(file("pdf")).expect("the PDF")).text);
    let html = pdf_text::fold(&html_text::read(&std::fs::read_to_string(file("html")).expect("the page")).text);
    assert_eq!(pdf, html);
    pdf
}

/// Approved, then corrected twice.
fn twice() -> TempDir {
    let due = [("2024-06-14", "2024-06-12")];
    let first = correction("2024-05-20", "\"#map.due\"");
    let second = format!("{first}{}", correction("2024-05-30", "\"#map.task\", \"#date\""));
    let edits = [due[0], ("mapa de", "mapa nuevo de"), ("date = 2024-05-14", "date = 2024-05-15")];
    issued(&[
        version(["2024-05-16", "approved", "1"], &[], ""),
        version(["2024-05-21", "corrected", "2"], &due, &first),
        version(["2024-05-31", "corrected", "3"], &edits, &second),
    ])
}

#[test]
fn errata_have_the_form_of_each_language() {
    let folder = twice();
    let es = text(folder.path(), "es");
    has(
        &es,
        &[
            "Corrige la versión 2, del 21 de mayo de 2024",
            "Fe de erratas Versión 2, del 21 de mayo de 2024 Corrige SAG Fecha de la corrección 20 de mayo de 2024 Motivo Se copió mal. \
             Corregido en la versión 2: C1 N.º Dónde Donde dice Debe decir",
            "C1 Punto de acción «Publicar el mapa de socios», fecha Viernes 14 de junio de 2024 Miércoles 12 de junio de 2024",
            "Corregido en la versión 3: C2–C3",
            "C2 Fecha 14 de mayo de 2024 15 de mayo de 2024",
            "C3 Punto de acción «Publicar el mapa nuevo de socios», actividad Publicar el mapa de socios Publicar el mapa nuevo de socios",
        ],
    );
    let en = text(folder.path(), "en");
    has(
        &en,
        &[
            "Corrects version 2 of 21 May 2024",
            "Corrigenda Version 2 of 21 May 2024",
            "Corrected in version 3: C2–C3 (C3 in the text in another language only) No. Where For Read",
            "C1 Action point “Publish the map of partners”, due Friday 14 June 2024 Wednesday 12 June 2024",
            "C2 Date 14 May 2024 15 May 2024",
        ],
    );
    let both = text(folder.path(), "es-en");
    has(&both, &["Donde dice For Debe decir Read", "actividad (español)", "Publicar el mapa nuevo de socios"]);
}

#[test]
fn marks_are_words_lines_and_links_that_are_announced() {
    let folder = twice();
    build_with(folder.path(), |_| {});
    let read = |edition: &str| {
        std::fs::read_to_string(folder.path().join(format!("output/a.{edition}.html"))).expect("a page")
    };
    let select = |words: &str| Selector::parse(words).expect("a selector");
    for (edition, word, marked) in [
        ("es", "corrección", vec!["Miércoles 15", "nuevo"]),
        ("en", "correction", vec!["Wednesday 15"]),
        ("es-en", "corrección", vec!["Miércoles 15", "Wednesday 15", "nuevo"]),
    ] {
        let page = Html::parse_document(&read(edition));
        let text = |it: scraper::ElementRef| it.text().collect::<String>().replace('\u{a0}', " ");
        let inserted: Vec<String> = page.select(&select("ins")).map(text).collect();
        assert_eq!(inserted, marked, "{edition}");
        let links: Vec<_> = page.select(&select("a.erratum")).collect();
        assert_eq!(links.len(), marked.len(), "{edition}");
        for link in links {
            let target = link.attr("href").expect("an address").trim_start_matches('#').to_owned();
            let row = page.select(&select("tr")).find(|row| row.attr("id") == Some(&target)).expect("the row");
            let number = target.trim_start_matches("erratum:");
            assert!(text(row).trim_start().starts_with(&format!("C{number}")), "{edition}");
            let seen = link.select(&select("[aria-hidden=true]")).map(text).collect::<String>();
            let heard = link.select(&select(".unseen")).map(text).collect::<String>();
            assert_eq!(seen, format!("[C{number}]"));
            assert!(
                heard == format!("{word} {number}") || edition == "es-en" && heard == format!("correction {number}")
            );
        }
        let path = folder.path().join(format!("output/a.{edition}.pdf"));
        let pdf = lopdf::Document::load(path).expect("a PDF");
        let annotations = |object: &lopdf::Object| {
            let annotation = object
                .as_dict()
                .is_ok_and(|dict| dict.get(b"Subtype").and_then(|it| it.as_name()).is_ok_and(|name| name == b"Link"));
            annotation && object.as_dict().is_ok_and(|dict| dict.has(b"StructParent") && dict.has(b"Contents"))
        };
        // One of them leads from the masthead to the errata; a line that breaks may cut one in two.
        let found = pdf.objects.values().filter(|object| annotations(object)).count();
        assert!(found > marked.len(), "{edition}: {found} tagged links");
    }
}

#[test]
fn without_marks_the_errata_stay() {
    let folder = twice();
    let run = |more: &[&str]| {
        let args = [&["build", "--ui-lang", "en"], more].concat();
        err(&pliego(folder.path(), &args))
    };
    has(&run(&[]), &["6 files written"]);
    let page = || std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("a page");
    assert!(page().contains("<ins>") && page().contains("class=\"erratum\""));
    // Another view makes another fingerprint, both ways.
    has(&run(&["--clean"]), &["6 files written"]);
    assert!(!page().contains("<ins>") && !page().contains("class=\"erratum\""));
    has(&page(), &["Debe decir", "id=\"erratum:3\"", "Corrige la versión 2"]);
    has(&run(&["--clean"]), &["6 unchanged"]);
    has(&run(&[]), &["6 files written"]);
}

#[test]
fn before_approval_the_next_version_lists_what_changed_since_the_circulated_text() {
    let edits = [("2024-06-14", "2024-06-12")];
    let folder = issued(&[
        version(["2024-05-16", "circulated", "1"], &[], ""),
        version(["2024-05-30", "approved", "2"], &edits, ""),
    ]);
    has(
        &text(folder.path(), "es"),
        &[
            "Cambios desde la versión 1, circulada el 16 de mayo de 2024",
            "Dónde Decía Dice ahora",
            "fecha Viernes 14 de junio de 2024 Miércoles 12 de junio de 2024",
        ],
    );
    has(
        &text(folder.path(), "en"),
        &["Changes since version 1, circulated on 16 May 2024", "Where It said It says now"],
    );
    let page = std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("a page");
    assert!(!page.contains("<ins>") && !page.contains("Fe de erratas") && !page.contains("Corrige la versión"));
}

#[test]
fn errata_in_one_language_only_are_named_in_the_other() {
    let covers = correction("2024-05-20", "\"#map.task\"");
    let folder = issued(&[
        version(["2024-05-16", "approved", "1"], &[], ""),
        version(["2024-05-21", "corrected", "2"], &[("the map", "the new map")], &covers),
    ]);
    has(
        &text(folder.path(), "es"),
        &["Fe de erratas", "Los cambios de esta versión están solo en el texto en otro idioma."],
    );
    has(&text(folder.path(), "en"), &["C1 Action point", "Publish the new [C1] map of partners"]);
}

/// What is quoted is what was printed; only where signs are all that was corrected do they stand as typed.
#[test]
fn errata_quote_what_was_printed() {
    let map = "mapa \\\"nuevo\\\" con 84 % de";
    let first = correction("2024-05-20", "\"#map.task\"");
    let second = format!("{first}{}", correction("2024-05-30", "\"#map.task\""));
    let folder = issued(&[
        version(["2024-05-16", "approved", "1"], &[], ""),
        version(["2024-05-21", "corrected", "2"], &[("mapa de", map)], &first),
        version(["2024-05-31", "corrected", "3"], &[("mapa de", &map.replace("\\\"nuevo\\\"", "«nuevo»"))], &second),
    ]);
    has(
        &text(folder.path(), "es"),
        &[
            "Publicar el mapa de socios Publicar el mapa «nuevo» con 84 % de socios",
            "Publicar el mapa \"nuevo\" con 84 % de socios Publicar el mapa «nuevo» con 84 % de socios",
        ],
    );
}

#[test]
fn a_row_that_is_new_is_marked_and_one_that_is_gone_is_told() {
    let more =
        "\n[[decision]]\nid = \"one\"\ntext = { es = \"Se aprueba el plan.\", en = \"The plan is approved.\" }\n";
    let other = more.replace("one", "two").replace("el plan", "la lista").replace("The plan", "The list");
    let covers = correction("2024-05-20", "\"#one\", \"#two\"");
    let folder = issued(&[
        version(["2024-05-16", "approved", "1"], &[], more),
        version(["2024-05-21", "corrected", "2"], &[], &format!("{other}{covers}")),
    ]);
    has(
        &text(folder.path(), "es"),
        &[
            "Se aprueba la lista. [C1]",
            "C1 Acuerdo «Se aprueba la lista» Se añade Se aprueba la lista.",
            "C2 Acuerdo «Se aprueba el plan» Se aprueba el plan. Se suprime",
        ],
    );
}

/// The rows of the errata of a view.
fn rows(view: &View) -> Vec<&Row> {
    let section = view.sections.iter().find(|section| section.name == "errata");
    let tables = section.into_iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(|Table { groups, .. }| groups).flat_map(|group| &group.rows).collect()
}

/// The numbers of the marks in a view.
fn marks(view: &mut View) -> Vec<usize> {
    fn of(nodes: &[Node], found: &mut Vec<usize>) {
        for node in nodes {
            match node {
                Node::Erratum { n, .. } => found.push(*n),
                Node::P { c } | Node::Em { c } | Node::Strong { c } | Node::Ins { c } => of(c, found),
                Node::Link { c, .. } | Node::Fn { c, .. } => of(c, found),
                Node::Ul { items } | Node::Ol { items, .. } => items.iter().for_each(|item| of(item, found)),
                Node::Text { .. } | Node::Br => {}
            }
        }
    }
    let mut found = Vec::new();
    for_each_text(view, &mut |Text(passages)| passages.iter().for_each(|Passage { nodes, .. }| of(nodes, &mut found)));
    found
}

/// The ways to all values of a form that are no tables and no lists of tables; a text is one.
fn leaves(value: &Value, way: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
    match value {
        Value::Table(table) if !is_text(table) => {
            for (key, value) in table {
                way.push(Step::Key(key.clone()));
                leaves(value, way, found);
                way.pop();
            }
        }
        Value::Array(items) if items.iter().any(Value::is_table) => {
            for (at, item) in items.iter().enumerate() {
                way.push(Step::Item(at));
                leaves(item, way, found);
                way.pop();
            }
        }
        _ => found.push(way.clone()),
    }
}

fn at<'v>(table: &'v mut toml::Table, way: &[Step]) -> &'v mut Value {
    let Some((Step::Key(first), rest)) = way.split_first() else { panic!("{way:?}") };
    rest.iter().fold(table.get_mut(first).expect("a value"), |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_str()).expect("a value"),
        Step::Item(at) => value.get_mut(*at).expect("a row"),
    })
}

/// The samples' canonical forms by their ids, without what was issued of them.
fn forms(folder: &Path) -> Vec<(String, &'static pliego::kinds::Kind, toml::Table)> {
    let open = Workspace::open(folder).expect("the samples");
    let documents = open.documents.iter().map(|loaded| loaded.document.as_ref().expect("a document"));
    let form = |document: &pliego::kinds::Document| {
        let mut form: toml::Table = document.canonical(Lang::ALL).parse().expect("TOML");
        form.remove("correction");
        (document.id().to_owned(), document.kind, form)
    };
    documents.map(form).collect()
}

/// Writes a document that was issued as `old` and says `new` now, with a correction that covers all of it.
fn corrected(folder: &Path, id: &str, kind: &pliego::kinds::Kind, old: &toml::Table, new: &toml::Table) -> Vec<Change> {
    let (mut old, mut new) = (old.clone(), new.clone());
    for (table, status, version) in [(&mut old, "approved", "1"), (&mut new, "corrected", "2")] {
        table.insert("id".into(), id.into());
        table.insert("status".into(), status.into());
        table.insert("version".into(), version.into());
    }
    let mut found = changes(kind, &old, &new, &Delta::between(&old, &new));
    found.retain(|change| !change.formal);
    let covers: Vec<Value> = found.iter().map(|change| change.address.clone().into()).collect();
    let text = "by = \"SAG\"\non = 2030-01-01\nreason = \"S/C\"";
    let mut correction: toml::Table = text.parse().expect("TOML");
    correction.insert("covers".into(), covers.into());
    new.insert("correction".into(), vec![Value::Table(correction)].into());
    let record = Record::new(id, None, toml::to_string(&old).expect("TOML")).expect("a record");
    write(folder, &format!("content/.record/{id}/0001.toml"), &record.write().expect("TOML"));
    write(folder, &format!("content/{id}.toml"), &toml::to_string(&new).expect("TOML"));
    found
}

#[test]
fn texts_of_every_kind_are_marked_where_they_are_printed() {
    let folder = samples();
    let target = scratch();
    for name in ["pliego.toml", "directory.toml"] {
        std::fs::copy(folder.path().join(name), target.path().join(name)).expect("a copy");
    }
    // In each sample texts from its beginning to its end, one a document.
    for (id, kind, form) in forms(folder.path()) {
        let mut ways = Vec::new();
        leaves(&Value::Table(form.clone()), &mut Vec::new(), &mut ways);
        ways.retain(|way| matches!(find(&form, way), Some(Value::Table(text)) if text.contains_key("es")));
        ways.retain(|way| !matches!(&way[0], Step::Key(key) if ["status_note", "contact", "logo"].contains(&&key[..])));
        for (n, way) in ways.iter().step_by(ways.len().div_ceil(8)).enumerate() {
            let mut new = form.clone();
            let Value::Table(text) = at(&mut new, way) else { panic!("no text") };
            let words = text["es"].as_str().expect("words").to_owned() + " zanahoria";
            text.insert("es".into(), words.into());
            assert_eq!(corrected(target.path(), &format!("{id}-{n}"), kind, &form, &new).len(), 1);
        }
    }
    let open = Workspace::open(target.path()).expect("a folder");
    let mut unmarked = Vec::new();
    let mut seen = Vec::new();
    for document in open.documents.iter().map(|loaded| loaded.document.as_ref().expect("a document")) {
        let edition = document.editions.iter().find(|edition| edition.langs() == [Lang::ES]).expect("Spanish");
        let mut view = compose(&open, document, edition, "");
        assert_eq!(rows(&view).len(), 1, "{}", document.id());
        let mut plain = compose_unmarked(&open, document, edition, "");
        let printed = plain
            .sections
            .iter()
            .filter(|it| it.name != "errata")
            .any(|section| serde_json::to_string(section).expect("JSON").contains("zanahoria"))
            || serde_json::to_string(&plain.masthead).expect("JSON").contains("zanahoria");
        let found = marks(&mut view);
        assert!(found.iter().all(|n| *n == 1) && marks(&mut plain).is_empty(), "{}: {found:?}", document.id());
        match (printed, found.is_empty()) {
            (true, true) => unmarked.push(document.id().to_owned()),
            (true, false) => seen.push(document.kind.key),
            _ => {}
        }
    }
    assert!(unmarked.is_empty(), "printed and not marked: {unmarked:?}");
    for kind in KINDS {
        assert!(seen.iter().filter(|key| **key == kind.key).count() >= 4, "{}: {seen:?}", kind.key);
    }
}

/// Dice that fall the same way every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// Some edits of a form, of values and of rows.
fn edited(form: &toml::Table, dice: &mut Dice) -> toml::Table {
    let mut new = form.clone();
    for _ in 0..=dice.below(6) {
        let mut ways = Vec::new();
        leaves(&Value::Table(new.clone()), &mut Vec::new(), &mut ways);
        ways.retain(
            |way| !matches!(way.last(), Some(Step::Key(key)) if ["id", "agenda", "under", "line"].contains(&&key[..])),
        );
        let way = ways[dice.below(ways.len())].clone();
        let lists: Vec<String> = new
            .iter()
            .filter(|(_, it)| it.as_array().is_some_and(|it| it.len() > 1 && it[0].is_table()))
            .map(|(key, _)| key.clone())
            .collect();
        match dice.below(4) {
            0 if !lists.is_empty() => {
                let rows = new.get_mut(&lists[dice.below(lists.len())]).and_then(Value::as_array_mut).expect("rows");
                let row = rows.remove(dice.below(rows.len()));
                if dice.below(2) == 0 {
                    let at = dice.below(rows.len() + 1);
                    rows.insert(at, row);
                }
            }
            _ => match at(&mut new, &way) {
                Value::Table(text) => {
                    let key = text.keys().nth(dice.below(text.len())).expect("a language").clone();
                    let words = text[&key].as_str().expect("words").split(' ').collect::<Vec<_>>();
                    let half = words.len() / 2;
                    let words = [&words[..half], &["palabra"], &words[half..]].concat().join(" ");
                    text.insert(key, words.into());
                }
                Value::Integer(number) => *number += 1,
                Value::Float(number) => *number += 0.5,
                Value::Boolean(flag) => *flag = !*flag,
                _ => {}
            },
        }
    }
    new
}

#[test]
fn the_errata_name_every_change_and_nothing_else() {
    let folder = samples();
    let target = scratch();
    for name in ["pliego.toml", "directory.toml"] {
        std::fs::copy(folder.path().join(name), target.path().join(name)).expect("a copy");
    }
    let mut dice = Dice(7);
    let mut expected = std::collections::BTreeMap::new();
    for (id, kind, form) in forms(folder.path()) {
        for n in 0..6 {
            let new = edited(&form, &mut dice);
            let id = format!("{id}-{n}");
            expected.insert(id.clone(), corrected(target.path(), &id, kind, &form, &new));
        }
    }
    let open = Workspace::open(target.path()).expect("a folder");
    let mut looked = 0;
    for loaded in &open.documents {
        // What the dice made is not always a document.
        let Some(document) = &loaded.document else { continue };
        let changed = &expected[document.id()];
        let found = errata(document, &open.ledger);
        let told: Vec<&Change> = found
            .corrected
            .iter()
            .flat_map(|it| &it.groups)
            .flat_map(|it| &it.errata)
            .flat_map(|it| &it.changes)
            .collect();
        assert_eq!(told, changed.iter().collect::<Vec<_>>(), "{}", document.id());
        let numbers: Vec<usize> =
            found.corrected.iter().flat_map(|it| &it.groups).flat_map(|it| &it.errata).map(|it| it.number).collect();
        assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
        let edition = document.editions.iter().find(|edition| edition.langs().len() == 2).expect("both");
        let mut view = compose(&open, document, edition, "");
        let anchors: Vec<String> = rows(&view).iter().map(|row| row.id.clone().expect("an anchor")).collect();
        assert_eq!(anchors, numbers.iter().map(|n| format!("erratum:{n}")).collect::<Vec<_>>(), "{}", document.id());
        assert!(
            rows(&view).iter().all(|row| row.cells[1..].iter().all(|cell| !cell.0.is_empty())),
            "{}",
            document.id()
        );
        assert!(marks(&mut view).iter().all(|n| numbers.contains(n)));
        assert_eq!(view.masthead.corrects.is_some(), !changed.is_empty());
        looked += 1;
    }
    assert!(looked > 40, "{looked} documents");
}

#[test]
fn a_corrected_item_rebuilds_the_documents_that_quote_it() {
    let folder = samples();
    // A follow-up says what became of the actions of the plan of the year before.
    let path = "content/ccpm/2024-diffa-alojamiento.toml";
    let source = std::fs::read_to_string(folder.path().join(path)).expect("the plan");
    let open = Workspace::open(folder.path()).expect("the samples");
    let plan =
        open.documents.iter().find(|it| it.file.path == path).and_then(|it| it.document.as_ref()).expect("the plan");
    pliego::versions::issue(&open, plan).expect("a record");
    let only_pages = |options: &mut pliego::build::BuildOptions| options.formats = vec![pliego::view::Format::Html];
    build_with(folder.path(), only_pages);
    let first = support::contents(&folder.path().join("output"));
    let action = source.find("[[action]]").expect("an action");
    let id =
        source[action..].lines().find_map(|line| line.strip_prefix("id = \"")).expect("an id").trim_end_matches('"');
    let words = source[action..].lines().find(|line| line.starts_with("action.es = ")).expect("its words");
    let at = words.find('"').expect("Spanish words") + 1;
    let new = source.replace(words, &format!("{}Corregido: {}", &words[..at], &words[at..]));
    let version = source.lines().find(|line| line.starts_with("version = ")).expect("a version");
    let status = source.lines().find(|line| line.starts_with("status = ")).expect("a status");
    let issued = source.lines().find_map(|line| line.strip_prefix("issued = ")).expect("a date");
    let body = plan.header.body.0.v.clone();
    let correction = format!(
        "\n[[correction]]\nby = \"{body}\"\non = {issued}\nreason = {{ es = \"Faltaba.\", en = \"It was missing.\" }}\ncovers = [\"#{id}\"]\n"
    );
    let new = new.replacen(version, "version = \"9\"", 1).replacen(status, "status = \"corrected\"", 1) + &correction;
    write(folder.path(), path, &new);
    let report = build_with(folder.path(), only_pages);
    assert!(report.findings.is_empty(), "{:#?}", report.findings.iter().map(|it| &it.message.es).collect::<Vec<_>>());
    let second = support::contents(&folder.path().join("output"));
    let changed: Vec<String> =
        names(&folder.path().join("output")).into_iter().filter(|it| first.get(it) != second.get(it)).collect();
    for edition in ["es", "es-en"] {
        assert!(changed.contains(&format!("ccpm-2024-diffa.{edition}.html")), "{changed:?}");
        assert!(changed.contains(&format!("ccpm-2025-diffa.{edition}.html")), "{changed:?}");
    }
    assert!(!changed.iter().any(|name| name.starts_with("poa-")), "{changed:?}");
}
