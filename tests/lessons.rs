//! Edge cases of lessons and good practices that the samples do not show, in both languages and both outputs.

use crate::support::{DIRECTORY, build_all, check, has, html_text, pdf_text, publish, workspace};

fn lessons(more: &str) -> String {
    format!(
        "kind = \"lessons\"\nid = \"a\"\ntitle = {{ es = \"Lecciones\", en = \"Lessons\" }}\nbody = \"sag\"\n\
         issued = 2024-05-16\nstatus = \"draft\"\n{more}"
    )
}

const AREA: &str = "[area]\nname = { es = \"General\", en = \"Overall\" }\ncode = \"GN\"\n";

fn lesson(code: &str, statement: &str) -> String {
    format!("[[lesson]]\ncode = \"{code}\"\nstatement = {{ es = \"{statement}\", en = \"{statement} (en)\" }}\n")
}

/// A document with one lesson that has a sheet with these fields.
fn sheet(fields: &str) -> String {
    lessons(&format!("{AREA}{}[[sheet]]\nlesson = \"LN2_GN\"\n{fields}", lesson("LN2_GN", "Enunciado")))
}

#[test]
fn an_area_without_lessons_and_lessons_without_sheets_are_printed() {
    has(&publish(&lessons(AREA), "es"), &["Área General (GN)"]);
    let number = AREA.to_owned() + "number = 2.7\n";
    let rows = lesson("BP1_GN", "Una") + &lesson("LA1_GN", "Otra");
    let text = publish(&lessons(&format!("{number}{rows}")), "es");
    has(&text, &["Sección 2.7", "BP1_GN Buena práctica Una LA1_GN Lección aprendida Otra"]);
    has(&text, &["Sin ficha en este documento: BP1_GN y LA1_GN."]);
}

#[test]
fn a_sheet_with_nothing_filled_in_has_its_heading() {
    let text = publish(&sheet(""), "en");
    has(&text, &["LN2_GN Lesson not learned Enunciado (en) LN2_GN Enunciado (en)"]);
    assert!(!text.contains('☐') && !text.contains("Without a sheet"), "{text}");
}

#[test]
fn project_period_and_introduction_stand_where_they_belong() {
    let head = "project = { es = \"Ruta\", en = \"Route\" }\nperiod = \"2022-S2\"\n\
        introduction = { es = \"Se hizo así.[^1]\\n\\n[^1]: En dos talleres.\", en = \"It was done so.\" }\n";
    let text = publish(&lessons(&format!("{head}{AREA}{}", lesson("LA1_GN", "Una"))), "es");
    has(&text, &["Proyecto Ruta Periodo Segundo semestre de 2022", "Introducción Se hizo así."]);
}

#[test]
fn goals_stand_in_the_official_order_each_once_with_its_targets() {
    let fields = "sdg = [16.10, \"10\", \"3.c\", \"16.2\", \"10.7\", 3.8, \"3.c\", 17]\n";
    let es = "Objetivos de Desarrollo Sostenible 3. Salud y bienestar (metas 3.8 y 3.c) \
        10. Reducción de las desigualdades (meta 10.7) 16. Paz, justicia e instituciones sólidas (metas 16.2 y 16.10) \
        17. Alianzas para lograr los objetivos";
    has(&publish(&sheet(fields), "es"), &[es]);
    let en = "Sustainable Development Goals 3. Good health and well-being (targets 3.8 and 3.c) 10. Reduced inequalities \
        (target 10.7) 16. Peace, justice and strong institutions (targets 16.2 and 16.10) 17. Partnerships for the goals";
    has(&publish(&sheet(fields), "en"), &[en]);
}

#[test]
fn principles_and_objectives_are_printed_with_their_official_titles() {
    let fields = "principles = [\"j\", \"a\", \"j\"]\nobjectives = [23, \"7\", 12, 7]\n";
    has(
        &publish(&sheet(fields), "es"),
        &[
            "principios rectores a) Centrarse en las personas j) Enfoque pansocial",
            "objetivos 7. Abordar y reducir las vulnerabilidades en la migración 12. Aumentar la certidumbre y previsibilidad",
            "23. Fortalecer la cooperación internacional y las alianzas mundiales para la migración segura, ordenada y regular",
        ],
    );
    // In the paired edition the marker stands once, and the titles side by side.
    has(
        &publish(&sheet(fields), "es-en"),
        &["a) Centrarse en las personas People-centred j) Enfoque pansocial Whole-of-society approach"],
    );
}

#[test]
fn both_options_of_a_tick_are_printed_with_their_boxes() {
    let text = publish(&sheet("type = \"positive\"\nlearned = false\n"), "es");
    has(&text, &["Tipo de lección ☑ Lección positiva ☐ Lección negativa"]);
    has(&text, &["Aprendizaje ☐ Lección aprendida ☑ Lección no aprendida"]);
    let text = publish(&sheet("type = \"negative\"\n"), "en");
    has(&text, &["Type of lesson ☐ Positive lesson ☑ Negative lesson"]);
    assert!(!text.contains("Learning"), "what is not ticked is not known: {text}");
}

#[test]
fn sheets_follow_the_order_of_the_index() {
    let rows = lesson("BP1_GN", "Primera") + &lesson("LA1_GN", "Segunda") + &lesson("LN1_GN", "Tercera");
    let sheet = |code: &str| format!("[[sheet]]\nlesson = \"{code}\"\nfinding = \"S/C\"\n");
    let source = lessons(&format!("{AREA}{rows}{}{}", sheet("LN1_GN"), sheet("BP1_GN")));
    let text = publish(&source, "es");
    has(
        &text,
        &[
            "Sin ficha en este documento: LA1_GN.",
            "BP1_GN Primera Hallazgo Sin comentarios. LN1_GN Tercera Hallazgo Sin comentarios.",
        ],
    );
}

#[test]
fn codes_with_faults_are_printed_linked_and_numbered_all_the_same() {
    let long = "LA".to_owned() + &"1".repeat(40) + "_GN";
    let codes = ["LNI_GN", "código con «espacios»", "1", &long, "otra_GN"];
    let mut source = lessons(AREA);
    codes.iter().for_each(|code| source += &lesson(code, "Enunciado de una lección"));
    codes.iter().for_each(|code| source += &format!("[[sheet]]\nlesson = \"{code}\"\nlearned = true\n"));
    let text = publish(&source.replace("LNI_GN\"\nlearned = true", "LNI_GN\"\nlearned = false"), "es");
    for code in codes {
        assert_eq!(
            text.matches(&format!("{code} Enunciado")).count() + text.matches(&format!("{code} Lección")).count(),
            2
        );
    }
}

#[test]
fn every_link_of_the_index_leads_to_its_sheet() {
    let codes = ["LN2_GN", "LA1_GN", "a b"];
    let mut source = lessons(AREA) + &lesson("BP1_GN", "Sin ficha");
    codes.iter().for_each(|code| source += &lesson(code, "Con ficha"));
    codes.iter().for_each(|code| source += &format!("[[sheet]]\nlesson = \"{code}\"\n"));
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &source)]);
    build_all(folder.path());
    let page = std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("the HTML");
    let page = scraper::Html::parse_document(&page);
    let select = |words: &str| scraper::Selector::parse(words).expect("a selector");
    let links: Vec<_> = page.select(&select("#part\\:lessons a")).filter_map(|a| a.value().attr("href")).collect();
    assert_eq!(links, ["#sheet:LN2_GN", "#sheet:LA1_GN", "#sheet::3"]);
    let anchors: Vec<_> = page.select(&select("[data-section=sheet]")).filter_map(|s| s.value().attr("id")).collect();
    assert_eq!(anchors, ["sheet:LN2_GN", "sheet:LA1_GN", "sheet::3"]);

    // The PDF has as many links on its first page, and each sheet begins a page.
    let pdf = std::fs::read(folder.path().join("output/a.es.pdf")).expect("the PDF");
    let pdf = lopdf::Document::load_mem(&pdf).expect("a PDF");
    let pages: Vec<_> = pdf.get_pages().into_values().collect();
    assert_eq!(pages.len(), 4);
    let inner = |page| {
        let links = pdf.get_page_annotations(page).expect("annotations");
        links.iter().filter(|link| link.has(b"Dest") || link.get(b"A").is_ok_and(|a| is_within(&pdf, a))).count()
    };
    // Four pages have a table of contents, with the legend.
    let contents = ["Índice", "LN2_GN", "LA1_GN", "a b"].len();
    assert_eq!(inner(pages[0]), codes.len() + contents);
}

fn is_within(pdf: &lopdf::Document, action: &lopdf::Object) -> bool {
    let action = pdf.dereference(action).expect("an action").1.as_dict().expect("a dictionary");
    action.get(b"S").and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"GoTo")
}

#[test]
fn an_untranslated_statement_is_marked() {
    let source = sheet("").replace(", en = \"Enunciado (en)\"", "");
    has(&publish(&source, "en"), &["LN2_GN [in Spanish] Enunciado"]);
}

#[test]
fn a_long_sheet_in_two_languages_keeps_every_word() {
    let text = "palabra ".repeat(1500);
    let all: String = ('a'..='j').map(|letter| format!("\"{letter}\", ")).collect();
    let objectives: String = (1..=23).map(|n| format!("{n}, ")).collect();
    let goals: String = (1..=17).map(|n| format!("{n}, ")).collect();
    let fields = format!(
        "finding = {{ es = \"{text}\", en = \"{text}\" }}\nsdg = [{goals}]\nprinciples = [{all}]\nobjectives = [{objectives}]\n"
    );
    let printed = publish(&sheet(&fields), "es-en");
    has(
        &printed,
        &["i) Enfoque pangubernamental Whole-of-government approach", "17. Alianzas para lograr los objetivos"],
    );
    has(&printed, &["22. Establecer mecanismos para la portabilidad"]);
}

#[test]
fn a_contradiction_is_accepted_by_its_place() {
    let accept = "[[accept]]\ncode = \"B002\"\nat = \"#sheet.1\"\nreason = \"Así se publicó.\"\n";
    let source = sheet("learned = true\n") + accept;
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &source)]);
    assert!(check(folder.path()).is_empty(), "{:#?}", check(folder.path()));
    build_all(folder.path());
    let html = std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("the HTML");
    assert!(pdf_text::fold(&html_text::read(&html).text).contains("☑ Lección aprendida"));
}
