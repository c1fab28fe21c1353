//! Two choices side by side on a person's own answers, and where they change places.

use super::cell::thousandths;
use crate::answer::{Number, answer_entry};
use crate::weighing::{CLOSE_GAP, Exact, Pair, PairWins, Tipping};
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// Where two choices change places.
    pub struct TippingEntry<'k>;

    pub(super) fn of(point: &Tipping, options: [&'k str; 2]) {}

    /// The two treatments.
    pub options: [&'k str; 2] = options,
    /// The importance at which they tie, rounded to thousandths.
    pub importance: Number = thousandths(&point.importance),
    /// The same exactly: a whole number, or one over another.
    pub exactly: String = point.importance.to_string(),
}

answer_entry! {
    /// Two choices side by side.
    pub struct WeighedPairEntry<'k>;

    pub(super) fn of(
        pair: &Pair,
        wins: PairWins,
        count: u32,
        options: [&'k str; 2],
        of: (usize, usize),
    ) {
    }

    /// The two treatments.
    pub options: [&'k str; 2] = options,
    /// How much higher the first scores, from -1 to 1, over the attributes that tell something of both.
    pub gap: Number = thousandths(&pair.gap),
    /// In how many of 100 draws the first came out ahead, by what is known of both.
    pub first_ahead_of_100: Number = of_100(f64::from(wins.first) / f64::from(count.max(1))),
    /// In how many of 100 draws the second came out ahead, by what is known of both.
    pub second_ahead_of_100: Number = of_100(f64::from(wins.second) / f64::from(count.max(1))),
    /// What follows.
    pub call: PairCall = call(pair, wins, count),
    /// Whether it holds wherever the figures lie within their ranges, and though each importance be meant a quarter lower or higher.
    pub is_sure: bool = pair.is_sure,
    /// The places of the two among the options.
    #[serde(skip)]
    pub of: (usize, usize) = of,
}

/// What a person's own answers say of two choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PairCall {
    /// The first comes out ahead.
    FirstAhead,
    /// The second comes out ahead.
    SecondAhead,
    /// The gap is under 0.05, or the order differs in more than 20 of 100 draws.
    TooClose,
}

/// A share as so many of 100, with one decimal.
pub(super) fn of_100(share: f64) -> Number {
    Number::Plain((share * 1000.0).round() / 10.0)
}

fn call(pair: &Pair, wins: PairWins, count: u32) -> PairCall {
    /// The order may differ in so many of 100 draws.
    const MOST_OTHERS: u64 = 20;
    let (above, below) = CLOSE_GAP;
    let is_small = pair.gap.magnitude() < Exact::over(above, below);
    let is_ahead =
        |wins: u32| u64::from(count.saturating_sub(wins)) * 100 <= u64::from(count) * MOST_OTHERS;
    match (is_small, is_ahead(wins.first), is_ahead(wins.second)) {
        (false, true, _) if pair.gap.is_positive() => PairCall::FirstAhead,
        (false, _, true) if pair.gap.is_negative() => PairCall::SecondAhead,
        _ => PairCall::TooClose,
    }
}
