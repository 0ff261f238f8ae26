//! The text of a PDF as an assistive technology reads it: along the tags, without the furniture of the pages.
//!
//! Before it: the bytes of one PDF made by typst. After it: tests that compare [`PdfText::text`] and
//! [`PdfText::notes`] with what `html_text` reads from the HTML edition, or that look at the tags and languages of
//! the [`Run`]s. Only what typst writes is understood; anything else panics and says what it was.
//!
//! Left out on both sides: bullets, and the numbers of footnotes, whose bodies are apart in the order of the numbers.
//! Left out here, because only the PDF has it: the table of contents.

mod marked;

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use marked::{Marked, marked_content, string};

/// Structure types that stand within a line of text; all others begin and end one.
const INLINE: [&str; 11] =
    ["Span", "Em", "Strong", "Link", "Reference", "Quote", "Code", "Annot", "Sub", "Ruby", "Formula"];
/// The bodies of footnotes, in PDF 1.7 and in PDF 2.0.
const NOTES: [&str; 2] = ["Note", "FENote"];

#[derive(Debug, Default)]
pub struct PdfText {
    /// The text in the order of the tags, with a line break between elements. Compare it folded.
    pub text: String,
    /// The bodies of the footnotes in the order of their numbers, without the numbers.
    pub notes: Vec<String>,
    /// The alternative texts of the pictures.
    pub pictures: Vec<String>,
    /// The pieces of the text and of the notes, in the order of the tags.
    pub runs: Vec<Run>,
    /// The lists, each with how it is announced and the labels of its items.
    pub lists: Vec<(String, Vec<String>)>,
    pub title: String,
    pub lang: String,
}

/// What one marked-content sequence says, or the part of it that is in one language.
#[derive(Debug)]
pub struct Run {
    /// The nearest `/Lang`: of the marked content, of a structure element, else of the document.
    pub lang: Option<String>,
    pub text: String,
}

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> PdfText {
    let doc = Document::load_mem(bytes).unwrap_or_else(|error| panic!("the PDF cannot be parsed: {error}"));
    let catalog = doc.catalog().unwrap_or_else(|error| panic!("the PDF has no catalog: {error}"));
    let part = |dict: &Dictionary, key: &[u8]| dict.get_deref(key, &doc).and_then(Object::as_dict).cloned().ok();
    let root = part(catalog, b"StructTreeRoot").expect("the PDF is not tagged: it has no structure tree");
    let info = part(&doc.trailer, b"Info").expect("the PDF has no document information");
    let mut walk = Walk {
        lang: string(&doc, catalog, b"Lang").expect("the PDF names no language"),
        doc: &doc,
        pages: HashMap::new(),
        runs: Vec::new(),
        out: Sink::default(),
        notes: Vec::new(),
        pictures: Vec::new(),
        lists: Vec::new(),
    };
    walk.children(&root, &Place::default());
    walk.notes.sort_by_key(|(number, _)| *number);
    for (i, (number, body)) in walk.notes.iter().enumerate() {
        assert_eq!(*number, i + 1, "the footnotes are not numbered one by one: {body:?}");
    }
    PdfText {
        text: walk.out.text,
        notes: walk.notes.into_iter().map(|(_, body)| body).collect(),
        pictures: walk.pictures,
        runs: walk.runs,
        lists: walk.lists,
        title: string(&doc, &info, b"Title").unwrap_or_default(),
        lang: walk.lang,
    }
}

/// All white space (no-break spaces, too) as single spaces, none at the ends, and nothing that cannot be seen: soft
/// hyphens and zero-width spaces.
pub fn fold(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200B}')).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where in the structure tree an element stands: what it has from the elements above it.
#[derive(Clone, Default)]
struct Place {
    page: Option<ObjectId>,
    tags: Vec<String>,
    lang: Option<String>,
    /// Number of the innermost list.
    list: Option<usize>,
}

/// Text under way.
#[derive(Default)]
struct Sink {
    text: String,
}

impl Sink {
    /// Runs join as they come, because typst writes the space at which it breaks a line. One thing it does otherwise: a
    /// word that breaks at a hyphen of its own has it again on the next line, as Spanish wants it, as a run of its own.
    fn push(&mut self, text: &str) {
        if text == "-" && self.text.ends_with('-') {
            return;
        }
        self.text.push_str(text);
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

struct Walk<'a> {
    doc: &'a Document,
    lang: String,
    pages: HashMap<ObjectId, Marked>,
    runs: Vec<Run>,
    out: Sink,
    notes: Vec<(usize, String)>,
    pictures: Vec<String>,
    lists: Vec<(String, Vec<String>)>,
}

impl Walk<'_> {
    fn children(&mut self, element: &Dictionary, place: &Place) {
        if let Ok(kids) = element.get(b"K") {
            self.kid(kids, place);
        }
    }

    fn kid(&mut self, kid: &Object, place: &Place) {
        match self.doc.dereference(kid).unwrap_or_else(|error| panic!("a lost structure element: {error}")).1 {
            Object::Array(kids) => kids.iter().for_each(|kid| self.kid(kid, place)),
            Object::Integer(mcid) => self.marked(*mcid, place),
            Object::Dictionary(kid) => match kid.get(b"Type").and_then(Object::as_name) {
                Ok(b"OBJR") => {}
                Ok(b"MCR") => {
                    assert!(!kid.has(b"Stm"), "marked content in a form XObject is not read");
                    let mcid = kid.get(b"MCID").and_then(Object::as_i64).expect("an MCR without an MCID");
                    self.marked(mcid, &Place { page: page_of(kid).or(place.page), ..place.clone() });
                }
                _ => self.element(kid, place),
            },
            other => panic!("{other:?} cannot stand in a structure tree"),
        }
    }

    fn element(&mut self, element: &Dictionary, above: &Place) {
        let tag = name(element, b"S").expect("a structure element without a type");
        let mut place = above.clone();
        place.page = page_of(element).or(place.page);
        place.lang = string(self.doc, element, b"Lang").or(place.lang);
        place.tags.push(tag.clone());
        if tag == "L" {
            place.list = Some(self.lists.len());
            self.lists.push((numbering(self.doc, element).expect("a list says how it is numbered"), Vec::new()));
        }
        match tag.as_str() {
            // Contents stand in the PDF only; a picture speaks by its alternative text, which is none of the text.
            "TOC" => {}
            "Figure" => self.pictures.extend(string(self.doc, element, b"Alt")),
            "Lbl" => self.label(element, &place, above.tags.last().map_or("", String::as_str)),
            tag if NOTES.contains(&tag) => {
                let at = self.notes.len();
                self.notes.push((0, String::new()));
                self.notes[at].1 = self.apart(element, &place);
            }
            tag if INLINE.contains(&tag) => self.content(element, &place),
            _ => {
                self.out.end_line();
                self.content(element, &place);
                self.out.end_line();
            }
        }
    }

    /// The marker of a list item, which is text unless it is a bullet, or the number of a footnote.
    fn label(&mut self, element: &Dictionary, place: &Place, parent: &str) {
        let before = self.runs.len();
        let label = fold(&self.apart(element, place));
        if let (Some(list), "LI") = (place.list, parent) {
            self.lists[list].1.push(label.clone());
        }
        if parent == "LI" && label != "•" {
            self.out.end_line();
            self.out.text += &label;
            self.out.end_line();
            return;
        }
        self.runs.truncate(before);
        if parent == "LI" {
            return;
        }
        let number = label.parse().unwrap_or_else(|_| panic!("{label:?} in {parent} is no number of a footnote"));
        // In a note of several blocks the number stands in the first of them.
        let in_note = place.tags.iter().any(|tag| NOTES.contains(&tag.as_str()));
        if let (true, Some(note)) = (in_note, self.notes.last_mut()) {
            note.0 = number;
        }
    }

    /// What an element says, apart from the text around it.
    fn apart(&mut self, element: &Dictionary, place: &Place) -> String {
        let around = std::mem::take(&mut self.out);
        self.content(element, place);
        std::mem::replace(&mut self.out, around).text
    }

    fn content(&mut self, element: &Dictionary, place: &Place) {
        match string(self.doc, element, b"ActualText") {
            Some(text) => self.say(place, None, text),
            None => self.children(element, place),
        }
    }

    fn marked(&mut self, mcid: i64, place: &Place) {
        let page = place.page.unwrap_or_else(|| panic!("marked content {mcid} on no page"));
        let marked = self.pages.entry(page).or_insert_with(|| marked_content(self.doc, page));
        // Content that draws nothing may be missing.
        for (lang, text) in marked.remove(&mcid).unwrap_or_default() {
            self.say(place, lang, text);
        }
    }

    fn say(&mut self, place: &Place, lang: Option<String>, text: String) {
        let lang = lang.or_else(|| place.lang.clone()).unwrap_or_else(|| self.lang.clone());
        self.out.push(&text);
        self.runs.push(Run { lang: Some(lang), text });
    }
}

/// The page that an element or a reference to marked content names.
fn page_of(element: &Dictionary) -> Option<ObjectId> {
    element.get(b"Pg").and_then(Object::as_reference).ok()
}

fn name(dict: &Dictionary, key: &[u8]) -> Option<String> {
    dict.get(key).and_then(Object::as_name).ok().map(|name| String::from_utf8_lossy(name).into_owned())
}

/// How the items of a list are numbered, which stands in one of its attribute objects.
fn numbering(doc: &Document, element: &Dictionary) -> Option<String> {
    let attributes = element.get_deref(b"A", doc).ok()?;
    let owners = attributes.as_array().map_or(std::slice::from_ref(attributes), Vec::as_slice);
    owners.iter().find_map(|owner| name(doc.dereference(owner).ok()?.1.as_dict().ok()?, b"ListNumbering"))
}
