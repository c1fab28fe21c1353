//! How something went over time: a chart of points, a sign for each option, joined by dots.

use super::chart::{self, Chart};
use super::glyphs::PictureGlyphs;
use super::key;
use super::scale::ScaleLine;
use crate::render::clean::clean_line;
use crate::render::key::SHARED;
use crate::render::phrase;
use crate::render::text::layout::{TextLayout, columns, wrap};
use crate::render::text::style::{TextStyle, drawn};
use crate::report::{Courses, Tick, TimeCourse};

/// The columns that the chart takes at most and at least.
const WIDEST: usize = 60;
const NARROWEST: usize = 24;

/// The chart, each option's words with its sign, and the key; nothing if there is no room for it, or more options than signs.
pub(super) fn lines(sheet: &TextLayout, courses: &Courses) -> Option<Vec<String>> {
    let signs = PictureGlyphs::of(sheet.ascii);
    let is_drawn = |course: &&TimeCourse| !course.points.is_empty();
    let drawn = courses.courses.iter().filter(is_drawn);
    if drawn.clone().count() > signs.points.len() || drawn.clone().next().is_none() {
        return None;
    }
    let names: Vec<(usize, String)> = courses
        .values
        .iter()
        .map(|tick| (chart::line(tick.at), clean_line(&tick.label, sheet.ascii)))
        .collect();
    let name_width = names.iter().map(|(_, name)| columns(name)).max().unwrap_or(0);
    // Behind the names, a space and the axis.
    let start = name_width.saturating_add(2);
    let room = sheet.prose.saturating_sub(start).min(WIDEST);
    if room < NARROWEST {
        return None;
    }
    let scale = ScaleLine { start, room, limit: sheet.prose };
    let mut chart = Chart::blank(room);
    for course in drawn.clone() {
        chart.add_path(course);
    }
    for (course, sign) in drawn.zip(signs.points) {
        chart.add_points(course, sign, signs);
    }
    let mut lines = chart.lines(signs, &names, name_width);
    lines.extend(foot(sheet, &courses.times, scale, signs));
    lines.extend(words(sheet, &courses.courses, signs));
    if chart.has(signs.shared) {
        lines.extend(key::lines(sheet, &[(signs.shared, SHARED)]));
    }
    Some(lines)
}

/// Each option's label and words behind its sign.
fn words(sheet: &TextLayout, courses: &[TimeCourse], signs: &PictureGlyphs) -> Vec<String> {
    let mut free = signs.points.iter();
    courses
        .iter()
        .flat_map(|course| {
            let sign = if course.points.is_empty() { None } else { free.next() };
            let mark = drawn([(TextStyle::Strong, *sign.unwrap_or(&' ')), (TextStyle::Plain, ' ')]);
            let label = sheet.inked(&phrase::leading(course.label.clone()), TextStyle::Quiet);
            let words = sheet.inked(&course.words, TextStyle::Plain);
            wrap(&format!("{label} {words}"), sheet.prose, &mark, "  ")
        })
        .collect()
}

/// The axis of time and its names.
fn foot(
    sheet: &TextLayout,
    times: &[Tick],
    scale: ScaleLine,
    signs: &PictureGlyphs,
) -> Vec<String> {
    let [.., corner] = signs.up;
    let before = " ".repeat(scale.start.saturating_sub(1));
    let corner = TextStyle::Quiet.over(&corner.to_string());
    let mut lines = vec![before + &corner + &scale.rule(times, signs)];
    lines.extend(scale.names(sheet, times));
    lines
}
