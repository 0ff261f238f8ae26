//! The contrast of a theme: every pair of colours that meet, on bright and on dark pages.
//!
//! Before it: a theme to whose every setting the file of a workspace has been added. After it: findings, at most one for
//! each colour that the file set: the one that most of the failing pairs have in common is the one to change.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Keys, PAIRS, Pair, Scheme};
use super::{Colour, Theme};
use crate::diag::{Finding, codes};
use crate::say;

/// A pair that is too close, by the settings that decide its colours in a scheme and a tone.
struct Failing {
    pair: &'static Pair,
    over: Keys,
    under: Keys,
    /// The page, where it shines through one of the two.
    page: Option<Keys>,
    /// What they come to: a mixture is another colour than the setting's.
    colours: [Colour; 2],
    contrast: f64,
}

impl Failing {
    /// The settings that decide, with one for what is written and none for what it is written on.
    fn settings(&self) -> impl Iterator<Item = (&Keys, usize)> {
        let page = self.page.iter().filter(|page| **page != self.over && **page != self.under);
        [(&self.over, 1), (&self.under, 0)].into_iter().chain(page.map(|page| (page, 0)))
    }

    fn has(&self, keys: &Keys) -> bool {
        self.settings().any(|(it, _)| it == keys)
    }

    /// By how much it misses what it needs.
    fn lack(&self) -> f64 {
        self.pair.needs.least() / self.contrast
    }
}

/// The contrasts of a theme, without those of values that could not be read.
pub fn check(theme: &Theme, faulty: &BTreeSet<Vec<String>>) -> Vec<Finding> {
    let mut failing: Vec<Failing> = all_failing(theme);
    let is_own = |keys: &Keys| theme.settings.get(keys).is_some_and(|setting| setting.place.is_some());
    let is_faulty = |keys: &Keys| faulty.contains(&keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>());
    failing.retain(|it| it.settings().all(|(keys, _)| !is_faulty(keys)));
    let mut findings = Vec::new();
    loop {
        // Settings of the file, with how many pairs they are in; among equals the one that is written comes before its ground.
        let mut counts: BTreeMap<&Keys, (usize, usize)> = BTreeMap::new();
        for it in &failing {
            for (keys, written) in it.settings().filter(|(keys, _)| is_own(keys)) {
                let count = counts.entry(keys).or_default();
                *count = (count.0 + 1, count.1 + written);
            }
        }
        let most = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
        let Some((blamed, _)) = most.map(|(keys, count)| (keys.clone(), count)) else { return findings };
        let (of_it, rest): (Vec<Failing>, Vec<Failing>) = failing.into_iter().partition(|it| it.has(&blamed));
        findings.extend(finding(theme, &blamed, &of_it));
        failing = rest;
    }
}

/// Every pair that is too close.
fn all_failing(theme: &Theme) -> Vec<Failing> {
    let tones = theme.tones();
    let mut failing = Vec::new();
    for (scheme, pair) in Scheme::ALL.into_iter().flat_map(|scheme| PAIRS.iter().map(move |pair| (scheme, pair))) {
        let mut seen = BTreeSet::new();
        for &tone in &tones {
            let (Some(over), Some(under)) = (pair.over.keys(scheme, tone), pair.under.keys(scheme, tone)) else {
                continue;
            };
            // A pair without a tone is the same in each.
            if !seen.insert((over.clone(), under.clone())) {
                continue;
            }
            let of = |keys: &[&'static str]| theme.colour(keys);
            let [Some(one), Some(two)] = [pair.over, pair.under].map(|paint| paint.colour(scheme, tone, &of)) else {
                continue;
            };
            let contrast = one.contrast(two);
            if contrast < pair.needs.least() {
                let mixed = [pair.over, pair.under].into_iter().any(|paint| paint.is_mixed(scheme));
                let page = mixed.then(|| vec![scheme.table(), "paper"]);
                failing.push(Failing { pair, over, under, page, colours: [one, two], contrast });
            }
        }
    }
    failing
}

/// The finding about one setting: its worst pair, and a colour that would do.
fn finding(theme: &Theme, blamed: &Keys, of_it: &[Failing]) -> Option<Finding> {
    // One that a mixture is in says less than one of two colours that somebody wrote.
    let plain = |it: &Failing| it.page.is_none();
    let worst = of_it.iter().max_by(|a, b| plain(a).cmp(&plain(b)).then(a.lack().total_cmp(&b.lack())))?;
    let (file, span) = theme.settings.get(blamed)?.place.as_ref()?;
    let (other, at) = if worst.over == *blamed { (&worst.under, 1) } else { (&worst.over, 0) };
    let (key, key_of_other) = (blamed.join("."), other.join("."));
    let (colour, beside) = (theme.colour(blamed), worst.colours[at]);
    // Downwards: "4.50" would be enough.
    let en = format!("{:.2}", (worst.contrast * 100.0).floor() / 100.0);
    let es = en.replace('.', ",");
    let least = worst.pair.needs.least();
    let (least_es, least_en) = (least.to_string().replace('.', ","), least.to_string());
    let (where_es, where_en) = (worst.pair.what.es, worst.pair.what.en);
    let message = say!(
        "«{key}» ({colour}) casi no se distingue de «{key_of_other}» ({beside}): contraste {es}:1, y hace falta {least_es}:1"
            | "“{key}” ({colour}) hardly differs from “{key_of_other}” ({beside}): contrast {en}:1, and {least_en}:1 is needed"
    );
    let more = of_it.len() - 1;
    let (also_es, also_en) = match more {
        0 => (String::new(), String::new()),
        1 => (" y en otro par de colores".to_owned(), " and in another pair of colours".to_owned()),
        _ => (format!(" y en otros {more} pares de colores"), format!(" and in {more} more pairs of colours")),
    };
    let help = match enough(theme, blamed) {
        Some(better) => say!(
            "se cruzan en: {where_es}{also_es}. El más cercano que basta es «{better}»"
                | "they meet in: {where_en}{also_en}. The nearest one that is enough is “{better}”"
        ),
        None => say!(
            "se cruzan en: {where_es}{also_es}. Aclare uno de los dos u oscurezca el otro"
                | "they meet in: {where_en}{also_en}. Make one of the two lighter or the other one darker"
        ),
    };
    let mut found = Finding::new(codes::LOW_CONTRAST, file, span.clone(), message).help(help);
    if let Some((file, span)) = theme.settings.get(other).and_then(|setting| setting.place.as_ref()) {
        found = found.other(file, span.clone(), say!("el otro color" | "the other colour"));
    }
    Some(found)
}

/// The nearest colour towards black or white that is far enough from all that the setting meets.
fn enough(theme: &Theme, blamed: &Keys) -> Option<Colour> {
    let own = theme.colour(blamed);
    let mut tried = theme.clone();
    let steps =
        (1..=50).flat_map(|step| [Colour::BLACK, Colour::WHITE].map(|end| end.mix(own, f64::from(step) / 50.0)));
    steps.into_iter().find(|colour| {
        if let Some(setting) = tried.settings.get_mut(blamed) {
            setting.given = super::Given::Colour(*colour);
        }
        // Also where it was far enough before.
        all_failing(&tried).iter().all(|it| !it.has(blamed))
    })
}
