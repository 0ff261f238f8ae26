//! The parts of the specimen that carry figures and colours: badges, bars, tables, charts, the picture.

use super::Speaker;
use crate::view::{
    Band, Bar, Block, Cell, Chart, ChartRow, Column, Group, KeyEntry, Lane, Level, Mark, Part, PeriodMark, Picture,
    Role, Row, Shape, Stretch, Table, Text, Tick, Tone,
};

const RATINGS: [(Tone, &str, &str, f64, f64); 4] = [
    (Tone::Strong, "Sólido", "Strong", 76.0, 24.0),
    (Tone::Satisfactory, "Satisfactorio", "Satisfactory", 51.0, 25.0),
    (Tone::Unsatisfactory, "Insatisfactorio", "Unsatisfactory", 26.0, 25.0),
    (Tone::Weak, "Débil", "Weak", 0.0, 26.0),
];

fn bar(s: &Speaker, tone: Tone, score: f64, before: Option<f64>) -> Part {
    let text = s.line(format!("{score}\u{a0}%"), format!("{score}%"));
    Part::Bar(Bar { fraction: score / 100.0, before: before.map(|it| it / 100.0), tone, text })
}

pub fn badges(s: &Speaker) -> Vec<Block> {
    let line = |badges: &[(Tone, &str, &str)]| Block::Line {
        parts: badges.iter().map(|(tone, es, en)| Part::Badge(s.badge(*tone, es, en))).collect(),
    };
    let scores = RATINGS.iter().zip([(88.0, Some(71.0)), (63.0, Some(68.0)), (40.0, None), (18.0, Some(9.0))]);
    let rows = scores.map(|((tone, es, en, ..), (score, before))| {
        Row::new(None, vec![s.badge(*tone, es, en).into(), Cell(vec![bar(s, *tone, score, before)])])
    });
    vec![
        line(&RATINGS.map(|(tone, es, en, ..)| (tone, es, en))),
        line(&[(Tone::High, "Máxima", "Top"), (Tone::Medium, "Media", "Medium"), (Tone::Low, "Baja", "Low")]),
        line(&[
            (Tone::Done, "Cumplido", "Done"),
            (Tone::UnderWay, "En curso", "Under way"),
            (Tone::NotStarted, "Sin iniciar", "Not started"),
            (Tone::Dropped, "Descartado", "Dropped"),
        ]),
        line(&[(Tone::Provisional, "Borrador", "Draft"), (Tone::Final, "Aprobado", "Approved")]),
        Block::Table(Table {
            id: "part:scores".to_owned(),
            caption: s
                .line("Cuadro 1. Puntajes, con el del año anterior", "Table 1. Scores, with that of the year before"),
            columns: vec![
                Column::new("rating", s.line("Calificación", "Rating"), Role::Badge),
                Column::new("score", s.line("Puntaje", "Score"), Role::Bar),
            ],
            upper: Vec::new(),
            row_header: Some(0),
            groups: vec![Group { band: None, rows: rows.collect() }],
            notes: Vec::new(),
        }),
    ]
}

/// An amount with its thousands parted as each language does.
fn amount(s: &Speaker, written: &str) -> Cell {
    s.line(written, written.replace('.', ",")).into()
}

/// A schedule: groups with bands, marks that join, a head of two rows, sums, curve of the year.
pub fn tables(s: &Speaker) -> Vec<Block> {
    let months = ["E", "F", "M", "A", "M", "J"];
    let keys = ["m1", "m2", "m3", "m4", "m5", "m6"];
    let mut columns = vec![
        Column::new("number", s.line("N.º", "No."), Role::Figure),
        Column::new("activity", s.line("Actividad", "Activity"), Role::Prose),
        Column::new("who", s.line("Responsable", "Responsible"), Role::Name),
        Column::new("amount", s.line("Monto", "Amount"), Role::Figure),
    ];
    let en = ["J", "F", "M", "A", "M", "J"];
    columns.extend((0..6).map(|i| Column::new(keys[i], s.line(months[i], en[i]), Role::Mark)));
    let mark = |before, after| Cell(vec![Part::Mark(PeriodMark { text: s.same("X"), before, after })]);
    let row = |number: &str, (es, english): (&str, &str), amount: &str, from: usize, to: usize| {
        let mut cells: Vec<Cell> = vec![
            s.same(number).into(),
            s.line(es, english).into(),
            s.line("Secretaría", "Secretariat").into(),
            if amount.is_empty() { Cell(vec![super::reserved(s)]) } else { self::amount(s, amount) },
        ];
        cells.extend((0..6).map(|i| if (from..=to).contains(&i) { mark(i > from, i < to) } else { Cell::default() }));
        Row::new(None, cells)
    };
    let band = |number: &str, es: &str, english: &str| Band {
        number: number.to_owned(),
        label: s.line(es, english),
        parts: vec![Part::Badge(s.badge(Tone::UnderWay, "En curso", "Under way"))],
        continued: s.same("(cont.)"),
    };
    let load = |n: f64| Cell(vec![Part::Column(Level { fraction: n / 3.0, text: s.same(format!("{n}")) })]);
    let mut curve: Vec<Cell> = vec![Cell::default(), s.line("Actividades en marcha", "Activities under way").into()];
    curve.extend([Cell::default(), Cell::default()]);
    curve.extend([1.0, 2.0, 3.0, 2.0, 1.0, 1.0].map(load));
    let mut sum: Vec<Cell> =
        vec![Cell::default(), s.line("Total", "Total").into(), Cell::default(), amount(s, "4.300")];
    sum.resize_with(10, Cell::default);
    let groups = vec![
        Group {
            band: Some(band("1.", "Primera línea de acción", "First line of action")),
            rows: vec![
                row("1.1", ("Actualizar el mapa de socios", "Update the map of partners"), "1.800", 0, 2),
                row("1.2", ("Formar a los equipos locales", "Train the local teams"), "", 1, 3),
            ],
        },
        Group {
            band: Some(band("2.", "Segunda línea de acción", "Second line of action")),
            rows: vec![
                row("2.1", ("Publicar el boletín", "Publish the bulletin"), "2.500", 2, 5),
                Row::new(None, curve),
                Row::total(sum),
            ],
        },
    ];
    let mut table = Table {
        id: "part:schedule".to_owned(),
        caption: s.line("Cuadro 2. Actividades por línea de acción", "Table 2. Activities by line of action"),
        columns,
        upper: Vec::new(),
        row_header: Some(1),
        groups,
        notes: vec![s.line("Montos en dólares; S/C: sin comentarios.", "Amounts in dollars; S/C: no comments.")],
    };
    table.head_groups(vec![(4, 3, s.line("Trim. I", "Quarter I")), (7, 3, s.line("Trim. II", "Quarter II"))]);
    vec![Block::Table(table)]
}

pub fn charts(s: &Speaker) -> Vec<Block> {
    let row = |number: &str, (es, en): (&str, &str), marks: Vec<Mark>, figure: &str| ChartRow {
        number: number.to_owned(),
        label: s.line(es, en),
        lanes: vec![Lane { marks, figures: vec![s.same(figure)] }],
    };
    let diamond = |at| vec![Mark::point(Shape::Diamond, at)];
    let rated = vec![
        row(
            "1.",
            ("Apoyar la prestación de servicios", "Support service delivery"),
            [Mark::bar(Shape::Solid, 88.0), diamond(71.0)].concat(),
            "88",
        ),
        row(
            "2.",
            ("Informar las decisiones", "Inform decision-making"),
            [Mark::bar(Shape::Hatched, 63.0), diamond(68.0)].concat(),
            "63",
        ),
        row(
            "3.",
            ("Planificar la estrategia", "Plan the strategy"),
            vec![Mark { shape: Shape::Line, from: 12.0, length: 40.0 }, Mark::point(Shape::Dot, 40.0)],
            "40",
        ),
        row("4.", ("Dar seguimiento", "Monitor"), Mark::bar(Shape::Solid, 130.0), "130"),
    ];
    let bands = RATINGS.iter().rev().map(|(tone, es, en, from, length)| Stretch {
        from: *from,
        length: *length,
        tone: *tone,
        label: s.line(*es, *en),
    });
    let shapes: [(Shape, Text); 6] = [
        (Shape::Solid, s.line("este año", "this year")),
        (Shape::Hatched, s.line("provisional", "provisional")),
        (Shape::Line, s.line("plazo", "span")),
        (Shape::Dot, s.line("fecha", "date")),
        (Shape::Diamond, s.line("año anterior", "year before")),
        (Shape::Beyond, s.line("más que la escala", "beyond the scale")),
    ];
    let ticks = [0.0, 26.0, 51.0, 76.0, 100.0].map(|at| Tick { at, label: s.same(format!("{at}")) });
    vec![
        Block::Chart(Chart {
            id: "part:chart".to_owned(),
            caption: s.line("Figura 1. Resultado por función", "Figure 1. Result by function"),
            alt: s.line(
                "Barras de cuatro funciones: 88, 63, 40 y más de 100.",
                "Bars of four functions: 88, 63, 40 and more than 100.",
            ),
            bands: bands.collect(),
            ticks: ticks.into(),
            heads: Vec::new(),
            key: KeyEntry::of_shapes(&rated, shapes),
            rows: rated,
        }),
        Block::Figure {
            id: "part:figure".to_owned(),
            picture: Picture {
                file: super::PICTURE.0.to_owned(),
                alt: s.line("Dibujo de unas montañas.", "Drawing of mountains."),
            },
            caption: s.line("Figura 2. Una imagen", "Figure 2. A picture"),
            source: Some(s.line("Fuente: elaboración propia", "Source: own work")),
        },
    ]
}
