//! Functions and sub-functions: keys that exist, each of them once.

use super::super::model::Ccpm;
use crate::diag::{self, Finding, nearest};
use crate::kinds::Check;
use crate::kinds::functions::{FunctionRef, core_function, core_functions};
use crate::say;
use crate::source::is_good_id;

/// Keys that are neither official nor declared, and those that stand twice.
pub fn functions(ccpm: &Ccpm, check: &Check, findings: &mut Vec<Finding>) {
    let declared: Vec<&str> = ccpm.function.iter().map(|f| f.key.0.as_str()).collect();
    let keys = || core_functions().iter().map(|f| f.key).chain(declared.iter().copied());
    let mut unknown = |key: &FunctionRef| {
        let typed = &key.0.v;
        let message = say!("«{typed}» no es una función conocida" | "“{typed}” is not a known function");
        let help = match nearest(typed, keys().filter(|key| key != typed)) {
            Some(near) => say!("¿quiso decir «{near}»?" | "did you mean “{near}”?"),
            None => say!(
                "si es una función propia, declárela con [[function]] y «name»"
                    | "if it is a function of your own, declare it with [[function]] and “name”"
            ),
        };
        findings.push(Finding::new(diag::codes::UNKNOWN_FUNCTION, check.file, key.0.span.clone(), message).help(help));
    };
    for (key, name) in
        (ccpm.function.iter().map(|f| (&f.key, &f.name))).chain(ccpm.subfunction.iter().map(|f| (&f.key, &f.name)))
    {
        if name.is_none() && core_function(&key.0).is_none() {
            unknown(key);
        }
    }
    for action in &ccpm.action {
        let key = action.function.0.as_str();
        if !declared.contains(&key) && core_function(key).is_none() {
            unknown(&action.function);
        }
    }
    for function in &ccpm.function {
        if !is_good_id(&function.key.0) || function.key.0.contains('.') {
            findings.push(bad_key(check, &function.key));
        }
    }
    for sub in &ccpm.subfunction {
        let Some((parent, _)) = sub.key.0.split_once('.').filter(|_| is_good_id(&sub.key.0)) else {
            findings.push(bad_key(check, &sub.key));
            continue;
        };
        // A score whose function the report does not have would have no place in it.
        if !declared.contains(&parent) {
            let message = say!(
                "subfunción de «{parent}», que el informe no tiene"
                    | "sub-function of “{parent}”, which the report lacks"
            );
            findings.push(Finding::new(diag::codes::NO_SUCH_ITEM, check.file, sub.key.0.span.clone(), message).help(
                say!("agregue [[function]] con key = \"{parent}\"" | "add a [[function]] with key = \"{parent}\""),
            ));
        }
    }
    for (i, function) in ccpm.function.iter().enumerate() {
        let key = &function.key.0.v;
        if let Some(first) = ccpm.function[..i].iter().find(|other| other.key.0.v == *key) {
            let message = say!("la función «{key}» está dos veces" | "the function “{key}” stands twice");
            findings.push(
                Finding::new(diag::codes::DUPLICATE_ID, check.file, function.key.0.span.clone(), message)
                    .other(check.file, first.key.0.span.clone(), say!("la primera está aquí" | "the first is here"))
                    .help(say!("deje una sola de las dos" | "keep one of the two")),
            );
        }
    }
}

fn bad_key(check: &Check, key: &FunctionRef) -> Finding {
    let typed = &key.0.v;
    let message = say!("«{typed}» no sirve como clave de una función" | "“{typed}” cannot be the key of a function");
    Finding::new(diag::codes::BAD_ID, check.file, key.0.span.clone(), message).help(say!(
        "una función: key = \"localization\"; una subfunción: la clave de su función, un punto y una palabra: key = \"localization.funding\""
            | "a function: key = \"localization\"; a sub-function: the key of its function, a full stop and a word: key = \"localization.funding\""
    ))
}
