//! A passage: one text of a page, with the place where a reader meets it.

use super::texts::PageText;
use crate::report::{MatrixFigure, MatrixRow, Text};
use std::fmt::{self, Display, Formatter};
use std::rc::Rc;

/// One text of a page and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Passage<'p> {
    /// The heading that it stands under.
    pub(super) section: Rc<str>,
    /// What kind of place it is.
    pub(super) part: PassageKind,
    /// Whether it is folded away, so that a reader has to open it first.
    pub(super) folded: bool,
    /// The option that it is about, by the order of the columns.
    pub(super) option: Option<usize>,
    /// The row of the table, where it stands in one.
    pub(super) row: Option<&'p MatrixRow>,
    /// The figure that it belongs to, where it does.
    pub(super) figure: Option<&'p MatrixFigure>,
    /// The text.
    pub(super) text: &'p Text,
    /// What is found in the text wherever it stands.
    pub(super) known: Rc<PageText>,
}

/// What kind of place a text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PassageKind {
    /// The title of the page.
    Title,
    /// A boxed warning.
    Alert,
    /// A heading.
    Heading,
    /// A paragraph.
    Prose,
    /// An entry of a list, by its place in it.
    Item {
        /// Whether the list is numbered.
        ordered: bool,
    },
    /// The head of a column.
    Column,
    /// The label of a row.
    Label,
    /// The caution of a row.
    Caution,
    /// A figure itself.
    Lead,
    /// What belongs to a figure.
    Detail,
    /// Why there is no figure.
    Absent,
    /// A label or its value.
    Entry,
    /// A part of the option grid.
    Grid,
    /// A part of a picture.
    Picture,
    /// Something to fill in.
    Ask,
    /// A judged step.
    Step,
    /// A numbered note.
    Note,
}

/// Everything that is printed with a figure.
pub(super) fn texts_of(figure: &MatrixFigure) -> impl Iterator<Item = &Text> {
    std::iter::once(&figure.lead).chain(&figure.details).chain(&figure.more)
}

impl Passage<'_> {
    /// The bare words.
    pub(super) fn words(&self) -> &str {
        &self.known.words
    }

    /// The numbers of the notes that it leads to.
    pub(super) fn notes(&self) -> impl Iterator<Item = usize> + '_ {
        self.text.notes()
    }

    /// Whether it leads to a source: by a note of its own, or of the figure that it belongs to.
    pub(super) fn has_source(&self) -> bool {
        let of_figure = |figure| texts_of(figure).any(|text: &Text| text.notes().next().is_some());
        self.notes().next().is_some() || self.figure.is_some_and(of_figure)
    }

    /// Where a reader finds it: the row, else the section.
    pub(super) fn place(&self) -> PlaceOnPage<'_> {
        self.row.map_or(PlaceOnPage::Section(&self.section), PlaceOnPage::Row)
    }
}

/// Where something stands on a page, to be put into words where it is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) enum PlaceOnPage<'p> {
    /// A row of a table.
    Row(&'p MatrixRow),
    /// A section, by its title.
    Section(&'p str),
}

impl Display for PlaceOnPage<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(row) => write!(f, "row \"{}\"", row.label.bare()),
            Self::Section("") => f.write_str("the top of the page"),
            Self::Section(title) => write!(f, "section \"{title}\""),
        }
    }
}
