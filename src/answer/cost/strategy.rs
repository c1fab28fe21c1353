//! What one treatment or pathway costs: its sums, the prices and bills that they come from.

use super::super::entry::NOTHING_TO_ADD;
use super::super::{Cited, Missing, answer_entry};
use super::column::{ColumnEntry, ColumnKind, OVER_ITS_RANGE};
use super::money::{BillEntry, MoneyRange, NO_PLAN, Shared};
use super::pathway::{BranchesEntry, ChanceEntry};
use super::prices::PriceEntry;
use super::reckoning::{ColumnNames, Reckoning};
use crate::cost::{
    Addition, Column, CoverageLimit, End, Estimate, QuotedPrice, Range, Remark, Scenario,
    SharedBill, Strategy, Timing, TreatmentOrPathway,
};
use crate::knowledge::{Chance, Provenance, Site};
use crate::values::Money;
use crate::wording::refusal;
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// What one treatment or pathway costs.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct StrategyEntry<'k> {
    /// What it is.
    #[serde(flatten)]
    pub column: ColumnEntry<'k>,
    /// What is paid in all, by whomever.
    pub total: Option<MoneyRange>,
    /// What of it the person pays.
    pub patient_share: Option<MoneyRange>,
    /// By year and thing.
    pub lines: Vec<LineEntry<'k>>,
    /// The prices that were taken.
    pub prices: Vec<UsedPriceEntry<'k>>,
    /// What was added.
    pub additions: Vec<AdditionEntry<'k>>,
    /// For a pathway: with and without its second step.
    pub branches: Option<BranchesEntry>,
    /// For a pathway: how many go on, as published.
    pub chances: Option<Vec<ChanceEntry<'k>>>,
    /// For a pathway: what else to know.
    pub note: Option<&'k str>,
    /// The same care at other times of the plan year.
    pub timing: Option<Timing>,
    /// Rules of payers that speak against so many sessions.
    pub coverage_limits: Vec<CoverageLimitEntry<'k>>,
    /// The calculations bill by bill.
    pub scenarios: Option<Vec<ScenarioEntry<'k>>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// Its place among what was reckoned; `None`: it has no price.
    #[serde(skip)]
    pub place: Option<usize>,
}

/// One thing in one year.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LineEntry<'k> {
    /// Counted from 1.
    pub year: u32,
    /// What it is.
    pub label: Cow<'k, str>,
    /// The id of its price.
    pub price: Option<&'k str>,
    /// Only for those for whom the first step was not enough.
    pub only_if_needed: bool,
    /// Its sums.
    #[serde(flatten)]
    pub sums: Shared<MoneyRange>,
}

/// A price that was taken.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UsedPriceEntry<'k> {
    /// The price.
    #[serde(flatten)]
    pub price: PriceEntry<'k>,
    /// The site, where one was asked for.
    pub site: Option<Site>,
    /// What had to be taken for granted: of years other than the one asked for, and of the site.
    pub years: Vec<Remark>,
}

/// Something added to a column.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AdditionEntry<'k> {
    /// What it is.
    pub label: Cow<'k, str>,
    /// How many.
    pub count: u32,
    /// Ids of the sources of its rate, where it has no price.
    pub sources: Cited<'k>,
}

answer_entry! {
    /// A payer's rule that speaks against so many sessions.
    pub struct CoverageLimitEntry<'k>;

    pub(super) fn of(reckoned: &Reckoning<'k>, limit: &CoverageLimit) {
        let knowledge = reckoned.query.knowledge;
        let criterion = &knowledge.criteria[limit.criterion];
        let rule_set = &knowledge.rule_sets[limit.rule_set];
    }

    /// The criterion.
    pub criterion: &'k str = &criterion.id,
    /// Whose rule.
    pub rule_set: &'k str = &rule_set.id,
    /// What that is called.
    pub rule_set_label: &'k str = &rule_set.label,
    /// What it says.
    pub text: &'k str = &criterion.text,
    /// How it was read.
    pub provenance: Provenance = rule_set.provenance,
    /// Ids of its sources.
    pub sources: Cited<'k> = Cited::of(knowledge, &criterion.sources),
}

answer_entry! {
    /// One end of the prices, bill by bill.
    pub struct ScenarioEntry<'k>;

    fn of(reckoned: &Reckoning<'k>, scenario: &Scenario) {
        let label = |bill: &SharedBill| reckoned.thing(bill.quote);
        let bills = scenario.bills.iter();
        let has_plan = reckoned.query.plan.is_some();
    }

    /// Which end.
    pub end: End = scenario.end,
    /// The bills in order.
    pub services: Vec<BillEntry<'k>> =
        bills.map(|bill| BillEntry::of_prices(bill, label(bill))).collect(),
    /// Their sums.
    #[serde(flatten)]
    pub sums: Shared<Money> = Shared::of_totals(scenario.totals, has_plan),
}

const NO_SECOND_STEP: &str = "it has no second step";
const NOT_ASKED: &str = "it was not asked for: --explain";

impl<'k> StrategyEntry<'k> {
    /// The sites that the range of what is done first is without.
    pub(crate) fn without(&self) -> impl Iterator<Item = Site> {
        let remarks = self.prices.first().map(|first| &first.years);
        remarks.into_iter().flatten().filter_map(Remark::not_in_range)
    }

    /// A column.
    pub(super) fn of(reckoned: &Reckoning<'k>, column: &Column) -> Option<Self> {
        match column {
            Column::Unpriced(of, why) => Some(Self::unpriced(
                reckoned,
                *of,
                &refusal::unpriced(reckoned.query.knowledge, why),
            )),
            Column::Priced(place) => Self::priced(reckoned, *place),
        }
    }

    fn unpriced(reckoned: &Reckoning<'k>, of: TreatmentOrPathway, why: &str) -> Self {
        let ColumnNames { id, label, short } = reckoned.named(of);
        let mut missing = Missing::default();
        for field in [
            "sessions",
            "site",
            "price_year",
            "total",
            "patient_share",
            "branches",
            "chances",
            "note",
            "timing",
            "scenarios",
        ] {
            missing.unless::<()>(field, None, why.to_owned());
        }
        Self {
            column: ColumnEntry {
                treatment: id,
                name: label.to_owned(),
                short: short.to_owned(),
                kind: ColumnKind::of(of),
                years: reckoned.model().years,
                ..ColumnEntry::default()
            },
            missing_because: missing,
            ..Self::default()
        }
    }

    fn priced(reckoned: &Reckoning<'k>, place: usize) -> Option<Self> {
        let knowledge = reckoned.query.knowledge;
        let mut missing = Missing::default();
        let strategy = reckoned.model().strategies.get(place)?;
        let estimate = reckoned.estimates.get(place)?;
        let is_pathway = strategy.is_pathway();
        let pathway = match strategy.of {
            TreatmentOrPathway::Pathway(pathway) => Some(&knowledge.costs.pathways[pathway]),
            TreatmentOrPathway::Treatment(_) => None,
        };
        let has_plan = reckoned.query.plan.is_some();
        let range = |range: Range| MoneyRange::of(range, is_pathway);
        let quotes = strategy.quotes();
        let chance = |chance: &'k Chance| ChanceEntry::of(knowledge, chance);
        Some(Self {
            column: ColumnEntry::of(reckoned, place, &mut missing)?,
            total: Some(range(estimate.total)),
            patient_share: missing.unless("patient_share", estimate.patient.map(range), NO_PLAN),
            lines: lines(reckoned, estimate, is_pathway),
            prices: quotes
                .iter()
                .filter_map(|place| UsedPriceEntry::of(reckoned, *place))
                .collect(),
            additions: additions(reckoned, strategy),
            branches: missing.unless(
                "branches",
                estimate.branches.as_ref().map(|branches| BranchesEntry::of(branches, has_plan)),
                NO_SECOND_STEP,
            ),
            chances: missing.unless(
                "chances",
                pathway.map(|pathway| pathway.chances.iter().map(chance).collect()),
                NO_SECOND_STEP,
            ),
            note: missing.unless(
                "note",
                pathway.and_then(|pathway| pathway.note.as_deref()),
                if is_pathway { NOTHING_TO_ADD } else { NO_SECOND_STEP },
            ),
            timing: missing.unless(
                "timing",
                estimate.timing,
                if has_plan { "it makes no difference" } else { NO_PLAN },
            ),
            coverage_limits: reckoned
                .limits
                .get(place)
                .into_iter()
                .flatten()
                .map(|limit| CoverageLimitEntry::of(reckoned, limit))
                .collect(),
            scenarios: missing.unless(
                "scenarios",
                reckoned.query.explains().then(|| {
                    let all = estimate.scenarios.iter();
                    all.map(|scenario| ScenarioEntry::of(reckoned, scenario)).collect()
                }),
                NOT_ASKED,
            ),
            missing_because: missing,
            place: Some(place),
        })
    }
}

fn lines<'k>(
    reckoned: &Reckoning<'k>,
    estimate: &Estimate,
    is_pathway: bool,
) -> Vec<LineEntry<'k>> {
    let range = |range: Range| MoneyRange::of(range, is_pathway);
    estimate
        .lines
        .iter()
        .map(|line| {
            let mut sums = Shared::of(range(line.total), line.patient.map(range));
            LineEntry {
                year: line.year,
                label: reckoned.thing(line.quote),
                price: sums.missing_because.unless(
                    "price",
                    reckoned.price(line.quote).map(|price| price.id.as_str()),
                    "it has no price of the knowledge",
                ),
                only_if_needed: line.only_if_needed,
                sums,
            }
        })
        .collect()
}

fn additions<'k>(reckoned: &Reckoning<'k>, strategy: &Strategy) -> Vec<AdditionEntry<'k>> {
    let one = |addition: &Addition| AdditionEntry {
        label: reckoned.thing(addition.quote),
        count: addition.count,
        sources: match reckoned.model().quotes.get(addition.quote) {
            Some(QuotedPrice::Own { sources, .. }) => Cited::of(reckoned.query.knowledge, sources),
            Some(QuotedPrice::Known(_)) | None => Cited::default(),
        },
    };
    strategy.additions.iter().map(one).collect()
}

impl<'k> UsedPriceEntry<'k> {
    fn of(reckoned: &Reckoning<'k>, place: usize) -> Option<Self> {
        let knowledge = reckoned.query.knowledge;
        let quote = reckoned.quote(place)?;
        let mut price = PriceEntry::of(knowledge, &knowledge.costs.prices[quote.price]);
        price.sources = Cited::of(knowledge, &quote.sources);
        Some(Self {
            site: price.missing_because.unless("site", quote.site, OVER_ITS_RANGE),
            price,
            years: quote.remarks.clone(),
        })
    }
}
