//! Official lists of titles: tab-separated files with a key in the first column and a title a language.

use crate::locale::{Lang, Word};

/// An entry of an official list.
#[derive(Debug)]
pub struct Titled {
    pub key: &'static str,
    pub title: Word,
}

/// Reads a list whose first line names the columns: the key, then among others those of the languages.
pub fn read(tsv: &'static str) -> Vec<Titled> {
    let mut lines = tsv.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |lang: Lang| head.iter().position(|name| *name == lang.code()).unwrap_or(usize::MAX);
    let (es, en) = (column(Lang::ES), column(Lang::EN));
    lines
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter_map(|cells| {
            Some(Titled { key: cells.first()?, title: Word { es: cells.get(es)?, en: cells.get(en)? } })
        })
        .collect()
}

/// The entry of that key.
pub fn find(list: &'static [Titled], key: &str) -> Option<&'static Titled> {
    list.iter().find(|entry| entry.key == key)
}
