//! The codes of what can be wrong with CCPM documents; `pages` explains each.

crate::codes! {
    SCORE_AGAINST_LABEL "K001" Warning "puntaje contra su calificación" / "score against its label";
    ODD_RESPONSE_RATE "K002" Warning "tasa de respuesta imposible" / "impossible response rate";
    FUNCTION_WITHOUT_ACTION "K003" Warning "función sin acciones" / "function without actions";
    BROKEN_SCALE "K004" Error "escala mal declarada" / "scale declared wrongly";
    LOW_WITHOUT_ACTION "K005" Warning "función mal calificada y sin acciones" / "function rated low and without actions";
    ACTION_WITHOUT_OWNER "K006" Warning "acción sin responsable o periodo" / "action without owner or timeframe";
    ACTION_LEFT_OPEN "K007" Warning "acción del año anterior sin respuesta" / "action of the year before left open";
}
