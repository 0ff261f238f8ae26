//! What can be an id of a document or of a row.

/// Anchors that every page has; an item of that name would share them.
const RESERVED_IDS: &[&str] = &["main", "title", "legend", "footnotes", "editions", "source"];

/// The pattern of [`is_good_id`], for the schemas.
pub const GOOD_ID: &str = r"^\s*[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9_-])?\s*$";

/// Whether a word can be an id: lower-case ASCII letters, digits, `-`, `_`, `.`, beginning with a letter or digit.
pub fn is_good_id(id: &str) -> bool {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    (1..=100).contains(&id.len())
        && id.chars().all(good)
        && id.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !id.ends_with('.')
}

/// Whether a word can be the id of a row.
pub fn is_row_id(id: &str) -> bool {
    is_good_id(id) && !RESERVED_IDS.contains(&id)
}
