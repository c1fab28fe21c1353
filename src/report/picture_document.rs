//! Pictures for programs: what they show and what each mark says. Places on a scale are a matter of drawing and are left out.

use super::{Drawing, Picture, Tick};
use serde_json::{Value, json};

/// A picture's title, kind, scale and marks.
pub(super) fn picture(picture: &Picture) -> Value {
    let (kind, axis, lines, marks) = match &picture.drawing {
        Drawing::Icons(arrays) => (
            "icons",
            Vec::new(),
            Vec::new(),
            arrays
                .iter()
                .map(|array| {
                    json!({
                        "label": array.label.bare(),
                        "filled": array.share.map(|share| share.filled),
                        "unsure": array.share.map(|share| share.unsure),
                        "words": array.words.bare(),
                    })
                })
                .collect(),
        ),
        Drawing::Ranges(ranges) => (
            "ranges",
            names(&ranges.axis),
            names(&ranges.lines),
            ranges
                .groups
                .iter()
                .flat_map(|group| {
                    group.bars.iter().map(|bar| {
                        json!({
                            "group": group.heading.bare(),
                            "label": bar.label.bare(),
                            "words": bar.words.bare(),
                        })
                    })
                })
                .collect(),
        ),
        Drawing::Courses(courses) => (
            "courses",
            names(&courses.values),
            names(&courses.times),
            courses
                .courses
                .iter()
                .map(|course| json!({ "label": course.label.bare(), "words": course.words.bare() }))
                .collect(),
        ),
        Drawing::Spreads(spreads) => (
            "spreads",
            names(&spreads.axis),
            Vec::new(),
            spreads
                .spreads
                .iter()
                .map(|spread| json!({ "label": spread.label.bare(), "words": spread.words.bare() }))
                .collect::<Vec<Value>>(),
        ),
    };
    json!({
        "kind": kind,
        "title": picture.title.unmarked(),
        "caution": picture.caution.bare(),
        "counted": (!picture.counted.is_empty()).then_some(&picture.counted),
        "axis": axis,
        "lines": lines,
        "marks": marks,
        "legend": picture.legend.unmarked(),
    })
}

fn names(ticks: &[Tick]) -> Vec<&str> {
    ticks.iter().map(|tick| tick.label.as_str()).collect()
}
