//! The JSON Schema of every answer, as its type has it.

use super::{Answer, Document, Validation};
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// What has a schema, by its name, and what makes it.
pub const SCHEMAS: &[(&str, fn() -> Value)] = &[("validate", of::<Validation>)];

/// The schema of this name.
pub fn schema(name: &str) -> Option<Value> {
    SCHEMAS.iter().find(|(known, _)| *known == name).map(|(_, make)| make())
}

/// JSON Schema draft 7, which editors read.
fn of<A: Answer + 'static>() -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    generator.into_root_schema_for::<Document<'static, A>>().to_value()
}
