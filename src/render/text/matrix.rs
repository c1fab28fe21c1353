//! Options side by side. There is no column of labels: each label has a line of its own, so that the cells get all the width.

use comfy_table::{ColumnConstraint, ContentLineStyle, Table, TableStyle, Width};

use super::layout::{TextLayout, columns, rule, wrap};
use super::style::{NO_BREAK, TextStyle};
use crate::render::phrase;
use crate::report::{Matrix, MatrixCell, MatrixRow, Text};

/// Cells stand in from the labels above them, so that labels are found without colour too.
const MARGIN: usize = 2;

/// A space, the seam and a space.
const SEAM_WIDTH: usize = 3;

/// A narrower column would be a strip of single words: then the options are stacked.
const NARROWEST_COLUMN: usize = 22;

/// A wider column would be hard to read, as long lines of prose are.
const WIDEST_COLUMN: usize = 72;

/// Stands for the seam while the table is laid out: cleaned words cannot contain it.
const SEAM: char = '\u{1}';

/// All groups, a blank line between them and between rows; none where the page is compact.
pub(super) fn lines(layout: &TextLayout, matrix: &Matrix, compact: bool) -> Vec<String> {
    let column = column_width(layout.width, matrix.columns.len());
    let mut lines = Vec::new();
    for group in &matrix.groups {
        if !lines.is_empty() && !compact {
            lines.push(String::new());
        }
        lines.extend(heading(layout, &group.heading));
        if let Some(column) = column {
            let names =
                matrix.columns.iter().map(|name| layout.styled_narrow(name, TextStyle::Strong));
            lines.extend(table(layout, names.collect(), column));
        }
        for (index, row) in group.rows.iter().enumerate() {
            if index > 0 && !compact {
                lines.push(String::new());
            }
            add_label(layout, row, &mut lines);
            match column {
                Some(column) => add_side_by_side(layout, matrix, row, column, &mut lines),
                None => add_stacked(layout, matrix, row, &mut lines),
            }
        }
    }
    lines
}

/// The width of every column, unless that would be too narrow.
fn column_width(width: usize, count: usize) -> Option<usize> {
    let seams = SEAM_WIDTH * count.saturating_sub(1);
    let column = width.saturating_sub(MARGIN + seams).checked_div(count)?;
    (column >= NARROWEST_COLUMN).then(|| column.min(WIDEST_COLUMN))
}

/// The heading of a group with a rule beside it.
fn heading(layout: &TextLayout, text: &Text) -> Vec<String> {
    let mut lines = wrap(&layout.styled(text, TextStyle::Heading), layout.width, "", "");
    if text.is_empty() {
        lines.clear();
    }
    if let Some(last) = lines.last_mut() {
        let room = layout.width.saturating_sub(columns(last) + 1);
        let beside = rule(layout.glyphs.rule, room);
        *last = format!("{last} {}", TextStyle::Quiet.over(&beside));
    }
    lines
}

/// The cells of a row in columns.
fn add_side_by_side(
    layout: &TextLayout,
    matrix: &Matrix,
    row: &MatrixRow,
    column: usize,
    lines: &mut Vec<String>,
) {
    let cells = matrix.columns.iter().zip(&row.cells).map(|(_, cell)| cell_words(layout, cell));
    lines.extend(table(layout, cells.collect(), column));
}

/// What is compared, and the caution under it.
fn add_label(layout: &TextLayout, row: &MatrixRow, lines: &mut Vec<String>) {
    lines.extend(layout.wrap(&row.label, TextStyle::Strong, "", ""));
    if let Some(caution) = &row.caution {
        lines.extend(layout.wrap(caution, TextStyle::Quiet, "  ", "  "));
    }
}

/// The words of a cell: each lead on lines of its own, its details flowing together below it.
fn cell_words(layout: &TextLayout, cell: &MatrixCell) -> String {
    let figures = match cell {
        MatrixCell::Absent(reason) => return layout.styled_narrow(reason, TextStyle::Quiet),
        MatrixCell::Figures(figures) => figures,
    };
    // Without colour, only a bullet tells where the next of several figures begins.
    let bullet = match figures.len() {
        0 | 1 => String::new(),
        _ => TextStyle::Strong.over(layout.glyphs.bullet) + NO_BREAK,
    };
    figures
        .iter()
        .flat_map(|figure| {
            let lead = layout.styled_narrow(&figure.lead, TextStyle::Strong);
            let details = phrase::joined(&figure.details);
            let details = layout.styled_narrow(&details, TextStyle::Plain);
            [if lead.is_empty() { lead } else { format!("{bullet}{lead}") }, details]
        })
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// One row of cells, laid out and wrapped.
fn table(layout: &TextLayout, cells: Vec<String>, column: usize) -> Vec<String> {
    let mut table = Table::new();
    table.load_style(TableStyle::new().content_lines(ContentLineStyle::none().junction(SEAM)));
    table.add_row(cells);
    // The space on either side of a cell counts as part of its column.
    let column = u16::try_from(column + 2).unwrap_or(u16::MAX);
    for cell in table.column_iter_mut() {
        cell.set_padding((1, 1));
        cell.set_constraint(ColumnConstraint::Absolute(Width::Fixed(column)));
    }
    let seam = TextStyle::Quiet.over(&layout.glyphs.seam.to_string());
    table.lines().map(|line| format!(" {}", line.trim_end().replace(SEAM, &seam))).collect()
}

/// The cells of a row as one block an option, for pages too narrow for columns.
fn add_stacked(layout: &TextLayout, matrix: &Matrix, row: &MatrixRow, lines: &mut Vec<String>) {
    for (name, cell) in matrix.columns.iter().zip(&row.cells) {
        let name = layout.styled(&phrase::leading(name.clone()), TextStyle::Strong);
        let phrases: Vec<_> = match cell {
            MatrixCell::Absent(reason) => vec![layout.styled(reason, TextStyle::Quiet)],
            MatrixCell::Figures(figures) => figures
                .iter()
                .map(|figure| layout.styled(&phrase::figure(figure), TextStyle::Plain))
                .collect(),
        };
        for words in phrases {
            lines.extend(wrap(&format!("{name} {words}"), layout.prose, "  ", "    "));
        }
    }
}
