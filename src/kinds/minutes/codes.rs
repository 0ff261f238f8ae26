//! The codes of what can be wrong with minutes; `pages` explains each.

crate::codes! {
    DURATION_MISMATCH "M001" Warning "duración que contradice las horas" / "duration that contradicts the times";
    OPEN_ACTION_POINT "M002" Warning "punto de acción sin responsable o fecha" / "action point without owner or date";
    COUNTS_MISMATCH "M003" Warning "número de personas que no cuadra" / "number of people that does not add up";
    SILENT_AGENDA_ITEM "M004" Warning "punto de la agenda del que nada se dice" / "agenda item of which nothing is said";
}
