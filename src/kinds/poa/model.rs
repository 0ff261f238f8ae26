//! What an annual operating plan holds.

use super::money::Money;
use super::schedule::Schedule;
use super::target::Target;
use crate::kinds::{Progress, WallPaper};
use crate::source::{Address, BodyRef, Currency, Date, Line as Words, Percent, Plain, Prose, Year};

crate::record! {
    /// An annual operating plan.
    pub struct Poa {
        /// Year of the plan.
        year("año"): Year,
        /// Whether the schedule counts in quarters or in months; in quarters when absent.
        periods("periodos"): Option<Periods>,
        /// How the printed pages lie; in landscape when absent.
        layout("disposición"): Option<Layout>,
        /// Paper of an edition for the wall, with the year on one sheet; none when absent.
        wall("pared"): Option<WallPaper>,
        /// Code of the form.
        form_code("código de formulario"): Option<Plain>,
        /// Bodies that validated the plan.
        validated_by("validado por"): Vec<BodyRef>,
        /// Day of the validation.
        validated_on("fecha de validación"): Option<Date>,
        /// Currency of the amounts that name none (ISO 4217).
        currency("moneda"): Option<Currency>,
        /// Introduction.
        introduction("introducción"): Option<Prose>,
        /// General objective.
        objective("objetivo"): Option<Prose>,
        /// Remark on the schedule.
        note("nota"): Option<Prose>,
        /// Total that the plan states, one amount a currency; checked against its parts.
        budget("presupuesto"): Vec<Money>,
        /// Lines of action, components or objectives.
        line("línea de acción"): Vec<Line>,
        /// Activities, and the rows that head them.
        activity("actividad"): Vec<Activity>,
    }
}

crate::record! {
    /// A line of action, component or objective.
    pub struct Line {
        /// Word by which activities refer to it.
        id("identificador"): Plain,
        /// Title.
        title("título"): Words,
        /// Id of the line that it is a part of.
        under("bajo"): Option<Plain>,
        /// What it is to achieve.
        objective("objetivo"): Option<Prose>,
        /// Weight in the plan, in per cent.
        weight("peso"): Option<Percent>,
        /// Total that the plan states for it; checked against its activities.
        budget("presupuesto"): Vec<Money>,
    }
}

crate::record! {
    /// An activity, or a row that heads those below it.
    pub struct Activity {
        /// Word by which others refer to it.
        id("identificador"): Option<Plain>,
        /// Line of action that it belongs to.
        line("línea de acción"): Plain,
        /// Whether the row only heads those under it.
        heading("encabezado"): Option<bool>,
        /// Id of the activity or heading that it stands under.
        under("bajo"): Option<Plain>,
        /// What is to be done.
        activity("actividad"): Words,
        /// What is to be reached: words, or a quantity with its unit; several in a list.
        target("meta"): Vec<Target>,
        /// Indicator.
        indicator("indicador"): Option<Words>,
        /// Means of verification.
        verification("medio de verificación"): Option<Words>,
        /// Risk.
        risk("riesgo"): Option<Words>,
        /// Weight in its line, in per cent.
        weight("peso"): Option<Percent>,
        /// When: marks, quantities or shares, by quarter or month.
        schedule("cronograma"): Option<Schedule>,
        /// What it costs, one amount a currency.
        budget("presupuesto"): Vec<Money>,
        /// Who answers for it.
        responsible("responsable"): Vec<BodyRef>,
        /// Note or condition ("depends on the budget").
        note("nota"): Option<Prose>,
        /// Where it stands.
        status("estado"): Option<Progress>,
        /// How much of it is done, in per cent.
        done("avance"): Option<Percent>,
        /// Day of this information.
        updated("actualizado"): Option<Date>,
        /// Address of the activity that it continues.
        follows("sigue a"): Option<Address>,
    }
}

crate::choices! {
    /// How a schedule counts.
    pub enum Periods {
        Quarters "quarters": "trimestres" / "quarters",
        Months "months": "meses" / "months",
    }
}

crate::choices! {
    /// How the pages of a plan lie.
    pub enum Layout {
        Landscape "landscape": "horizontal" / "landscape",
        Portrait "portrait": "vertical" / "portrait",
    }
}

impl Poa {
    /// How the pages lie: one table on its side, or upright with a table a line of action.
    pub fn layout(&self) -> Layout {
        self.layout.unwrap_or(Layout::Landscape)
    }

    /// How the schedule counts.
    pub fn periods(&self) -> Periods {
        self.periods.unwrap_or(Periods::Quarters)
    }
}

impl Activity {
    /// Whether the row only heads those under it.
    pub fn is_heading(&self) -> bool {
        self.heading == Some(true)
    }
}
