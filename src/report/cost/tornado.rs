//! What matters most, on the page: a bar an input, the longest first (a tornado).

use super::axis::Axis;
use super::words;
use crate::answer::CostReport;
use crate::cost::{Input, Priced, Repeat, Sensitivity};
use crate::report::{Bar, Block, Drawing, Picture, RangeGroup, Ranges, Text, Tick};
use crate::wording::number::decimal;

pub(super) fn sensitivity(report: &CostReport) -> Vec<Block> {
    let Some(found) = &report.sensitivity else {
        return Vec::new();
    };
    let what = if found.of_patient { "your own share" } else { "the cost in all" };
    let of = match found.of {
        (first, None) => format!("{what} of \"{}\"", report.heading(first)),
        (first, Some(second)) => format!(
            "{what} of \"{}\" less that of \"{}\"",
            report.heading(first),
            report.heading(second)
        ),
    };
    let mut blocks = vec![Block::heading(2, "What matters most")];
    let idle: Vec<String> = found.idle().map(|bar| input(report, bar.input)).collect();
    if found.moving().next().is_none() {
        let why = if idle.is_empty() {
            "Nothing here has a range, so nothing moves".to_owned()
        } else {
            format!("What has a range here ({}) does not move", idle.join("; "))
        };
        blocks.push(Block::Paragraph(Text::plain(format!("{why} {of}: {}.", found.base))));
        return blocks;
    }
    let sessions = report.model().sessions;
    let has_sessions =
        report.model().strategies.iter().any(|strategy| strategy.first.repeat == Repeat::Sessions);
    let middle = if sessions.low == sessions.high || !has_sessions {
        String::new()
    } else {
        format!(" ({} a year)", words::session_count(sessions.at(crate::cost::End::Typical)))
    };
    let below = if found.of.1.is_some() {
        " Below zero the first costs less, above zero the second."
    } else {
        ""
    };
    blocks.push(Block::Paragraph(Text::plain(format!(
        "With everything in the middle{middle}, {of} is {} on average.{below} One input at a time is moved from its low to its high end; the others stay. Longest bar first.",
        found.base
    ))));
    blocks.push(Block::Picture(picture(report, found)));
    if !idle.is_empty() {
        blocks.push(Block::Paragraph(Text::plain(format!(
            "Changes nothing, and has no bar: {}.",
            idle.join("; ")
        ))));
    }
    blocks
}

/// A bar an input that moves the answer, across them a line where everything is in the middle.
fn picture(report: &CostReport, found: &Sensitivity) -> Picture {
    let ends = found.moving().flat_map(|bar| [bar.at_low, bar.at_high]);
    let (least, most) =
        ends.fold((found.base, found.base), |(least, most), end| (least.min(end), most.max(end)));
    let axis = Axis::over(least, most);
    let bars = found
        .moving()
        .map(|bar| {
            let (low, high) = (bar.at_low.min(bar.at_high), bar.at_low.max(bar.at_high));
            Bar {
                label: Text::plain(input(report, bar.input)),
                span: Some((axis.place(low), axis.place(high))),
                words: Text::plain(format!("{low} to {high}")),
                ..Bar::default()
            }
        })
        .collect();
    Picture {
        drawing: Drawing::Ranges(Ranges {
            axis: axis.ticks(),
            lines: vec![Tick {
                at: axis.place(found.base),
                label: format!("with everything in the middle: {}", found.base),
            }],
            groups: vec![RangeGroup { heading: Text::default(), bars }],
        }),
        ..Picture::default()
    }
}

/// An input in words.
pub(super) fn input(report: &CostReport, input: Input) -> String {
    match input {
        Input::Price(place) => match report.model().quotes.get(place) {
            Some(Priced::Known(_)) => format!("Price: {}", report.thing(place).to_lowercase()),
            _ => report.thing(place).to_owned(),
        },
        Input::Sessions => {
            format!("Sessions: {} to {}", report.model().sessions.low, report.model().sessions.high)
        }
        Input::Chance(place) => {
            let chance = report.model().chances.get(place).copied().flatten();
            let (low, high) = chance.unwrap_or_default();
            let people = |chance: u16| decimal(f64::from(chance) / 100.0);
            format!("Go on: {} to {} of 100", people(low), people(high))
        }
    }
}
