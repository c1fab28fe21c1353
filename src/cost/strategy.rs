//! Strategies: what is done in which year, as bills in the order in which a plan sees them.
//!
//! One traversal of a strategy serves the page, the explanation, the simulation and the break-even point alike; where nothing depends on single
//! bills, the simulation adds a year's bills up first (`whole_year.rs`). Years after the second are all the same, because prices and the plan are taken
//! to stay as they are; so three years tell any number of them.

use super::claim::{InsuranceClaim, Split};
use super::ledger::{Left, Sharing};
use super::model::End;
use super::quote::{Bill, Quote};
use crate::knowledge::{Episode, Pathway, Price, Service, Source, Treatment};
use crate::values::{Money, Ref};

/// How often a step comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// So many sessions a year, each year.
    Sessions,
    /// So many times a year, each year.
    Yearly(u32),
    /// Once, in the first year.
    Once,
}

impl Repeat {
    /// How often something priced for that stretch of care comes.
    pub fn of(episode: Episode) -> Self {
        match episode {
            Episode::Session | Episode::Visit => Self::Sessions,
            Episode::Operation | Episode::NinetyDays | Episode::Scan | Episode::FirstYear => {
                Self::Once
            }
            Episode::Year => Self::Yearly(1),
            Episode::Month => Self::Yearly(12),
        }
    }
}

/// What a strategy is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TreatmentOrPathway {
    /// One treatment.
    Treatment(Ref<Treatment>),
    /// One first, another if it is not enough.
    Pathway(Ref<Pathway>),
}

/// One thing that is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StrategyStep {
    /// Its place among the quotes.
    pub quote: usize,
    /// How often it comes.
    pub repeat: Repeat,
}

/// What may follow, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecondStep {
    /// Its place among the quotes.
    pub quote: usize,
    /// Of ten thousand who start the pathway so many go on: least and most; `None`: nobody knows.
    pub chance: Option<(u16, u16)>,
}

/// Something added to a strategy, in its first year.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    /// Its place among the quotes.
    pub quote: usize,
    /// How many.
    pub count: u32,
}

/// One column: a treatment, or a pathway from one to another, with what is added to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Strategy {
    /// What it is.
    pub of: TreatmentOrPathway,
    /// What is done for sure.
    pub first: StrategyStep,
    /// What may follow.
    pub then: Option<SecondStep>,
    /// What is added.
    pub additions: Vec<Addition>,
}

/// Where the price of a quote comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum QuotedPrice {
    /// A price of the knowledge.
    Known(Quote),
    /// The person's own cost, or a price that the user gave.
    Own {
        /// What it is, as the page names it.
        label: String,
        /// One bill of it.
        bill: Bill,
        /// Sources of the rate, where it was not the user's.
        sources: Vec<Ref<Source>>,
        /// The year of the rate, where it was not the user's.
        year: Option<u16>,
    },
}

impl QuotedPrice {
    /// The price of the knowledge, where it is one.
    pub fn price(&self) -> Option<Ref<Price>> {
        match self {
            Self::Known(quote) => Some(quote.price),
            Self::Own { .. } => None,
        }
    }

    /// Its bills at an end, where that is known. A price of the person's own is the same at each.
    pub fn bills(&self, end: End) -> Option<&[Bill]> {
        match (self, end) {
            (Self::Known(quote), End::Low) => Some(&quote.low),
            (Self::Known(quote), End::Typical) => quote.typical.as_deref(),
            (Self::Known(quote), End::High) => Some(&quote.high),
            (Self::Own { bill, .. }, _) => Some(std::slice::from_ref(bill)),
        }
    }

    /// Its bills at each end that is known, from the lower to the upper.
    pub fn ends(&self) -> impl Iterator<Item = &[Bill]> {
        End::ALL.into_iter().filter_map(|end| self.bills(end))
    }
}

/// When the second step of a pathway comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// It does not: the first was enough.
    Never,
    /// In the plan year of the first.
    SameYear,
    /// In the plan year after.
    NextYear,
}

/// What is fixed for one traversal: the bills of each quote, the number of sessions, whether the second step comes.
#[derive(Debug, Clone, Copy)]
pub struct Draw<'b> {
    /// Bills by quote.
    pub bills: &'b [Vec<Bill>],
    /// Sessions a year.
    pub sessions: u32,
    /// Whether and when the second step comes.
    pub follow: Follow,
}

/// One bill on the way, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedBill {
    /// Counted from 1.
    pub year: u32,
    /// Its place among the quotes.
    pub quote: usize,
    /// What it is for.
    pub service: Service,
    /// All of it.
    pub allowed: Money,
    /// How the plan split it; without a plan the person's part is unknown.
    pub split: Option<Split>,
}

/// The plan at the start of the first year and of each later one.
#[derive(Debug, Clone, Copy)]
pub struct Plans<'p> {
    /// Its rules.
    pub sharing: &'p Sharing,
    /// What is left of its limits in the first year, after what was spent already.
    pub first_year: Left,
    /// What is left of them in a later year, of which nothing was spent.
    pub later_year: Left,
}

/// All bills and the person's part of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// What the plan and the person pay together.
    pub total: Money,
    /// What the person pays; nothing where no plan is known.
    pub patient: Money,
}

impl Strategy {
    /// Walks through the bills of one year (0 is the first), in the order in which the plan sees them: the first step session by session,
    /// then the second step, then what is added.
    #[inline]
    pub fn each_bill_of_year(
        &self,
        year: u32,
        draw: &Draw,
        plans: Option<&Plans>,
        mut pass: impl FnMut(SharedBill),
    ) {
        let mut open = plans.map(|plans| {
            let left = if year == 0 { plans.first_year } else { plans.later_year };
            (plans.sharing, left)
        });
        let mut take = |quote: usize, count: u32| {
            let Some(bills) = draw.bills.get(quote) else {
                return;
            };
            for _ in 0..count {
                for bill in bills.iter().filter(|bill| !bill.is_own()) {
                    for _ in 0..bill.times {
                        pass(shared(year, quote, bill.service, bill.amount, &mut open));
                    }
                }
            }
            // What no plan shares is the same in one sum as in many.
            for bill in bills.iter().filter(|bill| bill.is_own()) {
                let amount = bill.amount * bill.times * count;
                if amount > Money::ZERO {
                    pass(shared(year, quote, bill.service, amount, &mut open));
                }
            }
        };
        self.each_step_of_year(year, draw, &mut take);
    }

    /// What is done in one year (0 is the first): which quote comes how often, in the order in which the plan sees it.
    #[inline]
    pub(super) fn each_step_of_year(
        &self,
        year: u32,
        draw: &Draw,
        mut take: impl FnMut(usize, u32),
    ) {
        let follows_in = match draw.follow {
            Follow::Never => None,
            Follow::SameYear => Some(0),
            Follow::NextYear => Some(1),
        };
        // Once the second step comes, the first is over.
        if year == 0 || follows_in.is_none() {
            take(self.first.quote, times(self.first.repeat, year, draw.sessions));
        }
        if let Some(then) = self.then
            && follows_in == Some(year)
        {
            take(then.quote, 1);
        }
        if year == 0 {
            for addition in &self.additions {
                take(addition.quote, addition.count);
            }
        }
    }

    /// The totals of so many years, split bill by bill.
    pub fn totals(&self, years: u32, draw: &Draw, plans: Option<&Plans>) -> Totals {
        let same_plan = || plans.is_none_or(|plans| plans.first_year == plans.later_year);
        self.add_years(years, draw, same_plan, |year| self.totals_of_year(year, draw, plans))
    }

    /// Adds up so many years. Years that cannot differ are reckoned once, years without a bill not at all. `same_plan`: whether the first year finds
    /// the plan as each later one does.
    #[inline]
    pub(super) fn add_years(
        &self,
        years: u32,
        draw: &Draw,
        same_plan: impl Fn() -> bool,
        of_year: impl Fn(u32) -> Totals,
    ) -> Totals {
        let mut sum = Totals::default();
        let mut year = 0;
        while year < years {
            if year > 0 && self.is_over_by(year, draw) {
                break;
            }
            let totals = of_year(year);
            let is_like_the_next = draw.follow == Follow::Never
                && (year > 0
                    || self.first.repeat != Repeat::Once
                        && self.additions.is_empty()
                        && same_plan());
            let same = if is_like_the_next { years - year } else { 1 };
            sum.total += totals.total * same;
            sum.patient += totals.patient * same;
            year += same;
        }
        sum
    }

    /// Whether no bill comes in that year (1 or later) or after it.
    fn is_over_by(&self, year: u32, draw: &Draw) -> bool {
        match draw.follow {
            Follow::Never => self.first.repeat == Repeat::Once,
            Follow::SameYear => true,
            Follow::NextYear => year > 1,
        }
    }

    fn totals_of_year(&self, year: u32, draw: &Draw, plans: Option<&Plans>) -> Totals {
        let mut totals = Totals::default();
        self.each_bill_of_year(year, draw, plans, |passed| {
            totals.total += passed.allowed;
            if let Some(split) = passed.split {
                totals.patient += split.patient;
            }
        });
        totals
    }
}

/// A bill of a year (0 is the first), split by what is left of the plan.
#[expect(
    clippy::inline_always,
    reason = "as what splits it: a simulation asks this a million times and reads two of its fields"
)]
#[inline(always)]
fn shared(
    year: u32,
    quote: usize,
    service: Service,
    allowed: Money,
    open: &mut Option<(&Sharing, Left)>,
) -> SharedBill {
    let claim = InsuranceClaim::of(service, allowed);
    let split = open.as_mut().map(|(sharing, left)| sharing.split(left, &claim));
    SharedBill { year: year.saturating_add(1), quote, service, allowed, split }
}

fn times(repeat: Repeat, year: u32, sessions: u32) -> u32 {
    match repeat {
        Repeat::Sessions => sessions,
        Repeat::Yearly(times) => times,
        Repeat::Once if year == 0 => 1,
        Repeat::Once => 0,
    }
}
