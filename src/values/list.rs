//! A list whose entries are pointed to by position, and the typed pointer.
//!
//! The checker turns every id of the knowledge file into a [`Ref`] once. From then on nothing can dangle and no string is looked up.
//!
//! An entry of the built-in knowledge stays the bytes that it is in the program until somebody asks for it: most answers need few of the entries.

use memchr::memmem::Finder;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;
use std::sync::OnceLock;

/// Entries in the order of the knowledge file.
#[derive(Clone)]
pub struct List<T>(Vec<Stored<T>>);

/// One entry: its value, or the bytes that the value is made of when it is first asked for.
#[derive(Debug, Clone)]
struct Stored<T> {
    value: OnceLock<T>,
    compact: &'static [u8],
}

/// Points to one entry of a [`List<T>`] of the knowledge that it was made for.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ref<T> {
    position: u32,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// Points to the entry at `position`. Only who owns the list may make one.
    pub(crate) fn new(position: usize) -> Self {
        Self { position: u32::try_from(position).unwrap_or(u32::MAX), of: PhantomData }
    }

    /// The position in the list, counted from 0.
    pub fn position(self) -> usize {
        self.position as usize
    }
}

impl<T> List<T> {
    /// A list of these entries.
    pub fn new(entries: Vec<T>) -> Self {
        let stored = |value| Stored { value: OnceLock::from(value), compact: &[] };
        Self(entries.into_iter().map(stored).collect())
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: DeserializeOwned> Stored<T> {
    #[expect(
        clippy::expect_used,
        reason = "the build made this very value of these bytes, and the knowledge compared their checksum before it took them"
    )]
    fn value(&self) -> &T {
        self.value.get_or_init(|| postcard::from_bytes(self.compact).expect("an entry"))
    }
}

impl<T: DeserializeOwned> List<T> {
    /// The entries in order.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self.0.iter())
    }

    /// The entries in order, each with its pointer.
    pub fn refs(&self) -> impl Iterator<Item = (Ref<T>, &T)> {
        self.iter().enumerate().map(|(position, entry)| (Ref::new(position), entry))
    }

    /// The first entry that fits, with its pointer.
    pub fn find(&self, fits: impl Fn(&T) -> bool) -> Option<(Ref<T>, &T)> {
        self.refs().find(|(_, entry)| fits(entry))
    }

    /// The entries that may hold a string, each with its pointer. An entry whose bytes do not hold it is passed over as it is.
    pub fn that_may_hold(&self, string: &str) -> impl Iterator<Item = (Ref<T>, &T)> {
        let finder = Finder::new(string);
        self.0
            .iter()
            .enumerate()
            .filter(move |(_, entry)| {
                entry.value.get().is_some() || finder.find(entry.compact).is_some()
            })
            .map(|(position, entry)| (Ref::new(position), entry.value()))
    }
}

/// What comes, each once, in the order in which it comes first.
pub(crate) fn distinct<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for one in all {
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
    seen
}

/// The entries of a list in order.
#[derive(Debug)]
pub struct Iter<'a, T>(std::slice::Iter<'a, Stored<T>>);

impl<'a, T: DeserializeOwned> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.0.next().map(Stored::value)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T: DeserializeOwned> Index<Ref<T>> for List<T> {
    type Output = T;

    #[expect(
        clippy::indexing_slicing,
        reason = "a Ref is only made from a position in the list of the same knowledge"
    )]
    fn index(&self, pointer: Ref<T>) -> &T {
        self.0[pointer.position()].value()
    }
}

impl<'a, T: DeserializeOwned> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Written as a sequence of byte strings, one an entry, so that each can be read by itself.
impl<T: Serialize + DeserializeOwned> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Bytes(Vec<u8>);
        impl Serialize for Bytes {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_bytes(&self.0)
            }
        }
        let entries = self.iter().map(postcard::to_allocvec);
        let entries: Vec<Bytes> = entries
            .map(|bytes| bytes.map(Bytes).map_err(serde::ser::Error::custom))
            .collect::<Result<_, _>>()?;
        entries.serialize(serializer)
    }
}

impl<'de: 'static, T> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = Vec::<&'static [u8]>::deserialize(deserializer)?;
        let stored = |compact| Stored { value: OnceLock::new(), compact };
        Ok(Self(entries.into_iter().map(stored).collect()))
    }
}

impl<T: DeserializeOwned + PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: DeserializeOwned + fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

// Written by hand: a derive would ask the same of `T`.
impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}
impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ref<T> {}
impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.position == other.position
    }
}
impl<T> Eq for Ref<T> {}
impl<T> PartialOrd for Ref<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Ref<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.position.cmp(&other.position)
    }
}
impl<T> Hash for Ref<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.position.hash(state);
    }
}
impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A list as the program finds it in its own file.
    fn embedded(entries: &[String]) -> Result<List<String>, TestCaseError> {
        postcard::to_allocvec(&List::new(entries.to_vec()))
            .and_then(|bytes| postcard::from_bytes(bytes.leak()))
            .map_err(|error| TestCaseError::fail(error.to_string()))
    }

    proptest! {
        #[test]
        fn entries_come_back_as_they_were(entries in prop::collection::vec("[a-cé\0\n]{0,6}", 0..12)) {
            let list = embedded(&entries)?;
            prop_assert_eq!(list.len(), entries.len());
            // From the last to the first: none waits for another.
            for (position, entry) in entries.iter().enumerate().rev() {
                prop_assert_eq!(&list[Ref::new(position)], entry);
            }
            prop_assert_eq!(list, List::new(entries));
        }

        #[test]
        fn no_entry_that_holds_a_string_is_passed_over(
            entries in prop::collection::vec("[a-cé]{0,6}", 0..12),
            wanted in "[a-cé]{0,2}"
        ) {
            let holds = |entry: &&String| entry.contains(&wanted);
            let list = embedded(&entries)?;
            let found: Vec<&String> = list.that_may_hold(&wanted).map(|(_, entry)| entry).filter(holds).collect();
            prop_assert_eq!(found, entries.iter().filter(holds).collect::<Vec<_>>());
        }
    }
}
