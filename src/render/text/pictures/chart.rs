//! A chart in characters: points, and dots from point to point, on so many lines.

use super::glyphs::PictureGlyphs;
use super::scale::nearest;
use crate::render::text::layout::columns;
use crate::render::text::style::{TextStyle, styled_glyphs};
use crate::report::TimeCourse;

/// Lines of every chart.
const HEIGHT: usize = 10;

/// Dots stand at the foot, in the middle or at the head of a line.
const THIRDS: usize = 3;

/// What stands in one place of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ChartCell {
    Blank,
    /// A dot, so many thirds up the line.
    Path(usize),
    Point(char),
}

/// A chart being drawn.
pub(super) struct Chart {
    lines: Vec<Vec<ChartCell>>,
}

impl Chart {
    /// Nothing drawn yet, so many columns wide.
    pub(super) fn blank(room: usize) -> Self {
        Self { lines: vec![vec![ChartCell::Blank; room]; HEIGHT] }
    }

    fn room(&self) -> usize {
        self.lines.first().map_or(0, Vec::len)
    }

    /// Whether a point has this glyph.
    pub(super) fn has(&self, glyph: char) -> bool {
        self.lines.iter().flatten().any(|mark| *mark == ChartCell::Point(glyph))
    }

    /// Changes what stands in a place.
    fn change(&mut self, column: usize, line: usize, to: impl FnOnce(ChartCell) -> ChartCell) {
        if let Some(mark) = self.lines.get_mut(line).and_then(|line| line.get_mut(column)) {
            *mark = to(*mark);
        }
    }

    /// Dots from point to point.
    pub(super) fn add_path(&mut self, course: &TimeCourse) {
        let room = self.room();
        for (from, to) in course.points.iter().zip(course.points.iter().skip(1)) {
            let (first, last) = (nearest(from.0, room), nearest(to.0, room));
            let steps = first.abs_diff(last);
            for step in 0..=steps {
                let column = if first <= last { first + step } else { first - step };
                let thirds = thirds(between(from.1, to.1, step, steps));
                let line = HEIGHT - 1 - thirds / THIRDS;
                self.change(column, line, |_| ChartCell::Path(thirds % THIRDS));
            }
        }
    }

    /// The points of an option. Where another option has one too, a glyph of its own says so: none hides another.
    pub(super) fn add_points(&mut self, course: &TimeCourse, glyph: char, glyphs: &PictureGlyphs) {
        let room = self.room();
        for (time, value) in &course.points {
            self.change(nearest(*time, room), line(*value), |mark| match mark {
                ChartCell::Point(other) if other != glyph => ChartCell::Point(glyphs.shared),
                ChartCell::Blank | ChartCell::Path(_) | ChartCell::Point(_) => {
                    ChartCell::Point(glyph)
                }
            });
        }
    }

    /// The chart with its axis of values and their names.
    pub(super) fn lines(
        &self,
        glyphs: &PictureGlyphs,
        names: &[(usize, String)],
        width: usize,
    ) -> Vec<String> {
        let [plain, ticked, _] = glyphs.up;
        self.lines
            .iter()
            .enumerate()
            .map(|(line, marks)| {
                let name = names.iter().find(|(at, _)| *at == line);
                let (name, axis) = name.map_or(("", plain), |(_, name)| (name, ticked));
                let before = " ".repeat(width.saturating_sub(columns(name)));
                let axis = TextStyle::Quiet.over(&axis.to_string());
                let marks = styled_glyphs(marks.iter().map(|mark| match mark {
                    ChartCell::Blank => (TextStyle::Plain, ' '),
                    ChartCell::Path(third) => {
                        (TextStyle::Quiet, *glyphs.path.get(*third).unwrap_or(&' '))
                    }
                    ChartCell::Point(glyph) => (TextStyle::Strong, *glyph),
                }));
                format!("{before}{name} {axis}{marks}")
            })
            .collect()
    }
}

/// A step of so many from one number to another.
fn between(from: u16, to: u16, step: usize, steps: usize) -> u16 {
    let (from, to) = (usize::from(from.min(1000)), usize::from(to.min(1000)));
    let steps = steps.max(1);
    let sum = from * steps.saturating_sub(step) + to * step;
    u16::try_from((sum + steps / 2) / steps).unwrap_or(1000)
}

/// The line of a value, counted from the top.
pub(super) fn line(value: u16) -> usize {
    HEIGHT - 1 - nearest(value, HEIGHT)
}

/// A value in thirds of a line, from the foot of the lowest one: points stand in the middle of a line, dots where they fall.
fn thirds(value: u16) -> usize {
    nearest(value, (HEIGHT - 1) * THIRDS + 1) + THIRDS / 2
}
