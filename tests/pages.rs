//! What the pages look like: every page of every sample against its picture of last time.
//!
//! `tests/pages/hashes.txt` has one line a page; the test says which pages came out otherwise. Whether they should is seen
//! by looking: `UPDATE_PAGES=1 cargo test pages::` takes the pages as they are, writes the small pictures of
//! `tests/pages` and the gallery that shows them (`docs/gallery.md`), and leaves the pages that changed, at full size, in
//! `target/pages`. After a merge of two changes of the layout the command is run again: lines of a hash cannot be merged.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;

use crate::support::project;
use pliego::assets::Templates;
use pliego::kinds::{compose, compose_wall};
use pliego::pdf::{Plant, Press};
use pliego::theme::Theme;
use pliego::view::{Form, Format};
use pliego::workspace::Workspace;
use sha2::{Digest, Sha256};
use typst_layout::Page;
use typst_render::RenderOptions;

const HASHES: &str = "tests/pages/hashes.txt";
const GALLERY: &str = "docs/gallery.md";

/// The pages that the gallery shows: document, edition, page, and what there is to see.
const SHOWN: &[(&str, &str, usize, &str)] = &[
    ("minutes-2022-03-03-sag", "es", 1, "Minutes: who does what by when comes first"),
    ("minutes-2024-06-12", "es+en", 1, "Minutes in two languages, side by side"),
    ("minutes-2024-06-12", "es", 5, "The sign-in sheet that goes with them"),
    ("ccpm-2025-diffa", "es", 1, "CCPM report: the cover"),
    ("ccpm-2025-diffa", "en", 3, "CCPM report: how each function did, against last year"),
    ("ccpm-2023-venezuela", "es+en", 5, "CCPM action plan, on its side"),
    ("poa-2024-amazonas", "es", 1, "Operating plan: the year at a glance"),
    ("poa-2024-amazonas", "es.wall", 1, "The same year on one sheet for the wall (A3)"),
    ("poa-2025-secretaria", "es", 2, "Operating plan by months, upright: each line has its table and its calendar"),
    ("minutes-2024-09-11", "es", 2, "Corrected minutes: marks in the text, and the corrigenda"),
    ("strategy-2018-cis", "es", 1, "Strategy: what is due when, by committee"),
    ("strategy-2021-valle-sula", "en", 1, "Strategy of a regional round table"),
    ("lessons-2021-general", "es", 1, "Lessons learned: the index"),
    ("lessons-2022-protection", "en", 2, "A sheet of a lesson"),
];

/// No picture of the gallery weighs more, in bytes.
const HEAVIEST: usize = 20_000;

fn render(page: &Page, scale: f64) -> (Vec<u8>, String) {
    let options = RenderOptions { pixel_per_pt: scale.into(), ..RenderOptions::default() };
    let pixels = typst_render::render(page, &options);
    let hash = Sha256::digest(pixels.data());
    (pixels.encode_png().expect("a picture"), hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// As large as the limit allows. Few shades pack better than many, and nobody sees the difference.
fn thumbnail(page: &Page) -> Vec<u8> {
    let small = |n: u32| {
        let options = RenderOptions { pixel_per_pt: (f64::from(n) * 0.025).into(), ..RenderOptions::default() };
        let mut pixels = typst_render::render(page, &options);
        pixels
            .data_mut()
            .iter_mut()
            .for_each(|shade| *shade = (f64::from(*shade) / 255.0 * 6.0).round() as u8 * 42 + *shade / 255 * 3);
        pixels.encode_png().expect("a picture")
    };
    (4..=36).rev().map(small).find(|png| png.len() <= HEAVIEST).expect("a small picture")
}

fn file_of(id: &str, edition: &str, page: usize) -> String {
    format!("{id}.{}-{page}.png", edition.replace('+', "-"))
}

#[test]
fn pages_look_as_they_did() {
    let update = std::env::var_os("UPDATE_PAGES").is_some();
    let text = std::fs::read_to_string(project().join(HASHES)).unwrap_or_default();
    let known: BTreeMap<&str, &str> = text.lines().filter_map(|line| line.rsplit_once(' ')).collect();
    let changed_folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pages");
    let mut workspace = Workspace::open(&project()).expect("the samples");
    assert!(pliego::build::check(&mut workspace).is_empty());
    let press = Press::new(&Arc::new(Plant::new(&Templates::new(&[], Theme::default()))), 0).expect("a press");
    let mut found = BTreeMap::new();
    let mut changed = Vec::new();
    for document in workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
        let forms: Vec<Form> = document
            .formats()
            .filter_map(|format| match format {
                Format::Html => None,
                Format::Pdf => Some(Form::Pages),
                Format::Wall => Some(Form::Wall),
            })
            .collect();
        let editions = document.editions.iter();
        for (edition, form) in editions.flat_map(|edition| forms.iter().map(move |form| (edition, *form))) {
            let (name, view) = match form {
                Form::Pages => (edition.to_string(), compose(&workspace, document, edition, "000000000000")),
                Form::Wall => (format!("{edition}.wall"), compose_wall(&workspace, document, edition, "000000000000")),
            };
            let seen = press.typeset(&view, &Default::default(), &workspace.root, |pages| {
                for (i, page) in pages.pages().iter().enumerate() {
                    let (png, hash) = render(page, 1.0);
                    let key = format!("{} {name} {:02}", document.id(), i + 1);
                    if known.get(&key[..]) != Some(&&hash[..]) {
                        let what = if known.contains_key(&key[..]) { "looks different" } else { "is new" };
                        changed.push(format!("{key} {what}"));
                        std::fs::create_dir_all(&changed_folder).expect("a folder");
                        std::fs::write(changed_folder.join(file_of(document.id(), &name, i + 1)), png)
                            .expect("a picture");
                    }
                    found.insert(key, hash);
                    let shown =
                        |it: &&(&str, &str, usize, &str)| (it.0, it.1, it.2) == (document.id(), &name[..], i + 1);
                    if update && SHOWN.iter().any(|it| shown(&it)) {
                        let path = project().join("tests/pages").join(file_of(document.id(), &name, i + 1));
                        std::fs::write(path, thumbnail(page)).expect("a picture");
                    }
                }
            });
            seen.expect("pages");
        }
    }
    changed.extend(known.keys().filter(|key| !found.contains_key(**key)).map(|key| format!("{key} is gone")));
    if update {
        let lines = found.iter().fold(String::new(), |lines, (key, hash)| lines + key + " " + hash + "\n");
        std::fs::write(project().join(HASHES), lines).expect("the hashes");
        std::fs::write(project().join(GALLERY), gallery()).expect("the gallery");
    }
    assert!(
        update || changed.is_empty(),
        "{} pages are not as they were; look at them in {}, and if they are right: UPDATE_PAGES=1 cargo test pages::\n{}",
        changed.len(),
        changed_folder.display(),
        changed.join("\n")
    );
}

/// The gallery: real pages of all kinds.
fn gallery() -> String {
    let mut text = String::from(
        "# Gallery\n\nPages of the sample documents in [content](../content), made by `UPDATE_PAGES=1 cargo test pages::`.\n",
    );
    for (id, edition, page, what) in SHOWN {
        let file = file_of(id, edition, *page);
        let _ =
            write!(text, "\n## {what}\n\n`{id}`, edition {edition}, page {page}\n\n![{what}](../tests/pages/{file})\n");
    }
    text
}

#[test]
fn the_gallery_shows_every_kind_in_small_pictures() {
    if std::env::var_os("UPDATE_PAGES").is_some() {
        return; // it is being written
    }
    let page = std::fs::read_to_string(project().join(GALLERY)).expect("the gallery").replace("\r\n", "\n");
    assert_eq!(page, gallery(), "UPDATE_PAGES=1 cargo test pages::");
    for kind in pliego::kinds::KINDS {
        assert!(SHOWN.iter().any(|(id, ..)| id.starts_with(kind.key)), "{}", kind.key);
    }
    for (id, edition, page, _) in SHOWN {
        let size = std::fs::metadata(project().join("tests/pages").join(file_of(id, edition, *page)))
            .expect("a picture")
            .len();
        assert!(size <= HEAVIEST as u64, "{id} {edition}: {size} bytes");
    }
}

/// The test must be able to fail: a thin rule of another colour makes another page.
#[test]
fn a_small_change_of_the_look_is_seen() {
    let mut workspace = Workspace::open(&project()).expect("the samples");
    assert!(pliego::build::check(&mut workspace).is_empty());
    let document = workspace.documents.iter().find_map(|loaded| loaded.document.as_ref()).expect("a document");
    let view = compose(&workspace, document, &document.editions[0], "000000000000");
    let other = Theme::default().with("[colour]\nrule = \"#b9c3cb\"\n").0;
    let hashes = [Theme::default(), other].map(|theme| {
        let press = Press::new(&Arc::new(Plant::new(&Templates::new(&[], theme))), 0).expect("a press");
        press
            .typeset(&view, &Default::default(), &workspace.root, |pages| render(&pages.pages()[0], 1.0).1)
            .expect("pages")
    });
    assert_ne!(hashes[0], hashes[1]);
}
