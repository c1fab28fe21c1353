//! Builds a model from a request: every column gets its quotes, shared ones once, and says why where it has none.

use super::error::{CostError, MOST_BILLS, Unpriced};
use super::model::Model;
use super::opening::ledgers;
use super::price_choice::find_price;
use super::quote::{Bill, QuoteBasis, quote};
use super::strategy::{
    Addition, QuotedPrice, Repeat, SecondStep, Strategy, StrategyStep, TreatmentOrPathway,
};
use crate::knowledge::{self, CostItem, ItemKind, Knowledge, PriceBasis, Service, Site, Treatment};
use crate::values::{Money, Ref};

use super::request::{Built, Choice, Column, Extra, Request};

/// Builds the model.
///
/// # Errors
/// When a site, a year or Medicare's amounts of a year are not known.
pub fn build(knowledge: &Knowledge, request: &Request) -> Result<Built, CostError> {
    for extra in &request.extras {
        let is_there =
            |only: TreatmentOrPathway| request.choices.iter().any(|choice| choice.of == only);
        if extra.only.is_some_and(|only| !is_there(only)) {
            return Err(CostError::NoColumn(extra.item));
        }
    }
    let mut builder = ModelBuilder { knowledge, request, quotes: Vec::new(), keys: Vec::new() };
    // What cannot be added stops the answer, whichever column it is for.
    for extra in &request.extras {
        builder.extra(extra)?;
    }
    let mut strategies = Vec::new();
    let mut columns = Vec::new();
    let mut refused = None;
    for choice in &request.choices {
        match builder.strategy(choice) {
            Ok(Some(strategy)) => {
                columns.push(Column::Priced(strategies.len()));
                strategies.push(strategy);
            }
            Ok(None) => {
                let is_for_it = |extra: &Extra| extra.only.is_none_or(|only| only == choice.of);
                let why = Unpriced::NoPrice {
                    payer: request.basis.payer,
                    has_extras: request.extras.iter().any(is_for_it),
                };
                columns.push(Column::Unpriced(choice.of, why));
            }
            // Nobody named it: it says why it is empty, and stops nobody.
            Err(problem) if !choice.is_named => {
                columns.push(Column::Unpriced(choice.of, Unpriced::Refused(problem.clone())));
                refused.get_or_insert(problem);
            }
            Err(problem) => return Err(problem),
        }
    }
    // Where nothing at all could be priced, that is no answer.
    if let (true, Some(problem)) = (strategies.is_empty(), refused) {
        return Err(problem);
    }
    let quotes = builder.quotes;
    let (ledgers, medicare_year) = match request.plan {
        None => (None, None),
        Some(plan) => {
            let (ledgers, year) = ledgers(knowledge, request, plan, &quotes)?;
            (Some(ledgers), year)
        }
    };
    let model =
        Model { quotes, strategies, sessions: request.sessions, years: request.years, ledgers };
    if model.is_too_large() {
        return Err(CostError::TooLarge);
    }
    if model.count_of_bills() > MOST_BILLS {
        return Err(CostError::TooManyBills);
    }
    Ok(Built { model, columns, medicare_year })
}

/// What makes two quotes the same one.
#[derive(PartialEq)]
struct QuoteKey {
    of: knowledge::PriceSubject,
    variant: Option<String>,
    site: Option<Site>,
    own_price: Option<Money>,
}

struct ModelBuilder<'a> {
    knowledge: &'a Knowledge,
    request: &'a Request<'a>,
    quotes: Vec<QuotedPrice>,
    keys: Vec<QuoteKey>,
}

impl ModelBuilder<'_> {
    fn strategy(&mut self, choice: &Choice) -> Result<Option<Strategy>, CostError> {
        let (first, then) = match choice.of {
            TreatmentOrPathway::Treatment(treatment) => (treatment, None),
            TreatmentOrPathway::Pathway(pathway) => {
                let pathway = &self.knowledge.costs.pathways[pathway];
                (pathway.first, Some(pathway.then))
            }
        };
        let Some(first) = self.step(first, choice)? else {
            return Ok(None);
        };
        let then = match then {
            None => None,
            // The second step of a pathway has its own sites: an office is no place for an operation.
            Some(then) => {
                let choice =
                    Choice { variant: None, site: None, is_named: false, ..choice.clone() };
                let Some(step) = self.step(then, &choice)? else {
                    return Ok(None);
                };
                Some(SecondStep { quote: step.quote, chance: self.chance(&choice) })
            }
        };
        let mut additions = Vec::new();
        for extra in &self.request.extras {
            if extra.only.is_none_or(|only| only == choice.of) {
                additions.push(Addition { quote: self.extra(extra)?, count: extra.count });
            }
        }
        Ok(Some(Strategy { of: choice.of, first, then, additions }))
    }

    fn step(
        &mut self,
        treatment: Ref<Treatment>,
        choice: &Choice,
    ) -> Result<Option<StrategyStep>, CostError> {
        let of = knowledge::PriceSubject::Treatment(treatment);
        let site = choice.site.or(self.request.basis.site);
        let basis = QuoteBasis { site, ..self.request.basis };
        let costs = &self.knowledge.costs;
        let Some((pointer, price)) = find_price(costs, of, choice.variant.as_deref(), &basis)
        else {
            return Ok(None);
        };
        let key = QuoteKey { of, variant: choice.variant.clone(), site, own_price: None };
        let quote = match self.place(&key) {
            Some(place) => place,
            None => self.add(
                key,
                QuotedPrice::Known(quote(self.knowledge, pointer, &basis, choice.is_named)?),
            ),
        };
        Ok(Some(StrategyStep { quote, repeat: Repeat::of(price.episode) }))
    }

    fn place(&self, key: &QuoteKey) -> Option<usize> {
        self.keys.iter().position(|known| known == key)
    }

    fn add(&mut self, key: QuoteKey, priced: QuotedPrice) -> usize {
        self.keys.push(key);
        self.quotes.push(priced);
        self.quotes.len() - 1
    }

    fn extra(&mut self, extra: &Extra) -> Result<usize, CostError> {
        let item = &self.knowledge.costs.items[extra.item];
        let of = knowledge::PriceSubject::Item(extra.item);
        let key = QuoteKey { of, variant: None, site: None, own_price: extra.price };
        if let Some(place) = self.place(&key) {
            return Ok(place);
        }
        let priced = match (extra.price, item.kind) {
            (Some(amount), kind) => QuotedPrice::Own {
                label: item.label.clone(),
                bill: Bill {
                    service: match kind {
                        ItemKind::Own => Service::OwnPocket,
                        ItemKind::Care => self.service_of(of),
                    },
                    amount,
                    times: 1,
                },
                sources: Vec::new(),
                year: None,
            },
            (None, ItemKind::Own) => self.own_rate(extra.item)?,
            (None, ItemKind::Care) => {
                let basis = &self.request.basis;
                let none = || CostError::NoItemPrice {
                    item: extra.item,
                    payer: basis.payer,
                    count: extra.count,
                };
                let (pointer, _) =
                    find_price(&self.knowledge.costs, of, None, basis).ok_or_else(none)?;
                QuotedPrice::Known(quote(self.knowledge, pointer, basis, false)?)
            }
        };
        Ok(self.add(key, priced))
    }

    /// The kind of bill that the knowledge's prices of a thing have.
    fn service_of(&self, of: knowledge::PriceSubject) -> Service {
        self.knowledge
            .costs
            .prices
            .iter()
            .filter(|price| price.of == of && price.basis != PriceBasis::Charge)
            .flat_map(|price| &price.sites)
            .flat_map(|site| &site.parts)
            .map(|part| part.service)
            .next()
            .unwrap_or(Service::Other)
    }

    /// The rate of the year nearest to the one asked for.
    fn own_rate(&self, pointer: Ref<CostItem>) -> Result<QuotedPrice, CostError> {
        let item = &self.knowledge.costs.items[pointer];
        let frame_year = self.knowledge.costs.frame.as_ref().map(|frame| frame.price_year);
        let wanted = self.request.basis.year.or(frame_year).unwrap_or(u16::MAX);
        let rate = item
            .rates
            .iter()
            .min_by_key(|rate| rate.year.abs_diff(wanted))
            .ok_or(CostError::NoItemRate(pointer))?;
        Ok(QuotedPrice::Own {
            label: item.label.clone(),
            bill: Bill { service: Service::OwnPocket, amount: rate.amount * item.times, times: 1 },
            sources: rate.sources.clone(),
            year: Some(rate.year),
        })
    }

    /// How many go on: what the user says, else from the least to the most published.
    fn chance(&self, choice: &Choice) -> Option<(u16, u16)> {
        let TreatmentOrPathway::Pathway(pathway) = choice.of else {
            return None;
        };
        self.request.chance.or_else(|| {
            let published = &self.knowledge.costs.pathways[pathway].chances;
            let of = || published.iter().map(|chance| chance.of_ten_thousand);
            Some((of().min()?, of().max()?))
        })
    }
}
