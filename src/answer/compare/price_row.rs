//! The key row of prices: what each column costs, and what a price is without.

use super::Compare;
use super::key_row::KeyCellEntry;
use crate::answer::cost::StrategyEntry;
use crate::answer::entry::NOTHING_TO_ADD;
use crate::answer::with_missing;
use crate::cost::Range;
use crate::knowledge::Treatment;
use crate::values::Ref;
use crate::wording::{cost as cost_words, key_row as words};
use std::borrow::Cow;

impl<'k> Compare<'k> {
    /// What each column costs, with the plan that was named the person's own part; and whose prices of which year these are.
    pub(crate) fn prices(&self) -> Option<Prices<'k>> {
        let costs = self.costs.as_ref()?;
        // A year that most of it is of stands in the label; what is of another, or is a part of a price, stands in the warning.
        let label = match &costs.plan {
            Some(_) => words::you_pay(costs.price_year),
            None => words::price(costs.payer, costs.price_year),
        };
        let mut cells = Vec::new();
        let mut ranges = Vec::new();
        let mut unlike = Vec::new();
        for (treatment, entry) in self.comparison.columns.iter().zip(&costs.strategies) {
            let remark =
                words::price_remark(costs.price_year, &entry.column.price_years, only_part(entry));
            let cell = self.price(*treatment, entry, remark.as_deref());
            let treatment = &self.knowledge.treatments[*treatment];
            unlike.extend(
                remark.filter(|_| cell.lead.is_some()).map(|remark| (treatment.narrow(), remark)),
            );
            let sum = entry.patient_share.as_ref().or(entry.total.as_ref());
            ranges.push(sum.map(|sum| sum.range).filter(|_| cell.lead.is_some()));
            cells.push(cell);
        }
        let warning = (!unlike.is_empty()).then(|| words::prices_apart(&unlike));
        Some(Prices { label, cells, ranges, warning })
    }

    fn price(
        &self,
        treatment: Ref<Treatment>,
        entry: &StrategyEntry<'k>,
        remark: Option<&str>,
    ) -> KeyCellEntry<'k> {
        let is_of_a_year = entry.place.is_some_and(|place| {
            let reckoned = self.costs.as_ref().map(|costs| &costs.reckoned);
            reckoned.is_some_and(|reckoned| {
                let strategy = reckoned.model().strategies.get(place);
                strategy.is_some_and(|strategy| reckoned.is_of_a_year(strategy))
            })
        });
        let sum = entry.patient_share.as_ref().or(entry.total.as_ref());
        let sum = match sum {
            None => return self.empty(treatment, words::NO_PRICE),
            Some(sum) if is_of_a_year => {
                let empty = self.empty(treatment, words::of_a_year(&sum.range));
                return KeyCellEntry { sources: entry.column.sources.clone(), ..empty };
            }
            Some(sum) => sum,
        };
        let nothing_more =
            if remark.is_some() { "the warning of its row tells it" } else { NOTHING_TO_ADD };
        let apart = entry.without().next().map(cost_words::without);
        with_missing!(KeyCellEntry {
            treatment: entry.column.treatment,
            findings: Vec::new(),
            lead: Some(Cow::Owned(words::dollars(&sum.range))),
            plain: Some(Cow::Owned(words::price_plain(&sum.range, apart.as_deref(), remark))),
            more: unless(apart.map(Cow::Owned), nothing_more),
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
    /// One a column.
    pub(crate) cells: Vec<KeyCellEntry<'k>>,
    /// The amounts of the cells; `None`: it has none.
    pub(crate) ranges: Vec<Option<Range>>,
    /// Which of them are of another year, or of a part.
    pub(crate) warning: Option<String>,
}

/// The one part that a column's price is of, where it is not of the whole.
fn only_part<'k>(entry: &StrategyEntry<'k>) -> Option<&'k str> {
    entry.prices.first().filter(|_| entry.at_least).and_then(|used| used.price.includes)
}
