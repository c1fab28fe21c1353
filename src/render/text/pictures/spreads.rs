//! How often each amount came up: a row of blocks an option on one scale, the middle marked below.

use super::glyphs::PictureGlyphs;
use super::key;
use super::rows::{PictureColumns, PictureRow, widest};
use super::scale::nearest;
use crate::render::key::{HEIGHT, MIDDLE};
use crate::render::text::layout::TextLayout;
use crate::render::text::style::{TextStyle, styled_glyphs};
use crate::report::{Spread, Spreads};

/// The lines of the drawing; nothing if there is no room for it.
pub(super) fn lines(layout: &TextLayout, spreads: &Spreads) -> Option<Vec<String>> {
    let glyphs = PictureGlyphs::of(layout.ascii);
    let rows: Vec<_> = spreads
        .spreads
        .iter()
        .map(|spread| {
            let style = if is_drawn(spread) { TextStyle::Plain } else { TextStyle::Quiet };
            PictureRow {
                label: layout.styled(&spread.label, TextStyle::Quiet),
                words: layout.styled(&spread.words, style),
                ..PictureRow::default()
            }
        })
        .collect();
    let picture_columns = PictureColumns::fit(
        layout,
        0,
        widest(rows.iter().map(|row| &row.label)),
        widest(rows.iter().map(|row| &row.words)),
    )?;
    let mut lines = Vec::new();
    for (spread, row) in spreads.spreads.iter().zip(rows) {
        let drawn = if is_drawn(spread) {
            blocks(spread, picture_columns.room, glyphs)
        } else {
            Vec::new()
        };
        lines.extend(picture_columns.lines(&PictureRow { drawn, ..row }, ""));
    }
    if spreads.spreads.iter().any(is_drawn) {
        lines.extend(picture_columns.scale().axis(layout, &spreads.axis));
        let mut meanings = Vec::new();
        let tallest = spreads.spreads.iter().flat_map(|spread| &spread.heights).max();
        if let (Some(1..), Some(full)) = (tallest, glyphs.levels.last()) {
            meanings.push((*full, HEIGHT));
        }
        if spreads.spreads.iter().any(|spread| spread.middle.is_some()) {
            meanings.push((glyphs.middle, MIDDLE));
        }
        lines.extend(key::lines(layout, &meanings));
    }
    Some(lines)
}

/// Whether there is anything to draw; if not, the words say why.
fn is_drawn(spread: &Spread) -> bool {
    spread.middle.is_some() || spread.heights.iter().any(|height| *height > 0)
}

/// The steps in columns of blocks, and the glyph below the middle.
fn blocks(spread: &Spread, room: usize, glyphs: &PictureGlyphs) -> Vec<String> {
    let levels = glyphs.levels.len();
    let full = glyphs.height * levels;
    let columns: Vec<usize> = (0..room)
        .map(|column| {
            let height = mean_height(&spread.heights, column, room);
            // Rounded up: what came up at all is seen.
            (height * full).div_ceil(1000)
        })
        .collect();
    let mut lines: Vec<String> = (0..glyphs.height)
        .rev()
        .map(|line| {
            styled_glyphs(columns.iter().map(|eighths| {
                let glyph = match eighths.saturating_sub(line * levels).min(levels) {
                    0 => None,
                    level => glyphs.levels.get(level - 1),
                };
                (TextStyle::Plain, glyph.copied().unwrap_or(' '))
            }))
        })
        .collect();
    if let Some(middle) = spread.middle {
        let before = " ".repeat(nearest(middle, room));
        lines.push(before + &TextStyle::Strong.over(&glyphs.middle.to_string()));
    }
    lines
}

/// The mean height of the steps that a column covers, each as far as it does.
fn mean_height(heights: &[u16], column: usize, room: usize) -> usize {
    // A column is as wide as there are steps, a step as wide as there are columns: then both fill the same length.
    let width = heights.len();
    let (from, to) = (column * width, (column + 1) * width);
    let covered = |step: usize| {
        let (start, end) = (step * room, (step + 1) * room);
        end.min(to).saturating_sub(start.max(from))
    };
    let sum: usize = heights
        .iter()
        .enumerate()
        .map(|(step, height)| usize::from((*height).min(1000)) * covered(step))
        .sum();
    sum.div_ceil(width.max(1))
}
