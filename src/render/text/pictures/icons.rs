//! Icon arrays: a hundred people in ten rows of ten, one array an option, all of one size and on the same lines.

use super::glyphs::PictureGlyphs;
use super::key;
use crate::render::key::{EMPTY, UNSURE, filled};
use crate::render::text::layout::{TextLayout, padded, wrap};
use crate::render::text::style::{TextStyle, styled_glyphs};
use crate::report::{IconArray, IconFill};

/// Rows, and icons in each.
const SIDE: u8 = 10;

/// With a space between icons an array is about as wide as it is high.
const SPACED: usize = 19;

/// Arrays stand in a little from their title, and apart from each other.
const MARGIN: usize = 2;
const GAP: usize = 3;

/// In narrower columns the words would be a strip of single ones: then arrays stand one below the other.
const NARROWEST_COLUMN: usize = 16;

/// In wider columns the arrays would be too far apart to be compared at a glance.
const WIDEST_COLUMN: usize = 40;

/// An option's label, the picture or the reason why there is none, and the words.
struct IconColumn {
    label: Vec<String>,
    picture: Vec<String>,
    words: Vec<String>,
}

/// The arrays side by side or, without room for that, one below the other; then the key.
pub(super) fn lines(layout: &TextLayout, arrays: &[IconArray], counted: &str) -> Vec<String> {
    let count = arrays.len();
    let gaps = MARGIN + GAP * count.saturating_sub(1);
    let room = layout.width.saturating_sub(gaps);
    let column = room.checked_div(count).unwrap_or(0).clamp(0, WIDEST_COLUMN);
    let mut lines = if column >= NARROWEST_COLUMN {
        let columns: Vec<_> = arrays.iter().map(|array| set(layout, array, column)).collect();
        let shelf = |of: fn(&IconColumn) -> &Vec<String>| {
            let cells: Vec<_> = columns.iter().map(of).collect();
            side_by_side(&cells, column)
        };
        let mut lines = shelf(|column| &column.label);
        lines.extend(shelf(|column| &column.picture));
        lines.extend(shelf(|column| &column.words));
        lines
    } else {
        stacked(layout, arrays)
    };
    lines.extend(key::lines(layout, &meanings(arrays, counted, layout.ascii)));
    lines
}

/// One array a block, each with its label above and its words below.
fn stacked(layout: &TextLayout, arrays: &[IconArray]) -> Vec<String> {
    let margin = " ".repeat(MARGIN);
    arrays
        .iter()
        .flat_map(|array| {
            let column = set(layout, array, layout.prose.saturating_sub(MARGIN));
            let body = column.picture.into_iter().chain(column.words);
            let label = wrap(&layout.styled(&array.label, TextStyle::Strong), layout.prose, "", "");
            label.into_iter().chain(body.map(|line| margin.clone() + &line).collect::<Vec<_>>())
        })
        .collect()
}

/// An option within its column. With no figure, the reason has the place of the picture.
fn set(layout: &TextLayout, array: &IconArray, column: usize) -> IconColumn {
    let wrapped = |text, style| wrap(&layout.styled_narrow(text, style), column, "", "");
    let (picture, words) = match array.share {
        Some(share) => (
            picture(PictureGlyphs::of(layout.ascii), share, column >= SPACED),
            wrapped(&array.words, TextStyle::Plain),
        ),
        None => (wrapped(&array.words, TextStyle::Quiet), Vec::new()),
    };
    IconColumn { label: wrapped(&array.label, TextStyle::Strong), picture, words }
}

/// Ten rows of ten icons: the filled ones first, then the unsure ones, without a gap.
fn picture(glyphs: &PictureGlyphs, share: IconFill, is_spaced: bool) -> Vec<String> {
    let (filled, unsure) = counts(share);
    (0..SIDE)
        .map(|row| {
            let icons = (row * SIDE..(row + 1) * SIDE).flat_map(|place| {
                let icon = if place < filled {
                    (TextStyle::Plain, glyphs.filled)
                } else if place < filled + unsure {
                    (TextStyle::Plain, glyphs.unsure)
                } else {
                    (TextStyle::Quiet, glyphs.empty)
                };
                let gap = (is_spaced && place % SIDE < SIDE - 1).then_some((icon.0, ' '));
                std::iter::once(icon).chain(gap)
            });
            styled_glyphs(icons)
        })
        .collect()
}

/// Filled and unsure icons, a hundred together at most.
fn counts(share: IconFill) -> (u8, u8) {
    let all = SIDE * SIDE;
    let filled = share.filled.min(all);
    (filled, share.unsure.min(all - filled))
}

/// Cells beside each other, as high as the highest of them.
fn side_by_side(cells: &[&Vec<String>], column: usize) -> Vec<String> {
    let height = cells.iter().map(|cell| cell.len()).max().unwrap_or(0);
    (0..height)
        .map(|row| {
            let line: Vec<_> = cells
                .iter()
                .map(|cell| padded(cell.get(row).map_or("", String::as_str), column))
                .collect();
            " ".repeat(MARGIN) + &line.join(&" ".repeat(GAP))
        })
        .collect()
}

/// The glyphs that were drawn, and what they mean.
fn meanings(arrays: &[IconArray], counted: &str, ascii: bool) -> Vec<(char, String)> {
    let glyphs = PictureGlyphs::of(ascii);
    let counts: Vec<_> = arrays.iter().filter_map(|array| array.share.map(counts)).collect();
    let all = SIDE * SIDE;
    let glyphs = [
        (glyphs.filled, filled(counted), counts.iter().any(|(filled, _)| *filled > 0)),
        (glyphs.unsure, UNSURE.to_owned(), counts.iter().any(|(_, unsure)| *unsure > 0)),
        (
            glyphs.empty,
            EMPTY.to_owned(),
            counts.iter().any(|(filled, unsure)| filled + unsure < all),
        ),
    ];
    glyphs
        .into_iter()
        .filter(|(.., is_used)| *is_used)
        .map(|(glyph, meaning, _)| (glyph, meaning))
        .collect()
}
