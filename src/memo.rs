//! A memo of what rules found out about words, so that each text is read once however often it is checked.
//!
//! A document holds the words of a text unchanged through many runs of `--watch`, and the same sentence stands in many
//! documents. A rule that has to read prose keeps its answers in a [`Memo`] of its own, a `static` beside the rule: it is
//! shared by all documents of a run and lives as long as the process. Nothing may come into an answer but the language
//! and the words, or one document would be told what holds for another; the same is true of the order of the documents.
//!
//! ```
//! use pliego::locale::Lang;
//! use pliego::memo::Memo;
//!
//! static WORDS: Memo<usize> = Memo::new();
//! let count = |text: &str| WORDS.of(Lang::ES, text, || text.split_whitespace().count());
//! assert_eq!((count("tres palabras cortas"), count("tres palabras cortas")), (3, 3));
//! ```

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::locale::Lang;

/// Answers of one rule by language and words. Give it a `T` that is cheap to clone: a number, an `Arc`.
#[derive(Debug)]
pub struct Memo<T>(Mutex<Generations<T>>);

/// Answers in a generation; two are kept. What was asked for within the last so many answers is still known, and a
/// process that runs for weeks does not grow.
const GENERATION: usize = 1 << 14;

/// A stable hash of language and words. It is wide enough for nobody to meet two texts that share one.
type Key = u128;

type Answers<T> = HashMap<Key, T, BuildHasherDefault<DefaultHasher>>;

const HASHER: BuildHasherDefault<DefaultHasher> = BuildHasherDefault::new();

#[derive(Debug)]
struct Generations<T> {
    young: Answers<T>,
    old: Answers<T>,
}

impl<T: Clone> Memo<T> {
    /// A memo that knows nothing yet.
    pub const fn new() -> Memo<T> {
        Memo(Mutex::new(Generations { young: Answers::with_hasher(HASHER), old: Answers::with_hasher(HASHER) }))
    }

    /// The answer about words in a language: the one that is known, or else the one that `answer` gives, which must
    /// depend on nothing but these two.
    pub fn of(&self, lang: Lang, words: &str, answer: impl FnOnce() -> T) -> T {
        let key = key(lang, words);
        if let Some(known) = self.lock().find(key) {
            return known;
        }
        // Not under the lock: other documents go on meanwhile, and a panic leaves nothing half done.
        let answer = answer();
        self.lock().keep(key, answer.clone());
        answer
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Generations<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Clone> Default for Memo<T> {
    fn default() -> Self {
        Memo::new()
    }
}

impl<T: Clone> Generations<T> {
    fn find(&mut self, key: Key) -> Option<T> {
        if let Some(known) = self.young.get(&key) {
            return Some(known.clone());
        }
        // What is still asked for moves on with the young.
        let known = self.old.remove(&key)?;
        self.keep(key, known.clone());
        Some(known)
    }

    fn keep(&mut self, key: Key, answer: T) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, answer);
    }
}

fn key(lang: Lang, words: &str) -> Key {
    let mut hash = Sha256::new();
    hash.update(lang.code());
    hash.update([0]);
    hash.update(words);
    let digest = hash.finalize();
    digest.iter().take(size_of::<Key>()).fold(0, |key, byte| key << 8 | Key::from(*byte))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn each_text_is_read_once_a_language() {
        let memo = Memo::new();
        let read = Cell::new(0);
        let ask = |lang, words: &str| {
            memo.of(lang, words, || {
                read.set(read.get() + 1);
                words.len()
            })
        };
        for _ in 0..3 {
            assert_eq!((ask(Lang::ES, "uno"), ask(Lang::EN, "uno"), ask(Lang::ES, "cuatro")), (3, 3, 6));
        }
        assert_eq!(read.get(), 3);
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let memo = Memo::new();
        for i in 0..5 * GENERATION {
            memo.of(Lang::ES, &i.to_string(), || i);
            assert_eq!(memo.of(Lang::ES, "always", || i), 0, "at {i}");
        }
        let kept = memo.lock();
        assert!(kept.young.len() + kept.old.len() <= 2 * GENERATION + 1, "{}", kept.young.len());
    }
}
