//! What a CCPM document holds.

use super::scale::{Rating, Scale};
use crate::kinds::{FunctionRef, Progress};
use crate::source::{Address, Amount, BodyRef, Count, Date, Line, Percent, Period, Plain, Prose, Val, Year};
use crate::view::Tone;

crate::record! {
    /// A CCPM report or action plan.
    pub struct Ccpm {
        /// Kind of report.
        report("tipo de informe"): Option<Report>,
        /// Quarter of a follow-up report, 1 to 4.
        quarter("trimestre"): Option<Count>,
        /// Country.
        country("país"): Line,
        /// Level of the cluster.
        level("nivel"): Level,
        /// Region of a sub-national cluster.
        region("región"): Option<Line>,
        /// Cluster.
        cluster("clúster"): BodyRef,
        /// What a merged cluster reports for.
        covers("abarca"): Option<Line>,
        /// Lead agencies.
        lead_agencies("agencias líderes"): Vec<BodyRef>,
        /// Year assessed, which may differ from the year of the process.
        year("año"): Year,
        /// Day on which the survey was shared.
        launch("fecha de lanzamiento"): Option<Date>,
        /// Day on which results were reviewed and the plan was drawn up.
        review("fecha de revisión"): Option<Date>,
        /// Day on which the plan was shared with the global cluster.
        completion("fecha de finalización"): Option<Date>,
        /// Summary of the results.
        summary("resumen"): Option<Prose>,
        /// Response rates in words, where no table is known, or a remark on the table.
        response_note("nota sobre la respuesta"): Option<Prose>,
        /// Scale of the ratings; `iasc` when absent.
        scale("escala"): Option<Scale>,
        /// The assessment of the year before.
        previous("año anterior"): Option<Previous>,
        /// Core functions in the order of the report.
        function("función"): Vec<Function>,
        /// Sub-functions.
        subfunction("subfunción"): Vec<Subfunction>,
        /// Response rates by type of partner.
        response("respuesta"): Vec<Response>,
        /// Agreed actions.
        action("acción"): Vec<Action>,
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
    pub struct Previous {
        /// Year assessed then.
        year("año"): Year,
        /// Id of that year's document, whose plan is followed up.
        document("documento"): Option<Address>,
        /// Scale of the ratings then; the present one when absent.
        scale("escala"): Option<Scale>,
        /// Remark on the comparison.
        note("nota"): Option<Line>,
    }
}

crate::record! {
    /// A core function. The rating is computed from the score where there is one.
    pub struct Function {
        /// Key: one of the official list, or a word of your own with a name.
        key("clave"): FunctionRef,
        /// Name of a function that is not in the official list.
        name("nombre"): Option<Line>,
        /// Result in per cent.
        score("puntaje"): Option<Percent>,
        /// Rating, where there is no score; checked against the score where there is one.
        rating("calificación"): Option<Val<Rating>>,
        /// Result of the year before in per cent.
        previous_score("puntaje anterior"): Option<Percent>,
        /// Rating of the year before, where there was no score.
        previous_rating("calificación anterior"): Option<Val<Rating>>,
        /// What was said of the function.
        said("lo que se dijo"): Option<Prose>,
        /// Constraints and challenges.
        constraints("limitaciones y desafíos"): Option<Prose>,
        /// Good practices and lessons learned.
        good_practices("buenas prácticas"): Option<Prose>,
        /// Remark.
        note("nota"): Option<Line>,
    }
}

crate::record! {
    /// A sub-function. Its key begins with that of its function: `service-delivery.platform`.
    pub struct Subfunction {
        /// Key.
        key("clave"): FunctionRef,
        /// Name of a sub-function that is not in the official list.
        name("nombre"): Option<Line>,
        /// Result in per cent.
        score("puntaje"): Option<Percent>,
        /// Rating, where there is no score.
        rating("calificación"): Option<Val<Rating>>,
        /// Result of the year before in per cent.
        previous_score("puntaje anterior"): Option<Percent>,
    }
}

crate::record! {
    /// Responses of one type of partner.
    pub struct Response {
        /// Type of partner.
        partner("tipo", "type"): PartnerType,
        /// Partners of the cluster: the overall denominator.
        partners("socios"): Option<Count>,
        /// Partners who could be reached: the effective denominator.
        effective("socios efectivos"): Option<Count>,
        /// Partners who answered.
        responded("respondieron"): Option<Count>,
        /// Rate in per cent, where only the rate is known.
        rate("tasa"): Option<Amount>,
        /// Remark.
        note("nota"): Option<Line>,
    }
}

crate::record! {
    /// An agreed action.
    pub struct Action {
        /// Word by which others refer to it.
        id("identificador"): Option<Plain>,
        /// Core function that it belongs to.
        function("función"): FunctionRef,
        /// Priority.
        priority("priorización"): Option<Priority>,
        /// What was agreed.
        action("acción acordada"): Prose,
        /// Agreed timeframe.
        timeframe("periodo acordado"): Option<Val<Period>>,
        /// Who answers for the follow-up.
        responsible("responsable"): Vec<BodyRef>,
        /// Constraints and challenges.
        constraints("limitaciones y desafíos"): Option<Prose>,
        /// Good practices and lessons learned.
        good_practices("buenas prácticas"): Option<Prose>,
        /// Comments.
        comments("comentarios"): Option<Prose>,
        /// Where it stands.
        status("estado"): Option<Progress>,
        /// How much of it is done, in per cent.
        done("avance"): Option<Percent>,
        /// Day of this information.
        updated("actualizado"): Option<Date>,
        /// Address of the action that it continues.
        follows("sigue a"): Option<Address>,
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
