//! How often each amount came up: a row of blocks an option on one scale, the middle marked below.

use super::glyphs::PictureGlyphs;
use super::key;
use super::rows::{PictureColumns, PictureRow, widest};
use super::scale::nearest;
use crate::render::key::{HEIGHT, MIDDLE};
use crate::render::text::layout::TextLayout;
use crate::render::text::style::{TextStyle, drawn};
use crate::report::{Spread, Spreads};

/// The lines of the drawing; nothing if there is no room for it.
pub(super) fn lines(sheet: &TextLayout, spreads: &Spreads) -> Option<Vec<String>> {
    let signs = PictureGlyphs::of(sheet.ascii);
    let rows: Vec<_> = spreads
        .spreads
        .iter()
        .map(|spread| {
            let ink = if is_drawn(spread) { TextStyle::Plain } else { TextStyle::Quiet };
            PictureRow {
                label: sheet.inked(&spread.label, TextStyle::Quiet),
                words: sheet.inked(&spread.words, ink),
                ..PictureRow::default()
            }
        })
        .collect();
    let layout = PictureColumns::fit(
        sheet,
        0,
        widest(rows.iter().map(|row| &row.label)),
        widest(rows.iter().map(|row| &row.words)),
    )?;
    let mut lines = Vec::new();
    for (spread, row) in spreads.spreads.iter().zip(rows) {
        let drawn = if is_drawn(spread) { blocks(spread, layout.room, signs) } else { Vec::new() };
        lines.extend(layout.lines(&PictureRow { drawn, ..row }, ""));
    }
    if spreads.spreads.iter().any(is_drawn) {
        lines.extend(layout.scale().axis(sheet, &spreads.axis));
        let mut meanings = Vec::new();
        let tallest = spreads.spreads.iter().flat_map(|spread| &spread.heights).max();
        if let (Some(1..), Some(full)) = (tallest, signs.levels.last()) {
            meanings.push((*full, HEIGHT));
        }
        if spreads.spreads.iter().any(|spread| spread.middle.is_some()) {
            meanings.push((signs.middle, MIDDLE));
        }
        lines.extend(key::lines(sheet, &meanings));
    }
    Some(lines)
}

/// Whether there is anything to draw; if not, the words say why.
fn is_drawn(spread: &Spread) -> bool {
    spread.middle.is_some() || spread.heights.iter().any(|height| *height > 0)
}

/// The steps in columns of blocks, and the sign below the middle.
fn blocks(spread: &Spread, room: usize, signs: &PictureGlyphs) -> Vec<String> {
    let levels = signs.levels.len();
    let full = signs.height * levels;
    let columns: Vec<usize> = (0..room)
        .map(|column| {
            let height = mean_height(&spread.heights, column, room);
            // Rounded up: what came up at all is seen.
            (height * full).div_ceil(1000)
        })
        .collect();
    let mut lines: Vec<String> = (0..signs.height)
        .rev()
        .map(|line| {
            drawn(columns.iter().map(|eighths| {
                let sign = match eighths.saturating_sub(line * levels).min(levels) {
                    0 => None,
                    level => signs.levels.get(level - 1),
                };
                (TextStyle::Plain, sign.copied().unwrap_or(' '))
            }))
        })
        .collect();
    if let Some(middle) = spread.middle {
        let before = " ".repeat(nearest(middle, room));
        lines.push(before + &TextStyle::Strong.over(&signs.middle.to_string()));
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
