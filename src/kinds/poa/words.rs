//! Fixed words of annual operating plans.

crate::words! {
    KIND: "Planes operativos" / "Operating plans";
    DOCUMENT: "Plan operativo anual" / "Annual operating plan";
    YEAR: "Año" / "Year";
    FORM_CODE: "Código de formulario" / "Form code";
    VALIDATED_BY: "Validado por" / "Validated by";
    VALIDATED_ON: "Fecha de validación" / "Date of validation";
    TOTAL_BUDGET: "Presupuesto total" / "Total budget";
    OBJECTIVE: "Objetivo general" / "General objective";
    INTRODUCTION: "Presentación" / "Introduction";
    LINES: "Líneas de acción" / "Lines of action";
    LOAD: "El año de un vistazo" / "The year at a glance";
    LOAD_CAPTION: "Actividades en marcha en cada periodo" / "Activities under way in each period";
    ACTIVITIES: "Actividades" / "Activities";
    SCHEDULE: "Actividades y cronograma" / "Activities and schedule";
    SCHEDULE_CAPTION: "Actividades por línea de acción" / "Activities by line of action";
    CALENDAR: "Cronograma" / "Schedule";
    NUMBER: "N.º" / "No.";
    ACTIVITY: "Actividad" / "Activity";
    TARGET: "Meta" / "Target";
    WEIGHT: "Peso" / "Weight";
    BUDGET: "Presupuesto" / "Budget";
    RESPONSIBLE: "Responsable" / "Responsible";
    STATUS: "Avance" / "Progress";
    INDICATORS: "Indicadores y riesgos" / "Indicators and risks";
    INDICATORS_CAPTION: "Cómo se mide cada actividad" / "How each activity is measured";
    INDICATOR: "Indicador" / "Indicator";
    VERIFICATION: "Medio de verificación" / "Means of verification";
    RISK: "Riesgo" / "Risk";
    BUDGET_CAPTION: "Presupuesto por línea de acción" / "Budget by line of action";
    LINE: "Línea de acción" / "Line of action";
    TOTAL: "Total" / "Total";
}
