//! What serde found that does not fit, and where: a path and a kind. Its words are made by [`decode`](super::decode).

use super::node::PathSegment;
use super::scalar;
use crate::values::visible;
use serde::de::{self, Expected, Unexpected};
use std::fmt;

/// What does not fit, and where.
#[derive(Debug)]
pub(super) struct Misread {
    /// From the inside out.
    steps: Vec<PathSegment>,
    pub(super) trouble: Trouble,
}

/// What does not fit.
#[derive(Debug)]
pub(super) enum Trouble {
    /// A key that must be there is not.
    Missing(&'static str),
    /// A key is none of those that can stand here.
    Unknown { key: String, known: &'static [&'static str] },
    /// Something of another kind was wanted.
    Kind { wanted: String, found: String, hint: Option<String> },
    /// A word is none of those that can stand here.
    Word { word: String, known: &'static [&'static str] },
    /// Anything else, in words.
    Message { message: String, hint: Option<String> },
}

impl Misread {
    pub(super) fn new(trouble: Trouble) -> Self {
        Self { steps: Vec::new(), trouble }
    }

    pub(super) fn inside(mut self, step: PathSegment) -> Self {
        self.steps.push(step);
        self
    }

    /// The way from the value that was read to what does not fit.
    pub(super) fn path(&self) -> Vec<PathSegment> {
        self.steps.iter().rev().cloned().collect()
    }
}

/// What the reader wanted, without the names of Rust types.
pub(super) fn in_plain_words(wanted: &dyn Expected) -> String {
    let wanted = wanted.to_string();
    let words = match wanted.as_str() {
        "a string" => scalar::TEXT,
        "f64" => scalar::FINITE_NUMBER,
        "u64" => scalar::WHOLE_NUMBER,
        "u16" => "a year such as 2024",
        "a sequence" => "a list (`[a, b]` or lines that begin with `- `)",
        "a boolean" => "`true` or `false` (or `yes` or `no`)",
        entry if entry.starts_with("struct ") || entry.starts_with("a map") => {
            "an entry with keys (`key: …`)"
        }
        _ => return wanted,
    };
    words.to_owned()
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.trouble)
    }
}

impl std::error::Error for Misread {}

impl de::Error for Misread {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Trouble::Message { message: message.to_string(), hint: None })
    }

    fn invalid_type(found: Unexpected, wanted: &dyn Expected) -> Self {
        Self::new(Trouble::Kind {
            wanted: in_plain_words(wanted),
            found: visible(&found.to_string()),
            hint: None,
        })
    }

    fn invalid_value(found: Unexpected, wanted: &dyn Expected) -> Self {
        Self::invalid_type(found, wanted)
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(Trouble::Unknown { key: key.to_owned(), known })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(Trouble::Missing(key))
    }
}
