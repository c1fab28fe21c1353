//! A list whose entries are pointed to by position, and the typed pointer.
//!
//! The checker turns every id of the knowledge file into a [`Ref`] once. From then on nothing can dangle and no string is looked up.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

/// Entries in the order of the knowledge file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct List<T>(Vec<T>);

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
        Self(entries)
    }

    /// The entries in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The entries in order, each with its pointer.
    pub fn refs(&self) -> impl Iterator<Item = (Ref<T>, &T)> {
        self.0.iter().enumerate().map(|(position, entry)| (Ref::new(position), entry))
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first entry that fits, with its pointer.
    pub fn find(&self, fits: impl Fn(&T) -> bool) -> Option<(Ref<T>, &T)> {
        self.refs().find(|(_, entry)| fits(entry))
    }
}

impl<T> Index<Ref<T>> for List<T> {
    type Output = T;

    #[expect(
        clippy::indexing_slicing,
        reason = "a Ref is only made from a position in the list of the same knowledge"
    )]
    fn index(&self, pointer: Ref<T>) -> &T {
        &self.0[pointer.position()]
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
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
