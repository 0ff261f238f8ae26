//! What contradicts itself or does not exist in a document of lessons.

mod keys;

use std::collections::HashMap;

use super::code::{self, Class};
use super::codes;
use super::model::{Lesson, LessonSheet, LessonType, Lessons};
use super::words;
use crate::diag::{self, Finding, Say, nearest};
use crate::kinds::Check;
use crate::locale::{Lang, Word};
use crate::say;
use crate::source::Plain;

/// Checks a document of lessons.
pub fn check(lessons: &Lessons, check: &Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    codes(lessons, check, &mut findings);
    areas(lessons, check, &mut findings);
    sheets(lessons, check, &mut findings);
    for sheet in &lessons.sheet {
        ticks(lessons, sheet, check, &mut findings);
        keys::official_keys(sheet, check, &mut findings);
    }
    findings
}

/// Codes of the right form, each of them once.
fn codes(lessons: &Lessons, check: &Check, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<&str, &Plain> = HashMap::new();
    for Lesson { code, .. } in &lessons.lesson {
        let typed = &code.v;
        if let Some(first) = seen.insert(typed, code) {
            let message =
                say!("el índice tiene dos veces el código «{typed}»" | "the index has the code “{typed}” twice");
            findings.push(
                Finding::new(diag::codes::DUPLICATE_ID, check.file, code.span.clone(), message)
                    .other(check.file, first.span.clone(), say!("la primera vez está aquí" | "the first time is here"))
                    .help(say!(
                        "dé a una de las dos lecciones otro número" | "give one of the two lessons another number"
                    )),
            );
        }
        if !code::is_well_formed(typed) {
            let message = if code::has_letter_for_digit(typed) {
                say!("«{typed}» lleva una letra en lugar de una cifra" | "“{typed}” has a letter in place of a digit")
            } else {
                say!(
                    "«{typed}» no tiene la forma de un código de lección"
                        | "“{typed}” does not have the form of a lesson’s code"
                )
            };
            let help = match code::corrected(typed, &lessons.area.code) {
                Some(meant) => say!("¿quiso decir «{meant}»?" | "did you mean “{meant}”?"),
                None => say!(
                    "la forma es BP, LA o LN, un número, _ y el área en mayúsculas: «LN2_GN»"
                        | "the form is BP, LA or LN, a number, _ and the area in capitals: “LN2_GN”"
                ),
            };
            findings.push(Finding::new(codes::BAD_LESSON_CODE, check.file, code.span.clone(), message).help(help));
        }
    }
}

/// The area of each code is the document's.
fn areas(lessons: &Lessons, check: &Check, findings: &mut Vec<Finding>) {
    let own = &lessons.area.code;
    // A code that could end no lesson's code is the fault, and not each of the lessons.
    if !code::is_area(own) {
        let typed = &own.v;
        let message = say!("«{typed}» no sirve como código de área" | "“{typed}” cannot be the code of an area");
        let capitals: String = typed.to_uppercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let help = if code::is_area(&capitals) {
            say!(
                "use solo mayúsculas y cifras, por ejemplo: code = \"{capitals}\""
                    | "use only capitals and digits, for example: code = \"{capitals}\""
            )
        } else {
            say!(
                "use solo mayúsculas y cifras, por ejemplo: code = \"GN\""
                    | "use only capitals and digits, for example: code = \"GN\""
            )
        };
        findings.push(Finding::new(codes::BAD_AREA_CODE, check.file, own.span.clone(), message).help(help));
        return;
    }
    let named: Vec<(&Plain, &str)> =
        lessons.lesson.iter().filter_map(|lesson| Some((&lesson.code, code::area(&lesson.code)?))).collect();
    let other = named.first().map_or("", |(_, area)| area);
    // Where all codes agree against the document, the fault is one, and the document's.
    if named.len() > 1 && other != own.v && named.iter().all(|(_, area)| *area == other) {
        let own_code = &own.v;
        let message = say!(
            "el área del documento es «{own_code}», y la de todos los códigos es «{other}»"
                | "the area of the document is “{own_code}”, and that of all codes is “{other}”"
        );
        findings.push(
            Finding::new(codes::AREA_MISMATCH, check.file, own.span.clone(), message)
                .other(
                    check.file,
                    named[0].0.span.clone(),
                    say!("el primero de los códigos" | "the first of the codes"),
                )
                .help(say!(
                    "escriba code = \"{other}\", o corrija los códigos"
                        | "write code = \"{other}\", or correct the codes"
                )),
        );
        return;
    }
    for (typed, area) in named.into_iter().filter(|(_, area)| *area != own.v) {
        let own_code = &own.v;
        let message = say!(
            "este código es del área «{area}», y el documento es del área «{own_code}»"
                | "this code is of the area “{area}”, and the document is of the area “{own_code}”"
        );
        findings.push(
            Finding::new(codes::AREA_MISMATCH, check.file, typed.span.clone(), message)
                .other(check.file, own.span.clone(), say!("área del documento" | "area of the document"))
                .help(say!(
                    "corrija el código, o lleve la lección al documento de su área"
                        | "correct the code, or move the lesson to the document of its area"
                )),
        );
    }
}

/// Each sheet is of a lesson of the index, and no two are of the same.
fn sheets(lessons: &Lessons, check: &Check, findings: &mut Vec<Finding>) {
    let known: Vec<&str> = lessons.lesson.iter().map(|lesson| lesson.code.as_str()).collect();
    let mut seen: HashMap<&str, &Plain> = HashMap::new();
    for LessonSheet { lesson, .. } in &lessons.sheet {
        let typed = &lesson.v;
        if !known.contains(&typed.as_str()) {
            let message = say!("el índice no tiene el código «{typed}»" | "the index does not have the code “{typed}”");
            let help = match nearest(typed, known.iter().copied()) {
                Some(near) => say!("¿quiso decir «{near}»?" | "did you mean “{near}”?"),
                None => say!(
                    "agregue la lección al índice: una [[lesson]] con code = \"{typed}\""
                        | "add the lesson to the index: a [[lesson]] with code = \"{typed}\""
                ),
            };
            findings
                .push(Finding::new(codes::SHEET_WITHOUT_LESSON, check.file, lesson.span.clone(), message).help(help));
        } else if let Some(first) = seen.insert(typed, lesson) {
            let message = say!("«{typed}» tiene dos fichas" | "“{typed}” has two sheets");
            findings.push(
                Finding::new(codes::SHEET_WITHOUT_LESSON, check.file, lesson.span.clone(), message)
                    .other(check.file, first.span.clone(), say!("la primera está aquí" | "the first is here"))
                    .help(say!(
                        "junte las dos, o corrija uno de los códigos" | "join the two, or correct one of the codes"
                    )),
            );
        }
    }
}

/// What a sheet ticks is what its code says. A lesson of either class may come of a good or of a bad experience; a good
/// practice comes of a good one.
fn ticks(lessons: &Lessons, sheet: &LessonSheet, check: &Check, findings: &mut Vec<Finding>) {
    let code = &sheet.lesson.v;
    let Some(class) = Class::of(code) else { return };
    let mut contradiction = |span: &std::ops::Range<usize>, tick: Word, help: Say| {
        let (class_es, class_en) = in_sentence(class.word());
        let (tick_es, tick_en) = in_sentence(tick);
        let message = Say {
            es: format!("la ficha marca «{tick_es}», y {code} es el código de una {class_es}"),
            en: format!("the sheet ticks “{tick_en}”, and {code} is the code of a {class_en}"),
        };
        let finding = Finding::new(codes::TICK_AGAINST_CODE, check.file, span.clone(), message).help(help);
        let listed = lessons.lesson.iter().find(|lesson| lesson.code.v == *code);
        findings.push(match listed {
            Some(lesson) => finding.other(
                check.file,
                lesson.code.span.clone(),
                say!("el código en el índice" | "the code in the index"),
            ),
            None => finding,
        });
    };
    if let Some(learned) = sheet.learned.as_ref().filter(|learned| learned.v == (class == Class::NotLearned)) {
        let (tick, right) = if learned.v { (words::LEARNED, false) } else { (words::NOT_LEARNED, true) };
        let help =
            say!("escriba learned = {right}, o corrija el código" | "write learned = {right}, or correct the code");
        contradiction(&learned.span, tick, help);
    }
    if let Some(ticked) = &sheet.lesson_type
        && (class, ticked.v) == (Class::GoodPractice, LessonType::Negative)
    {
        let help =
            say!("escriba type = \"positive\", o corrija el código" | "write type = \"positive\", or correct the code");
        contradiction(&ticked.span, ticked.v.word(), help);
    }
}

/// A name as it stands within a sentence, in Spanish and in English.
fn in_sentence(word: Word) -> (String, String) {
    (word.get(Lang::ES).to_lowercase(), word.get(Lang::EN).to_lowercase())
}
