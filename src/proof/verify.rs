//! Verifies a publication: makes it again from what it carries and compares.
//!
//! Identity means that the pages agree with the source inside. It does not say who made the file: whoever changes the
//! source and makes the publication again has an identical one. That is what [`super::authenticity`] is for.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::carry::{Publication, SOURCE};
use super::compare_html;
use super::compare_pdf::{self, differing};
use super::difference::{Difference, Part};
use super::manifest::{FORMAT, Maker, Manifest};
use super::places::Places;
use super::unpack::{LARGEST, Refusal, Unpacked, unpack};
use crate::assets::Templates;
use crate::html::HtmlRenderer;
use crate::kinds::Document;
use crate::locale::Lang;
use crate::panics;
use crate::pdf::{Plant, Press};
use crate::theme::{self, Theme};
use crate::view::{Edition, Format};
use crate::workspace::Workspace;

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The source inside makes this very file.
    Identical,
    /// Another version of the tool, the templates or the fonts made it: the pages are not proven.
    OtherVersion,
    /// It does not carry all that it was made from: the pages are not proven.
    Incomplete,
    /// It is not what the source inside makes.
    Altered,
    /// It says that this tool made it, and carries nothing to prove it by.
    NoProof,
    /// This tool did not make it.
    NotOurs,
}

/// What a verification found.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    pub verdict: Verdict,
    /// What the file says of itself; nothing when it says nothing that can be read.
    pub manifest: Option<Manifest>,
    /// What made the file that is not what would make it here: `tool`, `templates`, `fonts`.
    pub other: Vec<&'static str>,
    pub differences: Vec<Difference>,
}

/// Makes publications again. It keeps what all of them share.
pub struct Verifier {
    makers: Vec<Machine>,
}

/// What makes publications with one set of templates.
struct Machine {
    maker: Maker,
    html: HtmlRenderer,
    plant: Arc<Plant>,
    press: OnceCell<Press>,
}

impl Verifier {
    /// A verifier with the tool's own templates in each of its themes, and with those of a workspace.
    pub fn new(own: Option<Templates>) -> Verifier {
        let built_in = theme::names(&[]).into_iter().filter_map(|name| Theme::named(&name, &[], Lang::ES));
        let sets = built_in.map(|(theme, _)| Templates::new(&[], theme)).chain(own);
        let makers = sets.filter_map(|templates| {
            let html = HtmlRenderer::new(&templates).ok()?;
            let plant = Arc::new(Plant::new(&templates));
            Some(Machine { maker: Maker::of(&templates), html, plant, press: OnceCell::new() })
        });
        Verifier { makers: makers.collect() }
    }

    /// What is known of a file.
    pub fn verify(&self, bytes: &[u8]) -> Outcome {
        // What reads the file was made for files of ours: one that it cannot cope with is none.
        panics::catch(|| self.examine(bytes)).unwrap_or_else(|_| Outcome::altered(None, vec![unreadable()]))
    }

    fn examine(&self, bytes: &[u8]) -> Outcome {
        let unpacked = match unpack(bytes) {
            Ok(unpacked) => unpacked,
            Err(Refusal::NotOurs) => return Outcome::without(Verdict::NotOurs),
            Err(Refusal::NoManifest) => return Outcome::without(Verdict::NoProof),
            Err(Refusal::Unreadable) => return Outcome::altered(None, vec![unreadable()]),
            Err(Refusal::BadManifest) => return Outcome::altered(None, vec![attachment(super::MANIFEST)]),
            Err(Refusal::Refused) => {
                return Outcome::altered(None, vec![Difference::of(Part::Manifest).named("files")]);
            }
        };
        let manifest = &unpacked.manifest;
        let fitting = self.makers.iter().find(|machine| machine.maker.templates == manifest.maker.templates);
        let Some(machine) = fitting.or(self.makers.first()) else {
            return Outcome::altered(Some(manifest.clone()), vec![unreadable()]);
        };
        let other = others(&machine.maker, manifest);
        let mut differences: Vec<Difference> = unpacked.damaged.iter().map(|name| attachment(name)).collect();
        let again = match machine.make(&unpacked) {
            Ok(again) => again,
            Err(name) => {
                if !unpacked.damaged.contains(&name) {
                    differences.push(attachment(&name));
                }
                return Outcome::altered(Some(manifest.clone()), differences);
            }
        };
        if again.bytes == bytes {
            return Outcome { verdict: Verdict::Identical, manifest: Some(manifest.clone()), other, differences };
        }
        let places = Places::of(&again.workspace, again.document(), &again.edition);
        if !other.is_empty() || !manifest.complete {
            differences.extend(missing(&again, &unpacked, bytes, &places));
            let verdict = if other.is_empty() { Verdict::Incomplete } else { Verdict::OtherVersion };
            return Outcome { verdict, manifest: Some(manifest.clone()), other, differences };
        }
        // An attachment that is not what its hash says is named already.
        let said =
            |name: &str| name.strip_prefix("files.").is_some_and(|file| unpacked.damaged.iter().any(|it| it == file));
        let entries = entries(&again.manifest, &unpacked.manifest_value).into_iter();
        differences.extend(entries.filter(|entry| !entry.name.as_deref().is_some_and(said)));
        let found = match (&unpacked.pdf, std::str::from_utf8(bytes)) {
            (Some(given), _) => lopdf::Document::load_mem(&again.bytes)
                .map(|expected| compare_pdf::compare(&expected, given, &places))
                .unwrap_or_default(),
            (None, Ok(given)) => compare_html::compare(&String::from_utf8_lossy(&again.bytes), given, &places),
            (None, Err(_)) => Vec::new(),
        };
        for difference in found {
            let is_known = difference.part == Part::Attachment
                && differences.iter().any(|known| matches!(known.part, Part::Attachment | Part::Manifest));
            if !is_known && !differences.contains(&difference) {
                differences.push(difference);
            }
        }
        if differences.is_empty() {
            let at = bytes.iter().zip(&again.bytes).take_while(|(a, b)| a == b).count();
            differences.push(Difference::of(Part::File).named(format!("byte {at}")));
        }
        Outcome::altered(Some(manifest.clone()), differences)
    }
}

impl Outcome {
    fn without(verdict: Verdict) -> Outcome {
        Outcome { verdict, manifest: None, other: Vec::new(), differences: Vec::new() }
    }

    fn altered(manifest: Option<Manifest>, differences: Vec<Difference>) -> Outcome {
        Outcome { verdict: Verdict::Altered, manifest, other: Vec::new(), differences }
    }
}

/// A publication made again.
struct Again {
    workspace: Workspace,
    /// Place of its document in the workspace.
    at: usize,
    edition: Edition,
    manifest: Manifest,
    bytes: Vec<u8>,
}

impl Again {
    fn document(&self) -> &Document {
        self.workspace.documents[self.at].document.as_ref().expect("the document that was made again")
    }
}

impl Machine {
    /// Makes a publication again from what it carries.
    ///
    /// # Errors
    /// The name of the carried file because of which it cannot be made.
    fn make(&self, unpacked: &Unpacked) -> Result<Again, String> {
        let named = |path: &str| {
            let file = unpacked.carried.files.iter().find(|file| file.path == path);
            file.map_or(SOURCE, |file| file.name.as_str()).to_owned()
        };
        let (source, _) = unpacked.source().ok_or(SOURCE)?;
        let workspace = unpacked.carried.workspace();
        let found = workspace.documents.iter().flat_map(|loaded| &loaded.findings).chain(&workspace.findings);
        if let Some(error) = found.into_iter().find(|finding| finding.is_error()) {
            return Err(named(&error.at.file.path));
        }
        let at = workspace.documents.iter().position(|loaded| loaded.file.path == source.path).ok_or(SOURCE)?;
        let document = workspace.documents[at].document.as_ref().ok_or(SOURCE)?;
        let subject = &unpacked.manifest.document;
        let edition = Edition::parse(&subject.edition).ok_or(super::MANIFEST)?;
        let format = Format::ALL.iter().copied().find(|format| format.extension() == subject.format);
        let format = format.filter(|format| document.formats().any(|published| published == *format));
        let format = format.ok_or(super::MANIFEST)?;
        let mut publication = Publication::of(&workspace, document, &edition, format, subject.marks, &self.maker);
        publication.prove(&workspace);
        let Publication { view, carried, .. } = &publication;
        if let Some(picture) = view.pictures.iter().find(|picture| workspace.root.read(&picture.path).is_err()) {
            return Err(named(&picture.path));
        }
        let bytes = match format {
            Format::Html => self.html.document(view, carried, &workspace.root).map(String::into_bytes),
            Format::Pdf | Format::Wall => self.press().and_then(|press| press.document(view, carried, &workspace.root)),
        };
        let bytes = bytes.map_err(|_| SOURCE)?;
        let manifest = publication.manifest().clone();
        Ok(Again { workspace, at, edition, manifest, bytes })
    }

    fn press(&self) -> Result<&Press, String> {
        if self.press.get().is_none() {
            let press = Press::new(&self.plant, 0).map_err(|error| error.to_string())?;
            let _ = self.press.set(press);
        }
        self.press.get().ok_or_else(String::new)
    }
}

fn unreadable() -> Difference {
    Difference::of(Part::File).named("?")
}

fn attachment(name: &str) -> Difference {
    Difference::of(Part::Attachment).named(name)
}

/// What made the file that is not what would make it here.
fn others(maker: &Maker, manifest: &Manifest) -> Vec<&'static str> {
    let theirs = &manifest.maker;
    let checks = [
        ("tool", maker.tool != theirs.tool || manifest.manifest != FORMAT),
        ("templates", maker.templates != theirs.templates || maker.theme != theirs.theme),
        ("fonts", maker.fonts != theirs.fonts),
    ];
    checks.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

/// The entries of the manifest that are not as they should be.
fn entries(expected: &Manifest, given: &Value) -> Vec<Difference> {
    let flat = |value: &Value| -> BTreeMap<String, String> {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let fields = value.as_object().into_iter().flatten();
        let mut table = BTreeMap::new();
        for (key, value) in fields {
            match value {
                Value::Object(inner) => {
                    table.extend(inner.iter().map(|(name, value)| (format!("{key}.{name}"), text(value))));
                }
                Value::Array(list) => {
                    let named = |item: &Value| item["name"].as_str().unwrap_or("?").to_owned();
                    table.extend(list.iter().map(|item| (format!("{key}.{}", named(item)), text(item))));
                }
                value => drop(table.insert(key.clone(), text(value))),
            }
        }
        table
    };
    let expected = serde_json::to_value(expected).unwrap_or_default();
    differing(&flat(&expected), &flat(given), Part::Manifest)
}

/// The texts, dates and figures that the source prints and that the file does not say.
fn missing(again: &Again, unpacked: &Unpacked, bytes: &[u8], places: &Places) -> Vec<Difference> {
    let (expected, given) = match &unpacked.pdf {
        Some(given) => {
            let expected = lopdf::Document::load_mem(&again.bytes);
            (expected.map(|pdf| compare_pdf::stream(&pdf)).unwrap_or_default(), compare_pdf::stream(given))
        }
        None => {
            let page =
                |bytes: &[u8]| compare_html::stream(&String::from_utf8_lossy(&bytes[..bytes.len().min(LARGEST)]));
            (page(&again.bytes), page(bytes))
        }
    };
    let tell = |(address, words): (String, String)| {
        let difference = Difference::of(Part::Text).words(&words, "");
        Difference { address: Some(address), ..difference }
    };
    places.missing_from(&given, &expected).into_iter().map(tell).collect()
}
