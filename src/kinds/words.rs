//! Fixed words that publications of every kind use.

crate::words! {
    EVERYBODY: "Todos" / "All";
    VERSION: "Versión" / "Version";
    ISSUED: "Emitido el" / "Issued on";
    DISTRIBUTION: "Distribución" / "Distribution";
    SOURCE_HASH: "Huella de la fuente" / "Source fingerprint";
    LEGEND: "Siglas y abreviaturas" / "Acronyms and abbreviations";
    NO_COMMENTS: "sin comentarios" / "no comments";
    NOT_APPLICABLE: "no corresponde" / "not applicable";
    CONTINUED: "(cont.)" / "(cont.)";
    CONTENTS: "Contenido" / "Contents";
    NOTE: "Nota" / "Note";
    ANNEXES: "Anexos" / "Annexes";
    SIGNATURES: "Firmas" / "Signatures";
    PAGE: "Página {n} de {m}" / "Page {n} of {m}";
    DRAFT_MARK: "BORRADOR" / "DRAFT";
    SKIP: "Ir al contenido" / "Skip to content";
    EDITIONS: "Ediciones" / "Editions";
    FOR_THE_WALL: "para la pared" / "for the wall";
    FOOTNOTES: "Notas" / "Notes";
    BACK: "Volver al texto" / "Back to the text";
    INDEX: "Índice de documentos" / "Index of documents";
    PHONE: "Tel." / "Tel.";
    AS_OF: "al" / "as of";
    CORRECTS: "Corrige la versión" / "Corrects version";
    ERRATA: "Fe de erratas" / "Corrigenda";
    ERRATA_CAPTION: "Erratas de la versión" / "Errata of version";
    CORRECTED_BY: "Corrige" / "Corrected by";
    CORRECTED_ON: "Fecha de la corrección" / "Date of the correction";
    CORRECTED_WHY: "Motivo" / "Reason";
    ERRATUM_NUMBER: "N.º" / "No.";
    ERRATUM_PLACE: "Dónde" / "Where";
    ERRATUM_FOR: "Donde dice" / "For";
    ERRATUM_READ: "Debe decir" / "Read";
    ERRATUM_ADD: "Se añade" / "Add";
    ERRATUM_DELETE: "Se suprime" / "Delete";
    ERRATUM_MOVE: "Se traslada" / "Move";
    ERRATUM_MARK: "corrección" / "correction";
    ELSEWHERE: "Los cambios de esta versión están solo en el texto en otro idioma." / "The changes of this version are in the text in another language only.";
    OTHER_NUMBERS: "solo en el texto en otro idioma" / "in the text in another language only";
    UNMARKED: "Por ser tantas, las últimas erratas no llevan marca en el texto." / "As there are so many, the last errata are not marked in the text.";
    CHANGES: "Cambios desde la versión" / "Changes since version";
    CHANGES_WAS: "Decía" / "It said";
    CHANGES_IS: "Dice ahora" / "It says now";
    YES: "sí" / "yes";
    NO: "no" / "no";
}
