//! The rows of a comparison as pictures: a hundred people, ranges on one scale, scores over time.
//!
//! A picture is compared at a glance, whatever its caption says. So chances are drawn only where every figure of the row was taken at the same time
//! and counts the same thing, and lines over time only where one study measured both options.

mod courses;
mod icons;
mod ranges;

use super::ComparisonReport;
use super::cell;
use crate::evidence::{Cell, Detail, Figure, Row};
use crate::knowledge::{ComparatorKind, Knowledge, Measure, OutcomeGroup};
use crate::report::citations::Citations;
use crate::report::{Picture, Text, cost};
use crate::wording::phrase::Phrase;

/// The arrays have so many places.
const PLACES: u64 = 100;

/// The pictures of the rows, in the order of the rows, then those over time.
pub(super) fn pictures(report: &ComparisonReport, citations: &mut Citations) -> Vec<Picture> {
    let knowledge = report.knowledge;
    // Every row of the full page as a picture would be too much to see anything.
    let usual = (report.detail == Detail::Full).then(|| report.at(Detail::Normal));
    let rows = usual.as_ref().map_or(&report.comparison.rows, |usual| &usual.rows);
    let mut pictures = Vec::new();
    let mut drawn: Vec<&Row> = Vec::new();
    for row in rows {
        if drawn.contains(&row) || !is_worth_drawing(knowledge, row) {
            continue;
        }
        match kind(knowledge, row) {
            Kind::People => pictures.push(icons::picture(report, row, citations)),
            Kind::Scores => {
                // One scale an outcome: all its times in one picture.
                let same: Vec<&Row> = rows
                    .iter()
                    .filter(|other| {
                        (other.outcome, other.unit) == (row.outcome, row.unit)
                            && has_number(knowledge, other)
                    })
                    .collect();
                pictures.push(ranges::scores(report, &same, citations));
                drawn.extend(same);
            }
            Kind::Amounts => pictures.extend(ranges::amounts(report, row, citations)),
            Kind::Words => {}
        }
    }
    pictures.extend(courses::pictures(report, citations));
    pictures.extend(report.costs.as_ref().and_then(cost::picture));
    pictures
}

/// How a row can be drawn.
enum Kind {
    /// People of a hundred, all at the same time.
    People,
    /// Points up and down a scale.
    Scores,
    /// Other amounts from nothing upwards: rare events, weeks, money.
    Amounts,
    /// Not at all.
    Words,
}

fn kind(knowledge: &Knowledge, row: &Row) -> Kind {
    let is_hundred = knowledge.outcomes[row.outcome].denominator.is_none_or(|all| all == PLACES);
    let measures: Vec<Measure> = drawn_figures(knowledge, row)
        .map(|figure| knowledge.findings[figure.finding].measure)
        .collect();
    let all = |wanted: &[Measure]| measures.iter().all(|measure| wanted.contains(measure));
    if all(&[Measure::Difference, Measure::ShareDifference, Measure::Level, Measure::Change]) {
        Kind::Scores
    } else if all(&[Measure::Share]) {
        let mut counted =
            drawn_figures(knowledge, row).map(|figure| &knowledge.findings[figure.finding].per);
        let first = counted.next();
        let is_counted_alike = counted.all(|per| first == Some(per));
        if !is_counted_alike || !has_one_window(knowledge, row) {
            // Injections and people, or five years and two, on one scale would be compared, whatever stands beside it.
            Kind::Words
        } else if is_hundred && first.is_some_and(Option::is_none) {
            Kind::People
        } else {
            Kind::Amounts
        }
    } else if measures.len() > 1 {
        Kind::Amounts
    } else {
        // One length of time or one price alone is no picture.
        Kind::Words
    }
}

/// The figures of a row, option by option.
fn figures(row: &Row) -> impl Iterator<Item = Figure> {
    row.cells.iter().flat_map(cell::figures).copied()
}

/// The figures of a row that can be drawn.
fn drawn_figures(knowledge: &Knowledge, row: &Row) -> impl Iterator<Item = Figure> {
    figures(row).filter(|figure| is_drawable(knowledge, *figure))
}

/// Whether anything in the row can be drawn.
fn has_number(knowledge: &Knowledge, row: &Row) -> bool {
    drawn_figures(knowledge, row).next().is_some()
}

/// Whether there is something to see. A good result of one option alone, with nothing to hold it against, would look like its effect.
fn is_worth_drawing(knowledge: &Knowledge, row: &Row) -> bool {
    let is_held_against = |figure: Figure| {
        knowledge.findings[figure.finding].comparator.kind == ComparatorKind::Direct
    };
    let options = row
        .cells
        .iter()
        .filter(|cell| cell::figures(cell).iter().any(|figure| is_drawable(knowledge, *figure)))
        .count();
    has_number(knowledge, row)
        && (knowledge.outcomes[row.outcome].group != OutcomeGroup::Effect
            || options > 1
            || drawn_figures(knowledge, row).any(is_held_against))
}

fn is_drawable(knowledge: &Knowledge, figure: Figure) -> bool {
    let phrase = Phrase::new(knowledge, figure);
    phrase.value().is_some() || matches!(phrase.ends(), (Some(_), Some(_)))
}

/// Whether all figures of the row were taken at the same time after the treatment.
fn has_one_window(knowledge: &Knowledge, row: &Row) -> bool {
    let mut windows = drawn_figures(knowledge, row)
        .map(|figure| &knowledge.findings[figure.finding].horizon.label);
    match windows.next() {
        None => true,
        Some(first) => windows.all(|window| window == first),
    }
}

/// The name of an option.
fn option(report: &ComparisonReport, position: usize) -> Text {
    report.comparison.columns.get(position).map_or(Text::default(), |treatment| {
        Text::plain(&report.knowledge.treatments[*treatment].short)
    })
}

/// An option's mark in a picture: one a figure; one that says why, where there is none.
enum Mark<'r> {
    Figure(Figure),
    None(&'r Cell),
}

/// What stands in a cell, to be drawn.
fn marks(cell: &Cell) -> Vec<Mark<'_>> {
    let figures = cell::figures(cell);
    if figures.is_empty() {
        vec![Mark::None(cell)]
    } else {
        figures.iter().copied().map(Mark::Figure).collect()
    }
}

/// Cites the sources of the figures of these rows.
fn cite(knowledge: &Knowledge, citations: &mut Citations, rows: &[&Row]) -> Vec<usize> {
    let mut numbers: Vec<usize> = rows
        .iter()
        .flat_map(|row| figures(row))
        .flat_map(|figure| {
            let finding = &knowledge.findings[figure.finding];
            citations.cite(&finding.sources, Some(finding.provenance))
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// A sentence made of these pieces, those that are there.
fn joined(pieces: impl IntoIterator<Item = Option<String>>) -> String {
    pieces.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
