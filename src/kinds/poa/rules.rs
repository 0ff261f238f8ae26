//! What contradicts itself or is missing in an annual operating plan.

use super::codes;
use super::model::{Activity, Periods, Poa};
use super::money::{Money, Sums};
use super::overlaps;
use super::schedule::{Entry, Slot};
use super::target::Target;
use super::tree::{self, DEEPEST, activity_branches, children, line_branches, of_line};
use crate::diag::{self, Finding, Say};
use crate::kinds::rows::{check_groups, check_tree, no_such_item};
use crate::kinds::{Check, Progress};
use crate::locale::decimal;
use crate::say;
use crate::source::{Percent, Plain, currency_sign};

/// Checks a plan.
pub fn check(poa: &Poa, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    references(poa, check, &mut findings);
    // Rows that name none, or stand in a circle, add up to nothing.
    if findings.is_empty() {
        totals(poa, check, &mut findings);
    }
    headings(poa, check, &mut findings);
    schedules(poa, check, &mut findings);
    gaps(poa, check, &mut findings);
    currencies(poa, check, &mut findings);
    weights(poa, check, &mut findings);
    findings.extend(overlaps::check(poa, check));
    findings
}

/// Lines and activities that name each other.
fn references(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
    findings.extend(check_tree(check, &line_branches(poa), DEEPEST));
    findings.extend(check_tree(check, &activity_branches(&poa.activity), DEEPEST));
    let lines: Vec<&str> = poa.line.iter().map(|line| line.id.as_str()).collect();
    for activity in &poa.activity {
        if !lines.contains(&activity.line.as_str()) {
            findings.push(no_such_item(check, &activity.line, &lines));
        }
    }
    let groups: Vec<&Plain> = poa.activity.iter().map(|activity| &activity.line).collect();
    findings.extend(check_groups(check, "line", &activity_branches(&poa.activity), &groups, &lines));
}

/// A heading has rows below it and nothing else of its own.
fn headings(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
    let counts = tree::child_counts(poa);
    for heading in poa.activity.iter().filter(|activity| activity.is_heading()) {
        if has_content(heading) {
            let message = say!("encabezado con datos de actividad" | "heading with the data of an activity");
            findings.push(
                Finding::new(diag::codes::EXCLUDED_FIELD, check.file, heading.activity.span.clone(), message).help(
                    say!(
                        "un encabezado solo lleva id, line, under y activity; si es una actividad, borre «heading»"
                            | "a heading has only id, line, under and activity; if it is an activity, delete “heading”"
                    ),
                ),
            );
        }
        if heading.id.as_ref().is_none_or(|id| !counts.contains_key(id.as_str())) {
            let message = say!("encabezado sin actividades" | "heading without activities");
            findings.push(Finding::new(codes::EMPTY_HEADING, check.file, heading.activity.span.clone(), message).help(
                say!(
                    "dé un id al encabezado y nómbrelo en sus actividades con under = \"…\""
                        | "give the heading an id and name it in its activities with under = \"…\""
                ),
            ));
        }
    }
}

fn has_content(activity: &Activity) -> bool {
    !activity.target.is_empty()
        || activity.schedule.is_some()
        || !activity.responsible.is_empty()
        || !activity.budget.is_empty()
        || activity.weight.is_some()
        || activity.indicator.is_some()
        || activity.verification.is_some()
        || activity.risk.is_some()
        || activity.note.is_some()
        || activity.status.is_some()
        || activity.done.is_some()
        || activity.updated.is_some()
}

/// Slots that the schedule has, and amounts that add up.
fn schedules(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
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
            let (sum, stated) = (decimal(sum), decimal(target.v));
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

/// An activity without target, time or owner is a wish. One with activities below it leaves them these.
fn gaps(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
    let counts = tree::child_counts(poa);
    for activity in &poa.activity {
        let parent = activity.id.as_ref().is_some_and(|id| counts.contains_key(id.as_str()));
        if activity.is_heading() || parent || activity.status == Some(Progress::Dropped) {
            continue;
        }
        let empty_schedule = activity.schedule.as_ref().is_none_or(|schedule| schedule.entries.is_empty());
        let missing: Vec<Say> = [
            (activity.target.is_empty(), say!("meta" | "target")),
            (empty_schedule, say!("cronograma" | "schedule")),
            (activity.responsible.is_empty(), say!("responsable" | "owner")),
        ]
        .into_iter()
        .filter_map(|(absent, name)| absent.then_some(name))
        .collect();
        if missing.is_empty() {
            continue;
        }
        let es = missing.iter().map(|name| name.es.as_str()).collect::<Vec<_>>().join(", ");
        let en = missing.iter().map(|name| name.en.as_str()).collect::<Vec<_>>().join(", ");
        let message = say!("actividad sin {es}" | "activity without {en}");
        findings.push(Finding::new(codes::ACTIVITY_GAP, check.file, activity.activity.span.clone(), message).help(
            say!(
                "complete target, schedule y responsible; si la fila solo encabeza a otras, escriba heading = true"
                    | "fill in target, schedule and responsible; if the row only heads others, write heading = true"
            ),
        ));
    }
}

/// Amounts that name no currency in a plan that names none.
fn currencies(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
    if poa.currency.is_some() {
        return;
    }
    let all = poa.budget.iter().chain(poa.line.iter().flat_map(|line| &line.budget));
    let all = all.chain(poa.activity.iter().flat_map(|activity| &activity.budget));
    for money in all.filter(|money| money.currency.is_none()) {
        let message = say!("monto sin moneda" | "amount without a currency");
        findings.push(Finding::new(diag::codes::MISSING_FIELD, check.file, money.span.clone(), message).help(say!(
            "escriba arriba currency = \"PEN\" para todo el plan, o {{ amount = …, currency = \"PEN\" }} aquí"
                | "write currency = \"PEN\" above for the whole plan, or {{ amount = …, currency = \"PEN\" }} here"
        )));
    }
}

/// Weights of the rows of one level add up to 100, or to the weight of the row above them.
fn weights(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
    let sum = |weights: &[Option<&Percent>]| weights.iter().flatten().map(|weight| weight.v).sum::<f64>();
    let near = |sum: f64, whole: f64| (sum - whole).abs() < 0.01;
    let mut against = |weights: Vec<Option<&Percent>>, above: Option<&Percent>| {
        let Some(first) = weights.iter().flatten().next() else { return };
        let total = sum(&weights);
        if !near(total, 100.0) && !above.is_some_and(|above| near(total, above.v)) {
            let total = decimal(total);
            let message = say!("los pesos suman {total} %" | "the weights add up to {total}%");
            findings.push(Finding::new(codes::WEIGHT_SUM, check.file, first.span.clone(), message).help(say!(
                "los pesos de las filas de un mismo nivel suman 100, o el peso de la fila de arriba"
                    | "the weights of the rows of one level add up to 100, or to the weight of the row above"
            )));
        }
    };
    let key = |under: &Option<Plain>| under.as_ref().map(|under| under.v.clone());
    let mut families: Vec<Option<String>> = poa.line.iter().map(|line| key(&line.under)).collect();
    families.sort();
    families.dedup();
    for family in families {
        let lines = poa.line.iter().filter(|line| key(&line.under) == family).map(|line| line.weight.as_ref());
        let above = poa.line.iter().find(|line| Some(&line.id.v) == family.as_ref()).and_then(|l| l.weight.as_ref());
        against(lines.collect(), above);
    }
    // Over the whole plan, whatever the lines.
    let outermost = || poa.activity.iter().filter(|activity| activity.under.is_none());
    let whole: Vec<Option<&Percent>> = outermost().map(|activity| activity.weight.as_ref()).collect();
    let over_plan = near(sum(&whole), 100.0);
    for line in &poa.line {
        let rows = of_line(poa, line);
        if !over_plan {
            let outer = rows.iter().filter(|row| row.under.is_none()).map(|row| row.weight.as_ref());
            against(outer.collect(), line.weight.as_ref());
        }
        for row in &rows {
            against(children(row, &rows).map(|child| child.weight.as_ref()).collect(), row.weight.as_ref());
        }
    }
}

/// Stated totals against their parts.
fn totals(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
    let lines = tree::lines(poa);
    let mut parts = Sums::default();
    for placing in lines.iter().filter(|placing| placing.line.under.is_none()) {
        parts.add(&placing.sums);
    }
    total(poa, check, &poa.budget, &parts, findings);
    for (i, placing) in lines.iter().enumerate() {
        let rows = of_line(poa, placing.line);
        let mut parts = Sums::default();
        for row in rows.iter().filter(|row| row.under.is_none()) {
            parts.add(&tree::cost(poa, row, &rows, 0));
        }
        for below in lines[i + 1..].iter().filter(|p| p.line.under.as_ref().is_some_and(|u| u.v == placing.line.id.v)) {
            parts.add(&below.sums);
        }
        total(poa, check, &placing.line.budget, &parts, findings);
        for row in &rows {
            total(poa, check, &row.budget, &tree::cost_below(poa, row, &rows, 0), findings);
        }
    }
}

/// One stated total. Parts in a currency that it does not state would have to be mixed into it.
fn total(poa: &Poa, check: &Check, stated: &[Money], parts: &Sums, findings: &mut Vec<Finding>) {
    let Some(first) = stated.first().filter(|_| !parts.is_empty()) else { return };
    let sums = Sums::of(stated, poa.currency.as_ref());
    let words = |currency: &str, cents: i64| {
        let numbers = |lang| check.locale.numbers(lang).money(cents);
        let sign = currency_sign(currency);
        let [es, en] = [crate::locale::Lang::ES, crate::locale::Lang::EN].map(numbers);
        Say { es: format!("{sign} {es}"), en: format!("{sign} {en}") }
    };
    for (currency, cents) in &parts.0 {
        let sum = words(currency, *cents);
        let (sum_es, sum_en) = (&sum.es, &sum.en);
        match sums.0.get(currency) {
            None => {
                let message = say!(
                    "un total sin «{currency}», y sus partes suman {sum_es} en esa moneda"
                        | "a total without “{currency}”, and its parts add up to {sum_en} in that currency"
                );
                findings.push(Finding::new(codes::MIXED_CURRENCIES, check.file, first.span.clone(), message).help(say!(
                    "monedas distintas no se suman: dé el total de cada una, budget = [{{ amount = …, currency = \"…\" }}, …], o borre el total: se calcula"
                        | "different currencies do not add up: give the total of each, budget = [{{ amount = …, currency = \"…\" }}, …], or delete the total: it is computed"
                )));
            }
            Some(total) if total != cents => {
                let stated = words(currency, *total);
                let (stated_es, stated_en) = (&stated.es, &stated.en);
                let message = say!(
                    "el total dice {stated_es}, y sus partes suman {sum_es}"
                        | "the total says {stated_en}, and its parts add up to {sum_en}"
                );
                findings.push(total_mismatch(check, first, message));
            }
            Some(_) => {}
        }
    }
    // Where currencies are mixed, that is the fault.
    let mixed = parts.0.keys().any(|currency| !sums.0.contains_key(currency));
    for (currency, cents) in sums.0.iter().filter(|(currency, _)| !mixed && !parts.0.contains_key(*currency)) {
        let stated = words(currency, *cents);
        let (stated_es, stated_en) = (&stated.es, &stated.en);
        let message = say!(
            "el total dice {stated_es}, y ninguna de sus partes está en esa moneda"
                | "the total says {stated_en}, and none of its parts is in that currency"
        );
        findings.push(total_mismatch(check, first, message));
    }
}

fn total_mismatch(check: &Check, stated: &Money, message: Say) -> Finding {
    Finding::new(codes::TOTAL_MISMATCH, check.file, stated.span.clone(), message).help(say!(
        "corrija el total o sus partes, o borre el total: se calcula"
            | "correct the total or its parts, or delete the total: it is computed"
    ))
}
