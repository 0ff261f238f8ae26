//! Schedules: periods that the plan has, and amounts that add up.

use super::super::codes;
use super::super::model::{Periods, Poa};
use super::super::schedule::{Entry, Slot};
use super::super::target::Target;
use crate::diag::{self, Finding};
use crate::kinds::Check;
use crate::locale::{decimal, exact};
use crate::say;

/// Slots that the schedule has, and amounts that add up.
pub fn schedules(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
    for activity in &poa.activity {
        let Some(schedule) = &activity.schedule else { continue };
        for (slot, entry, span) in &schedule.entries {
            let fits = match (poa.periods(), slot, entry) {
                (Periods::Quarters, Slot::Month(_), _) => false,
                (Periods::Months, Slot::Quarter(_), entry) => *entry == Entry::Mark,
                _ => true,
            };
            if !fits {
                let (message, help) = match poa.periods() {
                    Periods::Quarters => (
                        say!("un mes en un cronograma por trimestres" | "a month in a schedule by quarters"),
                        say!(
                            "use Q1 a Q4, o escriba periods = \"months\" arriba"
                                | "use Q1 to Q4, or write periods = \"months\" above"
                        ),
                    ),
                    Periods::Months => (
                        say!(
                            "la cantidad de un trimestre en un cronograma por meses"
                                | "the quantity of a quarter in a schedule by months"
                        ),
                        say!("repártala entre sus meses: M1 a M12" | "divide it among its months: M1 to M12"),
                    ),
                };
                findings.push(Finding::new(diag::codes::NOT_A_CHOICE, check.file, span.clone(), message).help(help));
            }
        }
        if let Some(sum) = schedule.share().filter(|sum| (sum - 100.0).abs() > 0.01) {
            let sum = decimal(sum);
            let message = say!("los porcentajes del año suman {sum} %" | "the shares of the year add up to {sum}%");
            findings.push(
                Finding::new(codes::SCHEDULE_SUM, check.file, schedule.span.clone(), message)
                    .help(say!("deben sumar 100 %" | "they must add up to 100%")),
            );
        }
        let target = Target::only_quantity(&activity.target);
        let against = schedule.quantity().zip(target).filter(|(sum, target)| (sum - target.v).abs() > 0.001);
        if let Some((sum, target)) = against {
            let (sum, stated) = (exact(sum), exact(target.v));
            let message = say!(
                "el cronograma suma {sum} y la meta es {stated}"
                    | "the schedule adds up to {sum} and the target is {stated}"
            );
            findings.push(
                Finding::new(codes::SCHEDULE_SUM, check.file, schedule.span.clone(), message)
                    .other(check.file, target.span.clone(), say!("la meta del año" | "the target of the year"))
                    .help(say!("corrija la meta o las cantidades" | "correct the target or the quantities")),
            );
        }
    }
}
