//! The typst World: templates, fonts and data from memory; nothing from disk, no packages, no net, no clock.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::ThreadPool;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::assets::{self, Templates};
use crate::panics::WATCHED_THREAD;

/// What all workers share: the library, the templates, the list of fonts.
pub struct Plant {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    templates: HashMap<FileId, Source>,
    theme: Bytes,
}

/// One worker's press: its own fonts and its own single thread.
pub struct Press {
    plant: Arc<Plant>,
    fonts: Vec<Font>,
    pool: ThreadPool,
}

/// What is to be printed: a fixed program, and the files that it reads by their paths. Nothing of a document is ever
/// spliced into the program.
pub(super) struct Job {
    pub program: String,
    pub files: Vec<(String, Vec<u8>)>,
}

impl Plant {
    pub fn new(templates: &Templates) -> Plant {
        let fonts: Vec<Font> = fonts(0);
        // Row headers of tables are behind this flag; the templates use it in one place.
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        let sources = templates.with_extension("typ").map(|(path, text)| {
            let id = file_id(path);
            (id, Source::new(id, text.to_owned()))
        });
        Plant {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            templates: sources.collect(),
            theme: Bytes::from_string(templates.theme().to_toml()),
        }
    }

    /// The fonts that the templates may use.
    pub fn book(&self) -> &FontBook {
        &self.book
    }
}

impl Press {
    /// The press of worker number `worker`.
    ///
    /// typst-pdf memoises its conversion of a font by the font's bytes, and counts its uses glyph by glyph: workers
    /// that share bytes wait for each other. One byte behind the end of the file, different in each worker, keeps
    /// them apart. And typst uses rayon inside: on a pool of its own a worker cannot pick up another's document
    /// while it waits, which nests stacks without bound.
    pub fn new(plant: &Arc<Plant>, worker: usize) -> std::io::Result<Press> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .stack_size(16 << 20)
            .thread_name(|_| WATCHED_THREAD.to_owned())
            .build()
            .map_err(std::io::Error::other)?;
        Ok(Press { plant: Arc::clone(plant), fonts: fonts(worker), pool })
    }

    pub(super) fn run<T: Send>(&self, job: Job, work: impl FnOnce(&mut JobWorld) -> T + Send) -> T {
        let main = file_id("main.typ");
        let mut files: HashMap<FileId, Bytes> =
            job.files.into_iter().map(|(path, bytes)| (file_id(&path), Bytes::new(bytes))).collect();
        files.insert(file_id("theme.toml"), self.plant.theme.clone());
        let mut world =
            JobWorld { plant: &self.plant, fonts: &self.fonts, main: Source::new(main, job.program), files };
        self.pool.install(|| work(&mut world))
    }
}

fn file_id(path: &str) -> FileId {
    // Every path here is made by us or by the folder of templates; one that typst refuses stands for no file.
    let path = VirtualPath::new(path).unwrap_or_else(|_| VirtualPath::new("refused").expect("a plain name"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn fonts(worker: usize) -> Vec<Font> {
    assets::fonts()
        .into_iter()
        .flat_map(|mut bytes| {
            bytes.push(worker as u8);
            Font::iter(Bytes::new(bytes)).collect::<Vec<_>>()
        })
        .collect()
}

/// The world of one document.
pub(super) struct JobWorld<'a> {
    plant: &'a Plant,
    fonts: &'a [Font],
    main: Source,
    files: HashMap<FileId, Bytes>,
}

impl JobWorld<'_> {
    /// Puts a file in the place of another one, or beside the others.
    pub(super) fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(file_id(path), Bytes::new(bytes));
    }
}

impl World for JobWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.plant.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.plant.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        self.plant.templates.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// There is no today: a publication is dated by its source.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}
