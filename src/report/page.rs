//! A page as data: every piece of text is tagged with what it *means*, and nothing here knows how it will look.
//!
//! Each medium (terminal, Markdown, one fact a line) maps every tag with one exhaustive `match`. Nothing here, and nothing in
//! [`render`](crate::render), may know what the page is about.

use super::{FormField, OptionGrid, Picture};
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
    /// Numbered notes that [`Span::Note`] points to.
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

/// A note's mark takes so many bytes, or fewer.
const NOTE_LENGTH: usize = 5;

/// Text in pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Text(pub Vec<Span>);

/// A piece of text and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Span {
    /// Ordinary words.
    Plain(String),
    /// What a hurried reader must see.
    Strong(String),
    /// What a hurried reader may pass over.
    Quiet(String),
    /// Something to type or an identifier.
    Code(String),
    /// References to the page's notes by number.
    Note(Vec<usize>),
    /// Words that lead to an address outside the page. A medium without links prints the words.
    Link {
        /// What is printed.
        words: String,
        /// Where it leads.
        address: String,
    },
}

impl Span {
    /// Its words; a note has none.
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(words)
            | Self::Strong(words)
            | Self::Quiet(words)
            | Self::Code(words)
            | Self::Link { words, .. } => words,
            Self::Note(_) => "",
        }
    }

    /// The notes that it points to; words point to none.
    pub fn notes(&self) -> &[usize] {
        match self {
            Self::Note(numbers) => numbers,
            _ => &[],
        }
    }
}

impl Text {
    /// Ordinary words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self(vec![Span::Plain(words.into())])
    }

    /// Words that a hurried reader must see.
    pub fn strong(words: impl Into<String>) -> Self {
        Self(vec![Span::Strong(words.into())])
    }

    /// Words that a hurried reader may pass over.
    pub fn quiet(words: impl Into<String>) -> Self {
        Self(vec![Span::Quiet(words.into())])
    }

    /// Something to type or an identifier.
    pub fn code(words: impl Into<String>) -> Self {
        Self(vec![Span::Code(words.into())])
    }

    /// This text, then ordinary words.
    pub fn then(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Plain(words.into()));
        self
    }

    /// This text, then strong words.
    pub fn then_strong(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Strong(words.into()));
        self
    }

    /// This text, then quiet words.
    pub fn then_quiet(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Quiet(words.into()));
        self
    }

    /// This text, then something to type.
    pub fn then_code(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Code(words.into()));
        self
    }

    /// This text, then references to notes; none are added for an empty list.
    pub fn then_notes(mut self, numbers: Vec<usize>) -> Self {
        if !numbers.is_empty() {
            self.0.push(Span::Note(numbers));
        }
        self
    }

    /// This text, then words that lead to an address.
    pub fn then_link(mut self, words: impl Into<String>, address: impl Into<String>) -> Self {
        self.0.push(Span::Link { words: words.into(), address: address.into() });
        self
    }

    /// This text, then another.
    pub fn join(mut self, other: Text) -> Self {
        self.0.extend(other.0);
        self
    }

    /// This text without its references to notes.
    pub fn without_notes(mut self) -> Self {
        self.0.retain(|span| !matches!(span, Span::Note(_)));
        self
    }

    /// The numbers of the notes that it points to.
    pub fn notes(&self) -> impl Iterator<Item = usize> {
        self.0.iter().flat_map(Span::notes).copied()
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.words().is_empty() && span.notes().is_empty())
    }

    /// The bare words, notes as `[1]`, code without marks.
    pub fn bare(&self) -> String {
        let length = |span: &Span| span.words().len() + NOTE_LENGTH * span.notes().len();
        let mut bare = String::with_capacity(self.0.iter().map(length).sum());
        for span in &self.0 {
            bare.push_str(span.words());
            bare.push_str(&note_marks(span.notes()));
        }
        bare
    }
}

/// Note references as text and cards print them: ` [1,3-5]`, with the leading space; three or more in a row are told by the first and the last.
pub fn note_marks(numbers: &[usize]) -> String {
    if numbers.is_empty() {
        return String::new();
    }
    let runs = numbers.chunk_by(|one, next| one + 1 == *next).map(|run| match run {
        [first, _, .., last] => format!("{first}-{last}"),
        _ => run.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
    });
    format!(" [{}]", runs.collect::<Vec<_>>().join(","))
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::plain(words)
    }
}

impl From<&String> for Text {
    fn from(words: &String) -> Self {
        Self::plain(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::plain(words)
    }
}

#[cfg(test)]
mod tests {
    use super::note_marks;

    #[test]
    fn three_notes_in_a_row_are_told_by_the_first_and_the_last() {
        assert_eq!(note_marks(&[]), "");
        assert_eq!(note_marks(&[7]), " [7]");
        assert_eq!(note_marks(&[1, 2]), " [1,2]");
        assert_eq!(note_marks(&[1, 2, 3]), " [1-3]");
        assert_eq!(note_marks(&[4, 3, 2]), " [4,3,2]");
        assert_eq!(note_marks(&[9, 1, 2, 3, 4, 7, 11, 12]), " [9,1-4,7,11,12]");
    }
}
