//! `spinecmp validate --codes`: codes held against the lists of a release.

use super::settings::{self, OutputSettings};
use super::validate::ValidateArgs;
use super::{Exit, Session, deliver::deliver, failure::Failure, files};
use crate::answer::{CodesValidation, LookedFile};
use crate::knowledge::{Knowledge, KnowledgeFile};
use crate::profile::record::{MAX_RECORD_BYTES, is_record, lint_bundle, lint_knowledge};
use std::path::Path;

pub(super) fn run(args: &ValidateArgs, session: &mut Session) -> Result<Exit, Failure> {
    let output = OutputSettings::of(session)?;
    let knowledge = settings::knowledge(session)?;
    let mut looked = Vec::new();
    for path in &args.file {
        looked.push(look(path, &knowledge, session)?);
    }
    if looked.is_empty() {
        let look = lint_knowledge(&knowledge, &knowledge);
        let name = match settings::named_knowledge(session) {
            Some(path) => path.display().to_string(),
            None => "the built-in knowledge".to_owned(),
        };
        looked.push(LookedFile::of(&name, &knowledge, look));
    }
    let answer = CodesValidation::of(&knowledge, looked);
    deliver(&answer, &output, session)?;
    Ok(if answer.sound { Exit::Answered } else { Exit::Content })
}

/// Looks at one file: a bundle by its content, else a knowledge file or folder.
fn look(path: &Path, lists: &Knowledge, session: &mut Session) -> Result<LookedFile, Failure> {
    let name = path.display().to_string();
    let files = if path.is_dir() {
        files::knowledge_files(path, session)?
    } else {
        let bytes = files::read_up_to(MAX_RECORD_BYTES, "codes", path, session)?;
        if is_record(&bytes) {
            let look = lint_bundle(lists, &name, &bytes)
                .map_err(|problem| Failure::Content(vec![problem]))?;
            return Ok(LookedFile::of(&name, lists, look));
        }
        vec![KnowledgeFile { name: name.clone(), bytes }]
    };
    let subject = Knowledge::load(&files)?;
    // A file that has lists of its own is held against them.
    let lists = if subject.code_families.is_empty() { lists } else { &subject };
    Ok(LookedFile::of(&name, lists, lint_knowledge(lists, &subject)))
}
