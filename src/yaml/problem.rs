//! Problems of a file: what is wrong, where, and how to mend it.

use super::{Path, YamlDocument};
use crate::values::{did_you_mean, instead, join_with, visible};
use std::fmt;

/// One thing wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file as the user named it.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// What is wrong: lower case, no full stop, the user's words in backticks.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
    /// What it is about, in the file's own terms: `about.funding`, `findings[12].sources[0]`, entries counted from 0. A key that
    /// is missing is named too. Empty for the file as a whole. For programs, so it is not shown; last, so it settles no order.
    pub path: String,
}

impl Problem {
    /// One at a place of a file that nothing in the file's own terms stands for.
    pub fn at(
        file: impl Into<String>,
        (line, column): (usize, usize),
        message: impl Into<String>,
        hint: Option<String>,
    ) -> Self {
        let (file, message) = (file.into(), message.into());
        Self { file, line, column, message, hint, path: String::new() }
    }

    /// Whether a reader sees the same twice: what it is about may differ.
    fn reads_like(&self, other: &Self) -> bool {
        let Self { file, line, column, message, hint, path: _ } = self;
        (file, line, column, message, hint)
            == (&other.file, &other.line, &other.column, &other.message, &other.hint)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, message, hint, path: _ } = self;
        write!(f, "{file}:{line}:{column}: {message}")?;
        match hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

/// Nobody mends more than this in one go; what comes after is likely to follow from them.
const MOST: usize = 200;

/// All problems found in one go, the first two hundred of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    found: Vec<Problem>,
    /// Values made up in the place of missing ones, by file: what is wrong with them is told already.
    made_up: Vec<(String, Path)>,
    /// Words that are none of those that can stand there, by file, and entries in which a word was made up in the place of a missing one.
    unknown_words: Vec<(String, Path)>,
}

impl Problems {
    /// Tells nothing of a value that was made up in the place of a missing one.
    pub(super) fn ignore(&mut self, document: &YamlDocument, path: Path) {
        self.made_up.push((document.name().to_owned(), path));
    }

    /// Remembers a word that is none of those that can stand there, or an entry that lacks one.
    pub(super) fn passed_over(&mut self, document: &YamlDocument, path: Path) {
        self.unknown_words.push((document.name().to_owned(), path));
    }

    /// Whether a value was made up in the place of what stands at a path or is missing there.
    pub fn is_made_up(&self, document: &YamlDocument, path: &Path) -> bool {
        let is_there =
            |(file, made_up): &(String, Path)| file == document.name() && made_up == path;
        self.made_up.iter().any(is_there) || self.lacks_a_word(document, path)
    }

    /// Whether a word stands at a path, or anywhere inside, that is none of those that can stand there, or one is missing.
    pub fn lacks_a_word(&self, document: &YamlDocument, path: &Path) -> bool {
        self.unknown_words.iter().any(|(file, word)| file == document.name() && word.is_in(path))
    }

    /// Notes a problem at a path of a document.
    pub fn add(&mut self, document: &YamlDocument, path: &Path, message: impl Into<String>) {
        self.note(document, path, message.into(), None);
    }

    /// Notes a problem and how to mend it.
    pub fn add_with_hint(
        &mut self,
        document: &YamlDocument,
        path: &Path,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.note(document, path, message.into(), Some(hint.into()));
    }

    /// Notes a key or an item that stands there without a value.
    pub fn nothing_here(&mut self, document: &YamlDocument, path: &Path) {
        let hint = "write one, or leave the whole line out";
        self.add_with_hint(document, path, "there is no value here", hint);
    }

    /// Notes a key that cannot stand there, with the nearest of those that can.
    pub fn unknown_key(&mut self, document: &YamlDocument, path: &Path, key: &str, known: &[&str]) {
        let hint = did_you_mean(key, known.iter().copied())
            .unwrap_or_else(|| format!("the keys here are {}", join_with(known, "and")));
        self.add_with_hint(document, path, format!("unknown key `{}`", visible(key)), hint);
    }

    /// Notes a word that is none of those that can stand there.
    pub fn unknown_word(
        &mut self,
        document: &YamlDocument,
        path: &Path,
        word: &str,
        known: &[&str],
    ) {
        let message = format!("`{}` is not a word known here", visible(word));
        self.add_with_hint(
            document,
            path,
            message,
            instead(word, known, str::to_owned, "write one of"),
        );
    }

    /// Notes a key with spaces in its quotes.
    pub(super) fn spaces_around(&mut self, document: &YamlDocument, path: &Path) {
        self.add_with_hint(
            document,
            path,
            "there are spaces around this key",
            "write it without them",
        );
    }

    /// Notes a key that must be there and is not.
    pub(super) fn missing(&mut self, document: &YamlDocument, path: &Path, key: &str) {
        let hint = format!("add a line `{key}: …` to this entry");
        self.add_with_hint(document, path, format!("`{key}` is missing"), hint);
    }

    pub(super) fn note(
        &mut self,
        document: &YamlDocument,
        path: &Path,
        message: String,
        hint: Option<String>,
    ) {
        let is_made_up = self
            .made_up
            .iter()
            .any(|(file, made_up)| file == document.name() && path.is_in(made_up));
        if self.is_full() || is_made_up {
            return;
        }
        let place = document.place(path);
        self.found.push(Problem {
            file: document.name().to_owned(),
            line: place.line,
            column: place.column,
            message,
            hint,
            path: path.to_string(),
        });
    }

    /// Notes a problem made elsewhere.
    pub fn take(&mut self, problem: Problem) {
        if !self.is_full() {
            self.found.push(problem);
        }
    }

    /// Adds all problems of another list.
    pub fn extend(&mut self, other: Problems) {
        let room = MOST.saturating_sub(self.found.len());
        self.found.extend(other.found.into_iter().take(room));
    }

    /// Whether no more are taken: looking further would only cost time.
    pub fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The problems by file and line, each once.
    pub fn sorted(mut self) -> Vec<Problem> {
        let was_full = self.is_full();
        self.found.sort();
        self.found.dedup_by(|next, first| first.reads_like(next));
        if was_full && let Some(last) = self.found.last_mut() {
            last.hint = Some(format!(
                "{}(there may be more than these {MOST}: mend them, then look again)",
                last.hint.as_ref().map_or(String::new(), |hint| format!("{hint} "))
            ));
        }
        self.found
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { found: vec![problem], ..Self::default() }
    }
}
