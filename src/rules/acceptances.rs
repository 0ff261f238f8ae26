//! Acceptances: a document may accept a warning, with a reason; one that matches nothing is a warning itself.

use super::finding;
use crate::diag::{Code, Finding, Severity};
use crate::kinds::Document;
use crate::say;

/// Takes away the warnings that the document accepts and reports the acceptances that accept nothing.
pub fn apply(document: &Document, findings: Vec<Finding>) -> Vec<Finding> {
    let accepts = &document.header.accept;
    let mut used = vec![false; accepts.len()];
    let mut left = Vec::new();
    for found in findings {
        let matching = accepts.iter().position(|accept| {
            found.severity() == Severity::Warning
                && accept.code.v == found.code.as_str()
                && accept.at_address.as_ref().is_none_or(|at| covers(document.id(), at, found.address.as_deref()))
        });
        match matching {
            Some(i) => used[i] = true,
            None => left.push(found),
        }
    }
    for (accept, used) in accepts.iter().zip(used) {
        if used {
            continue;
        }
        let code = &accept.code.v;
        let rule = Code::ALL.iter().find(|known| known.as_str() == code.as_str());
        left.push(match rule {
            None => finding(
                document,
                Code::UnknownCode,
                accept.code.span.clone(),
                say!("no hay ningún código «{code}»" | "there is no code “{code}”"),
            )
            .help(say!(
                "copie el código del aviso, por ejemplo D003" | "copy the code from the warning, for example D003"
            )),
            Some(rule) if rule.rule().severity == Severity::Error => finding(
                document,
                Code::UnusedAcceptance,
                accept.at.clone(),
                say!("{code} es un error y no se puede aceptar" | "{code} is an error and cannot be accepted"),
            )
            .help(say!("corrija el error y borre esta aceptación" | "correct the error and delete this acceptance")),
            Some(_) => finding(
                document,
                Code::UnusedAcceptance,
                accept.at.clone(),
                say!(
                    "esta aceptación de {code} no corresponde a ningún aviso"
                        | "this acceptance of {code} matches no warning"
                ),
            )
            .help(say!(
                "bórrela, o corrija su «at»: el aviso dice la dirección"
                    | "delete it, or correct its “at”: the warning tells the address"
            )),
        });
    }
    left
}

/// Whether the accepted address is the finding's or holds it. The document's id may be left out before `#`.
fn covers(document: &str, accepted: &str, address: Option<&str>) -> bool {
    let Some(address) = address else { return false };
    let accepted = if accepted.starts_with('#') { format!("{document}{accepted}") } else { accepted.to_owned() };
    address.strip_prefix(&accepted).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '#']))
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn addresses_cover_what_lies_below_them() {
        let covered = |accepted, address| covers("d", accepted, Some(address));
        assert!(covered("#costs", "d#costs.due"));
        assert!(covered("d#costs.due", "d#costs.due"));
        assert!(covered("d", "d#costs.due"));
        assert!(!covered("#cost", "d#costs.due"));
        assert!(!covered("e", "d#costs"));
        assert!(!covers("d", "#costs", None));
    }
}
