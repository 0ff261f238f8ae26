//! What a strategy of committees holds.

use crate::kinds::Progress;
use crate::source::{Address, BodyRef, Date, Line, Percent, Period, Plain, Prose, Val};

crate::record! {
    /// The strategies of a body's committees.
    pub struct Strategy("Las estrategias de los comités de un órgano.") {
        /// When the strategy begins.
        begin("inicio": "Cuándo empieza la estrategia."): Val<Period>,
        /// When it ends.
        end("fin": "Cuándo termina."): Val<Period>,
        /// Introduction: what the strategy is part of.
        frame("marco": "Introducción: de qué forma parte la estrategia."): Option<Prose>,
        /// What stands before the operating guidelines.
        guidelines_intro("introducción a los lineamientos": "Lo que va antes de los lineamientos \
            operativos."): Option<Prose>,
        /// Operating guidelines.
        guideline("lineamiento": "Lineamientos operativos."): Vec<Guideline>,
        /// Sections of text, before the committees.
        section("apartado": "Apartados de texto, antes de los comités."): Vec<Part>,
        /// Figures.
        figure("figura": "Figuras."): Vec<Figure>,
        /// Committees.
        committee("comité": "Comités."): Vec<Committee>,
        /// Thematic combos: sets of processes.
        combo("combo temático": "Combos temáticos: conjuntos de procesos."): Vec<Combo>,
        /// Processes of the combos.
        process("proceso": "Procesos de los combos."): Vec<Process>,
        /// Activities, which group the milestones.
        activity("actividad": "Actividades, que agrupan los hitos."): Vec<Activity>,
        /// Milestones.
        milestone("hito": "Hitos."): Vec<Milestone>,
        /// Roles and who holds them.
        role("función": "Funciones y quién está a cargo."): Vec<Duty>,
    }
}

crate::record! {
    /// An operating guideline.
    pub struct Guideline("Un lineamiento operativo.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otros se refieren a él."): Option<Plain>,
        /// What it says.
        text("texto": "Lo que dice.") numbered: Prose,
    }
}

crate::record! {
    /// A section of text.
    pub struct Part("Un apartado de texto.") {
        /// Word by which figures and sub-sections refer to it.
        id("identificador": "Palabra con la que las figuras y los subapartados se refieren a él."): Plain,
        /// Title; without one the text continues the section above it.
        title("título": "Título; sin él, el texto continúa el apartado anterior.") numbered: Option<Line>,
        /// Id of the section that it is a part of; it is numbered below it (2.1).
        under("bajo": "Id del apartado del que forma parte; se numera debajo de él (2.1)."): Option<Plain>,
        /// Text.
        text("texto": "Texto."): Prose,
    }
}

crate::record! {
    /// A figure.
    pub struct Figure("Una figura.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otros se refieren a ella."): Plain,
        /// Where it stands: the id of a section or committee, "frame" or "guidelines". It is printed at the end of that text.
        section("apartado": "Dónde va: el id de un apartado o de un comité, «frame» o «guidelines». Se imprime al \
            final de ese texto."): Plain,
        /// Picture file (PNG, JPEG, SVG), relative to the document.
        path("archivo": "Archivo de imagen (PNG, JPEG, SVG), con su ruta desde el documento."): Plain,
        /// Caption, without the number.
        caption("título": "Título de la figura, sin el número.") numbered: Line,
        /// Where the picture comes from.
        source("fuente": "De dónde procede la imagen."): Option<Line>,
        /// Alternative text: what the picture shows.
        alt("texto alternativo": "Texto alternativo: qué muestra la imagen."): Option<Line>,
    }
}

crate::record! {
    /// A committee.
    pub struct Committee("Un comité.") {
        /// Word by which combos, activities and roles refer to it.
        id("identificador": "Palabra con la que los combos, las actividades y las funciones se refieren a él."): Plain,
        /// Name of the committee, as the title of its strategy.
        title("título": "Nombre del comité, como título de su estrategia.") numbered: Line,
        /// The committee as a body of the directory.
        body("órgano": "El comité como órgano del directorio."): Option<BodyRef>,
        /// What it is for.
        mandate("mandato": "Para qué existe."): Prose,
        /// When its strategy begins, where it is not with the document's.
        begin("inicio": "Cuándo empieza su estrategia, si no es con la del documento."): Option<Val<Period>>,
        /// When it ends, where it is not with the document's.
        end("fin": "Cuándo termina, si no es con la del documento."): Option<Val<Period>>,
        /// Note set apart from the text.
        note("nota": "Nota aparte del texto."): Option<Prose>,
        /// Caption of the table of milestones, without the number.
        table_caption("título del cuadro": "Título del cuadro de hitos, sin el número.") numbered: Option<Line>,
    }
}

crate::record! {
    /// A thematic combo: processes that strengthen each other.
    pub struct Combo("Un combo temático: procesos que se refuerzan entre sí.") {
        /// Word by which processes refer to it.
        id("identificador": "Palabra con la que los procesos se refieren a él."): Plain,
        /// Id of the committee.
        committee("comité": "Id del comité."): Plain,
        /// Title, without the number.
        title("título": "Título, sin el número.") numbered: Line,
    }
}

crate::record! {
    /// A process of a combo.
    pub struct Process("Un proceso de un combo.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otros se refieren a él."): Option<Plain>,
        /// Id of the combo.
        combo("combo temático": "Id del combo."): Plain,
        /// What is done.
        text("texto": "Lo que se hace.") numbered: Line,
    }
}

crate::record! {
    /// An activity, which groups milestones.
    pub struct Activity("Una actividad, que agrupa hitos.") {
        /// Word by which milestones refer to it.
        id("identificador": "Palabra con la que los hitos se refieren a ella."): Plain,
        /// Id of the committee.
        committee("comité": "Id del comité."): Plain,
        /// What is done.
        text("texto": "Lo que se hace.") numbered: Line,
        /// When it begins.
        start("inicio": "Cuándo empieza."): Option<Val<Period>>,
        /// When it is to be done.
        end("fin": "Cuándo debe estar hecha."): Option<Val<Period>>,
    }
}

crate::record! {
    /// A milestone: a result of an activity.
    pub struct Milestone("Un hito: un resultado de una actividad.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otros se refieren a él."): Option<Plain>,
        /// Id of the activity.
        activity("actividad": "Id de la actividad."): Plain,
        /// The result.
        result("resultado": "El resultado.") numbered: Line,
        /// When it begins.
        start("inicio": "Cuándo empieza."): Option<Val<Period>>,
        /// When it is to be reached.
        end("fin": "Cuándo debe alcanzarse."): Option<Val<Period>>,
        /// Who answers for it.
        responsible("responsable": "Quién responde por él."): Vec<BodyRef>,
        /// Where it stands.
        status("estado": "En qué estado está."): Option<Progress>,
        /// How much of it is done, in per cent.
        done("avance": "Cuánto se ha cumplido, en porcentaje."): Option<Percent>,
        /// Day of this information.
        updated("actualizado": "Día de esta información."): Option<Date>,
        /// Remark.
        note("nota": "Nota."): Option<Line>,
        /// Address of the item that it continues.
        follows("sigue a": "Dirección de la fila a la que da continuidad."): Option<Address>,
    }
}

crate::record! {
    /// A role: who does what, in a committee or above them all.
    pub struct Duty("Una función: quién hace qué, en un comité o por encima de todos.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otros se refieren a ella."): Option<Plain>,
        /// Id of the committee; without one the role is the whole body's.
        committee("comité": "Id del comité; sin él, la función es de todo el órgano."): Option<Plain>,
        /// Name of the role.
        role("función": "Nombre de la función."): Line,
        /// Who holds it.
        held_by("a cargo de": "Quién está a cargo."): Vec<BodyRef>,
        /// What it consists of.
        tasks("tareas": "En qué consiste."): Option<Prose>,
    }
}
