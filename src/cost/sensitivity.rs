//! Sensitivity: one input at a time from its low to its high end, all others in the middle. What moves the answer most comes first.

use super::model::{End, Model};
use super::quote::{Bill, Quote};
use super::strategy::{Draw, Follow, QuotedPrice, Repeat, Strategy, Totals};
use crate::knowledge::Service;
use crate::values::{Fraction, Money};

/// An input that is not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The price of a quote, by its place.
    Price(usize),
    /// Sessions a year.
    Sessions,
    /// How many go on in a pathway, by the strategy's place.
    Chance(usize),
}

/// What one input does to the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputEffect {
    /// The input.
    pub input: Input,
    /// The answer at its low end.
    pub at_low: Money,
    /// The answer at its high end.
    pub at_high: Money,
}

impl InputEffect {
    /// How far the answer moves.
    pub fn effect(&self) -> Money {
        self.at_low.max(self.at_high) - self.at_low.min(self.at_high)
    }
}

/// The answer with everything in the middle, and what moves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sensitivity {
    /// The strategy, or the two whose difference (first less second) is looked at.
    pub of: (usize, Option<usize>),
    /// The person's part is looked at; else all that is paid.
    pub of_patient: bool,
    /// The answer in the middle.
    pub base: Money,
    /// The largest effect first.
    pub bars: Vec<InputEffect>,
}

impl Sensitivity {
    /// Whether an input moves the answer by a cent or more; else the rest of the sum hides it.
    pub fn moves(&self, bar: &InputEffect) -> bool {
        let base = self.base.in_cents();
        bar.at_low.in_cents() != base || bar.at_high.in_cents() != base
    }
}

/// Where one input is moved to.
#[derive(Debug, Clone, Copy)]
struct Moved {
    input: Input,
    end: End,
}

/// Looks at one strategy, or at the first of two less the second.
pub fn sensitivity(model: &Model, of: (usize, Option<usize>)) -> Sensitivity {
    let of_patient = model.ledgers.is_some();
    let strategies: Vec<usize> = std::iter::once(of.0).chain(of.1).collect();
    let used: Vec<&Strategy> =
        strategies.iter().filter_map(|position| model.strategies.get(*position)).collect();
    let mut inputs: Vec<Input> = Vec::new();
    for (position, priced) in model.quotes.iter().enumerate() {
        let is_used = used.iter().any(|strategy| strategy.quotes().contains(&position));
        if is_used && super::model::is_uncertain(priced) {
            inputs.push(Input::Price(position));
        }
    }
    let has_sessions = used.iter().any(|strategy| strategy.first.repeat == Repeat::Sessions);
    if has_sessions && model.sessions.low != model.sessions.high {
        inputs.push(Input::Sessions);
    }
    let moves = |position: &&usize| {
        let strategy = model.strategies.get(**position);
        strategy.and_then(Strategy::chance).is_some_and(|(low, high)| low != high)
    };
    inputs.extend(strategies.iter().filter(moves).copied().map(Input::Chance));
    let answer = |moved: Option<Moved>| {
        let one = |position: usize| {
            let totals = average(model, position, moved);
            if of_patient { totals.patient } else { totals.total }
        };
        match of.1 {
            None => one(of.0),
            Some(second) => one(of.0) - one(second),
        }
    };
    let mut bars: Vec<InputEffect> = inputs
        .into_iter()
        .map(|input| InputEffect {
            input,
            at_low: answer(Some(Moved { input, end: End::Low })),
            at_high: answer(Some(Moved { input, end: End::High })),
        })
        .collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.effect()));
    Sensitivity { of, of_patient, base: answer(None), bars }
}

/// What the average person pays, all inputs but one in the middle.
fn average(model: &Model, position: usize, moved: Option<Moved>) -> Totals {
    let Some(strategy) = model.strategies.get(position) else {
        return Totals::default();
    };
    let end_of = |input: Input| {
        moved.filter(|moved| moved.input == input).map_or(End::Typical, |moved| moved.end)
    };
    let bills: Vec<Vec<Bill>> = model
        .quotes
        .iter()
        .enumerate()
        .map(|(position, priced)| bills(priced, end_of(Input::Price(position))))
        .collect();
    let totals = |follow: Follow| {
        let draw =
            Draw { bills: &bills, sessions: model.sessions.at(end_of(Input::Sessions)), follow };
        strategy.totals(model.years, &draw, model.plans().as_ref())
    };
    let without = totals(Follow::Never);
    match strategy.chance() {
        Some((low, high)) => {
            let chance = match end_of(Input::Chance(position)) {
                End::Low => low,
                End::Typical => low.midpoint(high),
                End::High => high,
            };
            mix(without, totals(Follow::SameYear), chance)
        }
        None => without,
    }
}

/// What the average person pays when `chance` of ten thousand go on, to the millionth.
fn mix(without: Totals, with: Totals, chance: u16) -> Totals {
    let mix = |without: Money, with: Money| {
        let whole = i64::from(Fraction::WHOLE);
        without.scaled(whole - i64::from(chance), whole) + with.scaled(i64::from(chance), whole)
    };
    Totals { total: mix(without.total, with.total), patient: mix(without.patient, with.patient) }
}

/// The bills at an end; where no usual amount is known, halfway between the ends.
fn bills(priced: &QuotedPrice, end: End) -> Vec<Bill> {
    priced.bills(end).map_or_else(|| halfway(priced), <[Bill]>::to_vec)
}

/// Halfway between the ends, part by part; where the ends are sites with other parts, all parts under one bill.
fn halfway(priced: &QuotedPrice) -> Vec<Bill> {
    let [low, high] = [End::Low, End::High].map(|end| priced.bills(end).unwrap_or_default());
    let between = |low: Money, high: Money| (low + high).scaled_to_cents(1, 2);
    let pairs = || low.iter().zip(high);
    let are_alike = low.len() == high.len()
        && pairs().all(|(low, high)| (low.service, low.times) == (high.service, high.times));
    if are_alike {
        return pairs()
            .map(|(low, high)| Bill { amount: between(low.amount, high.amount), ..*low })
            .collect();
    }
    vec![Bill {
        service: Service::Other,
        amount: between(Quote::total(low), Quote::total(high)),
        times: 1,
    }]
}

/// The bills in the middle, for who needs one amount.
pub(super) fn middle(priced: &QuotedPrice) -> Vec<Bill> {
    bills(priced, End::Typical)
}
