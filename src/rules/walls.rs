//! Sheets for the wall: their letters must not become too small.
//!
//! A sheet holds the whole year on one paper, so that a crowded one has small letters. How small is known when it is laid
//! out; a document that asks for a sheet is laid out here once, in its edition of most languages.

use std::sync::Arc;

use super::finding;
use crate::diag::{Finding, codes};
use crate::kinds::{Document, WallPaper, compose_wall};
use crate::panics;
use crate::pdf::{Plant, Press};
use crate::say;
use crate::workspace::Workspace;

/// Smallest size of letters in points. The lower-case letters of the label font are then 1.2 mm high: what the European
/// Union asks for on the labels of food (Regulation 1169/2011, article 13).
const SMALLEST: f64 = 7.0;

/// Adds to what was found of each document what is wrong with its sheet. One with errors is not laid out. This runs in the
/// calling thread: typst must not run on the pool that the rules run on.
pub fn check(workspace: &Workspace, plant: &Arc<Plant>, found: &mut [Vec<Finding>]) {
    let mut press = None;
    for (loaded, found) in workspace.documents.iter().zip(found) {
        let Some(document) = &loaded.document else { continue };
        let Some(paper) = document.content.wall() else { continue };
        if loaded.findings.iter().chain(found.iter()).any(Finding::is_error) {
            continue;
        }
        // After a panic the press is not used again; what is wrong is said when the sheet is built.
        let size = panics::catch(|| {
            let ready = press.take();
            let ready = ready.map_or_else(|| Press::new(plant, 0).map_err(|error| error.to_string()), Ok)?;
            let size = small_letters(workspace, document, &ready)?;
            press = Some(ready);
            Ok::<Option<f64>, String>(size)
        });
        if let Ok(Ok(Some(size))) = size
            && size < SMALLEST
        {
            found.push(too_small(document, paper, size));
        }
    }
}

/// The size of the smallest letters on a sheet that does not fit with larger ones.
fn small_letters(workspace: &Workspace, document: &Document, press: &Press) -> Result<Option<f64>, String> {
    let crowded = document.editions.iter().max_by_key(|edition| edition.langs().len());
    let edition = crowded.ok_or_else(|| "no edition".to_owned())?;
    let view = compose_wall(workspace, document, edition, "000000000000");
    if press.fits_on_the_wall(&view, &workspace.root, SMALLEST)? {
        return Ok(None);
    }
    press.smallest_letters(&view, &workspace.root).map(Some)
}

fn too_small(document: &Document, paper: WallPaper, size: f64) -> Finding {
    let place = document.place(&format!("{}#wall", document.id())).unwrap_or_default();
    let spoken = |mark: &str| format!("{size:.1}").replace('.', mark);
    let (name, least) = (paper.key().to_uppercase(), SMALLEST);
    let (es, en) = (spoken(","), spoken("."));
    let message = say!(
        "la hoja de pared no cabe en {name} con letra que se lea: la más pequeña queda en {es} puntos, y hacen falta {least}"
            | "the sheet for the wall does not fit on {name} in letters that can be read: the smallest have {en} points, and {least} are needed"
    );
    let help = match paper.larger() {
        Some(larger) => {
            let larger = larger.key();
            say!("elija un papel mayor: wall = \"{larger}\"" | "choose larger paper: wall = \"{larger}\"")
        }
        None => say!(
            "no hay papel mayor: acorte los textos de las actividades, o reparta el plan en dos documentos"
                | "there is no larger paper: shorten the texts of the activities, or divide the plan between two documents"
        ),
    };
    finding(document, codes::CROWDED_WALL, place, message).help(help)
}
