//! A difference as a page in the look of the publications. Words that are gone and new ones are `del` and `ins`, and say so
//! to whoever has the page read aloud.

use serde_json::{Value as Json, json};

use super::{Difference, marked};
use crate::diag::Finding;
use crate::html::HtmlRenderer;
use crate::locale::{Lang, Word};
use crate::versions::{Change, Teller};

crate::words! {
    DIFFERENCES: "Qué cambió" / "What changed";
    SKIP: "Ir al contenido" / "Skip to content";
    BEFORE: "Antes" / "Before";
    NOW: "Ahora" / "Now";
    CHANGES: "Cambios" / "Changes";
    FORMAL: "Formalidades" / "Formalities";
    ABOUT_FORMAL: "Pertenecen a la versión y no a lo que el documento dice: ninguna corrección las declara." /
        "They belong to the version and not to what the document says: no correction declares them.";
    NONE: "Las dos versiones dicen lo mismo." / "Both versions say the same.";
    GONE: "Suprimido:" / "Deleted:";
    ADDED: "Añadido:" / "Added:";
    END: "Fin." / "End.";
    MOVED: "Pasa del lugar" / "Moves from place";
    MOVED_TO: "al" / "to";
}

/// The page, in the language of the messages.
///
/// # Errors
/// A finding about templates of the workspace's own.
pub fn render(difference: &Difference, html: &HtmlRenderer, lang: Lang) -> Result<String, Box<Finding>> {
    let teller = difference.teller(lang);
    let title = difference.new.form.get("title").map(|title| teller.value(title, None)).unwrap_or_default();
    let rows = |changes: &[Change]| changes.iter().map(|change| row(&teller, change)).collect::<Vec<_>>();
    let word = |word: Word| word.get(lang);
    html.difference(&json!({
        "lang": lang,
        "title": title,
        "sides": [difference.old.name.get(lang), difference.new.name.get(lang)],
        "changes": rows(&difference.changes),
        "formal": rows(&difference.formal),
        "labels": {
            "differences": word(DIFFERENCES), "skip": word(SKIP), "before": word(BEFORE), "now": word(NOW),
            "changes": word(CHANGES), "formal": word(FORMAL), "about_formal": word(ABOUT_FORMAL), "none": word(NONE),
            "gone": word(GONE), "added": word(ADDED), "end": word(END),
        },
    }))
}

fn row(teller: &Teller, change: &Change) -> Json {
    let told = teller.told(change);
    let (old, new) = marked(&told);
    let stretches = |side: Option<Vec<(String, bool)>>| {
        side.map(|side| {
            side.into_iter().map(|(text, differs)| json!({ "text": text, "differs": differs })).collect::<Vec<_>>()
        })
    };
    let moved =
        told.moved.map(|(from, to)| format!("{} {from} {} {to}.", MOVED.get(teller.lang), MOVED_TO.get(teller.lang)));
    let lang = change.lang.filter(|lang| *lang != teller.lang);
    json!({
        "place": teller.place(change),
        "address": change.address,
        "language": change.lang.map(|lang| lang.name().get(teller.lang)),
        "lang": lang,
        "moved": moved,
        "old": stretches(old),
        "new": stretches(new),
    })
}
