//! The blank sign-in sheet: lines for those who come, printed on a page of its own.

use super::attendance::people_of;
use super::model::{Attendance, Minutes};
use super::words;
use crate::diag::{Finding, codes};
use crate::kinds::Stage;
use crate::say;
use crate::source::{Count, FieldValue, Form, Reader, Type, Value};
use crate::view::{Block, FormHead, Section};

/// A sign-in sheet that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignIn {
    /// With a line for each of those who are named as present.
    ByAttendance,
    /// With so many lines.
    Lines(u32),
    /// Not asked for after all.
    None,
}

/// Lines of a sheet that is not told how many: those who come are more than those who were called.
const LEAST: u32 = 20;
/// As many as a large assembly takes.
const MOST: u32 = 500;

impl FieldValue for SignIn {
    const TYPE: Type = Type::Scalar {
        es: "true, o el número de renglones, de 1 a 500",
        en: "true, or the number of lines, from 1 to 500",
        example: "true",
        form: Form::Any(&[Form::Flag, Form::Whole(1.0, MOST as f64)]),
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        if let Some(wanted) = value.get_ref().as_bool() {
            return Some(if wanted { SignIn::ByAttendance } else { SignIn::None });
        }
        if value.get_ref().as_integer().is_none() && value.get_ref().as_float().is_none() {
            reader.wrong_type(value, Self::TYPE);
            return None;
        }
        let lines = Count::read(reader, value)?.v;
        if (1..=MOST).contains(&lines) {
            return Some(SignIn::Lines(lines));
        }
        let message = say!(
            "una lista de asistencia tiene de 1 a {MOST} renglones" | "a sign-in sheet has from 1 to {MOST} lines"
        );
        let help = say!(
            "por ejemplo: sign_in = 30; o sign_in = true, y el número se calcula"
                | "for example: sign_in = 30; or sign_in = true, and the number is worked out"
        );
        reader.report(Finding::new(codes::OUT_OF_RANGE, reader.file, value.span(), message).help(help));
        None
    }
}

/// The section with the sheet; `None` when it is not asked for.
pub fn section(minutes: &Minutes, stage: &Stage) -> Option<Section> {
    let rows = match minutes.sign_in? {
        SignIn::None => return None,
        SignIn::Lines(lines) => lines,
        SignIn::ByAttendance => {
            let present = minutes.participant.iter().filter(|p| p.attendance != Some(Attendance::Apologies));
            let people: u64 = present.map(|p| people_of(p).unwrap_or(1)).sum();
            u32::try_from(people).unwrap_or(MOST).clamp(LEAST, MOST)
        }
    };
    let facts = [
        Some(stage.fact(words::DATE, stage.weekday(minutes.date.v))),
        stage.maybe(words::PLACE, stage.optional(&minutes.place)),
    ];
    let heads = [
        (words::NUMBER_SHORT, true),
        (words::SIGN_IN_NAME, false),
        (words::ORGANISATION, false),
        (words::SIGN_IN_SEX, true),
        (words::SIGN_IN_CONTACT, false),
        (words::SIGN_IN_SIGNATURE, false),
    ];
    let form = Block::Form {
        id: "part:sign-in-form".into(),
        caption: stage.word(words::SIGN_IN_CAPTION),
        heads: heads.into_iter().map(|(label, narrow)| FormHead { label: stage.word(label), narrow }).collect(),
        rows,
    };
    Some(Section {
        name: "sign-in",
        id: "part:sign-in".into(),
        number: None,
        heading: stage.word(words::SIGN_IN),
        // The sheet leaves the document: it says by itself which meeting it is of.
        blocks: vec![Block::Facts { items: facts.into_iter().flatten().collect() }, form],
    })
}
