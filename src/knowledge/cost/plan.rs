//! Insurance plans: how a bill is shared, as presets of the knowledge and in users' files alike.

use super::{Payer, PlanType, Service};
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
    /// Counted towards the yearly limit.
    pub out_of_pocket: Money,
}

/// The rules of a plan by its type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Terms {
    /// Private insurance.
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
    /// Paid in full by the person first, each plan year.
    pub deductible: Money,
    /// The person's share after it.
    pub coinsurance: Fraction,
    /// The most that a person pays in a plan year; `None`: no limit.
    pub limit: Option<Money>,
    /// Flat amounts outside the deductible.
    pub copays: Vec<(Service, Money)>,
}

/// Original Medicare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MedicareTerms {
    /// What covers the gaps.
    pub supplement: Supplement,
    /// The Part A deductible where the user gives one; else that of the year of the service.
    pub part_a_deductible: Option<Money>,
    /// The Part B deductible where the user gives one; else that of the year of the service.
    pub part_b_deductible: Option<Money>,
}

/// A Medigap plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Supplement {
    /// None.
    None,
    /// Plan G: all but the Part B deductible.
    G,
    /// Plan N: as G, but for up to this much a visit.
    N {
        /// The most that a visit costs.
        visit_copay: Money,
    },
}

impl Plan {
    /// Whether prices of that payer can go through its rules.
    pub fn takes(&self, payer: Payer) -> bool {
        match (&self.terms, payer) {
            (Terms::Medicare(_), payer) => payer == Payer::Medicare,
            // A private plan can pay what Medicare pays, as Medicare Advantage does.
            (Terms::Private(_), payer) => payer != Payer::Cash,
            (Terms::Uninsured { .. }, _) => true,
        }
    }

    /// Its type.
    pub fn plan_type(&self) -> PlanType {
        match &self.terms {
            Terms::Private(_) => PlanType::Private,
            Terms::Medicare(terms) => match terms.supplement {
                Supplement::None => PlanType::Medicare,
                Supplement::G => PlanType::MedigapG,
                Supplement::N { .. } => PlanType::MedigapN,
            },
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

/// What Medicare asks of a person in one year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MedicareYear {
    /// The calendar year.
    pub year: u16,
    /// Per benefit period; `None`: not found.
    pub part_a_deductible: Option<Money>,
    /// Once a year.
    pub part_b_deductible: Money,
    /// Where they stand.
    pub sources: Vec<Ref<Source>>,
    /// What else to know.
    pub note: Option<String>,
}

/// The rules of original Medicare that hold in every year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MedicareRules {
    /// The person's share after the Part B deductible.
    pub coinsurance: Fraction,
    /// Where the rules stand.
    pub sources: Vec<Ref<Source>>,
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
