//! Values over time: a line an option, told apart by the form of its marks and its dashes.

use super::{Label, labels, percent};
use crate::render::html::words::ViewContext;
use crate::report::{Courses, Text, TimeCourse};
use askama::Template;
use askama::filters::HtmlSafe;

/// The lines of all options in one drawing.
#[derive(Template)]
#[template(path = "courses.html", config = "src/render/html/askama.toml")]
pub(super) struct CoursesView<'p> {
    times: Vec<Label<'p>>,
    values: Vec<Height<'p>>,
    courses: Vec<CourseLine<'p>>,
    name: String,
    context: ViewContext<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for CoursesView<'_> {}

/// A value named up the side.
struct Height<'p> {
    at: String,
    words: &'p str,
}

/// The line of one option.
struct CourseLine<'p> {
    label: &'p Text,
    words: &'p Text,
    path: String,
    points: Vec<(String, String)>,
}

impl<'p> CoursesView<'p> {
    pub(super) fn of(courses: &'p Courses, context: ViewContext<'p>) -> Self {
        Self {
            times: labels(&courses.times),
            values: courses
                .values
                .iter()
                .map(|tick| Height { at: percent(upwards(tick.at)), words: &tick.label })
                .collect(),
            courses: courses.courses.iter().map(line).collect(),
            name: context.name(),
            context,
        }
    }
}

fn line(course: &TimeCourse) -> CourseLine<'_> {
    CourseLine {
        label: &course.label,
        words: &course.words,
        path: course
            .points
            .iter()
            .map(|(time, value)| format!("{},{}", (*time).min(1000), upwards(*value)))
            .collect::<Vec<_>>()
            .join(" "),
        points: course
            .points
            .iter()
            .map(|(time, value)| (percent(*time), percent(upwards(*value))))
            .collect(),
    }
}

/// Drawings count from the top.
fn upwards(thousandths: u16) -> u16 {
    1000 - thousandths.min(1000)
}
