//! A word of a closed vocabulary as it stands in a file.

use crate::values::ClosedVocabulary;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::marker::PhantomData;
use std::ops::Deref;

/// A word of a closed vocabulary as it stands in a file. That it is one is the business of the check; the schema of the file lists them.
#[derive(Debug)]
pub(super) struct Word<W> {
    text: String,
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
        String::deserialize(deserializer).map(|text| Self { text, of: PhantomData })
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
