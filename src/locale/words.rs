//! Names of the languages.

crate::words! {
    SPANISH: "español" / "Spanish";
    ENGLISH: "inglés" / "English";
}
