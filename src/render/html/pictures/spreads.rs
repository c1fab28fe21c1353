//! How often each amount came up: a row of steps an option, all on one scale.

use super::{Label, labels, percent};
use crate::render::html::words::ViewContext;
use crate::report::{Spread, Spreads};
use askama::Template;
use askama::filters::HtmlSafe;

/// The rows one below the other.
#[derive(Template)]
#[template(path = "spreads.html", config = "src/render/html/askama.toml")]
pub(super) struct SpreadsView<'p> {
    spreads: &'p [Spread],
    axis: Vec<Label<'p>>,
    context: ViewContext<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for SpreadsView<'_> {}

impl<'p> SpreadsView<'p> {
    pub(super) fn of(spreads: &'p Spreads, context: ViewContext<'p>) -> Self {
        Self { spreads: &spreads.spreads, axis: labels(&spreads.axis), context }
    }

    /// A place on the scale, in percent.
    fn place(thousandths: &u16) -> String {
        percent(*thousandths)
    }

    /// The outline of the steps, drawn in a box of a thousand by a thousand.
    fn outline(spread: &Spread) -> String {
        let count = spread.heights.len().max(1);
        let mut path = String::from("M0 1000");
        for (step, height) in spread.heights.iter().enumerate() {
            path.push_str(&format!(
                "V{}H{}",
                1000 - (*height).min(1000),
                (step + 1) * 1000 / count
            ));
        }
        path + "V1000Z"
    }
}
