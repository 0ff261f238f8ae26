//! The workspace: configuration, discovery of documents, the directory of bodies and acronyms.
//!
//! First in the pipeline and the only reader of files; everything it reads lies below the workspace's root.

pub mod config;
pub mod directory;
mod files;
mod levels;

pub use config::{Config, Paper};
pub use directory::{Directory, Entry};
use files::Listing;
pub use files::{ReadError, Root, join_path};
pub use levels::Levels;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::assets::Templates;
use crate::diag::{Finding, Say, SourceFile, cannot_read, codes, help_entering, help_reading, why};
use crate::kinds::Loaded;
use crate::locale::Lang;
use crate::panics;
use crate::say;
use crate::source::{Catalog, decode};
use crate::theme::Theme;
use crate::versions::Ledger;

/// Name of the configuration file, which marks the root of a workspace.
pub const CONFIG_FILE: &str = "pliego.toml";
/// Name of the file of bodies and acronyms, beside the configuration.
pub const DIRECTORY_FILE: &str = "directory.toml";
/// Folder of the documents, when there is one; otherwise they lie beside the configuration.
pub const CONTENT_FOLDER: &str = "content";
/// Folder of the workspace's own templates and themes.
pub const TEMPLATES_FOLDER: &str = "templates";
/// Folder of the publications, unless the command line names another one.
const OUTPUT_FOLDER: &str = "output";
/// Folder of the schemas for editors, unless the command line names another one.
pub const SCHEMAS_FOLDER: &str = "schemas";

/// A workspace with all its documents.
#[derive(Debug)]
pub struct Workspace {
    pub root: Root,
    pub config: Config,
    pub directory: Directory,
    pub documents: Vec<Loaded>,
    /// The configuration and the directory as they were read.
    pub shared: Vec<Shared>,
    /// Findings about what all documents share: configuration, directory, templates. An error among them stops every
    /// publication, because each would come out with a default in the place of what was meant.
    pub findings: Vec<Finding>,
    /// Folders that could not be looked into. Documents may lie there, so nobody's publications are given up.
    pub unread: Vec<Finding>,
    /// Versions of the documents that were issued.
    pub ledger: Ledger,
    /// Own templates and themes: path below `templates/`, and text.
    pub templates: Vec<(String, String)>,
    /// The theme in force.
    pub theme: Theme,
}

/// A file that all documents share.
#[derive(Debug)]
pub struct Shared {
    pub file: Arc<SourceFile>,
    pub catalogs: Vec<Catalog>,
    /// Whether all of it was understood. What it declares is not known otherwise.
    pub complete: bool,
}

impl Workspace {
    /// Opens the workspace that `start` lies in and reads all its documents.
    ///
    /// # Errors
    /// When the folder itself cannot be read; whatever is wrong with a file in it is a finding.
    pub fn open(start: &Path) -> std::io::Result<Workspace> {
        Ok(Workspace::read(Root::find(start)?))
    }

    /// Reads all documents below a root.
    pub fn read(root: Root) -> Workspace {
        Workspace::read_those(root, None)
    }

    /// Reads one document, by its path below a root, and what all documents share.
    pub fn read_one(root: Root, path: &str) -> Workspace {
        Workspace::read_those(root, Some(path))
    }

    fn read_those(root: Root, only: Option<&str>) -> Workspace {
        let mut shared = Vec::new();
        let (config, found) = match read_source(&root, CONFIG_FILE) {
            None => (Config::default(), Vec::new()),
            Some(Err(finding)) => {
                shared.push(Shared::unreadable(&finding));
                (Config::default(), vec![*finding])
            }
            Some(Ok(file)) => {
                let (config, found) = Config::read(&file);
                shared.push(Shared::new(file, Vec::new(), &found));
                (config, found)
            }
        };
        let mut findings = found;
        let directory = match read_source(&root, DIRECTORY_FILE) {
            None => Directory::default(),
            Some(Err(finding)) => {
                shared.push(Shared::unreadable(&finding));
                findings.push(*finding);
                Directory::default()
            }
            Some(Ok(file)) => {
                let (catalogs, mut found) = catalogs(&root, DIRECTORY_FILE);
                let (directory, more) = Directory::read(&file, &catalogs, config.language);
                found.extend(more);
                shared.push(Shared::new(file, catalogs, &found));
                findings.extend(found);
                directory
            }
        };
        let (templates, found) = own_templates(&root);
        findings.extend(found);
        let config_file = shared.iter().map(|shared| &shared.file).find(|file| file.path == CONFIG_FILE);
        let (theme, found) = Theme::of_workspace(config.theme.as_ref().zip(config_file), &templates, config.language);
        findings.extend(found);
        let folder = content_folder(&root);
        let listing = match only {
            Some(path) => Listing { files: vec![path.to_owned()], ..Listing::default() },
            None => {
                let mut all = root.list(folder, &["toml"], |path| folder.is_empty() && is_another_tools(path));
                all.files.retain(|path| !is_apart(path, folder));
                all
            }
        };
        // Reading and checking is plain computation; typst, which must not run on this pool, comes later.
        let documents = listing.files.par_iter().map(|path| load_caught(&root, path, &config)).collect();
        let unread = listing.unread.iter().map(|(path, error)| unreadable_folder(path, error)).collect();
        let ledger = Ledger::read(&root, folder);
        Workspace { root, config, directory, documents, shared, findings, unread, ledger, templates, theme }
    }

    /// Folder for the outputs, unless the command line names another one.
    pub fn output(&self) -> PathBuf {
        self.root.path().join(OUTPUT_FOLDER)
    }

    /// Whether a shared file was understood to its end, or is not there.
    pub fn knows(&self, shared_file: &str) -> bool {
        self.shared.iter().all(|shared| shared.complete || shared.file.path != shared_file)
    }
}

impl Shared {
    fn new(file: Arc<SourceFile>, catalogs: Vec<Catalog>, findings: &[Finding]) -> Shared {
        // A name that occurs twice is declared all the same.
        let complete = !findings.iter().any(|found| found.is_error() && found.code != codes::DUPLICATE_NAME);
        Shared { file, catalogs, complete }
    }

    fn unreadable(finding: &Finding) -> Shared {
        Shared::new(Arc::clone(&finding.at.file), Vec::new(), std::slice::from_ref(finding))
    }
}

/// The configuration in force at a place, without anything else of its workspace. What is wrong with it is told by who
/// opens the workspace.
pub fn config_at(start: &Path) -> Config {
    let file = Root::find(start).ok().and_then(|root| read_source(&root, CONFIG_FILE)?.ok());
    file.map(|file| Config::read(&file).0).unwrap_or_default()
}

/// The templates in force at a place, with the theme of its workspace and without anything else of it; `None` outside of
/// workspaces.
pub fn templates_at(start: &Path) -> Option<Templates> {
    let root = Root::find(start).ok()?;
    let (own, _) = own_templates(&root);
    let file = read_source(&root, CONFIG_FILE).and_then(Result::ok);
    let config = file.as_ref().map(|file| Config::read(file).0).unwrap_or_default();
    let (theme, _) = Theme::of_workspace(config.theme.as_ref().zip(file.as_ref()), &own, config.language);
    Some(Templates::new(&own, theme))
}

/// The record of the workspace that a place lies in, without anything else of it.
pub fn ledger_at(start: &Path) -> Ledger {
    Root::find(start).map(|root| Ledger::read(&root, content_folder(&root))).unwrap_or_default()
}

/// The folder of the documents below a root.
fn content_folder(root: &Root) -> &'static str {
    if root.has_folder(CONTENT_FOLDER) { CONTENT_FOLDER } else { "" }
}

/// Whether a folder beside the configuration holds no documents: publications, templates, what other tools put there.
fn is_another_tools(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    matches!(path, TEMPLATES_FOLDER | OUTPUT_FOLDER) || matches!(name, "target" | "node_modules")
}

/// Whether a TOML file of the workspace is no document: configuration, directory, other tools' files.
fn is_apart(path: &str, content_folder: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    matches!(path, CONFIG_FILE | DIRECTORY_FILE)
        || (content_folder.is_empty() && matches!(name, "Cargo.toml" | "rustfmt.toml" | "rust-toolchain.toml"))
}

/// The workspace's own templates.
fn own_templates(root: &Root) -> (Vec<(String, String)>, Vec<Finding>) {
    let listing = root.list(TEMPLATES_FOLDER, &["html", "typ", "css", "toml"], |_| false);
    let mut findings: Vec<Finding> =
        listing.unread.iter().map(|(path, error)| unreadable_folder(path, error)).collect();
    let mut templates = Vec::new();
    for path in listing.files {
        match read_source(root, &path) {
            Some(Ok(file)) => {
                let name = path.strip_prefix(TEMPLATES_FOLDER).unwrap_or(&path).trim_start_matches('/');
                templates.push((name.to_owned(), file.text.clone()));
            }
            Some(Err(finding)) => findings.push(*finding),
            None => {}
        }
    }
    (templates, findings)
}

fn unreadable_folder(path: &str, error: &std::io::Error) -> Finding {
    let file = Arc::new(SourceFile::new(path, ""));
    let Say { es, en } = why(error);
    let message = say!("no se puede leer la carpeta «{path}»: {es}" | "the folder “{path}” cannot be read: {en}");
    Finding::new(codes::UNREADABLE, &file, 0..0, message).help(help_entering(error))
}

fn load_caught(root: &Root, path: &str, config: &Config) -> Loaded {
    panics::catch(|| load(root, path, config)).unwrap_or_else(|panic| {
        let file = Arc::new(SourceFile::new(path, ""));
        Loaded::failed(Arc::clone(&file), panics::finding(&file, 0..0, &panic))
    })
}

fn load(root: &Root, path: &str, config: &Config) -> Loaded {
    match read_source(root, path) {
        Some(Ok(file)) => {
            let (catalogs, found) = catalogs(root, path);
            let mut loaded = Loaded::read(file, catalogs, config);
            loaded.findings.extend(found);
            loaded
        }
        Some(Err(finding)) => Loaded::failed(Arc::clone(&finding.at.file), *finding),
        None => {
            let finding = unreadable(path, &ReadError::Missing);
            Loaded::failed(Arc::clone(&finding.at.file), finding)
        }
    }
}

/// Translations beside a document, one file a language.
fn catalogs(root: &Root, path: &str) -> (Vec<Catalog>, Vec<Finding>) {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut catalogs = Vec::new();
    let mut findings = Vec::new();
    for &lang in Lang::ALL {
        match read_source(root, &format!("{stem}.{lang}.po")) {
            None => {}
            Some(Err(finding)) => findings.push(*finding),
            Some(Ok(file)) => {
                let (catalog, found) = Catalog::parse(lang, file);
                findings.extend(found);
                catalogs.push(catalog);
            }
        }
    }
    (catalogs, findings)
}

/// A file of the workspace as text; `None` when there is none.
fn read_source(root: &Root, path: &str) -> Option<Result<Arc<SourceFile>, Box<Finding>>> {
    match root.read(path) {
        Ok(bytes) => Some(decode(path, bytes)),
        Err(ReadError::Missing) => None,
        Err(error) => Some(Err(Box::new(unreadable(path, &error)))),
    }
}

/// That a file of the workspace cannot be read, with what to do about it.
pub fn unreadable(path: &str, error: &ReadError) -> Finding {
    let (code, message, help) = match error {
        // It was there when the folder was listed.
        ReadError::Missing => (
            codes::UNREADABLE,
            cannot_read(path, &std::io::ErrorKind::NotFound.into()),
            say!(
                "si es un enlace, no lleva a ningún archivo: quítelo y ponga el archivo en su lugar"
                    | "if it is a link, it leads to no file: remove it and put the file in its place"
            ),
        ),
        ReadError::Outside => (
            codes::OUTSIDE_WORKSPACE,
            say!("«{path}» lleva fuera del espacio de trabajo" | "“{path}” leads out of the workspace"),
            say!(
                "copie el archivo a la carpeta en lugar de enlazarlo"
                    | "copy the file into the folder instead of linking to it"
            ),
        ),
        ReadError::NotAFile => (
            codes::UNREADABLE,
            say!("«{path}» no es un archivo común" | "“{path}” is not an ordinary file"),
            say!(
                "quite la carpeta, la tubería o el dispositivo de ese nombre"
                    | "take away the folder, pipe or device of that name"
            ),
        ),
        ReadError::Io(error) => (codes::UNREADABLE, cannot_read(path, error), help_reading(error)),
    };
    Finding::new(code, &Arc::new(SourceFile::new(path, "")), 0..0, message).help(help)
}
