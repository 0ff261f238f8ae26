//! `pliego diff`: what changed between two versions of a document. Exit codes as of any diff: 0 the same, 1 they differ, 2
//! they cannot be compared.

use std::path::Path;

use super::args::{DiffArgs, DiffForm};
use super::{FINDINGS, Stop, UNUSABLE, Ui, cannot_write, report};
use crate::assets::Templates;
use crate::build::output;
use crate::diff::{self, Difference, Trouble};
use crate::html::HtmlRenderer;
use crate::say;

pub fn run(args: &DiffArgs, ui: Ui) -> Result<u8, Stop> {
    let difference = match find(args) {
        Ok(difference) => difference,
        Err(Trouble::Said(why)) => return Err(Stop(why)),
        Err(Trouble::Broken(findings)) => {
            report::findings(&findings, ui, false);
            return Ok(UNUSABLE);
        }
    };
    match args.form {
        DiffForm::Short => difference.addresses().iter().for_each(|address| report::out(address)),
        DiffForm::Json => report::json(&diff::render_json(&difference)),
        DiffForm::Html => {
            let workspace = &difference.new.workspace;
            let own = Templates::new(&workspace.templates, workspace.theme.clone());
            let page = HtmlRenderer::new(&own).and_then(|html| diff::render_page(&difference, &html, ui.lang));
            match page {
                Ok(page) => publish(&page, args.out.as_deref())?,
                Err(finding) => {
                    report::findings(&[*finding], ui, false);
                    return Ok(UNUSABLE);
                }
            }
        }
        DiffForm::Terminal if difference.is_empty() => {}
        DiffForm::Terminal => report::styled(&diff::render_terminal(&difference, ui.lang)),
    }
    if args.form == DiffForm::Terminal {
        report::line(&diff::summary(&difference, ui.lang));
        // A correction covers the texts of all languages.
        if args.lang.is_none() {
            offer(&difference, ui);
        }
    }
    Ok(if difference.is_empty() { 0 } else { FINDINGS })
}

fn find(args: &DiffArgs) -> Result<Difference, Trouble> {
    let (old, new) = match &args.new {
        Some(new) => (diff::named(&args.old)?, diff::named(new)?),
        None => diff::of_one(&args.old)?,
    };
    Difference::between(old, new, args.lang)
}

/// What a correction of the changes would say, where the text had been approved.
fn offer(difference: &Difference, ui: Ui) {
    let addresses: Vec<String> = difference.addresses().iter().map(|address| format!("\"{address}\"")).collect();
    if !difference.old.is_final || difference.new.version.is_some() || addresses.is_empty() {
        return;
    }
    let list = addresses.join(", ");
    let text = say!("Una corrección de todo ello: covers = [{list}]" | "A correction of all of it: covers = [{list}]");
    report::line(text.get(ui.lang));
}

fn publish(page: &str, out: Option<&Path>) -> Result<(), Stop> {
    let Some(path) = out else {
        report::out(page.trim_end());
        return Ok(());
    };
    let shown = path.display();
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else {
        return Err(Stop(say!("«{shown}» no es un nombre de archivo" | "“{shown}” is not the name of a file")));
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if output::is_foreign(folder, name, page.as_bytes()) {
        return Err(Stop(say!(
            "«{shown}» no es de pliego y no se sobrescribe: muévalo, o elija otro nombre con --out"
                | "“{shown}” is not pliego's and is not overwritten: move it, or choose another name with --out"
        )));
    }
    let written = output::prepare(folder).and_then(|()| output::write(folder, name, page.as_bytes()));
    written.map(drop).map_err(|error| cannot_write(path, &error))
}
