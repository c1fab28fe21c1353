//! The JSON Schema of an answer, as its type has it.

use super::{CommandAnswer, Document};
use schemars::Schema;
use schemars::generate::SchemaSettings;

/// The schema of the documents of an answer: JSON Schema draft 7, which editors read.
pub fn schema_of<A: CommandAnswer + 'static>() -> Schema {
    let generator = SchemaSettings::draft07().for_serialize().into_generator();
    generator.into_root_schema_for::<Document<'static, A>>()
}
