use super::*;
use crate::source::markdown;

/// What is typed, and what is published: `~` is a space without a break; `=` says that nothing changes.
const CASES: &[(&str, &str, &str)] = &[
    // Figures with their units and signs.
    ("es", "llegó al 84 % (o 84 %).", "llegó al 84~% (o 84~%)."),
    ("es", "84% y 12 500 km, 1 234 567 USD", "84% y 12~500~km, 1~234~567~USD"),
    ("es", "a 10 km, 30 min, 18 h, 25 °C y 3 m²;", "a 10~km, 30~min, 18~h, 25~°C y 3~m²;"),
    ("es", "500 USD, USD 500, US$ 5 millones, Bs. 300 y S/ 40", "500~USD, USD~500, US$~5~millones, Bs.~300 y S/~40"),
    ("es", "3 mil personas, 90 km/h, 5 l/día", "3~mil personas, 90~km/h, 5~l/día"),
    ("es", "500 ha de bosque y 20 ha; en 2024 ha llovido", "500~ha de bosque y 20~ha; en 2024 ha llovido"),
    ("es", "de 10 a. m. a 5 p.m. en la sala 3", "de 10~a.~m. a 5~p.m. en la sala 3"),
    ("es", "en 2024 500 personas y 40 organizaciones", "="),
    ("es", "COVID-19 m, Q1 m", "="),
    ("en", "84 % of 25 000 people, 20 ha, 2 million", "84~% of 25~000 people, 20~ha, 2~million"),
    ("en", "$ 500, EUR 30, 5 in all, SDG 3, 9 a.m.", "$~500, EUR~30, 5 in all, SDG~3, 9~a.m."),
    // Days.
    ("es", "del 3 al 5 de marzo de 2024, el 1.º de Mayo", "del 3 al 5~de marzo de 2024, el 1.º~de Mayo"),
    ("es", "3-5 de marzo; 5 de ellos; marzo 3", "3-5~de marzo; 5 de ellos; marzo 3"),
    (
        "en",
        "3 March 2024, March 3, 3rd of May, 12 Sept., March 2024",
        "3~March 2024, March~3, 3rd of May, 12~Sept., March 2024",
    ),
    ("en", "1st May and 40 March hares", "1st~May and 40 March hares"),
    // Abbreviations before numbers and names.
    (
        "es",
        "n.º 3, N.° 3, núm. 3, art. 5, (pág. 4), cap. IV, lit. b)",
        "n.º~3, N.°~3, núm.~3, art.~5, (pág.~4), cap.~IV, lit.~b)",
    ),
    ("es", "Sr. Pérez, la Dra. Ana, Lic. Ruiz e Ing. Sosa", "Sr.~Pérez, la Dra.~Ana, Lic.~Ruiz e Ing.~Sosa"),
    ("es", "EE. UU., DD. HH. (p. ej. C. A. y S. A.)", "EE.~UU., DD.~HH. (p.~ej. C.~A. y S.~A.)"),
    ("es", "fin del cap. y el Lic. que firma, art. que", "="),
    ("en", "No. 5, p. 4, pp. 4–6, Fig. 2, Art. 5", "No.~5, p.~4, pp.~4–6, Fig.~2, Art.~5"),
    ("en", "Mr. Hill, Ms Ruiz, Dr. Lee, EE. UU.", "Mr.~Hill, Ms~Ruiz, Dr.~Lee, EE. UU."),
    ("en", "The answer is no. They left", "="),
    // A run without a break must go into a narrow cell.
    (
        "es",
        "la Dra. Fernández-Villavicencio y la Dra. Fernández",
        "la Dra. Fernández-Villavicencio y la Dra.~Fernández",
    ),
    ("es", "100 200 300 400 500 600 700", "100~200~300~400 500~600~700"),
    // Only single plain spaces.
    ("es", "84  % y 84\u{a0}% y 84\u{202f}%", "84  % y 84~% y 84\u{202f}%"),
    // Dashes.
    ("es", "Zulia – Táchira — fin", "Zulia~– Táchira~— fin"),
    ("es", "Zulia - Táchira -- fin, 9:00 - 10:00", "="),
    ("es", "el plan —ya aprobado— sigue", "="),
    // Quotation marks.
    ("es", "el lema \"Nadie atrás\".", "el lema «Nadie atrás»."),
    ("en", "the motto \"Nobody behind\".", "the motto “Nobody behind”."),
    ("es", "dijo: \"el 'plan' de \"todos\" vale\"", "dijo: «el “plan” de “todos” vale»"),
    ("en", "said: \"the 'plan' of \"all\" holds\"", "said: “the ‘plan’ of ‘all’ holds”"),
    ("es", "\"\"uno\" dos\" (\"tres\"), \"¿cuatro?\"; ¿\"cinco\"?", "«“uno” dos» («tres»), «¿cuatro?»; ¿«cinco»?"),
    ("es", "la palabra 'minuta' y 'acta'", "la palabra ‘minuta’ y ‘acta’"),
    ("es", "«el \"plan\"» y “el \"plan\"”", "«el “plan”» y “el ‘plan’”"),
    ("en", "“the \"plan\"” and «the \"plan\"»", "“the ‘plan’” and «the “plan”»"),
    ("es", "\"en 2024\" y \"10 %\"", "«en 2024» y «10~%»"),
    ("es", "una comilla \" sola", "="),
    ("es", "sin \"cerrar, y O'Higgins", "sin \"cerrar, y O’Higgins"),
    ("es", "\"uno\" y \"dos", "="),
    ("es", "“typed”, «tecleado», ‘así’", "="),
    ("es", "\"", "="),
    ("es", "dos\n\"tres\"", "dos\n«tres»"),
    // Apostrophes.
    ("en", "don't; the clusters' plans; 'Yes', it's O'Hara's", "don’t; the clusters’ plans; ‘Yes’, it’s O’Hara’s"),
    ("es", "O'Higgins, d'Ivoire; pa' lante", "O’Higgins, d’Ivoire; pa' lante"),
    ("en", "K'iche', Q'eqchi' and Ch'orti'", "K’iche’, Q’eqchi’ and Ch’orti’"),
    ("es", "K'iche', Q'eqchi' y \"Ch'orti'\", pa' ti", "K’iche’, Q’eqchi’ y «Ch’orti’», pa' ti"),
    ("es", "K’iche' y la 'voz' Q'eqchi'", "K’iche’ y la ‘voz’ Q’eqchi’"),
    // What is left out before a word or a year opens nothing.
    ("en", "the '90s", "the ’90s"),
    ("en", "the '60s and '70s \"boom\"", "the ’60s and ’70s “boom”"),
    ("en", "the '90s were the clusters' best", "the ’90s were the clusters’ best"),
    ("en", "Class of '24: clusters' plans", "Class of '24: clusters’ plans"),
    ("en", "rock 'n' roll and the clusters' \"plan\"", "rock 'n' roll and the clusters’ “plan”"),
    (
        "en",
        "'Tis so, 'twas so: tell 'em \"all\" of the 'em' dash",
        "’Tis so, ’twas so: tell ’em “all” of the ‘em’ dash",
    ),
    ("es", "los '60, los '70 y los '80 del \"boom\"", "los '60, los '70 y los '80 del «boom»"),
    ("es", "los '60s del 'boom'; la letra 'n'", "los '60s del ‘boom’; la letra ‘n’"),
    // A single mark that did not close has no part in the levels.
    ("es", "una 'sola, y \"el 'plan' de\" todos", "una 'sola, y «el “plan” de» todos"),
    ("en", "\"an 'only one\" and \"all\"", "“an 'only one” and “all”"),
    ("es", "«sigue en otro párrafo el \"plan\"", "«sigue en otro párrafo el “plan”"),
    ("es", "los ‘60 del \"boom\"", "los ‘60 del «boom»"),
    // The same marks never stand right within themselves.
    ("es", "\"El lema «Nadie atrás» sigue\"", "“El lema «Nadie atrás» sigue”"),
    ("es", "\"«ya»\", \"“ya”\" y '‘ya’'", "“«ya»”, «“ya”» y «‘ya’»"),
    ("es", "«el \"lema “ya”\"»", "«el ‘lema “ya”’»"),
    ("en", "\"the motto “Nobody” holds\" and \"the ‘plan’\"", "‘the motto “Nobody” holds’ and “the ‘plan’”"),
    ("en", "“the 'plan ‘of’ all'”", "="),
    // Two single marks in a row.
    ("es", "''hola'' y '' y \"uno\"", "''hola'' y '' y «uno»"),
    ("en", "''hello'', '', 30''", "="),
    // Feet and inches, minutes and seconds.
    ("es", "tubo de 10\" y 5' de largo, 5'10\"", "="),
    ("es", "10°30'15\" N", "="),
    ("en", "\"a 10' pipe\" and a 3\" one", "“a 10' pipe” and a 3\" one"),
    // Points.
    ("es", "y así... Luego... fin.... ..", "y así… Luego… fin.... .."),
    ("es", "\"... y siguió...\"", "«… y siguió…»"),
    // Addresses, files, codes.
    (
        "es",
        "https://x.org/it's?a=\"b\"&c... y \"https://x.org/a\"",
        "https://x.org/it's?a=\"b\"&c… y «https://x.org/a»",
    ),
    ("es", "o'neil@example.org, L'acta.pdf, C:\\d'a, l'a_b", "="),
    ("es", "#read(\"/etc/a\") y \"b\"", "#read(\"/etc/a\") y «b»"),
    // A mark that closes what is open within a code is of the code; the next one closes the quotation around it.
    (
        "es",
        "Escriba status=\"approved\" y luego \"guarde\" el archivo.",
        "Escriba status=\"approved\" y luego «guarde» el archivo.",
    ),
    ("es", "Llame a f(\"z\") y \"guarde\".", "Llame a f(\"z\") y «guarde»."),
    ("es", "https://a.org/?q=\"x\" y \"b\"", "https://a.org/?q=\"x\" y «b»"),
    ("es", "\"El campo status=\"approved\" vale\".", "«El campo status=\"approved\" vale»."),
    (
        "es",
        "\"status=\"approved\" o f(\"z\")\", y \"status=\"draft\"\"",
        "«status=\"approved\" o f(\"z\")», y «status=\"draft\"»",
    ),
    ("es", "\"status=\"approved\" y \"guarde\"", "="),
    ("en", "f('z') and status='a' in the clusters' \"plan\"", "f('z') and status='a' in the clusters’ “plan”"),
    ("en", "'see https://x.org/it's'", "‘see https://x.org/it's’"),
    ("es", "f(\"a...\") y \"b...\"", "f(\"a...\") y «b…»"),
    ("es", "../plan...v2.pdf", "="),
];

fn shown(lang: Lang, typed: &str) -> String {
    let mut passage = Passage::plain(lang, typed);
    dress_passage(&mut passage);
    passage.to_plain()
}

use crate::locale::Lang;

#[test]
fn texts_are_set_as_their_language_does() {
    let mut faults = Vec::new();
    for (lang, typed, published) in CASES {
        let published = if *published == "=" { typed } else { published };
        let published = published.replace('~', "\u{a0}");
        let found = shown(Lang::parse(lang).unwrap(), typed);
        if found != published {
            faults.push(format!(
                "{lang}: {typed}\n  is    {}\n  not   {}",
                found.replace('\u{a0}', "~"),
                published.replace('\u{a0}', "~")
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// All that may change is made equal.
fn folded(words: &str) -> String {
    let same = |c: char| match c {
        '\u{a0}' => ' ',
        '«' | '»' | '“' | '”' | '‘' | '’' | '\'' => '"',
        c => c,
    };
    words.replace('…', "...").chars().map(same).collect()
}

#[test]
fn nothing_but_spaces_and_signs_changes_and_once_is_enough() {
    let pieces = [
        "\"",
        "\"",
        "'",
        " ",
        " ",
        " ",
        "«",
        "»",
        "“",
        "”",
        "‘",
        "’",
        ".",
        "...",
        "…",
        "84",
        "12",
        "500",
        "3",
        "%",
        "km",
        "de",
        "marzo",
        "March",
        "n.º",
        "No.",
        "Sra.",
        "Ms",
        "Ruiz",
        "EE.",
        "UU.",
        "a.",
        "m.",
        "USD",
        "don",
        "t",
        "(",
        ")",
        ",",
        "–",
        "\u{a0}",
        "\n",
        "x@y.org",
        "https://a.b/",
        "a=",
        "f(",
        "ñ",
        "¿",
        "½",
        "$",
    ];
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..60_000 {
        let typed: String = (0..next(14) + 1).map(|_| pieces[next(pieces.len())]).collect();
        for lang in Lang::ALL {
            let once = shown(*lang, &typed);
            assert_eq!(folded(&once), folded(typed.trim_end()), "{lang}: {typed:?}");
            assert_eq!(shown(*lang, &once), once, "{lang}: {typed:?}, twice");
        }
    }
}

/// A paragraph of marks that all must be weighed would not end if each looked at the others.
#[test]
fn long_paragraphs_end() {
    let pieces = ["\"a", "'a", "'a ", "\"a ", "a'’", "«a'", "(\"a\" ", "a.b'", "a...", "84 % ", "\"'«“‘"];
    let mut paragraphs: Vec<String> = pieces.iter().map(|piece| piece.repeat(200_000 / piece.len())).collect();
    paragraphs.push(["'a ".repeat(60_000), "\" » ".repeat(60_000)].concat());
    for typed in paragraphs {
        assert_eq!(
            folded(&shown(Lang::ES, &typed)),
            folded(typed.trim_end()),
            "{}",
            typed.split(' ').next().unwrap_or_default().len()
        );
    }
}

/// What markup parts is one paragraph all the same.
#[test]
fn markup_changes_nothing() {
    let dress = |prose: &str| {
        let mut passage = Passage::of(Lang::ES, true, markdown::parse(prose).0);
        dress_passage(&mut passage);
        serde_json::to_string(&passage.nodes).unwrap().replace('\u{a0}', "~")
    };
    let has = |prose: &str, part: &str| assert!(dress(prose).contains(part), "{prose}: {}", dress(prose));
    has(
        "\"*palabra* dijo\" 84 **%**",
        r#"[{"t":"text","s":"«"},{"t":"em","c":[{"t":"text","s":"palabra"}]},{"t":"text","s":" dijo» 84~"}"#,
    );
    has("*\"uno\"* y [\"dos\"](https://x.org/'a')", r#""url":"https://x.org/'a'","c":[{"t":"text","s":"«dos»"}]"#);
    has("\"uno[^1]\" dos\n\n[^1]: La \"nota\" n.º 3.", r#"La «nota» n.º~3."#);
    has("\"uno[^1]\" dos\n\n[^1]: La nota.", r#"{"t":"text","s":"» dos"}"#);
    has("- \"uno\n- dos\"\n- \"tres\"", "\"uno");
    has("- \"uno\n- dos\"\n- \"tres\"", "«tres»");
    has("una \"línea\\\nrota\"", "«línea");
    // A mark of a correction in the midst.
    let text = |s: &str| Node::Text { s: s.to_owned() };
    let ins = Node::Ins { c: vec![text("al 84")] };
    let mut passage = Passage::of(
        Lang::ES,
        false,
        vec![text("\"sube "), ins, Node::Erratum { n: 1, word: "corrección" }, text(" %\"")],
    );
    dress_passage(&mut passage);
    assert_eq!(passage.to_plain(), "«sube al 84\u{a0}%»");
}

#[test]
fn what_is_about_signs_keeps_them() {
    let mut passage = Passage { as_typed: true, ..Passage::plain(Lang::ES, "\"uno\"...") };
    dress_passage(&mut passage);
    assert_eq!(passage.to_plain(), "\"uno\"...");
}

/// The word lists are compared with small letters.
#[test]
fn abbreviations_before_numbers_are_in_small_letters() {
    for lang in Lang::ALL {
        let words = Habits::of(*lang).before_number;
        assert!(words.iter().all(|word| word.to_lowercase() == **word), "{words:?}");
    }
}
