//! What a sum takes for granted.

use super::{payer, sentence};
use crate::knowledge::Payer;
use crate::values::{Money, join_with};

// What a sum takes for granted.

/// What one of something that was added costs, and by whose word.
pub(crate) fn own_amount(label: &str, each: Money, year: Option<u16>) -> String {
    let rate =
        year.map_or("your own amount".to_owned(), |year| format!("the known rate of {year}"));
    format!("{label}: {each} each, {rate}.")
}

/// A main part of a price is missing.
pub(crate) fn not_whole(label: &str, missing: &str) -> String {
    format!("{label}: not the whole price. {}", sentence(missing))
}

/// The same in the cell of the price.
pub(crate) fn not_the_whole(missing: &str) -> String {
    format!("Not the whole price: {missing}.")
}

/// What comes on top of a price.
pub(crate) fn on_top(label: &str, not_included: &[String]) -> String {
    format!("{label}: on top come {}.", join_with(not_included, "and"))
}

pub(crate) const ONE_SESSION: &str =
    "One session a year, because no number was named (--sessions 3).";

pub(crate) fn years_alike(years: u32) -> String {
    format!(
        "Prices and the plan stay as they are in all {years} years, and later money counts like money today."
    )
}

pub(crate) const SECOND_STEP: &str = "Where a second treatment follows, it comes in the same plan year, after the first, and ends it.";

pub(crate) const ADDED: &str =
    "What was added with --with comes in the first year, after the treatment.";

/// Prices of another payer than the plan goes with.
pub(crate) fn other_prices(taken: Payer, of_plan: Payer) -> String {
    format!(
        "The prices are those of {}, though the plan goes with those of {}.",
        payer(taken),
        payer(of_plan)
    )
}

/// Whose prices of which year, and at once where they are not all of it.
pub(crate) fn prices_of(label: &str, year: u16, years: &[u16], what: &str) -> String {
    let is_of_one = years.iter().all(|other| *other == year);
    let others: Vec<String> =
        years.iter().filter(|other| **other != year).map(u16::to_string).collect();
    if is_of_one {
        format!("Prices: {label}, {year}. {what}")
    } else {
        let others = join_with(&others, "and");
        if years.contains(&year) {
            format!("Prices: {label}, {year}; some are of {others}. {what}")
        } else {
            format!("Prices: {label}, {others}, since none of {year} was found. {what}")
        }
    }
}

pub(crate) fn years_differ(deductibles: u16, prices: u16) -> String {
    format!("Medicare's deductibles are those of {deductibles}, the prices those of {prices}.")
}
