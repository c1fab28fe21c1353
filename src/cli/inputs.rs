//! What an answer was made from, as one number: the same question with the same files gives the same, wherever the files lie.

use super::args::Command;
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// What was asked, and the files that were read for it.
#[derive(Debug)]
pub(crate) struct Inputs(Sha256);

impl Inputs {
    /// What a command line asks; how the answer is written is no part of it.
    pub(super) fn of(command: &Command) -> Self {
        // The arguments as they were understood: two ways of writing the same are the same.
        Self(Sha256::new_with_prefix(format!("{command:?}")))
    }

    /// A file that was read, by its content.
    pub(super) fn read(&mut self, bytes: &[u8]) {
        self.0.update(Sha256::digest(bytes));
    }

    /// The SHA-256 of all of it, in hexadecimal.
    pub(super) fn sha256(&self) -> String {
        self.0
            .clone()
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<Vec<_>>()
            .concat()
    }
}

/// The name of a file: where it lies is no part of what is asked.
#[derive(Clone)]
pub(crate) struct FileName(PathBuf);

impl From<OsString> for FileName {
    fn from(name: OsString) -> Self {
        Self(name.into())
    }
}

impl Deref for FileName {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl fmt::Debug for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a file")
    }
}

/// The id of an entry or the name of a file: an id is a part of what is asked.
#[derive(Clone)]
pub(crate) struct IdOrFile(String);

impl From<String> for IdOrFile {
    fn from(name: String) -> Self {
        Self(name)
    }
}

impl Deref for IdOrFile {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for IdOrFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.contains(['/', '\\', '.']) {
            f.write_str("a file")
        } else {
            write!(f, "{:?}", self.0)
        }
    }
}

/// So many threads, or all there are: no answer depends on them, so they are no part of what is asked.
#[derive(Clone, Copy)]
pub(crate) struct Threads(pub(super) Option<usize>);

impl fmt::Debug for Threads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any")
    }
}
