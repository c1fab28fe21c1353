//! What stands in a cell, and why one is empty.

use super::rows::{IndexedFinding, IndexedGap};
use super::{Cell, Figure, StudyArm};
use crate::knowledge::{Band, Condition, Gap, GapKind, Knowledge, Measure, Outcome, Treatment};
use crate::values::Ref;

pub(super) fn cell(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    treatment: Ref<Treatment>,
    outcome: Ref<Outcome>,
    band: Option<Band>,
    here: &[IndexedFinding],
    gaps: &[IndexedGap],
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
                    own.push(Figure { finding: shown, side: StudyArm::Treatment });
                }
            }
        }
    }
    if !own.is_empty() {
        return Cell::Figures(own);
    }
    // A gap that speaks of this very cell knows better than the other side of somebody's comparison.
    let gap = gap(gaps, treatment, outcome, band);
    let is_missing = |gap: Ref<Gap>| knowledge.gaps[gap].kind != GapKind::NotApplicable;
    // A head-to-head study fills both cells.
    let other_side: Vec<Figure> = here
        .iter()
        .filter(|(_, finding)| {
            finding.comparator.treatment == Some(treatment) && finding.comparator.value.is_some()
        })
        .map(|(finding, _)| Figure { finding: *finding, side: StudyArm::Comparator })
        .collect();
    if !other_side.is_empty() && !gap.is_some_and(is_missing) {
        return Cell::Figures(other_side);
    }
    // In a row of differences an empty cell may be what the others are measured from; a row of plain rates has no such thing.
    let compared = here
        .iter()
        .filter(|(_, finding)| {
            matches!(finding.measure, Measure::Difference | Measure::ShareDifference)
        })
        .find(|(_, finding)| finding.comparator.treatment == Some(treatment))
        .map(|(_, finding)| &finding.treatments);
    if let Some(others) = compared {
        return Cell::ComparedAgainst(others.clone());
    }
    gap.map_or(Cell::Unexplained, Cell::Gap)
}

/// The reason for an empty cell: one for exactly this time before one for all times.
fn gap(
    gaps: &[IndexedGap],
    treatment: Ref<Treatment>,
    outcome: Ref<Outcome>,
    band: Option<Band>,
) -> Option<Ref<Gap>> {
    let fits = |gap: &Gap, exactly: bool| {
        gap.treatments.contains(&treatment)
            && gap.outcomes.iter().any(|choice| {
                choice.outcome == outcome
                    && if exactly {
                        choice.band.is_some() && choice.band == band
                    } else {
                        choice.band.is_none() || band.is_none()
                    }
            })
    };
    let first = |exactly: bool| gaps.iter().find(|(_, gap)| fits(gap, exactly));
    first(true).or_else(|| first(false)).map(|(pointer, _)| *pointer)
}
