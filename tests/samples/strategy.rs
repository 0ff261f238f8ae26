//! The strategies among the samples.

use super::*;

/// The milestones of the strategies of the seed: number, first and last words of the result, and when it starts.
const MILESTONES: &[(&str, &str, &str, &str)] = &[
    ("1.1", "Marco con el que", "más sus servicios", "Primer semestre de 2018"),
    ("2.1", "Campaña con materiales multimedia", "multimedia e infografías", "Primer semestre de 2018"),
    ("2.2", "Formación acerca de cómo", "los programas sociales", "Primer semestre de 2019"),
    ("3.1", "Mapeo de lo que", "poco a poco", "Primer semestre de 2018"),
    ("4.1", "Marco de asistencias técnicas", "y sus familias", "Primer semestre de 2018"),
    ("4.2", "Caja de herramientas con", "integrales de cuidado", "Segundo semestre de 2018"),
    ("4.3", "Marco de asistencias técnicas", "el cambio climático", "Primer semestre de 2019"),
    ("4.4", "Marco de asistencias técnicas", "la revolución tecnológica", "Primer semestre de 2019"),
    ("5.1", "Experiencias compartidas por vía", "por vía virtual", "Primer semestre de 2018"),
    ("5.2", "Estrategias con las que", "delivery, ya diseñadas", "Segundo semestre de 2018"),
    ("6.1", "Programas de formación de", "cursos, entre otros)", "Segundo semestre de 2018"),
    ("7.1", "Agenda Regional Intersectorial en", "que se adopta", "Primer semestre de 2018"),
    ("1.1", "Estudio de la arquitectura", "en distintos países", "Primer semestre de 2018"),
    ("1.2", "Marco con el que", "una trayectoria ascendente", "Primer semestre de 2018"),
    ("2.1", "Campaña de comunicación que", "acerca de evaluar", "Primer semestre de 2018"),
    ("3.1", "Proyecto Panamá Coopera. Jornadas", "ciclo de vida»", "Segundo semestre de 2017"),
    ("3.2", "Proyecto Panamá Coopera. Pasantía", "sus múltiples dimensiones", "Primer semestre de 2018"),
    ("3.3", "Proyecto Panamá Coopera. Pasantía", "del sector social", "Segundo semestre de 2018"),
    ("3.4", "Marcos de asistencia técnica", "en lo estratégico", "Primer semestre de 2019"),
    ("3.5", "Caja de herramientas (procedimientos,", "en lo estratégico", "Primer semestre de 2019"),
    ("4.1", "Comunidades de aprendizaje y", "y sus hallazgos", "Primer semestre de 2018"),
    ("4.2", "Jornada política y técnica", "la protección social", "Primer semestre de 2018"),
    ("4.3", "Recursos inyectados y experiencias", "en trayectorias ascendentes", "Primer semestre de 2019"),
    ("5.1", "Programa de formación en", "para la región", "Segundo semestre de 2018"),
    ("6.1", "Experiencias intercambiadas en la", "ciclo de vida»", "Segundo semestre de 2017"),
    ("6.2", "Marcos de asistencia técnica", "otras donde proceda", "Primer semestre de 2019"),
    ("7.1", "Propuestas preparadas con miras", "de cada país", "Primer semestre de 2019"),
    ("8.1", "Informe anual, de mayo", "abril de 2018", "Primer semestre de 2018"),
    ("9.1", "Evaluación a medio término,", "que se propongan", "Primer semestre de 2019"),
    ("1.1", "Experiencias compartidas por vía", "por vía virtual", "Primer semestre de 2018"),
    ("1.2", "Programa de formación para", "para la región", "Segundo semestre de 2018"),
    ("2.1", "Diseño de la lógica", "y los BPR", "Primer semestre de 2018"),
    ("3.1", "Experiencias que dieron fruto,", "por vía virtual", "Segundo semestre de 2018"),
    ("3.2", "Mecanismos con los que", "gestionan los recursos", "Primer semestre de 2019"),
    ("4.1", "Proyecto «Desarrollo de capacidades", "la protección social»", "Segundo semestre de 2017"),
    ("4.2", "Proyecto «Desarrollo de instrumentos", "vez más integrales»", "Segundo semestre de 2017"),
    ("4.3", "Proyecto «Integración y Reintegración", "en Centroamérica -ALTERNATIVAS-»", "Segundo semestre de 2017"),
    ("5.1", "Mapeo que identifique la", "que se ofrece", "Primer semestre de 2018"),
    ("5.2", "I Mesa de Cooperantes", "Mesa de Cooperantes", "Primer semestre de 2018"),
    ("5.3", "II Mesa de Cooperantes", "Mesa de Cooperantes", "Primer semestre de 2019"),
    ("6.1", "Experiencias compartidas por vía", "por vía virtual", "Segundo semestre de 2018"),
    ("7.1", "Refuerzo de los mecanismos", "y rinde cuentas", "Primer semestre de 2018"),
];

#[test]
fn strategies_of_the_seed() {
    let id = "strategy-2018-cis";
    let mut es: Vec<String> = [
        "Consejo de la Integración Social Centroamericana",
        "De enero de 2018 a junio de 2019",
        "Comités|3",
        "Hitos|42",
        "Borrador",
        "versión preliminar, a la espera de las observaciones",
        // What is due when, by committee.
        "Cuadro 1. Hitos de cada comité, según cuándo comienzan",
        "Comité Especializado sobre Pobreza y Protección Social|6|3|3|12",
        "Comité Especializado sobre Monitoreo, Evaluación e Innovación|2|7|2|6|17",
        "Comité Especializado sobre Cooperación Internacional|3|5|3|2|13",
        "Total|5|18|8|11|42",
        // Sections, figures and tables, numbered by the tool.
        "1.|Introducción",
        "Figura 1. Gobernanza del Plan",
        "Fuente: dibujo propio, a partir del Plan de Acción Regional sobre Pobreza y Protección Social",
        "2.|Lineamientos de funcionamiento",
        "9.|Una vez al año se informará sobre la labor de los comités",
        "3.|Las estrategias de los comités: procesos y núcleos prioritarios",
        "Figura 2. Los ocho núcleos prioritarios",
        "Fuente: dibujo propio, a partir de OCADES",
        "4.|Comité Especializado sobre Pobreza y Protección Social",
        "Cuadro 2. Hitos dinámicos de alcance regional: Pobreza y Protección Social",
        "5.|Comité Especializado sobre Monitoreo, Evaluación e Innovación",
        "Cuadro 3. Hitos dinámicos de alcance regional: Monitoreo, Evaluación e Innovación",
        "6.|Comité Especializado sobre Cooperación Internacional",
        "Periodo|De junio de 2017 a junio de 2019",
        "Nota|El periodo de este comité comienza antes que el de los otros dos.",
        "Cuadro 4. Hitos dinámicos de alcance regional: Cooperación Internacional",
        "7. Refuerzo de los mecanismos",
        "Siglas y abreviaturas",
    ]
    .map(String::from)
    .to_vec();
    for (number, first, last, start) in MILESTONES {
        es.push(format!("{number}|{first}"));
        es.push(format!("{last}|{start}"));
    }
    must_say(
        id,
        &es.iter().map(String::as_str).collect::<Vec<_>>(),
        &[
            "January 2018 to June 2019",
            "Table 1. Milestones of each committee, by when they start",
            "Specialised Committee on Poverty and Social Protection|6|3|3|12",
            "1.|Introduction",
            "Figure 1. Governance of the Plan",
            "Source: own drawing, based on OCADES",
            "2.|Operating guidelines",
            "3.|The strategies of the committees",
            "Figure 2. The eight priority cores",
            "Table 4. Dynamic milestones of regional scope: International Cooperation",
            "6.|Specialised Committee on International Cooperation",
            "June 2017 to June 2019",
        ],
    );
    for edition in EDITIONS {
        for (lang, words) in [
            ("es", ["Combo temático 1.", "Combo temático 2.", "Combo temático 3."]),
            ("en", ["Thematic combo 1.", "Thematic combo 2.", "Thematic combo 3."]),
        ] {
            let shown = usize::from(edition.contains(lang));
            words.iter().for_each(|combo| times(id, edition, combo, 3 * shown));
        }
        for (es, en, expected) in [
            ("Segundo semestre de 2017", "Second half of 2017", 5),
            ("Primer semestre de 2018", "First half of 2018", 18),
            ("Segundo semestre de 2018", "Second half of 2018", 8),
            ("Primer semestre de 2019", "First half of 2019", 11),
        ] {
            times(id, edition, es, if edition.contains("es") { expected } else { 0 });
            times(id, edition, en, if edition.contains("en") { expected } else { 0 });
        }
        // Two notes a language; the first is the long one, with its list.
        let pair = read(id, edition);
        let langs = edition.split('-').count();
        for notes in [&pair.pdf.notes, &pair.html.notes] {
            assert_eq!(notes.len(), 2 * langs, "{edition}");
            let first = pdf_text::fold(&notes[0]);
            assert!(
                first.len() > 900 && first.contains(" 4. that there be ") || first.contains(" 4. que mejoren "),
                "{first}"
            );
        }
    }
    let pictures = read(id, "es-en").pdf.pictures;
    assert_eq!(pictures.len(), 2);
    assert!(
        pictures[0].contains("Esquema de arriba abajo.") && pictures[0].contains("Diagram read from top to bottom.")
    );
}

#[test]
fn the_second_strategy_shows_what_the_seed_lacks() {
    must_say(
        "strategy-2021-valle-sula",
        &[
            "De febrero a diciembre de 2021",
            "Cuadro 1. Hitos de cada comité, según cuándo deben cumplirse",
            "3.1|Quiénes permanecían en los albergues",
            "De febrero a octubre de 2021",
            "Cuadro 2. Hitos de alojamiento y retorno",
            "1.1|Censo de los albergues que siguen abiertos|De principios a mediados de febrero de 2021|OIM|CODEM|Cumplido|100 %|al 19 de febrero de 2021",
            "1.2|Plan de cierre de los albergues, acordado con cada municipalidad|Acordado una semana después de lo previsto",
            "De fines de febrero al 15 de abril de 2021",
            "2.1|Guía ilustrada para reparar sin riesgo",
            "De marzo a mediados de 2021",
            "Del segundo trimestre a agosto de 2021",
            "De mediados de 2021 a diciembre de 2021",
            "De mediados de septiembre a diciembre de 2021",
            "Cuadro 3. Hitos de información y alerta",
            "De principios de marzo a fines de mayo de 2021",
            "De mediados de febrero al 31 de mayo de 2021",
            "De mediados de mayo a principios de agosto de 2021|CODEM|Trasladado|50 %",
            "7.|Funciones",
            "Cuadro 4. Quién ejerce cada función",
            "Función|A cargo de|Tareas",
            "Funciones generales",
            "Coordinación adjunta|Fundación Vivienda Popular|ONG nacionales socias",
        ],
        &[
            "February to December 2021",
            "Early to mid-February 2021",
            "Late February to 15 April 2021",
            "March to mid-2021",
            "Second quarter to August 2021",
            "Mid-2021 to December 2021",
            "Mid-May to early August 2021",
            "Table 4. Who holds each role",
            "Carried over",
        ],
    );
}
