//! The kinds of document, one folder each: model, rules, view, wording.
//!
//! Before them in the pipeline: `source`, which fills their records. After them: the renderers, which lay out the
//! views that they make. A kind is added by its folder, its templates and one line of the registry ([`KINDS`]);
//! docs/new-kind.md shows how.

mod captions;
mod commitments;
mod compose;
mod document;
mod errata;
mod functions;
mod header;
mod legend;
mod lists;
mod marks;
mod progress;
mod rows;
mod speak;
pub mod words;

pub use commitments::{Commitment, Duty, Nature};
pub use compose::{compose, compose_unmarked, compose_wall, file_name, logos, status_badge};
pub(crate) use document::address_at;
pub use document::{Document, Doubt, Loaded};
pub use functions::{FunctionRef, core_function};
pub use header::{Acceptance, Attach, Correction, Header, Logo, Status};
pub use legend::contains_word;
pub use progress::{Progress, Standing};
pub use speak::{BETWEEN, Speaker, Stage, capital};

use crate::diag::{self, Code, Finding, Say, SourceFile};
use crate::locale::{Locale, Word};
use crate::source::{Line, Plain, Reader, Record, Shape, Table, Year};
use crate::view::{Fact, Section, Text};
use crate::workspace::Directory;
use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

/// The registry: one line a kind, which is the name of its folder. A macro, so that it is one line and not two; rustfmt
/// does not look into macros, so `.ci/fmt` hands it the folders.
macro_rules! kinds {
    ($($kind:ident,)*) => {
        $(pub mod $kind;)*
        /// Every kind, in the order of the index.
        pub static KINDS: &[Kind] = &[$($kind::KIND),*];
    };
}

kinds! {
    minutes,
    ccpm,
    poa,
    strategy,
    lessons,
}

/// A kind of document.
#[derive(Debug)]
pub struct Kind {
    /// The word in the header (`kind = "minutes"`), and the name of the templates' folder.
    pub key: &'static str,
    /// Name in the plural, for the index.
    pub name: Word,
    /// Fields beside the header's.
    pub shape: &'static Shape,
    /// Codes of the kind's own.
    pub codes: &'static [Code],
    /// Reads the kind's fields.
    pub read: fn(&mut Reader, &Table) -> Option<Box<dyn Content>>,
}

impl Kind {
    /// A kind whose content is the record `T`, with the codes of its rules.
    const fn of<T: Record + Content + 'static>(key: &'static str, name: Word, codes: &'static [Code]) -> Kind {
        Kind {
            key,
            name,
            shape: &T::SHAPE,
            codes,
            read: |reader, table| {
                T::read_fields(reader, table, 0..0).map(|content| Box::new(content) as Box<dyn Content>)
            },
        }
    }

    /// The kind of that key.
    pub fn find(key: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.key == key)
    }
}

/// Every code that a finding can have: those that all kinds share, then each kind's own.
pub fn codes() -> impl Iterator<Item = Code> {
    diag::codes::ALL.iter().chain(KINDS.iter().flat_map(|kind| kind.codes)).copied()
}

/// Codes that belong together: those of one letter.
#[derive(Debug)]
pub struct Family {
    pub name: Word,
    pub codes: Vec<Code>,
}

/// Every code, grouped: the shared ones by their letters, then each kind's own.
pub fn families() -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for &code in diag::codes::ALL {
        let letter = &code.code[..1];
        match families.iter_mut().find(|family| family.codes[0].code.starts_with(letter)) {
            Some(family) => family.codes.push(code),
            None => {
                let named = diag::codes::FAMILIES.iter().find(|(known, _)| letter.starts_with(*known));
                let name = named.map_or(Word { es: letter, en: letter }, |(_, name)| *name);
                families.push(Family { name, codes: vec![code] });
            }
        }
    }
    let own = KINDS.iter().filter(|kind| !kind.codes.is_empty());
    families.extend(own.map(|kind| Family { name: kind.name, codes: kind.codes.to_vec() }));
    families
}

/// What a kind knows about its documents.
pub trait Content: Any + Debug + Send + Sync {
    /// The rules of the kind: what contradicts itself, what is missing.
    fn check(&self, check: &Check) -> Vec<Finding>;

    /// What is printed between the masthead and the legend.
    fn sheet(&self, stage: &Stage) -> Sheet;

    /// Loose leaves behind the last page, each by itself: forms to be filled in by hand.
    fn leaves(&self, stage: &Stage) -> Vec<Section> {
        let _ = stage;
        Vec::new()
    }

    /// Whether all pages stand upright, also those that the kind would lay on their side.
    fn is_upright(&self) -> bool {
        false
    }

    /// Paper of the sheet for the wall, where the document asks for one.
    fn wall(&self) -> Option<WallPaper> {
        None
    }

    /// What is printed on the sheet for the wall.
    fn wall_sheet(&self, stage: &Stage) -> Sheet {
        self.sheet(stage)
    }

    /// What a document that says nothing lacks ("activities"); `None` for one that says something.
    fn lacks(&self) -> Option<Say> {
        None
    }

    /// What somebody is to do by when, in the order of the source.
    fn commitments(&self) -> Vec<Commitment<'_>> {
        Vec::new()
    }

    /// The place of the document in a series of yearly plans; `None` where there is no such series.
    fn succession(&self, _directory: &Directory) -> Option<Succession<'_>> {
        None
    }

    /// Pictures of the kind's own, beside the logos of the header.
    fn pictures(&self) -> Vec<PictureUse<'_>> {
        Vec::new()
    }

    /// Whether tables and figures have numbers, by which a reader looks for them.
    fn numbers_captions(&self) -> bool {
        false
    }

    /// The few facts that stand large on a cover; a document without them begins without one.
    fn cover(&self, _stage: &Stage) -> Vec<Fact> {
        Vec::new()
    }

    /// Ids of the documents that the view says something of, beside its own.
    fn reads(&self) -> Vec<&str> {
        Vec::new()
    }

    /// The documents that the view takes facts from, each with the fields it takes (`year`, `action.id` for a field of
    /// rows) and those without which it could not be read; all of them where none is named.
    fn takes<'a>(&self, documents: &'a [Loaded]) -> Vec<Taken<'a>> {
        let reads = self.reads();
        let documents = documents.iter().filter_map(|loaded| loaded.document.as_ref());
        documents.filter(|document| reads.contains(&document.id())).map(|document| (document, &[][..])).collect()
    }
}

/// A document that another one takes facts from, and the fields it takes.
pub type Taken<'a> = (&'a Document, &'static [&'static str]);

/// A picture that a document shows.
#[derive(Debug, Clone, Copy)]
pub struct PictureUse<'a> {
    /// Path of the file, relative to the document.
    pub path: &'a Plain,
    /// Alternative text: what the picture shows.
    pub alt: Option<&'a Line>,
    /// What is printed above it.
    pub caption: Option<&'a Line>,
}

/// A plan in a series of yearly plans: each carries on or drops what the one before left open.
pub struct Succession<'a> {
    /// Whose plans they are: equal in all plans of the series.
    pub series: Vec<String>,
    pub year: &'a Year,
    /// The year of the plan before.
    pub previous: i32,
    /// The rule about what is neither carried on nor dropped.
    pub rule: Code,
}

/// What the rules of a kind may look at.
pub struct Check<'a> {
    pub file: &'a Arc<SourceFile>,
    pub header: &'a Header,
    pub directory: &'a Directory,
    /// How the country writes numbers.
    pub locale: &'a Locale,
}

crate::choices! {
    /// Paper of a sheet for the wall.
    pub enum WallPaper {
        A3 "a3": "A3" / "A3",
        A2 "a2": "A2" / "A2",
        A1 "a1": "A1" / "A1",
    }
}

impl WallPaper {
    /// The next larger paper.
    pub fn larger(self) -> Option<WallPaper> {
        let at = WallPaper::ALL.iter().position(|paper| *paper == self)?;
        WallPaper::ALL.get(at + 1).copied()
    }
}

/// A kind's own part of a view.
pub struct Sheet {
    /// Name of the kind of document, as printed above the title.
    pub kind: Text,
    /// Facts for the masthead.
    pub facts: Vec<Fact>,
    pub sections: Vec<Section>,
}
