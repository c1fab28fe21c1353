//! `spinecmp schema`: what may stand in an answer or in a file, for programs and editors.

use super::settings::{OutputSettings, knowledge};
use super::{Exit, Session, deliver::deliver_text, failure::Failure};
use crate::answer::{
    Cards, Check, CodesValidation, Compare, CostReport, CourseReport, EvidenceBundle,
    ExplainedInput, Facts, Listing, PlanReport, PlansReport, PricesReport, Validation, Weigh,
    schema_of, schema_without_null, text,
};
use crate::audit::AuditReport;
use crate::batch::row_schema;
use crate::cost::course_schema;
use crate::knowledge::{Knowledge, file_schema, plan_schema};
use crate::profile::{profile_schema, weights_schema};
use crate::values::{did_you_mean, join_with, visible};
use MakeSchema::{Alike, For};
use clap::Args;
use schemars::Schema;

pub(super) const SCHEMA_HELP: &str = "\
Examples:
  spinecmp schema                               the names of all schemas
  spinecmp schema compare                       what `spinecmp compare -f json` may hold
  spinecmp schema profile -o profile.json       what an editor may hold a profile against

knowledge, profile, plan, course and weights are files; the others are answers. An editor takes a schema
for a file from its first line: # yaml-language-server: $schema=profile.json

Exit codes: 0 answered, 2 wrong use, 3 wrong content of a file, 4 a file cannot be read or written.";

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// A command, such as compare, or a kind of file; without one, the names that there are
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,
}

/// Makes a schema.
#[derive(Clone, Copy)]
pub(super) enum MakeSchema {
    /// Of an answer, or of a file that is alike for all knowledge.
    Alike(fn() -> Schema),
    /// Of a file that holds what the knowledge asks for.
    For(fn(&Knowledge) -> Schema),
}

/// What has a schema, and what makes it.
pub(super) const SCHEMAS: &[(&str, MakeSchema)] = &[
    ("compare", Alike(schema_of::<Compare>)),
    ("check", Alike(schema_of::<Check>)),
    ("cost", Alike(schema_of::<CostReport>)),
    ("cost-course", Alike(schema_of::<CourseReport>)),
    ("cost-plan", Alike(schema_of::<PlanReport>)),
    ("cost-plans", Alike(schema_of::<PlansReport>)),
    ("cost-prices", Alike(schema_of::<PricesReport>)),
    ("weigh", Alike(schema_of::<Weigh>)),
    ("batch", For(row_schema)),
    ("input", Alike(schema_of::<ExplainedInput>)),
    ("facts", Alike(schema_of::<Facts>)),
    ("list", Alike(schema_of::<Listing>)),
    ("audit", Alike(schema_of::<AuditReport>)),
    ("validate", Alike(schema_of::<Validation>)),
    ("validate-codes", Alike(schema_of::<CodesValidation>)),
    ("card", Alike(schema_without_null::<Cards>)),
    ("fhir", Alike(schema_without_null::<EvidenceBundle>)),
    ("knowledge", Alike(file_schema)),
    ("profile", For(profile_schema)),
    ("plan", Alike(plan_schema)),
    ("course", Alike(course_schema)),
    ("weights", For(weights_schema)),
];

pub(super) fn run(args: &SchemaArgs, session: &mut Session) -> Result<Exit, Failure> {
    let SchemaArgs { name } = args;
    let output = OutputSettings::of_text(session)?;
    let printed = match name {
        None => names().join("\n") + "\n",
        Some(name) => match SCHEMAS.iter().find(|(known, _)| known == name) {
            Some((_, Alike(make))) => text(&make().to_value()),
            Some((_, For(make))) => text(&make(&*knowledge(session)?).to_value()),
            None => return Err(unknown(name)),
        },
    };
    deliver_text(&printed, &output, session)?;
    Ok(Exit::Answered)
}

fn names() -> Vec<&'static str> {
    SCHEMAS.iter().map(|(name, _)| *name).collect()
}

fn unknown(name: &str) -> Failure {
    let names = names();
    Failure::usage(
        format!("schema: nothing is called `{}`", visible(name)),
        did_you_mean(name, names.iter().copied())
            .unwrap_or_else(|| format!("write one of {}", join_with(&names, "or"))),
    )
}
