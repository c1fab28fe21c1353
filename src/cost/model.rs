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
    /// Of ten thousand who start a pathway so many go on: least and most; `None`: nobody knows.
    pub chances: Vec<Option<(u16, u16)>>,
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
        self.quotes
            .iter()
            .map(|priced| match priced {
                QuotedPrice::Known(quote) => match end {
                    End::Low => Some(quote.low.clone()),
                    End::Typical => quote.typical.clone(),
                    End::High => Some(quote.high.clone()),
                },
                QuotedPrice::Own { bill, .. } => Some(vec![*bill]),
            })
            .collect()
    }

    /// How many bills all columns have together, at most.
    pub(super) fn count_of_bills(&self) -> u64 {
        let count = |bills: &[Bill]| -> u64 {
            let shared = bills.iter().filter(|bill| !bill.is_own());
            shared.map(|bill| u64::from(bill.times)).sum()
        };
        let bills = |quote: usize| match self.quotes.get(quote) {
            None => 0,
            Some(QuotedPrice::Own { bill, .. }) => count(&[*bill]),
            Some(QuotedPrice::Known(quote)) => {
                let typical = quote.typical.as_deref().map_or(0, count);
                count(&quote.low).max(typical).max(count(&quote.high))
            }
        };
        let of_strategy = |strategy: &Strategy| {
            let times = match strategy.first.repeat {
                Repeat::Once => 1,
                Repeat::Yearly(times) => u64::from(times) * u64::from(self.years),
                Repeat::Sessions => u64::from(self.sessions.high) * u64::from(self.years),
            };
            let added: u64 = strategy
                .additions
                .iter()
                .map(|addition| bills(addition.quote) * u64::from(addition.count))
                .sum();
            let then = strategy.then.map_or(0, |then| bills(then.quote));
            bills(strategy.first.quote) * times + then + added
        };
        self.strategies.iter().map(of_strategy).fold(0, u64::saturating_add)
    }

    /// Whether a sum could reach the end of what [`Money`] holds, and be cut short.
    pub(super) fn is_too_large(&self) -> bool {
        let most = |quote: usize| -> i128 {
            let ends = self.quotes.get(quote).map_or(Vec::new(), |priced| match priced {
                QuotedPrice::Own { bill, .. } => vec![vec![*bill]],
                QuotedPrice::Known(quote) => {
                    [Some(&quote.low), quote.typical.as_ref(), Some(&quote.high)]
                        .into_iter()
                        .flatten()
                        .cloned()
                        .collect()
                }
            });
            ends.iter()
                .map(|bills| {
                    bills
                        .iter()
                        .map(|bill| i128::from(bill.amount.millionths()) * i128::from(bill.times))
                        .sum()
                })
                .max()
                .unwrap_or(0)
        };
        self.strategies.iter().any(|strategy| {
            let years = i128::from(self.years);
            let times = match strategy.first.repeat {
                Repeat::Once => 1,
                Repeat::Yearly(times) => i128::from(times) * years,
                // All sessions of all years may be looked at as if they came in one.
                Repeat::Sessions => i128::from(self.sessions.high) * years,
            };
            let additions: i128 = strategy
                .additions
                .iter()
                .map(|addition| most(addition.quote) * i128::from(addition.count))
                .sum();
            let then = strategy.then.map_or(0, |then| most(then.quote));
            most(strategy.first.quote) * times + then + additions > i128::from(i64::MAX) / 4
        })
    }
}

/// Whether a quote has any doubt in it.
pub(super) fn is_uncertain(priced: &QuotedPrice) -> bool {
    match priced {
        QuotedPrice::Known(quote) => quote.spread != PriceVariation::Fixed,
        QuotedPrice::Own { .. } => false,
    }
}
