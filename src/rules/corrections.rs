//! Corrections: what was approved changes by a declared correction only, and the correction covers all that changed.
//!
//! The rules compare a document with the version of it that was issued last. From the first version issued as approved on,
//! each change needs a correction that covers it; before that the text may change freely until it is issued again.

use std::collections::HashSet;
use std::ops::Range;

use toml::{Table, Value};

use super::finding;
use crate::diag::{Finding, Fix, codes};
use crate::kinds::{Correction, Document, Status};
use crate::locale::Lang;
use crate::say;
use crate::source::Plain;
use crate::versions::{Change, Delta, Ledger, Record, changes, place_of};

/// How many changes a finding names; a reader who sees that many knows.
const NAMED: usize = 5;

/// What tells which document it is when its id does not.
const IDENTITY: [&str; 6] = ["kind", "title", "body", "date", "period", "year"];

/// Ids of records that no document has.
pub fn orphans(ledger: &Ledger, known: &HashSet<&str>) -> Vec<String> {
    ledger.documents().filter(|id| !known.contains(id)).map(str::to_owned).collect()
}

/// Reports changes that no correction covers, and corrections that cannot be. `orphans` are the ids of records that no
/// document has.
pub fn check(document: &Document, ledger: &Ledger, orphans: &[String]) -> Vec<Finding> {
    let declared = &document.header.correction;
    let records = ledger.of(document.id());
    let Some(last) = records.last() else {
        if let Some(renamed) = renamed(document, ledger, orphans) {
            return vec![renamed];
        }
        return declared.first().map(|first| too_early(document, first)).into_iter().collect();
    };
    if !records.iter().any(Record::is_final) {
        return declared.first().map(|first| too_early(document, first)).into_iter().collect();
    }
    // A document that is read is one that has a canonical form.
    let Ok(present) = document.canonical(Lang::ALL).parse::<Table>() else { return Vec::new() };
    // A workspace that was taken out of a publication has it in the languages of the publication only.
    if last.langs.is_some() {
        return if last.is_said_by(&present) { Vec::new() } else { vec![unknown(document)] };
    }
    let changed: Vec<Change> = changes(document.kind, &last.table, &present, &Delta::between(&last.table, &present))
        .into_iter()
        .filter(|change| !change.formal)
        .collect();
    let mut findings = rewritten(document, last, &present);
    let new = declared.get(last.corrections().len()..).unwrap_or_default();
    findings.extend(uncovered(document, last, new, &changed));
    findings.extend(new.iter().flat_map(|correction| idle(document, correction, &changed)));
    findings.extend(misnamed(document, records, last, !new.is_empty()));
    findings.extend(new.iter().filter_map(|correction| misdated(document, last, correction)));
    findings
}

/// A document that was approved under another id: without its record it would change as if nobody had approved it.
fn renamed(document: &Document, ledger: &Ledger, orphans: &[String]) -> Option<Finding> {
    if orphans.is_empty() {
        return None;
    }
    let present = document.canonical(Lang::ALL).parse::<Table>().ok()?;
    let is_it = |last: &&Record| IDENTITY.iter().all(|key| last.table.get(*key) == present.get(*key));
    let of_id = |id: &String| Some(ledger.of(id)).filter(|records| records.iter().any(Record::is_final))?.last();
    let last = orphans.iter().filter_map(of_id).find(is_it)?;
    let (old, version) = (&last.document, last.name());
    let message = say!(
        "este documento ya se emitió con el id «{old}» (versión {version}), y aquí lleva otro"
            | "this document was issued with the id “{old}” (version {version}), and has another one here"
    );
    let place = document.header.id.span.clone();
    Some(finding(document, codes::CHANGED_AFTER_APPROVAL, place, message).help(say!(
        "vuelva a poner id = \"{old}\": el registro de lo aprobado se guarda con ese id"
            | "set id = \"{old}\" again: the record of what was approved is kept under that id"
    )))
}

/// A correction of what was never agreed: the text itself can be changed.
fn too_early(document: &Document, first: &Correction) -> Finding {
    let message = say!(
        "no hay nada que corregir así: el documento no se ha emitido todavía como aprobado"
            | "there is nothing to correct this way: the document has not been issued as approved yet"
    );
    finding(document, codes::CORRECTION_TOO_EARLY, first.at.clone(), message).help(say!(
        "corrija el texto mismo y quite [[correction]]; las correcciones se declaran desde que «pliego issue» emitió una versión aprobada"
            | "correct the text itself and take [[correction]] away; corrections are declared once “pliego issue” has issued an approved version"
    ))
}

/// A text that is not the one of the publication which the record was taken out of: what of it was approved is not known.
fn unknown(document: &Document) -> Finding {
    let message = say!(
        "el registro de este documento se sacó de una publicación, y el texto no es el de esa publicación"
            | "the record of this document was taken out of a publication, and the text is not that of the publication"
    );
    finding(document, codes::CHANGED_AFTER_APPROVAL, status(document), message).help(say!(
        "las correcciones se declaran donde está el registro completo: recupere la carpeta .record de una copia de seguridad o con git, o deje el texto como se sacó"
            | "corrections are declared where the whole record is: bring the folder .record back from a backup or with git, or leave the text as it was taken out"
    ))
}

/// Corrections that were issued and do not stand there any more as they were.
fn rewritten(document: &Document, last: &Record, present: &Table) -> Vec<Finding> {
    let now = present.get("correction").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let version = last.name();
    let changed = |(at, issued): (usize, &Value)| {
        if now.get(at) == Some(issued) {
            return None;
        }
        let place = document.header.correction.get(at).map_or_else(|| status(document), |row| row.at.clone());
        let number = at + 1;
        let message = say!(
            "la corrección {number} ya se emitió con la versión {version}, y aquí falta o dice otra cosa"
                | "correction {number} was issued with version {version}, and here it is missing or says something else"
        );
        Some(finding(document, codes::CORRECTION_REWRITTEN, place, message).help(say!(
            "déjela como se emitió (pliego diff la muestra) y declare otra al final de la lista"
                | "leave it as it was issued (pliego diff shows it) and declare another one at the end of the list"
        )))
    };
    last.corrections().iter().enumerate().filter_map(changed).collect()
}

/// Changes that no new correction covers: one finding when none is declared at all.
fn uncovered(document: &Document, last: &Record, new: &[Correction], changed: &[Change]) -> Vec<Finding> {
    let covers = || new.iter().flat_map(|correction| &correction.covers);
    let mut open: Vec<&Change> = changed
        .iter()
        .filter(|change| !covers().any(|address| change.is_covered_by(document.own_address(address))))
        .collect();
    // A text that changed in several languages is one thing to cover.
    open.dedup_by(|one, other| one.address == other.address && one.lang.is_some() && other.lang.is_some());
    let version = last.name();
    let Some(first) = open.first() else { return Vec::new() };
    if new.is_empty() {
        let list: Vec<&str> = open.iter().take(NAMED).map(|change| change.address.as_str()).collect();
        let more = if open.len() > NAMED { "…" } else { "" };
        let list = list.join(", ");
        let message = say!(
            "el texto cambió después de aprobado (versión {version}), y ninguna corrección lo declara: {list}{more}"
                | "the text changed after it was approved (version {version}), and no correction declares it: {list}{more}"
        );
        let finding = finding(document, codes::CHANGED_AFTER_APPROVAL, place(document, first), message);
        return vec![finding.help(say!(
            "añada al final del documento [[correction]] con by, on, reason y covers, o deje el texto como estaba; pliego diff muestra qué cambió"
                | "add [[correction]] with by, on, reason and covers at the end of the document, or leave the text as it was; pliego diff shows what changed"
        ))];
    }
    let last_cover = new.iter().rev().find_map(|correction| correction.covers.last());
    let each = |change: &&Change| {
        let address = &change.address;
        let message = say!(
            "«{address}» cambió desde la versión {version}, y ninguna corrección lo abarca"
                | "“{address}” changed since version {version}, and no correction covers it"
        );
        let fix = last_cover.map(|cover| {
            let end = cover.span.end..cover.span.end;
            Fix::new(say!("añada «{address}» a covers" | "add “{address}” to covers")).replace(
                &document.file,
                end,
                format!(", \"{address}\""),
            )
        });
        let help = say!(
            "añada \"{address}\" a «covers», o deje el texto como estaba"
                | "add \"{address}\" to “covers”, or leave the text as it was"
        );
        let fix = fix.filter(|_| open.len() == 1);
        Finding { fix, ..finding(document, codes::NOT_COVERED, place(document, change), message).help(help) }
    };
    open.iter().map(each).collect()
}

/// Addresses that a correction names and that nothing changed at.
fn idle(document: &Document, correction: &Correction, changed: &[Change]) -> Vec<Finding> {
    let idle = |address: &&Plain| !changed.iter().any(|change| change.is_covered_by(document.own_address(address)));
    let report = |address: &Plain| {
        let typed = &address.v;
        let message = say!(
            "la corrección abarca «{typed}», y ahí no cambió nada"
                | "the correction covers “{typed}”, and nothing changed there"
        );
        finding(document, codes::COVERS_NOTHING, address.span.clone(), message).help(say!(
            "quite esa dirección, o escriba la de lo que cambió; pliego diff las enumera"
                | "take the address away, or write that of what changed; pliego diff lists them"
        ))
    };
    let mut findings: Vec<Finding> = correction.covers.iter().filter(idle).map(report).collect();
    if correction.covers.is_empty() {
        let message = say!("la corrección no dice qué abarca" | "the correction does not say what it covers");
        findings.push(finding(document, codes::COVERS_NOTHING, correction.at.clone(), message).help(say!(
            "escriba covers = [\"#…\"] con las direcciones de lo que cambió; pliego diff las enumera"
                | "write covers = [\"#…\"] with the addresses of what changed; pliego diff lists them"
        )));
    }
    findings
}

/// A status or a version that does not tell that this is another version.
fn misnamed(document: &Document, records: &[Record], last: &Record, corrected: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let header = &document.header;
    let version = last.name();
    let due = match header.status {
        Status::Draft | Status::Circulated => true,
        Status::Approved => corrected,
        Status::Corrected | Status::Superseded => false,
    };
    if due {
        let message = if corrected {
            say!(
                "la versión {version} fue aprobada y aquí se corrige: el estado es «corrected»"
                    | "version {version} was approved and is corrected here: the status is “corrected”"
            )
        } else {
            say!(
                "la versión {version} ya se emitió como aprobada: el estado no vuelve atrás"
                    | "version {version} was issued as approved: the status does not go back"
            )
        };
        let key = if corrected { Status::Corrected.key() } else { last.status().map_or("approved", Status::key) };
        let fix = Fix::new(say!("ponga status = \"{key}\"" | "set status = \"{key}\"")).replace(
            &document.file,
            status(document),
            format!("\"{key}\""),
        );
        let found = finding(document, codes::STATUS_BEHIND, status(document), message)
            .help(say!("ponga status = \"{key}\"" | "set status = \"{key}\""));
        findings.push(Finding { fix: Some(fix), ..found });
    }
    let typed = header.version.as_ref().map(|version| version.v.as_str());
    let taken = |record: &Record| typed.is_some_and(|typed| record.name() == typed);
    if corrected && (typed.is_none() || records.iter().any(taken)) {
        let version = typed.unwrap_or_default();
        let at = header.version.as_ref().map_or_else(|| status(document), |version| version.span.clone());
        let message = match &header.version {
            Some(_) => say!(
                "la versión {version} ya se emitió; la corregida necesita otro número"
                    | "version {version} was issued already; the corrected one needs another number"
            ),
            None => say!("una versión corregida necesita un número de versión" | "a corrected version needs a number"),
        };
        findings.push(finding(document, codes::VERSION_KEPT, at, message).help(say!(
            "escriba en version el número que sigue, por ejemplo version = \"2\""
                | "write the next number in version, for example version = \"2\""
        )));
    }
    findings
}

/// A correction of a day before what it corrects was issued, or after this version is.
fn misdated(document: &Document, last: &Record, correction: &Correction) -> Option<Finding> {
    let issued = last.issued()?;
    let version = last.name();
    let message = if correction.on.v < issued {
        let day = issued.format("%Y-%m-%d");
        say!(
            "la corrección es anterior a la versión {version}, que se emitió el {day}"
                | "the correction is earlier than version {version}, which was issued on {day}"
        )
    } else if correction.on.v > document.header.issued.v {
        say!(
            "la corrección es posterior a la fecha de emisión de esta versión"
                | "the correction is later than the date of issue of this version"
        )
    } else {
        return None;
    };
    let found = finding(document, codes::DATES_OUT_OF_ORDER, correction.on.span.clone(), message);
    let found = found.other(
        &document.file,
        document.header.issued.span.clone(),
        say!("la fecha de emisión está aquí" | "the date of issue stands here"),
    );
    Some(found.help(say!(
        "revise «on» y «issued»: la versión corregida se emite el día de la corrección o después"
            | "look at “on” and “issued”: the corrected version is issued on the day of the correction or later"
    )))
}

/// Where a change can be seen: at its address, or at the nearest thing around it that is still there.
fn place(document: &Document, change: &Change) -> Range<usize> {
    let by = |address: &str| document.place(&format!("{}{address}", document.id()));
    place_of(&change.address, by).or_else(|| place_of(&change.position, by)).unwrap_or_else(|| status(document))
}

pub(super) fn status(document: &Document) -> Range<usize> {
    document.place(&format!("{}#status", document.id())).unwrap_or(document.header.title.span.clone())
}
