//! A version as it was issued: a file that is written once and sealed.
//!
//! The seal is a hash over the version and the seal of the version before, so that a version cannot be altered, taken out or
//! put in without the ones behind it telling. Whoever rewrites the whole chain is found out only by a copy elsewhere: the
//! publications, a repository, a signature.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use toml::Table;

use super::trimmed;
use crate::kinds::Status;
use crate::locale::Lang;

/// What every file of the record begins with.
const HEAD: &str = "\
# Versión emitida de un documento. La escribe «pliego issue»; no se edita ni se borra.
# An issued version of a document. Written by “pliego issue”; not to be edited or deleted.

";

/// A version as it was issued.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Id of the document.
    pub document: String,
    /// Which one it is of the versions issued, from 1.
    pub number: u32,
    /// Seal of the version before; empty for the first.
    pub previous: String,
    /// Hash of the canonical form.
    pub sha256: String,
    /// Hash over all of it.
    pub seal: String,
    /// The canonical form in all languages.
    pub source: String,
    /// The same as a table.
    pub table: Table,
    /// What its pages said beside it ([`super::context`]); empty in what a publication carries, which has its own directory.
    pub context: String,
    /// The languages that are in it, of a version that a publication carries; `None` for all that the document has.
    pub langs: Option<Vec<Lang>>,
}

/// A record as its file has it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    document: String,
    number: u32,
    previous: String,
    sha256: String,
    seal: String,
    /// Languages of an excerpt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    excerpt: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    context: String,
    source: String,
}

/// Why a file is not what was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is no record.
    Unreadable(String),
    /// The source is not the one that was issued.
    Source,
    /// Something else in it is not what was written.
    Seal,
}

impl Record {
    /// A new version behind the last one.
    ///
    /// # Errors
    /// When the canonical form is no TOML.
    pub fn new(document: &str, last: Option<&Record>, source: String) -> Result<Record, toml::de::Error> {
        let table = source.parse()?;
        let mut record = Record {
            document: document.to_owned(),
            number: last.map_or(1, |last| last.number.saturating_add(1)),
            previous: last.map(|last| last.seal.clone()).unwrap_or_default(),
            sha256: hash(&source),
            seal: String::new(),
            source,
            table,
            context: String::new(),
            langs: None,
        };
        record.seal = record.due_seal();
        Ok(record)
    }

    /// The same with what its pages say beside it.
    pub fn with_context(mut self, context: String) -> Record {
        self.context = context;
        self.seal = self.due_seal();
        self
    }

    /// The same of a document in some of its languages.
    ///
    /// # Errors
    /// When the canonical form is no TOML.
    pub(super) fn excerpt(
        document: &str,
        number: u32,
        last: Option<&Record>,
        source: String,
        langs: &[Lang],
    ) -> Result<Record, toml::de::Error> {
        let mut record = Record { number, langs: Some(langs.to_vec()), ..Record::new(document, last, source)? };
        record.seal = record.due_seal();
        Ok(record)
    }

    /// Whether a document says this today. An excerpt knows nothing of other languages: a document that has any of them
    /// says something else.
    pub fn is_said_by(&self, present: &Table) -> bool {
        match &self.langs {
            None => self.table == *present,
            Some(langs) => trimmed(&self.table, langs) == *present,
        }
    }

    /// Reads a record and tries its seal.
    ///
    /// # Errors
    /// When it is not what was written.
    pub fn read(text: &str) -> Result<Record, Fault> {
        // A canonical form has no line ends of other systems; git puts them into any text when it is told to.
        let File { document, number, previous, sha256, seal, excerpt, context, source } =
            toml::from_str(&text.replace("\r\n", "\n"))
                .map_err(|error| Fault::Unreadable(error.message().to_owned()))?;
        let langs: Vec<Lang> = excerpt.iter().filter_map(|code| Lang::parse(code)).collect();
        if langs.len() < excerpt.len() {
            return Err(Fault::Seal);
        }
        let table = source.parse().map_err(|_| Fault::Source)?;
        let langs = (!langs.is_empty()).then_some(langs);
        let record = Record { document, number, previous, sha256, seal, source, table, context, langs };
        if record.sha256 != hash(&record.source) {
            Err(Fault::Source)
        } else if record.seal != record.due_seal() {
            Err(Fault::Seal)
        } else {
            Ok(record)
        }
    }

    /// The file.
    ///
    /// # Errors
    /// Never, as far as is known: a few strings and a number have a form in TOML.
    pub fn write(&self) -> Result<String, toml::ser::Error> {
        let Record { document, number, previous, sha256, seal, source, context, langs, .. } = self.clone();
        let excerpt = langs.iter().flatten().map(|lang| lang.code().to_owned()).collect();
        Ok(format!(
            "{HEAD}{}",
            toml::to_string(&File { document, number, previous, sha256, seal, excerpt, context, source })?
        ))
    }

    fn due_seal(&self) -> String {
        let Record { document, number, previous, sha256, context, langs, .. } = self;
        let langs: String = langs.iter().flatten().map(|lang| format!("{lang}\n")).collect();
        // An empty line before it: no list of languages reads like a context.
        let context = if context.is_empty() { String::new() } else { format!("\n{context}") };
        hash(&format!("{document}\n{number}\n{previous}\n{sha256}\n{langs}{context}"))
    }

    /// The version that the document called itself.
    pub fn version(&self) -> Option<String> {
        match self.table.get("version")? {
            toml::Value::String(version) => Some(version.clone()),
            other => Some(other.to_string()),
        }
    }

    /// What the version is called: its own name, else its number.
    pub fn name(&self) -> String {
        self.version().unwrap_or_else(|| self.number.to_string())
    }

    /// Day on which it was issued.
    pub fn issued(&self) -> Option<NaiveDate> {
        match self.table.get("issued")? {
            toml::Value::String(day) => day.parse().ok(),
            toml::Value::Datetime(day) => day.date?.to_string().parse().ok(),
            _ => None,
        }
    }

    pub fn status(&self) -> Option<Status> {
        let word = self.table.get("status")?.as_str()?;
        Status::ALL.iter().copied().find(|status| status.key() == word)
    }

    /// Whether what it says was agreed: from then on it changes by corrections only.
    pub fn is_final(&self) -> bool {
        self.status().is_some_and(Status::is_final)
    }

    /// The corrections that it declares.
    pub fn corrections(&self) -> &[toml::Value] {
        self.table.get("correction").and_then(toml::Value::as_array).map_or(&[], Vec::as_slice)
    }
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let source = "id = \"a\"\nstatus = \"approved\"\nversion = \"1.0\"\n\n[title]\nes = '''con ''' y\n'''\n";
        let source = source.replace("'''con ''' y\n'''", "\"\"\"con ''' y\\u0007\n\"\"\"");
        let first = Record::new("a", None, source.clone()).unwrap();
        let text = first.write().unwrap();
        assert_eq!(Record::read(&text), Ok(first.clone()));
        assert_eq!(
            (first.version().as_deref(), first.status(), first.is_final()),
            (Some("1.0"), Some(Status::Approved), true)
        );
        assert_eq!(Record::read(&text.replace('\n', "\r\n")), Ok(first.clone()));
        assert_eq!(Record::read(&text.replace("con ", "sin ")), Err(Fault::Source));
        assert_eq!(Record::read(&text.replace("number = 1", "number = 2")), Err(Fault::Seal));
        assert!(matches!(Record::read("a = 1"), Err(Fault::Unreadable(_))));
        let second = Record::new("a", Some(&first), source).unwrap();
        assert_eq!((second.number, &second.previous), (2, &first.seal));
    }
}
