//! Where everything stands on the page: no glyph leaves its cell or the page, and no two cells meet.
//!
//! Over the samples and over documents that try to break the page (`support/stress.rs`). The boxes are typst's own,
//! from the frames that the PDF is made of.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::support::layout::{self, PageLayout, Part};
use crate::support::{self, DIRECTORY, project, stress, workspace};
use pliego::assets::Templates;
use pliego::kinds::{compose, compose_wall};
use pliego::pdf::{Plant, Press};
use pliego::theme::Theme;
use pliego::view::Format;
use pliego::workspace::Workspace;
use typst::foundations::{NativeElement, Selector};
use typst::introspection::Introspector;
use typst::model::FootnoteElem;
use typst_layout::PagedDocument;

/// How far a letter may hang over without anybody seeing it, in points.
const SLACK: f64 = 0.6;

/// Nothing is set smaller than this, in points.
const SMALLEST: f64 = 5.9;

/// The pages of every edition of every document of a workspace, by document and edition.
fn lay_out(folder: &Path) -> BTreeMap<String, Vec<PageLayout>> {
    let templates = Templates::new(&[], Theme::default());
    lay_out_with(folder, &templates)
}

fn lay_out_with(folder: &Path, templates: &Templates) -> BTreeMap<String, Vec<PageLayout>> {
    let mut workspace = Workspace::open(folder).expect("a workspace");
    let findings = pliego::build::check(&mut workspace);
    let errors: Vec<_> = findings.iter().filter(|f| f.is_error()).map(|f| (f.code, &f.message.en)).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let press = Press::new(&Arc::new(Plant::new(templates)), 0).expect("a press");
    let mut all = BTreeMap::new();
    for document in workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
        for edition in &document.editions {
            let view = compose(&workspace, document, edition, "000000000000");
            let pages = press.typeset(&view, &Default::default(), &workspace.root, layout::read).expect("pages");
            all.insert(format!("{} {edition}", document.id()), pages);
            if document.formats().any(|format| format == Format::Wall) {
                let view = compose_wall(&workspace, document, edition, "000000000000");
                let sheet = press.typeset(&view, &Default::default(), &workspace.root, layout::read).expect("a sheet");
                assert_eq!(sheet.len(), 1, "{} {edition}: one sheet for the wall", document.id());
                assert!(!sheet[0].cells.is_empty(), "{} {edition}: what is enlarged is read, too", document.id());
                all.insert(format!("{} {edition}, wall", document.id()), sheet);
            }
        }
    }
    assert!(!all.is_empty(), "nothing was laid out");
    all
}

/// What is wrong with a page, in words.
fn faults(page: &PageLayout, smallest: f64) -> Vec<String> {
    let mut faults = Vec::new();
    // Half a centimetre is what no printer reaches.
    let edge = 14.0;
    for word in &page.words {
        let area = word.area;
        if area.left < edge || area.right > page.width - edge || area.top < edge || area.bottom > page.height - edge {
            faults.push(format!("«{}» leaves the page: {area:?}", word.text));
        }
        if word.size < smallest {
            faults.push(format!("«{}» is set in {:.1} pt", word.text, word.size));
        }
        if let Some(cell) = word.cell.map(|i| &page.cells[i])
            && (area.left < cell.left - SLACK || area.right > cell.right + SLACK || area.top < cell.top - SLACK)
        {
            faults.push(format!(
                "«{}» ({:.1} to {:.1}) leaves its cell, row {} column {} ({:.1} to {:.1})",
                word.text, area.left, area.right, cell.row, cell.column, cell.left, cell.right
            ));
        }
    }
    faults.extend(heads_at_the_foot(page));
    // Sorted by their upper edges, so that a word is held against those at its height only.
    let mut words: Vec<_> = page.words.iter().collect();
    words.sort_by(|a, b| a.area.top.total_cmp(&b.area.top));
    for (i, word) in words.iter().enumerate() {
        for other in words[i + 1..].iter().take_while(|other| other.area.top < word.area.bottom) {
            if word.cell != other.cell && word.area.overlaps(&other.area, SLACK) {
                faults.push(format!("«{}» and «{}» stand one on the other", word.text, other.text));
            }
        }
    }
    faults
}

/// Tables whose last row on a page is a head of columns or of a group, with nothing below it.
fn heads_at_the_foot(page: &PageLayout) -> Vec<String> {
    let mut faults = Vec::new();
    for table in page.cells.iter().map(|cell| cell.table).collect::<BTreeSet<_>>() {
        let cells: Vec<_> = page.cells.iter().filter(|cell| cell.table == table).collect();
        let columns = cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or_default();
        let lowest = cells.iter().max_by(|a, b| a.top.total_cmp(&b.top)).expect("a cell");
        // One column has no groups; a group without rows may stand at the end.
        if columns > 1 && !lowest.last && (lowest.row == 0 || lowest.columns == columns) {
            faults.push(format!(
                "row {} of table {table} stands at the foot of the page with nothing below it",
                lowest.row
            ));
        }
    }
    faults
}

/// So far from each other may the words of a line stand: figures above the line and below it.
const LINE: f64 = 5.0;

/// Single lines of a paragraph alone at the head or at the foot of a page, and headings with nothing below them.
fn lonely(pages: &[PageLayout]) -> Vec<String> {
    let mut faults = Vec::new();
    // Each paragraph that goes over a page, with the lines that each page has of it.
    let mut paragraphs: BTreeMap<usize, BTreeMap<usize, Vec<f64>>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        for word in &page.words {
            if let Part::Paragraph(number) = word.part {
                let lines = paragraphs.entry(number).or_default().entry(at).or_default();
                if lines.iter().all(|line| (line - word.baseline).abs() > LINE) {
                    lines.push(word.baseline);
                }
            }
        }
        let text = page.words.iter().filter(|word| !matches!(word.part, Part::Furniture | Part::Note));
        let lowest = text.max_by(|a, b| a.baseline.total_cmp(&b.baseline));
        if let Some(word) = lowest.filter(|word| word.part == Part::Heading) {
            faults.push(format!("page {}: the heading with «{}» has nothing below it", at + 1, word.text));
        }
    }
    for (number, parts) in paragraphs.iter().filter(|(_, parts)| parts.len() > 1) {
        let lines: Vec<(usize, usize)> = parts.iter().map(|(page, lines)| (*page, lines.len())).collect();
        for &(at, count) in [&lines[0], &lines[lines.len() - 1]] {
            if count == 1 {
                let words = pages[at].words.iter().filter(|word| word.part == Part::Paragraph(*number));
                let words: Vec<&str> = words.map(|word| word.text.as_str()).collect();
                faults.push(format!("page {}: «{}» stands alone, of lines {lines:?}", at + 1, words.join(" ")));
            }
        }
    }
    faults
}

/// What is wrong with documents, told together: one change of the templates may mend many.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn look(&mut self, document: &str, all: &BTreeMap<String, Vec<PageLayout>>) {
        for (edition, pages) in all {
            // A sheet for the wall that is too crowded is made all the same, and the finding P008 says so.
            let smallest = if edition.ends_with(", wall") { 0.0 } else { SMALLEST };
            for (i, page) in pages.iter().enumerate() {
                let found = faults(page, smallest);
                if !found.is_empty() {
                    let shown = found[..found.len().min(4)].join("\n    ");
                    self.0.push(format!("{document}: {edition}, page {}: {} faults\n    {shown}", i + 1, found.len()));
                }
            }
            self.0.extend(lonely(pages).into_iter().map(|fault| format!("{document}: {edition}, {fault}")));
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{} pages:\n{}", self.0.len(), self.0.join("\n"));
    }
}

#[test]
fn no_glyph_of_a_sample_leaves_its_cell() {
    let all = lay_out(&project());
    let cells: usize = all.values().flatten().map(|page| page.cells.len()).sum();
    assert!(cells > 5000, "{cells} cells were looked at");
    let mut faults = Faults::default();
    faults.look("samples", &all);
    faults.none();
}

#[test]
fn no_glyph_leaves_its_cell_whatever_a_document_holds() {
    let mut faults = Faults::default();
    for (name, source) in stress::documents() {
        let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &source)]);
        faults.look(name, &lay_out(folder.path()));
    }
    faults.none();
}

#[test]
fn no_glyph_leaves_its_cell_where_every_kind_has_texts_too_long() {
    let directory = std::fs::read_to_string(project().join("directory.toml")).expect("the directory");
    let mut faults = Faults::default();
    for path in [
        "content/minutes/2022-03-03-sag.toml",
        "content/ccpm/2025-diffa.toml",
        "content/poa/2024-amazonas.toml",
        "content/strategy/2018-cis-comites.toml",
        "content/lessons/2021-general.toml",
    ] {
        let sample = std::fs::read_to_string(project().join(path)).expect("a sample");
        let folder = workspace(&[("directory.toml", &directory), (path, &stress::spoiled(&sample))]);
        support::copy(&project().join("content/strategy/pictures"), &folder.path().join("content/strategy/pictures"));
        faults.look(path, &lay_out(folder.path()));
    }
    faults.none();
}

/// Words break where their own language parts them, wherever they stand, and addresses without a sign of their own.
#[test]
fn words_break_as_their_own_language_does() {
    let (es, en) = ("responsabilidades ".repeat(40), "responsibilities ".repeat(40));
    let both = format!("{{ es = \"{es}\", en = \"{en}\" }}");
    let more = format!(
        "[[agenda]]\nid = \"a\"\ntitle = {{ es = \"Uno\", en = \"One\" }}\n[[discussion]]\nagenda = \"a\"\n\
         text.es = \"{es}[^1]\\n\\n- {es}\\n\\n[^1]: {es}\"\ntext.en = \"{en}[^1]\\n\\n- {en}\\n\\n[^1]: {en}\"\n\
         [[action]]\ntask = {both}\nresponsible = \"sag\"\ndue = 2024-06-14\nnote = {both}\n\
         [[action]]\ntask = {{ es = \"{0}\", en = \"{0}\" }}\nresponsible = \"sag\"\ndue = 2024-06-14\n",
        stress::ADDRESS
    );
    let source = support::minutes("a", &more);
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &source)]);
    let syllables =
        ["res respon responsa responsabi responsabili responsabilida", "re respon responsi responsibil responsibili"];
    let mut seen = BTreeSet::new();
    for (edition, pages) in lay_out(folder.path()) {
        for page in &pages {
            // The sign is a run of its own, behind the first part of the word.
            for (i, sign) in page.words.iter().enumerate().filter(|(_, word)| word.text == "\u{ad}") {
                let part = page.words[i - 1].text.rsplit(' ').next().unwrap_or_default();
                // What stands on the next line tells which of the two words it was, if it is not that of another page.
                let whole = page.words[i + 1..].iter().take(3).map(|rest| format!("{part}{}", rest.text));
                let known = ["responsabilidades", "responsibilities"];
                let Some(lang) = whole.filter_map(|whole| known.iter().position(|word| whole == *word)).next() else {
                    continue;
                };
                assert!(syllables[lang].split(' ').any(|known| known == part), "{edition}: {part}-");
                let place = if sign.part == Part::Note {
                    "note"
                } else if sign.cell.is_some() {
                    "cell"
                } else {
                    "prose"
                };
                seen.insert(format!("{edition} {} {place}", ["es", "en"][lang]));
            }
        }
    }
    for place in [
        "es es prose",
        "es es cell",
        "es+en es prose",
        "es+en en prose",
        "es+en en note",
        "es+en es cell",
        "es+en en cell",
    ] {
        assert!(seen.contains(&format!("a {place}")), "{place}: {seen:?}");
    }
}

/// A plan by lines with what they cost, after so many activities: the sums may come anywhere on a page.
#[test]
fn sums_stand_with_what_they_add_up() {
    let mut looked = 0;
    for lines in [4, 15, 30] {
        for before in [0, 3, 7, 12] {
            let folder =
                workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &stress::budget(lines, before))]);
            for pages in lay_out(folder.path()).values() {
                let table = pages.iter().flat_map(|page| &page.cells).map(|cell| cell.table).max().expect("a table");
                for page in pages {
                    let rows: BTreeSet<_> = (page.cells.iter())
                        .filter(|cell| cell.table == table && !cell.repeated)
                        .map(|cell| cell.row)
                        .collect();
                    if page.cells.iter().any(|cell| cell.table == table && cell.last) {
                        let last = rows.last().expect("a row");
                        assert!(rows.contains(&(last - 1)), "{lines} lines, {before} activities: the sums stand alone");
                        looked += 1;
                    }
                }
            }
        }
    }
    assert_eq!(looked, 3 * 4 * 3);
}

/// The first words of a page below its running head.
fn first_words(page: &PageLayout) -> String {
    let below: Vec<_> = page.words.iter().filter(|word| word.area.top > 50.0).collect();
    let top = below.iter().map(|word| word.area.top).fold(f64::INFINITY, f64::min);
    below.iter().filter(|word| word.area.top < top + 6.0).map(|word| word.text.as_str()).collect()
}

/// Whether nothing but the legend and what follows it stands on a page.
fn is_legend_alone(page: &PageLayout) -> bool {
    let first = first_words(page);
    first.starts_with("Siglas y abreviaturas") || first.starts_with("Acronyms and abbreviations")
}

#[test]
fn no_page_of_a_sample_holds_the_legend_alone_and_all_are_counted() {
    let mut counted = 0;
    for (edition, pages) in lay_out(&project()) {
        if edition.ends_with(", wall") {
            continue;
        }
        for (i, page) in pages.iter().enumerate() {
            assert!(!is_legend_alone(page), "{edition}, page {}: the legend stands alone", i + 1);
            let foot: String = (page.words.iter().filter(|word| word.area.top > page.height - 60.0))
                .map(|word| word.text.as_str())
                .collect();
            // A cover has no foot.
            if foot.contains("Página") || foot.contains("Page") {
                let (one, all) = (i + 1, pages.len());
                let says = |words: String| {
                    foot.split_once(&words).is_some_and(|(_, behind)| !behind.starts_with(|c: char| c.is_ascii_digit()))
                };
                let said = says(format!("Página {one} de {all}")) || says(format!("Page {one} of {all}"));
                assert!(said, "{edition}, page {one} of {all} says «{foot}»");
                counted += 1;
            }
        }
    }
    assert!(counted > 150, "{counted} pages have a number");
}

/// Where the notes of a document begin before the page of their calls, and how many notes it has.
fn strays(document: &PagedDocument) -> (Vec<usize>, usize) {
    let introspector = document.introspector();
    let notes = introspector.query(&Selector::Elem(FootnoteElem::ELEM, None));
    let pages = notes.iter().map(|note| {
        let call = note.location().expect("a place");
        let page = |at| introspector.position(at).expect("a position").page.get();
        (page(call.variant(1)), page(call))
    });
    let pages: Vec<(usize, usize)> = pages.collect();
    (pages.iter().filter(|(note, call)| note < call).map(|(_, call)| *call).collect(), pages.len())
}

#[test]
fn notes_begin_on_the_page_of_their_calls() {
    let stress: Vec<(String, String)> =
        (0..6).map(|seed| (format!("content/n{seed}.toml"), stress::long_notes(seed))).collect();
    let mut files = vec![("directory.toml", DIRECTORY)];
    files.extend(stress.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let long = workspace(&files);
    let press = Press::new(&Arc::new(Plant::new(&Templates::new(&[], Theme::default()))), 0).expect("a press");
    for (root, least) in [(project(), 20), (long.path().to_owned(), 6 * 14)] {
        let mut workspace = Workspace::open(&root).expect("documents");
        pliego::build::check(&mut workspace);
        let mut notes = 0;
        for document in workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
            for edition in &document.editions {
                let view = compose(&workspace, document, edition, "000000000000");
                let found = press.typeset(&view, &Default::default(), &workspace.root, strays).expect("pages");
                assert_eq!(found.0, [0; 0], "{} {edition}: calls on pages behind their notes", document.id());
                notes += found.1;
            }
        }
        assert!(notes > least, "{notes} notes");
    }
}

/// Minutes of every length from one page to three: the legend comes to the end of a page again and again.
#[test]
fn the_legend_takes_something_with_it_or_fits() {
    let mut closer = 0;
    for actions in (6..50).step_by(2) {
        let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &stress::short_minutes(actions))]);
        for (edition, pages) in lay_out(folder.path()) {
            let last = pages.last().expect("a page");
            assert!(!is_legend_alone(last), "{actions} actions, {edition}: the legend stands alone");
            closer += usize::from(pages.iter().flat_map(|page| &page.words).any(|word| (word.size - 7.5).abs() < 0.01));
        }
    }
    assert!(closer > 0, "nothing was set closer");
}

/// The test must be able to fail: columns that get less than their words need are seen.
#[test]
fn a_layout_with_narrow_columns_is_rejected() {
    let path = "shared/columns.typ";
    let own = Templates::new(&[], Theme::default())
        .get(path)
        .expect("the columns")
        .replace("count * 0.53em + 2 * unit", "count * 0.2em");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &stress::months())]);
    let good = lay_out(folder.path());
    let spoiled = lay_out_with(folder.path(), &Templates::new(&[(path.to_owned(), own)], Theme::default()));
    assert!(good.values().flatten().all(|page| faults(page, SMALLEST).is_empty()));
    let found: Vec<String> = spoiled.values().flatten().flat_map(|page| faults(page, SMALLEST)).collect();
    assert!(found.iter().any(|fault| fault.contains("leaves its cell")), "{found:?}");
    assert!(found.iter().any(|fault| fault.contains("stand one on the other")), "{found:?}");
}

/// The same for lines: where the typesetter is told that they may stand alone, they do and are seen.
#[test]
fn a_layout_with_single_lines_is_rejected() {
    let path = "shared/publication.typ";
    let own = Templates::new(&[], Theme::default())
        .get(path)
        .expect("the pages")
        .replace("    hyphenate: false,\n", "    hyphenate: false,\n    costs: (orphan: 0%, widow: 0%),\n")
        .replace("  show heading: set block(", "  show heading: set block(sticky: false)\n  show heading: set block(");
    let folder = workspace(&[("directory.toml", DIRECTORY), ("content/a.toml", &stress::paragraphs())]);
    let faults = |templates: &Templates| -> Vec<String> {
        lay_out_with(folder.path(), templates).values().flat_map(|pages| lonely(pages)).collect()
    };
    assert_eq!(faults(&Templates::new(&[], Theme::default())), [""; 0]);
    let found = faults(&Templates::new(&[(path.to_owned(), own)], Theme::default()));
    assert!(found.iter().any(|fault| fault.contains("stands alone")), "{found:?}");
    assert!(found.iter().any(|fault| fault.contains("has nothing below it")), "{found:?}");
}
