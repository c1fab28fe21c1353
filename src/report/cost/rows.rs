//! The rows that a plan adds to a comparison, on its page.

use crate::answer::CostReport;
use crate::answer::cost::CostCell;
use crate::report::citations::Citations;
use crate::report::{MatrixCell, MatrixRow, Text};

/// What each choice costs in all, and what of it is the person's own.
pub(in crate::report) fn rows(report: &CostReport, citations: &mut Citations) -> Vec<MatrixRow> {
    let mut is_total = true;
    let mut rows = Vec::new();
    for row in report.rows() {
        let cells = row.cells.iter().map(|entry| cell(entry, is_total, citations)).collect();
        rows.push(MatrixRow { label: Text::plain(row.label), caution: None, cells });
        is_total = false;
    }
    rows
}

/// Only a sum in all says what care it is for: the other row is of the same.
fn cell(entry: &CostCell, is_total: bool, citations: &mut Citations) -> MatrixCell {
    if let Some(gap) = &entry.gap {
        return MatrixCell::Absent(Text::plain(gap));
    }
    let care = is_total
        .then(|| Text::plain(&entry.care).then_notes(citations.cite(&entry.sources.refs, None)));
    let details = entry.usual.iter().map(Text::plain).chain(care);
    MatrixCell::figure(Text::plain(&entry.range), details.collect())
}
