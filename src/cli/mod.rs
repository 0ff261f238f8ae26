//! The command line: one file a command. Exit codes: 0 done, 1 findings, 2 usage or files that cannot be used.

mod args;
mod build;
mod check;
mod diff;
mod explain;
mod extract;
mod issue;
mod list;
mod report;
mod rules;
mod schema;
mod theme;
mod usage;
mod verify;
mod watch;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::diag::{Finding, Say, cannot_read, why};
use crate::kinds::Loaded;
use crate::locale::Lang;
use crate::say;
use crate::workspace::Workspace;

/// What the user's terminal can do and which language they read.
#[derive(Debug, Clone, Copy)]
pub struct Ui {
    pub lang: Lang,
    /// Colours on standard error.
    pub colour: bool,
    /// A person is looking: progress may be shown.
    pub interactive: bool,
}

/// A reason to stop before any document is looked at: exit code 2.
#[derive(Debug)]
pub struct Stop(pub Say);

/// Exit code of a command that found errors, or warnings with `--strict`.
const FINDINGS: u8 = 1;
/// Exit code of a command that could not do its work.
const UNUSABLE: u8 = 2;

/// Runs the command line.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    crate::panics::hush();
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = args::ui_lang(&args);
    let ui = Ui::of_terminal(lang);
    let command = match args::parse(args, lang) {
        Ok(command) => command,
        Err(error) => {
            // Help and version are no errors; a closed pipe is not worth a message.
            if error.use_stderr() && error.kind() != clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
                report::line(&usage::explain(&error, lang));
            } else {
                let _ = error.print();
            }
            return ExitCode::from(if error.use_stderr() { UNUSABLE } else { 0 });
        }
    };
    let result = match command {
        args::Command::Build(options) => build::run(&options, ui),
        args::Command::Check(options) => check::run(&options, ui),
        args::Command::List(options) => list::run(&options, ui),
        args::Command::Diff(options) => diff::run(&options, ui),
        args::Command::Issue(options) => issue::run(&options, ui),
        args::Command::Schema(options) => schema::run(&options, ui),
        args::Command::Explain(options) => explain::run(&options, ui),
        args::Command::Rules(options) => rules::run(&options, ui),
        args::Command::ThemeList => theme::list(ui),
        args::Command::ThemePreview(options) => theme::preview(&options, ui),
        args::Command::Extract(options) => extract::run(&options, ui),
        args::Command::Verify(options) => verify::run(&options, ui),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(Stop(why)) => {
            report::line(&format!("error: {}", why.get(ui.lang)));
            ExitCode::from(UNUSABLE)
        }
    }
}

impl Ui {
    fn of_terminal(lang: Lang) -> Ui {
        use std::io::IsTerminal;
        let interactive = std::io::stderr().is_terminal();
        let colour = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
        Ui { lang, colour, interactive }
    }
}

/// A workspace and the documents in it that the paths of the command line name.
struct Selection {
    workspace: Workspace,
    /// Starts of paths below the root; empty for all documents.
    only: Vec<String>,
}

/// Opens the workspace that the paths lie in.
fn open(paths: &[PathBuf]) -> Result<Selection, Stop> {
    let here = PathBuf::from(".");
    let first = paths.first().unwrap_or(&here);
    let workspace = Workspace::open(first).map_err(|error| cannot_open(first, &error))?;
    let mut only = Vec::new();
    for path in paths {
        let shown = path.display();
        let real = dunce::canonicalize(path).map_err(|error| cannot_open(path, &error))?;
        let Some(relative) = workspace.root.relative(&real) else {
            return Err(Stop(say!(
                "«{shown}» no está en la misma carpeta de trabajo que los demás"
                    | "“{shown}” is not in the same workspace as the others"
            )));
        };
        let known = workspace.documents.iter().any(|loaded| {
            relative.is_empty() || loaded.file.path == relative || loaded.file.path.starts_with(&format!("{relative}/"))
        });
        if !known && real.is_file() {
            return Err(Stop(say!(
                "«{shown}» no es un documento: los documentos son archivos .toml dentro de la carpeta «content» (o junto a pliego.toml si no la hay)"
                    | "“{shown}” is not a document: documents are .toml files in the folder “content” (or beside pliego.toml when there is none)"
            )));
        }
        only.push(relative);
    }
    if only.iter().any(String::is_empty) {
        only.clear();
    }
    Ok(Selection { workspace, only })
}

/// The document that a finding is about: it is in its file, in a translation of it, or in its record.
fn owner<'w>(workspace: &'w Workspace, finding: &Finding) -> Option<&'w Loaded> {
    let path = &finding.at.file.path;
    let recorded = workspace.ledger.owner_of(path);
    let has_id = |loaded: &Loaded| recorded.is_some() && loaded.id.as_ref().map(|(id, _)| id.as_str()) == recorded;
    workspace.documents.iter().find(|loaded| loaded.owns(path) || has_id(loaded))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Stop {
    let path = path.display();
    let Say { es, en } = why(error);
    Stop(say!("no se puede escribir «{path}»: {es}" | "“{path}” cannot be written: {en}"))
}

fn cannot_open(path: &Path, error: &std::io::Error) -> Stop {
    let path = path.display();
    match error.kind() {
        std::io::ErrorKind::NotFound => Stop(say!("no existe «{path}»" | "“{path}” does not exist")),
        _ => Stop(cannot_read(path, error)),
    }
}
