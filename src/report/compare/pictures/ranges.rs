//! Rows of scores and of amounts as ranges on one scale.

use super::{OptionMark, cite, marks, option};
use crate::answer::Compare;
use crate::evidence::{Detail, Figure, PLACES, Row, drawable};
use crate::knowledge::{Knowledge, UnitKind};
use crate::report::citations::Citations;
use crate::report::scale::Scale;
use crate::report::{Bar, Drawing, Picture, RangeGroup, Ranges, Text, Tick};
use crate::wording::cell;
use crate::wording::number::{decimal, exact, money, thousands};
use crate::wording::phrase::Phrase;
use crate::wording::picture as words;

/// So many values are named along a scale: more would run into each other on a phone.
const TICKS: u16 = 3;
/// A picture of rare events shows at least this part of all people, so that a rare one looks rare.
const LEAST_CHANCE: f64 = 0.05;
/// A picture of a part of a scale shows at least this part of it.
const LEAST_PART: f64 = 0.2;

/// The scores of an outcome at all its times on one scale, with the line of no difference and the one that people notice.
pub(super) fn scores(answer: &Compare, rows: &[Row], citations: &mut Citations) -> Picture {
    let knowledge = answer.knowledge;
    let Some(first) = rows.first() else {
        return Picture::default();
    };
    let outcome = &knowledge.outcomes[first.outcome];
    let unit = &knowledge.units[first.unit];
    let words::ScoreScale { is_difference, is_signed, noticeable } =
        words::ScoreScale::of(knowledge, rows);
    let mut ends: Vec<f64> = rows
        .iter()
        .flat_map(|row| drawable(knowledge, row))
        .flat_map(|figure| numbers(knowledge, figure))
        .collect();
    ends.push(0.0);
    match (noticeable, unit.out_of) {
        (Some((_, signed)), _) => ends.push(signed),
        // Drawn as wide as the picture, a small part of a long scale would look large.
        (None, Some(top)) if is_signed => {
            let is_lower = ends.iter().sum::<f64>() < 0.0;
            ends.push(if is_lower { -top } else { top } * LEAST_PART);
        }
        (None, Some(top)) => ends.push(top),
        (None, None) => {}
    }
    let scale = over(&ends);
    let mut lines = Vec::new();
    if is_signed {
        lines.push(Tick { at: scale.place(0.0), label: words::nothing(is_difference).to_owned() });
    }
    let mut legend = Text::default();
    if let Some((change, signed)) = noticeable {
        lines.push(Tick { at: scale.place(signed), label: words::NOTICEABLE.to_owned() });
        let numbers = citations.cite(&change.sources, None);
        legend = Text::plain(&change.text).then_notes(numbers);
    }
    let sources = cite(knowledge, citations, rows);
    Picture {
        title: Text::plain(cell::measured(knowledge, first)).then_notes(sources),
        caution: Text::plain(outcome.caution.clone().unwrap_or_default()),
        counted: String::new(),
        drawing: Drawing::Ranges(Ranges {
            axis: scale.ticks(TICKS, |value| words::on_scale(is_signed, value)),
            lines,
            groups: rows
                .iter()
                .map(|row| RangeGroup {
                    heading: Text::plain(words::heading(knowledge, row)),
                    bars: bars(answer, row, scale),
                })
                .collect(),
        }),
        legend,
    }
}

/// The amounts of a row from nothing upwards.
pub(super) fn amounts(answer: &Compare, row: &Row, citations: &mut Citations) -> Option<Picture> {
    let knowledge = answer.knowledge;
    let mut ends: Vec<f64> =
        drawable(knowledge, row).flat_map(|figure| numbers(knowledge, figure)).collect();
    if ends.is_empty() {
        return None;
    }
    ends.push(0.0);
    let unit = &knowledge.units[row.unit];
    let outcome = &knowledge.outcomes[row.outcome];
    // Chances of a hundred are seen against the whole hundred; rarer ones would be lost on it.
    if unit.kind == UnitKind::People {
        let all = outcome.denominator.unwrap_or(PLACES);
        ends.push(if all == PLACES { exact(all) } else { exact(all) * LEAST_CHANCE });
    }
    let scale = over(&ends);
    // A week is a week whenever it was counted.
    let caution = outcome.caution.clone().unwrap_or_default();
    Some(Picture {
        title: Text::plain(cell::label(knowledge, row)).then_notes(cite(
            knowledge,
            citations,
            std::slice::from_ref(row),
        )),
        caution: Text::plain(caution),
        counted: String::new(),
        drawing: Drawing::Ranges(Ranges {
            axis: scale.ticks(TICKS, |value| match unit.kind {
                UnitKind::Money => money(value),
                UnitKind::People
                | UnitKind::Points
                | UnitKind::Time
                | UnitKind::Count
                | UnitKind::Text => {
                    if value.fract() == 0.0 {
                        thousands(value)
                    } else {
                        decimal(value)
                    }
                }
            }),
            lines: Vec::new(),
            groups: vec![RangeGroup {
                heading: Text::plain(words::heading(knowledge, row)),
                bars: bars(answer, row, scale),
            }],
        }),
        legend: Text::default(),
    })
}

/// A scale that holds all of these.
fn over(values: &[f64]) -> Scale {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Scale::over(least, most)
}

/// What a figure spans and where its best estimate lies.
fn numbers(knowledge: &Knowledge, figure: Figure) -> Vec<f64> {
    let phrase = Phrase::new(knowledge, figure);
    let (low, high) = phrase.ends();
    phrase.value().into_iter().chain(low).chain(high).collect()
}

/// One bar a figure, in the order of the columns, and one that says why, where there is none.
fn bars(answer: &Compare, row: &Row, scale: Scale) -> Vec<Bar> {
    let knowledge = answer.knowledge;
    let mut bars = Vec::new();
    for (position, entry) in row.cells.iter().enumerate() {
        let label = option(answer, position);
        for mark in marks(entry) {
            bars.push(match mark {
                OptionMark::None(entry) => Bar {
                    label: label.clone(),
                    words: Text::plain(cell::absence(knowledge, entry)),
                    ..Bar::default()
                },
                OptionMark::Figure(figure) => bar(answer, row, label.clone(), figure, scale),
            });
        }
    }
    bars
}

fn bar(answer: &Compare, row: &Row, label: Text, figure: Figure, scale: Scale) -> Bar {
    let knowledge = answer.knowledge;
    let finding = &knowledge.findings[figure.finding];
    let phrase = Phrase::new(knowledge, figure);
    let span = match phrase.ends() {
        (Some(low), Some(high)) => Some((scale.place(low), scale.place(high))),
        _ => None,
    };
    Bar {
        label,
        span,
        point: phrase
            .value()
            .or_else(|| finding.typical.filter(|_| span.is_some()))
            .map(|value| scale.place(value)),
        is_part: false,
        words: Text::plain(cell::figure(knowledge, Detail::Normal, row, figure).joined()),
    }
}
