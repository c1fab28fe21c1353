//! Chunks of rows judged and written.

use super::answer_column::FactColumns;
use super::block::RowBlock;
use super::cells::CellTable;
use super::chunk::{Chunk, InputFormat};
use super::cost_cells::CostCells;
use super::csv_rows::CsvRows;
use super::json_rows::JsonRows;
use super::prepared::Batch;
use super::row_names::RowNames;
use super::rows_out::{RowsOut, SeenBlock};
use super::tally::Tally;
use super::writer::RowWriter;
use crate::knowledge::Urgency;
use crate::profile::record::RecordReader;
use crate::rules::columns::Bitmap;
use std::collections::BTreeMap;

/// Rows judged and written.
#[derive(Debug, Default)]
pub struct JudgedChunk {
    /// The rows of the output, whole.
    pub bytes: Vec<u8>,
    /// How many came out how.
    pub counts: BatchCounts,
    /// The first rows that could not be read.
    pub bad_rows: Vec<BadRow>,
}

/// Rows counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BatchCounts {
    /// In all.
    pub people: u64,
    /// That could not be read.
    pub with_error: u64,
    /// Whose answers raise a red flag.
    pub with_red_flag: u64,
    /// Without a condition: no rule could be held against them.
    pub without_condition: u64,
    /// Whose answers cannot all be right.
    pub with_contradiction: u64,
    /// Whose record speaks of what would raise a red flag, and is not confirmed.
    pub with_unconfirmed: u64,
    /// Who have died, or are of an age that is not covered.
    pub not_covered: u64,
    /// That name a plan, where no column tells of costs.
    pub plan_not_used: u64,
}

impl BatchCounts {
    /// Adds others.
    pub fn add(&mut self, other: Self) {
        self.people += other.people;
        self.with_error += other.with_error;
        self.with_red_flag += other.with_red_flag;
        self.without_condition += other.without_condition;
        self.with_contradiction += other.with_contradiction;
        self.with_unconfirmed += other.with_unconfirmed;
        self.not_covered += other.not_covered;
        self.plan_not_used += other.plan_not_used;
    }
}

/// A row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The line that it begins on, from 1.
    pub line: u64,
    /// All that is wrong with it.
    pub problem: String,
    /// Where its row begins among the bytes of the output.
    pub at: usize,
}

/// Judges chunks; what was looked up for one serves the next.
#[derive(Debug)]
pub struct BatchWorker<'b, 'k> {
    batch: &'b Batch<'k>,
    block: RowBlock,
    cells: CellTable,
    names: RowNames<'b>,
    facts: FactColumns<'b>,
    records: RecordReader<'b>,
    costs: CostCells,
}

impl<'b, 'k> BatchWorker<'b, 'k> {
    pub(super) fn of(batch: &'b Batch<'k>) -> Self {
        let query = &batch.query;
        let is_named_elsewhere = query.condition.is_some();
        Self {
            batch,
            block: RowBlock::new(query.knowledge),
            cells: CellTable::default(),
            names: RowNames::new(query.knowledge, &query.plans, is_named_elsewhere),
            facts: FactColumns::of(query.knowledge),
            records: RecordReader::new(query.knowledge),
            costs: CostCells::default(),
        }
    }

    /// Judges a chunk and writes its rows.
    pub fn judge(&mut self, chunk: &Chunk) -> JudgedChunk {
        let Self { batch, block, cells, names, facts, records, costs } = self;
        let query = &batch.query;
        let writer = RowWriter::new(query.format, &batch.keys);
        let mut output = RowsOut::new(batch, writer, costs);
        let (bytes, line) = (&chunk.bytes[..], chunk.first_line);
        let mut full = |block: &mut RowBlock| write(batch, block, &mut output);
        if chunk.is_too_long {
            if let Some((_, row, _)) = block.add(line) {
                row.problems.push(too_long(query.input.longest_row()));
            }
        } else if query.input == InputFormat::Csv {
            CsvRows { columns: &query.columns, names, cells, block, full: &mut full }
                .read(bytes, line);
        } else {
            let rows = JsonRows {
                knowledge: query.knowledge,
                facts,
                records,
                condition: query.condition,
                leaves_out_others: query.leaves_out_others,
                today: query.today,
            };
            rows.read(bytes, line, names, block, &mut full);
        }
        full(block);
        output.finish()
    }
}

/// What is wrong with a row that has more bytes than that.
pub(super) fn too_long(most: usize) -> String {
    format!("longer than {} MiB: is its end missing?", most >> 20)
}

/// Judges and writes the people of a block, and forgets them.
fn write(batch: &Batch, block: &mut RowBlock, output: &mut RowsOut) {
    answer_for_everybody(batch, block);
    let judged = batch.rules.judge(&block.people);
    let tallies: Vec<Tally> =
        batch.tallies.iter().map(|tallied| Tally::of(tallied, &judged)).collect();
    let mut raised: BTreeMap<Urgency, Bitmap> = BTreeMap::new();
    for (flag, of_flag) in &judged.red_flags {
        let urgency = batch.query.knowledge.red_flags[*flag].urgency;
        let people = raised.entry(urgency).or_insert(Bitmap::NONE);
        *people = people.or(&of_flag.met);
    }
    let lists = batch.lists.of_block(block, &judged);
    output.write(SeenBlock {
        block,
        judged: &judged,
        tallies: &tallies,
        raised: &raised,
        lists: &lists,
    });
    block.clear();
}

/// What everybody answers, and has, whatever their rows say.
fn answer_for_everybody(batch: &Batch, block: &mut RowBlock) {
    for (fact, answer) in &batch.query.answers {
        block.people.forget_answers(*fact);
        if let Some(answer) = answer {
            block.people.give(&Bitmap::ALL, *fact, *answer);
        }
    }
    if let Some(condition) = batch.query.condition {
        block.name_condition(condition);
    }
}
