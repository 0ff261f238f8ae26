//! The sections of the specimen: every kind of block, and the words in them.

use super::{Speaker, figures};
use crate::view::{Block, Fact, FormHead, Item, Part, Section, Signature, Text, Tone};

/// The facts of the masthead.
pub fn facts(s: &Speaker) -> Vec<Fact> {
    vec![
        s.fact(s.line("Fecha", "Date"), s.line("7 de marzo de 2024", "7 March 2024")),
        s.fact(
            s.line("Lugar", "Place"),
            s.line("Caracas, sala de reuniones y por videoconferencia", "Caracas, meeting room and by video"),
        ),
        Fact { label: s.line("Sin dato", "No data"), value: vec![super::reserved(s)] },
    ]
}

fn section(name: &'static str, number: usize, heading: Text, blocks: Vec<Block>) -> Section {
    Section { name, id: format!("part:{name}"), number: Some(format!("{number}.")), heading, blocks }
}

pub fn sections(s: &Speaker) -> Vec<Section> {
    vec![
        section("texts", 1, s.line("Textos", "Texts"), texts(s)),
        section("lists", 2, s.line("Listas y notas", "Lists and notes"), lists(s)),
        section("badges", 3, s.line("Etiquetas y barras", "Badges and bars"), figures::badges(s)),
        section("tables", 4, s.line("Cuadros", "Tables"), figures::tables(s)),
        section("charts", 5, s.line("Gráficos y figuras", "Charts and figures"), figures::charts(s)),
        section("people", 6, s.line("Personas y firmas", "People and signatures"), people(s)),
    ]
}

fn texts(s: &Speaker) -> Vec<Block> {
    let heading = |level, es: &str, en: &str| Block::Heading {
        id: format!("h{level}"),
        level,
        number: Some(if level == 3 { "1.1".to_owned() } else { "1.1.1".to_owned() }),
        text: s.line(es, en),
    };
    vec![
        Block::Prose {
            text: s.prose(
                "El texto corrido se lee en líneas de sesenta a setenta y cinco letras: «¿Quién hace qué, y para cuándo?» \
                 Lleva **negrita**, *cursiva* y [enlaces](https://example.org/), y llama a notas al pie.[^1]\n\n\
                 Un segundo párrafo muestra la distancia entre párrafos. Las cifras van así: 12.345,50 USD, 84 %, ≥ 30 \
                 familias, 1.ª vez, n.º 4, ½ día, 2021–2024…\n\n\
                 [^1]: Una nota al pie, con su número.",
                "Running text is read in lines of sixty to seventy-five letters: “Who does what, and by when?” It has \
                 **bold**, *italics* and [links](https://example.org/), and calls notes at the foot of the page.[^1]\n\n\
                 A second paragraph shows the distance between paragraphs. Figures look like this: USD 12,345.50, 84%, \
                 ≥ 30 families, 1st time, no. 4, ½ day, 2021–2024…\n\n\
                 [^1]: A footnote, with its number.",
            ),
        },
        heading(3, "Título de segundo nivel", "Heading of the second level"),
        Block::Prose {
            text: s.prose(
                "Un texto con una lista:\n\n- primer punto;\n- segundo punto, algo más largo que el primero.\n\n1. uno\n2. dos",
                "A text with a list:\n\n- first point;\n- second point, somewhat longer than the first one.\n\n1. one\n2. two",
            ),
        },
        heading(4, "Título de tercer nivel", "Heading of the third level"),
        Block::Facts { items: facts(s) },
    ]
}

fn lists(s: &Speaker) -> Vec<Block> {
    let item = |marker: &str, title: Option<Text>, aside: Vec<Part>, blocks: Vec<Block>| Item {
        id: None,
        marker: marker.to_owned(),
        title,
        aside,
        blocks,
    };
    let inner = Block::Items {
        items: vec![
            item("a)", None, Vec::new(), vec![Block::Prose { text: s.prose("Primer inciso.", "First sub-item.") }]),
            item("b)", None, Vec::new(), vec![Block::Prose { text: s.prose("Segundo inciso.", "Second sub-item.") }]),
        ],
    };
    let priority = Part::Badge(s.badge(Tone::High, "Prioridad máxima", "Top priority"));
    vec![
        Block::Items {
            items: vec![
                item(
                    "1.",
                    Some(s.line("Apertura", "Opening")),
                    vec![s.line("10 minutos", "10 minutes").part()],
                    vec![Block::Prose {
                        text: s.prose("La coordinación abre la reunión.", "The coordination opens the meeting."),
                    }],
                ),
                item("2.", Some(s.line("Puntos de acción", "Action points")), vec![priority], vec![inner]),
            ],
        },
        Block::Note {
            label: s.line("Nota", "Note"),
            text: s.prose(
                "Una nota se aparta del texto con un filete y su rótulo. Puede llevar [enlaces](https://example.org/).",
                "A note is set apart from the text by a rule and its label. It may hold [links](https://example.org/).",
            ),
        },
    ]
}

fn people(s: &Speaker) -> Vec<Block> {
    let entry = |es: &str, en: &str| s.line(es, en);
    vec![
        Block::Roster {
            label: s.line("Asistieron", "Present"),
            entries: vec![
                entry("Coordinación nacional", "National coordination"),
                entry("Secretaría técnica", "Technical secretariat"),
                entry("Gobernación de Amazonas", "Government of Amazonas"),
                entry("Socios locales (4)", "Local partners (4)"),
            ],
        },
        Block::Signatures {
            people: vec![
                Signature { name: s.line("Coordinación", "Coordination"), post: Some(s.line("Preside", "Chair")) },
                Signature { name: s.line("Secretaría", "Secretariat"), post: Some(s.line("Redacta", "Writes")) },
            ],
        },
    ]
}

/// The loose leaf: a blank form.
pub fn leaf(s: &Speaker) -> Section {
    let head = |es: &str, en: &str, narrow| FormHead { label: s.line(es, en), narrow };
    let heads = vec![head("N.º", "No.", true), head("Nombre", "Name", false), head("Firma", "Signature", false)];
    Section {
        name: "form",
        id: "part:form".to_owned(),
        number: None,
        heading: s.line("Hoja de firmas", "Sign-in sheet"),
        blocks: vec![Block::Form {
            id: "part:form-table".to_owned(),
            caption: s.line("Para llenar en la reunión", "To be filled in at the meeting"),
            heads,
            rows: 5,
        }],
    }
}
