//! Costs in words: ranges, sites, kinds of price, stretches of care, what was taken for granted.

use crate::cost::{Range, Remark, Repeat, Sessions, Spread};
use crate::knowledge::{Episode, Payer, PriceBasis, Site};
use crate::values::plural;

/// "$246.33 to $978.96", or the one amount.
pub(super) fn range(range: &Range) -> String {
    if range.is_one_amount() {
        range.low.to_string()
    } else {
        format!("{} to {}", range.low, range.high)
    }
}

/// The usual amount of a range, where it is one.
pub(super) fn usual(range: &Range) -> Option<String> {
    if range.is_one_amount() {
        return None;
    }
    Some(match range.typical {
        Some(typical) => format!("typical {typical}"),
        None => "no typical amount was found".to_owned(),
    })
}

pub(super) fn site(site: Site) -> &'static str {
    match site {
        Site::Office => "in an office",
        Site::SurgeryCenter => "at a surgery center",
        Site::HospitalOutpatient => "at a hospital, without a stay",
        Site::Inpatient => "in a hospital, with a stay",
        Site::Any => "anywhere",
    }
}

/// A site in as few words as can be.
pub(super) fn short_site(site: Site) -> &'static str {
    match site {
        Site::Office => "office",
        Site::SurgeryCenter => "surgery center",
        Site::HospitalOutpatient => "hospital, no stay",
        Site::Inpatient => "hospital stay",
        Site::Any => "anywhere",
    }
}

/// What kind of figure a price is. An estimate is called one.
pub(super) fn basis(basis: PriceBasis) -> &'static str {
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
pub(super) fn episode(episode: Episode) -> &'static str {
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

pub(super) fn payer(payer: Payer) -> &'static str {
    match payer {
        Payer::Medicare => "Medicare",
        Payer::Commercial => "a private plan",
        Payer::Cash => "somebody who pays cash",
    }
}

/// "3 sessions", "1 to 4 sessions".
pub(super) fn sessions(sessions: Sessions) -> String {
    if sessions.low == sessions.high {
        session_count(sessions.low)
    } else {
        format!("{} to {} sessions", sessions.low, sessions.high)
    }
}

/// "1 session", "3 sessions".
pub(super) fn session_count(count: u32) -> String {
    plural(count as usize, "session", "sessions")
}

/// How often a step comes: "3 sessions a year, for 2 years".
pub(super) fn how_often(repeat: Repeat, of: Sessions, years: u32) -> String {
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

/// Which sites the ends of a range are: "low in an office, high at a hospital, without a stay".
pub(super) fn ends(spread: Spread) -> Option<String> {
    let Spread::Sites([low, _, high]) = spread else {
        return None;
    };
    (low != high).then(|| format!("{} (low) to {} (high)", short_site(low), short_site(high)))
}

/// A remark of a quote as a sentence.
pub(super) fn remark(label: &str, remark: &Remark, index: &str) -> String {
    match remark {
        Remark::OtherYear { service, wanted, taken } => format!(
            "{label}: no {wanted} rate was found for the {}; that of {taken} is taken as it is.",
            super::course::service_words(*service)
        ),
        Remark::Carried { from, to } => {
            format!(
                "{label}: published in dollars of {from}, carried to {to} by the index \"{index}\"."
            )
        }
        Remark::OwnYear(year) => {
            format!("{label}: in dollars of {year}, shown as it was published.")
        }
        Remark::Undated { service } => format!(
            "{label}: the source of the amount ({}) has no date, so it is shown as it is.",
            super::course::service_words(*service)
        ),
        Remark::NoSuchSite(wanted) => {
            format!("{label}: no price is known {}; it is taken over all sites.", site(*wanted))
        }
    }
}

/// A sentence with a capital letter and a full stop.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let capital: String =
        letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    crate::wording::phrase::closed(&format!("{capital}{}", letters.as_str()))
}
