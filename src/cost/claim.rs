//! One bill on its way through a plan, and what came of it.

use crate::knowledge::{Copay, Limit, Service, Towards};
use crate::values::{Fraction, Money};

/// A bill as a plan sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InsuranceClaim {
    /// What it is for.
    pub service: Service,
    /// What the plan allows, or the cash price.
    pub allowed: Money,
    /// What is billed above it, and may be asked of the person.
    pub above: Money,
    /// The days of a stay, 0 where they are not known; of anything else one.
    pub days: u16,
    /// What Part A of Medicare asks for by the day.
    pub daily: Daily,
    /// A stay follows from it.
    pub is_admitted: bool,
    /// The plan shares it at all.
    pub is_covered: bool,
}

impl InsuranceClaim {
    /// A bill of which only service and amount are known.
    #[inline]
    pub fn of(service: Service, allowed: Money) -> Self {
        Self {
            service,
            allowed,
            above: Money::ZERO,
            days: u16::from(!service.has_days()),
            daily: Daily::default(),
            is_admitted: false,
            is_covered: true,
        }
    }

    /// What a plan that does not cover it leaves to the person: all of it, and what is billed above.
    pub(super) fn not_covered(&self) -> Split {
        let Self { allowed, above, .. } = *self;
        let patient = allowed + above;
        Split { allowed, patient, above, rule: SharingRule::NotCovered, cut_at: None }
    }
}

/// What Part A asks for by the day: days of a stay as they are counted within the benefit period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Daily {
    /// Days that cost a part of the deductible each.
    pub shared: u16,
    /// What they cost together.
    pub shared_cost: Money,
    /// Days of those that Medicare gives once in a life.
    pub lifetime: u16,
    /// What they cost together.
    pub lifetime_cost: Money,
    /// Days of which Medicare pays nothing.
    pub beyond: u16,
}

/// One bill, split between the plan and the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// The whole bill: what the plan allows, or the cash price; below zero where money comes back.
    pub allowed: Money,
    /// What the person pays.
    pub patient: Money,
    /// What of it is billed above the allowed amount.
    pub above: Money,
    /// How it came about.
    pub rule: SharingRule,
    /// What was left up to the yearly limit before this bill, where there is one and it cut the payment.
    pub cut_at: Option<Money>,
}

/// The rule that split a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharingRule {
    /// A line of the plan's table.
    Line(Parts),
    /// Part B of Medicare, and what a policy pays of it.
    PartB {
        /// What Medicare leaves to the person.
        parts: Parts,
        /// What the policy pays of it; `None`: there is no policy.
        policy: Option<Money>,
    },
    /// A stay under Part A of Medicare, and what a policy pays of it.
    Stay {
        /// What went to the Part A deductible of this benefit period.
        deductible: Money,
        /// What the days cost.
        daily: Daily,
        /// What the days cost that Medicare does not pay for.
        beyond: Money,
        /// What the policy pays of all this; `None`: there is no policy.
        policy: Option<Money>,
        /// In skilled nursing, where Part A has no deductible.
        is_nursing: bool,
    },
    /// No insurance: all of it.
    Cash,
    /// No plan shares such things: all of it, and it counts towards nothing.
    OwnPocket,
    /// The plan does not cover it: all of it, and it counts towards nothing.
    NotCovered,
    /// It undoes a part of an earlier bill, or all of it.
    Refund,
}

/// What a line of a plan makes of a bill. What the person pays is the sum of its amounts, less what is above the cap.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    /// The flat amount, as far as the bill reaches.
    pub copay: Money,
    /// What the plan asks for, and how many times.
    pub asked: Option<(Copay, u16)>,
    /// Whether the deductible comes into it, and when.
    pub towards: Towards,
    /// What went to the deductible.
    pub deductible: Money,
    /// That deductible is one of some services alone.
    pub deductible_is_other: bool,
    /// What the percentage is taken of.
    pub rest: Money,
    /// The percentage.
    pub coinsurance: Fraction,
    /// What it comes to.
    pub percentage: Money,
    /// The most that copay and percentage may come to, where that cut them.
    pub capped_at: Option<Money>,
    /// What lies beyond the visits or days that the plan covers.
    pub uncovered: Money,
    /// How many it covers, where there is a limit.
    pub limit: Option<Limit>,
    /// It counts towards the yearly limit.
    pub counts: bool,
}

impl Parts {
    /// Copay and percentage, under the cap.
    #[inline]
    pub fn share(&self) -> Money {
        self.capped_at.unwrap_or(self.copay + self.percentage)
    }
}
