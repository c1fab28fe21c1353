//! `spinecmp validate`: every problem of a knowledge file at once.

use super::args::{Shared, ValidateArgs};
use super::settings::{self, Output};
use super::{Exit, Streams, Surroundings, deliver::deliver, failure::Failure, files};
use crate::answer::Validation;
use crate::knowledge::Knowledge;
use std::borrow::Cow;

pub(super) fn run(
    args: &ValidateArgs,
    shared: &Shared,
    surroundings: &Surroundings,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let output = Output::of(shared, surroundings)?;
    let path = args
        .file
        .as_deref()
        .or(settings::named_knowledge(shared, surroundings).map(std::path::PathBuf::as_path));
    let (name, loaded) = match path {
        Some(path) => (
            path.display().to_string(),
            Knowledge::load(&files::knowledge_files(path)?).map(Cow::Owned),
        ),
        None => {
            ("the built-in knowledge".to_owned(), Ok(settings::knowledge(shared, surroundings)?))
        }
    };
    let answer = Validation::of(name, loaded.as_deref().map_err(Vec::as_slice));
    deliver(&answer, &output, streams)?;
    Ok(if answer.sound { Exit::Answered } else { Exit::Content })
}
