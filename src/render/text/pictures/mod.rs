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

/// The lines of a picture: what it shows, what to know before looking, the drawing with a key to its signs, what to know besides.
pub(super) fn lines(sheet: &TextLayout, picture: &Picture) -> Vec<String> {
    let mut lines = sheet.wrap(&picture.title, TextStyle::Strong, "", "");
    lines.extend(sheet.wrap(&picture.caution, TextStyle::Quiet, "  ", "  "));
    let drawn = match &picture.drawing {
        Drawing::Icons(arrays) => Some(icons::lines(sheet, arrays, &picture.counted)),
        Drawing::Ranges(ranges) => ranges::lines(sheet, ranges),
        Drawing::Courses(courses) => courses::lines(sheet, courses),
        Drawing::Spreads(spreads) => spreads::lines(sheet, spreads),
    };
    lines.extend(drawn.unwrap_or_else(|| entries(sheet, &phrase::pictured(&picture.drawing))));
    lines.extend(sheet.wrap(&picture.legend, TextStyle::Quiet, "", ""));
    lines
}

#[cfg(test)]
mod random;
#[cfg(test)]
mod tests;
