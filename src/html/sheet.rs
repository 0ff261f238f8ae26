//! The style sheet of a page: as short as it can be written, and of its rules those that the page has elements for.
//!
//! Before it: the theme as CSS and the style sheets. After it: the finished page, whose classes say what it needs. A page of
//! minutes has no charts and few of the tones; two thirds of a short page would be rules for others.

use std::collections::HashSet;

/// A style sheet, read once and cut to measure for each page.
pub struct Sheet(Vec<Rule>);

enum Rule {
    /// A rule with its selectors, each with the classes that an element and those around it must have.
    Style { selectors: Vec<(String, Vec<String>)>, body: String },
    /// Rules under a condition.
    Group { condition: String, rules: Vec<Rule> },
    /// What is kept whatever the page holds.
    Other(String),
}

impl Sheet {
    /// Reads a style sheet. What is not understood is kept as it is.
    pub fn new(css: &str) -> Sheet {
        Sheet(rules(&minify(css)))
    }

    /// The rules that a page needs.
    pub fn for_page(&self, html: &str) -> String {
        let classes: HashSet<&str> = (html.split("class=\"").skip(1))
            .filter_map(|rest| rest.split('"').next())
            .flat_map(str::split_ascii_whitespace)
            .collect();
        let mut css = String::new();
        write(&self.0, &classes, &mut css);
        let html = if html.contains("var(") { html } else { "" };
        // A value that is gone may have been the only one to ask for another.
        loop {
            let shorter = without_unused_values(&css, html);
            if shorter.len() == css.len() {
                return css;
            }
            css = shorter;
        }
    }
}

fn write(rules: &[Rule], classes: &HashSet<&str>, css: &mut String) {
    for rule in rules {
        match rule {
            Rule::Style { selectors, body } => {
                let known = |needed: &Vec<String>| needed.iter().all(|class| classes.contains(class.as_str()));
                let live = selectors.iter().filter(|(_, needed)| known(needed)).map(|(selector, _)| selector.as_str());
                let live: Vec<&str> = live.collect();
                if !live.is_empty() {
                    *css += &format!("{}{{{body}}}\n", live.join(","));
                }
            }
            Rule::Group { condition, rules } => {
                let mut inner = String::new();
                write(rules, classes, &mut inner);
                if !inner.is_empty() {
                    *css += &format!("{condition}{{{inner}}}\n");
                }
            }
            Rule::Other(text) => *css += text,
        }
    }
}

/// The sheet without those values of `:root` that neither it nor the page asks for.
fn without_unused_values(css: &str, html: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(":root{") {
        let (before, root) = rest.split_at(at + ":root{".len());
        kept += before;
        let end = closing(&rest[at + ":root".len()..]).map_or(root.len(), |end| end - 1);
        let used = |name: &str| {
            let asked = format!("var({name}");
            let asks = |text: &str| text.split(&asked).skip(1).any(|behind| behind.starts_with([')', ',']));
            asks(css) || asks(html)
        };
        let values = declarations(&root[..end]).into_iter().filter(|value| {
            let name = value.split(':').next().unwrap_or_default();
            !name.starts_with("--") || used(name)
        });
        kept += &values.collect::<Vec<_>>().join(";");
        rest = &root[end..];
    }
    kept + rest
}

/// The declarations of a rule; a `;` in quotes parts nothing.
fn declarations(body: &str) -> Vec<&str> {
    split(body, ';')
}

/// Parts at a sign that stands neither in quotes nor in brackets.
fn split(text: &str, sign: char) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quote) = (Vec::new(), 0, 0usize, None);
    for (at, c) in text.char_indices() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(c),
            ('(' | '[', None) => depth += 1,
            (')' | ']', None) => depth = depth.saturating_sub(1),
            (c, None) if c == sign && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Rules of a sheet that is written short.
fn rules(css: &str) -> Vec<Rule> {
    let mut found = Vec::new();
    let mut rest = css;
    while let Some(open) = split(rest, '{').first().map(|head| head.len()).filter(|open| *open < rest.len()) {
        let Some(close) = closing(&rest[open..]) else { break };
        let (head, body) = (&rest[..open], &rest[open + 1..open + close]);
        rest = &rest[open + close + 1..];
        found.push(if head.starts_with("@media") {
            Rule::Group { condition: head.to_owned(), rules: rules(body) }
        } else if head.starts_with('@') {
            Rule::Other(format!("{head}{{{body}}}\n"))
        } else {
            let selectors = split(head, ',').into_iter().map(|selector| (selector.to_owned(), classes_of(selector)));
            Rule::Style { selectors: selectors.collect(), body: body.to_owned() }
        });
    }
    if !rest.is_empty() {
        found.push(Rule::Other(rest.to_owned()));
    }
    found
}

/// Where the bracket that opens a text is closed.
fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0usize, None);
    for (at, c) in text.char_indices() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(c),
            ('{', None) => depth += 1,
            ('}', None) if depth == 1 => return Some(at),
            ('}', None) => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The classes that a selector cannot do without: those outside brackets, where another may be meant or none.
fn classes_of(selector: &str) -> Vec<String> {
    let (mut depth, mut plain) = (0usize, String::new());
    for c in selector.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let names = plain.split('.').skip(1);
    names.map(|name| name.chars().take_while(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()).collect()
}

/// A style sheet without comments, indents and spaces that say nothing.
fn minify(css: &str) -> String {
    let mut short = String::with_capacity(css.len());
    let mut chars = css.chars().peekable();
    let mut space = false;
    while let Some(c) = chars.next() {
        if c == '/' && chars.peek() == Some(&'*') {
            let mut last = ' ';
            chars.next();
            for c in chars.by_ref() {
                if last == '*' && c == '/' {
                    break;
                }
                last = c;
            }
            space = true;
            continue;
        }
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if c == '}' && short.ends_with(';') {
            short.pop();
        }
        // Before a colon a space may mean any element within; behind it, it never means anything.
        if space && !short.is_empty() && !short.ends_with(['{', '}', ';', ',', '>', ':']) && !"{};,>".contains(c) {
            short.push(' ');
        }
        space = false;
        short.push(c);
        if matches!(c, '"' | '\'') {
            for inner in chars.by_ref() {
                short.push(inner);
                if inner == c {
                    break;
                }
            }
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_that_say_nothing_go() {
        let css = "/* a */\na > b, c :is(d, e) { f: g  h; i: \"x  ; }\" / \"\"; }\n@media (x: 1px) and print {\n  j { k: calc(1px + 2px) } }\n/* open";
        assert_eq!(
            minify(css),
            "a>b,c :is(d,e){f:g h;i:\"x  ; }\" / \"\"}@media (x:1px) and print{j{k:calc(1px + 2px)}}"
        );
    }

    #[test]
    fn rules_for_what_is_not_there_go() {
        let css = ":root { --a: 1; --b: url(\"x;'}\"); --c: var(--a) }\n.one { c: var(--b) } .two, .one > p { d: e }\n\
                   .three:not(.one) { f: g } :is(.four, h2) { h: i } @media print { .four { j: k } } @page wide { l: m }";
        let page = "<p class=\"one x\" style=\"n:var(--c)\">";
        assert_eq!(
            Sheet::new(css).for_page(page),
            ":root{--a:1;--b:url(\"x;'}\");--c:var(--a)}\n.one{c:var(--b)}\n.one>p{d:e}\n:is(.four,h2){h:i}\n@page wide{l:m}\n"
        );
        assert_eq!(Sheet::new(css).for_page("<p>"), ":root{}\n:is(.four,h2){h:i}\n@page wide{l:m}\n");
    }

    #[test]
    fn what_is_not_understood_stays() {
        assert_eq!(Sheet::new("a { b: c").for_page(""), "a{b:c");
        assert_eq!(Sheet::new("@import \"x\";").for_page(""), "@import \"x\";");
    }
}
