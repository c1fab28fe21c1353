//! Closed vocabularies: each word of the knowledge file and its Rust name, written once.

use crate::yaml::NonEmptyText;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::marker::PhantomData;
use std::ops::Deref;

/// A closed vocabulary.
pub(super) trait ClosedVocabulary: Copy + 'static {
    /// The variant that a word stands for.
    fn parse(slug: &str) -> Option<Self>;
    /// Every word of the vocabulary.
    fn words() -> Vec<&'static str>;
}

/// A word of a closed vocabulary as it stands in a file. That it is one is the business of the check; the schema of the file lists them.
#[derive(Debug)]
pub(super) struct Word<W> {
    text: NonEmptyText,
    of: PhantomData<fn() -> W>,
}

impl<W> Deref for Word<W> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl<'de, W> Deserialize<'de> for Word<W> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        NonEmptyText::deserialize(deserializer).map(|text| Self { text, of: PhantomData })
    }
}

impl<W: ClosedVocabulary> JsonSchema for Word<W> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Word".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": W::words() })
    }
}

/// Declares an enum whose variants are words of the knowledge file.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $slug:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $slug)] $variant),+ }

        impl $name {
            /// Every word, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as the knowledge file writes it.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }

            /// The variant that a word stands for.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.slug() == slug)
            }
        }

        impl $crate::knowledge::slugs::ClosedVocabulary for $name {
            fn parse(slug: &str) -> Option<Self> {
                Self::from_slug(slug)
            }

            fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|word| word.slug()).collect()
            }
        }
    };
}

pub(super) use vocabulary;
