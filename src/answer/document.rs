//! What every document starts and ends with.

use super::{CommandAnswer, Missing, answer_entry};
use crate::knowledge::Knowledge;
use schemars::JsonSchema;
use serde::Serialize;

/// The version of the documents' shape. It grows when a name changes or goes; a new name does not change it.
pub const SCHEMA_VERSION: u32 = 2;

/// The program's name and version.
pub(crate) const PROGRAM: &str = "spinecmp";
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// An answer as a document for programs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'a, A> {
    /// The version of the document's shape.
    schema_version: u32,
    /// The knowledge that the answer rests on.
    knowledge: Edition<'a>,
    #[serde(flatten)]
    answer: &'a A,
    /// What the answer was made from.
    made: AnswerProvenance<'a>,
}

impl<'a, A: CommandAnswer> Document<'a, A> {
    /// The document of an answer.
    pub fn of(answer: &'a A, made: &AnswerProvenance<'a>) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            knowledge: Edition::of(answer.knowledge()),
            answer,
            made: made.clone().with(answer.seed()),
        }
    }
}

answer_entry! {
    /// Which knowledge exactly.
    #[derive(Default, PartialEq, Eq)]
    pub struct Edition<'k>;

    /// That of this knowledge; without one, of a file that could not be read as such.
    pub fn of(knowledge: Option<&'k Knowledge>) {
        let unread = "the file has problems";
    }

    /// What it is called.
    pub title: Option<&'k str> = unless(knowledge.map(|all| all.about.title.as_str()), unread),
    /// Its version.
    pub version: Option<&'k str> = unless(knowledge.map(|all| all.about.version.as_str()), unread),
    /// Its SHA-256 in hexadecimal.
    pub sha256: Option<&'k str> = unless(knowledge.map(|all| all.sha256.as_str()), unread),
}

/// What an answer was made from: the same inputs, on the same day, with the same program give the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnswerProvenance<'a> {
    /// The program.
    program: &'static str,
    /// Its version.
    program_version: &'static str,
    /// SHA-256 of what was asked and of the files that were read for it.
    pub inputs_sha256: &'a str,
    /// Where chance began.
    pub seed: Option<u64>,
    /// The day that ages are counted to.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub today: jiff::civil::Date,
    /// Why a field is null.
    missing_because: Missing<'static>,
}

impl<'a> AnswerProvenance<'a> {
    /// What is known before the answer is.
    pub fn new(inputs_sha256: &'a str, today: jiff::civil::Date) -> Self {
        Self {
            program: PROGRAM,
            program_version: VERSION,
            inputs_sha256,
            seed: None,
            today,
            missing_because: Missing::default(),
        }
    }

    /// With where chance began, if it had a part.
    pub(crate) fn with(mut self, seed: Option<u64>) -> Self {
        self.seed = self.missing_because.unless("seed", seed, "nothing was simulated");
        self
    }
}

/// A date as year, month and day.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
pub(crate) fn written<S: serde::Serializer>(
    date: &jiff::civil::Date,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}
