//! One part of a page.

use super::form::FormView;
use super::grid::GridView;
use super::matrix::TableView;
use super::pictures::PictureView;
use super::words::ViewContext;
use crate::render::phrase;
use crate::report::{AlertLevel, Block, TreeLine};
use crate::values::Verdict;
use askama::Template;
use askama::filters::HtmlSafe;

/// One part of a page, ready to be written.
#[derive(Template)]
#[template(path = "part.html", config = "src/render/html/askama.toml")]
pub(super) struct PartView<'p> {
    block: &'p Block,
    /// The address of a section of the page itself.
    address: Option<&'p str>,
    /// The level of a title inside.
    level: u8,
    context: ViewContext<'p>,
}

/// A title inside a section of the page has this level or a deeper one.
const HIGHEST_INSIDE: u8 = 3;
/// A deeper title looks no different.
const DEEPEST: u8 = 4;

// The template escapes what it is given.
impl HtmlSafe for PartView<'_> {}

impl<'p> PartView<'p> {
    pub(super) fn of(block: &'p Block, address: Option<&'p str>, context: ViewContext<'p>) -> Self {
        Self { block, address, level: HIGHEST_INSIDE, context }
    }

    /// A part of the page's section, or of what is folded away.
    fn inner(&self, block: &'p Block) -> Self {
        Self { block, address: None, ..*self }
    }

    /// A part below a title inside.
    fn deeper(&self, block: &'p Block) -> Self {
        Self { level: (self.level + 1).min(DEEPEST), ..self.inner(block) }
    }

    fn form(&self, asks: &'p [crate::report::FormField]) -> FormView<'p> {
        FormView::of(asks, self.context)
    }

    fn tree(&self, steps: &'p [TreeLine]) -> TreeView<'p> {
        TreeView { steps, context: self.context }
    }

    /// The class of an alert.
    fn level_class(level: &AlertLevel) -> &'static str {
        match level {
            AlertLevel::Urgent => "urgent",
            AlertLevel::Important => "important",
        }
    }
}

/// A judged tree as a nested list.
#[derive(Template)]
#[template(path = "steps.html", config = "src/render/html/askama.toml")]
struct TreeView<'p> {
    steps: &'p [TreeLine],
    context: ViewContext<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for TreeView<'_> {}

impl<'p> TreeView<'p> {
    fn verdict(step: &TreeLine) -> String {
        phrase::capital_verdict(step)
    }

    fn below(&self, step: &'p TreeLine) -> Self {
        Self { steps: &step.steps, context: self.context }
    }

    /// The class of a verdict. The word beside it says at least as much: of a rule that is met, whether it speaks against.
    fn verdict_class(verdict: &Option<Verdict>) -> &'static str {
        match verdict {
            Some(Verdict::Met) => "met",
            Some(Verdict::NotMet) => "not-met",
            Some(Verdict::Unknown) => "unknown",
            None => "not-judged",
        }
    }
}
