//! How something went over time: a chart of points, a glyph for each option, joined by dots.

use super::chart::{self, Chart};
use super::glyphs::PictureGlyphs;
use super::key;
use super::scale::ScaleLine;
use crate::render::clean::clean_line;
use crate::render::key::SHARED;
use crate::render::phrase;
use crate::render::text::layout::{TextLayout, columns, wrap};
use crate::render::text::style::{TextStyle, styled_glyphs};
use crate::report::{Courses, Tick, TimeCourse};

/// The columns that the chart takes at most and at least.
const WIDEST: usize = 60;
const NARROWEST: usize = 24;

/// The chart, each option's words with its glyph, and the key; nothing if there is no room for it, or more options than glyphs.
pub(super) fn lines(layout: &TextLayout, courses: &Courses) -> Option<Vec<String>> {
    let glyphs = PictureGlyphs::of(layout.ascii);
    let is_drawn = |course: &&TimeCourse| !course.points.is_empty();
    let drawn = courses.courses.iter().filter(is_drawn);
    if drawn.clone().count() > glyphs.points.len() || drawn.clone().next().is_none() {
        return None;
    }
    let names: Vec<(usize, String)> = courses
        .values
        .iter()
        .map(|tick| (chart::line(tick.at), clean_line(&tick.label, layout.ascii)))
        .collect();
    let name_width = names.iter().map(|(_, name)| columns(name)).max().unwrap_or(0);
    // Behind the names, a space and the axis.
    let start = name_width.saturating_add(2);
    let room = layout.prose.saturating_sub(start).min(WIDEST);
    if room < NARROWEST {
        return None;
    }
    let scale = ScaleLine { start, room, limit: layout.prose };
    let mut chart = Chart::blank(room);
    for course in drawn.clone() {
        chart.add_path(course);
    }
    for (course, glyph) in drawn.zip(glyphs.points) {
        chart.add_points(course, glyph, glyphs);
    }
    let mut lines = chart.lines(glyphs, &names, name_width);
    lines.extend(foot(layout, &courses.times, scale, glyphs));
    lines.extend(words(layout, &courses.courses, glyphs));
    if chart.has(glyphs.shared) {
        lines.extend(key::lines(layout, &[(glyphs.shared, SHARED)]));
    }
    Some(lines)
}

/// Each option's label and words behind its glyph.
fn words(layout: &TextLayout, courses: &[TimeCourse], glyphs: &PictureGlyphs) -> Vec<String> {
    let mut free = glyphs.points.iter();
    courses
        .iter()
        .flat_map(|course| {
            let glyph = if course.points.is_empty() { None } else { free.next() };
            let mark = styled_glyphs([
                (TextStyle::Strong, *glyph.unwrap_or(&' ')),
                (TextStyle::Plain, ' '),
            ]);
            let label = layout.styled(&phrase::leading(course.label.clone()), TextStyle::Quiet);
            let words = layout.styled(&course.words, TextStyle::Plain);
            wrap(&format!("{label} {words}"), layout.prose, &mark, "  ")
        })
        .collect()
}

/// The axis of time and its names.
fn foot(
    layout: &TextLayout,
    times: &[Tick],
    scale: ScaleLine,
    glyphs: &PictureGlyphs,
) -> Vec<String> {
    let [.., corner] = glyphs.up;
    let before = " ".repeat(scale.start.saturating_sub(1));
    let corner = TextStyle::Quiet.over(&corner.to_string());
    let mut lines = vec![before + &corner + &scale.rule(times, glyphs)];
    lines.extend(scale.names(layout, times));
    lines
}
