//! Original Medicare: its rules, the amounts of its years, and the policies that fill its gaps.

use super::{CostSharing, PlanType, Service};
use crate::knowledge::Source;
use crate::values::{Fraction, Money, Ref};
use serde::{Deserialize, Serialize};

/// Original Medicare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MedicareTerms {
    /// The type of the policy that fills its gaps; `None`: there is none.
    pub policy: Option<PlanType>,
    /// The Part A deductible where the user gives one; else that of the year of the service.
    pub part_a_deductible: Option<Money>,
    /// The Part B deductible where the user gives one; else that of the year of the service.
    pub part_b_deductible: Option<Money>,
    /// The most that a visit costs, where the user gives one; else that of the policy.
    pub visit_copay: Option<Money>,
    /// The most that the emergency room costs, where the user gives it; else that of the policy.
    pub emergency_copay: Option<Money>,
    /// The policy's own deductible or yearly limit where the user gives it; else that of the year of the service.
    pub own_amount: Option<Money>,
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
    /// What a Medigap plan with a high deductible asks for first; `None`: not found.
    pub policy_deductible: Option<Money>,
    /// The yearly limits of Medigap plans K and L; `None`: not found.
    pub policy_limits: [Option<Money>; 2],
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
    /// Services of Part B with a share of their own.
    pub services: Vec<(Service, CostSharing)>,
    /// Services whose share stops at the Part A deductible, each bill by itself.
    pub capped: Vec<Service>,
    /// What Part A asks for by the day; `None`: not known.
    pub days: Option<PartADays>,
    /// The most that may be billed above what Medicare allows, as a part of it; `None`: not known.
    pub excess: Option<Fraction>,
    /// The policies that fill the gaps.
    pub policies: Vec<Policy>,
    /// Where the rules stand.
    pub sources: Vec<Ref<Source>>,
}

/// What Part A asks for by the day, in one benefit period. Amounts are parts of the Part A deductible of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartADays {
    /// The period ends when so many days in a row have passed outside.
    pub gap: u16,
    /// In hospital, nothing more is asked for up to this day.
    pub free_to: u16,
    /// After it, a part of the deductible a day up to this one.
    pub shared_to: u16,
    /// That part.
    pub shared: Fraction,
    /// After it, so many days in a whole life.
    pub lifetime_days: u16,
    /// The part of the deductible that each of them costs.
    pub lifetime: Fraction,
    /// In skilled nursing, nothing is asked for up to this day.
    pub nursing_free_to: u16,
    /// After it, a part of the deductible a day up to this one; nothing is paid beyond.
    pub nursing_to: u16,
    /// That part.
    pub nursing: Fraction,
    /// Further days in hospital that every Medigap plan pays, once in a life.
    pub policy_days: u16,
}

/// What a Medigap plan pays of what Medicare leaves to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Which.
    pub plan_type: PlanType,
    /// Of the Part A deductible.
    pub part_a_deductible: Fraction,
    /// Of the days in hospital that cost something.
    pub hospital_days: Fraction,
    /// Of the days in skilled nursing that cost something.
    pub nursing_days: Fraction,
    /// Of the Part B deductible.
    pub part_b_deductible: Fraction,
    /// Of the share under Part B.
    pub part_b_share: Fraction,
    /// Of what is billed above the amount that Medicare allows.
    pub excess: Fraction,
    /// But a visit costs up to this much of the share.
    pub visit_copay: Option<Money>,
    /// But the emergency room costs up to this much of the share, where no stay follows.
    pub emergency_copay: Option<Money>,
    /// It begins to pay after a deductible of its own, that of the year.
    pub has_deductible: bool,
    /// A yearly limit after which it pays the rest: the first or the second of the year.
    pub limit: Option<PolicyLimit>,
}

/// Which of the year's two limits a policy has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PolicyLimit {
    /// That of plan K.
    K,
    /// That of plan L.
    L,
}

impl MedicareRules {
    /// The policy of a type of plan.
    pub fn policy(&self, plan_type: PlanType) -> Option<&Policy> {
        self.policies.iter().find(|policy| policy.plan_type == plan_type)
    }
}

impl MedicareTerms {
    /// The Part A deductible of a year; `None`: not known.
    pub fn part_a(&self, year: Option<&MedicareYear>) -> Option<Money> {
        self.part_a_deductible.or_else(|| year?.part_a_deductible)
    }

    /// The Part B deductible of a year; `None`: the year is not known.
    pub fn part_b(&self, year: Option<&MedicareYear>) -> Option<Money> {
        self.part_b_deductible.or_else(|| Some(year?.part_b_deductible))
    }

    /// What fills the gaps, with the copays that the user gives; `None`: there is no policy, or its rules are not known.
    pub fn policy(&self, rules: &MedicareRules) -> Option<Policy> {
        let policy = rules.policy(self.policy?)?;
        Some(Policy {
            visit_copay: self.visit_copay.or(policy.visit_copay),
            emergency_copay: self.emergency_copay.or(policy.emergency_copay),
            ..*policy
        })
    }

    /// That policy's own deductible or yearly limit in a year; `None`: it has none, or it is not known.
    pub fn own_amount(&self, policy: &Policy, year: Option<&MedicareYear>) -> Option<Money> {
        let of_year = match (policy.limit, policy.has_deductible) {
            (Some(limit), _) => year.and_then(|year| year.limit(limit)),
            (None, true) => year.and_then(|year| year.policy_deductible),
            (None, false) => return None,
        };
        self.own_amount.or(of_year)
    }
}

impl Policy {
    /// It leaves nothing of any stay that Medicare or it covers, however long.
    pub fn fills_stays(&self) -> bool {
        self.fills_all()
            && self.hospital_days == Fraction::ALL
            && self.nursing_days == Fraction::ALL
    }

    /// It leaves nothing of a stay of few days and of Part B's share, whatever they come to.
    pub fn fills_all(&self) -> bool {
        let whole = Fraction::ALL;
        self.part_a_deductible == whole
            && self.part_b_share == whole
            && !self.has_deductible
            && self.limit.is_none()
    }
}

impl MedicareYear {
    /// The yearly limit of a policy.
    pub fn limit(&self, which: PolicyLimit) -> Option<Money> {
        let [k, l] = self.policy_limits;
        match which {
            PolicyLimit::K => k,
            PolicyLimit::L => l,
        }
    }
}
