//! The rows of a comparison as pictures: a hundred people, ranges on one scale, scores over time.

mod courses;
mod icons;
mod ranges;

use crate::answer::{self, Compare};
use crate::evidence::{Cell, Figure, PictureRows, Row};
use crate::knowledge::Knowledge;
use crate::report::citations::Citations;
use crate::report::{Picture, Text, cost};

/// The pictures of the rows, in the order of the rows, then those over time, then that of the costs.
pub(super) fn pictures(answer: &Compare, citations: &mut Citations) -> Vec<Picture> {
    let mut pictures: Vec<Picture> = answer::pictures(answer)
        .iter()
        .filter_map(|drawn| match drawn {
            PictureRows::People(row) => Some(icons::picture(answer, row, citations)),
            PictureRows::Scores(rows) => Some(ranges::scores(answer, rows, citations)),
            PictureRows::Amounts(row) => ranges::amounts(answer, row, citations),
            PictureRows::OverTime(row, lines) => courses::picture(answer, row, lines, citations),
        })
        .collect();
    pictures.extend(answer.own_costs().and_then(cost::picture));
    pictures
}

/// The name of an option.
fn option(answer: &Compare, position: usize) -> Text {
    answer.comparison.columns.get(position).map_or(Text::default(), |treatment| {
        Text::plain(&answer.knowledge.treatments[*treatment].short)
    })
}

/// An option's mark in a picture: one a figure; one that says why, where there is none.
enum OptionMark<'r> {
    Figure(Figure),
    None(&'r Cell),
}

/// What stands in a cell, to be drawn.
fn marks(cell: &Cell) -> Vec<OptionMark<'_>> {
    let figures = cell.figures();
    if figures.is_empty() {
        vec![OptionMark::None(cell)]
    } else {
        figures.iter().copied().map(OptionMark::Figure).collect()
    }
}

/// Cites the sources of the figures of these rows.
fn cite(knowledge: &Knowledge, citations: &mut Citations, rows: &[Row]) -> Vec<usize> {
    let mut numbers: Vec<usize> = rows
        .iter()
        .flat_map(|row| &row.cells)
        .flat_map(Cell::figures)
        .flat_map(|figure| {
            let finding = &knowledge.findings[figure.finding];
            citations.cite(&finding.sources, Some(finding.provenance))
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
