//! What serde found that does not fit, and where: a path and a kind. Its words are made by [`decode`](super::decode).

use super::node::PathSegment;
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
            wanted: wanted.to_string(),
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
