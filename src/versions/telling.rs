//! A change in the words of a reader: where it is, what stood there, what stands there now.
//!
//! Beside the pipeline: errata and `diff` tell changes alike. The place is told by the names that the format documents for
//! its fields and by the first words of its row, never by an address; the values are told as they are printed.

use toml::{Table, Value};

use super::printed::{is_name, is_words, plain};
use super::{Change, Piece, What, find, is_text, pieces};
use crate::kinds::{Header, Kind, capital};
use crate::locale::{Lang, Locale};
use crate::source::{Field, Record as _, Shape, Step, Type};
use crate::workspace::{Directory, Workspace};

/// Tells changes between two versions of a document in one language.
pub struct Teller<'a> {
    pub lang: Lang,
    pub(super) directory: &'a Directory,
    pub(super) locale: &'a Locale,
    kind: &'static Kind,
    old: &'a Table,
    new: &'a Table,
}

/// What happened, with both sides as they are printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// What stood there; `None` for what is new.
    pub old: Option<Side>,
    /// What stands there now; `None` for what is gone.
    pub new: Option<Side>,
    /// The place in its list that a row was moved from, and the one it was moved to, from 1.
    pub moved: Option<(usize, usize)>,
}

/// One side of a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Language of the words, when they are those of a text.
    pub lang: Option<Lang>,
    /// The words; those that the other side has not are apart. Where nothing is common to both, nothing is apart.
    pub words: Vec<Stretch>,
}

/// Words of one side of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub text: String,
    /// Whether the other side has other words in their place.
    pub differs: bool,
}

/// So many letters of its text name a row.
const LABEL: usize = 44;

impl<'a> Teller<'a> {
    /// Tells changes from `old` to `new`, two canonical forms of a document of a kind.
    pub fn new(workspace: &'a Workspace, kind: &'static Kind, old: &'a Table, new: &'a Table, lang: Lang) -> Self {
        Teller { lang, directory: &workspace.directory, locale: &workspace.config.locale, kind, old, new }
    }

    /// Where it is: "Punto de acción «Publicar el mapa…», fecha".
    pub fn place(&self, change: &Change) -> String {
        let table = if matches!(change.what, What::Removed(_)) { self.old } else { self.new };
        let mut parts: Vec<String> = Vec::new();
        let mut shape: Option<&'static Shape> = None;
        let (mut way, mut row_of) = (Vec::new(), None);
        for step in &change.path {
            way.push(step.clone());
            match step {
                Step::Key(key) => {
                    let field = self.field(shape, key);
                    parts.push(field.map_or_else(|| spaced(key), |field| self.name(field)));
                    shape = field.and_then(|field| field.ty.shape());
                    row_of = field;
                }
                Step::Item(index) => {
                    let Some(Value::Table(row)) = find(table, &way) else { continue };
                    let name = row_of.and_then(|field| self.row_name(field)).or_else(|| parts.last().cloned());
                    let list = find(table, &way[..way.len() - 1]).and_then(Value::as_array);
                    let label = self.label(row, shape);
                    // Rows that begin with the same words are told apart by their places.
                    let alone = label.as_deref().is_some_and(|label| {
                        let same = |row: &&Value| {
                            row.as_table().and_then(|row| self.label(row, shape)).as_deref() == Some(label)
                        };
                        list.is_some_and(|rows| rows.iter().filter(same).count() == 1)
                    });
                    let number = if alone { String::new() } else { format!(" {}", index + 1) };
                    let label = label.map(|label| format!(" {}", self.quoted(&label))).unwrap_or_default();
                    parts.pop();
                    parts.push(format!("{}{number}{label}", name.unwrap_or_default()));
                }
            }
        }
        capital(&parts.join(", "))
    }

    /// Both sides.
    pub fn told(&self, change: &Change) -> Told {
        let ty = change.fields(self.kind).last().map(|field| field.ty);
        let whole = |value: &Value| Some(self.side(value, ty, change.lang));
        let (old, new, moved) = match &change.what {
            What::Added(value) => (None, whole(value), None),
            What::Removed(value) => (whole(value), None, None),
            What::Moved { from, to, row } => {
                let row = Value::Table(row.clone());
                (whole(&row), whole(&row), Some((*from, *to)))
            }
            What::Changed { old, new } => {
                let (old, new) = self.compared(old, new, ty, change.lang);
                (Some(old), Some(new), None)
            }
        };
        Told { old, new, moved }
    }

    /// Two values with the words apart that only one of them has.
    fn compared(&self, old: &Value, new: &Value, ty: Option<Type>, lang: Option<Lang>) -> (Side, Side) {
        let print = |value: &Value| match (lang, value) {
            (Some(_), Value::String(words)) if ty.is_some_and(is_words) => plain(words),
            _ => self.value(value, ty),
        };
        let (mut before, mut after) = (print(old), print(new));
        // Only signs of markup changed, or the way of writing a value: they are shown as typed.
        if before == after
            && let (Some(old), Some(new)) = (old.as_str(), new.as_str())
        {
            (before, after) = (old.trim().to_owned(), new.trim().to_owned());
        }
        let pieces = pieces(&before, &after);
        let common = pieces.iter().any(|piece| matches!(piece, Piece::Same(_)));
        let side = |own: fn(&Piece) -> Option<(&str, bool)>| Side {
            lang,
            words: pieces
                .iter()
                .filter_map(own)
                .map(|(text, differs)| Stretch { text: text.to_owned(), differs: differs && common })
                .collect(),
        };
        let before = side(|piece| match piece {
            Piece::Same(text) => Some((text, false)),
            Piece::Old(text) => Some((text, true)),
            Piece::New(_) => None,
        });
        let after = side(|piece| match piece {
            Piece::Same(text) => Some((text, false)),
            Piece::New(text) => Some((text, true)),
            Piece::Old(_) => None,
        });
        (before, after)
    }

    fn side(&self, value: &Value, ty: Option<Type>, lang: Option<Lang>) -> Side {
        let ty = match (value, ty) {
            // A row of a list.
            (Value::Table(_), Some(Type::List(inner))) => Some(*inner),
            (_, ty) => ty,
        };
        let text = match (lang, value) {
            (Some(_), Value::String(words)) => plain(words),
            _ => self.value(value, ty),
        };
        Side { lang, words: vec![Stretch { text, differs: false }] }
    }

    fn field(&self, shape: Option<&'static Shape>, key: &str) -> Option<&'static Field> {
        match shape {
            Some(shape) => shape.fields.iter().find(|field| field.key == key),
            None => self.kind.shape.fields.iter().chain(Header::FIELDS).find(|field| field.key == key),
        }
    }

    /// What readers call a field.
    fn name(&self, field: &Field) -> String {
        if self.lang == Lang::ES { field.es.to_owned() } else { spaced(field.key) }
    }

    /// What readers call a row of a list: the first words of what the format says of it, without their article.
    fn row_name(&self, list: &Field) -> Option<String> {
        let doc = list.ty.shape()?.doc.get(self.lang);
        let first = doc.split(['.', ',', ':']).next()?;
        let articles = ["Un ", "Una ", "El ", "La ", "A ", "An ", "The "];
        let bare = articles.iter().find_map(|article| first.strip_prefix(article))?;
        (bare.split(' ').count() <= 6).then(|| bare.to_owned())
    }

    /// The first words of a row: of its first text, else of what names it.
    fn label(&self, row: &Table, shape: Option<&'static Shape>) -> Option<String> {
        let fields = || shape.into_iter().flat_map(|shape| shape.fields).filter(|field| field.key != "id");
        let text = |field: &&Field| match field.ty {
            ty if is_words(ty) => true,
            ty => row.get(field.key).and_then(Value::as_table).is_some_and(is_text) && ty.shape().is_none(),
        };
        let texts = fields().filter(text);
        // What refers to another row does not name this one.
        let names = fields().filter(|field| is_name(field.ty) && !matches!(field.key, "under" | "agenda" | "line"));
        let fields = texts.clone().filter(|field| field.required).chain(names).chain(texts);
        let words = fields.filter_map(|field| Some(self.value(row.get(field.key)?, Some(field.ty))));
        words.map(|words| shortened(&words)).find(|words| !words.is_empty())
    }

    /// The first words of the row that an id means.
    pub(super) fn row_named(&self, id: &str) -> Option<String> {
        [self.new, self.old].into_iter().find_map(|table| {
            table.iter().find_map(|(key, list)| {
                let rows = list.as_array()?.iter().filter_map(Value::as_table);
                let row = rows.into_iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id))?;
                self.label(row, self.field(None, key)?.ty.shape())
            })
        })
    }

    fn quoted(&self, words: &str) -> String {
        if self.lang == Lang::ES { format!("«{words}»") } else { format!("“{words}”") }
    }
}

fn spaced(key: &str) -> String {
    key.replace('_', " ")
}

/// The first words of a text, with a sign that it goes on.
fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LABEL {
        return words.trim_end_matches(['.', ';', ':']).to_owned();
    }
    let cut: String = words.chars().take(LABEL).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', '.', ':']))
}
