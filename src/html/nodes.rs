//! The tera filter `nodes`: the nodes of a passage as HTML.
//!
//! The parser of the Markdown subset has already dropped raw HTML and unknown addresses; the filter trusts none of
//! it and escapes every text and attribute itself, because its result is marked safe.

use tera::{Error, Kwargs, State, TeraResult, Value};

/// Schemes that a link may have; anything else is printed without the link.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// `{{ passage.nodes | nodes }}`: blocks and inline content as safe HTML. Blocks end with a line break, so that
/// their words stay apart when the text alone is read.
pub fn nodes(value: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let mut html = String::new();
    push_nodes(value, &mut html)?;
    Ok(Value::safe_string(&html))
}

/// `{{ passage.nodes | unmarked }}`: the nodes of a passage without the marks of errata, for what is a link itself.
pub fn unmarked(value: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let nodes = value.as_array().ok_or_else(|| Error::message("`unmarked` wants the nodes of a passage"))?;
    let mut bare = Vec::new();
    for node in nodes {
        match string(node, "t")? {
            "erratum" => {}
            "ins" => bare.extend(field(node, "c")?.as_array().unwrap_or_default().iter().cloned()),
            _ => bare.push(node.clone()),
        }
    }
    Ok(Value::from_serializable(&bare))
}

fn push_nodes(nodes: &Value, html: &mut String) -> TeraResult<()> {
    let nodes = nodes.as_array().ok_or_else(|| Error::message("`nodes` wants the nodes of a passage"))?;
    nodes.iter().try_for_each(|node| push_node(node, html))
}

fn push_node(node: &Value, html: &mut String) -> TeraResult<()> {
    match string(node, "t")? {
        "text" => escape(string(node, "s")?, html),
        "br" => html.push_str("<br>\n"),
        "p" => wrap("p", field(node, "c")?, "\n", html)?,
        "em" => wrap("em", field(node, "c")?, "", html)?,
        "strong" => wrap("strong", field(node, "c")?, "", html)?,
        "ul" => push_list("<ul>", "</ul>\n", field(node, "items")?, html)?,
        "ol" => match number(node, "start")? {
            1 => push_list("<ol>", "</ol>\n", field(node, "items")?, html)?,
            start => push_list(&format!("<ol start=\"{start}\">"), "</ol>\n", field(node, "items")?, html)?,
        },
        "link" => push_link(string(node, "url")?, field(node, "c")?, html)?,
        "ins" => wrap("ins", field(node, "c")?, "", html)?,
        "erratum" => {
            // Eyes see the short mark; whoever listens hears the word.
            let (n, word) = (number(node, "n")?, string(node, "word")?);
            html.push_str(&format!(
                "\u{a0}<a class=\"erratum\" href=\"#erratum:{n}\"><span class=\"shown\" aria-hidden=\"true\">[C{n}]</span>\
                 <span class=\"unseen\">{word} {n}</span></a>"
            ));
        }
        "fn" => {
            // The heading of the notes describes the bare number to whoever hears it.
            let n = number(node, "n")?;
            html.push_str(&format!(
                "<sup class=\"fn\"><a id=\"fnref:{n}\" href=\"#fn:{n}\" role=\"doc-noteref\" \
                 aria-describedby=\"footnotes\">{n}</a></sup>"
            ));
        }
        other => return Err(Error::message(format!("`nodes` does not know the node `{other}`"))),
    }
    Ok(())
}

fn wrap(tag: &str, content: &Value, end: &str, html: &mut String) -> TeraResult<()> {
    html.push_str(&format!("<{tag}>"));
    push_nodes(content, html)?;
    html.push_str(&format!("</{tag}>{end}"));
    Ok(())
}

/// An item that is one paragraph stands without `p`, as a tight list does.
fn push_list(start: &str, end: &str, items: &Value, html: &mut String) -> TeraResult<()> {
    html.push_str(start);
    for item in items.as_array().unwrap_or_default() {
        html.push_str("\n<li>");
        match item.as_array().unwrap_or_default() {
            [only] if string(only, "t")? == "p" => push_nodes(field(only, "c")?, html)?,
            _ => push_nodes(item, html)?,
        }
        html.push_str("</li>");
    }
    html.push('\n');
    html.push_str(end);
    Ok(())
}

/// A link; one to the web says nothing about the page it was followed from, which may be internal.
fn push_link(url: &str, content: &Value, html: &mut String) -> TeraResult<()> {
    let lower = url.to_ascii_lowercase();
    if !url.starts_with('#') && !SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
        return push_nodes(content, html);
    }
    html.push_str("<a href=\"");
    escape(url, html);
    html.push_str(if lower.starts_with("http") { "\" rel=\"noopener noreferrer\">" } else { "\">" });
    push_nodes(content, html)?;
    html.push_str("</a>");
    Ok(())
}

/// Escapes for text and for attributes in double quotes alike.
fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(c),
        }
    }
}

fn field<'v>(node: &'v Value, name: &'static str) -> TeraResult<&'v Value> {
    node.get_from_path(name).ok_or_else(|| Error::message(format!("a node lacks its `{name}`")))
}

fn string<'v>(node: &'v Value, name: &'static str) -> TeraResult<&'v str> {
    field(node, name)?.as_str().ok_or_else(|| Error::message(format!("`{name}` of a node is no string")))
}

fn number(node: &Value, name: &'static str) -> TeraResult<u64> {
    field(node, name)?.as_u64().ok_or_else(|| Error::message(format!("`{name}` of a node is no number")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(json: serde_json::Value) -> String {
        let mut out = String::new();
        push_nodes(&Value::from_serializable(&json), &mut out).unwrap();
        out
    }

    #[test]
    fn escapes_text_and_attributes() {
        let url = "https://example.org/?a=1&b=\"x";
        let link = serde_json::json!([{"t": "link", "url": url, "c": [{"t": "text", "s": "<b>"}]}]);
        let expected = "<a href=\"https://example.org/?a=1&amp;b=&quot;x\" rel=\"noopener noreferrer\">&lt;b&gt;</a>";
        assert_eq!(html(link), expected);
        let bad = serde_json::json!([{"t": "link", "url": "javascript:alert(1)", "c": [{"t": "text", "s": "x"}]}]);
        assert_eq!(html(bad), "x");
    }

    #[test]
    fn lists_and_notes() {
        let p = |s: &str| serde_json::json!({"t": "p", "c": [{"t": "text", "s": s}]});
        let list = serde_json::json!([{"t": "ol", "start": 3, "items": [[p("a")], [p("b"), p("c")]]}]);
        assert_eq!(html(list), "<ol start=\"3\">\n<li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ol>\n");
        let note = html(serde_json::json!([{"t": "fn", "n": 2, "c": []}]));
        assert!(note.contains("id=\"fnref:2\" href=\"#fn:2\" role=\"doc-noteref\""));
    }

    #[test]
    fn unknown_node_is_an_error() {
        assert!(push_nodes(&Value::from_serializable(&serde_json::json!([{"t": "img"}])), &mut String::new()).is_err());
    }
}
