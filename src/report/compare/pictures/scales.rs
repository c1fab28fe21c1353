//! Scores and amounts as ranges on one scale, and scores over time.

use super::option;
use crate::answer::{Compare, MarkEntry, Number, PictureEntry};
use crate::evidence::{PLACES, Row, ScoreCourse};
use crate::knowledge::UnitKind;
use crate::report::scale::Scale;
use crate::report::{Bar, Courses, RangeGroup, Ranges, Text, Tick, TimeCourse};
use crate::wording::number::{decimal, exact, money, thousands};
use crate::wording::picture as words;

/// So many values are named along a scale: more would run into each other on a phone.
const TICKS: u16 = 3;
/// So many values are named up the side.
const TICKS_UP: u16 = 6;
/// A picture of rare events shows at least this part of all people, so that a rare one looks rare.
const LEAST_CHANCE: f64 = 0.05;
/// A picture of a part of a scale shows at least this part of it.
const LEAST_PART: f64 = 0.2;

/// The scores of an outcome at all its times on one scale, with the line of no difference and the one that people notice.
pub(super) fn scores(answer: &Compare, first: &Row, entry: &PictureEntry) -> Ranges {
    let mut ends = ends(entry);
    // The line of nothing stands where values lie on both sides of it.
    let is_signed = !entry.lines.is_empty();
    match (entry.legend, answer.knowledge.units[first.unit].out_of) {
        (Some(_), _) => ends.extend(entry.lines.iter().filter_map(|line| line.value.published())),
        // Drawn as wide as the picture, a small part of a long scale would look large.
        (None, Some(top)) if is_signed => {
            let is_lower = ends.iter().sum::<f64>() < 0.0;
            ends.push(if is_lower { -top } else { top } * LEAST_PART);
        }
        (None, Some(top)) => ends.push(top),
        (None, None) => {}
    }
    ranges(answer, entry, &ends, |value| words::on_scale(is_signed, value))
}

/// The amounts of a row from nothing upwards.
pub(super) fn amounts(answer: &Compare, row: &Row, entry: &PictureEntry) -> Ranges {
    let mut ends = ends(entry);
    let unit = &answer.knowledge.units[row.unit];
    // Chances of a hundred are seen against the whole hundred; rarer ones would be lost on it.
    if unit.kind == UnitKind::People {
        let all = answer.knowledge.outcomes[row.outcome].denominator.unwrap_or(PLACES);
        ends.push(if all == PLACES { exact(all) } else { exact(all) * LEAST_CHANCE });
    }
    ranges(answer, entry, &ends, |value| match unit.kind {
        UnitKind::Money => money(value),
        UnitKind::People | UnitKind::Points | UnitKind::Time | UnitKind::Count | UnitKind::Text => {
            if value.fract() == 0.0 {
                thousands(value)
            } else {
                decimal(value)
            }
        }
    })
}

/// The lines of one study.
pub(super) fn courses(
    answer: &Compare,
    row: &Row,
    first: &ScoreCourse,
    entry: &PictureEntry,
) -> Option<Courses> {
    let values = Scale::over(0.0, answer.knowledge.units[row.unit].out_of?);
    Some(Courses {
        times: vec![
            Tick { at: 0, label: "before".to_owned() },
            Tick { at: 1000, label: first.finding.horizon.label.clone() },
        ],
        values: values.ticks(TICKS_UP, decimal),
        // Every option has its line and its sign, in every picture the same, measured or not.
        courses: entry
            .marks
            .iter()
            .map(|mark| {
                let ends = place(mark.start_value, values).zip(place(mark.value, values));
                TimeCourse {
                    label: option(answer, mark),
                    points: ends
                        .map_or(Vec::new(), |(before, after)| vec![(0, before), (1000, after)]),
                    words: Text::plain(&mark.words),
                }
            })
            .collect(),
    })
}

/// Nothing, and what the figures that can be drawn span, with where their best estimates lie.
fn ends(entry: &PictureEntry) -> Vec<f64> {
    let numbers = |mark: &MarkEntry| [mark.value, mark.low, mark.high];
    entry
        .marks
        .iter()
        .filter(|mark| mark.value.is_some() || (mark.low.is_some() && mark.high.is_some()))
        .flat_map(numbers)
        .flatten()
        .filter_map(Number::published)
        .chain([0.0])
        .collect()
}

/// The marks on a scale that holds all of these, its values named by `name`.
fn ranges(
    answer: &Compare,
    entry: &PictureEntry,
    ends: &[f64],
    name: impl Fn(f64) -> String,
) -> Ranges {
    let least = ends.iter().copied().fold(f64::INFINITY, f64::min);
    let most = ends.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let scale = Scale::over(least, most);
    let lines = entry.lines.iter().filter_map(|line| {
        Some(Tick { at: place(Some(line.value), scale)?, label: line.label.clone() })
    });
    let groups = entry.marks.chunk_by(|one, next| one.group == next.group).map(|marks| {
        let heading = marks.first().map_or("", |mark| mark.group.as_str());
        let bars = marks.iter().map(|mark| bar(answer, mark, scale)).collect();
        RangeGroup { heading: Text::plain(heading), bars }
    });
    Ranges { axis: scale.ticks(TICKS, name), lines: lines.collect(), groups: groups.collect() }
}

/// A figure, or why there is none.
fn bar(answer: &Compare, mark: &MarkEntry, scale: Scale) -> Bar {
    let span = place(mark.low, scale).zip(place(mark.high, scale));
    // What is typical of a range is no best estimate, and no value of the mark.
    let typical = || {
        let id = span.and(mark.finding)?;
        let (_, finding) = answer.knowledge.findings.find(|finding| finding.id == id)?;
        finding.typical.map(|typical| scale.place(typical))
    };
    Bar {
        label: option(answer, mark),
        span,
        point: place(mark.value, scale).or_else(typical),
        is_part: false,
        words: Text::plain(&mark.words),
    }
}

/// Where a number lies.
fn place(number: Option<Number>, scale: Scale) -> Option<u16> {
    number.and_then(Number::published).map(|value| scale.place(value))
}
