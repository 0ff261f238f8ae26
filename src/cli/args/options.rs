//! The options of each command, as `super` has checked them.

use std::path::PathBuf;

use crate::locale::Lang;
use crate::view::{Edition, Format};

/// Options of `build`.
#[derive(Debug, Clone)]
pub struct BuildArgs {
    pub paths: Vec<PathBuf>,
    pub editions: Vec<Edition>,
    pub formats: Vec<Format>,
    pub out: Option<PathBuf>,
    pub workers: usize,
    pub strict: bool,
    pub open: bool,
    pub watch: bool,
    pub prune: bool,
    pub clean: bool,
}

/// Options of `check`.
#[derive(Debug)]
pub struct CheckArgs {
    pub paths: Vec<PathBuf>,
    pub strict: bool,
    pub short: bool,
    pub json: bool,
    pub fix: bool,
    pub diff: bool,
}

/// Options of `list`.
#[derive(Debug)]
pub struct ListArgs {
    pub paths: Vec<PathBuf>,
}

/// Options of `issue`.
#[derive(Debug)]
pub struct IssueArgs {
    /// At least one: a version is issued on purpose.
    pub paths: Vec<PathBuf>,
}

/// Options of `diff`.
#[derive(Debug)]
pub struct DiffArgs {
    pub old: String,
    pub new: Option<String>,
    /// Texts in this language only.
    pub lang: Option<Lang>,
    pub form: DiffForm,
    /// File of the page.
    pub out: Option<PathBuf>,
}

/// How a difference is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffForm {
    Terminal,
    Short,
    Json,
    Html,
}

/// Options of `schema`.
#[derive(Debug)]
pub struct SchemaArgs {
    /// Names of the schemas to write; all of them when empty.
    pub kinds: Vec<String>,
    pub out: Option<PathBuf>,
}

/// Options of `explain`.
#[derive(Debug)]
pub struct ExplainArgs {
    pub codes: Vec<String>,
    pub json: bool,
}

/// Options of `rules`.
#[derive(Debug)]
pub struct RulesArgs {
    pub json: bool,
}

/// Options of `theme preview`.
#[derive(Debug)]
pub struct ThemePreviewArgs {
    /// Name of the theme; that of the workspace when absent.
    pub theme: Option<String>,
    pub out: Option<PathBuf>,
}

/// Options of `extract`.
#[derive(Debug)]
pub struct ExtractArgs {
    pub file: PathBuf,
    /// File for the source; standard output when none is given.
    pub out: Option<PathBuf>,
    /// Folder for all that the publication carries.
    pub all: Option<PathBuf>,
}

/// Options of `verify`.
#[derive(Debug)]
pub struct VerifyArgs {
    pub files: Vec<PathBuf>,
    /// Public key to hold signatures against, or the file with it.
    pub key: Option<String>,
    pub json: bool,
}
