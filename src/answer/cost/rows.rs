//! The rows that a plan adds to a comparison: what each choice costs in all, and what of it is the person's own.

use super::super::entry::NOTHING_TO_ADD;
use super::super::{Cited, Missing, with_missing};
use super::{CostReport, StrategyEntry};
use crate::cost::Range;
use crate::knowledge::{Better, OutcomeGroup, Payer};
use crate::values::Money;
use crate::wording::{cost as words, key_row::NO_PRICE};
use schemars::JsonSchema;
use serde::Serialize;

/// One of the two rows, in the shape of a comparison's own.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CostRow<'k> {
    /// `cost-total` or `cost-patient-share`.
    pub outcome: &'static str,
    /// What it is.
    pub label: String,
    /// Where it stands.
    pub group: OutcomeGroup,
    /// The unit of its numbers.
    pub unit: &'static str,
    /// Which way is better.
    pub better: Better,
    /// Whether its cells may be set side by side: they are of the same kind of care.
    pub comparable: bool,
    /// Why they may not.
    pub caution: Option<&'static str>,
    /// One a column, in the order of the columns.
    pub cells: Vec<CostCell<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// What one choice costs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CostCell<'k> {
    /// The treatment.
    pub treatment: &'k str,
    /// The figure in words, or why there is none.
    pub text: String,
    /// The usual amount.
    pub value: Option<Money>,
    /// The least.
    pub low: Option<Money>,
    /// The most.
    pub high: Option<Money>,
    /// Why there is no figure.
    pub gap: Option<String>,
    /// Whose prices they are.
    pub payer: Payer,
    /// The year of the dollars.
    pub price_year: Option<u16>,
    /// Ids of the sources of its prices.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// The range in words.
    #[serde(skip)]
    pub range: String,
    /// The usual amount in words.
    #[serde(skip)]
    pub usual: Option<String>,
    /// What care the figure is for, in words.
    #[serde(skip)]
    pub care: String,
}

impl<'k> CostReport<'k> {
    /// Both rows.
    pub fn rows(&self) -> [CostRow<'k>; 2] {
        let plan = self.plan.as_ref().map_or("", |plan| plan.label.as_str());
        let row = |outcome, label, sum: fn(&StrategyEntry) -> Option<Range>| {
            with_missing!(CostRow {
                outcome,
                label,
                group: OutcomeGroup::Cost,
                unit: "usd",
                better: Better::Neither,
                comparable: self.caution.is_none(),
                caution: unless(self.caution, NOTHING_TO_ADD),
                cells: self
                    .strategies
                    .iter()
                    .map(|entry| CostCell::of(entry, self.payer, sum(entry)))
                    .collect(),
            })
        };
        [
            row("cost-total", words::in_all_at(self.payer), |entry| {
                Some(entry.total.as_ref()?.range)
            }),
            row("cost-patient-share", words::own_share_with(plan), |entry| {
                Some(entry.patient_share.as_ref()?.range)
            }),
        ]
    }
}

impl<'k> CostCell<'k> {
    fn of(entry: &StrategyEntry<'k>, payer: Payer, range: Option<Range>) -> Self {
        let care = entry
            .prices
            .first()
            .map_or(String::new(), |used| words::care(used.price.episode, used.price.basis));
        let gap = entry.missing_because.of("total").map(str::to_owned);
        let figure =
            range.map_or(String::new(), |range| words::range_of(entry.column.at_least, &range));
        let why = gap.clone().unwrap_or_default();
        with_missing!(Self {
            treatment: entry.column.treatment,
            text: gap.clone().unwrap_or_else(|| format!("{figure}; {care}")),
            value: unless(
                range.and_then(|range| range.typical),
                match range {
                    Some(_) => "no typical amount was found for every part".to_owned(),
                    None => why.clone(),
                },
            ),
            low: unless(range.map(|range| range.low), why.clone()),
            high: unless(range.map(|range| range.high), why),
            gap: unless(gap, "there is a figure"),
            payer,
            price_year: unless(entry.column.price_year, NO_PRICE),
            sources: entry.column.sources.clone(),
            range: figure,
            usual: range
                .filter(|range| !range.is_one_amount())
                .and_then(|range| range.typical)
                .map(words::typical),
            care,
        })
    }
}
