//! Rules: what a code stands for, and the tables in which codes are declared.

use std::fmt;

use crate::locale::Word;

/// What a finding does to its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No edition is written.
    Error,
    /// Everything is built.
    Warning,
}

impl Severity {
    /// Its name, as printed before a finding.
    pub fn word(self) -> Word {
        match self {
            Severity::Error => Word { es: "error", en: "error" },
            Severity::Warning => Word { es: "aviso", en: "warning" },
        }
    }
}

/// A rule: its code, what it does, and how it is explained.
pub struct Rule {
    /// One to four capitals and two to four digits, never used again for something else.
    pub code: &'static str,
    /// Severity, unless `pliego.toml` says otherwise.
    pub severity: Severity,
    pub name: Word,
    /// The rule's page as it is written (TOML); [`Rule::explanation`] reads it.
    pub page: &'static str,
}

/// The code of a finding, which stands for its rule.
pub type Code = &'static Rule;

impl Rule {
    /// The code as printed: `F001`.
    pub fn as_str(&self) -> &'static str {
        self.code
    }
}

/// The code alone: a page is too much beside a finding.
impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// Declares a table of codes: one constant a code, and `ALL` of them. The page of each lies in the folder `pages` beside
/// the table.
///
/// ```text
/// codes! {
///     DURATION_MISMATCH "M001" Warning "duración que contradice las horas" / "duration that contradicts the times";
/// }
/// ```
#[macro_export]
macro_rules! codes {
    ($($name:ident $code:literal $severity:ident $es:literal / $en:literal;)*) => {
        $(
            #[doc = concat!($code, ": ", $en, ".")]
            pub const $name: $crate::diag::Code = &$crate::diag::Rule {
                code: $code,
                severity: $crate::diag::Severity::$severity,
                name: $crate::locale::Word { es: $es, en: $en },
                page: include_str!(concat!("pages/", $code, ".toml")),
            };
        )*

        /// Every code of this table.
        pub const ALL: &[$crate::diag::Code] = &[$($name),*];
    };
}
