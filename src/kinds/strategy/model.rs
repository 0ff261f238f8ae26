//! What a strategy of committees holds.

use crate::kinds::Progress;
use crate::source::{Address, BodyRef, Date, Line, Percent, Period, Plain, Prose, Val};

crate::record! {
    /// The strategies of a body's committees.
    pub struct Strategy {
        /// When the strategy begins.
        begin("inicio"): Val<Period>,
        /// When it ends.
        end("fin"): Val<Period>,
        /// Introduction: what the strategy is part of.
        frame("marco"): Option<Prose>,
        /// What stands before the operating guidelines.
        guidelines_intro("introducción a los lineamientos"): Option<Prose>,
        /// Operating guidelines.
        guideline("lineamiento"): Vec<Guideline>,
        /// Sections of text, before the committees.
        section("apartado"): Vec<Part>,
        /// Figures.
        figure("figura"): Vec<Figure>,
        /// Committees.
        committee("comité"): Vec<Committee>,
        /// Thematic combos: sets of processes.
        combo("combo temático"): Vec<Combo>,
        /// Processes of the combos.
        process("proceso"): Vec<Process>,
        /// Activities, which group the milestones.
        activity("actividad"): Vec<Activity>,
        /// Milestones.
        milestone("hito"): Vec<Milestone>,
        /// Roles and who holds them.
        role("función"): Vec<Duty>,
    }
}

crate::record! {
    /// An operating guideline.
    pub struct Guideline {
        /// Word by which others refer to it.
        id("identificador"): Option<Plain>,
        /// What it says.
        text("texto") numbered: Prose,
    }
}

crate::record! {
    /// A section of text.
    pub struct Part {
        /// Word by which figures and sub-sections refer to it.
        id("identificador"): Plain,
        /// Title; without one the text continues the section above it.
        title("título") numbered: Option<Line>,
        /// Id of the section that it is a part of; it is numbered below it (2.1).
        under("bajo"): Option<Plain>,
        /// Text.
        text("texto"): Prose,
    }
}

crate::record! {
    /// A figure.
    pub struct Figure {
        /// Word by which others refer to it.
        id("identificador"): Plain,
        /// Where it stands: the id of a section or committee, "frame" or "guidelines". It is printed at the end of that text.
        section("apartado"): Plain,
        /// Picture file (PNG, JPEG, SVG), relative to the document.
        path("archivo"): Plain,
        /// Caption, without the number.
        caption("título") numbered: Line,
        /// Where the picture comes from.
        source("fuente"): Option<Line>,
        /// Alternative text: what the picture shows.
        alt("texto alternativo"): Option<Line>,
    }
}

crate::record! {
    /// A committee.
    pub struct Committee {
        /// Word by which combos, activities and roles refer to it.
        id("identificador"): Plain,
        /// Name of the committee, as the title of its strategy.
        title("título") numbered: Line,
        /// The committee as a body of the directory.
        body("órgano"): Option<BodyRef>,
        /// What it is for.
        mandate("mandato"): Prose,
        /// When its strategy begins, where it is not with the document's.
        begin("inicio"): Option<Val<Period>>,
        /// When it ends, where it is not with the document's.
        end("fin"): Option<Val<Period>>,
        /// Note set apart from the text.
        note("nota"): Option<Prose>,
        /// Caption of the table of milestones, without the number.
        table_caption("título del cuadro") numbered: Option<Line>,
    }
}

crate::record! {
    /// A thematic combo: processes that strengthen each other.
    pub struct Combo {
        /// Word by which processes refer to it.
        id("identificador"): Plain,
        /// Id of the committee.
        committee("comité"): Plain,
        /// Title, without the number.
        title("título") numbered: Line,
    }
}

crate::record! {
    /// A process of a combo.
    pub struct Process {
        /// Word by which others refer to it.
        id("identificador"): Option<Plain>,
        /// Id of the combo.
        combo("combo temático"): Plain,
        /// What is done.
        text("texto") numbered: Line,
    }
}

crate::record! {
    /// An activity, which groups milestones.
    pub struct Activity {
        /// Word by which milestones refer to it.
        id("identificador"): Plain,
        /// Id of the committee.
        committee("comité"): Plain,
        /// What is done.
        text("texto") numbered: Line,
        /// When it begins.
        start("inicio"): Option<Val<Period>>,
        /// When it is to be done.
        end("fin"): Option<Val<Period>>,
    }
}

crate::record! {
    /// A milestone: a result of an activity.
    pub struct Milestone {
        /// Word by which others refer to it.
        id("identificador"): Option<Plain>,
        /// Id of the activity.
        activity("actividad"): Plain,
        /// The result.
        result("resultado") numbered: Line,
        /// When it begins.
        start("inicio"): Option<Val<Period>>,
        /// When it is to be reached.
        end("fin"): Option<Val<Period>>,
        /// Who answers for it.
        responsible("responsable"): Vec<BodyRef>,
        /// Where it stands.
        status("estado"): Option<Progress>,
        /// How much of it is done, in per cent.
        done("avance"): Option<Percent>,
        /// Day of this information.
        updated("actualizado"): Option<Date>,
        /// Remark.
        note("nota"): Option<Line>,
        /// Address of the item that it continues.
        follows("sigue a"): Option<Address>,
    }
}

crate::record! {
    /// A role: who does what, in a committee or above them all.
    pub struct Duty {
        /// Word by which others refer to it.
        id("identificador"): Option<Plain>,
        /// Id of the committee; without one the role is the whole body's.
        committee("comité"): Option<Plain>,
        /// Name of the role.
        role("función"): Line,
        /// Who holds it.
        held_by("a cargo de"): Vec<BodyRef>,
        /// What it consists of.
        tasks("tareas"): Option<Prose>,
    }
}
