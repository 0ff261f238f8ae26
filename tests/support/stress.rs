//! Documents that no secretary should write and some will: long words, long cells, many rows, many figures.
//!
//! Before it: the samples. After it: tests that hold the pages of these documents against what a page may be.

use std::fmt::Write;

use toml::{Table, Value};

use super::dice::Dice;

/// Sixty letters without a space.
pub const ADDRESS: &str = "secretaria.tecnica.de.coordinacion.departamental@example.org";

/// So many words.
pub fn words(count: usize) -> String {
    let some = [
        "los",
        "alojamientos",
        "temporales",
        "de",
        "la",
        "comunidad",
        "fronteriza",
        "se",
        "entregan",
        "según",
        "lista",
    ];
    some.iter().cycle().take(count).copied().collect::<Vec<_>>().join(" ")
}

fn head(kind: &str, title: &str) -> String {
    format!(
        "kind = \"{kind}\"\nid = \"a\"\ntitle = {{ es = \"{title}\", en = \"{title}\" }}\nbody = \"sag\"\n\
         issued = 2024-05-16\nstatus = \"draft\"\n"
    )
}

fn both(text: &str) -> String {
    format!("{{ es = \"{text}\", en = \"{text}\" }}")
}

/// Every document with its name. They use the body `sag` only.
pub fn documents() -> Vec<(&'static str, String)> {
    vec![
        ("300 actions", actions()),
        ("a title of twelve lines and cells of 2,000 words", long_cells()),
        ("60 participants with addresses", participants()),
        ("one row", format!("{}date = 2024-05-14\n[[action]]\ntask = {}\n", head("minutes", "Reunión"), both("Uno"))),
        ("nothing but a head", format!("{}date = 2024-05-14\n", head("minutes", "Reunión"))),
        ("an address beside 400 words", address_beside_words()),
        ("60 paragraphs", paragraphs()),
        ("300 activities", plan("quarters", 300, |i| format!("\"{}\"", i % 90 + 1), "[125000.5]")),
        ("months of seven digits in two currencies", months()),
        ("months on the wall", months().replace("periods =", "wall = \"a3\"\nperiods =")),
        ("months upright", months().replace("periods =", "layout = \"portrait\"\nperiods =")),
        ("months on A3", months().replace("periods =", "paper = \"a3\"\nperiods =")),
        ("months of twelve digits", plan("months", 24, |i| format!("{}", 123_456_789_012_i64 + i as i64), TWO)),
        (
            "months of fourteen digits with a fraction",
            plan("months", 8, |i| format!("{}.25", 98_765_432_109_876_i64 + i as i64), SIX),
        ),
        ("budgets in six currencies", plan("quarters", 12, |_| "1".into(), SIX)),
    ]
}

const TWO: &str = "[{ amount = 1234567.5, currency = \"USD\" }, { amount = 7654321, currency = \"VES\" }]";
const SIX: &str = "[{ amount = 999999999999.99, currency = \"USD\" }, { amount = 999999999999.99, currency = \"VES\" }, \
    { amount = 999999999999.99, currency = \"COP\" }, { amount = 999999999999.99, currency = \"XAF\" }, \
    { amount = 999999999999.99, currency = \"HNL\" }, { amount = 999999999999.99, currency = \"PEN\" }]";

fn actions() -> String {
    let mut text = head("minutes", "Reunión") + "date = 2024-05-14\n";
    for i in 0..300 {
        let task = both(&words(4 + i * 7 % 40));
        let _ = writeln!(text, "[[action]]\ntask = {task}\nresponsible = [\"sag\"]\ndue = 2024-06-{:02}", i % 28 + 1);
        if i % 3 == 0 {
            text += "status = \"under-way\"\ndone = 35\nupdated = 2024-05-15\n";
        }
    }
    text
}

/// Minutes with so many actions, two sections behind them, and an acronym to be explained.
pub fn short_minutes(actions: usize) -> String {
    let mut text = head("minutes", "Reunión") + "date = 2024-05-14\n[next_meeting]\ndate = 2024-06-14\n";
    for i in 0..actions {
        let task = both(&words(8 + i % 12));
        let _ = writeln!(text, "[[action]]\ntask = {task}\nresponsible = [\"sag\"]\ndue = 2024-06-{:02}", i % 28 + 1);
    }
    text
}

/// Minutes whose points each have a note of half a page: typst begins some before it moves their paragraphs on.
pub fn long_notes(seed: usize) -> String {
    let mut dice = Dice::new(seed);
    let mut text =
        head("minutes", "Reunión").replace("id = \"a\"", &format!("id = \"n{seed}\"")) + "date = 2024-05-14\n";
    for i in 0..14 {
        let _ = writeln!(text, "[[agenda]]\nid = \"p{i}\"\ntitle = {}", both(&words(3)));
    }
    for i in 0..14 {
        let mut some = |least: usize, most: usize| words(least + dice.roll(most - least)).trim().to_owned();
        let (one, two, three, note) = (some(6, 60), some(10, 60), some(20, 120), some(200, 420));
        let prose = format!("{one}.[^1] {two}.\\n\\n{three}.\\n\\n[^1]: {note}");
        let _ = writeln!(text, "[[discussion]]\nagenda = \"p{i}\"\ntext = {}", both(&prose));
    }
    text
}

fn long_cells() -> String {
    let title = words(110);
    let mut text = head("minutes", title.trim()) + "date = 2024-05-14\n";
    for i in 0..4 {
        let task = both(&words(if i % 2 == 0 { 2000 } else { 12 }));
        let _ = writeln!(text, "[[action]]\ntask = {task}\nresponsible = [\"sag\"]\ndue = 2024-06-0{}", i + 1);
    }
    text
}

/// Paragraphs, lists and notes of a few lines each, under many headings: they may end anywhere on a page.
pub fn paragraphs() -> String {
    let mut text = head("minutes", "Reunión") + "date = 2024-05-14\n";
    for i in 0..12 {
        let title = both(&words(3 + i % 9));
        let _ = writeln!(text, "[[agenda]]\nid = \"p{i}\"\ntitle = {title}");
    }
    for i in 0..60 {
        let (one, other) = (words(30 + i * 7 % 40), words(25 + i * 11 % 60));
        let prose = match i % 5 {
            3 => format!("{one}.[^1]\\n\\n- {other}\\n- {one}\\n\\n[^1]: {one}"),
            _ => format!("{one}.\\n\\n{other}."),
        };
        let _ = writeln!(
            text,
            "[[discussion]]\nagenda = \"p{}\"\ntitle = {}\ntext = {}",
            i / 5,
            both(&words(4)),
            both(&prose)
        );
    }
    text
}

fn participants() -> String {
    let mut text = head("minutes", "Reunión") + "date = 2024-05-14\n";
    for i in 0..60 {
        let attendance = ["present", "proxy", "apologies"][i % 3];
        let _ = writeln!(
            text,
            "[[participant]]\nname = \"Persona {i} {ADDRESS}\"\npost = {}\nbody = \"sag\"\nattendance = \"{attendance}\"\n\
             women = {}\nmen = {}",
            both(&words(i % 12 + 1)),
            i * 1_111_111,
            i * 1_234_567
        );
        if attendance == "proxy" {
            let _ = writeln!(text, "proxy_for = {}", both(ADDRESS));
        }
    }
    text
}

fn address_beside_words() -> String {
    let mut text = head("minutes", "Reunión") + "date = 2024-05-14\n";
    for i in 0..3 {
        let _ = writeln!(
            text,
            "[[followup]]\naction = {}\nresponsible = [\"sag\"]\nstatus = \"dropped\"\nupdated = 2024-05-1{i}\nreason = {}",
            both(&if i == 1 { ADDRESS.to_owned() } else { words(400) }),
            both(&if i == 1 { words(400) } else { ADDRESS.to_owned() }),
        );
    }
    text
}

/// A plan by months, with figures of seven digits in each and a budget in two currencies.
pub fn months() -> String {
    plan("months", 12, |i| format!("{}", 1_234_567 + i), TWO)
}

/// A plan with so many lines, each with an activity and its cost, and so many activities more in the first.
pub fn budget(lines: usize, more: usize) -> String {
    let mut text = head("poa", "Plan") + "year = 2024\ncurrency = \"USD\"\n";
    for line in 0..lines {
        let _ = writeln!(text, "[[line]]\nid = \"l{line}\"\ntitle = {}", both(&format!("Línea {line}")));
    }
    for i in 0..lines + more {
        let line = i.saturating_sub(more);
        let _ =
            writeln!(text, "[[activity]]\nline = \"l{line}\"\nactivity = {}\nbudget = 1200", both(&format!("Uno {i}")));
    }
    text
}

/// An operating plan with every column: periods, rows, what stands in each period, budget.
fn plan(periods: &str, rows: usize, quantity: impl Fn(usize) -> String, budget: &str) -> String {
    let mut text = head("poa", "Plan") + &format!("year = 2024\nperiods = \"{periods}\"\ncurrency = \"USD\"\n");
    for line in 0..3 {
        let _ = writeln!(text, "[[line]]\nid = \"l{line}\"\ntitle = {}", both(&format!("Línea {line} {}", words(6))));
    }
    let (sign, count) = if periods == "months" { ('M', 12) } else { ('Q', 4) };
    for i in 0..rows {
        let schedule: Vec<String> =
            (1..=count).map(|n| format!("{sign}{n} = {}", quantity(i + n).trim_matches('"'))).collect();
        let activity = match i % 9 {
            3 => ADDRESS.to_owned(),
            5 => words(120),
            // Runs at which no line ends.
            7 => "USD 1.234.567,89 y 12 500 000 km de la Sra. Rodríguez el 31 de diciembre".to_owned(),
            _ => words(i * 5 % 30 + 3),
        };
        let _ = writeln!(
            text,
            "[[activity]]\nline = \"l{}\"\nactivity = {}\ntarget = {}\nschedule = {{ {} }}\nbudget = {budget}\nweight = 1\n\
             responsible = [\"sag\"]\nstatus = \"under-way\"\ndone = 35\nupdated = 2024-05-15\n",
            i * 3 / rows,
            both(&format!("{activity} {i}")),
            both(match i % 7 {
                2 => ADDRESS,
                4 => "12 500 000 km",
                _ => "1.250 familias",
            }),
            schedule.join(", "),
        );
    }
    text
}

/// A sample whose texts are too long in turn: an address of sixty letters, 400 words, a long word.
pub fn spoiled(sample: &str) -> String {
    let mut document: Table = sample.parse().expect("a sample");
    document.remove("logo");
    let mut count = 0;
    for (_, value) in document.iter_mut().filter(|(_, value)| value.is_array()) {
        lengthen(value, &mut count);
    }
    toml::to_string(&document).expect("a document")
}

fn lengthen(value: &mut Value, count: &mut usize) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| lengthen(item, count)),
        Value::Table(texts) if texts.contains_key("es") && texts.len() <= 2 => {
            *count += 1;
            let long = match *count % 11 {
                2 => ADDRESS.to_owned(),
                5 => words(400),
                8 => "desproporcionadamenteinstitucionalizado".to_owned(),
                _ => return,
            };
            for (_, text) in texts.iter_mut().filter(|(_, text)| text.is_str()) {
                *text = Value::String(long.clone());
            }
        }
        Value::Table(fields) => fields.iter_mut().for_each(|(_, field)| lengthen(field, count)),
        _ => {}
    }
}
