//! What a page need not carry: languages that are its own anyway.
//!
//! Before it: the view. After it: the templates. A table of 300 rows has some 3,000 passages; an
//! element around each, for a language that the page names at its head, would be a third of its weight.

use serde_json::Value;

use crate::view::View;

/// The view as the templates read it. A passage in the page's first language does not name it, unless it stands beside
/// the same words in another language: the style sheet tells the two apart.
pub fn view(view: &View) -> serde_json::Result<Value> {
    let mut doc = serde_json::to_value(view)?;
    let own = serde_json::to_value(view.langs.first())?;
    for part in ["masthead", "cover", "lists", "sections", "legend", "colophon", "leaves"] {
        if let Some(part) = doc.get_mut(part) {
            drop_language(part, &own, view.langs.len() > 1);
        }
    }
    Ok(doc)
}

fn drop_language(value: &mut Value, own: &Value, paired: bool) {
    match value {
        Value::Array(passages) if passages.first().is_some_and(|it| it.get("nodes").is_some()) => {
            if let [Value::Object(alone)] = &mut passages[..]
                && alone.get("lang") == Some(own)
            {
                alone.remove("lang");
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| drop_language(item, own, paired)),
        Value::Object(fields) => {
            // The alternative text of a chart is an attribute beside its language; labels are set by the language that leads.
            let kept = |key: &str| key == "alt" || paired && matches!(key, "label" | "kind");
            fields.iter_mut().filter(|(key, _)| !kept(key)).for_each(|(_, field)| drop_language(field, own, paired));
        }
        _ => {}
    }
}

/// How many bytes of a page are not pictures, which stand in it as `data:` addresses in base64.
pub fn without_pictures(page: &[u8]) -> usize {
    let start = b"data:image/";
    let mut weight = page.len();
    let mut at = 0;
    while let Some(found) = page[at..].windows(start.len()).position(|part| part == start) {
        at += found;
        let ends = |byte: &u8| matches!(byte, b'"' | b'\'' | b')' | b'>') || byte.is_ascii_whitespace();
        let length = page[at..].iter().position(ends).unwrap_or(page.len() - at);
        weight -= length;
        at += length;
    }
    weight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_do_not_weigh() {
        assert_eq!(without_pictures(b"<img src=\"data:image/png;base64,AAAA\"> url(data:image/gif;base64,BB)"), 18);
        assert_eq!(without_pictures(b"<p>data:image/"), 3);
    }
}
