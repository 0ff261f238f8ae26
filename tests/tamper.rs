//! One changed byte, anywhere: never identical, and a changed text is named by its address.
//!
//! `PLIEGO_TAMPER` says in how many places each part is changed; a few dozen by default.

use std::ops::Range;
use std::sync::LazyLock;

use crate::support::dice::Dice;
use crate::support::{DIRECTORY, build_with, workspace};
use lopdf::{Document, Object, SaveOptions};
use pliego::pdf::pack_table;
use pliego::proof::{MANIFEST, Outcome, Part, Verdict, Verifier};
use tempfile::TempDir;

/// Texts of the document with their addresses, all of them long and different.
const TEXTS: &[(&str, &str)] = &[
    ("a#title", "Reunión ordinaria del subgrupo de alojamiento"),
    ("a#status_note", "Sujeta a las observaciones de quienes asistieron"),
    ("a#opening.text", "La coordinadora dio la bienvenida y recordó el propósito de la jornada."),
    ("a#kits.text", "Se repartieron doscientas carpas entre las familias que perdieron su vivienda."),
    ("a#water.text", "Queda pendiente el traslado de los tanques hacia la comunidad de La Esmeralda."),
    ("a#map.task", "El mapa de puntos críticos se publicará antes de la próxima temporada de lluvias."),
    ("a#census.task", "Cada organización enviará el censo de hogares con enfoque diferencial."),
    ("a#census.note", "Falta acordar qué formato usarán las instituciones públicas."),
];

static BUILT: LazyLock<TempDir> = LazyLock::new(|| {
    let row = |list: &str, id: &str| {
        let fields = TEXTS.iter().filter_map(|(address, words)| {
            let field = address.strip_prefix(&format!("a#{id}."))?;
            Some(format!("{field} = \"{words}\"\n"))
        });
        format!("[[{list}]]\nid = \"{id}\"\n{}", fields.collect::<String>())
    };
    let text = format!(
        "kind = \"minutes\"\nid = \"a\"\nlanguage = \"es\"\ntitle = \"{}\"\nbody = \"SAG\"\nissued = 2024-05-16\nstatus = \"circulated\"\n\
         status_note = \"{}\"\ndate = 2024-05-14\n{}{}{}{}{}",
        TEXTS[0].1,
        TEXTS[1].1,
        row("decision", "opening"),
        row("decision", "kits"),
        row("decision", "water"),
        row("action", "map"),
        row("action", "census"),
    );
    let files = [("pliego.toml", "editions = [\"es\"]\n"), ("directory.toml", DIRECTORY), ("content/a.toml", &text)];
    let folder = workspace(&files);
    let report = build_with(folder.path(), |options| options.workers = 1);
    assert_eq!(report.written, 2, "{:#?}", report.findings);
    folder
});

fn output(name: &str) -> Vec<u8> {
    std::fs::read(BUILT.path().join("output").join(name)).expect("an output")
}

fn places() -> usize {
    std::env::var("PLIEGO_TAMPER").ok().and_then(|n| n.parse().ok()).unwrap_or(40)
}

/// Another byte than the one at a place.
fn change(bytes: &mut [u8], at: usize, dice: &mut Dice) {
    bytes[at] = bytes[at].wrapping_add(1 + dice.roll(255) as u8);
}

/// Whether the outcome names the address of a text.
fn names(outcome: &Outcome, address: &str) -> bool {
    outcome.differences.iter().any(|it| it.part == Part::Text && it.address.as_deref() == Some(address))
}

/// Every text difference whose words are those of one text of the document must name its address; returns how many did.
fn named_rightly(outcome: &Outcome) -> usize {
    let mut right = 0;
    for difference in outcome.differences.iter().filter(|it| it.part == Part::Text) {
        let Some(expected) = difference.expected.as_deref().filter(|words| words.chars().count() > 4) else { continue };
        let owners: Vec<&str> =
            TEXTS.iter().filter(|(_, words)| words.contains(expected)).map(|(address, _)| *address).collect();
        if let [owner] = owners[..] {
            assert_eq!(difference.address.as_deref(), Some(owner), "{difference:?}");
            right += 1;
        }
    }
    right
}

#[test]
fn a_page_with_one_changed_byte() {
    let page = output("a.es.html");
    let text = String::from_utf8(page.clone()).expect("text");
    let verifier = Verifier::new(None);
    assert_eq!(verifier.verify(&page).verdict, Verdict::Identical);
    let at = |words: &str| text.find(words).expect("a part of the page");
    let parts: [(&str, Range<usize>); 5] = [
        ("content", at("<main")..at("<script")),
        ("manifest", at("{\"manifest\"")..at("\"source.toml\":")),
        ("attachment", at("\"source.toml\":")..at("</script>")),
        ("metadata", at("<head")..at("<style")),
        ("anything", 0..page.len()),
    ];
    let mut dice = Dice::new(1);
    let mut named = 0;
    for (part, range) in parts {
        for _ in 0..places() {
            let mut changed = page.clone();
            let place = range.start + dice.roll(range.len());
            change(&mut changed, place, &mut dice);
            let outcome = verifier.verify(&changed);
            assert_ne!(outcome.verdict, Verdict::Identical, "{part}, byte {place}");
            named += named_rightly(&outcome);
        }
    }
    // Letters that stay letters, in every text of the document.
    for (address, words) in TEXTS {
        for place in (at("<main")..at("<script")).filter(|place| text.get(*place..*place + words.len()) == Some(*words))
        {
            let mut changed = page.clone();
            let letter = place + dice.roll(4);
            changed[letter] = if changed[letter] == b'x' { b'y' } else { b'x' };
            let outcome = verifier.verify(&changed);
            assert_eq!(outcome.verdict, Verdict::Altered);
            assert!(names(&outcome, address), "{address}: {:#?}", outcome.differences);
            named += 1;
        }
    }
    assert!(named >= TEXTS.len(), "{named} texts named");
}

/// A PDF as it is packed, so that only what was changed in it differs.
fn packed(pdf: &mut Document) -> Vec<u8> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(500)
        .compression_level(9)
        .build();
    // What the reader unpacked is packed anew.
    let is_packing = |object: &Object| {
        object.as_stream().is_ok_and(|stream| stream.dict.has_type(b"ObjStm") || stream.dict.has_type(b"XRef"))
    };
    pdf.objects.retain(|_, object| !is_packing(object));
    pdf.max_id = pdf.objects.keys().map(|(number, _)| *number).max().unwrap_or_default();
    let mut bytes = Vec::new();
    pdf.save_with_options(&mut bytes, options).expect("a PDF");
    pack_table(&bytes).expect("a table of objects")
}

/// The streams of a PDF that are a part of it.
fn streams(pdf: &Document, part: &str) -> Vec<lopdf::ObjectId> {
    let named = |wanted: bool| {
        let files = pdf.objects.values().filter_map(|object| object.as_dict().ok()).filter_map(move |dict| {
            let file = dict.get(b"EF").and_then(Object::as_dict).ok()?.get(b"F").and_then(Object::as_reference).ok()?;
            let name = lopdf::decode_text_string(dict.get(b"UF").ok()?).ok()?;
            ((name == MANIFEST) == wanted).then_some(file)
        });
        files.collect()
    };
    match part {
        "content" => pdf.get_pages().into_values().flat_map(|page| pdf.get_page_contents(page)).collect(),
        "manifest" => named(true),
        "attachment" => named(false),
        _ => {
            let is_metadata =
                |object: &Object| object.as_stream().is_ok_and(|stream| stream.dict.has_type(b"Metadata"));
            pdf.objects.iter().filter(|(_, object)| is_metadata(object)).map(|(id, _)| *id).collect()
        }
    }
}

#[test]
fn a_pdf_with_one_changed_byte() {
    let bytes = output("a.es.pdf");
    let verifier = Verifier::new(None);
    assert_eq!(verifier.verify(&bytes).verdict, Verdict::Identical);
    let original = Document::load_mem(&bytes).expect("a PDF");
    let mut dice = Dice::new(2);
    let mut named = 0;
    // Packed as it was, it is what it was: what is found below is found because of the change.
    let again = packed(&mut original.clone());
    let outcome = verifier.verify(&again);
    assert_eq!(
        outcome.verdict,
        Verdict::Identical,
        "{:#?}, {} and {} bytes",
        outcome.differences,
        again.len(),
        bytes.len()
    );
    for part in ["content", "manifest", "attachment", "metadata"] {
        let ids = streams(&original, part);
        assert!(!ids.is_empty(), "{part}");
        for _ in 0..places() {
            let mut pdf = original.clone();
            let id = ids[dice.roll(ids.len())];
            let stream = pdf.get_object_mut(id).and_then(Object::as_stream_mut).expect("a stream");
            let was_packed = stream.dict.has(b"Filter");
            let mut content =
                if was_packed { stream.decompressed_content().expect("content") } else { stream.content.clone() };
            let place = dice.roll(content.len());
            change(&mut content, place, &mut dice);
            stream.set_plain_content(content);
            if was_packed {
                let _ = stream.compress();
            }
            let outcome = verifier.verify(&packed(&mut pdf));
            assert_ne!(outcome.verdict, Verdict::Identical, "{part}, byte {place}");
            named += named_rightly(&outcome);
        }
    }
    for _ in 0..places() {
        let mut changed = bytes.clone();
        let place = dice.roll(changed.len());
        change(&mut changed, place, &mut dice);
        assert_ne!(verifier.verify(&changed).verdict, Verdict::Identical, "byte {place}");
    }
    // A changed title in the document information.
    let mut pdf = original.clone();
    let info = pdf.trailer.get(b"Info").and_then(Object::as_reference).expect("information");
    pdf.get_dictionary_mut(info).expect("information").set("Title", Object::string_literal("Otra"));
    let outcome = verifier.verify(&packed(&mut pdf));
    assert!(outcome.differences.iter().any(|it| it.part == Part::Metadata && it.name.as_deref() == Some("Title")));
    println!("{named} texts named");
    assert!(named >= places() / 8, "{named} texts named");
}

#[test]
fn every_text_of_a_pdf_is_named_when_its_letters_change() {
    let bytes = output("a.es.pdf");
    let verifier = Verifier::new(None);
    let original = Document::load_mem(&bytes).expect("a PDF");
    let mut named = std::collections::BTreeSet::new();
    let mut looked = 0;
    for id in streams(&original, "content") {
        let stream = original.get_object(id).and_then(Object::as_stream).expect("a stream");
        let content =
            lopdf::content::Content::decode(&stream.decompressed_content().expect("content")).expect("operations");
        for (at, operation) in content.operations.iter().enumerate() {
            if !matches!(operation.operator.as_str(), "Tj" | "TJ") {
                continue;
            }
            let mut changed = lopdf::content::Content { operations: content.operations.clone() };
            let Some(operand) = changed.operations[at].operands.first_mut() else { continue };
            let string = match operand {
                Object::Array(list) => list.iter_mut().find(|it| it.as_str().is_ok_and(|codes| codes.len() >= 4)),
                other => Some(other),
            };
            let Some(Object::String(codes, _)) = string else { continue };
            // The first letter becomes the second.
            if codes.len() < 4 || codes[..2] == codes[2..4] {
                continue;
            }
            let (first, second) = codes.split_at_mut(2);
            first.copy_from_slice(&second[..2]);
            let mut pdf = original.clone();
            let stream = pdf.get_object_mut(id).and_then(Object::as_stream_mut).expect("a stream");
            stream.set_plain_content(changed.encode().expect("content"));
            let _ = stream.compress();
            let outcome = verifier.verify(&packed(&mut pdf));
            assert_eq!(outcome.verdict, Verdict::Altered);
            assert!(
                outcome
                    .differences
                    .iter()
                    .any(|it| matches!(it.part, Part::Text | Part::Furniture) && it.page.is_some()),
                "{:#?}",
                outcome.differences
            );
            named_rightly(&outcome);
            named.extend(outcome.differences.iter().filter_map(|it| it.address.clone()));
            looked += 1;
        }
    }
    assert!(looked > 30, "{looked} stretches of text");
    for (address, _) in TEXTS {
        assert!(named.contains(*address), "{address} is never named: {named:?}");
    }
}
