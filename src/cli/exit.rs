//! Exit codes. Scripts depend on them; each means one thing.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Answered; with `check --criterion --exit-code`, the criterion is met.
    Answered,
    /// The command line does not make sense.
    Usage,
    /// A file's content is wrong.
    Content,
    /// A file cannot be read or written.
    File,
    /// `check --criterion --exit-code`: not met, or not for this person.
    NotMet,
    /// `check --criterion --exit-code`: an answer is missing.
    Unknown,
    /// `check --exit-code`: a red flag is raised.
    RedFlag,
}

impl Exit {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Answered => 0,
            Self::Usage => 2,
            Self::Content => 3,
            Self::File => 4,
            Self::NotMet => 10,
            Self::Unknown => 11,
            Self::RedFlag => 12,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
