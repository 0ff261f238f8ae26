//! How close a document is set, so that no page is opened for a few lines.
//!
//! Before it: the World with everything that a document is made of. After it: the pages from which the PDF is made. It does
//! what a compositor does by hand: when the last page before a break holds next to nothing, the document is set again with a
//! closer legend, then with less space throughout; as a last resort a section goes over to the next page as a whole, or a
//! little more space takes the last lines over. The templates say where parts end (`milestone` in publication.typ) and obey
//! `/setting.json` (theme.typ). Most documents need no second look; none is taken where the room to be won could not be
//! enough.

use serde::Serialize;
use typst::diag::SourceResult;
use typst::foundations::{Dict, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::world::JobWorld;

/// What templates set beside the theme.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
struct Setting {
    close: u8,
    carry: Option<String>,
}

/// A page before a break that is filled less is not worth a page.
const THIN: f64 = 0.2;

/// The legend gets so much lower when it is set close.
const CLOSE_LEGEND: f64 = 0.3;

/// By how much of its height a page of text gets shorter at the second and third closeness, at the most.
const GAINS: [(u8, f64); 2] = [(2, 0.05), (3, 0.09)];

/// Documents of more pages are left as they are: one page more or less is nothing there, and the time is.
const MOST_PAGES: usize = 30;

/// The closeness with more space than the theme says, and how much of a page it fills beyond what it was.
const LOOSE: u8 = 4;
const MOST_LOOSENED: f64 = 0.06;

/// The highest share of a page that a section may leave empty when it is taken over to the next.
const MOST_CARRIED: f64 = 0.4;

/// The pages as the theme sets them or, when that saves a page with next to nothing on it, closer.
pub(super) fn fitted(world: &mut JobWorld) -> SourceResult<PagedDocument> {
    let mut setting = Setting::default();
    let mut best = typeset(world, &setting)?;
    let mut seen = Fill::of(&best);
    for close in seen.remedies() {
        let closer = Setting { close, carry: None };
        let other = typeset(world, &closer)?;
        let fill = Fill::of(&other);
        if fill.rank() < seen.rank() {
            (setting, best, seen) = (closer, other, fill);
        }
        if seen.amiss().next().is_none() {
            return Ok(best);
        }
    }
    if let Some(carry) = seen.carried() {
        let other = typeset(world, &Setting { carry: Some(carry), ..setting })?;
        if Fill::of(&other).rank() < seen.rank() {
            return Ok(other);
        }
    }
    if seen.wants_company() {
        let other = typeset(world, &Setting { close: LOOSE, carry: None })?;
        if Fill::of(&other).rank() < seen.rank() {
            return Ok(other);
        }
    }
    Ok(best)
}

fn typeset(world: &mut JobWorld, setting: &Setting) -> SourceResult<PagedDocument> {
    world.put("setting.json", serde_json::to_vec(setting).unwrap_or_default());
    typst::compile(world).output
}

/// A place that the templates marked.
#[derive(Debug, Clone)]
struct Milestone {
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
struct End {
    /// Pages of the part before this one.
    pages: usize,
    /// How much of this page is filled, and how much of the one before it is not.
    filled: f64,
    free: f64,
    /// Nothing but legend and colophon.
    lone: bool,
    /// The section or heading that begins on the page before, when it could be taken over to this one.
    carried: Option<String>,
}

impl End {
    /// By how much each page of the part must get shorter for this one to be saved.
    fn need(&self) -> f64 {
        (self.filled - self.free).max(0.0) / self.pages as f64
    }

    fn thin(&self) -> bool {
        self.lone || self.filled < THIN
    }

    /// Whether this page would not be there, had that before it a little more room.
    fn pushed(&self) -> bool {
        self.filled <= self.free
    }
}

struct Fill {
    pages: usize,
    ends: Vec<End>,
}

impl Fill {
    fn of(document: &PagedDocument) -> Fill {
        let milestones = milestones(document);
        let mut ends = Vec::new();
        let mut start = 0;
        let mut text: Option<&Milestone> = None;
        let mut section: Option<&Milestone> = None;
        for it in &milestones {
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
        Fill { pages: document.pages().len(), ends }
    }

    /// Less is better: pages with next to nothing, then pages.
    fn rank(&self) -> (usize, usize) {
        (self.ends.iter().filter(|end| end.thin()).count(), self.pages)
    }

    /// The ends for which something should be tried.
    fn amiss(&self) -> impl Iterator<Item = &End> {
        self.ends.iter().filter(|end| end.thin() || end.pushed())
    }

    /// How close the document may be worth setting, in the order of how little is changed.
    fn remedies(&self) -> Vec<u8> {
        let mut remedies = Vec::new();
        if self.pages > MOST_PAGES {
            return remedies;
        }
        if self.amiss().any(|end| end.lone && end.filled * (1.0 - CLOSE_LEGEND) + 0.005 <= end.free) {
            remedies.push(1);
        }
        for (close, gain) in GAINS {
            let spared = |end: &End| if end.lone { end.filled * CLOSE_LEGEND / end.pages as f64 } else { 0.0 };
            if self.amiss().any(|end| end.need() - spared(end) <= gain) {
                remedies.push(close);
            }
        }
        remedies
    }

    /// Whether the legend stands alone, and a little more space would bring it the last lines of the page before.
    fn wants_company(&self) -> bool {
        self.pages <= MOST_PAGES && self.amiss().any(|end| end.lone && end.free <= MOST_LOOSENED)
    }

    /// What may be taken over to a page with next to nothing on it.
    fn carried(&self) -> Option<String> {
        if self.pages > MOST_PAGES {
            return None;
        }
        self.ends.iter().filter(|end| end.thin()).find_map(|end| end.carried.clone())
    }
}

fn milestones(document: &PagedDocument) -> Vec<Milestone> {
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
