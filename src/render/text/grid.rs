//! The option grid in columns: short words and little room, so that a whole decision fits one screen.

use super::layout::{TextLayout, columns, wrap};
use super::style::{NO_BREAK, TextStyle};
use crate::report::{GridCell, GridRow, OptionGrid, RowAnswers, Sparkline, Sureness, Text};

/// The labels of the rows stand in a column of this width, their margin included.
const LABELS: usize = 17;
/// Between two columns.
const GAP: usize = 1;
/// A narrower column would be a strip of single words: then the choices stand below each other.
const NARROWEST: usize = 13;
/// A wider one would set the figures too far apart.
const WIDEST: usize = 34;
/// A bar is so many signs long.
const BAR: u16 = 6;

/// All rows, and what the glyphs mean.
pub(super) fn lines(layout: &TextLayout, grid: &OptionGrid) -> Vec<String> {
    let grid_layout = GridLayout::of(layout, grid);
    let mut lines = Vec::new();
    if let Some(column) = grid_layout.column {
        let heads = grid.columns.iter().map(|head| {
            wrap(&layout.styled_narrow(&upper(head), TextStyle::Heading), column, "", "")
        });
        lines.extend(grid_layout.beside(&[], &heads.collect::<Vec<_>>(), " "));
    }
    for row in &grid.rows {
        lines.extend(grid_layout.row(grid, row));
    }
    for below in [&grid.legend, &grid.common] {
        lines.extend(layout.wrap(below, TextStyle::Quiet, "", ""));
    }
    lines
}

struct GridLayout<'s> {
    layout: &'s TextLayout,
    /// The width of a column of cells; `None`: the page is too narrow for columns.
    column: Option<usize>,
    /// The width beside the labels.
    room: usize,
}

impl<'s> GridLayout<'s> {
    fn of(layout: &'s TextLayout, grid: &OptionGrid) -> Self {
        let count = grid.columns.len();
        let room = layout.width.saturating_sub(LABELS);
        let gaps = GAP * count.saturating_sub(1);
        let column = room.saturating_sub(gaps).checked_div(count).unwrap_or(0);
        // An amount that is cut in two is read as another one.
        let figures = grid.rows.iter().flat_map(|row| row.answers.cells()).filter_map(|cell| {
            let lead = layout.styled_narrow(&cell.lead, TextStyle::Strong);
            lead.split(' ').map(columns).max()
        });
        let narrowest = figures.max().unwrap_or_default().max(NARROWEST);
        let column = (column >= narrowest).then(|| column.min(WIDEST));
        // Sentences over the whole row end where the columns do.
        let room = column.map_or(layout.width.saturating_sub(2), |column| column * count + gaps);
        Self { layout, column, room }
    }

    fn row(&self, grid: &OptionGrid, row: &GridRow) -> Vec<String> {
        let layout = self.layout;
        let Some(column) = self.column else {
            return self.stacked(grid, row);
        };
        let label =
            wrap(&layout.styled_narrow(&row.label, TextStyle::Strong), LABELS - GAP, "", "");
        let cells = |cells: &[GridCell]| -> Vec<Vec<String>> {
            cells.iter().map(|cell| self.in_column(cell, column)).collect()
        };
        match &row.answers {
            RowAnswers::Compared { cells: all, .. } => self.beside(&label, &cells(all), " "),
            RowAnswers::Apart { warning, cells: all } => {
                let head = Text::plain(layout.glyphs.apart).join(warning.clone());
                let head = wrap(&layout.styled_narrow(&head, TextStyle::Quiet), self.room, "", "");
                let (first, rest) = label.split_at(label.len().min(head.len()));
                let mut lines = self.beside(first, &[head], " ");
                let seam = TextStyle::Quiet.over(&layout.glyphs.seam.to_string());
                lines.extend(self.beside(rest, &cells(all), &seam));
                lines
            }
            RowAnswers::Across(all) => {
                let sentences = all.iter().flat_map(|line| {
                    let style = if line.is_gap { TextStyle::Quiet } else { TextStyle::Plain };
                    let words = layout.styled_narrow(&line.line, style);
                    wrap(&self.graded(words, line.certainty), self.room, "", "")
                });
                self.beside(&label, &[sentences.collect()], " ")
            }
        }
    }

    /// Lines of a label and of cells beside it, each in its column; `seam` stands between cells.
    fn beside(&self, label: &[String], cells: &[Vec<String>], seam: &str) -> Vec<String> {
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(label.len());
        let empty = String::new();
        (0..height)
            .map(|line| {
                let mut all = filled(label.get(line).unwrap_or(&empty), LABELS);
                for (place, cell) in cells.iter().enumerate() {
                    if place > 0 {
                        all.push_str(seam);
                    }
                    let words = cell.get(line).unwrap_or(&empty);
                    let is_last = place + 1 == cells.len();
                    let width = self.column.filter(|_| !is_last).unwrap_or(0);
                    all.push_str(&filled(words, width));
                }
                all
            })
            .collect()
    }

    /// A cell in its column: what belongs to the figure on lines of its own, where that takes no more of them.
    fn in_column(&self, cell: &GridCell, column: usize) -> Vec<String> {
        let flowing = wrap(&self.cell(cell), column, "", "");
        if cell.is_empty || cell.more.is_empty() || flowing.len() < 2 {
            return flowing;
        }
        let mut apart =
            wrap(&self.layout.styled_narrow(&cell.lead, TextStyle::Strong), column, "", "");
        let more = self.layout.styled_narrow(&cell.more, TextStyle::Plain);
        apart.extend(wrap(&self.graded(more, cell.certainty), column, "", ""));
        if apart.len() > flowing.len() { flowing } else { apart }
    }

    /// The words of a cell: the figure first.
    fn cell(&self, cell: &GridCell) -> String {
        let layout = self.layout;
        if cell.is_empty {
            return layout.styled_narrow(&cell.lead, TextStyle::Quiet);
        }
        let lead = layout.styled_narrow(&cell.lead, TextStyle::Strong);
        let lead = match cell.sparkline {
            Some(Sparkline::Bar { least, most }) => format!("{} {lead}", self.bar(least, most)),
            Some(Sparkline::People(_)) | None => lead,
        };
        let more = layout.styled_narrow(&cell.more, TextStyle::Plain);
        let words = if more.is_empty() { lead } else { format!("{lead} {more}") };
        self.graded(words, cell.certainty)
    }

    /// A bar of a few signs, each filled, perhaps filled, or empty.
    fn bar(&self, least: u16, most: u16) -> String {
        let [filled, perhaps, empty] = self.layout.glyphs.bar;
        let signs = |thousandths: u16| usize::from((thousandths.min(1000) * BAR + 500) / 1000);
        let (least, most) = (signs(least), signs(most));
        let rest = usize::from(BAR).saturating_sub(most);
        filled.repeat(least) + &perhaps.repeat(most.saturating_sub(least)) + &empty.repeat(rest)
    }

    fn graded(&self, words: String, certainty: Option<Sureness>) -> String {
        match certainty {
            None => words,
            Some(certainty) => format!("{words} {}", self.layout.glyphs.sureness(certainty)),
        }
    }

    /// A choice a line under each question, for pages too narrow for columns.
    fn stacked(&self, grid: &OptionGrid, row: &GridRow) -> Vec<String> {
        let layout = self.layout;
        let mut lines = layout.wrap(&row.label, TextStyle::Strong, "", "");
        if let RowAnswers::Apart { warning, .. } = &row.answers {
            let head = Text::plain(layout.glyphs.apart).join(warning.clone());
            lines.extend(layout.wrap(&head, TextStyle::Quiet, "  ", "  "));
        }
        for (head, cell) in grid.columns.iter().zip(row.answers.cells()) {
            let head = layout.styled(&head.clone().then(":"), TextStyle::Plain);
            let words = format!("{head}{NO_BREAK}{}", self.cell(cell));
            lines.extend(wrap(&words, layout.width, "  ", "    "));
        }
        for line in row.answers.lines() {
            let words = self.graded(layout.styled(&line.line, TextStyle::Plain), line.certainty);
            lines.extend(wrap(&words, layout.width, "  ", "    "));
        }
        lines
    }
}

/// Words with blanks after them up to a width.
fn filled(words: &str, width: usize) -> String {
    let blanks = width.saturating_sub(columns(words));
    format!("{words}{}", " ".repeat(blanks))
}

fn upper(head: &Text) -> Text {
    Text::plain(head.bare().to_uppercase())
}
