//! What each choice costs, as a scale.

use super::cell::Stands;
use super::scale::EndsInWords;
use super::step::StepWords;
use crate::answer::{Compare, Number};
use crate::values::Money;
use crate::weighing::{Exact, ValueInterval};
use crate::wording::{key_row, weigh as words};
use std::borrow::Cow;

/// What each choice costs on a scale from the dearest to the cheapest.
pub(super) struct CostScale<'k> {
    /// One a choice.
    pub(super) stands: Vec<Stands<'k>>,
    /// The two ends, and what a step is called.
    pub(super) ends: EndsInWords<'k>,
    /// Whose prices they are.
    pub(super) label: Option<String>,
    /// Why they may not be compared.
    pub(super) warning: Option<String>,
}

impl<'k> CostScale<'k> {
    /// No choice has a price.
    fn none(answer: &Compare, choices: usize) -> Self {
        Self {
            stands: (0..choices).map(|_| Stands::nowhere(key_row::NO_PRICE)).collect(),
            ends: EndsInWords::default(),
            label: None,
            warning: Some(
                answer
                    .unpriced()
                    .map_or_else(|| words::one_figure(0).to_owned(), |payer| payer.plain.clone()),
            ),
        }
    }

    pub(super) fn of(answer: &Compare<'k>, change: &'k str) -> Self {
        let choices = answer.comparison.columns.len();
        let Some(prices) = answer.prices() else { return Self::none(answer, choices) };
        let known = || prices.ranges.iter().flatten();
        let most = known().map(|range| range.high).max();
        let least = known().map(|range| range.low).min();
        let (Some(most), Some(least)) = (most, least) else { return Self::none(answer, choices) };
        let width = Exact::whole((most - least).in_cents());
        let place = |amount: Money| {
            let saved = Exact::whole((most - amount).in_cents());
            // Where all cost the same, nothing can be saved.
            saved.divided(&width).unwrap_or_else(|| Exact::whole(1))
        };
        let stands = prices.cells.iter().zip(&prices.ranges).map(|(cell, range)| {
            let Some(range) = range else {
                let of_a_year = || cell.lead.clone().unwrap_or(Cow::Borrowed(key_row::NO_PRICE));
                return Stands::nowhere(cell.empty.clone().unwrap_or_else(of_a_year));
            };
            let (low, high) = (place(range.high), place(range.low));
            // Without a usual amount the middle is halfway, as everywhere else in costs.
            let halfway = || &(&low + &high) * &Exact::over(1, 2);
            let at = range.typical.map_or_else(halfway, place);
            Stands::at(ValueInterval::between(low, at, high), key_row::dollars(range))
        });
        let count = known().count();
        let not_all = match count {
            0 | 1 => words::one_figure(count),
            _ if prices.is_mixed => words::A_YEAR_AMONG_THEM,
            _ => words::NOT_ALL_PRICED,
        };
        let is_whole = count == prices.ranges.len();
        let warning = prices.warning.clone().or((!is_whole).then(|| not_all.to_owned()));
        let ends = EndsInWords {
            least_wanted: Some(Number::Money(most)),
            most_wanted: Some(Number::Money(least)),
            unit: Some("usd"),
            step: Some(StepWords::OfDollars(change, most - least)),
        };
        Self { stands: stands.collect(), ends, label: Some(prices.what.clone()), warning }
    }
}
