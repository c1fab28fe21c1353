//! The plan as the first year finds it and as each later year does, with Medicare's amounts of the year.

use super::ledger::{Ledger, MedicareAmounts};
use super::quote::NoQuote;
use super::request::Request;
use super::strategy::Priced;
use crate::knowledge::{Knowledge, MedicareYear, Plan, Service, Supplement, Terms};

/// The plan at the start of the first year and of each later one, and the year of Medicare's amounts.
pub(super) fn ledgers(
    knowledge: &Knowledge,
    request: &Request,
    plan: &Plan,
    quotes: &[Priced],
) -> Result<([Ledger; 2], Option<u16>), NoQuote> {
    let costs = &knowledge.costs;
    let calendar =
        request.basis.year.or(plan.year).or(costs.frame.as_ref().map(|frame| frame.price_year));
    let of_year = calendar.and_then(|year| costs.medicare_year(year));
    let mut used = None;
    if let Terms::Medicare(terms) = &plan.terms {
        used = calendar;
        let unknown = |part: &str, key: &str, is_known: fn(&MedicareYear) -> bool| {
            let known: Vec<String> = costs
                .medicare_years
                .iter()
                .filter(|entry| is_known(entry))
                .map(|entry| entry.year.to_string())
                .collect();
            let known = if known.is_empty() {
                String::new()
            } else {
                format!("known years: {}; or ", known.join(", "))
            };
            NoQuote {
                message: format!(
                    "{}: the {part} deductible of {} is not known here",
                    if request.basis.year.is_some() { "--year" } else { "--plan" },
                    calendar.map_or("that year".to_owned(), |year| year.to_string())
                ),
                hint: format!("{known}give `{key}` in a plan file"),
            }
        };
        let amounts = MedicareAmounts::of(terms, of_year)
            .ok_or_else(|| unknown("Part B", "part-b-deductible", |_| true))?;
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
            return Err(unknown("Part A", "part-a-deductible", |entry| {
                entry.part_a_deductible.is_some()
            }));
        }
    }
    let later =
        Ledger::open(plan, costs.medicare_rules.as_ref(), of_year).ok_or_else(|| NoQuote {
            message: "this knowledge file has no rules of Medicare".to_owned(),
            hint: "name a plan of another type".to_owned(),
        })?;
    Ok(([later.clone().after_spending(plan), later], used))
}
