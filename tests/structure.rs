//! The structure that assistive technology walks through: the tag tree of the PDFs, the elements of the pages.
//!
//! Over the samples, in every edition. What the text says and that both outputs say it in the same order is held by
//! `samples`; here it is what stands around the text: tables with their heads, headings, bookmarks, languages.

use crate::support;
use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object};
use pliego::kinds::{compose, file_name};
use pliego::view::{Block, Format, Item, Section, Table, View};
use pliego::workspace::Workspace;
use scraper::{ElementRef, Html, Selector};

/// Every edition of the samples: its view, its PDF, its page.
fn each(mut look: impl FnMut(&str, &View, &Document, &Html)) {
    let mut workspace = Workspace::open(support::published()).expect("the samples");
    assert!(pliego::build::check(&mut workspace).is_empty());
    let mut looked = 0;
    for document in workspace.documents.iter().filter_map(|loaded| loaded.document.as_ref()) {
        for edition in &document.editions {
            let view = compose(&workspace, document, edition, "000000000000");
            let path = |format| support::published().join("output").join(file_name(document.id(), edition, format));
            let pdf = Document::load(path(Format::Pdf)).expect("the PDF");
            let html = Html::parse_document(&std::fs::read_to_string(path(Format::Html)).expect("the page"));
            look(&format!("{} {edition}", document.id()), &view, &pdf, &html);
            looked += 1;
        }
    }
    assert_eq!(looked, support::sample_count() * 3);
}

fn tables(view: &View) -> Vec<&Table> {
    fn of<'v>(blocks: &'v [Block], found: &mut Vec<&'v Table>) {
        for block in blocks {
            match block {
                Block::Table(table) => found.push(table),
                Block::Items { items } => items.iter().for_each(|Item { blocks, .. }| of(blocks, found)),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    view.sections.iter().for_each(|section| of(&section.blocks, &mut found));
    found
}

/// How many blank forms a view has: they are tables without cells to name, on leaves behind all others.
fn forms(view: &View) -> usize {
    view.leaves.iter().flat_map(|leaf| &leaf.blocks).filter(|block| matches!(block, Block::Form { .. })).count()
}

fn select(words: &str) -> Selector {
    Selector::parse(words).expect("a selector")
}

// ── PDF ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// An element of the tag tree.
struct Tag {
    name: String,
    id: Option<Vec<u8>>,
    scope: Option<String>,
    headers: Vec<Vec<u8>>,
    kids: Vec<Tag>,
}

impl Tag {
    fn find<'t>(&'t self, name: &str, found: &mut Vec<&'t Tag>) {
        if self.name == name {
            found.push(self);
        }
        self.kids.iter().for_each(|kid| kid.find(name, found));
    }

    fn all(&self, name: &str) -> Vec<&Tag> {
        let mut found = Vec::new();
        self.find(name, &mut found);
        found
    }
}

fn tag_tree(doc: &Document) -> Tag {
    let root = doc.catalog().and_then(|catalog| catalog.get_deref(b"StructTreeRoot", doc)).and_then(Object::as_dict);
    tag(doc, root.expect("a structure tree"))
}

fn tag(doc: &Document, dict: &Dictionary) -> Tag {
    let text = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    let mut found = Tag {
        name: dict.get(b"S").and_then(Object::as_name).map(text).unwrap_or_default(),
        id: dict.get(b"ID").and_then(Object::as_str).ok().map(<[u8]>::to_vec),
        scope: None,
        headers: Vec::new(),
        kids: Vec::new(),
    };
    let many = |object: &Object| match doc.dereference(object).expect("an object").1 {
        Object::Array(items) => items.clone(),
        other => vec![other.clone()],
    };
    for owner in dict.get(b"A").map(many).unwrap_or_default() {
        let Ok(Object::Dictionary(owner)) = doc.dereference(&owner).map(|it| it.1) else { continue };
        found.scope = owner.get(b"Scope").and_then(Object::as_name).ok().map(text).or(found.scope);
        for header in owner.get(b"Headers").map(many).unwrap_or_default() {
            found.headers.extend(header.as_str().ok().map(<[u8]>::to_vec));
        }
    }
    for kid in dict.get(b"K").map(many).unwrap_or_default() {
        if let Ok((_, Object::Dictionary(kid))) = doc.dereference(&kid)
            && kid.has(b"S")
        {
            found.kids.push(tag(doc, kid));
        }
    }
    found
}

#[test]
fn each_table_is_one_table_whose_cells_name_their_heads() {
    let mut cells = 0;
    each(|name, view, pdf, _| {
        let tree = tag_tree(pdf);
        let (tags, tables) = (tree.all("Table"), tables(view));
        assert_eq!(tags.len(), tables.len() + forms(view), "{name}: tables");
        for (tag, table) in tags.iter().zip(tables) {
            let heads: BTreeMap<_, _> = (tag.all("TH").iter())
                .map(|th| {
                    (th.id.clone().unwrap_or_else(|| panic!("{name}, {}: a TH without ID", table.id)), th.scope.clone())
                })
                .collect();
            assert!(heads.values().all(Option::is_some), "{name}, {}: a TH without scope", table.id);
            let columns = tag.all("TH").iter().filter(|th| th.scope.as_deref() == Some("Column")).count();
            assert_eq!(
                columns,
                table.columns.len() + table.upper.iter().filter(|it| it.column.is_none()).count(),
                "{name}, {}",
                table.id
            );
            let rows: usize =
                table.groups.iter().map(|group| group.rows.len() + usize::from(group.band.is_some())).sum();
            assert_eq!(
                tag.all("TR").len(),
                rows + 1 + usize::from(!table.upper.is_empty()),
                "{name}, {}: rows",
                table.id
            );
            for tr in tag.all("TR") {
                // typst names the head of the row from the head on; what stands before it is its number.
                let head = tr.kids.iter().position(|cell| cell.scope.as_deref() == Some("Row"));
                for (i, td) in tr.kids.iter().enumerate().filter(|(_, cell)| cell.name == "TD") {
                    let scopes: BTreeSet<_> = td.headers.iter().map(|id| heads[id].as_deref()).collect();
                    assert!(
                        scopes.contains(&Some("Column")),
                        "{name}, {}: a cell without the head of its column",
                        table.id
                    );
                    let named = head.is_none_or(|head| i < head) || scopes.contains(&Some("Row"));
                    assert!(named, "{name}, {}: a cell without the head of its row", table.id);
                    cells += 1;
                }
                assert!(head.is_some() || table.row_header.is_none() || tr.kids.iter().all(|cell| cell.name == "TH"));
            }
        }
    });
    assert!(cells > 2000, "{cells} cells");
}

#[test]
fn headings_of_the_pdf_go_down_one_level_at_a_time() {
    each(|name, view, pdf, _| {
        let mut levels = Vec::new();
        fn walk(tag: &Tag, levels: &mut Vec<usize>) {
            levels.extend(tag.name.strip_prefix('H').and_then(|n| n.parse::<usize>().ok()));
            tag.kids.iter().for_each(|kid| walk(kid, levels));
        }
        walk(&tag_tree(pdf), &mut levels);
        one_by_one(name, &levels, sections(view));
    });
}

/// How many headings of the second level a view has: contents behind a cover, sections, the legend, loose leaves.
fn sections(view: &View) -> usize {
    let parts = view.sections.len() + view.leaves.len();
    parts + usize::from(view.cover.is_some()) + usize::from(view.legend.is_some())
}

fn one_by_one(name: &str, levels: &[usize], sections: usize) {
    assert_eq!(levels.first(), Some(&1), "{name}");
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}: titles");
    assert_eq!(levels.iter().filter(|level| **level == 2).count(), sections, "{name}: sections");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: a level is skipped: {levels:?}");
}

#[test]
fn only_lists_with_numbers_or_letters_are_announced_as_numbered() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (name, bytes) in support::contents(&support::published().join("output")) {
        if !name.ends_with(".pdf") {
            continue;
        }
        for (numbering, labels) in support::pdf_text::read(&bytes).lists {
            let expected: fn(&str) -> bool = match numbering.as_str() {
                "Decimal" => |label| label.starts_with(char::is_alphanumeric),
                "Circle" => |label| label == "•" || label.is_empty(),
                // Acronyms with their names.
                "None" => |label| !label.is_empty(),
                other => panic!("{name}: a list of the kind {other}"),
            };
            assert!(labels.iter().all(|label| expected(label)), "{name}: {numbering}: {labels:?}");
            *seen.entry(numbering).or_default() += 1;
        }
    }
    assert!(seen.len() == 3 && seen.values().all(|count| *count > 20), "{seen:?}");
}

#[test]
fn bookmarks_are_the_headings_once_and_nested() {
    each(|name, view, pdf, _| {
        let catalog = pdf.catalog().expect("a catalog");
        let outlines = catalog.get_deref(b"Outlines", pdf).and_then(Object::as_dict).expect("bookmarks");
        let mut titles = Vec::new();
        bookmarks(pdf, outlines, 1, &mut titles);
        let of = |level: usize| {
            titles.iter().filter(|(depth, _)| *depth == level).map(|(_, t)| t.clone()).collect::<Vec<_>>()
        };
        let title: Vec<String> = view.masthead.title.0.iter().map(|passage| passage.to_plain()).collect();
        assert_eq!(of(1), [title.join(" / ")], "{name}");
        let contents = view.cover.iter().map(|cover| cover.contents.plain_all());
        let words =
            |it: &Section| it.number.iter().map(|n| format!("{n} ")).collect::<String>() + &it.heading.plain_all();
        let sections = (view.sections.iter().map(words))
            .chain(view.legend.iter().map(|legend| legend.heading.plain_all()))
            .chain(view.leaves.iter().map(words));
        assert_eq!(of(2), contents.chain(sections).collect::<Vec<_>>(), "{name}");
    });
}

fn bookmarks(doc: &Document, above: &Dictionary, depth: usize, titles: &mut Vec<(usize, String)>) {
    let mut next = above.get(b"First").ok();
    while let Some(item) = next {
        let item = doc.dereference(item).and_then(|it| it.1.as_dict()).expect("a bookmark");
        assert!(item.has(b"Dest") || item.has(b"A"), "a bookmark that leads nowhere");
        let title = lopdf::decode_text_string(item.get(b"Title").expect("a title")).expect("text");
        titles.push((depth, support::pdf_text::fold(&title)));
        bookmarks(doc, item, depth + 1, titles);
        next = item.get(b"Next").ok();
    }
}

/// The lines of each list of tables or figures in the PDF, behind the contents: they lead to what they name.
#[test]
fn lists_of_tables_and_figures_stand_behind_the_contents_and_lead_to_them() {
    let (mut printed, mut shown) = (0, BTreeSet::new());
    each(|name, view, pdf, html| {
        let tree = tag_tree(pdf);
        // An outline of headings of the second level is one within another: what counts are those with lines of their own.
        let with_lines = |toc: &&&Tag| toc.kids.iter().any(|kid| kid.name == "TOCI");
        let outlines: Vec<usize> = tree.all("TOC").iter().filter(with_lines).map(|toc| toc.all("TOCI").len()).collect();
        let expected: Vec<usize> = view.lists.iter().map(|list| list.entries.len()).collect();
        let contents = view.sections.len() + usize::from(view.legend.is_some());
        // Short documents have no contents, and so no lists; contents behind a cover are one outline instead of two.
        if view.cover.is_none() && !outlines.is_empty() {
            let (first, lists) = outlines.split_at(2);
            assert_eq!(first.iter().sum::<usize>(), contents + view.leaves.len(), "{name}");
            assert_eq!(lists, expected, "{name}");
            assert!(tree.all("TOCI").iter().all(|line| line.all("Link").len() == 1), "{name}");
            printed += expected.len();
        } else {
            assert_eq!(outlines.is_empty(), view.cover.is_none(), "{name}");
        }
        // On screen every list is there, however few the pages; its links are held by the test of the anchors.
        let lists: Vec<_> = html.select(&select("nav.lists details")).collect();
        assert_eq!(lists.len(), view.lists.len(), "{name}");
        for (element, list) in lists.iter().zip(&view.lists) {
            assert_eq!(text_of(element.select(&select("summary")).next().expect("a name")), list.heading.plain_all());
            let lines: Vec<_> = element
                .select(&select("a"))
                .map(|a| (a.attr("href").expect("an address").to_owned(), text_of(a)))
                .collect();
            let expected: Vec<_> = list
                .entries
                .iter()
                .map(|it| (format!("#{}", it.id), support::pdf_text::fold(&it.text.plain_all())))
                .collect();
            assert_eq!(lines, expected, "{name}");
            shown.insert(list.heading.plain_all());
        }
    });
    assert!(printed >= 3, "{printed} lists");
    assert!(
        ["Lista de cuadros", "List of tables", "Lista de cuadros / List of tables"]
            .iter()
            .all(|it| shown.contains(*it)),
        "{shown:?}"
    );
}

/// A page has contents when there is something to look for: open behind a cover, folded in elsewhere.
#[test]
fn contents_of_a_page_lead_to_each_of_its_sections() {
    let mut folded = 0;
    each(|name, view, _, html| {
        let link = |it: scraper::ElementRef| (it.attr("href").expect("an address").to_owned(), text_of(it));
        let lines: Vec<_> =
            html.select(&select("nav.contents > ul > li > a, nav.contents details > ul > li > a")).map(link).collect();
        if view.cover.is_none() && view.sections.len() <= 4 {
            assert_eq!(lines, [], "{name}");
            return;
        }
        folded += usize::from(view.cover.is_none());
        let section = |it: &Section| {
            let number = it.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
            (format!("#{}", it.id), support::pdf_text::fold(&format!("{number}{}", it.heading.plain_all())))
        };
        let legend = view.legend.iter().map(|it| ("#pliego-legend".to_owned(), it.heading.plain_all()));
        assert_eq!(lines, view.sections.iter().map(section).chain(legend).collect::<Vec<_>>(), "{name}");
    });
    assert!(folded >= 10, "{folded} folded");
}

// ── HTML ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn each_table_of_a_page_has_its_caption_and_each_cell_its_heads() {
    let (table, head, row, cell) = (select("table"), select("thead th"), select("tbody tr"), select("th, td"));
    each(|name, view, _, html| {
        let (found, tables) = (html.select(&table).collect::<Vec<_>>(), tables(view));
        assert_eq!(found.len(), tables.len() + forms(view), "{name}");
        for (element, table) in found.iter().zip(tables) {
            let place = format!("{name}, {}", table.id);
            assert_eq!(element.attr("id"), Some(table.id.as_str()), "{place}");
            assert_eq!(element.select(&select("caption")).count(), usize::from(!table.caption.is_empty()), "{place}");
            for th in element.select(&head) {
                let span = th.attr("colspan");
                assert_eq!(th.attr("scope"), Some(if span.is_some() { "colgroup" } else { "col" }), "{place}");
                assert!(!text_of(th).is_empty(), "{place}: an empty head");
            }
            for tr in element.select(&row) {
                let cells: Vec<_> = tr.select(&cell).collect();
                let scopes: Vec<_> = cells.iter().filter_map(|it| it.attr("scope")).collect();
                let spans: usize =
                    cells.iter().map(|it| it.attr("colspan").map_or(1, |n| n.parse().expect("a number"))).sum();
                assert_eq!(spans, table.columns.len(), "{place}: a row too short");
                assert!(cells.iter().all(|it| (it.value().name() == "th") == it.attr("scope").is_some()), "{place}");
                let expected: &[&str] = match (tr.attr("class"), table.row_header) {
                    (Some("band"), _) => &["rowgroup"],
                    (Some("head-row"), _) | (_, Some(_)) => &["row"],
                    _ => &[],
                };
                assert_eq!(scopes, expected, "{place}");
            }
        }
    });
}

/// What a column holds stands at its head; a cell says it again only where the style sheet needs to know.
#[test]
fn a_cell_of_words_has_no_class() {
    let (head, cell) = (select("thead th[scope='col']"), select("tbody td"));
    let (mut bare, mut classed) = (0, BTreeSet::new());
    each(|name, _, _, html| {
        let named = |th: ElementRef| th.value().classes().any(|class| class.starts_with("r-"));
        assert!(html.select(&select("table:not(.form)")).flat_map(|it| it.select(&head)).all(named), "{name}");
        for td in html.select(&cell) {
            classed.extend(td.attr("class").map(str::to_owned));
            bare += usize::from(td.attr("class").is_none());
        }
    });
    let expected = ["r-bar", "r-date", "r-date loose", "r-figure", "r-mark"];
    assert!(classed.iter().all(|class| expected.contains(&class.as_str())), "{classed:?}");
    assert!(bare > 500, "{bare} cells");
}

fn text_of(element: ElementRef) -> String {
    support::pdf_text::fold(&element.text().collect::<String>())
}

#[test]
fn headings_of_a_page_go_down_one_level_at_a_time_and_anchors_are_there_once() {
    let (heading, any, link) = (select("h1, h2, h3, h4, h5, h6"), select("[id]"), select("a[href^='#']"));
    each(|name, view, _, html| {
        let levels: Vec<usize> =
            html.select(&heading).map(|it| it.value().name()[1..].parse().expect("a level")).collect();
        one_by_one(name, &levels, sections(view) + usize::from(!view.footnotes.is_empty()));
        let mut ids = BTreeSet::new();
        for element in html.select(&any) {
            assert!(ids.insert(element.attr("id").expect("an id")), "{name}: {:?} twice", element.attr("id"));
        }
        for link in html.select(&link) {
            let target = &link.attr("href").expect("an address")[1..];
            assert!(ids.contains(target), "{name}: no anchor #{target}");
        }
        assert!(html.select(&select("a.skip[href='#main']")).count() == 1, "{name}: the way past the head");
        assert!(html.select(&select("main[id='main']")).count() == 1, "{name}");
        assert!(html.select(&select("script:not([type='application/json'])")).count() == 0, "{name}: a script");
    });
}

/// Every word of a page is in a language that the nearest `lang` names, and it is the passage's own.
#[test]
fn every_passage_is_in_its_language() {
    let mut passages = 0;
    each(|name, view, pdf, html| {
        let page = support::html_text::read(&html.html());
        let runs: Vec<(String, String)> =
            page.runs.iter().map(|(lang, text)| (lang.clone(), support::pdf_text::fold(text))).collect();
        let mut bytes = Vec::new();
        pdf.clone().save_to(&mut bytes).expect("a PDF");
        // A run ends with its line, and a passage may take several.
        let mut lines: Vec<(String, String)> = Vec::new();
        for run in support::pdf_text::read(&bytes).runs {
            let lang = run.lang.unwrap_or_default();
            match lines.last_mut() {
                Some((last, text)) if *last == lang => text.push_str(&run.text),
                _ => lines.push((lang, run.text)),
            }
        }
        let mut view = view.clone();
        pliego::view::for_each_text(&mut view, &mut |text| {
            for passage in &text.0 {
                let (lang, words) = (passage.lang.to_string(), support::pdf_text::fold(&passage.to_plain()));
                // The same words may stand elsewhere in another language; long ones do not.
                if passage.prose || words.chars().count() < 25 || words.contains("://") {
                    continue;
                }
                let start: String = words.chars().take(20).collect();
                let of = |runs: &mut dyn Iterator<Item = (&str, &str)>| {
                    runs.filter(|(_, text)| text.contains(&start))
                        .map(|(lang, _)| lang.to_owned())
                        .collect::<BTreeSet<_>>()
                };
                let shown = of(&mut runs.iter().map(|(lang, text)| (lang.as_str(), text.as_str())));
                assert!(shown.is_empty() || shown.contains(&lang), "{name}, HTML: «{words}» in {shown:?}");
                let shown = of(&mut lines.iter().map(|(lang, text)| (lang.as_str(), text.as_str())));
                assert!(shown.is_empty() || shown.contains(&lang), "{name}, PDF: «{words}» in {shown:?}");
                passages += 1;
            }
        });
    });
    assert!(passages > 1000, "{passages} passages");
}

/// A row may be called what a page calls a part of itself.
#[test]
fn no_row_shares_its_anchor_with_the_contents() {
    let rows = "[[participant]]\nname = \"Ana\"\nbody = \"sag\"\n\
        [[agenda]]\nid = \"contents\"\ntitle = { es = \"Contenido\", en = \"Contents\" }\n\
        [[discussion]]\nagenda = \"contents\"\ntext = \"S/C\"\n[[decision]]\ntext = \"S/C\"\n\
        [[followup]]\nmeeting = 2024-04-10\naction = \"S/C\"\nresponsible = \"sag\"\nstatus = \"done\"\n\
        [[action]]\ntask = \"S/C\"\nresponsible = \"sag\"\ndue = 2024-06-14\n";
    let source = support::minutes("a", rows);
    let folder = support::workspace(&[("directory.toml", support::DIRECTORY), ("content/a.toml", &source)]);
    let report = support::build_all(folder.path());
    assert_eq!(report.written, 6, "{:#?}", report.findings);
    let page = std::fs::read_to_string(folder.path().join("output/a.es.html")).expect("the page");
    let page = Html::parse_document(&page);
    let mut ids = BTreeSet::new();
    for element in page.select(&select("[id]")) {
        assert!(ids.insert(element.attr("id").expect("an id")), "{:?} twice", element.attr("id"));
    }
    let contents = page.select(&select("nav.contents")).next().expect("contents");
    assert!(ids.contains("contents") && ids.contains(contents.attr("aria-labelledby").expect("a name")));
}
