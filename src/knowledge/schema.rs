//! What editors may hold a file of knowledge or of a plan against: made of the types that such a file is read with.

use super::PlanType;
use super::check::{Sections, plan_keys};
use super::raw::RawPlan;
use crate::yaml::schema_of_file;
use schemars::Schema;
use serde_json::{Value, json};

/// The schema of a file of knowledge, or of one of several that are read as one.
pub fn file_schema() -> Schema {
    schema_of_file::<Sections>()
}

/// The schema of a plan file. Which keys can stand there hangs on the type of the plan.
pub fn plan_schema() -> Schema {
    let mut schema = schema_of_file::<RawPlan>();
    let of_type = |plan_type: &PlanType| {
        json!({
            "if": { "required": ["type"], "properties": { "type": { "const": plan_type.slug() } } },
            "then": { "propertyNames": { "enum": plan_keys(*plan_type) } },
        })
    };
    schema.insert("title".to_owned(), Value::from("Plan"));
    schema.insert("allOf".to_owned(), PlanType::ALL.iter().map(of_type).collect());
    schema
}
