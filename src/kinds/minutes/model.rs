//! What a minutes document holds.

use super::sign_in::SignIn;
use crate::kinds::{FunctionRef, Progress};
use crate::source::{Address, BodyRef, Count, Date, Line, Numeral, Percent, Period, Person, Plain, Prose, Time, Val};

crate::record! {
    /// Minutes of a meeting. The weekday and the duration are computed; a meeting may run past midnight.
    pub struct Minutes {
        /// Kind of record.
        record("tipo"): Option<RecordType>,
        /// Number of the meeting or of the record.
        number("número"): Option<Numeral>,
        /// Body that hosts the meeting.
        host("anfitrión"): Option<BodyRef>,
        /// Day of the meeting.
        date("fecha"): Date,
        /// Time at which the meeting began.
        start("hora de inicio"): Option<Time>,
        /// Time at which it ended.
        end("hora de cierre"): Option<Time>,
        /// Time for which it was called.
        planned_start("inicio previsto"): Option<Time>,
        /// Time at which it was to end.
        planned_end("cierre previsto"): Option<Time>,
        /// Time zone of the times.
        timezone("zona horaria"): Option<Line>,
        /// Duration in minutes, where it is stated; checked against the times.
        duration_minutes("duración"): Option<Count>,
        /// Place.
        place("lugar"): Option<Line>,
        /// Platform of a meeting on line.
        platform("plataforma"): Option<Line>,
        /// Who chaired.
        chair("preside"): Vec<Person>,
        /// Who took the notes.
        note_taker("relator"): Vec<Person>,
        /// Who convened the meeting.
        convener("convoca"): Vec<Person>,
        /// Whether there was a quorum, and which.
        quorum("cuórum"): Option<Line>,
        /// Remark on the attendance ("see annex").
        participants_note("nota sobre participantes"): Option<Line>,
        /// People present, where only their number is known.
        headcount("número de participantes"): Option<Count>,
        /// Women present.
        women("mujeres"): Option<Count>,
        /// Men present.
        men("hombres"): Option<Count>,
        /// Blank sign-in sheet on a page of its own: with a line for each of those present, or with so many lines.
        sign_in("hoja de firmas"): Option<SignIn>,
        /// Approval of the minutes of the meeting before.
        previous_minutes("minuta anterior"): Option<PreviousMinutes>,
        /// Date and place of the next meeting.
        next_meeting("próxima reunión"): Option<NextMeeting>,
        /// Participants, apologies and proxies.
        participant("participante"): Vec<Participant>,
        /// Items of the agenda.
        agenda("agenda"): Vec<AgendaItem>,
        /// Follow-up of earlier action points.
        followup("seguimiento"): Vec<FollowUp>,
        /// What was said.
        discussion("desarrollo"): Vec<Discussion>,
        /// What was decided.
        decision("acuerdo"): Vec<Decision>,
        /// Action points.
        action("punto de acción"): Vec<ActionPoint>,
    }
}

crate::record! {
    /// Approval of the minutes of the meeting before.
    pub struct PreviousMinutes {
        /// Address of those minutes.
        minutes("minuta"): Option<Address>,
        /// Title, where the document is not in the workspace.
        title("título"): Option<Line>,
        /// Day of that meeting.
        date("fecha"): Option<Date>,
        /// How they were approved.
        approval("aprobación"): Option<Approval>,
        /// Last day for observations, with a tacit approval.
        until("hasta"): Option<Date>,
        /// Remark.
        note("nota"): Option<Line>,
    }
}

crate::record! {
    /// The next meeting.
    pub struct NextMeeting {
        /// Day.
        date("fecha"): Option<Date>,
        /// Time.
        time("hora"): Option<Time>,
        /// Place.
        place("lugar"): Option<Line>,
        /// Remark.
        note("nota"): Option<Line>,
    }
}

crate::record! {
    /// A participant: a person, or an organisation with the number of its people. Without `attendance` they were
    /// present.
    pub struct Participant {
        /// Name.
        name("nombre"): Option<Plain>,
        /// Post.
        post("cargo"): Option<Line>,
        /// Organisation.
        body("organización"): Option<BodyRef>,
        /// Whether they came.
        attendance("asistencia"): Option<Attendance>,
        /// Whom a proxy stood in for.
        proxy_for("en representación de"): Option<Line>,
        /// People of the organisation who came.
        count("número"): Option<Count>,
        /// Women among them.
        women("mujeres"): Option<Count>,
        /// Men among them.
        men("hombres"): Option<Count>,
    }
}

crate::record! {
    /// An item of the agenda.
    pub struct AgendaItem {
        /// Word by which discussion, decisions and action points refer to it.
        id("identificador"): Plain,
        /// Title.
        title("título"): Line,
        /// Id of the item that it is a part of; it is numbered below it (2.1).
        under("bajo"): Option<Plain>,
        /// Who presents it.
        presenter("presenta"): Option<Person>,
        /// Minutes allotted.
        minutes("minutos"): Option<Count>,
    }
}

crate::record! {
    /// Follow-up of an earlier action point.
    pub struct FollowUp {
        /// Word by which others refer to it.
        id("identificador"): Option<Plain>,
        /// Address of the earlier action point.
        follows("sigue a"): Option<Address>,
        /// Day of the meeting that agreed it.
        meeting("reunión"): Option<Date>,
        /// What was agreed.
        action("acción"): Line,
        /// Who answers for it.
        responsible("responsable"): Vec<BodyRef>,
        /// Where it stands.
        status("estado"): Option<Progress>,
        /// How much of it is done, in per cent.
        done("avance"): Option<Percent>,
        /// Day of this information.
        updated("actualizado"): Option<Date>,
        /// Why it is not done.
        reason("motivo"): Option<Line>,
    }
}

crate::record! {
    /// A passage of the discussion. Rows with a `function` or a `title` become items a), b), c) in their order within
    /// the agenda item; rows without are plain paragraphs.
    pub struct Discussion {
        /// Word by which others refer to it.
        id("identificador"): Option<Plain>,
        /// Item of the agenda that it belongs to.
        agenda("punto de la agenda"): Plain,
        /// Core function of the cluster that it is about; it becomes a lettered sub-item.
        function("función"): Option<FunctionRef>,
        /// Title; it becomes a lettered sub-item.
        title("título"): Option<Line>,
        /// Id of the passage that it stands under.
        under("bajo"): Option<Plain>,
        /// What was said; "S/C" when there were no comments.
        text("texto"): Prose,
        /// Note set apart from the text.
        note("nota"): Option<Prose>,
    }
}

crate::record! {
    /// A decision.
    pub struct Decision {
        /// Word by which others refer to it.
        id("identificador"): Option<Plain>,
        /// Item of the agenda that it belongs to.
        agenda("punto de la agenda"): Option<Plain>,
        /// What was decided.
        text("texto"): Prose,
    }
}

crate::record! {
    /// An action point. `agenda` is checked but not printed yet.
    pub struct ActionPoint {
        /// Word by which others refer to it.
        id("identificador"): Option<Plain>,
        /// Item of the agenda that it belongs to.
        agenda("punto de la agenda"): Option<Plain>,
        /// What is to be done.
        task("actividad"): Line,
        /// Who answers for it; "all" for everybody.
        responsible("responsable"): Vec<BodyRef>,
        /// By when.
        due("fecha"): Option<Val<Period>>,
        /// Several owners, each with a date of their own, instead of `responsible` and `due`.
        assignments("asignaciones"): Vec<Assignment>,
        /// Where it stands.
        status("estado"): Option<Progress>,
        /// How much of it is done, in per cent.
        done("avance"): Option<Percent>,
        /// Day of this information.
        updated("actualizado"): Option<Date>,
        /// Address of the item that it continues.
        follows("sigue a"): Option<Address>,
        /// Remark.
        note("nota"): Option<Line>,
    }
}

crate::record! {
    /// The part of one owner in an action point.
    pub struct Assignment {
        /// Who answers for it.
        responsible("responsable"): Vec<BodyRef>,
        /// By when.
        due("fecha"): Option<Val<Period>>,
    }
}

crate::choices! {
    /// Kind of record.
    pub enum RecordType {
        Minutes "minutes": "Minuta de reunión" / "Meeting minutes",
        Record "record": "Acta de reunión" / "Record of meeting",
        AideMemoire "aide-memoire": "Ayuda de memoria" / "Aide-memoire",
    }
}

crate::choices! {
    /// Whether somebody came.
    pub enum Attendance {
        Present "present": "Presente" / "Present",
        Apologies "apologies": "Con excusa" / "Apologies",
        Proxy "proxy": "En representación" / "Proxy",
    }
}

crate::choices! {
    /// How earlier minutes were approved.
    pub enum Approval {
        Approved "approved": "aprobada sin cambios" / "approved without changes",
        Tacit "tacit": "aprobación tácita" / "tacit approval",
        Corrected "corrected": "aprobada con correcciones" / "approved with corrections",
    }
}
