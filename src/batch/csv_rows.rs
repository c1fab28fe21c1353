//! Rows of comma-separated values.

use super::block::RowBlock;
use super::cells::{CellTable, after_each_of, place_of};
use super::chunk::LONGEST_PROFILE;
use super::input::{InputColumn, InputColumns};
use super::row_names::RowNames;
use super::worker::too_long;
use crate::values::plural;
use csv::{ByteRecord, ReaderBuilder};
use memchr::{memchr_iter, memchr2};

/// The names that a header holds; `None`: it is no text.
pub fn header(row: &[u8]) -> Option<Vec<String>> {
    let mut record = ByteRecord::new();
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(row);
    reader.read_byte_record(&mut record).ok()?;
    record
        .iter()
        .map(|name| std::str::from_utf8(name).ok().map(|name| name.trim().to_owned()))
        .collect()
}

/// What rows are read into.
pub(super) struct CsvRows<'r, 'k, F> {
    pub(super) columns: &'r InputColumns<'k>,
    pub(super) names: &'r mut RowNames<'k>,
    pub(super) cells: &'r mut CellTable,
    pub(super) block: &'r mut RowBlock,
    /// Called with every block that is full, which it must clear.
    pub(super) full: F,
}

impl<F: FnMut(&mut RowBlock)> CsvRows<'_, '_, F> {
    /// Reads the rows of a chunk.
    pub(super) fn read(&mut self, bytes: &[u8], first_line: u64) {
        self.cells.clear(self.columns.len());
        if memchr2(b'"', b'\r', bytes).is_none() {
            self.read_plain(bytes, first_line);
        } else {
            self.read_quoted(bytes, first_line);
        }
    }

    /// Rows without a quote: what stands between commas and ends of lines. Most are, and this takes a third of the time.
    fn read_plain(&mut self, bytes: &[u8], first_line: u64) {
        // Its room is used again: it takes as long to get as to fill.
        let mut begins = std::mem::take(&mut self.cells.scratch);
        begins.clear();
        begins.push(0);
        after_each_of(*b",\n", bytes, &mut begins);
        begins.push(place_of(bytes.len() + 1));
        let mut rest = &begins[..];
        let ends = memchr_iter(b'\n', bytes).chain([bytes.len()]).map(place_of);
        for (line, end) in (first_line..).zip(ends) {
            // Most rows have a cell a column.
            let count = match rest.get(self.columns.len()) {
                Some(next) if *next == end + 1 => self.columns.len(),
                _ => rest.partition_point(|begin| *begin <= end),
            };
            let (cells, others) = rest.split_at(count.min(rest.len()));
            rest = others;
            // As the `csv` crate has it, an empty line is no row.
            if *cells != [end] {
                let begin = cells.first().copied().unwrap_or(end);
                self.add(line, cells, end, (end - begin) as usize);
                self.take_full(bytes);
            }
        }
        self.cells.scratch = begins;
        self.take(bytes);
    }

    /// Rows as the `csv` crate reads them.
    fn read_quoted(&mut self, bytes: &[u8], first_line: u64) {
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut record = ByteRecord::new();
        let (mut line, mut counted) = (first_line, 0);
        // The cells without their quotes, a byte between them.
        let (mut text, mut cells) = (Vec::new(), Vec::new());
        // Bytes in memory can always be read.
        while let Ok(true) = reader.read_byte_record(&mut record) {
            // The reader's own line is that of the empty lines before the row.
            let at = record.position().and_then(|at| usize::try_from(at.byte()).ok());
            let rest = at.and_then(|at| bytes.get(at..)).unwrap_or_default();
            let empty = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            let begin = bytes.len() - rest.len() + empty;
            let lines = memchr_iter(b'\n', bytes.get(counted..begin).unwrap_or_default()).count();
            (line, counted) = (line + lines as u64, begin);
            cells.clear();
            for cell in &record {
                cells.push(place_of(text.len()));
                text.extend(cell);
                text.push(b',');
            }
            let after = usize::try_from(reader.position().byte()).unwrap_or(begin);
            let end = place_of(text.len().saturating_sub(1));
            self.add(line, &cells, end, after.saturating_sub(begin));
            if self.take_full(&text) {
                text.clear();
            }
        }
        self.take(&text);
    }

    /// A row more: where its cells begin, where the last ends, and how long it is. One that is too long has no cells, however it came.
    fn add(&mut self, line: u64, cells: &[u32], end: u32, length: usize) {
        // What the row calls the person stands first in most files.
        let names_first = matches!(self.columns.iter().next(), Some(InputColumn::Id));
        self.cells.add(if length > LONGEST_PROFILE { &[] } else { cells }, end, names_first);
        self.block.add(line);
    }

    /// Takes the rows where the block has no room for more; whether it had none.
    fn take_full(&mut self, text: &[u8]) -> bool {
        let is_full = self.block.is_full();
        if is_full {
            self.take(text);
            (self.full)(self.block);
            self.cells.clear(self.columns.len());
        }
        is_full
    }

    /// Takes what the cells of the rows say, column by column: then what a column holds is looked up once for many people.
    fn take(&mut self, text: &[u8]) {
        for (place, column) in self.columns.iter().enumerate() {
            let cells = self.cells.column(text, place);
            if let InputColumn::Answer(column) = column {
                column.read_all(&cells, self.block);
                continue;
            }
            for (person, cell) in cells.iter().enumerate() {
                let Some((row, people)) = self.block.row(person) else { break };
                match column {
                    InputColumn::Id => match std::str::from_utf8(cell) {
                        Ok(id) => row.id.push_str(id),
                        Err(_) => row.problems.push("`id` holds text that is not UTF-8".to_owned()),
                    },
                    InputColumn::Condition => {
                        self.names.condition(cell.trim_ascii(), person, row, people);
                    }
                    InputColumn::Plan => self.names.plan(cell.trim_ascii(), row),
                    InputColumn::Answer(_) | InputColumn::Other => {}
                }
            }
        }
        for (person, count) in self.cells.uneven() {
            if let Some((row, _)) = self.block.row(person) {
                let fields = plural(count, "field", "fields");
                row.problems = vec![if count == 0 {
                    too_long(LONGEST_PROFILE)
                } else {
                    let named = self.columns.len();
                    format!(
                        "{fields}, where the header names {named}: is a comma missing, or one too many?"
                    )
                }];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "a broken test should stop")]

    use super::{CellTable, CsvRows, InputColumns, RowBlock, RowNames};
    use proptest::prelude::*;

    /// Everything that a chunk gives.
    fn rows(bytes: &[u8], is_plain: bool) -> Vec<String> {
        let knowledge = crate::builtin().expect("the built-in knowledge");
        let names: Vec<String> = ["id", "age", "leg-pain", "weakness"].map(str::to_owned).to_vec();
        let columns = InputColumns::of(knowledge, &names, false).expect("facts");
        let mut names = RowNames::new(knowledge, &[], false);
        let mut block = RowBlock::new(knowledge);
        let mut found = Vec::new();
        let mut full = |block: &mut RowBlock| {
            found.extend(
                block
                    .rows()
                    .enumerate()
                    .map(|(person, row)| format!("{row:?} {:?}", block.people.answers(person))),
            );
            block.clear();
        };
        let mut cells = CellTable::default();
        cells.clear(columns.len());
        let mut rows = CsvRows {
            columns: &columns,
            names: &mut names,
            cells: &mut cells,
            block: &mut block,
            full: &mut full,
        };
        if is_plain {
            rows.read_plain(bytes, 5);
        } else {
            rows.read_quoted(bytes, 5);
        }
        full(&mut block);
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        /// Without quotes, the short way reads what the `csv` crate reads.
        #[test]
        fn the_short_way_reads_the_same(
            pieces in proptest::collection::vec(
                prop_oneof![
                    3 => Just(","), 3 => Just("\n"), 2 => Just("44"), 1 => Just("none"), 1 => Just("7.5"),
                    1 => Just(" "), 1 => Just("1,44,3,severe\n"), 1 => Just("é"),
                ],
                0..900,
            ),
        ) {
            let bytes = pieces.concat();
            prop_assert_eq!(rows(bytes.as_bytes(), true), rows(bytes.as_bytes(), false));
        }
    }
}
