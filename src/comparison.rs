//! The side-by-side: which rows there are, what stands in each cell, and why a cell is empty.
//!
//! A row is one outcome at one time. Where options cannot be measured at the same time (harm, recovery, how it is done, cost) a row holds all times and
//! every cell names its own. Findings of different outcomes never share a row, so "extra over no surgery" and "change from before" cannot meet.

use crate::knowledge::{
    Approach, Band, Condition, Dispute, Finding, Gap, GapKind, Knowledge, Measure, Outcome,
    OutcomeGroup, Question, QuestionScope, Role, RowChoice, Treatment, Unit,
};
use crate::values::Ref;

/// How much to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// One screen.
    Brief,
    /// Two or three screens.
    Normal,
    /// Everything.
    Full,
}

/// Treatments of a condition side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What it is about.
    pub condition: Ref<Condition>,
    /// The columns.
    pub columns: Vec<Ref<Treatment>>,
    /// The rows in reading order.
    pub rows: Vec<Row>,
    /// Where respected sources disagree about these options.
    pub disputes: Vec<Ref<Dispute>>,
    /// What is still uncertain, per column.
    pub gaps: Vec<Vec<Ref<Gap>>>,
    /// Questions to ask.
    pub questions: Vec<Ref<Question>>,
}

/// One outcome, at one time or with each cell naming its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What was measured.
    pub outcome: Ref<Outcome>,
    /// When; `None`: each cell names its own time.
    pub band: Option<Band>,
    /// In what unit. Figures on different scales never share a row.
    pub unit: Ref<Unit>,
    /// One a column.
    pub cells: Vec<Cell>,
}

/// What one option's cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// At least one figure.
    Figures(Vec<Figure>),
    /// A reason why there is none.
    Gap(Ref<Gap>),
    /// No own figure: this option is what another column was compared with in this row.
    ComparedAgainst(Ref<Treatment>),
    /// Nothing was found, and nobody has said why.
    Unexplained,
}

/// A finding as it stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Where the number is from.
    pub finding: Ref<Finding>,
    /// Whose number it is.
    pub side: Side,
}

/// A head-to-head finding holds a number for each of its two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The treatment's.
    Treatment,
    /// The comparator's.
    Comparator,
}

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

/// A finding and its pointer.
type Found<'k> = (Ref<Finding>, &'k Finding);

/// Puts the treatments of a condition side by side.
pub fn compare(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    columns: &[Ref<Treatment>],
    detail: Detail,
) -> Comparison {
    let entry = &knowledge.conditions[condition];
    let wanted = match detail {
        Detail::Brief => entry.rows_brief.as_slice(),
        Detail::Normal => entry.rows_normal.as_slice(),
        Detail::Full => &[],
    };
    let all = rows(knowledge, condition, columns, detail, wanted);
    let rows = match detail {
        Detail::Full => all,
        Detail::Normal if entry.rows_normal.is_empty() => telling(knowledge, all, 2),
        Detail::Normal => chosen(&all, &entry.rows_normal),
        Detail::Brief if entry.rows_brief.is_empty() => telling(knowledge, all, 1),
        Detail::Brief => chosen(&all, &entry.rows_brief),
    };
    Comparison {
        condition,
        columns: columns.to_vec(),
        rows,
        disputes: knowledge
            .disputes
            .refs()
            .filter(|(_, dispute)| {
                dispute.conditions.contains(&condition)
                    && dispute
                        .treatments
                        .iter()
                        .any(|treatment| columns.contains(treatment))
            })
            .map(|(dispute, _)| dispute)
            .collect(),
        gaps: columns
            .iter()
            .map(|treatment| {
                knowledge
                    .gaps
                    .refs()
                    .filter(|(_, gap)| {
                        gap.kind != GapKind::NotApplicable
                            && gap.conditions.contains(&condition)
                            && gap.treatments.contains(treatment)
                    })
                    .map(|(gap, _)| gap)
                    .collect()
            })
            .collect(),
        questions: questions(knowledge, condition, columns),
    }
}

fn questions(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    columns: &[Ref<Treatment>],
) -> Vec<Ref<Question>> {
    knowledge
        .questions
        .refs()
        .filter(|(_, question)| match &question.scope {
            QuestionScope::General | QuestionScope::Cost => true,
            QuestionScope::Treatments(treatments) => treatments
                .iter()
                .any(|treatment| columns.contains(treatment)),
            QuestionScope::Conditions(conditions) => conditions.contains(&condition),
            QuestionScope::Facts(_) => false,
        })
        .map(|(question, _)| question)
        .collect()
}

/// The named rows that exist, in reading order.
fn chosen(rows: &[Row], choices: &[RowChoice]) -> Vec<Row> {
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
fn telling(knowledge: &Knowledge, rows: Vec<Row>, of_each_group: usize) -> Vec<Row> {
    let figures = |row: &Row| {
        row.cells
            .iter()
            .filter(|cell| matches!(cell, Cell::Figures(_)))
            .count()
    };
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
    rows.into_iter()
        .zip(kept)
        .filter_map(|(row, keep)| keep.then_some(row))
        .collect()
}

/// Every row that has a figure, and every one that is wanted even without, in the order of groups, outcomes and times.
fn rows(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    columns: &[Ref<Treatment>],
    detail: Detail,
    wanted: &[RowChoice],
) -> Vec<Row> {
    let shown: Vec<Found> = knowledge
        .findings
        .refs()
        .filter(|(_, finding)| {
            (detail == Detail::Full || finding.role == Role::Main)
                && columns
                    .iter()
                    .any(|treatment| finding.is_about(condition, *treatment))
        })
        .collect();
    let mut rows = Vec::new();
    for group in OutcomeGroup::ALL {
        for (outcome, entry) in knowledge.outcomes.refs() {
            if entry.group != *group {
                continue;
            }
            let bands: Vec<Option<Band>> = if joins_times(*group) {
                vec![None]
            } else {
                Band::ALL.iter().copied().map(Some).collect()
            };
            for band in bands {
                let here: Vec<Found> = shown
                    .iter()
                    .filter(|(_, finding)| {
                        finding.outcome == outcome
                            && band.is_none_or(|band| finding.horizon.band == band)
                    })
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
                                cell(knowledge, condition, *treatment, outcome, band, &here)
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
    here: &[Found<'k>],
    is_wanted: bool,
) -> Vec<(Ref<Unit>, Vec<Found<'k>>)> {
    let mut units: Vec<Ref<Unit>> = Vec::new();
    for (_, finding) in here {
        if finding.measure != Measure::Text && !units.contains(&finding.unit) {
            units.push(finding.unit);
        }
    }
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

fn cell(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    treatment: Ref<Treatment>,
    outcome: Ref<Outcome>,
    band: Option<Band>,
    here: &[Found],
) -> Cell {
    let mut own: Vec<Figure> = Vec::new();
    for (pointer, finding) in here {
        if finding.is_about(condition, treatment) {
            // A figure that misleads alone brings those that put it right.
            let beside = finding
                .show_with
                .iter()
                .copied()
                .filter(|other| knowledge.findings[*other].is_about(condition, treatment));
            for shown in std::iter::once(*pointer).chain(beside) {
                if !own.iter().any(|figure| figure.finding == shown) {
                    own.push(Figure {
                        finding: shown,
                        side: Side::Treatment,
                    });
                }
            }
        }
    }
    if !own.is_empty() {
        return Cell::Figures(own);
    }
    // A gap that speaks of this very cell knows better than the other side of somebody's comparison.
    let gap = gap(knowledge, condition, treatment, outcome, band);
    let is_missing = |gap: Ref<Gap>| knowledge.gaps[gap].kind != GapKind::NotApplicable;
    // A head-to-head study fills both cells.
    let other_side: Vec<Figure> = here
        .iter()
        .filter(|(_, finding)| {
            finding.comparator.treatment == Some(treatment) && finding.comparator.value.is_some()
        })
        .map(|(finding, _)| Figure {
            finding: *finding,
            side: Side::Comparator,
        })
        .collect();
    if !other_side.is_empty() && !gap.is_some_and(is_missing) {
        return Cell::Figures(other_side);
    }
    // In a row of differences an empty cell may be what the others are measured from; a row of plain rates has no such thing.
    let compared = here
        .iter()
        .filter(|(_, finding)| {
            matches!(
                finding.measure,
                Measure::Difference | Measure::ShareDifference
            )
        })
        .find(|(_, finding)| finding.comparator.treatment == Some(treatment))
        .and_then(|(_, finding)| finding.treatments.first());
    if let Some(other) = compared {
        return Cell::ComparedAgainst(*other);
    }
    gap.map_or(Cell::Unexplained, Cell::Gap)
}

/// The reason for an empty cell: one for exactly this time before one for all times.
pub fn gap(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    treatment: Ref<Treatment>,
    outcome: Ref<Outcome>,
    band: Option<Band>,
) -> Option<Ref<Gap>> {
    let fits = |gap: &Gap, exactly: bool| {
        gap.conditions.contains(&condition)
            && gap.treatments.contains(&treatment)
            && gap.outcomes.iter().any(|choice| {
                choice.outcome == outcome
                    && if exactly {
                        choice.band.is_some() && choice.band == band
                    } else {
                        choice.band.is_none() || band.is_none()
                    }
            })
    };
    knowledge
        .gaps
        .find(|gap| fits(gap, true))
        .or_else(|| knowledge.gaps.find(|gap| fits(gap, false)))
        .map(|(gap, _)| gap)
}

/// Whether one of the columns means carrying on as now.
pub fn carries_on(knowledge: &Knowledge, columns: &[Ref<Treatment>]) -> bool {
    columns
        .iter()
        .any(|treatment| knowledge.treatments[*treatment].approach == Approach::CarryOn)
}
