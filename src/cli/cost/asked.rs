//! What a cost report is asked for, in the program's own types, and the report that it makes.

use super::refusal::refused;
use crate::answer::CostReport;
use crate::answer::NamedPlan;
use crate::cli::failure::Failure;
use crate::cost::{self, Basis, Built, Choice, Column, Extra, Of, Request, Sessions};
use crate::evidence::Detail;
use crate::knowledge::{Condition, Knowledge, Payer, Price, PriceIndex, Site, Terms};
use crate::values::Ref;

/// What is taken where nobody names a number.
pub(super) const ONE_SESSION: Sessions = Sessions { low: 1, high: 1 };

/// What a cost report is asked for, in the program's own types.
pub(super) struct Asked {
    pub(super) choices: Vec<Choice>,
    pub(super) extras: Vec<Extra>,
    pub(super) payer: Option<Payer>,
    pub(super) site: Option<Site>,
    pub(super) year: Option<u16>,
    pub(super) index: Ref<PriceIndex>,
    pub(super) chosen: Vec<Ref<Price>>,
    pub(super) sessions: Option<Sessions>,
    pub(super) otherwise: Sessions,
    pub(super) years: u32,
    pub(super) chance: Option<(u16, u16)>,
}

impl Asked {
    /// The payer: the one that was named, if the plan takes its prices, else the plan's, else that of a price that was named, else the first of the knowledge. A price of another payer is
    /// refused: it would go through rules that it was never under.
    fn payer_for(&self, knowledge: &Knowledge, plan: Option<&NamedPlan>) -> Result<Payer, Failure> {
        if let (Some(payer), Some(plan)) = (self.payer, plan)
            && plan.payer() != payer
            && !plan.plan.takes(payer)
        {
            return Err(Failure::usage(
                format!(
                    "--payer, --plan: {} prices never go through the rules of a plan of type `{}`",
                    payer.slug(),
                    plan.plan.plan_type().slug()
                ),
                "leave --payer out to take the prices that the plan pays, or leave --plan out to see the prices alone",
            ));
        }
        let prices = &knowledge.costs.prices;
        let of_price = self.chosen.iter().find_map(|pointer| prices[*pointer].payer);
        let payer = match (self.payer, plan, of_price) {
            (None, None, Some(payer)) => payer,
            (payer, plan, _) => payer.unwrap_or_else(|| payer_of(knowledge, plan)),
        };
        let stranger = self
            .chosen
            .iter()
            .map(|pointer| &prices[*pointer])
            .find(|price| price.payer.is_some_and(|other| other != payer));
        match stranger {
            Some(price) => Err(Failure::usage(
                format!(
                    "--price: `{}` is a {} price, and the payer here is {}",
                    price.id,
                    price.payer.map_or("", Payer::slug),
                    payer.slug()
                ),
                "name a price of that payer, or another --payer or --plan",
            )),
            None => Ok(payer),
        }
    }

    pub(super) fn report<'k>(
        self,
        mut plan: Option<NamedPlan<'k>>,
        knowledge: &'k Knowledge,
        condition: Ref<Condition>,
        today: jiff::civil::Date,
    ) -> Result<CostReport<'k>, Failure> {
        let payer = self.payer_for(knowledge, plan.as_ref())?;
        // A preset of Medicare holds in every year; its amounts are those of the prices' year.
        if let Some(named) = plan.as_mut().filter(|named| named.preset.is_some())
            && matches!(named.plan.terms, Terms::Medicare(_))
        {
            named.plan.year = None;
        }
        let request = Request {
            choices: self.choices,
            extras: self.extras,
            basis: Basis {
                payer,
                site: self.site,
                year: self.year,
                index: self.index,
                chosen: &self.chosen,
            },
            sessions: self.sessions.unwrap_or(self.otherwise),
            years: self.years,
            plan: plan.as_ref().map(|plan| &plan.plan),
            chance: self.chance,
        };
        let built = cost::build(knowledge, &request)
            .map_err(|error| refused(knowledge, &error, self.year.is_some()))?;
        let estimates = (0..built.model.strategies.len())
            .filter_map(|place| built.model.estimate(place))
            .collect();
        Ok(CostReport {
            knowledge,
            condition,
            estimates,
            payer,
            payer_is_known: self.payer.is_some() || plan.is_some(),
            site: self.site,
            year: self.year,
            index: self.index,
            sessions_are_known: self.sessions.is_some(),
            limits: coverage(knowledge, condition, &built, payer, built.model.sessions.high),
            packed_limits: coverage(
                knowledge,
                condition,
                &built,
                payer,
                built.model.sessions.high.saturating_mul(built.model.years),
            ),
            even_limit: None,
            detail: Detail::Normal,
            condition_is_known: true,
            simulation: None,
            sensitivity: None,
            break_even: None,
            explain: false,
            pictures: false,
            plan: plan.map(|plan| NamedPlan { medicare_year: built.medicare_year, ..plan }),
            built,
            today,
        })
    }
}

/// The payer that follows from the plan; without one, the first that the knowledge names.
fn payer_of(knowledge: &Knowledge, plan: Option<&NamedPlan>) -> Payer {
    let first = knowledge
        .costs
        .frame
        .as_ref()
        .and_then(|frame| frame.payers.first())
        .map_or(Payer::Cash, |payer| payer.payer);
    plan.map_or(first, NamedPlan::payer)
}

pub(super) fn usual_sessions(knowledge: &Knowledge) -> Option<Sessions> {
    let usual = knowledge.costs.frame.as_ref()?.sessions.as_ref()?;
    Some(Sessions { low: usual.low, high: usual.high })
}

/// Every rule that speaks against so many sessions.
pub(super) fn coverage(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    built: &Built,
    payer: Payer,
    sessions: u32,
) -> Vec<(usize, cost::CoverageLimit)> {
    built
        .columns
        .iter()
        .filter_map(|column| match column {
            Column::Priced(place) => Some((*place, built.model.strategies.get(*place)?)),
            Column::Unpriced(..) => None,
        })
        .filter(|(_, strategy)| strategy.first.repeat == cost::Repeat::Sessions)
        .flat_map(|(place, strategy)| {
            let treatment = match strategy.of {
                Of::Treatment(treatment) => treatment,
                Of::Pathway(pathway) => knowledge.costs.pathways[pathway].first,
            };
            cost::limits(knowledge, condition, treatment, payer, sessions)
                .into_iter()
                .map(move |limit| (place, limit))
        })
        .collect()
}
