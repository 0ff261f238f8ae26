//! `pliego theme`: which themes there are, and what one looks like.

use std::path::PathBuf;
use std::sync::Arc;

use super::args::ThemePreviewArgs;
use super::{FINDINGS, Stop, Ui, cannot_open, cannot_write, report};
use crate::assets::Templates;
use crate::build::output;
use crate::pdf::Plant;
use crate::rules::check_logos;
use crate::say;
use crate::specimen;
use crate::theme::{Theme, names};
use crate::workspace::Workspace;

/// The folder of specimens, unless the command line names another one.
const FOLDER: &str = "specimen";

/// Lists the themes that a workspace can choose; the one in force is marked.
pub fn list(ui: Ui) -> Result<u8, Stop> {
    let workspace = here()?;
    for name in names(&workspace.templates) {
        let chosen = say!("  (en uso)" | "  (in use)");
        let mark = if name == workspace.theme.name { chosen.get(ui.lang) } else { "" };
        report::out(&format!("{name}{mark}"));
    }
    Ok(0)
}

/// Writes a specimen of a theme.
pub fn preview(args: &ThemePreviewArgs, ui: Ui) -> Result<u8, Stop> {
    let Workspace { root, config, theme, templates, mut findings, .. } = here()?;
    let theme = match &args.theme {
        None => {
            // What is wrong with the documents is the business of `check`; here the theme is looked at alone.
            findings
                .retain(|found| is_of_themes(&found.at.file.path) || found.code == crate::diag::codes::UNKNOWN_THEME);
            theme
        }
        Some(name) => {
            let Some((named, found)) = Theme::named(name, &templates, config.language) else {
                let all = names(&templates).join(", ");
                return Err(Stop(say!(
                    "no hay ningún tema «{name}»; los temas son: {all}"
                        | "there is no theme “{name}”; the themes are: {all}"
                )));
            };
            findings = found;
            named
        }
    };
    let templates = Templates::new(&templates, theme);
    findings.extend(check_logos(templates.theme(), &root, &Arc::new(Plant::new(&templates))));
    crate::diag::sort(&mut findings);
    report::findings(&findings, ui, false);
    if report::fails(&findings, false) {
        return Ok(FINDINGS);
    }
    let folder = args.out.clone().unwrap_or_else(|| root.path().join(FOLDER).join(&templates.theme().name));
    let files = specimen::files(&templates, &root, ui.lang).map_err(|error| {
        Stop(say!("no se puede componer la muestra: {error}" | "the specimen cannot be typeset: {error}"))
    })?;
    // Nothing is written as long as one of them would take the place of somebody else's file.
    if let Some((name, _)) = files.iter().find(|(name, bytes)| output::is_foreign(&folder, name, bytes)) {
        let path = folder.join(name);
        let path = path.display();
        return Err(Stop(say!(
            "«{path}» no es de pliego y no se sobrescribe: muévalo, o elija otra carpeta con --out"
                | "“{path}” is not pliego's and is not overwritten: move it, or choose another folder with --out"
        )));
    }
    output::prepare(&folder).map_err(|error| cannot_write(&folder, &error))?;
    for (name, bytes) in &files {
        output::write(&folder, name, bytes).map_err(|error| cannot_write(&folder.join(name), &error))?;
    }
    let (name, index) = (&templates.theme().name, folder.join(crate::html::INDEX_FILE));
    let index = index.display();
    report::line(say!("muestra del tema «{name}» → {index}" | "specimen of the theme “{name}” → {index}").get(ui.lang));
    Ok(0)
}

/// Whether a file is one of the workspace's themes.
fn is_of_themes(path: &str) -> bool {
    let start = format!("{}/", crate::workspace::TEMPLATES_FOLDER);
    path.strip_prefix(&start).is_some_and(crate::theme::is_theme)
}

fn here() -> Result<Workspace, Stop> {
    let here = PathBuf::from(".");
    Workspace::open(&here).map_err(|error| cannot_open(&here, &error))
}
