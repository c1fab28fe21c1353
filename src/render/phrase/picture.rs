//! Pictures in words, for media that cannot draw and beside every drawing.

use super::sentence;
use crate::report::{Drawing, RangeGroup, Ranges, Text};
use crate::values::distinct;

/// What stands before the meanings of lines across all bars.
const MARKED: &str = "Marked on the scale";

/// A picture in words: each mark's label and what it says, then what is marked on the scale of them all.
pub(in crate::render) fn pictured(drawing: &Drawing) -> Vec<(Text, Text)> {
    match drawing {
        Drawing::Icons(arrays) => {
            arrays.iter().map(|array| (array.label.clone(), array.words.clone())).collect()
        }
        Drawing::Ranges(ranges) => {
            ranges.groups.iter().flat_map(bars).chain(lines(ranges)).collect()
        }
        Drawing::Courses(courses) => courses
            .courses
            .iter()
            .map(|course| (course.label.clone(), course.words.clone()))
            .collect(),
        Drawing::Spreads(spreads) => spreads
            .spreads
            .iter()
            .map(|spread| (spread.label.clone(), spread.words.clone()))
            .collect(),
    }
}

/// The bars of a group, each with the heading that it stands under, a part with the name of its whole.
fn bars(group: &RangeGroup) -> Vec<(Text, Text)> {
    let mut whole: Option<&Text> = None;
    let mut bars = Vec::new();
    for bar in &group.bars {
        let label = match whole {
            Some(whole) if bar.is_part => whole.clone().then(", ").join(bar.label.clone()),
            Some(_) | None => bar.label.clone(),
        };
        if !bar.is_part {
            whole = Some(&bar.label);
        }
        let label = if group.heading.is_empty() {
            label
        } else {
            sentence(group.heading.clone()).then(" ").join(label)
        };
        bars.push((label, bar.words.clone()));
    }
    bars
}

/// The meanings of the lines across all bars, each once.
fn lines(ranges: &Ranges) -> Option<(Text, Text)> {
    let labels = ranges.lines.iter().map(|line| line.label.as_str());
    let meanings = distinct(labels.filter(|label| !label.is_empty()));
    (!meanings.is_empty()).then(|| (MARKED.into(), meanings.join("; ").into()))
}
