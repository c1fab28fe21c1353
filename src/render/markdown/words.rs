//! Words in Markdown: cleaned, escaped, and set in the type that their tags ask for.

use std::collections::BTreeSet;

use super::escape::{code, destination, emphasized};
use crate::render::address;
use crate::render::clean::clean;
use crate::report::traversal::note_numbers;
use crate::report::{Page, Span, Text};
use crate::values::markdown::{at_line_start, escaped};

/// How the words of one page are written.
pub(super) struct MarkdownWriter {
    ascii: bool,
    /// Numbers of notes that a link can lead to.
    notes: BTreeSet<usize>,
}

impl MarkdownWriter {
    /// For the words of this page.
    pub(super) fn of(page: &Page, ascii: bool) -> Self {
        Self { ascii, notes: note_numbers(&page.blocks) }
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
                Span::Plain(words) | Span::Quiet(words) => (around, self.escaped(words)),
                Span::Link { words, address } => (around, self.link(words, address)),
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
        let line: Vec<_> = runs.iter().map(|(mark, run)| emphasized(run, mark)).collect();
        line.concat().trim().to_owned()
    }

    fn escaped(&self, words: &str) -> String {
        escaped(&clean(words, self.ascii))
    }

    /// Words that lead to an address, or the words alone if it is no page of the web.
    fn link(&self, words: &str, address: &str) -> String {
        let words = self.escaped(words);
        match address::of_page(address) {
            Some(address) if !words.trim().is_empty() => {
                format!("[{words}]({})", destination(&address))
            }
            Some(_) | None => words,
        }
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

#[cfg(test)]
mod tests {
    use super::MarkdownWriter;
    use crate::report::{Page, Text};

    #[test]
    fn links_lead_where_they_say_and_nowhere_else() {
        let words = MarkdownWriter::of(&Page::default(), false);
        let link =
            |name: &str, address: &str| words.inline(&Text::default().then_link(name, address));
        assert_eq!(
            link("a_b [c]", "https://a.example/b_(c)?d=1"),
            "[a_b \\[c\\]](https://a.example/b_%28c%29?d=1)"
        );
        assert_eq!(
            link("a](https://b.example)", "https://a.example/) <b> \"c\"\n[d](e)"),
            "[a\\](https://b.example)](https://a.example/%29%20%3Cb%3E%20%22c%22%0A%5Bd%5D%28e%29)"
        );
        assert_eq!(link("a", "javascript:alert(1)"), "a");
        assert_eq!(link("", "https://a.example"), "");
    }

    #[test]
    fn a_link_in_strong_type_is_one_run() {
        let words = MarkdownWriter::of(&Page::default(), false);
        let text = Text::plain("see ").then_link("a", "https://a.example").then(" now");
        assert_eq!(words.strong(&text), "**see [a](https://a.example) now**");
    }
}
