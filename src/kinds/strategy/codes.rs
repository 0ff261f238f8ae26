//! The codes of what can be wrong with strategies; `pages` explains each.

crate::codes! {
    OUTSIDE_PERIOD "E001" Warning "hito o actividad fuera de su periodo" / "milestone or activity outside its period";
    ACTIVITY_WITHOUT_MILESTONE "E002" Warning "actividad sin hitos" / "activity without milestones";
    PERIOD_ENDS_FIRST "E003" Warning "periodo que termina antes de empezar" / "period that ends before it begins";
    IDLE_COMMITTEE "E004" Warning "comité sin actividades" / "committee without activities";
    MILESTONE_WITHOUT_OWNER "E005" Warning "hito sin responsable" / "milestone without an owner";
}
