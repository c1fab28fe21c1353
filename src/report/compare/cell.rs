//! One cell of the page.

use super::layers;
use crate::answer::Compare;
use crate::evidence::{self, Detail, Row};
use crate::report::citations::Citations;
use crate::report::{MatrixCell, MatrixFigure, Text};
use crate::wording::cell::{self, FigureWords};

/// The cell of a page.
pub(super) fn cell(
    answer: &Compare,
    citations: &mut Citations,
    row: &Row,
    entry: &evidence::Cell,
) -> MatrixCell {
    let knowledge = answer.knowledge;
    if let evidence::Cell::Figures(figures) = entry {
        return MatrixCell::Figures(
            figures.iter().map(|figure| self::figure(answer, citations, row, *figure)).collect(),
        );
    }
    MatrixCell::Absent(Text::plain(match answer.detail {
        Detail::Brief => cell::short_absence(knowledge, entry).to_owned(),
        Detail::Normal | Detail::Full => cell::absence(knowledge, entry),
    }))
}

fn figure(
    answer: &Compare,
    citations: &mut Citations,
    row: &Row,
    figure: evidence::Figure,
) -> MatrixFigure {
    let knowledge = answer.knowledge;
    let finding = &knowledge.findings[figure.finding];
    let FigureWords { lead, details } = cell::figure(knowledge, answer.detail, row, figure);
    let more = if answer.extras.has_layers() {
        layers::more(knowledge, figure, &details)
    } else {
        Vec::new()
    };
    let mut details: Vec<Text> = details.into_iter().map(Text::plain).collect();
    let numbers = citations.cite(&finding.sources, Some(finding.provenance));
    if let Some(last) = details.pop() {
        details.push(last.then_notes(numbers));
    }
    MatrixFigure {
        lead: lead.map(Text::strong).unwrap_or_default(),
        details,
        more,
        entry: Some(finding.id.clone()),
    }
}
