//! The entries of a JSON object as they stand there, those of one name too.
//!
//! Before it: the data block of a page that anybody may have made. After it: `unpack`, which refuses what it cannot tell
//! apart. A map would keep the last of two entries of one name, and another reader may see the first.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

/// More entries than this are counted and not kept.
pub const MOST: usize = 1000;

/// The entries of an object, in its order.
pub struct Entries<V> {
    pub kept: Vec<(String, V)>,
    count: usize,
}

impl<V> Entries<V> {
    /// Whether all of them are kept, and none is there twice.
    pub fn are_sound(&self) -> bool {
        let mut names = HashSet::new();
        self.count <= MOST && self.kept.iter().all(|(name, _)| names.insert(name))
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Entries<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entries<V>, D::Error> {
        deserializer.deserialize_map(Reader(PhantomData))
    }
}

struct Reader<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Reader<V> {
    type Value = Entries<V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<V>, A::Error> {
        let mut entries = Entries { kept: Vec::new(), count: 0 };
        while entries.count < MOST {
            let Some(entry) = map.next_entry()? else { return Ok(entries) };
            entries.kept.push(entry);
            entries.count += 1;
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            entries.count += 1;
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_one_name_and_entries_without_end_are_not_sound() {
        let read = |json: &str| serde_json::from_str::<Entries<String>>(json);
        let entries = read(r#"{"b":"1","a":"2"}"#).expect("an object");
        assert!(entries.are_sound());
        assert_eq!(entries.kept, [("b".to_owned(), "1".to_owned()), ("a".to_owned(), "2".to_owned())]);
        assert!(!read(r#"{"a":"1","\u0061":"2"}"#).expect("an object").are_sound());
        let many = |count: usize| {
            let entries: Vec<String> = (0..count).map(|i| format!("\"{i}\":\"\"")).collect();
            read(&format!("{{{}}}", entries.join(","))).expect("an object")
        };
        assert!(many(MOST).are_sound());
        let more = many(MOST + 5);
        assert!(!more.are_sound() && more.kept.len() == MOST);
        for wrong in ["[]", "7", "{\"a\":7}", "{\"a\":\"1\"", ""] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
