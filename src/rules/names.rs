//! Bodies and organisations that the directory does not declare, and what would declare them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::finding;
use crate::diag::{Finding, Fix, Label, SourceFile, codes};
use crate::kinds::{Document, Loaded};
use crate::say;
use crate::source::{fold, is_good_id, quoted};
use crate::workspace::{DIRECTORY_FILE, Directory, Workspace};

/// How each undeclared body would be declared, by its folded name: the same in every document that names it.
#[derive(Debug, Default)]
pub struct Declarations(HashMap<String, Fix>);

impl Declarations {
    /// The declarations that the documents of a workspace lack. Without a directory there is no place for them, and a name
    /// that is near a declared one is rather a slip.
    pub fn of(workspace: &Workspace) -> Declarations {
        let shared = workspace.shared.iter().find(|shared| shared.file.path == DIRECTORY_FILE && shared.complete);
        let Some(shared) = shared else { return Declarations::default() };
        // In the order of the documents, so that the first spelling is always the same one.
        let mut keys: BTreeMap<String, (String, &str)> = BTreeMap::new();
        for body in
            workspace.documents.iter().filter_map(|loaded: &Loaded| loaded.document.as_ref()).flat_map(undeclared)
        {
            let directory = &workspace.directory;
            let key = key_of(body);
            let usable = is_one_name(body)
                && is_good_id(&key)
                && directory.find(&key).is_none()
                && directory.nearest(body).is_none();
            if usable && directory.find(body).is_none() {
                keys.entry(key).or_insert_with(|| (fold(body), body));
            }
        }
        Declarations(
            keys.into_iter().map(|(key, (folded, name))| (folded, declare(&shared.file, &key, name))).collect(),
        )
    }
}

/// The bodies that a document names, without those that are no names.
fn undeclared(document: &Document) -> impl Iterator<Item = &str> {
    let named = document.bodies.iter().filter(|body| !body.is_all() && body.reserved().is_none());
    named.map(|body| body.0.as_str())
}

/// What joins several names in one text.
const JOINTS: &[&str] = &[", ", "; ", " + ", "+", "/", " y ", " e ", " and ", " & "];

/// Words for everybody, folded; the source has "all".
const EVERYBODY: &[&str] = &[
    "todos",
    "todas",
    "todos los socios",
    "todas las organizaciones",
    "todos los miembros",
    "everybody",
    "everyone",
    "all partners",
];

/// Beginnings of what stands where nobody is named yet, folded.
const NOBODY: &[&str] = &[
    "por definir",
    "por confirmar",
    "por determinar",
    "por designar",
    "pendiente",
    "a definir",
    "sin definir",
    "tbd",
    "tbc",
    "tba",
    "s/d",
    "n/a",
    "nadie",
    "ninguno",
    "varios",
    "otros",
    "to be ",
    "none",
    "various",
    "others",
    "?",
    "-",
    "x",
];

/// Whether words are likely to be the name of one body: whoever else is meant must not be declared as one.
fn is_one_name(typed: &str) -> bool {
    let folded = fold(typed);
    let nobody = |word: &&&str| folded == **word || (word.len() > 2 && folded.starts_with(**word));
    typed.starts_with(char::is_uppercase)
        && !typed.contains(['(', ')', ':', '?', '…'])
        && !JOINTS.iter().any(|joint| typed.contains(joint))
        && !folded.starts_with("todos ")
        && !folded.starts_with("todas ")
        && !EVERYBODY.contains(&folded.as_str())
        && NOBODY.iter().find(nobody).is_none()
}

/// Several declared bodies that were typed into one text, as the list that was meant: "ACNUR y NRC".
fn several(typed: &str, directory: &Directory) -> Option<String> {
    let mut names = vec![typed];
    for joint in JOINTS {
        names = names.into_iter().flat_map(|part| part.split(joint)).collect();
    }
    let names: Vec<&str> = names.into_iter().map(str::trim).filter(|name| !name.is_empty()).collect();
    let known = names.len() > 1 && names.iter().all(|name| directory.find(name).is_some());
    known.then(|| format!("[{}]", names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")))
}

/// The key of a body: its name in lower case, joined by hyphens.
fn key_of(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Adds a body at the end of the directory. Its name is the same in every language, as it has been published so far.
fn declare(file: &Arc<SourceFile>, key: &str, name: &str) -> Fix {
    let end = file.text.len();
    let gap = if file.text.is_empty() || file.text.ends_with('\n') { "\n" } else { "\n\n" };
    let words = quoted(name);
    let entry = format!("{gap}[[body]]\nkey = \"{key}\"\nname = {{ es = {words}, en = {words} }}\n");
    let entry = entry.replace('\n', file.line_break());
    Fix::new(say!("añada «{name}» a {DIRECTORY_FILE}" | "add “{name}” to {DIRECTORY_FILE}")).replace(
        file,
        end..end,
        entry,
    )
}

/// Reports every undeclared body, once a name, with all its places.
pub fn check(document: &Document, directory: &Directory, declarations: &Declarations) -> Vec<Finding> {
    let mut order: Vec<&str> = Vec::new();
    let mut places: HashMap<&str, Vec<std::ops::Range<usize>>> = HashMap::new();
    for body in document.bodies.iter().filter(|body| !body.is_all() && body.reserved().is_none()) {
        if directory.find(&body.0).is_none() {
            let spans = places.entry(&body.0).or_default();
            if spans.is_empty() {
                order.push(&body.0);
            }
            spans.push(body.0.span.clone());
        }
    }
    order
        .into_iter()
        .map(|name| {
            let spans = &places[name];
            let message = say!("«{name}» no está en el directorio" | "“{name}” is not in the directory");
            let help = if EVERYBODY.contains(&fold(name).as_str()) {
                say!("si son todos, escriba \"all\": se publica en el idioma de cada edición" | "if it is everybody, write \"all\": it is published in the language of each edition")
            } else if let Some(list) = several(name, directory) {
                say!("son varias organizaciones: escriba una lista, {list}" | "these are several organisations: write a list, {list}")
            } else {
                match directory.nearest(name) {
                Some(near) => say!("¿quiso decir «{near}»? Se publica tal como está escrito"
                    | "did you mean “{near}”? It is published as typed"),
                None => say!("declárelo en {DIRECTORY_FILE}: [[body]] con key, acronym y name; mientras tanto se publica tal como está escrito"
                    | "declare it in {DIRECTORY_FILE}: [[body]] with key, acronym and name; until then it is published as typed"),
                }
            };
            let mut found = finding(document, codes::UNKNOWN_BODY, spans[0].clone(), message).help(help);
            found.fix = declarations.0.get(&fold(name)).cloned();
            found.others.extend(spans[1..].iter().map(|span| Label {
                file: Arc::clone(&document.file),
                span: span.clone(),
                text: Some(say!("también aquí" | "here, too")),
            }));
            found
        })
        .collect()
}
