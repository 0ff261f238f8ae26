//! A document: header and content read from one file, with what the rules and renderers need of its source.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use super::header::{Header, Logo};
use super::{Content, KINDS, Kind, PictureUse};
use crate::diag::{Code, Finding, Fix, SourceFile, clear_nearest, codes, nearest};
use crate::locale::Lang;
use crate::rules::row_of;
use crate::say;
use crate::source::{
    BodyRef, Catalog, Field, Hole, LocalText, Place, Plain, Reader, Record, Row, Step, Type, canonical, is_good_id,
};
use crate::view::{Edition, Format};
use crate::workspace::Config;

/// A document as far as it could be read: what is missing or faulty has a stand-in, so that its rules run. One with an
/// error is not kept behind them ([`Loaded::document`]) and never printed.
#[derive(Debug)]
pub struct Document {
    pub file: Arc<SourceFile>,
    pub kind: &'static Kind,
    pub header: Header,
    pub content: Box<dyn Content>,
    pub editions: Vec<Edition>,
    /// Every text, with the way to it.
    pub texts: Vec<(Vec<Step>, Arc<LocalText>)>,
    pub bodies: Vec<BodyRef>,
    pub references: Vec<Plain>,
    /// Ids of items with their places.
    pub items: HashMap<String, Range<usize>>,
    /// Rows of its lists, in the order of the source.
    pub rows: Vec<Row>,
    places: Vec<Place>,
    /// Where unknown keys begin.
    unknown: HashSet<usize>,
    /// What is not known of it, because of faults of syntax.
    pub doubt: Option<Doubt>,
}

/// What is not known of a document in which statements could not be read.
#[derive(Debug)]
pub struct Doubt {
    /// Addresses of the rows and fields that may say more than is known.
    pub rows: Vec<String>,
    /// Whether its languages may be others.
    pub languages: bool,
}

/// What came of reading a file: a document or not, and findings either way.
#[derive(Debug)]
pub struct Loaded {
    pub file: Arc<SourceFile>,
    /// The id, also of a document that could not be read to the end.
    pub id: Option<(String, Range<usize>)>,
    pub document: Option<Document>,
    pub catalogs: Vec<Catalog>,
    pub findings: Vec<Finding>,
}

impl Loaded {
    /// A file that could not be read at all.
    pub fn failed(file: Arc<SourceFile>, finding: Finding) -> Loaded {
        Loaded { file, id: None, document: None, catalogs: Vec::new(), findings: vec![finding] }
    }

    /// Whether a file is the document's own or holds translations of it.
    pub fn owns(&self, path: &str) -> bool {
        let own = self.file.path.as_str();
        let stem = own.strip_suffix(".toml").unwrap_or(own);
        path == own || Lang::ALL.iter().any(|lang| path == format!("{stem}.{lang}.po"))
    }

    /// Reads a document.
    pub fn read(file: Arc<SourceFile>, catalogs: Vec<Catalog>, config: &Config) -> Loaded {
        let mut syntax = crate::source::parse(&file, config.language);
        let table = syntax.table();
        let id = table.get("id").and_then(|id| Some((id.get_ref().as_str()?.to_owned(), id.span())));
        let id = id.filter(|(id, _)| !id.trim().is_empty());
        let (document, found) = read_document(&file, &table, &syntax.holes, &catalogs, config);
        drop(table);
        keep_sound_fixes(&mut syntax.findings, document.as_ref());
        let findings = syntax.settle(found);
        Loaded { file: Arc::clone(&file), id, document, catalogs, findings }
    }
}

fn read_document(
    file: &Arc<SourceFile>,
    table: &DeTable,
    holes: &[Hole],
    catalogs: &[Catalog],
    config: &Config,
) -> (Option<Document>, Vec<Finding>) {
    let in_hole = |key: &str| {
        holes.iter().any(|hole| hole.header.is_none() && hole.key.as_deref().is_none_or(|known| known == key))
    };
    let Some(kind) = kind_of(table) else {
        // A kind that could not be read has been reported.
        return (None, if in_hole("kind") { Vec::new() } else { vec![unknown_kind(file, table)] });
    };
    let language = match table.get("language").and_then(|l| l.get_ref().as_str()) {
        Some(code) => Lang::parse(code).unwrap_or(config.language),
        None => config.language,
    };
    let id = table.get("id").and_then(|id| id.get_ref().as_str()).unwrap_or_default();
    let fields = [Header::FIELDS, kind.shape.fields];
    let mut reader = Reader::new(file, id, language, catalogs, &fields);
    reader.unknown_keys(table, &fields);
    let header = Header::read_fields(&mut reader, table, 0..0);
    let content = (kind.read)(&mut reader, table);
    let mut editions = Edition::distinct(header.as_ref().map(|header| header.editions.clone()).unwrap_or_default());
    if editions.is_empty() {
        editions.clone_from(&config.editions);
    }
    if let Some(header) = &header {
        check_header(&mut reader, header);
    }
    let Reader { mut findings, places, texts, bodies, references, items, rows, unknown, misplaced, missing, .. } =
        reader;
    let lost = lost_addresses(id, holes, &places);
    let mut echoes: HashSet<usize> = missing
        .into_iter()
        .filter(|(_, key)| misplaced.contains(key) || in_hole(key))
        .map(|(position, _)| position)
        .collect();
    for finding in findings.iter_mut().filter(|finding| finding.address.is_none()) {
        finding.address = address_at(&places, &finding.at.span, id);
    }
    // What lies in a row with a hole may be in the hole.
    for (position, finding) in findings.iter().enumerate() {
        let Some(address) = finding.address.as_deref() else { continue };
        let in_lost_row = lost.iter().any(|lost| lost == row_of(address));
        // A list in single brackets whose further rows could not be read is one fault.
        let itself = finding.code == codes::WRONG_TYPE && lost.iter().any(|lost| lost == address);
        if itself || (in_lost_row && !CERTAIN.contains(&finding.code)) {
            echoes.insert(position);
        }
    }
    let mut position = 0..;
    findings.retain(|_| position.next().is_none_or(|position| !echoes.contains(&position)));
    // A document with an error is kept as long as it can be: its meaning is checked in the same run.
    let document = header.zip(content).map(|(header, content)| Document {
        file: Arc::clone(file),
        kind,
        header,
        content,
        editions,
        texts,
        bodies,
        references,
        items,
        rows,
        places,
        unknown,
        doubt: (!holes.is_empty()).then(|| Doubt { rows: lost, languages: in_hole("language") || in_hole("editions") }),
    });
    (document, findings)
}

/// What is wrong by itself, whatever else a row says.
const CERTAIN: &[Code] = &[
    codes::UNKNOWN_KEY,
    codes::WRONG_TYPE,
    codes::NOT_A_CHOICE,
    codes::OUT_OF_RANGE,
    codes::KEY_BELOW_LIST,
    codes::SPANISH_KEY,
    codes::SPANISH_CHOICE,
    codes::NO_SUCH_DATE,
    codes::BAD_ID,
    codes::DUPLICATE_ID,
];

/// The addresses of what holes may have held.
fn lost_addresses(id: &str, holes: &[Hole], places: &[Place]) -> Vec<String> {
    let mut lost = Vec::new();
    for hole in holes {
        match (hole.header, &hole.key) {
            // The first row of a list and the list itself begin at one place.
            (Some(header), _) => {
                let at = places.iter().filter(|place| place.span.start == header);
                lost.extend(at.map(|place| row_of(&place.address).to_owned()));
            }
            (None, Some(key)) => lost.push(format!("{id}#{key}")),
            (None, None) => {}
        }
    }
    lost
}

/// A table that stands twice was meant as rows only where the kind has rows of that name.
fn keep_sound_fixes(findings: &mut [Finding], document: Option<&Document>) {
    let fields = || Header::FIELDS.iter().chain(document.into_iter().flat_map(|document| document.kind.shape.fields));
    for finding in findings.iter_mut().filter(|finding| finding.code == codes::TABLE_TWICE) {
        let key = finding.at.file.text[finding.at.file.clamp(&finding.at.span)].trim_matches(['"', '\'']);
        let rows = |field: &Field| field.key == key && matches!(field.ty, Type::List(Type::Record(_)));
        if !fields().any(rows) {
            finding.fix = None;
        }
    }
}

fn kind_of(table: &DeTable) -> Option<&'static Kind> {
    Kind::find(table.get("kind")?.get_ref().as_str()?)
}

fn unknown_kind(file: &Arc<SourceFile>, table: &DeTable) -> Finding {
    let keys = || KINDS.iter().map(|kind| kind.key);
    let all = keys().map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(", ");
    match table.get("kind") {
        None => Finding::new(
            codes::UNKNOWN_KIND,
            file,
            0..0,
            say!("falta «kind»: la clase de documento" | "“kind” is missing: the kind of document"),
        )
        .help(say!(
            "escriba en la primera línea kind = y una de estas clases: {all}"
                | "write kind = in the first line, with one of these kinds: {all}"
        )),
        Some(value) => {
            let typed = value.get_ref().as_str().unwrap_or(&file.text[file.clamp(&value.span())]);
            // Its Spanish name in the plural, as the index has it, or in the singular.
            let name = crate::source::fold(typed);
            let spanish = KINDS.iter().find(|kind| {
                let words = crate::source::fold(kind.name.es);
                name.chars().count() > 3 && (words == name || words.strip_suffix('s') == Some(name.as_str()))
            });
            let meant = spanish.map(|kind| kind.key).or_else(|| clear_nearest(typed, keys()));
            let help = match meant.or_else(|| nearest(typed, keys())) {
                Some(near) => {
                    say!("¿quiso decir «{near}»? Las clases son: {all}" | "did you mean “{near}”? The kinds are: {all}")
                }
                None => say!("las clases son: {all}" | "the kinds are: {all}"),
            };
            let fix = meant.filter(|_| value.get_ref().is_str()).map(|key| {
                Fix::new(say!("cambie «{typed}» por «{key}»" | "change “{typed}” to “{key}”")).replace(
                    file,
                    value.span(),
                    format!("\"{key}\""),
                )
            });
            let message = say!("clase de documento desconocida «{typed}»" | "unknown kind of document “{typed}”");
            Finding { fix, ..Finding::new(codes::UNKNOWN_KIND, file, value.span(), message).help(help) }
        }
    }
}

/// Names that Windows keeps for devices; an output of that name could not be written there.
const RESERVED_NAMES: &[&str] = &["con", "prn", "aux", "nul", "index"];

fn check_header(reader: &mut Reader, header: &Header) {
    let id = &header.id;
    let stem = id.split('.').next().unwrap_or_default();
    let numbered = (stem.starts_with("com") || stem.starts_with("lpt")) && stem.len() == 4;
    let device = RESERVED_NAMES.contains(&stem) || (numbered && stem.ends_with(|c: char| c.is_ascii_digit()));
    if !is_good_id(id) || device {
        let typed = &id.v;
        let message = say!("«{typed}» no sirve como id de un documento" | "“{typed}” cannot be the id of a document");
        let help = say!(
            "use minúsculas sin acento, cifras y guiones, por ejemplo: id = \"minuta-2024-05-14\""
                | "use lower-case letters without accents, digits and hyphens, for example: id = \"minutes-2024-05-14\""
        );
        reader.report(Finding::new(codes::BAD_ID, reader.file, id.span.clone(), message).help(help));
    }
}

/// The address of the smallest known place that holds the start of the span.
pub(crate) fn address_at(places: &[Place], span: &Range<usize>, document: &str) -> Option<String> {
    let place = places
        .iter()
        // A list of one row begins and ends where its row does: the last place noted is the innermost.
        .rev()
        .filter(|place| place.span.contains(&span.start))
        .min_by_key(|place| place.span.len())
        .map(|place| place.address.clone());
    Some(place.unwrap_or_else(|| document.to_owned()))
}

impl Document {
    /// Pictures that the document shows: logos, then those of its kind.
    pub fn pictures(&self) -> Vec<PictureUse<'_>> {
        let logos = self.header.logo.iter().map(Logo::picture);
        logos.chain(self.content.pictures()).collect()
    }

    /// Formats that the document is published in.
    pub fn formats(&self) -> impl Iterator<Item = Format> + use<> {
        let wall = self.content.wall().is_some();
        Format::ALL.iter().copied().filter(move |format| *format != Format::Wall || wall)
    }

    pub fn id(&self) -> &str {
        &self.header.id
    }

    /// The address of a place in the source.
    pub fn address_at(&self, span: &Range<usize>) -> Option<String> {
        address_at(&self.places, span, self.id())
    }

    /// The declared fields on the way to a value, outermost first.
    pub fn fields_on(&self, path: &[Step]) -> Vec<&'static Field> {
        let keys = || {
            path.iter().filter_map(|step| match step {
                Step::Key(key) => Some(key.as_str()),
                Step::Item(_) => None,
            })
        };
        let own = self.kind.shape.fields_on(keys());
        if own.is_empty() { Header::SHAPE.fields_on(keys()) } else { own }
    }

    /// The place of an address in the source.
    pub fn place(&self, address: &str) -> Option<Range<usize>> {
        self.places.iter().find(|place| place.address == address).map(|place| place.span.clone())
    }

    /// An address without the document, when that is this one.
    pub fn own_address<'a>(&self, address: &'a str) -> &'a str {
        address.strip_prefix(self.id()).filter(|rest| rest.starts_with('#')).unwrap_or(address)
    }

    /// Whether something in the document has the address.
    pub fn has_address(&self, address: &str) -> bool {
        self.places.iter().any(|place| place.address == address)
    }

    /// The row of its lists that an id or a position (`action.3`) names.
    pub fn row(&self, item: &str) -> Option<&Row> {
        let by_id = self.rows.iter().find(|row| row.id.as_deref() == Some(item));
        by_id.or_else(|| self.rows.iter().find(|row| row.position == item))
    }

    /// Languages of all editions.
    pub fn langs(&self) -> Vec<Lang> {
        Lang::ALL.iter().copied().filter(|lang| self.editions.iter().any(|e| e.langs().contains(lang))).collect()
    }

    /// The canonical form of the source in some languages: those of an edition, or all of them for the record.
    pub fn canonical(&self, langs: &[Lang]) -> String {
        let syntax = crate::source::parse(&self.file, self.header.language.unwrap_or(Lang::ES));
        canonical::write(&syntax.table(), &self.unknown, &self.texts, langs)
    }
}
