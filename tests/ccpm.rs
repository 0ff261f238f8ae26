//! The annual CCPM report: cover and contents, charts, and the follow-up of last year's plan.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::{self, DIRECTORY, build_all, has, html_text, pdf_text, write};
use scraper::{Html, Selector};

/// A report for a year, with more lines at its end.
fn report(id: &str, year: i32, more: &str) -> String {
    let issued = year + 1;
    format!(
        "kind = \"ccpm\"\nid = \"{id}\"\ntitle = {{ es = \"Informe\", en = \"Report\" }}\nbody = \"sag\"\nissued = {issued}-05-16\n\
         status = \"approved\"\nreport = \"final\"\ncountry = {{ es = \"País\", en = \"Country\" }}\nlevel = \"national\"\n\
         cluster = \"sag\"\nyear = {year}\n{more}"
    )
}

/// A function that something was said of, which makes a report of the document.
fn function(key: &str, more: &str) -> String {
    format!("[[function]]\nkey = \"{key}\"\nsaid = {{ es = \"Se dijo algo.\", en = \"Something was said.\" }}\n{more}")
}

fn action(id: &str, es: &str, more: &str) -> String {
    format!(
        "[[action]]\nid = \"{id}\"\nfunction = \"strategy\"\naction = {{ es = \"{es}\", en = \"{es} (en)\" }}\n\
         timeframe = \"2024\"\nresponsible = \"sag\"\n{more}"
    )
}

struct Built {
    folder: tempfile::TempDir,
    findings: Vec<String>,
}

/// Builds documents, each under its own name.
fn built(documents: &[(&str, &str)]) -> Built {
    let folder = support::workspace(&[("directory.toml", DIRECTORY)]);
    for (name, text) in documents {
        write(folder.path(), &format!("content/{name}.toml"), text);
    }
    let findings =
        build_all(folder.path()).findings.iter().map(|f| format!("{} {}", f.code.code, f.message.en)).collect();
    Built { folder, findings }
}

impl Built {
    fn html(&self, id: &str, edition: &str) -> String {
        let path = self.folder.path().join(format!("output/{id}.{edition}.html"));
        std::fs::read_to_string(path).expect("the HTML")
    }

    fn pdf(&self, id: &str, edition: &str) -> pdf_text::PdfText {
        let path = self.folder.path().join(format!("output/{id}.{edition}.pdf"));
        pdf_text::read(&std::fs::read(path).expect("the PDF"))
    }

    /// The text of an edition, equal in both outputs.
    fn text(&self, id: &str, edition: &str) -> String {
        let pdf = pdf_text::fold(&self.pdf(id, edition).text);
        assert_eq!(pdf, pdf_text::fold(&html_text::read(&self.html(id, edition)).text));
        pdf
    }
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    let mut found: Vec<_> = Vec::new();
    found.extend(page.select(&selector));
    found
}

#[test]
fn an_annual_report_has_a_cover_and_a_plan_alone_has_none() {
    let full = report("full", 2024, &function("strategy", "score = 60\n"));
    let plan = report(
        "plan",
        2024,
        &("[[function]]\nkey = \"strategy\"\nscore = 60\n".to_owned() + &action("a", "Hacer", "")),
    );
    let quarter = report("quarter", 2024, &function("strategy", "score = 60\n")).replace("final", "follow-up");
    let built = built(&[("full", &full), ("plan", &plan), ("quarter", &quarter)]);
    let starts = |id: &str, edition: &str| built.text(id, edition);
    assert!(starts("full", "es").contains("Informe Año evaluado 2024 País País Nivel Nacional Aprobado"));
    assert!(starts("full", "es-en").contains("Año evaluado / Year assessed 2024 País / Country País Country"));
    for short in ["plan", "quarter"] {
        let text = starts(short, "es");
        assert!(text.contains("Informe Aprobado") && !text.contains("Contenido"), "{text}");
    }
    // The cover is a page of its own: what follows it begins on the second.
    let pages = |id: &str| {
        let file = built.folder.path().join(format!("output/{id}.es.pdf"));
        lopdf::Document::load(file).expect("a PDF").get_pages().len()
    };
    assert!(pages("full") >= 2 && pages("quarter") == 1, "{} and {}", pages("full"), pages("quarter"));
}

#[test]
fn contents_name_every_heading_and_lead_to_it() {
    let text = report(
        "a",
        2024,
        &(function("strategy", "score = 60\n") + &function("advocacy", "") + &action("x", "Hacer", "")),
    );
    let built = built(&[("a", &text)]);
    let html = built.html("a", "es-en");
    let page = Html::parse_document(&html);
    let ids: BTreeSet<&str> = select(&page, "[id]").iter().filter_map(|it| it.value().id()).collect();
    let links = select(&page, "nav.contents a");
    assert!(links.iter().all(|a| ids.contains(&a.attr("href").unwrap()[1..])));
    let words: Vec<String> = links.iter().map(|a| pdf_text::fold(&a.text().collect::<String>())).collect();
    for heading in ["Desempeño de un vistazo / Performance at a glance", "Plan de acción / Action plan"] {
        assert!(words.iter().any(|w| w == heading), "{words:?}");
    }
    assert!(words.iter().any(|w| w.starts_with("2. Contribuir a un plan de incidencia")), "{words:?}");
    // In the PDF each line is a link to a page, too.
    let path = built.folder.path().join("output/a.es-en.pdf");
    let pdf = lopdf::Document::load(path).expect("a PDF");
    let links = pdf.objects.values().filter_map(|o| o.as_dict().ok());
    let links = links.filter(|d| d.get(b"Subtype").and_then(|s| s.as_name()).ok() == Some(b"Link"));
    assert!(links.count() >= words.len(), "a line of the contents leads nowhere");
}

/// The geometry of the bars of a chart in the HTML: where each begins and how long it is, in per cent.
fn bars(page: &Html, chart: &str) -> Vec<(String, String)> {
    let bars = select(page, &format!("[id='{chart}'] .chart-lanes rect:not(.ground-band)"));
    bars.iter().map(|it| (it.attr("x").unwrap().to_owned(), it.attr("width").unwrap().to_owned())).collect()
}

#[test]
fn results_are_drawn_on_the_declared_scale_with_last_years_mark() {
    let more = "[previous]\nyear = 2023\n".to_owned()
        + &function("strategy", "score = 80\nprevious_score = 62.5\n")
        + &function("monitoring", "rating = \"weak\"\n")
        + &function("advocacy", "score = 20.25\nprevious_score = 30\n");
    let built = built(&[("a", &report("a", 2024, &more))]);
    let html = built.html("a", "en");
    let page = Html::parse_document(&html);
    let expected = [("0.0%", "80.0%"), ("0.0%", "25.0%"), ("0.0%", "20.25%")];
    assert_eq!(bars(&page, "chart:glance"), expected.map(|(x, w)| (x.to_owned(), w.to_owned())));
    assert_eq!(
        select(&page, "[id='chart:glance'] .chart-lanes .hatched").len(),
        1,
        "a rating without a score is a range"
    );
    let marks = select(&page, "[id='chart:glance'] .chart-lanes svg[x]");
    assert_eq!(marks.iter().map(|it| it.attr("x").unwrap()).collect::<Vec<_>>(), ["62.5%", "30.0%"]);
    let bands = select(&page, "[id='chart:glance:ground'] rect");
    let widths: Vec<_> = bands.iter().map(|it| it.attr("width").unwrap()).collect();
    assert_eq!(widths, ["25.0%"; 4]);
    // Without the drawing: what it is, its ends, and how the years differ; each language as itself.
    let alt = &built.pdf("a", "en").pictures;
    let words = "The highest: To plan and implement cluster strategies, 80%; the lowest: To support robust advocacy, 20.25%. \
                 Since 2023: up 1, down 1, unchanged 0.";
    assert!(alt.iter().any(|alt| alt.starts_with("Bar chart") && alt.contains(words)), "{alt:?}");
    let paired = built.html("a", "es-en");
    let paired = Html::parse_document(&paired);
    let langs: Vec<_> =
        select(&paired, "[id='chart:glance'] [role=img]").iter().map(|it| it.attr("lang").unwrap()).collect();
    assert_eq!(langs, ["es", "en"]);
    assert_eq!(
        figure_langs(&built.folder.path().join("output/a.es-en.pdf")),
        BTreeMap::from([("en".into(), 1), ("es".into(), 1)])
    );
    // The figures stand in the table, with the ratings of both years.
    has(&built.text("a", "en"), &["1 To plan and implement cluster strategies 80% Strong 62.5% Satisfactory"]);
}

/// Languages of the figures of a PDF: a figure's own, or that of the document.
fn figure_langs(path: &Path) -> BTreeMap<String, usize> {
    let pdf = lopdf::Document::load(path).expect("a PDF");
    let lang =
        |dict: &lopdf::Dictionary| dict.get_deref(b"Lang", &pdf).ok().and_then(|l| lopdf::decode_text_string(l).ok());
    let own = lang(pdf.catalog().unwrap()).unwrap();
    let mut langs = BTreeMap::new();
    for dict in pdf.objects.values().filter_map(|o| o.as_dict().ok()) {
        if dict.get(b"S").and_then(|s| s.as_name()).ok() == Some(b"Figure") {
            *langs.entry(lang(dict).unwrap_or_else(|| own.clone())).or_insert(0) += 1;
        }
    }
    langs
}

#[test]
fn rates_are_drawn_overall_and_effective_and_no_bar_leaves_the_axis() {
    let more = "[[response]]\ntype = \"ingo\"\npartners = 8\neffective = 4\nresponded = 3\n\
        [[response]]\ntype = \"private\"\npartners = 2\neffective = 2\nresponded = 3\n\
        [[response]]\ntype = \"observers\"\npartners = 0\neffective = 0\nresponded = 2\n";
    let built = built(&[("a", &report("a", 2024, more))]);
    let html = built.html("a", "es");
    let page = Html::parse_document(&html);
    let widths: Vec<String> = bars(&page, "chart:responses").into_iter().map(|(_, width)| width).collect();
    assert_eq!(widths, ["37.5%", "75.0%", "100.0%", "100.0%", "80.0%", "100.0%"]);
    assert_eq!(
        select(&page, "[id='chart:responses'] .chart-lanes .hollow").len(),
        3,
        "each bar over 100 % has its mark"
    );
    has(&built.text("a", "es"), &["* Sin tasa: hubo respuestas", "† Más del 100 %"]);
    let alt = &built.pdf("a", "es").pictures;
    assert!(
        alt[0].contains("Tasa general más alta: Sector privado, 150\u{a0}%") && alt[0].contains("Total: 80\u{a0}%"),
        "{alt:?}"
    );
}

#[test]
fn the_process_is_a_line_of_time_and_a_table() {
    let dates = "launch = 2024-12-15\nreview = 2025-02-01\ncompletion = 2025-02-28\n";
    let built = built(&[("a", &report("a", 2024, &(dates.to_owned() + &function("strategy", ""))))]);
    let html = built.html("a", "en");
    let page = Html::parse_document(&html);
    let at: Vec<_> =
        select(&page, "[id='chart:process'] circle").iter().map(|it| it.attr("cx").unwrap().to_owned()).collect();
    // 14, 62 and 89 of the 90 days from 1 December to 1 March.
    assert_eq!(at, ["15.56%", "68.89%", "98.89%"]);
    let ticks = select(&page, "[id='chart:process'] .chart-ticks > span");
    let ticks: Vec<String> = ticks.iter().map(|it| pdf_text::fold(&it.text().collect::<String>())).collect();
    assert_eq!(ticks, ["December 2024", "January 2025", "February"]);
    has(&built.text("a", "en"), &["15 December 2024 0", "1 February 2025 48", "28 February 2025 75"]);
    // One date is no line; days without an order are none either.
    let one = report("a", 2024, &("launch = 2024-12-15\n".to_owned() + &function("strategy", "")));
    let built = self::built(&[("a", &one)]);
    assert!(!built.html("a", "en").contains("chart:process") && built.text("a", "en").contains("15 December 2024"));
}

#[test]
fn another_scale_and_other_functions_are_said() {
    let last = report(
        "last",
        2023,
        &(function("strategy", "score = 60\n")
            + &function("own", "name = { es = \"La de antes\", en = \"The earlier one\" }\n")),
    );
    let more =
        "[previous]\nyear = 2023\ndocument = \"last\"\n[previous.scale]\nname = { es = \"Vieja\", en = \"Old\" }\n\
        [[previous.scale.band]]\nrating = \"strong\"\nabove = 50\n[[previous.scale.band]]\nrating = \"weak\"\n"
            .to_owned()
            + &function("strategy", "score = 60\nprevious_score = 60\n")
            + &function("advocacy", "score = 60\n");
    let built = built(&[("last", &last), ("now", &report("now", 2024, &more))]);
    assert!(built.findings.iter().all(|f| !f.contains("last")), "{:?}", built.findings);
    has(
        &built.text("now", "en"),
        &[
            "Comparison with 2023 The scale has changed since 2023: the ratings of the two years do not compare directly. \
             Scale (Old): Strong, above 50%; Weak, up to 50%.",
            "The functions assessed are not the same as in 2023. No result for that year: To support robust advocacy; \
             assessed only then: The earlier one.",
            // Rated by the scale of its own year.
            "60% Satisfactory 60% Strong",
        ],
    );
}

const STATES: &str = "Plan de 2023: 6 acciones. Cumplido: 1; En curso: 1; Pendiente: 1; Trasladado: 1; Descartado: 1; Sin información: 1.";

fn two_years(first: &str) -> (String, String) {
    let last = function("strategy", "score = 60\n")
        + &action("one", "Primera", first)
        + &action("two", "Segunda", "status = \"under-way\"\n")
        + &action("three", "Tercera", "status = \"not-started\"\n")
        + &action("four", "Cuarta", "status = \"under-way\"\ndone = 40\n")
        + &action("five", "Quinta", "status = \"dropped\"\n")
        + &action("six", "Sexta", "");
    let now = function("strategy", "score = 60\n") + &action("next", "Siguiente", "follows = \"last#four\"\n");
    (report("last", 2023, &last), report("now", 2024, &now))
}

#[test]
fn each_action_of_last_years_plan_has_its_state_and_what_continues_it() {
    let (last, now) = two_years("status = \"done\"\n");
    let built = built(&[("last", &last), ("now", &now)]);
    let text = built.text("now", "es");
    has(
        &text,
        &[
            "Seguimiento del plan anterior",
            STATES,
            "Cuarta 2024 SAG Trasladado 40 % Siguiente",
            "Sexta 2024 SAG Sin información",
        ],
    );
    // The continuation is a link to its row in the plan.
    let html = built.html("now", "es");
    let page = Html::parse_document(&html);
    assert_eq!(select(&page, "[id='follow-up:last'] a[href='#next']").len(), 1);
    assert_eq!(select(&page, "tr#next").len(), 1);
    assert!(!built.text("last", "es").contains("Seguimiento"));
}

#[test]
fn a_quarters_report_has_the_last_word_on_a_state() {
    let (last, now) = two_years("status = \"done\"\n");
    let quarter = |id: &str, n: u32, status: &str| {
        report(
            id,
            2023,
            &(format!("quarter = {n}\n")
                + &action("row", "Segunda", &format!("status = \"{status}\"\nfollows = \"last#two\"\n"))),
        )
        .replace("report = \"final\"", "report = \"follow-up\"")
    };
    let built =
        built(&[("last", &last), ("now", &now), ("a", &quarter("a", 4, "done")), ("b", &quarter("b", 2, "dropped"))]);
    has(&built.text("now", "es"), &["Segunda 2024 SAG Cumplido"]);
}

#[test]
fn a_change_in_last_years_document_makes_this_years_anew() {
    let (last, now) = two_years("status = \"done\"\n");
    let built = built(&[("last", &last), ("now", &now)]);
    assert!(built.text("now", "es").contains(STATES));
    write(built.folder.path(), "content/last.toml", &two_years("status = \"dropped\"\n").0);
    let again = build_all(built.folder.path());
    assert_eq!((again.written, again.unchanged), (12, 0));
    assert!(built.text("now", "es").contains("Descartado: 2"));
    // A comment changes neither document.
    write(built.folder.path(), "content/last.toml", &(two_years("status = \"dropped\"\n").0 + "# remark\n"));
    assert_eq!(build_all(built.folder.path()).written, 0);
}

#[test]
fn a_report_waits_for_the_document_that_it_takes_facts_from() {
    let (last, now) = two_years("status = \"done\"\n");
    let built = built(&[("last", &last), ("now", &now)]);
    let before = built.html("now", "es");
    write(built.folder.path(), "content/last.toml", &last.replace("year = 2023", "year = \"?\""));
    let again = build_all(built.folder.path());
    assert_eq!((again.waiting, again.written), (vec!["content/now.toml".to_owned()], 0));
    assert_eq!(again.findings.iter().filter(|f| f.is_error()).count(), 1);
    assert_eq!(built.html("now", "es"), before, "what was published stays as it was");
}
