//! Which rows are drawn, and as what.
//!
//! A picture is compared at a glance, whatever its caption says. So chances are drawn only where every figure of the row was taken at the same time
//! and counts the same thing, and lines over time only where one study measured two options or more.

use super::{Cell, Figure, Row, StudyArm};
use crate::knowledge::{ComparatorKind, Design, Finding, Knowledge, Measure, OutcomeGroup, Source};
use crate::values::Ref;

/// The arrays of people have so many places.
pub const PLACES: u64 = 100;

/// Rows as one picture.
#[derive(Debug, Clone, PartialEq)]
pub enum PictureRows<'k> {
    /// A row of chances: people of a hundred, all at the same time.
    People(Row),
    /// The rows of one outcome at all its times: points up and down one scale.
    Scores(Vec<Row>),
    /// A row of other amounts from nothing upwards: rare events, weeks, money.
    Amounts(Row),
    /// Scores before and after, of two options or more of one study.
    OverTime(Row, Vec<ScoreCourse<'k>>),
}

/// One option of a study: a score before, and one after.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreCourse<'k> {
    /// The option, by its column.
    pub column: usize,
    /// Where both scores are from.
    pub finding: &'k Finding,
    /// The score before treatment.
    pub before: f64,
    /// The score at the finding's time.
    pub after: f64,
}

/// The pictures of the usual rows, in their order, then those over time, which stand in the full rows only: healing that comes anyway is in them.
pub fn picture_rows<'k>(
    knowledge: &'k Knowledge,
    usual: &[Row],
    every_row: &[Row],
) -> Vec<PictureRows<'k>> {
    let mut pictures = Vec::new();
    let mut done: Vec<&Row> = Vec::new();
    for row in usual {
        if done.contains(&row) || !is_worth_drawing(knowledge, row) {
            continue;
        }
        match kind(knowledge, row) {
            DrawingKind::People => pictures.push(PictureRows::People(row.clone())),
            DrawingKind::Scores => {
                // One scale an outcome: all its times in one picture.
                let same: Vec<&Row> = usual
                    .iter()
                    .filter(|other| {
                        (other.outcome, other.unit) == (row.outcome, row.unit)
                            && has_number(knowledge, other)
                    })
                    .collect();
                pictures.push(PictureRows::Scores(same.iter().copied().cloned().collect()));
                done.extend(same);
            }
            DrawingKind::Amounts => pictures.push(PictureRows::Amounts(row.clone())),
            DrawingKind::Words => {}
        }
    }
    pictures.extend(over_time(knowledge, every_row));
    pictures
}

/// How a row can be drawn.
enum DrawingKind {
    People,
    Scores,
    Amounts,
    /// Not at all.
    Words,
}

fn kind(knowledge: &Knowledge, row: &Row) -> DrawingKind {
    let is_hundred = knowledge.outcomes[row.outcome].denominator.is_none_or(|all| all == PLACES);
    let measures: Vec<Measure> =
        drawable(knowledge, row).map(|figure| knowledge.findings[figure.finding].measure).collect();
    let all = |wanted: &[Measure]| measures.iter().all(|measure| wanted.contains(measure));
    if all(&[Measure::Difference, Measure::ShareDifference, Measure::Level, Measure::Change]) {
        DrawingKind::Scores
    } else if all(&[Measure::Share]) {
        let mut counted =
            drawable(knowledge, row).map(|figure| &knowledge.findings[figure.finding].per);
        let first = counted.next();
        let is_counted_alike = counted.all(|per| first == Some(per));
        if !is_counted_alike || !has_one_window(knowledge, row) {
            // Injections and people, or five years and two, on one scale would be compared, whatever stands beside it.
            DrawingKind::Words
        } else if is_hundred && first.is_some_and(Option::is_none) {
            DrawingKind::People
        } else {
            DrawingKind::Amounts
        }
    } else if measures.len() > 1 {
        DrawingKind::Amounts
    } else {
        // One length of time or one price alone is no picture.
        DrawingKind::Words
    }
}

/// The figures of a row that can be drawn, option by option.
pub fn drawable(knowledge: &Knowledge, row: &Row) -> impl Iterator<Item = Figure> {
    row.cells
        .iter()
        .flat_map(Cell::figures)
        .copied()
        .filter(|figure| is_drawable(knowledge, *figure))
}

fn has_number(knowledge: &Knowledge, row: &Row) -> bool {
    drawable(knowledge, row).next().is_some()
}

/// Whether there is something to see. A good result of one option alone, with nothing to hold it against, would look like its effect.
fn is_worth_drawing(knowledge: &Knowledge, row: &Row) -> bool {
    let is_held_against = |figure: Figure| {
        knowledge.findings[figure.finding].comparator.kind == ComparatorKind::Direct
    };
    let options = row
        .cells
        .iter()
        .filter(|cell| cell.figures().iter().any(|figure| is_drawable(knowledge, *figure)))
        .count();
    // A picture is compared at a glance, whatever stands beside it; words are not in it.
    row.may_hold_against(knowledge, drawable(knowledge, row))
        && has_number(knowledge, row)
        && (knowledge.outcomes[row.outcome].group != OutcomeGroup::Effect
            || options > 1
            || drawable(knowledge, row).any(is_held_against))
}

fn is_drawable(knowledge: &Knowledge, figure: Figure) -> bool {
    figure.value(knowledge).is_some() || matches!(figure.ends(knowledge), (Some(_), Some(_)))
}

/// Whether all figures of the row were taken at the same time after the treatment.
fn has_one_window(knowledge: &Knowledge, row: &Row) -> bool {
    let mut windows =
        drawable(knowledge, row).map(|figure| &knowledge.findings[figure.finding].horizon.label);
    match windows.next() {
        None => true,
        Some(first) => windows.all(|window| window == first),
    }
}

/// A picture for each outcome and study that followed two options or more.
fn over_time<'k>(knowledge: &'k Knowledge, every_row: &[Row]) -> Vec<PictureRows<'k>> {
    let mut pictures = Vec::new();
    for row in every_row {
        if knowledge.outcomes[row.outcome].group != OutcomeGroup::Effect {
            continue;
        }
        let mut studies: Vec<(Ref<Source>, Vec<ScoreCourse>)> = Vec::new();
        for (column, cell) in row.cells.iter().enumerate() {
            for figure in cell.figures() {
                if let Some((study, line)) = line(knowledge, column, *figure) {
                    match studies.iter_mut().find(|(known, _)| *known == study) {
                        Some((_, lines)) => lines.push(line),
                        None => studies.push((study, vec![line])),
                    }
                }
            }
        }
        pictures.extend(
            studies
                .into_iter()
                .filter(|(_, lines)| {
                    is_one_study(lines) && knowledge.units[row.unit].out_of.is_some()
                })
                .map(|(_, lines)| PictureRows::OverTime(row.clone(), lines)),
        );
    }
    pictures
}

fn line(
    knowledge: &Knowledge,
    column: usize,
    figure: Figure,
) -> Option<(Ref<Source>, ScoreCourse<'_>)> {
    let finding = &knowledge.findings[figure.finding];
    if figure.side != StudyArm::Treatment || finding.measure != Measure::Level {
        return None;
    }
    let source = *finding.sources.first()?;
    Some((source, ScoreCourse { column, finding, before: finding.start?, after: finding.value? }))
}

/// Whether the lines are of one study with two options or more. A review holds many studies: two groups of it need not have been in one.
fn is_one_study(lines: &[ScoreCourse]) -> bool {
    let Some(first) = lines.first() else { return false };
    let is_matched = lines.iter().all(|line| {
        line.finding.horizon.label == first.finding.horizon.label
            && line.finding.who == first.finding.who
            && line.finding.sources == first.finding.sources
            && line.finding.design != Design::SystematicReview
    });
    is_matched && lines.iter().any(|line| line.column != first.column)
}
