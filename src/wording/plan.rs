//! Insurance plans in words: how they share, and what every sum with one takes for granted.

use super::cost::service;
use crate::knowledge::{LegalLimit, PrivateTerms, Service, Spent, Supplement, Terms, YearStart};
use crate::values::{Fraction, Money, join_with};

/// What Medicare asks for, as far as it is known.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Medicare {
    /// The calendar year of the amounts.
    pub(crate) year: Option<u16>,
    /// The Part A deductible.
    pub(crate) part_a: Option<Money>,
    /// The Part B deductible.
    pub(crate) part_b: Option<Money>,
    /// The person's share after the deductible.
    pub(crate) coinsurance: Option<Fraction>,
}

/// The numbers of a plan in a sentence or two. `discount`: what is taken off a list price without insurance.
pub(crate) fn terms(terms: &Terms, medicare: Medicare, discount: Option<Fraction>) -> String {
    match terms {
        Terms::Private(terms) => private(terms),
        Terms::Medicare(terms) => original(terms.supplement, medicare),
        Terms::Uninsured { .. } => {
            let discount = discount.map_or(String::new(), |discount| {
                format!(" Where only a list price is known, {discount} are taken off it.")
            });
            format!("You pay the whole cash price; nothing limits it.{discount}")
        }
    }
}

/// The same in a list of plans, whatever the year.
pub(crate) fn in_short(terms: &Terms) -> String {
    match terms {
        Terms::Private(terms) => private(terms),
        Terms::Medicare(terms) => match terms.supplement {
            Supplement::None => {
                "You pay the Part B deductible, then your share, without a yearly limit.".to_owned()
            }
            Supplement::G => "You pay the Part B deductible; the policy pays the rest.".to_owned(),
            Supplement::N { visit_copay } => format!(
                "You pay the Part B deductible and up to {visit_copay} a visit; the policy pays the rest."
            ),
        },
        Terms::Uninsured { .. } => "You pay the cash price.".to_owned(),
    }
}

fn original(supplement: Supplement, medicare: Medicare) -> String {
    let known = |amount: Option<Money>| {
        amount.map_or("the year of the service".to_owned(), |amount| amount.to_string())
    };
    let year = medicare.year.map_or(String::new(), |year| format!(" in {year}"));
    let start = format!("You pay the Part B deductible of {}{year}", known(medicare.part_b));
    match supplement {
        Supplement::None => {
            let part_a = medicare
                .part_a
                .map_or_else(|| format!("of {}", known(None)), |amount| amount.to_string());
            let percent =
                medicare.coinsurance.map_or(String::new(), |coinsurance| coinsurance.to_string());
            format!(
                "{start}, then {percent} of what Medicare allows, without a yearly limit. For one hospital outpatient service the {percent} stops at the Part A deductible ({part_a}). For a hospital stay you pay the Part A deductible once per benefit period."
            )
        }
        Supplement::G => {
            format!("{start}; the Medigap plan pays the rest of what Medicare allows.")
        }
        Supplement::N { visit_copay } => format!(
            "{start} and up to {visit_copay} a visit; the Medigap plan pays the rest of what Medicare allows."
        ),
    }
}

fn private(terms: &PrivateTerms) -> String {
    let deductible = terms.deductible;
    let share = terms.coinsurance;
    let is_free = share == Fraction::ZERO;
    let first = match (deductible == Money::ZERO, is_free) {
        (true, true) => "No deductible, and nothing to pay.".to_owned(),
        (true, false) => {
            format!("No deductible: you pay {share} of every bill (the coinsurance).")
        }
        (false, true) => format!(
            "You pay all of the first {deductible} of a plan year (the deductible), then nothing more."
        ),
        (false, false) => format!(
            "You pay all of the first {deductible} of a plan year (the deductible), then {share} of the rest (the coinsurance)."
        ),
    };
    let limit = terms.limit.map_or("There is no yearly limit.".to_owned(), |limit| {
        format!("You never pay more than {limit} in a plan year (the out-of-pocket limit).")
    });
    let copays: Vec<String> = terms
        .copays
        .iter()
        .map(|(service, copay)| format!("{copay} for {}", one(*service)))
        .collect();
    let copays = if copays.is_empty() {
        String::new()
    } else {
        format!(" Flat copay outside the deductible: {}.", copays.join(", "))
    };
    format!("{first} {limit}{copays}")
}

fn one(of: Service) -> String {
    match of {
        Service::PhysicalTherapy => "a therapy visit".to_owned(),
        Service::OfficeVisit => format!("an {}", service(of)),
        Service::SpecialistVisit
        | Service::Physician
        | Service::OutpatientFacility
        | Service::SurgeryCenterFacility
        | Service::InpatientFacility
        | Service::Imaging
        | Service::Other
        | Service::OwnPocket => format!("a {}", service(of)),
    }
}

pub(crate) fn starts(starts: YearStart) -> String {
    format!("The plan year starts on {:02}-{:02} (month and day).", starts.month, starts.day)
}

pub(crate) fn spent(spent: Spent) -> String {
    format!(
        "Paid so far this plan year: {} to the deductible, {} in all.",
        spent.deductible, spent.out_of_pocket
    )
}

/// More was spent on something than the plan asks for.
pub(crate) fn met(what: &str, asked: Money) -> String {
    format!("The {what} of {asked} is met.")
}

/// Why some numbers of a plan were chosen that no source gives.
pub(crate) fn chosen(of: &[String], assumption: &str) -> String {
    format!("About the {}: {assumption}", join_with(of, "and").replace('-', " "))
}

/// The yearly limit is above what the law allows: likely a slip of the pen.
pub(crate) fn over_the_law(limit: &LegalLimit) -> String {
    format!(
        "The yearly limit is above the {} that the law lets most private plans ask of one person in {}. Is it right?",
        limit.amount, limit.year
    )
}

/// What every sum with this plan takes for granted. `of_year`: a preset's amounts are those of that year.
pub(crate) fn taken_for_granted(terms: &Terms, of_year: Option<u16>) -> Vec<String> {
    match terms {
        Terms::Private(_) => vec![
            "Everything is covered and in the plan's network.".to_owned(),
            match of_year {
                Some(year) => {
                    format!("The plan's amounts, those of {year}, hold in every plan year.")
                }
                None => "The plan's amounts hold in every plan year.".to_owned(),
            },
        ],
        Terms::Medicare(_) => vec![
            "Medicare covers everything here, and the doctors take what Medicare allows."
                .to_owned(),
        ],
        Terms::Uninsured { .. } => Vec::new(),
    }
}
