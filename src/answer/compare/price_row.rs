//! The key row of prices: what each column costs, and what a price is without.

use super::Compare;
use super::key_row::KeyCellEntry;
use crate::answer::cost::StrategyEntry;
use crate::answer::entry::NOTHING_TO_ADD;
use crate::answer::with_missing;
use crate::cost::Range;
use crate::knowledge::{PriceBasis, Treatment};
use crate::values::Ref;
use crate::wording::{cost as cost_words, key_row as words};
use std::borrow::Cow;

impl<'k> Compare<'k> {
    /// What each column costs, with the plan that was named the person's own part; and whose prices of which year these are.
    pub(crate) fn prices(&self) -> Option<Prices<'k>> {
        let costs = self.costs.as_ref().ok()?;
        let mut cells = Vec::new();
        let mut ranges = Vec::new();
        let mut unlike = Vec::new();
        let mut has_part = false;
        for (treatment, entry) in self.comparison.columns.iter().zip(&costs.strategies) {
            let years = &entry.column.price_years;
            let remark = words::price_remark(costs.price_year, years, only_part(entry));
            let is_of_a_year = self.is_of_a_year(entry);
            let sum = entry.patient_share.as_ref().or(entry.total.as_ref()).map(|sum| sum.range);
            let remark = remark.filter(|_| sum.is_some());
            let cell = self.price(*treatment, entry, remark.as_deref(), is_of_a_year);
            // What is of a whole year says so in its cell, and of which year too.
            let name = self.knowledge.treatments[*treatment].narrow();
            unlike.extend(remark.filter(|_| !is_of_a_year).map(|remark| (name, remark)));
            ranges.push((sum, is_of_a_year));
            has_part |= entry.column.at_least;
            cells.push(cell);
        }
        // The year of the knowledge stands in the label where any price is of it; what is of another, or is a part of a price, stands in the warning.
        let mut years = costs.strategies.iter().flat_map(|entry| &entry.column.price_years);
        let year = years.any(|year| *year == costs.price_year).then_some(costs.price_year);
        let is_own = costs.plan.is_some();
        let label = if is_own { words::you_pay(year) } else { words::price(costs.payer, year) };
        let what = match (is_own, has_part) {
            (true, _) => label.clone(),
            (false, true) => words::some_price(&label),
            (false, false) => words::full_price(&label),
        };
        let warning = (!unlike.is_empty()).then(|| words::prices_apart(&unlike));
        let has = |of_a_year: bool| {
            ranges.iter().any(|(sum, is_of_a_year)| sum.is_some() && *is_of_a_year == of_a_year)
        };
        let is_mixed = has(true) && has(false);
        let once = |(sum, is_of_a_year): (Option<Range>, bool)| {
            sum.filter(|_| !(is_mixed && is_of_a_year))
        };
        let ranges = ranges.into_iter().map(once).collect();
        Some(Prices { label, what, cells, ranges, warning, is_mixed })
    }

    /// Whether a sum is of a whole year of care, and not of one treatment.
    fn is_of_a_year(&self, entry: &StrategyEntry) -> bool {
        entry.place.zip(self.costs.as_ref().ok()).is_some_and(|(place, costs)| {
            let strategy = costs.reckoned.model().strategies.get(place);
            strategy.is_some_and(|strategy| costs.reckoned.is_of_a_year(strategy))
        })
    }

    fn price(
        &self,
        treatment: Ref<Treatment>,
        entry: &StrategyEntry<'k>,
        remark: Option<&str>,
        is_of_a_year: bool,
    ) -> KeyCellEntry<'k> {
        let Some(sum) = entry.patient_share.as_ref().or(entry.total.as_ref()) else {
            return self.empty(treatment, words::NO_PRICE);
        };
        let used = || entry.prices.iter().map(|used| &used.price);
        let price = words::PriceInWords {
            range: &sum.range,
            is_own: self.own_costs().is_some(),
            range_is: if used().any(|price| price.is_estimate) {
                words::PriceRangeIs::Estimated
            } else if used().any(|price| price.sites > 1) {
                words::PriceRangeIs::ByPlace
            } else {
                words::PriceRangeIs::AsFound
            },
            at_least: entry.column.at_least,
            remark,
        };
        let apart = entry.without().next().map(cost_words::without);
        let (lead, more, plain) = if is_of_a_year {
            let is_example = used().any(|price| price.basis == PriceBasis::BuiltUp);
            (price.of_a_year(), Some(words::a_year(is_example, remark)), price.plain_of_a_year())
        } else {
            (
                cost_words::at_least(entry.column.at_least, words::dollars(&sum.range)),
                price.more(apart.as_deref()),
                price.plain(apart.as_deref()),
            )
        };
        let nothing_more =
            if remark.is_some() { "the warning of its row tells it" } else { NOTHING_TO_ADD };
        with_missing!(KeyCellEntry {
            treatment: entry.column.treatment,
            findings: Vec::new(),
            lead: Some(Cow::Owned(lead)),
            plain: Some(Cow::Owned(plain)),
            more: unless(more.map(Cow::Owned), nothing_more),
            certainty: unless(None, "it is a price"),
            low: Some(sum.range.low),
            high: Some(sum.range.high),
            empty: unless(None, "there is a figure"),
            sources: entry.column.sources.clone(),
            refs: Vec::new(),
        })
    }
}

/// A row of prices.
pub(crate) struct Prices<'k> {
    /// Whose prices, of which year.
    pub(crate) label: String,
    /// The same where there is room: a price is not what a person pays of it.
    pub(crate) what: String,
    /// One a column.
    pub(crate) cells: Vec<KeyCellEntry<'k>>,
    /// The amounts of the cells that may be set side by side; `None`: it has none, or is of a whole year beside single treatments.
    pub(crate) ranges: Vec<Option<Range>>,
    /// Which of them are of another year, or of a part.
    pub(crate) warning: Option<String>,
    /// Some are of a whole year of care, and others of one treatment. Their cells say so.
    pub(crate) is_mixed: bool,
}

/// What a column's price is, where it is not of the whole.
fn only_part(entry: &StrategyEntry) -> Option<String> {
    let first = entry.prices.first().filter(|_| entry.column.at_least)?;
    Some(first.price.includes.map_or_else(|| words::A_PART.to_owned(), words::alone))
}
