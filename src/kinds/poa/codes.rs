//! The codes of what can be wrong with operating plans; `pages` explains each.

crate::codes! {
    SCHEDULE_SUM "W001" Warning "cronograma que no suma" / "schedule that does not add up";
    ACTIVITY_GAP "W002" Warning "actividad sin meta, cronograma o responsable" / "activity without target, schedule or owner";
    TOTAL_MISMATCH "W003" Warning "total que no es la suma de sus partes" / "total that is not the sum of its parts";
    MIXED_CURRENCIES "W004" Error "monedas mezcladas en un total" / "currencies mixed in one total";
    WEIGHT_SUM "W005" Warning "pesos que no suman 100" / "weights that do not add up to 100";
    NEAR_DUPLICATE "W006" Warning "actividades casi iguales" / "activities nearly alike";
    EMPTY_HEADING "W007" Warning "encabezado sin actividades" / "heading without activities";
    NAMES_AGAINST_TARGET "W008" Warning "nombres que no cuadran con la meta" / "names that do not match the target";
    TWICE_OR_EVERY_TWO "W009" Warning "bimensual frente a bimestral" / "“bimensual” against “bimestral”";
    FREQUENCY_AGAINST_COUNT "W010" Warning "frecuencia que no cuadra con la meta" / "frequency that does not match the target";
}
