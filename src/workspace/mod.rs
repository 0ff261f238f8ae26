//! The workspace: configuration, discovery of documents, the directory of bodies and acronyms.
//!
//! First in the pipeline and the only reader of files; everything it reads lies below the workspace's root.

pub mod config;
pub mod directory;
mod files;

pub use config::{Config, Paper};
pub use directory::{Directory, Entry};
pub use files::{ReadError, Root, join_path};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Finding, SourceFile};
use crate::kinds::Loaded;
use crate::locale::Lang;
use crate::say;
use crate::source::{Catalog, decode};

/// Name of the configuration file, which marks the root of a workspace.
pub const CONFIG_FILE: &str = "pliego.toml";
/// Name of the file of bodies and acronyms, beside the configuration.
pub const DIRECTORY_FILE: &str = "directory.toml";
/// Folder of the documents, when there is one; otherwise they lie beside the configuration.
const CONTENT_FOLDER: &str = "content";

/// A workspace with all its documents.
#[derive(Debug)]
pub struct Workspace {
    pub root: Root,
    pub config: Config,
    pub directory: Directory,
    pub documents: Vec<Loaded>,
    /// Findings about the configuration and the directory.
    pub findings: Vec<Finding>,
    /// Own templates and theme: path below `templates/`, and text.
    pub templates: Vec<(String, String)>,
}

impl Workspace {
    /// Opens the workspace that `start` lies in and reads all its documents.
    ///
    /// # Errors
    /// When the folder itself cannot be read; whatever is wrong with a file in it is a finding.
    pub fn open(start: &Path) -> std::io::Result<Workspace> {
        let root = Root::find(start)?;
        let mut findings = Vec::new();
        let config = match read_source(&root, CONFIG_FILE) {
            None => Config::default(),
            Some(Err(finding)) => {
                findings.push(*finding);
                Config::default()
            }
            Some(Ok(file)) => {
                let (config, found) = Config::read(&file);
                findings.extend(found);
                config
            }
        };
        let directory = match read_source(&root, DIRECTORY_FILE) {
            None => Directory::default(),
            Some(Err(finding)) => {
                findings.push(*finding);
                Directory::default()
            }
            Some(Ok(file)) => {
                let (catalogs, found) = catalogs(&root, DIRECTORY_FILE);
                findings.extend(found);
                let (directory, found) = Directory::read(&file, &catalogs, config.language);
                findings.extend(found);
                directory
            }
        };
        let mut templates = Vec::new();
        for path in root.list("templates", &["html", "typ", "css", "toml"]) {
            match read_source(&root, &path) {
                Some(Ok(file)) => {
                    templates.push((path.trim_start_matches("templates/").to_owned(), file.text.clone()));
                }
                Some(Err(finding)) => findings.push(*finding),
                None => {}
            }
        }
        let folder = if root.path().join(CONTENT_FOLDER).is_dir() { CONTENT_FOLDER } else { "" };
        let mut paths = root.list(folder, &["toml"]);
        paths.retain(|path| !is_apart(path, folder));
        // Reading and checking is plain computation; typst, which must not run on this pool, comes later.
        let documents = paths.par_iter().map(|path| load(&root, path, &config)).collect();
        Ok(Workspace { root, config, directory, documents, findings, templates })
    }

    /// Folder for the outputs, unless the command line names another one.
    pub fn output(&self) -> PathBuf {
        self.root.path().join("output")
    }
}

/// Whether a TOML file of the workspace is no document: configuration, directory, templates, other tools' files.
fn is_apart(path: &str, content_folder: &str) -> bool {
    let tool =
        matches!(path, CONFIG_FILE | DIRECTORY_FILE) || path.starts_with("templates/") || path.starts_with("output/");
    let name = path.rsplit('/').next().unwrap_or(path);
    tool || (content_folder.is_empty() && matches!(name, "Cargo.toml" | "rustfmt.toml" | "rust-toolchain.toml"))
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
            let file = Arc::new(SourceFile::new(path, ""));
            let message = say!("el archivo desapareció durante la lectura" | "the file vanished while it was read");
            Loaded::failed(Arc::clone(&file), Finding::new(Code::Unreadable, &file, 0..0, message))
        }
    }
}

/// Translations beside a document, one file a language.
fn catalogs(root: &Root, path: &str) -> (Vec<Catalog>, Vec<Finding>) {
    let stem = path.strip_suffix(".toml").unwrap_or(path);
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
        Err(ReadError::Outside) => {
            let file = Arc::new(SourceFile::new(path, ""));
            let message = say!("«{path}» lleva fuera del espacio de trabajo" | "“{path}” leads out of the workspace");
            let help = say!(
                "copie el archivo a la carpeta en lugar de enlazarlo"
                    | "copy the file into the folder instead of linking to it"
            );
            Some(Err(Box::new(Finding::new(Code::OutsideWorkspace, &file, 0..0, message).help(help))))
        }
        Err(ReadError::Io(error)) => {
            let file = Arc::new(SourceFile::new(path, ""));
            let message = say!("no se puede leer «{path}»: {error}" | "“{path}” cannot be read: {error}");
            Some(Err(Box::new(Finding::new(Code::Unreadable, &file, 0..0, message))))
        }
    }
}
