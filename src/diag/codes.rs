//! The codes that every kind shares; `pages` explains each.
//!
//! Letters: S source and syntax, F fields, R references, L languages, D dates, A acceptances, P publication, T texts: what
//! stands in them, C corrections and the record of versions, V visual: the look. Each kind has a letter and a table of
//! its own (`kinds/<kind>/codes.rs`): M minutes, K CCPM, W plans, E
//! strategies, B lessons. A code is never used again for something else.

use crate::locale::Word;

crate::codes! {
    SYNTAX "S001" Error "sintaxis TOML rota" / "broken TOML syntax";
    NOT_UTF8 "S002" Error "archivo que no es UTF-8" / "file that is not UTF-8";
    UNREADABLE "S003" Error "archivo que no se puede leer" / "file that cannot be read";
    BROKEN_CATALOG "S004" Error "archivo PO roto" / "broken PO file";
    UNKNOWN_KIND "S005" Error "documento sin clase conocida" / "document without a known kind";
    DUPLICATE_ID "S006" Error "dos documentos o filas con un mismo id" / "two documents or items with one id";
    BAD_ID "S007" Error "id mal formado" / "malformed id";
    CURLY_QUOTES "S008" Error "comillas tipográficas" / "curly quotes";
    UNQUOTED_DATE "S009" Error "fecha o periodo sin comillas" / "date or period without quotes";
    PLAIN_AND_TRANSLATED "S010" Error "texto simple y traducido a la vez" / "text both plain and translated";
    NEW_SYNTAX "S011" Warning "sintaxis que los editores aún no entienden" / "syntax that editors do not understand yet";
    TABLE_TWICE "S012" Error "tabla escrita dos veces" / "table written twice";
    KEY_TWICE "S013" Error "clave escrita dos veces" / "key written twice";
    UNQUOTED_TEXT "S014" Error "texto sin comillas" / "text without quotes";
    MALFORMED_KEY "S015" Error "clave mal formada" / "malformed key";
    UNKNOWN_KEY "F001" Warning "clave desconocida" / "unknown key";
    WRONG_TYPE "F002" Error "valor de otro tipo" / "value of another type";
    MISSING_FIELD "F003" Error "falta un campo obligatorio" / "missing required field";
    NOT_A_CHOICE "F004" Error "valor fuera de la lista" / "value outside the list";
    OUT_OF_RANGE "F005" Error "número fuera de rango" / "number out of range";
    EXCLUDED_FIELD "F006" Error "campos que se excluyen" / "fields that exclude each other";
    KEY_BELOW_LIST "F007" Error "clave del documento debajo de una lista" / "key of the document below a list";
    SPANISH_KEY "F008" Error "clave en español" / "key in Spanish";
    MISSPELT_KEY "F009" Error "clave obligatoria mal escrita" / "misspelt required key";
    SPANISH_CHOICE "F010" Error "palabra española de una lista" / "Spanish word of a list";
    NO_SUCH_DATE "D001" Error "fecha imposible" / "impossible date";
    DATES_OUT_OF_ORDER "D002" Warning "fechas fuera de orden" / "dates out of order";
    WEEKDAY_MISMATCH "D003" Warning "día de la semana que no corresponde" / "weekday that does not match";
    UNKNOWN_BODY "R001" Warning "órgano u organización sin declarar" / "undeclared body";
    UNKNOWN_FUNCTION "R002" Warning "función desconocida" / "unknown function";
    NO_SUCH_ITEM "R003" Error "referencia a una fila que no existe" / "reference to an item that does not exist";
    NO_SUCH_ADDRESS "R004" Warning "dirección que no existe" / "address that does not exist";
    DUPLICATE_NAME "R005" Error "nombre repetido en el directorio" / "name declared twice in the directory";
    UNEXPLAINED_ACRONYM "R006" Warning "sigla que nadie explica" / "acronym that nobody explains";
    UNUSED_NAME "R007" Warning "órgano o sigla que ningún documento usa" / "body or acronym that no document uses";
    FOLLOWS_CONTRADICTED "R010" Warning "fila que contradice a la que sigue" / "item that contradicts the one it follows";
    FOLLOWS_CIRCLE "R011" Warning "filas que se siguen en círculo" / "items that follow each other in a circle";
    FOLLOWS_POSITION "R012" Warning "referencia por la posición" / "reference by position";
    PROGRESS_CONTRADICTED "R013" Warning "avance que se contradice" / "progress that contradicts itself";
    EMPTY_DOCUMENT "R014" Warning "documento sin contenido" / "document without content";
    MISSING_TRANSLATION "L001" Warning "texto sin traducción" / "text without a translation";
    STALE_TRANSLATION "L002" Warning "traducción desactualizada" / "stale translation";
    ORPHAN_TRANSLATION "L003" Warning "traducción sin texto" / "translation without a text";
    RAW_HTML "L004" Warning "HTML dentro de un texto" / "HTML inside a text";
    BAD_LINK "L005" Warning "enlace que no se puede seguir" / "link that cannot be followed";
    LOOSE_NOTE "L006" Warning "nota al pie sin referencia" / "footnote without a reference";
    MARKUP_TOO_DEEP "L007" Warning "listas o énfasis con demasiados niveles" / "lists or emphasis with too many levels";
    DUPLICATE_NOTE "L008" Warning "nota al pie repetida" / "footnote given twice";
    RESERVED_BESIDE_TEXT "L009" Warning "valor reservado junto a un texto" / "reserved value beside a text";
    WRONG_LANGUAGE "L010" Warning "texto en otro idioma que el declarado" / "text in another language than the declared one";
    COPIED_TRANSLATION "L011" Warning "traducción que es una copia" / "translation that is a copy";
    FIGURES_DIFFER "L012" Warning "cifras que difieren entre los idiomas" / "figures that differ between the languages";
    PASTED_SIGN "T001" Error "signo que llegó al copiar de otro programa" / "sign left by a copy from another program";
    TYPED_BULLET "T002" Warning "viñeta escrita a mano" / "bullet typed by hand";
    LOOSE_ACCENT "T003" Warning "acento separado de su letra" / "accent apart from its letter";
    STRAY_SPACE "T004" Warning "tabulador o espacio que no se ve" / "tab or space that nobody sees";
    TYPED_NUMBER "T005" Warning "número escrito donde pliego numera" / "number typed where pliego numbers";
    TYPED_HEADING "T006" Warning "título escrito dentro de un texto" / "heading typed into a text";
    VAGUE_LINK "T007" Warning "enlace que no dice a dónde lleva" / "link that does not say where it leads";
    AMBIGUOUS_LINK "T008" Warning "dos enlaces iguales a distintos sitios" / "two links of one text to different places";
    EMPTY_DESCRIPTION "T009" Warning "texto alternativo que no describe" / "alternative text that does not describe";
    NO_GLYPH "P001" Error "carácter que ninguna fuente tiene" / "character that no font has";
    BAD_PICTURE "P002" Error "imagen que falta o no sirve" / "picture missing or unusable";
    OUTSIDE_WORKSPACE "P003" Error "archivo fuera del espacio de trabajo" / "file outside the workspace";
    NO_ALTERNATIVE_TEXT "P004" Error "imagen sin texto alternativo" / "picture without alternative text";
    CANNOT_WRITE "P005" Error "no se puede escribir la publicación" / "publication that cannot be written";
    CANNOT_TYPESET "P006" Error "no se puede componer la publicación" / "publication that cannot be typeset";
    BAD_TEMPLATE "P007" Error "plantilla propia con errores" / "own template with errors";
    CROWDED_WALL "P008" Warning "hoja de pared con letra demasiado pequeña" / "sheet for the wall with letters too small";
    LOW_CONTRAST "V001" Error "colores que casi no se distinguen" / "colours that hardly differ";
    NO_SUCH_FONT "V002" Error "fuente que no existe" / "font that does not exist";
    NOT_A_COLOUR "V003" Error "color que no es un color" / "colour that is none";
    BAD_MEASURE "V004" Error "medida imposible o con unidad" / "measure that is impossible or has a unit";
    UNKNOWN_THEME "V005" Error "tema desconocido" / "unknown theme";
    CHANGED_AFTER_APPROVAL "C001" Error "texto aprobado que cambió sin corrección" / "approved text that changed without a correction";
    NOT_COVERED "C002" Error "cambio que ninguna corrección abarca" / "change that no correction covers";
    COVERS_NOTHING "C003" Warning "corrección que no abarca ningún cambio" / "correction that covers no change";
    CORRECTION_REWRITTEN "C004" Error "corrección emitida que se cambió o quitó" / "issued correction that was changed or taken away";
    STATUS_BEHIND "C005" Error "estado que no dice que el texto se corrigió" / "status that does not tell of the correction";
    VERSION_KEPT "C006" Error "versión corregida con el número de la anterior" / "corrected version with the number of the one before";
    CORRECTION_TOO_EARLY "C007" Error "corrección de lo que no está aprobado" / "correction of what is not approved";
    RECORD_BROKEN "C008" Error "registro de versiones alterado o incompleto" / "record of versions altered or incomplete";
    RENAMED_AFTER_APPROVAL "C009" Warning "nombre que ya no es el del documento aprobado" / "name that is not that of the approved document any more";
    UNUSED_ACCEPTANCE "A001" Warning "aceptación que no corresponde a nada" / "acceptance that matches nothing";
    UNKNOWN_CODE "A002" Warning "código que no existe" / "code that does not exist";
    FIXED_SEVERITY "A003" Warning "severidad que no se puede cambiar" / "severity that cannot be changed";
}

/// Names of the families of shared codes, by their letters.
pub const FAMILIES: &[(char, Word)] = &[
    ('S', Word { es: "Sintaxis y archivos", en: "Syntax and files" }),
    ('F', Word { es: "Campos", en: "Fields" }),
    ('D', Word { es: "Fechas", en: "Dates" }),
    ('R', Word { es: "Referencias", en: "References" }),
    ('L', Word { es: "Idiomas y marcado", en: "Languages and markup" }),
    ('T', Word { es: "Lo que hay en los textos", en: "What stands in texts" }),
    ('P', Word { es: "Publicación", en: "Publication" }),
    ('C', Word { es: "Correcciones y registro de versiones", en: "Corrections and record of versions" }),
    ('V', Word { es: "Aspecto", en: "Look" }),
    ('A', Word { es: "Aceptaciones y severidad", en: "Acceptances and severity" }),
];
