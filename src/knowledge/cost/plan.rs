//! Insurance plans: how a bill is shared, as presets of the knowledge and in users' files alike.

use super::{CostSharing, MedicareTerms, Payer, PlanType, Service, ServiceTerms};
use crate::knowledge::Source;
use crate::values::{Fraction, Money, Ref};
use serde::{Deserialize, Serialize};

/// How a plan shares costs. What does not belong to its type is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The year that the amounts are for; `None`: any.
    pub year: Option<u16>,
    /// The first day of a plan year.
    pub starts: YearStart,
    /// Its rules.
    pub terms: Terms,
    /// Paid so far in the plan year that the plan names.
    pub spent: Spent,
}

/// Month and day on which a plan year begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearStart {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 28, so that every year has it.
    pub day: i8,
}

impl Default for YearStart {
    fn default() -> Self {
        Self { month: 1, day: 1 }
    }
}

/// What was paid so far this plan year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    /// Counted towards the deductible (of Part B, for Medicare).
    pub deductible: Money,
    /// Counted towards the yearly limit; of a Medigap plan, towards its own deductible or limit.
    pub out_of_pocket: Money,
    /// The same, by others of the family.
    pub others: OthersSpent,
    /// Of the days in hospital that Medicare gives once in a life, so many were used before.
    pub lifetime_days: u16,
}

/// What others of the family paid so far this plan year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OthersSpent {
    /// Counted towards the family's deductible.
    pub deductible: Money,
    /// Counted towards the family's yearly limit.
    pub out_of_pocket: Money,
}

/// The rules of a plan by its type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Terms {
    /// Private insurance, also where it stands in for Medicare.
    Private(PrivateTerms),
    /// Original Medicare, alone or with a Medigap plan.
    Medicare(MedicareTerms),
    /// No insurance.
    Uninsured {
        /// Taken off a list price where no cash price is known.
        discount_off_list: Option<Fraction>,
    },
}

/// A private plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrivateTerms {
    /// It is Medicare Advantage.
    pub is_advantage: bool,
    /// Paid in full first, each plan year.
    pub deductible: Bound,
    /// The most that is paid in a plan year; `None`: no limit.
    pub limit: Option<Bound>,
    /// What holds for a service without a line of its own.
    pub rest: CostSharing,
    /// Services with a line of their own, in the order of the vocabulary.
    pub services: Vec<(Service, ServiceTerms)>,
    /// Deductibles that hold for some services alone, at most [`MOST_DEDUCTIBLES`] less one.
    pub others: Vec<OtherDeductible>,
    /// Outside its network; `None`: the plan says nothing about it.
    pub outside: Option<Box<Outside>>,
}

/// The plan's own deductible and those of some services: no more than so many.
pub const MOST_DEDUCTIBLES: usize = 4;

/// A deductible of some services alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherDeductible {
    /// Which.
    pub services: Vec<Service>,
    /// How much.
    pub amount: Bound,
}

/// An amount for one person and one for the family. One of the two is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// Of each person; `None`: only the family's counts.
    pub person: Option<Money>,
    /// Of all together; `None`: the plan is for one person.
    pub family: Option<Money>,
}

impl Bound {
    /// One person's.
    pub fn of_person(amount: Money) -> Self {
        Self { person: Some(amount), family: None }
    }

    /// The most that one person can meet: the person's own, else the family's.
    pub fn for_one(&self) -> Money {
        self.person.or(self.family).unwrap_or_default()
    }
}

/// Care outside the network of a private plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outside {
    /// How it is shared, with a deductible and a limit of its own; `None`: not covered.
    pub terms: Option<PrivateTerms>,
    /// The person owes what is billed above the allowed amount.
    pub balance_billing: bool,
}

impl Plan {
    /// Whether prices of that payer can go through its rules.
    pub fn takes(&self, payer: Payer) -> bool {
        match &self.terms {
            Terms::Medicare(_) => payer == Payer::Medicare,
            Terms::Private(terms) if terms.is_advantage => payer == Payer::Medicare,
            // A private plan can pay what Medicare pays.
            Terms::Private(_) => payer != Payer::Cash,
            Terms::Uninsured { .. } => true,
        }
    }

    /// How much of what was spent on the deductible counts towards the yearly limit: no more than the deductible can go there.
    pub fn counted(&self, spent: Money) -> Money {
        match &self.terms {
            Terms::Private(terms) => spent.min(terms.deductible.for_one()),
            Terms::Medicare(_) | Terms::Uninsured { .. } => spent,
        }
    }

    /// It has a yearly amount of its own that all payments count towards.
    pub fn has_yearly_amount(&self) -> bool {
        match &self.terms {
            Terms::Private(_) => true,
            Terms::Medicare(terms) => matches!(
                terms.policy,
                Some(
                    PlanType::MedigapK
                        | PlanType::MedigapL
                        | PlanType::MedigapHdF
                        | PlanType::MedigapHdG
                )
            ),
            Terms::Uninsured { .. } => false,
        }
    }

    /// It has an amount for a family.
    pub fn is_for_family(&self) -> bool {
        match &self.terms {
            Terms::Private(terms) => {
                terms.deductible.family.is_some()
                    || terms.limit.is_some_and(|limit| limit.family.is_some())
            }
            Terms::Medicare(_) | Terms::Uninsured { .. } => false,
        }
    }

    /// Its type.
    pub fn plan_type(&self) -> PlanType {
        match &self.terms {
            Terms::Private(terms) if terms.is_advantage => PlanType::MedicareAdvantage,
            Terms::Private(_) => PlanType::Private,
            Terms::Medicare(terms) => terms.policy.unwrap_or(PlanType::Medicare),
            Terms::Uninsured { .. } => PlanType::Uninsured,
        }
    }
}

/// A plan that comes with the knowledge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Preset {
    /// Public id.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The plan.
    pub plan: Plan,
    /// Whose prices hold, where the type of plan does not tell.
    pub prices: Option<super::Payer>,
    /// Where its numbers come from.
    pub basis: Vec<Basis>,
    /// What else to know.
    pub notes: Vec<String>,
}

impl Preset {
    /// Every source of its numbers, in the order of the file.
    pub fn sources(&self) -> Vec<Ref<Source>> {
        self.basis.iter().flat_map(|basis| basis.sources.clone()).collect()
    }
}

/// Where some numbers of a preset come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Basis {
    /// The keys of the plan file that it speaks of.
    pub of: Vec<String>,
    /// Where they stand.
    pub sources: Vec<Ref<Source>>,
    /// Why a number was chosen that no source gives.
    pub assumption: Option<String>,
}

/// The most that a private plan may ask of one person in a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegalLimit {
    /// The year.
    pub year: u16,
    /// The limit.
    pub amount: Money,
    /// Where it stands.
    pub sources: Vec<Ref<Source>>,
    /// What else to know.
    pub note: Option<String>,
}
