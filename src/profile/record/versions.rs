//! Entries of one name are versions of one thing. Which of them is the latest nobody can tell, so where one takes back what another says, that does not
//! count.

use super::json::Object;
use super::why::ResourceKind;
use std::collections::BTreeSet;
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
    addresses: BTreeSet<Taken>,
    numbers: BTreeSet<Taken>,
    /// Those of them that have no address: they may be of any server.
    bare_numbers: BTreeSet<Taken>,
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
    /// An entry takes back what others of its name mean: all of it, or one meaning.
    pub(super) fn take_back(&mut self, name: EntryName, meaning: Option<usize>) {
        self.addresses.extend(name.address.map(|address| (address, meaning)));
        self.numbers.extend(name.number.map(|number| (number, meaning)));
        if name.address.is_none() {
            self.bare_numbers.extend(name.number.map(|number| (number, meaning)));
        }
    }

    /// What a transaction takes away may be there without its content, by its address alone.
    pub(super) fn take_away(&mut self, entry: &Object) {
        let asked = entry.raw("request").and_then(Object::of);
        let url = asked.and_then(|asked| asked.text("url")).unwrap_or_default();
        let url = url.split('?').next().unwrap_or_default();
        let mut parts = url.rsplit('/');
        if let (Some(number), Some(kind)) = (parts.next(), parts.next()) {
            self.take_back(EntryName::of(ResourceKind::of(kind), None, Some(number)), None);
        }
    }

    /// Whether another entry of that name takes back what it means.
    pub(super) fn is_taken_back(&self, name: EntryName, meaning: usize) -> bool {
        let holds = |taken: &BTreeSet<Taken>, key: Option<u64>| {
            key.is_some_and(|key| {
                taken.contains(&(key, None)) || taken.contains(&(key, Some(meaning)))
            })
        };
        // With an address, only what has none can be the same thing on this server.
        let of_server = if name.address.is_some() { &self.bare_numbers } else { &self.numbers };
        holds(&self.addresses, name.address) || holds(of_server, name.number)
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
