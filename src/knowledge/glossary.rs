//! Words of the field that nobody can avoid, explained for a reader who does not know them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A word that a reader may not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Term {
    /// The word, at most 40 characters.
    pub word: String,
    /// Other forms that count as the same, at most twelve.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it means, in at most 160 characters.
    pub means: String,
}

impl Term {
    /// Every form of the word, the listed one first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.word).chain(&self.also).map(String::as_str)
    }
}
