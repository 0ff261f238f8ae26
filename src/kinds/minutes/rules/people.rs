//! Numbers of people that are stated more than once.

use super::super::attendance::people_of;
use super::super::codes;
use super::super::model::{Attendance, Minutes};
use crate::diag::Finding;
use crate::kinds::Check;
use crate::say;
use crate::source::Count;

/// Numbers of people that are stated more than once must agree.
pub fn people(minutes: &Minutes, check: &Check, findings: &mut Vec<Finding>) {
    let mut against = |stated: &Option<Count>, women: &Option<Count>, men: &Option<Count>| {
        let (Some(stated), Some(women), Some(men)) = (stated, women, men) else { return };
        let (all, sum) = (u64::from(stated.v), u64::from(women.v) + u64::from(men.v));
        // Somebody may be counted as neither; nobody can be counted as both.
        if sum > all {
            let message = say!(
                "se dice {all} personas, y mujeres y hombres suman {sum}"
                    | "{all} people are stated, and women and men add up to {sum}"
            );
            findings.push(
                Finding::new(codes::COUNTS_MISMATCH, check.file, stated.span.clone(), message)
                    .other(check.file, women.span.clone(), say!("mujeres" | "women"))
                    .other(check.file, men.span.clone(), say!("hombres" | "men"))
                    .help(say!(
                        "corrija uno de los tres números, o borre el total: se calcula"
                            | "correct one of the three numbers, or delete the total: it is computed"
                    )),
            );
        }
    };
    against(&minutes.headcount, &minutes.women, &minutes.men);
    for participant in &minutes.participant {
        against(&participant.count, &participant.women, &participant.men);
    }
    let present = minutes.participant.iter().filter(|p| p.attendance != Some(Attendance::Apologies));
    let listed: u64 = present.filter_map(people_of).sum();
    if let Some(stated) = minutes.headcount.as_ref().filter(|stated| listed > u64::from(stated.v)) {
        let all = stated.v;
        let message = say!(
            "se dice {all} personas, y la lista de participantes tiene {listed}"
                | "{all} people are stated, and the list of participants has {listed}"
        );
        findings.push(Finding::new(codes::COUNTS_MISMATCH, check.file, stated.span.clone(), message).help(say!(
            "corrija «headcount» o la lista; si la lista está completa, borre «headcount»"
                | "correct “headcount” or the list; if the list is complete, delete “headcount”"
        )));
    }
}
