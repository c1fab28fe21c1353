//! Figures and their ranges on one scale: a bar each, lines across all of them, the values below.

use super::glyphs::PictureGlyphs;
use super::key;
use super::rows::{PictureColumns, PictureRow, widest};
use super::scale::ScaleLine;
use crate::render::key::{PART, POINT, SPAN};
use crate::render::text::layout::{TextLayout, columns, padded};
use crate::render::text::style::{TextStyle, styled_glyphs};
use crate::report::{Bar, Ranges, Tick};
use crate::values::distinct;

/// How far bars stand in below a heading, and parts below their whole.
const INSET: usize = 2;

/// Lines across all bars: each with its glyph.
struct Across<'a>(Vec<(&'a Tick, char)>);

/// The lines of the drawing; nothing if there is no room for it.
pub(super) fn lines(layout: &TextLayout, ranges: &Ranges) -> Option<Vec<String>> {
    let glyphs = PictureGlyphs::of(layout.ascii);
    let bars: Vec<&Bar> = ranges.groups.iter().flat_map(|group| &group.bars).collect();
    let is_headed = ranges.groups.iter().any(|group| !group.heading.is_empty());
    let picture_columns = picture_columns(layout, &bars, if is_headed { INSET } else { 0 })?;
    let scale = picture_columns.scale();
    let is_any_drawn = bars.iter().any(|bar| is_drawn(bar));
    let across = Across::of(&ranges.lines, glyphs);
    let filler = if is_any_drawn { across.alone(scale) } else { String::new() };
    let mut lines = Vec::new();
    for group in &ranges.groups {
        let mut heading = layout.wrap(&group.heading, TextStyle::Strong, "", "");
        if let Some(last) = heading.last_mut()
            && columns(last) < scale.start
        {
            // The lines go on beside the heading.
            *last = padded(last, scale.start) + &filler;
        }
        lines.extend(heading);
        for bar in &group.bars {
            let mut row = row(layout, bar);
            if is_drawn(bar) {
                row.drawn.push(track(bar, &across, scale, glyphs));
            }
            lines.extend(picture_columns.lines(&row, &filler));
        }
    }
    if is_any_drawn {
        lines.extend(scale.axis(layout, &ranges.axis));
        lines.extend(key::lines(layout, &meanings(&bars, &across, glyphs)));
    }
    Some(lines)
}

/// Columns with room for the labels of all bars, and for the words of those that are drawn.
fn picture_columns(layout: &TextLayout, bars: &[&Bar], indent: usize) -> Option<PictureColumns> {
    let rows: Vec<_> = bars.iter().map(|bar| (bar, row(layout, bar))).collect();
    let labels = rows.iter().map(|(_, row)| row.inset + widest([&row.label]));
    let words = rows.iter().filter(|(bar, _)| is_drawn(bar)).map(|(_, row)| &row.words);
    PictureColumns::fit(layout, indent, labels.max().unwrap_or(0), widest(words))
}

/// Whether there is anything to draw; if not, the words say why.
fn is_drawn(bar: &Bar) -> bool {
    bar.span.is_some() || bar.point.is_some()
}

/// Label and words of a bar.
fn row(layout: &TextLayout, bar: &Bar) -> PictureRow {
    let style = if is_drawn(bar) { TextStyle::Plain } else { TextStyle::Quiet };
    PictureRow {
        label: layout.styled(&bar.label, TextStyle::Quiet),
        inset: if bar.is_part { INSET } else { 0 },
        drawn: Vec::new(),
        words: layout.styled(&bar.words, style),
    }
}

/// A bar on the whole width of the scale. The point lies on top, then the lines, then the span.
fn track(bar: &Bar, across: &Across, scale: ScaleLine, glyphs: &PictureGlyphs) -> String {
    let span = bar.span.map(|(from, to)| {
        // Whichever way round they came.
        scale.column(from.min(to))..=scale.column(from.max(to))
    });
    let point = bar.point.map(|at| scale.column(at));
    let filled = if bar.is_part { glyphs.part } else { glyphs.span };
    styled_glyphs((0..scale.room).map(|column| {
        if point == Some(column) {
            (TextStyle::Strong, glyphs.point)
        } else if let Some(line) = across.at(column, scale) {
            (TextStyle::Plain, line)
        } else if span.as_ref().is_some_and(|span| span.contains(&column)) {
            (TextStyle::Plain, filled)
        } else {
            (TextStyle::Quiet, glyphs.track)
        }
    }))
}

/// The glyphs that were drawn, and what they mean.
fn meanings<'a>(
    bars: &[&Bar],
    across: &Across<'a>,
    glyphs: &PictureGlyphs,
) -> Vec<(char, &'a str)> {
    let has = |is: fn(&&Bar) -> bool| bars.iter().any(is);
    let mut meanings = Vec::new();
    if has(|bar| bar.point.is_some()) {
        meanings.push((glyphs.point, POINT));
    }
    if has(|bar| bar.span.is_some() && !bar.is_part) {
        meanings.push((glyphs.span, SPAN));
    }
    if has(|bar| bar.span.is_some() && bar.is_part) {
        meanings.push((glyphs.part, PART));
    }
    meanings.extend(across.0.iter().map(|(line, glyph)| (*glyph, line.label.as_str())));
    distinct(meanings)
}

impl<'a> Across<'a> {
    /// Lines of one meaning have one glyph; with too many meanings, the last glyph has several.
    fn of(lines: &'a [Tick], glyphs: &PictureGlyphs) -> Self {
        let mut meanings: Vec<&str> = Vec::new();
        let lines = lines.iter().map(|line| {
            let place =
                meanings.iter().position(|meaning| *meaning == line.label).unwrap_or_else(|| {
                    meanings.push(&line.label);
                    meanings.len() - 1
                });
            let [first, second, third] = glyphs.lines;
            let glyph = match place {
                0 => first,
                1 => second,
                _ => third,
            };
            (line, glyph)
        });
        Self(lines.collect())
    }

    /// The line that runs through a column.
    fn at(&self, column: usize, scale: ScaleLine) -> Option<char> {
        self.0.iter().find(|(line, _)| scale.column(line.at) == column).map(|(_, glyph)| *glyph)
    }

    /// The lines where there is no bar.
    fn alone(&self, scale: ScaleLine) -> String {
        styled_glyphs((0..scale.room).map(|column| {
            self.at(column, scale)
                .map_or((TextStyle::Plain, ' '), |glyph| (TextStyle::Plain, glyph))
        }))
    }
}
