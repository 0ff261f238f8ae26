//! What the subset understands, and that everything else survives.

use super::*;

fn text(s: &str) -> Node {
    Node::Text { s: s.into() }
}

fn p(c: Vec<Node>) -> Node {
    Node::P { c }
}

#[test]
fn the_subset() {
    let (nodes, problems) = parse("Un *énfasis* y **fuerte**, [enlace](https://example.org/?a=1&b=2).\\\nOtra.");
    let link = Node::Link { url: "https://example.org/?a=1&b=2".into(), c: vec![text("enlace")] };
    let expected = p(vec![
        text("Un "),
        Node::Em { c: vec![text("énfasis")] },
        text(" y "),
        Node::Strong { c: vec![text("fuerte")] },
        text(", "),
        link,
        text("."),
        Node::Br,
        text("Otra."),
    ]);
    assert_eq!((nodes, problems), (vec![expected], vec![]));
}

#[test]
fn lists_and_footnotes() {
    let (nodes, _) = parse("    Antes:[^a]\n\n    - uno\n    - dos\n      1. dentro\n\n    [^a]: La *nota*.");
    let note = Node::Fn { n: 0, c: vec![p(vec![text("La "), Node::Em { c: vec![text("nota")] }, text(".")])] };
    let inner = Node::Ol { start: 1, items: vec![vec![p(vec![text("dentro")])]] };
    let list = Node::Ul { items: vec![vec![p(vec![text("uno")])], vec![p(vec![text("dos")]), inner]] };
    assert_eq!(nodes, vec![p(vec![text("Antes:"), note]), list]);
}

/// A text in a notation of its own: blocks in angle brackets, items between bars.
fn shape(nodes: &[Node]) -> String {
    nodes.iter().map(node_shape).collect()
}

fn node_shape(node: &Node) -> String {
    let list = |items: &[Vec<Node>]| items.iter().map(|item| shape(item)).collect::<Vec<_>>().join("|");
    match node {
        Node::Text { s } => s.clone(),
        Node::Br => "⏎".into(),
        Node::P { c } => format!("‹{}›", shape(c)),
        Node::Em { c } => format!("em({})", shape(c)),
        Node::Strong { c } => format!("strong({})", shape(c)),
        Node::Link { url, c } => format!("link({url} {})", shape(c)),
        Node::Ul { items } => format!("ul({})", list(items)),
        Node::Ol { start, items } => format!("ol{start}({})", list(items)),
        Node::Fn { c, .. } => format!("fn({})", shape(c)),
        Node::Ins { .. } | Node::Erratum { .. } => panic!("a mark that nobody types"),
    }
}

#[test]
fn blocks() {
    for (typed, expected) in [
        // Lines of a paragraph, its end, and blank lines that are none.
        ("uno\ndos\n \t\ntres", "‹uno dos›‹tres›"),
        ("uno  \ndos", "‹uno⏎dos›"),
        ("uno\\\\\ndos", "‹uno\\ dos›"),
        ("uno\r\ndos\rtres", "‹uno dos tres›"),
        // Lists: bullets of one sign, numbers from the first one, items over several lines and paragraphs.
        ("- a\n- b\n* c\n+ d", "ul(‹a›|‹b›)ul(‹c›)ul(‹d›)"),
        ("3. a\n4. b\n1) c", "ol3(‹a›|‹b›)ol1(‹c›)"),
        ("- a\nb\n  c\n\n  d\n\ne", "ul(‹a b c›‹d›)‹e›"),
        ("1. a\n   - b\n     - c\n2. d", "ol1(‹a›ul(‹b›ul(‹c›))|‹d›)"),
        ("- - a\n  - b\n- c", "ul(ul(‹a›|‹b›)|‹c›)"),
        ("Uno:\n    - a\n    - b", "‹Uno:›ul(‹a›|‹b›)"),
        ("\t- a\n\t- b", "ul(‹a›|‹b›)"),
        // Within a paragraph only a first number begins a list.
        ("en el año\n14. De\n1. a", "‹en el año 14. De›ol1(‹a›)"),
        ("2022. Año\n123) no", "‹2022. Año 123) no›"),
        // Markers without words are words, and so is a line drawn with one sign.
        ("-\n1.\n*", "‹- 1. *›"),
        ("- - -\n* * *\n- ***\n- - - a", "‹- - - * * *›ul(‹***›|ul(ul(‹a›)))"),
        ("- [ ] a\n- [x] b", "ul(‹[ ] a›|‹[x] b›)"),
        // Indentation has no meaning outside lists.
        ("uno\n\n    a  <b\n    c\\*d\n\n      e", "‹uno›‹a  <b c*d›‹e›"),
        // Notes: anywhere, of several lines, and with their labels however they are typed.
        ("a[^1] b[^2]\n[^1]: Uno\nmás\n[^2]: Dos", "‹afn(‹Uno más›) bfn(‹Dos›)›"),
        ("a[^Nota]\n\n[^nota]:\n    Uno\n\n    - b\n\nc", "‹afn(‹Uno›ul(‹b›))›‹c›"),
        ("- a![^1]\n\n  [^1]: Uno\n- b", "ul(‹a!fn(‹Uno›)›|‹b›)"),
        ("[a[^1]](https://x.org)\n\n[^1]: Uno", "‹[afn(‹Uno›)](https://x.org)›"),
        ("a[^1]\n\n[^1]: Uno[^1] [^2]\n\nb[^2]\n\n[^2]: [^3]: x", "‹afn(‹Uno[^1] [^2]›)›‹bfn(‹[^3]: x›)›"),
    ] {
        assert_eq!(shape(&parse(typed).0), expected, "{typed:?}");
    }
}

const LITERALS: &[&str] = &[
    "#read(\"x\")",
    "a * b _ c",
    "$x$",
    "@uno",
    "<script>",
    "<!-- a -->",
    "<https://example.org>",
    "<a@example.org>",
    "https://example.org/_a_b",
    "{{ x }}",
    "{% if %}",
    "C:\\ruta",
    "C++",
    "C#",
    "a #",
    "a_b_c",
    "# Título",
    "###### Título ##",
    "> cita",
    ">> cita",
    "`código`",
    "``` código",
    "~~~",
    "&copy;",
    "&amp; &#65; &#x41;",
    "![foto](a.png)",
    "![foto][a]",
    "---",
    "===",
    "| a | b |",
    "2022. Año",
    "2022) Año",
    "1.a",
    "-a",
    "~~no~~",
    "\\",
    "a \\",
    "```rust",
    "*",
    "_",
    "+",
    "1.",
    "#let x = 1",
    "= Título",
    "[sin enlace]",
    "[sin][enlace]",
    "[sin][]",
    "[a]: https://example.org",
    "[a]: https://example.org \"título\"",
    "[a](https://example.org \"título\")",
    "[a](<https://example.org x>)",
    "[^nada]",
    "[^nada] y [^]: más",
    "[^a[b]: c",
    "***",
    "* * *",
    "_ _ _",
    "1 < 2 & 3 > 2",
    ": definición",
    "[[wiki]]",
    ":smile:",
    "H~2~O ^2^",
    "%% x",
];

#[test]
fn everything_else_is_text() {
    for literal in LITERALS {
        let only = || vec![p(vec![text(literal)])];
        assert_eq!(parse(literal).0, only(), "{literal}");
        assert_eq!(parse(&format!("\n\n      {literal}\n")).0, only(), "{literal}, indented");
        assert_eq!(parse(&format!("a\n\n      {literal}")).0[1..], only(), "{literal}, indented alone");
        // A line of one sign only would be a line drawn with it.
        let bullet = if literal.starts_with('-') { '+' } else { '-' };
        assert_eq!(
            parse(&format!("{bullet} {literal}")).0,
            vec![Node::Ul { items: vec![only()] }],
            "{literal}, in an item"
        );
        let ordered = Node::Ol { start: 1, items: vec![only()] };
        assert_eq!(parse(&format!("1. {literal}")).0, vec![ordered], "{literal}, in a numbered item");
        let lines = p(vec![text(&format!("a {literal} b"))]);
        assert_eq!(parse(&format!("a {literal} b")).0, vec![lines.clone()], "{literal}, within a line");
        // A backslash at the end of a line breaks it.
        if !literal.ends_with('\\') {
            assert_eq!(parse(&format!("a\n{literal}\nb")).0, vec![lines], "{literal}, on a line of its own");
        }
        let called = p(vec![text("a"), Node::Fn { n: 0, c: only() }]);
        assert_eq!(parse(&format!("a[^1]\n\n[^1]: {literal}")).0, vec![called], "{literal}, in a note");
    }
}

#[test]
fn a_setext_heading_and_a_table_are_their_lines() {
    assert_eq!(shape(&parse("Título\n---\n\nOtro\n===").0), "‹Título ---›‹Otro ===›");
    assert_eq!(shape(&parse("| a | b |\n|---|---|\n| 1 | 2 |").0), "‹| a | b | |---|---| | 1 | 2 |›");
    assert_eq!(shape(&parse("[x]: https://example.org\n\n[x]").0), "‹[x]: https://example.org›‹[x]›");
}

#[test]
fn problems_are_named() {
    assert_eq!(parse("a <b>c</b>").1, vec![Problem::Html("<b>".into())]);
    assert_eq!(parse("<a@b.org> <https://x.org> a <b").1, vec![]);
    let (nodes, problems) = parse("[x](javascript:alert(1))");
    assert_eq!(nodes, vec![p(vec![text("x")])]);
    assert_eq!(problems, vec![Problem::Link("javascript:alert(1)".into())]);
    let loose = |label: &str| Problem::LooseNote(label.into());
    assert_eq!(parse("uno\n\n[^x]: nadie").1, vec![loose("x")]);
    let (nodes, problems) = parse("a[^X]\n\n[^x]: Uno\n\n[^ X ]: Dos");
    assert_eq!(shape(&nodes), "‹afn(‹Uno›)›");
    assert_eq!(problems, vec![Problem::DuplicateNote("X".into())]);
    let (nodes, problems) = parse("a[^x]\n\n[^x]:");
    assert_eq!((shape(&nodes).as_str(), problems), ("‹a[^x]›", vec![loose("x")]));
}

fn depth(nodes: &[Node]) -> usize {
    let inner = nodes.iter().map(|node| match node {
        Node::P { c } | Node::Em { c } | Node::Strong { c } | Node::Link { c, .. } | Node::Fn { c, .. } => depth(c),
        Node::Ul { items } | Node::Ol { items, .. } => items.iter().map(|item| depth(item)).max().unwrap_or(0),
        Node::Text { .. } | Node::Br | Node::Ins { .. } | Node::Erratum { .. } => 0,
    });
    inner.max().map_or(0, |inner| inner + 1)
}

#[test]
fn nothing_is_nested_without_bound() {
    let indented: String = (0..3000).map(|level| format!("{}- x\n", "  ".repeat(level))).collect();
    for (typed, deep) in [
        (format!("{}x", "- ".repeat(10)), false),
        (format!("{}x", "- ".repeat(11)), true),
        (format!("{}x", "- 1. * ".repeat(20_000)), true),
        (indented, true),
        ("*a ".repeat(5000) + &"b* ".repeat(5000), true),
        ("**a *b ".repeat(2000) + &" b* a**".repeat(2000), true),
        ("_a **b ".repeat(2000) + &" b** a_".repeat(2000), true),
        ("[".repeat(20_000) + "x" + &"](https://x.org)".repeat(20_000), false),
        ("[^a]: ".repeat(20_000), false),
        (format!("a[^a]\n\n[^a]: {}x", "- ".repeat(2000)), true),
    ] {
        let (nodes, problems) = parse(&typed);
        let beginning: String = typed.chars().take(40).collect();
        assert!(depth(&nodes) <= 30, "{beginning}: {}", depth(&nodes));
        assert_eq!(problems.contains(&Problem::TooDeep), deep, "{beginning}: {problems:?}");
    }
    let (nodes, problems) = parse(&format!("{}- x\n{}- y", "- ".repeat(10), " ".repeat(30)));
    assert!(shape(&nodes).ends_with("ul(‹- x - y›))))))))))"), "{}", shape(&nodes));
    assert_eq!(problems, vec![Problem::TooDeep]);
}

/// What a text holds beside the signs that lists, emphasis and backslashes are made of, in no order.
fn inventory(typed: &str) -> Vec<char> {
    let sign = |c: char| c.is_whitespace() || c.is_ascii_digit() || "*_-+\\.)".contains(c);
    let mut signs: Vec<char> = typed.chars().filter(|c| !sign(*c)).collect();
    signs.sort_unstable();
    signs
}

/// Links and references to notes as they were typed, and everything else as it is printed.
fn retype(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text { s } => out.push_str(s),
            Node::Br => {}
            Node::P { c } | Node::Em { c } | Node::Strong { c } => retype(c, out),
            Node::Link { url, c } => {
                out.push('[');
                retype(c, out);
                out.push_str("](");
                out.push_str(url);
            }
            Node::Ul { items } | Node::Ol { items, .. } => items.iter().for_each(|item| retype(item, out)),
            Node::Fn { .. } => out.push_str("[^n]"),
            Node::Ins { .. } | Node::Erratum { .. } => {}
        }
    }
}

/// Pieces that mean something in one Markdown or another.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "# a", "> b", "***", "---", "===", "```", "```rust", "~~~", "`c`", "| d | e |", "|---|---|", "<i>f</i>", "<http://g>",
    "&amp;", "&#65;", "[h]: http://h", "[h]", "[i][h]", "[j](http://j)", "[k](http://k \"t\")", "![l](m.png)", "- [ ] o",
    "* p", "+ q", "3) r", "2022. s", "14.", "*u*", "**v**", "_w_", "***x***", "\\*", "\\", "C:\\y", "~~z~~", "$A$", "{{ B }}",
    "    C", "\tD", "«E»", "[^n]", "[^z]", "[^", "!", "[", "]", "(", "http://G/_H_", "a_b", "-", "1.", "#", "Título\n---",
    "- - -", "* * *", "<!-- I -->", "- ", "1. ", "1) ", "**", "*", "_", "<", ">", "&", "|", "  ", ":", "\"",
];

const JOINTS: &[&str] = &["", " ", "\n", "\n\n", "\n    ", "\n  ", "\n- ", "\n1. ", "  \n", "\\\n", "\n\t"];

#[test]
fn nothing_that_is_typed_is_lost() {
    // A generator of its own: the same texts on every machine.
    let mut state = 1_u64;
    let mut pick = |count: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % count
    };
    let mut compared = 0;
    for _ in 0..40_000 {
        let mut typed = String::from("x[^n]\n\n");
        for _ in 0..1 + pick(6) {
            typed.push_str(PIECES[pick(PIECES.len())]);
            typed.push_str(JOINTS[pick(JOINTS.len())]);
        }
        let (nodes, problems) = parse(&format!("{typed}\n\n[^n]: N"));
        // What is reported is not lost.
        if problems.iter().any(|problem| !matches!(problem, Problem::Html(_))) {
            continue;
        }
        let mut printed = String::new();
        retype(&nodes, &mut printed);
        assert_eq!(inventory(&printed), inventory(&typed), "{typed:?} became {nodes:#?}");
        compared += 1;
    }
    assert!(compared > 30_000, "{compared}");
}
