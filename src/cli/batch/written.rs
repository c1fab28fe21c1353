//! Rows on their way out: to the screen or into a file, with what is told beside them, and how they end.

use super::source;
use super::told::Messages;
use crate::batch::{BadRow, BatchCounts, Flow, JudgedChunk, StreamError};
use crate::cli::failure::Failure;
use crate::cli::whole_file::{Signals, WholeFile};
use crate::cli::{Exit, files};
use crate::yaml::Problem;

/// Where rows are written.
pub(super) enum Target<'s> {
    Screen(&'s mut dyn std::io::Write, Signals),
    File(Box<WholeFile>),
}

/// Writes rows and tells what happened.
pub(super) struct RowsWritten<'s, 'n> {
    /// Gone once a signal to end came: with it the signal is let through.
    pub(super) target: Option<Target<'s>>,
    pub(super) told: Messages<'n>,
    pub(super) err: &'s mut dyn std::io::Write,
    pub(super) strict: bool,
    pub(super) failure: Option<Failure>,
    pub(super) counts: BatchCounts,
}

impl RowsWritten<'_, '_> {
    /// Takes the rows of a chunk, and says whether more are wanted.
    pub(super) fn take(&mut self, rows: Option<JudgedChunk>, read: &source::ReadSoFar) -> Flow {
        let is_interrupted = match &self.target {
            None => true,
            Some(Target::Screen(_, signals)) => signals.came(),
            Some(Target::File(file)) => file.is_interrupted(),
        };
        if is_interrupted {
            // Here and now: whoever reads the input may wait for its next row for ever.
            self.told.clear(self.err);
            self.target = None;
            return Flow::Stop;
        }
        if let Some(JudgedChunk { bytes, counts, bad_rows }) = rows {
            let first_bad = bad_rows.first().filter(|_| self.strict);
            let whole = first_bad.map_or(bytes.len(), |bad| bad.at);
            self.write(bytes.get(..whole).unwrap_or_default());
            if let Some(bad) = first_bad {
                self.failure.get_or_insert_with(|| self.told.failure(bad));
            } else {
                self.counts.add(counts);
                self.told.bad_rows(&bad_rows, self.err);
            }
        }
        self.told.progress(&self.counts, read, self.err);
        if self.failure.is_some() { Flow::Stop } else { Flow::On }
    }

    pub(super) fn write(&mut self, bytes: &[u8]) {
        if self.failure.is_some() {
            return;
        }
        let written = match &mut self.target {
            Some(Target::Screen(out, _)) => files::print_bytes(bytes, *out).map_err(perhaps_cut),
            Some(Target::File(file)) => file.write(bytes),
            None => return,
        };
        self.failure = written.err();
    }

    /// Everything is written, or nothing more is.
    pub(super) fn finish(
        self,
        ended: Result<(), StreamError>,
        name: &str,
    ) -> Result<Exit, Failure> {
        let Self { target, mut told, err, failure, counts, .. } = self;
        told.clear(err);
        let failure = failure.or_else(|| ended.err().map(|error| stream_failure(name, error)));
        if let Some(failure) = failure {
            return Err(failure);
        }
        match target {
            Some(Target::File(file)) => file.finish()?,
            Some(Target::Screen(..)) => {}
            None => return Ok(Exit::Answered),
        }
        told.summary(&counts, err);
        Ok(Exit::Answered)
    }
}

/// Of what could not be written, a part was.
fn perhaps_cut(failure: Failure) -> Failure {
    match failure {
        Failure::File(error) => Failure::File(anyhow::anyhow!(
            "{error:#}; the last row there may be cut off (--output writes whole or not at all)"
        )),
        other => other,
    }
}

/// Why a stream could not be read to its end, in words.
pub(super) fn stream_failure(file: &str, error: StreamError) -> Failure {
    let content = |line: usize, message: &str, hint: &str| {
        Failure::Content(vec![Problem::at(file, (line, 1), message, Some(hint.to_owned()))])
    };
    match error {
        StreamError::OpenQuote(line) => content(
            usize::try_from(line).unwrap_or(usize::MAX),
            "a quote opens in this row and does not close",
            "close it, or write two where one is meant; the rows before were judged",
        ),
        StreamError::Read(error) if source::is_damaged(&error) => content(
            1,
            "what is packed with gzip is damaged or ends before its end",
            "fetch it again, or unpack it; the whole rows before were judged, and the last of them may be damaged",
        ),
        StreamError::Read(error) if source::is_other_text(&error) => {
            content(1, "the text is not UTF-8 but UTF-16", "save it as UTF-8")
        }
        StreamError::Read(error) => {
            Failure::File(anyhow::anyhow!(error).context(format!("cannot read `{file}`")))
        }
    }
}

/// Of a row that stops everything.
pub(super) fn strict_failure(file: &str, bad: &BadRow) -> Failure {
    let line = usize::try_from(bad.line).unwrap_or(usize::MAX);
    let hint = "without --strict it becomes a row with this error, and the rest goes on";
    Failure::Content(vec![Problem::at(file, (line, 1), &*bad.problem, Some(hint.to_owned()))])
}
