//! What an annual operating plan holds.

use super::money::Money;
use super::schedule::Schedule;
use super::target::Target;
use crate::kinds::{Progress, WallPaper};
use crate::source::{Address, BodyRef, Currency, Date, Line as Words, Percent, Plain, Prose, Year};

crate::record! {
    /// An annual operating plan.
    pub struct Poa("Un plan operativo anual.") {
        /// Year of the plan.
        year("año": "Año del plan."): Year,
        /// Whether the schedule counts in quarters or in months; in quarters when absent.
        periods("periodos": "Si el cronograma cuenta por trimestres o por meses; si falta, por \
            trimestres."): Option<Periods>,
        /// How the printed pages lie; in landscape when absent. Upright, each line of action has a table of its own.
        layout("disposición": "Cómo van las páginas impresas; si falta, en horizontal. En vertical, cada línea de \
            acción tiene su propia tabla.") formal: Option<Layout>,
        /// Paper of an edition for the wall, with the year on one sheet; none when absent.
        wall("pared": "Papel de una edición para la pared, con el año en una sola hoja; si falta, no se \
            hace.") formal: Option<WallPaper>,
        /// Code of the form.
        form_code("código de formulario": "Código del formulario."): Option<Plain>,
        /// Bodies that validated the plan.
        validated_by("validado por": "Órganos que validaron el plan."): Vec<BodyRef>,
        /// Day of the validation.
        validated_on("fecha de validación": "Día de la validación."): Option<Date>,
        /// Currency of the amounts that name none (ISO 4217).
        currency("moneda": "Moneda de los montos que no indican la suya (ISO 4217)."): Option<Currency>,
        /// Introduction.
        introduction("introducción": "Introducción."): Option<Prose>,
        /// General objective.
        objective("objetivo": "Objetivo general."): Option<Prose>,
        /// Remark on the schedule.
        note("nota": "Nota sobre el cronograma."): Option<Prose>,
        /// Total that the plan states, one amount a currency; checked against its parts.
        budget("presupuesto": "Total que declara el plan, un monto por moneda; se coteja con sus partes."): Vec<Money>,
        /// Lines of action, components or objectives.
        line("línea de acción": "Líneas de acción, componentes u objetivos."): Vec<Line>,
        /// Activities, and the rows that head them.
        activity("actividad": "Actividades, y las filas que las encabezan."): Vec<Activity>,
    }
}

crate::record! {
    /// A line of action, component or objective.
    pub struct Line("Una línea de acción, un componente o un objetivo.") {
        /// Word by which activities refer to it.
        id("identificador": "Palabra con la que las actividades se refieren a ella."): Plain,
        /// Title.
        title("título": "Título.") numbered: Words,
        /// Id of the line that it is a part of.
        under("bajo": "Id de la línea de la que forma parte."): Option<Plain>,
        /// What it is to achieve.
        objective("objetivo": "Lo que debe lograr."): Option<Prose>,
        /// Weight in the plan, in per cent.
        weight("peso": "Peso en el plan, en porcentaje."): Option<Percent>,
        /// Total that the plan states for it; checked against its activities.
        budget("presupuesto": "Total que el plan declara para ella; se coteja con sus actividades."): Vec<Money>,
    }
}

crate::record! {
    /// An activity, or a row that heads those below it.
    pub struct Activity("Una actividad, o una fila que encabeza las que siguen debajo.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otras filas se refieren a ella."): Option<Plain>,
        /// Line of action that it belongs to.
        line("línea de acción": "Línea de acción a la que pertenece."): Plain,
        /// Whether the row only heads those under it.
        heading("encabezado": "Si la fila solo encabeza las que están debajo."): Option<bool>,
        /// Id of the activity or heading that it stands under.
        under("bajo": "Id de la actividad o del encabezado bajo el que está."): Option<Plain>,
        /// What is to be done.
        activity("actividad": "Lo que hay que hacer.") numbered: Words,
        /// What is to be reached: words, or a quantity with its unit; several in a list.
        target("meta": "Lo que se quiere alcanzar: palabras, o una cantidad con su unidad; varias, en una \
            lista."): Vec<Target>,
        /// Indicator.
        indicator("indicador": "Indicador."): Option<Words>,
        /// Means of verification.
        verification("medio de verificación": "Medio de verificación."): Option<Words>,
        /// Risk.
        risk("riesgo": "Riesgo."): Option<Words>,
        /// Weight in its line, in per cent.
        weight("peso": "Peso en su línea, en porcentaje."): Option<Percent>,
        /// When: marks, quantities or shares, by quarter or month.
        schedule("cronograma": "Cuándo: marcas, cantidades o porcentajes, por trimestre o por mes."): Option<Schedule>,
        /// What it costs, one amount a currency.
        budget("presupuesto": "Lo que cuesta, un monto por moneda."): Vec<Money>,
        /// Who answers for it.
        responsible("responsable": "Quién responde por ella."): Vec<BodyRef>,
        /// Note or condition ("depends on the budget").
        note("nota": "Nota o condición («sujeta a presupuesto»)."): Option<Prose>,
        /// Where it stands.
        status("estado": "En qué estado está."): Option<Progress>,
        /// How much of it is done, in per cent.
        done("avance": "Cuánto se ha cumplido, en porcentaje."): Option<Percent>,
        /// Day of this information.
        updated("actualizado": "Día de esta información."): Option<Date>,
        /// Address of the activity that it continues.
        follows("sigue a": "Dirección de la actividad a la que da continuidad."): Option<Address>,
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
