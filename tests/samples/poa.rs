//! The annual operating plans among the samples.

use super::{must_say, pdf_text, read, times};

/// The seed's plan: per activity its number, target and quarters, as the seed has them.
const ACTIVITIES: &[(&str, &str, &str)] = &[
    ("1.1", "Ordenanza Regional", "I"),
    ("1.2", "1 reunión", "I IV"),
    ("1.3", "4 mesas", "I II III"),
    ("1.4", "1 documento por tema", "I II III IV"),
    ("2.1", "1 informe por dimensión", "I IV"),
    ("2.2", "2 documentos de reporte", "I"),
    ("2.3", "1 informe", "I"),
    ("2.4", "1 documento de reporte", "IV"),
    ("3.1", "1 taller", "III"),
    ("3.2", "1 encuentro", "II"),
    ("3.3", "2 capacitaciones", "I III"),
    ("3.4.1", "2 capacitaciones", "II IV"),
    ("4.1.1", "1 reunión", "I"),
    ("4.1.2", "6 reuniones (frecuencia bimestral)", "I II III IV"),
    ("4.1.3", "12 mesas", "I II III IV"),
    ("4.1.4", "1 documento del POA 1 documento de Balance Anual", "I IV"),
    ("4.1.5", "2 documentos de avance", "I IV"),
    ("4.1.6", "2 documentos", "I"),
    ("4.1.7", "2 reuniones", "II IV"),
    ("4.1.8", "Asistencia a los espacios de concertación", "I II III IV"),
    ("4.1.9", "3 reuniones", "II III IV"),
    ("4.2.1", "1 reunión por Mesa Local", "I"),
    ("4.2.2", "1 informe de actividades", "I II III IV"),
    ("4.2.3", "6 reuniones por Mesa Local", "I II III IV"),
    ("4.2.4", "Asistencia a los espacios de concertación", "I II III IV"),
];

#[test]
fn every_activity_of_the_plan_has_its_target_and_quarters() {
    assert_eq!(ACTIVITIES.len(), 25);
    let pair = read("poa-2024-amazonas", "es");
    for text in [&pair.pdf.text, &pair.html.text] {
        let text = pdf_text::fold(text);
        let mut rest = text.split_once("Responsable").expect("the head of the table").1;
        for (number, target, quarters) in ACTIVITIES {
            // In order, each row with its marks right behind its target.
            let marks = quarters.split(' ').map(|_| "X").collect::<Vec<_>>().join(" ");
            let (_, after) = rest.split_once(&format!(" {number} ")).unwrap_or_else(|| panic!("{number} in:\n{rest}"));
            let (_, after) = after
                .split_once(&format!("{target} {marks} "))
                .unwrap_or_else(|| panic!("{number} {target} in:\n{after}"));
            assert!(!after.starts_with("X "), "{number}: more marks than {quarters}");
            rest = after;
        }
    }
    // The cells of an empty quarter are empty: which ones are marked is a matter of columns.
    let table = &pair.html.tables.iter().find(|table| table.len() > 25).expect("the schedule");
    let marked: Vec<String> = (table.iter())
        .filter(|row| row.len() == 8)
        .map(|row| {
            let quarters = ["I", "II", "III", "IV"].iter().zip(&row[3..7]);
            quarters.filter(|(_, cell)| cell.as_str() == "X").map(|(quarter, _)| *quarter).collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(marked, ACTIVITIES.iter().map(|(_, _, quarters)| *quarters).collect::<Vec<_>>());
}

#[test]
fn the_plan_of_the_seed_says_what_its_table_asks_for() {
    for heading in ["3.4 Apoyo", "4.1 Fortalecimiento", "4.2 Apoyo"] {
        times("poa-2024-amazonas", "es", heading, 1);
    }
    must_say(
        "poa-2024-amazonas",
        &[
            "1. Concertación de propuestas",
            "2. Seguimiento concertado",
            "3. Desarrollo de capacidades",
            "4. Promoción de la participación",
            "Sujeta al presupuesto que conceda la Mesa Nacional.",
            "041-478383",
            "amazonas@mesadeconcertacion.org.pe",
            "I trim.",
            "Consejo Regional",
            "2024",
        ],
        &["Building consensus on proposals", "Quarter 4", "4 round tables", "Schedule", "Responsible", "041-478383"],
    );
}

#[test]
fn the_second_plan_shows_what_the_seed_lacks() {
    must_say(
        "poa-2025-secretaria",
        &[
            "SERPRE-PL-F03",
            "Validado por",
            "24 de enero de 2025",
            "L 2.557.500,50",
            "US$ 60.450,50",
            "Indicador",
            "Medio de verificación",
            "Riesgo",
            "Peso: 45 %",
            "1.1.2",
            "2.2.1",
            "ene",
            "dic",
            "25 %",
            "En curso",
            "Cumplido",
            "Trasladado",
            "66,7 %",
            "al 30 de junio de 2025",
            "N/C",
        ],
        &[
            "Form code",
            "24 January 2025",
            "L 2,557,500.50",
            "US$ 60,450.50",
            "Means of verification",
            "Weight: 45%",
            "Jan",
            "Dec",
            "Under way",
            "66.7%",
            "as of 30 June 2025",
        ],
    );
    let pair = read("poa-2025-secretaria", "es");
    let mut rows = pair.html.tables.iter().flatten().filter(|row| row.len() > 13);
    let row = rows.find(|row| row.first().is_some_and(|n| n == "1.1.1")).expect("the row 1.1.1");
    // 4 + 4 + 4 = 12 maps, in February, April and July.
    assert_eq!(row[2..14].join("·"), "·4··4···4·····");
}
