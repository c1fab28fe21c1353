//! Checks the sections about money. What must never be mixed is refused here: charges with prices, part of a bill with a whole one,
//! one number from one trial with a range.

mod frame;
mod item;
mod line;
mod phrase;
mod plan;
mod price;
mod sharing;

pub(in crate::knowledge) use plan::{keys as plan_keys, read as read_plan};

use super::context::{CheckContext, Location};
use super::list;
use crate::knowledge::raw::RawRates;
use crate::knowledge::{Costs, YearRate};
use crate::values::Money;
use crate::yaml::Rate;

/// The years that an amount can be of. A year far from now is a slip of the pen.
const YEARS: std::ops::RangeInclusive<u64> = 1980..=2100;

/// A problem that is noted already: what hangs on it is left out.
#[derive(Debug)]
struct AlreadyReported;

/// Checks everything about money. Entries that do not hold are told and left out; then the whole is refused.
pub(super) fn costs(context: &mut CheckContext) -> Costs {
    let sections = context.sections;
    let prices = context.each(&sections.prices, price::price);
    price::defaults(context, &prices);
    price::price_year(context, &prices);
    Costs {
        frame: frame::frame(context),
        items: list(context.each(&sections.cost_items, item::item)),
        pathways: list(context.each(&sections.pathways, item::pathway)),
        plans: list(context.each(&sections.plans, plan::preset)),
        medicare_years: frame::medicare_years(context),
        medicare_rules: frame::medicare_rules(context),
        legal_limits: frame::legal_limits(context),
        indexes: list(context.each(&sections.price_indexes, frame::index)),
        prices: list(prices),
    }
}

/// A year of money.
fn year(context: &mut CheckContext, at: &Location, year: u64) -> Option<u16> {
    if YEARS.contains(&year) {
        return u16::try_from(year).ok();
    }
    context.problem(at, format!("expected a year such as 2024, found {year}"));
    None
}

/// Amounts by year, years ascending, each once. `in_cents` where a bill cannot hold less than a cent.
fn rates(
    context: &mut CheckContext,
    at: &Location,
    raw: &[RawRates],
    in_cents: bool,
) -> Vec<YearRate> {
    let mut found: Vec<YearRate> = Vec::new();
    for (at, raw) in at.each(raw) {
        let sources = context.sources(&at, &raw.sources);
        let years = at.key("by-year");
        if raw.by_year.is_empty() {
            context.problem(&years, "name the amount of at least one year");
        }
        for (of, Rate(amount)) in &raw.by_year {
            let at = years.key(&of.to_string());
            let Some(of) = year(context, &at, u64::from(*of)) else {
                continue;
            };
            if in_cents && amount.rounded() != *amount {
                context.problem(&at, "a price is in whole cents: at most two decimals");
            }
            if found.iter().any(|rate| rate.year == of) {
                context.problem(&at, format!("a second amount for {of}"));
                continue;
            }
            found.push(YearRate { year: of, amount: *amount, sources: sources.clone() });
        }
    }
    found.sort_by_key(|rate| rate.year);
    found
}

/// Low, typical and high must not be upside down.
fn ascending(context: &mut CheckContext, at: &Location, amounts: &[(&str, Option<Money>)]) {
    let known: Vec<(&str, Money)> =
        amounts.iter().filter_map(|(key, amount)| Some((*key, (*amount)?))).collect();
    for pair in known.windows(2) {
        if let [(less_key, less), (more_key, more)] = pair
            && less > more
        {
            context.problem(
                &at.key(less_key),
                format!("`{less_key}` ({less}) is more than `{more_key}` ({more})"),
            );
        }
    }
}
