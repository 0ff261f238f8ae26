//! Fixes: what a finding would change in the sources. Only safe ones: what is published says the same or says more.

use std::ops::Range;
use std::sync::Arc;

use super::{Say, SourceFile};

/// A change of the sources that takes a fault away.
#[derive(Debug, Clone)]
pub struct Fix {
    /// What the change does, as an order: "cambie «título» por «title»".
    pub title: Say,
    /// All of them, or none. They do not overlap.
    pub edits: Vec<Edit>,
}

/// A stretch of a source and what takes its place.
#[derive(Debug, Clone)]
pub struct Edit {
    pub file: Arc<SourceFile>,
    /// Byte range in the file's text; empty to insert.
    pub span: Range<usize>,
    pub text: String,
}

impl Fix {
    pub fn new(title: Say) -> Fix {
        Fix { title, edits: Vec::new() }
    }

    /// Adds the replacement of a stretch of a file.
    pub fn replace(mut self, file: &Arc<SourceFile>, span: Range<usize>, text: impl Into<String>) -> Fix {
        self.edits.push(Edit { file: Arc::clone(file), span, text: text.into() });
        self
    }
}
