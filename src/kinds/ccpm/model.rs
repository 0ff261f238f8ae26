//! What a CCPM document holds.

use super::scale::{Rating, Scale};
use crate::kinds::{FunctionRef, Progress};
use crate::source::{Address, Amount, BodyRef, Count, Date, Line, Percent, Period, Plain, Prose, Val, Year};
use crate::view::Tone;

crate::record! {
    /// A CCPM report or action plan.
    pub struct Ccpm("Un informe o plan de acción CCPM.") {
        /// Kind of report.
        report("tipo de informe": "Tipo de informe."): Option<Report>,
        /// Quarter of a follow-up report, 1 to 4.
        quarter("trimestre": "Trimestre de un informe de seguimiento, de 1 a 4."): Option<Count>,
        /// Country.
        country("país": "País."): Line,
        /// Level of the cluster.
        level("nivel": "Nivel del clúster."): Level,
        /// Region of a sub-national cluster.
        region("región": "Región de un clúster subnacional."): Option<Line>,
        /// Cluster.
        cluster("clúster": "Clúster."): BodyRef,
        /// What a merged cluster reports for.
        covers("abarca": "Lo que abarca el informe de un clúster fusionado."): Option<Line>,
        /// Lead agencies.
        lead_agencies("agencias líderes": "Agencias líderes."): Vec<BodyRef>,
        /// Year assessed, which may differ from the year of the process.
        year("año": "Año evaluado, que puede no ser el del proceso."): Year,
        /// Day on which the survey was shared.
        launch("fecha de lanzamiento": "Día en que se compartió la encuesta."): Option<Date>,
        /// Day on which results were reviewed and the plan was drawn up.
        review("fecha de revisión": "Día en que se revisaron los resultados y se elaboró el plan."): Option<Date>,
        /// Day on which the plan was shared with the global cluster.
        completion("fecha de finalización": "Día en que se compartió el plan con el clúster global."): Option<Date>,
        /// Summary of the results.
        summary("resumen": "Resumen de los resultados."): Option<Prose>,
        /// Response rates in words, where no table is known, or a remark on the table.
        response_note("nota sobre la respuesta": "Tasas de respuesta en palabras, si no se conoce la tabla, o una nota \
            sobre ella."): Option<Prose>,
        /// Scale of the ratings; `iasc` when absent.
        scale("escala": "Escala de las calificaciones; si falta, `iasc`."): Option<Scale>,
        /// The assessment of the year before.
        previous("año anterior": "La evaluación del año anterior."): Option<Previous>,
        /// Core functions in the order of the report.
        function("función": "Funciones básicas, en el orden del informe."): Vec<Function>,
        /// Sub-functions.
        subfunction("subfunción": "Subfunciones."): Vec<Subfunction>,
        /// Response rates by type of partner.
        response("respuesta": "Tasas de respuesta por tipo de socio."): Vec<Response>,
        /// Agreed actions.
        action("acción": "Acciones acordadas."): Vec<Action>,
    }
}

impl Ccpm {
    /// Whether this is an annual report, told function by function or with response rates. What is left is a plan with
    /// its results, or a quarter's follow-up: short forms, which begin with what they say.
    pub fn is_report(&self) -> bool {
        let told = |f: &Function| f.said.is_some() || f.constraints.is_some() || f.good_practices.is_some();
        matches!(self.report, Some(Report::Preliminary | Report::Final))
            && (!self.response.is_empty() || !self.subfunction.is_empty() || self.function.iter().any(told))
    }

    /// The year that results are compared with.
    pub fn year_before(&self) -> i32 {
        self.previous.as_ref().map_or(self.year.v - 1, |previous| previous.year.v)
    }

    /// The agreed actions of a function, with their places in the plan.
    pub fn actions_of<'a>(&'a self, function: &'a str) -> impl Iterator<Item = (usize, &'a Action)> {
        self.action.iter().enumerate().filter(move |(_, action)| action.function.0.v == function)
    }
}

impl Action {
    /// The anchor of the action's row in the plan; `at` is its place there.
    pub fn anchor(&self, at: usize) -> String {
        self.id.as_ref().map_or_else(|| format!("action:{}", at + 1), |id| id.v.clone())
    }
}

crate::record! {
    /// The assessment of the year before.
    pub struct Previous("La evaluación del año anterior.") {
        /// Year assessed then.
        year("año": "Año evaluado entonces."): Year,
        /// Id of that year's document, whose plan is followed up.
        document("documento": "Id del documento de ese año, a cuyo plan se da seguimiento."): Option<Address>,
        /// Scale of the ratings then; the present one when absent.
        scale("escala": "Escala de las calificaciones de entonces; si falta, la actual."): Option<Scale>,
        /// Remark on the comparison.
        note("nota": "Nota sobre la comparación."): Option<Line>,
    }
}

crate::record! {
    /// A core function. The rating is computed from the score where there is one.
    pub struct Function("Una función básica. La calificación se calcula a partir del puntaje, si lo hay.") {
        /// Key: one of the official list, or a word of your own with a name.
        key("clave": "Clave: una de la lista oficial, o una palabra propia con su nombre."): FunctionRef,
        /// Name of a function that is not in the official list.
        name("nombre": "Nombre de una función que no está en la lista oficial.") numbered: Option<Line>,
        /// Result in per cent.
        score("puntaje": "Resultado en porcentaje."): Option<Percent>,
        /// Rating, where there is no score; checked against the score where there is one.
        rating("calificación": "Calificación, cuando no hay puntaje; si lo hay, se coteja con \
            él."): Option<Val<Rating>>,
        /// Result of the year before in per cent.
        previous_score("puntaje anterior": "Resultado del año anterior en porcentaje."): Option<Percent>,
        /// Rating of the year before, where there was no score.
        previous_rating("calificación anterior": "Calificación del año anterior, cuando no hubo \
            puntaje."): Option<Val<Rating>>,
        /// What was said of the function.
        said("lo que se dijo": "Lo que se dijo de la función."): Option<Prose>,
        /// Constraints and challenges.
        constraints("limitaciones y desafíos": "Limitaciones y desafíos."): Option<Prose>,
        /// Good practices and lessons learned.
        good_practices("buenas prácticas": "Buenas prácticas y lecciones aprendidas."): Option<Prose>,
        /// Remark.
        note("nota": "Nota."): Option<Line>,
    }
}

crate::record! {
    /// A sub-function. Its key begins with that of its function: `service-delivery.platform`.
    pub struct Subfunction("Una subfunción. Su clave empieza con la de su función: `service-delivery.platform`.") {
        /// Key.
        key("clave": "Clave."): FunctionRef,
        /// Name of a sub-function that is not in the official list.
        name("nombre": "Nombre de una subfunción que no está en la lista oficial.") numbered: Option<Line>,
        /// Result in per cent.
        score("puntaje": "Resultado en porcentaje."): Option<Percent>,
        /// Rating, where there is no score.
        rating("calificación": "Calificación, cuando no hay puntaje."): Option<Val<Rating>>,
        /// Result of the year before in per cent.
        previous_score("puntaje anterior": "Resultado del año anterior en porcentaje."): Option<Percent>,
    }
}

crate::record! {
    /// Responses of one type of partner.
    pub struct Response("Las respuestas de un tipo de socio.") {
        /// Type of partner.
        partner("tipo": "Tipo de socio.", "type"): PartnerType,
        /// Partners of the cluster: the overall denominator.
        partners("socios": "Socios del clúster: el denominador general."): Option<Count>,
        /// Partners who could be reached: the effective denominator.
        effective("socios efectivos": "Socios que se pudo contactar: el denominador efectivo."): Option<Count>,
        /// Partners who answered.
        responded("respondieron": "Socios que respondieron."): Option<Count>,
        /// Rate in per cent, where only the rate is known.
        rate("tasa": "Tasa en porcentaje, cuando solo se conoce la tasa."): Option<Amount>,
        /// Remark.
        note("nota": "Nota."): Option<Line>,
    }
}

crate::record! {
    /// An agreed action.
    pub struct Action("Una acción acordada.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otros se refieren a ella."): Option<Plain>,
        /// Core function that it belongs to.
        function("función": "Función básica a la que pertenece."): FunctionRef,
        /// Priority.
        priority("priorización": "Prioridad."): Option<Priority>,
        /// What was agreed.
        action("acción acordada": "Lo que se acordó."): Prose,
        /// Agreed timeframe.
        timeframe("periodo acordado": "Periodo acordado."): Option<Val<Period>>,
        /// Who answers for the follow-up.
        responsible("responsable": "Quién responde por el seguimiento."): Vec<BodyRef>,
        /// Constraints and challenges.
        constraints("limitaciones y desafíos": "Limitaciones y desafíos."): Option<Prose>,
        /// Good practices and lessons learned.
        good_practices("buenas prácticas": "Buenas prácticas y lecciones aprendidas."): Option<Prose>,
        /// Comments.
        comments("comentarios": "Comentarios."): Option<Prose>,
        /// Where it stands.
        status("estado": "En qué estado está."): Option<Progress>,
        /// How much of it is done, in per cent.
        done("avance": "Cuánto se ha cumplido, en porcentaje."): Option<Percent>,
        /// Day of this information.
        updated("actualizado": "Día de esta información."): Option<Date>,
        /// Address of the action that it continues.
        follows("sigue a": "Dirección de la acción a la que da continuidad."): Option<Address>,
    }
}

crate::choices! {
    /// Kind of report.
    pub enum Report {
        Preliminary "preliminary": "Informe preliminar CCPM" / "CCPM preliminary report",
        Final "final": "Informe final y plan de acción CCPM" / "CCPM final report and action plan",
        FollowUp "follow-up": "Informe de seguimiento CCPM" / "CCPM follow-up report",
    }
}

crate::choices! {
    /// Level of a cluster.
    pub enum Level {
        National "national": "Nacional" / "National",
        SubNational "sub-national": "Subnacional" / "Sub-national",
    }
}

crate::choices! {
    /// Types of partner, as the IASC survey counts them.
    pub enum PartnerType {
        Ingo "ingo": "ONG internacionales" / "International NGOs",
        Nngo "nngo": "ONG nacionales" / "National NGOs",
        Un "un": "Naciones Unidas" / "United Nations",
        Authorities "authorities": "Autoridades" / "Authorities",
        Donors "donors": "Donantes" / "Donors",
        Academia "academia": "Academia" / "Academia",
        Private "private": "Sector privado" / "Private sector",
        Observers "observers": "Observadores" / "Observers",
        Other "other": "Otros" / "Others",
    }
}

impl Priority {
    pub fn tone(self) -> Tone {
        match self {
            Priority::Max => Tone::High,
            Priority::Medium => Tone::Medium,
            Priority::Low => Tone::Low,
        }
    }
}

crate::choices! {
    /// Priority of an action.
    pub enum Priority {
        Max "max": "Prioridad máxima" / "Top priority",
        Medium "medium": "Prioridad media" / "Medium priority",
        Low "low": "Prioridad baja" / "Low priority",
    }
}
