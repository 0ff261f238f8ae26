//! What publications carry, and what `extract` and `verify` say of them.

use std::sync::LazyLock;

use crate::support::run::{code, err, out, pliego};
use crate::support::{self, DIRECTORY, build_all, contents, minutes, names, workspace, write};
use pliego::proof::{
    Authenticity, Part, Recorded, SourceForm, Verdict, Verifier, authenticity, public_key, recorded, unpack,
};
use pliego::versions::Ledger;
use pliego::workspace::Root;
use tempfile::TempDir;

/// A small workspace with all that can be carried: a directory, translations, a full source.
static BUILT: LazyLock<TempDir> = LazyLock::new(|| {
    let full = minutes("full", "attach = \"full\"\n").replace("{ es = \"Reunión\", en = \"Meeting\" }", "\"Reunión\"");
    let po = "msgctxt \"full#title\"\nmsgid \"Reunión\"\nmsgstr \"Meeting\"\n";
    let folder = workspace(&[
        (
            "pliego.toml",
            "# nuestro\ntitle = \"Secreto\"\npaper = \"letter\"\n[[rule]]\ncode = \"W001\"\nseverity = \"off\"\nreason = \"interno\"\n",
        ),
        (
            "directory.toml",
            &format!(
                "{DIRECTORY}\n[[body]]\nkey = \"hidden\"\nname = {{ es = \"Nadie lo nombra\", en = \"Nobody says it\" }}\n"
            ),
        ),
        ("content/deep/er/a.toml", &minutes("a", "# un comentario\n").replace("\"Meeting\"", "\"Gathering\"")),
        ("content/full.toml", &format!("# comentario del autor\n{full}")),
        ("content/full.en.po", po),
    ]);
    build_all(folder.path());
    folder
});

fn output(name: &str) -> Vec<u8> {
    std::fs::read(BUILT.path().join("output").join(name)).expect("an output")
}

fn verdict(bytes: &[u8]) -> Verdict {
    Verifier::new(None).verify(bytes).verdict
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn every_publication_of_the_samples_is_identical_and_complete() {
    let verifier = Verifier::new(None);
    let mut seen = 0;
    for (name, bytes) in contents(&support::published().join("output")) {
        if name == "index.html" {
            continue;
        }
        let outcome = verifier.verify(&bytes);
        assert_eq!(outcome.verdict, Verdict::Identical, "{name}: {:#?}", outcome.differences);
        assert!(outcome.manifest.is_some_and(|manifest| manifest.complete), "{name}");
        seen += 1;
    }
    assert_eq!(seen, support::output_count());
}

#[test]
fn what_is_unpacked_makes_the_publication_again() {
    let folder = support::scratch();
    let mut made = 0;
    for name in ["a.es.pdf", "a.es-en.html", "full.en.pdf", "full.en.html"] {
        let unpacked = folder.path().join(name);
        let source = BUILT.path().join("output").join(name);
        let done = pliego(folder.path(), &["extract", &source.to_string_lossy(), "--all", name]);
        assert_eq!(code(&done), 0, "{}", err(&done));
        build_all(&unpacked);
        assert!(
            std::fs::read(unpacked.join("output").join(name)).expect("an output") == output(name),
            "{name} differs"
        );
        made += 1;
    }
    assert_eq!(made, 4);
}

#[test]
fn the_hash_on_the_page_is_that_of_the_carried_source() {
    for name in ["a.es.pdf", "a.en.html"] {
        let unpacked = unpack(&output(name)).expect("what it carries");
        let (source, form) = unpacked.source().expect("a source");
        assert_eq!(form, SourceForm::Canonical);
        let hash = pliego::source::canonical::hash(std::str::from_utf8(&source.bytes).expect("text"));
        assert_eq!(hash, unpacked.manifest.canonical);
        let text = match name.ends_with("pdf") {
            true => support::pdf_text::read(&output(name)).text,
            false => support::html_text::read(&said(&output(name))).text,
        };
        assert!(text.contains(&hash[..12]), "{name}");
    }
}

#[test]
fn what_is_private_stays_at_home() {
    for name in ["a.es.pdf", "a.en.pdf", "a.es-en.html", "full.es.html"] {
        let unpacked = unpack(&output(name)).expect("what it carries");
        let all: String = unpacked.carried.files.iter().map(|file| said(&file.bytes) + &file.path).collect();
        for private in ["Secreto", "interno", "nuestro", "Nadie lo nombra", "un comentario", "deep", "severity"] {
            assert!(!all.contains(private), "{name}: «{private}» in\n{all}");
        }
        assert!(all.contains("letter") && all.contains("SAG"), "{name}: {all}");
    }
}

#[test]
fn a_full_source_is_carried_with_its_translations() {
    for name in ["full.en.pdf", "full.en.html"] {
        let unpacked = unpack(&output(name)).expect("what it carries");
        let (source, form) = unpacked.source().expect("a source");
        assert_eq!(form, SourceForm::Full);
        assert!(said(&source.bytes).starts_with("# comentario del autor\n"));
        assert!(unpacked.carried.files.iter().any(|file| file.name == "source.en.po"));
        assert_eq!(verdict(&output(name)), Verdict::Identical, "{name}");
    }
    // A comment is no text of the page, and yet it is proven.
    let changed = said(&output("full.en.html")).replace("comentario del autor", "comentario de otro");
    let outcome = Verifier::new(None).verify(changed.as_bytes());
    assert_eq!(outcome.verdict, Verdict::Altered);
    assert!(outcome.differences.iter().any(|it| it.name.as_deref() == Some("source.toml")), "{outcome:#?}");
}

#[test]
fn another_version_is_told_from_an_altered_file() {
    let page = said(&output("a.en.html"));
    for (old, new, which) in [
        ("\"tool\":\"pliego ", "\"tool\":\"pliego 9", "tool"),
        ("\"templates\":\"", "\"templates\":\"0", "templates"),
        ("\"fonts\":\"", "\"fonts\":\"0", "fonts"),
    ] {
        let other = page.replace(old, new);
        let outcome = Verifier::new(None).verify(other.as_bytes());
        assert_eq!((outcome.verdict, outcome.other), (Verdict::OtherVersion, vec![which]));
        assert_eq!(outcome.differences, [], "all texts are there");
        // Its texts are compared all the same, address by address.
        let (body, rest) = other.split_once("<script").expect("a page");
        let changed = body.replace("Gathering", "Gothering") + "<script" + rest;
        let outcome = Verifier::new(None).verify(changed.as_bytes());
        assert_eq!(outcome.verdict, Verdict::OtherVersion);
        let addresses: Vec<_> = outcome.differences.iter().filter_map(|it| it.address.as_deref()).collect();
        assert_eq!(addresses, ["a#title"], "{which}");
    }
}

#[test]
fn a_text_that_the_page_shows_with_other_signs_has_its_address() {
    let decision = |id: &str, es: &str, en: &str| {
        format!("[[decision]]\nid = \"{id}\"\ntext = {{ es = '{es}', en = \"{en}\" }}\n")
    };
    let rows = decision("lema", "El lema \"Nadie atrás\" vale 300 km", "The clusters' motto stays")
        + &decision("resto", "Y así en adelante... hasta marzo", "It isn't over... yet");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &minutes("a", &rows))]);
    assert!(build_all(folder.path()).findings.iter().all(|it| !it.is_error()));
    let verifier = Verifier::new(None);
    let mut seen = 0;
    for (name, shown, old, new, address) in [
        ("a.es.html", "«Nadie atrás» vale", "vale", "cuesta", "a#lema.text"),
        ("a.es.html", "adelante… hasta", "hasta", "desde", "a#resto.text"),
        ("a.es-en.html", "«Nadie atrás» vale", "vale", "cuesta", "a#lema.text"),
        ("a.en.html", "clusters’ motto", "motto", "slogan", "a#lema.text"),
        ("a.en.html", "isn’t over… yet", "yet", "now", "a#resto.text"),
    ] {
        let page = std::fs::read_to_string(folder.path().join("output").join(name)).expect("a page");
        let (body, rest) = page.split_once("<script").expect("a page");
        let (before, after) = body.split_once(shown).unwrap_or_else(|| panic!("{name}: {shown}"));
        let changed = format!("{before}{}{after}<script{rest}", shown.replace(old, new));
        let addresses = |page: &str| -> Vec<String> {
            let outcome = verifier.verify(page.as_bytes());
            assert!(matches!(outcome.verdict, Verdict::Altered | Verdict::OtherVersion));
            outcome.differences.into_iter().filter_map(|it| it.address).collect()
        };
        assert_eq!(addresses(&changed), [address], "{name}: {shown}");
        // Made by another version, which may set the signs otherwise.
        let of_another = |page: &str| page.replace("\"tool\":\"pliego ", "\"tool\":\"pliego 9");
        assert_eq!(addresses(&of_another(&changed)), [address], "{name}: {shown}");
        let otherwise = page.replace(['«', '»'], "\"").replace('’', "'").replace('…', "...");
        assert!(addresses(&of_another(&otherwise)).is_empty(), "{name}");
        seen += 1;
    }
    assert_eq!(seen, 5);
}

/// The logos of a theme are no part of what makes a publication: they are carried, and prove it anywhere.
#[test]
fn logos_of_the_theme_are_carried_and_prove_the_publication_in_any_folder() {
    let svg = |width: u32| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"9\"><path d=\"M0 0h9v9z\"/></svg>"
        )
    };
    let row = |path: &str| format!("[[logo]]\npath = \"{path}\"\nalt = {{ es = \"Emblema\", en = \"Emblem\" }}\n");
    // Its own picture would lie, unpacked, where the logo of the theme does; the other one is both.
    let figure = |id: &str, path: &str| {
        format!(
            "[[figure]]\nid = \"{id}\"\nsection = \"maps\"\npath = \"{path}\"\n\
             alt = {{ es = \"Mapa del {id}\", en = \"Map of {id}\" }}\ncaption = {{ es = \"Mapa\", en = \"Map\" }}\n"
        )
    };
    let section = "[[section]]\nid = \"maps\"\ntitle = { es = \"Mapas\", en = \"Maps\" }\ntext = { es = \"Dos mapas.\", en = \"Two maps.\" }\n";
    let figures = section.to_owned() + &figure("norte", "../templates/0.svg") + &figure("sur", "../secretos/dos.svg");
    let strategy = minutes("s", &figures)
        .replace("\"minutes\"", "\"strategy\"")
        .replace("date = 2024-05-14", "begin = \"2024-S1\"\nend = \"2025-S2\"");
    let strategy = strategy.split("\n[[decision]]").next().expect("a document").to_owned();
    let folder = workspace(&[
        ("directory.toml", DIRECTORY),
        ("pliego.toml", "theme = \"gazette\"\n"),
        ("content/deep/a.toml", &minutes("a", "")),
        ("content/s.toml", &strategy),
        ("content/own.toml", &format!("{}{}", minutes("own", ""), row("../secretos/uno.svg"))),
        ("secretos/uno.svg", &svg(20)),
        ("secretos/dos.svg", &svg(30)),
        ("templates/0.svg", &svg(40)),
        ("templates/theme.toml", &format!("# privado\n{}{}", row("secretos/uno.svg"), row("secretos/dos.svg"))),
    ]);
    let report = build_all(folder.path());
    let errors: Vec<_> = report.findings.iter().filter(|it| it.is_error()).map(|it| &it.message.en).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let verifier = Verifier::new(None);
    let mut seen = 0;
    for (name, bytes) in contents(&folder.path().join("output")) {
        if name == "index.html" {
            continue;
        }
        let outcome = verifier.verify(&bytes);
        assert_eq!(outcome.verdict, Verdict::Identical, "{name}: {:#?}", outcome.differences);
        assert!(outcome.manifest.is_some_and(|manifest| manifest.complete), "{name}");
        let carried = unpack(&bytes).expect("what it carries").carried;
        let theme = carried.files.iter().find(|file| file.name == "theme.toml");
        assert_eq!(theme.is_some(), !name.starts_with("own."), "{name}");
        let theme = theme.map(|theme| said(&theme.bytes)).unwrap_or_default();
        assert!(!theme.contains("privado") && !theme.contains("uno"), "{name}: {theme}");
        assert!(!name.starts_with("a.es.") || !theme.contains("Emblem\""), "{name}: a language too many");
        seen += 1;
    }
    assert_eq!(seen, 18);
    // Another picture in its place is found out.
    let page = std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("a page");
    let outcome = verifier.verify(page.replace("Emblema", "Escudo").as_bytes());
    assert_eq!(outcome.verdict, Verdict::Altered);
    // What is unpacked is a workspace with that theme.
    for name in ["a.en.pdf", "s.es-en.html"] {
        let unpacked = folder.path().join("unpacked").join(name);
        let source = folder.path().join("output").join(name);
        let done = pliego(folder.path(), &["extract", &source.to_string_lossy(), "--all", &unpacked.to_string_lossy()]);
        assert_eq!(code(&done), 0, "{}", err(&done));
        // Which of the tool's own themes it was set in stays at home.
        write(&unpacked, "pliego.toml", "theme = \"gazette\"\n");
        build_all(&unpacked);
        let again = std::fs::read(unpacked.join("output").join(name)).expect("an output");
        assert!(again == std::fs::read(&source).expect("an output"), "{name} differs");
    }
}

#[test]
fn own_templates_are_those_of_their_workspace() {
    let folder = workspace(&[("content/a.toml", &minutes("a", "")), ("directory.toml", DIRECTORY)]);
    let theme = std::fs::read_to_string(support::project().join("templates/shared/style.css")).expect("a style sheet");
    write(folder.path(), "templates/shared/style.css", &(theme + "\nmain { color: #000; }\n"));
    build_all(folder.path());
    let at_home = pliego(folder.path(), &["verify", "output/a.es.html", "output/a.es.pdf", "--ui-lang", "en"]);
    assert_eq!(code(&at_home), 0, "{}", out(&at_home));
    let path = folder.path().join("output/a.es.html");
    let elsewhere = pliego(BUILT.path(), &["verify", &path.to_string_lossy(), "--ui-lang", "en"]);
    assert_eq!(code(&elsewhere), 1);
    assert!(out(&elsewhere).contains("made by another version (of the templates)"), "{}", out(&elsewhere));
}

#[test]
fn what_we_did_not_make_is_not_ours() {
    let pdf = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";
    for bytes in [&b""[..], b"hello", b"<!doctype html><title>x</title>", pdf, b"\0\xff\xfe"] {
        assert_eq!(verdict(bytes), Verdict::NotOurs);
    }
    assert_eq!(verdict(&output("index.html")), Verdict::NoProof);
}

#[test]
fn cut_and_hostile_files_end_in_a_verdict() {
    let mut seen = 0;
    for name in ["a.es.pdf", "a.es.html"] {
        let whole = output(name);
        for part in 1..40 {
            let cut = &whole[..whole.len() * part / 40];
            assert_ne!(verdict(cut), Verdict::Identical);
            seen += 1;
        }
        for more in [&b"\n"[..], b"%", b"<p>more</p>"] {
            assert_eq!(verdict(&[&whole, more].concat()), Verdict::Altered, "{name}");
        }
    }
    assert_eq!(seen, 78);
    let page = said(&output("a.es.html"));
    for path in ["../../evil.toml", "/tmp/evil.toml", "content/../../x.toml", "content\\\\x.toml", "C:/x.toml"] {
        let outcome = Verifier::new(None).verify(page.replace("content/x/x/a.toml", path).as_bytes());
        assert_eq!(outcome.verdict, Verdict::Altered, "{path}");
        let folder = support::scratch();
        write(folder.path(), "evil.html", &page.replace("content/x/x/a.toml", path));
        let done = pliego(folder.path(), &["extract", "evil.html", "--all", "x/y/z"]);
        assert_eq!((code(&done), names(folder.path())), (2, vec!["evil.html".to_owned()]), "{path}");
    }
}

#[test]
fn a_bomb_is_refused() {
    // 1 GB of nothing in a stream of 1 MB, as an attachment and as the content of a page.
    let mut pdf = lopdf::Document::load_mem(&output("a.es.pdf")).expect("a PDF");
    let mut stream = lopdf::Stream::new(lopdf::Dictionary::new(), vec![0; 300 << 20]);
    stream.compress().expect("a stream");
    let attached = |object: &lopdf::Object| object.as_stream().is_ok_and(|s| s.dict.has_type(b"EmbeddedFile"));
    for (_, object) in pdf.objects.iter_mut().filter(|(_, object)| attached(object)).take(1) {
        let dict = object.as_stream().expect("a stream").dict.clone();
        let mut bomb = stream.clone();
        bomb.dict.extend(&dict);
        bomb.dict.set("Length", bomb.content.len() as i64);
        bomb.dict.set("Filter", "FlateDecode");
        *object = lopdf::Object::Stream(bomb);
    }
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("a PDF");
    assert_eq!(verdict(&bytes), Verdict::Altered);
}

#[test]
fn extract_says_what_it_gives_and_overwrites_nothing() {
    let folder = support::scratch();
    let path = BUILT.path().join("output/a.es.pdf");
    let path = path.to_string_lossy();
    let first = pliego(folder.path(), &["extract", &path, "--out", "a.toml", "--ui-lang", "es"]);
    assert_eq!(code(&first), 0);
    assert!(err(&first).contains("Fuente de a, edición es, en forma canónica"), "{}", err(&first));
    let second = pliego(folder.path(), &["extract", &path, "--out", "a.toml", "--ui-lang", "en"]);
    assert_eq!(code(&second), 2);
    assert!(err(&second).contains("is there and is not overwritten"), "{}", err(&second));
    let shown = pliego(folder.path(), &["extract", &path]);
    assert_eq!(shown.stdout, std::fs::read(folder.path().join("a.toml")).expect("a source"));
    write(folder.path(), "full/mine.txt", "mine");
    assert_eq!(code(&pliego(folder.path(), &["extract", &path, "--all", "full"])), 2);
    assert_eq!(names(&folder.path().join("full")), ["mine.txt"]);
    let full = BUILT.path().join("output/full.es.html");
    let full = pliego(folder.path(), &["extract", &full.to_string_lossy(), "--ui-lang", "en"]);
    assert!(err(&full).contains("Full source of full"), "{}", err(&full));
    assert_eq!(code(&pliego(folder.path(), &["extract", "a.toml"])), 2, "no publication");
    assert_eq!(code(&pliego(folder.path(), &["extract", "none.pdf"])), 2);
}

#[test]
fn verify_says_it_in_words_and_as_json() {
    let folder = BUILT.path().join("output");
    let good = pliego(&folder, &["verify", "a.es.pdf", "a.es.html", "--ui-lang", "es"]);
    let text = out(&good);
    assert_eq!(code(&good), 0, "{text}");
    assert!(text.contains("a.es.pdf: idéntico: las páginas dicen lo que dice la fuente"), "{text}");
    assert!(text.contains("Quién lo hizo no se sabe"), "{text}");
    let scratch = support::scratch();
    write(scratch.path(), "b.html", &said(&output("a.en.html")).replace("14\u{a0}May", "15\u{a0}May"));
    let bad = pliego(scratch.path(), &["verify", "b.html", "--json"]);
    assert_eq!(code(&bad), 1);
    let json: serde_json::Value = serde_json::from_slice(&bad.stdout).expect("JSON");
    assert_eq!(json[0]["verdict"], "altered");
    assert_eq!(json[0]["differences"][0]["address"], "a#date", "{json:#}");
    assert_eq!(json[0]["authenticity"]["known"], "nothing");
    assert_eq!(code(&pliego(scratch.path(), &["verify", "none.pdf"])), 2);
    assert_eq!(code(&pliego(scratch.path(), &["verify", "b.html", "--key", "nonsense"])), 2);
}

#[test]
fn a_signature_says_who_and_the_hash_does_not() {
    // The example of the crate's documentation.
    let key = public_key("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3").expect("a key");
    let signature = "untrusted comment: signature from minisign secret key\n\
                     RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=\n\
                     trusted comment: timestamp:1633700835\tfile:test\tprehashed\n\
                     wLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==";
    let folder = support::scratch();
    let file = folder.path().join("test");
    assert_eq!(authenticity(&file, b"test", Some(&key)), Authenticity::Nothing);
    write(folder.path(), "test.minisig", signature);
    assert_eq!(authenticity(&file, b"test", None), Authenticity::NoKey);
    assert_eq!(authenticity(&file, b"tesT", Some(&key)), Authenticity::NotTheirs);
    let comment = "timestamp:1633700835\tfile:test\tprehashed".to_owned();
    assert_eq!(authenticity(&file, b"test", Some(&key)), Authenticity::Signed { comment });
    write(folder.path(), "test.minisig", "nonsense");
    assert_eq!(authenticity(&file, b"test", Some(&key)), Authenticity::NotTheirs);
}

#[test]
fn a_changed_link_picture_or_title_is_named() {
    let page = said(&output("a.en.html"));
    let part = |old: &str, new: &str| {
        let changed = page.replacen(old, new, 1);
        assert_ne!(changed, page, "{old}");
        let outcome = Verifier::new(None).verify(changed.as_bytes());
        assert_eq!(outcome.verdict, Verdict::Altered);
        outcome.differences.iter().map(|difference| difference.part).collect::<Vec<_>>()
    };
    assert_eq!(part("<title>", "<title>X "), [Part::Metadata]);
    assert_eq!(part("<a href=\"a.es.html\"", "<a href=\"b.es.html\""), [Part::Link]);
    assert_eq!(part("--", "-- "), [Part::Drawing]);
}

#[test]
fn the_record_tells_which_version_a_publication_is() {
    let place = |room: &str, more: &str| {
        let text = minutes("a", &format!("place = {{ es = \"{room}\", en = \"Room\" }}\n{more}"));
        text.replace("[[decision]]", "[[decision]]\nid = \"one\"")
    };
    let folder = workspace(&[("directory.toml", DIRECTORY)]);
    let make = |text: &str, issued: bool| {
        write(folder.path(), "content/a.toml", text);
        if issued {
            let done = pliego(folder.path(), &["issue", "content/a.toml"]);
            assert_eq!(code(&done), 0, "{}", err(&done));
        }
        assert!(build_all(folder.path()).findings.is_empty());
        ["a.es.pdf", "a.en.html"].map(|name| std::fs::read(folder.path().join("output").join(name)).expect("an output"))
    };
    let ledger = || Ledger::read(&Root::find(folder.path()).expect("a root"), "content");
    let before = make(&place("Sala A", "version = \"1\"\n"), false);
    assert!(before.iter().all(|file| recorded(file, &ledger()) == Recorded::Nothing));
    let first = make(&place("Sala A", "version = \"1\"\n"), true);
    let second = make(&place("Sala B", "version = \"2\"\n"), true);
    let other = make(&place("Sala C", "version = \"3\"\n"), false);
    let issued = |version: &str, number| Recorded::Issued { version: version.to_owned(), number, renamed: Vec::new() };
    for (files, expected) in [(first, issued("1", 1)), (second, issued("2", 2)), (other, Recorded::NotIssued)] {
        for file in &files {
            assert_eq!(recorded(file, &ledger()), expected);
        }
    }
    let said_by = |name: &str| out(&pliego(folder.path(), &["verify", &format!("output/{name}"), "--ui-lang", "es"]));
    assert!(said_by("a.es.pdf").contains("NO es la de ninguna versión emitida"), "{}", said_by("a.es.pdf"));
    // The document is as it was issued, and its pages are not.
    let again = make(&place("Sala B", "version = \"2\"\n"), false);
    assert!(again.iter().all(|file| recorded(file, &ledger()) == issued("2", 2)));
    write(folder.path(), "directory.toml", &DIRECTORY.replace("Grupo Consultivo", "Grupo Decisorio"));
    // What only circulates may be printed otherwise any day.
    assert!(build_all(folder.path()).findings.is_empty());
    for name in ["a.es.pdf", "a.es.html"] {
        let file = std::fs::read(folder.path().join("output").join(name)).expect("an output");
        let Recorded::Issued { renamed, .. } = recorded(&file, &ledger()) else { panic!("{name}") };
        let words: Vec<_> =
            renamed.iter().map(|it| (it.entry.as_deref(), it.issued.as_str(), it.present.as_str())).collect();
        assert_eq!(words, [(Some("sag"), "Grupo Consultivo Estratégico", "Grupo Decisorio Estratégico")]);
    }
    assert!(said_by("a.es.pdf").contains("entonces era «Grupo Consultivo Estratégico»"), "{}", said_by("a.es.pdf"));
    write(folder.path(), "directory.toml", DIRECTORY);
    // A record that somebody altered proves nothing, be it the last one or the only one.
    let third = std::fs::read(folder.path().join("output/a.es.pdf")).expect("an output");
    let path = |number: u32| folder.path().join(format!("content/.record/a/{number:04}.toml"));
    for (number, room) in [(2, "Sala B"), (1, "Sala A")] {
        let text = std::fs::read_to_string(path(number)).expect("a record").replace(room, "Sala C");
        std::fs::write(path(number), text).expect("a record");
        assert_eq!(recorded(&third, &ledger()), Recorded::Broken, "version {number}");
    }
    std::fs::remove_file(path(2)).expect("a record");
    assert_eq!(recorded(&third, &ledger()), Recorded::Broken, "the only one");
    assert!(said_by("a.es.pdf").contains("alterado o incompleto y no prueba nada"), "{}", said_by("a.es.pdf"));
}
