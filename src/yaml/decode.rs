//! From a value of a file to a typed entry, finding every misfit on the way.
//!
//! A typed reader stops at its first misfit. Here the misfit is noted and set aside, and the reader is asked again, until nothing more
//! is wrong or nothing more can be told. So one look shows all problems of an entry.

use super::YamlDocument;
use super::deserializer::{Aside, NodeDeserializer};
use super::meaning;
use super::misread::Trouble;
use super::node::{Content, Node, Path, PathSegment};
use super::problem::Problems;
use crate::values::visible;
use serde::de::DeserializeOwned;

/// Reads the value that stands at `at` into a typed entry. What does not fit is noted; the entry is returned where the rest makes one.
pub fn decode<T: DeserializeOwned>(
    document: &YamlDocument,
    at: &Path,
    node: &Node,
    problems: &mut Problems,
) -> Option<T> {
    if node.is_nothing() {
        problems.nothing_here(document, at);
        return None;
    }
    let mut aside = Aside::default();
    if !is_tidy(node) {
        tidy(document, &mut at.clone(), node, &mut aside, problems);
    }
    // Every round sets one value aside, or lets something stand in for one key.
    while !problems.is_full() {
        let misread = match T::deserialize(NodeDeserializer { node, aside: &aside }) {
            // Read on: what else is wrong is told in the same go. What is made up is not.
            Ok(entry) => {
                if aside.has_made_up_word.get() {
                    problems.passed_over(document, at.clone());
                }
                return Some(entry);
            }
            Err(misread) => misread,
        };
        let inside = misread.path();
        let path = at.joined(&inside);
        if let Trouble::Missing(key) = misread.trouble {
            let map = node.at(&inside)?;
            let at = path.key(key);
            // What stands there does not fit, and that is told already.
            if map.get(key).is_none() {
                problems.missing(document, &at, key);
            }
            problems.ignore(document, at);
            if !aside.stand_in(map, key) {
                return None;
            }
            continue;
        }
        match misread.trouble {
            Trouble::Missing(_) => {}
            Trouble::Unknown { key, known } => problems.unknown_key(document, &path, &key, known),
            Trouble::Word { word, known } => {
                problems.unknown_word(document, &path, &word, known);
                problems.passed_over(document, path);
            }
            Trouble::Kind { wanted, found, hint } => {
                let message = format!("expected {wanted}, found {found}");
                problems.note(document, &path, message, hint);
            }
            Trouble::Message { message, hint } => problems.note(document, &path, message, hint),
        }
        // The entry itself is of another kind: nothing of it can be read.
        if inside.is_empty() || !aside.set(node.value_at(&inside)?) {
            return None;
        }
    }
    None
}

/// Whether every key has a value, and no spaces around it.
fn is_tidy(node: &Node) -> bool {
    match &node.content {
        Content::Scalar { .. } => !node.is_nothing(),
        Content::List(items) => items.iter().all(is_tidy),
        Content::Map(entries) => {
            entries.iter().all(|(key, _, value)| key.trim() == key && is_tidy(value))
        }
    }
}

/// Notes keys without a value and keys with spaces around them, and sets them aside.
fn tidy(
    document: &YamlDocument,
    at: &mut Path,
    node: &Node,
    aside: &mut Aside,
    problems: &mut Problems,
) {
    if problems.is_full() {
        return;
    }
    match &node.content {
        Content::Scalar { .. } if node.is_nothing() => problems.nothing_here(document, at),
        Content::Scalar { .. } => {}
        Content::List(items) => {
            for (position, item) in items.iter().enumerate() {
                at.0.push(PathSegment::Item(position));
                tidy(document, at, item, aside, problems);
                at.0.pop();
            }
        }
        Content::Map(entries) => {
            for (key, _, value) in entries {
                if value.is_nothing() && meaning::number(key).is_some() {
                    problems.add_with_hint(
                        document,
                        &at.name(key),
                        format!("a key here is a number without a value: `{}`", visible(key)),
                        "is there a comma in the number before it? write it like 1000.00",
                    );
                } else if key.trim() == key {
                    at.0.push(PathSegment::Key(key.clone()));
                    tidy(document, at, value, aside, problems);
                    at.0.pop();
                } else {
                    problems.spaces_around(document, &at.name(key));
                    aside.set(value);
                }
            }
        }
    }
}
