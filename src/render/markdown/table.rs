//! Options side by side as tables of Markdown, in which every cell is a single line.

use super::heading;
use super::words::MarkdownWriter;
use crate::render::phrase;
use crate::report::{
    GridCell, GridRow, Matrix, MatrixCell, MatrixGroup, MatrixRow, OptionGrid, RowAnswers,
    Sureness, Text,
};

/// One table a group, under its heading of a level.
pub(super) fn tables(words: &MarkdownWriter, matrix: &Matrix, level: usize) -> String {
    let tables: Vec<_> = matrix
        .groups
        .iter()
        .map(|group| {
            let table = table(words, matrix, group);
            format!("{}\n\n{table}", heading(words, level, &group.heading))
        })
        .collect();
    tables.join("\n")
}

/// The names of the columns, then the rows with their labels in the first column.
fn table(words: &MarkdownWriter, matrix: &Matrix, group: &MatrixGroup) -> String {
    let names = matrix.columns.iter().map(|name| words.inline(name));
    let mut table = line(std::iter::once(String::new()).chain(names));
    let dashes = std::iter::repeat_n(String::from("---"), matrix.columns.len() + 1);
    table += &line(dashes);
    for row in &group.rows {
        let cells = matrix.columns.iter().zip(&row.cells);
        let cells = cells.map(|(_, cell)| cell_words(words, cell));
        table += &line(std::iter::once(label(words, row)).chain(cells));
    }
    table
}

/// The option grid: tables of the rows that have a cell a choice, and between them, since Markdown joins no cells, lists of what is said over all of them.
pub(super) fn grid(words: &MarkdownWriter, grid: &OptionGrid) -> String {
    let runs = grid.rows.chunk_by(|one, next| is_across(one) == is_across(next));
    let runs = runs.map(|rows| match rows {
        [first, ..] if is_across(first) => rows.iter().map(|row| across(words, row)).collect(),
        _ => cells(words, grid, rows),
    });
    format!("{}\n{}", runs.collect::<Vec<String>>().join("\n"), words.block(&grid.common))
}

/// Whether what a row says is said over all columns.
fn is_across(row: &GridRow) -> bool {
    row.answers.cells().is_empty()
}

/// The question, and what is said over all columns as items below it.
fn across(words: &MarkdownWriter, row: &GridRow) -> String {
    let lines = row.answers.lines().iter();
    let lines = lines.map(|line| graded(words, &line.plain, line.certainty));
    let what = if row.what.is_empty() { String::new() } else { words.inline(&row.what) + ". " };
    format!("- {} {what}{}\n", words.strong(&row.question), lines.collect::<Vec<_>>().join(" "))
}

/// A table of rows that have a cell a choice.
fn cells(words: &MarkdownWriter, grid: &OptionGrid, rows: &[GridRow]) -> String {
    let heads = grid.columns.iter().map(|head| words.inline(head));
    let mut table = line(std::iter::once(String::new()).chain(heads));
    table += &line(std::iter::repeat_n(String::from("---"), grid.columns.len() + 1));
    for row in rows {
        let mut label = words.strong(&row.question);
        if !row.what.is_empty() {
            label = format!("{label}<br>{}", words.inline(&row.what));
        }
        if let RowAnswers::Apart { warning, .. } = &row.answers {
            label = format!("{label}<br>{}", words.italic(warning));
        }
        let cells = row.answers.cells().iter().map(|cell| grid_cell(words, cell));
        table += &line(std::iter::once(label).chain(cells));
    }
    table
}

fn grid_cell(words: &MarkdownWriter, cell: &GridCell) -> String {
    if cell.is_empty {
        return words.italic(&cell.lead);
    }
    let lead = words.strong(&cell.lead);
    if cell.plain == cell.lead {
        return lead;
    }
    format!("{lead}<br>{}", graded(words, &cell.plain, cell.certainty))
}

fn graded(words: &MarkdownWriter, text: &Text, certainty: Option<Sureness>) -> String {
    words.inline(&phrase::with_certainty(text.clone(), certainty))
}

/// A line of a table.
fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line += &format!(" {cell} |");
    }
    line + "\n"
}

/// What is compared, and the caution under it.
fn label(words: &MarkdownWriter, row: &MatrixRow) -> String {
    let label = words.inline(&row.label);
    match &row.caution {
        Some(caution) => format!("{label}<br>{}", words.italic(caution)),
        None => label,
    }
}

/// Each lead in strong type, its details below it.
fn cell_words(words: &MarkdownWriter, cell: &MatrixCell) -> String {
    match cell {
        MatrixCell::Absent(reason) => words.italic(reason),
        MatrixCell::Figures(figures) => figures
            .iter()
            .flat_map(|figure| {
                let details = phrase::joined(&figure.details);
                [words.strong(&figure.lead), words.inline(&details)]
            })
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("<br>"),
    }
}
