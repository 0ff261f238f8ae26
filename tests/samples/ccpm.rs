//! The CCPM plan of the seed among the samples.

use super::*;

/// The rows of the CCPM seed: function, and how many actions it has.
const ACTIONS: &[(&str, &str, u32, usize)] = &[
    ("Apoyar la prestación de servicios", "Fuerte", 84, 5),
    ("Informar la toma de decisiones estratégicas", "Satisfactorio", 78, 3),
    ("Planificación y desarrollo de la estrategia", "Fuerte", 83, 2),
    ("Monitorear y reportar", "Fuerte", 81, 2),
    (
        "Desarrollar y reforzar la capacidad nacional en medidas de preparación y planes de contingencia",
        "Satisfactorio",
        76,
        3,
    ),
    ("Contribuir a un plan de incidencia sólido", "Satisfactorio", 72, 3),
    ("Promover la rendición de cuentas ante las poblaciones afectadas", "Satisfactorio", 73, 3),
];

#[test]
fn plan_of_the_seed() {
    let mut es: Vec<String> = ["Venezuela", "19 de enero de 2024", "21 de marzo de 2024", "6 de mayo de 2024",
        "Primer semestre de 2024", "Segundo semestre de 2024", "Continuo", "Trimestral", "Desde mayo de 2024",
        "Prioridad máxima", "Prioridad media", "S/C", "sin comentarios", "Grupo Consultivo Estratégico", "Año evaluado 2023",
        "Priorización Acción acordada Periodo acordado Responsable Limitaciones y desafíos Buenas prácticas y lecciones aprendidas Comentarios",
        "por encima de 80 %"]
        .map(String::from)
        .to_vec();
    for (i, (function, rating, score, actions)) in ACTIONS.iter().enumerate() {
        // At a glance, and again in the band of the plan.
        es.push(format!("{} {function} {score} % {rating} {actions}", i + 1));
        es.push(format!("{}. {function} {score} % {rating}", i + 1));
    }
    let en = [
        "19 January 2024",
        "21 March 2024",
        "6 May 2024",
        "First half of 2024",
        "Second half of 2024",
        "Continuous",
        "Quarterly",
        "From May 2024",
        "Top priority",
        "Medium priority",
        "no comments",
        "Strategic Advisory Group",
        "To support service delivery",
        "Accountability to affected people",
        "Strong",
        "Satisfactory",
    ];
    // In the paired edition the two languages stand between each other's words.
    let single = |edition: &str, phrases: &[&str]| {
        let pair = read("ccpm-2023-venezuela", edition);
        for (output, text) in [("PDF", &pair.pdf.text), ("HTML", &pair.html.text)] {
            let text = pdf_text::fold(text);
            for phrase in phrases {
                assert!(text.contains(&pdf_text::fold(phrase)), "{edition}, {output}: «{phrase}» not in:\n{text}");
            }
        }
    };
    single("es", &es.iter().map(String::as_str).collect::<Vec<_>>());
    single("en", &en);
    must_say(
        "ccpm-2023-venezuela",
        &["84 %", "78 %", "83 %", "81 %", "76 %", "72 %", "73 %", "S/C", "Desde mayo de 2024"],
        &en,
    );
    let priorities = |edition: &str, max: &str, medium: &str| {
        times("ccpm-2023-venezuela", edition, max, 11);
        times("ccpm-2023-venezuela", edition, medium, 10);
    };
    priorities("es", "Prioridad máxima", "Prioridad media");
    priorities("en", "Top priority", "Medium priority");
}

/// The pair of annual reports: what stands on a cover, the timeline, last year's result beside this year's, and what became
/// of each action of last year's plan.
#[test]
fn annual_reports_are_complete() {
    must_say(
        "ccpm-2025-diffa",
        &[
            "Año evaluado|2024|País|Níger|Región|Diffa|Nivel|Subnacional",
            "Contenido",
            "Fechas del proceso y días desde la primera",
            "27 de febrero de 2025|38",
            "80,3 %|Fuerte|71 %|Satisfactorio|2",
            "2023: 71 %, Satisfactorio",
            "Subfunciones 1.1–1.2",
            "Acciones acordadas",
            "Seguimiento del plan anterior",
            "Plan de 2023: 10 acciones. Cumplido: 3; En curso: 1; Pendiente: 1; Trasladado: 3; Descartado: 1; Sin información: 1.",
            "Dibujar el plano de los alojamientos de cada sitio.|Primer semestre de 2024|Manejo de información|Trasladado|60 %|\
             al 16 de diciembre de 2024|Reunir en un solo mapa",
        ],
        &[
            "Contents",
            "Dates of the process, and days since the first",
            "27 February 2025|38",
            "80.3%",
            "2023: 71%, Satisfactory",
            "Follow-up of the previous plan",
            "Plan of 2023: 10 actions. Done: 3; Under way: 1; Pending: 1; Carried over: 3; Dropped: 1; Not reported: 1.",
        ],
    );
    must_say(
        "ccpm-2024-diffa",
        &[
            "Escala (Escala regional de 2023)",
            "8. Preparar la estación fría|66 %|Satisfactorio",
            "Respondieron 19 de los 31 socios",
        ],
        &["Scale (2023 regional scale)", "To prepare for the cold season", "19 of the 31 partners answered"],
    );
    // The plan alone has neither cover nor contents of its own.
    times("ccpm-2023-venezuela", "es", "Contenido", 0);
}

/// Every drawing speaks in each language of its edition, and in no other.
#[test]
fn charts_speak_each_language() {
    for (edition, words) in [
        ("es", &["Línea de tiempo. ", "Gráfico de barras: Resultado", "Gráfico de barras: Tasa"][..]),
        ("en", &["Timeline. ", "Bar chart: Result", "Bar chart: Response rate"]),
        (
            "es-en",
            &[
                "Línea de tiempo. ",
                "Timeline. ",
                "Gráfico de barras: Resultado",
                "Bar chart: Result",
                "Gráfico de barras: Tasa",
                "Bar chart: Response rate",
            ],
        ),
    ] {
        let pictures = read("ccpm-2025-diffa", edition).pdf.pictures;
        assert_eq!(pictures.len(), words.len(), "{edition}: {pictures:?}");
        assert!(pictures.iter().zip(words).all(|(alt, start)| alt.starts_with(start)), "{edition}: {pictures:?}");
    }
}

/// Pages stay light enough for a poor connection.
#[test]
fn pages_of_reports_stay_below_their_limit() {
    for id in ["ccpm-2023-venezuela", "ccpm-2024-diffa", "ccpm-2025-diffa"] {
        for edition in EDITIONS {
            let path = support::published().join(format!("output/{id}.{edition}.html"));
            let size = std::fs::metadata(path).expect("the HTML").len();
            assert!(size < 200_000, "{id}, {edition}: {size}");
        }
    }
}
