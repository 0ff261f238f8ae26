//! A difference for programs: one object, documented in docs/diff.md, with the values as the source has them.

use serde_json::{Value as Json, json};
use toml::Value;

use super::{Difference, Side};
use crate::diag::Say;
use crate::locale::Lang;
use crate::versions::{Change, What};

/// The difference as JSON.
pub fn render(difference: &Difference) -> Json {
    let tellers = [difference.teller(Lang::ES), difference.teller(Lang::EN)];
    let one = |change: &Change| {
        let [es, en] = tellers.each_ref().map(|teller| teller.place(change));
        let (what, old, new, from, to) = match &change.what {
            What::Added(value) => ("added", None, Some(plain(value)), None, None),
            What::Removed(value) => ("removed", Some(plain(value)), None, None, None),
            What::Changed { old, new } => ("changed", Some(plain(old)), Some(plain(new)), None, None),
            What::Moved { from, to, .. } => ("moved", None, None, Some(from), Some(to)),
        };
        json!({
            "what": what,
            "address": change.address,
            "position": change.position,
            "place": Say { es, en },
            "lang": change.lang,
            "formal": change.formal,
            "old": old,
            "new": new,
            "from": from,
            "to": to,
        })
    };
    json!({
        "same": difference.is_empty(),
        "kind": difference.kind().key,
        "old": side(&difference.old),
        "new": side(&difference.new),
        "changes": difference.changes.iter().chain(&difference.formal).map(one).collect::<Vec<_>>(),
    })
}

fn side(side: &Side) -> Json {
    json!({ "document": side.id, "version": side.version, "name": side.name })
}

/// A value of the source; dates are texts.
fn plain(value: &Value) -> Json {
    match value {
        Value::String(text) => json!(text),
        Value::Integer(number) => json!(number),
        Value::Float(number) => json!(number),
        Value::Boolean(flag) => json!(flag),
        Value::Datetime(moment) => json!(moment.to_string()),
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
    }
}
