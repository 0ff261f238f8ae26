//! What is peculiar to each language: its quotation marks, and the words that do not part from their figures and names.
//!
//! Spanish after the *Ortografía de la lengua española* of the academies, English after the editorial manual of the United
//! Nations.

use crate::locale::Lang;

/// The habits of a language.
pub(super) struct Habits {
    /// Quotation marks from the outermost pair to the innermost; behind the last the first comes again.
    pub quotes: &'static [(&'static str, &'static str)],
    /// Whether a word without other apostrophes may have one at its end, "the clusters’ plans", or its beginning, "the ’90s".
    pub final_apostrophe: bool,
    /// Words that begin with an apostrophe, in small letters: "’tis".
    pub clipped: &'static [&'static str],
    /// Units and other words behind a number that no list of all languages has.
    pub units: &'static [&'static str],
    /// Units that are words as well: they are units at the end of a phrase and before "de".
    pub doubtful_units: &'static [&'static str],
    /// Abbreviations that a number follows, in small letters.
    pub before_number: &'static [&'static str],
    /// Forms of address and ranks that a name follows.
    pub titles: &'static [&'static str],
    /// Abbreviations of two parts, as they are typed.
    pub pairs: &'static [(&'static str, &'static str)],
    /// Whether the plural of an abbreviation doubles its letters: "EE. UU.".
    pub doubled_plurals: bool,
    /// Between the number of a day and its month; nothing where the month follows at once.
    pub before_month: Option<&'static str>,
    /// In small letters where the language writes them so.
    pub months: &'static [&'static str],
}

impl Habits {
    pub fn of(lang: Lang) -> &'static Habits {
        match lang {
            Lang::ES => &SPANISH,
            _ => &ENGLISH,
        }
    }
}

/// The pair that single marks stand for where nothing is quoted around them.
pub(super) const SINGLE: (&str, &str) = ("‘", "’");

/// Units and signs behind a number, in every language.
pub(super) const UNITS: &[&str] = &[
    "%", "‰", "°", "°C", "°F", "ºC", "ºF", "km", "km²", "km2", "m", "m²", "m2", "m³", "m3", "cm", "mm", "kg", "g",
    "mg", "t", "l", "L", "ml", "mL", "kW", "kWh", "MW", "kB", "KB", "MB", "GB", "TB", "ppm", "h", "min", "s", "€", "$",
    "£", "US$",
];

/// Signs of currencies before a number that are no codes.
pub(super) const CURRENCY_SIGNS: &[&str] =
    &["$", "€", "£", "US$", "RD$", "C$", "S/", "S/.", "Bs", "Bs.", "B/.", "L", "L.", "Q", "Q."];

static SPANISH: Habits = Habits {
    quotes: &[("«", "»"), ("“", "”"), ("‘", "’")],
    final_apostrophe: false,
    clipped: &[],
    units: &["hs", "hrs", "seg", "mil", "millón", "millones", "billones", "Bs", "bolívares", "lempiras"],
    doubtful_units: &["ha"],
    before_number: &[
        "n.º", "n.°", "nº", "n°", "n.os", "no.", "nos.", "núm.", "núms.", "num.", "nro.", "nros.", "art.", "arts.",
        "pág.", "págs.", "p.", "pp.", "cap.", "caps.", "fig.", "figs.", "vol.", "vols.", "t.", "párr.", "párrs.",
        "inc.", "lit.", "ext.", "ed.",
    ],
    titles: &[
        "Sr.", "Sra.", "Srta.", "Sres.", "Sras.", "Dr.", "Dra.", "Dres.", "Dras.", "Lic.", "Lcdo.", "Lcda.", "Licda.",
        "Ing.", "Arq.", "Prof.", "Profa.", "Mtro.", "Mtra.", "Abg.", "Econ.", "Gral.", "Cnel.", "Mons.", "Dña.",
        "Excmo.", "Excma.",
    ],
    pairs: &[("p.", "ej.")],
    doubled_plurals: true,
    before_month: Some("de"),
    months: &[
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
};

static ENGLISH: Habits = Habits {
    quotes: &[("“", "”"), ("‘", "’")],
    final_apostrophe: true,
    clipped: &["n", "tis", "twas", "em"],
    units: &["ha", "hrs", "sec", "thousand", "million", "billion"],
    doubtful_units: &[],
    before_number: &[
        "no.", "nos.", "p.", "pp.", "fig.", "figs.", "art.", "arts.", "para.", "paras.", "sect.", "sects.", "vol.",
        "vols.", "ch.", "chap.", "chaps.", "ext.", "ed.",
    ],
    titles: &[
        "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Messrs.", "Dr.", "Dr", "Drs.", "Prof.", "Eng.", "Gen.", "Col.",
        "Rev.", "Hon.", "St.",
    ],
    pairs: &[],
    doubled_plurals: false,
    before_month: None,
    months: &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
    ],
};
