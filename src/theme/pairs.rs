//! Which colours stand on which: every pair that the templates make, and how far its two must stand apart.
//!
//! Before it: a theme with all its settings. After it: the findings about contrast. Whoever sets text on another ground in
//! a template adds the pair here; tests/theme.rs holds the style sheets against this table.

use super::colour::Colour;
use crate::locale::Word;

/// What lies on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// A colour by its key: `ink`, `brand-soft`.
    Page(&'static str),
    /// What a tone writes with. On dark screens that is its paper: a badge is turned round there.
    ToneInk,
    /// What a tone writes on.
    TonePaper,
    /// The band of a tone behind a chart: its paper; on dark screens 70 % of its ink over the page.
    ToneBand,
    /// Letters across the page of a draft: 22 % of the thin rules' colour over the page. On paper only.
    Watermark,
    /// What a link has led to: 16 % of the brand over the page.
    Target,
}

/// Two colours that meet.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    pub over: Paint,
    pub under: Paint,
    pub needs: Needs,
    /// Where they meet, for the finding.
    pub what: Word,
}

/// How far two colours must stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Text: 4.5:1 (WCAG 1.4.3).
    Text,
    /// A mark that says something: 3:1 (WCAG 1.4.11).
    Mark,
}

impl Needs {
    /// The least contrast.
    pub fn least(self) -> f64 {
        match self {
            Needs::Text => 4.5,
            Needs::Mark => 3.0,
        }
    }
}

const fn text(over: Paint, under: Paint, es: &'static str, en: &'static str) -> Pair {
    Pair { over, under, needs: Needs::Text, what: Word { es, en } }
}

const fn mark(over: Paint, under: Paint, es: &'static str, en: &'static str) -> Pair {
    Pair { over, under, needs: Needs::Mark, what: Word { es, en } }
}

use Paint::{Page, Target, ToneBand, ToneInk, TonePaper, Watermark};

/// Every pair. Rules (`rule`) are in none as what lies above: they part things and say nothing.
pub const PAIRS: &[Pair] = &[
    text(Page("ink"), Page("paper"), "el texto", "text"),
    text(Page("quiet"), Page("paper"), "rótulos y segundo idioma", "labels and the second language"),
    text(Page("brand"), Page("paper"), "títulos, enlaces y marcas de periodos", "headings, links and marks of periods"),
    text(Page("ink"), Page("brand-soft"), "el texto de notas y grupos", "text of notes and groups"),
    text(Page("quiet"), Page("brand-soft"), "segundo idioma en grupos", "the second language of groups"),
    text(Page("brand"), Page("brand-soft"), "rótulos de notas y grupos", "labels of notes and groups"),
    text(Page("ink"), Target, "el texto al que lleva un enlace", "text that a link leads to"),
    text(Page("quiet"), Target, "el texto al que lleva un enlace", "text that a link leads to"),
    text(Page("brand"), Target, "el texto al que lleva un enlace", "text that a link leads to"),
    text(Page("ink"), Watermark, "el texto sobre «BORRADOR»", "text over “DRAFT”"),
    text(Page("quiet"), Watermark, "los rótulos sobre «BORRADOR»", "labels over “DRAFT”"),
    text(Page("brand"), Watermark, "los títulos sobre «BORRADOR»", "headings over “DRAFT”"),
    text(ToneInk, TonePaper, "las etiquetas", "badges"),
    text(ToneInk, Page("paper"), "los nombres de las franjas de un gráfico", "names of the bands of a chart"),
    mark(ToneInk, Page("brand-soft"), "las barras de puntaje", "bars of scores"),
    mark(Page("brand"), ToneBand, "las barras de un gráfico sobre sus franjas", "bars of a chart on its bands"),
    mark(Page("ink"), ToneBand, "los rombos de un gráfico sobre sus franjas", "diamonds of a chart on its bands"),
];

/// The colours of a page: those of paper and bright screens, or those of dark screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

/// Keys of a setting, outermost first.
pub type Keys = Vec<&'static str>;

impl Scheme {
    pub const ALL: [Scheme; 2] = [Scheme::Light, Scheme::Dark];

    /// The table of its colours.
    pub fn table(self) -> &'static str {
        match self {
            Scheme::Light => "colour",
            Scheme::Dark => "dark",
        }
    }
}

impl Paint {
    /// The setting that decides its colour, for a tone; `None` where it does not occur in the scheme.
    pub fn keys(self, scheme: Scheme, tone: &'static str) -> Option<Keys> {
        let page = |key| Some(vec![scheme.table(), key]);
        let of_tone = |key| Some(vec!["tone", tone, key]);
        match (self, scheme) {
            (Page(key), _) => page(key),
            (Target, _) => page("brand"),
            (Watermark, Scheme::Light) => page("rule"),
            (Watermark, Scheme::Dark) => None,
            (ToneInk, Scheme::Light) | (TonePaper | ToneBand, Scheme::Dark) => of_tone("ink"),
            (TonePaper | ToneBand, Scheme::Light) | (ToneInk, Scheme::Dark) => of_tone("paper"),
        }
    }

    /// Whether the page shines through: its colour is decided by that of the page, too.
    pub fn is_mixed(self, scheme: Scheme) -> bool {
        matches!(self, Watermark | Target) || (self == ToneBand && scheme == Scheme::Dark)
    }

    /// Its colour, made of the colours of settings.
    pub fn colour(self, scheme: Scheme, tone: &'static str, of: &dyn Fn(&[&'static str]) -> Colour) -> Option<Colour> {
        let own = of(&self.keys(scheme, tone)?);
        let page = || of(&[scheme.table(), "paper"]);
        Some(match self {
            Target => own.mix(page(), 0.16),
            Watermark => own.mix(page(), 0.22),
            ToneBand if scheme == Scheme::Dark => own.mix(page(), 0.7),
            _ => own,
        })
    }
}
