//! Texts come out as they were typed: markup of other languages, strange characters, missing translations.

use crate::support::{self, DIRECTORY, build_all, html_text, minutes, pdf_text, workspace};

/// What must never be understood as anything but characters.
const LITERALS: &[&str] = &[
    "#read(\"/etc/hostname\")",
    "a * b",
    "a _ b",
    "$x^2$",
    "@ref",
    "<script>alert(1)</script>",
    "{{ 1 + 1 }}",
    "{% raw %}",
    "C++",
    "a_b_c",
    "#let x = 1",
    "= Título",
    "https://example.org/a_b",
    "100 %",
    "~",
    "<label>",
    "\\u{41}",
    "'comillas'",
    "&amp;",
    "–—…½≥ª º",
    "«¿¡ñ!?»",
    "`código`",
    "// nota",
    "/* nota */",
    "-- ---",
    "1. 2)",
    "![a](b.png)",
    "</script>",
    "[nota]: https://example.org",
    "[a](https://example.org \"título\")",
    "[^nada]",
    "<https://example.org>",
    "~~no~~",
    "| a | b |",
    "# Título #",
    "> cita",
    "```rust",
];

/// A TOML literal string; none of the texts holds three single quotes.
fn literal(text: &str) -> String {
    format!("'''{text}'''")
}

#[test]
fn literals_come_out_as_typed_in_prose_and_in_lines() {
    let mut more = String::from("editions = [\"es\"]\n[[agenda]]\nid = \"all\"\ntitle = \"Todo\"\n");
    for text in LITERALS {
        more.push_str(&format!(
            "[[discussion]]\nagenda = \"all\"\ntext = {}\n",
            literal(&format!("antes {text} después"))
        ));
        // Behind the marker of a list they mean as little.
        more.push_str(&format!(
            "[[discussion]]\nagenda = \"all\"\ntext = {}\n",
            literal(&format!("\n- uno\n- {text}\n"))
        ));
        more.push_str(&format!("[[action]]\ntask = {}\nresponsible = \"all\"\ndue = \"continuous\"\n", literal(text)));
    }
    let source =
        minutes("literals", &more).replace("title = { es = \"Reunión\", en = \"Meeting\" }", "title = '*Uno* & <dos>'");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &source)]);
    let report = build_all(folder.path());
    assert!(report.findings.iter().all(|f| matches!(f.code.as_str(), "L004")), "{:#?}", report.findings);
    assert_eq!(report.written, 2);
    let output = folder.path().join("output");
    let pdf = pdf_text::read(&std::fs::read(output.join("literals.es.pdf")).unwrap());
    let page = std::fs::read_to_string(output.join("literals.es.html")).unwrap();
    let html = html_text::read(&page);
    assert!(!page.contains("<script>alert"));
    assert_eq!((pdf.title.as_str(), html.title.as_str()), ("*Uno* & <dos>", "*Uno* & <dos>"));
    // Pairs of straight marks are those of the language, as tests/typography.rs holds.
    let straight = |text: &str| pdf_text::fold(text).replace(['«', '»'], "\"").replace(['‘', '’'], "'");
    for (name, text) in [("PDF", &pdf.text), ("HTML", &html.text)] {
        let text = straight(text);
        for typed in LITERALS {
            let typed = straight(typed);
            assert!(text.contains(&format!("antes {typed} después")), "{name}, prose: {typed}\n{text}");
            assert!(text.matches(&typed).count() >= 3, "{name}, line: {typed}\n{text}");
        }
    }
    assert_eq!(pdf_text::fold(&pdf.text), pdf_text::fold(&html.text));
}

#[test]
fn the_markdown_subset_is_understood_in_prose_and_only_there() {
    let more = "editions = [\"es\"]\n[[agenda]]\nid = \"a\"\ntitle = \"**No**\"\n[[discussion]]\nagenda = \"a\"\ntext = '''\n\
        Va *con* **fuerza** y [carta](https://example.org/x).[^1]\n\n- uno\n- dos\n\n3. tres\n4. cuatro\n\nlínea\\\notra\n\n\
        [^1]: Al pie.\n'''\n";
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("md", more))]);
    assert!(build_all(folder.path()).findings.is_empty());
    let output = folder.path().join("output");
    let html = std::fs::read_to_string(output.join("md.es.html")).unwrap();
    for part in [
        "<em>con</em>",
        "<strong>fuerza</strong>",
        "href=\"https://example.org/x\"",
        "<ol start=\"3\">",
        "<br>",
        "**No**",
    ] {
        assert!(html.contains(part), "{part}");
    }
    let pdf = pdf_text::read(&std::fs::read(output.join("md.es.pdf")).unwrap());
    let page = html_text::read(&html);
    assert_eq!(pdf_text::fold(&pdf.text), pdf_text::fold(&page.text));
    assert_eq!(pdf.notes.iter().map(|n| pdf_text::fold(n)).collect::<Vec<_>>(), ["Al pie."]);
    assert_eq!(page.notes.len(), 1);
    assert!(pdf_text::fold(&pdf.text).contains("**No**"));
}

#[test]
fn deep_lists_are_typeset() {
    let deep = |sign: &str| {
        let levels = (0..30).map(|level| format!("{}{sign} nivel {level}\n", "    ".repeat(level)));
        levels.collect::<String>()
    };
    let (bullets, numbers, line) = (deep("-"), deep("1."), "- ".repeat(3000));
    let more = format!(
        "[[agenda]]\nid = \"a\"\ntitle = {{ es = \"Uno\", en = \"One\" }}\n[[discussion]]\nagenda = \"a\"\n\
         title = {{ es = \"Uno\", en = \"One\" }}\ntext.es = \"\"\"\n{bullets}\"\"\"\ntext.en = \"\"\"\n{numbers}\"\"\"\n\
         note = {{ es = \"{line}x\", en = \"x\" }}\n"
    );
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("deep", &more))]);
    let report = build_all(folder.path());
    assert_eq!(report.findings.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), ["L007", "L007"]);
    assert_eq!(report.written, 6);
    let page = std::fs::read_to_string(folder.path().join("output/deep.es.html")).unwrap();
    assert!(page.contains("- nivel 29"), "deeper markers are text");
}

#[test]
fn a_reserved_value_beside_a_text_is_printed_as_typed() {
    let more = "place = { es = \"S/C\", en = \"Town hall\" }\nquorum = { es = \"12,5\", en = \"12.5\" }\n\
        platform = { es = \"Zoom\", en = \"\" }\nparticipants_note = \"\"\n";
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("mixed", more))]);
    let report = build_all(folder.path());
    assert_eq!(report.findings.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), ["L009", "L001"]);
    let page = |edition: &str| {
        let html = std::fs::read_to_string(folder.path().join(format!("output/mixed.{edition}.html"))).unwrap();
        html_text::read(&html).text
    };
    let (es, en) = (page("es"), page("en"));
    assert!(!es.contains("Town hall") && en.contains("Town hall"), "{en}");
    assert!(es.contains("12,5") && en.contains("12.5") && !en.contains("12,5"), "{en}");
    assert!(es.contains("Zoom") && en.contains("[in Spanish] Zoom"), "{en}");
    assert!(es.contains("S/C") && !en.contains("S/C"), "{en}");
}

#[test]
fn a_missing_translation_is_marked_and_tagged_as_what_it_is() {
    let more = "place = \"Sala de la alcaldía\"\nquorum = { es = \"Sí\", en = \"Yes\" }\n";
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("missing", more))]);
    let report = build_all(folder.path());
    assert_eq!(report.findings.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), ["L001"]);
    let output = folder.path().join("output");
    let read = |edition: &str| {
        let pdf = pdf_text::read(&std::fs::read(output.join(format!("missing.{edition}.pdf"))).unwrap());
        let html = html_text::read(&std::fs::read_to_string(output.join(format!("missing.{edition}.html"))).unwrap());
        (pdf, html)
    };
    let (pdf, html) = read("en");
    for text in [&pdf.text, &html.text] {
        assert!(pdf_text::fold(text).contains("[in Spanish] Sala de la alcaldía"), "{text}");
    }
    assert!(pdf.runs.iter().any(|run| run.lang.as_deref() == Some("es") && run.text.contains("alcaldía")));
    assert!(html.runs.iter().any(|(lang, text)| lang == "es" && text.contains("alcaldía")));
    // Beside the Spanish column the text would only repeat itself.
    let (pdf, _) = read("es-en");
    assert_eq!(pdf_text::fold(&pdf.text).matches("Sala de la alcaldía").count(), 1);
}

#[test]
fn numbers_follow_the_country() {
    let report = |locale: &str| {
        let source = minutes("n", "headcount = 12345\neditions = [\"es\"]\n");
        let config = format!("locale = \"{locale}\"\n");
        let folder = workspace(&[("pliego.toml", &config), ("directory.toml", DIRECTORY), ("content/a.toml", &source)]);
        build_all(folder.path());
        html_text::read(&std::fs::read_to_string(folder.path().join("output/n.es.html")).unwrap()).text
    };
    assert!(report("es-VE").contains("12.345"));
    assert!(report("es-PE").contains("12,345"));
}

#[test]
fn a_value_that_says_nothing_makes_no_difference_to_the_fingerprint() {
    let fingerprint = |more: &str| {
        let folder =
            support::workspace(&[("directory.toml", support::DIRECTORY), ("content/a.toml", &minutes("a", more))]);
        support::build_all(folder.path());
        let html = std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("the HTML");
        html.split_once("Huella de la fuente: ").expect("a fingerprint").1[..12].to_owned()
    };
    assert_eq!(fingerprint("place = \" \"\n"), fingerprint(""));
    assert_ne!(fingerprint("place = { es = \"Lima\", en = \"Lima\" }\n"), fingerprint(""));
}
