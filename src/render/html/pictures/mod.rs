//! Pictures drawn inline, each with a title for who cannot see it and the same words below it for everybody.
//!
//! Lines and dots are placed in percent of the width, so that a picture fits a phone without shrinking its words. What is filled in is dark and
//! what is not is light, so that nothing is lost in grey; no colour says good or bad.

mod courses;
mod icons;
mod ranges;
mod spreads;

use super::words::ViewContext;
use crate::report::{Drawing, Picture, Tick};
use askama::Template;
use askama::filters::HtmlSafe;
use courses::CoursesView;
use icons::IconsView;
use ranges::RangesView;
use spreads::SpreadsView;

/// A picture with its title and its legend.
#[derive(Template)]
#[template(path = "picture.html", config = "src/render/html/askama.toml")]
pub(super) struct PictureView<'p> {
    picture: &'p Picture,
    context: ViewContext<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for PictureView<'_> {}

impl<'p> PictureView<'p> {
    pub(super) fn of(picture: &'p Picture, context: ViewContext<'p>) -> Self {
        Self { picture, context }
    }
}

/// A place on a scale, held to the scale, in percent.
fn percent(thousandths: u16) -> String {
    let thousandths = thousandths.min(1000);
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

/// A name of a place on a scale, and how it is set so that it stays inside the picture.
struct Label<'p> {
    at: String,
    anchor: &'static str,
    words: &'p str,
}

/// The names along a scale.
fn labels(ticks: &[Tick]) -> Vec<Label<'_>> {
    ticks
        .iter()
        .map(|tick| Label {
            at: percent(tick.at),
            anchor: match tick.at {
                0..=80 => "start",
                81..=919 => "middle",
                920.. => "end",
            },
            words: &tick.label,
        })
        .collect()
}
