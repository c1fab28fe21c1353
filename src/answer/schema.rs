//! The JSON Schema of every answer, as its type has it.

use super::{Answer, CostReport, CourseReport, Document, PlansReport, PricesReport, Validation};
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// What has a schema, by its name, and what makes it.
pub const SCHEMAS: &[(&str, fn() -> Value)] = &[
    ("cost", of::<CostReport>),
    ("cost-course", of::<CourseReport>),
    ("cost-plans", of::<PlansReport>),
    ("cost-prices", of::<PricesReport>),
    ("validate", of::<Validation>),
];

/// The schema of this name.
pub fn schema(name: &str) -> Option<Value> {
    SCHEMAS.iter().find(|(known, _)| *known == name).map(|(_, make)| make())
}

/// JSON Schema draft 7, which editors read.
fn of<A: Answer + 'static>() -> Value {
    let generator = SchemaSettings::draft07().for_serialize().into_generator();
    generator.into_root_schema_for::<Document<'static, A>>().to_value()
}
