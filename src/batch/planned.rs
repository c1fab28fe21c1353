//! Which cells of a row can hold anything, by the condition: most rules are about others, and their cells are written in one stroke.

use super::column::{ColumnContent, OutputColumn};
use super::query::Asked;
use super::tally::Tallied;
use super::writer::RowFormat;
use crate::knowledge::{Condition, Knowledge};
use crate::rules::columns::CompiledRules;
use crate::values::{Ref, Verdict};

/// Part of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PlannedCells {
    /// The column at this place.
    Cell(usize),
    /// Columns of criteria, by their places among those that are judged; none is the first of a row.
    Criteria(Vec<usize>),
    /// Columns of counts, by their tallies; none is the first of a row.
    Counts(Vec<(usize, Verdict)>),
    /// So many columns of which nothing is known, as they are written.
    Unknown { columns: usize, bytes: Vec<u8> },
}

/// The parts of a row for each condition, and for who has none.
#[derive(Debug)]
pub(super) struct PlannedRows {
    of_condition: Vec<Vec<PlannedCells>>,
    without: Vec<PlannedCells>,
}

impl PlannedRows {
    pub(super) fn of(
        knowledge: &Knowledge,
        asked: &Asked,
        rules: &CompiledRules,
        columns: &[OutputColumn],
        tallies: &[Tallied],
        format: RowFormat,
        keys: &[Vec<u8>],
    ) -> Self {
        let criteria: Vec<&[Ref<Condition>]> = rules.criteria().map(|(_, of)| of).collect();
        let planned = |condition: Option<Ref<Condition>>| {
            let is_known = |column: &OutputColumn| match &column.holds {
                ColumnContent::Error => false,
                ColumnContent::Count(tally, _) | ColumnContent::Directions(tally) => tallies
                    .get(*tally)
                    .zip(condition)
                    .is_some_and(|(tally, condition)| tally.conditions.contains(&condition)),
                ColumnContent::Criterion(place) => criteria
                    .get(*place)
                    .zip(condition)
                    .is_some_and(|(conditions, condition)| conditions.contains(&condition)),
                ColumnContent::Cost(treatment, _) | ColumnContent::AtLeast(treatment) => {
                    condition.is_some_and(|condition| asked.is_asked(condition, *treatment))
                }
                _ => true,
            };
            let mut cells = Vec::new();
            for (place, (column, key)) in columns.iter().zip(keys).enumerate() {
                if !is_known(column) {
                    unknown(&mut cells, key, format);
                    continue;
                }
                let is_short = format == RowFormat::Csv && place > 0;
                match (&column.holds, cells.last_mut()) {
                    (ColumnContent::Criterion(of), Some(PlannedCells::Criteria(all))) => {
                        all.push(*of);
                    }
                    (ColumnContent::Count(of, verdict), Some(PlannedCells::Counts(all))) => {
                        all.push((*of, *verdict));
                    }
                    (ColumnContent::Criterion(of), _) if is_short => {
                        cells.push(PlannedCells::Criteria(vec![*of]));
                    }
                    (ColumnContent::Count(of, verdict), _) if is_short => {
                        cells.push(PlannedCells::Counts(vec![(*of, *verdict)]));
                    }
                    _ => cells.push(PlannedCells::Cell(place)),
                }
            }
            cells
        };
        Self {
            of_condition: knowledge
                .conditions
                .refs()
                .map(|(found, _)| planned(Some(found)))
                .collect(),
            without: planned(None),
        }
    }

    /// The parts of a row of somebody with that condition.
    pub(super) fn for_condition(&self, condition: Option<Ref<Condition>>) -> &[PlannedCells] {
        let planned = condition.and_then(|condition| self.of_condition.get(condition.position()));
        planned.unwrap_or(&self.without)
    }
}

/// One column more of which nothing is known.
fn unknown(cells: &mut Vec<PlannedCells>, key: &[u8], format: RowFormat) {
    if !matches!(cells.last(), Some(PlannedCells::Unknown { .. })) {
        cells.push(PlannedCells::Unknown { columns: 0, bytes: Vec::new() });
    }
    if let Some(PlannedCells::Unknown { columns, bytes }) = cells.last_mut() {
        *columns += 1;
        bytes.extend(key);
        bytes.extend(format.unknown());
    }
}
