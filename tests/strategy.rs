//! Edge cases of strategies that the samples do not show, in both languages and both outputs.

use crate::support::{DIRECTORY, build_all, html_text, pdf_text, workspace};

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><rect width=\"40\" height=\"20\" fill=\"#0b4f6c\"/></svg>";

const EDITIONS: [&str; 3] = ["es", "en", "es-en"];

/// A strategy from February to December 2021, with more lines at its end.
fn strategy(id: &str, more: &str) -> String {
    format!(
        "kind = \"strategy\"\nid = \"{id}\"\ntitle = {{ es = \"Estrategia\", en = \"Strategy\" }}\nbody = \"sag\"\n\
         issued = 2021-07-30\nstatus = \"approved\"\nbegin = \"2021-02\"\nend = \"2021-12\"\n{more}"
    )
}

/// The texts of documents `a0`, `a1` … in one edition, each equal in PDF and HTML, footnotes included.
fn publish_all(sources: &[String], edition: &str) -> Vec<String> {
    let names: Vec<String> = (0..sources.len()).map(|i| format!("content/a{i}.toml")).collect();
    let mut files = vec![("directory.toml", DIRECTORY), ("content/picture.svg", PICTURE)];
    files.extend(names.iter().map(String::as_str).zip(sources.iter().map(String::as_str)));
    let folder = workspace(&files);
    let report = build_all(folder.path());
    let errors: Vec<_> = report.findings.iter().filter(|f| f.is_error()).map(|f| &f.message.es).collect();
    assert!(errors.is_empty() && report.written == 6 * sources.len(), "{errors:?}");
    (0..sources.len())
        .map(|i| {
            let file = |extension: &str| folder.path().join("output").join(format!("a{i}.{edition}.{extension}"));
            let pdf = pdf_text::read(&std::fs::read(file("pdf")).expect("the PDF"));
            let html = html_text::read(&std::fs::read_to_string(file("html")).expect("the HTML"));
            assert_eq!(pdf.pictures, html.pictures);
            let whole = |text: &str, notes: &[String]| pdf_text::fold(&format!("{text} {}", notes.join(" ")));
            let (pdf, html) = (whole(&pdf.text, &pdf.notes), whole(&html.text, &html.notes));
            assert_eq!(pdf, html);
            pdf
        })
        .collect()
}

/// The text of one edition.
fn publish(more: &str, edition: &str) -> String {
    publish_all(&[strategy("a0", more)], edition).remove(0)
}

fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "«{part}» not in:\n{text}");
    }
}

fn committee(id: &str) -> String {
    format!(
        "[[committee]]\nid = \"{id}\"\ntitle = {{ es = \"Comité {id}\", en = \"Committee {id}\" }}\n\
         mandate = {{ es = \"Mandato {id}.\", en = \"Mandate {id}.\" }}\n"
    )
}

fn section(id: &str, more: &str) -> String {
    format!("[[section]]\nid = \"{id}\"\n{more}text = {{ es = \"Texto {id}.\", en = \"Text {id}.\" }}\n")
}

fn titled(id: &str, more: &str) -> String {
    section(id, &format!("title = {{ es = \"Título {id}\", en = \"Title {id}\" }}\n{more}"))
}

fn figure(id: &str, place: &str) -> String {
    format!(
        "[[figure]]\nid = \"{id}\"\nsection = \"{place}\"\npath = \"picture.svg\"\n\
         caption = {{ es = \"Dibujo {id}\", en = \"Drawing {id}\" }}\nalt = {{ es = \"Rectángulo\", en = \"Rectangle\" }}\n"
    )
}

fn activity(id: &str, committee: &str) -> String {
    format!(
        "[[activity]]\nid = \"{id}\"\ncommittee = \"{committee}\"\ntext = {{ es = \"Actividad {id}\", en = \"Activity {id}\" }}\n"
    )
}

fn milestone(activity: &str, name: &str, more: &str) -> String {
    format!(
        "[[milestone]]\nactivity = \"{activity}\"\nresult = {{ es = \"Hito {name}\", en = \"Milestone {name}\" }}\n{more}"
    )
}

#[test]
fn a_strategy_of_nothing_but_a_period_is_published() {
    has(&publish("", "es"), &["Estrategia Grupo Consultivo Estratégico", "Periodo De febrero a diciembre de 2021"]);
    has(&publish("", "en"), &["Period February to December 2021"]);
}

#[test]
fn sections_figures_and_tables_are_numbered_in_the_order_of_the_page() {
    let more = "frame = { es = \"Marco.\", en = \"Frame.\" }\n".to_owned()
        + "[[guideline]]\ntext = { es = \"Regla.\", en = \"Rule.\" }\n"
        + &titled("uno", "")
        + &section("sigue", "")
        + &titled("dentro", "under = \"uno\"\n")
        + &section("sigue-dentro", "")
        + &titled("hondo", "under = \"dentro\"\n")
        + &titled("dos", "")
        + &titled("al-lado", "under = \"uno\"\n")
        // In another order than that of the page.
        + &figure("f-comite", "b")
        + &figure("f-hondo", "hondo")
        + &figure("f-uno", "uno")
        + &figure("f-marco", "frame")
        + &figure("f-reglas", "guidelines")
        + &figure("f-sigue", "sigue")
        + &committee("a")
        + &committee("b")
        + &activity("x", "b")
        + &activity("y", "a")
        + &milestone("x", "X", "start = \"2021-02\"\n")
        + &milestone("y", "Y", "")
        + "[[role]]\nrole = { es = \"Presidencia\", en = \"Chair\" }\nheld_by = \"sag\"\n";
    let text = publish(&more, "es");
    has(
        &text,
        &[
            "Cuadro 1. Hitos de cada comité, según cuándo comienzan",
            "1. Introducción Marco. Figura 1. Dibujo f-marco",
            "2. Lineamientos de funcionamiento 1. Regla. Figura 2. Dibujo f-reglas",
            "3. Título uno Texto uno. Figura 3. Dibujo f-uno Texto sigue. Figura 4. Dibujo f-sigue",
            "3.1 Título dentro Texto dentro. Texto sigue-dentro. 3.1.1 Título hondo Texto hondo. Figura 5. Dibujo f-hondo",
            "3.2 Título al-lado Texto al-lado. 4. Título dos Texto dos.",
            "5. Comité a Mandato a. Cuadro 2. Hitos: Comité a N.º Resultado 1. Actividad y 1.1 Hito Y",
            "6. Comité b Mandato b. Cuadro 3. Hitos: Comité b N.º Resultado Inicio 1. Actividad x 1.1 Hito X Febrero de 2021",
            "Figura 6. Dibujo f-comite",
            "7. Funciones Cuadro 4. Quién ejerce cada función Función A cargo de Presidencia SAG",
        ],
    );
    has(&publish(&more, "en"), &["Figure 3. Drawing f-uno", "Table 4. Who holds each role", "3.1.1 Title hondo"]);
}

#[test]
fn combos_are_numbered_in_each_committee_and_may_be_empty() {
    let combo = |id: &str, committee: &str| {
        format!("[[combo]]\nid = \"{id}\"\ncommittee = \"{committee}\"\ntitle = {{ es = \"{id}\", en = \"{id}\" }}\n")
    };
    let process = |combo: &str, word: &str| {
        format!("[[process]]\ncombo = \"{combo}\"\ntext = {{ es = \"{word}\", en = \"{word}\" }}\n")
    };
    let more = committee("a")
        + &committee("b")
        + &combo("p", "a")
        + &combo("q", "b")
        + &combo("r", "a")
        + &process("r", "uno")
        + &process("p", "dos")
        + &process("r", "tres");
    let text = publish(&more, "es");
    has(&text, &["Combo temático 1. p a) dos Combo temático 2. r a) uno b) tres", "Combo temático 1. q"]);
    has(&publish(&more, "en"), &["Thematic combo 2. r a) uno b) tres"]);
}

#[test]
fn milestones_say_when_by_what_is_known() {
    let rows = |rows: &[(&str, &str)]| {
        let mut more = committee("a") + &activity("x", "a");
        for (name, when) in rows {
            more += &milestone("x", name, when);
        }
        more
    };
    let starts = rows(&[("A", "start = \"2021-02-mid\"\n"), ("B", "start = \"2021-S2/..\"\n"), ("C", "")]);
    has(
        &publish(&starts, "es"),
        &[
            "Resultado Inicio",
            "1.1 Hito A A mediados de febrero de 2021 1.2 Hito B Desde el segundo semestre de 2021 1.3 Hito C",
        ],
    );
    has(&publish(&starts, "en"), &["1.1 Milestone A Mid-February 2021", "No fixed date"]);
    let ends = rows(&[("A", "end = \"2021-02-late\"\n"), ("B", "end = \"continuous\"\n")]);
    has(&publish(&ends, "es"), &["Resultado Para cuándo", "Hito A A fines de febrero de 2021", "Hito B Continuo"]);
    let both = rows(&[
        ("A", "start = \"2021-02-early\"\nend = \"2021-02-mid\"\n"),
        ("B", "end = \"2021-mid\"\n"),
        ("C", "start = 2021-03-01\n"),
        ("D", "start = \"2021-03\"\nend = \"2021-03\"\n"),
        ("E", "start = \"2021-03\"\nend = { text = { es = \"cuando baje el río\", en = \"when the river falls\" } }\n"),
    ]);
    has(
        &publish(&both, "es"),
        &[
            "Resultado Plazo",
            "Hito A De principios a mediados de febrero de 2021",
            "Hito B Hasta mediados de 2021",
            "Hito C Desde el 1 de marzo de 2021",
            "Hito D Marzo de 2021",
            "Hito E Marzo de 2021 – cuando baje el río",
        ],
    );
    has(&publish(&both, "en"), &["Milestone A Early to mid-February 2021", "Milestone B By mid-2021"]);
}

#[test]
fn everything_a_milestone_says_is_printed() {
    let full = "id = \"first\"\nend = \"2021-05\"\nresponsible = [\"sag\", \"all\"]\nstatus = \"carried-over\"\ndone = 50\n\
        updated = 2021-07-16\nnote = { es = \"Se aplazó\", en = \"Put off\" }\n";
    let more = committee("a")
        + &activity("x", "a").replace("text =", "start = \"2021-03\"\ntext =")
        + &activity("y", "a")
        + &milestone("y", "A", full)
        + &milestone("x", "B", "follows = \"#first\"\n")
        + &milestone("x", "C", "follows = \"a0#x\"\n");
    has(
        &publish(&more, "es"),
        &[
            "1. Actividad x Desde marzo de 2021",
            "1.1 Hito B Continúa el hito 2.1",
            "1.2 Hito C Continúa a0#x",
            "2.1 Hito A Se aplazó Mayo de 2021 SAG Todos Trasladado 50 % al 16 de julio de 2021",
        ],
    );
    has(&publish(&more, "en"), &["Continues milestone 2.1", "Carried over 50% as of 16 July 2021"]);
}

#[test]
fn the_glance_counts_milestones_in_columns_no_finer_than_their_dates() {
    let rows = |dates: &[&str]| {
        let mut more = committee("a") + &committee("b") + &activity("x", "a") + &activity("y", "b");
        for date in dates {
            more += &milestone("x", "X", &format!("start = \"{date}\"\n"));
        }
        more + &milestone("y", "Y", "")
    };
    has(
        &publish(&rows(&["2021-02-mid", "2021-08", "2021-09"]), "es"),
        &["Comité 2021 Sin fecha fija Total I trim. II trim. III trim. Comité a 1 2 3 Comité b 1 1 Total 1 2 1 4"],
    );
    has(
        &publish(&rows(&["2021-Q1", "2021-S2", "2022-Q1"]), "en"),
        &[
            "Committee 2021 2022 No fixed date Total 1st half 2nd half 1st half Committee a 1 1 1 3 Committee b 1 1 Total 1 1 1 1 4",
        ],
    );
    has(&publish(&rows(&["2021", "2022-Q1"]), "es"), &["Comité 2021 2022 Sin fecha fija Total Comité a 1 1 2"]);
    // Nine quarters and nine halves are more columns than fit.
    has(
        &publish(&rows(&["2021-Q1", "2025-Q1"]), "es"),
        &["2021 2022 2023 2024 2025 Sin fecha fija Total Comité a 1 1 2"],
    );
    let undated = publish(&rows(&[]), "es");
    has(&undated, &["Comité Sin fecha fija Total Comité a 0 Comité b 1 1 Total 1 1"]);
}

#[test]
fn roles_stand_under_their_committees() {
    let role = |name: &str, more: &str| format!("[[role]]\nrole = {{ es = \"{name}\", en = \"{name}\" }}\n{more}");
    let general = role("Uno", "");
    has(&publish(&general, "es"), &["1. Funciones Cuadro 1. Quién ejerce cada función Función Uno"]);
    let tasks = "tasks.es = \"\"\"\n- reúne;\n- convoca.\n\"\"\"\ntasks.en = \"\"\"\n- gathers;\n- convenes.\n\"\"\"\n";
    let more = committee("a")
        + &committee("b")
        + &role("Dos", "committee = \"b\"\nheld_by = [\"sag\", \"all\"]\n")
        + &role("Uno", tasks);
    has(
        &publish(&more, "es"),
        &["Función A cargo de Tareas Funciones generales Uno reúne; convoca. Comité b Dos SAG Todos"],
    );
}

#[test]
fn a_body_is_named_where_it_has_another_name_than_its_strategy() {
    let with_body = |title: &str| {
        "[[committee]]\nid = \"a\"\nbody = \"sag\"\nend = \"2021-06\"\nmandate = { es = \"M.\", en = \"M.\" }\n"
            .to_owned()
            + title
    };
    let own = with_body("title = { es = \"Estrategia del comité\", en = \"Strategy of the committee\" }\n");
    let period = "1. Estrategia del comité Periodo De febrero a junio de 2021";
    has(&publish(&own, "es"), &[&format!("{period} Órgano Grupo Consultivo Estratégico M.")]);
    let same = with_body("title = { es = \"Grupo Consultivo Estratégico\", en = \"Strategic Advisory Group\" }\n");
    assert!(!publish(&same, "es").contains("Órgano"));
}

/// A note of half a page with a list in it, called from the mandate of a committee, wherever on the page that begins.
#[test]
fn a_note_of_half_a_page_is_set_wherever_it_falls() {
    let words = |word: &str, n: usize| vec![word; n].join(" ");
    let note = |word: &str| {
        let long = words(word, 40);
        format!(
            "Mandato {word}[^a], y sigue[^b].\n\nOtro párrafo.\n\n[^a]: Primero {long}:\n\n    1. uno {long};\n    2. dos {long}:\n       \
             - dentro {long}.\n\n    Otro {long}, fin de {word}.\n\n[^b]: La segunda {word}."
        )
    };
    let source = |lines: usize| {
        let filler = words("relleno", lines * 12);
        strategy(
            &format!("a{}", lines / 4),
            &format!(
                "frame = {{ es = \"{filler}\", en = \"{filler}\" }}\n[[committee]]\nid = \"c\"\ntitle = {{ es = \"C\", en = \"C\" }}\n\
                 mandate.es = '''\n{}\n'''\nmandate.en = '''\n{}\n'''\n{}{}",
                note("obligación"),
                note("duty"),
                activity("x", "c"),
                (0..30).map(|i| milestone("x", &i.to_string(), "start = \"2021-Q2\"\n")).collect::<String>(),
            ),
        )
    };
    let sources: Vec<String> = (0..12).map(|i| source(i * 4)).collect();
    for edition in EDITIONS {
        for text in publish_all(&sources, edition) {
            let mut expected = vec!["Otro párrafo."];
            if edition.contains("es") {
                expected.extend(["1. uno obligación", "2. dos obligación", "dentro obligación", "fin de obligación."]);
            }
            if edition.contains("en") {
                expected.extend(["1. uno duty", "2. dos duty", "dentro duty", "fin de duty.", "La segunda duty."]);
            }
            has(&text, &expected);
        }
    }
}

#[test]
fn long_activities_and_many_milestones_are_set_without_an_error() {
    let long = "actividad de nombre largo ".repeat(14);
    let mut more = committee("a");
    for i in 0..40 {
        more += &activity(&format!("x{i}"), "a").replace(&format!("Actividad x{i}"), &format!("{i} {long}"));
        for j in 0..i % 7 {
            more += &milestone(&format!("x{i}"), &format!("{i}-{j} {long}"), "end = \"2021-Q2\"\nstatus = \"done\"\n");
        }
    }
    let text = publish(&more, "es-en");
    has(&text, &["40. 39", "39.3 Hito 38-2"]);
}
