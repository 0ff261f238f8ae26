//! How close a document is set, so that no page is opened for a few lines.
//!
//! Before it: the World with everything that a document is made of. After it: the pages from which the PDF is made. It does
//! what a compositor does by hand: when the last page before a break holds next to nothing, the document is set again with a
//! closer legend, then with less space throughout; as a last resort a section goes over to the next page as a whole, or a
//! little more space takes the last lines over. A heading goes over, too, whose note would begin on the page before its call.
//! The templates say where parts end (`milestone` in publication.typ) and obey
//! `/setting.json` (theme.typ). Most documents need no second look; none is taken where the room to be won could not be
//! enough.

use serde::Serialize;
use typst::diag::SourceResult;
use typst_layout::PagedDocument;

use super::fill::{End, ends, milestones, strays};
use super::world::JobWorld;

/// What templates set beside the theme.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
struct Setting {
    /// How close everything stands; the theme's own way is 0.
    close: u8,
    /// Ids of sections or headings that go over to the next page.
    carry: Vec<String>,
}

impl Setting {
    fn carrying(&self, id: String) -> Setting {
        Setting { close: self.close, carry: [self.carry.as_slice(), &[id]].concat() }
    }
}

/// A document as one setting makes it.
struct Attempt {
    setting: Setting,
    document: PagedDocument,
    fill: Fill,
}

/// The legend gets so much lower when it is set close.
const CLOSE_LEGEND: f64 = 0.3;

/// By how much of its height a page of text gets shorter at the second and third closeness, at the most.
const GAINS: [(u8, f64); 2] = [(2, 0.05), (3, 0.09)];

/// In documents of more pages notes are brought to their calls and the legend is set closer, nothing else: one page more or
/// less is nothing there, and the time is.
const MOST_PAGES: usize = 30;

/// So many headings are taken over for their notes, each in a setting of its own.
const MOST_STRAYS: usize = 3;

/// The closeness with more space than the theme says, and how much of a page it fills beyond what it was.
const LOOSE: u8 = 4;
const MOST_LOOSENED: f64 = 0.06;

/// The pages as the theme sets them or, when that saves a page with next to nothing on it, closer.
pub(super) fn fitted(world: &mut JobWorld) -> SourceResult<PagedDocument> {
    let mut best = typeset(world, Setting::default())?;
    best = with_notes_at_their_calls(world, best)?;
    for close in best.fill.remedies() {
        let other = typeset(world, Setting { close, ..best.setting.clone() })?;
        if other.fill.rank() < best.fill.rank() {
            best = other;
        }
        if best.fill.amiss().next().is_none() {
            break;
        }
    }
    best = with_notes_at_their_calls(world, best)?;
    if let Some(carried) = best.fill.carried() {
        let other = typeset(world, best.setting.carrying(carried))?;
        if other.fill.is_better_without_pages(&best.fill) {
            return Ok(other.document);
        }
    }
    if best.fill.wants_company() {
        let other = typeset(world, Setting { close: LOOSE, ..Setting::default() })?;
        if other.fill.is_better_without_pages(&best.fill) {
            return Ok(other.document);
        }
    }
    Ok(best.document)
}

/// One heading after the other is taken over, as long as that brings a note to its call. A closer setting may part others.
fn with_notes_at_their_calls(world: &mut JobWorld, mut best: Attempt) -> SourceResult<Attempt> {
    for _ in 0..MOST_STRAYS {
        let Some(stray) = best.fill.stray() else { break };
        let other = typeset(world, best.setting.carrying(stray))?;
        if other.fill.rank() >= best.fill.rank() {
            break;
        }
        best = other;
    }
    Ok(best)
}

fn typeset(world: &mut JobWorld, setting: Setting) -> SourceResult<Attempt> {
    world.put("setting.json", serde_json::to_vec(&setting).unwrap_or_default());
    let document = typst::compile(world).output?;
    let fill = Fill::of(&document);
    Ok(Attempt { setting, document, fill })
}

/// How full the pages of a document are at its breaks.
struct Fill {
    pages: usize,
    ends: Vec<End>,
    /// Headings to take over so that notes stand with their calls.
    strays: Vec<Option<String>>,
}

impl Fill {
    fn of(document: &PagedDocument) -> Fill {
        let milestones = milestones(document);
        let (ends, strays) = (ends(document, &milestones), strays(document, &milestones));
        Fill { pages: document.pages().len(), ends, strays }
    }

    /// Less is better: notes away from their calls, pages with next to nothing, then pages.
    fn rank(&self) -> (usize, usize, usize) {
        (self.strays.len(), self.ends.iter().filter(|end| end.thin()).count(), self.pages)
    }

    /// Whether it is better than another way to set the document, and not for the price of a page elsewhere.
    fn is_better_without_pages(&self, other: &Fill) -> bool {
        self.rank() < other.rank() && self.pages <= other.pages
    }

    /// The ends for which something should be tried.
    fn amiss(&self) -> impl Iterator<Item = &End> {
        self.ends.iter().filter(|end| end.thin() || end.pushed())
    }

    /// How close the document may be worth setting, in the order of how little is changed.
    fn remedies(&self) -> Vec<u8> {
        let mut remedies = Vec::new();
        if self.amiss().any(|end| end.lone && end.filled * (1.0 - CLOSE_LEGEND) + 0.005 <= end.free) {
            remedies.push(1);
        }
        if self.pages > MOST_PAGES {
            return remedies;
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

    /// What may be taken over so that a note stands with its call.
    fn stray(&self) -> Option<String> {
        self.strays.iter().flatten().next().cloned()
    }

    /// What may be taken over to a page with next to nothing on it.
    fn carried(&self) -> Option<String> {
        if self.pages > MOST_PAGES {
            return None;
        }
        self.ends.iter().filter(|end| end.thin()).find_map(|end| end.carried.clone())
    }
}
