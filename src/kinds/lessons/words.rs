//! Fixed words of documents of lessons.

crate::words! {
    KIND: "Lecciones y buenas prácticas" / "Lessons and good practices";
    AREA: "Área" / "Area";
    SECTION: "Sección" / "Section";
    PROJECT: "Proyecto" / "Project";
    PERIOD: "Periodo" / "Period";
    INDEX: "Índice" / "Index";
    INDEX_CAPTION: "Lecciones y buenas prácticas por código" / "Lessons and good practices by code";
    CODE: "Código" / "Code";
    STATEMENT: "Enunciado" / "Statement";
    NO_SHEET: "Sin ficha en este documento" / "Without a sheet in this document";
    INTRODUCTION: "Introducción" / "Introduction";
    GOOD_PRACTICE: "Buena práctica" / "Good practice";
    LEARNED: "Lección aprendida" / "Lesson learned";
    NOT_LEARNED: "Lección no aprendida" / "Lesson not learned";
    FINDING: "Hallazgo" / "Finding";
    DESCRIPTION: "Descripción" / "Description";
    CONTEXT: "Contexto y condiciones previas" / "Context and prior conditions";
    TARGETS: "Metas del proyecto" / "Project targets";
    BENEFICIARIES: "Población beneficiaria" / "Beneficiaries";
    GOALS: "Objetivos de Desarrollo Sostenible" / "Sustainable Development Goals";
    TARGET: "meta" / "target";
    TARGETS_OF: "metas" / "targets";
    PRINCIPLES: "Pacto Mundial para la Migración: principios rectores" / "Global Compact for Migration: guiding principles";
    OBJECTIVES: "Pacto Mundial para la Migración: objetivos" / "Global Compact for Migration: objectives";
    TYPE: "Tipo de lección" / "Type of lesson";
    SUCCESSES: "Éxitos y aspectos positivos" / "Successes and positive aspects";
    CHALLENGES: "Desafíos, dificultades y problemas" / "Challenges, difficulties and problems";
    LEARNING: "Aprendizaje" / "Learning";
}
