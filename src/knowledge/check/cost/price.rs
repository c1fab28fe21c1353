//! Checks prices: what is priced, for whom, where, and that nothing is called a price that is none.

use super::item::{MOST_TIMES, times};
use super::{AlreadyReported, ascending, frame::optional_year, rates};
use crate::knowledge::check::context::{CheckContext, Location};
use crate::knowledge::check::sections::Sections;
use crate::knowledge::raw::{RawPart, RawPrice, RawPriceRange, RawSitePrice};
use crate::knowledge::{
    Episode, Part, PartAmount, Payer, Price, PriceBasis, PriceRange, PriceSubject, Service, Site,
    SitePrice,
};
use crate::values::{Money, join_with, visible};
use crate::yaml::{Amount, Rate};
use std::collections::BTreeSet;

/// Two bills a day, and some: as many years of them as can be looked at can be reckoned.
const MOST_BILLS_A_YEAR: u64 = 800;
/// What a year of one price comes to at the most.
const MOST_A_YEAR: Money = Money::cents(10_000_000_000);

pub(super) fn price(context: &mut CheckContext, at: &Location, raw: &RawPrice) -> Option<Price> {
    let of = priced(context, at, raw);
    let basis = context.stood(&at.key("basis"), raw.basis);
    let payer = payer(context, at, raw, basis);
    variants(context, at, raw);
    let mut sites: Vec<SitePrice> = Vec::new();
    for (at, raw) in at.key("sites").each(&raw.sites) {
        if let Some(entry) = site(context, &at, raw) {
            if sites.iter().any(|known| known.site == entry.site) {
                context.problem(&at.key("site"), "this site stands twice");
            }
            sites.push(entry);
        }
    }
    if raw.sites.is_empty() {
        context.problem(&at.key("sites"), "name at least one site");
    }
    whole_bill(context, at, raw, &sites);
    let range_sites = range_sites(context, at, raw, &sites);
    if let Some(episode) = context.stood(&at.key("episode"), raw.episode) {
        can_be_reckoned(context, at, raw, times_a_year(context.sections, episode));
    }
    Some(Price {
        id: raw.id.clone(),
        of: of?,
        variants: raw.variants.clone(),
        payer: payer.ok()?,
        basis: raw.basis,
        episode: raw.episode,
        is_default: raw.default,
        label: raw.label.clone(),
        short: raw.short.clone(),
        includes: raw.includes.clone(),
        not_included: raw.not_included.clone(),
        incomplete: raw.incomplete.clone(),
        who: raw.who.clone(),
        provenance: raw.provenance,
        note: raw.note.clone(),
        range_sites,
        sites,
    })
}

fn priced(context: &mut CheckContext, at: &Location, raw: &RawPrice) -> Option<PriceSubject> {
    match (&raw.treatment, &raw.item) {
        (Some(id), None) => {
            context.reference(&at.key("treatment"), id).map(PriceSubject::Treatment)
        }
        (None, Some(id)) => context.reference(&at.key("item"), id).map(PriceSubject::Item),
        _ => {
            context.problem(at, "say what is priced: one of `treatment` and `item`");
            None
        }
    }
}

/// A charge and a report of the news are nobody's price; everything else is somebody's.
fn payer(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawPrice,
    basis: Option<PriceBasis>,
) -> Result<Option<Payer>, AlreadyReported> {
    let nobody = matches!(basis, Some(PriceBasis::Charge | PriceBasis::Reported) | None);
    if nobody && basis.is_some() && (raw.payer.is_some() || raw.default) {
        context.problem_with_hint(
            at,
            format!("what is `{}` is no payer's price", basis.map_or("", PriceBasis::slug)),
            "leave out `payer` and `default`: it is shown apart and never part of a sum",
        );
    }
    match raw.payer {
        Some(payer) => Ok(Some(payer)),
        None if nobody || !context.stands(&at.key("payer")) => Ok(None),
        None => {
            context.problem(&at.key("payer"), "`payer` is missing: whose price is it?");
            Err(AlreadyReported)
        }
    }
}

fn variants(context: &mut CheckContext, at: &Location, raw: &RawPrice) {
    let entry = raw.treatment.as_ref().and_then(|id| {
        let sections = context.sections;
        sections.treatments.raw(sections.find(id)?)
    });
    for (at, variant) in at.key("variants").each(&raw.variants) {
        if entry.is_some_and(|entry| entry.variants.iter().all(|known| known.id != *variant)) {
            context.problem(&at, format!("the treatment has no variant `{}`", visible(variant)));
        }
    }
    if raw.treatment.is_none() && !raw.variants.is_empty() {
        context.problem(&at.key("variants"), "only treatments have variants");
    }
}

fn site(context: &mut CheckContext, at: &Location, raw: &RawSitePrice) -> Option<SitePrice> {
    if raw.parts.is_empty() {
        context.problem(&at.key("parts"), "name at least one part");
    }
    let parts =
        at.key("parts").each(&raw.parts).filter_map(|(at, raw)| part(context, &at, raw)).collect();
    Some(SitePrice { site: context.stood(&at.key("site"), raw.site)?, parts })
}

fn part(context: &mut CheckContext, at: &Location, raw: &RawPart) -> Option<Part> {
    let amount = match (&raw.range, raw.rates.as_slice()) {
        (Some(raw), []) => PartAmount::Range(range(context, &at.key("range"), raw)?),
        (None, [_, ..]) => PartAmount::Rates(rates(context, &at.key("rates"), &raw.rates, true)),
        _ => {
            context.problem(at, "say how much: one of `rates` and `range`");
            return None;
        }
    };
    Some(Part {
        service: context.stood(&at.key("service"), raw.service)?,
        label: raw.label.clone(),
        times: times(context, &at.key("times"), raw.times)?,
        amount,
    })
}

fn range(context: &mut CheckContext, at: &Location, raw: &RawPriceRange) -> Option<PriceRange> {
    let money = |amount: Option<Amount>| amount.map(|Amount(amount)| amount);
    let (low, typical, high) = (money(raw.low), money(raw.typical), money(raw.high));
    ascending(context, at, &[("low", low), ("typical", typical), ("high", high)]);
    let sources = context.sources(at, &raw.sources);
    let year = optional_year(context, &at.key("year"), raw.year);
    let (low, high) = match (low, typical, high) {
        (Some(low), _, Some(high)) => (low, high),
        (None, Some(only), None) => (only, only),
        _ => {
            context.problem(at, "write `low` and `high`, or `typical` alone for one known amount");
            return None;
        }
    };
    Some(PriceRange { low, typical, high, year: year.ok()?, sources })
}

/// How often something priced for that stretch of care comes in a year where nobody says how often.
fn times_a_year(sections: &Sections, episode: Episode) -> u64 {
    let usual =
        sections.costs.entries.iter().find_map(|entry| entry.raw.as_ref()?.sessions.as_ref());
    match episode {
        Episode::Session | Episode::Visit => usual.map_or(1, |usual| usual.high.max(1)),
        Episode::Month => 12,
        Episode::Operation
        | Episode::NinetyDays
        | Episode::Scan
        | Episode::FirstYear
        | Episode::Year => 1,
    }
}

/// A price that no sum can be made of is told here, and not when somebody asks what it costs.
fn can_be_reckoned(context: &mut CheckContext, at: &Location, raw: &RawPrice, times_a_year: u64) {
    for (position, site) in raw.sites.iter().enumerate() {
        let at = at.key("sites").item(position).key("parts");
        let times = |part: &RawPart| part.times.unwrap_or(1).min(MOST_TIMES);
        let bills: u64 = site.parts.iter().map(times).sum();
        let largest = site.parts.iter().enumerate().max_by_key(|(_, part)| times(part));
        let at = largest.map_or(at.clone(), |(position, _)| at.item(position).key("times"));
        if bills.saturating_mul(times_a_year) > MOST_BILLS_A_YEAR {
            context.problem_with_hint(
                &at,
                format!(
                    "a year of this price is {} bills; {MOST_BILLS_A_YEAR} are the most",
                    bills.saturating_mul(times_a_year)
                ),
                "lower `times`, or `high` of the usual `sessions` in `costs`",
            );
            continue;
        }
        let most = |part: &RawPart| {
            let rates = part.rates.iter().flat_map(|rates| rates.by_year.values());
            let range = part.range.iter().flat_map(|range| [range.low, range.typical, range.high]);
            let amounts = rates.map(|Rate(rate)| *rate);
            let amounts = amounts.chain(range.flatten().map(|Amount(amount)| amount));
            amounts.max().unwrap_or(Money::ZERO) * u32::try_from(times(part)).unwrap_or(u32::MAX)
        };
        let sum: Money = site.parts.iter().map(most).sum();
        if sum * u32::try_from(times_a_year).unwrap_or(u32::MAX) > MOST_A_YEAR {
            context.problem_with_hint(
                &at,
                format!("a year of this price can come to more than {MOST_A_YEAR}"),
                "is there a slip in an amount or in `times`?",
            );
        }
    }
}

/// A facility's fee without a doctor's is part of a bill. It may be shown, but must say so.
fn whole_bill(context: &mut CheckContext, at: &Location, raw: &RawPrice, sites: &[SitePrice]) {
    let is_part = sites.iter().any(|site| {
        let has = |wanted: &[Service]| site.parts.iter().any(|part| wanted.contains(&part.service));
        has(&[
            Service::OutpatientFacility,
            Service::SurgeryCenterFacility,
            Service::InpatientFacility,
        ]) && !has(&[Service::Physician, Service::Other])
    });
    if is_part && raw.incomplete.is_none() {
        context.problem_with_hint(
            &at.key("incomplete"),
            "a facility's fee without a doctor's is not the whole price",
            "add the doctor's part, or say with `incomplete: …` what is missing",
        );
    }
}

fn range_sites(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawPrice,
    sites: &[SitePrice],
) -> Option<[Site; 3]> {
    let at = at.key("range-sites");
    if !context.stands(&at) {
        return None;
    }
    let has_any = sites.iter().any(|entry| entry.site == Site::Any);
    if raw.range_sites.is_empty() {
        if !has_any && sites.len() > 1 {
            context.problem_with_hint(
                &at,
                "with several sites, say which of them give low, typical and high",
                "add `range-sites: [office, surgery-center, hospital-outpatient]`, or a site `any`",
            );
        }
        return None;
    }
    if has_any {
        context.problem(&at, "the site `any` gives the range already; leave this out");
    }
    for (position, site) in raw.range_sites.iter().enumerate() {
        if !sites.iter().any(|entry| entry.site == *site) {
            let message = format!("no price stands for the site `{}`", site.slug());
            context.problem(&at.item(position), message);
        }
    }
    let Ok(found) = <[Site; 3]>::try_from(raw.range_sites.as_slice()) else {
        context.problem(&at, "name three sites: for low, typical and high");
        return None;
    };
    let totals: Vec<Money> = found
        .iter()
        .filter_map(|site| sites.iter().find(|entry| entry.site == *site))
        .map(latest_total)
        .collect();
    if !totals.is_sorted() {
        context.problem(&at, "the sites are not in the order of their prices, the lowest first");
    }
    Some(found)
}

/// What a site costs by the latest amounts, to see which is dearer.
fn latest_total(site: &SitePrice) -> Money {
    site.parts
        .iter()
        .map(|part| {
            let amount = match &part.amount {
                PartAmount::Rates(rates) => rates.last().map_or(Money::ZERO, |rate| rate.amount),
                PartAmount::Range(range) => range.typical.unwrap_or(range.low),
            };
            amount * part.times
        })
        .sum()
}

/// Only one price is taken when nothing but the thing and the payer is named.
pub(super) fn defaults(context: &mut CheckContext, prices: &[Option<Price>]) {
    let mut seen: Vec<(PriceSubject, Option<Payer>, &str)> = Vec::new();
    for (entry, price) in context.sections.prices.entries.iter().zip(prices) {
        let Some(price) = price.as_ref().filter(|price| price.is_default) else {
            continue;
        };
        if let Some((_, _, first)) =
            seen.iter().find(|(of, payer, _)| *of == price.of && *payer == price.payer)
        {
            context.problem_with_hint(
                &entry.at.key("default"),
                format!("`{first}` is the default price of the same thing and payer"),
                "leave out `default` in one of the two",
            );
        }
        seen.push((price.of, price.payer, &price.id));
    }
}

/// Official rates are taken in the price year: some must be of it, or no sum can be made where nobody names a year.
pub(super) fn price_year(context: &mut CheckContext, prices: &[Option<Price>]) {
    let Some(entry) = context.sections.costs.entries.first() else { return };
    let Some(wanted) = entry.raw.as_ref().map(|raw| raw.price_year) else { return };
    let years: BTreeSet<u16> = prices
        .iter()
        .flatten()
        .flat_map(|price| &price.sites)
        .flat_map(|site| &site.parts)
        .filter_map(|part| match &part.amount {
            PartAmount::Rates(rates) => Some(rates),
            PartAmount::Range(_) => None,
        })
        .flatten()
        .map(|rate| rate.year)
        .collect();
    let is_whole = prices.iter().all(Option::is_some);
    if is_whole && !years.is_empty() && !years.iter().any(|year| u64::from(*year) == wanted) {
        let years: Vec<String> = years.iter().map(u16::to_string).collect();
        context.problem_with_hint(
            &entry.at.key("price-year"),
            format!("no official rate of {wanted} is known"),
            format!("the rates are of {}", join_with(&years, "and")),
        );
    }
}
