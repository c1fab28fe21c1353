//! What stops a command, in words for the reader: one line that says what, where and how to mend it, then hints.

use super::Exit;
use crate::profile::Mismatch;
use crate::values::plural;
use crate::yaml::Problem;
use std::fmt;

/// Why a command could not answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// An argument does not make sense.
    Usage { message: String, hint: Option<String> },
    /// A file's content is wrong.
    Content(Vec<Problem>),
    /// A file cannot be read or written.
    File(anyhow::Error),
    /// The reader of our output has gone: nothing is wrong.
    ClosedPipe,
}

impl Failure {
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), hint: Some(hint.into()) }
    }

    /// A misfit of an option's value.
    pub(crate) fn of_option(option: &str, misfit: Mismatch) -> Self {
        Self::Usage { message: format!("{option}: {}", misfit.message), hint: misfit.hint }
    }

    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Usage { .. } => Exit::Usage,
            Self::Content(_) => Exit::Content,
            Self::File(_) => Exit::File,
            Self::ClosedPipe => Exit::Answered,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage { message, hint } => {
                writeln!(f, "error: {message}")?;
                match hint {
                    Some(hint) => writeln!(f, "  hint: {hint}"),
                    None => Ok(()),
                }
            }
            Self::Content(problems) => {
                for problem in problems {
                    writeln!(f, "error: {problem}")?;
                }
                if problems.len() > 1 {
                    writeln!(f, "{} in all", plural(problems.len(), "problem", "problems"))?;
                }
                Ok(())
            }
            Self::File(error) => writeln!(f, "error: {error:#}"),
            Self::ClosedPipe => Ok(()),
        }
    }
}

impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Content(problems)
    }
}
