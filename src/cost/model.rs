//! The model: priced things, strategies, a plan and a spread of sessions; everything that a calculation needs.

use super::ledger::Ledger;
use super::quote::{Bill, PriceVariation};
use super::strategy::{Plans, QuotedPrice, Repeat, Strategy};
use crate::values::Money;
use schemars::JsonSchema;
use serde::Serialize;

/// Low, typical (where one is known) and high, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Range {
    /// The least.
    pub low: Money,
    /// The usual.
    pub typical: Option<Money>,
    /// The most.
    pub high: Money,
}

impl Range {
    /// Puts three results in order.
    pub fn of(low: Money, typical: Option<Money>, high: Money) -> Self {
        match typical {
            None => Self { low: low.min(high), typical, high: low.max(high) },
            Some(typical) => {
                let mut ends = [low, typical, high];
                ends.sort();
                let [low, typical, high] = ends;
                Self { low, typical: Some(typical), high }
            }
        }
    }

    /// One amount at every end.
    pub fn one(amount: Money) -> Self {
        Self { low: amount, typical: Some(amount), high: amount }
    }

    /// From the least to the most of both, without a usual amount.
    pub fn over(self, other: Self) -> Self {
        Self::of(self.low.min(other.low), None, self.high.max(other.high))
    }

    /// Low and high are the same.
    pub fn is_one_amount(&self) -> bool {
        self.low == self.high
    }
}

/// The end of a range that one calculation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// The lower.
    Low,
    /// The usual.
    Typical,
    /// The upper.
    High,
}

impl End {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::Low, Self::Typical, Self::High];
}

/// A number of sessions a year, or a spread of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sessions {
    /// At least.
    pub low: u32,
    /// At most.
    pub high: u32,
}

impl Sessions {
    /// The number at an end; the usual one is the middle, rounded up.
    pub fn at(self, end: End) -> u32 {
        match end {
            End::Low => self.low,
            End::Typical => self.low.midpoint(self.high.saturating_add(1)).min(self.high),
            End::High => self.high,
        }
    }
}

/// Everything that a calculation needs.
#[derive(Debug, Clone)]
pub struct Model {
    /// The priced things, each once.
    pub quotes: Vec<QuotedPrice>,
    /// The columns.
    pub strategies: Vec<Strategy>,
    /// Sessions a year.
    pub sessions: Sessions,
    /// Years looked at.
    pub years: u32,
    /// The plan in the first year and in each later one; `None`: no plan was named.
    pub ledgers: Option<[Ledger; 2]>,
}

impl Model {
    /// The plan of the first and of later years.
    pub fn plans(&self) -> Option<Plans<'_>> {
        self.ledgers.as_ref().map(|[first, later]| Plans {
            sharing: first.sharing(),
            first_year: first.left(),
            later_year: later.left(),
        })
    }

    /// The bills of every quote at an end; where one has no typical amount, `None` in its place.
    pub(super) fn bills_at(&self, end: End) -> Vec<Option<Vec<Bill>>> {
        self.quotes.iter().map(|priced| Some(priced.bills(end)?.to_vec())).collect()
    }

    /// How many bills all columns have together, at most.
    pub(super) fn count_of_bills(&self) -> u64 {
        let count = |bills: &[Bill]| -> i128 {
            let shared = bills.iter().filter(|bill| !bill.is_own());
            shared.map(|bill| i128::from(bill.times)).sum()
        };
        let all: i128 = self.strategies.iter().map(|strategy| self.most(strategy, count)).sum();
        u64::try_from(all).unwrap_or(u64::MAX)
    }

    /// Whether a sum could reach the end of what [`Money`] holds, and be cut short.
    pub(super) fn is_too_large(&self) -> bool {
        let amount = |bills: &[Bill]| -> i128 {
            let each = |bill: &Bill| i128::from(bill.amount.millionths()) * i128::from(bill.times);
            bills.iter().map(each).sum()
        };
        let most = i128::from(i64::MAX) / 4;
        self.strategies.iter().any(|strategy| self.most(strategy, amount) > most)
    }

    /// What all years of a strategy come to at most, counted by what the bills of one end of a price come to.
    fn most(&self, strategy: &Strategy, count: impl Fn(&[Bill]) -> i128) -> i128 {
        let most = |quote: usize| {
            let ends = self.quotes.get(quote).into_iter().flat_map(QuotedPrice::ends);
            ends.map(&count).max().unwrap_or(0)
        };
        let years = i128::from(self.years);
        let times = match strategy.first.repeat {
            Repeat::Once => 1,
            Repeat::Yearly(times) => i128::from(times) * years,
            // All sessions of all years may be looked at as if they came in one.
            Repeat::Sessions => i128::from(self.sessions.high) * years,
        };
        let additions = strategy.additions.iter();
        let added: i128 =
            additions.map(|addition| most(addition.quote) * i128::from(addition.count)).sum();
        let then = strategy.then.map_or(0, |then| most(then.quote));
        most(strategy.first.quote) * times + then + added
    }
}

/// Whether a quote has any doubt in it.
pub(super) fn is_uncertain(priced: &QuotedPrice) -> bool {
    match priced {
        QuotedPrice::Known(quote) => quote.spread != PriceVariation::Fixed,
        QuotedPrice::Own { .. } => false,
    }
}
