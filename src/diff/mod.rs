//! Differences as people and programs see them: what two sides are, and how their changes are shown.
//!
//! Beside the pipeline, behind `versions`, which finds and tells the changes. A side is a document as it is now, as it was
//! issued, or as git has it; what is shown is one list of changes, on the terminal, as a page and as JSON.

mod git;
mod json;
mod page;
mod side;
mod terminal;

pub use json::render as render_json;
pub use page::render as render_page;
pub use side::{Side, Trouble, named, of_one};
pub use terminal::{render as render_terminal, summary};

use crate::kinds::Kind;
use crate::locale::Lang;
use crate::say;
use crate::versions::{Change, Delta, Side as Words, Teller, Told, changes};

/// Two sides with what changed from one to the other.
#[derive(Debug)]
pub struct Difference {
    pub old: Side,
    pub new: Side,
    /// What readers see, in the order of the document.
    pub changes: Vec<Change>,
    /// What belongs to the version and not to what it says.
    pub formal: Vec<Change>,
}

impl Difference {
    /// The difference of two documents of one kind; with a language, the texts of others are left aside.
    ///
    /// # Errors
    /// When the documents are of different kinds: they have nothing in common.
    pub fn between(old: Side, new: Side, lang: Option<Lang>) -> Result<Difference, Trouble> {
        if old.kind.key != new.kind.key {
            let (one, other) = (old.kind.key, new.kind.key);
            return Err(Trouble::Said(say!(
                "no se pueden comparar documentos de dos clases: «{one}» y «{other}»"
                    | "documents of two kinds cannot be compared: “{one}” and “{other}”"
            )));
        }
        let mut all = changes(new.kind, &old.form, &new.form, &Delta::between(&old.form, &new.form));
        all.retain(|change| lang.is_none() || change.lang.is_none() || change.lang == lang);
        let (formal, changes) = all.into_iter().partition(|change| change.formal);
        Ok(Difference { old, new, changes, formal })
    }

    pub fn kind(&self) -> &'static Kind {
        self.new.kind
    }

    /// Whether both sides say the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.formal.is_empty()
    }

    /// Tells the changes in a language.
    pub fn teller(&self, lang: Lang) -> Teller<'_> {
        Teller::new(&self.new.workspace, self.kind(), &self.old.form, &self.new.form, lang)
    }

    /// The addresses that a correction of these changes covers, each once.
    pub fn addresses(&self) -> Vec<&str> {
        let mut addresses: Vec<&str> = Vec::new();
        for change in &self.changes {
            if !addresses.contains(&change.address.as_str()) {
                addresses.push(&change.address);
            }
        }
        addresses
    }
}

/// The words of one side of a change, and of each stretch whether it stands on this side alone.
type Marked = Option<Vec<(String, bool)>>;

/// Both sides of a change. Where they have nothing in common, all of both stands alone.
fn marked(told: &Told) -> (Marked, Marked) {
    let sides = || told.old.iter().chain(&told.new);
    let nothing_in_common = !sides().any(|side| side.words.iter().any(|stretch| stretch.differs));
    let all = nothing_in_common || sides().count() == 1;
    // The space behind the last word belongs to neither.
    let split = |text: &str, differs: bool| {
        let words = text.trim_end();
        [(words.to_owned(), differs), (text[words.len()..].to_owned(), false)]
    };
    let mark = |side: &Words| {
        let pieces = side.words.iter().flat_map(|it| split(&it.text, it.differs || all));
        pieces.filter(|(text, _)| !text.is_empty()).collect()
    };
    (told.old.as_ref().map(mark), told.new.as_ref().map(mark))
}
