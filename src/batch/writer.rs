//! Rows of the output, cell by cell.

use super::word_lists::WordLists;
use crate::answer::json_line;
use crate::render::write_csv_field;
use crate::values::{Money, Verdict};
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

/// A cell of CSV of up to eight bytes, the comma before it among them.
#[derive(Debug, Clone, Copy)]
pub(super) struct ShortCell {
    bytes: [u8; 8],
    length: usize,
}

impl ShortCell {
    const fn of(text: &[u8]) -> Self {
        let mut cell = Self { bytes: [0; 8], length: text.len() };
        cell.bytes.split_at_mut(text.len()).0.copy_from_slice(text);
        cell
    }

    /// How a rule comes out; `None`: it is for others.
    pub(super) fn of_verdict(verdict: Option<Verdict>) -> Self {
        const CELLS: [ShortCell; 4] = [
            ShortCell::of(b","),
            ShortCell::of(b",met"),
            ShortCell::of(b",not-met"),
            ShortCell::of(b",unknown"),
        ];
        let place = match verdict {
            None => 0,
            Some(Verdict::Met) => 1,
            Some(Verdict::NotMet) => 2,
            Some(Verdict::Unknown) => 3,
        };
        let [none, ..] = CELLS;
        CELLS.get(place).copied().unwrap_or(none)
    }

    /// A number.
    pub(super) fn of_count(count: u16) -> Self {
        COUNTS.get(usize::from(count)).copied().unwrap_or_else(|| {
            let mut cell = Self { bytes: *b",.......", length: count.ilog10() as usize + 2 };
            let mut rest = count;
            for digit in cell.bytes.iter_mut().take(cell.length).skip(1).rev() {
                *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
                rest /= 10;
            }
            cell
        })
    }
}

/// The numbers of one digit and of two: by far the most frequent.
#[expect(clippy::indexing_slicing, reason = "worked out when the program is built")]
const COUNTS: [ShortCell; 100] = {
    let mut cells = [ShortCell::of(b","); 100];
    let (mut place, mut tens) = (0, b'0');
    while tens <= b'9' {
        let mut ones = b'0';
        while ones <= b'9' {
            let has_tens = tens > b'0';
            cells[place] = if has_tens {
                ShortCell::of(&[b',', tens, ones])
            } else {
                ShortCell::of(&[b',', ones])
            };
            place += 1;
            ones += 1;
        }
        tens += 1;
    }
    cells
};

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

    /// One person's list of many.
    pub(super) fn list(&mut self, lists: &WordLists, person: usize) {
        self.begin();
        if self.format == RowFormat::Json {
            self.bytes.push(b'[');
        }
        if lists.write(person, &mut self.bytes) {
            self.bytes.pop();
        }
        if self.format == RowFormat::Json {
            self.bytes.push(b']');
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

    /// Cells of CSV, none the first of its row. Eight bytes are copied for each, whatever its length: that is sooner done than to copy each length for itself.
    pub(super) fn short_cells(&mut self, cells: impl ExactSizeIterator<Item = ShortCell>) {
        let mut at = self.bytes.len();
        self.column += cells.len();
        self.bytes.resize(at + 8 * cells.len(), 0);
        for cell in cells {
            if let Some(room) = self.bytes.get_mut(at..at + 8) {
                room.copy_from_slice(&cell.bytes);
            }
            at += cell.length;
        }
        self.bytes.truncate(at);
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
        } else if self.keys.len() == 1 && self.bytes.last().is_none_or(|last| *last == b'\n') {
            // A line without a byte would be no row.
            self.bytes.extend(b"\"\"");
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

#[cfg(test)]
mod tests {
    use super::ShortCell;
    use crate::values::Verdict;

    fn text(cell: ShortCell) -> String {
        String::from_utf8_lossy(cell.bytes.get(..cell.length).unwrap_or_default()).into_owned()
    }

    #[test]
    fn a_short_cell_is_a_comma_and_the_word() {
        for verdict in [Verdict::Met, Verdict::NotMet, Verdict::Unknown] {
            assert_eq!(text(ShortCell::of_verdict(Some(verdict))), format!(",{}", verdict.slug()));
        }
        assert_eq!(text(ShortCell::of_verdict(None)), ",");
        for count in 0..=u16::MAX {
            assert_eq!(text(ShortCell::of_count(count)), format!(",{count}"));
        }
    }
}
