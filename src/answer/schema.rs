//! The JSON Schema of an answer, as its type has it: JSON Schema draft 7, which editors read.

use super::{CommandAnswer, Document};
use crate::yaml::never_null;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};

/// The schema of the documents of an answer.
pub fn schema_of<A: CommandAnswer + 'static>() -> Schema {
    as_written::<Document<'static, A>>()
}

/// The schema of what has no `null`, because what is not known is left out.
pub fn schema_without_null<T: JsonSchema>() -> Schema {
    let mut schema = as_written::<T>();
    let whole = |schema: &mut Schema| {
        let Some(keywords) = schema.as_object_mut() else { return };
        never_null(keywords);
        // Of a value or null the value is left.
        if keywords.get("anyOf").and_then(|forms| forms.as_array()?.get(1)).is_none()
            && let Some(form) = keywords.remove("anyOf")
        {
            keywords.insert("allOf".to_owned(), form);
        }
    };
    RecursiveTransform(whole).transform(&mut schema);
    schema
}

fn as_written<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().for_serialize().into_generator().into_root_schema_for::<T>()
}
