//! Costs in words: ranges, sites, kinds of price, stretches of care, what was taken for granted, what is worth knowing.

mod granted;
mod pathway;
mod worth_knowing;

pub(crate) use granted::{
    ADDED, ONE_SESSION, SECOND_STEP, not_the_whole, not_whole, on_top, other_prices, own_amount,
    prices_of, years_alike, years_differ,
};
pub(crate) use pathway::{averages, people, went_on};
pub(crate) use worth_knowing::{
    all_the_same, dearer_is_less, dearest_is_less, timing, together, too_many, too_many_at_once,
    why_less,
};

use super::key_row::whole_dollars;
use super::phrase::closed;
use crate::cost::{PriceVariation, Range, Remark, Repeat, Sessions};
use crate::knowledge::{Episode, Payer, PriceBasis, Service, Site};
use crate::values::{Money, join_with, plural};

/// "$246.33 to $978.96", or the one amount.
pub(crate) fn range(range: &Range) -> String {
    if range.is_one_amount() {
        range.low.to_string()
    } else {
        format!("{} to {}", range.low, range.high)
    }
}

/// The same of a sum; of which a main part is missing is the least that it can be.
pub(crate) fn range_of(at_least: bool, of: &Range) -> String {
    self::at_least(at_least, range(of))
}

pub(crate) fn typical(amount: Money) -> String {
    format!("typical {amount}")
}

/// The usual amount in whole dollars, and whether the plan's yearly limit stops the sum at its high end, or at the one amount that it is.
pub(crate) fn typical_or_stopped(range: &Range, is_stopped: bool) -> Option<String> {
    let usual = range.typical.filter(|_| !range.is_one_amount());
    let usual = usual.map(|amount| format!("typical {}", whole_dollars(amount)));
    let stopped = is_stopped.then(|| {
        if range.is_one_amount() { "capped by limit" } else { "high end capped" }.to_owned()
    });
    let both: Vec<String> = usual.into_iter().chain(stopped).collect();
    (!both.is_empty()).then(|| both.join(", "))
}

/// Where the plan's yearly limit stops a sum: at its high end, or the one amount that it is.
pub(crate) fn stopped_by_limit(is_one_amount: bool) -> &'static str {
    if is_one_amount {
        "the plan's yearly limit"
    } else {
        "the high end is where the plan's yearly limit stops it"
    }
}

/// "and 2 x MRI".
pub(crate) fn addition(count: u32, label: &str) -> String {
    format!("and {count} x {label}")
}

pub(crate) fn at_least(is_least: bool, amount: String) -> String {
    if is_least { format!("at least {amount}") } else { amount }
}

/// The usual amount of a range, where it is one.
pub(crate) fn usual(range: &Range) -> Option<String> {
    if range.is_one_amount() {
        return None;
    }
    Some(match range.typical {
        Some(amount) => typical(amount),
        None => "no typical amount was found".to_owned(),
    })
}

fn site(site: Site) -> &'static str {
    match site {
        Site::Office => "in an office",
        Site::SurgeryCenter => "at a surgery center",
        Site::HospitalOutpatient => "at a hospital, without a stay",
        Site::Inpatient => "in a hospital, with a stay",
        Site::Any => "anywhere",
    }
}

/// A site in as few words as can be.
pub(crate) fn short_site(site: Site) -> &'static str {
    match site {
        Site::Office => "office",
        Site::SurgeryCenter => "surgery center",
        Site::HospitalOutpatient => "hospital, no stay",
        Site::Inpatient => "hospital stay",
        Site::Any => "anywhere",
    }
}

/// What kind of figure a price is. An estimate is called one.
pub(crate) fn basis(basis: PriceBasis) -> &'static str {
    match basis {
        PriceBasis::OfficialRate => "official rate",
        PriceBasis::Paid => "what was paid on average",
        PriceBasis::Posted => "posted on a web page",
        PriceBasis::Estimate => "an estimate",
        PriceBasis::BuiltUp => "an example put together from parts",
        PriceBasis::Reported => "reported in the news",
        PriceBasis::Charge => "billed, before discounts",
    }
}

/// "the price of one session".
pub(crate) fn episode(episode: Episode) -> &'static str {
    match episode {
        Episode::Session => "one session",
        Episode::Operation => "the day of the operation",
        Episode::Visit => "one visit",
        Episode::Scan => "one scan",
        Episode::Month => "one month",
        Episode::Year => "one year",
        Episode::FirstYear => "the first year",
        Episode::NinetyDays => "the operation and 90 days around it",
    }
}

/// What care a figure is for: "one session; an estimate".
pub(crate) fn care(of: Episode, kind: PriceBasis) -> String {
    format!("{}; {}", episode(of), basis(kind))
}

/// What a listed price is, after its amounts.
pub(crate) fn kind_of_price(of: Episode, kind: PriceBasis, missing: Option<&str>) -> String {
    let missing =
        missing.map_or(String::new(), |missing| format!("; not the whole price: {missing}"));
    format!("; {}{missing}", care(of, kind))
}

/// What a price beside those of a sum is, after its amounts.
pub(crate) fn whose_price(kind: PriceBasis, of: Episode, who: &str) -> String {
    format!("; {}; for {}; {who}", basis(kind), episode(of))
}

/// The rows that a plan adds to a comparison.
pub(crate) fn in_all_at(prices: Payer) -> String {
    format!("Cost in all, at the prices of {}", payer(prices))
}

pub(crate) fn own_share_with(plan: &str) -> String {
    format!("Your own share, with: {plan}")
}

pub(crate) fn payer(payer: Payer) -> &'static str {
    match payer {
        Payer::Medicare => "Medicare",
        Payer::Commercial => "a private plan",
        Payer::Cash => "somebody who pays cash",
    }
}

/// A kind of bill in words.
pub(crate) fn service(service: Service) -> &'static str {
    match service {
        Service::OfficeVisit => "office visit",
        Service::SpecialistVisit => "visit to a specialist",
        Service::Physician => "doctor's fee",
        Service::OutpatientFacility => "hospital's fee, without a stay",
        Service::SurgeryCenterFacility => "surgery center's fee",
        Service::InpatientFacility => "hospital's fee for a stay",
        Service::PhysicalTherapy => "physical therapy",
        Service::Imaging => "scan",
        Service::EmergencyRoom => "emergency room",
        Service::UrgentCare => "urgent care visit",
        Service::Ambulance => "ambulance",
        Service::Lab => "lab tests",
        Service::DrugGeneric => "generic drug",
        Service::DrugBrand => "brand drug",
        Service::DrugSpecialty => "specialty drug",
        Service::Equipment => "equipment for home",
        Service::HomeHealth => "care at home",
        Service::SkilledNursing => "skilled nursing stay",
        Service::Anesthesia => "anesthesia",
        Service::Other => "all parts together",
        Service::OwnPocket => "paid by you alone",
    }
}

/// "3 sessions", "1 to 4 sessions".
pub(crate) fn sessions(sessions: Sessions) -> String {
    if sessions.low == sessions.high {
        session_count(sessions.low)
    } else {
        format!("{} to {} sessions", sessions.low, sessions.high)
    }
}

/// "1 session", "3 sessions".
pub(crate) fn session_count(count: u32) -> String {
    plural(count as usize, "session", "sessions")
}

/// How often a step comes: "3 sessions a year, for 2 years".
pub(crate) fn how_often(repeat: Repeat, of: Sessions, years: u32) -> String {
    let span = if years > 1 { format!(", for {years} years") } else { String::new() };
    match repeat {
        Repeat::Once => "once".to_owned(),
        Repeat::Sessions if years > 1 => format!("{} a year{span}", sessions(of)),
        Repeat::Sessions => sessions(of),
        Repeat::Yearly(1) if years > 1 => format!("{years} years of it"),
        Repeat::Yearly(1) => "one year of it".to_owned(),
        Repeat::Yearly(times) => format!("{times} times a year{span}"),
    }
}

/// Where a price is for, or which sites the ends of its range are: "in an office; ".
pub(crate) fn place(at: Option<Site>, spread: PriceVariation) -> String {
    match (at, spread) {
        (Some(at), _) => format!("{}; ", site(at)),
        (None, PriceVariation::Sites([low, _, high])) if low != high => {
            format!("{} (low) to {} (high); ", short_site(low), short_site(high))
        }
        (None, PriceVariation::Sites(_) | PriceVariation::Fixed | PriceVariation::Between) => {
            String::new()
        }
    }
}

/// The year of the dollars, where it is not the one asked for.
pub(crate) fn in_what_dollars(remark: &Remark) -> Option<String> {
    match remark {
        Remark::OwnYear { published: year } => Some(format!("In dollars of {year}.")),
        Remark::Carried { from, to } => Some(format!("Of {from}, carried to dollars of {to}.")),
        Remark::Undated { .. }
        | Remark::OtherYear { .. }
        | Remark::NoSuchSite { .. }
        | Remark::NotInRange { .. } => None,
    }
}

/// " (2021 and 2024)": the years whose dollars an amount is in.
fn in_years(years: &[u16]) -> String {
    let words: Vec<String> = years.iter().map(u16::to_string).collect();
    if words.is_empty() { String::new() } else { format!(" ({})", join_with(&words, "and")) }
}

/// "without a stay": a site that is not in a range, in as few words as can be.
pub(crate) fn without(site: Site) -> String {
    match site {
        Site::Inpatient => "without a stay".to_owned(),
        Site::Office | Site::SurgeryCenter | Site::HospitalOutpatient | Site::Any => {
            format!("not: {}", short_site(site))
        }
    }
}

/// A remark of a quote as a sentence.
pub(crate) fn remark(label: &str, remark: &Remark, index: &str) -> String {
    match remark {
        Remark::OtherYear { service, wanted, taken } => format!(
            "{label}: no {wanted} rate was found for the {}; that of {taken} is taken as it is.",
            self::service(*service)
        ),
        Remark::Carried { from, to } => {
            format!(
                "{label}: published in dollars of {from}, carried to {to} by the index \"{index}\"."
            )
        }
        Remark::OwnYear { published: year } => {
            format!("{label}: in dollars of {year}, shown as it was published.")
        }
        Remark::Undated { service } => format!(
            "{label}: the source of the amount ({}) has no date, so it is shown as it is.",
            self::service(*service)
        ),
        Remark::NoSuchSite { site: wanted } => {
            format!(
                "{label}: no price is known {}; it is taken over the sites of its range.",
                site(*wanted)
            )
        }
        Remark::NotInRange { site: at, low, high, years } => format!(
            "{label}: the range is without what it costs {}, {}{}: --site {}.",
            site(*at),
            super::key_row::from_to(&low.to_string(), &high.to_string()),
            in_years(years),
            at.slug()
        ),
    }
}

/// A sentence with a capital letter and a full stop.
pub(crate) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let capital: String =
        letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    closed(&format!("{capital}{}", letters.as_str()))
}

/// A price in words at one site: "office $264.87 (2026)", "$90.00 to $1,000.00 (2021 to 2024)".
pub(crate) fn price_at(at: Site, [low, high]: [Money; 2], years: Option<(u16, u16)>) -> String {
    let place = if at == Site::Any { String::new() } else { format!("{} ", short_site(at)) };
    let amount = range(&Range { low, typical: None, high });
    let years = match years {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first} to {last}"),
        None => "no date".to_owned(),
    };
    format!("{place}{amount} ({years})")
}

/// Where no number of sessions was named: which are looked at, and why.
pub(crate) fn usual_sessions(low: u32, high: u32, why: &str) -> String {
    format!("No number of sessions was named, so here {low} to {high} a year are looked at. {why}")
}

// What matters most.

pub(crate) fn price_of(label: &str) -> String {
    format!("Price: {}", label.to_lowercase())
}

pub(crate) fn sessions_from_to(sessions: Sessions) -> String {
    format!("Sessions: {} to {}", sessions.low, sessions.high)
}

pub(crate) fn go_on((low, high): (u16, u16)) -> String {
    format!("Go on: {} to {} of 100", people(low), people(high))
}

pub(crate) const IN_ALL: &str = "In all";

pub(crate) const IN_ALL_QUESTION: &str = "What does it cost in all?";

pub(crate) const YOU_PAY_QUESTION: &str = "What of it do I pay?";

pub(crate) const FOR: &str = "For";

pub(crate) const FOR_QUESTION: &str = "What is that for?";

pub(crate) const ONE_YEAR: &str = "one year of it";
/// In the same place, of a price that was put together from parts.
pub(crate) const EXAMPLE: &str = "an example";
/// In the same place, where an amount has no date.
pub(crate) const UNDATED: &str = "a price without a date";

/// In the head of a row on one screen.
pub(crate) const NOT_ALIKE_SHORT: &str = "one is a year of care, not one treatment: do not compare";

pub(crate) const NOT_ALIKE: &str = "Not alike: one column counts a whole year of care; the others count the treatment itself only. Never subtract one from another.";
