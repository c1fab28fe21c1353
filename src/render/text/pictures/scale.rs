//! A scale along a line: where each thousandth of it falls, and the values named below it.

use super::glyphs::PictureGlyphs;
use crate::render::clean::clean_line;
use crate::render::text::layout::{TextLayout, columns};
use crate::render::text::style::{TextStyle, styled_glyphs};
use crate::report::Tick;

/// Columns between the names of two values.
const GAP: usize = 2;

/// A scale on its line.
#[derive(Debug, Clone, Copy)]
pub(super) struct ScaleLine {
    /// Columns before it.
    pub(super) start: usize,
    /// Columns that it takes.
    pub(super) room: usize,
    /// Columns that its line may take.
    pub(super) limit: usize,
}

impl ScaleLine {
    /// The column of a place, counted from the start of the scale.
    pub(super) fn column(&self, at: u16) -> usize {
        nearest(at, self.room)
    }

    /// The axis with its values named below; nothing if there are none.
    pub(super) fn axis(&self, layout: &TextLayout, ticks: &[Tick]) -> Vec<String> {
        if ticks.is_empty() {
            return Vec::new();
        }
        let rule = self.rule(ticks, PictureGlyphs::of(layout.ascii));
        let mut lines = vec![" ".repeat(self.start) + &rule];
        lines.extend(self.names(layout, ticks));
        lines
    }

    /// The axis alone, without the columns before it.
    pub(super) fn rule(&self, ticks: &[Tick], glyphs: &PictureGlyphs) -> String {
        let [across, ticked] = glyphs.along;
        styled_glyphs((0..self.room).map(|column| {
            let is_ticked = ticks.iter().any(|tick| self.column(tick.at) == column);
            (TextStyle::Quiet, if is_ticked { ticked } else { across })
        }))
    }

    /// The names of the values, each centred below its place. One that would run into another is left out.
    pub(super) fn names(&self, layout: &TextLayout, ticks: &[Tick]) -> Option<String> {
        let mut placed: Vec<(usize, usize, String)> = Vec::new();
        // The ends say most, so they come first.
        let inner = ticks.get(1..ticks.len().saturating_sub(1)).unwrap_or(&[]);
        let ends = ticks.first().into_iter().chain(ticks.iter().skip(1).last());
        for tick in ends.chain(inner) {
            let name = clean_line(&tick.label, layout.ascii);
            let width = columns(&name);
            let Some(rightmost) = self.limit.checked_sub(width) else {
                continue;
            };
            let centred = (self.start + self.column(tick.at)).saturating_sub(width / 2);
            let from = centred.min(rightmost);
            let to = from + width;
            let is_free = placed
                .iter()
                .all(|(other_from, other_to, _)| to + GAP <= *other_from || other_to + GAP <= from);
            if width > 0 && is_free {
                placed.push((from, to, name));
            }
        }
        placed.sort();
        let mut line = String::new();
        let mut end = 0;
        for (from, to, name) in &placed {
            line += &" ".repeat(from.saturating_sub(end));
            line += name;
            end = *to;
        }
        (!placed.is_empty()).then_some(line)
    }
}

/// The nearest of so many steps to a place in thousandths.
pub(super) fn nearest(at: u16, steps: usize) -> usize {
    (usize::from(at.min(1000)) * steps.saturating_sub(1) + 500) / 1000
}

#[cfg(test)]
mod tests {
    use super::{ScaleLine, nearest};
    use crate::render::text::layout::TextLayout;
    use crate::report::Tick;

    fn ticks(labels: &[(u16, &str)]) -> Vec<Tick> {
        labels.iter().map(|(at, label)| Tick { at: *at, label: (*label).to_owned() }).collect()
    }

    const SCALE: ScaleLine = ScaleLine { start: 4, room: 21, limit: 28 };

    #[test]
    fn places_fall_on_the_nearest_column() {
        assert_eq!(nearest(0, 21), 0);
        assert_eq!(nearest(520, 21), 10);
        assert_eq!(nearest(1000, 21), 20);
        assert_eq!(nearest(60_000, 21), 20);
        assert_eq!(nearest(7, 0), 0);
    }

    #[test]
    fn values_stand_below_their_places() {
        let layout = TextLayout::new(40, true, false);
        let ticks = ticks(&[(0, "0"), (500, "50"), (1000, "100")]);
        let lines = SCALE.axis(&layout, &ticks);
        let lines: Vec<_> =
            lines.iter().map(|line| crate::render::text::style::paint(line, false)).collect();
        assert_eq!(lines, ["    +---------+---------+", "    0        50        100"]);
    }

    #[test]
    fn values_that_would_touch_are_left_out_but_not_the_ends() {
        let layout = TextLayout::new(40, false, false);
        let crowded = ticks(&[(0, "first"), (100, "second"), (500, "third"), (1000, "last one")]);
        assert_eq!(SCALE.names(&layout, &crowded).as_deref(), Some("  first     third   last one"));
        let endless = ticks(&[(0, &"x".repeat(5000))]);
        assert_eq!(SCALE.names(&layout, &endless), None);
    }
}
