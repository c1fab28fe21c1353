//! The stream of rows: unpacked, and without the mark that some programs put before text.

use crate::batch::{InputFormat, StreamError};
use flate2::read::MultiGzDecoder;
use std::io::{Chain, Cursor, Error, ErrorKind, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Enough to see what a stream is.
const BEGINNING: usize = 512;

const GZIP: &[u8] = &[0x1f, 0x8b];
const UTF_8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];
const UTF_16_MARKS: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// A stream of rows, its first bytes looked at.
pub(super) struct PeopleStream<'s> {
    stream: Begun<Box<dyn Read + Send + 's>>,
    format: InputFormat,
    read: ReadSoFar,
}

/// A stream of which the beginning was read already.
type Begun<R> = Chain<Cursor<Vec<u8>>, R>;

/// How much of a stream was read.
#[derive(Debug, Clone)]
pub(super) struct ReadSoFar {
    bytes: Arc<AtomicU64>,
    /// Of so many, where that is known.
    pub(super) of: Option<u64>,
}

impl ReadSoFar {
    /// The bytes that were read.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }
}

/// Counts what goes through.
struct CountingReader<R> {
    stream: R,
    bytes: Arc<AtomicU64>,
}

impl<R: Read> Read for CountingReader<R> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let count = self.stream.read(room)?;
        self.bytes.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl<'s> PeopleStream<'s> {
    /// Looks at the beginning of a stream that has so many bytes, where that is known.
    pub(super) fn open(
        stream: Box<dyn Read + Send + 's>,
        of: Option<u64>,
    ) -> Result<Self, StreamError> {
        let bytes = Arc::new(AtomicU64::new(0));
        let read = ReadSoFar { bytes: Arc::clone(&bytes), of };
        let mut stream: Box<dyn Read + Send + 's> = Box::new(CountingReader { stream, bytes });
        let mut beginning = begin(&mut stream).map_err(StreamError::Read)?;
        if beginning.starts_with(GZIP) {
            stream = Box::new(MultiGzDecoder::new(Cursor::new(beginning).chain(stream)));
            beginning = begin(&mut stream).map_err(StreamError::Read)?;
        }
        if UTF_16_MARKS.iter().any(|mark| beginning.starts_with(mark)) {
            return Err(StreamError::Read(ErrorKind::InvalidData.into()));
        }
        if beginning.starts_with(UTF_8_MARK) {
            beginning.drain(..UTF_8_MARK.len());
        }
        let format = InputFormat::of(&beginning);
        Ok(Self { stream: Cursor::new(beginning).chain(stream), format, read })
    }

    /// What its beginning looks like.
    pub(super) fn format(&self) -> InputFormat {
        self.format
    }

    /// How much of it was read, at any time.
    pub(super) fn read_so_far(&self) -> ReadSoFar {
        self.read.clone()
    }
}

impl Read for PeopleStream<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        self.stream.read(room)
    }
}

/// The beginning of a stream: until it shows what it is, or ends.
fn begin(stream: &mut impl Read) -> std::io::Result<Vec<u8>> {
    let mut beginning = Vec::new();
    let shows = |bytes: &[u8]| bytes.len() > UTF_8_MARK.len() && !bytes.trim_ascii().is_empty();
    while !shows(&beginning) && beginning.len() < BEGINNING {
        let mut part = [0; BEGINNING];
        match stream.read(&mut part) {
            Ok(0) => break,
            Ok(count) => beginning.extend(part.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(beginning)
}

/// Whether what was packed cannot be unpacked.
pub(super) fn is_damaged(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::InvalidInput)
}

/// Whether it is text of another encoding.
pub(super) fn is_other_text(error: &Error) -> bool {
    error.kind() == ErrorKind::InvalidData
}
