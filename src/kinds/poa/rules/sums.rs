//! Amounts and weights: currencies, and totals against their parts.

use super::super::codes;
use super::super::model::Poa;
use super::super::money::{Money, Sums};
use super::super::tree::{self, children, of_line};
use crate::diag::{self, Finding, Say};
use crate::kinds::Check;
use crate::locale::decimal;
use crate::say;
use crate::source::{Percent, Plain, currency_sign};

/// Amounts that name no currency in a plan that names none.
pub fn currencies(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
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
pub fn weights(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
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
pub fn totals(poa: &Poa, check: &Check, findings: &mut Vec<Finding>) {
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
