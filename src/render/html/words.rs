//! Text with its tags, and the references that it makes to the page's notes.

use crate::render::address;
use crate::report::traversal::note_numbers;
use crate::report::{Page, Span, Text};
use askama::Template;
use askama::filters::HtmlSafe;
use std::cell::Cell;
use std::collections::BTreeSet;

/// What the page has named so far, in the order in which it is written.
#[derive(Debug, Default)]
pub(super) struct Register {
    /// Notes that stand on the page.
    notes: BTreeSet<usize>,
    /// Names given so far.
    names: Cell<usize>,
    /// What is folded stands open.
    opened: bool,
}

impl Register {
    /// The register of a page, empty but for the notes that stand on it.
    pub(super) fn of(page: &Page) -> Self {
        Self { notes: note_numbers(&page.blocks), opened: page.opened, ..Self::default() }
    }
}

/// Writes text, and gives names that no other part of the page has.
#[derive(Debug, Clone, Copy)]
pub(super) struct ViewContext<'p> {
    register: &'p Register,
}

impl<'p> ViewContext<'p> {
    pub(super) fn new(register: &'p Register) -> Self {
        Self { register }
    }

    /// A text to be put into a template.
    pub(super) fn words(self, text: &'p Text) -> TextView<'p> {
        TextView { text, context: self }
    }

    /// What the beginning of a fold says, so that it stands open or not.
    pub(super) fn open(self) -> &'static str {
        if self.register.opened { " open" } else { "" }
    }

    /// A name for an element.
    pub(super) fn name(self) -> String {
        let number = self.register.names.get() + 1;
        self.register.names.set(number);
        format!("e{number}")
    }

    /// Whether a note stands on the page, so that a reference can lead to it.
    fn is_here(self, note: &usize) -> bool {
        self.register.notes.contains(note)
    }
}

/// A text with its tags.
#[derive(Template)]
#[template(path = "words.html", config = "src/render/html/askama.toml", whitespace = "suppress")]
pub(super) struct TextView<'p> {
    text: &'p Text,
    context: ViewContext<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for TextView<'_> {}

impl TextView<'_> {
    /// An address that a reader may safely follow.
    fn page(address: &str) -> Option<String> {
        address::of_page(address)
    }
}
