//! A stream cut into chunks of whole rows, each small enough to be held in memory.

use memchr::{memchr, memchr_iter, memchr2, memrchr, memrchr2};
use std::io::{ErrorKind, Read};

/// A profile with more bytes than this is no person's. A value of JSON takes a hundred times as much memory as its text at worst.
pub(super) const LONGEST_PROFILE: usize = 1 << 20;

/// So much is read at a time.
const PART: usize = 1 << 20;

/// What the rows are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputFormat {
    /// Comma-separated values, with or without a header.
    Csv,
    /// One JSON object a line.
    Json,
}

impl InputFormat {
    /// A row with more bytes than this is no person; one of JSON may be a bundle of records.
    pub fn longest_row(self) -> usize {
        match self {
            Self::Csv => LONGEST_PROFILE,
            Self::Json => 16 << 20,
        }
    }

    /// The format of a stream that begins like this.
    pub fn of(beginning: &[u8]) -> Self {
        match beginning.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{') => Self::Json,
            _ => Self::Csv,
        }
    }
}

/// Some whole rows, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The rows as they were written.
    pub bytes: Vec<u8>,
    /// The line of the stream that the first of them begins on, from 1.
    pub first_line: u64,
    /// It was one row that is too long to be read.
    pub is_too_long: bool,
}

/// Why a stream ends before its end.
#[derive(Debug)]
pub enum StreamError {
    /// It cannot be read on.
    Read(std::io::Error),
    /// A quote opens on this line and does not close within the longest row.
    OpenQuote(u64),
}

/// Cuts a stream. After an error there is nothing more; a row that had not ended is not given.
pub struct Chunks<R> {
    source: R,
    format: InputFormat,
    /// What was read and not given yet.
    buffer: Vec<u8>,
    /// How much of it has been looked through.
    seen: usize,
    /// Where the last whole row in it ends.
    whole: usize,
    /// What was looked through ends inside quotes, which opened here.
    quote: Option<usize>,
    line: u64,
    ended: bool,
}

impl<R: Read> Chunks<R> {
    /// Cuts a stream.
    pub fn new(source: R, format: InputFormat) -> Self {
        Self {
            source,
            format,
            buffer: Vec::new(),
            seen: 0,
            whole: 0,
            quote: None,
            line: 1,
            ended: false,
        }
    }

    /// The next row alone, with its end; empty at the end of the stream.
    ///
    /// # Errors
    /// As [`next_chunk`](Self::next_chunk).
    pub fn first_row(&mut self) -> Result<Vec<u8>, StreamError> {
        loop {
            self.look(true);
            if self.whole > 0 || self.ended {
                return Ok(self.give().map_or(Vec::new(), |chunk| chunk.bytes));
            }
            if self.buffer.len() > self.format.longest_row() {
                return Ok(std::mem::take(&mut self.buffer));
            }
            self.read()?;
        }
    }

    /// The next rows: as many as have come, and at least one; `None` at the end.
    ///
    /// # Errors
    /// When the stream cannot be read on, or the form of its rows is lost.
    pub fn next_chunk(&mut self) -> Result<Option<Chunk>, StreamError> {
        loop {
            self.look(false);
            if self.whole > 0 {
                return Ok(self.give());
            }
            let is_too_long = self.buffer.len() > self.format.longest_row();
            if let Some(opened) = self.quote
                && (is_too_long || self.ended)
            {
                let before = self.buffer.get(..opened).unwrap_or_default();
                return Err(StreamError::OpenQuote(self.line + lines(before)));
            }
            if self.ended {
                return Ok(self.give());
            }
            if is_too_long {
                return self.skip().map(Some);
            }
            self.read()?;
        }
    }

    /// Reads some more.
    fn read(&mut self) -> Result<(), StreamError> {
        let before = self.buffer.len();
        self.buffer.resize(before + PART, 0);
        loop {
            let room = self.buffer.get_mut(before..).unwrap_or_default();
            match self.source.read(room) {
                Ok(count) => {
                    self.buffer.truncate(before + count);
                    self.ended = count == 0;
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.buffer.truncate(before);
                    return Err(StreamError::Read(error));
                }
            }
        }
    }

    /// Looks through what was read for the end of the last whole row, or of the first.
    ///
    /// Quotes count as the `csv` crate counts them: they open at the beginning of a field only, and two inside quotes are one that is meant.
    fn look(&mut self, first_only: bool) {
        loop {
            let rest = self.buffer.get(self.seen..).unwrap_or_default();
            if self.quote.is_some() {
                match memchr(b'"', rest).map(|found| self.seen + found) {
                    None => self.seen = self.buffer.len(),
                    Some(place) => match self.buffer.get(place + 1) {
                        Some(b'"') => {
                            self.seen = place + 2;
                            continue;
                        }
                        // Whether it closes, the next byte tells.
                        None if !self.ended => self.seen = place,
                        _ => {
                            self.seen = place + 1;
                            self.quote = None;
                            continue;
                        }
                    },
                }
                return;
            }
            let opens = match self.format {
                InputFormat::Csv => memchr_iter(b'"', rest)
                    .map(|found| self.seen + found)
                    .find(|place| self.begins_field(*place)),
                InputFormat::Json => None,
            };
            let plain = self.buffer.get(self.seen..opens.unwrap_or(self.buffer.len()));
            let plain = plain.unwrap_or_default();
            let end = match (self.format, first_only) {
                // A row may end as old Macs have it. Where a line feed follows, it stands alone in the next chunk, and is no row.
                (InputFormat::Csv, true) => memchr2(b'\n', b'\r', plain),
                (InputFormat::Csv, false) => memrchr2(b'\n', b'\r', plain),
                (InputFormat::Json, true) => memchr(b'\n', plain),
                (InputFormat::Json, false) => memrchr(b'\n', plain),
            };
            if let Some(end) = end {
                self.whole = self.seen + end + 1;
                if first_only {
                    self.seen = self.whole;
                    return;
                }
            }
            self.seen = opens.map_or(self.buffer.len(), |place| place + 1);
            self.quote = opens;
            if opens.is_none() {
                return;
            }
        }
    }

    fn begins_field(&self, place: usize) -> bool {
        let before = place.checked_sub(1).and_then(|before| self.buffer.get(before));
        before.is_none_or(|before| matches!(before, b',' | b'\n' | b'\r'))
    }

    /// The whole rows; at the end of the stream all that is left.
    fn give(&mut self) -> Option<Chunk> {
        let end = if self.ended && self.whole == 0 { self.buffer.len() } else { self.whole };
        if end == 0 {
            return None;
        }
        let rest = self.buffer.split_off(end);
        let bytes = std::mem::replace(&mut self.buffer, rest);
        self.seen = self.seen.saturating_sub(end);
        self.quote = self.quote.map(|place| place.saturating_sub(end));
        self.whole = 0;
        let chunk = Chunk { first_line: self.line, is_too_long: false, bytes };
        self.line += lines(&chunk.bytes);
        Some(chunk)
    }

    /// Throws away the rest of a row that is too long.
    fn skip(&mut self) -> Result<Chunk, StreamError> {
        let first_line = self.line;
        loop {
            if let Some(end) = memchr(b'\n', &self.buffer) {
                self.buffer.drain(..=end);
                self.line += 1;
                break;
            }
            self.buffer.clear();
            if self.ended {
                break;
            }
            self.read()?;
        }
        (self.seen, self.whole) = (0, 0);
        Ok(Chunk { bytes: Vec::new(), first_line, is_too_long: true })
    }
}

fn lines(bytes: &[u8]) -> u64 {
    memchr_iter(b'\n', bytes).count() as u64
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "a broken test should stop")]

    use super::{Chunks, InputFormat, StreamError};
    use proptest::prelude::*;
    use std::io::Read;

    /// Gives a stream in parts of these sizes, over and over.
    struct InParts<'b> {
        bytes: &'b [u8],
        sizes: std::iter::Cycle<std::slice::Iter<'b, usize>>,
    }

    impl Read for InParts<'_> {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            let size = self.sizes.next().copied().unwrap_or(1).min(room.len());
            (&mut self.bytes).take(size as u64).read(room)
        }
    }

    fn records(bytes: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let records = reader.byte_records().map(|record| record.expect("a record"));
        records.map(|record| record.iter().map(<[u8]>::to_vec).collect()).collect()
    }

    fn text() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            4 => Just(&b","[..]), 3 => Just(&b"\n"[..]), 1 => Just(&b"\r\n"[..]), 1 => Just(&b"\r"[..]),
            4 => Just(&b"\""[..]), 2 => Just(&b"\"\""[..]), 3 => Just(&b"a"[..]), 1 => Just(&b" "[..]),
        ];
        proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        /// However a stream comes and is cut, its rows are those that the `csv` crate finds in the whole.
        #[test]
        fn chunks_hold_the_rows_of_the_whole(
            bytes in text(),
            sizes in proptest::collection::vec(1..9_usize, 1..5),
            with_header in any::<bool>(),
        ) {
            let stream = InParts { bytes: &bytes, sizes: sizes.iter().cycle() };
            let mut chunks = Chunks::new(stream, InputFormat::Csv);
            let (mut found, mut given) = (Vec::new(), Vec::new());
            if with_header {
                let row = chunks.first_row().expect("memory");
                prop_assert!(records(&row).len() <= 1, "more than a row");
                found.extend(records(&row));
                given.extend(row);
            }
            loop {
                match chunks.next_chunk() {
                    Ok(Some(chunk)) => {
                        let before = super::lines(&given);
                        prop_assert_eq!(chunk.first_line, before + 1);
                        found.extend(records(&chunk.bytes));
                        given.extend(chunk.bytes);
                    }
                    Ok(None) => {
                        prop_assert_eq!(&given, &bytes);
                        prop_assert_eq!(found, records(&bytes));
                        break;
                    }
                    Err(StreamError::OpenQuote(line)) => {
                        // What was given are whole rows, and what was not begins with the row that holds the quote.
                        let all = records(&bytes);
                        prop_assert_eq!(all.get(..found.len()), Some(&found[..]));
                        let before = super::lines(&given);
                        prop_assert!(line > before);
                        break;
                    }
                    Err(StreamError::Read(error)) => prop_assert!(false, "{}", error),
                }
            }
        }
    }
}
