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
