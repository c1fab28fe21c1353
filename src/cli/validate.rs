//! `spinecmp validate`: every problem of a knowledge file at once.

use super::args::{SharedArgs, ValidateArgs};
use super::settings::{self, Looked, OutputSettings};
use super::{Environment, Exit, Streams, codes, deliver::deliver, failure::Failure};
use crate::answer::Validation;
use std::path::PathBuf;

pub(super) fn run(
    args: &ValidateArgs,
    shared: &SharedArgs,
    environment: &Environment,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    if args.codes {
        return codes::run(args, shared, environment, streams);
    }
    if args.file.len() > 1 {
        return Err(Failure::usage(
            "validate: files that are read as one knowledge base stand in a folder",
            "name the folder, or one file; with --codes any number of files",
        ));
    }
    let output = OutputSettings::of(shared, environment)?;
    let path = args.file.first().or(settings::named_knowledge(shared, environment));
    let Looked { name, found } = settings::look(path.map(PathBuf::as_path), streams)?;
    let answer = Validation::of(name, found.as_deref().map_err(Vec::as_slice));
    deliver(&answer, &output, streams)?;
    Ok(if answer.sound { Exit::Answered } else { Exit::Content })
}
