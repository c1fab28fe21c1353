//! Text with its tags, and the references that it makes to the page's notes.

use crate::render::address;
use crate::report::walk::note_numbers;
use crate::report::{Page, Span, Text};
use askama::Template;
use askama::filters::HtmlSafe;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// What the page has named so far, in the order in which it is written.
#[derive(Debug, Default)]
pub(super) struct Register {
    /// Notes that stand on the page.
    notes: BTreeSet<usize>,
    /// Notes that have been referred to.
    referred: RefCell<BTreeSet<usize>>,
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
pub(super) struct Pen<'p> {
    register: &'p Register,
}

impl<'p> Pen<'p> {
    pub(super) fn new(register: &'p Register) -> Self {
        Self { register }
    }

    /// A text to be put into a template.
    pub(super) fn words(self, text: &'p Text) -> Words<'p> {
        Words { text, pen: self }
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

    /// Whether a note was referred to by what has been written so far.
    pub(super) fn is_referred_to(self, note: usize) -> bool {
        self.register.referred.borrow().contains(&note)
    }

    /// A reference to a note.
    fn refer(self, number: &usize) -> Reference {
        let number = *number;
        let is_here = self.register.notes.contains(&number);
        Reference {
            number,
            is_here,
            is_first: is_here && self.register.referred.borrow_mut().insert(number),
        }
    }
}

/// A reference to a note.
struct Reference {
    number: usize,
    /// The note stands on the page.
    is_here: bool,
    /// It is the first that leads to the note, where the note leads back to.
    is_first: bool,
}

/// A text with its tags.
#[derive(Template)]
#[template(path = "words.html", config = "src/render/html/askama.toml", whitespace = "suppress")]
pub(super) struct Words<'p> {
    text: &'p Text,
    pen: Pen<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for Words<'_> {}

impl Words<'_> {
    /// An address that a reader may safely follow.
    fn page(address: &str) -> Option<String> {
        address::of_page(address)
    }
}
