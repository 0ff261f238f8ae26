//! The manifest of an output folder: what lies there, made from what. It is how a build knows what is unchanged and
//! what is nobody's any more; a folder without one is simply built anew.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::output;
use crate::kinds::file_name;
use crate::source::is_good_id;
use crate::view::{Edition, Format};

/// Name of the manifest in the output folder.
pub const MANIFEST_FILE: &str = ".pliego.json";

/// What lies in an output folder.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Manifest {
    /// Whose outputs these are; empty when it is not known.
    pub workspace: String,
    /// Hash of the index that was written; empty when there was another file in its place.
    pub index: String,
    /// Outputs by file name.
    pub outputs: BTreeMap<String, Output>,
    /// What the index says of each document, by id.
    pub documents: BTreeMap<String, Entry>,
}

/// An output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Output {
    /// Id of its document.
    pub document: String,
    /// Path of its source below the workspace's root.
    pub source: String,
    /// Languages, as in `es+en`.
    pub edition: String,
    /// Hash of everything it was made from: view, source, templates, pictures, tool.
    pub made_from: String,
    /// Hash of its bytes.
    pub sha256: String,
}

/// What the index says of a document. Kept here, so that a document that has an error today stays in the index as
/// long as its publications lie in the folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Key of its kind.
    pub kind: String,
    /// Date of issue.
    pub issued: String,
    /// Key of its status.
    pub status: String,
    pub title: Vec<Words>,
}

/// Words in a language, by its code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Words {
    pub lang: String,
    pub text: String,
}

impl Manifest {
    /// The manifest of a folder. What cannot be read of it counts as not there, which only costs time; in particular
    /// an entry whose name is not the one of its document's output, so that no manifest can have other files deleted.
    pub fn load(folder: &Path) -> Manifest {
        let bytes = output::read(&folder.join(MANIFEST_FILE)).unwrap_or_default();
        let value: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let mut outputs: BTreeMap<String, Output> = entries(&value["outputs"]);
        outputs.retain(|name, output| output.is_named(name));
        Manifest {
            workspace: text("workspace"),
            index: text("index"),
            outputs,
            documents: entries(&value["documents"]),
        }
    }

    /// Writes the manifest.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn save(&self, folder: &Path) -> io::Result<bool> {
        let text = serde_json::to_string_pretty(self).map_err(io::Error::other)?;
        output::write(folder, MANIFEST_FILE, text.as_bytes())
    }

    /// Whether the outputs that lie in the folder are those of another workspace.
    pub fn is_of_another(&self, workspace: &str, folder: &Path) -> bool {
        !self.workspace.is_empty()
            && self.workspace != workspace
            && self.outputs.keys().any(|name| folder.join(name).exists())
    }
}

fn entries<T: DeserializeOwned>(list: &Value) -> BTreeMap<String, T> {
    let list = list.as_object().into_iter().flatten();
    list.filter_map(|(key, value)| Some((key.clone(), T::deserialize(value).ok()?))).collect()
}

impl Output {
    /// Whether that is the name of this output.
    fn is_named(&self, name: &str) -> bool {
        is_good_id(&self.document)
            && Edition::parse(&self.edition).is_some_and(|edition| {
                Format::ALL.iter().any(|format| file_name(&self.document, &edition, *format) == name)
            })
    }
}

/// What a manifest calls a workspace: a hash of the way from the output folder to the workspace. It stays the same when
/// both are moved together, and two workspaces that share an output folder are told apart. Both paths are canonical.
pub fn workspace_name(out: &Path, root: &Path) -> String {
    let (out, root): (Vec<Component>, Vec<Component>) = (out.components().collect(), root.components().collect());
    let common = out.iter().zip(&root).take_while(|(a, b)| a == b).count();
    let up = out[common..].iter().map(|_| "..".into());
    let way: Vec<_> = up.chain(root[common..].iter().map(|part| part.as_os_str().to_string_lossy())).collect();
    // A hash: where a workspace lies within somebody's computer is nothing to publish.
    output::sha256(way.join("/").as_bytes())[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(text: &str) -> Manifest {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(MANIFEST_FILE), text).unwrap();
        Manifest::load(folder.path())
    }

    #[test]
    fn what_cannot_be_read_is_not_there() {
        for broken in [
            "",
            "{",
            "[]",
            "3",
            "null",
            "{\"outputs\": 3}",
            "{\"outputs\": [1], \"documents\": \"x\", \"workspace\": {}}",
        ] {
            assert_eq!(loaded(broken), Manifest::default(), "{broken}");
        }
        let output = |document: &str, edition: &str| {
            format!(
                "{{\"document\": \"{document}\", \"source\": \"a.toml\", \"edition\": \"{edition}\", \"made_from\": \"\", \"sha256\": \"\"}}"
            )
        };
        let entry = "{\"kind\": \"minutes\", \"issued\": \"2024-05-16\", \"status\": \"draft\", \"title\": [{\"lang\": \"es\", \"text\": \"A\"}]}";
        let text = format!(
            "{{\"outputs\": {{\"a.es.pdf\": {}, \"a.es-en.html\": {}, \"b.es.pdf\": {}, \"mine.txt\": {}, \"../a.es.pdf\": {}, \"c.es.pdf\": {{}}}}, \"documents\": {{\"a\": {entry}, \"b\": {{\"kind\": 3}}}}}}",
            output("a", "es"),
            output("a", "es+en"),
            output("a", "es"),
            output("mine", "txt"),
            output("../a", "es"),
        );
        let manifest = loaded(&text);
        assert_eq!(manifest.outputs.keys().collect::<Vec<_>>(), ["a.es-en.html", "a.es.pdf"]);
        assert_eq!(manifest.documents.keys().collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn a_workspace_is_known_by_the_way_to_it() {
        let name = |out: &str, root: &str| workspace_name(Path::new(out), Path::new(root));
        assert_eq!(name("/x/one/two/output", "/x/one/two"), name("/y/three/output", "/y/three"));
        assert_eq!(name("/x/web", "/x/one"), name("/y/web", "/y/one"));
        assert_ne!(name("/x/web", "/x/one"), name("/x/web", "/x/two"));
        assert_ne!(name("/x", "/x"), name("/x/output", "/x"));
    }
}
