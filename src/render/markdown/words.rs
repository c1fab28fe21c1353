//! Words in Markdown: cleaned, escaped, and set in the type that their tags ask for.

use std::collections::BTreeSet;

use super::escape::{at_line_start, code, emphasized, escaped};
use crate::render::clean::clean;
use crate::report::{Block, Page, Span, Text};

/// How the words of one page are written.
pub(super) struct Words {
    ascii: bool,
    /// Numbers of notes that a link can lead to.
    notes: BTreeSet<usize>,
}

impl Words {
    /// For the words of this page.
    pub(super) fn of(page: &Page, ascii: bool) -> Self {
        let notes = page.blocks.iter().filter_map(|block| match block {
            Block::Notes(notes) => Some(notes),
            _ => None,
        });
        Self {
            ascii,
            notes: notes.flatten().map(|note| note.number).collect(),
        }
    }

    /// A text at the start of a block, where a first `#` or `-` would be read as markup.
    pub(super) fn block(&self, text: &Text) -> String {
        at_line_start(&self.inline(text))
    }

    /// A text on one line.
    pub(super) fn inline(&self, text: &Text) -> String {
        self.within("", text)
    }

    /// A text on one line, its ordinary words in strong type.
    pub(super) fn strong(&self, text: &Text) -> String {
        self.within("**", text)
    }

    /// A text on one line, its ordinary words in italics.
    pub(super) fn italic(&self, text: &Text) -> String {
        self.within("*", text)
    }

    /// A text whose ordinary words stand between these marks.
    fn within(&self, around: &'static str, text: &Text) -> String {
        let mut runs: Vec<(&str, String)> = Vec::new();
        for span in &text.0 {
            let (mark, words) = match span {
                Span::Plain(words) | Span::Quiet(words) | Span::Link { words, .. } => {
                    (around, self.escaped(words))
                }
                Span::Strong(words) => ("**", self.escaped(words)),
                Span::Code(words) => ("", code(&clean(words, self.ascii))),
                Span::Note(numbers) => ("", self.note_marks(numbers)),
            };
            match runs.last_mut() {
                // Set as one: `**a****b**` would not be read as strong.
                Some((last, run)) if *last == mark => run.push_str(&words),
                _ => runs.push((mark, words)),
            }
        }
        let line: Vec<_> = runs
            .iter()
            .map(|(mark, run)| emphasized(run, mark))
            .collect();
        line.concat().trim().to_owned()
    }

    fn escaped(&self, words: &str) -> String {
        escaped(&clean(words, self.ascii))
    }

    /// Marks that lead to the notes, if the page has them.
    fn note_marks(&self, numbers: &[usize]) -> String {
        let marks: Vec<_> = numbers
            .iter()
            .map(|number| {
                if self.notes.contains(number) {
                    format!(" [\\[{number}\\]](#note-{number})")
                } else {
                    format!(" \\[{number}\\]")
                }
            })
            .collect();
        marks.concat()
    }
}
