//! `spinecmp schema`: the shape of every answer, for programs and editors.

use super::args::{SchemaArgs, Shared};
use super::settings::Output;
use super::{Exit, Streams, Surroundings, deliver::deliver_text, failure::Failure};
use crate::answer::{SCHEMAS, schema, text};
use crate::values::{closest, join_with, visible};

pub(super) fn run(
    args: &SchemaArgs,
    shared: &Shared,
    surroundings: &Surroundings,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let SchemaArgs { name } = args;
    let output = Output::of_text(shared, surroundings)?;
    let schema = schema(name).ok_or_else(|| unknown(name))?;
    deliver_text(&text(&schema), &output, streams)?;
    Ok(Exit::Answered)
}

fn unknown(name: &str) -> Failure {
    let names: Vec<&str> = SCHEMAS.iter().map(|(name, _)| *name).collect();
    Failure::usage(
        format!("schema: nothing is called `{}`", visible(name)),
        match closest(name, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}", join_with(&names, "or")),
        },
    )
}
