//! Expected findings, written as comments into the broken documents of `tests/findings`.

use std::collections::BTreeMap;
use std::path::Path;

/// Findings by file, line and code, with how often they occur.
pub type Places = BTreeMap<(String, usize, String), usize>;

/// Every mark in the files below a folder: `#~ F001` on this line, `#~^ F001` on the line above, `#~v F001` on the line
/// below, `#~1 F001` in line 1.
pub fn all(folder: &Path) -> Places {
    let mut places = Places::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file()) {
        let path = entry.path().strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
        let bytes = std::fs::read(entry.path()).expect("a readable file");
        for (i, line) in String::from_utf8_lossy(&bytes).lines().enumerate() {
            let Some((_, mark)) = line.split_once("#~") else { continue };
            // Entries that a tool has put aside in a PO file begin so, too.
            if mark.starts_with(" msg") {
                continue;
            }
            let (line, codes) = match mark.chars().next() {
                Some('^') => (i, &mark[1..]),
                Some('v') => (i + 2, &mark[1..]),
                Some('1') => (1, &mark[1..]),
                _ => (i + 1, mark),
            };
            for code in codes.split_whitespace() {
                *places.entry((path.clone(), line, code.to_owned())).or_default() += 1;
            }
        }
    }
    places
}
