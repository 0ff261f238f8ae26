//! The lessons and good practices among the samples.

use super::{must_say, pdf_text, read, times};

/// The index of the seed: code as printed there, class.
const INDEX: &[(&str, &str, &str)] = &[
    ("BPI_GN", "Buena práctica", "Good practice"),
    ("LAI_GN", "Lección aprendida", "Lesson learned"),
    ("LNI_GN", "Lección no aprendida", "Lesson not learned"),
    ("LN2_GN", "Lección no aprendida", "Lesson not learned"),
];

#[test]
fn the_index_of_the_seed_has_its_four_codes_in_order() {
    for (edition, lang) in [("es", 1), ("en", 2)] {
        let pair = read("lessons-2021-general", edition);
        for text in [&pair.pdf.text, &pair.html.text] {
            let text = pdf_text::fold(text);
            let mut rest = text.as_str();
            for (code, es, en) in INDEX {
                let row = format!("{code} {}", if lang == 1 { es } else { en });
                rest = rest.split_once(&row).unwrap_or_else(|| panic!("{row} not in:\n{rest}")).1;
            }
        }
        let index = pair.html.tables.first().expect("the index");
        assert_eq!(index.len(), INDEX.len());
    }
}

#[test]
fn the_sheet_of_the_seed_says_all_that_its_fields_hold() {
    must_say(
        "lessons-2021-general",
        &[
            "Área",
            "General (GN)",
            "Sección",
            "2.7",
            "Sin ficha en este documento: BPI_GN, LAI_GN y LNI_GN.",
            "LN2_GN|No consta que las agencias del SNU dispongan de una vía",
            "Hallazgo",
            "Descripción",
            "Contexto y condiciones previas",
            "Metas del proyecto",
            "Meta general.",
            "Población beneficiaria",
            "Objetivos de Desarrollo Sostenible",
            "10.|Reducción de las desigualdades (meta 10.7)",
            "16.|Paz, justicia e instituciones sólidas",
            "17.|Alianzas para lograr los objetivos",
            "Pacto Mundial para la Migración: principios rectores",
            "j)|Enfoque pansocial",
            "1.|Recopilar y utilizar datos exactos y desglosados para formular políticas con base empírica",
            "23.|Fortalecer la cooperación internacional y las alianzas mundiales para la migración segura, ordenada y regular",
            "☐ Lección positiva|☑ Lección negativa",
            "Éxitos y aspectos positivos",
            "Desafíos, dificultades y problemas",
            "☐ Lección aprendida|☑ Lección no aprendida",
            "Sistema de las Naciones Unidas",
        ],
        &[
            "General (GN)",
            "Without a sheet in this document: BPI_GN, LAI_GN and LNI_GN.",
            "LN2_GN|There is no sign that the UN agencies have a channel",
            "Finding",
            "Reduced inequalities (target 10.7)",
            "Peace, justice and strong institutions",
            "Whole-of-society approach",
            "Collect and utilize accurate and disaggregated data as a basis for evidence-based policies",
            "Strengthen international cooperation and global partnerships for safe, orderly and regular migration",
            "☐ Positive lesson|☑ Negative lesson",
            "☐ Lesson learned|☑ Lesson not learned",
        ],
    );
    // Written once, printed in the index and on the sheet.
    times("lessons-2021-general", "es", "No consta que las agencias del SNU", 2);
    times("lessons-2021-general", "en", "There is no sign that the UN agencies", 2);
}

#[test]
fn the_second_document_shows_what_the_seed_lacks() {
    must_say(
        "lessons-2022-protection",
        &[
            "Protección en ruta, frontera norte del Ecuador",
            "Periodo",
            "Introducción",
            "BP2_PR|Buena práctica",
            "Sin ficha en este documento: BP2_PR.",
            "10.|Reducción de las desigualdades (meta 10.7)",
            "Paz, justicia e instituciones sólidas (metas 16.3 y 16.9)",
            "Salud y bienestar (metas 3.8 y 3.c)",
            "Alianzas para lograr los objetivos (meta 17.17)",
            "f)|Derechos humanos",
            "g)|Perspectiva de género",
            "h)|Perspectiva infantil",
            "4.|Velar por que todos los migrantes tengan pruebas de su identidad jurídica y documentación adecuada",
            "15.|Proporcionar a los migrantes acceso a servicios básicos",
            "☑ Lección positiva|☐ Lección negativa",
            "☑ Lección aprendida|☐ Lección no aprendida",
            "☐ Lección aprendida|☑ Lección no aprendida",
            "Violencia basada en género",
            "Protocolo de derivación",
        ],
        &[
            "Protection along the route, northern border of Ecuador",
            "Without a sheet in this document: BP2_PR.",
            "Good health and well-being (targets 3.8 and 3.c)",
            "Partnerships for the goals (target 17.17)",
            "Gender-responsive",
            "Provide access to basic services for migrants",
            "☑ Positive lesson|☐ Negative lesson",
            "☑ Lesson learned|☐ Lesson not learned",
            "Gender-based violence",
        ],
    );
    for (code, count) in [("BP1_PR", 2), ("LA1_PR", 2), ("LN1_PR", 2)] {
        // In the index and above its sheet.
        times("lessons-2022-protection", "es", code, count);
        times("lessons-2022-protection", "es-en", code, count);
    }
}
