//! `spinecmp validate`: every problem of a knowledge file at once.

use super::settings::{self, Looked, OutputSettings};
use super::{Exit, Session, codes, deliver::deliver, failure::Failure};
use crate::answer::Validation;
use clap::{Args, ValueHint};
use std::path::PathBuf;

pub(super) const VALIDATE_HELP: &str = "\
Examples:
  spinecmp validate                             the built-in knowledge
  spinecmp validate knees.yaml                  a file
  spinecmp validate data/knowledge              a folder of files that are read as one
  spinecmp validate knees.yaml -f json
  spinecmp validate --codes                     the ICD-10-CM codes of the built-in knowledge
  spinecmp validate --codes a.json b.json       the codes of FHIR bundles: heads, clashes, labels

Every problem at once, each with file, line, column and a hint. Exit code 3 when there is one. With --codes a
warning alone is no problem.";

#[derive(Debug, Args)]
pub(super) struct ValidateArgs {
    /// A knowledge file or folder, `-` for standard input; else the one of --knowledge, else the built-in one; with --codes any number of them, FHIR bundles too
    #[arg(value_hint = ValueHint::AnyPath)]
    pub(super) file: Vec<PathBuf>,
    /// Look at the codes: are they codes of the release, whole ones, that may stand together?
    #[arg(long)]
    pub(super) codes: bool,
}

pub(super) fn run(args: &ValidateArgs, session: &mut Session) -> Result<Exit, Failure> {
    if args.codes {
        return codes::run(args, session);
    }
    if args.file.len() > 1 {
        return Err(Failure::usage(
            "validate: files that are read as one knowledge base stand in a folder",
            "name the folder, or one file; with --codes any number of files",
        ));
    }
    let output = OutputSettings::of(session)?;
    let path = args.file.first().or(settings::named_knowledge(session));
    let Looked { name, found } = settings::look(path.map(PathBuf::as_path), session)?;
    let answer = Validation::of(name, found.as_deref().map_err(Vec::as_slice));
    deliver(&answer, &output, session)?;
    Ok(if answer.sound { Exit::Answered } else { Exit::Content })
}
