//! More than one way to see a chance: number, both frames, and a picture of every usual row that can be drawn without misleading.
//!
//! Which rows can be drawn is reckoned here from the findings, and not asked of the code that draws: else a picture that goes missing takes its
//! own demand with it.

use super::chances;
use super::comparable::unlike;
use super::frames::other_frame;
use crate::audit::check_result::CheckResult;
use crate::audit::subject::{AuditedPage, Subject};
use crate::evidence::{Cell, Figure, Row, StudyArm};
use crate::knowledge::{ComparatorKind, Finding, Knowledge, Measure, OutcomeGroup};
use crate::report::{Block, Drawing};
use crate::values::plural;
use std::collections::BTreeSet;

/// K8: number and both frames for every row of chances, and a picture for every usual row whose figures may stand on one scale.
pub(in crate::audit) fn shown_in_several_ways(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("rows of chances: figure, other frame, picture");
    let (mut rows, mut drawn, mut apart) = (0, 0, 0);
    for audited in &subject.pages {
        let mut labels: BTreeSet<String> = BTreeSet::new();
        for shown in chances::shown(audited) {
            if shown.finding.measure != Measure::Share {
                continue;
            }
            found.expect(
                !shown.finding.has_number() || other_frame(shown).is_some(),
                &shown.at,
                format_args!("`{}` does not say how many have it not", shown.finding.id),
            );
            labels.insert(shown.row.label.bare());
        }
        rows += labels.len();
        for (label, row) in &audited.usual {
            let numbers = numbers(subject.knowledge, row);
            if !numbers.iter().any(is_share) {
                continue;
            }
            let at = audited.place(format!("row \"{label}\""));
            let has_picture = is_drawn(audited, label);
            let is_one_scale = is_one_scale(&numbers) && are_of_one_people(&numbers);
            if is_one_scale && is_held_against(subject.knowledge, row, &numbers) {
                drawn += usize::from(has_picture);
                found.expect(has_picture, at, "no picture shows it");
            } else {
                apart += 1;
                found.expect(
                    !has_picture || is_one_scale,
                    at,
                    "one picture sets figures of other times or people, or that count other things, on one scale",
                );
            }
        }
    }
    let message = if rows == 0 {
        "no row of chances".to_owned()
    } else {
        format!(
            "{} with number and both ways round; of the usual rows {drawn} with a picture too, and {apart} without one, \
             because their figures are of other times or people, count other things or have nothing to be held against",
            plural(rows, "row of chances", "rows of chances")
        )
    };
    found.judged(rows).counted(message)
}

/// A number of a row: the finding that gives it, and the column that it stands in.
type RowNumber<'k> = (usize, &'k Finding);

/// The numbers of a row that have a place on a scale.
fn numbers<'k>(knowledge: &'k Knowledge, row: &Row) -> Vec<RowNumber<'k>> {
    let mut numbers = Vec::new();
    for (column, cell) in row.cells.iter().enumerate() {
        if let Cell::Figures(figures) = cell {
            numbers.extend(
                figures
                    .iter()
                    .filter(|figure| has_place(knowledge, **figure))
                    .map(|figure| (column, &knowledge.findings[figure.finding])),
            );
        }
    }
    numbers
}

fn has_place(knowledge: &Knowledge, figure: Figure) -> bool {
    let finding = &knowledge.findings[figure.finding];
    match figure.side {
        StudyArm::Treatment => {
            finding.value.is_some() || (finding.low.is_some() && finding.high.is_some())
        }
        StudyArm::Comparator => finding.comparator.value.is_some(),
    }
}

fn is_share((_, finding): &RowNumber) -> bool {
    finding.measure == Measure::Share
}

/// Whether all numbers are of one time and count the same thing.
fn is_one_scale(numbers: &[RowNumber]) -> bool {
    let what = |number: &RowNumber| {
        let (_, finding) = *number;
        (finding.horizon.label.clone(), finding.per.clone(), finding.denominator)
    };
    let first = numbers.first().map(what);
    numbers.iter().all(|number| Some(what(number)) == first)
}

/// Whether all numbers are one study's, or of one group.
fn are_of_one_people(numbers: &[RowNumber]) -> bool {
    numbers.iter().enumerate().all(|(position, (_, first))| {
        let others = numbers.iter().skip(position + 1);
        others
            .map(|(_, second)| second)
            .all(|second| first.id == second.id || unlike(first, second).is_none())
    })
}

/// Whether there is something to hold a good result against: another option's, or the group that a study compared it with.
fn is_held_against(knowledge: &Knowledge, row: &Row, numbers: &[RowNumber]) -> bool {
    let columns: BTreeSet<usize> = numbers.iter().map(|(column, _)| *column).collect();
    knowledge.outcomes[row.outcome].group != OutcomeGroup::Effect
        || columns.len() > 1
        || numbers.iter().any(|(_, finding)| finding.comparator.kind == ComparatorKind::Direct)
}

/// Whether a picture of people or of amounts shows a row.
pub(super) fn is_drawn(audited: &AuditedPage, label: &str) -> bool {
    audited.blocks.iter().any(|block| {
        if let Block::Picture(picture) = block {
            matches!(picture.drawing, Drawing::Icons(_) | Drawing::Ranges(_))
                && picture.title.bare().contains(label)
        } else {
            false
        }
    })
}
