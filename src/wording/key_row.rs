//! What the program itself says in a key row: whose prices, why a cell is empty, what may not be compared.

use super::number::whole;
use crate::cost::Range;
use crate::knowledge::{Certainty, Payer};
use crate::values::{Money, join_with};

pub(crate) const NOT_IN_THIS_ROW: &str = "not in this row";
pub(crate) const NO_PRICE: &str = "no price was found";

/// The heading of prices where those of the person's own payer are not known; `why` says so.
pub(crate) fn what_it_costs_others(why: &str) -> String {
    format!("What it costs others ({why})")
}

/// The person's own part.
pub(crate) const YOU_PAY: &str = "You pay";

/// The same, at the prices of this year, where any is of it.
pub(crate) fn you_pay(year: Option<u16>) -> String {
    of_year(YOU_PAY, year)
}

fn of_year(what: &str, year: Option<u16>) -> String {
    year.map_or_else(|| what.to_owned(), |year| format!("{what}, {year}"))
}

/// A grade as a word of its own.
pub(crate) fn grade(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::High => "high",
        Certainty::Moderate => "moderate",
        Certainty::Low => "low",
        Certainty::VeryLow => "very low",
        Certainty::NotGraded => "not graded",
    }
}

/// Of which people the figures of a row are.
pub(crate) fn people(study: &str, is_by_lot: bool) -> String {
    format!("Same people: {study}, {}", assigned(is_by_lot))
}

/// How it came about who got which care.
pub(crate) fn assigned(is_by_lot: bool) -> &'static str {
    if is_by_lot { "drawn by lot" } else { "not by lot: people chose" }
}

/// The head of a row whose figures may not be compared.
pub(crate) fn apart(each_against_its_own: bool) -> &'static str {
    if each_against_its_own {
        "different people, each its own comparison: do not compare"
    } else {
        "different people for each choice: do not compare"
    }
}

/// Above a row of the whole table whose figures may not be compared.
pub(crate) const NOT_COMPARABLE: &str = "Different people: do not compare.";

/// The label of a row of prices.
pub(crate) fn price(payer: Payer, year: Option<u16>) -> String {
    let whose = match payer {
        Payer::Medicare => "Medicare",
        Payer::Commercial => "Private plan",
        Payer::Cash => "Paying cash",
    };
    of_year(whose, year)
}

/// The same where there is room: a price is not what a person pays of it.
pub(crate) fn full_price(label: &str) -> String {
    format!("The full price, {label}")
}

/// The same where a main part of some price is not known, which its cell says.
pub(crate) fn some_price(label: &str) -> String {
    format!("The price, {label}")
}

/// Two amounts of so many signs together stand in a narrow cell with " to " between them.
const NARROW: usize = 10;

/// "$246 to $979" or "$4,320-$7,159", in whole dollars.
pub(crate) fn dollars(range: &Range) -> String {
    let (low, high) = (whole_dollars(range.low), whole_dollars(range.high));
    // Between large amounts a hyphen keeps a narrow cell on one line.
    let is_narrow = low != high && low.len() + high.len() > NARROW;
    if is_narrow { format!("{low}-{high}") } else { from_to(&low, &high) }
}

/// What stands below the amount of a year of care, where nobody can say for how long.
pub(crate) fn a_year(is_example: bool, remark: Option<&str>) -> String {
    let example = if is_example { ", example" } else { "" };
    let remark = remark.map_or(String::new(), |remark| format!(", {remark}"));
    format!("a year{example}{remark}")
}

/// A price to the cent.
pub(crate) fn exactly(low: Money, high: Money) -> String {
    if low == high { format!("{low}.") } else { format!("{low} to {high}.") }
}

pub(super) fn from_to(low: &str, high: &str) -> String {
    if low == high { low.to_owned() } else { format!("{low} to {high}") }
}

/// To the nearest dollar, half a dollar up.
pub(crate) fn whole_dollars(money: Money) -> String {
    let dollars = (money.in_cents() + 50).div_euclid(100);
    format!("${}", whole(dollars.unsigned_abs()))
}

/// A main part of a price is not known.
pub(crate) const A_PART: &str = "a part";

/// The only part that a price is of.
pub(crate) fn alone(part: &str) -> String {
    format!("{part} alone")
}

/// What is particular about a price: that it is not of the whole, another year, no date.
pub(crate) fn price_remark(year: u16, years: &[u16], part: Option<String>) -> Option<String> {
    let years: Vec<String> = match years {
        [] => vec!["no date".to_owned()],
        years if years.iter().all(|own| *own == year) => Vec::new(),
        years => vec![join_with(&years.iter().map(u16::to_string).collect::<Vec<_>>(), "and")],
    };
    let parts: Vec<String> = part.into_iter().chain(years).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The head of a row of prices that are not all of one year and of the same parts.
pub(crate) fn prices_apart(unlike: &[(&str, String)]) -> String {
    let unlike: Vec<String> =
        unlike.iter().map(|(column, remark)| format!("{column}: {remark}")).collect();
    format!("{}; do not compare", unlike.join("; "))
}

/// Why a price is a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PriceRangeIs {
    /// Nobody has published it: it is an estimate.
    Estimated,
    /// It differs by the place where it is done.
    ByPlace,
    /// Its source tells.
    AsFound,
}

/// What a price is in words.
pub(crate) struct PriceInWords<'p> {
    pub(crate) range: &'p Range,
    /// It is the person's own part.
    pub(crate) is_own: bool,
    /// Why it is a range.
    pub(crate) range_is: PriceRangeIs,
    /// A main part of it is not known.
    pub(crate) at_least: bool,
    /// Another year, the only part that is in it.
    pub(crate) remark: Option<&'p str>,
}

impl PriceInWords<'_> {
    /// As a sentence.
    pub(crate) fn plain(&self, apart: Option<&str>) -> String {
        let by = match self.range_is {
            PriceRangeIs::Estimated => ", an estimate",
            PriceRangeIs::ByPlace if !self.range.is_one_amount() => ", by place",
            PriceRangeIs::ByPlace | PriceRangeIs::AsFound => "",
        };
        let apart = apart.map_or(String::new(), |apart| format!(", {apart}"));
        format!("{}{by}{apart}{}.", self.amount(), self.remark())
    }

    /// What stands below the amount.
    pub(crate) fn more(&self, apart: Option<&str>) -> Option<String> {
        let estimate = (self.range_is == PriceRangeIs::Estimated).then_some("estimate");
        let parts: Vec<&str> = estimate.into_iter().chain(apart).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// A year of care as a figure: it is not what one treatment costs.
    pub(crate) fn of_a_year(&self) -> String {
        format!("\u{2260} {}", dollars(self.range))
    }

    /// A year of care as a sentence.
    pub(crate) fn plain_of_a_year(&self) -> String {
        let (amount, remark) = (self.amount(), self.remark());
        format!("{amount} a year{remark}. The others are one treatment each: do not compare.")
    }

    fn amount(&self) -> String {
        let amount = from_to(&whole_dollars(self.range.low), &whole_dollars(self.range.high));
        let amount = super::cost::at_least(self.at_least, amount);
        let verb = if self.is_own { "You pay" } else { "Costs" };
        format!("{verb} {amount}")
    }

    fn remark(&self) -> String {
        self.remark.map_or(String::new(), |remark| format!(" ({remark})"))
    }
}
