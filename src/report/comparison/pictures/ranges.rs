//! Rows of scores and of amounts as ranges on one scale.

use super::{Mark, PLACES, cite, drawn_figures, has_one_window, joined, marks, option};
use crate::comparison::{Figure, Row};
use crate::knowledge::{Better, Knowledge, Measure, OutcomeGroup, UnitKind};
use crate::report::citations::Citations;
use crate::report::comparison::{ComparisonReport, cell};
use crate::report::number::{decimal, exact, money, thousands};
use crate::report::phrase::Phrase;
use crate::report::scale::Scale;
use crate::report::{Bar, Drawing, Picture, RangeGroup, Ranges, Text, Tick};

/// So many values are named along a scale.
const TICKS: u16 = 6;

/// The scores of an outcome at all its times on one scale, with the line of no difference and the one that people notice.
pub(super) fn scores(
    report: &ComparisonReport,
    rows: &[&Row],
    citations: &mut Citations,
) -> Picture {
    let knowledge = report.knowledge;
    let Some(first) = rows.first() else {
        return Picture::default();
    };
    let outcome = &knowledge.outcomes[first.outcome];
    let unit = &knowledge.units[first.unit];
    let is_difference = rows.iter().any(|row| {
        drawn_figures(knowledge, row).any(|figure| {
            matches!(
                knowledge.findings[figure.finding].measure,
                Measure::Difference | Measure::ShareDifference | Measure::Change
            )
        })
    });
    let noticed = outcome
        .meaningful_change
        .map(|change| &knowledge.meaningful_changes[change])
        .filter(|change| is_difference && change.unit == first.unit)
        .map(|change| {
            let signed = match outcome.better {
                Better::Lower => -change.value,
                Better::Higher | Better::Neither => change.value,
            };
            (change, signed)
        });
    let mut ends: Vec<f64> = rows
        .iter()
        .flat_map(|row| drawn_figures(knowledge, row))
        .flat_map(|figure| numbers(knowledge, figure))
        .collect();
    ends.push(0.0);
    ends.extend(noticed.map(|(_, signed)| signed));
    if !is_difference {
        ends.extend(unit.out_of);
    }
    let scale = over(&ends);
    let mut lines = Vec::new();
    if is_difference {
        lines.push(Tick {
            at: scale.place(0.0),
            label: "no difference".to_owned(),
        });
    }
    let mut legend = Text::default();
    if let Some((change, signed)) = noticed {
        lines.push(Tick {
            at: scale.place(signed),
            label: "about as much as a person would notice".to_owned(),
        });
        let numbers = citations.cite(&change.sources, None);
        legend = Text::plain(&change.text).then_notes(numbers);
    }
    let sources = cite(knowledge, citations, rows);
    Picture {
        title: Text::plain(cell::measured(knowledge, first)).then_notes(sources),
        caution: Text::plain(outcome.caution.clone().unwrap_or_default()),
        drawing: Drawing::Ranges(Ranges {
            axis: scale.ticks(TICKS, |value| named(is_difference, value)),
            lines,
            groups: rows
                .iter()
                .map(|row| RangeGroup {
                    heading: row
                        .band
                        .map_or(Text::default(), |band| Text::plain(cell::band_words(band))),
                    bars: bars(report, row, scale),
                })
                .collect(),
        }),
        legend,
    }
}

/// A value on a scale of scores: a fall is told as one.
fn named(is_difference: bool, value: f64) -> String {
    let number = decimal(value.abs());
    match (is_difference, value) {
        (true, value) if value < 0.0 => format!("{number} lower"),
        (true, value) if value > 0.0 => format!("{number} higher"),
        _ => number,
    }
}

/// The amounts of a row from nothing upwards.
pub(super) fn amounts(report: &ComparisonReport, row: &Row) -> Option<Picture> {
    let knowledge = report.knowledge;
    let mut ends: Vec<f64> = drawn_figures(knowledge, row)
        .flat_map(|figure| numbers(knowledge, figure))
        .collect();
    if ends.is_empty() {
        return None;
    }
    ends.push(0.0);
    let unit = &knowledge.units[row.unit];
    let outcome = &knowledge.outcomes[row.outcome];
    // Chances of a hundred are seen against the whole hundred; rarer ones would be lost on it.
    if unit.kind == UnitKind::People && outcome.denominator.is_none_or(|all| all == PLACES) {
        ends.push(exact(PLACES));
    }
    let scale = over(&ends);
    let caution = if outcome.group == OutcomeGroup::Cost || has_one_window(knowledge, row) {
        outcome.caution.clone().unwrap_or_default()
    } else {
        joined_sentences([
            Some("Taken at different times, so do not measure one bar against another.".to_owned()),
            outcome.caution.clone(),
        ])
    };
    Some(Picture {
        title: Text::plain(cell::label(knowledge, row)),
        caution: Text::plain(caution),
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
                heading: Text::default(),
                bars: bars(report, row, scale),
            }],
        }),
        legend: Text::default(),
    })
}

fn joined_sentences(pieces: [Option<String>; 2]) -> String {
    pieces.into_iter().flatten().collect::<Vec<_>>().join(" ")
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
fn bars(report: &ComparisonReport, row: &Row, scale: Scale) -> Vec<Bar> {
    let knowledge = report.knowledge;
    let mut bars = Vec::new();
    for (position, entry) in row.cells.iter().enumerate() {
        let label = option(report, position);
        for mark in marks(entry) {
            bars.push(match mark {
                Mark::None(entry) => Bar {
                    label: label.clone(),
                    words: Text::plain(cell::absence(knowledge, entry)),
                    ..Bar::default()
                },
                Mark::Figure(figure) => bar(report, row, label.clone(), figure, scale),
            });
        }
    }
    bars
}

fn bar(report: &ComparisonReport, row: &Row, label: Text, figure: Figure, scale: Scale) -> Bar {
    let knowledge = report.knowledge;
    let finding = &knowledge.findings[figure.finding];
    let phrase = Phrase::new(knowledge, figure);
    let span = match phrase.ends() {
        (Some(low), Some(high)) => Some((scale.place(low), scale.place(high))),
        _ => None,
    };
    let is_chance = finding.measure == Measure::Share;
    let lead = phrase.lead();
    let says_range = lead.is_some() && phrase.value().is_some();
    Bar {
        label,
        span,
        point: phrase
            .value()
            .or_else(|| finding.typical.filter(|_| span.is_some()))
            .map(|value| scale.place(value)),
        is_part: false,
        words: Text::plain(joined([
            Some(lead.unwrap_or_else(|| finding.statement.trim_end_matches('.').to_owned())),
            phrase.other_frame().filter(|_| is_chance),
            phrase.typical(),
            phrase.against().filter(|_| !is_chance),
            phrase.range().filter(|_| says_range),
            Some(finding.horizon.label.clone()),
            cell::one_group(knowledge, row)
                .is_none()
                .then(|| finding.who.clone()),
            finding.take_care.clone(),
            Some(phrase.certainty()),
        ])),
    }
}
