//! The rows that a plan adds to a comparison: what each choice costs in all, and what of it is the person's own.

use super::super::entry::NOTHING_TO_ADD;
use super::super::{Cited, answer_entry};
use super::{CostReport, StrategyEntry};
use crate::cost::Range;
use crate::knowledge::{Better, OutcomeGroup, Payer};
use crate::values::Money;
use crate::wording::{cost as words, key_row::NO_PRICE};

answer_entry! {
    /// One of the two rows, in the shape of a comparison's own.
    pub struct CostRow<'k>;

    fn of(
        report: &CostReport<'k>,
        outcome: &'static str,
        label: String,
        sum: fn(&StrategyEntry) -> Option<Range>,
    ) {
        let strategies = report.strategies.iter();
    }

    /// `cost-total` or `cost-patient-share`.
    pub outcome: &'static str = outcome,
    /// What it is.
    pub label: String = label,
    /// Where it stands.
    pub group: OutcomeGroup = OutcomeGroup::Cost,
    /// The unit of its numbers.
    pub unit: &'static str = "usd",
    /// Which way is better.
    pub better: Better = Better::Neither,
    /// Whether its cells may be set side by side: they are of the same kind of care.
    pub comparable: bool = report.caution.is_none(),
    /// Why they may not.
    pub caution: Option<&'static str> = unless(report.caution, NOTHING_TO_ADD),
    /// One a column, in the order of the columns.
    pub cells: Vec<CostCell<'k>> =
        strategies.map(|entry| CostCell::of(entry, report.payer, sum(entry))).collect(),
}

answer_entry! {
    /// What one choice costs.
    pub struct CostCell<'k>;

    fn of(entry: &StrategyEntry<'k>, payer: Payer, range: Option<Range>) {
        let care = entry
            .prices
            .first()
            .map_or(String::new(), |used| words::care(used.price.episode, used.price.basis));
        let gap = entry.missing_because.of("total").map(str::to_owned);
        let figure =
            range.map_or(String::new(), |range| words::range_of(entry.column.at_least, &range));
        let why = gap.clone().unwrap_or_default();
    }

    /// The treatment.
    pub treatment: &'k str = entry.column.treatment,
    /// The figure in words, or why there is none.
    pub text: String = gap.clone().unwrap_or_else(|| format!("{figure}; {care}")),
    /// The usual amount.
    pub value: Option<Money> = unless(
        range.and_then(|range| range.typical),
        match range {
            Some(_) => "no typical amount was found for every part".to_owned(),
            None => why.clone(),
        },
    ),
    /// The least.
    pub low: Option<Money> = unless(range.map(|range| range.low), why.clone()),
    /// The most.
    pub high: Option<Money> = unless(range.map(|range| range.high), why),
    /// Why there is no figure.
    pub gap: Option<String> = unless(gap, "there is a figure"),
    /// Whose prices they are.
    pub payer: Payer = payer,
    /// The year of the dollars.
    pub price_year: Option<u16> = unless(entry.column.price_year, NO_PRICE),
    /// Ids of the sources of its prices.
    pub sources: Cited<'k> = entry.column.sources.clone(),
    /// The range in words.
    #[serde(skip)]
    pub range: String = figure,
    /// The usual amount in words.
    #[serde(skip)]
    pub usual: Option<String> = range
        .filter(|range| !range.is_one_amount())
        .and_then(|range| range.typical)
        .map(words::typical),
    /// What care the figure is for, in words.
    #[serde(skip)]
    pub care: String = care,
}

impl<'k> CostReport<'k> {
    /// Both rows.
    pub fn rows(&self) -> [CostRow<'k>; 2] {
        let plan = self.plan.as_ref().map_or("", |plan| plan.label.as_str());
        [
            CostRow::of(self, "cost-total", words::in_all_at(self.payer), |entry| {
                Some(entry.total.as_ref()?.range)
            }),
            CostRow::of(self, "cost-patient-share", words::own_share_with(plan), |entry| {
                Some(entry.patient_share.as_ref()?.range)
            }),
        ]
    }
}
