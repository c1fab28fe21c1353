//! Words of the field that nobody can avoid, explained for a reader who does not know them.

use serde::{Deserialize, Serialize};

/// A word and its plain meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The word as it is listed.
    pub word: String,
    /// Other forms that count as the same: the plural, a synonym, a short form.
    pub also: Vec<String>,
    /// What it means, in a sentence or two.
    pub means: String,
}

impl Term {
    /// Every form of the word, the listed one first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.word).chain(&self.also).map(String::as_str)
    }
}
