//! The legend: acronyms and reserved values that an edition uses, with their names, and no others.

use std::collections::BTreeMap;

use super::speak::Stage;
use super::words;
use crate::locale::Lang;
use crate::source::Reserved;
use crate::typography::dressed;
use crate::view::{Legend, LegendEntry, View, for_each_text};
use crate::workspace::Entry;

/// Makes the legend of a view out of what its texts say.
pub fn legend(stage: &Stage, view: &mut View) -> Option<Legend> {
    let mut used: BTreeMap<Lang, String> = BTreeMap::new();
    for_each_text(view, &mut |text| {
        for passage in &text.0 {
            let words = used.entry(passage.lang).or_default();
            words.push_str(&passage.to_plain_with_notes());
            words.push('\n');
        }
    });
    let says = |lang: Lang, word: &str| used.get(&lang).is_some_and(|words| contains_word(words, word));

    let mut entries: Vec<LegendEntry> = Vec::new();
    for entry in stage.directory.entries() {
        let Some(acronym) = &entry.acronym else { continue };
        let used = stage.edition.langs().iter().any(|&lang| acronym.get(lang).is_some_and(|short| says(lang, short)));
        if used {
            entries.push(LegendEntry { short: stage.line(acronym), long: stage.line(&entry.name) });
        }
    }
    for (reserved, word) in
        [(Reserved::NoComments, words::NO_COMMENTS), (Reserved::NotApplicable, words::NOT_APPLICABLE)]
    {
        if used.values().any(|words| contains_word(words, reserved.as_str())) {
            entries.push(LegendEntry { short: stage.same(reserved.as_str()), long: stage.word(word) });
        }
    }
    entries.sort_by_key(|entry| crate::source::fold(&entry.short.plain()));
    let heading = stage.word(words::LEGEND);
    (!entries.is_empty()).then_some(Legend { heading, entries })
}

impl Stage<'_> {
    /// Whether a legend made on this stage holds an entry of the directory.
    pub fn explains(&self, legend: &Legend, entry: &Entry) -> bool {
        let Some(acronym) = &entry.acronym else { return false };
        let (short, long) = (dressed(self.line(acronym)), dressed(self.line(&entry.name)));
        legend.entries.iter().any(|explained| explained.short == short && explained.long == long)
    }
}

/// Whether the word stands in the text as a word of its own; an acronym in capitals also with the plural's s.
pub fn contains_word(text: &str, word: &str) -> bool {
    let outside = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let ends = |behind: &str| outside(behind.chars().next());
    let plural = word.ends_with(char::is_uppercase);
    !word.is_empty()
        && text.match_indices(word).any(|(i, _)| {
            let behind = &text[i + word.len()..];
            let ended = ends(behind) || (plural && behind.strip_prefix('s').is_some_and(ends));
            outside(text[..i].chars().next_back()) && ended
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_not_parts_of_words() {
        assert!(contains_word("el SAG, y", "SAG"));
        assert!(contains_word("(S/C)", "S/C"));
        assert!(
            contains_word("las ONGs y", "ONG") && !contains_word("las ONGss", "ONG") && !contains_word("masas", "masa")
        );
        assert!(!contains_word("SAGRADO", "SAG"));
        assert!(!contains_word("año", ""));
    }
}
