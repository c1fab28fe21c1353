//! Text in pieces, each tagged with what it means.

use std::fmt::Write;

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
        self.add_bare(&mut bare);
        bare
    }

    /// Writes the bare words behind others.
    pub fn add_bare(&self, others: &mut String) {
        for span in &self.0 {
            others.push_str(span.words());
            others.push_str(&note_marks(span.notes()));
        }
    }
}

/// Note references as text and cards print them: ` [1,3-5]`, with the leading space; three or more in a row are told by the first and the last.
pub fn note_marks(numbers: &[usize]) -> String {
    if numbers.is_empty() {
        return String::new();
    }
    let mut marks = String::from(" ");
    for run in numbers.chunk_by(|one, next| one + 1 == *next) {
        let is_long = run.len() > 2;
        for (place, number) in run.iter().enumerate() {
            if is_long && place > 0 && place + 1 < run.len() {
                continue;
            }
            let is_first = marks.len() == 1;
            marks.push(if is_first {
                '['
            } else if is_long && place > 0 {
                '-'
            } else {
                ','
            });
            // Only writing could fail, and a text takes all that is written.
            let _ = write!(marks, "{number}");
        }
    }
    marks.push(']');
    marks
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
