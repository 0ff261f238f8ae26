//! What a publication carries: the smallest workspace that it can be made from again.
//!
//! Before it: a document, its view, and the workspace around them. After it: the renderers, which attach the files.
//! Only what the view needs goes along: of the configuration what is printed, of the directory the bodies and acronyms
//! that the publication names, of other documents the fields that are told here. The comments, acceptances and rules of
//! the authors stay at home, and so do the names of their folders: the document lies in folders of the same depth with
//! names of our own.

use std::collections::HashMap;

use super::directory;
use super::manifest::{FORMAT, FileEntry, Maker, Manifest, SourceForm, Subject};
use crate::build::output::sha256;
use crate::kinds::{Attach, Document, compose, compose_unmarked, compose_wall};
use crate::locale::{Lang, Word};
use crate::source::{canonical, parse};
use crate::theme::THEME_FILE;
use crate::versions::{self, RECORD_FOLDER};
use crate::view::{Edition, Form, Format, PictureFile, View};
use crate::workspace::{CONFIG_FILE, CONTENT_FOLDER, DIRECTORY_FILE, Root, TEMPLATES_FOLDER, Workspace, join_path};

/// Name of the carried source.
pub const SOURCE: &str = "source.toml";
/// Name of the carried manifest.
pub const MANIFEST: &str = "manifest.json";
/// Keys of the configuration that a view depends on.
const PRINTED: &[&str] = &["locale", "language", "paper", "editions"];

/// What a publication carries.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// The manifest as it is attached; empty when nothing is carried.
    pub manifest: String,
    /// The source first.
    pub files: Vec<CarriedFile>,
}

/// A file that a publication carries.
#[derive(Debug, Clone)]
pub struct CarriedFile {
    pub name: String,
    /// Path in the workspace that the carried files make.
    pub path: String,
    pub bytes: Vec<u8>,
    pub what: What,
}

/// What a carried file is to the publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Its source.
    Source(SourceForm),
    /// What the source needs beside it: configuration, directory, other documents, translations.
    Context,
    /// A picture that it shows.
    Picture,
    /// The list of the others.
    Manifest,
}

crate::words! {
    CANONICAL: "Fuente de esta publicación, en forma canónica" / "Source of this publication, in canonical form";
    FULL: "Fuente completa de esta publicación" / "Full source of this publication";
    CONTEXT: "Lo que la fuente necesita además" / "What the source needs besides";
    PICTURE: "Imagen de esta publicación" / "Picture of this publication";
    OF_MANIFEST: "Con qué y de qué se hizo esta publicación" / "What this publication was made by and from";
}

impl What {
    /// What the file is, in words.
    pub fn word(self) -> Word {
        match self {
            What::Source(SourceForm::Canonical) => CANONICAL,
            What::Source(SourceForm::Full) => FULL,
            What::Context => CONTEXT,
            What::Picture => PICTURE,
            What::Manifest => OF_MANIFEST,
        }
    }

    /// How PDF/A-3 calls the relation of the file to the publication.
    pub fn relationship(self) -> &'static str {
        match self {
            What::Source(_) => "source",
            What::Manifest => "data",
            What::Context | What::Picture => "supplement",
        }
    }
}

/// A publication before it is rendered: what is to be laid out, and what is to be carried.
#[derive(Debug)]
pub struct Publication {
    pub view: View,
    pub carried: Carried,
    manifest: Manifest,
    /// Whether it is known that the same view comes out of what is carried.
    proven: bool,
}

impl Publication {
    /// The publication of a document in an edition and format.
    pub fn of(
        workspace: &Workspace,
        document: &Document,
        edition: &Edition,
        format: Format,
        marks: bool,
        maker: &Maker,
    ) -> Publication {
        let source = document.canonical(edition.langs());
        let hash = canonical::hash(&source);
        let view = compose_form(workspace, document, edition, (format.form(), marks), &hash);
        let form = match document.header.attach {
            Some(Attach::Full) => SourceForm::Full,
            _ => SourceForm::Canonical,
        };
        let (folder, path) = place(document);
        let mut files = vec![file(SOURCE, &path, What::Source(form), source.into_bytes())];
        if form == SourceForm::Full {
            files[0].bytes = document.file.text.clone().into_bytes();
            files.extend(translations(workspace, document, &path));
        }
        files.extend(config(workspace));
        let others = others(workspace, document, edition);
        files.extend(directory(directory::named(workspace, document, &others, &view, edition)));
        for (other, text) in others {
            let name = format!("{}.toml", other.id());
            let path = format!("{CONTENT_FOLDER}/other/{name}");
            files.push(file(&format!("other-{name}"), &path, What::Context, text.into()));
        }
        files.extend(versions(workspace, document, edition));
        let own_folder = document.file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let own: Vec<(String, String)> = document
            .pictures()
            .into_iter()
            .map(|used| (join_path(own_folder, &used.path.v), join_path(&folder, &used.path.v)))
            .collect();
        let carried_at = |picture: &PictureFile| picture_place(picture, &own);
        files.extend(theme(workspace, document, &view, edition, &carried_at));
        for picture in &view.pictures {
            let path = carried_at(picture);
            let bytes = workspace.root.read(&picture.path).unwrap_or_default();
            files.push(file(&format!("picture-{}", picture.name), &path, What::Picture, bytes));
        }
        let manifest = Manifest {
            manifest: FORMAT,
            maker: maker.clone(),
            document: Subject {
                id: document.id().to_owned(),
                kind: document.kind.key.to_owned(),
                edition: edition.to_string(),
                format: format.extension().to_owned(),
                marks,
            },
            form,
            canonical: hash,
            complete: true,
            files: Vec::new(),
        };
        let mut publication =
            Publication { view, carried: Carried { manifest: String::new(), files }, manifest, proven: false };
        publication.seal();
        publication
    }

    /// The same in another format that has the same view.
    pub fn into_format(mut self, format: Format) -> Publication {
        format.extension().clone_into(&mut self.manifest.document.format);
        self.seal();
        self
    }

    /// What the manifest says.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Makes sure that the same view comes out of what is carried. If it does not, because a name is found in the
    /// directory in a way that nobody thought of, the whole directory goes along.
    pub fn prove(&mut self, workspace: &Workspace) {
        if std::mem::replace(&mut self.proven, true) || self.is_made_again() {
            return;
        }
        let whole = directory(directory::whole(workspace));
        let files = &mut self.carried.files;
        let at = files.iter().position(|file| file.name == DIRECTORY_FILE);
        match (whole, at) {
            (Some(whole), Some(at)) => files[at] = whole,
            (Some(whole), None) => files.push(whole),
            (None, _) => {}
        }
        self.seal();
        if !self.is_made_again() {
            self.manifest.complete = false;
            self.seal();
        }
    }

    /// Hash of everything that the publication is made from: its view, and by the manifest what is carried and who
    /// makes it.
    pub fn fingerprint(&self) -> String {
        let mut parts = serde_json::to_vec(&self.view).unwrap_or_default();
        parts.push(0);
        parts.extend(self.carried.manifest.as_bytes());
        sha256(&parts)
    }

    fn is_made_again(&self) -> bool {
        let again = self.carried.workspace();
        let path = &self.carried.files[0].path;
        let document = again.documents.iter().filter_map(|loaded| loaded.document.as_ref());
        let Some(document) = document.into_iter().find(|document| document.file.path == *path) else { return false };
        let Some(edition) = Edition::parse(&self.manifest.document.edition) else { return false };
        let hash = canonical::hash(&document.canonical(edition.langs()));
        let look = (self.view.form, self.manifest.document.marks);
        let view = compose_form(&again, document, &edition, look, &hash);
        let same = |a: &View, b: &View| serde_json::to_vec(a).ok() == serde_json::to_vec(b).ok();
        hash == self.manifest.canonical && same(&view, &self.view)
    }

    /// Writes the manifest of what is carried now.
    fn seal(&mut self) {
        let entry = |file: &CarriedFile| FileEntry {
            name: file.name.clone(),
            path: file.path.clone(),
            sha256: sha256(&file.bytes),
        };
        self.manifest.files = self.carried.files.iter().map(entry).collect();
        self.carried.manifest = self.manifest.to_json();
    }
}

impl Carried {
    /// The files with the manifest, as a PDF attaches them; their bytes are lent.
    pub fn attachments(&self, lang: Lang) -> Vec<(&str, &[u8], What, &'static str)> {
        let manifest = (!self.manifest.is_empty()).then_some((MANIFEST, self.manifest.as_bytes(), What::Manifest));
        let files = self.files.iter().map(|file| (file.name.as_str(), &file.bytes[..], file.what));
        let source = files.clone().take(1);
        let all = source.chain(manifest).chain(files.skip(1));
        all.map(|(name, bytes, what)| (name, bytes, what, what.word().get(lang))).collect()
    }

    /// The workspace that the carried files make.
    pub fn workspace(&self) -> Workspace {
        let files: HashMap<String, Vec<u8>> =
            self.files.iter().map(|file| (file.path.clone(), file.bytes.clone())).collect();
        Workspace::read(Root::of_files(files))
    }
}

/// The view of a document in the form that a format has, with or without marks of corrections.
pub fn compose_form(
    workspace: &Workspace,
    document: &Document,
    edition: &Edition,
    (form, marks): (Form, bool),
    hash: &str,
) -> View {
    match form {
        Form::Pages if marks => compose(workspace, document, edition, hash),
        Form::Pages => compose_unmarked(workspace, document, edition, hash),
        Form::Wall => compose_wall(workspace, document, edition, hash),
    }
}

/// The directory as it is carried; `None` when there is nothing in it.
fn directory(text: String) -> Option<CarriedFile> {
    (!text.is_empty()).then(|| file(DIRECTORY_FILE, DIRECTORY_FILE, What::Context, text.into()))
}

fn file(name: &str, path: &str, what: What, bytes: Vec<u8>) -> CarriedFile {
    CarriedFile { name: name.to_owned(), path: path.to_owned(), bytes, what }
}

/// Folder and path of the document among what is carried, as deep below the root as it lies at home: a picture's path
/// may climb as far.
fn place(document: &Document) -> (String, String) {
    let depth = document.file.path.matches('/').count();
    let folder = format!("{CONTENT_FOLDER}{}", "/x".repeat(depth.saturating_sub(1)));
    let path = format!("{folder}/{}.toml", document.id());
    (folder, path)
}

/// The documents that the view takes facts from, with what is carried of them.
fn others<'w>(workspace: &'w Workspace, document: &Document, edition: &Edition) -> Vec<(&'w Document, String)> {
    let mut taken = document.content.takes(&workspace.documents);
    taken.sort_by_key(|(other, _)| other.id());
    taken
        .into_iter()
        .map(|(other, fields)| {
            let source = other.canonical(edition.langs());
            (other, if fields.is_empty() { source } else { canonical::only(&source, fields) })
        })
        .collect()
}

/// The versions before this one, as far as the publication says what changed since. A full source goes along in all its
/// languages, and so do they.
fn versions(workspace: &Workspace, document: &Document, edition: &Edition) -> Vec<CarriedFile> {
    let ledger = &workspace.ledger;
    let records = ledger.of(document.id());
    let errata = versions::errata(document, ledger);
    if errata.corrected.is_empty() && errata.since.is_none() {
        return Vec::new();
    }
    let excerpts = match records.last() {
        // What was carried once is carried on as it is.
        Some(last) if last.langs.is_some() => Ok(records.to_vec()),
        _ => {
            let present = document.canonical(Lang::ALL).parse().map_err(|error: toml::de::Error| error.to_string());
            let is_full = document.header.attach == Some(Attach::Full);
            let langs = if is_full { Lang::ALL } else { edition.langs() };
            present.and_then(|present| versions::excerpts(records, errata.first, &present, langs))
        }
    };
    // A version without a form cannot be carried; the manifest then says that the publication is not complete.
    let written = excerpts.iter().flatten().filter_map(|record| Some((record, record.write().ok()?)));
    written
        .map(|(record, text)| {
            let name = format!("version-{}.toml", record.number);
            let path = format!("{CONTENT_FOLDER}/{RECORD_FOLDER}/{}/{:04}.toml", document.id(), record.number);
            file(&name, &path, What::Context, text.into())
        })
        .collect()
}

/// The translations that stand beside the document.
fn translations(workspace: &Workspace, document: &Document, path: &str) -> Vec<CarriedFile> {
    let loaded = workspace.documents.iter().find(|loaded| loaded.file.path == document.file.path);
    let catalogs = loaded.into_iter().flat_map(|loaded| &loaded.catalogs);
    let stem = |path: &str| path.strip_suffix(".toml").unwrap_or(path).to_owned();
    catalogs
        .map(|catalog| {
            let end = format!(".{}.po", catalog.lang);
            file(&(stem(SOURCE) + &end), &(stem(path) + &end), What::Context, catalog.file.text.clone().into())
        })
        .collect()
}

/// Where a picture lies among what is carried. What lies beside the document there (`own`: its place at home, and here)
/// lies beside it here, by the same words of the source; a logo of the theme lies beside the theme.
fn picture_place(picture: &PictureFile, own: &[(String, String)]) -> String {
    if let Some((_, here)) = own.iter().find(|(home, _)| *home == picture.path) {
        return here.clone();
    }
    let mut path = format!("{TEMPLATES_FOLDER}/{}", picture.name);
    while own.iter().any(|(_, here)| *here == path) {
        path = path.replacen('/', "/x/", 1);
    }
    path
}

/// The logos of the theme, when the publication shows them. What else the theme says is told by its hash.
fn theme(
    workspace: &Workspace,
    document: &Document,
    view: &View,
    edition: &Edition,
    carried_at: &dyn Fn(&PictureFile) -> String,
) -> Option<CarriedFile> {
    let logos = workspace.theme.logos();
    if logos.is_empty() || !document.header.logo.is_empty() {
        return None;
    }
    let rows = logos.iter().zip(&view.masthead.logos).filter_map(|(logo, shown)| {
        let picture = view.pictures.iter().find(|picture| picture.name == shown.file)?;
        let alt = logo.alt.as_ref().map(|alt| ("alt".to_owned(), canonical::localized(alt, edition.langs())));
        let path = ("path".to_owned(), carried_at(picture).into());
        Some(toml::Value::Table(std::iter::once(path).chain(alt).collect()))
    });
    let table = toml::Table::from_iter([("logo".to_owned(), toml::Value::Array(rows.collect()))]);
    // Strings, lists and tables always have a form in TOML.
    let text = toml::to_string(&table).unwrap_or_default();
    Some(file(THEME_FILE, &format!("{TEMPLATES_FOLDER}/{THEME_FILE}"), What::Context, text.into()))
}

/// What the configuration says that is printed; `None` when there is nothing.
fn config(workspace: &Workspace) -> Option<CarriedFile> {
    let shared = workspace.shared.iter().find(|shared| shared.file.path == CONFIG_FILE)?;
    let syntax = parse(&shared.file, Lang::ES);
    let text = canonical::of_keys(&syntax.table(), PRINTED);
    // An empty file marks the root all the same when the workspace is unpacked.
    Some(file(CONFIG_FILE, CONFIG_FILE, What::Context, text.into()))
}
