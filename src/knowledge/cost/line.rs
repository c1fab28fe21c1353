//! One line of a plan's table: what a service costs the person.

use crate::values::{Fraction, Money};
use serde::{Deserialize, Serialize};

/// What a plan asks for of one bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostSharing {
    /// The plan shares it at all. Else the person pays it, and it counts towards nothing.
    pub is_covered: bool,
    /// Whether the deductible comes into it.
    pub deductible: Towards,
    /// A flat amount.
    pub copay: Option<Copay>,
    /// The person's part of what is left.
    pub coinsurance: Fraction,
    /// That part is of what is left before the copay, not after it.
    pub of_whole: bool,
    /// The most that copay and percentage come to, of one bill.
    pub at_most: Option<Money>,
    /// It counts towards the yearly limit.
    pub counts: bool,
}

/// Whether the deductible comes into a bill.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Towards {
    /// It does not apply.
    Nothing,
    /// It is paid first; copay and percentage are of the rest.
    #[default]
    First,
    /// The copay is paid first; what is left goes to the deductible.
    AfterCopay,
}

/// A flat amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copay {
    /// How much.
    pub amount: Money,
    /// How often; `None`: once a bill, be it a visit or a stay.
    pub days: Option<Days>,
}

/// The days of a stay that cost a copay each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first, counted from 1.
    pub from: u16,
    /// The last; `None`: every further one.
    pub to: Option<u16>,
}

impl Days {
    /// How many of the days of a stay these are. A stay of an unknown number is taken to have all of them, the most that can be asked.
    pub fn of(self, stay: u16) -> u16 {
        let last = match (self.to, stay) {
            (Some(to), 0) => to,
            (Some(to), stay) => to.min(stay),
            (None, stay) => stay,
        };
        last.saturating_add(1).saturating_sub(self.from)
    }
}

/// What a plan asks for of one kind of service, bill after bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceTerms {
    /// What the first visits of a plan year cost, and how many they are.
    pub first: Option<(u16, CostSharing)>,
    /// What every other one costs.
    pub line: CostSharing,
    /// How many of a plan year are covered.
    pub limit: Option<Limit>,
    /// The file says whether the deductible applies.
    pub says_deductible: bool,
}

/// How much of a service a plan covers in a plan year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// So many visits.
    Visits(u16),
    /// So many days.
    Days(u16),
}

impl CostSharing {
    /// The deductible first, then a percentage.
    pub fn percentage(coinsurance: Fraction) -> Self {
        Self {
            is_covered: true,
            deductible: Towards::First,
            copay: None,
            coinsurance,
            of_whole: false,
            at_most: None,
            counts: true,
        }
    }

    /// The person pays it all, and it counts towards nothing.
    pub fn not_covered() -> Self {
        Self {
            is_covered: false,
            deductible: Towards::Nothing,
            counts: false,
            ..Self::percentage(Fraction::ALL)
        }
    }

    /// It has copays by the day, and the last such day is not known.
    pub fn needs_days(&self) -> bool {
        self.copay.and_then(|copay| copay.days).is_some_and(|days| days.to.is_none())
    }
}

impl ServiceTerms {
    /// One line for every bill.
    pub fn every(line: CostSharing) -> Self {
        Self { first: None, line, limit: None, says_deductible: true }
    }

    /// Its lines.
    pub fn lines(&self) -> impl Iterator<Item = &CostSharing> {
        self.first.iter().map(|(_, line)| line).chain([&self.line])
    }

    /// It asks for something by the day.
    pub fn is_by_day(&self) -> bool {
        matches!(self.limit, Some(Limit::Days(_)))
            || self.lines().any(|line| line.copay.is_some_and(|copay| copay.days.is_some()))
    }
}
