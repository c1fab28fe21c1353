//! Rows of comma-separated values.

use super::block::{Block, Row};
use super::input::{InputColumn, InputColumns, Names};
use crate::rules::columns::People;
use csv::{ByteRecord, ReaderBuilder};

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

/// Reads the rows of a chunk; `full` is called with every block that is full, and must clear it.
pub(super) fn read(
    bytes: &[u8],
    first_line: u64,
    columns: &InputColumns,
    names: &mut Names,
    block: &mut Block,
    mut full: impl FnMut(&mut Block),
) {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut record = ByteRecord::new();
    // Bytes in memory can always be read.
    while let Ok(true) = reader.read_byte_record(&mut record) {
        if block.is_full() {
            full(block);
        }
        let line = record.position().map_or(0, csv::Position::line);
        let Some((person, row, people)) = block.add(first_line + line.saturating_sub(1)) else {
            return;
        };
        take(&record, columns, names, person, row, people);
    }
}

fn take(
    record: &ByteRecord,
    columns: &InputColumns,
    names: &mut Names,
    person: usize,
    row: &mut Row,
    people: &mut People,
) {
    if record.len() != columns.len() {
        row.problems.push(format!(
            "{} fields, where the header names {}: is a comma missing, or one too many?",
            record.len(),
            columns.len()
        ));
    }
    for (column, cell) in columns.iter().zip(record) {
        match column {
            InputColumn::Answer(column) => match column.read(cell) {
                Ok(Some(answer)) => people.set(person, column.fact(), answer),
                Ok(None) => {}
                Err(problem) => row.problems.push(problem),
            },
            InputColumn::Id => match std::str::from_utf8(cell) {
                Ok(id) => row.id.push_str(id),
                Err(_) => row.problems.push("`id` holds text that is not UTF-8".to_owned()),
            },
            InputColumn::Condition => names.condition(cell.trim_ascii(), person, row, people),
            InputColumn::Plan => names.plan(cell.trim_ascii(), row),
            InputColumn::Other => {}
        }
    }
}
