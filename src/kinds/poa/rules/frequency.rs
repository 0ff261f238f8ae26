//! How often something takes place, in words, against the quantity of the target and the periods of the schedule; and
//! the Spanish pair «bimensual» (twice a month) and «bimestral» (every two months).

use super::super::codes;
use super::super::model::Activity;
use super::super::schedule::{Entry, Schedule};
use super::super::target::Target;
use super::wording::{Counted, stem, words};
use crate::diag::Finding;
use crate::kinds::Check;
use crate::locale::{Lang, exact};
use crate::say;
use crate::source::{LocalText, fold};

/// Checks how often an activity takes place.
pub fn frequency(row: &Activity, check: &Check, findings: &mut Vec<Finding>) {
    let known = findings.len();
    every_two_months(row, check, findings);
    // Where the words contradict each other, it is not known how often it is.
    if findings.len() == known {
        findings.extend(against_count(row, check));
    }
}

/// «Bimensual» in the activity and «bimestral» in the target, or the other way round.
fn every_two_months(row: &Activity, check: &Check, findings: &mut Vec<Finding>) {
    let targets = row.target.iter().filter_map(|target| match target {
        Target::Words(words) => Some(&**words),
        Target::Quantity(target) => target.unit.as_deref(),
    });
    let says = |text: &LocalText, word: &str| text.get(Lang::ES).is_some_and(|words| fold(words).contains(word));
    for target in targets {
        for (one, other) in [("bimensual", "bimestral"), ("bimestral", "bimensual")] {
            if says(&row.activity, one) && says(target, other) {
                let message = say!(
                    "la actividad es «{one}» y la meta «{other}»" | "the activity is “{one}” and the target “{other}”"
                );
                findings.push(
                    Finding::new(codes::TWICE_OR_EVERY_TWO, check.file, row.activity.span.clone(), message)
                        .other(check.file, target.span.clone(), say!("la meta" | "the target"))
                        .help(say!(
                            "bimensual es dos veces al mes; bimestral, cada dos meses"
                                | "“bimensual” is twice a month; “bimestral”, every two months"
                        )),
                );
            }
        }
    }
}

/// How often something takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    Week,
    HalfMonth,
    Months(u32),
}

impl Every {
    /// Times in a whole year.
    fn times(self) -> u32 {
        match self {
            Every::Week => 52,
            Every::HalfMonth => 24,
            Every::Months(months) => 12 / months,
        }
    }
}

/// Frequencies in words.
const SPANISH: &[(&str, Every)] = &[
    ("semanal", Every::Week),
    ("semanales", Every::Week),
    ("cada semana", Every::Week),
    ("bimensual", Every::HalfMonth),
    ("bimensuales", Every::HalfMonth),
    ("quincenal", Every::HalfMonth),
    ("quincenales", Every::HalfMonth),
    ("mensual", Every::Months(1)),
    ("mensuales", Every::Months(1)),
    ("cada mes", Every::Months(1)),
    ("bimestral", Every::Months(2)),
    ("bimestrales", Every::Months(2)),
    ("cada dos meses", Every::Months(2)),
    ("trimestral", Every::Months(3)),
    ("trimestrales", Every::Months(3)),
    ("cada trimestre", Every::Months(3)),
    ("cada tres meses", Every::Months(3)),
    ("cuatrimestral", Every::Months(4)),
    ("cuatrimestrales", Every::Months(4)),
    ("cada cuatro meses", Every::Months(4)),
    ("semestral", Every::Months(6)),
    ("semestrales", Every::Months(6)),
    ("cada semestre", Every::Months(6)),
    ("cada seis meses", Every::Months(6)),
];

/// "Bimonthly" may be twice a month or every two months: what it should be is said by `bimonthly`.
const ENGLISH: &[(&str, Every)] = &[
    ("weekly", Every::Week),
    ("every week", Every::Week),
    ("fortnightly", Every::HalfMonth),
    ("twice monthly", Every::HalfMonth),
    ("monthly", Every::Months(1)),
    ("every month", Every::Months(1)),
    ("each month", Every::Months(1)),
    ("bimonthly", Every::Months(2)),
    ("every two months", Every::Months(2)),
    ("every other month", Every::Months(2)),
    ("quarterly", Every::Months(3)),
    ("every quarter", Every::Months(3)),
    ("each quarter", Every::Months(3)),
    ("every three months", Every::Months(3)),
    ("half yearly", Every::Months(6)),
    ("every six months", Every::Months(6)),
];

/// A frequency in the words of an activity or of its target, against what the target counts.
fn against_count(row: &Activity, check: &Check) -> Option<Finding> {
    let counted = Counted::of(row)?;
    // "One report per topic, quarterly": how many that makes in a year is not known.
    if counted.is_rate() && counted.quantity <= 1.0 {
        return None;
    }
    let lang = counted.lang();
    let (every, said, text) = match find(lang, &counted.unit, None) {
        Some((every, said)) => (every, said, counted.text),
        // In the activity it must be said of what the target counts.
        None => {
            let own = row.activity.get(lang)?;
            let (every, said) = find(lang, &words(own), Some(&counted.noun()?))?;
            (every, said, &*row.activity)
        }
    };
    let schedule = row.schedule.as_ref().filter(|schedule| !schedule.entries.is_empty());
    let year = Year::of(schedule);
    // In English the word for every two months is also the one for twice a month.
    let twice = said == "bimonthly" && year.fits(Every::HalfMonth, counted.quantity);
    if twice || year.fits(every, counted.quantity) {
        return None;
    }
    let (times, quantity) = (every.times(), exact(counted.quantity));
    let message = if year.is_whole() {
        say!(
            "«{said}» son {times} veces al año, y la meta es {quantity}"
                | "“{said}” is {times} times a year, and the target is {quantity}"
        )
    } else {
        say!(
            "«{said}» no da {quantity} en los periodos del cronograma"
                | "“{said}” does not make {quantity} in the periods of the schedule"
        )
    };
    let mut found = Finding::new(codes::FREQUENCY_AGAINST_COUNT, check.file, text.place(lang), message).help(say!(
        "corrija la frecuencia, la meta o el cronograma" | "correct the frequency, the target or the schedule"
    ));
    if counted.span != text.place(lang) {
        found = found.other(check.file, counted.span.clone(), say!("la meta" | "the target"));
    }
    if let Some(schedule) = schedule.filter(|_| !year.is_whole()) {
        found = found.other(check.file, schedule.span.clone(), say!("el cronograma" | "the schedule"));
    }
    Some(found)
}

/// The one frequency that the words name, near the noun if one is given; none where they name several.
fn find(lang: Lang, words: &[String], noun: Option<&str>) -> Option<(Every, &'static str)> {
    let known = if lang == Lang::ES { SPANISH } else { ENGLISH };
    let mut found: Option<(Every, &str)> = None;
    let mut at = 0;
    while at < words.len() {
        let rest = || words[at..].iter().map(String::as_str);
        // The longest: "twice monthly" is not "monthly".
        let here = known.iter().filter(|(said, _)| rest().take(said.split(' ').count()).eq(said.split(' ')));
        let Some((said, every)) = here.max_by_key(|(said, _)| said.len()) else {
            at += 1;
            continue;
        };
        let end = at + said.split(' ').count();
        let near = &words[at.saturating_sub(4)..(end + 4).min(words.len())];
        at = end;
        if noun.is_some_and(|noun| near.iter().all(|word| stem(word) != noun)) {
            continue;
        }
        if found.is_some_and(|(other, _)| other != *every) {
            return None;
        }
        found = Some((*every, said));
    }
    found
}

/// The months of the year in which something can take place.
struct Year {
    months: [bool; 12],
    /// Periods marked in the schedule.
    marks: u32,
}

impl Year {
    /// Those of a schedule; all of them where there is none.
    fn of(schedule: Option<&Schedule>) -> Year {
        let Some(schedule) = schedule else { return Year { months: [true; 12], marks: 0 } };
        let mut year = Year { months: [false; 12], marks: 0 };
        for (slot, entry, _) in &schedule.entries {
            if matches!(entry, Entry::Quantity(n) | Entry::Share(n) if *n == 0.0) {
                continue;
            }
            year.marks += 1;
            for month in slot.months() {
                year.months[month as usize - 1] = true;
            }
        }
        year
    }

    fn is_whole(&self) -> bool {
        self.months.iter().all(|month| *month)
    }

    /// Whether something that takes place so often can take place so many times.
    fn fits(&self, every: Every, quantity: f64) -> bool {
        let months = self.months.iter().filter(|month| **month).count() as f64;
        let every = match every {
            Every::Week => return (months * 4.0..=months * 4.5).contains(&quantity),
            Every::HalfMonth => return (months * 2.0 - 2.0..=months * 2.0 + 2.0).contains(&quantity),
            Every::Months(every) => every,
        };
        if self.is_whole() {
            let times = f64::from(12 / every);
            // A body that meets every month may not meet in the month of the holidays.
            let least = if every == 1 { times - 1.0 } else { times };
            return (least..=times).contains(&quantity);
        }
        // Marks of single months say themselves when it takes place.
        let hits =
            |first: usize| (first..12).step_by(every as usize).filter(|month| self.months[*month]).count() as u32;
        let phases = || (0..every as usize).map(hits);
        let (fewest, most) = (phases().min().unwrap_or(0).max(1), phases().max().unwrap_or(0).max(self.marks));
        (f64::from(fewest)..=f64::from(most)).contains(&quantity)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::schedule::Slot;
    use super::*;

    fn year(slots: &[&str]) -> Year {
        let entries = slots.iter().filter_map(|slot| Some((Slot::parse(slot)?, Entry::Mark, 0..0))).collect();
        Year::of(Some(&Schedule { entries, span: 0..0 }))
    }

    #[test]
    fn counts_that_fit_a_frequency() {
        let whole = || year(&["Q1", "Q2", "Q3", "Q4"]);
        for (every, fits, not) in [(1, 12.0, 6.0), (2, 6.0, 4.0), (3, 4.0, 12.0), (6, 2.0, 4.0)] {
            let every = Every::Months(every);
            assert!(whole().fits(every, fits) && Year::of(None).fits(every, fits), "{every:?}");
            assert!(!whole().fits(every, not) && !Year::of(None).fits(every, not), "{every:?}");
        }
        assert!(whole().fits(Every::Months(1), 11.0));
        assert!(whole().fits(Every::Week, 52.0) && !whole().fits(Every::Week, 12.0));
        assert!(whole().fits(Every::HalfMonth, 24.0) && !whole().fits(Every::HalfMonth, 6.0));
        // Half a year, a gathering in two quarters, and the months themselves.
        let fits = |slots: &[&str], every: u32, quantity: f64| year(slots).fits(Every::Months(every), quantity);
        assert!(fits(&["Q3", "Q4"], 2, 3.0) && !fits(&["Q3", "Q4"], 2, 6.0));
        assert!(fits(&["Q1", "Q4"], 6, 2.0) && !fits(&["Q1", "Q4"], 3, 4.0));
        assert!(fits(&["M2", "M4", "M6", "M8", "M10", "M12"], 2, 6.0));
        assert!(fits(&["M4", "M7", "M10", "M12"], 3, 4.0));
        assert!(year(&["Q1"]).fits(Every::Week, 12.0) && !year(&["Q1"]).fits(Every::Week, 52.0));
    }

    #[test]
    fn frequencies_in_words() {
        let es = |text: &str, noun| find(Lang::ES, &words(text), noun).map(|(every, _)| every);
        assert_eq!(es("reuniones (bimestral)", None), Some(Every::Months(2)));
        assert_eq!(es("Publicar un boletín de situación cada dos meses", Some("boleti")), Some(Every::Months(2)));
        assert_eq!(es("Convocar cada mes la mesa regional", Some("reunio")), None);
        assert_eq!(es("informes mensuales y trimestrales", None), None);
        let en = |text: &str| find(Lang::EN, &words(text), Some("report"));
        assert_eq!(en("Write quarterly reports"), Some((Every::Months(3), "quarterly")));
        assert_eq!(en("Write twice-monthly reports"), Some((Every::HalfMonth, "twice monthly")));
    }
}
