//! What a picture of rows is called, what to know before looking at it, and what its marks say.

use super::cell;
use super::number::decimal;
use super::phrase;
use crate::evidence::{Row, ScoreCourse, drawable};
use crate::knowledge::{Better, Knowledge, MeaningfulChange, Measure};

/// What each dot of an array is, and who was studied.
pub(crate) fn each_dot(knowledge: &Knowledge, row: &Row) -> String {
    let who = cell::one_group(knowledge, row).map_or_else(
        || "Who was studied stands below each.".to_owned(),
        |who| format!("Studied: {who}."),
    );
    format!("Each dot is one person of 100. {who}")
}

/// When the figures of a row were taken, and who was studied, where it was the same people throughout.
pub(crate) fn heading(knowledge: &Knowledge, row: &Row) -> String {
    let when = row.band.map(|band| cell::band_words(band).to_owned());
    let who = cell::one_group(knowledge, row).map(|who| format!("studied: {who}"));
    when.into_iter().chain(who).collect::<Vec<_>>().join("; ")
}

/// A value on a scale of scores: a fall is told as one.
pub(crate) fn on_scale(is_signed: bool, value: f64) -> String {
    let number = decimal(value.abs());
    match (is_signed, value) {
        (true, value) if value < 0.0 => format!("{number} lower"),
        (true, value) if value > 0.0 => format!("{number} higher"),
        _ => number,
    }
}

/// The line of nothing, of differences or of changes.
pub(crate) fn nothing(is_difference: bool) -> &'static str {
    if is_difference { "no difference" } else { "no change from before" }
}

/// The line of what people notice.
pub(crate) const NOTICEABLE: &str = "about as much as a person would notice";

/// What a scale of scores is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScoreScale<'k> {
    /// Some figure is a difference between two groups.
    pub(crate) is_difference: bool,
    /// Values lie on both sides of nothing.
    pub(crate) is_signed: bool,
    /// What people notice, and where its line lies. It is a matter of a difference between two groups; a change from before holds what comes by itself.
    pub(crate) noticeable: Option<(&'k MeaningfulChange, f64)>,
}

impl<'k> ScoreScale<'k> {
    /// Of the rows of one outcome.
    pub(crate) fn of(knowledge: &'k Knowledge, rows: &[Row]) -> Self {
        let measured = |wanted: &[Measure]| {
            rows.iter()
                .flat_map(|row| drawable(knowledge, row))
                .any(|figure| wanted.contains(&knowledge.findings[figure.finding].measure))
        };
        let is_difference = measured(&[Measure::Difference, Measure::ShareDifference]);
        let noticeable = rows.first().and_then(|row| {
            let outcome = &knowledge.outcomes[row.outcome];
            let change = &knowledge.meaningful_changes[outcome.meaningful_change?];
            let signed = match outcome.better {
                Better::Lower => -change.value,
                Better::Higher | Better::Neither => change.value,
            };
            (is_difference && change.unit == row.unit).then_some((change, signed))
        });
        Self { is_difference, is_signed: is_difference || measured(&[Measure::Change]), noticeable }
    }
}

/// What to know before looking at scores over time.
pub(crate) fn over_time(knowledge: &Knowledge, row: &Row, first: &ScoreCourse) -> String {
    let outcome = &knowledge.outcomes[row.outcome];
    let better = match outcome.better {
        Better::Lower => " Lower is better.",
        Better::Higher => " Higher is better.",
        Better::Neither => "",
    };
    let warning = outcome.caution.as_ref().map_or(String::new(), |caution| format!(" {caution}"));
    format!(
        "One study of both: {}.{better} Only the two ends were measured: nobody knows the way between them.{warning}",
        first.finding.who
    )
}

/// An option that a study did not follow.
pub(crate) const NOT_IN_THIS_STUDY: &str = "not in this study";

/// What a study found with one option.
pub(crate) fn line(line: &ScoreCourse) -> String {
    let scores = format!(
        "{} before, {} after {}",
        decimal(line.before),
        decimal(line.after),
        line.finding.horizon.label
    );
    let certainty = phrase::certainty(line.finding.certainty).to_owned();
    std::iter::once(scores)
        .chain(line.finding.take_care.clone())
        .chain([certainty])
        .collect::<Vec<_>>()
        .join("; ")
}
