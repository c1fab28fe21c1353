//! Options side by side: one table a group, so that each has its own heading row on a long page and on paper.

use super::words::ViewContext;
use crate::report::{Matrix, MatrixCell, MatrixGroup, MatrixRow, Text};
use askama::Template;
use askama::filters::HtmlSafe;

/// One group of a matrix as a table.
#[derive(Template)]
#[template(path = "table.html", config = "src/render/html/askama.toml")]
pub(super) struct TableView<'p> {
    columns: &'p [Text],
    group: &'p MatrixGroup,
    context: ViewContext<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for TableView<'_> {}

impl<'p> TableView<'p> {
    /// The tables of a matrix; groups without rows have none.
    pub(super) fn all(matrix: &'p Matrix, context: ViewContext<'p>) -> impl Iterator<Item = Self> {
        matrix.groups.iter().filter(|group| !group.rows.is_empty()).map(move |group| Self {
            columns: &matrix.columns,
            group,
            context,
        })
    }

    /// The cells of a row, each with the name of its column.
    fn cells(&self, row: &'p MatrixRow) -> impl Iterator<Item = (&'p Text, &'p MatrixCell)> {
        self.columns.iter().zip(&row.cells)
    }
}
