//! The table of rules: every code that a finding can have. A code is never used again for something else.
//!
//! Letters: S source and syntax, F fields, R references, L languages, D dates, A acceptances, P publication, and
//! one letter a kind: M minutes, K CCPM, W plans, E strategies, B lessons.

/// What a finding does to its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No edition is written.
    Error,
    /// Everything is built.
    Warning,
}

/// A rule: its code, what it does, and its name in both languages.
#[derive(Debug)]
pub struct Rule {
    pub code: &'static str,
    pub severity: Severity,
    pub name: super::super::locale::Word,
}

macro_rules! rules {
    ($($variant:ident $code:literal $severity:ident $es:literal / $en:literal;)*) => {
        /// Code of a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code { $(#[doc = $en] $variant),* }

        /// Every rule, in the order of [`Code`].
        pub const RULES: &[Rule] = &[$(Rule {
            code: $code,
            severity: Severity::$severity,
            name: crate::locale::Word { es: $es, en: $en },
        }),*];

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$variant),*];
        }
    };
}

rules! {
    Syntax "S001" Error "sintaxis TOML rota" / "broken TOML syntax";
    NotUtf8 "S002" Error "archivo que no es UTF-8" / "file that is not UTF-8";
    Unreadable "S003" Error "archivo que no se puede leer" / "file that cannot be read";
    BrokenCatalog "S004" Error "archivo PO roto" / "broken PO file";
    UnknownKind "S005" Error "documento sin clase conocida" / "document without a known kind";
    DuplicateId "S006" Error "dos documentos o filas con un mismo id" / "two documents or items with one id";
    BadId "S007" Error "id mal formado" / "malformed id";
    UnknownKey "F001" Warning "clave desconocida" / "unknown key";
    WrongType "F002" Error "valor de otro tipo" / "value of another type";
    MissingField "F003" Error "falta un campo obligatorio" / "missing required field";
    NotAChoice "F004" Error "valor fuera de la lista" / "value outside the list";
    OutOfRange "F005" Error "número fuera de rango" / "number out of range";
    ExcludedField "F006" Error "campos que se excluyen" / "fields that exclude each other";
    NoSuchDate "D001" Error "fecha imposible" / "impossible date";
    DatesOutOfOrder "D002" Warning "fechas fuera de orden" / "dates out of order";
    WeekdayMismatch "D003" Warning "día de la semana que no corresponde" / "weekday that does not match";
    UnknownBody "R001" Warning "órgano u organización sin declarar" / "undeclared body";
    UnknownFunction "R002" Warning "función desconocida" / "unknown function";
    NoSuchItem "R003" Error "referencia a una fila que no existe" / "reference to an item that does not exist";
    NoSuchAddress "R004" Warning "dirección que no existe" / "address that does not exist";
    DuplicateName "R005" Error "nombre repetido en el directorio" / "name declared twice in the directory";
    MissingTranslation "L001" Warning "texto sin traducción" / "text without a translation";
    StaleTranslation "L002" Warning "traducción desactualizada" / "stale translation";
    OrphanTranslation "L003" Warning "traducción sin texto" / "translation without a text";
    RawHtml "L004" Warning "HTML dentro de un texto" / "HTML inside a text";
    BadLink "L005" Warning "enlace que no se puede seguir" / "link that cannot be followed";
    LooseNote "L006" Warning "nota al pie sin referencia" / "footnote without a reference";
    MarkupTooDeep "L007" Warning "listas o énfasis con demasiados niveles" / "lists or emphasis with too many levels";
    DuplicateNote "L008" Warning "nota al pie repetida" / "footnote given twice";
    ReservedBesideText "L009" Warning "valor reservado junto a un texto" / "reserved value beside a text";
    NoGlyph "P001" Error "carácter que ninguna fuente tiene" / "character that no font has";
    BadPicture "P002" Error "imagen que falta o no sirve" / "picture missing or unusable";
    OutsideWorkspace "P003" Error "archivo fuera del espacio de trabajo" / "file outside the workspace";
    NoAlternativeText "P004" Error "imagen sin texto alternativo" / "picture without alternative text";
    CannotWrite "P005" Error "no se puede escribir la publicación" / "publication that cannot be written";
    CannotTypeset "P006" Error "no se puede componer la publicación" / "publication that cannot be typeset";
    BadTemplate "P007" Error "plantilla o tema propio con errores" / "own template or theme with errors";
    UnusedAcceptance "A001" Warning "aceptación que no corresponde a nada" / "acceptance that matches nothing";
    UnknownCode "A002" Warning "aceptación de un código que no existe" / "acceptance of a code that does not exist";
    DurationMismatch "M001" Warning "duración que contradice las horas" / "duration that contradicts the times";
    OpenActionPoint "M002" Warning "punto de acción sin responsable o fecha" / "action point without owner or date";
    CountsMismatch "M003" Warning "número de personas que no cuadra" / "number of people that does not add up";
    ScoreAgainstLabel "K001" Warning "puntaje contra su calificación" / "score against its label";
    OddResponseRate "K002" Warning "tasa de respuesta imposible" / "impossible response rate";
    FunctionWithoutAction "K003" Warning "función sin acciones" / "function without actions";
    BrokenScale "K004" Error "escala mal declarada" / "scale declared wrongly";
    ScheduleSum "W001" Warning "cronograma que no suma" / "schedule that does not add up";
    ActivityGap "W002" Warning "actividad sin meta, cronograma o responsable" / "activity without target, schedule or owner";
    TotalMismatch "W003" Warning "total que no es la suma de sus partes" / "total that is not the sum of its parts";
    MixedCurrencies "W004" Error "monedas mezcladas en un total" / "currencies mixed in one total";
    WeightSum "W005" Warning "pesos que no suman 100" / "weights that do not add up to 100";
    NearDuplicate "W006" Warning "actividades casi iguales" / "activities nearly alike";
    EmptyHeading "W007" Warning "encabezado sin actividades" / "heading without activities";
    NamesAgainstTarget "W008" Warning "nombres que no cuadran con la meta" / "names that do not match the target";
    TwiceOrEveryTwo "W009" Warning "bimensual frente a bimestral" / "“bimensual” against “bimestral”";
    OutsidePeriod "E001" Warning "hito o actividad fuera de su periodo" / "milestone or activity outside its period";
    ActivityWithoutMilestone "E002" Warning "actividad sin hitos" / "activity without milestones";
    PeriodEndsFirst "E003" Warning "periodo que termina antes de empezar" / "period that ends before it begins";
    BadLessonCode "B001" Warning "código de lección mal formado" / "malformed code of a lesson";
    TickAgainstCode "B002" Warning "marca que contradice el código" / "tick against the code";
    SheetWithoutLesson "B003" Error "ficha que no corresponde al índice" / "sheet that does not match the index";
    UnknownOfficialKey "B004" Error "clave oficial que no existe" / "official key that does not exist";
    AreaMismatch "B005" Warning "código de otra área" / "code of another area";
}

impl Code {
    /// The rule behind the code.
    pub fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }

    /// The code as printed: `F001`.
    pub fn as_str(self) -> &'static str {
        self.rule().code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_well_formed() {
        let mut seen = std::collections::HashSet::new();
        for code in Code::ALL {
            let text = code.as_str();
            let letters = text.chars().take_while(char::is_ascii_uppercase).count();
            assert!((1..=4).contains(&letters) && (2..=4).contains(&(text.len() - letters)), "{text}");
            assert!(text[letters..].bytes().all(|b| b.is_ascii_digit()), "{text}");
            assert!(seen.insert(text), "{text} twice");
        }
        assert_eq!(seen.len(), RULES.len());
    }
}
