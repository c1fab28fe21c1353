//! A page as data: every piece of text is tagged with what it *means*, and nothing here knows how it will look.
//!
//! Each medium (terminal, Markdown, one fact a line) maps every tag with one exhaustive `match`. Nothing here, and nothing in
//! [`render`](crate::render), may know what the page is about.

use super::{FormField, OptionGrid, Picture, Text};
use crate::values::Verdict;

/// A whole page, top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// What the page is, in one line.
    pub title: Text,
    /// The parts in reading order.
    pub blocks: Vec<Block>,
    /// Meant for one screen: a medium that counts lines leaves out the blank ones.
    pub compact: bool,
    /// Meant to be printed whole: a medium that folds leaves everything open.
    pub opened: bool,
}

/// One part of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A boxed warning. It stands out by its frame and its words, never by colour alone.
    Alert {
        /// How loud it is.
        level: AlertLevel,
        /// The first line, in strong type.
        title: Text,
        /// The paragraphs below it.
        body: Vec<Text>,
    },
    /// A part under a title of its own.
    Section(Section),
    /// Running text.
    Paragraph(Text),
    /// What a reader at a screen may type or open next. Paper leaves it out.
    Hint(Text),
    /// A list; numbered when the order matters.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// One entry an item.
        items: Vec<Text>,
    },
    /// Options side by side in matched rows.
    Matrix(Matrix),
    /// The questions that matter most, on one screen.
    Grid(OptionGrid),
    /// Label and value, one pair a line.
    Entries(Vec<(Text, Text)>),
    /// A picture that says in words what it shows.
    Picture(Picture),
    /// What the reader fills in.
    Form(Vec<FormField>),
    /// A judged tree, one item a root.
    Steps(Vec<TreeLine>),
    /// Numbered notes that [`Span::Note`](super::Span::Note) points to.
    Notes(Vec<Note>),
}

impl Block {
    /// A section that every reader meets.
    pub fn section(title: impl Into<Text>, blocks: Vec<Block>) -> Self {
        Self::Section(Section { title: title.into(), is_folded: false, blocks })
    }

    /// A section that a hurried reader may pass over.
    pub fn fold(title: impl Into<Text>, blocks: Vec<Block>) -> Self {
        Self::Section(Section { title: title.into(), is_folded: true, blocks })
    }

    /// A list without numbers.
    pub fn list(items: impl IntoIterator<Item = impl Into<Text>>) -> Self {
        Self::List { ordered: false, items: items.into_iter().map(Into::into).collect() }
    }

    /// A section of one list; nothing where the list is empty.
    pub fn listed(title: impl Into<Text>, items: Vec<Text>) -> Option<Self> {
        (!items.is_empty()).then(|| Self::section(title, vec![Self::list(items)]))
    }

    /// The parts inside this one.
    pub fn inner(&self) -> &[Block] {
        match self {
            Self::Section(section) => &section.blocks,
            Self::Alert { .. }
            | Self::Paragraph(_)
            | Self::Hint(_)
            | Self::List { .. }
            | Self::Matrix(_)
            | Self::Grid(_)
            | Self::Entries(_)
            | Self::Picture(_)
            | Self::Form(_)
            | Self::Steps(_)
            | Self::Notes(_) => &[],
        }
    }
}

/// A part of a page under a title of its own; sections within sections make the page a tree, and the level of a title is its depth.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Section {
    /// What it holds.
    pub title: Text,
    /// A hurried reader may pass over it: a medium that can fold it away does so.
    pub is_folded: bool,
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// How urgent an alert is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertLevel {
    /// Act now or today.
    Urgent,
    /// Worth knowing before reading on.
    Important,
}

/// Options side by side.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matrix {
    /// One entry an option, in the order of the cells of every row.
    pub columns: Vec<Text>,
    /// Rows that belong together.
    pub groups: Vec<MatrixGroup>,
}

/// Rows under one heading.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MatrixGroup {
    /// What the rows are about; may be empty.
    pub heading: Text,
    /// At least one.
    pub rows: Vec<MatrixRow>,
}

/// One matched row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MatrixRow {
    /// What is compared: outcome, unit, time.
    pub label: Text,
    /// What a reader must know before setting the cells side by side.
    pub caution: Option<Text>,
    /// As many as the matrix has columns.
    pub cells: Vec<MatrixCell>,
}

/// What one option's cell says. Never empty: a missing figure says why.
#[derive(Debug, Clone, PartialEq)]
pub enum MatrixCell {
    /// One or more figures or statements.
    Figures(Vec<MatrixFigure>),
    /// No figure, and the reason.
    Absent(Text),
}

/// A figure: the number first, then what belongs to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MatrixFigure {
    /// The figure itself, in strong type.
    pub lead: Text,
    /// Against what, range, time, who, certainty: one piece an entry, in reading order.
    pub details: Vec<Text>,
    /// What a reader may look up beyond that, in a medium that can fold it away.
    pub more: Vec<Text>,
    /// The entry of the knowledge that it shows, for who looks it up.
    pub entry: Option<String>,
}

impl MatrixFigure {
    /// A figure with what belongs to it; with neither more nor an entry.
    pub fn of(lead: Text, details: Vec<Text>) -> Self {
        Self { lead, details, ..Self::default() }
    }
}

impl MatrixCell {
    /// One figure with what belongs to it.
    pub fn figure(lead: Text, details: Vec<Text>) -> Self {
        Self::Figures(vec![MatrixFigure::of(lead, details)])
    }
}

/// What a step says where it is met: that is never praise where the rule speaks against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WhenMet {
    /// What is asked for is there.
    #[default]
    Met,
    /// The rule speaks against.
    Against,
    /// Take care.
    Caution,
    /// A warning sign shows.
    Warning,
}

/// A judged step and the steps below it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TreeLine {
    /// How it was judged; `None` for a step that was not judged (it does not apply).
    pub verdict: Option<Verdict>,
    /// What it says where it is met.
    pub when_met: WhenMet,
    /// What was asked.
    pub text: Text,
    /// Remarks on it: the reason, the answer used, the question that is open.
    pub remarks: Vec<Text>,
    /// The steps that it was judged from.
    pub steps: Vec<TreeLine>,
}

/// A numbered note.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Counted from 1 within the page.
    pub number: usize,
    /// The note.
    pub text: Text,
}
