//! The lines of a service as a plan prints them. What stands here can be written in a plan file.

use super::cost::service;
use crate::knowledge::{CostSharing, Days, Limit, Service, ServiceTerms, Towards};
use crate::values::{Fraction, Money, plural};

/// A copay and nothing else, outside the deductible.
pub(crate) fn flat_copay(terms: &ServiceTerms) -> Option<Money> {
    let copay = terms.line.copay?.amount;
    let bare = CostSharing {
        copay: terms.line.copay.filter(|copay| copay.days.is_none()),
        deductible: Towards::Nothing,
        ..CostSharing::percentage(Fraction::ZERO)
    };
    (terms.first.is_none() && terms.limit.is_none() && terms.line == bare).then_some(copay)
}

/// The lines of a service as a plan prints them. What stands here can be written in a plan file.
pub(crate) fn service_terms(terms: &ServiceTerms, of: Service) -> String {
    let mut text = match &terms.first {
        None => line(&terms.line, Some(of)),
        Some((visits, first)) => format!(
            "{} for the first {visits} visits, then {}",
            line(first, Some(of)),
            line(&terms.line, Some(of))
        ),
    };
    if let Some(limit) = terms.limit {
        text.push_str(&format!(", limited to {}", self::limit(limit)));
    }
    text
}

/// "20 visits": how much of a plan year is covered.
pub(crate) fn limit(limit: Limit) -> String {
    match limit {
        Limit::Visits(visits) => plural(usize::from(visits), "visit", "visits"),
        Limit::Days(days) => plural(usize::from(days), "day", "days"),
    }
}

/// One line as a plan prints it.
pub(crate) fn line(line: &CostSharing, of: Option<Service>) -> String {
    if !line.is_covered {
        return "not covered".to_owned();
    }
    let is_free = line.copay.is_none() && line.coinsurance == Fraction::ZERO;
    let mut text = if is_free { "no charge".to_owned() } else { String::new() };
    if let Some(copay) = line.copay {
        text = format!("{} copay", copay.amount);
        text.push_str(&match copay.days {
            None if of.is_some_and(Service::is_stay) => " per stay".to_owned(),
            None => String::new(),
            Some(Days { from: 1, to: None }) => " per day".to_owned(),
            Some(Days { from, to: None }) => format!(" per day, from day {from}"),
            Some(Days { from, to: Some(to) }) => format!(" per day, days {from} to {to}"),
        });
    }
    if line.deductible == Towards::AfterCopay {
        text.push_str(", then the deductible");
    }
    if line.coinsurance > Fraction::ZERO {
        let joint = match (line.copay.is_some(), line.of_whole) {
            (false, _) => "",
            (true, _) if line.deductible == Towards::AfterCopay => ", then ",
            (true, false) => " plus ",
            (true, true) => " and ",
        };
        let whole = if line.of_whole { " of the whole price" } else { "" };
        text.push_str(&format!("{joint}{} coinsurance{whole}", line.coinsurance));
    }
    if let Some(cap) = line.at_most {
        text.push_str(&format!(", at most {cap}"));
    }
    match line.deductible {
        Towards::First if line.copay.is_some_and(|copay| copay.days.is_some()) => {
            text.push_str(", after deductible");
        }
        Towards::First => text.push_str(" after deductible"),
        Towards::Nothing if is_free => {}
        Towards::Nothing => text.push_str(", deductible does not apply"),
        Towards::AfterCopay => {}
    }
    if !line.counts {
        text.push_str(", does not count towards the yearly limit");
    }
    text
}

/// A service as a heading.
pub(crate) fn name(of: Service) -> &'static str {
    if of == Service::Other { "any other service" } else { service(of) }
}

/// A service with its article: one of them.
pub(super) fn one(of: Service) -> String {
    match of {
        Service::PhysicalTherapy => "a therapy visit".to_owned(),
        Service::OfficeVisit | Service::UrgentCare | Service::Ambulance => {
            format!("an {}", service(of))
        }
        Service::EmergencyRoom => "the emergency room".to_owned(),
        Service::Lab | Service::Anesthesia | Service::Equipment | Service::HomeHealth => {
            service(of).to_owned()
        }
        Service::Other => "any other service".to_owned(),
        Service::SpecialistVisit
        | Service::Physician
        | Service::OutpatientFacility
        | Service::SurgeryCenterFacility
        | Service::InpatientFacility
        | Service::Imaging
        | Service::DrugGeneric
        | Service::DrugBrand
        | Service::DrugSpecialty
        | Service::SkilledNursing
        | Service::OwnPocket => format!("a {}", service(of)),
    }
}
