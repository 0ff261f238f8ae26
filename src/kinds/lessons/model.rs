//! What a document of lessons holds.

use std::ops::Deref;

use crate::source::{FieldValue, Line, Numeral, Period, Plain, Prose, Reader, Type, Val, Value};

crate::record! {
    /// Lessons learned and good practices of an area.
    pub struct Lessons("Lecciones aprendidas y buenas prácticas de un área.") {
        /// Area that the lessons belong to.
        area("área": "Área a la que pertenecen las lecciones."): Area,
        /// Project that they come from.
        project("proyecto": "Proyecto del que provienen."): Option<Line>,
        /// Period that they were collected in.
        period("periodo": "Periodo en el que se recogieron."): Option<Val<Period>>,
        /// Introduction.
        introduction("introducción": "Introducción."): Option<Prose>,
        /// Index: every lesson with its code and statement.
        lesson("lección": "Índice: cada lección con su código y su enunciado."): Vec<Lesson>,
        /// Sheets, each of a lesson of the index; they are printed in the order of the index.
        sheet("ficha": "Fichas, cada una de una lección del índice; se imprimen en el orden del \
            índice."): Vec<LessonSheet>,
    }
}

crate::record! {
    /// The area that the lessons belong to.
    pub struct Area("El área a la que pertenecen las lecciones.") {
        /// Name.
        name("nombre": "Nombre."): Line,
        /// Letters with which the codes of its lessons end ("GN").
        code("código": "Letras con las que terminan los códigos de sus lecciones («GN»)."): Plain,
        /// Number of the section in the family of reports ("2.7").
        number("número": "Número del apartado en la familia de informes («2.7»)."): Option<Numeral>,
    }
}

crate::record! {
    /// A lesson or good practice of the index. One without a sheet stands in the index alone.
    pub struct Lesson("Una lección o buena práctica del índice. La que no tiene ficha está solo en el índice.") {
        /// Code: BP (good practice), LA (lesson learned) or LN (lesson not learned), a number, `_` and the area: "LN2_GN".
        code("código": "Código: BP (buena práctica), LA (lección aprendida) o LN (lección no aprendida), un número, \
            `_` y el área: «LN2_GN»."): Plain,
        /// What it says in one sentence; printed in the index and on the sheet.
        statement("enunciado": "Lo que dice, en una oración; se imprime en el índice y en la ficha."): Line,
    }
}

crate::record! {
    /// The sheet of a lesson. Its statement is that of the index.
    pub struct LessonSheet("La ficha de una lección. Su enunciado es el del índice.") {
        /// Code of the lesson.
        lesson("lección": "Código de la lección."): Plain,
        /// What was found.
        finding("hallazgo": "Lo que se encontró."): Option<Prose>,
        /// Description of the lesson.
        description("descripción": "Descripción de la lección."): Option<Prose>,
        /// Context and preconditions.
        context("contexto": "Contexto y condiciones previas."): Option<Prose>,
        /// Targets of the project.
        targets("metas": "Metas del proyecto."): Option<Prose>,
        /// Whom it benefits.
        beneficiaries("beneficiarios": "A quiénes beneficia."): Option<Prose>,
        /// Sustainable Development Goals ("10") and their targets ("10.7", "3.c").
        sdg("ods": "Objetivos de Desarrollo Sostenible («10») y sus metas («10.7», «3.c»)."): Vec<SdgKey>,
        /// Guiding principles of the Global Compact for Migration, "a" to "j".
        principles("principios rectores": "Principios rectores del Pacto Mundial para la Migración, de «a» a \
            «j»."): Vec<PrincipleKey>,
        /// Objectives of the Global Compact for Migration, 1 to 23.
        objectives("objetivos": "Objetivos del Pacto Mundial para la Migración, de 1 a 23."): Vec<ObjectiveKey>,
        /// Type of lesson.
        lesson_type("tipo": "Tipo de lección.", "type"): Option<Val<LessonType>>,
        /// Successes, positive aspects.
        successes("éxitos": "Éxitos, aspectos positivos."): Option<Prose>,
        /// Challenges, difficulties, problems.
        challenges("desafíos": "Desafíos, dificultades, problemas."): Option<Prose>,
        /// Whether the lesson was learned.
        learned("aprendida": "Si la lección se aprendió."): Option<Val<bool>>,
    }
}

/// Declares the keys of an official list, as typed: whether there is such an entry is said by the rules.
macro_rules! official_keys {
    ($($(#[$meta:meta])* $name:ident: $es:literal / $en:literal, $example:literal;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name(pub Plain);

        impl FieldValue for $name {
            const TYPE: Type = Type::Scalar { es: $es, en: $en, example: $example, form: Numeral::FORM };

            fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
                Numeral::read(reader, value).map(|key| $name(key.0))
            }
        }

        impl Deref for $name {
            type Target = Plain;
            fn deref(&self) -> &Plain {
                &self.0
            }
        }
    )+};
}

official_keys! {
    /// A Sustainable Development Goal or one of its targets.
    SdgKey: "el número de un ODS o de una de sus metas" / "the number of a goal or of one of its targets", "\"10.7\"";
    /// A guiding principle of the Global Compact for Migration.
    PrincipleKey: "la letra de un principio rector" / "the letter of a guiding principle", "\"j\"";
    /// An objective of the Global Compact for Migration.
    ObjectiveKey: "el número de un objetivo" / "the number of an objective", "23";
}

crate::choices! {
    /// Type of lesson.
    pub enum LessonType {
        Positive "positive": "Lección positiva" / "Positive lesson",
        Negative "negative": "Lección negativa" / "Negative lesson",
    }
}

impl Lessons {
    /// The sheet of the lesson with that code.
    pub fn sheet_of(&self, code: &str) -> Option<&LessonSheet> {
        self.sheet.iter().find(|sheet| sheet.lesson.v == code)
    }
}
