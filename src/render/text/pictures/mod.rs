//! Pictures in characters, each with its words beside or below it. Where there is no room to draw, the words stand alone.

mod chart;
mod courses;
mod glyphs;
mod icons;
mod key;
mod ranges;
mod rows;
mod scale;
mod spreads;

use super::layout::TextLayout;
use super::lists::entries;
use super::style::TextStyle;
use crate::render::phrase;
use crate::report::{Drawing, Picture};

/// The lines of a picture: what it shows, what to know before looking, the drawing with a key to its glyphs, what to know besides.
pub(super) fn lines(layout: &TextLayout, picture: &Picture) -> Vec<String> {
    let mut lines = layout.wrap(&picture.title, TextStyle::Strong, "", "");
    lines.extend(layout.wrap(&picture.caution, TextStyle::Quiet, "  ", "  "));
    let drawn = match &picture.drawing {
        Drawing::Icons(arrays) => Some(icons::lines(layout, arrays, &picture.counted)),
        Drawing::Ranges(ranges) => ranges::lines(layout, ranges),
        Drawing::Courses(courses) => courses::lines(layout, courses),
        Drawing::Spreads(spreads) => spreads::lines(layout, spreads),
    };
    lines.extend(drawn.unwrap_or_else(|| entries(layout, &phrase::pictured(&picture.drawing))));
    lines.extend(layout.wrap(&picture.legend, TextStyle::Quiet, "", ""));
    lines
}

#[cfg(test)]
mod random;
#[cfg(test)]
mod tests;
