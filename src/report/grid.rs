//! The option grid: the questions that matter most, a row each, and the choices side by side, small enough for one screen.

use super::Text;
pub use crate::knowledge::Counted;

/// The key questions of a decision, each answered for every choice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OptionGrid {
    /// One entry a choice, in the order of the cells of every row.
    pub columns: Vec<Text>,
    /// In the order in which a person asks.
    pub rows: Vec<GridRow>,
    /// What the signs mean, for a medium that draws them.
    pub legend: Text,
    /// What is the same of all figures, such as their year; may be empty.
    pub common: Text,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// In the words of a person, for a medium that has room.
    pub question: Text,
    /// What exactly is told, where the question alone does not say it.
    pub what: Text,
    /// In two or three words, for one that has none.
    pub label: Text,
    /// What its figures count: a medium tells help and harm apart by shape and by colour.
    pub counts: Counted,
    /// The answers.
    pub answers: RowAnswers,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum RowAnswers {
    /// Choice by choice, of the same people: to be compared. The text says which people.
    Compared {
        /// Who they are, and whether the choice was drawn by lot.
        people: Text,
        /// As many as the grid has columns.
        cells: Vec<GridCell>,
    },
    /// Choice by choice, each of other people: the text forbids to compare them.
    Apart {
        /// The warning, in the head of the row.
        warning: Text,
        /// As many as the grid has columns.
        cells: Vec<GridCell>,
    },
    /// In sentences over the whole row.
    Across(Vec<GridLine>),
}

impl RowAnswers {
    /// The cells, where there are any.
    pub fn cells(&self) -> &[GridCell] {
        match self {
            Self::Compared { cells, .. } | Self::Apart { cells, .. } => cells,
            Self::Across(_) => &[],
        }
    }

    /// The sentences over the whole row.
    pub fn lines(&self) -> &[GridLine] {
        match self {
            Self::Across(lines) => lines,
            Self::Compared { .. } | Self::Apart { .. } => &[],
        }
    }
}

/// What is said of one choice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GridCell {
    /// The figure in a few words; why there is none, where `is_empty`.
    pub lead: Text,
    /// What belongs to it, in a few more.
    pub more: Text,
    /// The same as one plain sentence.
    pub plain: Text,
    /// How sure the figure is, where somebody graded it.
    pub certainty: Option<Sureness>,
    /// There is no figure.
    pub is_empty: bool,
    /// It tells of no clear difference.
    pub is_null: bool,
    /// The figure drawn small, where its row may be compared.
    pub sparkline: Option<Sparkline>,
    /// Finding by finding who, when, range, source and id, for a medium that can fold them away.
    pub behind: Vec<Vec<(Text, Text)>>,
}

/// A figure drawn so small that it needs no legend; the words beside it say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sparkline {
    /// So many of a hundred people.
    People(u8),
    /// A bar from nothing on, in thousandths of its whole length: filled for sure, then filled perhaps.
    Bar {
        /// Filled up to here at least.
        least: u16,
        /// Filled up to here at most.
        most: u16,
    },
}

/// One sentence over the whole row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GridLine {
    /// In short.
    pub line: Text,
    /// The same as one plain sentence.
    pub plain: Text,
    /// How sure its figure is, where somebody graded it.
    pub certainty: Option<Sureness>,
    /// It says that nothing was found.
    pub is_gap: bool,
    /// Finding by finding who, when, range, source and id, for a medium that can fold them away.
    pub behind: Vec<Vec<(Text, Text)>>,
}

/// How sure a figure is: so many of four marks, and the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sureness {
    /// 1 to 4.
    pub marks: u8,
    /// The grade.
    pub word: &'static str,
}

impl Sureness {
    /// Of so many marks at most.
    pub const MOST: u8 = 4;
}

impl OptionGrid {
    /// Shows every text to `see`, in reading order.
    pub(super) fn each_text<'p>(&'p self, see: &mut dyn FnMut(&'p Text)) {
        self.columns.iter().for_each(&mut *see);
        for row in &self.rows {
            see(&row.question);
            see(&row.what);
            see(&row.label);
            match &row.answers {
                RowAnswers::Compared { people: head, .. }
                | RowAnswers::Apart { warning: head, .. } => {
                    see(head);
                }
                RowAnswers::Across(_) => {}
            }
            for cell in row.answers.cells() {
                for text in [&cell.lead, &cell.more, &cell.plain] {
                    see(text);
                }
                cell.behind.iter().for_each(|pairs| each_pair(pairs, see));
            }
            for line in row.answers.lines() {
                see(&line.line);
                see(&line.plain);
                line.behind.iter().for_each(|pairs| each_pair(pairs, see));
            }
        }
        see(&self.legend);
        see(&self.common);
    }
}

fn each_pair<'p>(pairs: &'p [(Text, Text)], see: &mut dyn FnMut(&'p Text)) {
    for (label, value) in pairs {
        see(label);
        see(value);
    }
}
