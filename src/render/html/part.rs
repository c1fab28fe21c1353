//! One part of a page.

use super::form::Form;
use super::matrix::Table;
use super::pictures::Figure;
use super::words::Pen;
use crate::render::phrase;
use crate::report::{AlertLevel, Block, Note, Step};
use crate::values::Verdict;
use askama::Template;
use askama::filters::HtmlSafe;

/// One part of a page, ready to be written.
#[derive(Template)]
#[template(path = "part.html", config = "src/render/html/askama.toml")]
pub(super) struct Part<'p> {
    block: &'p Block,
    pen: Pen<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for Part<'_> {}

impl<'p> Part<'p> {
    pub(super) fn of(block: &'p Block, pen: Pen<'p>) -> Self {
        Self { block, pen }
    }

    /// A part inside this one.
    fn inner(&self, block: &'p Block) -> Self {
        Self::of(block, self.pen)
    }

    fn form(&self, asks: &'p [crate::report::Ask]) -> Form<'p> {
        Form::of(asks, self.pen)
    }

    fn tree(&self, steps: &'p [Step]) -> Tree<'p> {
        Tree { steps, pen: self.pen }
    }

    fn back(&self, note: &Note) -> bool {
        self.pen.is_referred_to(note.number)
    }

    /// The class of an alert.
    fn level_class(level: &AlertLevel) -> &'static str {
        match level {
            AlertLevel::Urgent => "urgent",
            AlertLevel::Important => "important",
        }
    }

    /// The level of a heading inside a section.
    fn heading_level(level: &u8) -> u8 {
        (*level).clamp(2, 4)
    }
}

/// A judged tree as a nested list.
#[derive(Template)]
#[template(path = "steps.html", config = "src/render/html/askama.toml")]
struct Tree<'p> {
    steps: &'p [Step],
    pen: Pen<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for Tree<'_> {}

impl<'p> Tree<'p> {
    fn verdict(verdict: &Option<Verdict>) -> &'static str {
        phrase::capital_verdict(*verdict)
    }

    fn below(&self, step: &'p Step) -> Self {
        Self { steps: &step.steps, pen: self.pen }
    }

    /// The class of a verdict; the word beside it says the same.
    fn verdict_class(verdict: &Option<Verdict>) -> &'static str {
        match verdict {
            Some(Verdict::Met) => "met",
            Some(Verdict::NotMet) => "not-met",
            Some(Verdict::Unknown) => "unknown",
            None => "not-judged",
        }
    }
}
