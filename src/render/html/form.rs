//! What the reader fills in: real controls, so that it works on a screen without any script, drawn as boxes and lines on paper.

use super::words::ViewContext;
use crate::report::FormField;
use askama::Template;
use askama::filters::HtmlSafe;

/// Things to fill in, one below the other.
#[derive(Template)]
#[template(path = "form.html", config = "src/render/html/askama.toml")]
pub(super) struct FormView<'p> {
    asks: &'p [FormField],
    context: ViewContext<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for FormView<'_> {}

impl<'p> FormView<'p> {
    pub(super) fn of(asks: &'p [FormField], context: ViewContext<'p>) -> Self {
        Self { asks, context }
    }
}
