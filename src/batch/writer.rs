//! Rows of the output, cell by cell.

use crate::answer::json_line;
use crate::render::write_csv_field;
use crate::values::Money;
use serde_json::Value;
use std::io::Write;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFormat {
    /// Comma-separated values; unknown is empty, a list is joined by `;`.
    Csv,
    /// One JSON object a line, its keys the names of the columns.
    Json,
}

impl RowFormat {
    /// What stands where nothing is known.
    pub(super) fn unknown(self) -> &'static [u8] {
        match self {
            Self::Csv => b"",
            Self::Json => b"null",
        }
    }
}

/// Writes rows. Cells come in the order of the columns, one for each.
#[derive(Debug)]
pub(super) struct RowWriter<'b> {
    format: RowFormat,
    /// What stands before the value of each column.
    keys: &'b [Vec<u8>],
    /// The columns that this row has had.
    column: usize,
    pub(super) bytes: Vec<u8>,
}

/// What stands before the value of each column of these names.
pub(super) fn keys(
    format: RowFormat,
    names: impl Iterator<Item = impl AsRef<str>>,
) -> Vec<Vec<u8>> {
    let key = |(place, name): (usize, _)| match (format, place) {
        (RowFormat::Csv, 0) => Vec::new(),
        (RowFormat::Csv, _) => b",".to_vec(),
        (RowFormat::Json, _) => {
            let mut key = if place == 0 { b"{".to_vec() } else { b",".to_vec() };
            key.extend(json_line(&AsRef::<str>::as_ref(&name)));
            key.push(b':');
            key
        }
    };
    names.enumerate().map(key).collect()
}

impl<'b> RowWriter<'b> {
    pub(super) fn new(format: RowFormat, keys: &'b [Vec<u8>]) -> Self {
        Self { format, keys, column: 0, bytes: Vec::new() }
    }

    /// Nothing is known.
    pub(super) fn unknown(&mut self) {
        self.begin();
        self.bytes.extend(self.format.unknown());
    }

    /// So many columns of which nothing is known, as they are written.
    pub(super) fn skip(&mut self, columns: usize, bytes: &[u8]) {
        self.bytes.extend(bytes);
        self.column += columns;
    }

    /// A text that came from somebody.
    pub(super) fn text(&mut self, text: &str) {
        self.begin();
        match self.format {
            RowFormat::Csv => write_csv_field(text, &mut self.bytes),
            RowFormat::Json => self.bytes.extend(json_line(&text)),
        }
    }

    /// A word of the program or an id of the knowledge: letters, digits and hyphens, which neither format quotes.
    pub(super) fn word(&mut self, word: &str) {
        self.begin();
        self.quote();
        self.bytes.extend(word.as_bytes());
        self.quote();
    }

    /// Ids of the knowledge.
    pub(super) fn words<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        match self.format {
            RowFormat::Csv => {
                self.begin();
                let mut words = words.peekable();
                while let Some(word) = words.next() {
                    self.bytes.extend(word.as_bytes());
                    if words.peek().is_some() {
                        self.bytes.push(b';');
                    }
                }
            }
            RowFormat::Json => self.value(&words.collect()),
        }
    }

    /// A number.
    pub(super) fn number(&mut self, number: u64) {
        self.begin();
        match u8::try_from(number) {
            Ok(digit @ 0..=9) => self.bytes.push(b'0' + digit),
            // Writing to memory cannot fail.
            _ => drop(write!(self.bytes, "{number}")),
        }
    }

    /// A sum in dollars and cents.
    pub(super) fn money(&mut self, sum: Money) {
        self.begin();
        self.bytes.extend(sum.plain().as_bytes());
    }

    /// A value of an answer.
    pub(super) fn value(&mut self, value: &Value) {
        match (self.format, value) {
            (_, Value::Null) => self.unknown(),
            (RowFormat::Json, value) => {
                self.begin();
                self.bytes.extend(json_line(value));
            }
            (RowFormat::Csv, value) => {
                let mut words = Vec::new();
                crate::answer::say(value, &mut words);
                self.text(&words.join(";"));
            }
        }
    }

    /// The row is whole: columns that had no cell are unknown.
    pub(super) fn end(&mut self) {
        while self.column < self.keys.len() {
            self.unknown();
        }
        if self.format == RowFormat::Json {
            self.bytes.push(b'}');
        }
        self.bytes.push(b'\n');
        self.column = 0;
    }

    fn begin(&mut self) {
        match self.keys.get(self.column).map(Vec::as_slice) {
            // All but the first of CSV: one byte is sooner pushed than copied.
            Some([comma]) => self.bytes.push(*comma),
            Some(key) => self.bytes.extend(key),
            None => {}
        }
        self.column += 1;
    }

    fn quote(&mut self) {
        if self.format == RowFormat::Json {
            self.bytes.push(b'"');
        }
    }
}

/// The names of the columns as the first row.
pub(super) fn header<'n>(names: impl Iterator<Item = &'n str>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (place, name) in names.enumerate() {
        if place > 0 {
            bytes.push(b',');
        }
        write_csv_field(name, &mut bytes);
    }
    bytes.push(b'\n');
    bytes
}
