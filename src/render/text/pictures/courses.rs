//! How something went over time: a chart of points, a sign for each option, joined by dots.

use super::key;
use super::scale::{Scale, nearest};
use super::signs::Signs;
use crate::render::clean::clean_line;
use crate::render::key::SHARED;
use crate::render::phrase;
use crate::render::text::ink::{Ink, drawn};
use crate::render::text::sheet::{Sheet, columns, wrap};
use crate::report::{Course, Courses, Tick};

/// Lines of the chart, and the columns that it takes at most and at least.
const HEIGHT: usize = 10;
const WIDEST: usize = 60;
const THIRDS: usize = 3;
const NARROWEST: usize = 24;

/// The chart, each option's words with its sign, and the key; nothing if there is no room for it, or more options than signs.
pub(super) fn lines(sheet: &Sheet, courses: &Courses) -> Option<Vec<String>> {
    let signs = Signs::of(sheet.ascii);
    let is_drawn = |course: &&Course| !course.points.is_empty();
    let drawn = courses.courses.iter().filter(is_drawn);
    if drawn.clone().count() > signs.points.len() || drawn.clone().next().is_none() {
        return None;
    }
    let names: Vec<(usize, String)> = courses
        .values
        .iter()
        .map(|tick| (line(tick.at), clean_line(&tick.label, sheet.ascii)))
        .collect();
    let name_width = names
        .iter()
        .map(|(_, name)| columns(name))
        .max()
        .unwrap_or(0);
    // Behind the names, a space and the axis.
    let start = name_width.saturating_add(2);
    let room = sheet.prose.saturating_sub(start).min(WIDEST);
    if room < NARROWEST {
        return None;
    }
    let scale = Scale {
        start,
        room,
        limit: sheet.prose,
    };
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
fn words(sheet: &Sheet, courses: &[Course], signs: &Signs) -> Vec<String> {
    let mut free = signs.points.iter();
    courses
        .iter()
        .flat_map(|course| {
            let sign = if course.points.is_empty() {
                None
            } else {
                free.next()
            };
            let mark = drawn([(Ink::Strong, *sign.unwrap_or(&' ')), (Ink::Plain, ' ')]);
            let label = sheet.inked(&phrase::leading(course.label.clone()), Ink::Quiet);
            let words = sheet.inked(&course.words, Ink::Plain);
            wrap(&format!("{label} {words}"), sheet.prose, &mark, "  ")
        })
        .collect()
}

/// The axis of time and its names.
fn foot(sheet: &Sheet, times: &[Tick], scale: Scale, signs: &Signs) -> Vec<String> {
    let [.., corner] = signs.up;
    let before = " ".repeat(scale.start.saturating_sub(1)) + &Ink::Quiet.over(&corner.to_string());
    let mut lines = scale.axis(sheet, times);
    if let Some(axis) = lines.first_mut() {
        *axis = before + axis.trim_start_matches(' ');
    } else {
        let [across, _] = signs.along;
        lines.push(before + &drawn((0..scale.room).map(|_| (Ink::Quiet, across))));
    }
    lines
}

/// The line of a value, counted from the top.
fn line(value: u16) -> usize {
    HEIGHT - 1 - nearest(value, HEIGHT)
}

/// A value in thirds of a line, from the foot of the lowest one: points stand in the middle of a line, dots where they fall.
fn thirds(value: u16) -> usize {
    nearest(value, (HEIGHT - 1) * THIRDS + 1) + THIRDS / 2
}

/// What stands in one place of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Blank,
    /// A dot, so many thirds up the line.
    Path(usize),
    Point(char),
}

/// A chart being drawn.
struct Chart {
    lines: Vec<Vec<Mark>>,
}

impl Chart {
    fn blank(room: usize) -> Self {
        Self {
            lines: vec![vec![Mark::Blank; room]; HEIGHT],
        }
    }

    fn room(&self) -> usize {
        self.lines.first().map_or(0, Vec::len)
    }

    fn has(&self, sign: char) -> bool {
        self.lines
            .iter()
            .flatten()
            .any(|mark| *mark == Mark::Point(sign))
    }

    /// Changes what stands in a place.
    fn change(&mut self, column: usize, line: usize, to: impl FnOnce(Mark) -> Mark) {
        if let Some(mark) = self
            .lines
            .get_mut(line)
            .and_then(|line| line.get_mut(column))
        {
            *mark = to(*mark);
        }
    }

    /// Dots from point to point.
    fn add_path(&mut self, course: &Course) {
        let room = self.room();
        for (from, to) in course.points.iter().zip(course.points.iter().skip(1)) {
            let (first, last) = (nearest(from.0, room), nearest(to.0, room));
            let steps = first.abs_diff(last);
            for step in 0..=steps {
                let column = if first <= last {
                    first + step
                } else {
                    first - step
                };
                let thirds = thirds(between(from.1, to.1, step, steps));
                let line = HEIGHT - 1 - thirds / THIRDS;
                self.change(column, line, |_| Mark::Path(thirds % THIRDS));
            }
        }
    }

    /// The points of an option. Where another option has one too, a sign of its own says so: none hides another.
    fn add_points(&mut self, course: &Course, sign: char, signs: &Signs) {
        let room = self.room();
        for (time, value) in &course.points {
            self.change(nearest(*time, room), line(*value), |mark| match mark {
                Mark::Point(other) if other != sign => Mark::Point(signs.shared),
                Mark::Blank | Mark::Path(_) | Mark::Point(_) => Mark::Point(sign),
            });
        }
    }

    /// The chart with its axis of values and their names.
    fn lines(&self, signs: &Signs, names: &[(usize, String)], width: usize) -> Vec<String> {
        let [plain, ticked, _] = signs.up;
        self.lines
            .iter()
            .enumerate()
            .map(|(line, marks)| {
                let name = names.iter().find(|(at, _)| *at == line);
                let (name, axis) = name.map_or(("", plain), |(_, name)| (name, ticked));
                let before = " ".repeat(width.saturating_sub(columns(name)));
                let axis = Ink::Quiet.over(&axis.to_string());
                let marks = drawn(marks.iter().map(|mark| match mark {
                    Mark::Blank => (Ink::Plain, ' '),
                    Mark::Path(third) => (Ink::Quiet, *signs.path.get(*third).unwrap_or(&' ')),
                    Mark::Point(sign) => (Ink::Strong, *sign),
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
