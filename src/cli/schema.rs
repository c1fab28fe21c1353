//! `spinecmp schema`: what may stand in an answer, for programs and editors.

use super::args::{SchemaArgs, SharedArgs};
use super::settings::OutputSettings;
use super::{Environment, Exit, Streams, deliver::deliver_text, failure::Failure};
use crate::answer::{
    Check, CodesValidation, Compare, CostReport, CourseReport, ExplainedInput, Facts, Listing,
    PlanReport, PlansReport, PricesReport, Validation, Weigh, schema_of, text,
};
use crate::audit::AuditReport;
use crate::values::{closest, join_with, visible};
use serde_json::Value;

/// Makes a schema.
type MakeSchema = fn() -> Value;

/// What has a schema, and what makes it.
pub(super) const SCHEMAS: &[(&str, MakeSchema)] = &[
    ("compare", schema_of::<Compare>),
    ("check", schema_of::<Check>),
    ("cost", schema_of::<CostReport>),
    ("cost-course", schema_of::<CourseReport>),
    ("cost-plan", schema_of::<PlanReport>),
    ("cost-plans", schema_of::<PlansReport>),
    ("cost-prices", schema_of::<PricesReport>),
    ("weigh", schema_of::<Weigh>),
    ("input", schema_of::<ExplainedInput>),
    ("facts", schema_of::<Facts>),
    ("list", schema_of::<Listing>),
    ("audit", schema_of::<AuditReport>),
    ("validate", schema_of::<Validation>),
    ("validate-codes", schema_of::<CodesValidation>),
];

pub(super) fn run(
    args: &SchemaArgs,
    shared: &SharedArgs,
    environment: &Environment,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let SchemaArgs { name } = args;
    let output = OutputSettings::of_text(shared, environment)?;
    let printed = match name {
        None => names().join("\n") + "\n",
        Some(name) => match SCHEMAS.iter().find(|(known, _)| known == name) {
            Some((_, make)) => text(&make()),
            None => return Err(unknown(name)),
        },
    };
    deliver_text(&printed, &output, streams)?;
    Ok(Exit::Answered)
}

fn names() -> Vec<&'static str> {
    SCHEMAS.iter().map(|(name, _)| *name).collect()
}

fn unknown(name: &str) -> Failure {
    let names = names();
    Failure::usage(
        format!("schema: nothing is called `{}`", visible(name)),
        match closest(name, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}", join_with(&names, "or")),
        },
    )
}
