//! Entries of one name are versions of one thing. Which of them is the latest nobody can tell, so where one takes back what another says, that does not
//! count.

use super::gather::takes_away;
use super::json::Object;
use super::why::ResourceKind;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How an entry is called, by its kind: its address and its number, each as a hash, since no name of a record is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct EntryName {
    address: Option<u64>,
    number: Option<u64>,
}

/// What is taken back: all that an entry means, or one meaning of it.
type Taken = (u64, Option<usize>);

/// What entries take back of others of their name.
#[derive(Debug, Default)]
pub(super) struct EntryVersions {
    by_address: BTreeSet<Taken>,
    by_number: BTreeSet<Taken>,
    /// Those of them that have no address: they may be of any server.
    by_bare_number: BTreeSet<Taken>,
    /// The versions that addresses and numbers were met in; `None`: more than one.
    versions: BTreeMap<u64, Option<String>>,
}

impl EntryName {
    pub(super) fn of(kind: ResourceKind, address: Option<&str>, number: Option<&str>) -> Self {
        Self {
            address: address.map(|address| hash(&(kind, "address", address))),
            number: number.map(|number| hash(&(kind, "number", number))),
        }
    }
}

impl EntryVersions {
    /// Notes which version of a thing an entry is, where it says so.
    pub(super) fn met(&mut self, name: EntryName, resource: &Object) {
        let version = resource.raw("meta").and_then(Object::of);
        let Some(version) = version.and_then(|meta| meta.text("versionId")) else { return };
        for key in [name.address, name.number.filter(|_| name.address.is_none())] {
            let Some(key) = key else { continue };
            let known = self.versions.entry(key).or_insert_with(|| Some(version.clone()));
            if known.as_ref() != Some(&version) {
                *known = None;
            }
        }
    }

    /// An entry takes back what others of its name mean: all of it, or one meaning.
    pub(super) fn take_back(&mut self, name: EntryName, meaning: Option<usize>) {
        self.by_address.extend(name.address.map(|address| (address, meaning)));
        self.by_number.extend(name.number.map(|number| (number, meaning)));
        if name.address.is_none() {
            self.by_bare_number.extend(name.number.map(|number| (number, meaning)));
        }
    }

    /// What a transaction takes away is there without its content.
    pub(super) fn take_away(&mut self, entry: &Object) {
        if !takes_away(entry) {
            return;
        }
        let asked = entry.raw("request").and_then(Object::of);
        let url = asked.and_then(|asked| asked.text("url")).unwrap_or_default();
        let mut parts = url.rsplit('/');
        if let (Some(number), Some(kind)) = (parts.next(), parts.next()) {
            self.take_back(EntryName::of(ResourceKind::of(kind), None, Some(number)), None);
        }
    }

    /// Whether another entry of that name takes back what it means, or is another version of it.
    pub(super) fn is_taken_back(&self, name: EntryName, meaning: usize) -> bool {
        let holds = |taken: &BTreeSet<Taken>, key: Option<u64>| {
            key.is_some_and(|key| {
                taken.contains(&(key, None)) || taken.contains(&(key, Some(meaning)))
            })
        };
        // With an address, only what has none can be the same thing on this server.
        let by_number = if name.address.is_some() { &self.by_bare_number } else { &self.by_number };
        let key = name.address.or(name.number);
        let in_versions = key.and_then(|key| self.versions.get(&key)).is_some_and(Option::is_none);
        holds(&self.by_address, name.address) || holds(by_number, name.number) || in_versions
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
