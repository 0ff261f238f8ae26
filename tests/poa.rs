//! Edge cases of annual operating plans that the samples do not show, in both languages and both outputs.

use crate::support::{self, build_all, has, publish, workspace};

/// The Spanish page of a plan.
fn published_html(source: &str) -> String {
    let files =
        [("pliego.toml", "editions = [\"es\"]\n"), ("directory.toml", support::DIRECTORY), ("content/a.toml", source)];
    let folder = workspace(&files);
    build_all(folder.path());
    std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("the HTML")
}

fn poa(more: &str) -> String {
    format!(
        "kind = \"poa\"\nid = \"a\"\ntitle = {{ es = \"Plan\", en = \"Plan\" }}\nbody = \"sag\"\nissued = 2024-05-16\n\
         status = \"draft\"\nyear = 2024\n{more}"
    )
}

const LINE: &str = "[[line]]\nid = \"one\"\ntitle = { es = \"Línea\", en = \"Line\" }\n";

fn activity(name: &str, more: &str) -> String {
    format!("[[activity]]\nline = \"one\"\nactivity = {{ es = \"{name}\", en = \"{name}\" }}\n{more}")
}

#[test]
fn a_row_with_nothing_filled_in_is_printed() {
    let text = publish(&poa(&format!("{LINE}{}", activity("Sola", ""))), "es");
    has(&text, &["N.º Actividad 1. Línea 1.1 Sola"]);
}

#[test]
fn quarters_may_be_far_apart_and_marks_are_small_or_capital() {
    let rows =
        activity("Uno", "schedule = [\"Q1\", \"Q4\"]\n") + &activity("Dos", "schedule = { Q2 = \"x\", Q3 = \"X\" }\n");
    let text = publish(&poa(&format!("{LINE}{rows}")), "es");
    has(&text, &["Cronograma I trim. II trim. III trim. IV trim.", "1.1 Uno X X 1.2 Dos X X"]);
}

#[test]
fn quarters_stand_for_their_months() {
    let rows = format!("periods = \"months\"\n{LINE}{}", activity("Uno", "schedule = [\"Q2\", \"M12\"]\n"));
    let text = publish(&poa(&rows), "en");
    has(&text, &["Quarter 1 Quarter 2 Quarter 3 Quarter 4 Jan Feb Mar Apr May Jun", "1.1 Uno X X X X"]);
}

#[test]
fn quantities_shares_and_targets_are_written_as_the_language_writes_them() {
    let rows = activity(
        "Uno",
        "target = [{ quantity = 12500, unit = { es = \"kits\", en = \"kits\" } }, { es = \"Acta\", en = \"Record\" }]\n\
         schedule = { Q1 = \"12.5%\", Q2 = \"87,5 %\" }\nweight = 100\n",
    );
    let rows = format!("{LINE}{rows}");
    has(&publish(&poa(&rows), "es"), &["12.500 kits Acta 100 % 12,5 % 87,5 %"]);
    has(&publish(&poa(&rows), "en"), &["12,500 kits Record 100% 12.5% 87.5%"]);
}

#[test]
fn budgets_of_several_currencies_never_meet() {
    let rows = activity("Uno", "budget = [1000.5, { amount = 20, currency = \"USD\" }]\n")
        + &activity("Dos", "budget = { amount = 5000000, currency = \"COP\" }\n");
    let text = publish(&poa(&format!("currency = \"pen\"\n{LINE}{rows}")), "es");
    has(&text, &["Presupuesto total COP 5.000.000,00 S/ 1.000,50 US$ 20,00"]);
    has(&text, &["COP S/ (PEN) US$ (USD) 1 Línea 5.000.000,00 1.000,50 20,00 Total 5.000.000,00 1.000,50 20,00"]);
}

#[test]
fn lines_in_lines_and_activities_under_activities_are_numbered_and_summed_by_level() {
    let rows = "currency = \"USD\"\n".to_owned()
        + LINE
        + "[[line]]\nid = \"part\"\nunder = \"one\"\ntitle = { es = \"Parte\", en = \"Part\" }\n\
           [[activity]]\nline = \"part\"\nid = \"top\"\nactivity = { es = \"Arriba\", en = \"Above\" }\n\
           [[activity]]\nline = \"part\"\nunder = \"top\"\nactivity = { es = \"Abajo\", en = \"Below\" }\nbudget = 30\n"
        + &activity("Directa", "budget = 12\n");
    let text = publish(&poa(&rows), "es");
    has(
        &text,
        &["1. Línea Presupuesto: US$ 42,00 1.1 Directa US$ 12,00 1.2. Parte Presupuesto: US$ 30,00 1.2.1 Arriba"],
    );
    has(&text, &["1 Línea 42,00 1.2 Parte 30,00 Total 42,00"]);
}

#[test]
fn a_stated_total_is_printed_where_the_activities_say_nothing() {
    let line = format!("currency = \"HNL\"\nbudget = 90\n{LINE}budget = 90\n");
    has(&publish(&poa(&line), "es"), &["Presupuesto total L 90,00", "1 Línea 90,00 Total 90,00"]);
}

#[test]
fn headings_carry_their_number_and_what_stands_under_them_follows() {
    let rows =
        "[[activity]]\nline = \"one\"\nid = \"h\"\nheading = true\nactivity = { es = \"Apoyo\", en = \"Support\" }\n"
            .to_owned()
            + &activity("Otra", "")
            + &activity("Dentro", "under = \"h\"\nnote = { es = \"Según *presupuesto*.\", en = \"If *funded*.\" }\n");
    let text = publish(&poa(&format!("{LINE}{rows}")), "es");
    has(&text, &["1. Línea 1.1 Apoyo 1.1.1 Dentro Según presupuesto. 1.2 Otra"]);
}

#[test]
fn a_long_plan_keeps_every_row() {
    let mut rows = LINE.to_owned();
    for i in 0..250 {
        rows += &activity(&format!("Actividad número {i}"), "schedule = [\"Q1\"]\nresponsible = \"sag\"\n");
    }
    let text = publish(&poa(&rows), "es-en");
    for i in 0..250 {
        assert!(text.contains(&format!("1.{} Actividad número {i} X SAG", i + 1)), "{i}");
    }
}

#[test]
fn the_year_at_a_glance_counts_what_runs_in_each_period_by_line() {
    let rows = LINE.to_owned()
        + "[[line]]\nid = \"part\"\nunder = \"one\"\ntitle = { es = \"Parte\", en = \"Part\" }\n\
           [[activity]]\nline = \"part\"\nactivity = { es = \"Dos\", en = \"Two\" }\nschedule = { Q1 = 3, Q2 = 0 }\n\
           [[line]]\nid = \"two\"\ntitle = { es = \"Otra\", en = \"Other\" }\n\
           [[activity]]\nline = \"two\"\nactivity = { es = \"Tres\", en = \"Three\" }\n"
        + &activity("Uno", "schedule = [\"Q1\", \"Q4\"]\n");
    let text = publish(&poa(&rows), "es");
    // A line holds those under it; a quantity of nothing is nothing that runs.
    has(&text, &["1 Línea 2 2 0 0 1 1.2 Parte 1 1 0 0 0 2 Otra 1 0 0 0 0 Total 3 2 0 0 1"]);
    let one = publish(&poa(&format!("{LINE}{}", activity("Uno", "schedule = \"Q2\"\n"))), "es");
    has(&one, &["Actividades I trim. II trim. III trim. IV trim. 1 Línea 1 0 1 0 0 Actividades y cronograma"]);
    assert!(!publish(&poa(&format!("{LINE}{}", activity("Uno", ""))), "es").contains("El año de un vistazo"));
}

#[test]
fn marks_of_neighbouring_periods_join() {
    let rows = activity("Uno", "schedule = [\"Q1\", \"Q2\", \"Q4\"]\n");
    let html = published_html(&poa(&format!("{LINE}{rows}")));
    let marks: Vec<&str> = html.split("class=\"mark-cell").skip(1).map(|s| &s[..s.find('"').unwrap()]).collect();
    assert_eq!(marks, [" joins-after", " joins-before", ""]);
}

#[test]
fn an_upright_plan_has_a_table_a_line_and_two_where_one_is_too_wide() {
    let line = format!("{LINE}[[line]]\nid = \"two\"\ntitle = {{ es = \"Otra\", en = \"Other\" }}\n");
    let note = "note = { es = \"Nota\", en = \"Note\" }\n";
    let rows = activity("Uno", &format!("id = \"first\"\nschedule = \"Q1\"\nbudget = 5\n{note}"))
        + "[[activity]]\nline = \"two\"\nactivity = { es = \"Dos\", en = \"Two\" }\n";
    let upright = |periods: &str| {
        publish(&poa(&format!("layout = \"portrait\"\ncurrency = \"USD\"\n{periods}{line}{rows}")), "es")
    };
    let quarters = upright("");
    has(
        &quarters,
        &["Línea de acción 1 N.º Actividad Cronograma", "1. Línea Presupuesto: US$ 5,00 1.1 Uno Nota X US$ 5,00"],
    );
    has(&quarters, &["Línea de acción 2 N.º"]);
    let months = upright("periods = \"months\"\n");
    has(&months, &["Línea de acción 1 N.º Actividad Presupuesto 1. Línea Presupuesto: US$ 5,00 1.1 Uno Nota US$ 5,00"]);
    // The note is said once.
    has(
        &months,
        &["Línea de acción 1: cronograma N.º Actividad I trim.", "1. Línea 1.1 Uno X X X Línea de acción 2 N.º"],
    );
}
