//! `spinecmp validate`: every problem of a knowledge file at once.

use super::args::{Shared, ValidateArgs};
use super::settings::{self, Looked, Output};
use super::{Exit, Streams, Surroundings, deliver::deliver, failure::Failure};
use crate::report::ValidationReport;
use std::path::PathBuf;

pub(super) fn run(
    args: &ValidateArgs,
    shared: &Shared,
    surroundings: &Surroundings,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let output = Output::of(shared, surroundings)?;
    let path = args.file.as_ref().or(settings::named_knowledge(shared, surroundings));
    let Looked { name, found } = settings::look(path.map(PathBuf::as_path), streams)?;
    let (outcome, exit) = match &found {
        Ok(knowledge) => (Ok(knowledge.as_ref()), Exit::Answered),
        Err(problems) => (Err(problems.clone()), Exit::Content),
    };
    deliver(&ValidationReport { name, outcome }, &output, streams)?;
    Ok(exit)
}
