//! Fixed words of strategies.

crate::words! {
    KIND: "Estrategias de comités" / "Committee strategies";
    DOCUMENT: "Estrategia" / "Strategy";
    PERIOD: "Periodo" / "Period";
    COMMITTEES: "Comités" / "Committees";
    MILESTONES: "Hitos" / "Milestones";
    BODY: "Órgano" / "Body";
    GLANCE: "Qué se espera y cuándo" / "What is due when";
    GLANCE_STARTS: "Hitos de cada comité, según cuándo comienzan" / "Milestones of each committee, by when they start";
    GLANCE_ENDS: "Hitos de cada comité, según cuándo deben cumplirse" / "Milestones of each committee, by when they are due";
    COMMITTEE: "Comité" / "Committee";
    HALF: "sem." / "half";
    UNDATED: "Sin fecha fija" / "No fixed date";
    TOTAL: "Total" / "Total";
    DONE: "Cumplidos" / "Done";
    FRAME: "Introducción" / "Introduction";
    GUIDELINES: "Lineamientos de funcionamiento" / "Operating guidelines";
    COMBO: "Combo temático" / "Thematic combo";
    TABLE: "Cuadro" / "Table";
    FIGURE: "Figura" / "Figure";
    SOURCE: "Fuente" / "Source";
    NUMBER: "N.º" / "No.";
    RESULT: "Resultado" / "Result";
    STARTS: "Inicio" / "Start";
    ENDS: "Para cuándo" / "Due";
    TIMEFRAME: "Plazo" / "Timeframe";
    RESPONSIBLE: "Responsable" / "Responsible";
    STATUS: "Avance" / "Progress";
    CONTINUES: "Continúa" / "Continues";
    MILESTONE: "el hito" / "milestone";
    ROLES: "Funciones" / "Roles";
    ROLES_CAPTION: "Quién ejerce cada función" / "Who holds each role";
    ROLE: "Función" / "Role";
    HELD_BY: "A cargo de" / "Held by";
    TASKS: "Tareas" / "Tasks";
    GENERAL: "Funciones generales" / "General roles";
}
