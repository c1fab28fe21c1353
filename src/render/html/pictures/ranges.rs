//! Figures and their ranges on one scale: a strip a figure, lines across all of them, values below.

use super::{Label, labels, percent};
use crate::render::html::words::ViewContext;
use crate::render::key;
use crate::report::{Bar, RangeGroup, Ranges};
use askama::Template;
use askama::filters::HtmlSafe;

/// What is narrower would not be seen, in thousandths of the scale.
const THINNEST: u16 = 4;

/// The strips one below the other.
#[derive(Template)]
#[template(path = "ranges.html", config = "src/render/html/askama.toml")]
pub(super) struct RangesView<'p> {
    groups: &'p [RangeGroup],
    axis: Vec<Label<'p>>,
    lines: Vec<Label<'p>>,
    context: ViewContext<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for RangesView<'_> {}

impl<'p> RangesView<'p> {
    pub(super) fn of(ranges: &'p Ranges, context: ViewContext<'p>) -> Self {
        Self {
            groups: &ranges.groups,
            axis: labels(&ranges.axis),
            lines: labels(&ranges.lines),
            context,
        }
    }

    fn any(&self, is_so: impl Fn(&Bar) -> bool) -> bool {
        self.groups.iter().flat_map(|group| &group.bars).any(is_so)
    }

    fn is_any_drawn(&self) -> bool {
        self.any(Self::is_drawn)
    }

    fn has_span(&self) -> bool {
        self.any(|bar| bar.span.is_some() && !bar.is_part)
    }

    fn has_part(&self) -> bool {
        self.any(|bar| bar.span.is_some() && bar.is_part)
    }

    fn has_point(&self) -> bool {
        self.any(|bar| bar.point.is_some())
    }

    /// A place on the scale, in percent.
    fn place(thousandths: &u16) -> String {
        percent(*thousandths)
    }

    /// A bar's span: from where, and how wide.
    fn span(bar: &Bar) -> Option<(String, String)> {
        let (from, to) = bar.span?;
        let from = from.min(1000 - THINNEST);
        Some((percent(from), percent(to.min(1000).saturating_sub(from).max(THINNEST))))
    }

    /// Whether there is anything to draw.
    fn is_drawn(bar: &Bar) -> bool {
        bar.span.is_some() || bar.point.is_some()
    }
}
