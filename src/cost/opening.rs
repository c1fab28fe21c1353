//! The plan as the first year finds it and as each later year does, with Medicare's amounts of the year.

use super::error::CostError;
use super::ledger::Ledger;
use super::medicare::{Unknown, unknown};
use super::request::Request;
use super::strategy::QuotedPrice;
use crate::knowledge::{CostSharing, Knowledge, Plan, PrivateTerms, Service, ServiceTerms, Terms};

/// The plan at the start of the first year and of each later one, and the year of Medicare's amounts.
pub(super) fn ledgers(
    knowledge: &Knowledge,
    request: &Request,
    plan: &Plan,
    quotes: &[QuotedPrice],
) -> Result<([Ledger; 2], Option<u16>), CostError> {
    let costs = &knowledge.costs;
    let calendar =
        request.basis.year.or(plan.year).or(costs.frame.as_ref().map(|frame| frame.price_year));
    let of_year = calendar.and_then(|year| costs.medicare_year(year));
    let mut used = None;
    match &plan.terms {
        Terms::Medicare(terms) => {
            used = calendar;
            // What every bill needs, then what these do.
            for service in std::iter::once(Service::Other).chain(services(quotes)) {
                if let Some(Unknown { part, known }) = unknown(terms, costs, calendar, service) {
                    return Err(CostError::NoMedicareAmount { part, year: calendar, known });
                }
            }
        }
        Terms::Private(terms) => {
            if let Some(service) = services(quotes).find(|service| needs_days(terms, *service)) {
                return Err(CostError::NoDays(service));
            }
        }
        Terms::Uninsured { .. } => {}
    }
    let later = Ledger::open(plan, costs.medicare_rules.as_ref(), of_year)
        .ok_or(CostError::NoMedicareRules)?;
    Ok(([later.clone().after_spending(plan), later], used))
}

/// What the prices have bills for.
fn services(quotes: &[QuotedPrice]) -> impl Iterator<Item = Service> {
    quotes.iter().flat_map(QuotedPrice::ends).flatten().map(|bill| bill.service)
}

/// The plan asks for something for every day of it, without an end.
fn needs_days(terms: &PrivateTerms, service: Service) -> bool {
    let own = terms.services.iter().find(|(of, _)| *of == service);
    match own {
        Some((_, terms)) => ServiceTerms::lines(terms).any(CostSharing::needs_days),
        None => terms.rest.needs_days(),
    }
}
