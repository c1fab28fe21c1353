//! Insurance plans: how a bill is shared, as presets of the knowledge and in users' files alike.

use super::{CostSharing, Payer, PlanType, Service, ServiceTerms};
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
