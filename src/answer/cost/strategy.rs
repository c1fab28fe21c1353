//! One column of a cost answer: what it is, its sums, the prices and bills that they come from.

use super::super::entry::NOTHING_TO_ADD;
use super::super::{Cited, CountEntry, Missing, Number};
use super::money::{BillEntry, MoneyRange, NO_PLAN, Shared};
use super::prices::PriceEntry;
use super::reckoning::{ColumnNames, Reckoning};
use crate::cost::{
    Addition, Average, Branches, Column, CoverageLimit, End, Estimate, QuotedPrice, Range, Remark,
    Repeat, Scenario, Sessions, SharedBill, Strategy, Timing, TreatmentOrPathway,
};
use crate::knowledge::{Pathway, PriceBasis, Provenance, Site};
use crate::values::Money;
use crate::wording::refusal;
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a column is, and on which prices it rests.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct ColumnEntry<'k> {
    /// The treatment or pathway.
    pub treatment: &'k str,
    /// In full, with the variant and the site where they are not the usual ones.
    pub name: String,
    /// The same as a heading.
    pub short: String,
    /// What it is.
    pub kind: ColumnKind,
    /// How often what is done first comes in a year.
    pub sessions: Option<Times>,
    /// Years looked at.
    pub years: u32,
    /// The site, where one was asked for.
    pub site: Option<Site>,
    /// The year of the dollars.
    pub price_year: Option<u16>,
    /// Every year whose dollars are in it, ascending: more than one where some part was found for another year only.
    pub price_years: Vec<u16>,
    /// What kind of figure each of its prices is.
    pub basis: Vec<PriceBasis>,
    /// Ids of its prices.
    pub price: Vec<&'k str>,
    /// Ids of the sources of its prices.
    pub sources: Cited<'k>,
}

/// What a column is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// One treatment.
    #[default]
    Treatment,
    /// One first, another if it is not enough.
    Pathway,
}

/// A number of times, or a spread of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Times {
    /// So many.
    One(u32),
    /// From so many to so many.
    Spread(Sessions),
}

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
    /// A main part of it has no known price: the sums are the least that it costs.
    pub at_least: bool,
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

/// A pathway's two ends of the road.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BranchesEntry {
    /// The first step was enough.
    pub without_second_step: Shared<MoneyRange>,
    /// The second came too.
    pub with_second_step: Shared<MoneyRange>,
    /// What each of a hundred people pays on average, at the least and at the most who go on.
    pub average: Option<[AverageEntry; 2]>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

/// What each of a hundred people pays on average.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AverageEntry {
    /// So many of 100 go on.
    pub of_100: Number,
    /// At typical prices.
    #[serde(flatten)]
    pub sums: Shared<Money>,
}

/// How many of those who started a pathway went on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChanceEntry<'k> {
    /// Of 100 people.
    pub of_100: Number,
    /// Within what time.
    pub within: &'k str,
    /// Who was counted.
    pub who: &'k str,
    /// How many of how many.
    pub count: Option<CountEntry>,
    /// How it was read.
    pub provenance: Provenance,
    /// Ids of its sources.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

/// A payer's rule that speaks against so many sessions.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageLimitEntry<'k> {
    /// The criterion.
    pub criterion: &'k str,
    /// Whose rule.
    pub rule_set: &'k str,
    /// What that is called.
    pub rule_set_label: &'k str,
    /// What it says.
    pub text: &'k str,
    /// How it was read.
    pub provenance: Provenance,
    /// Ids of its sources.
    pub sources: Cited<'k>,
}

/// One end of the prices, bill by bill.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ScenarioEntry<'k> {
    /// Which end.
    pub end: End,
    /// The bills in order.
    pub services: Vec<BillEntry<'k>>,
    /// Their sums.
    #[serde(flatten)]
    pub sums: Shared<Money>,
}

impl<'k> ColumnEntry<'k> {
    /// A strategy by its place in the model.
    pub(super) fn of(
        reckoned: &Reckoning<'k>,
        place: usize,
        missing: &mut Missing,
    ) -> Option<Self> {
        let model = reckoned.model();
        let strategy = model.strategies.get(place)?;
        let quote = |place: usize| reckoned.quote(place);
        let quotes: Vec<usize> = strategy.quotes();
        let prices = || quotes.iter().filter_map(|place| reckoned.price(*place));
        let sessions = match strategy.first.repeat {
            Repeat::Sessions if model.sessions.low != model.sessions.high => {
                Times::Spread(model.sessions)
            }
            Repeat::Sessions => Times::One(model.sessions.low),
            Repeat::Once => Times::One(1),
            Repeat::Yearly(times) => Times::One(times),
        };
        let first = quote(strategy.first.quote);
        // That of a figure that is shown as it was published, else the year asked for, else that of the knowledge.
        let own_year = first.and_then(|quote| {
            quote.remarks.iter().find_map(|remark| match remark {
                Remark::OwnYear { published } => Some(*published),
                Remark::OtherYear { .. }
                | Remark::Carried { .. }
                | Remark::Undated { .. }
                | Remark::NoSuchSite { .. } => None,
            })
        });
        Some(Self {
            treatment: reckoned.named(strategy.of).id,
            name: reckoned.full_name(place),
            short: reckoned.heading(place),
            kind: ColumnKind::of(strategy.of),
            sessions: Some(sessions),
            years: model.years,
            site: missing.unless("site", first.and_then(|quote| quote.site), OVER_ALL_SITES),
            price_year: Some(own_year.unwrap_or_else(|| reckoned.price_year())),
            price_years: years(
                quotes.iter().filter_map(|place| quote(*place)).flat_map(|quote| &quote.years),
            ),
            basis: prices().map(|price| price.basis).collect(),
            price: prices().map(|price| price.id.as_str()).collect(),
            sources: Cited::of(
                reckoned.query.knowledge,
                quotes.iter().filter_map(|place| quote(*place)).flat_map(|quote| &quote.sources),
            ),
        })
    }
}

/// Each once, ascending.
pub(super) fn years<'y>(years: impl Iterator<Item = &'y u16>) -> Vec<u16> {
    years.copied().collect::<BTreeSet<u16>>().into_iter().collect()
}

/// Why there is no site.
const OVER_ALL_SITES: &str = "none was named, or it has no price there: it is over all sites";
const NO_SECOND_STEP: &str = "it has no second step";
const NOT_ASKED: &str = "it was not asked for: --explain";

impl ColumnKind {
    fn of(of: TreatmentOrPathway) -> Self {
        match of {
            TreatmentOrPathway::Treatment(_) => Self::Treatment,
            TreatmentOrPathway::Pathway(_) => Self::Pathway,
        }
    }
}

impl<'k> StrategyEntry<'k> {
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
        Some(Self {
            column: ColumnEntry::of(reckoned, place, &mut missing)?,
            total: Some(range(estimate.total)),
            patient_share: missing.unless("patient_share", estimate.patient.map(range), NO_PLAN),
            at_least: quotes.iter().any(|place| {
                reckoned.price(*place).is_some_and(|price| price.incomplete.is_some())
            }),
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
                pathway.map(|pathway| chances(reckoned, pathway)),
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

fn chances<'k>(reckoned: &Reckoning<'k>, pathway: &'k Pathway) -> Vec<ChanceEntry<'k>> {
    pathway
        .chances
        .iter()
        .map(|chance| {
            let mut missing = Missing::default();
            ChanceEntry {
                of_100: Number::Plain(chance.people()),
                within: &chance.within,
                who: &chance.who,
                count: missing.unless(
                    "count",
                    chance.count.map(CountEntry::of),
                    "not in what was read",
                ),
                provenance: chance.provenance,
                sources: Cited::of(reckoned.query.knowledge, &chance.sources),
                missing_because: missing,
            }
        })
        .collect()
}

impl<'k> UsedPriceEntry<'k> {
    fn of(reckoned: &Reckoning<'k>, place: usize) -> Option<Self> {
        let knowledge = reckoned.query.knowledge;
        let quote = reckoned.quote(place)?;
        let mut price = PriceEntry::of(knowledge, &knowledge.costs.prices[quote.price]);
        price.sources = Cited::of(knowledge, &quote.sources);
        Some(Self {
            site: price.missing_because.unless("site", quote.site, OVER_ALL_SITES),
            price,
            years: quote.remarks.clone(),
        })
    }
}

impl BranchesEntry {
    fn of(branches: &Branches, has_plan: bool) -> Self {
        let mut missing = Missing::default();
        let one = |average: Average| AverageEntry {
            of_100: Number::Plain(f64::from(average.chance) / 100.0),
            sums: Shared::of_totals(average.totals, has_plan),
        };
        Self {
            without_second_step: Shared::of_sums(&branches.without, true),
            with_second_step: Shared::of_sums(&branches.with, true),
            average: missing.unless(
                "average",
                branches.average.map(|ends| ends.map(one)),
                "a typical price or the number who go on is not known",
            ),
            missing_because: missing,
        }
    }
}

impl<'k> CoverageLimitEntry<'k> {
    pub(super) fn of(reckoned: &Reckoning<'k>, limit: &CoverageLimit) -> Self {
        let knowledge = reckoned.query.knowledge;
        let criterion = &knowledge.criteria[limit.criterion];
        let rule_set = &knowledge.rule_sets[limit.rule_set];
        Self {
            criterion: &criterion.id,
            rule_set: &rule_set.id,
            rule_set_label: &rule_set.label,
            text: &criterion.text,
            provenance: rule_set.provenance,
            sources: Cited::of(knowledge, &criterion.sources),
        }
    }
}

impl<'k> ScenarioEntry<'k> {
    fn of(reckoned: &Reckoning<'k>, scenario: &Scenario) -> Self {
        let label = |bill: &SharedBill| reckoned.thing(bill.quote);
        let bills = scenario.bills.iter();
        let has_plan = reckoned.query.plan.is_some();
        Self {
            end: scenario.end,
            services: bills.map(|bill| BillEntry::of_prices(bill, label(bill))).collect(),
            sums: Shared::of_totals(scenario.totals, has_plan),
        }
    }
}
