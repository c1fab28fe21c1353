//! What matters most, on the page: a bar an input, the longest first (a tornado).

use super::axis::Axis;
use crate::answer::CostReport;
use crate::answer::cost::{InputEntry, SensitivityEntry};
use crate::cost::{End, Repeat};
use crate::report::{Bar, Block, Drawing, Picture, RangeGroup, Ranges, Text, Tick};
use crate::wording::uncertainty as words;

pub(super) fn blocks(report: &CostReport) -> Vec<Block> {
    let Some(found) = &report.sensitivity else {
        return Vec::new();
    };
    let of = words::looked_at(report.plan.is_some(), &found.of_name, found.less_name.as_deref());
    let section = |blocks| vec![Block::section("What matters most", blocks)];
    let idle: Vec<&str> =
        found.inputs.iter().filter(|input| !input.moves).map(|input| &*input.label).collect();
    if found.moving().next().is_none() {
        let words = words::nothing_moves(&of, found.base, &idle);
        return section(vec![Block::Paragraph(Text::plain(words))]);
    }
    let model = report.reckoned.model();
    let has_sessions =
        model.strategies.iter().any(|strategy| strategy.first.repeat == Repeat::Sessions);
    let middle = (model.sessions.low != model.sessions.high && has_sessions)
        .then(|| model.sessions.at(End::Typical));
    let summary = words::in_the_middle(middle, &of, found.base, found.less.is_some());
    let mut blocks = vec![Block::Paragraph(Text::plain(summary)), Block::Picture(picture(found))];
    if !idle.is_empty() {
        blocks.push(Block::Paragraph(Text::plain(words::changes_nothing(&idle))));
    }
    section(blocks)
}

/// A bar an input that moves the answer, across them a line where everything is in the middle.
fn picture(found: &SensitivityEntry) -> Picture {
    let ends = found.moving().flat_map(|input| [input.at_low, input.at_high]);
    let (least, most) =
        ends.fold((found.base, found.base), |(least, most), end| (least.min(end), most.max(end)));
    let axis = Axis::over(least, most);
    let bar = |input: &InputEntry| {
        let (low, high) = (input.at_low.min(input.at_high), input.at_low.max(input.at_high));
        Bar {
            label: Text::plain(&input.label),
            span: Some((axis.place(low), axis.place(high))),
            words: Text::plain(format!("{low} to {high}")),
            ..Bar::default()
        }
    };
    let bars = found.moving().map(bar).collect();
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
