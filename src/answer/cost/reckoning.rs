//! From a question about cost to what was reckoned: the columns, the model, its sums, draws and limits; and what a column is called.

use super::YearlyLimitEntry;
use super::choices::{carries_on, choices, condition};
use super::query::{CostQuery, NoCost};
use crate::cost::{
    self, BreakEven, Built, CostError, CoverageLimit, Estimate, Model, NoSimulation, Quote,
    QuoteBasis, QuotedPrice, Repeat, Request, Sensitivity, Sessions, Simulation, Strategy,
    TreatmentOrPathway,
};
use crate::knowledge::{
    self, Condition, CostFrame, Episode, Knowledge, Payer, Price, PriceIndex, PrivateTerms, Terms,
};
use crate::values::{Money, Ref};
use crate::wording::cost as words;
use std::borrow::Cow;

/// What is taken where nobody names a number.
const ONE_SESSION: Sessions = Sessions { low: 1, high: 1 };

/// What was reckoned.
#[derive(Debug, Clone)]
pub struct Reckoning<'k> {
    /// What was asked.
    pub query: CostQuery<'k>,
    /// What holds for every sum.
    pub frame: &'k CostFrame,
    /// The condition that coverage rules are asked about.
    pub condition: Ref<Condition>,
    /// Whose prices.
    pub payer: Payer,
    /// What carries amounts to another year.
    pub index: Ref<PriceIndex>,
    /// The model and its columns.
    pub built: Built,
    /// One entry a strategy of the model.
    pub estimates: Vec<Estimate>,
    /// Rules that speak against so many sessions, by strategy.
    pub limits: Vec<Vec<CoverageLimit>>,
    /// The simulation, where one was asked for.
    pub simulation: Option<Simulation>,
    /// What matters most, where it was asked for.
    pub sensitivity: Option<Sensitivity>,
    /// How many sessions cost as much as the operation, where it was asked for.
    pub break_even: Option<BreakEven>,
}

/// What a column is called, without its variant and its site.
#[derive(Debug, Clone, Copy)]
pub(super) struct ColumnNames<'k> {
    /// Public id.
    pub(super) id: &'k str,
    /// In full.
    pub(super) label: &'k str,
    /// As a heading.
    pub(super) short: &'k str,
}

impl<'k> Reckoning<'k> {
    /// Reckons everything that is asked for.
    pub(super) fn of(mut query: CostQuery<'k>) -> Result<Self, NoCost> {
        let knowledge = query.knowledge;
        let frame = knowledge.costs.frame.as_ref().ok_or(CostError::NoPrices)?;
        let condition = condition(&query).ok_or(NoCost::NoCondition)?;
        let payer = payer(&query, frame)?;
        let index = query.index.unwrap_or(frame.index);
        // A preset of Medicare holds in every year; its amounts are those of the prices' year.
        if let Some(named) = &mut query.plan
            && named.preset.is_some()
            && named.is_medicare()
        {
            named.plan.year = None;
        }
        let built = cost::build(
            knowledge,
            &Request {
                choices: choices(&query, condition),
                extras: query.extras.clone(),
                basis: QuoteBasis {
                    payer,
                    site: query.site,
                    year: query.year,
                    index,
                    chosen: &query.chosen,
                },
                sessions: query.sessions.unwrap_or_else(|| sessions(&query, frame)),
                years: query.years,
                plan: query.plan.as_ref().map(|named| &named.plan),
                chance: query.chance,
            },
        )?;
        let model = &built.model;
        refuse_nothing(&query, model)?;
        let simulation = simulation(&query, model)?;
        if query.sensitivity && model.strategies.is_empty() {
            return Err(NoCost::NothingToMove);
        }
        let sensitivity =
            query.sensitivity.then(|| cost::sensitivity(model, set_against(knowledge, model)));
        let break_even = if query.break_even {
            Some(cost::break_even(model).ok_or(NoCost::NothingToMeet)?)
        } else {
            None
        };
        let estimates = (0..model.strategies.len()).filter_map(|place| model.estimate(place));
        let estimates = estimates.collect();
        if let Some(named) = &mut query.plan {
            named.medicare_year = built.medicare_year;
        }
        let mut reckoned = Self {
            query,
            frame,
            condition,
            payer,
            index,
            built,
            estimates,
            limits: Vec::new(),
            simulation,
            sensitivity,
            break_even,
        };
        if !reckoned.query.sums_only {
            let model = reckoned.model();
            let limits = |strategy| reckoned.limits(strategy, model.sessions.high);
            reckoned.limits = model.strategies.iter().map(limits).collect();
        }
        Ok(reckoned)
    }

    /// Every rule that speaks against so many sessions a year of a strategy.
    pub(super) fn limits(&self, strategy: &Strategy, sessions: u32) -> Vec<CoverageLimit> {
        let knowledge = self.query.knowledge;
        let treatment = match strategy.of {
            TreatmentOrPathway::Treatment(treatment) => treatment,
            TreatmentOrPathway::Pathway(pathway) => knowledge.costs.pathways[pathway].first,
        };
        match strategy.first.repeat {
            Repeat::Sessions => {
                cost::limits(knowledge, self.condition, treatment, self.payer, sessions)
            }
            Repeat::Yearly(_) | Repeat::Once => Vec::new(),
        }
    }

    /// What was calculated with.
    pub fn model(&self) -> &Model {
        &self.built.model
    }

    /// Strategies with their estimates, in order.
    pub(crate) fn priced(&self) -> impl Iterator<Item = (&Strategy, &Estimate)> {
        self.model().strategies.iter().zip(&self.estimates)
    }

    /// The year of the prices: the one asked for, else that of the knowledge.
    pub(super) fn price_year(&self) -> u16 {
        self.query.year.unwrap_or(self.frame.price_year)
    }

    /// What a column is called.
    pub(super) fn named(&self, of: TreatmentOrPathway) -> ColumnNames<'k> {
        let knowledge = self.query.knowledge;
        let (id, label, short) = match of {
            TreatmentOrPathway::Treatment(treatment) => {
                let entry = &knowledge.treatments[treatment];
                (&entry.id, &entry.label, &entry.short)
            }
            TreatmentOrPathway::Pathway(pathway) => {
                let entry = &knowledge.costs.pathways[pathway];
                (&entry.id, &entry.label, &entry.short)
            }
        };
        ColumnNames { id, label, short }
    }

    /// A strategy's heading by its place in the model: with its variant and its site, where they are not the usual ones.
    pub(crate) fn heading(&self, place: usize) -> String {
        self.with_place(place, |named| named.short)
    }

    /// The same in full.
    pub(super) fn full_name(&self, place: usize) -> String {
        self.with_place(place, |named| named.label)
    }

    fn with_place(&self, place: usize, name: fn(ColumnNames<'k>) -> &'k str) -> String {
        let Some(strategy) = self.model().strategies.get(place) else {
            return String::new();
        };
        let first = strategy.first.quote;
        let price = self.price(first).filter(|price| !price.is_default);
        let variant = price.and_then(|price| price.short.as_deref());
        let site = self.quote(first).and_then(|quote| quote.site).map(words::short_site);
        std::iter::once(name(self.named(strategy.of)))
            .chain(variant)
            .chain(site)
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Whether a strategy counts whole years of care rather than a treatment.
    pub(crate) fn is_of_a_year(&self, strategy: &Strategy) -> bool {
        self.price(strategy.first.quote).is_some_and(|price| match price.episode {
            Episode::Year | Episode::FirstYear | Episode::Month => true,
            Episode::Session
            | Episode::Operation
            | Episode::Visit
            | Episode::Scan
            | Episode::NinetyDays => false,
        })
    }

    /// Some columns count a whole year of care, others a treatment alone.
    pub(super) fn differs(&self) -> bool {
        let mut all = self.model().strategies.iter().map(|strategy| self.is_of_a_year(strategy));
        let first = all.next();
        all.any(|is_yearly| Some(is_yearly) != first)
    }

    /// The most that the plan lets the person pay this year, and what that is. Over several years no one amount stops the share.
    pub(super) fn limit(&self) -> Option<YearlyLimitEntry> {
        let plan = &self.query.plan.as_ref()?.plan;
        let Terms::Private(PrivateTerms { limit: Some(limit), .. }) = plan.terms else {
            return None;
        };
        let limit = crate::knowledge::Bound::for_one(&limit);
        let spent = plan.spent.out_of_pocket;
        let label = if spent > Money::ZERO {
            "what is left of the plan's yearly limit"
        } else {
            "the plan's yearly limit"
        };
        (self.model().years == 1).then_some(YearlyLimitEntry { amount: limit.less(spent), label })
    }

    /// A quote of the model by its place.
    pub(crate) fn quote(&self, place: usize) -> Option<&Quote> {
        match self.model().quotes.get(place)? {
            QuotedPrice::Known(quote) => Some(quote),
            QuotedPrice::Own { .. } => None,
        }
    }

    /// The price behind a quote.
    pub(crate) fn price(&self, place: usize) -> Option<&'k Price> {
        self.quote(place).map(|quote| &self.query.knowledge.costs.prices[quote.price])
    }

    /// What is done or bought, in few words.
    pub(crate) fn thing(&self, place: usize) -> Cow<'k, str> {
        let knowledge = self.query.knowledge;
        match self.model().quotes.get(place) {
            Some(QuotedPrice::Own { label, .. }) => Cow::Owned(label.clone()),
            Some(QuotedPrice::Known(quote)) => {
                Cow::Borrowed(match knowledge.costs.prices[quote.price].of {
                    knowledge::PriceSubject::Treatment(treatment) => {
                        &knowledge.treatments[treatment].short
                    }
                    knowledge::PriceSubject::Item(item) => &knowledge.costs.items[item].label,
                })
            }
            None => Cow::Borrowed(""),
        }
    }
}

/// The payer: the one that was named, if the plan takes its prices, else the plan's, else that of a price that was named, else the first of the knowledge.
fn payer(query: &CostQuery, frame: &CostFrame) -> Result<Payer, NoCost> {
    if let (Some(payer), Some(named)) = (query.payer, &query.plan)
        && named.payer() != payer
        && !named.plan.takes(payer)
    {
        return Err(NoCost::OtherRules(payer, named.plan.plan_type()));
    }
    let prices = &query.knowledge.costs.prices;
    let of_chosen =
        || query.chosen.iter().filter_map(|price| Some((*price, prices[*price].payer?)));
    let payer = query
        .payer
        .or(query.plan.as_ref().map(super::NamedPlan::payer))
        .or_else(|| of_chosen().next().map(|(_, payer)| payer))
        .or(frame.payers.first().map(|words| words.payer))
        .unwrap_or(Payer::Cash);
    match of_chosen().find(|(_, other)| *other != payer) {
        Some((price, _)) => Err(NoCost::OfAnotherPayer(price, payer)),
        None => Ok(payer),
    }
}

/// Where nobody names a number: where a spread is looked at, the whole page is about the usual ones.
fn sessions(query: &CostQuery, frame: &CostFrame) -> Sessions {
    match &frame.sessions {
        Some(usual) if query.simulate.is_some() || query.sensitivity => {
            Sessions { low: usual.low, high: usual.high }
        }
        Some(_) | None => ONE_SESSION,
    }
}

/// What was named must have something to work on.
fn refuse_nothing(query: &CostQuery, model: &Model) -> Result<(), NoCost> {
    let is_used =
        |price: &Ref<Price>| model.quotes.iter().any(|quote| quote.price() == Some(*price));
    if let Some(price) = query.chosen.iter().find(|price| !is_used(price)) {
        return Err(NoCost::OfNothing(*price));
    }
    if query.chance.is_some() && !model.strategies.iter().any(Strategy::is_pathway) {
        return Err(NoCost::NoPathway);
    }
    Ok(())
}

fn simulation(query: &CostQuery, model: &Model) -> Result<Option<Simulation>, NoCost> {
    let Some(draws) = query.simulate else {
        return Ok(None);
    };
    if model.strategies.is_empty() {
        return Err(NoCost::NothingToDraw);
    }
    let found = cost::simulate(model, &draws).map_err(|why| {
        let of = match why {
            NoSimulation::NoChance(place) => model.strategies.get(place).map(|entry| entry.of),
            NoSimulation::TooManyCases(most) => {
                return NoCost::TooManyCases { cases: draws.cases, most };
            }
            NoSimulation::TooLarge | NoSimulation::TooMany => None,
        };
        match of {
            Some(TreatmentOrPathway::Pathway(pathway)) => NoCost::NoChance(pathway),
            Some(TreatmentOrPathway::Treatment(_)) | None => NoCost::Simulation(why),
        }
    })?;
    Ok(Some(found))
}

/// The first strategy and the one that it is set against: the next that is not carrying on, which counts another stretch of care.
fn set_against(knowledge: &Knowledge, model: &Model) -> (usize, Option<usize>) {
    let mut others = model.strategies.iter().enumerate().skip(1);
    let second = others.find(|(_, strategy)| !carries_on(knowledge, strategy.of));
    let second = second.map(|(place, _)| place);
    (0, second.or((model.strategies.len() == 2).then_some(1)))
}
