//! What a minutes document holds.

use super::sign_in::SignIn;
use crate::kinds::{FunctionRef, Progress};
use crate::source::{Address, BodyRef, Count, Date, Line, Numeral, Percent, Period, Person, Plain, Prose, Time, Val};

crate::record! {
    /// Minutes of a meeting. The weekday and the duration are computed; a meeting may run past midnight.
    pub struct Minutes("La minuta de una reunión. El día de la semana y la duración se calculan; la reunión puede \
        pasar de la medianoche.") {
        /// Kind of record.
        record("tipo": "Tipo de registro."): Option<RecordType>,
        /// Number of the meeting or of the record.
        number("número": "Número de la reunión o del registro."): Option<Numeral>,
        /// Body that hosts the meeting.
        host("anfitrión": "Órgano anfitrión de la reunión."): Option<BodyRef>,
        /// Day of the meeting.
        date("fecha": "Día de la reunión."): Date,
        /// Time at which the meeting began.
        start("hora de inicio": "Hora a la que empezó la reunión."): Option<Time>,
        /// Time at which it ended.
        end("hora de cierre": "Hora a la que terminó."): Option<Time>,
        /// Time for which it was called.
        planned_start("inicio previsto": "Hora a la que estaba convocada."): Option<Time>,
        /// Time at which it was to end.
        planned_end("cierre previsto": "Hora a la que debía terminar."): Option<Time>,
        /// Time zone of the times.
        timezone("zona horaria": "Zona horaria de las horas."): Option<Line>,
        /// Duration in minutes, where it is stated; checked against the times.
        duration_minutes("duración": "Duración en minutos, si consta; se coteja con las horas."): Option<Count>,
        /// Place.
        place("lugar": "Lugar."): Option<Line>,
        /// Platform of a meeting on line.
        platform("plataforma": "Plataforma de una reunión en línea."): Option<Line>,
        /// Who chaired.
        chair("preside": "Quién presidió."): Vec<Person>,
        /// Who took the notes.
        note_taker("relator": "Quién tomó las notas."): Vec<Person>,
        /// Who convened the meeting.
        convener("convoca": "Quién convocó la reunión."): Vec<Person>,
        /// Whether there was a quorum, and which.
        quorum("cuórum": "Si hubo cuórum, y cuál."): Option<Line>,
        /// Remark on the attendance ("see annex").
        participants_note("nota sobre participantes": "Nota sobre la asistencia («véase el anexo»)."): Option<Line>,
        /// People present, where only their number is known.
        headcount("número de participantes": "Personas presentes, cuando solo se conoce su número."): Option<Count>,
        /// Women present.
        women("mujeres": "Mujeres presentes."): Option<Count>,
        /// Men present.
        men("hombres": "Hombres presentes."): Option<Count>,
        /// Blank sign-in sheet on a page of its own: with a line for each of those present, or with so many lines.
        sign_in("hoja de firmas": "Lista de asistencia en blanco, en una página aparte: con un renglón para cada \
            presente, o con tantos renglones.") formal: Option<SignIn>,
        /// Approval of the minutes of the meeting before.
        previous_minutes("minuta anterior": "Aprobación de la minuta de la reunión anterior."): Option<PreviousMinutes>,
        /// Date and place of the next meeting.
        next_meeting("próxima reunión": "Fecha y lugar de la próxima reunión."): Option<NextMeeting>,
        /// Participants, apologies and proxies.
        participant("participante": "Participantes, excusas y representaciones."): Vec<Participant>,
        /// Items of the agenda.
        agenda("agenda": "Puntos de la agenda."): Vec<AgendaItem>,
        /// Follow-up of earlier action points.
        followup("seguimiento": "Seguimiento de puntos de acción anteriores."): Vec<FollowUp>,
        /// What was said.
        discussion("desarrollo": "Lo que se dijo."): Vec<Discussion>,
        /// What was decided.
        decision("acuerdo": "Lo que se acordó."): Vec<Decision>,
        /// Action points.
        action("punto de acción": "Puntos de acción."): Vec<ActionPoint>,
    }
}

crate::record! {
    /// Approval of the minutes of the meeting before.
    pub struct PreviousMinutes("La aprobación de la minuta de la reunión anterior.") {
        /// Address of those minutes.
        minutes("minuta": "Dirección de esa minuta."): Option<Address>,
        /// Title, where the document is not in the workspace.
        title("título": "Título, si el documento no está en el espacio de trabajo."): Option<Line>,
        /// Day of that meeting.
        date("fecha": "Día de aquella reunión."): Option<Date>,
        /// How they were approved.
        approval("aprobación": "Cómo se aprobó."): Option<Approval>,
        /// Last day for observations, with a tacit approval.
        until("hasta": "Último día para observaciones, si la aprobación es tácita."): Option<Date>,
        /// Remark.
        note("nota": "Nota."): Option<Line>,
    }
}

crate::record! {
    /// The next meeting.
    pub struct NextMeeting("La próxima reunión.") {
        /// Day.
        date("fecha": "Día."): Option<Date>,
        /// Time.
        time("hora": "Hora."): Option<Time>,
        /// Place.
        place("lugar": "Lugar."): Option<Line>,
        /// Remark.
        note("nota": "Nota."): Option<Line>,
    }
}

crate::record! {
    /// A participant: a person, or an organisation with the number of its people. Without `attendance` they were
    /// present.
    pub struct Participant("Un participante: una persona, o una organización con el número de sus asistentes. Sin \
        `attendance`, estuvo presente.") {
        /// Name.
        name("nombre": "Nombre."): Option<Plain>,
        /// Post.
        post("cargo": "Cargo."): Option<Line>,
        /// Organisation.
        body("organización": "Organización."): Option<BodyRef>,
        /// Whether they came.
        attendance("asistencia": "Si asistió."): Option<Attendance>,
        /// Whom a proxy stood in for.
        proxy_for("en representación de": "A quién representó."): Option<Line>,
        /// People of the organisation who came.
        count("número": "Personas de la organización que asistieron."): Option<Count>,
        /// Women among them.
        women("mujeres": "Mujeres entre ellas."): Option<Count>,
        /// Men among them.
        men("hombres": "Hombres entre ellas."): Option<Count>,
    }
}

crate::record! {
    /// An item of the agenda.
    pub struct AgendaItem("Un punto de la agenda.") {
        /// Word by which discussion, decisions and action points refer to it.
        id("identificador": "Palabra con la que el desarrollo, los acuerdos y los puntos de acción se refieren a \
            él."): Plain,
        /// Title.
        title("título": "Título.") numbered: Line,
        /// Id of the item that it is a part of; it is numbered below it (2.1).
        under("bajo": "Id del punto del que forma parte; se numera debajo de él (2.1)."): Option<Plain>,
        /// Who presents it.
        presenter("presenta": "Quién lo presenta."): Option<Person>,
        /// Minutes allotted.
        minutes("minutos": "Minutos asignados."): Option<Count>,
    }
}

crate::record! {
    /// Follow-up of an earlier action point.
    pub struct FollowUp("El seguimiento de un punto de acción anterior.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otros se refieren a él."): Option<Plain>,
        /// Address of the earlier action point.
        follows("sigue a": "Dirección del punto de acción anterior."): Option<Address>,
        /// Day of the meeting that agreed it.
        meeting("reunión": "Día de la reunión en la que se acordó."): Option<Date>,
        /// What was agreed.
        action("acción": "Lo que se acordó."): Line,
        /// Who answers for it.
        responsible("responsable": "Quién responde por ello."): Vec<BodyRef>,
        /// Where it stands.
        status("estado": "En qué estado está."): Option<Progress>,
        /// How much of it is done, in per cent.
        done("avance": "Cuánto se ha cumplido, en porcentaje."): Option<Percent>,
        /// Day of this information.
        updated("actualizado": "Día de esta información."): Option<Date>,
        /// Why it is not done.
        reason("motivo": "Por qué no se ha cumplido."): Option<Line>,
    }
}

crate::record! {
    /// A passage of the discussion. Rows with a `function` or a `title` become items a), b), c) in their order within
    /// the agenda item; rows without are plain paragraphs.
    pub struct Discussion("Un pasaje del desarrollo. Las filas con `function` o `title` son los incisos a), b), c), en \
        su orden dentro del punto de la agenda; las demás son párrafos.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otros se refieren a él."): Option<Plain>,
        /// Item of the agenda that it belongs to.
        agenda("punto de la agenda": "Punto de la agenda al que pertenece."): Plain,
        /// Core function of the cluster that it is about; it becomes a lettered sub-item.
        function("función": "Función básica del clúster de la que trata; hace de él un inciso con \
            letra."): Option<FunctionRef>,
        /// Title; it becomes a lettered sub-item.
        title("título": "Título; hace de él un inciso con letra.") numbered: Option<Line>,
        /// Id of the passage that it stands under.
        under("bajo": "Id del pasaje bajo el que está."): Option<Plain>,
        /// What was said; "S/C" when there were no comments.
        text("texto": "Lo que se dijo; «S/C» si no hubo comentarios."): Prose,
        /// Note set apart from the text.
        note("nota": "Nota aparte del texto."): Option<Prose>,
    }
}

crate::record! {
    /// A decision.
    pub struct Decision("Un acuerdo.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otros se refieren a él."): Option<Plain>,
        /// Item of the agenda that it belongs to.
        agenda("punto de la agenda": "Punto de la agenda al que pertenece."): Option<Plain>,
        /// What was decided.
        text("texto": "Lo que se acordó."): Prose,
    }
}

crate::record! {
    /// An action point. `agenda` is checked but not printed yet.
    pub struct ActionPoint("Un punto de acción. `agenda` se comprueba, pero todavía no se imprime.") {
        /// Word by which others refer to it.
        id("identificador": "Palabra con la que otros se refieren a él."): Option<Plain>,
        /// Item of the agenda that it belongs to.
        agenda("punto de la agenda": "Punto de la agenda al que pertenece."): Option<Plain>,
        /// What is to be done.
        task("actividad": "Lo que hay que hacer."): Line,
        /// Who answers for it; "all" for everybody.
        responsible("responsable": "Quién responde por ello; «all», si son todos."): Vec<BodyRef>,
        /// By when.
        due("fecha": "Para cuándo."): Option<Val<Period>>,
        /// Several owners, each with a date of their own, instead of `responsible` and `due`.
        assignments("asignaciones": "Varios responsables, cada uno con su fecha, en lugar de `responsible` y \
            `due`."): Vec<Assignment>,
        /// Where it stands.
        status("estado": "En qué estado está."): Option<Progress>,
        /// How much of it is done, in per cent.
        done("avance": "Cuánto se ha cumplido, en porcentaje."): Option<Percent>,
        /// Day of this information.
        updated("actualizado": "Día de esta información."): Option<Date>,
        /// Address of the item that it continues.
        follows("sigue a": "Dirección de la fila a la que da continuidad."): Option<Address>,
        /// Remark.
        note("nota": "Nota."): Option<Line>,
    }
}

crate::record! {
    /// The part of one owner in an action point.
    pub struct Assignment("La parte de un responsable en un punto de acción.") {
        /// Who answers for it.
        responsible("responsable": "Quién responde por ella."): Vec<BodyRef>,
        /// By when.
        due("fecha": "Para cuándo."): Option<Val<Period>>,
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
