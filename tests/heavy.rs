//! Documents of hundreds of rows as pages: light enough for a phone on a poor line, and proven like any other.

use std::path::Path;

use crate::support::{DIRECTORY, project, workspace};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pliego::assets::Templates;
use pliego::html::{HEAVY, HtmlRenderer, weight};
use pliego::proof::{Maker, Publication, Refusal, Verdict, Verifier, pack, unpack};
use pliego::theme::Theme;
use pliego::view::Format;
use pliego::workspace::Workspace;

/// Words of the samples, so that the text packs no better than real text does.
fn vocabulary() -> Vec<String> {
    let sample = std::fs::read_to_string(project().join("content/strategy/2018-cis-comites.toml")).expect("a sample");
    let words: std::collections::BTreeSet<&str> =
        sample.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1).collect();
    words.into_iter().map(str::to_owned).collect()
}

/// A plan of so many activities, no two alike: some twelve words each, four quarters, a target and somebody responsible.
fn plan(activities: usize) -> String {
    let vocabulary = vocabulary();
    let mut at = 7_usize;
    let mut words = |count: usize| {
        let mut some = || {
            at = (at * 1103 + 12345) % 1_000_003;
            vocabulary[at % vocabulary.len()].as_str()
        };
        (0..count).map(|_| some()).collect::<Vec<_>>().join(" ")
    };
    let mut text = "kind = \"poa\"\nid = \"a\"\ntitle = \"Plan\"\nbody = \"sag\"\nissued = 2024-05-16\nstatus = \"approved\"\nyear = 2024\n\
                    [[line]]\nid = \"one\"\ntitle = \"Línea\"\n"
        .to_owned();
    for i in 0..activities {
        let quarters = ["[\"Q1\"]", "[\"Q2\", \"Q3\"]", "[\"Q1\", \"Q4\"]", "[\"Q3\"]"][i % 4];
        text += &format!(
            "[[activity]]\nline = \"one\"\nactivity = \"{}\"\ntarget = \"{} {}\"\nschedule = {quarters}\nresponsible = [\"sag\"]\n",
            words(12),
            i * 7 % 90 + 1,
            words(2),
        );
    }
    text
}

/// The page of the Spanish edition of the only document of a folder.
fn page(folder: &Path) -> Vec<u8> {
    let mut workspace = Workspace::open(folder).expect("a workspace");
    pliego::build::check(&mut workspace);
    let templates = Templates::new(&[], Theme::default());
    let document = workspace.documents[0].document.as_ref().expect("a sound document");
    let publication =
        Publication::of(&workspace, document, &document.editions[0], Format::Html, true, &Maker::of(&templates));
    let html = HtmlRenderer::new(&templates).expect("the templates");
    html.document(&publication.view, &publication.carried, &workspace.root).expect("a page").into_bytes()
}

fn of(activities: usize) -> Vec<u8> {
    let config = "editions = [\"es\"]\n";
    let folder =
        workspace(&[("pliego.toml", config), ("directory.toml", DIRECTORY), ("content/a.toml", &plan(activities))]);
    page(folder.path())
}

#[test]
fn three_hundred_activities_are_no_burden_for_a_phone() {
    let page = of(300);
    assert!(weight(&page) <= HEAVY, "{} bytes", weight(&page));
    // They are all there, and what the page carries still makes it.
    assert!(String::from_utf8_lossy(&page).matches("<tr").count() > 300);
    let carried = unpack(&page).expect("a publication").carried;
    let source = carried.files.iter().find(|file| file.name == "source.toml").expect("the source");
    assert_eq!(String::from_utf8_lossy(&source.bytes).matches("[[activity]]").count(), 300);
    let outcome = Verifier::new(None).verify(&page);
    assert_eq!(outcome.verdict, Verdict::Identical, "{:?}", outcome.differences);
}

#[test]
fn a_light_page_carries_its_source_for_everybody_to_read() {
    let page = String::from_utf8(of(3)).expect("text");
    assert!(page.contains("\n\"source.toml\":\"") && !page.contains("\"packed\":"), "{page}");
}

/// A heavy page: what is before its packed texts, these, and what is behind.
fn parted() -> (String, String, String) {
    let page = String::from_utf8(of(300)).expect("text");
    let (before, rest) = page.split_once("\"packed\":\"").expect("packed texts");
    let (texts, after) = rest.split_once('"').expect("their end");
    (before.to_owned(), texts.to_owned(), after.to_owned())
}

fn packed(text: &str) -> String {
    STANDARD.encode(pack(text.as_bytes()).expect("less"))
}

#[test]
fn more_than_a_publication_carries_is_refused() {
    let (before, texts, after) = parted();
    let with = |block: &str| unpack(format!("{before}{block}{after}").as_bytes()).map(|_| ());
    let long = " ".repeat(200);
    let named = |count: usize| {
        let entries: Vec<String> = (0..count).map(|i| format!("\"{i}\":\"\"")).collect();
        entries.join(",")
    };
    assert_eq!(with(&format!("\"packed\":\"{texts}\"")), Ok(()));
    let refused = [
        // A name that stands in the block, too; a name that is there twice.
        format!("\"packed\":\"{}\"", packed(&format!("{{\"manifest.json\":\"{long}\"}}"))),
        format!("\"packed\":\"{}\"", packed(&format!("{{\"source.toml\":\"\",\"source.toml\":\"{long}\"}}"))),
        format!("\"packed\":\"{texts}\",\"packed\":\"{texts}\""),
        format!("\"picture-1.png\":\"\",\"picture-1.png\":\"\",\"packed\":\"{texts}\""),
        format!("\"manifest.json\":\"{{}}\",\"packed\":\"{texts}\""),
        // Too many files, too long ones.
        format!("\"packed\":\"{}\"", packed(&format!("{{{}}}", named(1001)))),
        format!("{},\"packed\":\"{texts}\"", named(1001)),
        format!("{},\"packed\":\"{}\"", named(600), packed(&format!("{{\"x\":\"\",{}}}", named(600)))),
        format!("\"packed\":\"{}\"", packed(&" ".repeat((8 << 20) + 1))),
        format!("\"source.toml\":\"{}\"", "[".repeat((8 << 20) + 1)),
    ];
    for (i, block) in refused.iter().enumerate() {
        assert_eq!(with(block).err(), Some(Refusal::Refused), "{i}");
    }
}

#[test]
fn packed_texts_that_are_damaged_are_unreadable() {
    let (before, texts, after) = parted();
    let with = |packed: &str| unpack(format!("{before}\"packed\":\"{packed}\"{after}").as_bytes()).map(|_| ());
    let whole = STANDARD.decode(&texts).expect("base64");
    let garbled: Vec<u8> =
        whole.iter().enumerate().map(|(i, byte)| if i > 900 { byte ^ 0x55 } else { *byte }).collect();
    let long = " ".repeat(200);
    let damaged = [
        String::new(),
        "no base64".to_owned(),
        texts[..texts.len() / 2 + 1].to_owned(),
        STANDARD.encode("not packed"),
        STANDARD.encode(&whole[..whole.len() / 2]),
        STANDARD.encode(&garbled),
        packed(&format!("[{long}]")),
        packed(&format!("{{\"source.toml\":{long}7}}")),
    ];
    for (i, packed) in damaged.iter().enumerate() {
        assert_eq!(with(packed).err(), Some(Refusal::Unreadable), "{i}");
    }
}
