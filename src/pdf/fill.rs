//! How full the pages of a document are: at each break, how much stands on the last page before it.
//!
//! Before it: pages as typst set them, with the places that the templates marked (`milestone` in publication.typ). After it:
//! `fit`, which decides whether the document is set again.

use std::num::NonZeroUsize;

use typst::foundations::{Dict, Label, NativeElement, Selector, Value};
use typst::introspection::{Introspector, Location, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::model::FootnoteElem;
use typst::utils::PicoStr;
use typst_layout::{PagedDocument, PagedIntrospector};

/// A page before a break that is filled less is not worth a page.
const THIN: f64 = 0.2;

/// The highest share of a page that a section may leave empty when it is taken over to the next.
const MOST_CARRIED: f64 = 0.4;

/// The same, when it is taken over so that a note stands with its call: notes fill part of that share.
const MOST_CARRIED_WITH_A_NOTE: f64 = 0.6;

/// A place that the templates marked.
#[derive(Debug, Clone)]
pub(super) struct Milestone {
    what: String,
    /// The id of the section or heading, where one begins.
    id: String,
    page: usize,
    /// The room for text on this page, from its upper edge on, and how much of it is above this place.
    top: f64,
    height: f64,
    above: f64,
}

/// The last page before a break, when the part has more than one.
#[derive(Debug, Clone)]
pub(super) struct End {
    /// Pages of the part before this one.
    pub pages: usize,
    /// How much of this page is filled, and how much of the one before it is not.
    pub filled: f64,
    pub free: f64,
    /// Nothing but legend and colophon.
    pub lone: bool,
    /// The section or heading that begins on the page before, when it could be taken over to this one.
    pub carried: Option<String>,
}

impl End {
    /// By how much each page of the part must get shorter for this one to be saved.
    pub fn need(&self) -> f64 {
        (self.filled - self.free).max(0.0) / self.pages as f64
    }

    pub fn thin(&self) -> bool {
        self.lone || self.filled < THIN
    }

    /// Whether this page would not be there, had that before it a little more room.
    pub fn pushed(&self) -> bool {
        self.filled <= self.free
    }
}

/// The last pages before breaks, of those parts that have more than one.
pub(super) fn ends(document: &PagedDocument, milestones: &[Milestone]) -> Vec<End> {
    let mut ends = Vec::new();
    let mut start = 0;
    let mut text: Option<&Milestone> = None;
    let mut section: Option<&Milestone> = None;
    for it in milestones {
        match it.what.as_str() {
            "text" => text = Some(it),
            "section" => section = Some(it),
            _ => {
                let before = it.page.checked_sub(1).filter(|before| *before >= start);
                if let Some(before) = before {
                    let lone = it.what == "tail" && text.is_some_and(|text| text.page < it.page);
                    let carried =
                        section.filter(|section| section.page == before && section.above >= 1.0 - MOST_CARRIED);
                    ends.push(End {
                        pages: it.page - start,
                        filled: it.above,
                        free: free(document, before, it),
                        lone,
                        carried: carried.map(|section| section.id.clone()),
                    });
                }
                start = it.page + 1;
            }
        }
    }
    ends
}

/// Sections or headings whose first note begins on the page before its call: typst sets the beginning of a long note and moves
/// the paragraph on afterwards. One entry a note, without a name where nothing can be taken over.
pub(super) fn strays(document: &PagedDocument, milestones: &[Milestone]) -> Vec<Option<String>> {
    let introspector = document.introspector();
    let notes = introspector.query(&Selector::Elem(FootnoteElem::ELEM, None));
    let stray = |call: Location| {
        let (note, call) = (introspector.position(call.variant(1))?, introspector.position(call)?);
        let page = call.page.get() - 1;
        (note.page < call.page).then(|| {
            let before = |it: &&Milestone| {
                it.page < page || (it.page == page && it.top + it.above * it.height <= call.point.y.to_pt())
            };
            let heading = milestones.iter().filter(|it| it.what == "section").rfind(before);
            // One that went over with its paragraph left its gap and, behind it, the note.
            let heading = heading.filter(|it| {
                page_of(introspector, &it.id) == Some(call.page)
                    || (it.page + 1 == page && it.above >= 1.0 - MOST_CARRIED_WITH_A_NOTE)
            });
            heading.map(|it| it.id.clone())
        })
    };
    notes.iter().filter_map(|note| stray(note.location()?)).collect()
}

/// The page on which what has this id begins.
fn page_of(introspector: &PagedIntrospector, id: &str) -> Option<NonZeroUsize> {
    let found = introspector.query_label(Label::new(PicoStr::intern(id))?).ok()?;
    Some(introspector.position(found.location()?)?.page)
}

/// The places that the templates marked, in the order of the text.
pub(super) fn milestones(document: &PagedDocument) -> Vec<Milestone> {
    let Some(label) = Label::new(PicoStr::intern("pliego-milestone")) else { return Vec::new() };
    let introspector = document.introspector();
    let found = introspector.query(&Selector::Label(label));
    found
        .iter()
        .filter_map(|it| {
            let Value::Dict(dict) = &it.to_packed::<MetadataElem>()?.value else { return None };
            let position = introspector.position(it.location()?)?;
            let what = dict.get("what").ok()?.clone().cast().ok()?;
            let (top, height) = (number(dict, "top")?, number(dict, "height")?);
            let id = dict.get("id").ok()?.clone().cast().ok()?;
            Some(Milestone {
                what,
                id,
                page: position.page.get() - 1,
                above: (position.point.y.to_pt() - top) / height,
                top,
                height,
            })
        })
        .collect()
}

fn number(dict: &Dict, key: &str) -> Option<f64> {
    dict.get(key).ok()?.clone().cast().ok()
}

/// The share of a page that is left free in one piece: below its text, or between that and footnotes. The page has the measures
/// of that place's.
fn free(document: &PagedDocument, page: usize, measures: &Milestone) -> f64 {
    let Some(page) = document.pages().get(page) else { return 0.0 };
    let (top, end) = (measures.top, measures.top + measures.height);
    let mut inked = Vec::new();
    ink(&page.frame, 0.0, &mut inked);
    inked.retain(|(from, to)| *to > top && *from < end);
    inked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut low, mut widest) = (top, 0.0_f64);
    for (from, to) in inked {
        widest = widest.max(from - low);
        low = low.max(to);
    }
    widest.max(end - low).max(0.0) / measures.height
}

/// From where to where on the page letters and pictures of a frame reach. What is turned is a watermark.
fn ink(frame: &Frame, y: f64, inked: &mut Vec<(f64, f64)>) {
    for (at, item) in frame.items() {
        let y = y + at.y.to_pt();
        match item {
            FrameItem::Group(group) if group.transform.kx.get() == 0.0 => {
                ink(&group.frame, y + group.transform.ty.to_pt(), inked);
            }
            FrameItem::Text(text) => inked.push((y - text.size.to_pt(), y + 0.25 * text.size.to_pt())),
            FrameItem::Image(_, size, _) => inked.push((y, y + size.y.to_pt())),
            _ => {}
        }
    }
}
