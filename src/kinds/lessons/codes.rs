//! The codes of what can be wrong with lessons; `pages` explains each.

crate::codes! {
    BAD_LESSON_CODE "B001" Warning "código de lección mal formado" / "malformed code of a lesson";
    TICK_AGAINST_CODE "B002" Warning "marca que contradice el código" / "tick against the code";
    SHEET_WITHOUT_LESSON "B003" Error "ficha que no corresponde al índice" / "sheet that does not match the index";
    UNKNOWN_OFFICIAL_KEY "B004" Error "clave oficial que no existe" / "official key that does not exist";
    AREA_MISMATCH "B005" Warning "código de otra área" / "code of another area";
    BAD_AREA_CODE "B006" Warning "código de área mal formado" / "malformed code of an area";
}
