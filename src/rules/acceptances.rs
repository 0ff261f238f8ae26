//! Acceptances: a document may accept a warning, with a reason; one that matches nothing is a warning itself.

use crate::diag::{Code, Finding, Severity};
use crate::kinds::{Acceptance, Header, Loaded};
use crate::locale::Lang;
use crate::say;
use crate::source::{FieldValue, Reader, Record};

/// Takes away the warnings that the document accepts and reports the acceptances that accept nothing. Unless `all`
/// findings are known, one that seems to match nothing may match what is not known yet.
pub fn apply(loaded: &Loaded, findings: Vec<Finding>, all: bool) -> Vec<Finding> {
    let of_broken;
    let accepts = match &loaded.document {
        Some(document) => &document.header.accept,
        None => {
            of_broken = read(loaded);
            &of_broken
        }
    };
    let id = loaded.id.as_ref().map_or("", |(id, _)| id.as_str());
    let mut used = vec![false; accepts.len()];
    let mut left = Vec::new();
    for found in findings {
        let matching = accepts.iter().position(|accept| {
            found.severity() == Severity::Warning
                && accept.code.v == found.code.as_str()
                && accept.at_address.as_ref().is_none_or(|at| covers(id, at, found.address.as_deref()))
        });
        match matching {
            Some(i) => used[i] = true,
            None => left.push(found),
        }
    }
    let unused = accepts.iter().zip(used).filter(|(_, used)| !used).map(|(accept, _)| accept);
    left.extend(unused.filter_map(|accept| idle(loaded, accept, all)));
    left
}

/// The acceptances of a document with errors: the one that says what it accepts need not be the one at fault.
fn read(loaded: &Loaded) -> Vec<Acceptance> {
    let (table, broken) = crate::source::parse(&loaded.file);
    let Some(list) = table.get_ref().get("accept").filter(|_| broken.is_empty()) else { return Vec::new() };
    let mut reader = Reader::new(&loaded.file, "", Lang::ES, &[], &[Header::FIELDS]);
    // What is wrong with them has been reported when the document was read.
    list.get_ref().as_array().into_iter().flatten().filter_map(|one| Acceptance::read(&mut reader, one)).collect()
}

/// What is wrong with an acceptance that accepts nothing.
fn idle(loaded: &Loaded, accept: &Acceptance, all: bool) -> Option<Finding> {
    let finding = |code, span, message| Finding::new(code, &loaded.file, span, message);
    let code = &accept.code.v;
    let rule = Code::ALL.iter().find(|known| known.as_str() == code.as_str());
    Some(match rule {
        None => finding(
            Code::UnknownCode,
            accept.code.span.clone(),
            say!("no hay ningún código «{code}»" | "there is no code “{code}”"),
        )
        .help(say!("copie el código del aviso, por ejemplo D003" | "copy the code from the warning, for example D003")),
        Some(rule) if rule.rule().severity == Severity::Error => finding(
            Code::UnusedAcceptance,
            accept.at.clone(),
            say!("{code} es un error y no se puede aceptar" | "{code} is an error and cannot be accepted"),
        )
        .help(say!("corrija el error y borre esta aceptación" | "correct the error and delete this acceptance")),
        Some(_) if !all => return None,
        Some(_) => finding(
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
    })
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
