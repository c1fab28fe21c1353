//! The plan as the first year finds it and as each later year does, with Medicare's amounts of the year.

use super::error::{CostError, MedicarePart};
use super::ledger::{Ledger, MedicareAmounts};
use super::request::Request;
use super::strategy::Priced;
use crate::knowledge::{Costs, Knowledge, MedicareYear, Plan, Service, Supplement, Terms};

/// The plan at the start of the first year and of each later one, and the year of Medicare's amounts.
pub(super) fn ledgers(
    knowledge: &Knowledge,
    request: &Request,
    plan: &Plan,
    quotes: &[Priced],
) -> Result<([Ledger; 2], Option<u16>), CostError> {
    let costs = &knowledge.costs;
    let calendar =
        request.basis.year.or(plan.year).or(costs.frame.as_ref().map(|frame| frame.price_year));
    let of_year = calendar.and_then(|year| costs.medicare_year(year));
    let mut used = None;
    if let Terms::Medicare(terms) = &plan.terms {
        used = calendar;
        let unknown = |part: MedicarePart, is_known: fn(&MedicareYear) -> bool| {
            let known = costs.medicare_years.iter().filter(|entry| is_known(entry));
            CostError::NoMedicareAmount {
                part,
                year: calendar,
                known: known.map(|entry| entry.year).collect(),
            }
        };
        let amounts = MedicareAmounts::of(terms, of_year)
            .ok_or_else(|| unknown(MedicarePart::B, |_| true))?;
        spent_fits(plan, amounts)?;
        let needs_part_a = quotes.iter().any(|priced| match priced {
            Priced::Known(quote) => quote
                .low
                .iter()
                .chain(quote.typical.iter().flatten())
                .chain(&quote.high)
                .any(|bill| {
                    matches!(bill.service, Service::OutpatientFacility | Service::InpatientFacility)
                }),
            Priced::Own { .. } => false,
        });
        let is_alone = terms.supplement == Supplement::None;
        if needs_part_a && is_alone && amounts.part_a_deductible.is_none() {
            return Err(unknown(MedicarePart::A, |entry| entry.part_a_deductible.is_some()));
        }
    }
    let later = Ledger::open(plan, costs.medicare_rules.as_ref(), of_year)
        .ok_or(CostError::NoMedicareRules)?;
    Ok(([later.clone().after_spending(plan), later], used))
}

/// What was spent cannot be more than Medicare asks for in the year.
fn spent_fits(plan: &Plan, amounts: MedicareAmounts) -> Result<(), CostError> {
    if plan.spent.deductible <= amounts.part_b_deductible {
        return Ok(());
    }
    Err(CostError::SpentTooMuch { spent: plan.spent.deductible, most: amounts.part_b_deductible })
}

/// The same for bills that begin in a calendar year.
///
/// # Errors
/// When more is spent than the plan asks for in that year.
pub fn spent_fits_year(plan: &Plan, costs: &Costs, first_year: i16) -> Result<(), CostError> {
    let Terms::Medicare(terms) = &plan.terms else {
        return Ok(());
    };
    let year = plan.year.or_else(|| u16::try_from(first_year).ok());
    let of_year = year.and_then(|year| costs.medicare_year(year));
    MedicareAmounts::of(terms, of_year).map_or(Ok(()), |amounts| spent_fits(plan, amounts))
}
