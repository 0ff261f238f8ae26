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
    YES: "sí" / "yes";
    NO: "no" / "no";
}
