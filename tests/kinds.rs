//! Edge cases of the kinds that the samples do not show, each in both languages and both outputs.

use crate::support::{DIRECTORY, build_all, has, minutes, publish, workspace};

fn ccpm(more: &str) -> String {
    format!(
        "kind = \"ccpm\"\nid = \"a\"\ntitle = {{ es = \"Plan\", en = \"Plan\" }}\nbody = \"sag\"\nissued = 2024-05-16\n\
         status = \"draft\"\ncountry = {{ es = \"País\", en = \"Country\" }}\nlevel = \"national\"\ncluster = \"sag\"\n\
         year = 2023\n{more}"
    )
}

#[test]
fn response_rates_have_totals_when_every_number_is_known() {
    let rows = "[[response]]\ntype = \"ingo\"\npartners = 8\neffective = 4\nresponded = 3\n\
        [[response]]\ntype = \"un\"\npartners = 2\neffective = 2\nresponded = 1\n";
    let text = publish(&ccpm(rows), "es");
    has(
        &text,
        &["ONG internacionales 8 4 3 37,5 % 75 %", "Naciones Unidas 2 2 1 50 % 50 %", "Total 10 6 4 40 % 66,7 %"],
    );
    let unknown = format!("{rows}[[response]]\ntype = \"other\"\nrate = 12.5\n");
    let text = publish(&ccpm(&unknown), "en");
    has(&text, &["Others 12.5%"]);
    assert!(!text.contains("Total"), "a total of numbers some of which are missing would be wrong");
}

#[test]
fn nobody_of_a_type_and_no_answer_is_no_rate() {
    let text = publish(&ccpm("[[response]]\ntype = \"academia\"\npartners = 0\nresponded = 0\n"), "es");
    has(&text, &["Academia 0 0"]);
    assert!(!text.contains('*') && !text.contains("NaN") && !text.contains("inf"));
}

#[test]
fn functions_are_numbered_in_the_order_of_the_report_whatever_their_official_number() {
    let older = "[[function]]\nkey = \"monitoring\"\nscore = 75\n[[function]]\nkey = \"advocacy\"\nscore = 75.5\n";
    has(
        &publish(&ccpm(older), "es"),
        &["1 Monitorear y reportar 75 % Satisfactorio", "2 Contribuir a un plan de incidencia sólido 75,5 % Fuerte"],
    );
}

#[test]
fn a_function_may_have_a_label_only_a_score_only_or_neither() {
    let rows = "[[function]]\nkey = \"strategy\"\nrating = \"weak\"\n[[function]]\nkey = \"monitoring\"\nscore = 0\n[[function]]\nkey = \"advocacy\"\n";
    let text = publish(&ccpm(rows), "en");
    has(
        &text,
        &[
            "1 To plan and implement cluster strategies Weak",
            "2 To monitor and evaluate performance 0% Weak",
            "3 To support robust advocacy Scale",
        ],
    );
}

#[test]
fn an_action_whose_function_is_not_in_the_report_is_printed_all_the_same() {
    let rows = "[[function]]\nkey = \"strategy\"\nscore = 80\n[[action]]\nfunction = \"advocacy\"\n\
        action = { es = \"Hacer un mapa\", en = \"Draw a map\" }\n";
    has(&publish(&ccpm(rows), "es"), &["2. Contribuir a un plan de incidencia sólido Hacer un mapa"]);
}

#[test]
fn empty_cells_and_reserved_values_differ() {
    let row = |text: &str| ccpm(&format!("[[action]]\nfunction = \"strategy\"\naction = \"N/C\"\n{text}"));
    let text = publish(&row("comments = \"S/C\"\n"), "en");
    has(&text, &["N/C S/C", "S/C no comments", "N/C not applicable"]);
    let text = publish(&row(""), "en");
    assert!(!text.contains("S/C") && text.contains("N/C not applicable"));
}

#[test]
fn attendance_by_organisation_by_head_and_see_annex() {
    let orgs = "[[participant]]\nbody = \"sag\"\nwomen = 3\nmen = 2\n[[participant]]\nname = \"Invitada\"\nattendance = \"apologies\"\n";
    let text = publish(&minutes("a", orgs), "es");
    has(&text, &["Presentes SAG (mujeres: 3, hombres: 2)", "Excusados Invitada", "Personas 5 Mujeres 3 Hombres 2"]);
    let heads = "headcount = 40\nparticipants_note = { es = \"Véase el anexo.\", en = \"See the annex.\" }\n";
    has(&publish(&minutes("a", heads), "en"), &["Participants People 40 See the annex."]);
}

#[test]
fn actual_and_planned_times_and_meetings_past_midnight() {
    let times = "start = \"23:10\"\nend = 00:40:00\nplanned_start = \"23:00\"\nplanned_end = \"00:30\"\nduration_minutes = 90\n";
    has(
        &publish(&minutes("a", times), "es"),
        &["Hora 23:10–00:40 (convocada para 23:00–00:30)", "Duración 1 h 30 min"],
    );
}

#[test]
fn fuzzy_dates_owners_without_dates_and_everybody() {
    let rows = "[[action]]\ntask = { es = \"Uno\", en = \"One\" }\nresponsible = \"all\"\ndue = { text = { es = \"14 de marzo\", en = \"14 March\" } }\n\
        [[action]]\ntask = { es = \"Dos\", en = \"Two\" }\nassignments = [{ responsible = [\"sag\", \"Otros\"] }, { responsible = \"sag\", due = \"2024-06/..\" }]\n";
    has(
        &publish(&minutes("a", rows), "es"),
        &["1 Uno Todos 14 de marzo", "2 Dos SAG Otros SAG Desde junio de 2024 (SAG)"],
    );
    has(&publish(&minutes("a", rows), "en"), &["1 One All 14 March", "From June 2024 (SAG)"]);
}

#[test]
fn long_texts_and_long_words_are_set_without_an_error() {
    let word = "https://example.org/".to_owned() + &"abcdefghij".repeat(6);
    let text = "palabra ".repeat(400);
    let mut rows = String::new();
    for i in 0..60 {
        rows.push_str(&format!(
            "[[action]]\nfunction = \"strategy\"\npriority = \"max\"\naction = {{ es = \"{i} {word} {text}\", en = \"{i} {word} {text}\" }}\n\
             constraints = {{ es = \"{word}\", en = \"{word}\" }}\ncomments = {{ es = \"{text}\", en = \"{text}\" }}\n"
        ));
    }
    let printed = publish(&ccpm(&rows), "es-en");
    assert!(printed.matches(&word).count() == 120, "{}", printed.matches(&word).count());
}

#[test]
fn a_proxy_of_an_organisation_and_a_time_zone_without_times_are_printed() {
    let rows = "timezone = { es = \"hora de Lima\", en = \"Lima time\" }\nversion = 2\nnumber = 7\n\
        chair = [{ post = { es = \"Coordinación\", en = \"Coordination\" } }, \"Invitada\"]\n\
        [[participant]]\nbody = \"sag\"\nproxy_for = { es = \"la Mesa\", en = \"the Table\" }\n";
    let text = publish(&minutes("a", rows), "es");
    has(&text, &["Zona horaria hora de Lima", "SAG (en representación de la Mesa)", "Versión 2", "Número 7"]);
    has(&text, &["Preside Coordinación Invitada"]);
}

#[test]
fn agendas_nest_and_are_numbered_by_level() {
    let agenda =
        |id: &str, more: &str| format!("[[agenda]]\nid = \"{id}\"\n{more}title = {{ es = \"{id}\", en = \"{id}\" }}\n");
    let rows = agenda("uno", "")
        + &agenda("dos", "")
        + &agenda("partes", "under = \"uno\"\n")
        + &agenda("más", "").replace("id = \"más\"", "id = \"mas\"")
        + "[[discussion]]\nagenda = \"partes\"\ntext = { es = \"Se vio.\", en = \"It was seen.\" }\n\
           [[decision]]\nagenda = \"partes\"\ntext = { es = \"Se aprueba.\", en = \"Approved.\" }\n";
    let text = publish(&minutes("a", &rows), "es");
    has(&text, &["1. uno 1.1 partes 2. dos 3. más", "Desarrollo 1. uno 1.1 partes Se vio.", "Punto 1.1 Se aprueba."]);
}

#[test]
fn passages_of_every_level_that_is_allowed_are_printed() {
    let mut rows = "[[agenda]]\nid = \"uno\"\ntitle = { es = \"Uno\", en = \"One\" }\n".to_owned();
    for (id, under) in [("a", ""), ("b", "a"), ("c", "b"), ("d", "c")] {
        let under = if under.is_empty() { String::new() } else { format!("under = \"{under}\"\n") };
        rows += &format!(
            "[[discussion]]\nid = \"{id}\"\nagenda = \"uno\"\n{under}title = {{ es = \"Nivel {id}\", en = \"Level {id}\" }}\n\
             text = {{ es = \"Texto {id}.\", en = \"Text {id}.\" }}\n"
        );
    }
    let text = publish(&minutes("a", &rows), "en");
    has(&text, &["a) Level a Text a. i) Level b Text b. a) Level c Text c. i) Level d Text d."]);
}

#[test]
fn a_progress_of_which_only_the_day_is_known_is_printed() {
    let row = "[[action]]\ntask = { es = \"Uno\", en = \"One\" }\nupdated = 2024-05-01\n";
    has(&publish(&minutes("a", row), "en"), &["as of 1 May 2024"]);
}

#[test]
fn a_scale_and_the_year_before_are_printed_even_without_functions() {
    let rows =
        "quarter = 2\n[previous]\nyear = 2022\nnote = { es = \"No hubo encuesta.\", en = \"There was no survey.\" }\n";
    let text = publish(&ccpm(rows), "es");
    has(&text, &["Trimestre 2", "Escala (escala del IASC)", "No hubo encuesta."]);
}

#[test]
fn a_score_is_rated_as_it_is_printed() {
    let rows = "[[function]]\nkey = \"strategy\"\nscore = 75.004\n[[function]]\nkey = \"monitoring\"\nscore = 75.006\n";
    has(&publish(&ccpm(rows), "en"), &["strategies 75% Satisfactory", "performance 75.01% Strong"]);
}

#[test]
fn what_no_key_declares_is_not_published_with_the_source() {
    let rows = "secreto = \"uno\"\n[[action]]\ntask = { es = \"Uno\", en = \"One\" }\nresponsible = \"sag\"\ndue = \"2024-06\"\napunte = \"dos\"\n\
        [[participant]]\nname = \"Invitada\"\n[next_meeting]\nplace = { es = \"Lima\", en = \"Lima\" }\ntelefono = \"tres\"\n";
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", rows))]);
    build_all(folder.path());
    let html = std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("the HTML");
    assert!(html.contains("Lima"));
    for private in ["secreto", "\"uno\"", "\"dos\"", "telefono", "tres"] {
        assert!(!html.contains(private), "{private}");
    }
}
