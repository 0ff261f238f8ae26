//! Dates, times and periods as the sources write them, sorted and compared as what they are.
//!
//! The forms follow ISO 8601-2 (EDTF) where it has one; halves of a year are written `2024-S1` because that is how
//! the publishers count them. Printing is the business of `locale`.

use chrono::{Days, NaiveDate};

use super::text::LocalText;
use std::sync::Arc;

/// A stretch of time, a recurrence, or a free text as the last resort.
#[derive(Debug, Clone, PartialEq)]
pub enum Period {
    Day(NaiveDate),
    Month {
        year: i32,
        month: u32,
    },
    /// Quarter 1 to 4.
    Quarter {
        year: i32,
        quarter: u32,
    },
    /// Half 1 or 2.
    Half {
        year: i32,
        half: u32,
    },
    Year(i32),
    /// The beginning, the middle or the end of a month, or of a year when there is no month.
    Third {
        year: i32,
        month: Option<u32>,
        third: Third,
    },
    /// From the start of the inner period, without an end.
    From(Box<Period>),
    Recurrence(Recurrence),
    Text(Arc<LocalText>),
}

/// A third of a month (ten days, the last one to the end of the month) or of a year (four months).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Third {
    Early,
    Mid,
    Late,
}

impl Third {
    fn parse(word: &str) -> Option<Third> {
        match word {
            "early" => Some(Third::Early),
            "mid" => Some(Third::Mid),
            "late" => Some(Third::Late),
            _ => None,
        }
    }

    /// Thirds that come before it.
    fn before(self) -> u32 {
        self as u32
    }
}

/// How often something recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recurrence {
    Continuous,
    Weekly,
    Monthly,
    /// Every two months.
    Bimonthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

impl Recurrence {
    /// Word in the source, and the recurrence.
    pub const ALL: &'static [(&'static str, Recurrence)] = &[
        ("continuous", Recurrence::Continuous),
        ("weekly", Recurrence::Weekly),
        ("monthly", Recurrence::Monthly),
        ("bimonthly", Recurrence::Bimonthly),
        ("quarterly", Recurrence::Quarterly),
        ("half-yearly", Recurrence::HalfYearly),
        ("yearly", Recurrence::Yearly),
    ];
}

/// Why a string is not a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodError {
    /// It has none of the known forms.
    Form,
    /// It has the form of a date that the calendar does not have: 31 June, month 13, quarter 5.
    NoSuchDate,
}

impl Period {
    /// The forms of [`Period::parse`] as a pattern. The words are those of [`Recurrence::ALL`].
    pub const PATTERN: &str = r"^\s*(continuous|weekly|monthly|bimonthly|quarterly|half-yearly|yearly|[0-9]{4}(-(S0?[12]|Q0?[1-4]|early|mid|late|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]|early|mid|late))?))?(/\.\.)?)\s*$";

    /// Reads a period in one of the forms of the format.
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        if let Some((_, recurrence)) = Recurrence::ALL.iter().find(|(word, _)| *word == text) {
            return Ok(Period::Recurrence(*recurrence));
        }
        match text.strip_suffix("/..") {
            Some(start) => Period::calendar(start).map(|start| Period::From(Box::new(start))),
            None => Period::calendar(text),
        }
    }

    /// Reads a stretch of the calendar: a day, a month, a quarter, a half or a year.
    fn calendar(text: &str) -> Result<Period, PeriodError> {
        let parts: Vec<&str> = text.split('-').collect();
        let year = match parts[0] {
            y if y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()) => y.parse().map_err(|_| PeriodError::Form)?,
            _ => return Err(PeriodError::Form),
        };
        let number = |part: &str| -> Result<u32, PeriodError> {
            let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            if digits { part.parse().map_err(|_| PeriodError::Form) } else { Err(PeriodError::Form) }
        };
        let within = |n: u32, last: u32| if (1..=last).contains(&n) { Ok(n) } else { Err(PeriodError::NoSuchDate) };
        if let Some(third) = parts.last().and_then(|part| Third::parse(part)) {
            return match parts[1..] {
                [_] => Ok(Period::Third { year, month: None, third }),
                [month, _] if month.len() == 2 => {
                    Ok(Period::Third { year, month: Some(within(number(month)?, 12)?), third })
                }
                _ => Err(PeriodError::Form),
            };
        }
        match parts[1..] {
            [] => Ok(Period::Year(year)),
            [part] if part.starts_with('S') => Ok(Period::Half { year, half: within(number(&part[1..])?, 2)? }),
            [part] if part.starts_with('Q') => Ok(Period::Quarter { year, quarter: within(number(&part[1..])?, 4)? }),
            [month] if month.len() == 2 => Ok(Period::Month { year, month: within(number(month)?, 12)? }),
            [month, day] if month.len() == 2 && day.len() == 2 => {
                NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
                    .map(Period::Day)
                    .ok_or(PeriodError::NoSuchDate)
            }
            _ => Err(PeriodError::Form),
        }
    }

    /// First day of the period; `None` for recurrences and free texts.
    pub fn start(&self) -> Option<NaiveDate> {
        match self {
            Period::Day(date) => Some(*date),
            Period::Month { year, month } => NaiveDate::from_ymd_opt(*year, *month, 1),
            Period::Quarter { year, quarter } => NaiveDate::from_ymd_opt(*year, quarter * 3 - 2, 1),
            Period::Half { year, half } => NaiveDate::from_ymd_opt(*year, half * 6 - 5, 1),
            Period::Year(year) => NaiveDate::from_ymd_opt(*year, 1, 1),
            Period::Third { year, month: Some(month), third } => {
                NaiveDate::from_ymd_opt(*year, *month, third.before() * 10 + 1)
            }
            Period::Third { year, month: None, third } => NaiveDate::from_ymd_opt(*year, third.before() * 4 + 1, 1),
            Period::From(inner) => inner.start(),
            Period::Recurrence(_) | Period::Text(_) => None,
        }
    }

    /// Last day of the period; `None` for recurrences, free texts and periods without an end.
    pub fn end(&self) -> Option<NaiveDate> {
        match self {
            Period::Day(date) => Some(*date),
            Period::Month { year, month } => month_end(*year, *month),
            Period::Quarter { year, quarter } => month_end(*year, quarter * 3),
            Period::Half { year, half } => month_end(*year, half * 6),
            Period::Year(year) => month_end(*year, 12),
            Period::Third { year, month: Some(month), third: Third::Late } => month_end(*year, *month),
            Period::Third { month: Some(_), .. } => self.start()?.checked_add_days(Days::new(9)),
            Period::Third { year, month: None, third } => month_end(*year, third.before() * 4 + 4),
            Period::From(_) | Period::Recurrence(_) | Period::Text(_) => None,
        }
    }
}

/// Last day of a month.
fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, next, 1)?.pred_opt()
}

/// A time of day, in minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(pub u32);

impl TimeOfDay {
    /// Reads `09:30` or `9:30`, with or without seconds.
    pub fn parse(text: &str) -> Option<TimeOfDay> {
        let mut parts = text.split(':');
        let mut next = |last: u32| {
            let part = parts.next()?;
            let number: u32 = part.parse().ok().filter(|_| part.bytes().all(|b| b.is_ascii_digit()))?;
            (number <= last && part.len() <= 2).then_some(number)
        };
        let (hour, minute) = (next(23)?, next(59)?);
        // Seconds may be there, with a fraction; they are not kept.
        if let Some(seconds) = parts.next() {
            let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
            let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            let sound = digits(whole) && whole.len() <= 2 && whole.parse::<u32>().is_ok_and(|n| n <= 60);
            if !sound || !digits(fraction) || parts.next().is_some() {
                return None;
            }
        }
        Some(TimeOfDay(hour * 60 + minute))
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(Period::parse("2024-S1"), Ok(Period::Half { year: 2024, half: 1 }));
        assert_eq!(Period::parse("2024-Q3").unwrap().start(), Some(day(2024, 7, 1)));
        assert_eq!(Period::parse("2024-05/.."), Ok(Period::From(Box::new(Period::Month { year: 2024, month: 5 }))));
        assert_eq!(Period::parse("quarterly"), Ok(Period::Recurrence(Recurrence::Quarterly)));
        assert_eq!(Period::parse("2024-06-31"), Err(PeriodError::NoSuchDate));
        assert_eq!(Period::parse("2024-13"), Err(PeriodError::NoSuchDate));
        assert_eq!(Period::parse("2024-S3"), Err(PeriodError::NoSuchDate));
        for wrong in [
            "",
            "mayo",
            "2024-5",
            "24-05",
            "2024-S",
            "2024-05-1",
            "2024/05",
            "continuous/..",
            "2024/../..",
            "2024-é1",
            "2024-Sé",
        ] {
            assert_eq!(Period::parse(wrong), Err(PeriodError::Form), "{wrong}");
        }
        let endless = format!("2024{}", "/..".repeat(100_000));
        assert_eq!(Period::parse(&endless), Err(PeriodError::Form));
    }

    #[test]
    fn periods_have_a_first_and_a_last_day() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        for (period, first, last) in [
            ("2024-02-29", "2024-02-29", "2024-02-29"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-Q3", "2024-07-01", "2024-09-30"),
            ("2024-S2", "2024-07-01", "2024-12-31"),
            ("2024", "2024-01-01", "2024-12-31"),
            ("2021-02-early", "2021-02-01", "2021-02-10"),
            ("2021-02-mid", "2021-02-11", "2021-02-20"),
            ("2021-02-late", "2021-02-21", "2021-02-28"),
            ("2021-early", "2021-01-01", "2021-04-30"),
            ("2021-mid", "2021-05-01", "2021-08-31"),
            ("2021-late", "2021-09-01", "2021-12-31"),
        ] {
            let period = Period::parse(period).unwrap();
            assert_eq!((period.start(), period.end()), (Some(day(first)), Some(day(last))), "{period:?}");
        }
        let from = Period::parse("2021-02-mid/..").unwrap();
        assert_eq!((from.start(), from.end()), (Some(day("2021-02-11")), None));
        assert_eq!(Period::parse("quarterly").unwrap().end(), None);
        assert_eq!(Period::parse("2021-13-mid"), Err(PeriodError::NoSuchDate));
        for wrong in ["mid", "2021-2-mid", "2021-02-14-mid", "2021-Q1-mid", "2021-02-middle", "2021-mid-02"] {
            assert_eq!(Period::parse(wrong), Err(PeriodError::Form), "{wrong}");
        }
    }

    #[test]
    fn times() {
        assert_eq!(TimeOfDay::parse("9:05").unwrap().to_string(), "09:05");
        assert_eq!(TimeOfDay::parse("23:59:30"), Some(TimeOfDay(23 * 60 + 59)));
        assert_eq!(TimeOfDay::parse("09:00:30.5"), Some(TimeOfDay(9 * 60)));
        for wrong in
            ["24:00", "9", "9:60", "nueve", "+9:00", "", "9:00:", "9:00:61", "9:00:xx", "9:00:00:00", "9:00:1."]
        {
            assert_eq!(TimeOfDay::parse(wrong), None, "{wrong}");
        }
    }
}
