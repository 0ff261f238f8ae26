//! Keys that no field declares: misspelt, in Spanish, in the wrong place, or from somewhere else.
//!
//! Part of the reader. Where it is clear which key was meant the finding brings its fix, and the field that was meant does
//! not count as missing as well.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use super::fields::Field;
use super::layout::{Head, Layout, Statement};
use super::reader::{Reader, Table};
use crate::diag::{Finding, Fix, clear_nearest, codes, nearest};
use crate::say;

/// The most keys that are listed for somebody whose key is like none of them: a longer list is not read.
const LISTED: usize = 12;

/// What a key was probably meant to be.
enum Meant {
    /// A field, by its Spanish name.
    Spanish(&'static Field),
    /// A field whose key is not far.
    Near(&'static Field),
    /// A key of the document, which slipped below a table or list.
    Root,
    Nothing,
}

impl Reader<'_> {
    /// Reports every key of the table that no field declares.
    pub fn unknown_keys(&mut self, table: &Table, fields: &[&'static [Field]]) {
        if self.path().is_empty() {
            self.root_keys = table.keys().map(|key| key.get_ref().to_string()).collect();
        }
        let known = || fields.iter().flat_map(|list| list.iter());
        let text = self.file.clone();
        // A key in several words comes joined; it is shown as it was typed.
        let shown = |key: &Range<usize>| text.text[key.clone()].trim_matches(['"', '\'']);
        let layout = OnceCell::new();
        let mut taken: HashSet<&str> = HashSet::new();
        for key in table.keys() {
            let typed: &str = key.get_ref();
            if known().any(|field| field.key == typed) {
                continue;
            }
            self.unknown.insert(key.span().start);
            let layout = layout.get_or_init(|| Layout::of(&text.text));
            let meant = self.meant(typed, known);
            let (spanish, field) = match meant {
                Meant::Spanish(field) => (true, Some(field)),
                Meant::Near(field) => (false, Some(field)),
                _ => (false, None),
            };
            let free = field.filter(|field| !table.contains_key(field.key) && taken.insert(field.key));
            let finding = match (meant, free) {
                (Meant::Root, _) => self.below_list(typed, key.span(), layout),
                (_, Some(field)) => {
                    let sure = spanish || clear_nearest(typed, known().map(|field| field.key)).is_some();
                    self.misnamed(shown(&key.span()), key.span(), field, (spanish, sure), layout)
                }
                _ => self.unknown_key(shown(&key.span()), key.span(), field, known),
            };
            // A key below the header of a row lies outside the place of the row itself. What the row lacks is an echo.
            let address = (finding.is_error() && !self.path().is_empty()).then(|| self.address());
            self.report(Finding { address, ..finding });
        }
    }

    fn meant<I: Iterator<Item = &'static Field>>(&self, typed: &str, known: impl Fn() -> I) -> Meant {
        let words = typed.replace(['_', '-'], " ");
        if let Some(field) = known().find(|field| bare(field.es) == bare(&words)) {
            return Meant::Spanish(field);
        }
        let of_root = self.root.iter().any(|list| list.iter().any(|field| field.key == typed));
        if !self.path().is_empty() && of_root && !self.root_keys.contains(typed) {
            return Meant::Root;
        }
        let near = nearest(typed, known().map(|field| field.key));
        let near = near.and_then(|near| known().find(|field| field.key == near));
        let near_in_spanish = || {
            let near = nearest(&words, known().map(|field| field.es))?;
            known().find(|field| field.es == near)
        };
        near.or_else(near_in_spanish).map_or(Meant::Nothing, Meant::Near)
    }

    /// A key that stands for a field which the table lacks.
    fn misnamed(
        &mut self,
        typed: &str,
        span: Range<usize>,
        field: &'static Field,
        (spanish, sure): (bool, bool),
        layout: &Layout,
    ) -> Finding {
        let key = field.key;
        let fix = sure.then(|| {
            let fix = Fix::new(say!("cambie «{typed}» por «{key}»" | "change “{typed}” to “{key}”"));
            same_key(layout, &span).into_iter().fold(fix, |fix, word| fix.replace(self.file, word, key))
        });
        let found = if spanish {
            self.misnamed.insert((self.path().to_vec(), key));
            Finding::new(
                codes::SPANISH_KEY,
                self.file,
                span,
                say!("la clave «{typed}» se escribe «{key}»" | "the key “{typed}” is written “{key}”"),
            )
            .help(say!(
                "las claves son palabras inglesas; el valor queda como está"
                    | "keys are English words; the value stays as it is"
            ))
        } else if field.required {
            self.misnamed.insert((self.path().to_vec(), key));
            Finding::new(
                codes::MISSPELT_KEY,
                self.file,
                span,
                say!("falta «{key}», y «{typed}» se le parece" | "“{key}” is missing, and “{typed}” is like it"),
            )
            .help(say!("¿quiso decir «{key}»?" | "did you mean “{key}”?"))
        } else {
            Finding::new(codes::UNKNOWN_KEY, self.file, span, message(typed)).help(say!(
                "¿quiso decir «{key}»? Lo que dice esta clave no se publica"
                    | "did you mean “{key}”? What this key says is not published"
            ))
        };
        Finding { fix, ..found }
    }

    /// A key of the document that stands below a list, where it says nothing.
    fn below_list(&mut self, typed: &str, span: Range<usize>, layout: &Layout) -> Finding {
        self.misplaced.insert(typed.to_owned());
        let message = say!(
            "«{typed}» es una clave del documento y está debajo de una lista"
                | "“{typed}” is a key of the document and stands below a list"
        );
        let found = Finding::new(codes::KEY_BELOW_LIST, self.file, span.clone(), message).help(say!(
            "muévala más arriba, antes de la primera [[lista]] o [tabla]"
                | "move it up, before the first [[list]] or [table]"
        ));
        let text = &self.file.text;
        let Some(own) = layout.with_key(span.start).filter(|own| own.head == Head::Pair && own.keys[0] == span) else {
            return found;
        };
        // A dotted key has several lines: a language each.
        let same = |other: &&Statement| {
            other.section == own.section && other.head == Head::Pair && layout.words(other).first() == Some(&typed)
        };
        let blocks: Vec<Range<usize>> = layout.statements.iter().filter(same).map(|one| layout.block(one)).collect();
        let mut moved: String = blocks.iter().map(|block| &text[block.clone()]).collect();
        if !moved.ends_with('\n') {
            moved.push_str(self.file.line_break());
        }
        let to = layout.end_of_root();
        let fix = Fix::new(say!("mueva «{typed}» antes de la primera lista" | "move “{typed}” before the first list"))
            .replace(self.file, to..to, moved);
        found.fix(blocks.into_iter().fold(fix, |fix, block| fix.replace(self.file, block, "")))
    }

    /// A key that says nothing.
    fn unknown_key<I: Iterator<Item = &'static Field>>(
        &self,
        typed: &str,
        span: Range<usize>,
        meant: Option<&'static Field>,
        known: impl Fn() -> I,
    ) -> Finding {
        let help = match meant {
            Some(Field { key, .. }) => say!(
                "aquí ya está «{key}»; lo que dice esta clave no se publica"
                    | "“{key}” is here already; what this key says is not published"
            ),
            None if known().count() > LISTED => say!(
                "ninguna clave de aquí se le parece; todas están en docs/format.es.md, y un editor las ofrece al \
                 escribir (pliego schema)"
                    | "no key that belongs here is like it; docs/format.md has them all, and an editor offers them as \
                       you type (pliego schema)"
            ),
            None => {
                let list = known().map(|field| field.key).collect::<Vec<_>>().join(", ");
                say!("aquí se conocen: {list}" | "known here: {list}")
            }
        };
        Finding::new(codes::UNKNOWN_KEY, self.file, span, message(typed)).help(help)
    }
}

fn message(typed: &str) -> crate::diag::Say {
    say!("clave desconocida «{typed}»" | "unknown key “{typed}”")
}

/// A Spanish name without the small words that join it and without its plural: "hora inicio" is "hora de inicio",
/// "acuerdos" is "acuerdo".
fn bare(name: &str) -> String {
    let folded = super::fold(name);
    let words = folded.split(' ').filter(|word| !matches!(*word, "de" | "del" | "la" | "el" | "los" | "las"));
    // "Acciones" and "responsables" lose an s, and then an e that only one of their singulars has.
    let singular = |word: &str| match word.len() {
        0..4 => word.to_owned(),
        _ => word.strip_suffix('s').unwrap_or(word).trim_end_matches('e').to_owned(),
    };
    words.map(singular).collect::<Vec<_>>().join(" ")
}

/// The places where a key is typed that has several: in the lines of a dotted key, in the headers of a list.
fn same_key(layout: &Layout, key: &Range<usize>) -> Vec<Range<usize>> {
    let Some(own) = layout.with_key(key.start) else { return vec![key.clone()] };
    let Some(depth) = own.keys.iter().position(|word| word == key) else {
        // A key in several words, of which the layout knows the first.
        let typed = layout.between(key);
        let places = layout.statements.iter().filter(|other| other.head == own.head).filter_map(|other| {
            let start = other.keys.first()?.start;
            let whole = start..start + typed.len();
            (layout.between(&whole) == typed && (own.head != Head::Pair || other.section == own.section))
                .then_some(whole)
        });
        return places.collect();
    };
    let way = &layout.words(own)[..=depth];
    let headers = own.head != Head::Pair;
    let same = layout.statements.iter().filter(|other| {
        let beside =
            if headers { other.head != Head::Pair } else { other.head == Head::Pair && other.section == own.section };
        beside && layout.words(other).starts_with(way)
    });
    same.map(|other| other.keys[depth].clone()).collect()
}
