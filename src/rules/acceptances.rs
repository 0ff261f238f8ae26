//! Acceptances: a document may accept a warning, with a reason; one that matches nothing is a warning itself.

use crate::diag::{Finding, Severity, codes};
use crate::kinds::{self, Acceptance, Header, Loaded};
use crate::locale::Lang;
use crate::say;
use crate::source::{FieldValue, Reader, Record};
use crate::workspace::Levels;

/// Takes away the warnings that the document accepts and reports the acceptances that accept nothing. Unless `all`
/// findings are known, one that seems to match nothing may match what is not known yet.
pub fn apply(loaded: &Loaded, findings: Vec<Finding>, levels: &Levels, all: bool) -> Vec<Finding> {
    let of_broken;
    let accepts = match &loaded.document {
        Some(document) => &document.header.accept,
        None => {
            of_broken = read(loaded);
            &of_broken
        }
    };
    let id = loaded.id.as_ref().map_or("", |(id, _)| id.as_str());
    // One without a code accepts nothing, and that has been reported.
    let accepts: Vec<&Acceptance> = accepts.iter().filter(|accept| !accept.code.is_stand_in()).collect();
    let mut used = vec![false; accepts.len()];
    let mut left = Vec::new();
    for found in findings {
        let matching = accepts.iter().position(|accept| {
            found.severity == Severity::Warning
                && accept.code.v == found.code.as_str()
                && accept.at_address.as_ref().is_none_or(|at| covers(id, at, found.address.as_deref()))
        });
        match matching {
            Some(i) => used[i] = true,
            None => left.push(found),
        }
    }
    let unused = accepts.into_iter().zip(used).filter(|(_, used)| !used).map(|(accept, _)| accept);
    left.extend(unused.filter_map(|accept| idle(loaded, accept, levels, all)));
    left
}

/// The acceptances of a document with errors: the one that says what it accepts need not be the one at fault.
fn read(loaded: &Loaded) -> Vec<Acceptance> {
    let syntax = crate::source::parse(&loaded.file, Lang::ES);
    let table = syntax.table();
    let Some(list) = table.get("accept") else { return Vec::new() };
    let mut reader = Reader::new(&loaded.file, "", Lang::ES, &[], &[Header::FIELDS]);
    // What is wrong with them has been reported when the document was read.
    list.get_ref().as_array().into_iter().flatten().filter_map(|one| Acceptance::read(&mut reader, one)).collect()
}

/// What is wrong with an acceptance that accepts nothing.
fn idle(loaded: &Loaded, accept: &Acceptance, levels: &Levels, all: bool) -> Option<Finding> {
    let finding = |code, span, message| Finding::new(code, &loaded.file, span, message);
    let code = &accept.code.v;
    let rule = kinds::codes().find(|known| known.as_str() == code.as_str());
    Some(match rule {
        None => finding(
            codes::UNKNOWN_CODE,
            accept.code.span.clone(),
            say!("no hay ningún código «{code}»" | "there is no code “{code}”"),
        )
        .help(say!("copie el código del aviso, por ejemplo D003" | "copy the code from the warning, for example D003")),
        Some(rule) if levels.of(rule) == Some(Severity::Error) => finding(
            codes::UNUSED_ACCEPTANCE,
            accept.at.clone(),
            say!("{code} es un error y no se puede aceptar" | "{code} is an error and cannot be accepted"),
        )
        .help(say!("corrija el error y borre esta aceptación" | "correct the error and delete this acceptance")),
        // A rule that is switched off finds nothing; the acceptance waits for it.
        Some(rule) if !all || levels.of(rule).is_none() => return None,
        Some(_) => finding(
            codes::UNUSED_ACCEPTANCE,
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
