//! Which rows there are, and which of them a shorter page shows.

use super::cell::cell;
use super::{Cell, Detail, Row};
use crate::knowledge::{
    Band, Condition, Finding, Gap, Knowledge, Measure, Outcome, OutcomeGroup, Role, RowChoice,
    Treatment, Unit,
};
use crate::values::{Ref, distinct};

/// A finding and its pointer.
pub(super) type IndexedFinding<'k> = (Ref<Finding>, &'k Finding);

/// A gap and its pointer.
pub(super) type IndexedGap<'k> = (Ref<Gap>, &'k Gap);

/// Whether cells of this group name their own times.
fn joins_times(group: OutcomeGroup) -> bool {
    match group {
        OutcomeGroup::Practical
        | OutcomeGroup::Harm
        | OutcomeGroup::Recovery
        | OutcomeGroup::Cost => true,
        OutcomeGroup::Effect | OutcomeGroup::Repeat => false,
    }
}

/// The named rows that exist, in reading order.
pub(super) fn chosen(rows: &[Row], choices: &[RowChoice]) -> Vec<Row> {
    rows.iter()
        .filter(|row| {
            choices.iter().any(|choice| {
                choice.outcome == row.outcome
                    && (choice.band.is_none() || row.band.is_none() || choice.band == row.band)
            })
        })
        .cloned()
        .collect()
}

/// Where nobody chose: the rows of each group that most options have a figure in.
pub(super) fn telling(knowledge: &Knowledge, rows: Vec<Row>, of_each_group: usize) -> Vec<Row> {
    let figures =
        |row: &Row| row.cells.iter().filter(|cell| matches!(cell, Cell::Figures(_))).count();
    let mut kept: Vec<bool> = vec![false; rows.len()];
    for group in OutcomeGroup::ALL {
        let mut candidates: Vec<(usize, usize)> = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| knowledge.outcomes[row.outcome].group == *group)
            .map(|(position, row)| (figures(row), position))
            .collect();
        candidates.sort_by_key(|(figures, position)| (std::cmp::Reverse(*figures), *position));
        for (_, position) in candidates.into_iter().take(of_each_group) {
            if let Some(keep) = kept.get_mut(position) {
                *keep = true;
            }
        }
    }
    rows.into_iter().zip(kept).filter_map(|(row, keep)| keep.then_some(row)).collect()
}

/// Every row that has a figure, and every one that is wanted even without, in the order of groups, outcomes and times.
pub(super) fn rows(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    columns: &[Ref<Treatment>],
    detail: Detail,
    wanted: &[RowChoice],
) -> Vec<Row> {
    let shown: Vec<IndexedFinding> = knowledge
        .findings
        .refs()
        .filter(|(_, finding)| {
            (detail == Detail::Full || finding.role == Role::Main)
                && columns.iter().any(|treatment| finding.is_about(condition, *treatment))
        })
        .collect();
    let gaps: Vec<IndexedGap> =
        knowledge.gaps.refs().filter(|(_, gap)| gap.conditions.contains(&condition)).collect();
    let mut rows = Vec::new();
    for group in OutcomeGroup::ALL {
        for (outcome, entry) in knowledge.outcomes.refs() {
            if entry.group != *group {
                continue;
            }
            let of_outcome: Vec<IndexedFinding> =
                shown.iter().filter(|(_, finding)| finding.outcome == outcome).copied().collect();
            // Most conditions have findings about a few outcomes.
            if of_outcome.is_empty() && !wanted.iter().any(|choice| choice.outcome == outcome) {
                continue;
            }
            let bands: Vec<Option<Band>> = if joins_times(*group) {
                vec![None]
            } else {
                Band::ALL.iter().copied().map(Some).collect()
            };
            for band in bands {
                let here: Vec<IndexedFinding> = of_outcome
                    .iter()
                    .filter(|(_, finding)| band.is_none_or(|band| finding.horizon.band == band))
                    .copied()
                    .collect();
                let is_wanted = wanted.iter().any(|choice| {
                    choice.outcome == outcome && (band.is_none() || choice.band == band)
                });
                for (unit, here) in by_unit(entry, &here, is_wanted) {
                    rows.push(Row {
                        outcome,
                        band,
                        unit,
                        cells: columns
                            .iter()
                            .map(|treatment| {
                                cell(knowledge, condition, *treatment, outcome, band, &here, &gaps)
                            })
                            .collect(),
                    });
                }
            }
        }
    }
    rows
}

/// Findings apart by the scale that they are on, the outcome's own first. Words without a number stand with the first.
fn by_unit<'k>(
    outcome: &Outcome,
    here: &[IndexedFinding<'k>],
    is_wanted: bool,
) -> Vec<(Ref<Unit>, Vec<IndexedFinding<'k>>)> {
    let measured = here.iter().filter(|(_, finding)| finding.measure != Measure::Text);
    let mut units = distinct(measured.map(|(_, finding)| finding.unit));
    units.sort_by_key(|unit| *unit != outcome.unit);
    if units.is_empty() && (!here.is_empty() || is_wanted) {
        units.push(outcome.unit);
    }
    let first = units.first().copied();
    units
        .into_iter()
        .map(|unit| {
            let of_unit = here
                .iter()
                .filter(|(_, finding)| {
                    if finding.measure == Measure::Text {
                        Some(unit) == first
                    } else {
                        finding.unit == unit
                    }
                })
                .copied()
                .collect();
            (unit, of_unit)
        })
        .collect()
}
