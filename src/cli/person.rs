//! What is known of a person, from the file that `--patient` names: a profile, or a bundle of records; and what was made of a bundle.

use super::deliver::deliver;
use super::settings::{Case, OutputSettings};
use super::{Exit, Session, failure::Failure, files};
use crate::answer::ExplainedInput;
use crate::knowledge::Knowledge;
use crate::profile::ProfileBuilder;
use crate::profile::record::{MAX_RECORD_BYTES, Record, RecordReader, is_record};
use jiff::civil::Date;
use std::path::Path;

/// Reads the file into the profile; what a bundle told is returned too.
pub(super) fn read(
    path: &Path,
    builder: &mut ProfileBuilder,
    knowledge: &Knowledge,
    today: Date,
    session: &mut Session,
) -> Result<Option<Record>, Failure> {
    let bytes = files::read_up_to(MAX_RECORD_BYTES, "patient", path, session)?;
    let name = path.display().to_string();
    if !is_record(&bytes) {
        builder.read(&name, &bytes)?;
        return Ok(None);
    }
    let record = RecordReader::new(knowledge)
        .read(&name, &bytes, today)
        .map_err(|problem| Failure::Content(vec![problem]))?;
    builder.take_record(&record);
    Ok(Some(record))
}

/// Prints what was made of the bundle, in place of an answer.
pub(super) fn explain(
    knowledge: &Knowledge,
    case: Case,
    output: &OutputSettings,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let Case { profile, treatments: _, record } = case;
    let Some(record) = record else {
        return Err(Failure::usage(
            "--explain-input: there is no bundle whose reading could be explained",
            "name one with `-p bundle.json`; of a profile every line is an answer as it stands",
        ));
    };
    deliver(&ExplainedInput::of(knowledge, record, &profile), output, session)?;
    Ok(Exit::Answered)
}
