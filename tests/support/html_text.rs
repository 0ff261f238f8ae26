//! The text of an HTML edition as a browser shows it, without what only the HTML has.
//!
//! Before it: one page made by the templates. After it: tests that compare [`HtmlText::text`] and
//! [`HtmlText::notes`] with what `pdf_text` reads from the PDF edition, or that look at the languages of the runs.
//! What the HTML alone has is marked so in the templates (`html-only`). The numbers of ordered lists, which a browser
//! writes, are added; bullets and the numbers of footnotes are left out, as they are there.

use scraper::{ElementRef, Html, Node, Selector};

/// Elements that stand within a line of text; all others begin and end one.
const INLINE: [&str; 16] = [
    "a", "abbr", "b", "bdi", "cite", "code", "em", "i", "ins", "mark", "small", "span", "strong", "sub", "sup", "time",
];
/// Elements that are never shown.
const UNSHOWN: [&str; 5] = ["head", "script", "style", "template", "noscript"];
/// Classes of what the PDF does not have or, as the number at a footnote's call, is not compared.
const APART: [&str; 3] = ["html-only", "unseen", "fn"];

#[derive(Debug, Default)]
pub struct HtmlText {
    /// The text in document order, with a line break between blocks. Compare it folded.
    pub text: String,
    /// The bodies of the footnotes in the order of their numbers, without the numbers.
    pub notes: Vec<String>,
    /// The alternative texts of the pictures.
    pub pictures: Vec<String>,
    /// The pieces of the text and of the notes, each with its language, in document order.
    pub runs: Vec<(String, String)>,
    pub title: String,
    pub lang: String,
    /// The tables, each with the cells of its body row by row, folded.
    pub tables: Vec<Vec<Vec<String>>>,
}

/// Reads a page.
pub fn read(html: &str) -> HtmlText {
    let page = Html::parse_document(html);
    let root = page.root_element();
    let title = Selector::parse("head > title").expect("a selector");
    let mut out = HtmlText {
        title: page.select(&title).map(|it| it.text().collect::<String>()).collect(),
        lang: root.attr("lang").expect("the page names no language").to_owned(),
        ..HtmlText::default()
    };
    let lang = out.lang.clone();
    element(root, &lang, &mut out);
    out.tables = tables(&page);
    out
}

fn tables(page: &Html) -> Vec<Vec<Vec<String>>> {
    let select = |words: &str| Selector::parse(words).expect("a selector");
    let (table, row, cell) = (select("table"), select("tbody tr"), select("th, td"));
    let text = |it: ElementRef| super::pdf_text::fold(&it.text().collect::<Vec<_>>().join(" "));
    page.select(&table)
        .map(|table| table.select(&row).map(|row| row.select(&cell).map(text).collect()).collect())
        .collect()
}

fn element(it: ElementRef, lang: &str, out: &mut HtmlText) {
    let name = it.value().name();
    let lang = it.attr("lang").unwrap_or(lang);
    // A drawing speaks by its alternative text, as in the PDF.
    if it.attr("role") == Some("img") {
        out.pictures.push(it.attr("aria-label").expect("a drawing without an alternative text").to_owned());
        return;
    }
    if left_out(it) {
        return;
    }
    out.pictures.extend(it.attr("alt").filter(|_| name == "img").map(str::to_owned));
    if name == "br" {
        out.text.push(' ');
    } else if has(it, "footnotes") {
        let around = std::mem::take(&mut out.text);
        children(it, lang, out);
        let text = std::mem::replace(&mut out.text, around);
        assert!(text.trim().is_empty(), "text beside the footnotes: {text:?}");
    } else if name == "li" && in_footnotes(it, 2) {
        let marker = it.child_elements().find(|child| has(*child, "marker")).map(|it| it.text().collect::<String>());
        let number = out.notes.len() + 1;
        assert_eq!(marker, Some(number.to_string()), "the footnotes are not numbered one by one");
        children(it, lang, out);
        out.notes.push(std::mem::take(&mut out.text));
    } else if INLINE.contains(&name) {
        children(it, lang, out);
    } else {
        end_line(out);
        if let Some(number) = number(it) {
            out.text += &format!("{number}. ");
        }
        children(it, lang, out);
        end_line(out);
    }
}

/// What is not shown, what the PDF has not, and what is left out of its text: footnote numbers and bullets.
fn left_out(it: ElementRef) -> bool {
    UNSHOWN.contains(&it.value().name())
        // What eyes see in place of a longer word for whoever listens.
        || it.attr("aria-hidden") == Some("true") && !has(it, "shown")
        || it.attr("hidden").is_some()
        || APART.iter().any(|class| has(it, class))
        || has(it, "marker") && (in_footnotes(it, 3) || it.text().collect::<String>().trim() == "•")
}

fn children(it: ElementRef, lang: &str, out: &mut HtmlText) {
    for child in it.children() {
        if let Some(child) = ElementRef::wrap(child) {
            element(child, lang, out);
        } else if let Node::Text(text) = child.value() {
            out.text += text;
            if !text.trim().is_empty() {
                out.runs.push((lang.to_owned(), text.to_string()));
            }
        }
    }
}

fn end_line(out: &mut HtmlText) {
    if !out.text.is_empty() && !out.text.ends_with('\n') {
        out.text.push('\n');
    }
}

fn has(it: ElementRef, class: &str) -> bool {
    it.attr("class").is_some_and(|classes| classes.split_whitespace().any(|name| name == class))
}

/// Whether the element so many levels above is the section of the footnotes.
fn in_footnotes(it: ElementRef, levels: usize) -> bool {
    it.ancestors().filter_map(ElementRef::wrap).nth(levels - 1).is_some_and(|above| has(above, "footnotes"))
}

/// The number that a browser writes before an item of an ordered list.
fn number(it: ElementRef) -> Option<usize> {
    let list = it.parent().and_then(ElementRef::wrap)?;
    if it.value().name() != "li" || list.value().name() != "ol" {
        return None;
    }
    let start = list.attr("start").map_or(1, |start| start.parse().expect("`start` of a list is a number"));
    Some(start + it.prev_siblings().filter_map(ElementRef::wrap).count())
}
